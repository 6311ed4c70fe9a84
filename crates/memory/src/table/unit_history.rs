//! What each put did, by the caller's own id for it, with what was there before: so that a put happens once however
//! often it is asked for, and can be taken back.

use super::unit::{tagged, time};
use super::unreadable;
use crate::unit::{Change, Origin, Unit};
use jiff::Timestamp;
use persklaar_text::TaggedText;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Version 1. The columns from `target` on are empty for an insert.
pub(crate) const CREATE: &str = "\
CREATE TABLE unit_history(
  id INTEGER PRIMARY KEY,
  op TEXT NOT NULL UNIQUE,
  unit INTEGER NOT NULL,
  kind TEXT NOT NULL,
  undone INTEGER NOT NULL,
  at INTEGER NOT NULL,
  target TEXT,
  target_kinds TEXT,
  changed INTEGER,
  document TEXT,
  author TEXT,
  origin TEXT
) STRICT;
CREATE INDEX unit_history_unit ON unit_history(unit);";

/// Version 2: what is looked for by unit is a put after its first one, so that those cost nothing here.
pub(crate) const VERSION_2: &str = "\
DROP INDEX unit_history_unit;
CREATE INDEX unit_history_unit ON unit_history(unit) WHERE kind = 'updated';";

/// One put.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) id: i64,
    pub(crate) unit: i64,
    pub(crate) kind: Change,
    pub(crate) undone: bool,
    pub(crate) before: Option<Before>,
}

/// What a put can change of a unit, as it was before.
#[derive(Debug, Clone)]
pub(crate) struct Before {
    target: TaggedText,
    changed: Timestamp,
    document: Option<String>,
    author: Option<String>,
    origin: Origin,
}

impl Before {
    pub(crate) fn of(unit: &Unit) -> Self {
        Self {
            target: unit.target.clone(),
            changed: unit.changed,
            document: unit.document.clone(),
            author: unit.author.clone(),
            origin: unit.origin,
        }
    }

    pub(crate) fn put_back(self, unit: &mut Unit) {
        unit.target = self.target;
        unit.changed = self.changed;
        unit.document = self.document;
        unit.author = self.author;
        unit.origin = self.origin;
    }
}

const COLUMNS: &str = "id, unit, kind, undone, target, target_kinds, changed, document, author, origin";

fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let kind: String = row.get(2)?;
    Ok(Entry {
        id: row.get(0)?,
        unit: row.get(1)?,
        kind: Change::from_name(&kind).ok_or_else(|| unreadable(2, format!("unknown change '{kind}'")))?,
        undone: row.get(3)?,
        before: read_before(row)?,
    })
}

fn read_before(row: &Row<'_>) -> rusqlite::Result<Option<Before>> {
    let Some(origin) = row.get::<_, Option<String>>(9)? else { return Ok(None) };
    Ok(Some(Before {
        target: tagged(row, 4)?,
        changed: time(row, 6)?,
        document: row.get(7)?,
        author: row.get(8)?,
        origin: Origin::from_name(&origin)
            .ok_or_else(|| unreadable(9, format!("unknown origin '{origin}'")))?,
    }))
}

/// The put with this id, if it happened.
pub(crate) fn find(connection: &Connection, op: &str) -> rusqlite::Result<Option<Entry>> {
    let sql = format!("SELECT {COLUMNS} FROM unit_history WHERE op = ?1");
    connection.prepare_cached(&sql)?.query_row([op], read).optional()
}

/// The first put after `entry` on the same unit that still counts. One that made the unit is before all others.
pub(crate) fn next(connection: &Connection, entry: &Entry) -> rusqlite::Result<Option<Entry>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM unit_history WHERE unit = ?1 AND id > ?2 AND kind = 'updated' AND NOT undone \
         ORDER BY id LIMIT 1"
    );
    connection.prepare_cached(&sql)?.query_row(params![entry.unit, entry.id], read).optional()
}

/// Writes down a put.
pub(crate) fn append(
    connection: &Connection,
    op: &str,
    unit: i64,
    kind: Change,
    at: Timestamp,
    before: Option<&Before>,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO unit_history(op, unit, kind, undone, at, target, target_kinds, changed, document, author, \
               origin) VALUES(?1, ?2, ?3, 0, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    connection.prepare_cached(sql)?.execute(params![
        op,
        unit,
        kind.name(),
        at.as_microsecond(),
        before.map(|before| before.target.written()),
        before.map(|before| before.target.kinds()),
        before.map(|before| before.changed.as_microsecond()),
        before.and_then(|before| before.document.as_deref()),
        before.and_then(|before| before.author.as_deref()),
        before.map(|before| before.origin.name()),
    ])?;
    Ok(())
}

/// Says that a put no longer counts.
pub(crate) fn mark_undone(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    connection.execute("UPDATE unit_history SET undone = 1 WHERE id = ?1", [entry.id])?;
    Ok(())
}

/// Gives `later` the past of `earlier`, which is being taken back under it.
pub(crate) fn inherit(connection: &Connection, later: &Entry, earlier: &Entry) -> rusqlite::Result<()> {
    let sql = "UPDATE unit_history SET (kind, target, target_kinds, changed, document, author, origin) = \
               (SELECT kind, target, target_kinds, changed, document, author, origin FROM unit_history WHERE id = ?2) \
               WHERE id = ?1";
    connection.execute(sql, [later.id, earlier.id])?;
    Ok(())
}
