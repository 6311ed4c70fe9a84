//! What was done to the units on the memory screen, step by step, so that each step can be taken back.
//!
//! A step names its units and no texts: those of deleted units are in their tombstones, those of changed units in the
//! history, and the units of an import are those between two ids that are still as it made them.

use super::unreadable;
use crate::upkeep::OperationKind;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::ops::RangeInclusive;

/// Version 2. `first` and `last` are the ids of an import; `revision` is what the unit, or its tombstone, had when the step was done,
/// `used` what was added to its count, and `op` the entry of its history.
pub(crate) const CREATE: &str = "\
CREATE TABLE operation(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  units INTEGER NOT NULL,
  undone INTEGER NOT NULL,
  first INTEGER,
  last INTEGER
) STRICT;
CREATE TABLE operation_unit(
  operation INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  used INTEGER NOT NULL,
  op TEXT,
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
}

/// What a step did to one unit; without `op` it was deleted.
#[derive(Debug, Clone)]
pub(crate) struct Touched {
    pub(crate) unit: i64,
    pub(crate) revision: u32,
    pub(crate) used: u32,
    pub(crate) op: Option<String>,
}

const COLUMNS: &str = "id, kind, at, units, undone, first, last";

fn read(row: &Row<'_>) -> rusqlite::Result<Operation> {
    let kind: String = row.get(1)?;
    Ok(Operation {
        id: row.get(0)?,
        kind: OperationKind::from_name(&kind)
            .ok_or_else(|| unreadable(1, format!("unknown operation '{kind}'")))?,
        at: super::unit::time(row, 2)?,
        units: row.get(3)?,
        undone: row.get(4)?,
        ids: ids(row)?,
    })
}

fn ids(row: &Row<'_>) -> rusqlite::Result<Option<RangeInclusive<i64>>> {
    let (first, last) = (row.get::<_, Option<i64>>(5)?, row.get::<_, Option<i64>>(6)?);
    Ok(first.zip(last).map(|(first, last)| first..=last))
}

/// Begins a step, and forgets the oldest ones.
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
    Ok(id)
}

/// Adds to the number of units that a step is said to have touched.
pub(crate) fn count(connection: &Connection, id: i64, units: u64) -> rusqlite::Result<()> {
    let sql = "UPDATE operation SET units = units + ?2 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute(params![id, units])?;
    Ok(())
}

/// Adds a unit to a step.
pub(crate) fn touch(connection: &Connection, id: i64, touched: &Touched) -> rusqlite::Result<()> {
    let sql = "INSERT INTO operation_unit(operation, unit, revision, used, op) VALUES(?1, ?2, ?3, ?4, ?5)";
    let Touched { unit, revision, used, op } = touched;
    connection.prepare_cached(sql)?.execute(params![id, unit, revision, used, op])?;
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

/// The steps, the last first.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<Operation>> {
    let sql = format!("SELECT {COLUMNS} FROM operation ORDER BY id DESC LIMIT {KEPT}");
    connection.prepare_cached(&sql)?.query_map([], read)?.collect()
}

/// Some of the units of a step that are not yet taken back.
pub(crate) fn touched(connection: &Connection, id: i64, limit: u64) -> rusqlite::Result<Vec<Touched>> {
    let sql = "SELECT unit, revision, used, op FROM operation_unit WHERE operation = ?1 LIMIT ?2";
    let read = |row: &Row<'_>| {
        Ok(Touched { unit: row.get(0)?, revision: row.get(1)?, used: row.get(2)?, op: row.get(3)? })
    };
    connection.prepare_cached(sql)?.query_map(params![id, limit], read)?.collect()
}

/// Takes a unit out of a step: it is taken back, or cannot be.
pub(crate) fn let_go(connection: &Connection, id: i64, unit: i64) -> rusqlite::Result<()> {
    let sql = "DELETE FROM operation_unit WHERE operation = ?1 AND unit = ?2";
    connection.prepare_cached(sql)?.execute([id, unit])?;
    Ok(())
}

/// Says that a step is taken back.
pub(crate) fn mark_undone(connection: &Connection, id: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("UPDATE operation SET undone = 1 WHERE id = ?1")?.execute([id])?;
    Ok(())
}
