//! The units that are in use.

use super::{languages, unreadable};
use crate::stats::PairStats;
use crate::unit::{Keys, NewUnit, Origin, Unit};
use jiff::Timestamp;
use persklaar_text::{Language, TaggedText};
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// Version 1. Texts are in the written form with the kinds of their tags beside them; times are microseconds since
/// 1970; `identity` is [`Keys`]'s; `change` is one number for each transaction and only ever grows, so that another
/// process finds what is new.
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

/// Version 2: the other keys. The indexes are made anew once these are filled.
pub(crate) const VERSION_2: &str = "\
DROP INDEX unit_pair; DROP INDEX unit_identity; DROP INDEX unit_change; DROP INDEX unit_changed;
ALTER TABLE unit ADD COLUMN source_key INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN target_key INTEGER NOT NULL DEFAULT 0;";

/// The large indexes of the newest version, and what makes each.
///
/// `unit_source` finds units with the same source, with the same identity, and with the same target too, in this order:
/// the identity needs no index of its own. The others are for filters; most units of an import have neither author nor
/// document, and cost nothing there.
pub(crate) const INDEXES: [(&str, &str); 7] = [
    ("unit_source", "CREATE INDEX unit_source ON unit(source_key, identity, target_key)"),
    ("unit_pair", "CREATE INDEX unit_pair ON unit(from_language, to_language)"),
    ("unit_change", "CREATE INDEX unit_change ON unit(change)"),
    ("unit_changed", "CREATE INDEX unit_changed ON unit(changed)"),
    ("unit_author", "CREATE INDEX unit_author ON unit(author, changed) WHERE author IS NOT NULL"),
    ("unit_document", "CREATE INDEX unit_document ON unit(document, changed) WHERE document IS NOT NULL"),
    ("unit_origin", "CREATE INDEX unit_origin ON unit(origin, changed)"),
];

/// Leaves room in the pages of `unit_source`, which is there alone. SQLite packs a new index full, and as keys are
/// hashes, nearly every unit that is kept after an import would have to share three full pages out over four. Rows with
/// keys at even distances do that here, and are taken out again.
pub(crate) fn loosen(connection: &Connection, units: u64) -> rusqlite::Result<()> {
    let last: i64 = connection.query_row("SELECT max(id) FROM unit", [], |row| row.get(0))?;
    let rows = i64::try_from(units / UNITS_BETWEEN).unwrap_or(i64::MAX).max(2);
    connection.prepare_cached(SPACED_ROWS)?.execute([rows, i64::MAX / rows * 2])?;
    connection.execute("DELETE FROM unit WHERE id > ?1", [last])?;
    connection.execute("UPDATE sqlite_sequence SET seq = ?1 WHERE name = 'unit'", [last])?;
    Ok(())
}

/// A page of `unit_source` has room for about twice as many.
const UNITS_BETWEEN: u64 = 64;

const SPACED_ROWS: &str = "\
INSERT OR IGNORE INTO unit(uuid, revision, from_language, to_language, source, source_kinds, target, target_kinds, \
  created, changed, used, origin, identity, change, source_key, target_key) \
WITH RECURSIVE row(number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM row WHERE number + 1 < ?1) \
SELECT CAST(printf('%016d', number) AS BLOB), 1, '', '', '', '', '-', '', 0, 0, 0, '', 0, 0, \
  (number - ?1 / 2) * ?2, 0 FROM row";

/// Indexes of the newest version that few units are in, so that an import keeps them while it adds units: making them
/// at its end would read the table once more for each.
pub(crate) const SMALL_INDEXES: &str = "\
CREATE INDEX unit_used ON unit(used) WHERE used > 0;
CREATE INDEX unit_tagged ON unit(changed) WHERE (source_kinds <> '' OR target_kinds <> '');
CREATE INDEX unit_untranslated ON unit(changed) WHERE source = target;";

/// Makes the large indexes.
pub(crate) fn create_indexes(connection: &Connection) -> rusqlite::Result<()> {
    INDEXES.iter().try_for_each(|(_, sql)| connection.execute_batch(sql))
}

/// Takes the large indexes away, for a transaction that adds more than there is and makes them again at its end.
pub(crate) fn drop_indexes(connection: &Connection) -> rusqlite::Result<()> {
    INDEXES.iter().try_for_each(|(name, _)| connection.execute_batch(&format!("DROP INDEX {name}")))
}

macro_rules! columns {
    () => {
        "id, uuid, revision, from_language, to_language, source, source_kinds, target, target_kinds, previous, next, \
         document, author, created, changed, used, origin"
    };
}

/// Every column that [`read`] and the tombstones know, in order.
pub(crate) const COLUMNS: &str = columns!();

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
    languages::parsed(row.get_ref(column)?.as_str()?).map_err(|error| unreadable(column, error))
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
    let sql = concat!("SELECT ", columns!(), " FROM unit WHERE id = ?1");
    connection.prepare_cached(sql)?.query_row([id], read).optional()
}

/// The unit that a put would change: of those with its identity, which only an import makes more than one, the one
/// with the same target, else the one changed last.
pub(crate) fn standing(connection: &Connection, keys: Keys, new: &NewUnit) -> rusqlite::Result<Option<Unit>> {
    match twin(connection, keys, new)? {
        None => last_with_identity(connection, keys, new),
        twin => Ok(twin),
    }
}

/// The unit with the same identity and the same target.
pub(crate) fn twin(connection: &Connection, keys: Keys, new: &NewUnit) -> rusqlite::Result<Option<Unit>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM unit WHERE source_key = ?1 AND identity = ?2 AND target_key = ?3 ORDER BY changed DESC, id"
    );
    let mut statement = connection.prepare_cached(sql)?;
    let units = statement.query_map([keys.source, keys.identity, keys.target], read)?;
    first(units, |unit| unit.is_twin_of(new))
}

fn last_with_identity(connection: &Connection, keys: Keys, new: &NewUnit) -> rusqlite::Result<Option<Unit>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM unit WHERE source_key = ?1 AND identity = ?2 ORDER BY changed DESC, id"
    );
    let mut statement = connection.prepare_cached(sql)?;
    let units = statement.query_map([keys.source, keys.identity], read)?;
    first(units, |unit| unit.has_identity_of(new))
}

fn first(
    mut units: impl Iterator<Item = rusqlite::Result<Unit>>,
    is_it: impl Fn(&Unit) -> bool,
) -> rusqlite::Result<Option<Unit>> {
    units.find(|unit| unit.as_ref().map_or(true, &is_it)).transpose()
}

/// A count goes no further.
const MOST_USED: u32 = 2_147_483_647;

/// The rows of units that are new or come back.
const INSERT: &str = concat!(
    "INSERT INTO unit(",
    columns!(),
    ", identity, change, source_key, target_key) \
     VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)"
);

/// What a unit has behind it when it comes into the memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Past {
    /// When it was made.
    pub(crate) created: Timestamp,
    /// How often it was confirmed again since.
    pub(crate) used: u32,
}

/// Adds a unit that is new and answers its id. `change` is the number of the transaction.
pub(crate) fn insert_new(
    connection: &Connection,
    new: &NewUnit,
    uuid: Uuid,
    keys: Keys,
    change: i64,
) -> rusqlite::Result<i64> {
    insert_with_past(connection, new, Past { created: new.at, used: 0 }, uuid, keys, change)
}

/// The same for one that was kept elsewhere before.
pub(crate) fn insert_with_past(
    connection: &Connection,
    new: &NewUnit,
    past: Past,
    uuid: Uuid,
    keys: Keys,
    change: i64,
) -> rusqlite::Result<i64> {
    connection.prepare_cached(INSERT)?.execute(params![
        None::<i64>,
        uuid.as_bytes(),
        1,
        new.from.to_string(),
        new.to.to_string(),
        new.source.written(),
        new.source.kinds(),
        new.target.written(),
        new.target.kinds(),
        new.previous,
        new.next,
        new.document,
        new.author,
        past.created.as_microsecond(),
        new.at.as_microsecond(),
        past.used.min(MOST_USED),
        new.origin.name(),
        keys.identity,
        change,
        keys.source,
        keys.target,
    ])?;
    Ok(connection.last_insert_rowid())
}

/// Adds a unit that was there before, under its own id.
pub(crate) fn insert(connection: &Connection, unit: &Unit, change: i64) -> rusqlite::Result<()> {
    write(connection.prepare_cached(INSERT)?, unit, change)
}

/// Writes a unit over the one with its id.
pub(crate) fn update(connection: &Connection, unit: &Unit, change: i64) -> rusqlite::Result<()> {
    let sql = concat!(
        "UPDATE unit SET (",
        columns!(),
        ", identity, change, source_key, target_key) = \
         (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21) \
         WHERE id = ?1"
    );
    write(connection.prepare_cached(sql)?, unit, change)
}

fn write(mut statement: CachedStatement<'_>, unit: &Unit, change: i64) -> rusqlite::Result<()> {
    let uuid = Uuid::parse_str(&unit.uuid).map_err(|error| unreadable(1, error))?;
    let keys = Keys::of_unit(unit);
    statement.execute(params![
        unit.id,
        uuid.as_bytes(),
        unit.revision,
        unit.from.to_string(),
        unit.to.to_string(),
        unit.source.written(),
        unit.source.kinds(),
        unit.target.written(),
        unit.target.kinds(),
        unit.previous,
        unit.next,
        unit.document,
        unit.author,
        unit.created.as_microsecond(),
        unit.changed.as_microsecond(),
        unit.used,
        unit.origin.name(),
        keys.identity,
        change,
        keys.source,
        keys.target,
    ])?;
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

/// The units with this key of their source, newest change first. The key is a hash: they are to be compared.
pub(crate) fn with_source(connection: &Connection, source_key: i64) -> rusqlite::Result<Vec<Unit>> {
    let sql = format!("SELECT {COLUMNS} FROM unit WHERE source_key = ?1 ORDER BY changed DESC, id DESC");
    connection.prepare_cached(&sql)?.query_map([source_key], read)?.collect()
}

/// When a unit was changed last, in microseconds.
pub(crate) fn changed(connection: &Connection, id: i64) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT changed FROM unit WHERE id = ?1";
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
}

/// How often a unit was changed.
pub(crate) fn revision(connection: &Connection, id: i64) -> rusqlite::Result<Option<u32>> {
    let sql = "SELECT revision FROM unit WHERE id = ?1";
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
}

/// The sources before and after a unit.
pub(crate) fn neighbours(
    connection: &Connection,
    id: i64,
) -> rusqlite::Result<Option<(Option<String>, Option<String>)>> {
    let sql = "SELECT previous, next FROM unit WHERE id = ?1";
    connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()
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
