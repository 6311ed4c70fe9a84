//! Events: what the program tells without being asked.

use super::{
    AppError, BackupView, ImportReport, MemoryExported, MemoryStatistics, MemoryUndone, Operated, Recovered,
    Restored,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a long piece of work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TaskStarted {
    /// For `task_cancel` and in the events about it.
    pub task: String,
}

/// Names a task.
pub type TaskOnly = TaskStarted;

/// What happened beside the commands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A task went on; at most ten a second.
    TaskProgress {
        /// Which task.
        task: String,
        /// Message id of what it is doing.
        phase: String,
        /// How much is done, in the task's own unit.
        done: u32,
        /// How much there is, 0 while unknown.
        total: u32,
        /// How many units came of it so far; 0 where that is not counted.
        units: u32,
    },
    /// An import ended well.
    TaskImported {
        /// Which task.
        task: String,
        /// What came of it.
        report: ImportReport,
    },
    /// A memory was written to a file.
    TaskExported {
        /// Which task.
        task: String,
        /// Where, and how many units.
        exported: MemoryExported,
    },
    /// Units were deleted or merged.
    TaskOperated {
        /// Which task.
        task: String,
        /// The step that it was.
        done: Operated,
    },
    /// A step was taken back, or done again.
    TaskUndone {
        /// Which task.
        task: String,
        /// What became of it.
        undone: MemoryUndone,
    },
    /// A memory was counted.
    TaskCounted {
        /// Which task.
        task: String,
        /// What is in it.
        statistics: MemoryStatistics,
    },
    /// A memory was backed up.
    TaskBackedUp {
        /// Which task.
        task: String,
        /// The copy.
        backup: BackupView,
    },
    /// A copy took the place of a memory.
    TaskRestored {
        /// Which task.
        task: String,
        /// What is kept of it.
        restored: Restored,
    },
    /// Units were saved from a damaged memory, which is usable again.
    TaskRecovered {
        /// Which task.
        task: String,
        /// How many.
        recovered: Recovered,
    },
    /// A task ended badly or was cancelled (code `cancelled`); nothing of it is left.
    TaskFailed {
        /// Which task.
        task: String,
        /// Why.
        error: AppError,
    },
    /// A memory has other content than before, through this window or another program.
    MemoryChanged {
        /// Which memory.
        memory: String,
    },
    /// A memory was found to be damaged; told once, also where the others answered all the same.
    MemoryDamaged {
        /// Which memory.
        memory: String,
        /// What was found, with the file.
        error: AppError,
    },
    /// A file was dropped on the window or handed over by a second start of the program.
    FileOffered {
        /// Full path.
        path: String,
    },
}
