//! What was done to the units on the memory screen, step by step, so that each step can be taken back and done again.
//!
//! A step names its units and no texts: those of deleted units are in their tombstones, those of changed units in the
//! history, and the units of an import are those between two ids that are still as it made them.

use super::unreadable;
use crate::upkeep::OperationKind;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::ops::RangeInclusive;

/// Version 2. `first` and `last` are the ids of an import; `back_first` and `back_last` the numbers of the changes that
/// took the step back, as long as it can be done again. Of a unit, `revision` is what it, or its tombstone, had when the
/// step was done, `used` what was added to its count, `op` the entry of its history, and `stands_for` the unit because
/// of which it was deleted. `left_as` is empty until it is taken back, and then `Unit::likeness` of what it was left
/// as.
pub(crate) const CREATE: &str = "\
CREATE TABLE operation(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  units INTEGER NOT NULL,
  undone INTEGER NOT NULL,
  first INTEGER,
  last INTEGER,
  back_first INTEGER,
  back_last INTEGER
) STRICT;
CREATE TABLE operation_unit(
  operation INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  used INTEGER NOT NULL,
  op TEXT,
  stands_for INTEGER,
  left_as INTEGER,
  PRIMARY KEY(operation, unit)
) STRICT, WITHOUT ROWID;";

/// So many steps are kept.
const KEPT: i64 = 100;

/// One step.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub(crate) id: i64,
    pub(crate) kind: OperationKind,
    pub(crate) at: Timestamp,
    pub(crate) units: u64,
    pub(crate) undone: bool,
    pub(crate) ids: Option<RangeInclusive<i64>>,
    /// The changes that took it back, where it can be done again.
    pub(crate) back: Option<RangeInclusive<i64>>,
}

/// What a step did to one unit; without `op` it was deleted.
#[derive(Debug, Clone)]
pub(crate) struct Touched {
    pub(crate) unit: i64,
    pub(crate) revision: u32,
    pub(crate) used: u32,
    pub(crate) op: Option<String>,
    /// The unit because of which it was deleted.
    pub(crate) stands_for: Option<i64>,
    /// What it was left as when it was taken back.
    pub(crate) left_as: Option<i64>,
}

const COLUMNS: &str = "id, kind, at, units, undone, first, last, back_first, back_last";

fn read(row: &Row<'_>) -> rusqlite::Result<Operation> {
    let kind: String = row.get(1)?;
    Ok(Operation {
        id: row.get(0)?,
        kind: OperationKind::from_name(&kind)
            .ok_or_else(|| unreadable(1, format!("unknown operation '{kind}'")))?,
        at: super::unit::time(row, 2)?,
        units: row.get(3)?,
        undone: row.get(4)?,
        ids: range(row, 5)?,
        back: range(row, 7)?,
    })
}

/// The range in a column and the next.
fn range(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<RangeInclusive<i64>>> {
    let (first, last) = (row.get::<_, Option<i64>>(column)?, row.get::<_, Option<i64>>(column + 1)?);
    Ok(first.zip(last).map(|(first, last)| first..=last))
}

/// Begins a step, and forgets the oldest ones. What was taken back before it cannot be done again after it.
pub(crate) fn begin(
    connection: &Connection,
    kind: OperationKind,
    at: Timestamp,
    ids: Option<&RangeInclusive<i64>>,
) -> rusqlite::Result<i64> {
    let sql = "INSERT INTO operation(kind, at, units, undone, first, last) VALUES(?1, ?2, 0, 0, ?3, ?4)";
    connection.prepare_cached(sql)?.execute(params![
        kind.name(),
        at.as_microsecond(),
        ids.map(RangeInclusive::start),
        ids.map(RangeInclusive::end)
    ])?;
    let id = connection.last_insert_rowid();
    connection.prepare_cached("DELETE FROM operation_unit WHERE operation <= ?1")?.execute([id - KEPT])?;
    connection.prepare_cached("DELETE FROM operation WHERE id <= ?1")?.execute([id - KEPT])?;
    let sql = "UPDATE operation SET back_first = NULL, back_last = NULL WHERE back_first IS NOT NULL";
    connection.prepare_cached(sql)?.execute([])?;
    Ok(id)
}

/// Adds to the number of units that a step is said to have touched.
pub(crate) fn count(connection: &Connection, id: i64, units: u64) -> rusqlite::Result<()> {
    let sql = "UPDATE operation SET units = units + ?2 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute(params![id, units])?;
    Ok(())
}

/// Writes down what a step did to a unit, or how that was taken back.
pub(crate) fn touch(connection: &Connection, id: i64, touched: &Touched) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO operation_unit(operation, unit, revision, used, op, stands_for, left_as) \
               VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let Touched { unit, revision, used, op, stands_for, left_as } = touched;
    connection.prepare_cached(sql)?.execute(params![id, unit, revision, used, op, stands_for, left_as])?;
    Ok(())
}

/// The step with this number.
pub(crate) fn get(connection: &Connection, id: i64) -> rusqlite::Result<Option<Operation>> {
    let sql = format!("SELECT {COLUMNS} FROM operation WHERE id = ?1");
    connection.prepare_cached(&sql)?.query_row([id], read).optional()
}

/// The last step that was not taken back.
pub(crate) fn last(connection: &Connection) -> rusqlite::Result<Option<Operation>> {
    let sql = format!("SELECT {COLUMNS} FROM operation WHERE NOT undone ORDER BY id DESC LIMIT 1");
    connection.prepare_cached(&sql)?.query_row([], read).optional()
}

/// The step that was taken back last, of those that can be done again.
pub(crate) fn last_undone(connection: &Connection) -> rusqlite::Result<Option<Operation>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM operation WHERE back_first IS NOT NULL ORDER BY back_last DESC, id LIMIT 1"
    );
    connection.prepare_cached(&sql)?.query_row([], read).optional()
}

/// The steps, the last first.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<Operation>> {
    let sql = format!("SELECT {COLUMNS} FROM operation ORDER BY id DESC LIMIT {KEPT}");
    connection.prepare_cached(&sql)?.query_map([], read)?.collect()
}

/// Some of the units of a step after a unit, by their ids: those that stand as it made them, or those that were taken
/// back.
pub(crate) fn touched(
    connection: &Connection,
    id: i64,
    taken_back: bool,
    after: i64,
    limit: usize,
) -> rusqlite::Result<Vec<Touched>> {
    let sql = "SELECT unit, revision, used, op, stands_for, left_as FROM operation_unit \
               WHERE operation = ?1 AND unit > ?2 AND (left_as IS NOT NULL) = ?3 ORDER BY unit LIMIT ?4";
    let read = |row: &Row<'_>| {
        Ok(Touched {
            unit: row.get(0)?,
            revision: row.get(1)?,
            used: row.get(2)?,
            op: row.get(3)?,
            stands_for: row.get(4)?,
            left_as: row.get(5)?,
        })
    };
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    connection.prepare_cached(sql)?.query_map(params![id, after, taken_back, limit], read)?.collect()
}

/// Takes a unit out of a step: it was changed by somebody else, and is no longer the step's to change.
pub(crate) fn let_go(connection: &Connection, id: i64, unit: i64) -> rusqlite::Result<()> {
    let sql = "DELETE FROM operation_unit WHERE operation = ?1 AND unit = ?2";
    connection.prepare_cached(sql)?.execute([id, unit])?;
    Ok(())
}

/// Says that this change takes some of a step back, so that it can be done again.
pub(crate) fn taking_back(connection: &Connection, id: i64, change: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE operation SET back_first = ifnull(back_first, ?2), back_last = ?2 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute([id, change])?;
    Ok(())
}

/// Says that a step is taken back.
pub(crate) fn mark_undone(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("UPDATE operation SET undone = 1 WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Says that a step stands again, in part until [`forget_back`] says that it does as a whole.
pub(crate) fn mark_done(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("UPDATE operation SET undone = 0 WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Says that nothing of a step is to be done again.
pub(crate) fn forget_back(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE operation SET back_first = NULL, back_last = NULL WHERE id = ?1";
    connection.prepare_cached(sql)?.execute([id])?;
    Ok(())
}
