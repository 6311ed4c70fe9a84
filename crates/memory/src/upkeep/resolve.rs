//! Ending a contradiction: one target is right, and every unit with that source has it afterwards or is gone.

use super::{Operation, OperationKind, Watch};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use crate::unit::{Keys, Unit};
use jiff::Timestamp;
use persklaar_text::tag_mapping::map_tags;

/// What becomes of the units with another target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Losers {
    /// They are deleted.
    Delete,
    /// They get the target that is right, and stay with their neighbours.
    Retarget,
}

impl Memory {
    /// Makes the target of a unit that of all with its source, tags and languages, as changed by the author at the
    /// time. None where they agree already.
    ///
    /// # Errors
    /// When the file cannot be written, and [`MemoryError::Cancelled`]; nothing is changed then.
    pub fn resolve(
        &mut self,
        keep: i64,
        losers: Losers,
        (author, at): (Option<&str>, Timestamp),
        watch: &mut Watch<'_>,
    ) -> Result<Option<Operation>, MemoryError> {
        let Some(right) = self.get(keep)? else { return Ok(None) };
        let mut ids = Vec::new();
        for unit in unit::with_source(self.connection(), Keys::of_unit(&right).source)? {
            if contradicts(&unit, &right) {
                ids.push(unit.id);
            }
        }
        // What contradicted a moment ago may be other units now, so each is looked at again.
        self.long_step(OperationKind::Resolve, at, &ids, watch, |connection, step, id| {
            let (Some(unit), Some(right)) = (unit::get(connection, *id)?, unit::get(connection, keep)?)
            else {
                return Ok(());
            };
            match losers {
                _ if !contradicts(&unit, &right) => Ok(()),
                Losers::Delete => step.delete(unit.id, Some(keep)),
                Losers::Retarget => step.change(unit, 0, |unit| retarget(unit, &right, author, at)),
            }
        })
    }
}

/// Whether a unit says something else of the same source.
pub(super) fn contradicts(unit: &Unit, right: &Unit) -> bool {
    unit.has_source_of(right) && !unit.target.is_same_as(&right.target)
}

/// The tags of the two sources are the same in order, and may still be numbered differently.
fn retarget(unit: &mut Unit, right: &Unit, author: Option<&str>, at: Timestamp) {
    unit.target = map_tags(&right.target, &right.source, &unit.source).text;
    unit.author = author.map(str::to_owned);
    unit.changed = at;
}
