//! The units as a list: narrowed, in an order, a page at a time.
//!
//! A question is answered once as the ids of its units in order, which are kept until another question comes or the
//! memory changes; any page of it is then read by its ids alone, as near to the end as one likes. Without a question
//! the newest units are read off the index of dates.
//!
//! Words that very many units have are not counted to the end while somebody types: of those, the ones that were made
//! last are listed, and `more` says that there are others.

use super::filter::{Filter, Kind};
use super::narrowing::{self, FEW, conditions, left_of_few};
use super::order::{Orders, Reading};
use super::query::Parsed;
use super::sorting::sorted;
use super::{Side, rows};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit::{self, COLUMNS};
use crate::table::unit_words;
use crate::unit::Unit;
use crate::upkeep::GroupKind;
use rusqlite::Connection;
use rustc_hash::FxHashSet;

/// So many finds of words are listed, unless something else narrows them.
pub(crate) const MOST_FINDS: usize = 10_000;

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

impl Sort {
    /// The side whose texts decide.
    pub(super) fn side(self) -> Option<Side> {
        match self {
            Self::Newest | Self::Used => None,
            Self::Source => Some(Side::Source),
            Self::Target => Some(Side::Target),
        }
    }
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
        let reading = Reading { connection: &transaction, path: self.path(), stop: self.stop.as_ref() };
        let answer = kept.answer(reading, &list.filter, list.sort)?;
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
        let (mut ids, _) = left(&transaction, filter, found)?;
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
pub(crate) fn answer(
    reading: Reading<'_>,
    filter: &Filter,
    sort: Sort,
    orders: &mut Orders,
) -> Result<Answer, MemoryError> {
    let connection = reading.connection;
    let bound = if filter.is_of_words_alone() { MOST_FINDS + 1 } else { usize::MAX };
    let mut found = found(connection, filter, bound)?;
    let more = found.as_ref().is_some_and(|found| bound != usize::MAX && found.len() > MOST_FINDS);
    if let Some(found) = found.as_mut().filter(|_| more) {
        found.truncate(MOST_FINDS);
    }
    if let Some(side) = sort.side().filter(|_| found.is_none() && filter.is_of_words_alone()) {
        return Ok(Answer { ids: orders.ids(reading, side)?.to_vec(), more });
    }
    let (ids, dated) = left(connection, filter, found)?;
    Ok(Answer { ids: sorted(reading, sort, ids, dated, orders)?, more })
}

/// The units with the words, the one made last first; none where no words are asked for.
fn found(connection: &Connection, filter: &Filter, most: usize) -> rusqlite::Result<Option<Vec<i64>>> {
    // Signs without any word, a first quotation mark for instance, narrow nothing.
    let parsed = Parsed::as_typed(&filter.words);
    let Some(expression) = parsed.expression(filter.side) else { return Ok(None) };
    if parsed.is_asked_whole() {
        return unit_words::newest(connection, &expression, (0, rows(most))).map(Some);
    }
    let mut found = Vec::new();
    for id in unit_words::newest(connection, &expression, (0, rows(usize::MAX)))? {
        let unit = unit::get(connection, id)?;
        found.extend(unit.filter(|unit| parsed.stands_in(unit, filter.side)).map(|unit| unit.id));
        if found.len() >= most {
            break;
        }
    }
    Ok(Some(found))
}

/// The units that the filter leaves, and whether the one changed last goes first.
fn left(
    connection: &Connection,
    filter: &Filter,
    found: Option<Vec<i64>>,
) -> rusqlite::Result<(Vec<i64>, bool)> {
    let conditions = conditions(filter);
    let (mut ids, dated) = match found {
        None => (narrowing::left(connection, &conditions)?, true),
        Some(found) if conditions.is_empty() => (found, false),
        Some(found) if found.len() <= FEW => {
            (left_of_few(connection, &conditions.iter().collect::<Vec<_>>(), &found)?, false)
        }
        Some(found) => {
            let found: FxHashSet<i64> = found.into_iter().collect();
            let mut ids = narrowing::left(connection, &conditions)?;
            ids.retain(|id| found.contains(id));
            (ids, true)
        }
    };
    if let Some(grouped) = grouped(connection, filter.kind)? {
        ids.retain(|id| grouped.contains(id));
    }
    Ok((ids, dated))
}

fn grouped(connection: &Connection, kind: Kind) -> rusqlite::Result<Option<FxHashSet<i64>>> {
    let kind = match kind {
        Kind::Contradictions => GroupKind::Contradiction,
        Kind::Duplicates => GroupKind::Duplicate,
        Kind::All | Kind::Tagged | Kind::Untranslated => return Ok(None),
    };
    let found = crate::upkeep::groups::find(connection, kind)?;
    Ok(Some(found.groups.into_iter().flatten().collect()))
}
