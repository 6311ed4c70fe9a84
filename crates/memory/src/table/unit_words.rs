//! The words of both sides, for the concordance.
//!
//! The table keeps no text of its own (`content=''`) and is written with words that [`crate::search::words`] has
//! already cut, folded and stripped of accents, parted by spaces. So the tokenizer has one job, to cut at spaces, and
//! `ascii` does exactly that: it never cuts inside what is not ASCII, whatever SQLite's Unicode tables say. The same
//! function finds the words that are marked in a hit, so that finding and marking cannot disagree.

use super::{pending_words, unit};
use crate::search::words;
use persklaar_text::TaggedText;
use rusqlite::{Connection, params};
use std::ops::RangeInclusive;

/// Version 1.
pub(crate) const CREATE: &str = "\
CREATE VIRTUAL TABLE unit_words USING fts5(source, target, content='', contentless_delete=1, tokenize='ascii');";

/// Version 2: beginnings of one letter, of two and of three are words of their own, or a search that is only just being
/// typed would read half of the index.
pub(crate) const VERSION_2: &str = "\
DROP TABLE unit_words;
CREATE VIRTUAL TABLE unit_words USING fts5(
  source, target, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii'
);";

/// So many units are written to the index with the import that brings them.
pub(crate) const FEW: u64 = 2_000;
/// So many units that were put one by one are written together.
const TOGETHER: i64 = 200;

/// Says that a unit is new or has other words than before. They are found from the next search on.
pub(crate) fn renew(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    if pending_words::holds(connection, id)? {
        return Ok(());
    }
    delete(connection, id)?;
    let waiting = pending_words::append(connection, id)?;
    write_if_many(connection, waiting)
}

/// Says that a unit is new, the newest.
pub(crate) fn append(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    let waiting = pending_words::append_newest(connection, id)?;
    write_if_many(connection, waiting)
}

fn write_if_many(connection: &Connection, waiting: i64) -> rusqlite::Result<()> {
    if waiting >= TOGETHER {
        write_pending(connection, TOGETHER.cast_unsigned())?;
    }
    Ok(())
}

/// Source and target.
type Texts<'a> = (&'a TaggedText, &'a TaggedText);

fn write_now(connection: &Connection, id: i64, (source, target): Texts<'_>) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO unit_words(rowid, source, target) VALUES(?1, ?2, ?3)";
    let (source, target) = (words::spaced(&source.text()), words::spaced(&target.text()));
    connection.prepare_cached(sql)?.execute(params![id, source, target])?;
    Ok(())
}

/// Takes the words of a unit out.
pub(crate) fn delete(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM unit_words WHERE rowid = ?1")?.execute([id])?;
    Ok(())
}

/// Writes the words of so many units whose turn it is, the newest range first; answers how many were written.
pub(crate) fn write_pending(connection: &Connection, units: u64) -> rusqlite::Result<u64> {
    let mut written = 0;
    while written < units {
        let Some(range) = pending_words::newest(connection)? else { break };
        let (count, done) = write_range(connection, &range, units - written)?;
        pending_words::shorten(connection, &range, done)?;
        written += count;
    }
    Ok(written)
}

/// Writes the words of new units at once.
pub(crate) fn write_all(connection: &Connection, ids: &RangeInclusive<i64>) -> rusqlite::Result<()> {
    pending_words::close(connection, *ids.start())?;
    write_range(connection, ids, u64::MAX).map(drop)
}

/// Answers how many units were written, and up to which id the range is done.
fn write_range(
    connection: &Connection,
    range: &RangeInclusive<i64>,
    units: u64,
) -> rusqlite::Result<(u64, i64)> {
    let sql = "SELECT id, source, source_kinds, target, target_kinds FROM unit WHERE id BETWEEN ?1 AND ?2 \
               ORDER BY id LIMIT ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows =
        statement.query(params![range.start(), range.end(), i64::try_from(units).unwrap_or(i64::MAX)])?;
    let (mut count, mut done) = (0, *range.start());
    while let Some(row) = rows.next()? {
        done = row.get(0)?;
        // A unit that cannot be read cannot be found either; it is reported when it is read.
        if let (Ok(source), Ok(target)) = (unit::tagged(row, 1), unit::tagged(row, 3)) {
            write_now(connection, done, (&source, &target))?;
        }
        count += 1;
    }
    Ok((count, if count < units { *range.end() } else { done }))
}

/// Writes what is pending if it is little enough to be waited for.
pub(crate) fn write_if_few(connection: &Connection) -> rusqlite::Result<()> {
    if pending_words::count(connection)? <= FEW {
        write_pending(connection, FEW)?;
    }
    Ok(())
}

/// How many finds there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// At most the bound that was asked for.
    pub units: u64,
    /// Whether there are more.
    pub more: bool,
}

/// The units that an expression of [`crate::search`] finds, those made last first.
pub(crate) fn newest(
    connection: &Connection,
    expression: &str,
    (offset, limit): (i64, i64),
) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT rowid FROM unit_words WHERE unit_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2 OFFSET ?3";
    let mut statement = connection.prepare_cached(sql)?;
    statement.query_map(params![expression, limit, offset], |row| row.get(0))?.collect()
}

/// How many units an expression finds, counted up to a bound.
pub(crate) fn count_up_to(connection: &Connection, expression: &str, bound: u32) -> rusqlite::Result<Count> {
    let sql = "SELECT count(*) FROM (SELECT rowid FROM unit_words WHERE unit_words MATCH ?1 LIMIT ?2)";
    let limit = u64::from(bound) + 1;
    let found: u64 =
        connection.prepare_cached(sql)?.query_row(params![expression, limit], |row| row.get(0))?;
    Ok(Count { units: found.min(u64::from(bound)), more: found > u64::from(bound) })
}
