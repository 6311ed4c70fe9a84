//! The table of memories: which files, in which order, and which of them receives.

use super::{Store, store_error};
use crate::contract::AppError;
use rusqlite::params;
use std::path::{Path, PathBuf};

pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS memory (
    path TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER NOT NULL, receives INTEGER NOT NULL) STRICT;";

/// A memory that the program knows of; the file may be gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownMemory {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
    pub(crate) receives: bool,
}

impl Store {
    /// In order of priority.
    pub(crate) fn known_memories(&self) -> Result<Vec<KnownMemory>, AppError> {
        let connection = self.lock();
        let mut statement = connection
            .prepare("SELECT path, name, receives FROM memory ORDER BY place, path")
            .map_err(|error| store_error(&error))?;
        let rows = statement.query_map([], |row| {
            Ok(KnownMemory {
                path: PathBuf::from(row.get::<_, String>(0)?),
                name: row.get(1)?,
                receives: row.get(2)?,
            })
        });
        rows.and_then(Iterator::collect).map_err(|error| store_error(&error))
    }

    /// Adds it at the end; the first one receives.
    pub(crate) fn add_memory(&self, path: &Path, name: &str) -> Result<(), AppError> {
        self.lock()
            .execute(
                "INSERT INTO memory (path, name, place, receives)
                 VALUES (?1, ?2, (SELECT coalesce(max(place), 0) + 1 FROM memory),
                 NOT EXISTS (SELECT 1 FROM memory WHERE receives)) ON CONFLICT (path) DO NOTHING",
                params![path.to_string_lossy(), name],
            )
            .map_err(|error| store_error(&error))?;
        Ok(())
    }

    /// Takes it off the list; the file stays. If it received, the first of the others does.
    pub(crate) fn forget_memory(&self, path: &Path) -> Result<(), AppError> {
        self.lock()
            .execute("DELETE FROM memory WHERE path = ?1", [path.to_string_lossy()])
            .map_err(|error| store_error(&error))?;
        let others = self.known_memories()?;
        match others.first() {
            Some(first) if others.iter().all(|memory| !memory.receives) => self.receive_into(&first.path),
            _ => Ok(()),
        }
    }

    pub(crate) fn receive_into(&self, path: &Path) -> Result<(), AppError> {
        self.lock()
            .execute("UPDATE memory SET receives = (path = ?1)", [path.to_string_lossy()])
            .map_err(|error| store_error(&error))?;
        Ok(())
    }
}
