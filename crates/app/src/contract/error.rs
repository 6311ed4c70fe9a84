//! Errors as they cross the contract: a code, a message and a hint.
//!
//! A code exists only where somebody acts on it. The words for people are in translations/ under `error-<code>`; the
//! message and the hint here are the same in plain English, for logs, scripts and the command line.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use ts_rs::TS;

/// What went wrong, from a small closed set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each name is its own sentence, and translations/ has the words")]
pub enum ErrorCode {
    FileMissing,
    FileUnreadable,
    FileEmpty,
    NotADocument,
    NotRules,
    FileTooLarge,
    LanguageUnknown,
    JobNotAJob,
    JobNewer,
    JobDamaged,
    JobReadOnly,
    JobExists,
    JobUnknown,
    SegmentUnknown,
    TargetMalformed,
    MemoryUnknown,
    MemoryNotAMemory,
    MemoryNewer,
    MemoryDamaged,
    MemoryReadOnly,
    MemoryBusy,
    MemoryExists,
    MemoryTwice,
    BackupUnusable,
    UnitsChanged,
    UnitUnknown,
    ImportFailed,
    DiskFull,
    PlaceReadOnly,
    ExportUntranslated,
    ExportUnconfirmed,
    ExportExists,
    ExportOverSource,
    ExportDamaged,
    ExportTooLarge,
    ClipboardMissing,
    EndpointInvalid,
    EndpointUnknown,
    KeyStoreMissing,
    MtNotAllowed,
    MtEmbargo,
    MtUnreachable,
    MtTimedOut,
    MtRefused,
    MtBusy,
    MtPairUnknown,
    MtKeyRefused,
    MtBadAnswer,
    Cancelled,
    NotYet,
    BadRequest,
    Internal,
}

/// An error as the window, the command line and the tests see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AppError {
    /// What to act on.
    pub code: ErrorCode,
    /// What happened, one sentence in English.
    pub message: String,
    /// How to go on, one sentence in English; empty where there is nothing to do.
    pub hint: String,
    /// What the translated message names: `path`, `count`, `version` and the like.
    pub args: BTreeMap<String, String>,
}

impl AppError {
    /// An error with its hint.
    pub fn new(code: ErrorCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into(), args: BTreeMap::new() }
    }

    /// Adds what the translated message names.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if !self.hint.is_empty() {
            write!(f, " {}", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for AppError {}
