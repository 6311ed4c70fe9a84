//! The units that are in use.

use super::unreadable;
use crate::stats::PairStats;
use crate::unit::{Keys, Origin, Unit};
use jiff::Timestamp;
use persklaar_text::{Language, TaggedText};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

/// Version 1. Texts are in the written form with the kinds of their tags beside them; times are microseconds since
/// 1970; `identity` is [`crate::unit::Keys`]'s; `change` is one number for each transaction and only ever grows, so
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

/// Version 2: what finds the units with the same source, the same identity and the same target, in this order; all
/// three are [`crate::unit::Keys`]. The identity needs no index of its own then. And what the filters of a list ask for;
/// most units of an import have neither author nor document, and cost nothing there.
pub(crate) const VERSION_2: &str = "\
DROP INDEX unit_identity;
ALTER TABLE unit ADD COLUMN source_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN target_key INTEGER NOT NULL DEFAULT 0;";

/// Version 2, once the new columns are filled.
pub(crate) const VERSION_2_INDEXES: &str = "\
CREATE INDEX unit_source ON unit(source_key, identity, target_key);
CREATE INDEX unit_author ON unit(author, changed) WHERE author IS NOT NULL;
CREATE INDEX unit_document ON unit(document, changed) WHERE document IS NOT NULL;
CREATE INDEX unit_origin ON unit(origin, changed);";

/// Every column that [`read`] and the tombstones know, in order.
pub(crate) const COLUMNS: &str = "id, uuid, revision, from_language, to_language, source, source_kinds, target, \
     target_kinds, previous, next, document, author, created, changed, used, origin";

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

/// The units with this identity, newest change first.
pub(crate) fn with_identity(connection: &Connection, keys: Keys) -> rusqlite::Result<Vec<Unit>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM unit WHERE source_key = ?1 AND identity = ?2 ORDER BY changed DESC, id"
    );
    connection.prepare_cached(&sql)?.query_map([keys.source, keys.identity], read)?.collect()
}

/// Adds a unit and answers its id; an `id` of 0 asks for a new one. `change` is the number of the transaction.
pub(crate) fn insert(connection: &Connection, unit: &Unit, keys: Keys, change: i64) -> rusqlite::Result<i64> {
    let sql = format!(
        "INSERT INTO unit({COLUMNS}, identity, change, source_key, target_key) VALUES(nullif(:id, 0), :uuid, \
         :revision, :from_language, :to_language, :source, :source_kinds, :target, :target_kinds, :previous, :next, \
         :document, :author, :created, :changed, :used, :origin, :identity, :change, :source_key, :target_key)"
    );
    write(connection.prepare_cached(&sql)?, unit, keys, change)?;
    Ok(connection.last_insert_rowid())
}

/// Writes a unit over the one with its id.
pub(crate) fn update(connection: &Connection, unit: &Unit, change: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE unit SET uuid = :uuid, revision = :revision, from_language = :from_language, \
         to_language = :to_language, source = :source, source_kinds = :source_kinds, target = :target, \
         target_kinds = :target_kinds, previous = :previous, next = :next, document = :document, author = :author, \
         created = :created, changed = :changed, used = :used, origin = :origin, identity = :identity, \
         change = :change, source_key = :source_key, target_key = :target_key WHERE id = :id";
    write(connection.prepare_cached(sql)?, unit, Keys::of_unit(unit), change)
}

fn write(mut statement: CachedStatement<'_>, unit: &Unit, keys: Keys, change: i64) -> rusqlite::Result<()> {
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
        ":change": change,
        ":source_key": keys.source,
        ":target_key": keys.target,
    })?;
    Ok(())
}

/// Gives units of version 1 the keys of version 2. One that cannot be read keeps 0, is found by nothing but its id,
/// and is reported when it is read.
pub(crate) fn fill_keys(connection: &Connection) -> rusqlite::Result<()> {
    let select = format!("SELECT {COLUMNS} FROM unit WHERE id > ?1 ORDER BY id LIMIT 1000");
    let (mut select, mut update) = (
        connection.prepare(&select)?,
        connection
            .prepare("UPDATE unit SET source_key = ?2, identity = ?3, target_key = ?4 WHERE id = ?1")?,
    );
    let mut after = i64::MIN;
    loop {
        let keyed =
            |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, read(row).ok().map(|unit| Keys::of_unit(&unit))));
        let units = select.query_map([after], keyed)?.collect::<Result<Vec<_>, _>>()?;
        let Some((last, _)) = units.last() else { return Ok(()) };
        after = *last;
        for (id, keys) in units {
            if let Some(keys) = keys {
                update.execute([id, keys.source, keys.identity, keys.target])?;
            }
        }
    }
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
