//! Lookup: the units that resemble a text most, by the score, exactly.
//!
//! The answer is always that of comparing with every unit; [`Query::exhaustive`] does just that. Otherwise an index in
//! memory names the units that can pass the score's gate ([`part`] has the proof), and only they are read and scored.
//! The index is derived, built at the first lookup, and lives behind [`index::Index`], so that one in a file can take
//! its place.

mod distance;
pub(crate) mod index;
mod language;
mod part;
mod rank;
mod tally;

pub use rank::merge;

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use crate::unit::Unit;
use language::{Direction, Service};
use persklaar_text::score::{Scorable, Why, score};
use persklaar_text::{Language, TaggedText};
use rusqlite::Connection;

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
        let transaction = self.reading()?;
        let mut found = if query.exhaustive {
            every_unit(&transaction, query)?
        } else {
            let mut index = self.index.borrow_mut();
            let candidates = index.candidates(&transaction, query)?;
            from_candidates(&transaction, query, candidates)?
        };
        rank::sort(&mut found);
        found.truncate(query.limit);
        Ok(found)
    }
}

fn every_unit(connection: &Connection, query: &Query<'_>) -> Result<Vec<Match>, MemoryError> {
    let asked = Scorable::new(query.source);
    let sql = format!("SELECT {} FROM unit", unit::COLUMNS);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = Vec::new();
    for unit in statement.query_map([], unit::read)? {
        let unit = unit?;
        if let Some(service) = Service::of(&unit.from, &unit.to, query) {
            found.extend(compare(query, &asked, unit, service));
        }
    }
    Ok(found)
}

fn from_candidates(
    connection: &Connection,
    query: &Query<'_>,
    candidates: Vec<(i64, Service)>,
) -> Result<Vec<Match>, MemoryError> {
    let asked = Scorable::new(query.source);
    let mut found = Vec::new();
    for (id, service) in candidates {
        if let Some(unit) = unit::get(connection, id)? {
            found.extend(compare(query, &asked, unit, service));
        }
    }
    Ok(found)
}

/// The match that a unit is, if it is one at all and not below the least score.
fn compare(query: &Query<'_>, asked: &Scorable, unit: Unit, service: Service) -> Option<Match> {
    let reversed = service.direction == Direction::Reversed;
    let unit = if reversed { unit.reversed() } else { unit };
    let scored = score(asked, &Scorable::new(&unit.source))?;
    let score = if scored.score == 100 { 100 + same_neighbours(query, &unit) } else { scored.score };
    let enough = score.saturating_sub(service.penalty) >= query.min;
    enough.then_some(Match {
        unit,
        score,
        penalty: service.penalty,
        similarity: scored.similarity,
        why: scored.why,
        reversed,
    })
}

/// How many of the two neighbours are the same. Where there is none on one side there is nothing to be the same.
fn same_neighbours(query: &Query<'_>, unit: &Unit) -> u8 {
    let same = |one: Option<&str>, other: Option<&str>| u8::from(one.is_some() && one == other);
    same(query.previous, unit.previous.as_deref()) + same(query.next, unit.next.as_deref())
}
