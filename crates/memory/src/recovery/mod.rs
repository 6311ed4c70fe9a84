//! Saving the units of a damaged memory: cut short, overwritten in part, or with its first page gone.
//!
//! SQLite reads a file from its root down, and one lost page near the root hides everything below it. A row of a memory
//! stands whole on one page, with what overflows on others, so every page of the file is looked at for rows instead,
//! whichever tree they hung on. What is found goes into a new file under its own ids; the damaged one is kept beside it.
//!
//! Free pages hold what was deleted and are left out where their list can be read; where it cannot, the tombstones say
//! what was deleted. The history of confirmations and the steps of the memory screen are not saved: nothing is lost with
//! them but the way back.

pub(crate) mod check;
mod pages;
mod record;
mod rows;
mod save;
mod scan;

use crate::backup::{Kept, alone, inspect, place};
use crate::error::MemoryError;
use crate::file::unfinished;
use crate::upkeep::Watch;
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// What could be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Units that are whole.
    pub units: u64,
    /// Deleted units that are still kept.
    pub deleted: u64,
    /// Bytes of the file that could not be read.
    pub unreadable: u64,
    /// The damaged file.
    pub kept: PathBuf,
}

/// Saves what is whole in a damaged memory into a new file in its place. Nothing is written to the damaged one but what
/// its log holds, and that only if SQLite can.
///
/// # Errors
/// [`MemoryError::NotAMemory`] when no unit is found in it; when it is open elsewhere, the disk is full or the folder
/// read-only, and [`MemoryError::Cancelled`]; it is then as it was.
pub fn recover(path: &Path, at: Timestamp, watch: &mut Watch<'_>) -> Result<Recovered, MemoryError> {
    recover_known(path, None, at, watch)
}

/// The same of a memory whose id is remembered: where the file no longer says it, what waits for that memory and its
/// backups still find it.
///
/// # Errors
/// As [`recover`].
pub fn recover_known(
    path: &Path,
    id: Option<&str>,
    at: Timestamp,
    watch: &mut Watch<'_>,
) -> Result<Recovered, MemoryError> {
    let _alone = alone(path)?;
    let mut pages = scan::open(path)?;
    let mut found = scan::scan(&mut pages, watch)?;
    if found.units.is_empty() && found.tombstones.is_empty() && found.uuid.is_none() {
        return Err(crate::file::open::not_a_memory(path, "nothing of a memory was found in it"));
    }
    found.uuid = found.uuid.or_else(|| id.map(str::to_owned));
    let unfinished = unfinished::beside(path);
    let saved = save::save(&mut pages, &found, path, &unfinished, watch)
        .and_then(|saved| inspect(&unfinished).map(|_| saved))
        .inspect(|_| unfinished::sweep_beside(&unfinished))
        .and_then(|saved| Ok((saved, place(path, &unfinished, Kept::Damaged, at)?)));
    unfinished::remove(&unfinished);
    let (saved, kept) = saved?;
    Ok(Recovered {
        units: saved.units,
        deleted: saved.deleted,
        unreadable: found.unreadable,
        kept: kept.unwrap_or_else(|| path.to_owned()),
    })
}

/// Whether units stand in a file that no longer begins like a memory.
pub(crate) fn holds_units(path: &Path) -> bool {
    scan::open(path).is_ok_and(|mut pages| scan::sampled(&mut pages) > 0)
}
