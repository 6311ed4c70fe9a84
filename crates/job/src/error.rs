//! What can go wrong with a job, each with a code that callers may act upon. Messages say what to do next and never
//! hold a path: the caller knows which file it named.

use crate::table::meta;

/// Why a job could not be opened, read or changed.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// There is no such file.
    #[error("there is no job here; it may have been moved or deleted")]
    NotFound,
    /// The folder for a new file is not there.
    #[error("the folder does not exist; choose another one")]
    NoFolder,
    /// A new job was to be made where a file is already.
    #[error("a file with this name is already there; choose another name")]
    Exists,
    /// A file of 0 bytes.
    #[error(
        "this job is empty (0 bytes): the copy was probably cut off; ask for it again or open the document anew"
    )]
    Empty,
    /// Some other kind of file.
    #[error("this is not a Persklaar job; open documents with New translation instead")]
    NotAJob,
    /// Written by a newer program.
    #[error("this job was made by a newer version; open it with Persklaar {needs} or newer")]
    NewerVersion {
        /// The program version that can open it.
        needs: String,
    },
    /// The file says it is a job but is not built as this program builds them.
    #[error("this job was altered by something other than Persklaar and is not opened ({what})")]
    Hostile {
        /// What differs.
        what: String,
    },
    /// The file is damaged.
    #[error("this job is damaged ({what}); go back to an earlier copy")]
    Damaged {
        /// What could not be read.
        what: String,
    },
    /// A text or file above the limits.
    #[error("{what} is too large for a job")]
    TooLarge {
        /// What is too large.
        what: &'static str,
    },
    /// The folder or file cannot be written.
    #[error("this place cannot be written; copy the job to a folder of your own and open it there")]
    ReadOnlyPlace,
    /// Somebody else writes.
    #[error("this job is being worked on by {writer}; close it there first")]
    InUse {
        /// Program, process and since when.
        writer: String,
    },
    /// Another program held the file for longer than the waiting time.
    #[error("the job was held by another program for too long; try again")]
    Busy,
    /// No room left; what was there is intact.
    #[error("the disk is full; make room and try again, nothing that was saved is lost")]
    Full,
    /// The file was deleted, moved or replaced while it was open.
    #[error(
        "the job's file was deleted or moved while it was open; save a copy of it, then go on in the copy"
    )]
    Gone,
    /// No segment with this id.
    #[error("the job has no segment {0}")]
    NoSegment(i64),
    /// The segment is locked.
    #[error("segment {0} is locked")]
    Locked(i64),
    /// Confirming needs a target.
    #[error("segment {0} has no target to confirm")]
    NothingToConfirm(i64),
    /// A file operation failed.
    #[error("the file could not be used")]
    File(#[source] std::io::Error),
    /// The database failed in a way that no other variant names.
    #[error("the job could not be read or written")]
    Sqlite(#[source] rusqlite::Error),
}

impl JobError {
    /// A word that stays the same, for callers that act on it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "job-not-found",
            Self::NoFolder => "no-folder",
            Self::Exists => "job-exists",
            Self::Empty => "job-empty",
            Self::NotAJob => "not-a-job",
            Self::NewerVersion { .. } => "job-newer-version",
            Self::Hostile { .. } => "job-altered",
            Self::Damaged { .. } => "job-damaged",
            Self::TooLarge { .. } => "job-too-large",
            Self::ReadOnlyPlace => "job-read-only-place",
            Self::InUse { .. } => "job-in-use",
            Self::Busy => "job-busy",
            Self::Full => "disk-full",
            Self::Gone => "job-gone",
            Self::NoSegment(_) => "no-segment",
            Self::Locked(_) => "segment-locked",
            Self::NothingToConfirm(_) => "nothing-to-confirm",
            Self::File(_) => "job-file",
            Self::Sqlite(_) => "job-database",
        }
    }

    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    pub(crate) fn hostile(what: impl Into<String>) -> Self {
        Self::Hostile { what: what.into() }
    }

    pub(crate) fn newer(program: Option<String>, version: i64) -> Self {
        Self::NewerVersion { needs: program.unwrap_or_else(|| meta::unnamed_version(version)) }
    }
}

impl From<rusqlite::Error> for JobError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{Error, ErrorCode};
        match &error {
            Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::Full,
                ErrorCode::SystemIoFailure if failure.extended_code == SHARED_MEMORY_FULL => Self::Full,
                ErrorCode::NotADatabase => Self::NotAJob,
                ErrorCode::DatabaseCorrupt => Self::damaged("its pages"),
                ErrorCode::ReadOnly => Self::ReadOnlyPlace,
                ErrorCode::CannotOpen => Self::ReadOnlyPlace,
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::TooBig => Self::TooLarge { what: "a value" },
                _ => Self::Sqlite(error),
            },
            Error::InvalidColumnType(_, name, _) => Self::damaged(name.clone()),
            Error::IntegralValueOutOfRange(..) => Self::damaged("a number"),
            Error::FromSqlConversionFailure(_, _, cause) => Self::damaged(cause.to_string()),
            Error::Utf8Error(..) => Self::damaged("a text"),
            _ => Self::Sqlite(error),
        }
    }
}

/// `SQLITE_IOERR_SHMSIZE`: no room for the file beside a WAL.
const SHARED_MEMORY_FULL: i32 = 10 | (19 << 8);

impl From<std::io::Error> for JobError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyPlace,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::File(error),
        }
    }
}
