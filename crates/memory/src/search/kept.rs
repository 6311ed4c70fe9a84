//! Answers that are kept until the memory changes, so that the next page of the same question costs nothing.

use super::filter::Filter;
use super::list::{Answer, Sort, answer};
use super::order::{Orders, Reading};
use crate::error::MemoryError;
use crate::stats::PairStats;
use crate::table::unit;
use crate::upkeep::groups::{self, Found};
use crate::upkeep::{Facets, GroupKind, facets};
use rusqlite::Connection;
use std::sync::Arc;

/// What is kept, of one state of the memory.
#[derive(Default)]
pub(crate) struct Kept {
    state: Option<(i64, u64)>,
    count: Option<u64>,
    pairs: Option<Vec<PairStats>>,
    answer: Option<(Filter, Sort, Arc<Answer>)>,
    contradictions: Option<Arc<Found>>,
    duplicates: Option<Arc<Found>>,
    facets: Option<Facets>,
    /// These follow the memory instead of being forgotten.
    orders: Orders,
}

impl Kept {
    /// Forgets everything if somebody wrote meanwhile, through this connection or another.
    fn refresh(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let others = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let state = Some((others, connection.total_changes()));
        if self.state != state {
            *self = Self { state, orders: std::mem::take(&mut self.orders), ..Self::default() };
        }
        Ok(())
    }

    /// How many units there are.
    pub(crate) fn count(&mut self, connection: &Connection) -> rusqlite::Result<u64> {
        self.refresh(connection)?;
        match self.count {
            Some(count) => Ok(count),
            None => {
                let count = connection.query_row("SELECT count(*) FROM unit", [], |row| row.get(0))?;
                Ok(*self.count.insert(count))
            }
        }
    }

    /// The language pairs.
    pub(crate) fn pairs(&mut self, connection: &Connection) -> rusqlite::Result<Vec<PairStats>> {
        self.refresh(connection)?;
        if let Some(pairs) = &self.pairs {
            return Ok(pairs.clone());
        }
        Ok(self.pairs.insert(unit::pairs(connection)?).clone())
    }

    /// The answer to a question; the last question is kept.
    pub(crate) fn answer(
        &mut self,
        reading: Reading<'_>,
        filter: &Filter,
        sort: Sort,
    ) -> Result<Arc<Answer>, MemoryError> {
        self.refresh(reading.connection)?;
        if let Some((known, order, answer)) = &self.answer
            && known == filter
            && *order == sort
        {
            return Ok(Arc::clone(answer));
        }
        let answer = Arc::new(answer(reading, filter, sort, &mut self.orders)?);
        self.answer = Some((filter.clone(), sort, Arc::clone(&answer)));
        Ok(answer)
    }

    /// The groups of a kind.
    pub(crate) fn groups(
        &mut self,
        connection: &Connection,
        kind: GroupKind,
    ) -> rusqlite::Result<Arc<Found>> {
        self.refresh(connection)?;
        let place = match kind {
            GroupKind::Contradiction => &mut self.contradictions,
            GroupKind::Duplicate => &mut self.duplicates,
        };
        if let Some(found) = place {
            return Ok(Arc::clone(found));
        }
        Ok(Arc::clone(place.insert(Arc::new(groups::find(connection, kind)?))))
    }

    /// What there is to filter by.
    pub(crate) fn facets(&mut self, connection: &Connection) -> rusqlite::Result<Facets> {
        self.refresh(connection)?;
        if let Some(facets) = &self.facets {
            return Ok(facets.clone());
        }
        Ok(self.facets.insert(facets::find(connection)?).clone())
    }
}
