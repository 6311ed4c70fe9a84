//! Keeping a memory clean: deleting, merging duplicates, ending contradictions, taking every such step back, and
//! doing it again.
//!
//! A step over many units is done in short transactions, so that whoever confirms a segment meanwhile never waits, and
//! is one entry that is taken back whole. Broken off it takes itself back; killed it stands as far as it came, and can
//! be taken back too. What a unit is worth is decided by the person; nothing here changes units unasked.

mod delete;
pub(crate) mod facets;
pub(crate) mod groups;
mod merge;
mod redo;
mod resolve;
mod step;
mod undo;

pub use delete::FoundUnits;
pub use facets::{Facet, Facets};
pub use groups::{Group, GroupKind, Groups};
pub use merge::SameSource;
pub use redo::Redone;
pub use resolve::Losers;
pub use undo::Undone;

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::{operation, pending_words, unit_words};
use jiff::Timestamp;
use rusqlite::Connection;
use std::ops::ControlFlow;

/// Tells how far a step is: units done and units there are; `Break` breaks it off.
pub type Watch<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// So many units are changed in one transaction.
pub(crate) const CHUNK: usize = 500;

/// What a step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationKind {
    /// A unit got another target, or another source.
    Edit,
    /// Units were deleted.
    Delete,
    /// Duplicates became one.
    Merge,
    /// A contradiction was ended.
    Resolve,
    /// Units came from a file.
    Import,
}

impl OperationKind {
    const ALL: [Self; 5] = [Self::Edit, Self::Delete, Self::Merge, Self::Resolve, Self::Import];

    /// The word that files and the wire use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Merge => "merge",
            Self::Resolve => "resolve",
            Self::Import => "import",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A step that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its number; never given again.
    pub id: i64,
    /// What it did.
    pub kind: OperationKind,
    /// When.
    pub at: Timestamp,
    /// How many units it changed, deleted or made.
    pub units: u64,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether it was taken back and nothing was done since, so that it can be done again.
    pub redoable: bool,
}

impl From<operation::Operation> for Operation {
    fn from(row: operation::Operation) -> Self {
        let redoable = row.back.is_some();
        Self { id: row.id, kind: row.kind, at: row.at, units: row.units, undone: row.undone, redoable }
    }
}

/// Writes the words of the units that a chunk changed. Left to the background they would be ranges of one unit each, of
/// which it takes the newest by looking at all.
pub(crate) fn write_words(connection: &Connection) -> rusqlite::Result<()> {
    let changed = pending_words::count_short(connection)?.min(CHUNK as u64);
    unit_words::write_pending(connection, changed).map(drop)
}

impl Memory {
    /// The last hundred steps, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn operations(&self) -> Result<Vec<Operation>, MemoryError> {
        Ok(operation::all(self.connection())?.into_iter().map(Operation::from).collect())
    }

    /// The step with this number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn operation(&self, id: i64) -> Result<Option<Operation>, MemoryError> {
        Ok(operation::get(self.connection(), id)?.map(Operation::from))
    }
}
