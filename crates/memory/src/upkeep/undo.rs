//! Taking a step back, unit by unit, as far as nobody changed it since.

use super::{CHUNK, OperationKind, Watch, write_words};
use crate::edit::{bury, rewrite};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::operation::{self, Operation, Touched};
use crate::table::unit_history as history;
use crate::table::{lineage, tombstone, unit, unit_words};
use jiff::Timestamp;
use rusqlite::Connection;
use std::ops::RangeInclusive;

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
        let (mut units, mut kept, mut rest) = (0, 0, step.ids.clone());
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
    fn undo_part(
        &mut self,
        step: &Operation,
        rest: &mut Option<RangeInclusive<i64>>,
        at: Timestamp,
    ) -> Result<Part, MemoryError> {
        let transaction = self.writing()?;
        let part = match rest {
            Some(rest) => undo_import(&transaction, rest, at)?,
            None => undo_touched(&transaction, step.id)?,
        };
        if part.back + part.kept == 0 {
            operation::mark_undone(&transaction, step.id)?;
        }
        write_words(&transaction)?;
        transaction.commit()?;
        Ok(part)
    }
}

#[derive(Default)]
struct Part {
    back: u64,
    kept: u64,
}

/// Deletes units of an import that are as it made them, and takes them off the rest. One that was changed and brought
/// back is as it was made.
fn undo_import(
    connection: &Connection,
    rest: &mut RangeInclusive<i64>,
    at: Timestamp,
) -> rusqlite::Result<Part> {
    let sql = "SELECT id FROM unit WHERE id BETWEEN ?1 AND ?2 AND changed = created AND used = 0 \
               AND origin = 'imported' ORDER BY id LIMIT ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let limit = i64::try_from(CHUNK).unwrap_or(i64::MAX);
    let ids = statement.query_map([*rest.start(), *rest.end(), limit], |row| row.get(0))?;
    let ids: Vec<i64> = ids.collect::<Result<_, _>>()?;
    let change = lineage::next(connection)?;
    for id in &ids {
        bury(connection, *id, change, at)?;
    }
    if let Some(last) = ids.last() {
        *rest = last + 1..=*rest.end();
    }
    Ok(Part { back: ids.len() as u64, kept: 0 })
}

fn undo_touched(connection: &Connection, step: i64) -> rusqlite::Result<Part> {
    let change = lineage::next(connection)?;
    let mut part = Part::default();
    for touched in operation::touched(connection, step, CHUNK as u64)? {
        operation::let_go(connection, step, touched.unit)?;
        let back = match &touched.op {
            None => raise(connection, &touched, change)?,
            Some(op) => put_back(connection, &touched, op)?,
        };
        if back {
            part.back += 1;
        } else {
            part.kept += 1;
        }
    }
    Ok(part)
}

/// Brings a deleted unit back as it was, its time of change too; only its revision tells.
fn raise(connection: &Connection, touched: &Touched, change: i64) -> rusqlite::Result<bool> {
    if tombstone::revision(connection, touched.unit)? != Some(touched.revision) {
        return Ok(false);
    }
    let Some(mut unit) = tombstone::raise(connection, touched.unit)? else { return Ok(false) };
    unit.revision += 1;
    unit::insert(connection, &unit, change)?;
    unit_words::renew(connection, unit.id)?;
    Ok(true)
}

/// Gives a changed unit what it had before. If it was changed again, the later change inherits that instead.
fn put_back(connection: &Connection, touched: &Touched, op: &str) -> rusqlite::Result<bool> {
    let Some(entry) = history::find(connection, op)?.filter(|entry| !entry.undone) else { return Ok(false) };
    history::mark_undone(connection, &entry)?;
    let Some(mut unit) = unit::get(connection, touched.unit)? else { return Ok(false) };
    if let Some(later) = history::next(connection, &entry)? {
        history::inherit(connection, &later, &entry)?;
        return Ok(false);
    }
    let Some(before) = entry.before else { return Ok(false) };
    before.put_back(&mut unit);
    unit.used = unit.used.saturating_sub(touched.used);
    rewrite(connection, &mut unit)?;
    Ok(true)
}
