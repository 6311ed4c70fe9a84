//! A file appears whole or not at all: it is made under another name in the same folder, forced to disk, and then
//! given its name. An existing file is never replaced.

use crate::error::JobError;
use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Calls `make` with a path to fill and then names that file `target`.
pub(crate) fn publish(
    target: &Path,
    make: impl FnOnce(&Path) -> Result<(), JobError>,
) -> Result<(), JobError> {
    if std::fs::symlink_metadata(target).is_ok() {
        return Err(JobError::Exists);
    }
    if !folder(target).is_dir() {
        return Err(JobError::NoFolder);
    }
    let unfinished = Unfinished::beside(target);
    make(&unfinished.0)?;
    File::open(&unfinished.0)?.sync_all()?;
    give_name(&unfinished.0, target)?;
    sync_folder(target);
    Ok(())
}

/// Removed in the end, whatever happens.
struct Unfinished(PathBuf);

impl Unfinished {
    fn beside(target: &Path) -> Self {
        Self(target.with_file_name(format!(".{}.new", uuid::Uuid::new_v4())))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // What SQLite keeps beside a file stays there when a full disk ends the making of it.
        for suffix in ["", "-journal", "-wal", "-shm"] {
            let mut name = self.0.as_os_str().to_owned();
            name.push(suffix);
            let _ = std::fs::remove_file(name);
        }
    }
}

/// A second name, because renaming would replace what came there meanwhile; renaming where links cannot be had.
fn give_name(from: &Path, to: &Path) -> Result<(), JobError> {
    match std::fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(JobError::Exists),
        Err(_) => Ok(std::fs::rename(from, to)?),
    }
}

/// The name is on disk too. Not every system can do this; the file itself is safe either way.
fn sync_folder(target: &Path) {
    if let Ok(folder) = File::open(folder(target)) {
        let _ = folder.sync_all();
    }
}

fn folder(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        let failed = publish(&target, |path| {
            std::fs::write(path, "half")?;
            std::fs::write(path.with_extension("new-journal"), "half")?;
            Err(JobError::Full)
        });
        assert!(matches!(failed, Err(JobError::Full)));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        publish(&target, |path| Ok(std::fs::write(path, "whole")?)).unwrap();
        assert_eq!(std::fs::read(&target).unwrap(), b"whole");
        assert!(matches!(publish(&target, |_| Ok(())), Err(JobError::Exists)));
        assert!(matches!(publish(&folder.path().join("b/c"), |_| Ok(())), Err(JobError::NoFolder)));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
