//! Saving the units of a damaged memory: cut short, overwritten in part, or with its first page gone.
//!
//! SQLite reads a file from its root down, and one lost page near the root hides everything below it. A row of a memory
//! stands whole on one page, with what overflows on others, so every page of the file is looked at for rows instead,
//! whichever tree they hung on. What is found goes into a new file under its own ids; the damaged one is kept beside it.
//!
//! Free pages hold what was deleted and are left out where their list can be read; where it cannot, the tombstones say
//! what was deleted. The history of confirmations and the steps of the memory screen are not saved: nothing is lost with
//! them but the way back.

mod pages;
mod record;
mod rows;
mod save;
mod scan;

use crate::backup::{Kept, alone, inspect, place, unfinished_beside};
use crate::error::MemoryError;
use crate::upkeep::Watch;
use jiff::Timestamp;
use std::fs;
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
    let _alone = alone(path)?;
    let mut pages = scan::open(path)?;
    let found = scan::scan(&mut pages, watch)?;
    if found.units.is_empty() && found.tombstones.is_empty() && found.uuid.is_none() {
        return Err(crate::file::open::not_a_memory(path, "nothing of a memory was found in it"));
    }
    let unfinished = unfinished_beside(path);
    let saved = save::save(&mut pages, &found, path, &unfinished, watch)
        .and_then(|saved| inspect(&unfinished).map(|_| saved))
        .and_then(|saved| Ok((saved, place(path, &unfinished, Kept::Damaged, at)?)));
    for ending in ["", "-journal", "-wal", "-shm"] {
        let mut name = unfinished.as_os_str().to_owned();
        name.push(ending);
        let _ = fs::remove_file(name);
    }
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
