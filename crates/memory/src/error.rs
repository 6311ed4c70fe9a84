//! What can go wrong with a memory's file.
//!
//! The messages say what is wrong; how a person goes on is the application's to say.

use rusqlite::{ErrorCode, ffi};
use std::io;
use std::path::PathBuf;

/// Why a memory could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum MemoryError {
    /// There is no file at the path.
    #[error("there is no memory at {}", path.display())]
    NotFound {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A memory was to be made where something is already.
    #[error("{} is there already", path.display())]
    Exists {
        /// Where.
        path: PathBuf,
    },
    /// The file is something else, or was tampered with.
    #[error("{} is not a memory: {reason}", path.display())]
    NotAMemory {
        /// Which file.
        path: PathBuf,
        /// What gave it away.
        reason: String,
    },
    /// The file was made by a newer program.
    #[error("{} was made by a newer version; Persklaar {needed} or newer opens it", path.display())]
    NewerVersion {
        /// Which file.
        path: PathBuf,
        /// The first version of the program that can open it.
        needed: String,
    },
    /// The file or its folder cannot be written.
    #[error("the memory cannot be written: the file or its folder is read-only")]
    ReadOnly,
    /// The disk is full; what was to be written is not there.
    #[error("the disk is full; what was to be written is not there")]
    Full,
    /// The disk did not take what was written, for another reason than that it is full.
    #[error(
        "the disk did not take what was written: a limit on its room or on the size of a file is reached, or it is broken"
    )]
    NotTaken,
    /// The file was taken away or replaced while it was open; nothing was written to the one that is gone.
    #[error("{} is no longer the file that was opened", path.display())]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// Another program held the file for too long.
    #[error("the memory is busy: another program is writing to it")]
    Busy,
    /// Other units would be changed than those that were asked for.
    #[error("the memory has other units than when they were counted")]
    Changed,
    /// The caller broke it off; nothing of it is left.
    #[error("cancelled")]
    Cancelled,
    /// The file is damaged.
    #[error("the memory is damaged: {detail}")]
    Corrupt {
        /// What was found.
        detail: String,
    },
    /// The file system refused.
    #[error("{} cannot be read or written", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// SQLite refused for another reason.
    #[error("the memory could not be used")]
    Sqlite(#[source] rusqlite::Error),
}

impl MemoryError {
    pub(crate) fn corrupt(detail: &(impl ToString + ?Sized)) -> Self {
        Self::Corrupt { detail: detail.to_string() }
    }
}

/// What the system refused, as SQLite tells it.
fn of_disk(error: rusqlite::Error) -> MemoryError {
    match error.sqlite_error().map(|error| error.extended_code) {
        // Room for the file beside a log; only a disk that is full has none.
        Some(ffi::SQLITE_IOERR_SHMSIZE) => MemoryError::Full,
        Some(ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_TRUNCATE) => {
            MemoryError::NotTaken
        }
        _ => MemoryError::Sqlite(error),
    }
}

impl From<rusqlite::Error> for MemoryError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::corrupt(&error),
            Some(ErrorCode::SystemIoFailure) => of_disk(error),
            _ => match error {
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..) => Self::corrupt(&error),
                other => Self::Sqlite(other),
            },
        }
    }
}
