//! The contract: every command with its request and its response, written once.
//!
//! The window's shell, the test host and the TypeScript of the interface are all made from [`for_each_command`]; a
//! missing body does not compile. The transport is deliberately not here: a command is a name and JSON, however it came.

mod document;
mod error;
mod event;
mod fragment;
mod job;
mod machine;
mod memory;
mod settings;
mod upkeep;

pub use document::*;
pub use error::*;
pub use event::*;
pub use fragment::*;
pub use job::*;
pub use machine::*;
pub use memory::*;
pub use settings::*;
pub use upkeep::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request or a response that says nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Empty {}

/// Calls `$each!` with every command: `name: Request => Response`.
#[macro_export]
macro_rules! for_each_command {
    ($each:ident) => {
        $each! {
            // The program.
            start: Empty => Start,
            settings_save: Settings => Settings,
            language_check: LanguageCheck => LanguageInfo,
            rules_look: Empty => SentenceRules,
            rules_use: PathOnly => SentenceRules,
            rules_drop: Empty => SentenceRules,
            recent_forget: RecentForget => RecentJobs,
            pick_document: Empty => Picked,
            pick_rules: Empty => Picked,
            pick_memory_files: Empty => PickedMany,
            pick_save: PickSave => Picked,
            pick_folder: PathOnly => Picked,
            open_in_browser: PathOnly => Empty,
            show_in_folder: PathOnly => Empty,
            // A document before it is a job.
            document_read: DocumentRead => DocumentInfo,
            document_matches: DocumentMatches => MatchCounts,
            // A job.
            job_create: JobCreate => JobView,
            job_open: PathOnly => JobView,
            job_close: JobOnly => Empty,
            job_undo: JobOnly => Undone,
            job_redo: JobOnly => Undone,
            job_place: SegmentOnly => Empty,
            job_pretranslate: Pretranslate => Pretranslated,
            export_look: JobOnly => ExportLook,
            job_export: JobExport => JobExported,
            job_copy: JobCopy => JobCopied,
            segment_type: SegmentTarget => Change,
            segment_set: SegmentSet => Change,
            segment_confirm: SegmentTarget => Confirmed,
            segment_apart: SegmentApart => Change,
            segment_matches: SegmentQuestion => Matches,
            segment_fragments: SegmentOnly => Fragments,
            // Memories.
            memory_list: Empty => Memories,
            memory_create: MemoryCreate => Memories,
            memory_add: PathOnly => Memories,
            memory_forget: MemoryOnly => Memories,
            memory_receive: MemoryOnly => Memories,
            memory_order: MemoryOrder => Memories,
            memory_penalty: MemoryPenalty => Memories,
            memory_use: MemoryUse => Memories,
            memory_units: MemoryUnits => Units,
            memory_facets: FacetsAsked => Facets,
            memory_statistics: MemoryOnly => TaskStarted,
            memory_import: MemoryImport => TaskStarted,
            memory_export: MemoryExport => TaskStarted,
            unit_update: UnitUpdate => UnitView,
            unit_source: UnitSource => UnitMended,
            unit_delete: UnitsOnly => Operated,
            unit_restore: UnitsOnly => Empty,
            found_count: FoundUnits => FoundCount,
            found_delete: FoundDelete => TaskStarted,
            contradictions: GroupsAsked => UnitGroups,
            contradiction_resolve: ContradictionResolve => Settled,
            duplicates: GroupsAsked => UnitGroups,
            duplicates_merge: DuplicatesMerge => Settled,
            duplicates_merge_all: MergeAll => TaskStarted,
            memory_operations: MemoryOnly => Operations,
            memory_undo: MemoryUndo => MemoryUndone,
            memory_redo: MemoryUndo => MemoryUndone,
            memory_backups: MemoryOnly => Backups,
            memory_backup: MemoryOnly => TaskStarted,
            memory_restore: MemoryRestore => TaskStarted,
            memory_recover: MemoryOnly => TaskStarted,
            concordance: Concordance => ConcordanceHits,
            task_cancel: TaskOnly => Empty,
            // Machine translation.
            endpoint_list: Empty => Endpoints,
            endpoint_save: EndpointSave => Endpoints,
            endpoint_remove: EndpointOnly => Endpoints,
            endpoint_check: EndpointOnly => EndpointAnswer,
            job_machine: JobMachine => MachineState,
            job_ledger: JobOnly => Ledger,
            segment_machine: SegmentOnly => MachineAnswer,
        }
    };
}
