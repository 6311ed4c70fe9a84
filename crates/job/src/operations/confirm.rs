//! Confirming: target, state, the unit for the memory and propagation to repetitions are one operation, so that one
//! undo restores all of them.

use super::{Changed, Deed, editable, record, unchanged};
use crate::bounds;
use crate::error::JobError;
use crate::job::Job;
use crate::segment::{self, Origin, Segment, State, Work};
use crate::table;
use crate::table::operation::OperationKind;
use crate::table::outbox::OutboxUnit;
use jiff::Timestamp;
use persklaar_text::TaggedText;
use rusqlite::Connection;

/// What happens besides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConfirmOptions {
    /// The unit that goes to a memory through the outbox.
    pub unit: Option<OutboxUnit>,
    /// Whether the empty and prefilled repetitions get the same target.
    pub propagate: bool,
}

impl Job {
    /// The translator says that this is the translation.
    ///
    /// # Errors
    /// [`JobError::NothingToConfirm`] without a target; as every change; a locked or unknown segment.
    pub fn confirm(
        &mut self,
        id: i64,
        target: &TaggedText,
        options: &ConfirmOptions,
        at: Timestamp,
    ) -> Result<Changed, JobError> {
        bounds::text(&target.written(), "the target")?;
        if target.is_empty() {
            return Err(JobError::NothingToConfirm(id));
        }
        self.typing = None;
        self.write(|conn| {
            let segment = editable(conn, id)?;
            let after = confirmed(&segment, target);
            let propagated = if options.propagate { propagate(conn, &segment, target)? } else { Vec::new() };
            if after == segment.work() && options.unit.is_none() && propagated.is_empty() {
                return unchanged(conn, vec![segment]);
            }
            let deed = Deed { kind: OperationKind::Confirm, focus: id, unit: options.unit.as_ref(), at };
            let edits = std::iter::once((segment, after)).chain(propagated).collect();
            record(conn, &deed, edits)
        })
    }
}

/// A target that was changed in the last moment is the translator's own.
fn confirmed(segment: &Segment, target: &TaggedText) -> Work {
    let origin = if segment.target == *target { segment.origin } else { Origin::Typed };
    Work {
        target: target.clone(),
        state: State::Confirmed,
        needs_look: false,
        origin,
        tags_guessed: false,
        ..segment.work()
    }
}

fn propagate(
    conn: &Connection,
    segment: &Segment,
    target: &TaggedText,
) -> Result<Vec<(Segment, Work)>, JobError> {
    let mut edits = Vec::new();
    if segment.apart {
        return Ok(edits);
    }
    for other in table::segment::repetitions(conn, segment)? {
        let open = matches!(other.state, State::Empty | State::Prefilled) && !other.locked && !other.apart;
        if let Some(target) = segment::renumbered(target, &segment.source, &other.source).filter(|_| open) {
            let after = propagated(&other, target);
            if after != other.work() {
                edits.push((other, after));
            }
        }
    }
    Ok(edits)
}

fn propagated(other: &Segment, target: TaggedText) -> Work {
    Work {
        target,
        state: State::Prefilled,
        origin: Origin::Match(100),
        match_score: Some(100),
        tags_guessed: false,
        ..other.work()
    }
}
