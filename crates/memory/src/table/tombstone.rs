//! Deleted units, whole, so that a deletion can be taken back and other copies of the memory can learn of it.

use super::unit::{self, COLUMNS};
use crate::unit::Unit;
use rusqlite::{Connection, OptionalExtension, params};

/// Version 1: the columns of the unit, when it was deleted, and the number of that change.
pub(crate) const CREATE: &str = "\
CREATE TABLE tombstone(
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  from_language TEXT NOT NULL,
  to_language TEXT NOT NULL,
  source TEXT NOT NULL,
  source_kinds TEXT NOT NULL,
  target TEXT NOT NULL,
  target_kinds TEXT NOT NULL,
  previous TEXT,
  next TEXT,
  document TEXT,
  author TEXT,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  used INTEGER NOT NULL,
  origin TEXT NOT NULL,
  identity INTEGER NOT NULL,
  change INTEGER NOT NULL,
  deleted INTEGER NOT NULL
) STRICT;
CREATE INDEX tombstone_change ON tombstone(change);";

/// Copies the unit with this id here; the caller takes it out of its table.
pub(crate) fn bury(connection: &Connection, id: i64, change: i64, deleted: i64) -> rusqlite::Result<()> {
    let sql = format!(
        "INSERT INTO tombstone({COLUMNS}, identity, change, deleted) \
         SELECT {COLUMNS}, identity, ?2, ?3 FROM unit WHERE id = ?1"
    );
    connection.prepare_cached(&sql)?.execute(params![id, change, deleted])?;
    Ok(())
}

/// The revision of the unit that a tombstone stands for.
pub(crate) fn revision(connection: &Connection, id: i64) -> rusqlite::Result<Option<u32>> {
    let sql = "SELECT revision FROM tombstone WHERE id = ?1";
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
}

/// Takes the tombstone away and answers the unit that it stood for.
pub(crate) fn raise(connection: &Connection, id: i64) -> rusqlite::Result<Option<Unit>> {
    let sql = format!("SELECT {COLUMNS} FROM tombstone WHERE id = ?1");
    let found = connection.prepare_cached(&sql)?.query_row([id], unit::read).optional()?;
    connection.prepare_cached("DELETE FROM tombstone WHERE id = ?1")?.execute([id])?;
    Ok(found)
}
