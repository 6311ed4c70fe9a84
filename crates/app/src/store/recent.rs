//! The table of recent jobs, with where each release came from: the job file itself holds no paths.

use super::{Store, store_error};
use crate::contract::{AppError, RecentJob};
use rusqlite::{OptionalExtension, params};
use std::path::{Path, PathBuf};

const KEPT: u32 = 30;

pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS recent (
    path TEXT PRIMARY KEY, title TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
    confirmed INTEGER NOT NULL, total INTEGER NOT NULL, changed TEXT NOT NULL, folder TEXT) STRICT;";

impl Store {
    /// Newest first.
    pub(crate) fn recent(&self) -> Result<Vec<RecentJob>, AppError> {
        let connection = self.lock();
        let mut statement = connection
            .prepare(
                "SELECT path, title, source, target, confirmed, total, changed FROM recent
                 ORDER BY changed DESC LIMIT ?1",
            )
            .map_err(|error| store_error(&error))?;
        let rows = statement.query_map([KEPT], |row| {
            let path: String = row.get(0)?;
            Ok(RecentJob {
                missing: !Path::new(&path).is_file(),
                path,
                title: row.get(1)?,
                from: row.get(2)?,
                to: row.get(3)?,
                confirmed: row.get(4)?,
                total: row.get(5)?,
                changed: row.get(6)?,
            })
        });
        rows.and_then(Iterator::collect).map_err(|error| store_error(&error))
    }

    /// Keeps the folder that is known already when `folder` is none.
    pub(crate) fn remember_job(&self, job: &RecentJob, folder: Option<&Path>) -> Result<(), AppError> {
        let folder = folder.map(|folder| folder.to_string_lossy().into_owned());
        self.lock()
            .execute(
                "INSERT INTO recent (path, title, source, target, confirmed, total, changed, folder)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (path) DO UPDATE SET title = excluded.title, source = excluded.source,
                 target = excluded.target, confirmed = excluded.confirmed, total = excluded.total,
                 changed = excluded.changed, folder = coalesce(excluded.folder, folder)",
                params![job.path, job.title, job.from, job.to, job.confirmed, job.total, job.changed, folder],
            )
            .map_err(|error| store_error(&error))?;
        Ok(())
    }

    /// How far a job is that is on the list already.
    pub(crate) fn job_went_on(&self, path: &Path, confirmed: u32, changed: &str) -> Result<(), AppError> {
        self.lock()
            .execute(
                "UPDATE recent SET confirmed = ?2, changed = ?3 WHERE path = ?1",
                params![path.to_string_lossy(), confirmed, changed],
            )
            .map_err(|error| store_error(&error))?;
        Ok(())
    }

    pub(crate) fn forget_job(&self, path: &str) -> Result<(), AppError> {
        self.lock()
            .execute("DELETE FROM recent WHERE path = ?1", [path])
            .map_err(|error| store_error(&error))?;
        Ok(())
    }

    /// The folder that the job's release came from, while it is still there.
    pub(crate) fn folder_of(&self, path: &str) -> Option<PathBuf> {
        let folder = self
            .lock()
            .query_row("SELECT folder FROM recent WHERE path = ?1", [path], |row| {
                row.get::<_, Option<String>>(0)
            })
            .optional();
        folder.ok().flatten().flatten().map(PathBuf::from).filter(|folder| folder.is_dir())
    }
}
