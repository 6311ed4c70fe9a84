//! What was sent to which machine-translation service: appended, never changed, and never undone.

use super::{number, time};
use crate::error::JobError;
use crate::migration::M;
use jiff::Timestamp;
use rusqlite::{Connection, params};

pub(crate) const MIGRATIONS: &[M] = &[M {
    version: 1,
    sql: "CREATE TABLE ledger (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    host TEXT NOT NULL,
    characters INTEGER NOT NULL,
    segments TEXT NOT NULL,
    result TEXT NOT NULL
) STRICT",
}];

/// One request to a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// When it was sent.
    pub at: Timestamp,
    /// The endpoint's name in the settings of that time.
    pub endpoint: String,
    /// The host it went to.
    pub host: String,
    /// How many characters left the machine.
    pub characters: u64,
    /// Ids of the segments.
    pub segments: Vec<i64>,
    /// What came of it: `ok` or the code of the error.
    pub result: String,
}

pub(crate) fn insert(conn: &Connection, entry: &LedgerEntry) -> Result<(), JobError> {
    let ids: Vec<String> = entry.segments.iter().map(i64::to_string).collect();
    let characters = i64::try_from(entry.characters).unwrap_or(i64::MAX);
    conn.prepare_cached(
        "INSERT INTO ledger (at, endpoint, host, characters, segments, result) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![entry.at.to_string(), entry.endpoint, entry.host, characters, ids.join(" "), entry.result])?;
    Ok(())
}

pub(crate) fn all(conn: &Connection) -> Result<Vec<LedgerEntry>, JobError> {
    let sql = "SELECT at, endpoint, host, characters, segments, result FROM ledger ORDER BY id";
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(LedgerEntry {
            at: time(&row.get::<_, String>(0)?)?,
            endpoint: row.get(1)?,
            host: row.get(2)?,
            characters: number(row.get(3)?, "ledger.characters")?,
            segments: ids(&row.get::<_, String>(4)?)?,
            result: row.get(5)?,
        });
    }
    Ok(entries)
}

fn ids(text: &str) -> Result<Vec<i64>, JobError> {
    text.split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().map_err(|_| JobError::damaged("ledger.segments")))
        .collect()
}
