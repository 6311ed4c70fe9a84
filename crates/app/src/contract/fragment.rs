//! What the memories know of a segment: the question, and parts of it that they hold where nothing resembles it whole.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks what the memories know of a segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SegmentQuestion {
    /// The job.
    pub job: String,
    /// The segment's lasting id.
    pub segment: u32,
    /// Whether nobody waits for it yet. A question that somebody waits for makes all older ones of the job that have
    /// not begun `cancelled`; one that is asked ahead makes none so.
    #[serde(default)]
    pub ahead: bool,
}

/// A stretch of the segment that stands in a unit's source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FragmentView {
    /// The stretch as it stands in the segment.
    pub text: String,
    /// How it was translated; null where that cannot be told.
    pub translation: Option<String>,
    /// How many units agree on the translation; null where none is told, or the stretch is a unit of its own.
    pub agreeing: Option<u32>,
    /// A unit that holds the stretch: its source without tags.
    pub source: String,
    /// Its target without tags.
    pub target: String,
    /// Where the stretch stands in its source, in characters (Unicode scalar values): from, to.
    pub source_span: (u32, u32),
    /// Where the translation stands in its target; null where none is told.
    pub target_span: Option<(u32, u32)>,
    /// The memory's name.
    pub memory_name: String,
    /// The document it stands in, or empty.
    pub document: String,
    /// Who changed it last, or empty.
    pub author: String,
    /// When, UTC.
    pub changed: String,
}

/// What the memories hold of parts of a segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Fragments {
    /// The segment that was asked about, so that a late answer is not shown elsewhere.
    pub segment: u32,
    /// The one that says most first, none inside another.
    pub fragments: Vec<FragmentView>,
    /// How long it took, in microseconds.
    pub micros: u32,
}
