//! Failures of the crates below, in the contract's words.
//!
//! One place decides which code a failure has and how the person goes on; the causes go to the log.

use crate::contract::{AppError, ErrorCode};
use persklaar_document::{ExportError, NotADocument};
use persklaar_job::JobError;
use persklaar_memory::{ExportError as MemoryExportError, ImportError, MemoryError};
use persklaar_mt::{EndpointError, MtError};
use persklaar_text::LanguageError;
use std::io;
use std::path::Path;

/// A failure of the file system at a path.
pub fn at_path(error: &io::Error, path: &Path) -> AppError {
    let shown = path.display();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    let (code, message, hint) = match (error.kind(), folder) {
        (io::ErrorKind::NotFound, Some(folder)) => (
            ErrorCode::FileMissing,
            format!("The folder {} is not there.", folder.display()),
            "Make it, or choose another folder.",
        ),
        (kind, _) => explained(kind, error, path),
    };
    AppError::new(code, message, hint).with("path", shown)
}

fn explained(kind: io::ErrorKind, error: &io::Error, path: &Path) -> (ErrorCode, String, &'static str) {
    let shown = path.display();
    match kind {
        io::ErrorKind::NotFound => (
            ErrorCode::FileMissing,
            format!("{shown} is not there."),
            "It may have been moved, renamed or deleted; look for it and open it again.",
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => (
            ErrorCode::DiskFull,
            format!("The disk is full; {shown} was not written."),
            "Make room and try again; nothing that was there is lost.",
        ),
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => (
            ErrorCode::PlaceReadOnly,
            format!("{shown} cannot be used: permission denied."),
            "Check its permissions or choose another folder.",
        ),
        io::ErrorKind::IsADirectory => {
            (ErrorCode::FileUnreadable, format!("{shown} is a folder."), "Choose a file in it.")
        }
        _ => (
            ErrorCode::FileUnreadable,
            format!("{shown} cannot be read or written: {error}."),
            "Check the disk and try again.",
        ),
    }
}

/// A job whose place cannot be written.
pub fn read_only_place() -> AppError {
    JobError::ReadOnlyPlace.into()
}

pub(crate) fn too_large(path: &Path) -> AppError {
    AppError::new(
        ErrorCode::FileTooLarge,
        format!("{} is larger than 100 MB.", path.display()),
        "Open a smaller file; a press release is rarely over 1 MB.",
    )
    .with("path", path.display())
}

pub(crate) fn nothing_to_translate(name: &str) -> AppError {
    AppError::new(
        ErrorCode::FileEmpty,
        format!("{name} holds no text to translate."),
        "Check that it is the file you meant.",
    )
    .with("path", name)
}

pub(crate) fn not_a_document(error: &NotADocument, name: &str) -> AppError {
    let code = match error {
        NotADocument::Empty => ErrorCode::FileEmpty,
        NotADocument::TooLarge => ErrorCode::FileTooLarge,
        _ => ErrorCode::NotADocument,
    };
    AppError::new(
        code,
        format!("{name}: {error}."),
        "Open the release as HTML, Word, Markdown or plain text.",
    )
    .with("path", name)
    .with("kind", error.code())
}

impl From<LanguageError> for AppError {
    fn from(error: LanguageError) -> Self {
        Self::new(
            ErrorCode::LanguageUnknown,
            format!("{error}."),
            "Write a language tag such as en, en-GB, fr or zh-Hant.",
        )
        .with("language", error.0)
    }
}

impl From<ExportError> for AppError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Untranslated { count, first } => Self::new(
                ErrorCode::ExportUntranslated,
                format!("{count} segments have no translation; the first is {first}."),
                "Translate them, or choose what becomes of them: --untranslated source or mark.",
            )
            .with("count", count)
            .with("first", first),
            ExportError::Unproved { text: Some(text), .. } => Self::new(
                ErrorCode::ExportDamaged,
                format!(
                    "The page would differ in more than its translation, near '{text}'; nothing was written."
                ),
                "Write that text in another way, with its tags as in the source, or let it stay: --untranslated source.",
            ),
            ExportError::Unproved { text: None, .. } | ExportError::WrongPlace { .. } => Self::new(
                ErrorCode::ExportDamaged,
                format!("The page could not be written: {error}."),
                "Nothing was written. Please report this file.",
            ),
        }
    }
}

impl From<JobError> for AppError {
    fn from(error: JobError) -> Self {
        let message = match &error {
            JobError::NewerVersion { needs } => newer("This job", needs),
            _ => sentence(&error),
        };
        let new = |code, hint: &str| Self::new(code, message.clone(), hint);
        match &error {
            JobError::NotFound | JobError::NoFolder | JobError::Gone => {
                new(ErrorCode::FileMissing, "Look for it and open it from where it is now.")
            }
            JobError::Exists => new(ErrorCode::JobExists, "Choose another name."),
            JobError::Empty | JobError::NotAJob => {
                new(ErrorCode::JobNotAJob, "Open the release itself instead, or ask for the job again.")
            }
            JobError::NewerVersion { needs } => {
                new(ErrorCode::JobNewer, "Update Persklaar and open it again; the job was not changed.")
                    .with("version", needs)
            }
            JobError::Hostile { .. } | JobError::Damaged { .. } => {
                new(ErrorCode::JobDamaged, "Go back to an earlier copy; the file was not changed.")
            }
            JobError::TooLarge { .. } => new(ErrorCode::FileTooLarge, "Open a smaller file."),
            JobError::ReadOnlyPlace => {
                new(ErrorCode::PlaceReadOnly, "Copy the job to a folder of your own and open it there.")
            }
            JobError::InUse { writer } => {
                new(ErrorCode::JobReadOnly, "Close it there and try again.").with("writer", writer)
            }
            JobError::Busy => new(ErrorCode::JobReadOnly, "Try again in a moment."),
            JobError::Full => {
                new(ErrorCode::DiskFull, "Make room and try again; nothing that was saved is lost.")
            }
            JobError::NoSegment(_) => new(ErrorCode::SegmentUnknown, "Open the job again."),
            JobError::Locked(_) => new(ErrorCode::SegmentUnknown, "Unlock it first."),
            JobError::NothingToConfirm(_) => new(ErrorCode::TargetMalformed, "Translate it first."),
            JobError::File(_) | JobError::Sqlite(_) => {
                tracing::error!(?error, "a job could not be used");
                new(ErrorCode::FileUnreadable, "Check the disk and try again; what was saved is still there.")
            }
        }
    }
}

impl From<MemoryError> for AppError {
    fn from(error: MemoryError) -> Self {
        let message = match &error {
            MemoryError::NewerVersion { path, needed } => newer(&path.display().to_string(), needed),
            // These begin with a path, which keeps its letters.
            MemoryError::NotAMemory { .. } | MemoryError::Exists { .. } | MemoryError::Gone { .. } => {
                format!("{error}.")
            }
            _ => sentence(&error),
        };
        let new = |code, hint: &str| Self::new(code, message.clone(), hint);
        match &error {
            MemoryError::NotFound { path } => {
                new(ErrorCode::FileMissing, "Look for it and add it from where it is now.")
                    .with("path", path.display())
            }
            MemoryError::Exists { path } => {
                new(ErrorCode::MemoryExists, "Choose another name.").with("path", path.display())
            }
            MemoryError::NotAMemory { path, .. } => new(
                ErrorCode::MemoryNotAMemory,
                "Import files with translations into a memory instead of opening them as one.",
            )
            .with("path", path.display()),
            MemoryError::NewerVersion { needed, .. } => {
                new(ErrorCode::MemoryNewer, "Update Persklaar and open it again; the memory was not changed.")
                    .with("version", needed)
            }
            MemoryError::ReadOnly => {
                new(ErrorCode::MemoryReadOnly, "Copy it to a folder of your own to write in it.")
            }
            MemoryError::Full => {
                new(ErrorCode::DiskFull, "Make room and try again; nothing that was saved is lost.")
            }
            MemoryError::NotTaken => new(
                ErrorCode::DiskFull,
                "Make room, or look at the disk, and try again; nothing that was saved is lost.",
            ),
            MemoryError::Gone { path } => new(
                ErrorCode::FileMissing,
                "Put it back or add it from where it is now; what was confirmed waits in its job.",
            )
            .with("path", path.display()),
            MemoryError::Busy => new(ErrorCode::MemoryBusy, "Try again when the other program is done."),
            MemoryError::Corrupt { .. } => new(
                ErrorCode::MemoryDamaged,
                "Save what is whole in it, or go back to an earlier copy; the file was not changed.",
            ),
            MemoryError::Changed => new(ErrorCode::UnitsChanged, "Count again; nothing was deleted."),
            MemoryError::Cancelled => new(ErrorCode::Cancelled, "Everything is as it was before."),
            MemoryError::Io { source, path } => at_path(source, path),
            MemoryError::Sqlite(_) => {
                tracing::error!(?error, "a memory could not be used");
                new(ErrorCode::FileUnreadable, "Check the disk and try again.")
            }
        }
    }
}

/// A file that is the same memory as another one on the list.
pub(crate) fn memory_twice(path: &Path, name: &str) -> AppError {
    AppError::new(
        ErrorCode::MemoryTwice,
        format!("{} is a copy of {name}, which is on the list already.", path.display()),
        "Take one of the two off the list; what only one has can be exported and imported into the other.",
    )
    .with("path", path.display())
    .with("name", name)
}

/// An import that ended badly; the memory is as it was.
pub(crate) fn import_failed(error: ImportError, path: &Path) -> AppError {
    let failed = |hint: &str| {
        let message = format!("{} was not imported: {error}.", path.display());
        AppError::new(ErrorCode::ImportFailed, message, hint)
            .with("path", path.display())
            .with("reason", &error)
    };
    match error {
        ImportError::Memory(error) => error.into(),
        ImportError::Read(error) => at_path(&error, path),
        ImportError::Cancelled => AppError::new(
            ErrorCode::Cancelled,
            "The import was cancelled.",
            "The memory is as it was before.",
        ),
        ImportError::LanguagesNeeded => {
            failed("Name both languages: --from nl --to en.").with("needs", "languages")
        }
        ImportError::Broken { .. } => {
            failed("Mend the file at that line, or export it again; the memory is as it was.")
        }
        ImportError::Unknown(_) => failed("Import TMX, XLIFF, SDLXLIFF, PO, XLSX, CSV or TSV."),
    }
}

pub(crate) fn memory_export_failed(error: MemoryExportError, path: &Path) -> AppError {
    match error {
        MemoryExportError::Memory(error) => error.into(),
        MemoryExportError::Write(error) => at_path(&error, path),
        MemoryExportError::Cancelled => {
            AppError::new(ErrorCode::Cancelled, "The export was cancelled.", "Nothing was written.")
        }
        MemoryExportError::TooManyForXlsx | MemoryExportError::TooLongForXlsx { .. } => AppError::new(
            ErrorCode::ExportTooLarge,
            format!("{} was not written: {error}.", path.display()),
            "Write it as TMX or CSV; both hold any number of units of any length.",
        )
        .with("path", path.display())
        .with("reason", error),
    }
}

impl From<EndpointError> for AppError {
    fn from(error: EndpointError) -> Self {
        Self::new(
            ErrorCode::EndpointInvalid,
            sentence(&error),
            "Write an address such as https://mt.example.org, or http://localhost:2737 for a service on this computer.",
        )
    }
}

impl From<MtError> for AppError {
    fn from(error: MtError) -> Self {
        let (code, hint) = match &error {
            MtError::NotAllowed => (ErrorCode::MtNotAllowed, "Allow an endpoint for this job first."),
            MtError::Embargo => {
                (ErrorCode::MtEmbargo, "Lift the embargo of this job, or use an endpoint on this computer.")
            }
            MtError::Unreachable => {
                (ErrorCode::MtUnreachable, "Check the address and the connection; the rest works without.")
            }
            MtError::TimedOut => (ErrorCode::MtTimedOut, "Try again; the rest works without."),
            MtError::Refused { .. } => (ErrorCode::MtRefused, "Check the endpoint's settings."),
            MtError::Busy { .. } => (ErrorCode::MtBusy, "Try again in a while."),
            MtError::PairUnknown => (ErrorCode::MtPairUnknown, "Use another endpoint for this language."),
            MtError::KeyRefused => (ErrorCode::MtKeyRefused, "Give the key again in the settings."),
            MtError::BadAnswer => {
                (ErrorCode::MtBadAnswer, "Check that the endpoint is of the kind you chose.")
            }
            MtError::Cancelled => (ErrorCode::Cancelled, ""),
        };
        Self::new(code, sentence(&error), hint)
    }
}

/// That a file is of a later version; `needs` may be no version at all, or one that cannot be true.
fn newer(what: &str, needs: &str) -> String {
    let own = env!("CARGO_PKG_VERSION");
    let numbers = |version: &str| {
        version.split('.').map(str::parse).collect::<Result<Vec<u32>, _>>().unwrap_or_default()
    };
    if numbers(needs) > numbers(own) {
        format!("{what} was made by a newer version; it needs Persklaar {needs} or newer, and this is {own}.")
    } else {
        format!("{what} was made by a newer version of Persklaar than this one, {own}.")
    }
}

/// The failure as a sentence of its own.
fn sentence(error: &dyn std::error::Error) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str().trim_end_matches('.')),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_not_called_a_missing_file() {
        let folder = tempfile::tempdir().unwrap();
        let missing = io::Error::from(io::ErrorKind::NotFound);
        let message = |path: &str| at_path(&missing, &folder.path().join(path)).message;
        assert!(message("a.html").ends_with("a.html is not there."));
        assert!(message("b/a.html").ends_with("b is not there."));
    }

    #[test]
    fn an_impossible_version_is_not_asked_for() {
        assert!(newer("x", "900.1.0").contains("needs Persklaar 900.1.0"));
        for odd in [env!("CARGO_PKG_VERSION"), "0.0.1", "(the file has version 7)", ""] {
            assert!(!newer("x", odd).contains("needs"), "{odd}");
        }
    }

    #[test]
    fn a_path_keeps_its_letters() {
        let error = MemoryError::NotAMemory { path: "m.db".into(), reason: "it is empty".into() };
        assert_eq!(AppError::from(error).message, "m.db is not a memory: it is empty.");
    }
}
