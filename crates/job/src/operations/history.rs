//! Undo and redo: a linear stack that walks over segments and survives closing.
//!
//! A unit that a confirm sent is taken back too. While it certainly still waits it is simply removed. If a memory has
//! it, or may have it because an earlier run ended between memory and job, the outbox asks the memory to take it back.

use crate::error::JobError;
use crate::job::Job;
use crate::segment::{Segment, Work};
use crate::table::change::Change;
use crate::table::operation::{self, Operation, OperationKind, Standing};
use crate::table::outbox::{self, OutboxUnit};
use crate::table::{self, meta};
use jiff::Timestamp;
use rusqlite::Connection;

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The segments as they are now.
    pub changed: Vec<Segment>,
    /// What was undone or redone.
    pub what: OperationKind,
    /// The segment to go to.
    pub focus: i64,
    /// Units that a memory has to take back; the outbox holds this already. Empty for redo.
    pub outbox: Vec<OutboxUndo>,
}

/// A unit to take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxUndo {
    /// The op it was put under.
    pub op: String,
    /// The memory's own UUID.
    pub memory: String,
}

impl Job {
    /// Takes the last operation back. `None` if there is none.
    ///
    /// # Errors
    /// As every change.
    pub fn undo(&mut self, at: Timestamp) -> Result<Option<Undone>, JobError> {
        self.typing = None;
        let uncertain = self.uncertain;
        self.write(|conn| {
            let Some(last) = operation::last_done(conn)? else { return Ok(None) };
            let changed = put_back(conn, &last, Standing::Undone, |change| change.before, at)?;
            let taken = last.unit.as_ref().map(|unit| take_back(conn, unit, uncertain, at)).transpose()?;
            let outbox = taken.flatten().into_iter().collect();
            Ok(Some(Undone { changed, what: last.kind, focus: last.focus, outbox }))
        })
    }

    /// Does the last undone operation again. `None` if there is none.
    ///
    /// # Errors
    /// As every change.
    pub fn redo(&mut self, at: Timestamp) -> Result<Option<Undone>, JobError> {
        self.typing = None;
        self.write(|conn| {
            let Some(next) = operation::first_undone(conn)? else { return Ok(None) };
            let changed = put_back(conn, &next, Standing::Done, |change| change.after, at)?;
            if let Some(unit) = &next.unit {
                put_again(conn, next.id, unit, at)?;
            }
            Ok(Some(Undone { changed, what: next.kind, focus: next.focus, outbox: Vec::new() }))
        })
    }

    /// Whether there is something to undo.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn can_undo(&self) -> Result<bool, JobError> {
        Ok(operation::last_done(&self.conn)?.is_some())
    }

    /// Whether there is something to redo.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn can_redo(&self) -> Result<bool, JobError> {
        Ok(operation::first_undone(&self.conn)?.is_some())
    }
}

fn put_back(
    conn: &Connection,
    operation: &Operation,
    standing: Standing,
    side: impl Fn(Change) -> Work,
    at: Timestamp,
) -> Result<Vec<Segment>, JobError> {
    let mut changed = Vec::new();
    for change in table::change::of(conn, operation.id)? {
        let id = change.segment;
        table::segment::set_work(conn, id, &side(change), at)?;
        changed.push(table::segment::get(conn, id)?);
    }
    operation::set_standing(conn, operation.id, standing)?;
    meta::set_changed(conn, at)?;
    Ok(changed)
}

fn take_back(
    conn: &Connection,
    unit: &OutboxUnit,
    uncertain: i64,
    at: Timestamp,
) -> Result<Option<OutboxUndo>, JobError> {
    let waiting = outbox::waiting(conn, &unit.op)?;
    outbox::remove(conn, &unit.op)?;
    if waiting.is_some_and(|row| row > uncertain) {
        return Ok(None);
    }
    outbox::take_back(conn, &unit.memory, &unit.op, at)?;
    Ok(Some(OutboxUndo { op: unit.op.clone(), memory: unit.memory.clone() }))
}

/// Under a new op, because the memory has finished with the old one.
fn put_again(conn: &Connection, operation: i64, unit: &OutboxUnit, at: Timestamp) -> Result<(), JobError> {
    let op = uuid::Uuid::new_v4().to_string();
    operation::set_outbox_op(conn, operation, &op)?;
    outbox::put(conn, &OutboxUnit { op, ..unit.clone() }, at)
}
