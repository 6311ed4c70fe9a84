//! Files that are not finished: made under a name of their own, `.UUID.new`, until they are whole.
//!
//! A program that is killed leaves one behind, with what SQLite keeps beside it. They are taken away when something is
//! made in the same folder, once they are so old that nobody writes them any more.

use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const ENDING: &str = ".new";
/// What SQLite keeps beside a file, and the file itself.
const BESIDE: [&str; 4] = ["", "-journal", "-wal", "-shm"];
/// What is not finished after so long was left behind by a program that was killed.
const LEFT_BEHIND_SECONDS: i64 = 24 * 60 * 60;

/// A name in a folder for what is not finished.
pub(crate) fn within(folder: &Path) -> PathBuf {
    folder.join(format!(".{}{ENDING}", Uuid::new_v4()))
}

/// A name beside a file for what is not finished.
pub(crate) fn beside(path: &Path) -> PathBuf {
    path.with_file_name(format!(".{}{ENDING}", Uuid::new_v4()))
}

/// Takes an unfinished file away, and what SQLite left beside it.
pub(crate) fn remove(unfinished: &Path) {
    for beside in BESIDE {
        let mut name = unfinished.as_os_str().to_owned();
        name.push(beside);
        let _ = fs::remove_file(name);
    }
}

/// Takes away what programs that were killed left behind in a folder.
pub(crate) fn sweep(folder: &Path, at: Timestamp) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_unfinished(&entry.file_name().to_string_lossy()) && is_left_behind(&entry, at) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The same beside an unfinished file, by the clock of the file system.
pub(crate) fn sweep_beside(unfinished: &Path) {
    let now = fs::metadata(unfinished).and_then(|about| about.modified()).ok();
    if let (Some(folder), Some(now)) =
        (unfinished.parent(), now.and_then(|now| Timestamp::try_from(now).ok()))
    {
        sweep(folder, now);
    }
}

fn is_unfinished(name: &str) -> bool {
    let parts = name.strip_prefix('.').and_then(|name| name.split_once(ENDING));
    parts.is_some_and(|(uuid, rest)| Uuid::parse_str(uuid).is_ok() && BESIDE.contains(&rest))
}

/// What has a second name was finished: it is under that name too, and losing this one loses nothing.
fn is_left_behind(entry: &fs::DirEntry, at: Timestamp) -> bool {
    let Ok(about) = entry.metadata() else { return false };
    let modified = about.modified().ok().and_then(|modified| Timestamp::try_from(modified).ok());
    has_second_name(&about)
        || modified.is_some_and(|modified| at.as_second() - modified.as_second() > LEFT_BEHIND_SECONDS)
}

#[cfg(unix)]
fn has_second_name(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(about) > 1
}

#[cfg(not(unix))]
fn has_second_name(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    #[test]
    fn only_what_is_old_or_has_a_second_name_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let uuid = "b34c5b3c-1111-4222-8333-444455556666";
        let old = [".new", ".new-journal", ".new-wal", ".new-shm"].map(|rest| format!(".{uuid}{rest}"));
        let mine =
            [".mine.new".to_owned(), format!("{uuid}.new"), format!(".{uuid}.new.bak"), "m.pkmemory".into()];
        let two_days = SystemTime::now() - Duration::from_secs(2 * 86_400);
        for name in old.iter().chain(&mine) {
            fs::write(path(name), "").unwrap();
            fs::File::options().write(true).open(path(name)).unwrap().set_modified(two_days).unwrap();
        }
        let (fresh, finished) = (within(folder.path()), beside(&path("m.pkmemory")));
        fs::write(&fresh, "").unwrap();
        fs::write(path("whole"), "").unwrap();
        fs::hard_link(path("whole"), &finished).unwrap();
        sweep_beside(&fresh);
        assert!(old.iter().all(|name| !path(name).exists()));
        assert!(mine.iter().all(|name| path(name).exists()));
        assert!(fresh.exists() && path("whole").exists());
        assert_eq!(finished.exists(), !cfg!(unix));
    }
}
