//! The copies that stand beside a memory: what it was before a backup took its place, and the damaged file that its
//! units were saved from.

use super::names::date;
use crate::error::MemoryError;
use crate::file::unfinished;
use crate::memory::Memory;
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};

/// Why a copy was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// A backup took its place.
    Before,
    /// Its units were saved from it.
    Damaged,
}

impl Kept {
    /// The word in the name of the file.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Damaged => "damaged",
        }
    }
}

impl Memory {
    /// Takes away what a program that was killed left beside the memory: files that never became whole, and a second
    /// name of the memory itself, which would look like a copy of what it was and change with it.
    ///
    /// # Errors
    /// When the memory cannot be written.
    pub fn tidy(&mut self, at: Timestamp) -> Result<(), MemoryError> {
        if self.connection().is_readonly(rusqlite::MAIN_DB)? {
            return Err(MemoryError::ReadOnly);
        }
        unfinished::sweep(folder_of(self.path()), at);
        let (path, standing) = (self.path().to_owned(), self.standing().clone());
        // While this is held, nobody can be about to put another file in its place.
        let writing = self.writing()?;
        for (_, copy) in copies_beside(&path).iter().filter(|(_, copy)| standing.is_also(copy)) {
            let _ = fs::remove_file(copy);
        }
        Ok(writing.rollback()?)
    }
}

fn folder_of(memory: &Path) -> &Path {
    memory.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The copies that are kept beside a memory, told by their names.
pub fn copies_beside(memory: &Path) -> Vec<(Kept, PathBuf)> {
    let entries = fs::read_dir(folder_of(memory)).into_iter().flatten().flatten();
    let copy = |path: PathBuf| Some((kept_as(memory, &path)?, path));
    entries.filter_map(|entry| copy(entry.path())).collect()
}

fn kept_as(memory: &Path, copy: &Path) -> Option<Kept> {
    if memory.extension() != copy.extension() {
        return None;
    }
    let (name, copy) = (memory.file_stem()?.to_str()?, copy.file_stem()?.to_str()?);
    [Kept::Before, Kept::Damaged].into_iter().find(|kept| {
        let rest = copy.strip_prefix(name).and_then(|rest| rest.strip_prefix(' '));
        let rest =
            rest.and_then(|rest| rest.strip_prefix(kept.word())).and_then(|rest| rest.strip_prefix(' '));
        rest.is_some_and(|rest| {
            let (day, number) = rest.split_once(' ').unwrap_or((rest, "2"));
            date(day).is_some() && number.parse::<u32>().is_ok()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_told_by_their_names() {
        let check = |copy: &str, expected| {
            assert_eq!(kept_as(Path::new("/m/Pers.pkmemory"), Path::new(copy)), expected, "{copy}");
        };
        check("/m/Pers before 2026-11-25.pkmemory", Some(Kept::Before));
        check("/m/Pers before 2026-11-25 2.pkmemory", Some(Kept::Before));
        check("/m/Pers damaged 2026-11-25.pkmemory", Some(Kept::Damaged));
        check("/m/Pers before long.pkmemory", None);
        check("/m/Pers 2026-11-25.pkmemory", None);
        check("/m/Persoonlijk before 2026-11-25.pkmemory", None);
        check("/m/Pers before 2026-11-25.tmx", None);
        check("/m/Pers.pkmemory", None);
    }
}
