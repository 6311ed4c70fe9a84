//! The table of settings: rows of JSON by name, so that a new setting needs no migration.

use super::{Store, store_error};
use crate::contract::{AppError, Settings};
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::PathBuf;

pub(super) const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;";

impl Store {
    /// As saved, or the defaults; what cannot be read is the default.
    pub(crate) fn settings(&self) -> Settings {
        self.setting("settings")
    }

    pub(crate) fn save_settings(&self, settings: &Settings) -> Result<(), AppError> {
        self.save_setting("settings", settings)
    }

    /// The folders that backups were put in before, the last first.
    pub(crate) fn backup_folders(&self) -> Vec<PathBuf> {
        self.setting("backup-folders")
    }

    pub(crate) fn save_backup_folders(&self, folders: &[PathBuf]) -> Result<(), AppError> {
        self.save_setting("backup-folders", &folders)
    }

    fn setting<T: DeserializeOwned + Default>(&self, name: &str) -> T {
        let sql = "SELECT value FROM setting WHERE name = ?1";
        let saved = self.lock().query_row(sql, [name], |row| row.get::<_, String>(0)).optional();
        saved.ok().flatten().and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
    }

    fn save_setting(&self, name: &str, value: &impl Serialize) -> Result<(), AppError> {
        let json = serde_json::to_string(value).unwrap_or_default();
        self.lock()
            .execute(
                "INSERT INTO setting (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                params![name, json],
            )
            .map_err(|error| store_error(&error))?;
        Ok(())
    }
}
