//! All units of a memory from A to Z, by their source or their target.
//!
//! It is made in one pass over the table, on as many threads as there are processors, each reading its share of the
//! ids through a connection of its own. It is kept as ids alone, and what was written since is put in its place, so
//! that a confirm costs the list nothing. Deliberately not on the disk: it would be another 24 bytes for each unit and
//! side, and seconds of every import, for a list that is asked for now and then.

use super::sort_key::SortKey;
use super::stop::Stop;
use super::{Side, rows};
use crate::error::MemoryError;
use crate::file::open;
use crate::table::lineage;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::ops::RangeInclusive;
use std::path::Path;
use std::thread;

/// More threads than this would wait for the disk.
const MOST_THREADS: usize = 4;
/// Fewer ids than this are read by one thread.
const WORTH_A_THREAD: i128 = 20_000;
/// So many changes are put in their place one by one; after more of them the order is made anew.
const MOST_FOLLOWED: usize = 2_000;

/// What is asked of, and until when.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) path: &'a Path,
    pub(crate) stop: Option<&'a Stop>,
}

/// The orders that were asked for.
#[derive(Default)]
pub(crate) struct Orders {
    source: Option<Order>,
    target: Option<Order>,
}

/// One order, as of a change.
struct Order {
    change: i64,
    ids: Vec<i64>,
}

/// A unit and what decides its place; of equals the one made last goes first.
type Placed = (SortKey, Reverse<i64>);

impl Orders {
    /// The ids of all units in order.
    pub(crate) fn ids(&mut self, reading: Reading<'_>, side: Side) -> Result<&[i64], MemoryError> {
        let place = match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        };
        let order = match place {
            Some(order) => {
                order.follow(reading, side)?;
                order
            }
            None => place.insert(Order::made(reading, side)?),
        };
        Ok(&order.ids)
    }
}

impl Order {
    fn made(reading: Reading<'_>, side: Side) -> Result<Self, MemoryError> {
        let change = lineage::newest(reading.connection)?;
        let shares = shares(reading.connection)?;
        let Some((first, rest)) = shares.split_first() else {
            return Ok(Self { change, ids: Vec::new() });
        };
        let (own, others) = thread::scope(|threads| {
            let read = |ids| threads.spawn(move || elsewhere(reading.path, reading.stop, ids, side));
            let others: Vec<_> = rest.iter().map(read).collect();
            let own = in_order(reading.connection, first, side);
            (own, others.into_iter().map(|other| other.join().unwrap_or(Ok(None))).collect::<Vec<_>>())
        });
        let mut parts = vec![own?];
        for (ids, other) in rest.iter().zip(others) {
            parts.push(match other? {
                Some(part) => part,
                None => in_order(reading.connection, ids, side)?,
            });
        }
        Ok(Self { change, ids: merged(parts) })
    }

    /// Takes in what was written since. Broken off, it is as it was.
    fn follow(&mut self, reading: Reading<'_>, side: Side) -> Result<(), MemoryError> {
        let now = lineage::newest(reading.connection)?;
        if now != self.change {
            *self = match self.after(reading.connection, now, side)? {
                Some(order) => order,
                None => Self::made(reading, side)?,
            };
        }
        Ok(())
    }

    /// The same order after another change; none where too much was written since.
    fn after(&self, connection: &Connection, change: i64, side: Side) -> rusqlite::Result<Option<Self>> {
        let Some((changed, gone)) = since(connection, self.change)? else { return Ok(None) };
        let stays = |id: &i64| !changed.contains(id) && !gone.contains(id);
        let ids: Vec<i64> = self.ids.iter().copied().filter(stays).collect();
        let mut texts = Texts::new(connection, side)?;
        let mut coming = Vec::with_capacity(changed.len());
        for id in &changed {
            coming.extend(texts.placed(*id)?);
        }
        coming.sort_unstable();
        let ids = texts.put_into(&ids, &coming)?;
        Ok(ids.map(|ids| Self { change, ids }))
    }
}

/// The ids in about equal parts, as many as there are threads for.
fn shares(connection: &Connection) -> rusqlite::Result<Vec<RangeInclusive<i64>>> {
    let ends = "SELECT min(id), max(id) FROM unit";
    let ends = connection.query_row(ends, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (Some(first), Some(last)) = ends else { return Ok(Vec::new()) };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    Ok(parts(first, last, threads))
}

/// A file from elsewhere may have any ids, so they are counted with room to spare.
fn parts(first: i64, last: i64, threads: usize) -> Vec<RangeInclusive<i64>> {
    let all = i128::from(last) - i128::from(first) + 1;
    let parts = (all / WORTH_A_THREAD).clamp(1, i128::try_from(threads).unwrap_or(1).max(1));
    let at = |part: i128| i64::try_from(i128::from(first) + all * part / parts);
    let part = |part| Some(at(part).ok()?..=at(part + 1).map_or(last, |next| next - 1));
    (0..parts).filter_map(part).collect()
}

/// The units of a share in order, read through another connection; none where another cannot be had.
fn elsewhere(
    path: &Path,
    stop: Option<&Stop>,
    ids: &RangeInclusive<i64>,
    side: Side,
) -> Result<Option<Vec<Placed>>, MemoryError> {
    let Ok(mut connection) = open::open_read_only(path) else { return Ok(None) };
    if stop.is_some_and(|stop| stop.watch(&mut connection).is_err()) {
        return Ok(None);
    }
    match in_order(&connection, ids, side) {
        Ok(part) => Ok(Some(part)),
        Err(MemoryError::Cancelled) => Err(MemoryError::Cancelled),
        Err(_) => Ok(None),
    }
}

/// The units of a share in order.
fn in_order(
    connection: &Connection,
    ids: &RangeInclusive<i64>,
    side: Side,
) -> Result<Vec<Placed>, MemoryError> {
    let sql = format!("SELECT id, {} FROM unit WHERE id BETWEEN ?1 AND ?2", side.column());
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([ids.start(), ids.end()])?;
    let mut placed = Vec::new();
    while let Some(row) = rows.next()? {
        placed.push((SortKey::of(text(row, 1)?), Reverse(row.get(0)?)));
    }
    placed.sort_unstable();
    Ok(placed)
}

fn text<'a>(row: &'a Row<'_>, column: usize) -> rusqlite::Result<&'a str> {
    Ok(row.get_ref(column)?.as_str()?)
}

/// Several parts in order become one.
fn merged(parts: Vec<Vec<Placed>>) -> Vec<i64> {
    let mut ids = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    let mut parts: Vec<_> = parts.into_iter().map(|part| part.into_iter().peekable()).collect();
    while let Some(first) = first(&mut parts).and_then(|at| parts.get_mut(at)?.next()) {
        ids.push(first.1.0);
    }
    ids
}

/// Which part has the first of all that are left.
fn first(parts: &mut [std::iter::Peekable<std::vec::IntoIter<Placed>>]) -> Option<usize> {
    let heads = parts.iter_mut().enumerate().filter_map(|(at, part)| Some((*part.peek()?, at)));
    heads.min().map(|(_, at)| at)
}

/// Units that were written since a change and units that are gone; none where there are too many.
fn since(connection: &Connection, change: i64) -> rusqlite::Result<Option<(FxHashSet<i64>, FxHashSet<i64>)>> {
    let ids = |table| {
        let sql = format!("SELECT id FROM {table} WHERE change > ?1 LIMIT ?2");
        let mut statement = connection.prepare_cached(&sql)?;
        let ids = statement.query_map([change, rows(MOST_FOLLOWED + 1)], |row| row.get(0))?;
        ids.collect::<Result<FxHashSet<i64>, _>>()
    };
    let (changed, gone) = (ids("unit")?, ids("tombstone")?);
    Ok((changed.len() + gone.len() <= MOST_FOLLOWED).then_some((changed, gone)))
}

/// Reads texts one by one.
struct Texts<'a> {
    one: CachedStatement<'a>,
}

impl<'a> Texts<'a> {
    fn new(connection: &'a Connection, side: Side) -> rusqlite::Result<Self> {
        let sql = format!("SELECT {} FROM unit WHERE id = ?1", side.column());
        Ok(Self { one: connection.prepare_cached(&sql)? })
    }

    fn placed(&mut self, id: i64) -> rusqlite::Result<Option<Placed>> {
        let key = self.one.query_row([id], |row| Ok(SortKey::of(text(row, 0)?))).optional()?;
        Ok(key.map(|key| (key, Reverse(id))))
    }

    /// Units in order, put among others; none where one of the others is not there.
    fn put_into(&mut self, ids: &[i64], coming: &[Placed]) -> rusqlite::Result<Option<Vec<i64>>> {
        let mut whole = Vec::with_capacity(ids.len() + coming.len());
        let mut rest = ids;
        for placed in coming {
            let Some(place) = self.place(rest, placed)? else { return Ok(None) };
            let (before, after) = rest.split_at(place);
            whole.extend_from_slice(before);
            whole.push(placed.1.0);
            rest = after;
        }
        whole.extend_from_slice(rest);
        Ok(Some(whole))
    }

    /// How many of the ids stand before a unit, by halving.
    fn place(&mut self, ids: &[i64], placed: &Placed) -> rusqlite::Result<Option<usize>> {
        let (mut from, mut to) = (0, ids.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let Some(id) = ids.get(middle) else { return Ok(None) };
            let Some(known) = self.placed(*id)? else { return Ok(None) };
            if known < *placed {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        Ok(Some(from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_hold_every_id_once() {
        for (first, last, threads) in
            [(1, 1, 4), (1, 1_000_000, 4), (5, 60_000, 2), (i64::MIN, i64::MAX, 4), (i64::MAX, i64::MAX, 2)]
        {
            let parts = parts(first, last, threads);
            assert_eq!((*parts[0].start(), *parts[parts.len() - 1].end()), (first, last), "{parts:?}");
            assert!(parts.windows(2).all(|pair| *pair[0].end() + 1 == *pair[1].start()), "{parts:?}");
        }
        assert_eq!(parts(1, 1_000_000, 4).len(), 4);
        assert_eq!(parts(1, 100, 4).len(), 1);
    }
}
