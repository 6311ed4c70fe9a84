//! Which file a backup was made of.
//!
//! A memory that somebody copied has the same id as its copy, and the backups of both may lie in one folder. So a backup
//! knows the place of its file, by a hash: where that was is nobody's business who gets a backup.

use crate::error::MemoryError;
use crate::file::open;
use crate::table::meta;
use crate::unit::stable_hash;
use rusqlite::Connection;
use std::fs;
use std::path::Path;

/// What a backup has of the place of the memory at this path.
pub fn place_of(memory: &Path) -> String {
    let absolute = fs::canonicalize(memory).unwrap_or_else(|_| memory.to_owned());
    format!("{:016x}", stable_hash(&[&absolute.to_string_lossy()]))
}

/// Writes into a copy that is not finished which file it is of.
pub(super) fn mark(copy: &Path, memory: &Path) -> Result<(), MemoryError> {
    Ok(meta::set(&writing(copy)?, meta::COPIED_FROM, &place_of(memory))?)
}

/// Takes that out of a copy that becomes a memory.
pub(super) fn unmark(copy: &Path) -> Result<(), MemoryError> {
    Ok(meta::remove(&writing(copy)?, meta::COPIED_FROM)?)
}

/// A kill leaves only what is not finished anyway, so that no journal has to stand beside it.
fn writing(copy: &Path) -> Result<Connection, MemoryError> {
    let connection = Connection::open_with_flags(copy, open::writing())?;
    open::settle(&connection)?;
    connection.pragma_update_and_check(None, "journal_mode", "MEMORY", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(connection)
}
