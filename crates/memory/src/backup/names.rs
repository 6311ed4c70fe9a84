//! The names of backups: `NAME 2026-11-25.pkmemory`, the next of the same day `NAME 2026-11-25 2.pkmemory`.

use crate::error::MemoryError;
use crate::file::open::{give_name, io_error};
use jiff::civil::Date;
use std::fs;
use std::path::{Path, PathBuf};

const ENDING: &str = ".pkmemory";

/// The day of a backup, and its number on that day.
pub(crate) type Dated = (Date, u32);

/// Gives a finished backup the first free name of the day.
pub(crate) fn give(from: &Path, folder: &Path, memory: &Path, date: Date) -> Result<PathBuf, MemoryError> {
    let name = memory.file_stem().unwrap_or_default().to_string_lossy();
    for number in 1..=u32::MAX {
        let path = match number {
            1 => folder.join(format!("{name} {date}{ENDING}")),
            _ => folder.join(format!("{name} {date} {number}{ENDING}")),
        };
        match give_name(from, &path) {
            Err(MemoryError::Exists { .. }) => {}
            outcome => return outcome.map(|()| path),
        }
    }
    Err(io_error(folder, std::io::ErrorKind::AlreadyExists.into()))
}

/// The files of a folder that have the name of a backup.
pub(crate) fn dated(folder: &Path) -> Vec<(Dated, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let dated = |path: PathBuf| Some((date_of(path.file_name()?.to_str()?)?, path));
    entries.filter_map(|entry| dated(entry.path())).collect()
}

/// The day and number in a name, if it is that of a backup.
pub(crate) fn date_of(name: &str) -> Option<Dated> {
    let name = name.strip_suffix(ENDING)?;
    let (rest, last) = name.rsplit_once(' ')?;
    if let Some(date) = date(last) {
        return Some((date, 1));
    }
    let number = last.parse().ok().filter(|number| *number > 1)?;
    Some((date(rest.rsplit_once(' ')?.1)?, number))
}

pub(crate) fn date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|date: &Date| date.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<(&str, u32)>) {
        let found = date_of(name).map(|(date, number)| (date.to_string(), number));
        assert_eq!(found, expected.map(|(date, number)| (date.to_owned(), number)), "{name}");
    }

    #[test]
    fn names_say_the_day() {
        check("Persberichten 2026-11-25.pkmemory", Some(("2026-11-25", 1)));
        check("Pers 2026 2026-11-25 12.pkmemory", Some(("2026-11-25", 12)));
        check("2026-11-25.pkmemory", None);
        check("Pers 2026-11-25 1.pkmemory", None);
        check("Pers 2026-11-31.pkmemory", None);
        check("Pers 20261125.pkmemory", None);
        check("Pers 2026-11-25.tmx", None);
        check("Pers.pkmemory", None);
    }
}
