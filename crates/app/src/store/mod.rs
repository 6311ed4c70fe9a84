//! The program's own small database: settings, recent jobs, the list of memories, endpoints.
//!
//! It holds nothing of a release or a memory, so that losing it loses comfort and no work; keys are in the keychain,
//! never here. One module a table.

pub(crate) mod endpoints;
pub(crate) mod memories;
pub(crate) mod recent;
pub(crate) mod settings;

use crate::contract::{AppError, ErrorCode};
use rusqlite::Connection;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

const VERSION: i64 = 2;

/// The open database. Cheap calls only: a lock is held while each runs.
pub(crate) struct Store {
    connection: Mutex<Connection>,
}

impl Store {
    /// Opens or makes `persklaar.db` in `folder`. A database that cannot be read is set aside under another name.
    pub(crate) fn open(folder: &Path) -> Result<Self, AppError> {
        std::fs::create_dir_all(folder).map_err(|error| crate::failure::at_path(&error, folder))?;
        let path = folder.join("persklaar.db");
        let connection = connect(&path).or_else(|_| {
            // Two windows may start at once; only a file that stays unreadable is set aside.
            std::thread::sleep(std::time::Duration::from_millis(200));
            connect(&path).or_else(|_| {
                set_aside(&path);
                connect(&path)
            })
        });
        let connection = connection.map_err(|error| store_error(&error))?;
        Ok(Self { connection: Mutex::new(connection) })
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "trusted_schema", false)?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < VERSION {
        let transaction = connection.transaction()?;
        for sql in [settings::TABLE, recent::TABLE, memories::TABLE, endpoints::TABLE, memories::VERSION_2] {
            transaction.execute_batch(sql)?;
        }
        transaction.pragma_update(None, "user_version", VERSION)?;
        transaction.commit()?;
    }
    Ok(connection)
}

fn set_aside(path: &Path) {
    let aside = path.with_extension("db.unreadable");
    if let Err(error) = std::fs::rename(path, &aside) {
        tracing::warn!(%error, "the settings file could not be set aside");
    }
}

pub(crate) fn store_error(error: &rusqlite::Error) -> AppError {
    use rusqlite::ErrorCode as Sqlite;
    match error.sqlite_error_code() {
        Some(Sqlite::DiskFull) => AppError::new(
            ErrorCode::DiskFull,
            "The disk is full.",
            "Make room and try again; nothing that was there is lost.",
        ),
        Some(Sqlite::ReadOnly | Sqlite::CannotOpen) => AppError::new(
            ErrorCode::PlaceReadOnly,
            "The program's own folder cannot be written.",
            "Check its permissions, or set PERSKLAAR_DATA to another folder.",
        ),
        _ => AppError::new(ErrorCode::Internal, format!("The settings could not be used: {error}."), ""),
    }
}
