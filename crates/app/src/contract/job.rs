//! A job and its segments as the window shows them.
//!
//! Segment texts travel in the written form (`<1>bold</1>`, `&lt;` for a literal `<`).

use super::NoticeView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Starts a job; it lives in the program's data folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobCreate {
    /// From `document_read`.
    pub document: String,
    /// Source language.
    pub from: String,
    /// Target language.
    pub to: String,
    /// Whether exact matches fill empty targets at once.
    pub prefill: bool,
}

/// Names an open job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobOnly {
    /// From `job_create` or `job_open`.
    pub job: String,
}

/// Names a segment of an open job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SegmentOnly {
    /// The job.
    pub job: String,
    /// The segment's lasting id.
    pub segment: u32,
}

/// An open job, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobView {
    /// For the other commands.
    pub job: String,
    /// Full path of the job file.
    pub path: String,
    /// The release's title.
    pub title: String,
    /// The release's file name.
    pub file_name: String,
    /// `html` or `text`.
    pub format: String,
    /// Source language.
    pub from: String,
    /// Target language.
    pub to: String,
    /// Whether the target is written from right to left.
    pub rtl: bool,
    /// Who has it open for writing, when this window may only read; empty when its place cannot be written.
    pub writer: Option<String>,
    /// In document order.
    pub segments: Vec<SegmentView>,
    /// The segment where the translator was.
    pub place: Option<u32>,
    /// Undo, redo, time of saving.
    pub status: JobStatus,
    /// Machine translation as this job allows it.
    pub machine: super::MachineState,
    /// What was odd about the document.
    pub notices: Vec<NoticeView>,
}

/// What changes with every operation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct JobStatus {
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to redo.
    pub can_redo: bool,
    /// When the job file was last written, RFC 3339.
    pub saved: String,
    /// Confirmed units that wait for a memory that is out of reach.
    pub waiting: u32,
}

/// Where a segment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the product's own words")]
pub enum StateView {
    Empty,
    Prefilled,
    Draft,
    Confirmed,
}

/// A tag of a segment, for its chip.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TagView {
    /// The number that both halves share.
    pub number: u32,
    /// `open`, `close` or `single`.
    pub half: String,
    /// `link`, `bold` and so on.
    pub kind: String,
    /// What a person calls it: `amnesty.nl`.
    pub label: String,
}

/// A segment with its target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SegmentView {
    /// Never changes, never returns.
    pub id: u32,
    /// For people, from 1.
    pub number: u32,
    /// Which block it is part of, from 1.
    pub block: u32,
    /// `title`, `heading1`, `paragraph`, `list-item`, `quote`, `caption`, `table-cell`, `attribute`, `metadata`.
    pub role: String,
    /// Which attribute or metadata it is: `alt`, `og:title`.
    pub context: Option<String>,
    /// The other language of this part of the page, where it has one.
    pub language: Option<String>,
    /// Written form.
    pub source: String,
    /// Written form; empty where there is none.
    pub target: String,
    /// The source's tags in order.
    pub tags: Vec<TagView>,
    /// Where it stands.
    pub state: StateView,
    /// None, `102` to `1`, `mt` or `typed`.
    pub origin: Option<String>,
    /// Whether the program placed tags by guessing.
    pub tags_guessed: bool,
    /// Whether it is translated on its own, apart from its repetitions.
    pub apart: bool,
    /// Whether somebody should look at it: something of a match was replaced in it.
    pub needs_look: bool,
}

/// Takes a segment out of its repetitions, or puts it back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SegmentApart {
    /// The job.
    pub job: String,
    /// The segment.
    pub segment: u32,
    /// Whether it is to be translated on its own.
    pub apart: bool,
}

/// A new target for a segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SegmentTarget {
    /// The job.
    pub job: String,
    /// The segment.
    pub segment: u32,
    /// Written form.
    pub target: String,
}

/// A target that was not typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SegmentSet {
    /// The job.
    pub job: String,
    /// The segment.
    pub segment: u32,
    /// Written form.
    pub target: String,
    /// `102` to `1`, `mt`, or `typed` for a copy of the source.
    pub origin: String,
    /// Whether tags were placed by guessing.
    pub tags_guessed: bool,
    /// Whether something of a match was replaced in it.
    pub needs_look: bool,
}

/// What an operation did to the job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Change {
    /// The segments that are different now, whole.
    pub segments: Vec<SegmentView>,
    /// Undo, redo, time of saving.
    pub status: JobStatus,
}

/// What a confirm did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Confirmed {
    /// The segment and those that the confirm filled.
    pub change: Change,
    /// The next segment that is not confirmed, after this one and then from the top.
    pub next: Option<u32>,
    /// Whether the memory has the unit; if not it waits in the job.
    pub stored: bool,
}

/// What was undone or redone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Undone {
    /// The segments that are different now.
    pub change: Change,
    /// Message id of the operation under `operation-`; none where there was nothing.
    pub what: Option<String>,
    /// The segment to show.
    pub focus: Option<u32>,
}

/// Fills empty targets from the memories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Pretranslate {
    /// The job.
    pub job: String,
    /// The lowest score to take, 50 to 102.
    pub min: u8,
}

/// How many targets were filled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Pretranslated {
    /// The segments that are different now.
    pub change: Change,
    /// By score: `102`, `101`, `100`, `75-99`, `mt`.
    pub filled: std::collections::BTreeMap<String, u32>,
    /// Segments still empty.
    pub left: u32,
}

/// What stands between the job and its page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportLook {
    /// Where it would be written: `NAME.LANG.EXT` beside the original.
    pub path: String,
    /// Whether a file is there already.
    pub exists: bool,
    /// All segments.
    pub total: u32,
    /// Segments with a target that nobody confirmed.
    pub unconfirmed: u32,
    /// Segments without a target.
    pub untranslated: u32,
    /// The first segment that is not confirmed.
    pub first_open: Option<u32>,
    /// Whether the page is text, which can be copied instead of written.
    pub copyable: bool,
    /// Segments whose target lacks a tag of its source.
    pub tags_missing: u32,
    /// The first of them.
    pub first_tags_missing: Option<u32>,
}

/// What to do with segments without a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the contract's own words")]
pub enum UntranslatedView {
    Stop,
    Source,
    Mark,
}

/// Writes the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobExport {
    /// The job.
    pub job: String,
    /// Where to.
    pub path: String,
    /// What to do with segments without a target.
    pub untranslated: UntranslatedView,
    /// Whether a file that is there may be replaced; the source never is.
    pub overwrite: bool,
}

/// One span that differs from the original.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProofChange {
    /// `text`, `attribute`, `metadata` or `language`.
    pub kind: String,
    /// Which part of a packed document, such as `word/document.xml`; none where the file is one piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub part: Option<String>,
    /// First byte in the original, or in its part.
    pub start: u32,
    /// One past the last byte in the original, or in its part.
    pub end: u32,
}

/// What differs, and how much does not.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct ProofView {
    /// In order.
    pub changed: Vec<ProofChange>,
    /// Bytes of the original that the export holds unchanged.
    pub identical_bytes: u32,
}

/// Puts the page on the clipboard, to be pasted back where the release came from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobCopy {
    /// The job.
    pub job: String,
    /// What to do with segments without a target.
    pub untranslated: UntranslatedView,
}

/// The page is on the clipboard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobCopied {
    /// What differs from the original.
    pub proof: ProofView,
    /// What was odd.
    pub notices: Vec<NoticeView>,
}

/// A page was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobExported {
    /// Where.
    pub path: String,
    /// What differs from the original.
    pub proof: ProofView,
    /// What was odd.
    pub notices: Vec<NoticeView>,
}
