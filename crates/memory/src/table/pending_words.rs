//! Which units are not in the word index yet: ranges of ids whose words follow a little later.
//!
//! A unit that is new or changed waits here, because FTS5 writes a hundred units together in the time of three one by
//! one. It is left out of the word index whatever becomes of it, and its words are written as they are when its turn
//! comes; so changing or deleting it meanwhile needs nothing here. What is put one by one falls into a range without an
//! end, so that keeping a unit writes nothing here but the first time.

use rusqlite::{Connection, OptionalExtension, params};
use std::ops::RangeInclusive;

/// A range of fewer units is short: nobody waits long for all of it.
pub(crate) const SHORT: i64 = 500;

/// The end of the range that every unit falls into that is still to be made. There is at most one, the last.
const OPEN: i64 = i64::MAX;

/// The ranges that hold something, the open one up to the newest unit.
macro_rules! ranges {
    () => {
        "(SELECT * FROM (SELECT first, min(last, ifnull((SELECT max(id) FROM unit), 0)) AS last FROM pending_words) \
         WHERE first <= last)"
    };
}

/// Version 2. Ranges do not overlap.
pub(crate) const CREATE: &str =
    "CREATE TABLE pending_words(first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;";

/// Adds a range of units whose words are to be written later.
pub(crate) fn add(connection: &Connection, ids: &RangeInclusive<i64>) -> rusqlite::Result<()> {
    close(connection, *ids.start())?;
    insert(connection, (*ids.start(), *ids.end()))
}

fn insert(connection: &Connection, (first, last): (i64, i64)) -> rusqlite::Result<()> {
    let sql = "INSERT INTO pending_words(first, last) VALUES(?1, ?2)";
    connection.prepare_cached(sql)?.execute([first, last])?;
    Ok(())
}

/// Lets the open range end before `next`, the first of many new units whose words are seen to apart.
pub(crate) fn close(connection: &Connection, next: i64) -> rusqlite::Result<()> {
    let delete = "DELETE FROM pending_words WHERE last = ?1 AND first >= ?2";
    connection.prepare_cached(delete)?.execute([OPEN, next])?;
    let end = "UPDATE pending_words SET last = ?2 - 1 WHERE last = ?1";
    connection.prepare_cached(end)?.execute([OPEN, next])?;
    Ok(())
}

/// Adds the newest unit and answers how many wait with it.
pub(crate) fn append_newest(connection: &Connection, id: i64) -> rusqlite::Result<i64> {
    let sql = "SELECT first, last FROM pending_words ORDER BY first DESC LIMIT 1";
    let last_range = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get(1)?));
    match connection.prepare_cached(sql)?.query_row([], last_range).optional()? {
        Some((first, OPEN)) => Ok(id - first + 1),
        _ => insert(connection, (id, OPEN)).map(|()| 1),
    }
}

/// Adds a unit that is in no range, to the one before it if that is short, and answers how many that is.
pub(crate) fn append(connection: &Connection, id: i64) -> rusqlite::Result<i64> {
    let sql = "UPDATE pending_words SET last = ?1 WHERE last = ?1 - 1 AND last - first < ?2 RETURNING last - first + 1";
    let extended = connection.prepare_cached(sql)?.query_row([id, SHORT], |row| row.get(0)).optional()?;
    match extended {
        Some(length) => Ok(length),
        None => insert(connection, (id, id)).map(|()| 1),
    }
}

/// Adds every unit that there is.
pub(crate) fn add_all(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "SELECT min(id), max(id) FROM unit";
    let ids = connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    match ids {
        (Some(first), Some(last)) => add(connection, &(first..=last)),
        _ => Ok(()),
    }
}

/// Whether the words of this unit are to be written later.
pub(crate) fn holds(connection: &Connection, id: i64) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS(SELECT 1 FROM pending_words WHERE first <= ?1 AND last >= ?1)";
    connection.prepare_cached(sql)?.query_row([id], |row| row.get(0))
}

/// The newest range, of those that are short if there is one: what a person just typed goes before an import.
pub(crate) fn newest(connection: &Connection) -> rusqlite::Result<Option<RangeInclusive<i64>>> {
    let sql =
        concat!("SELECT first, last FROM ", ranges!(), " ORDER BY last - first >= ?1, first DESC LIMIT 1");
    let range = |row: &rusqlite::Row<'_>| Ok(row.get(0)?..=row.get(1)?);
    connection.prepare_cached(sql)?.query_row([SHORT], range).optional()
}

/// How many units wait in short ranges.
pub(crate) fn count_short(connection: &Connection) -> rusqlite::Result<u64> {
    let sql = concat!("SELECT ifnull(sum(last - first + 1), 0) FROM ", ranges!(), " WHERE last - first < ?1");
    connection.prepare_cached(sql)?.query_row([SHORT], |row| row.get(0))
}

/// Says that the units of a range up to `done` have their words.
pub(crate) fn shorten(
    connection: &Connection,
    range: &RangeInclusive<i64>,
    done: i64,
) -> rusqlite::Result<()> {
    if done >= *range.end() {
        connection.prepare_cached("DELETE FROM pending_words WHERE first = ?1")?.execute([range.start()])?;
    } else {
        let sql = "UPDATE pending_words SET first = ?2 WHERE first = ?1";
        connection.prepare_cached(sql)?.execute(params![range.start(), done + 1])?;
    }
    Ok(())
}

/// How many units wait for their words; those that were deleted meanwhile count until their turn, because counting rows
/// would read half of the file.
pub(crate) fn count(connection: &Connection) -> rusqlite::Result<u64> {
    let sql = concat!("SELECT ifnull(sum(last - first + 1), 0) FROM ", ranges!());
    connection.prepare_cached(sql)?.query_row([], |row| row.get(0))
}
