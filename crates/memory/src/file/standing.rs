//! Whether the file at a path is still the one that was opened there.
//!
//! A file that was deleted, renamed or replaced while it is open goes on taking what is written to it, and nobody finds
//! that again. SQLite looks for this itself only where it keeps no log beside the file, so it is looked for here before
//! every write. Where a file that is open cannot be taken away, as on Windows, there is nothing to look for.

use std::path::{Path, PathBuf};

/// A file as it was when it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    path: PathBuf,
    file: Option<(u64, u64)>,
}

impl Standing {
    /// The file that is at a path now.
    pub(crate) fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), file: number(path) }
    }

    /// Whether it is still there.
    pub fn holds(&self) -> bool {
        number(&self.path) == self.file
    }

    /// Whether a path leads to the same file.
    pub(crate) fn is_also(&self, path: &Path) -> bool {
        self.file.is_some() && number(path) == self.file
    }
}

/// What tells a file from every other on this machine.
#[cfg(unix)]
fn number(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn number(_: &Path) -> Option<(u64, u64)> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_that_was_taken_away_or_replaced_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let [path, other, link] = ["a", "b", "c"].map(|name| folder.path().join(name));
        fs::write(&path, "one").unwrap();
        let standing = Standing::of(&path);
        fs::write(&path, "longer than before").unwrap();
        fs::hard_link(&path, &link).unwrap();
        assert!(standing.holds() && standing.is_also(&link));
        fs::rename(&path, &other).unwrap();
        assert!(!standing.holds() && standing.is_also(&other));
        fs::write(&path, "another").unwrap();
        assert!(!standing.holds());
        fs::rename(&other, &path).unwrap();
        assert!(standing.holds());
        assert!(
            !Standing::of(&other).is_also(&folder.path().join("d")),
            "two that are not there are not one"
        );
    }
}
