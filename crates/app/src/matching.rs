//! What the memories know of a segment, and filling a job with it.

use crate::contract::*;
use crate::jobs::count;
use jiff::Timestamp;
use persklaar_job::{Changed, Filling, Job, Origin, Segment, State};
use persklaar_memory::{Match, Memory, Query};
use persklaar_text::diff::{DiffOp, diff};
use persklaar_text::repair::{Left, Repaired, Repairer, Replacement};
use persklaar_text::tag_mapping::{Mapped, map_tags};
use persklaar_text::{Language, TaggedText};
use std::collections::BTreeMap;

/// How many matches a segment is shown.
pub const SHOWN: usize = 5;

/// A segment as a query: its text and its neighbours'.
pub struct Question {
    /// The segment's source.
    pub source: TaggedText,
    /// The source before it, without tags.
    pub previous: Option<String>,
    /// The source after it, without tags.
    pub next: Option<String>,
}

/// The segments as queries, each with its neighbours.
pub fn questions<'a>(sources: impl IntoIterator<Item = &'a TaggedText>) -> Vec<Question> {
    let sources: Vec<&TaggedText> = sources.into_iter().collect();
    let text = |at: Option<usize>| at.and_then(|at| sources.get(at)).map(|source| source.text());
    let question = |(at, source): (usize, &&TaggedText)| Question {
        source: (*source).clone(),
        previous: text(at.checked_sub(1)),
        next: text(Some(at + 1)),
    };
    sources.iter().enumerate().map(question).collect()
}

impl Question {
    /// As a memory is asked.
    pub(crate) fn query<'a>(
        &'a self,
        languages: (&'a Language, &'a Language),
        min: u8,
        limit: usize,
    ) -> Query<'a> {
        Query {
            source: &self.source,
            previous: self.previous.as_deref(),
            next: self.next.as_deref(),
            from: languages.0,
            to: languages.1,
            min,
            limit,
            exhaustive: false,
        }
    }
}

/// The best matches of one memory.
///
/// # Errors
/// When the memory cannot be read.
pub fn lookup(
    memory: &Memory,
    question: &Question,
    languages: (&Language, &Language),
    min: u8,
    limit: usize,
    exhaustive: bool,
) -> Result<Vec<Match>, AppError> {
    Ok(memory.lookup(&Query { exhaustive, ..question.query(languages, min, limit) })?)
}

/// The target of a match for a segment, its tags mapped onto the segment's own.
pub fn target_for(found: &Match, source: &TaggedText) -> Mapped {
    map_tags(&found.unit.target, &found.unit.source, source)
}

/// The target of a match with what differs replaced; none where nothing could be.
pub fn repaired(found: &Match, source: &TaggedText, repairer: Option<&Repairer>) -> Option<Repaired> {
    let repairer = repairer.filter(|_| found.score < 100)?;
    let repaired = repairer.repair(source, &found.unit.source, &found.unit.target);
    (!repaired.replaced.is_empty() || !repaired.placed.is_empty()).then_some(repaired)
}

/// A match over the contract.
pub fn match_view(
    found: &Match,
    source: &TaggedText,
    memory: (&str, &str),
    repairer: Option<&Repairer>,
) -> MatchView {
    let mapped = target_for(found, source);
    MatchView {
        score: found.score,
        penalty: found.penalty,
        also_in: 0,
        source: found.unit.source.written(),
        target: mapped.text.written(),
        repaired: repaired(found, source, repairer).map(|repaired| repair_view(&repaired)),
        dropped_tags: count(mapped.dropped.len()),
        diff: diff_view(&found.unit.source.text(), &source.text()),
        why: found.why.iter().map(ToString::to_string).collect(),
        memory: memory.0.to_owned(),
        memory_name: memory.1.to_owned(),
        unit: found.unit.id,
        document: found.unit.document.clone().unwrap_or_default(),
        author: found.unit.author.clone().unwrap_or_default(),
        changed: found.unit.changed.to_string(),
    }
}

fn repair_view(repaired: &Repaired) -> RepairView {
    let replaced = |replacement: &Replacement| ReplacedView {
        kind: replacement.kind.name().to_owned(),
        span: (count(replacement.span.start), count(replacement.span.end)),
        was: replacement.was.clone(),
        is: replacement.is.clone(),
        source_was: replacement.source_was.clone(),
        source_is: replacement.source_is.clone(),
    };
    let left = |left: &Left| LeftView {
        was: left.was.clone(),
        is: left.is.clone(),
        kind: left.refused.map(|(kind, _)| kind.name().to_owned()),
        reason: left.refused.map(|(_, reason)| reason.name().to_owned()),
    };
    RepairView {
        target: repaired.text.written(),
        replaced: repaired.replaced.iter().map(replaced).collect(),
        left: repaired.left.iter().map(left).collect(),
        full: repaired.is_full(),
        placed_tags: count(repaired.placed.len()),
    }
}

/// From the unit's source to the segment's.
pub fn diff_view(unit: &str, segment: &str) -> Vec<DiffView> {
    let op = |op| match op {
        DiffOp::Same => "same",
        DiffOp::Insert => "insert",
        DiffOp::Delete => "delete",
    };
    diff(unit, segment)
        .into_iter()
        .map(|part| DiffView { op: op(part.op).to_owned(), text: part.text })
        .collect()
}

/// Looks up the best match of any memory.
pub(crate) type Best<'a> = dyn FnMut(&Question) -> Result<Option<Match>, AppError> + 'a;

/// What a pretranslation did.
pub struct Filled {
    /// The operation, if anything was filled.
    pub changed: Option<Changed>,
    /// How many by score: `102`, `101`, `100`, `75-99`, `1-74`, `mt`.
    pub filled: BTreeMap<String, u32>,
    /// How many segments are still empty.
    pub left: u32,
}

/// Fills the empty segments with the best match at or above `min`, as one operation. What is replaced in a match is to
/// be looked at.
///
/// # Errors
/// When a memory or the job cannot be used; nothing is filled then.
pub fn pretranslate(
    job: &mut Job,
    best: &mut Best<'_>,
    repairer: Option<&Repairer>,
    at: Timestamp,
) -> Result<Filled, AppError> {
    let segments = job.segments()?;
    let asked = questions(segments.iter().map(|segment| &segment.source));
    let mut filled: BTreeMap<String, u32> =
        ["102", "101", "100", "75-99", "mt"].map(|name| (name.to_owned(), 0)).into();
    let mut targets = Vec::new();
    for (segment, question) in segments.iter().zip(&asked) {
        if !wants_target(segment) {
            continue;
        }
        let Some(found) = best(question)? else { continue };
        *filled.entry(bucket(found.score).to_owned()).or_default() += 1;
        targets.push(filling(segment, &found, repairer));
    }
    let empty = segments.iter().filter(|segment| segment.state == State::Empty).count();
    let left = count(empty - targets.len());
    let changed = if targets.is_empty() { None } else { Some(job.prefill(targets, at)?) };
    Ok(Filled { changed, filled, left })
}

fn filling(segment: &Segment, found: &Match, repairer: Option<&Repairer>) -> Filling {
    let repaired = repaired(found, &segment.source, repairer);
    let needs_look = repaired.as_ref().is_some_and(|repaired| !repaired.replaced.is_empty());
    let tags_guessed = repaired.as_ref().is_some_and(|repaired| !repaired.placed.is_empty());
    let target = repaired.map_or_else(|| target_for(found, &segment.source).text, |repaired| repaired.text);
    Filling { segment: segment.id, target, origin: Origin::Match(found.score), tags_guessed, needs_look }
}

/// Parts of the page in another language are offered and left alone.
pub(crate) fn wants_target(segment: &Segment) -> bool {
    segment.state == State::Empty && !segment.locked && segment.language.is_none()
}

fn bucket(score: u8) -> &'static str {
    match score {
        102.. => "102",
        101 => "101",
        100 => "100",
        75..=99 => "75-99",
        _ => "1-74",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use persklaar_memory::Unit;

    fn found(score: u8, source: &str, target: &str) -> Match {
        let unit = Unit {
            id: 1,
            uuid: String::new(),
            revision: 1,
            from: "nl".parse().unwrap(),
            to: "en".parse().unwrap(),
            source: TaggedText::plain(source),
            target: TaggedText::plain(target),
            previous: None,
            next: None,
            document: None,
            author: None,
            created: Timestamp::UNIX_EPOCH,
            changed: Timestamp::UNIX_EPOCH,
            used: 0,
            origin: persklaar_memory::Origin::Imported,
        };
        Match { unit, score, penalty: 0, similarity: 0.9, why: Vec::new(), reversed: false }
    }

    fn view(found: &Match, source: &str, repairs: bool) -> MatchView {
        let repairer = repairs.then(|| Repairer::new(&"nl".parse().unwrap(), &"en".parse().unwrap()));
        match_view(found, &TaggedText::plain(source), ("m", "Memory"), repairer.as_ref())
    }

    #[test]
    fn a_view_has_the_units_target_and_the_repaired_one() {
        let found = found(99, "Er zijn 12 zaken.", "There are 12 cases.");
        let shown = view(&found, "Er zijn 1.400 zaken.", true);
        assert_eq!(shown.target, "There are 12 cases.");
        let repaired = shown.repaired.unwrap();
        assert_eq!((repaired.target.as_str(), repaired.full), ("There are 1,400 cases.", true));
        let replaced = &repaired.replaced[0];
        assert_eq!((replaced.kind.as_str(), replaced.span), ("number", (10, 15)));
        assert_eq!((replaced.source_was.as_str(), replaced.source_is.as_str()), ("12", "1.400"));
    }

    #[test]
    fn nothing_is_replaced_unasked_nor_where_nothing_differs() {
        let differs = found(99, "Er zijn 12 zaken.", "There are 12 cases.");
        assert_eq!(view(&differs, "Er zijn 14 zaken.", false).repaired, None);
        assert_eq!(view(&differs, "Er zijn 12 zaken!", true).repaired, None);
        let exact = found(100, "Er zijn 12 zaken.", "There are 12 cases.");
        assert_eq!(view(&exact, "Er zijn 12 zaken.", true).repaired, None);
    }
}
