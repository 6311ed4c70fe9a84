//! Scoring candidates: as little of each unit as its score needs is read, and the best alone are read whole and
//! explained.

use super::copies::{Found, Neighbours};
use super::language::{Direction, Service};
use super::rank::{Worth, best};
use super::{Match, Query, Stopped, go_on};
use crate::error::MemoryError;
use crate::table::unit;
use persklaar_text::score::{Rated, Scorable, rate};
use rusqlite::{Connection, Row};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// A unit with its score.
pub(crate) struct Candidate {
    pub(crate) worth: Worth,
    service: Service,
    rated: Rated,
}

/// Compares with every unit.
pub(crate) fn every_unit(
    connection: &Connection,
    query: &Query<'_>,
    stopped: Stopped<'_>,
) -> Result<Vec<Candidate>, MemoryError> {
    let asked = Asking { query, asked: Scorable::new(query.source), known: RefCell::default() };
    let sql = "SELECT id, source, source_kinds, target, target_kinds, previous, next, changed, from_language, \
               to_language FROM unit";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        go_on(stopped)?;
        let (from, to) = (unit::language(row, 8)?, unit::language(row, 9)?);
        if let Some(service) = Service::of(&from, &to, query) {
            found.extend(asked.compare(row, service)?.0);
        }
    }
    Ok(found)
}

/// Compares with these units. Of copies of a text only those are read that can be among the best.
pub(crate) fn these(
    connection: &Connection,
    query: &Query<'_>,
    parts: &[(Service, Vec<Found>)],
    stopped: Stopped<'_>,
) -> Result<Vec<Candidate>, MemoryError> {
    if parts.iter().all(|(_, units)| units.is_empty()) {
        return Ok(Vec::new());
    }
    let asked = Asking { query, asked: Scorable::new(query.source), known: RefCell::default() };
    let sql = "SELECT id, source, source_kinds, target, target_kinds, previous, next, changed FROM unit WHERE id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = Vec::new();
    for (service, units) in parts {
        let mut copies = Copies::new(query);
        for unit in units {
            go_on(stopped)?;
            if !copies.wants(unit) {
                continue;
            }
            let mut rows = statement.query([unit.unit])?;
            if let Some(row) = rows.next()? {
                let (candidate, in_context) = asked.compare(row, *service)?;
                copies.note(unit, candidate.is_some(), in_context);
                found.extend(candidate);
            }
        }
    }
    Ok(found)
}

/// The best of them, best first, whole and explained.
pub(crate) fn matches(
    connection: &Connection,
    query: &Query<'_>,
    found: Vec<Candidate>,
    stopped: Stopped<'_>,
) -> Result<Vec<Match>, MemoryError> {
    let asked = Scorable::new(query.source);
    let mut matches = Vec::new();
    for candidate in best(found, query.limit) {
        go_on(stopped)?;
        if let Some(unit) = unit::get(connection, candidate.worth.unit)? {
            let reversed = candidate.service.direction == Direction::Reversed;
            let unit = if reversed { unit.reversed() } else { unit };
            let why = candidate.rated.why(&asked, &Scorable::new(&unit.source));
            matches.push(Match {
                unit,
                score: candidate.worth.score,
                penalty: candidate.worth.penalty,
                similarity: candidate.worth.similarity,
                why,
                reversed,
            });
        }
    }
    Ok(matches)
}

/// The copies of one text, as they come one after the other.
struct Copies {
    asked: Neighbours,
    limit: usize,
    /// The entry of the first.
    first: Option<u32>,
    /// How many of them are candidates.
    candidates: usize,
    /// Whether a neighbour in common gives one of them a higher score.
    in_context: bool,
}

impl Copies {
    fn new(query: &Query<'_>) -> Self {
        let asked = Neighbours::new(query.previous, query.next);
        Self { asked, limit: query.limit, first: None, candidates: 0, in_context: false }
    }

    /// Whether a unit has to be read. If one without a neighbour in common is no candidate, no other such copy is.
    fn wants(&self, unit: &Found) -> bool {
        let is_next = unit.copy_of.is_some() && unit.copy_of == self.first;
        !is_next
            || (0 < self.candidates && self.candidates < self.limit)
            || (self.in_context && unit.neighbours.may_share(self.asked))
    }

    /// Remembers what became of a unit that was read.
    fn note(&mut self, unit: &Found, is_candidate: bool, in_context: bool) {
        if unit.copy_of.is_none() || unit.copy_of != self.first {
            (self.first, self.candidates) = (unit.copy_of, 0);
        }
        self.candidates += usize::from(is_candidate);
        self.in_context = in_context;
    }
}

/// A text that units are compared with.
struct Asking<'a> {
    query: &'a Query<'a>,
    asked: Scorable,
    /// What became of texts that were met before: a sentence that stands in a memory a hundred thousand times is
    /// scored once.
    known: RefCell<FxHashMap<Box<str>, Option<Rated>>>,
}

/// So many texts are known at once.
const KNOWN: usize = 1_000;

impl Asking<'_> {
    /// The candidate that a unit is, if it is a match at all and not below the least score, and whether neighbours count
    /// for it. The row has the unit's id, both sides with the kinds of their tags, its neighbours and when it was changed.
    fn compare(&self, row: &Row<'_>, service: Service) -> rusqlite::Result<(Option<Candidate>, bool)> {
        let forward = service.direction == Direction::Forward;
        let Some(rated) = self.rated(row, if forward { 1 } else { 3 })? else { return Ok((None, false)) };
        let in_context = rated.score == 100 && forward;
        let score = rated.score + if in_context { same_neighbours(self.query, row)? } else { 0 };
        if i16::from(score) - i16::from(service.penalty) < i16::from(self.query.min) {
            return Ok((None, in_context));
        }
        let worth = Worth {
            score,
            penalty: service.penalty,
            similarity: rated.similarity,
            changed: row.get(7)?,
            unit: row.get(0)?,
        };
        Ok((Some(Candidate { worth, service, rated }), in_context))
    }

    /// The score of the text in a column, the kinds of its tags in the next.
    fn rated(&self, row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Rated>> {
        let (written, kinds) = (row.get_ref(column)?.as_str()?, row.get_ref(column + 1)?.as_str()?);
        let is_plain = kinds.is_empty();
        if is_plain && let Some(known) = self.known.borrow().get(written) {
            return Ok(known.clone());
        }
        let rated = rate(&self.asked, &Scorable::new(&unit::tagged(row, column)?));
        let mut known = self.known.borrow_mut();
        if is_plain && known.len() < KNOWN {
            known.insert(written.into(), rated.clone());
        }
        Ok(rated)
    }
}

/// How many of the two neighbours are the same. Where there is none on one side there is nothing to be the same.
fn same_neighbours(query: &Query<'_>, row: &Row<'_>) -> rusqlite::Result<u8> {
    let same = |asked: Option<&str>, column: usize| -> rusqlite::Result<u8> {
        Ok(u8::from(asked.is_some() && row.get_ref(column)?.as_str_or_null()? == asked))
    };
    Ok(same(query.previous, 5)? + same(query.next, 6)?)
}
