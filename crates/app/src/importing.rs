//! Reading files into a memory and writing a memory as TMX.

use crate::contract::*;
use crate::exporting::{refuse_database, write_whole};
use crate::failure;
use jiff::Timestamp;
use persklaar_memory::{ExportError, Import, Imported, Memory, Phase, Progress};
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
    let file = std::fs::File::open(path).map_err(|error| failure::at_path(&error, path))?;
    if file.metadata().is_ok_and(|meta| meta.is_dir()) {
        return Err(failure::at_path(&std::io::ErrorKind::IsADirectory.into(), path));
    }
    let author = Some(author.to_owned()).filter(|author| !author.is_empty());
    let options = Import { languages: pair.clone(), at, author };
    let imported =
        memory.import(file, &options, progress).map_err(|error| failure::import_failed(error, path))?;
    Ok(report(path, imported))
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

fn report(path: &Path, imported: Imported) -> FileReport {
    let skipped = imported
        .skipped
        .into_iter()
        .map(|skip| SkippedUnit { line: u32::try_from(skip.line).unwrap_or(u32::MAX), reason: skip.reason });
    FileReport {
        file: path.to_string_lossy().into_owned(),
        units: u32::try_from(imported.units).unwrap_or(u32::MAX),
        merged: u32::try_from(imported.merged).unwrap_or(u32::MAX),
        skipped: skipped.collect(),
    }
}

/// Writes a memory, or one pair of it, as TMX 1.4; whole or not at all.
///
/// # Errors
/// The failures of disk and memory.
pub fn export_tmx(
    memory: &Memory,
    path: &Path,
    from: Option<&Language>,
    to: Option<&Language>,
) -> Result<MemoryExported, AppError> {
    refuse_database(path)?;
    let mut bytes = Vec::new();
    let units = memory.export_tmx(&mut bytes, from, to).map_err(|error| match error {
        ExportError::Memory(error) => error.into(),
        ExportError::Write(error) => failure::at_path(&error, path),
    })?;
    write_whole(path, &bytes, true)?;
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
