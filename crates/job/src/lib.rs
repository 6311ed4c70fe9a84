//! The job file `*.persklaar`: one document on its way into one language, kept in a single SQLite file with the
//! document's original bytes, its segments, their targets and states, the history behind undo and redo, the outbox of
//! units for memories, the ledger of machine translation and the job's settings.
//!
//! Every change is one transaction that is on disk when the call returns. Deliberately absent: reading documents,
//! memories and endpoints (their own crates), and the clock (times are arguments).

mod bounds;
mod connection;
mod contents;
mod error;
mod file;
mod job;
mod lock;
mod migration;
mod operations;
mod publish;
mod schema;
mod segment;
mod table;

pub use error::JobError;
pub use job::{Access, Job, NewJob};
pub use operations::confirm::ConfirmOptions;
pub use operations::history::{OutboxUndo, Undone};
pub use operations::{Changed, Filling};
pub use segment::{NewSegment, Origin, Segment, SegmentTag, State};
pub use table::ledger::LedgerEntry;
pub use table::meta::Meta;
pub use table::operation::{Operation, OperationKind, Standing};
pub use table::outbox::{OutboxRow, OutboxUnit, OutboxWork};
