//! Who may write: a locked file beside the job. SQLite's own locks will not do, because on POSIX they vanish as soon as
//! the process closes any other handle of the same file; this lock ends with its process, however that ends.
//!
//! The file says who writes (program and process; since when is its own date) and goes on a clean close. One that a
//! crash left behind is simply locked anew.

use crate::error::JobError;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Held as long as this process writes the job.
#[derive(Debug)]
pub(crate) struct WriterLock {
    path: PathBuf,
    _file: File,
}

/// What came of asking for the lock.
#[derive(Debug)]
pub(crate) enum Attempt {
    /// This process writes.
    Mine(WriterLock),
    /// Somebody else does; said for people.
    Theirs(String),
    /// Nobody can: files cannot be made here, or the disk is full.
    ReadOnlyPlace,
}

/// Asks once, without waiting.
pub(crate) fn attempt(job: &Path) -> Result<Attempt, JobError> {
    let path = beside(job);
    for _ in 0..50 {
        if std::fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            return Err(JobError::hostile("its lock is no file"));
        }
        let file = match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path) {
            Ok(file) => file,
            Err(error) if is_forbidden(error.kind()) => return Ok(Attempt::ReadOnlyPlace),
            Err(error) => return Err(error.into()),
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Attempt::Theirs(holder(&path))),
            Err(TryLockError::Error(error)) => return Err(JobError::File(error)),
        }
        match sign(path.clone(), file) {
            Ok(Some(lock)) => return Ok(Attempt::Mine(lock)),
            Ok(None) => {}
            // A full disk is no reason not to read.
            Err(JobError::Full) => return Ok(Attempt::ReadOnlyPlace),
            Err(error) => return Err(error),
        }
    }
    Err(JobError::Busy)
}

fn is_forbidden(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

fn beside(job: &Path) -> PathBuf {
    let mut name = job.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}

/// Writes who holds it. `None` if the former holder removed the file between our opening and locking it: then the lock
/// is on a file that nobody else can find.
fn sign(path: PathBuf, mut file: File) -> Result<Option<WriterLock>, JobError> {
    let text = format!("{}\n{}\n{}\n", program(), std::process::id(), uuid::Uuid::new_v4());
    file.set_len(0)?;
    file.write_all(text.as_bytes())?;
    let found = std::fs::read_to_string(&path);
    let gone = found.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound);
    if gone || found.is_ok_and(|found| found != text) {
        return Ok(None);
    }
    Ok(Some(WriterLock { path, _file: file }))
}

fn program() -> String {
    let path = std::env::current_exe().unwrap_or_default();
    path.file_stem().map_or_else(|| "persklaar".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

/// Who holds the lock. The file may be anybody's, so only what can be a program and a process is repeated.
fn holder(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut lines = text.lines();
    let name: String = lines
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c))
        .take(40)
        .collect();
    let process = lines.next().and_then(|line| line.parse::<u32>().ok());
    match (name.is_empty(), process) {
        (false, Some(process)) => format!("{name} (process {process}{})", since(path)),
        _ => "another program".to_owned(),
    }
}

fn since(path: &Path) -> String {
    let changed = std::fs::metadata(path).and_then(|found| found.modified()).ok();
    let time = changed.and_then(|time| jiff::Timestamp::try_from(time).ok());
    time.map_or_else(String::new, |time| format!(", since {}", time.strftime("%Y-%m-%d %H:%M UTC")))
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // Removed while still locked: whoever opened it meanwhile notices in `sign` and asks again.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holds_and_the_next_is_told_who() {
        let folder = tempfile::tempdir().unwrap();
        let job = folder.path().join("a.persklaar");
        let Attempt::Mine(held) = attempt(&job).unwrap() else { panic!("nobody else is here") };
        let Attempt::Theirs(writer) = attempt(&job).unwrap() else { panic!("it is held") };
        assert!(writer.contains(&format!("process {}", std::process::id())), "{writer}");
        drop(held);
        assert!(!beside(&job).exists());
        assert!(matches!(attempt(&job).unwrap(), Attempt::Mine(_)));
    }

    #[test]
    fn never_two_at_once_however_they_come_and_go() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let job = folder.path().join("a.persklaar");
        let (holders, taken) = (AtomicU32::new(0), AtomicU32::new(0));
        let come_and_go = || {
            for _ in 0..300 {
                // Asking too often at once may answer Busy; that is no lock.
                if let Ok(Attempt::Mine(lock)) = attempt(&job) {
                    assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                    taken.fetch_add(1, Ordering::SeqCst);
                    std::thread::yield_now();
                    holders.fetch_sub(1, Ordering::SeqCst);
                    drop(lock);
                }
            }
        };
        std::thread::scope(|scope| (0..4).for_each(|_| drop(scope.spawn(come_and_go))));
        assert!(taken.load(Ordering::SeqCst) > 4);
    }

    #[test]
    fn a_lock_left_by_a_crash_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let job = folder.path().join("a.persklaar");
        std::fs::write(beside(&job), "persklaar\n1\nx\n").unwrap();
        assert!(matches!(attempt(&job).unwrap(), Attempt::Mine(_)));
    }

    #[test]
    fn what_a_strange_lock_says_is_not_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.lock");
        std::fs::write(&path, "<b>\u{202e}evil</b>\nnot a number").unwrap();
        assert_eq!(holder(&path), "another program");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_never_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (job, victim) = (folder.path().join("a.persklaar"), folder.path().join("victim"));
        std::fs::write(&victim, "precious").unwrap();
        std::os::unix::fs::symlink(&victim, beside(&job)).unwrap();
        assert!(matches!(attempt(&job), Err(JobError::Hostile { .. })));
        assert_eq!(std::fs::read_to_string(&victim).unwrap(), "precious");
    }
}
