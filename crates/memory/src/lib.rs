//! Translation memories: units in SQLite files, exact and fuzzy lookup, concordance, and interchange with other
//! programs.
//!
//! A memory is one file that others may write at the same time. Nothing here reads a clock, knows documents or jobs,
//! or decides what a match is worth: the score is `persklaar-text`'s, and the time is an argument.

mod edit;
mod error;
mod export;
mod file;
mod import;
mod lookup;
mod memory;
mod search;
mod stats;
mod table;
mod table_columns;
mod unit;

pub use error::MemoryError;
pub use export::{ExportError, Wanted};
pub use import::{Import, ImportError, Imported, Phase, Progress, Skipped};
pub use lookup::{Match, Query, merge};
pub use memory::Memory;
pub use persklaar_text::score::Why;
pub use search::{Count, Hit, List, Search, Side};
pub use stats::{PairStats, Stats};
pub use unit::{Change, NewUnit, Origin, Put, Unit};
