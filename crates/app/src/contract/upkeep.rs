//! Owning a memory: finding units in it, cleaning it, taking that back, statistics, backups and recovery.

use super::{MemoryOnly, SideView, UnitView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Puts the memories into another order of priority.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryOrder {
    /// All of them, first goes first; those that are not named keep their order after the named ones.
    pub memories: Vec<String>,
}

/// Gives a memory a penalty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryPenalty {
    /// Which memory.
    pub memory: String,
    /// Taken off its matches for order and threshold: 0 to 30.
    pub penalty: u8,
}

/// Turns lookup in a memory on or off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryUse {
    /// Which memory.
    pub memory: String,
    /// Whether segments are looked up in it.
    pub used: bool,
}

/// Why a memory is only read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReadOnlyBecause {
    /// The file may not be written.
    File,
    /// Nothing may be written in its folder.
    Folder,
    /// The place, a network folder for instance, refuses for another reason.
    Place,
}

/// Which units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// Every one.
    #[default]
    All,
    /// Those with the same source and another target than an other.
    Contradictions,
    /// Those with the same source and target as an other.
    Duplicates,
    /// Those with tags.
    Tagged,
    /// Those whose target is their source.
    Untranslated,
}

/// Narrows a list of units; what is left out narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct UnitFilter {
    /// Beginnings of words that all have to be there, and `"phrases"`.
    pub words: String,
    /// Where the words have to be; none for either side.
    pub side: Option<SideView>,
    /// Which units.
    pub kind: UnitKind,
    /// `typed`, `imported` or `aligned`.
    pub origin: Option<String>,
    /// Exactly; empty for units without one.
    pub author: Option<String>,
    /// Exactly; empty for units without one.
    pub document: Option<String>,
    /// Source language, exactly.
    pub from: Option<String>,
    /// Target language, exactly.
    pub to: Option<String>,
    /// Changed at this instant or later, RFC 3339.
    pub since: Option<String>,
    /// Changed before this instant, RFC 3339.
    pub until: Option<String>,
}

/// In which order units are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum UnitSort {
    /// Changed last first.
    #[default]
    Newest,
    /// Source, A to Z.
    Source,
    /// Target, A to Z.
    Target,
    /// Most used first.
    Used,
}

/// Asks for a page of units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryUnits {
    /// Which memory; none for all that can be used, one after the other in their order.
    pub memory: Option<String>,
    /// What narrows the list.
    pub filter: UnitFilter,
    /// In which order.
    pub sort: UnitSort,
    /// How many to leave out.
    pub offset: u32,
    /// How many at most, up to 500.
    pub limit: u32,
}

/// A page of units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Units {
    /// How many the filter leaves.
    pub total: u32,
    /// Whether there are more than `total`, which was not counted to the end.
    pub more: bool,
    /// The page.
    pub units: Vec<UnitView>,
    /// Units whose words cannot be found yet, while an import is taken in.
    pub pending: u32,
    /// How long it took, in microseconds.
    pub micros: u32,
}

/// Asks what there is to filter by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FacetsAsked {
    /// Which memory; none for all that can be used.
    pub memory: Option<String>,
}

/// A value that units have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Facet {
    /// As the filter wants it; empty for units without one.
    pub value: String,
    /// How many units have it.
    pub units: u32,
}

/// The units of one pair of languages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PairFacet {
    /// Source language.
    pub from: String,
    /// Target language.
    pub to: String,
    /// How many units.
    pub units: u32,
}

/// What there is to filter by, most frequent first, at most 100 of each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Facets {
    /// Who changed units last.
    pub authors: Vec<Facet>,
    /// Where units come from.
    pub documents: Vec<Facet>,
    /// `typed`, `imported`, `aligned`.
    pub origins: Vec<Facet>,
    /// Pairs of languages.
    pub pairs: Vec<PairFacet>,
    /// Years of the last change, newest first.
    pub years: Vec<Facet>,
}

/// Asks for a page of contradictions or duplicates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GroupsAsked {
    /// Which memory.
    pub memory: String,
    /// How many groups to leave out.
    pub offset: u32,
    /// How many groups at most, up to 100.
    pub limit: u32,
}

/// Units that say the same twice, or two things of the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnitGroup {
    /// The changed last first; at most 50.
    pub units: Vec<UnitView>,
    /// How many there are in all.
    pub total: u32,
}

/// A page of groups, the one that was changed last first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnitGroups {
    /// How many groups there are.
    pub total: u32,
    /// The page.
    pub groups: Vec<UnitGroup>,
    /// How long it took, in microseconds.
    pub micros: u32,
}

/// What becomes of the units of a contradiction that are not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Losers {
    /// They are deleted.
    Delete,
    /// They get the target of the one that is kept, and stay with their contexts.
    Retarget,
}

/// Ends a contradiction: every unit with the source, tags and languages of the one that is kept says the same after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContradictionResolve {
    /// Which memory.
    pub memory: String,
    /// The unit that is right.
    #[ts(type = "number")]
    pub keep: i64,
    /// What becomes of the others.
    pub others: Losers,
}

/// Makes one of the duplicates of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DuplicatesMerge {
    /// Which memory.
    pub memory: String,
    /// Any unit of the group.
    #[ts(type = "number")]
    pub unit: i64,
}

/// What was done to the units of a memory, as one step that can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum OperationKind {
    Edit,
    Delete,
    Merge,
    Resolve,
    Import,
}

/// One step on a memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Operation {
    /// Its number in its memory.
    #[ts(type = "number")]
    pub operation: i64,
    /// What was done.
    pub kind: OperationKind,
    /// When, RFC 3339.
    pub at: String,
    /// How many units were changed, deleted or made by it.
    pub units: u32,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether it can be done again: it was taken back, and no other step was made since.
    pub redoable: bool,
}

/// The steps on a memory, the last first; at most 100.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Operations {
    /// The last first.
    pub operations: Vec<Operation>,
}

/// What a command did; none where there was nothing to do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Operated {
    /// The step, for `memory_undo`.
    pub operation: Option<Operation>,
}

/// What settling one source did; none where there was nothing to do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Settled {
    /// The step, for `memory_undo`.
    pub operation: Option<Operation>,
    /// The task that does it, where there are many units; it ends with `task-operated`.
    pub task: Option<String>,
}

/// Takes back a step on a memory, or does one again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryUndo {
    /// Which memory.
    pub memory: String,
    /// Which step; none for the last that was not taken back, or that was taken back last.
    #[ts(type = "number | null")]
    pub operation: Option<i64>,
}

/// What was taken back, or done again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryUndone {
    /// The step; none where there is nothing to take back or to do again, or while a task does it.
    pub operation: Option<Operation>,
    /// Units that are as they were before, or as the step had made them.
    pub units: u32,
    /// Units that were changed since, and stay.
    pub kept: u32,
    /// The task that does it, where there are many units; it ends with `task-undone`.
    pub task: Option<String>,
}

/// Names what a filter leaves, in one memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FoundUnits {
    /// Which memory.
    pub memory: String,
    /// What narrows it.
    pub filter: UnitFilter,
}

/// What a deletion would take, to be confirmed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FoundCount {
    /// How many units.
    pub units: u32,
    /// For `found_delete`; void as soon as other units would be found.
    pub token: String,
}

/// Deletes what a filter leaves, as a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FoundDelete {
    /// Which memory.
    pub memory: String,
    /// What narrows it, as it was counted.
    pub filter: UnitFilter,
    /// From `found_count`.
    pub token: String,
}

/// How much there is in a memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryStatistics {
    /// Which memory.
    pub memory: String,
    /// All units.
    pub units: u32,
    /// By languages, origin, author, document and year; at most 100 of each.
    pub facets: Facets,
    /// How many documents there are.
    pub documents: u32,
    /// Words of all sources.
    #[ts(type = "number")]
    pub source_words: u64,
    /// Words of all targets.
    #[ts(type = "number")]
    pub target_words: u64,
    /// Units with tags.
    pub tagged: u32,
    /// Groups of units with the same source and other targets.
    pub contradictions: u32,
    /// Groups of units of which a merge would leave fewer.
    pub duplicates: u32,
    /// Deleted units that are still kept.
    pub deleted: u32,
    /// Bytes of the file.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Bytes that only serve finding words and matches.
    #[ts(type = "number")]
    pub index_bytes: u64,
    /// When it was last backed up, RFC 3339.
    pub backed_up: Option<String>,
}

/// What a copy of a memory is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BackupKind {
    /// A dated backup.
    Backup,
    /// A dated backup of another file that is or was the same memory: before it was moved, or a copy of it.
    OtherFile,
    /// The memory as it was before a backup took its place.
    BeforeRestore,
    /// The damaged file that units were saved from.
    Damaged,
}

/// A copy of a memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BackupView {
    /// Full path.
    pub path: String,
    /// What it is.
    pub kind: BackupKind,
    /// When it was made, RFC 3339.
    pub made: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How many units; none where it cannot be read.
    pub units: Option<u32>,
}

/// The copies of a memory, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Backups {
    /// Where new ones are put.
    pub folder: String,
    /// Newest first.
    pub backups: Vec<BackupView>,
}

/// Puts a copy of a memory in its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemoryRestore {
    /// Which memory; also one that cannot be used.
    pub memory: String,
    /// Full path of the copy.
    pub backup: String,
}

/// A copy took the place of a memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Restored {
    /// The memory as it was before; restoring that takes this back. None where the file was gone.
    pub kept: Option<String>,
    /// How many units there are now.
    pub units: u32,
}

/// What could be saved from a damaged memory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Recovered {
    /// Units that are whole.
    pub units: u32,
    /// Deleted units that are still kept.
    pub deleted: u32,
    /// Bytes of the file that could not be read.
    #[ts(type = "number")]
    pub unreadable_bytes: u64,
    /// The damaged file.
    pub kept: String,
}

/// Merges all duplicates of a memory, as a task.
pub type MergeAll = MemoryOnly;
