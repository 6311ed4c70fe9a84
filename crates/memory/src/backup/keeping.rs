//! Which backups are kept: the last ten, and the last of every month.
//!
//! Ten days back answer most mistakes, a month those that nobody noticed; and a memory grows for twenty years without
//! its backups filling the disk. Only files that are named like a backup and hold this memory are ever taken away; those
//! of a copy of it, which has the same id, are counted apart.

use super::{Backup, backups, names};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const LAST: usize = 10;

/// Takes away the backups that need not be kept; answers how many went.
pub fn prune(folder: &Path, uuid: &str) -> usize {
    let mut by_place: BTreeMap<String, Vec<Backup>> = BTreeMap::new();
    for backup in backups(folder, uuid) {
        // What does not say its place was not made as a backup, whatever its name is.
        if let Some(place) = backup.place.clone() {
            by_place.entry(place).or_default().push(backup);
        }
    }
    by_place.values().map(|found| prune_one(found)).sum()
}

/// Of the backups of one file, newest first.
fn prune_one(found: &[Backup]) -> usize {
    let month = |backup: &Backup| {
        let (date, _) = names::date_of(backup.path.file_name()?.to_str()?)?;
        Some((date.year(), date.month()))
    };
    let mut months = BTreeSet::new();
    let mut gone = 0;
    for (at, backup) in found.iter().enumerate() {
        let is_last_of_month = month(backup).is_none_or(|month| months.insert(month));
        if at >= LAST && !is_last_of_month && fs::remove_file(&backup.path).is_ok() {
            gone += 1;
        }
    }
    gone
}
