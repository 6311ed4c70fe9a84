//! Reading files into a memory and writing a memory to files.

use crate::contract::*;
use crate::exporting::{folder_of, refuse_database, write_piecewise};
use crate::failure;
use crate::left_out::skipped_unit;
use jiff::Timestamp;
use persklaar_memory::{
    ExportWatch, Import, ImportError, Imported, Memory, Phase, Progress, Wanted, is_database,
};
use persklaar_text::Language;
use std::ops::ControlFlow;
use std::path::Path;

/// Languages for files that do not say theirs.
pub type Pair = Option<(Language, Language)>;

/// Imports one file in one transaction.
///
/// # Errors
/// `import-failed` with the reason, `cancelled`, and the failures of disk and memory; the memory is then as it was.
pub fn import_file(
    memory: &mut Memory,
    path: &Path,
    pair: &Pair,
    author: &str,
    at: Timestamp,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<FileReport, AppError> {
    // A database is not even opened: closing it would take away the locks of this program on it, if it is in use.
    if is_database(path) {
        return Err(failure::import_failed(ImportError::database(), path));
    }
    let file = std::fs::File::open(path).map_err(|error| failure::at_path(&error, path))?;
    if file.metadata().is_ok_and(|meta| meta.is_dir()) {
        return Err(failure::at_path(&std::io::ErrorKind::IsADirectory.into(), path));
    }
    let author = Some(author.to_owned()).filter(|author| !author.is_empty());
    let options = Import { languages: pair.clone(), at, author };
    let imported =
        memory.import(file, &options, progress).map_err(|error| failure::import_failed(error, path))?;
    Ok(report(path, &imported))
}

/// How much of a file of this size is done, in bytes: reading it is some seven tenths of the work, making the indexes
/// two.
pub fn done(progress: Progress, size: u64) -> u64 {
    match progress.phase {
        Phase::Reading => progress.bytes.min(size) / 10 * 7,
        Phase::Ordering => size / 10 * 7,
        Phase::Saving => size / 10 * 9,
    }
}

fn report(path: &Path, imported: &Imported) -> FileReport {
    FileReport {
        file: path.to_string_lossy().into_owned(),
        units: u32::try_from(imported.units).unwrap_or(u32::MAX),
        merged: u32::try_from(imported.merged).unwrap_or(u32::MAX),
        skipped: imported.skipped.iter().map(skipped_unit).collect(),
    }
}

/// The form in which a memory is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// TMX 1.4, for other programs.
    Tmx,
    /// CSV, for scripts.
    Csv,
    /// XLSX, for spreadsheets.
    Xlsx,
}

impl Form {
    /// By the ending of the name; what it does not say is TMX.
    pub fn of(path: &Path) -> Self {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("csv") => Self::Csv,
            Some("xlsx") => Self::Xlsx,
            _ => Self::Tmx,
        }
    }
}

/// Writes a memory, or one pair of it, unit by unit; whole or not at all. The ending of the name says the form. What is
/// written and not finished stands in the folder of the file, without a name or with one of ours.
///
/// # Errors
/// The failures of disk and memory, `export-too-large` for more than a sheet can hold, and `cancelled`.
pub fn export_memory(
    memory: &Memory,
    path: &Path,
    wanted: Wanted<'_>,
    watch: &mut ExportWatch<'_>,
) -> Result<MemoryExported, AppError> {
    refuse_database(path)?;
    let units = write_piecewise(path, true, |file| {
        let written = match Form::of(path) {
            Form::Tmx => memory.write_tmx(file, wanted, watch),
            Form::Csv => memory.write_csv(file, wanted, watch),
            Form::Xlsx => memory.write_xlsx(file, folder_of(path), wanted, watch),
        };
        written.map_err(|error| failure::memory_export_failed(error, path))
    })?;
    let units = u32::try_from(units).unwrap_or(u32::MAX);
    Ok(MemoryExported { path: path.to_string_lossy().into_owned(), units })
}

/// Both languages or neither.
///
/// # Errors
/// `language-unknown`, `bad-request` for one without the other.
pub fn pair_of(from: Option<&str>, to: Option<&str>) -> Result<Pair, AppError> {
    match (from, to) {
        (Some(from), Some(to)) => Ok(Some((from.parse()?, to.parse()?))),
        (None, None) => Ok(None),
        _ => Err(AppError::new(
            ErrorCode::BadRequest,
            "Give both languages or neither.",
            "A file that does not say its languages needs --from and --to.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use persklaar_memory::{Exporting, NewUnit, Origin};
    use persklaar_text::TaggedText;

    #[test]
    fn forms_by_their_ending() {
        let check = |path: &str, expected| assert_eq!(Form::of(Path::new(path)), expected, "{path}");
        check("a/b.tmx", Form::Tmx);
        check("b.CSV", Form::Csv);
        check("b.csv.xlsx", Form::Xlsx);
        check("b", Form::Tmx);
    }

    #[test]
    fn what_cannot_be_written_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut memory = Memory::create(folder.path().join("m")).unwrap();
        memory.put(&unit(&TaggedText::plain(&"lang ".repeat(8000))), "op").unwrap();
        let path = folder.path().join("out.xlsx");
        std::fs::write(&path, "kept").unwrap();
        let error = export(&memory, &path).unwrap_err();
        assert_eq!(error.code, ErrorCode::ExportTooLarge);
        assert_eq!(std::fs::read(&path).unwrap(), b"kept");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().filter(is_left_over).count(), 0);
        assert_eq!(export(&memory, &folder.path().join("out.csv")).unwrap().units, 1);
    }

    #[test]
    fn an_export_that_is_broken_off_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut memory = Memory::create(folder.path().join("m")).unwrap();
        for at in 0..600 {
            memory.put(&unit(&TaggedText::plain(&format!("zin {at}"))), &at.to_string()).unwrap();
        }
        for name in ["out.tmx", "out.csv", "out.xlsx"] {
            let path = folder.path().join(name);
            std::fs::write(&path, "kept").unwrap();
            let steps = steps_until(&memory, &path, |_| false);
            assert!(steps.len() >= 3 && steps.iter().all(|step| step.total == 600), "{steps:?}");
            assert_eq!(steps.last().unwrap().is_packing, name == "out.xlsx");
            std::fs::write(&path, "kept").unwrap();
            // At once, and where a sheet is being packed.
            for last in [1, steps.len() / 2 + 1] {
                let mut left = last;
                steps_until(&memory, &path, |_| {
                    left -= 1;
                    left == 0
                });
                assert_eq!(std::fs::read(&path).unwrap(), b"kept", "{name} after {last}");
                assert_eq!(std::fs::read_dir(folder.path()).unwrap().filter(is_left_over).count(), 0);
            }
        }
    }

    /// Exports until `is_enough`; answers what was told.
    fn steps_until(
        memory: &Memory,
        path: &Path,
        mut is_enough: impl FnMut(Exporting) -> bool + Send,
    ) -> Vec<Exporting> {
        let (mut steps, mut is_stopped) = (Vec::new(), false);
        let mut watch = |step| {
            steps.push(step);
            is_stopped = is_enough(step);
            if is_stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let outcome = export_memory(memory, path, Wanted::default(), &mut watch);
        let expected = if is_stopped { Err(ErrorCode::Cancelled) } else { Ok(600) };
        assert_eq!(outcome.map(|exported| exported.units).map_err(|error| error.code), expected);
        steps
    }

    fn export(memory: &Memory, path: &Path) -> Result<MemoryExported, AppError> {
        export_memory(memory, path, Wanted::default(), &mut |_| ControlFlow::Continue(()))
    }

    fn unit(text: &TaggedText) -> NewUnit {
        NewUnit {
            from: "nl".parse().unwrap(),
            to: "en".parse().unwrap(),
            source: text.clone(),
            target: text.clone(),
            previous: None,
            next: None,
            document: None,
            author: None,
            at: Timestamp::UNIX_EPOCH,
            origin: Origin::Typed,
        }
    }

    fn is_left_over(entry: &std::io::Result<std::fs::DirEntry>) -> bool {
        entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".persklaar-")
    }
}
