//! The bytes of the document as it came. Written once, never changed.

use crate::error::JobError;
use crate::migration::M;
use rusqlite::{Connection, params};

pub(crate) const MIGRATIONS: &[M] = &[M {
    version: 1,
    sql: "CREATE TABLE original (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    bytes BLOB NOT NULL
) STRICT",
}];

pub(crate) fn insert(conn: &Connection, bytes: &[u8]) -> Result<(), JobError> {
    conn.execute("INSERT INTO original (id, bytes) VALUES (1, ?1)", params![bytes])?;
    Ok(())
}

pub(crate) fn get(conn: &Connection) -> Result<Vec<u8>, JobError> {
    Ok(conn.query_row("SELECT bytes FROM original WHERE id = 1", [], |row| row.get(0))?)
}
