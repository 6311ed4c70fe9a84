//! Changes stretches of a text and leaves its tags where they are.

use super::scan::Scanned;
use super::settle::{Planned, Refused};
use super::thing::Value;
use super::{Reason, Replacement};
use crate::{Piece, TaggedText};
use std::ops::Range;

/// A stretch in bytes of the text without tags, never empty, and what stands there afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) span: Range<usize>,
    pub(super) text: String,
}

/// All edits of a text, in order and apart from each other.
#[derive(Debug)]
pub(super) struct Edits<'a> {
    planned: Vec<&'a Planned>,
    edits: Vec<&'a Edit>,
}

impl<'a> Edits<'a> {
    pub(super) fn of(planned: &'a [Planned]) -> Self {
        let mut planned: Vec<&Planned> = planned.iter().collect();
        planned.sort_by_key(|planned| planned.span.start);
        let mut edits: Vec<&Edit> = planned.iter().flat_map(|planned| &planned.edits).collect();
        edits.sort_by_key(|edit| edit.span.start);
        Self { planned, edits }
    }

    /// Where a place is after the edits; a place inside an edit goes to its end.
    fn moved(&self, at: usize) -> usize {
        let mut moved = at;
        for edit in self.edits.iter().filter(|edit| edit.span.end <= at) {
            moved = moved + edit.text.len() - edit.span.len();
        }
        moved
    }

    /// The text with the edits. An edit that crosses a tag is not made.
    pub(super) fn apply(&self, text: &TaggedText) -> TaggedText {
        let mut out = TaggedText::default();
        let mut at = 0;
        for piece in text.pieces() {
            match piece {
                Piece::Tag(tag) => out.push_tag(*tag),
                Piece::Text(run) => {
                    out.push_text(&self.in_run(run, at));
                    at += run.len();
                }
            }
        }
        out
    }

    /// A run that begins at `start` of the text.
    fn in_run(&self, run: &str, start: usize) -> String {
        let mut out = String::with_capacity(run.len());
        let mut at = start;
        let end = start + run.len();
        for edit in self.edits.iter().filter(|edit| start <= edit.span.start && edit.span.end <= end) {
            out.push_str(run.get(at - start..edit.span.start - start).unwrap_or_default());
            out.push_str(&edit.text);
            at = edit.span.end;
        }
        out.push_str(run.get(at - start..).unwrap_or_default());
        out
    }

    /// What was replaced, with its place in characters. `before` is the text without the edits, `after` with them.
    pub(super) fn replacements(&self, before: &str, after: &str) -> Vec<Replacement> {
        let replacement = |planned: &&Planned| {
            let place = self.moved(planned.span.start)..self.moved(planned.span.end);
            let count = |at: usize| after.get(..at).unwrap_or_default().chars().count();
            Replacement {
                kind: planned.kind,
                span: count(place.start)..count(place.end),
                was: before.get(planned.span.clone()).unwrap_or_default().to_owned(),
                is: after.get(place).unwrap_or_default().to_owned(),
                source_was: planned.source_was.clone(),
                source_is: planned.source_is.clone(),
            }
        };
        self.planned.iter().map(replacement).collect()
    }
}

/// Parts those whose edits each lie in one run of text from those with a tag inside.
pub(super) fn within_runs(planned: Vec<Planned>, text: &TaggedText) -> (Vec<Planned>, Vec<Refused>) {
    let runs = runs(text);
    let lies = |edit: &Edit| runs.iter().any(|run| run.start <= edit.span.start && edit.span.end <= run.end);
    part(planned, Reason::Tag, |planned| planned.edits.iter().all(lies))
}

/// Parts those that are read in their place as what they should say from the others. `found` is the text afterwards.
pub(super) fn that_are_read(planned: Vec<Planned>, found: &Scanned) -> (Vec<Planned>, Vec<Refused>) {
    let edits = Edits::of(&planned);
    let is_read = |planned: &&Planned| {
        let place = edits.moved(planned.span.start)..edits.moved(planned.span.end);
        let says = |value: &Value| match &planned.value {
            Value::Code(code) => found.at(&place) == code,
            other => value == other,
        };
        matches!(planned.value, Value::Name(_))
            || found.things.iter().any(|thing| thing.span == place && says(&thing.value))
    };
    let read: Vec<usize> = planned.iter().filter(is_read).map(|planned| planned.span.start).collect();
    part(planned, Reason::Form, |planned| read.contains(&planned.span.start))
}

/// Parts what may be done from what may not. What is for one difference is done in all its places or in none.
fn part(
    planned: Vec<Planned>,
    reason: Reason,
    may: impl Fn(&Planned) -> bool,
) -> (Vec<Planned>, Vec<Refused>) {
    let refused: Vec<usize> =
        planned.iter().filter(|planned| !may(planned)).map(|planned| planned.order).collect();
    let kept = planned.into_iter().filter(|planned| !refused.contains(&planned.order)).collect();
    (kept, refused.into_iter().map(|order| Refused { order, reason }).collect())
}

/// Where the runs of text stand in the text without tags.
fn runs(text: &TaggedText) -> Vec<Range<usize>> {
    let mut at = 0;
    let length = |piece: &Piece| match piece {
        Piece::Text(run) => Some(run.len()),
        Piece::Tag(_) => None,
    };
    let mut runs = Vec::new();
    for length in text.pieces().iter().filter_map(length) {
        runs.push(at..at + length);
        at += length;
    }
    runs
}
