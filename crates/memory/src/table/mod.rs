//! The tables, a module each: its text in every version of the format, its row, and what is read and written.
//!
//! Nothing here begins a transaction; the callers do.

pub(crate) mod languages;
pub(crate) mod lineage;
pub(crate) mod meta;
pub(crate) mod operation;
pub(crate) mod pending_words;
pub(crate) mod tombstone;
pub(crate) mod unit;
pub(crate) mod unit_history;
pub(crate) mod unit_words;

use rusqlite::types::Type;
use std::error::Error;

/// A value that SQLite gave and this program cannot read: the file is damaged or was tampered with.
pub(crate) fn unreadable(column: usize, why: impl Into<Box<dyn Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, why.into())
}
