//! Lookup: the units that resemble a text most, by the score, exactly.
//!
//! The answer is always that of comparing with every unit; [`Query::exhaustive`] does just that. Otherwise an index
//! names the units that can pass the score's gate ([`gate`] has the proof), and only they are read and scored. The
//! index is derived: a file beside the memory's that is mapped and checked as it is read, and what changed since in
//! memory ([`index`]).

mod asked;
mod base;
mod build;
mod changes;
mod classes;
mod copies;
mod distance;
mod fold;
mod gate;
#[cfg(test)]
mod hostile;
mod index;
mod language;
mod opening;
mod part;
mod place;
mod rank;
mod rate;
mod signature;
mod tail;
mod tally;

pub(crate) use build::Shelfmark;
pub(crate) use changes::pairs;
pub use fold::{Folded, Offer, fold};
pub(crate) use index::Index;
use index::Reading;
pub use rank::merge;

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::unit::Unit;
use asked::Asked;
use persklaar_text::score::Why;
use persklaar_text::{Language, TaggedText};

/// Says that nobody waits for an answer any more.
pub(crate) type Stopped<'a> = &'a dyn Fn() -> bool;

/// # Errors
/// [`MemoryError::Cancelled`] when nobody waits any more.
fn go_on(stopped: Stopped<'_>) -> Result<(), MemoryError> {
    if stopped() { Err(MemoryError::Cancelled) } else { Ok(()) }
}

/// What to look for.
#[derive(Debug, Clone)]
pub struct Query<'a> {
    /// The text of the segment.
    pub source: &'a TaggedText,
    /// The source before it, without tags.
    pub previous: Option<&'a str>,
    /// The source after it, without tags.
    pub next: Option<&'a str>,
    /// The language of the text.
    pub from: &'a Language,
    /// The language it is translated into.
    pub to: &'a Language,
    /// The least score, penalties taken off.
    pub min: u8,
    /// How many matches at most.
    pub limit: usize,
    /// Whether to compare with every unit, which gives the same answer and takes long.
    pub exhaustive: bool,
}

/// A unit that resembles the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The unit, turned round where it is of the other direction.
    pub unit: Unit,
    /// 100 where nothing differs, one more for each neighbour that is the same; else less. Penalties are not in it.
    pub score: u8,
    /// What is taken off for order and threshold: one for each language of another region or script, one for a unit
    /// of the other direction.
    pub penalty: u8,
    /// How alike the texts are, from 0 to 1: what decides between equal scores.
    pub similarity: f64,
    /// What differs.
    pub why: Vec<Why>,
    /// Whether the unit was made in the other direction.
    pub reversed: bool,
}

impl Memory {
    /// The best matches, best first: by score less penalty, then score, similarity, newest change and lowest id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lookup(&self, query: &Query<'_>) -> Result<Vec<Match>, MemoryError> {
        self.lookup_unless(query, &|| false)
    }

    /// As [`Memory::lookup`], but ends as soon as `stopped` says that nobody waits any more. It is asked before each unit
    /// is read, and often while an index is made. An index that somebody waited for is finished in the background
    /// where it gets a file, so that whoever asks next does not begin at the beginning.
    ///
    /// # Errors
    /// When the file cannot be read; [`MemoryError::Cancelled`] when it was stopped.
    pub fn lookup_unless(&self, query: &Query<'_>, stopped: Stopped<'_>) -> Result<Vec<Match>, MemoryError> {
        let transaction = self.reading()?;
        let rated = if query.exhaustive {
            rate::every_unit(&transaction, query, stopped)?
        } else {
            let asked = Asked::new(&query.source.text());
            let mut index = self.index.borrow_mut();
            let reading = Reading { connection: &transaction, mark: &self.shelfmark, stopped };
            let candidates = index.candidates(&reading, query, &asked)?;
            rate::these(&transaction, query, &candidates, stopped)?
        };
        rate::matches(&transaction, query, rated, stopped)
    }

    /// Makes ready for lookups between any of the languages that the memory holds, up to as many pairs as this.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn prepare_lookups(&self, most: usize) -> Result<(), MemoryError> {
        let pairs = changes::pairs(self.connection())?;
        pairs.iter().take(most).try_for_each(|(from, to)| self.prepare_lookup(from, to))
    }

    /// Makes ready for lookups between two languages, so that the first one does not wait: the index is opened, or made
    /// where it is missing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn prepare_lookup(&self, from: &Language, to: &Language) -> Result<(), MemoryError> {
        let nothing = TaggedText::plain("");
        let query = Query {
            source: &nothing,
            previous: None,
            next: None,
            from,
            to,
            min: 100,
            limit: 0,
            exhaustive: false,
        };
        self.lookup(&query).map(drop)
    }
}
