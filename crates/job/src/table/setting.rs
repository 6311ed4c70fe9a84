//! Small texts that the application keeps with a job, by key. What they mean is the application's business.

use crate::error::JobError;
use crate::migration::M;
use rusqlite::{Connection, OptionalExtension, params};

pub(crate) const MIGRATIONS: &[M] = &[M {
    version: 1,
    sql: "CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID",
}];

pub(crate) fn get(conn: &Connection, key: &str) -> Result<Option<String>, JobError> {
    let mut statement = conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

pub(crate) fn set(conn: &Connection, key: &str, value: &str) -> Result<(), JobError> {
    let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    conn.prepare_cached(sql)?.execute(params![key, value])?;
    Ok(())
}
