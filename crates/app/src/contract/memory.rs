//! Memories, units, matches and concordance as the window shows them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A memory in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryInfo {
    /// For the other commands; the memory's own, it survives a move of the file.
    pub memory: String,
    /// For people.
    pub name: String,
    /// Full path.
    pub path: String,
    /// How many units.
    pub units: u32,
    /// The language pairs in it, such as `nl` and `en-GB`.
    pub pairs: Vec<(String, String)>,
    /// Whether confirmed segments go here; one memory does.
    pub receives: bool,
    /// Whether it can be written.
    pub writable: bool,
    /// Why it is only read, if it is.
    pub read_only: Option<super::ReadOnlyBecause>,
    /// Whether another machine serves the folder that it is in.
    pub remote: bool,
    /// Taken off its matches for order and threshold: 0 to 30.
    pub penalty: u8,
    /// Whether segments are looked up in it.
    pub used: bool,
    /// Why it cannot be used now, if it cannot.
    pub error: Option<super::AppError>,
}

/// In order of priority.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Memories {
    /// In order of priority.
    pub memories: Vec<MemoryInfo>,
}

/// Makes a memory in the data folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryCreate {
    /// For people.
    pub name: String,
}

/// Names a memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryOnly {
    /// Which.
    pub memory: String,
}

/// A unit with both its sides in the written form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnitView {
    /// The memory it is in.
    pub memory: String,
    /// Its number in its memory.
    #[ts(type = "number")]
    pub unit: i64,
    /// Source language.
    pub from: String,
    /// Target language.
    pub to: String,
    /// Written form.
    pub source: String,
    /// Written form.
    pub target: String,
    /// Kinds of the tags by number: `1:link 2:break`.
    pub kinds: String,
    /// The source before it, without tags.
    pub previous: Option<String>,
    /// The source after it, without tags.
    pub next: Option<String>,
    /// Where it comes from; may be empty.
    pub document: String,
    /// May be empty.
    pub author: String,
    /// When it was made, RFC 3339.
    pub created: String,
    /// When it was changed last, RFC 3339.
    pub changed: String,
    /// How often it was used.
    pub used: u32,
    /// `typed`, `imported` or `aligned`.
    pub origin: String,
}

/// A new target for a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnitUpdate {
    /// Which memory.
    pub memory: String,
    /// Which unit.
    #[ts(type = "number")]
    pub unit: i64,
    /// Written form.
    pub target: String,
}

/// A new source for a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnitSource {
    /// Which memory.
    pub memory: String,
    /// Which unit.
    #[ts(type = "number")]
    pub unit: i64,
    /// Written form.
    pub source: String,
}

/// A unit with its new source, and what else has that source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnitMended {
    /// As it is now.
    pub unit: UnitView,
    /// So many units a merge of its duplicates would take away.
    pub duplicates: u32,
    /// So many units say something else of the same source.
    pub contradictions: u32,
}

/// Names units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnitsOnly {
    /// Which memory.
    pub memory: String,
    /// Which units.
    #[ts(type = "Array<number>")]
    pub units: Vec<i64>,
}

/// Reads files into a memory, as a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryImport {
    /// Which memory.
    pub memory: String,
    /// Full paths.
    pub paths: Vec<String>,
    /// Source language, needed for files that do not say it.
    pub from: Option<String>,
    /// Target language, needed for files that do not say it.
    pub to: Option<String>,
}

/// Writes a memory to a file, as a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryExport {
    /// Which memory.
    pub memory: String,
    /// Where to; a name that ends in `.csv` or `.xlsx` says the form, all others are TMX.
    pub path: String,
}

/// A memory was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryExported {
    /// Where.
    pub path: String,
    /// How many units.
    pub units: u32,
}

/// What an import did, a file each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// In the order given.
    pub files: Vec<FileReport>,
}

/// What an import did with one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FileReport {
    /// As given.
    pub file: String,
    /// Units that are new.
    pub units: u32,
    /// Units that were there already.
    pub merged: u32,
    /// What was left out.
    pub skipped: Vec<SkippedUnit>,
}

/// One unit that was left out of an import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SkippedUnit {
    /// Line in the file, in a sheet its row, from 1.
    pub line: u32,
    /// Why; the words for people are in translations/ under `left-out-<code>`.
    pub code: LeftOut,
    /// What the translated words name: `language` or `name`.
    pub args: BTreeMap<String, String>,
    /// The same in English.
    pub reason: String,
}

/// Why a unit was left out of an import, from a small closed set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "translations/ has the words for each")]
pub enum LeftOut {
    NothingInFile,
    SourceEmpty,
    TargetEmpty,
    TooLong,
    TooLongOrTagged,
    /// No cell of an XLSX can be so long.
    CellTooLong,
    /// It has more texts than any unit has.
    TooManyTexts,
    /// Its source would be kept once for each of many languages.
    TooLongRepeated,
    /// The list ends here.
    RestNotListed,
    LanguageAbsent,
    SourceAbsent,
    TextAbsent,
    OneLanguage,
    Untranslated,
    LanguageMissing,
    LanguageUnknown,
    SegmentMissing,
    EntityUnknown,
    Undecodable,
    NotUtf8,
    ColumnMissing,
    TabMissing,
    TagsUnreadable,
    TextAfterQuote,
    QuoteInField,
    QuoteOpen,
    Obsolete,
    Fuzzy,
    LineUnknown,
    TooManyForms,
    TextAlone,
    Unquoted,
    QuoteInText,
    EscapeUnknown,
    Rejected,
    SourceMissing,
}

/// A part of a diff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DiffView {
    /// `same`, `insert` or `delete`.
    pub op: String,
    /// The words.
    pub text: String,
}

/// A stretch of a repaired target that is not the unit's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReplacedView {
    /// `number`, `date`, `time`, `name`, `address`, `code` or `currency`.
    pub kind: String,
    /// Where it stands in the text without tags, in characters (Unicode scalar values): from, to.
    pub span: (u32, u32),
    /// What the unit's target has.
    pub was: String,
    /// What stands there now.
    pub is: String,
    /// What the unit's source has for it.
    pub source_was: String,
    /// What the segment has for it.
    pub source_is: String,
}

/// What still differs after a repair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LeftView {
    /// In the unit's source; may be empty.
    pub was: String,
    /// In the segment; may be empty.
    pub is: String,
    /// Its kind, where it might have been replaced.
    pub kind: Option<String>,
    /// Why it was not: `absent`, `ambiguous`, `moved`, `grammar`, `form`, `tag` or `translated`.
    pub reason: Option<String>,
}

/// A unit's target with what differs replaced where that is safe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RepairView {
    /// Written form, with the segment's tags.
    pub target: String,
    /// In the order of the text.
    pub replaced: Vec<ReplacedView>,
    /// What the translator has to do.
    pub left: Vec<LeftView>,
    /// Whether nothing is left: all that differed was replaced.
    pub full: bool,
    /// Tags that the unit lacks and that were placed.
    pub placed_tags: u32,
}

/// A unit that resembles a segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MatchView {
    /// 102 to 50.
    pub score: u8,
    /// Taken off for order and threshold, never inside the score; the memory's own penalty is in it.
    pub penalty: u8,
    /// How many other memories hold a unit with the same source and target.
    pub also_in: u32,
    /// The unit's source, written form.
    pub source: String,
    /// The unit's target with its tags mapped onto the segment's, written form. Nothing in it is replaced.
    pub target: String,
    /// The target to propose, where anything of it was replaced or placed.
    pub repaired: Option<RepairView>,
    /// Tags of the unit that the segment has no place for.
    pub dropped_tags: u32,
    /// From the unit's source to the segment's.
    pub diff: Vec<DiffView>,
    /// Such as `words:2`, `numbers:1`, `case`, `punctuation`, `tags`.
    pub why: Vec<String>,
    /// The memory it is in.
    pub memory: String,
    /// That memory's name.
    pub memory_name: String,
    /// Its number there.
    #[ts(type = "number")]
    pub unit: i64,
    /// Where it comes from; may be empty.
    pub document: String,
    /// May be empty.
    pub author: String,
    /// RFC 3339.
    pub changed: String,
}

/// What the memories offer for a segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Matches {
    /// The segment that was asked about, so that a late answer is not shown elsewhere.
    pub segment: u32,
    /// Best first.
    pub matches: Vec<MatchView>,
    /// Lookup and scoring, in microseconds.
    pub micros: u32,
}

/// Which side to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum SideView {
    Source,
    Target,
}

/// Searches words in the memories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Concordance {
    /// Words, `prefix*`, `"a phrase"`.
    pub words: String,
    /// Where to look.
    pub side: SideView,
    /// How many at most.
    pub limit: u32,
}

/// One find.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct HitView {
    /// The memory's name.
    pub memory_name: String,
    /// The unit.
    pub unit: UnitView,
    /// Without tags.
    pub source: String,
    /// Without tags.
    pub target: String,
    /// What was found in the searched side, in characters (Unicode scalar values): from, to.
    pub spans: Vec<(u32, u32)>,
}

/// All finds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConcordanceHits {
    /// Best first.
    pub hits: Vec<HitView>,
    /// Units of a large import whose words are still being written, and that may hold more finds.
    pub pending: u32,
    /// How long it took, in microseconds.
    pub micros: u32,
}
