//! From an empty database or an older version to the present schema, all in one transaction. The steps stand with
//! their tables; this module only knows their order. A copy of the older file is kept before (see `file`).

use crate::error::JobError;
use crate::table;
use rusqlite::Connection;

/// The version that this program writes.
pub(crate) const VERSION: i64 = 2;

/// One step towards a version.
#[derive(Debug, Clone, Copy)]
pub(crate) struct M {
    pub(crate) version: i64,
    pub(crate) sql: &'static str,
}

/// Every step, by version and then in the order in which tables need each other.
pub(crate) fn steps() -> Vec<M> {
    let tables = [
        table::meta::MIGRATIONS,
        table::original::MIGRATIONS,
        table::segment::MIGRATIONS,
        table::operation::MIGRATIONS,
        table::change::MIGRATIONS,
        table::outbox::MIGRATIONS,
        table::ledger::MIGRATIONS,
        table::setting::MIGRATIONS,
    ];
    let mut steps: Vec<M> = tables.concat();
    steps.sort_by_key(|step| step.version);
    steps
}

/// Runs the steps after the file's version up to `target`; the caller holds the transaction.
pub(crate) fn run(conn: &Connection, steps: &[M], target: i64) -> Result<(), JobError> {
    let present: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for step in steps.iter().filter(|step| step.version > present && step.version <= target) {
        conn.execute_batch(step.sql)?;
    }
    conn.pragma_update(None, "user_version", target)?;
    Ok(())
}
