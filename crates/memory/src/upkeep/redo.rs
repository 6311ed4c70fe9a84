//! Doing a step again that was taken back, unit by unit, as far as each still is as it was left.
//!
//! A unit that was changed since stays as it is, and so does one that may no longer go because the unit for which it went
//! is gone or says something else now. Any new step ends what can be done again; confirming a segment is none, and what
//! it changed is seen by its unit alone.

use super::merge::may_go;
use super::resolve::contradicts;
use super::undo::{Part, Rest, raise_from_tombstone};
use super::{CHUNK, OperationKind, Watch, write_words};
use crate::edit::{bury, rewrite};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::operation::{self, Operation, Touched};
use crate::table::unit_history as history;
use crate::table::{lineage, unit};
use crate::unit::Unit;
use jiff::Timestamp;
use rusqlite::Connection;
use std::ops::{ControlFlow, RangeInclusive};

/// What was done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redone {
    /// The step.
    pub operation: super::Operation,
    /// Units that are as it had made them, or are gone again.
    pub units: u64,
    /// Units that were changed since it was taken back, and stay as they are.
    pub kept: u64,
}

impl Memory {
    /// The step that was taken back last, of those that can be done again.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_undone(&self) -> Result<Option<super::Operation>, MemoryError> {
        Ok(operation::last_undone(self.connection())?.map(super::Operation::from))
    }

    /// Does a step again; none where it was not taken back, or something was done since. Broken off, it is taken back.
    ///
    /// # Errors
    /// When the file cannot be written, and [`MemoryError::Cancelled`].
    pub fn redo(
        &mut self,
        operation: i64,
        at: Timestamp,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Redone>, MemoryError> {
        let Some(step) = operation::get(self.connection(), operation)?.filter(|step| step.back.is_some())
        else {
            return Ok(None);
        };
        let (mut units, mut kept, mut rest) = (0, 0, Rest::of(&step));
        loop {
            if watch(units + kept, step.units).is_break() {
                self.undo(operation, at, &mut |_, _| ControlFlow::Continue(()))?;
                return Err(MemoryError::Cancelled);
            }
            let Some(part) = self.redo_part(&step, &mut rest, at)? else { break };
            units += part.back;
            kept += part.kept;
            if part.back + part.kept == 0 {
                break;
            }
        }
        if units + kept == 0 {
            return Ok(None);
        }
        let operation = operation::get(self.connection(), operation)?.unwrap_or(step);
        Ok(Some(Redone { operation: operation.into(), units, kept }))
    }

    /// Does a chunk again; with nothing left, the step stands as a whole. None where another step came between.
    fn redo_part(
        &mut self,
        step: &Operation,
        rest: &mut Rest,
        at: Timestamp,
    ) -> Result<Option<Part>, MemoryError> {
        let transaction = self.writing()?;
        let Some(back) = operation::get(&transaction, step.id)?.and_then(|step| step.back) else {
            return Ok(None);
        };
        let part = match &step.ids {
            Some(_) => redo_import(&transaction, rest, &back)?,
            None => redo_touched(&transaction, step, rest, at)?,
        };
        if part.back > 0 {
            operation::mark_done(&transaction, step.id)?;
        } else if part.kept == 0 {
            operation::forget_back(&transaction, step.id)?;
        }
        write_words(&transaction)?;
        transaction.commit()?;
        Ok(Some(part))
    }
}

/// Brings back the units of an import that were deleted when it was taken back, and no others.
fn redo_import(
    connection: &Connection,
    rest: &mut Rest,
    back: &RangeInclusive<i64>,
) -> rusqlite::Result<Part> {
    let sql = "SELECT id FROM tombstone WHERE id > ?1 AND id <= ?2 AND change BETWEEN ?3 AND ?4 ORDER BY id LIMIT ?5";
    let mut statement = connection.prepare_cached(sql)?;
    let limit = i64::try_from(CHUNK).unwrap_or(i64::MAX);
    let ids =
        statement.query_map([rest.after, rest.last, *back.start(), *back.end(), limit], |row| row.get(0))?;
    let ids: Vec<i64> = ids.collect::<Result<_, _>>()?;
    let change = lineage::next(connection)?;
    for id in &ids {
        raise_from_tombstone(connection, *id, change)?;
    }
    rest.after = ids.last().copied().unwrap_or(rest.after);
    Ok(Part { back: ids.len() as u64, kept: 0 })
}

fn redo_touched(
    connection: &Connection,
    step: &Operation,
    rest: &mut Rest,
    at: Timestamp,
) -> rusqlite::Result<Part> {
    let change = lineage::next(connection)?;
    let mut part = Part::default();
    for touched in operation::touched(connection, step.id, true, rest.after, CHUNK)? {
        rest.after = touched.unit;
        let left = unit::get(connection, touched.unit)?;
        let left = left.filter(|unit| Some(unit.likeness()) == touched.left_as);
        let again = match (&touched.op, left) {
            (_, None) => None,
            (None, Some(unit)) => bury_again(connection, step.kind, &touched, &unit, (change, at))?,
            (Some(op), Some(unit)) => change_again(connection, &touched, op, unit)?,
        };
        part.add(again.is_some());
        match again {
            Some(revision) => {
                operation::touch(connection, step.id, &Touched { revision, left_as: None, ..touched })?;
            }
            None => operation::let_go(connection, step.id, touched.unit)?,
        }
    }
    Ok(part)
}

/// Deletes a unit again, where it still may go; answers its revision.
fn bury_again(
    connection: &Connection,
    kind: OperationKind,
    touched: &Touched,
    goes: &Unit,
    (change, at): (i64, Timestamp),
) -> rusqlite::Result<Option<u32>> {
    if let Some(kept) = touched.stands_for {
        let may = unit::get(connection, kept)?.is_some_and(|kept| match kind {
            OperationKind::Merge => may_go(goes, &kept),
            _ => contradicts(goes, &kept),
        });
        if !may {
            return Ok(None);
        }
    }
    bury(connection, goes.id, change, at)?;
    Ok(Some(goes.revision))
}

/// Gives a unit again what the step had made of it; answers its revision.
fn change_again(
    connection: &Connection,
    touched: &Touched,
    op: &str,
    mut unit: Unit,
) -> rusqlite::Result<Option<u32>> {
    let Some(entry) = history::find(connection, op)?.filter(|entry| entry.undone) else { return Ok(None) };
    let Some(after) = entry.before.clone() else { return Ok(None) };
    let before = after.like_this_of(&unit);
    after.put_back(&mut unit);
    unit.used = unit.used.saturating_add(touched.used);
    rewrite(connection, &mut unit)?;
    history::turn(connection, &entry, false, &before)?;
    Ok(Some(unit.revision))
}
