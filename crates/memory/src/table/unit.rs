//! The units that are in use.

use super::unreadable;
use crate::stats::PairStats;
use crate::unit::{Origin, Unit};
use jiff::Timestamp;
use persklaar_text::{Language, TaggedText};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

/// Version 1. Texts are in the written form with the kinds of their tags beside them; times are microseconds since
/// 1970; `identity` is [`crate::unit::identity`]; `change` is one number for each transaction and only ever grows, so
/// that another process finds what is new.
pub(crate) const CREATE: &str = "\
CREATE TABLE unit(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
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
  change INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_pair ON unit(from_language, to_language);
CREATE INDEX unit_identity ON unit(identity);
CREATE INDEX unit_change ON unit(change);
CREATE INDEX unit_changed ON unit(changed);";

/// Every column that [`read`] and the tombstones know, in order.
pub(crate) const COLUMNS: &str = "id, uuid, revision, from_language, to_language, source, source_kinds, target, \
     target_kinds, previous, next, document, author, created, changed, used, origin";

/// What only the tables know of a unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keys {
    pub(crate) identity: i64,
    pub(crate) change: i64,
}

/// Reads a row that begins with [`COLUMNS`].
pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Unit> {
    Ok(Unit {
        id: row.get(0)?,
        uuid: uuid(row, 1)?,
        revision: row.get(2)?,
        from: language(row, 3)?,
        to: language(row, 4)?,
        source: tagged(row, 5)?,
        target: tagged(row, 7)?,
        previous: row.get(9)?,
        next: row.get(10)?,
        document: row.get(11)?,
        author: row.get(12)?,
        created: time(row, 13)?,
        changed: time(row, 14)?,
        used: row.get(15)?,
        origin: origin(row, 16)?,
    })
}

/// The language in a column.
pub(crate) fn language(row: &Row<'_>, column: usize) -> rusqlite::Result<Language> {
    row.get_ref(column)?.as_str()?.parse().map_err(|error| unreadable(column, error))
}

/// The text in a column, the kinds of its tags in the next.
pub(crate) fn tagged(row: &Row<'_>, column: usize) -> rusqlite::Result<TaggedText> {
    let (written, kinds) = (row.get_ref(column)?.as_str()?, row.get_ref(column + 1)?.as_str()?);
    TaggedText::parse_with_kinds(written, kinds).map_err(|error| unreadable(column, error))
}

/// The instant in a column.
pub(crate) fn time(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    Timestamp::from_microsecond(row.get(column)?).map_err(|error| unreadable(column, error))
}

fn uuid(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    let bytes = row.get_ref(column)?.as_blob()?;
    let uuid = Uuid::from_slice(bytes).map_err(|error| unreadable(column, error))?;
    Ok(uuid.hyphenated().to_string())
}

fn origin(row: &Row<'_>, column: usize) -> rusqlite::Result<Origin> {
    let name = row.get_ref(column)?.as_str()?;
    Origin::from_name(name).ok_or_else(|| unreadable(column, format!("unknown origin '{name}'")))
}

/// The unit with this id.
pub(crate) fn get(connection: &Connection, id: i64) -> rusqlite::Result<Option<Unit>> {
    let sql = format!("SELECT {COLUMNS} FROM unit WHERE id = ?1");
    connection.prepare_cached(&sql)?.query_row([id], read).optional()
}

/// The units with this hash of their identity, newest change first.
pub(crate) fn with_identity(connection: &Connection, identity: i64) -> rusqlite::Result<Vec<Unit>> {
    let sql = format!("SELECT {COLUMNS} FROM unit WHERE identity = ?1 ORDER BY changed DESC, id");
    connection.prepare_cached(&sql)?.query_map([identity], read)?.collect()
}

/// Adds a unit and answers its id; an `id` of 0 asks for a new one.
pub(crate) fn insert(connection: &Connection, unit: &Unit, keys: Keys) -> rusqlite::Result<i64> {
    let sql = format!(
        "INSERT INTO unit({COLUMNS}, identity, change) VALUES(nullif(:id, 0), :uuid, :revision, :from_language, \
         :to_language, :source, :source_kinds, :target, :target_kinds, :previous, :next, :document, :author, \
         :created, :changed, :used, :origin, :identity, :change)"
    );
    write(connection.prepare_cached(&sql)?, unit, keys)?;
    Ok(connection.last_insert_rowid())
}

/// Writes a unit over the one with its id.
pub(crate) fn update(connection: &Connection, unit: &Unit, keys: Keys) -> rusqlite::Result<()> {
    let sql = "UPDATE unit SET uuid = :uuid, revision = :revision, from_language = :from_language, \
         to_language = :to_language, source = :source, source_kinds = :source_kinds, target = :target, \
         target_kinds = :target_kinds, previous = :previous, next = :next, document = :document, author = :author, \
         created = :created, changed = :changed, used = :used, origin = :origin, identity = :identity, \
         change = :change WHERE id = :id";
    write(connection.prepare_cached(sql)?, unit, keys)
}

fn write(mut statement: CachedStatement<'_>, unit: &Unit, keys: Keys) -> rusqlite::Result<()> {
    let uuid = Uuid::parse_str(&unit.uuid).map_err(|error| unreadable(1, error))?;
    statement.execute(named_params! {
        ":id": unit.id,
        ":uuid": uuid.as_bytes(),
        ":revision": unit.revision,
        ":from_language": unit.from.to_string(),
        ":to_language": unit.to.to_string(),
        ":source": unit.source.written(),
        ":source_kinds": unit.source.kinds(),
        ":target": unit.target.written(),
        ":target_kinds": unit.target.kinds(),
        ":previous": unit.previous,
        ":next": unit.next,
        ":document": unit.document,
        ":author": unit.author,
        ":created": unit.created.as_microsecond(),
        ":changed": unit.changed.as_microsecond(),
        ":used": unit.used,
        ":origin": unit.origin.name(),
        ":identity": keys.identity,
        ":change": keys.change,
    })?;
    Ok(())
}

/// Takes a unit out.
pub(crate) fn delete(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM unit WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The language pairs with how many units each has, most first.
pub(crate) fn pairs(connection: &Connection) -> rusqlite::Result<Vec<PairStats>> {
    let sql = "SELECT from_language, to_language, count(*) FROM unit GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2";
    let pair =
        |row: &Row<'_>| Ok(PairStats { from: language(row, 0)?, to: language(row, 1)?, units: row.get(2)? });
    connection.prepare_cached(sql)?.query_map([], pair)?.collect()
}

/// The number of the newest change, of units and of their deletions; 0 in a new memory.
pub(crate) fn newest_change(connection: &Connection) -> rusqlite::Result<i64> {
    let sql = "SELECT max(ifnull((SELECT max(change) FROM unit), 0), ifnull((SELECT max(change) FROM tombstone), 0))";
    connection.prepare_cached(sql)?.query_row([], |row| row.get(0))
}
