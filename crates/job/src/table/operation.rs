//! The history: every operation in order, with where it stands. What each did to segments is in `change`.

use super::outbox::OutboxUnit;
use super::time;
use crate::error::JobError;
use crate::migration::M;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(crate) const MIGRATIONS: &[M] = &[
    M {
        version: 1,
        sql: "CREATE TABLE operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('done', 'undone', 'abandoned')),
    at TEXT NOT NULL,
    focus INTEGER NOT NULL,
    outbox_op TEXT,
    outbox_memory TEXT,
    outbox_unit TEXT
) STRICT",
    },
    M { version: 1, sql: "CREATE INDEX operation_standing ON operation (standing, id)" },
];

/// What an operation was, for the words in menus and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum OperationKind {
    Type,
    Insert,
    Clear,
    Confirm,
    Prefill,
    ReplaceAll,
    Mark,
}

impl OperationKind {
    const ALL: [Self; 7] =
        [Self::Type, Self::Insert, Self::Clear, Self::Confirm, Self::Prefill, Self::ReplaceAll, Self::Mark];

    /// The word in the file and on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Insert => "insert",
            Self::Clear => "clear",
            Self::Confirm => "confirm",
            Self::Prefill => "prefill",
            Self::ReplaceAll => "replace-all",
            Self::Mark => "mark",
        }
    }
}

/// Where an operation stands in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// In effect; undo takes the newest of these.
    Done,
    /// Taken back; redo takes the oldest of these.
    Undone,
    /// Taken back, and then something else was done: kept as a record only.
    Abandoned,
}

impl Standing {
    fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Undone => "undone",
            Self::Abandoned => "abandoned",
        }
    }
}

/// One entry of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Grows with every operation.
    pub id: i64,
    /// What it was.
    pub kind: OperationKind,
    /// Where it stands.
    pub standing: Standing,
    /// When it was last done.
    pub at: Timestamp,
    /// The segment it was about, to go back to.
    pub focus: i64,
    /// The unit that a confirm sent.
    pub unit: Option<OutboxUnit>,
}

const COLUMNS: &str = "id, kind, standing, at, focus, outbox_op, outbox_memory, outbox_unit";

/// Appends an operation that is in effect.
pub(crate) fn insert(
    conn: &Connection,
    kind: OperationKind,
    focus: i64,
    unit: Option<&OutboxUnit>,
    at: Timestamp,
) -> Result<i64, JobError> {
    conn.prepare_cached(
        "INSERT INTO operation (kind, standing, at, focus, outbox_op, outbox_memory, outbox_unit)
         VALUES (?1, 'done', ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        kind.name(),
        at.to_string(),
        focus,
        unit.map(|unit| &unit.op),
        unit.map(|unit| &unit.memory),
        unit.map(|unit| &unit.unit_json),
    ])?;
    Ok(conn.last_insert_rowid())
}

/// The one that undo would take back.
pub(crate) fn last_done(conn: &Connection) -> Result<Option<Operation>, JobError> {
    one(conn, &format!("SELECT {COLUMNS} FROM operation WHERE standing = 'done' ORDER BY id DESC LIMIT 1"))
}

/// The one that redo would do again.
pub(crate) fn first_undone(conn: &Connection) -> Result<Option<Operation>, JobError> {
    one(conn, &format!("SELECT {COLUMNS} FROM operation WHERE standing = 'undone' ORDER BY id LIMIT 1"))
}

pub(crate) fn all(conn: &Connection) -> Result<Vec<Operation>, JobError> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM operation ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut operations = Vec::new();
    while let Some(row) = rows.next()? {
        operations.push(read(row)?);
    }
    Ok(operations)
}

pub(crate) fn set_standing(conn: &Connection, id: i64, standing: Standing) -> Result<(), JobError> {
    let sql = "UPDATE operation SET standing = ?2 WHERE id = ?1";
    conn.prepare_cached(sql)?.execute(params![id, standing.name()])?;
    Ok(())
}

pub(crate) fn set_time(conn: &Connection, id: i64, at: Timestamp) -> Result<(), JobError> {
    conn.prepare_cached("UPDATE operation SET at = ?2 WHERE id = ?1")?
        .execute(params![id, at.to_string()])?;
    Ok(())
}

pub(crate) fn set_outbox_op(conn: &Connection, id: i64, op: &str) -> Result<(), JobError> {
    conn.prepare_cached("UPDATE operation SET outbox_op = ?2 WHERE id = ?1")?.execute(params![id, op])?;
    Ok(())
}

/// Forgets an operation that did nothing in the end; its changes go first.
pub(crate) fn remove(conn: &Connection, id: i64) -> Result<(), JobError> {
    conn.prepare_cached("DELETE FROM operation WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// A new operation ends what could be redone.
pub(crate) fn abandon_undone(conn: &Connection) -> Result<(), JobError> {
    let sql = "UPDATE operation SET standing = 'abandoned' WHERE standing = 'undone'";
    conn.prepare_cached(sql)?.execute([])?;
    Ok(())
}

fn one(conn: &Connection, sql: &str) -> Result<Option<Operation>, JobError> {
    let mut statement = conn.prepare_cached(sql)?;
    statement.query_row([], |row| Ok(read(row))).optional()?.transpose()
}

fn read(row: &Row<'_>) -> Result<Operation, JobError> {
    let (kind, standing): (String, String) = (row.get(1)?, row.get(2)?);
    let unit = match (row.get(5)?, row.get(6)?, row.get(7)?) {
        (Some(op), Some(memory), Some(unit_json)) => Some(OutboxUnit { op, memory, unit_json }),
        _ => None,
    };
    Ok(Operation {
        id: row.get(0)?,
        kind: OperationKind::ALL
            .into_iter()
            .find(|known| known.name() == kind)
            .ok_or_else(|| JobError::damaged("operation.kind"))?,
        standing: [Standing::Done, Standing::Undone, Standing::Abandoned]
            .into_iter()
            .find(|known| known.name() == standing)
            .ok_or_else(|| JobError::damaged("operation.standing"))?,
        at: time(&row.get::<_, String>(3)?)?,
        focus: row.get(4)?,
        unit,
    })
}
