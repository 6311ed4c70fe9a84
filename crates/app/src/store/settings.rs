//! The table of settings: one row of JSON under one name, so that a new setting needs no migration.

use super::{Store, store_error};
use crate::contract::{AppError, Settings};
use rusqlite::{OptionalExtension, params};

pub(super) const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;";

impl Store {
    /// As saved, or the defaults; what cannot be read is the default.
    pub(crate) fn settings(&self) -> Settings {
        let saved = self
            .lock()
            .query_row("SELECT value FROM setting WHERE name = 'settings'", [], |row| row.get::<_, String>(0))
            .optional();
        saved.ok().flatten().and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
    }

    pub(crate) fn save_settings(&self, settings: &Settings) -> Result<(), AppError> {
        let json = serde_json::to_string(settings).unwrap_or_default();
        self.lock()
            .execute(
                "INSERT INTO setting (name, value) VALUES ('settings', ?1)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                params![json],
            )
            .map_err(|error| store_error(&error))?;
        Ok(())
    }
}
