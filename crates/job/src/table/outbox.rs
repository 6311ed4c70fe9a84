//! What waits to be written into memories, in order. A row goes when the memory has it; deliveries are idempotent by
//! `op`, so that a crash between memory and job costs nothing. The unit itself is the application's JSON.

use super::time;
use crate::error::JobError;
use crate::migration::M;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

pub(crate) const MIGRATIONS: &[M] = &[M {
    version: 1,
    sql: "CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    op TEXT NOT NULL UNIQUE,
    memory TEXT NOT NULL,
    unit TEXT,
    takes_back TEXT,
    at TEXT NOT NULL,
    CHECK ((unit IS NULL) <> (takes_back IS NULL))
) STRICT",
}];

/// A unit for a memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxUnit {
    /// A UUID of the caller; the memory takes each one once.
    pub op: String,
    /// The memory's own UUID, never a path.
    pub memory: String,
    /// The unit as the application writes it.
    pub unit_json: String,
}

/// What a memory is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutboxWork {
    /// Put this unit.
    Put {
        /// As in [`OutboxUnit`].
        unit_json: String,
    },
    /// Undo what was put under this op; the memory may never have seen it.
    TakeBack {
        /// The op of the unit.
        op: String,
    },
}

/// One delivery that waits. Deliver in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// This row's own UUID: for [`OutboxWork::Put`] the op to put under; what `outbox_done` takes.
    pub op: String,
    /// The memory's own UUID.
    pub memory: String,
    /// What to do there.
    pub work: OutboxWork,
    /// Since when it waits.
    pub at: Timestamp,
}

pub(crate) fn put(conn: &Connection, unit: &OutboxUnit, at: Timestamp) -> Result<(), JobError> {
    let sql = "INSERT INTO outbox (op, memory, unit, at) VALUES (?1, ?2, ?3, ?4)";
    conn.prepare_cached(sql)?.execute(params![unit.op, unit.memory, unit.unit_json, at.to_string()])?;
    Ok(())
}

pub(crate) fn take_back(conn: &Connection, memory: &str, op: &str, at: Timestamp) -> Result<(), JobError> {
    let own = uuid::Uuid::new_v4().to_string();
    let sql = "INSERT INTO outbox (op, memory, takes_back, at) VALUES (?1, ?2, ?3, ?4)";
    conn.prepare_cached(sql)?.execute(params![own, memory, op, at.to_string()])?;
    Ok(())
}

/// The row's id while it waits; the memory has it once there is none.
pub(crate) fn waiting(conn: &Connection, op: &str) -> Result<Option<i64>, JobError> {
    let mut statement = conn.prepare_cached("SELECT id FROM outbox WHERE op = ?1")?;
    Ok(statement.query_row([op], |row| row.get(0)).optional()?)
}

pub(crate) fn remove(conn: &Connection, op: &str) -> Result<(), JobError> {
    conn.prepare_cached("DELETE FROM outbox WHERE op = ?1")?.execute([op])?;
    Ok(())
}

/// The newest id, or 0.
pub(crate) fn newest(conn: &Connection) -> Result<i64, JobError> {
    Ok(conn.query_row("SELECT coalesce(max(id), 0) FROM outbox", [], |row| row.get(0))?)
}

pub(crate) fn all(conn: &Connection) -> Result<Vec<OutboxRow>, JobError> {
    let mut statement =
        conn.prepare_cached("SELECT op, memory, unit, takes_back, at FROM outbox ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut waiting = Vec::new();
    while let Some(row) = rows.next()? {
        let work = match (row.get(2)?, row.get(3)?) {
            (Some(unit_json), None) => OutboxWork::Put { unit_json },
            (None, Some(op)) => OutboxWork::TakeBack { op },
            _ => return Err(JobError::damaged("outbox")),
        };
        let at = time(&row.get::<_, String>(4)?)?;
        waiting.push(OutboxRow { op: row.get(0)?, memory: row.get(1)?, work, at });
    }
    Ok(waiting)
}
