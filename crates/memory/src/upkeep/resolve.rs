//! Ending a contradiction: one target is right, and every unit with that source has it afterwards or is gone.

use super::{Operation, OperationKind};
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
    /// Makes the target of a unit that of all with its source, tags and languages. None where they agree already.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn resolve(
        &mut self,
        keep: i64,
        losers: Losers,
        author: Option<&str>,
        at: Timestamp,
    ) -> Result<Option<Operation>, MemoryError> {
        self.step(OperationKind::Resolve, at, |connection, step| {
            let Some(right) = unit::get(connection, keep)? else { return Ok(()) };
            for unit in unit::with_source(connection, Keys::of_unit(&right).source)? {
                if !contradicts(&unit, &right) {
                    continue;
                }
                match losers {
                    Losers::Delete => step.delete(unit.id, Some(keep))?,
                    Losers::Retarget => step.change(unit, 0, |unit| retarget(unit, &right, author, at))?,
                }
            }
            Ok(())
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
