//! The units as a list: narrowed, in an order, a page at a time.
//!
//! A question is answered once as the ids of its units in order, which are kept until another question comes or the
//! memory changes; any page of it is then read by its ids alone, as near to the end as one likes. Without a question
//! the newest units are read off the index of dates.
//!
//! Words that very many units have are not counted to the end while somebody types: of those, the ones that were made
//! last are listed, and `more` says that there are others.

use super::filter::{Filter, Kind};
use super::query::Parsed;
use super::{rows, words};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit::{self, COLUMNS};
use crate::table::unit_words;
use crate::unit::Unit;
use crate::upkeep::GroupKind;
use rusqlite::{Connection, params_from_iter};
use std::cmp::Reverse;
use std::collections::HashSet;

/// So many finds of words are listed, unless something else narrows them.
pub(crate) const MOST_FINDS: usize = 10_000;
/// Up to so many finds each unit is asked whether the rest of the filter leaves it; beyond, the units that the rest
/// leaves are asked whether they were found.
const FEW_FINDS: usize = 20_000;
/// So much of a text decides its place from A to Z.
const DECIDING: usize = 48;

/// A page of the list.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// What narrows it.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// How many units to leave out.
    pub offset: usize,
    /// How many units at most.
    pub limit: usize,
}

/// In which order units are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Changed last first.
    #[default]
    Newest,
    /// By source, A to Z, by its first letters without case and accents.
    Source,
    /// By target, A to Z.
    Target,
    /// Most used first.
    Used,
}

/// Units of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// How many the filter leaves, as far as they were counted.
    pub total: u64,
    /// Whether there are more.
    pub more: bool,
    /// The page.
    pub units: Vec<Unit>,
}

/// The ids that answer a question, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    pub(crate) ids: Vec<i64>,
    pub(crate) more: bool,
}

impl Memory {
    /// A page of the units that the filter leaves, and how many there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn list(&self, list: &List) -> Result<Page, MemoryError> {
        self.index_few();
        let transaction = self.reading()?;
        let mut kept = self.kept.borrow_mut();
        if list.filter == Filter::default() && list.sort == Sort::Newest {
            let total = kept.count(&transaction)?;
            let units = newest(&transaction, total, list)?;
            return Ok(Page { total, more: false, units });
        }
        let answer = kept.answer(&transaction, &list.filter, list.sort)?;
        let mut units = Vec::new();
        for id in answer.ids.iter().skip(list.offset).take(list.limit) {
            units.extend(unit::get(&transaction, *id)?);
        }
        Ok(Page { total: answer.ids.len() as u64, more: answer.more, units })
    }

    /// Every unit that the filter leaves, the lowest id first.
    pub(crate) fn ids(&self, filter: &Filter) -> Result<Vec<i64>, MemoryError> {
        self.index_few();
        let transaction = self.reading()?;
        let found = found(&transaction, filter, usize::MAX)?;
        let mut ids = ordered(&transaction, filter, Sort::Newest, found)?;
        ids.sort_unstable();
        Ok(ids)
    }
}

/// A page off the index of dates, from the end that is nearer.
fn newest(connection: &Connection, total: u64, list: &List) -> rusqlite::Result<Vec<Unit>> {
    let (total, offset) = (usize::try_from(total).unwrap_or(usize::MAX), list.offset);
    let limit = list.limit.min(total.saturating_sub(offset));
    let from_the_end = offset > total / 2;
    let (order, skip) =
        if from_the_end { ("ASC", total.saturating_sub(offset + limit)) } else { ("DESC", offset) };
    // The ids first: rows that are left out are then counted in the index and not read.
    let sql = format!(
        "SELECT {COLUMNS} FROM unit WHERE id IN (SELECT id FROM unit ORDER BY changed {order}, id {order} \
         LIMIT ?1 OFFSET ?2) ORDER BY changed DESC, id DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    statement.query_map([rows(limit), rows(skip)], unit::read)?.collect()
}

/// Answers a question.
pub(crate) fn answer(connection: &Connection, filter: &Filter, sort: Sort) -> rusqlite::Result<Answer> {
    let bound = if filter.is_of_words_alone() { MOST_FINDS + 1 } else { usize::MAX };
    let mut found = found(connection, filter, bound)?;
    let more = found.as_ref().is_some_and(|found| bound != usize::MAX && found.len() > MOST_FINDS);
    if let Some(found) = found.as_mut().filter(|_| more) {
        found.truncate(MOST_FINDS);
    }
    Ok(Answer { ids: ordered(connection, filter, sort, found)?, more })
}

/// The units with the words, the one made last first; none where no words are asked for.
fn found(connection: &Connection, filter: &Filter, most: usize) -> rusqlite::Result<Option<Vec<i64>>> {
    // Signs without any word, a first quotation mark for instance, narrow nothing.
    let Some(expression) = Parsed::as_typed(&filter.words).expression(filter.side) else { return Ok(None) };
    unit_words::newest(connection, &expression, (0, rows(most))).map(Some)
}

/// The units that are left, in order.
fn ordered(
    connection: &Connection,
    filter: &Filter,
    sort: Sort,
    found: Option<Vec<i64>>,
) -> rusqlite::Result<Vec<i64>> {
    let grouped = grouped(connection, filter.kind)?;
    let mut ids = match found {
        None => left(connection, filter, sort)?,
        Some(found) if found.len() <= FEW_FINDS => left_of_few(connection, filter, sort, &found)?,
        Some(found) => {
            let found: HashSet<i64> = found.into_iter().collect();
            let mut ids = left(connection, filter, sort)?;
            ids.retain(|id| found.contains(id));
            ids
        }
    };
    if let Some(grouped) = grouped {
        ids.retain(|id| grouped.contains(id));
    }
    Ok(ids)
}

fn grouped(connection: &Connection, kind: Kind) -> rusqlite::Result<Option<HashSet<i64>>> {
    let kind = match kind {
        Kind::Contradictions => GroupKind::Contradiction,
        Kind::Duplicates => GroupKind::Duplicate,
        Kind::All | Kind::Tagged | Kind::Untranslated => return Ok(None),
    };
    let found = crate::upkeep::groups::find(connection, kind)?;
    Ok(Some(found.groups.into_iter().flatten().collect()))
}

/// What decides the place of a unit in an order, smallest first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Number(Reverse<i64>),
    Text([u8; DECIDING]),
}

fn column(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "changed",
        Sort::Source => "source",
        Sort::Target => "target",
        Sort::Used => "used",
    }
}

fn place(row: &rusqlite::Row<'_>, column: usize, sort: Sort) -> rusqlite::Result<Place> {
    Ok(match sort {
        Sort::Newest | Sort::Used => Place::Number(Reverse(row.get(column)?)),
        Sort::Source | Sort::Target => Place::Text(deciding(row.get_ref(column)?.as_str()?)),
    })
}

/// The first bytes of the words of a text, folded and without accents. The numbers of tags are no words.
fn deciding(written: &str) -> [u8; DECIDING] {
    let mut deciding = [0; DECIDING];
    let mut inside = false;
    let text: String = written
        .chars()
        .filter(|char| {
            inside = *char == '<' || inside && *char != '>';
            !inside && *char != '>'
        })
        .take(2 * DECIDING)
        .collect();
    for (place, byte) in deciding.iter_mut().zip(words::spaced(&text).bytes()) {
        *place = byte;
    }
    deciding
}

/// All units that the filter, without its words, leaves.
fn left(connection: &Connection, filter: &Filter, sort: Sort) -> rusqlite::Result<Vec<i64>> {
    let (condition, parameters) = filter.condition();
    if sort == Sort::Newest {
        let sql = format!("SELECT id FROM unit WHERE {condition} ORDER BY changed DESC, id DESC");
        let mut statement = connection.prepare(&sql)?;
        return statement.query_map(params_from_iter(parameters), |row| row.get(0))?.collect();
    }
    let sql = format!("SELECT id, {} FROM unit WHERE {condition}", column(sort));
    let mut statement = connection.prepare(&sql)?;
    let placed = statement
        .query_map(params_from_iter(parameters), |row| Ok((place(row, 1, sort)?, Reverse(row.get(0)?))))?;
    in_order(placed.collect::<Result<_, _>>()?)
}

fn left_of_few(
    connection: &Connection,
    filter: &Filter,
    sort: Sort,
    found: &[i64],
) -> rusqlite::Result<Vec<i64>> {
    let (condition, parameters) = filter.condition();
    let sql = format!("SELECT {} FROM unit WHERE {condition} AND id = ?", column(sort));
    let mut statement = connection.prepare(&sql)?;
    for (at, parameter) in parameters.iter().enumerate() {
        statement.raw_bind_parameter(at + 1, parameter)?;
    }
    let mut placed = Vec::new();
    for id in found {
        statement.raw_bind_parameter(parameters.len() + 1, id)?;
        let mut rows = statement.raw_query();
        if let Some(row) = rows.next()? {
            placed.push((place(row, 0, sort)?, Reverse(*id)));
        }
    }
    in_order(placed)
}

fn in_order(mut placed: Vec<(Place, Reverse<i64>)>) -> rusqlite::Result<Vec<i64>> {
    placed.sort_unstable();
    Ok(placed.into_iter().map(|(_, Reverse(id))| id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_where_its_words_stand() {
        let first = |text: &str, other: &str| assert!(deciding(text) < deciding(other), "{text} {other}");
        first("appel", "Boom");
        first("<1>Appel</1> en peer", "appel en pruim");
        first("\"Één\"", "eend");
        first("", "a");
        assert_eq!(deciding("Één <2/>huis"), deciding("een huis"));
    }
}
