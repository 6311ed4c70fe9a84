//! Editing and deleting as steps that can be taken back: one unit, several, or all that a filter leaves.

use super::{Operation, OperationKind, Watch};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::search::Filter;
use crate::table::unit;
use crate::unit::Unit;
use jiff::Timestamp;
use persklaar_text::TaggedText;
use std::ops::ControlFlow;

/// What a deletion would take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundUnits {
    /// How many units.
    pub units: u64,
    /// Says which: other units have another token.
    pub token: String,
}

impl Memory {
    /// Gives a unit another target. None where it is not there.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn update(
        &mut self,
        id: i64,
        target: &TaggedText,
        author: Option<&str>,
        at: Timestamp,
    ) -> Result<Option<Operation>, MemoryError> {
        self.edit(id, author, at, |unit| unit.target = target.clone())
    }

    /// Gives a unit another source, so that it is found by that one. None where it is not there. Its neighbours, and
    /// those whose neighbour it is, keep what stood in the document. Whether others have that source already is
    /// [`Memory::same_source`]'s to say.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn update_source(
        &mut self,
        id: i64,
        source: &TaggedText,
        author: Option<&str>,
        at: Timestamp,
    ) -> Result<Option<Operation>, MemoryError> {
        self.edit(id, author, at, |unit| unit.source = source.clone())
    }

    fn edit(
        &mut self,
        id: i64,
        author: Option<&str>,
        at: Timestamp,
        edit: impl FnOnce(&mut Unit),
    ) -> Result<Option<Operation>, MemoryError> {
        self.step(OperationKind::Edit, at, |connection, step| {
            let Some(unit) = unit::get(connection, id)? else { return Ok(()) };
            step.change(unit, 0, |unit| {
                edit(unit);
                unit.author = author.map(str::to_owned);
                unit.changed = at;
            })
        })
    }

    /// Deletes units, leaving tombstones. None where none of them is there.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn delete(&mut self, ids: &[i64], at: Timestamp) -> Result<Option<Operation>, MemoryError> {
        self.long_step(
            OperationKind::Delete,
            at,
            ids,
            &mut |_, _| ControlFlow::Continue(()),
            |_, step, id| step.delete(*id, None),
        )
    }

    /// Counts what a deletion would take.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn found_units(&self, filter: &Filter) -> Result<FoundUnits, MemoryError> {
        let ids = self.ids(filter)?;
        Ok(FoundUnits { units: ids.len() as u64, token: token(&ids) })
    }

    /// Deletes what was counted. Broken off, nothing is deleted.
    ///
    /// # Errors
    /// [`MemoryError::Changed`] when the filter leaves other units than those that the token was given for; when the
    /// file cannot be written; [`MemoryError::Cancelled`].
    pub fn delete_found(
        &mut self,
        filter: &Filter,
        counted: &str,
        at: Timestamp,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Operation>, MemoryError> {
        let ids = self.ids(filter)?;
        if token(&ids) != counted {
            return Err(MemoryError::Changed);
        }
        self.long_step(OperationKind::Delete, at, &ids, watch, |_, step, id| step.delete(*id, None))
    }
}

/// FNV-1a over the ids in order; a token is asked back a moment later by the same program.
fn token(ids: &[i64]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in ids.iter().flat_map(|id| id.to_le_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{}-{hash:016x}", ids.len())
}
