//! The table of machine-translation endpoints. Keys are not in it.

use super::{Store, store_error};
use crate::contract::AppError;
use rusqlite::params;

pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS endpoint (
    name TEXT PRIMARY KEY, kind TEXT NOT NULL, url TEXT NOT NULL) STRICT;";

/// An endpoint as it was configured; checked again before every use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownEndpoint {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) url: String,
}

impl Store {
    /// By name.
    pub(crate) fn endpoints(&self) -> Result<Vec<KnownEndpoint>, AppError> {
        let connection = self.lock();
        let mut statement = connection
            .prepare("SELECT name, kind, url FROM endpoint ORDER BY name")
            .map_err(|error| store_error(&error))?;
        let rows = statement.query_map([], |row| {
            Ok(KnownEndpoint { name: row.get(0)?, kind: row.get(1)?, url: row.get(2)? })
        });
        rows.and_then(Iterator::collect).map_err(|error| store_error(&error))
    }

    pub(crate) fn save_endpoint(&self, endpoint: &KnownEndpoint) -> Result<(), AppError> {
        self.lock()
            .execute(
                "INSERT INTO endpoint (name, kind, url) VALUES (?1, ?2, ?3)
                 ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, url = excluded.url",
                params![endpoint.name, endpoint.kind, endpoint.url],
            )
            .map_err(|error| store_error(&error))?;
        Ok(())
    }

    /// Whether there was one of that name.
    pub(crate) fn remove_endpoint(&self, name: &str) -> Result<bool, AppError> {
        let removed = self
            .lock()
            .execute("DELETE FROM endpoint WHERE name = ?1", [name])
            .map_err(|error| store_error(&error))?;
        Ok(removed > 0)
    }
}
