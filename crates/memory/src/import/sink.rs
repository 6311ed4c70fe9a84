//! Where imported units go: one transaction, in which what is there already is only counted.

use super::{Import, ImportError, Imported, Progress, Skipped};
use crate::edit::insert;
use crate::error::MemoryError;
use crate::table::{lineage, unit};
use crate::unit::{Keys, NewUnit};
use persklaar_text::Language;
use rusqlite::{Connection, Transaction};
use std::ops::ControlFlow;
use uuid::Uuid;

/// After so many units the caller hears of it and may break off.
const STEP: u64 = 256;
/// A longer text is no segment.
const LONGEST: usize = 4 * 1024 * 1024;

/// An import under way; dropped without [`Sink::finish`] it leaves nothing.
pub(crate) struct Sink<'a> {
    transaction: Transaction<'a>,
    change: i64,
    pub(crate) options: &'a Import,
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    outcome: Imported,
    seen: u64,
}

impl<'a> Sink<'a> {
    pub(crate) fn new(
        transaction: Transaction<'a>,
        options: &'a Import,
        progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Self, ImportError> {
        let change = lineage::next(&transaction).map_err(MemoryError::from)?;
        Ok(Self { transaction, change, options, progress, outcome: Imported::default(), seen: 0 })
    }

    /// The languages that the caller asked for.
    pub(crate) fn languages(&self) -> Option<&'a (Language, Language)> {
        self.options.languages.as_ref()
    }

    /// Takes a unit, if it is new and has both sides.
    pub(crate) fn add(&mut self, new: &NewUnit, uuid: Option<Uuid>, line: u64) -> Result<(), ImportError> {
        if let Some(reason) = unfit(new) {
            self.skip(line, reason);
            return Ok(());
        }
        if self.add_if_new(new, uuid).map_err(MemoryError::from)? {
            self.outcome.units += 1;
        } else {
            self.outcome.merged += 1;
        }
        Ok(())
    }

    fn add_if_new(&self, new: &NewUnit, uuid: Option<Uuid>) -> rusqlite::Result<bool> {
        let there = unit::with_identity(&self.transaction, Keys::of(new))?;
        if there.iter().any(|unit| unit.has_identity_of(new) && unit.target.is_same_as(&new.target)) {
            return Ok(false);
        }
        let uuid = match uuid {
            Some(uuid) if !is_taken(&self.transaction, uuid)? => Some(uuid),
            _ => None,
        };
        insert(&self.transaction, new, uuid, self.change)?;
        Ok(true)
    }

    /// Leaves something out and says why.
    pub(crate) fn skip(&mut self, line: u64, reason: impl Into<String>) {
        self.outcome.skipped.push(Skipped { line, reason: reason.into() });
    }

    /// Says how far the file was read; every so often the caller is asked whether to go on.
    pub(crate) fn step(&mut self, bytes: u64) -> Result<(), ImportError> {
        self.seen += 1;
        if !self.seen.is_multiple_of(STEP) && self.seen != 1 {
            return Ok(());
        }
        match (self.progress)(Progress { bytes, units: self.outcome.units }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ImportError::Cancelled),
        }
    }

    /// Keeps everything.
    pub(crate) fn finish(self) -> Result<Imported, ImportError> {
        self.transaction.commit().map_err(MemoryError::from)?;
        Ok(self.outcome)
    }
}

fn unfit(new: &NewUnit) -> Option<&'static str> {
    let (source, target) = (new.source.text(), new.target.text());
    if source.trim().is_empty() {
        Some("the source is empty")
    } else if target.trim().is_empty() {
        Some("the translation is empty")
    } else if source.len().max(target.len()) > LONGEST {
        Some("the text is longer than 4 MB")
    } else {
        None
    }
}

/// A file can be read twice, and a unit deleted in between keeps its uuid in its tombstone.
fn is_taken(connection: &Connection, uuid: Uuid) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS(SELECT 1 FROM unit WHERE uuid = ?1) OR EXISTS(SELECT 1 FROM tombstone WHERE uuid = ?1)";
    connection.prepare_cached(sql)?.query_row([uuid.as_bytes()], |row| row.get(0))
}
