//! What there is to filter by, and how many units each would leave.

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::stats::PairStats;
use crate::table::unit;
use jiff::civil::date;
use jiff::tz::Offset;
use rusqlite::Connection;

/// Of each no more than this, the most frequent.
const MOST: usize = 100;

/// A value and how many units have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Empty for units without one.
    pub value: String,
    /// How many units.
    pub units: u64,
}

/// What there is to filter by, most frequent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// All units.
    pub units: u64,
    /// Who changed units last.
    pub authors: Vec<Facet>,
    /// Where units come from.
    pub documents: Vec<Facet>,
    /// By name.
    pub origins: Vec<Facet>,
    /// Pairs of languages.
    pub pairs: Vec<PairStats>,
    /// Years of the last change (UTC), newest first.
    pub years: Vec<Facet>,
}

impl Memory {
    /// What there is to filter by. It is kept until the memory changes.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn facets(&self) -> Result<Facets, MemoryError> {
        let transaction = self.reading()?;
        Ok(self.kept.borrow_mut().facets(&transaction)?)
    }
}

pub(crate) fn find(connection: &Connection) -> rusqlite::Result<Facets> {
    let pairs = unit::pairs(connection)?;
    let units = pairs.iter().map(|pair| pair.units).sum();
    Ok(Facets {
        units,
        authors: values(connection, "author", units)?,
        documents: values(connection, "document", units)?,
        origins: values(connection, "origin", units)?,
        pairs: pairs.into_iter().take(MOST).collect(),
        years: years(connection)?,
    })
}

/// `column` is one of ours, never what somebody typed. The indexes leave out units that have none.
fn values(connection: &Connection, column: &str, all: u64) -> rusqlite::Result<Vec<Facet>> {
    let sql = format!(
        "SELECT {column}, count(*), sum(count(*)) OVER () FROM unit WHERE {column} IS NOT NULL \
         GROUP BY {column} ORDER BY 2 DESC, 1 LIMIT {MOST}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let (mut found, mut with) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        found.push(Facet { value: row.get(0)?, units: row.get(1)? });
        with = row.get(2)?;
    }
    if all > with {
        found.push(Facet { value: String::new(), units: all - with });
    }
    Ok(found)
}

/// Counted in the index of dates, a year at a time.
fn years(connection: &Connection) -> rusqlite::Result<Vec<Facet>> {
    let sql = "SELECT changed FROM unit WHERE changed < ?1 ORDER BY changed DESC LIMIT 1";
    let mut newest = connection.prepare_cached(sql)?;
    let counting = "SELECT count(*) FROM unit WHERE changed >= ?1 AND changed < ?2";
    let mut counting = connection.prepare_cached(counting)?;
    let (mut end, mut found) = (i64::MAX, Vec::new());
    while found.len() < MOST {
        let Some(changed) = newest.query_map([end], |row| row.get::<_, i64>(0))?.next().transpose()? else {
            break;
        };
        let Some((year, begin)) = year_of(changed) else { break };
        let units = counting.query_row([begin, end], |row| row.get(0))?;
        found.push(Facet { value: year.to_string(), units });
        end = begin;
    }
    Ok(found)
}

/// The year of an instant and its first microsecond.
fn year_of(changed: i64) -> Option<(i16, i64)> {
    let year = Offset::UTC.to_datetime(jiff::Timestamp::from_microsecond(changed).ok()?).year();
    let begin = Offset::UTC.to_timestamp(date(year, 1, 1).at(0, 0, 0, 0)).ok()?;
    Some((year, begin.as_microsecond()))
}
