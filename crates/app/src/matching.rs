//! What the memories know of a segment, and filling a job with it.

use crate::contract::*;
use crate::jobs::count;
use jiff::Timestamp;
use persklaar_job::{Changed, Job, Origin, Segment, State};
use persklaar_memory::{Match, Memory, Query};
use persklaar_text::diff::{DiffOp, diff};
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
    let query = Query {
        source: &question.source,
        previous: question.previous.as_deref(),
        next: question.next.as_deref(),
        from: languages.0,
        to: languages.1,
        min,
        limit,
        exhaustive,
    };
    Ok(memory.lookup(&query)?)
}

/// The target of a match for a segment, its tags mapped onto the segment's own.
pub fn target_for(found: &Match, source: &TaggedText) -> Mapped {
    map_tags(&found.unit.target, &found.unit.source, source)
}

/// A match over the contract.
pub fn match_view(found: &Match, source: &TaggedText, memory: (&str, &str)) -> MatchView {
    let mapped = target_for(found, source);
    MatchView {
        score: found.score,
        penalty: found.penalty,
        source: found.unit.source.written(),
        target: mapped.text.written(),
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

/// Fills the empty segments with the best match at or above `min`, as one operation.
///
/// # Errors
/// When a memory or the job cannot be used; nothing is filled then.
pub fn pretranslate(job: &mut Job, best: &mut Best<'_>, at: Timestamp) -> Result<Filled, AppError> {
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
        targets.push((segment.id, target_for(&found, &segment.source).text, Origin::Match(found.score)));
    }
    let empty = segments.iter().filter(|segment| segment.state == State::Empty).count();
    let left = count(empty - targets.len());
    let changed = if targets.is_empty() { None } else { Some(job.prefill(targets, at)?) };
    Ok(Filled { changed, filled, left })
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
