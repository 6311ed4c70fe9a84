//! Concordance and the list of units: finding words anywhere in a memory.

mod list;
mod query;
pub(crate) mod words;

pub use list::List;

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use crate::unit::Unit;
use query::Parsed;
use rusqlite::params;

/// Which side of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What was translated.
    Source,
    /// The translation.
    Target,
}

/// A search for words.
#[derive(Debug, Clone)]
pub struct Search<'a> {
    /// Words, which all have to be there; `prefix*`; `"a phrase"`.
    pub words: &'a str,
    /// Where to look.
    pub side: Side,
    /// How many finds to leave out.
    pub offset: usize,
    /// How many finds at most.
    pub limit: usize,
}

/// A unit in which the words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The unit.
    pub unit: Unit,
    /// Where the words stand in the searched side's text, in characters (Unicode scalar values): from, to.
    pub spans: Vec<(usize, usize)>,
}

impl Memory {
    /// Finds words, the newest units first. Whatever is asked for is an answer, never an error: a search without
    /// words finds nothing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, search: &Search<'_>) -> Result<Vec<Hit>, MemoryError> {
        let parsed = Parsed::new(search.words);
        let Some(expression) = parsed.expression(Some(search.side)) else { return Ok(Vec::new()) };
        let transaction = self.reading()?;
        let sql =
            "SELECT rowid FROM unit_words WHERE unit_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2 OFFSET ?3";
        let mut statement = transaction.prepare_cached(sql)?;
        let bounds = (rows(search.limit), rows(search.offset));
        let ids = statement.query_map(params![expression, bounds.0, bounds.1], |row| row.get::<_, i64>(0))?;
        let mut hits = Vec::new();
        for id in ids {
            if let Some(unit) = unit::get(&transaction, id?)? {
                hits.push(hit(unit, &parsed, search.side));
            }
        }
        Ok(hits)
    }
}

/// As SQLite counts.
pub(crate) fn rows(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn hit(unit: Unit, parsed: &Parsed, side: Side) -> Hit {
    let text = match side {
        Side::Source => unit.source.text(),
        Side::Target => unit.target.text(),
    };
    Hit { spans: parsed.spans(&text), unit }
}
