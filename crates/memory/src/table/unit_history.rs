//! What each put did, by the caller's own id for it, with what was there before: so that a put happens once however
//! often it is asked for, and can be taken back. The changes of steps are here too, each under an id of its own; one
//! that is taken back holds what it had made of the unit instead, so that it can be done again.

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

/// Version 2: the source too, where a change was one of the source; and what is looked for by unit is a put after its
/// first one, so that those cost nothing here.
pub(crate) const VERSION_2: &str = "\
ALTER TABLE unit_history ADD COLUMN source TEXT;
ALTER TABLE unit_history ADD COLUMN source_kinds TEXT;
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

/// What a put or a step can change of a unit, as it was before.
#[derive(Debug, Clone)]
pub(crate) struct Before {
    /// None where the source stays as it is.
    source: Option<TaggedText>,
    target: TaggedText,
    changed: Timestamp,
    document: Option<String>,
    author: Option<String>,
    origin: Origin,
}

impl Before {
    /// For a change that leaves the source as it is.
    pub(crate) fn of(unit: &Unit) -> Self {
        Self {
            source: None,
            target: unit.target.clone(),
            changed: unit.changed,
            document: unit.document.clone(),
            author: unit.author.clone(),
            origin: unit.origin,
        }
    }

    /// For a change of the source too.
    pub(crate) fn with_source_of(unit: &Unit) -> Self {
        Self { source: Some(unit.source.clone()), ..Self::of(unit) }
    }

    /// What this would have to be of the unit as it is now.
    pub(crate) fn like_this_of(&self, unit: &Unit) -> Self {
        if self.source.is_some() { Self::with_source_of(unit) } else { Self::of(unit) }
    }

    pub(crate) fn put_back(self, unit: &mut Unit) {
        if let Some(source) = self.source {
            unit.source = source;
        }
        unit.target = self.target;
        unit.changed = self.changed;
        unit.document = self.document;
        unit.author = self.author;
        unit.origin = self.origin;
    }
}

const COLUMNS: &str =
    "id, unit, kind, undone, target, target_kinds, changed, document, author, origin, source, source_kinds";

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
    let has_source = row.get::<_, Option<String>>(10)?.is_some();
    Ok(Some(Before {
        source: has_source.then(|| tagged(row, 10)).transpose()?,
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
    let sql = "INSERT INTO unit_history(op, unit, kind, undone, at) VALUES(?1, ?2, ?3, 0, ?4)";
    connection.prepare_cached(sql)?.execute(params![op, unit, kind.name(), at.as_microsecond()])?;
    match before {
        Some(before) => hold(connection, connection.last_insert_rowid(), before),
        None => Ok(()),
    }
}

/// Gives an entry what it is to put back.
fn hold(connection: &Connection, id: i64, before: &Before) -> rusqlite::Result<()> {
    let sql = "UPDATE unit_history SET (target, target_kinds, changed, document, author, origin, source, source_kinds) \
               = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) WHERE id = ?1";
    connection.prepare_cached(sql)?.execute(params![
        id,
        before.target.written(),
        before.target.kinds(),
        before.changed.as_microsecond(),
        before.document,
        before.author,
        before.origin.name(),
        before.source.as_ref().map(TaggedText::written),
        before.source.as_ref().map(TaggedText::kinds),
    ])?;
    Ok(())
}

/// Says that a change no longer counts, or that it counts again, and gives it what leads to the other.
pub(crate) fn turn(
    connection: &Connection,
    entry: &Entry,
    undone: bool,
    other: &Before,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE unit_history SET undone = ?2 WHERE id = ?1")?
        .execute(params![entry.id, undone])?;
    hold(connection, entry.id, other)
}

/// Says that a put no longer counts.
pub(crate) fn mark_undone(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    connection.execute("UPDATE unit_history SET undone = 1 WHERE id = ?1", [entry.id])?;
    Ok(())
}

/// Gives `later` the past of `earlier`, which is being taken back under it. Of the source that is the one that either
/// of them began with.
pub(crate) fn inherit(connection: &Connection, later: &Entry, earlier: &Entry) -> rusqlite::Result<()> {
    let sql = "UPDATE unit_history SET \
               (kind, target, target_kinds, changed, document, author, origin, source, source_kinds) = \
               (SELECT kind, target, target_kinds, changed, document, author, origin, \
               ifnull(source, unit_history.source), ifnull(source_kinds, unit_history.source_kinds) \
               FROM (SELECT * FROM unit_history WHERE id = ?2)) WHERE id = ?1";
    connection.execute(sql, [later.id, earlier.id])?;
    Ok(())
}
