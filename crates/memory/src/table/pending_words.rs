//! Which units are not in the word index yet: ranges of ids that an import left, whose words follow in the background.
//!
//! A unit in a range is left out of the word index whatever becomes of it, and its words are written as they are when
//! its turn comes; so changing or deleting it meanwhile needs nothing here.

use rusqlite::{Connection, OptionalExtension, params};
use std::ops::RangeInclusive;

/// Version 2. Ranges do not overlap.
pub(crate) const CREATE: &str =
    "CREATE TABLE pending_words(first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;";

/// Adds a range of units whose words are to be written later.
pub(crate) fn add(connection: &Connection, ids: &RangeInclusive<i64>) -> rusqlite::Result<()> {
    let sql = "INSERT INTO pending_words(first, last) VALUES(?1, ?2)";
    connection.prepare_cached(sql)?.execute([ids.start(), ids.end()])?;
    Ok(())
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

/// The newest range.
pub(crate) fn newest(connection: &Connection) -> rusqlite::Result<Option<RangeInclusive<i64>>> {
    let sql = "SELECT first, last FROM pending_words ORDER BY first DESC LIMIT 1";
    let range = |row: &rusqlite::Row<'_>| Ok(row.get(0)?..=row.get(1)?);
    connection.prepare_cached(sql)?.query_row([], range).optional()
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
