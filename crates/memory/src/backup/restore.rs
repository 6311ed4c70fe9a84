//! Putting a file in a memory's place, with the memory as it was kept beside it.
//!
//! The new file is written and flushed under another name first; then the old one gets a second name, and the new one
//! takes its place in one step. At every moment there is a whole memory at the path, and none is lost on the way.
//! Whoever has the memory open would go on writing to the old file, so it has to be closed everywhere: SQLite is asked
//! to leave WAL mode, which it does only when nobody else has the file open, and which brings in what the log holds.

use super::{Kept, copy, inspect, origin, sync_folder};
use crate::error::MemoryError;
use crate::file::open::{self, io_error};
use crate::file::unfinished;
use crate::upkeep::Watch;
use jiff::Timestamp;
use jiff::tz::Offset;
use rusqlite::Connection;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file took the place of a memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The memory as it was before; none where there was none.
    pub kept: Option<PathBuf>,
    /// How many units there are now.
    pub units: u64,
}

/// Puts a copy of a memory in its place. Restoring the file that is kept takes that back.
///
/// # Errors
/// When the copy is none or is damaged, when the memory is open elsewhere ([`MemoryError::Busy`]), when the disk is full
/// or the folder is read-only; the memory is then as it was.
pub fn restore(
    memory: &Path,
    backup: &Path,
    at: Timestamp,
    watch: &mut Watch<'_>,
) -> Result<Replaced, MemoryError> {
    let unfinished = unfinished::beside(memory);
    let replaced = copy(backup, &unfinished, watch)
        .and_then(|()| origin::unmark(&unfinished))
        .and_then(|()| inspect(&unfinished))
        .and_then(|made| {
            unfinished::sweep_beside(&unfinished);
            Ok(Replaced { kept: replace(memory, &unfinished, Kept::Before, at)?, units: made.units })
        });
    unfinished::remove(&unfinished);
    replaced
}

/// Puts a finished file in the place of a memory, and answers where that is kept. A memory that SQLite cannot open is
/// kept with its log, as it is.
///
/// # Errors
/// As [`restore`].
pub(crate) fn replace(
    memory: &Path,
    finished: &Path,
    why: Kept,
    at: Timestamp,
) -> Result<Option<PathBuf>, MemoryError> {
    // Held until the new file is in its place: nobody can begin with the old one meanwhile.
    let _alone = alone(memory)?;
    place(memory, finished, why, at)
}

/// As [`replace`], where nobody else has the memory open.
pub(crate) fn place(
    memory: &Path,
    finished: &Path,
    why: Kept,
    at: Timestamp,
) -> Result<Option<PathBuf>, MemoryError> {
    let kept = match fs::symlink_metadata(memory) {
        Ok(_) => Some(keep(memory, why, at)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(io_error(memory, error)),
    };
    set_log_aside(memory, kept.as_deref())?;
    if let Err(error) = fs::rename(finished, memory) {
        // The second name goes again: the memory is where it was.
        kept.iter().for_each(|kept| drop(fs::remove_file(kept)));
        return Err(io_error(memory, error));
    }
    if let Some(folder) = memory.parent() {
        sync_folder(folder);
    }
    Ok(kept)
}

/// Makes sure that nobody else has the memory open, and brings its log in. None where SQLite cannot open it.
pub(crate) fn alone(memory: &Path) -> Result<Option<Connection>, MemoryError> {
    if open::check_header(memory).is_err() {
        return Ok(None);
    }
    let Ok(connection) = Connection::open_with_flags(memory, open::writing()) else { return Ok(None) };
    match leave_log(&connection) {
        Ok(()) => Ok(Some(connection)),
        Err(MemoryError::Corrupt { .. } | MemoryError::Sqlite(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn leave_log(connection: &Connection) -> Result<(), MemoryError> {
    open::settle(connection)?;
    let mode: String = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if mode == "wal" {
        return Err(MemoryError::Busy);
    }
    Ok(connection.execute_batch("BEGIN EXCLUSIVE")?)
}

/// A second name, which costs nothing and cannot be half; a copy where the file system has no second names.
fn keep(memory: &Path, why: Kept, at: Timestamp) -> Result<PathBuf, MemoryError> {
    for number in 1..1000 {
        let kept = kept_name(memory, why.word(), at, number);
        match fs::hard_link(memory, &kept) {
            Ok(()) => return Ok(kept),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            // Where there are no second names, nothing says that the name is taken.
            Err(_) if fs::symlink_metadata(&kept).is_ok() => {}
            Err(_) => return copied(memory, &kept),
        }
    }
    Err(io_error(memory, io::ErrorKind::AlreadyExists.into()))
}

fn copied(memory: &Path, kept: &Path) -> Result<PathBuf, MemoryError> {
    let unfinished = unfinished::beside(memory);
    let made = fs::copy(memory, &unfinished)
        .and_then(|_| fs::File::open(&unfinished)?.sync_all())
        .map_err(|error| io_error(kept, error))
        .and_then(|()| open::give_name(&unfinished, kept));
    let _ = fs::remove_file(&unfinished);
    made.map(|()| kept.to_owned())
}

/// `NAME before 2026-11-25.pkmemory`, and with a number from the second on.
fn kept_name(memory: &Path, word: &str, at: Timestamp, number: u32) -> PathBuf {
    let name = memory.file_stem().unwrap_or_default().to_string_lossy();
    let date = Offset::UTC.to_datetime(at).date();
    let ending =
        memory.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let number = if number > 1 { format!(" {number}") } else { String::new() };
    memory.with_file_name(format!("{name} {word} {date}{number}{ending}"))
}

/// The log of a file that SQLite could not open goes with it; applied to another file it would ruin that one.
fn set_log_aside(memory: &Path, kept: Option<&Path>) -> Result<(), MemoryError> {
    let beside = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    for ending in ["-wal", "-journal"] {
        let log = beside(memory, ending);
        let moved = match kept {
            Some(kept) => fs::rename(&log, beside(kept, ending)),
            None => fs::remove_file(&log),
        };
        match moved {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(io_error(memory, error)),
            _ => {}
        }
    }
    let _ = fs::remove_file(beside(memory, "-shm"));
    Ok(())
}
