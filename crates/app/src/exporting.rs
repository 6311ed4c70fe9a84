//! From a job to the page, with the proof of what differs.
//!
//! The page is written whole or not at all; the source is never written over.

use crate::contract::*;
use crate::failure;
use crate::jobs;
use crate::release::notice_view;
use persklaar_checks::{TagFinding, tags};
use persklaar_document::{
    Change as DocumentChange, ExportError, ExportOptions, Proof, Proved, Translation, Untranslated,
};
use persklaar_job::{Job, Segment, State};
use persklaar_text::Language;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// How to export.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// What becomes of segments without a target.
    pub untranslated: UntranslatedView,
    /// Whether targets that nobody confirmed may go out.
    pub unconfirmed: bool,
    /// Whether a file that is there may be replaced.
    pub overwrite: bool,
}

/// A page in memory, with its proof.
pub struct Page {
    /// The page's bytes.
    pub bytes: Vec<u8>,
    /// What differs from the original.
    pub proof: ProofView,
    /// What was odd.
    pub notices: Vec<NoticeView>,
}

/// Makes the page of a job and proves it; writes nothing.
///
/// # Errors
/// `export-untranslated`, `export-unconfirmed`, `export-damaged` when the proof fails, `job-damaged`.
pub fn page(job: &Job, options: &Options) -> Result<Page, AppError> {
    let meta = job.meta()?;
    let segments = job.segments()?;
    if !options.unconfirmed {
        refuse_unconfirmed(&segments)?;
    }
    if options.untranslated == UntranslatedView::Stop {
        refuse_untranslated(&segments)?;
    }
    let document = jobs::document(job)?;
    let translations: Vec<Translation> = segments.iter().map(translation).collect();
    let untranslated = match options.untranslated {
        UntranslatedView::Stop => Untranslated::Stop,
        UntranslatedView::Source => Untranslated::Source,
        UntranslatedView::Mark => Untranslated::Mark,
    };
    let export_options = ExportOptions { from: &meta.from, to: &meta.to, untranslated };
    let Proved { exported, proof } =
        document.export_proved(&translations, &export_options).map_err(|error| unproved(error, &segments))?;
    let notices = exported.notices.into_iter().map(notice_view).collect();
    Ok(Page { bytes: exported.bytes, proof: proof_view(&proof), notices })
}

/// A segment that cannot be written is named, so that it can be written in another way.
fn unproved(error: ExportError, segments: &[Segment]) -> AppError {
    let block = match &error {
        ExportError::Unproved { block, .. } => *block,
        ExportError::Untranslated { .. } | ExportError::WrongPlace { .. } => None,
    };
    let has_target = |segment: &&Segment| Some(segment.block) == block && segment.state != State::Empty;
    match segments.iter().find(has_target) {
        Some(segment) => AppError::from(error).with("first", segment.number),
        None => error.into(),
    }
}

fn translation(segment: &Segment) -> Translation {
    let target = (segment.state != State::Empty).then(|| segment.target.clone());
    Translation { block: segment.block, start: segment.start, end: segment.end, target }
}

fn refuse_unconfirmed(segments: &[Segment]) -> Result<(), AppError> {
    let open = |segment: &&Segment| matches!(segment.state, State::Prefilled | State::Draft);
    let Some(first) = segments.iter().find(open) else { return Ok(()) };
    let count = segments.iter().filter(open).count();
    Err(AppError::new(
        ErrorCode::ExportUnconfirmed,
        format!("{count} segments are not confirmed; the first is {}.", first.number),
        "Confirm them, or allow them: --unconfirmed allow.",
    )
    .with("count", count)
    .with("first", first.number))
}

fn refuse_untranslated(segments: &[Segment]) -> Result<(), AppError> {
    let Some(first) = segments.iter().find(is_untranslated) else { return Ok(()) };
    let count = segments.iter().filter(is_untranslated).count();
    Err(AppError::new(
        ErrorCode::ExportUntranslated,
        format!("{count} segments have no translation; the first is {}.", first.number),
        "Translate them, or choose what becomes of them: --untranslated source or mark.",
    )
    .with("count", count)
    .with("first", first.number))
}

/// Parts of the page in another language are left as they are and keep nobody from exporting.
fn is_untranslated(segment: &&Segment) -> bool {
    segment.state == State::Empty && segment.language.is_none()
}

fn proof_view(proof: &Proof) -> ProofView {
    let change = |change: &DocumentChange| ProofChange {
        kind: change.kind.name().to_owned(),
        part: change.part.clone(),
        start: jobs::count(change.start),
        end: jobs::count(change.end),
    };
    ProofView {
        changed: proof.changed.iter().map(change).collect(),
        identical_bytes: jobs::count(proof.identical_bytes),
    }
}

/// The page as text for the clipboard, whatever its encoding.
///
/// # Errors
/// `bad-request` for a packed document, `job-damaged`.
pub(crate) fn as_text(job: &Job, page: &Page) -> Result<String, AppError> {
    let meta = job.meta()?;
    if !is_text(&meta.format) {
        let message = "This document is not text and cannot be copied.";
        return Err(AppError::new(ErrorCode::BadRequest, message, "Export it to a file."));
    }
    Ok(jobs::document(job)?.decoded(&page.bytes))
}

/// Writes a page to `path`, whole or not at all.
///
/// # Errors
/// `export-over-source` when the file there is the original, `export-exists` unless it may be replaced, and the
/// failures of the disk.
pub fn write(path: &Path, bytes: &[u8], original: &[u8], overwrite: bool) -> Result<(), AppError> {
    if path.exists() {
        refuse_existing(path, original, overwrite)?;
    }
    write_whole(path, bytes, overwrite)
}

fn refuse_existing(path: &Path, original: &[u8], overwrite: bool) -> Result<(), AppError> {
    let shown = path.display();
    if path.is_dir() {
        return Err(failure::at_path(&std::io::ErrorKind::IsADirectory.into(), path));
    }
    refuse_database(path)?;
    let same_length = std::fs::metadata(path).is_ok_and(|meta| meta.len() == original.len() as u64);
    if same_length && std::fs::read(path).is_ok_and(|bytes| bytes == original) {
        return Err(over_source(path));
    }
    if overwrite {
        return Ok(());
    }
    let message = format!("{shown} is there already.");
    let hint = "Choose another name, or say that it may be replaced: --force.";
    Err(AppError::new(ErrorCode::ExportExists, message, hint).with("path", shown))
}

/// The source is never written over, also not when it was edited since the job was made.
///
/// # Errors
/// `export-over-source`.
pub fn refuse_source(path: &Path, source: &Path) -> Result<(), AppError> {
    match (path.canonicalize(), source.canonicalize()) {
        (Ok(one), Ok(other)) if one == other => Err(over_source(path)),
        _ => Ok(()),
    }
}

fn over_source(path: &Path) -> AppError {
    let message = format!("{} is the source; it is never written over.", path.display());
    AppError::new(ErrorCode::ExportOverSource, message, "Choose another name.").with("path", path.display())
}

/// A job or a memory is never written over by a page, whatever was asked: one slip would cost a day's work.
///
/// # Errors
/// `export-exists`.
pub fn refuse_database(path: &Path) -> Result<(), AppError> {
    if !persklaar_memory::is_database(path) && !begins_like_one(path) {
        return Ok(());
    }
    let message = format!("{} is a job or a memory; it is never written over.", path.display());
    Err(AppError::new(ErrorCode::ExportExists, message, "Choose another name.").with("path", path.display()))
}

/// A damaged one, which SQLite does not know any more.
fn begins_like_one(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut start));
    read.is_ok() && start == b"SQLite format 3\0"
}

/// Writes beside the place and moves it there, so that a full disk or a kill leaves what was there.
///
/// # Errors
/// The failures of the disk; `export-exists` when a file came there meanwhile and may not be replaced.
pub fn write_whole(path: &Path, bytes: &[u8], overwrite: bool) -> Result<(), AppError> {
    write_piecewise(path, overwrite, |file| {
        file.write_all(bytes).map_err(|error| failure::at_path(&error, path))
    })
}

/// The same for what is not held as a whole: `write` gives it piece by piece, and what it answers is answered.
///
/// # Errors
/// As [`write_whole`], and those of `write`; the place is then as it was.
pub fn write_piecewise<T>(
    path: &Path,
    overwrite: bool,
    write: impl FnOnce(&mut BufWriter<&File>) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let fail = |error: &std::io::Error| failure::at_path(error, path);
    let file = ordinary_file(folder_of(path)).map_err(|error| fail(&error))?;
    let mut buffered = BufWriter::with_capacity(1 << 16, file.as_file());
    let written = write(&mut buffered)?;
    buffered.flush().and_then(|()| file.as_file().sync_all()).map_err(|error| fail(&error))?;
    drop(buffered);
    let moved = if overwrite { file.persist(path) } else { file.persist_noclobber(path) };
    moved.map(|_| written).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => AppError::new(
            ErrorCode::ExportExists,
            format!("{} is there already.", path.display()),
            "Choose another name, or say that it may be replaced: --force.",
        )
        .with("path", path.display()),
        _ => fail(&error.error),
    })
}

/// Where a file is to stand.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A page is for others to read too, unlike other temporary files.
fn ordinary_file(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".persklaar-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o644));
    }
    builder.tempfile_in(folder)
}

/// `NAME.LANG.EXT` in `folder`.
pub fn suggested_path(folder: &Path, file_name: &str, to: &Language) -> PathBuf {
    let name = Path::new(file_name);
    let stem = name.file_stem().map_or("release".into(), |stem| stem.to_string_lossy());
    match name.extension() {
        Some(extension) => folder.join(format!("{stem}.{to}.{}", extension.to_string_lossy())),
        None => folder.join(format!("{stem}.{to}")),
    }
}

/// Whether pages of this format are text, which can be pasted; a packed document is none.
pub(crate) fn is_text(format: &str) -> bool {
    format != "docx"
}

/// What stands between a job and its page.
///
/// # Errors
/// When the job cannot be read.
pub fn look(job: &Job, path: &Path) -> Result<ExportLook, AppError> {
    let segments = job.segments()?;
    let open = |segment: &&Segment| {
        is_untranslated(segment) || matches!(segment.state, State::Prefilled | State::Draft)
    };
    let lacks_tags = |segment: &&Segment| {
        tags(&segment.source, &segment.target).iter().any(|finding| matches!(finding, TagFinding::Missing(_)))
    };
    let id = |segment: &Segment| u32::try_from(segment.id).unwrap_or_default();
    let untranslated = segments.iter().filter(is_untranslated).count();
    Ok(ExportLook {
        path: path.to_string_lossy().into_owned(),
        copyable: is_text(&job.meta()?.format),
        exists: path.exists(),
        total: jobs::count(segments.len()),
        unconfirmed: jobs::count(segments.iter().filter(open).count() - untranslated),
        untranslated: jobs::count(untranslated),
        first_open: segments.iter().find(open).map(id),
        tags_missing: jobs::count(segments.iter().filter(lacks_tags).count()),
        first_tags_missing: segments.iter().find(lacks_tags).map(id),
    })
}
