//! The units as a list, newest first, narrowed by what is typed.

use super::query::Parsed;
use super::rows;
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit::{self, COLUMNS};
use crate::unit::Unit;
use rusqlite::{Connection, params};

/// A page of the list.
#[derive(Debug, Clone)]
pub struct List<'a> {
    /// Beginnings of words that all have to be in the unit, on either side; without words, every unit.
    pub filter: &'a str,
    /// How many units to leave out.
    pub offset: usize,
    /// How many units at most.
    pub limit: usize,
}

impl Memory {
    /// A page of the units that the filter leaves, the one changed last first, and how many there are in all.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn list(&self, list: &List<'_>) -> Result<(u64, Vec<Unit>), MemoryError> {
        self.index_few();
        let transaction = self.reading()?;
        match Parsed::as_typed(list.filter).expression(None) {
            None => everything(&transaction, list),
            Some(expression) => filtered(&transaction, list, &expression),
        }
    }
}

fn everything(connection: &Connection, list: &List<'_>) -> Result<(u64, Vec<Unit>), MemoryError> {
    let total = connection.query_row("SELECT count(*) FROM unit", [], |row| row.get(0))?;
    let sql = format!("SELECT {COLUMNS} FROM unit ORDER BY changed DESC, id DESC LIMIT ?1 OFFSET ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let units = statement.query_map([rows(list.limit), rows(list.offset)], unit::read)?;
    Ok((total, units.collect::<Result<_, _>>()?))
}

fn filtered(
    connection: &Connection,
    list: &List<'_>,
    expression: &str,
) -> Result<(u64, Vec<Unit>), MemoryError> {
    let counting = "SELECT count(*) FROM unit_words WHERE unit_words MATCH ?1";
    let total = connection.prepare_cached(counting)?.query_row([expression], |row| row.get(0))?;
    let sql = format!(
        "SELECT {COLUMNS} FROM unit WHERE id IN (SELECT rowid FROM unit_words WHERE unit_words MATCH ?1) \
         ORDER BY changed DESC, id DESC LIMIT ?2 OFFSET ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let units = statement.query_map(params![expression, rows(list.limit), rows(list.offset)], unit::read)?;
    Ok((total, units.collect::<Result<_, _>>()?))
}
