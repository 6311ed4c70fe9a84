//! The words of both sides, for the concordance.
//!
//! The table keeps no text of its own (`content=''`) and is written with words that [`crate::search::words`] has
//! already cut, folded and stripped of accents, parted by spaces. So the tokenizer has one job, to cut at spaces, and
//! `ascii` does exactly that: it never cuts inside what is not ASCII, whatever SQLite's Unicode tables say. The same
//! function finds the words that are marked in a hit, so that finding and marking cannot disagree.

use crate::search::words;
use crate::unit::Unit;
use rusqlite::{Connection, params};

/// Version 1.
pub(crate) const CREATE: &str = "\
CREATE VIRTUAL TABLE unit_words USING fts5(source, target, content='', contentless_delete=1, tokenize='ascii');";

/// Adds the words of a unit, or writes them anew.
pub(crate) fn write(connection: &Connection, id: i64, unit: &Unit) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO unit_words(rowid, source, target) VALUES(?1, ?2, ?3)";
    let (source, target) = (words::spaced(&unit.source.text()), words::spaced(&unit.target.text()));
    connection.prepare_cached(sql)?.execute(params![id, source, target])?;
    Ok(())
}

/// Takes the words of a unit out.
pub(crate) fn delete(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM unit_words WHERE rowid = ?1")?.execute([id])?;
    Ok(())
}
