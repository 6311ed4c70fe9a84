//! How large the parts of a job may be. The same bounds hold for what is written and for what a file from elsewhere
//! brings, so that nothing can be saved that could not be opened again.

use crate::error::JobError;
use rusqlite::Connection;
use rusqlite::limits::Limit;

/// Bytes of the original document.
pub(crate) const ORIGINAL: usize = 128 << 20;
/// Bytes of any single text: a source, a target, a label, a setting.
pub(crate) const TEXT: usize = 4 << 20;
/// Segments of one job.
pub(crate) const SEGMENTS: usize = 1_000_000;
/// Bytes of the whole file; longer histories than this are no honest work.
pub(crate) const FILE: u64 = 4 << 30;

/// Refuses a text above the bound.
pub(crate) fn text(value: &str, what: &'static str) -> Result<(), JobError> {
    if value.len() > TEXT { Err(JobError::TooLarge { what }) } else { Ok(()) }
}

/// Tells SQLite the bounds. Attaching stays possible once, because `VACUUM INTO` attaches its output.
pub(crate) fn set(conn: &Connection) -> Result<(), JobError> {
    let length = i32::try_from(ORIGINAL + (1 << 20)).expect("the bound is far below 2 GiB");
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, length)?;
    conn.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000)?;
    conn.set_limit(Limit::SQLITE_LIMIT_COLUMN, 64)?;
    conn.set_limit(Limit::SQLITE_LIMIT_EXPR_DEPTH, 50)?;
    conn.set_limit(Limit::SQLITE_LIMIT_COMPOUND_SELECT, 8)?;
    conn.set_limit(Limit::SQLITE_LIMIT_VDBE_OP, 25_000)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    conn.set_limit(Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1)?;
    conn.set_limit(Limit::SQLITE_LIMIT_WORKER_THREADS, 0)?;
    Ok(())
}
