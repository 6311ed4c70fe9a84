//! A step under way: what it does to a unit, written down so that it can be taken back and done again.

use super::{CHUNK, Operation, OperationKind, Watch, write_words};
use crate::edit::{bury, rewrite};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::operation::{self, Touched};
use crate::table::unit_history::{self as history, Before};
use crate::table::{lineage, unit};
use crate::unit::{Change, Unit};
use jiff::Timestamp;
use rusqlite::Connection;
use uuid::Uuid;

/// A step inside one transaction.
pub(crate) struct Step<'a> {
    connection: &'a Connection,
    operation: i64,
    at: Timestamp,
    change: i64,
    units: u64,
}

impl<'a> Step<'a> {
    /// Begins a step of its own.
    pub(crate) fn begin(
        connection: &'a Connection,
        kind: OperationKind,
        at: Timestamp,
    ) -> rusqlite::Result<Self> {
        Self::go_on(connection, operation::begin(connection, kind, at, None)?, at)
    }

    /// Goes on with a step that was begun in another transaction.
    pub(crate) fn go_on(connection: &'a Connection, operation: i64, at: Timestamp) -> rusqlite::Result<Self> {
        let change = lineage::next(connection)?;
        Ok(Self { connection, operation, at, change, units: 0 })
    }

    /// Deletes a unit, if it is there; `stands_for` is the one because of which it may go.
    pub(crate) fn delete(&mut self, id: i64, stands_for: Option<i64>) -> rusqlite::Result<()> {
        let Some(revision) = unit::revision(self.connection, id)? else { return Ok(()) };
        bury(self.connection, id, self.change, self.at)?;
        let touched = Touched { unit: id, revision, used: 0, op: None, stands_for, left_as: None };
        operation::touch(self.connection, self.operation, &touched)?;
        self.units += 1;
        Ok(())
    }

    /// Writes a unit as `edit` makes it of what it is; `used` uses are added.
    pub(crate) fn change(
        &mut self,
        mut unit: Unit,
        used: u32,
        edit: impl FnOnce(&mut Unit),
    ) -> rusqlite::Result<()> {
        let was = unit.clone();
        edit(&mut unit);
        let before = if was.source == unit.source { Before::of(&was) } else { Before::with_source_of(&was) };
        unit.used = unit.used.saturating_add(used);
        rewrite(self.connection, &mut unit)?;
        let op = Uuid::new_v4().to_string();
        history::append(self.connection, &op, unit.id, Change::Updated, self.at, Some(&before))?;
        let (revision, op) = (unit.revision, Some(op));
        let touched = Touched { unit: unit.id, revision, used, op, stands_for: None, left_as: None };
        operation::touch(self.connection, self.operation, &touched)?;
        self.units += 1;
        Ok(())
    }

    /// Ends this part of the step; answers its number and how many units the part touched.
    pub(crate) fn end(self) -> rusqlite::Result<(i64, u64)> {
        operation::count(self.connection, self.operation, self.units)?;
        Ok((self.operation, self.units))
    }
}

impl Memory {
    /// Does a step in one transaction; none where it touched nothing, and nothing is written then.
    pub(crate) fn step(
        &mut self,
        kind: OperationKind,
        at: Timestamp,
        work: impl FnOnce(&Connection, &mut Step<'_>) -> rusqlite::Result<()>,
    ) -> Result<Option<Operation>, MemoryError> {
        let transaction = self.writing()?;
        let mut step = Step::begin(&transaction, kind, at)?;
        work(&transaction, &mut step)?;
        let (operation, units) = step.end()?;
        if units == 0 {
            return Ok(None);
        }
        transaction.commit()?;
        self.operation(operation)
    }

    /// Does a step over many parts, a chunk of them in each transaction. Broken off or stopped by a failure, it is taken
    /// back; as far as that fails too, on a full disk, it can be taken back later like any other.
    pub(crate) fn long_step<T>(
        &mut self,
        kind: OperationKind,
        at: Timestamp,
        parts: &[T],
        watch: &mut Watch<'_>,
        work: impl Fn(&Connection, &mut Step<'_>, &T) -> rusqlite::Result<()>,
    ) -> Result<Option<Operation>, MemoryError> {
        let mut operation = None;
        if let Err(error) = self.do_parts(kind, at, parts, &mut operation, watch, work) {
            if let Some(operation) = operation {
                let undone = self.take_back(operation, at);
                if matches!(error, MemoryError::Cancelled) {
                    undone?;
                }
            }
            return Err(error);
        }
        Ok(operation.map(|operation| self.operation(operation)).transpose()?.flatten())
    }

    /// For good: what was broken off is not offered to be done again.
    fn take_back(&mut self, operation: i64, at: Timestamp) -> Result<(), MemoryError> {
        self.undo(operation, at, &mut |_, _| std::ops::ControlFlow::Continue(()))?;
        Ok(operation::forget_back(self.connection(), operation)?)
    }

    /// Does the parts; `operation` is the step as soon as something of it is kept.
    fn do_parts<T>(
        &mut self,
        kind: OperationKind,
        at: Timestamp,
        parts: &[T],
        operation: &mut Option<i64>,
        watch: &mut Watch<'_>,
        work: impl Fn(&Connection, &mut Step<'_>, &T) -> rusqlite::Result<()>,
    ) -> Result<(), MemoryError> {
        for (at_chunk, chunk) in parts.chunks(CHUNK).enumerate() {
            if watch((at_chunk * CHUNK) as u64, parts.len() as u64).is_break() {
                return Err(MemoryError::Cancelled);
            }
            let transaction = self.writing()?;
            let mut step = match *operation {
                Some(operation) => Step::go_on(&transaction, operation, at)?,
                None => Step::begin(&transaction, kind, at)?,
            };
            for part in chunk {
                work(&transaction, &mut step, part)?;
            }
            let (begun, units) = step.end()?;
            if operation.is_none() && units == 0 {
                // Nothing was begun yet, and what was taken back before can still be done again.
                continue;
            }
            write_words(&transaction)?;
            transaction.commit()?;
            *operation = Some(begun);
        }
        Ok(())
    }
}
