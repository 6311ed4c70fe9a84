//! One module per table: its SQL, its row and its reads and writes, and nothing about what an operation means.

pub(crate) mod change;
pub(crate) mod ledger;
pub(crate) mod meta;
pub(crate) mod operation;
pub(crate) mod original;
pub(crate) mod outbox;
pub(crate) mod segment;
pub(crate) mod setting;

use crate::error::JobError;
use jiff::Timestamp;

/// Reads a time as the tables keep it: RFC 3339 in UTC.
pub(crate) fn time(text: &str) -> Result<Timestamp, JobError> {
    text.parse().map_err(|_| JobError::damaged("a time"))
}

/// Turns a stored integer into the type that the rest of the crate uses.
pub(crate) fn number<T: TryFrom<i64>>(value: i64, what: &str) -> Result<T, JobError> {
    T::try_from(value).map_err(|_| JobError::damaged(what))
}
