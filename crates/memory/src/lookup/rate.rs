//! Scoring candidates: as little of each unit as its score needs is read, and the best alone are read whole and
//! explained.

use super::language::{Direction, Service};
use super::rank::{Worth, best};
use super::{Match, Query};
use crate::table::unit;
use persklaar_text::TaggedText;
use persklaar_text::score::{Rated, Scorable, rate};
use rusqlite::{Connection, Row};

/// A unit with its score.
pub(crate) struct Candidate {
    pub(crate) worth: Worth,
    service: Service,
    rated: Rated,
}

/// Compares with every unit.
pub(crate) fn every_unit(connection: &Connection, query: &Query<'_>) -> rusqlite::Result<Vec<Candidate>> {
    let asked = Scorable::new(query.source);
    let sql = "SELECT id, source, source_kinds, target, target_kinds, previous, next, changed, from_language, \
               to_language FROM unit";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (from, to) = (unit::language(row, 8)?, unit::language(row, 9)?);
        if let Some(service) = Service::of(&from, &to, query) {
            found.extend(compare(query, &asked, row, service)?);
        }
    }
    Ok(found)
}

/// Compares with these units.
pub(crate) fn these(
    connection: &Connection,
    query: &Query<'_>,
    units: &[(i64, Service)],
) -> rusqlite::Result<Vec<Candidate>> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let asked = Scorable::new(query.source);
    let sql = "SELECT id, source, source_kinds, target, target_kinds, previous, next, changed FROM unit WHERE id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = Vec::new();
    for (id, service) in units {
        let mut rows = statement.query([id])?;
        if let Some(row) = rows.next()? {
            found.extend(compare(query, &asked, row, *service)?);
        }
    }
    Ok(found)
}

/// The best of them, best first, whole and explained.
pub(crate) fn matches(
    connection: &Connection,
    query: &Query<'_>,
    found: Vec<Candidate>,
) -> rusqlite::Result<Vec<Match>> {
    let asked = Scorable::new(query.source);
    let mut matches = Vec::new();
    for candidate in best(found, query.limit) {
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

/// The candidate that a unit is, if it is a match at all and not below the least score. The row has the unit's id,
/// both sides with the kinds of their tags, its neighbours and when it was changed.
fn compare(
    query: &Query<'_>,
    asked: &Scorable,
    row: &Row<'_>,
    service: Service,
) -> rusqlite::Result<Option<Candidate>> {
    let forward = service.direction == Direction::Forward;
    let text: TaggedText = unit::tagged(row, if forward { 1 } else { 3 })?;
    let Some(rated) = rate(asked, &Scorable::new(&text)) else { return Ok(None) };
    let neighbours = if rated.score == 100 && forward { same_neighbours(query, row)? } else { 0 };
    let score = rated.score + neighbours;
    if score.saturating_sub(service.penalty) < query.min {
        return Ok(None);
    }
    let worth = Worth {
        score,
        penalty: service.penalty,
        similarity: rated.similarity,
        changed: row.get(7)?,
        unit: row.get(0)?,
    };
    Ok(Some(Candidate { worth, service, rated }))
}

/// How many of the two neighbours are the same. Where there is none on one side there is nothing to be the same.
fn same_neighbours(query: &Query<'_>, row: &Row<'_>) -> rusqlite::Result<u8> {
    let same = |asked: Option<&str>, column: usize| -> rusqlite::Result<u8> {
        Ok(u8::from(asked.is_some() && row.get_ref(column)?.as_str_or_null()? == asked))
    };
    Ok(same(query.previous, 5)? + same(query.next, 6)?)
}
