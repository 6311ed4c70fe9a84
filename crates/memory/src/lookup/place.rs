//! Where the index files of a memory are, and how one takes its place.
//!
//! Beside the memory's file, under its name with the languages and `.index` behind it. A file is made under another
//! name and renamed when it is whole, so that whoever opens it finds all of it or the one before; who has that one
//! mapped keeps it.

use super::Stopped;
use super::base::{Base, State, Subject};
use super::language::Direction;
use super::tally::Tally;
use persklaar_text::Language;
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What comes before the random part of the name of a file that is not whole yet.
const UNFINISHED: &str = ".persklaar-index-";
/// So old, nobody writes it any more.
const LEFT_BEHIND: Duration = Duration::from_secs(3600);

/// The file of one part of a memory.
pub(crate) fn path(memory: &Path, pair: (&Language, &Language), direction: Direction) -> PathBuf {
    let mut name = memory.file_name().map(OsString::from).unwrap_or_default();
    let side = match direction {
        Direction::Forward => "",
        Direction::Reversed => ".reversed",
    };
    name.push(format!(".{}-{}{side}.index", pair.0, pair.1));
    memory.with_file_name(name)
}

/// Writes an index into its place. One that is stopped leaves nothing behind.
///
/// Who may read the memory may read its index.
pub(crate) fn write(
    to: &Path,
    memory: &Path,
    tally: &Tally,
    (subject, state): (Subject, State),
    stopped: Stopped<'_>,
) -> io::Result<()> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let unfinished = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    // The file system's own clock says what is old.
    sweep(folder, unfinished.as_file().metadata()?.modified()?);
    let file = BufWriter::with_capacity(1 << 20, unfinished.as_file());
    Base::write(tally, file, subject, state, stopped)?;
    fs::set_permissions(unfinished.path(), fs::metadata(memory)?.permissions())?;
    unfinished.persist(to).map_err(|error| error.error)?;
    Ok(())
}

/// Takes away what a program that was killed left behind.
fn sweep(folder: &Path, now: SystemTime) {
    let Ok(files) = fs::read_dir(folder) else { return };
    for file in files.flatten().filter(|file| file.file_name().to_string_lossy().starts_with(UNFINISHED)) {
        let written = file.metadata().and_then(|about| about.modified());
        if written.is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > LEFT_BEHIND)) {
            let _ = fs::remove_file(file.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_old_is_swept_away() {
        let folder = tempfile::tempdir().unwrap();
        let names =
            [".persklaar-index-old", ".persklaar-index-new", "mine"].map(|name| folder.path().join(name));
        for name in &names {
            fs::write(name, "").unwrap();
        }
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(100_000);
        let aged = |name: &Path, seconds| {
            fs::File::options()
                .write(true)
                .open(name)
                .unwrap()
                .set_modified(now - Duration::from_secs(seconds))
        };
        aged(&names[0], 3700).unwrap();
        aged(&names[1], 3500).unwrap();
        aged(&names[2], 3700).unwrap();
        sweep(folder.path(), now);
        assert_eq!(names.map(|name| name.exists()), [false, true, true]);
    }

    #[test]
    fn a_file_is_named_after_its_memory_and_its_languages() {
        let (from, to) = ("nl".parse().unwrap(), "en-GB".parse().unwrap());
        let name = |direction| path(Path::new("a/b.pkmemory"), (&from, &to), direction);
        assert_eq!(name(Direction::Forward), Path::new("a/b.pkmemory.nl-en-GB.index"));
        assert_eq!(name(Direction::Reversed), Path::new("a/b.pkmemory.nl-en-GB.reversed.index"));
    }
}
