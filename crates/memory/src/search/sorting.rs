//! Units in the order that is asked for.

use super::Side;
use super::list::Sort;
use super::narrowing::FEW;
use super::order::{Orders, Reading};
use super::sort_key::SortKey;
use crate::error::MemoryError;
use rusqlite::{Connection, OptionalExtension, Row};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// Puts units in order. They come with the one changed last first, if `dated`.
pub(super) fn sorted(
    reading: Reading<'_>,
    sort: Sort,
    ids: Vec<i64>,
    dated: bool,
    orders: &mut Orders,
) -> Result<Vec<i64>, MemoryError> {
    let connection = reading.connection;
    match sort {
        Sort::Newest if dated => Ok(ids),
        Sort::Newest => Ok(by(connection, "changed", &ids, |row| Ok(Reverse(row.get::<_, i64>(0)?)))?),
        Sort::Used => Ok(most_used(connection, ids)?),
        Sort::Source => from_a_to_z(reading, Side::Source, ids, orders),
        Sort::Target => from_a_to_z(reading, Side::Target, ids, orders),
    }
}

/// Few units are read; of many the order of all is asked for.
fn from_a_to_z(
    reading: Reading<'_>,
    side: Side,
    ids: Vec<i64>,
    orders: &mut Orders,
) -> Result<Vec<i64>, MemoryError> {
    if ids.len() <= FEW {
        let key = |row: &Row<'_>| Ok(SortKey::of(row.get_ref(0)?.as_str()?));
        return Ok(by(reading.connection, side.column(), &ids, key)?);
    }
    let order = orders.ids(reading, side)?;
    let wanted: FxHashSet<i64> = ids.into_iter().collect();
    Ok(order.iter().copied().filter(|id| wanted.contains(id)).collect())
}

/// By what stands in a column, and then the one made last first.
fn by<Place: Ord>(
    connection: &Connection,
    column: &str,
    ids: &[i64],
    place: impl Fn(&Row<'_>) -> rusqlite::Result<Place>,
) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {column} FROM unit WHERE id = ?1"))?;
    let mut placed = Vec::with_capacity(ids.len());
    for id in ids {
        let found = statement.query_row([id], &place).optional()?;
        placed.extend(found.map(|place| (place, Reverse(*id))));
    }
    placed.sort_unstable();
    Ok(placed.into_iter().map(|(_, Reverse(id))| id).collect())
}

/// Units that were used are in an index, the others follow it.
fn most_used(connection: &Connection, mut ids: Vec<i64>) -> rusqlite::Result<Vec<i64>> {
    let sql = "SELECT id FROM unit INDEXED BY unit_used WHERE used > 0 ORDER BY used DESC, id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let used = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    let wanted: FxHashSet<i64> = ids.iter().copied().collect();
    let mut sorted: Vec<i64> = used.into_iter().filter(|id| wanted.contains(id)).collect();
    let before: FxHashSet<i64> = sorted.iter().copied().collect();
    ids.retain(|id| !before.contains(id));
    ids.sort_unstable_by_key(|id| Reverse(*id));
    sorted.append(&mut ids);
    Ok(sorted)
}
