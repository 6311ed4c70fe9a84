//! Which texts of a unit make pairs, by the languages that the file gives and the caller asks for.

use super::file_unit::{Details, FileUnit, Variant};
use super::inline::{Numbers, tagged};
use super::sink::{LONGEST, Sink};
use super::xml::{LONGEST_LANGUAGE, shortened};
use super::{ImportError, Reason};
use crate::table::languages::parsed;
use crate::table::unit::Past;
use crate::unit::{NewUnit, Origin};
use jiff::Timestamp;
use persklaar_text::{Language, TaggedText};
use uuid::Uuid;

/// Which text of a unit is the source, and which ones are translations; or why there is no pair.
type Chosen = Result<(usize, Vec<usize>), Reason>;

/// Author and time for what does not say them.
struct Otherwise<'a> {
    author: Option<&'a str>,
    at: Timestamp,
}

/// A longer name of a person or a document is none.
pub(crate) const LONGEST_NAME: usize = 1024;
/// A unit in many languages has its source in each of its pairs, which must not make much of little.
const MOST_REPEATED: usize = 64 * 1024 * 1024;

/// Gives the pairs of a unit to the sink: those that were asked for, or every one from the source language.
pub(crate) fn take(
    unit: &FileUnit,
    source_language: Option<&str>,
    sink: &mut Sink<'_>,
    line: u64,
) -> Result<(), ImportError> {
    // One id is one unit; of a text in many languages the others get ids of their own.
    let mut uuid = unit.id.as_deref().and_then(|id| Uuid::parse_str(id).ok());
    let author = sink.options.author.as_deref().filter(|_| !unit.is_ours);
    let otherwise = Otherwise { author, at: sink.options.at };
    let own = own_source(unit, source_language);
    let own_place = own.as_ref().ok().copied();
    let (source, targets) = match chosen(unit, own, sink.languages()) {
        Ok(chosen) => chosen,
        Err(reason) => {
            sink.skip(line, reason);
            return Ok(());
        }
    };
    for target in targets {
        match pair(unit, (source, target), own_place == Some(source), &otherwise) {
            Ok((new, past)) => sink.add(new, past, uuid.take(), line)?,
            Err(reason) => sink.skip(line, reason),
        }
    }
    Ok(())
}

fn chosen(unit: &FileUnit, own: Result<usize, Reason>, asked: Option<&(Language, Language)>) -> Chosen {
    if let Some(fault) = &unit.fault {
        return Err(fault.clone());
    }
    let (source, targets) = match asked {
        Some(languages) => asked_for(unit, languages)?,
        None => every(unit, own?)?,
    };
    let length = unit.variants.get(source).map_or(0, Variant::length);
    if length.saturating_mul(targets.len()) > MOST_REPEATED {
        return Err(Reason::TooLongRepeated);
    }
    Ok((source, targets))
}

/// The one pair of these languages.
fn asked_for(unit: &FileUnit, (from, to): &(Language, Language)) -> Chosen {
    let absent = |language: &Language| Reason::LanguageAbsent { language: language.to_string() };
    let source = serving(unit, from, None).ok_or_else(|| absent(from))?;
    let target = serving(unit, to, Some(source)).ok_or_else(|| absent(to))?;
    Ok((source, vec![target]))
}

/// The text in the file's source language; under `*all*`, or where no source language is given, the first.
fn own_source(unit: &FileUnit, source_language: Option<&str>) -> Result<usize, Reason> {
    let named = unit.source_language.as_deref().or(source_language);
    match named.filter(|name| !name.trim().is_empty() && !name.eq_ignore_ascii_case("*all*")) {
        None => Ok(0),
        Some(name) => {
            in_language(unit, name).ok_or_else(|| Reason::SourceAbsent { language: name.to_owned() })
        }
    }
}

/// Every pair from the source language to another.
fn every(unit: &FileUnit, source: usize) -> Chosen {
    let first = unit.variants.get(source).ok_or(Reason::TextAbsent)?;
    let is_other = |variant: &Variant| !variant.language.eq_ignore_ascii_case(&first.language);
    let targets: Vec<usize> = (0..unit.variants.len()).filter(|at| is_other(&unit.variants[*at])).collect();
    if targets.is_empty() { Err(alone(unit)) } else { Ok((source, targets)) }
}

/// As much of a language's name as is worth repeating.
fn told(language: &str) -> String {
    shortened(language.to_owned(), LONGEST_LANGUAGE)
}

/// Why a unit has no pair.
fn alone(unit: &FileUnit) -> Reason {
    match unit.variants.as_slice() {
        [first, _, ..] => Reason::OneLanguage { language: told(&first.language) },
        _ => Reason::Untranslated,
    }
}

/// The text in a language by name, or else in one that serves it.
fn in_language(unit: &FileUnit, name: &str) -> Option<usize> {
    let same = unit.variants.iter().position(|variant| variant.language.eq_ignore_ascii_case(name));
    same.or_else(|| serving(unit, &parsed(name).ok()?, None))
}

/// The text in a language, or else in one that serves it, other than `not`.
fn serving(unit: &FileUnit, wanted: &Language, not: Option<usize>) -> Option<usize> {
    let found = |fits: &dyn Fn(&Language) -> bool| {
        (0..unit.variants.len())
            .filter(|at| Some(*at) != not)
            .find(|at| parsed(&unit.variants[*at].language).is_ok_and(|language| fits(&language)))
    };
    found(&|language| language == wanted).or_else(|| found(&|language| wanted.serves(language)))
}

/// The unit of two texts. `is_own` says that its source is in the source language of the file, as the neighbours are
/// that the file gives to all of its texts together.
fn pair(
    unit: &FileUnit,
    (source, target): (usize, usize),
    is_own: bool,
    otherwise: &Otherwise<'_>,
) -> Result<(NewUnit, Past), Reason> {
    let (source, target) = (&unit.variants[source], &unit.variants[target]);
    let (from, to) = (language(source)?, language(target)?);
    let (source_text, numbers) = text(source, &Numbers::default())?;
    let (target_text, _) = text(target, &numbers)?;
    // What is said of the translation goes before what is said of the unit.
    let said = [&target.details, &unit.details, &source.details];
    let own = if is_own { Some(&unit.details) } else { None };
    let beside = || [Some(&source.details), own].into_iter().flatten();
    let author = said[..2].iter().find_map(|details| name(details.author.as_deref()));
    let (at, past) = past(said, otherwise.at);
    let new = NewUnit {
        from,
        to,
        source: source_text,
        target: target_text,
        previous: beside().find_map(|details| neighbour(details.previous.as_ref())),
        next: beside().find_map(|details| neighbour(details.next.as_ref())),
        document: said.iter().find_map(|details| name(details.document.as_deref())),
        author: author.or_else(|| otherwise.author.map(str::to_owned)),
        at,
        origin: said.iter().find_map(|details| details.origin).unwrap_or(Origin::Imported),
    };
    Ok((new, past))
}

/// When it was changed last, and what was before. Of the two dates one stands for the other.
fn past(said: [&Details; 3], otherwise: Timestamp) -> (Timestamp, Past) {
    let created = said.iter().find_map(|details| details.created);
    let changed = said.iter().find_map(|details| details.changed);
    let used = said.iter().find_map(|details| details.used).unwrap_or_default();
    let at = changed.or(created).unwrap_or(otherwise);
    (at, Past { created: created.unwrap_or(at), used })
}

fn name(name: Option<&str>) -> Option<String> {
    name.filter(|name| !name.is_empty() && name.len() <= LONGEST_NAME).map(str::to_owned)
}

/// What is too long for a segment is none.
fn neighbour(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.is_empty() && text.len() <= LONGEST).cloned()
}

fn language(variant: &Variant) -> Result<Language, Reason> {
    if variant.language.is_empty() {
        return Err(Reason::LanguageMissing);
    }
    parsed(&variant.language).map_err(|_| Reason::LanguageUnknown { language: told(&variant.language) })
}

fn text(variant: &Variant, known: &Numbers) -> Result<(TaggedText, Numbers), Reason> {
    match &variant.segment {
        Some(Ok(items)) => Ok(tagged(items.clone(), known)),
        Some(Err(reason)) => Err(reason.clone()),
        None => Err(Reason::SegmentMissing),
    }
}
