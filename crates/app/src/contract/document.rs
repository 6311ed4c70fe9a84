//! A document on its way to becoming a job.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a release comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum DocumentOrigin {
    /// A file on this computer.
    File {
        /// Full path.
        path: String,
    },
    /// Text or HTML from the clipboard.
    Pasted {
        /// As it was pasted.
        text: String,
    },
    /// The sample release that the program brings, with its memory.
    Sample,
}

/// Reads a release.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentRead {
    /// Where it is.
    pub origin: DocumentOrigin,
}

/// What can be said of a release before it is translated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentInfo {
    /// For `document_matches` and `job_create`.
    pub document: String,
    /// File name, empty for pasted text.
    pub name: String,
    /// Its title or first heading.
    pub title: String,
    /// `html`, `text`, `markdown` or `docx`.
    pub format: String,
    /// Such as `UTF-8`.
    pub encoding: String,
    /// How many segments it has.
    pub segments: u32,
    /// How many words, for people.
    pub words: u32,
    /// Source language, the settings' own: never taken from the page.
    pub from: String,
    /// What was odd about it.
    pub notices: Vec<NoticeView>,
}

/// Something odd that was kept as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NoticeView {
    /// Message id under `notice-`.
    pub code: String,
    /// What it is about; may be empty.
    pub detail: String,
}

/// Asks what the memories know of a release.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentMatches {
    /// From `document_read`.
    pub document: String,
    /// Source language.
    pub from: String,
    /// Target language.
    pub to: String,
}

/// Segments by what the memories know of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct MatchCounts {
    /// 101 and 102.
    pub context: u32,
    /// 100.
    pub exact: u32,
    /// From the lowest score to show up to 99.
    pub fuzzy: u32,
    /// Nothing that resembles it.
    pub fresh: u32,
}
