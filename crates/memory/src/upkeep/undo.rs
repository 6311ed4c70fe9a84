//! Taking a step back, unit by unit, as far as nobody changed it since. What each unit is left as is written down, for
//! [`super::redo`].

use super::{CHUNK, OperationKind, Watch, write_words};
use crate::edit::{bury, rewrite};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::operation::{self, Operation, Touched};
use crate::table::unit_history as history;
use crate::table::{lineage, tombstone, unit, unit_words};
use crate::unit::Unit;
use jiff::Timestamp;
use rusqlite::Connection;

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The step.
    pub operation: super::Operation,
    /// Units that are as they were before it.
    pub units: u64,
    /// Units that were changed again since, and stay as they are.
    pub kept: u64,
}

impl Memory {
    /// The last step that was not taken back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_operation(&self) -> Result<Option<super::Operation>, MemoryError> {
        Ok(operation::last(self.connection())?.map(super::Operation::from))
    }

    /// Takes a step back; none where there is no such step, or it is taken back already. Broken off it stays half
    /// taken back, and the rest can be taken back later.
    ///
    /// # Errors
    /// When the file cannot be written, and [`MemoryError::Cancelled`].
    pub fn undo(
        &mut self,
        operation: i64,
        at: Timestamp,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Undone>, MemoryError> {
        let Some(step) = operation::get(self.connection(), operation)?.filter(|step| !step.undone) else {
            return Ok(None);
        };
        let (mut units, mut kept, mut rest) = (0, 0, Rest::of(&step));
        loop {
            if watch(units + kept, step.units).is_break() {
                return Err(MemoryError::Cancelled);
            }
            let part = self.undo_part(&step, &mut rest, at)?;
            units += part.back;
            kept += part.kept;
            if part.back + part.kept == 0 {
                break;
            }
        }
        if step.kind == OperationKind::Import {
            kept = step.units.saturating_sub(units);
        }
        let operation = operation::get(self.connection(), operation)?.unwrap_or(step);
        Ok(Some(Undone { operation: operation.into(), units, kept }))
    }

    /// Takes a chunk back; with nothing left to take back, marks the step.
    fn undo_part(&mut self, step: &Operation, rest: &mut Rest, at: Timestamp) -> Result<Part, MemoryError> {
        let transaction = self.writing()?;
        let change = lineage::next(&transaction)?;
        let part = match &step.ids {
            Some(_) => undo_import(&transaction, rest, change, at)?,
            None => undo_touched(&transaction, step.id, rest, change)?,
        };
        if part.back > 0 {
            operation::taking_back(&transaction, step.id, change)?;
        }
        if part.back + part.kept == 0 {
            operation::mark_undone(&transaction, step.id)?;
        }
        write_words(&transaction)?;
        transaction.commit()?;
        Ok(part)
    }
}

/// What became of a chunk.
#[derive(Default)]
pub(super) struct Part {
    /// Units that were taken back, or done again.
    pub(super) back: u64,
    /// Units that were changed since, and stay.
    pub(super) kept: u64,
}

impl Part {
    pub(super) fn add(&mut self, back: bool) {
        if back {
            self.back += 1;
        } else {
            self.kept += 1;
        }
    }
}

/// The units of a step that are still to come, by their ids.
pub(super) struct Rest {
    pub(super) after: i64,
    pub(super) last: i64,
}

impl Rest {
    pub(super) fn of(step: &Operation) -> Self {
        match &step.ids {
            Some(ids) => Self { after: ids.start().saturating_sub(1), last: *ids.end() },
            None => Self { after: i64::MIN, last: i64::MAX },
        }
    }
}

/// Deletes units of an import that are as it made them. One that was changed and brought back is as it was made.
fn undo_import(
    connection: &Connection,
    rest: &mut Rest,
    change: i64,
    at: Timestamp,
) -> rusqlite::Result<Part> {
    let sql = "SELECT id FROM unit WHERE id > ?1 AND id <= ?2 AND changed = created AND used = 0 \
               AND origin = 'imported' ORDER BY id LIMIT ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let limit = i64::try_from(CHUNK).unwrap_or(i64::MAX);
    let ids = statement.query_map([rest.after, rest.last, limit], |row| row.get(0))?;
    let ids: Vec<i64> = ids.collect::<Result<_, _>>()?;
    for id in &ids {
        bury(connection, *id, change, at)?;
    }
    rest.after = ids.last().copied().unwrap_or(rest.after);
    Ok(Part { back: ids.len() as u64, kept: 0 })
}

fn undo_touched(connection: &Connection, step: i64, rest: &mut Rest, change: i64) -> rusqlite::Result<Part> {
    let mut part = Part::default();
    for touched in operation::touched(connection, step, false, rest.after, CHUNK)? {
        rest.after = touched.unit;
        let back = match &touched.op {
            None => raise(connection, &touched, change)?,
            Some(op) => put_back(connection, &touched, op)?,
        };
        part.add(back.is_some());
        match back {
            Some(unit) => {
                let left_as = Some(unit.likeness());
                operation::touch(connection, step, &Touched { left_as, ..touched })?;
            }
            None => operation::let_go(connection, step, touched.unit)?,
        }
    }
    Ok(part)
}

/// Brings a deleted unit back as it was, its time of change too; only its revision tells.
fn raise(connection: &Connection, touched: &Touched, change: i64) -> rusqlite::Result<Option<Unit>> {
    if tombstone::revision(connection, touched.unit)? != Some(touched.revision) {
        return Ok(None);
    }
    raise_from_tombstone(connection, touched.unit, change)
}

/// Brings a deleted unit back, whoever deleted it.
pub(super) fn raise_from_tombstone(
    connection: &Connection,
    id: i64,
    change: i64,
) -> rusqlite::Result<Option<Unit>> {
    let Some(mut unit) = tombstone::raise(connection, id)? else { return Ok(None) };
    unit.revision += 1;
    unit::insert(connection, &unit, change)?;
    unit_words::renew(connection, unit.id)?;
    Ok(Some(unit))
}

/// Gives a changed unit what it had before. If it was changed again, the later change inherits that instead.
fn put_back(connection: &Connection, touched: &Touched, op: &str) -> rusqlite::Result<Option<Unit>> {
    let Some(entry) = history::find(connection, op)?.filter(|entry| !entry.undone) else { return Ok(None) };
    history::mark_undone(connection, &entry)?;
    let Some(mut unit) = unit::get(connection, touched.unit)? else { return Ok(None) };
    if let Some(later) = history::next(connection, &entry)? {
        history::inherit(connection, &later, &entry)?;
        return Ok(None);
    }
    let Some(before) = entry.before.clone() else { return Ok(None) };
    let after = before.like_this_of(&unit);
    before.put_back(&mut unit);
    unit.used = unit.used.saturating_sub(touched.used);
    rewrite(connection, &mut unit)?;
    history::turn(connection, &entry, true, &after)?;
    Ok(Some(unit))
}
