//! Operations on segments. Each is one transaction that changes segments and appends to the history what they were
//! before and after; a new operation ends what could be redone.

pub(crate) mod confirm;
pub(crate) mod edit;
pub(crate) mod history;

use crate::error::JobError;
use crate::segment::{Origin, Segment, State, Work};
use crate::table::change::Change;
use crate::table::operation::OperationKind;
use crate::table::outbox::OutboxUnit;
use crate::table::{self, meta};
use jiff::Timestamp;
use persklaar_text::TaggedText;
use rusqlite::Connection;

/// What an operation did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The segments as they are now. An operation that found nothing to do answers its segment unchanged.
    pub segments: Vec<Segment>,
    /// The operation in the history; 0 if there was nothing to do and nothing was done before.
    pub operation: i64,
}

/// A target that does not come from the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filling {
    /// Id of the segment.
    pub segment: i64,
    /// Its target.
    pub target: TaggedText,
    /// Where that came from.
    pub origin: Origin,
    /// The machine lost the tags' places and the program guessed them.
    pub tags_guessed: bool,
    /// The program changed something in it that somebody should look at.
    pub needs_look: bool,
}

impl From<(i64, TaggedText, Origin)> for Filling {
    fn from((segment, target, origin): (i64, TaggedText, Origin)) -> Self {
        Self { segment, target, origin, tags_guessed: false, needs_look: false }
    }
}

impl Filling {
    /// The segment's work with this target. A text without a named origin is the translator's.
    fn on(&self, before: &Work, state: State) -> Work {
        if self.target.is_empty() {
            return before.cleared();
        }
        Work {
            target: self.target.clone(),
            state,
            origin: if self.origin == Origin::None { Origin::Typed } else { self.origin },
            match_score: if let Origin::Match(score) = self.origin { Some(score) } else { None },
            tags_guessed: self.tags_guessed,
            needs_look: self.needs_look || before.needs_look,
            ..before.clone()
        }
    }
}

/// An operation about to be recorded.
struct Deed<'a> {
    kind: OperationKind,
    focus: i64,
    unit: Option<&'a OutboxUnit>,
    at: Timestamp,
}

/// Changes the segments and appends to the history.
fn record(conn: &Connection, deed: &Deed<'_>, edits: Vec<(Segment, Work)>) -> Result<Changed, JobError> {
    table::operation::abandon_undone(conn)?;
    let operation = table::operation::insert(conn, deed.kind, deed.focus, deed.unit, deed.at)?;
    let mut segments = Vec::with_capacity(edits.len());
    for (segment, after) in edits {
        table::segment::set_work(conn, segment.id, &after, deed.at)?;
        let change = Change { segment: segment.id, before: segment.work(), after };
        table::change::insert(conn, operation, &change)?;
        segments.push(segment.with(change.after, deed.at));
    }
    if let Some(unit) = deed.unit {
        table::outbox::put(conn, unit, deed.at)?;
    }
    meta::set_changed(conn, deed.at)?;
    Ok(Changed { segments, operation })
}

/// The answer where there is nothing to do.
fn unchanged(conn: &Connection, segments: Vec<Segment>) -> Result<Changed, JobError> {
    let operation = table::operation::last_done(conn)?.map_or(0, |operation| operation.id);
    Ok(Changed { segments, operation })
}

/// The segment, if it may be changed.
fn editable(conn: &Connection, id: i64) -> Result<Segment, JobError> {
    let segment = table::segment::get(conn, id)?;
    if segment.locked { Err(JobError::Locked(id)) } else { Ok(segment) }
}
