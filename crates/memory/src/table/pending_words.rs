//! Which units are not in the word index yet: ranges of ids whose words follow a little later.
//!
//! A unit that is new or changed waits here, because FTS5 writes a hundred units together in the time of three one by
//! one. It is left out of the word index whatever becomes of it, and its words are written as they are when its turn
//! comes; so changing or deleting it meanwhile needs nothing here.

use rusqlite::{Connection, OptionalExtension, params};
use std::ops::RangeInclusive;

/// A range of fewer units is short: nobody waits long for all of it.
pub(crate) const SHORT: i64 = 500;

/// Version 2. Ranges do not overlap.
pub(crate) const CREATE: &str =
    "CREATE TABLE pending_words(first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;";

/// Adds a range of units whose words are to be written later.
pub(crate) fn add(connection: &Connection, ids: &RangeInclusive<i64>) -> rusqlite::Result<()> {
    let sql = "INSERT INTO pending_words(first, last) VALUES(?1, ?2)";
    connection.prepare_cached(sql)?.execute([ids.start(), ids.end()])?;
    Ok(())
}

/// Adds a unit that is in no range, to the one before it if that is short, and answers how many that is.
pub(crate) fn append(connection: &Connection, id: i64) -> rusqlite::Result<i64> {
    let sql = "UPDATE pending_words SET last = ?1 WHERE last = ?1 - 1 AND last - first < ?2 RETURNING last - first + 1";
    let extended = connection.prepare_cached(sql)?.query_row([id, SHORT], |row| row.get(0)).optional()?;
    match extended {
        Some(length) => Ok(length),
        None => add(connection, &(id..=id)).map(|()| 1),
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
    let sql = "SELECT first, last FROM pending_words ORDER BY last - first >= ?1, first DESC LIMIT 1";
    let range = |row: &rusqlite::Row<'_>| Ok(row.get(0)?..=row.get(1)?);
    connection.prepare_cached(sql)?.query_row([SHORT], range).optional()
}

/// How many units wait in short ranges.
pub(crate) fn count_short(connection: &Connection) -> rusqlite::Result<u64> {
    let sql = "SELECT ifnull(sum(last - first + 1), 0) FROM pending_words WHERE last - first < ?1";
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
    let sql = "SELECT ifnull(sum(last - first + 1), 0) FROM pending_words";
    connection.prepare_cached(sql)?.query_row([], |row| row.get(0))
}
