//! Concordance and the list of units: finding words anywhere in a memory.

mod filter;
pub(crate) mod kept;
mod list;
mod narrowing;
mod order;
mod query;
mod sort_key;
mod sorting;
mod stop;
pub(crate) mod words;

pub use filter::{Filter, Kind};
pub use list::{List, Page, Sort};
pub use stop::Stop;

use crate::error::MemoryError;
use crate::file::open::PATIENCE;
use crate::memory::Memory;
pub use crate::table::unit_words::Count;
use crate::table::{pending_words, unit, unit_words};
use crate::unit::Unit;
use query::Parsed;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::time::Duration;

/// Which side of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What was translated.
    Source,
    /// The translation.
    Target,
}

impl Side {
    pub(crate) fn column(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Target => "target",
        }
    }
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

/// A search itself writes the words of so many units that wait; of more the window hears that they are coming.
const MOST_AT_ONCE: u64 = 1_000;

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
        self.index_few();
        let transaction = self.reading()?;
        if !parsed.is_asked_whole() {
            return compared(&transaction, &expression, &parsed, search);
        }
        let page = (rows(search.offset), rows(search.limit));
        let mut hits = Vec::new();
        for id in unit_words::newest(&transaction, &expression, page)? {
            if let Some(unit) = unit::get(&transaction, id)? {
                hits.push(hit(unit, &parsed, search.side));
            }
        }
        Ok(hits)
    }

    /// How many units the words stand in, counted up to a bound, so that the answer never takes long.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_hits(&self, words: &str, side: Side, bound: u32) -> Result<Count, MemoryError> {
        let parsed = Parsed::new(words);
        let Some(expression) = parsed.expression(Some(side)) else {
            return Ok(Count { units: 0, more: false });
        };
        if !parsed.is_asked_whole() {
            let limit = usize::try_from(bound).unwrap_or(usize::MAX).saturating_add(1);
            let found = self.search(&Search { words, side, offset: 0, limit })?.len() as u64;
            return Ok(Count { units: found.min(u64::from(bound)), more: found > u64::from(bound) });
        }
        self.index_few();
        Ok(unit_words::count_up_to(self.connection(), &expression, bound)?)
    }

    /// How many units cannot be found by their words yet: those of a large import, until [`Memory::index_words`] came
    /// to them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pending_words(&self) -> Result<u64, MemoryError> {
        Ok(pending_words::count(self.connection())?)
    }

    /// Makes at most so many pending units findable, the newest import first, and answers how many are left. One
    /// transaction; a few hundred units take some milliseconds.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn index_words(&mut self, units: u64) -> Result<u64, MemoryError> {
        if self.pending_words()? == 0 {
            return Ok(0);
        }
        if !self.has_log()? {
            return Ok(self.index(units)?);
        }
        // A power cut may take the last steps back, and then they are pending again; so none waits for the disk.
        self.connection().pragma_update(None, "synchronous", "NORMAL")?;
        let left = self.index(units);
        self.connection().pragma_update(None, "synchronous", "FULL")?;
        Ok(left?)
    }

    /// Whether changes go to a log. Without one, as on some network folders, a power cut could do worse than take steps
    /// back.
    fn has_log(&self) -> rusqlite::Result<bool> {
        self.connection()
            .pragma_query_value(None, "journal_mode", |row| Ok(row.get_ref(0)?.as_str()? == "wal"))
    }

    fn index(&self, units: u64) -> rusqlite::Result<u64> {
        let transaction = Transaction::new_unchecked(self.connection(), TransactionBehavior::Immediate)?;
        unit_words::write_pending(&transaction, units)?;
        let left = pending_words::count(&transaction)?;
        transaction.commit()?;
        Ok(left)
    }

    /// Makes what was put a moment ago findable, before a search. Where that cannot be, because the memory can only be
    /// read or another program writes to it, the search does without, and says so by [`Memory::pending_words`].
    pub(crate) fn index_few(&self) {
        let connection = self.connection();
        let few = pending_words::count_short(connection).unwrap_or(0);
        if few == 0 || few > MOST_AT_ONCE || connection.is_readonly(rusqlite::MAIN_DB).unwrap_or(true) {
            return;
        }
        let _ = connection.busy_timeout(Duration::ZERO);
        let _ = self.index(few);
        let _ = connection.busy_timeout(PATIENCE);
    }
}

/// As SQLite counts.
pub(crate) fn rows(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The hits of a search that is too long for the index: of what a part of it finds, those that hold the rest.
fn compared(
    connection: &Connection,
    expression: &str,
    parsed: &Parsed,
    search: &Search<'_>,
) -> Result<Vec<Hit>, MemoryError> {
    let mut hits = Vec::new();
    for id in unit_words::newest(connection, expression, (0, rows(usize::MAX)))? {
        let unit = unit::get(connection, id)?;
        hits.extend(unit.filter(|unit| parsed.stands_in(unit, Some(search.side))));
        if hits.len() >= search.offset.saturating_add(search.limit) {
            break;
        }
    }
    Ok(hits.into_iter().skip(search.offset).map(|unit| hit(unit, parsed, search.side)).collect())
}

fn hit(unit: Unit, parsed: &Parsed, side: Side) -> Hit {
    let text = match side {
        Side::Source => unit.source.text(),
        Side::Target => unit.target.text(),
    };
    Hit { spans: parsed.spans(&text), unit }
}
