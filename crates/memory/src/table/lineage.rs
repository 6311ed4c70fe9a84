//! The changes that a memory went through, one row for each transaction that wrote units.
//!
//! The number of a change only grows, so that another program finds what is new. Its token is drawn at random: two
//! copies of a memory that went different ways have different tokens under the same number, and what was derived from
//! the one is never taken for the other.

use rusqlite::{Connection, OptionalExtension};

/// Version 2.
pub(crate) const CREATE: &str = "\
CREATE TABLE lineage(change INTEGER PRIMARY KEY, token INTEGER NOT NULL) STRICT;";

/// Version 2: where a file of version 1 stands.
pub(crate) const BEGIN: &str = "\
INSERT INTO lineage(change, token) SELECT max(ifnull((SELECT max(change) FROM unit), 0), \
ifnull((SELECT max(change) FROM tombstone), 0)), random();";

/// The number of the newest change.
pub(crate) fn newest(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("SELECT ifnull(max(change), 0) FROM lineage")?.query_row([], |row| row.get(0))
}

/// Begins the next change and answers its number.
pub(crate) fn next(connection: &Connection) -> rusqlite::Result<i64> {
    let sql = "INSERT INTO lineage(change, token) SELECT ifnull(max(change), 0) + 1, random() FROM lineage";
    connection.prepare_cached(sql)?.execute([])?;
    Ok(connection.last_insert_rowid())
}

/// The token of a change, if this memory went through it.
pub(crate) fn token(connection: &Connection, change: i64) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT token FROM lineage WHERE change = ?1";
    connection.prepare_cached(sql)?.query_row([change], |row| row.get(0)).optional()
}
