//! The table of memories: which files, in which order, what is taken off their matches, and which of them receives.

use super::{Store, store_error};
use crate::contract::AppError;
use rusqlite::{Row, params};
use std::path::{Path, PathBuf};

pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS memory (
    path TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER NOT NULL, receives INTEGER NOT NULL) STRICT;";

/// What version 2 added: the penalty, whether it is looked up in, and its own id, by which the backups of one that
/// cannot be read are found.
pub(super) const VERSION_2: &str = "ALTER TABLE memory ADD COLUMN penalty INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE memory ADD COLUMN used INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE memory ADD COLUMN uuid TEXT;";

/// A memory that the program knows of; the file may be gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownMemory {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
    pub(crate) receives: bool,
    pub(crate) penalty: u8,
    pub(crate) used: bool,
    /// As it said when it was last open.
    pub(crate) uuid: Option<String>,
}

impl KnownMemory {
    /// One that was not known before.
    pub(crate) fn new(path: &Path, name: &str) -> Self {
        let (path, name) = (path.to_path_buf(), name.to_owned());
        Self { path, name, receives: false, penalty: 0, used: true, uuid: None }
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<KnownMemory> {
    Ok(KnownMemory {
        path: PathBuf::from(row.get::<_, String>(0)?),
        name: row.get(1)?,
        receives: row.get(2)?,
        penalty: row.get(3)?,
        used: row.get(4)?,
        uuid: row.get(5)?,
    })
}

impl Store {
    /// In order of priority.
    pub(crate) fn known_memories(&self) -> Result<Vec<KnownMemory>, AppError> {
        let connection = self.lock();
        let sql = "SELECT path, name, receives, penalty, used, uuid FROM memory ORDER BY place, path";
        let mut statement = connection.prepare(sql).map_err(|error| store_error(&error))?;
        let rows = statement.query_map([], read);
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

    /// Puts the memories into this order.
    pub(crate) fn order_memories(&self, paths: &[PathBuf]) -> Result<(), AppError> {
        let mut connection = self.lock();
        let ordered = connection.transaction().and_then(|transaction| {
            for (place, path) in (1i64..).zip(paths) {
                let sql = "UPDATE memory SET place = ?2 WHERE path = ?1";
                transaction.execute(sql, params![path.to_string_lossy(), place])?;
            }
            transaction.commit()
        });
        ordered.map_err(|error| store_error(&error))
    }

    pub(crate) fn penalise_memory(&self, path: &Path, penalty: u8) -> Result<(), AppError> {
        self.change_memory("UPDATE memory SET penalty = ?2 WHERE path = ?1", path, &penalty)
    }

    pub(crate) fn use_memory(&self, path: &Path, used: bool) -> Result<(), AppError> {
        self.change_memory("UPDATE memory SET used = ?2 WHERE path = ?1", path, &used)
    }

    /// Remembers which memory stood at a path.
    pub(crate) fn name_memory(&self, path: &Path, uuid: &str) -> Result<(), AppError> {
        self.change_memory("UPDATE memory SET uuid = ?2 WHERE path = ?1", path, &uuid)
    }

    fn change_memory(&self, sql: &str, path: &Path, value: &dyn rusqlite::ToSql) -> Result<(), AppError> {
        self.lock()
            .execute(sql, params![path.to_string_lossy(), value])
            .map_err(|error| store_error(&error))?;
        Ok(())
    }
}
