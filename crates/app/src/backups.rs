//! Backups of memories: where they are, when one is due, and what takes a memory's place.
//!
//! Once a day a memory that changed since its last backup gets another, while the program is idle; a small one also when
//! the program is closed. Nobody is told of one that was made, and the log of one that could not be.

use crate::app::{App, Inner};
use crate::contract::*;
use crate::shelf::open_memory;
use crate::store::memories::KnownMemory;
use crate::tasks::Task;
use crate::unit_filter::many;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use persklaar_memory::{
    Backup, Kept, MemoryError, backups, copies_beside, day_of, glance, newest_backup, place_of, prune,
};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::Duration;

/// The first look is so long after the start, when the window stands.
const FIRST_LOOK: Duration = Duration::from_secs(120);
const BETWEEN_LOOKS: Duration = Duration::from_secs(15 * 60);
/// A memory that takes longer to copy than one waits for a window to close is left to the next idle moment.
pub(crate) const SMALL: u64 = 32 * 1024 * 1024;
/// How often somebody who still works on a memory is waited for.
const PATIENCE: usize = 25;
const BETWEEN_TRIES: Duration = Duration::from_millis(200);

impl App {
    /// Makes backups while the program runs, for hosts that stay.
    pub fn keep_backups(&self) {
        let inner = Arc::downgrade(&self.arc());
        std::thread::spawn(move || {
            std::thread::sleep(FIRST_LOOK);
            while look(&inner) {
                std::thread::sleep(BETWEEN_LOOKS);
            }
        });
    }
}

impl App {
    /// Makes the backups that are due and looks for damage, as the program does by itself while it is idle.
    pub fn look_after_memories(&self) {
        self.inner().look_after_memories();
    }
}

/// Whether the program still runs.
fn look(inner: &Weak<Inner>) -> bool {
    let Some(inner) = inner.upgrade() else { return false };
    inner.look_after_memories();
    true
}

impl Inner {
    fn look_after_memories(&self) {
        self.back_up_what_is_due(u64::MAX);
        self.check_what_is_due();
    }

    /// Backs up the memories that are due and not larger than this.
    pub(crate) fn back_up_what_is_due(&self, largest: u64) {
        if !self.store.settings().backup_daily {
            return;
        }
        for known in self.store.known_memories().unwrap_or_default() {
            let size = std::fs::metadata(&known.path).map_or(u64::MAX, |meta| meta.len());
            if size > largest {
                continue;
            }
            if let Err(error) = self.told(&known, self.back_up_if_due(&known)) {
                tracing::warn!(%error, path = %known.path.display(), "a memory was not backed up");
            }
        }
    }

    fn back_up_if_due(&self, known: &KnownMemory) -> Result<(), AppError> {
        let (memory, _) = open_memory(&known.path)?;
        let (now, folder) = (self.host.now(), self.backup_folder());
        let last = newest_backup(&folder, memory.uuid(), Some(&place_of(&known.path)), day(now));
        if !is_due(last.as_ref(), memory.newest_change()?, now) {
            return Ok(());
        }
        memory.back_up(&folder, now, &mut |_, _| std::ops::ControlFlow::Continue(()))?;
        self.checked(&known.path);
        prune(&folder, memory.uuid());
        Ok(())
    }

    /// The last backup of a memory, wherever it lies.
    pub(crate) fn newest_backup(&self, uuid: &str, path: &Path) -> Option<Backup> {
        let (place, today) = (place_of(path), day(self.host.now()));
        let newest = |folder: &PathBuf| newest_backup(folder, uuid, Some(&place), today);
        self.backup_folders().iter().filter_map(newest).max_by_key(|backup| day_of(&backup.path))
    }

    /// The copies of a memory, also of one that cannot be used.
    pub(crate) fn backup_list(&self, known: &KnownMemory) -> Backups {
        let (folders, place) = (self.backup_folders(), place_of(&known.path));
        let uuid = known.uuid.as_deref();
        let dated = uuid.into_iter().flat_map(|uuid| folders.iter().flat_map(|it| backups(it, uuid)));
        let dated = dated.map(|backup| backup_view(&backup, kind(&backup, &place)));
        let beside = copies_beside(&known.path).into_iter().map(|(kept, path)| copy_view(&path, kept));
        let mut found: Vec<BackupView> = dated.chain(beside).collect();
        found.sort_by(|one, other| other.made.cmp(&one.made));
        Backups { folder: self.backup_folder().to_string_lossy().into_owned(), backups: found }
    }

    /// A copy that may take this memory's place.
    pub(crate) fn usable_backup(&self, known: &KnownMemory, path: &Path) -> Result<Backup, AppError> {
        let copy = glance(path)?;
        if known.uuid.as_ref().is_some_and(|uuid| *uuid != copy.uuid) {
            let message = format!("{} is a copy of another memory.", path.display());
            return Err(AppError::new(ErrorCode::BackupUnusable, message, "Choose another copy.")
                .with("path", path.display()));
        }
        Ok(copy)
    }
}

/// A memory has the id of the file that it was copied from, and keeps it where it is moved.
fn kind(backup: &Backup, place: &str) -> BackupKind {
    match &backup.place {
        Some(other) if other != place => BackupKind::OtherFile,
        _ => BackupKind::Backup,
    }
}

/// A memory that did not change needs no other backup, and one a day is enough.
fn is_due(last: Option<&Backup>, change: i64, now: Timestamp) -> bool {
    let is_of_today = |last: &Backup| day_of(&last.path) == Some(day(now));
    change > 0 && last.is_none_or(|last| last.change != change && !is_of_today(last))
}

fn day(at: Timestamp) -> Date {
    Offset::UTC.to_datetime(at).date()
}

/// When a file was written last, for people.
fn made(path: &Path) -> String {
    let modified = std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let modified = modified.and_then(|modified| Timestamp::try_from(modified).ok()).unwrap_or_default();
    modified.to_string()
}

pub(crate) fn backup_view(backup: &Backup, kind: BackupKind) -> BackupView {
    BackupView {
        path: backup.path.to_string_lossy().into_owned(),
        kind,
        made: made(&backup.path),
        bytes: backup.bytes,
        units: Some(many(backup.units)),
    }
}

fn copy_view(path: &Path, kept: Kept) -> BackupView {
    let kind = match kept {
        Kept::Before => BackupKind::BeforeRestore,
        Kept::Damaged => BackupKind::Damaged,
    };
    let unreadable = || BackupView {
        path: path.to_string_lossy().into_owned(),
        kind,
        made: made(path),
        bytes: std::fs::metadata(path).map_or(0, |meta| meta.len()),
        units: None,
    };
    match glance(path) {
        // The first page of a damaged file may well say how many units there were.
        Ok(copy) if kept == Kept::Before => backup_view(&copy, kind),
        _ => unreadable(),
    }
}

/// Closes a memory everywhere in this program and does something with its file. Whoever still works on it is waited for.
pub(crate) fn with_closed<T>(
    app: &Arc<Inner>,
    path: &Path,
    mut work: impl FnMut() -> Result<T, MemoryError>,
) -> Result<T, AppError> {
    let _away = app.take_away(path);
    for _ in 0..PATIENCE {
        match work() {
            Err(MemoryError::Busy) => std::thread::sleep(BETWEEN_TRIES),
            outcome => return Ok(outcome?),
        }
    }
    Ok(work()?)
}

/// Progress of a copy or a step, as a task tells it: in kilobytes where `unit` is 1024.
pub(crate) fn watching<'a>(
    task: &'a mut Task,
    phase: &'a str,
    unit: u64,
) -> impl FnMut(u64, u64) -> std::ops::ControlFlow<()> + use<'a> {
    move |done, total| task.progress(phase, done / unit, total / unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_once_a_day_and_only_after_a_change() {
        let at = |time: &str| time.parse::<Timestamp>().unwrap();
        let last = |day: &str, change| Backup {
            path: format!("/b/m {day}.pkmemory").into(),
            bytes: 1,
            units: 1,
            change,
            uuid: String::new(),
            place: None,
        };
        let check = |last: Option<Backup>, change, now, expected| {
            assert_eq!(is_due(last.as_ref(), change, at(now)), expected, "{last:?} {change} {now}");
        };
        check(None, 0, "2026-11-25T10:00:00Z", false);
        check(None, 1, "2026-11-25T10:00:00Z", true);
        check(Some(last("2026-11-25", 1)), 2, "2026-11-25T23:59:00Z", false);
        check(Some(last("2026-11-25", 1)), 2, "2026-11-26T00:01:00Z", true);
        check(Some(last("2026-11-25", 2)), 2, "2026-12-26T00:01:00Z", false);
        check(Some(last("2026-11-25 2", 3)), 2, "2026-11-26T00:01:00Z", true);
    }
}
