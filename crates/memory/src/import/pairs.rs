//! Which texts of a unit make pairs, by the languages that the file gives and the caller asks for.

use super::ImportError;
use super::file_unit::{FileUnit, Variant};
use super::inline::{Numbers, tagged};
use super::sink::Sink;
use crate::table::languages::parsed;
use crate::unit::{NewUnit, Origin};
use jiff::Timestamp;
use persklaar_text::{Language, TaggedText};
use uuid::Uuid;

/// Which text of a unit is the source, and which ones are translations; or why there is no pair.
type Chosen = Result<(usize, Vec<usize>), String>;

/// Author and time for what does not say them.
struct Otherwise<'a> {
    author: Option<&'a str>,
    at: Timestamp,
}

/// Gives the pairs of a unit to the sink: those that were asked for, or every one from the source language.
pub(crate) fn take(
    unit: &FileUnit,
    source_language: Option<&str>,
    sink: &mut Sink<'_>,
    line: u64,
) -> Result<(), ImportError> {
    // One id is one unit; of a text in many languages the others get ids of their own.
    let mut uuid = unit.id.as_deref().and_then(|id| Uuid::parse_str(id).ok());
    let otherwise = Otherwise { author: sink.options.author.as_deref(), at: sink.options.at };
    let chosen = match sink.languages() {
        Some(languages) => asked_for(unit, languages),
        None => every(unit, source_language),
    };
    let (source, targets) = match chosen {
        Ok(chosen) => chosen,
        Err(reason) => {
            sink.skip(line, reason);
            return Ok(());
        }
    };
    for target in targets {
        match pair(unit, source, target, &otherwise) {
            Ok(new) => sink.add(&new, uuid.take(), line)?,
            Err(reason) => sink.skip(line, reason),
        }
    }
    Ok(())
}

/// The one pair of these languages.
fn asked_for(unit: &FileUnit, (from, to): &(Language, Language)) -> Chosen {
    let source = serving(unit, from, None).ok_or_else(|| format!("there is no text in {from}"))?;
    let target = serving(unit, to, Some(source)).ok_or_else(|| format!("there is no text in {to}"))?;
    Ok((source, vec![target]))
}

/// Every pair from the source language to another; under `*all*`, or where no source language is given, from the first.
fn every(unit: &FileUnit, source_language: Option<&str>) -> Chosen {
    let named = unit.source_language.as_deref().or(source_language);
    let source = match named.filter(|name| !name.trim().is_empty() && !name.eq_ignore_ascii_case("*all*")) {
        None => 0,
        Some(name) => in_language(unit, name)
            .ok_or_else(|| format!("there is no text in the source language {name}"))?,
    };
    let first = unit.variants.get(source).ok_or_else(|| "there is no text in it".to_owned())?;
    let is_other = |variant: &Variant| !variant.language.eq_ignore_ascii_case(&first.language);
    let targets: Vec<usize> = (0..unit.variants.len()).filter(|at| is_other(&unit.variants[*at])).collect();
    if targets.is_empty() { Err(alone(unit)) } else { Ok((source, targets)) }
}

/// Why a unit has no pair.
fn alone(unit: &FileUnit) -> String {
    match unit.variants.as_slice() {
        [first, _, ..] => format!("every text in it is in {}", first.language),
        _ => "there is no translation in it".to_owned(),
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

fn pair(unit: &FileUnit, source: usize, target: usize, otherwise: &Otherwise<'_>) -> Result<NewUnit, String> {
    let (source, target) = (&unit.variants[source], &unit.variants[target]);
    let (from, to) = (language(source)?, language(target)?);
    let (source_text, numbers) = text(source, &Numbers::default())?;
    let (target_text, _) = text(target, &numbers)?;
    let property = |names: &[&str]| {
        let all = unit.properties.iter().chain(&source.properties).chain(&target.properties);
        let mut found = all.filter(|(name, value)| names.contains(&name.as_str()) && !value.is_empty());
        found.next().map(|(_, value)| value.clone())
    };
    let author = target.author.as_ref().or(unit.author.as_ref()).map(String::as_str).or(otherwise.author);
    Ok(NewUnit {
        from,
        to,
        source: source_text,
        target: target_text,
        previous: property(&["x-previous", "prev"]),
        next: property(&["x-next", "next"]),
        document: property(&["x-document", "file"]),
        author: author.map(str::to_owned),
        at: target.changed.or(unit.changed).unwrap_or(otherwise.at),
        origin: Origin::Imported,
    })
}

fn language(variant: &Variant) -> Result<Language, String> {
    if variant.language.is_empty() {
        return Err("a text has no language".to_owned());
    }
    parsed(&variant.language).map_err(|_| format!("'{}' is not a language", variant.language))
}

fn text(variant: &Variant, known: &Numbers) -> Result<(TaggedText, Numbers), String> {
    match &variant.segment {
        Some(Ok(items)) => Ok(tagged(items.clone(), known)),
        Some(Err(reason)) => Err(reason.clone()),
        None => Err("a text has no segment".to_owned()),
    }
}
