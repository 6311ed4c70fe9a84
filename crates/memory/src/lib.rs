//! Translation memories: units in SQLite files, exact and fuzzy lookup, concordance, and interchange with other
//! programs.
//!
//! A memory is one file that others may write at the same time. Nothing here reads a clock, knows documents or jobs,
//! or decides what a match is worth: the score is `persklaar-text`'s, and the time is an argument.

mod backup;
mod edit;
mod error;
mod export;
mod file;
mod fragments;
mod import;
mod lookup;
mod memory;
mod recovery;
mod search;
mod stats;
mod table;
mod table_columns;
mod unit;
mod upkeep;

pub use backup::{
    Backup, Kept, Replaced, backups, copies_beside, day_of, glance, newest_backup, place_of, prune, restore,
};
pub use error::MemoryError;
pub use export::{ExportError, ExportWatch, Exporting, Wanted};
pub use file::open::is_database;
pub use file::standing::Standing;
pub use fragments::{Fragment, FragmentQuery, Translation};
pub use import::{Import, ImportError, Imported, Phase, Progress, Reason, Skipped};
pub use lookup::{Folded, Match, Offer, Query, fold, merge};
pub use memory::Memory;
pub use persklaar_mapped::{is_remote, may_write};
pub use persklaar_text::score::Why;
pub use recovery::{Recovered, recover, recover_known};
pub use search::{Count, Filter, Hit, Kind, List, Page, Search, Side, Sort, Stop};
pub use stats::{PairStats, Statistics, Stats};
pub use unit::{Change, NewUnit, Origin, Put, Unit};
pub use upkeep::{
    Facet, Facets, FoundUnits, Group, GroupKind, Groups, Losers, Operation, OperationKind, Redone,
    SameSource, Undone, Watch,
};
