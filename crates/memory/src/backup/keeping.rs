//! Which backups are kept: the last ten, and the last of every month.
//!
//! Ten days back answer most mistakes, a month those that nobody noticed; and a memory grows for twenty years without
//! its backups filling the disk. Only files that are named like a backup and hold this memory are ever taken away.

use super::{Backup, backups, names};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const LAST: usize = 10;

/// Takes away the backups that need not be kept; answers how many went.
pub fn prune(folder: &Path, uuid: &str) -> usize {
    let found = backups(folder, uuid);
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
