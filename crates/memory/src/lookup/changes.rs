//! What happened in the table: since a change, and which language pairs there are at all.

use super::base::Damaged;
use super::build::{Key, side};
use super::go_on;
use super::index::Reading;
use super::part::Part;
use crate::error::MemoryError;
use crate::table::unit;
use persklaar_text::Language;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Takes into one part what was written and deleted since a change.
pub(super) fn take_in(
    reading: &Reading<'_>,
    key: &Key,
    part: &mut Part,
    since: i64,
) -> Result<Result<(), Damaged>, MemoryError> {
    let connection = reading.connection;
    let mut buried = connection.prepare_cached("SELECT id FROM tombstone WHERE change > ?1")?;
    for id in buried.query_map([since], |row| row.get::<_, i64>(0))? {
        part.remove(id?);
    }
    // The plus keeps SQLite from the index of the other condition, which would lead through the whole memory.
    let wanted = if since < 0 {
        "+change > ?1 AND from_language = ?2 AND to_language = ?3"
    } else {
        "change > ?1 AND +from_language = ?2 AND +to_language = ?3"
    };
    let sql = format!("SELECT id, {} FROM unit WHERE {wanted}", side(key.2));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![since, key.0.to_string(), key.1.to_string()])?;
    while let Some(row) = rows.next()? {
        go_on(reading.stopped)?;
        if part.put(row.get(0)?, &text(row)?).is_err() {
            return Ok(Err(Damaged));
        }
    }
    Ok(Ok(()))
}

/// The text of the side that is looked at, without tags.
pub(crate) fn text(row: &Row<'_>) -> rusqlite::Result<String> {
    Ok(unit::tagged(row, 1)?.text())
}

/// How many units and deletions came after a change, counted up to a little over `bound`.
pub(super) fn since(connection: &Connection, change: i64, bound: usize) -> rusqlite::Result<usize> {
    let sql = "SELECT (SELECT count(*) FROM (SELECT 1 FROM unit WHERE change > ?1 LIMIT ?2)) \
               + (SELECT count(*) FROM (SELECT 1 FROM tombstone WHERE change > ?1 LIMIT ?2))";
    connection.prepare_cached(sql)?.query_row(params![change, bound + 1], |row| row.get(0))
}

/// The language pairs that there are, by a step or two through the index for each.
pub(crate) fn pairs(connection: &Connection) -> rusqlite::Result<Vec<(Language, Language)>> {
    let same_source = "SELECT from_language, to_language FROM unit WHERE from_language = ?1 AND to_language > ?2 \
                       ORDER BY to_language LIMIT 1";
    let next_source = "SELECT from_language, to_language FROM unit WHERE from_language > ?1 \
                       ORDER BY from_language, to_language LIMIT 1";
    let (mut same_source, mut next_source) =
        (connection.prepare_cached(same_source)?, connection.prepare_cached(next_source)?);
    let pair =
        |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, unit::language(row, 0)?, unit::language(row, 1)?));
    let (mut pairs, mut last) = (Vec::new(), (String::new(), String::new()));
    loop {
        let mut found = same_source.query_row([&last.0, &last.1], pair).optional()?;
        if found.is_none() {
            found = next_source.query_row([&last.0], pair).optional()?;
        }
        let Some((from_name, to_name, from, to)) = found else { return Ok(pairs) };
        last = (from_name, to_name);
        pairs.push((from, to));
    }
}
