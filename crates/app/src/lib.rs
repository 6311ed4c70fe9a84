//! The use cases and the contract.
//!
//! What the window, the command line and the tests all call. Knows every crate below it and nothing above it: no
//! Tauri, no HTTP server, no terminal. Blocking work (SQLite, parsing) runs on a blocking thread; nothing here holds a
//! lock across an `.await`.

mod app;
mod backup_folder;
mod backups;
mod checking;
mod commands;
mod consulting;
pub mod contract;
mod desk;
pub mod endpoints;
pub mod exporting;
pub mod failure;
mod host;
pub mod importing;
pub mod jobs;
pub mod keychain;
mod left_out;
pub mod machine;
pub mod matching;
mod memory_list;
pub mod outbox;
pub mod pseudo;
pub mod release;
pub mod rules;
mod sample;
mod shelf;
mod store;
mod tasks;
mod turns;
pub mod typescript;
mod unit_filter;
mod words;
mod written;

pub use app::App;
pub use host::{Host, Places, nobody_to_ask};
pub use sample::{SAMPLE_MEMORY, SAMPLE_NAME, SAMPLE_RELEASE};
pub use written::parse_target;

// What a host works with of the crates below; it depends on nothing but this one.
pub use jiff::Timestamp;
pub use persklaar_job::{Access, ConfirmOptions, Job, Segment, State};
pub use persklaar_memory::{
    Filter, Kind, List, Match, Memory, MemoryError, NewUnit, Origin as UnitOrigin, PairStats, Search, Side,
    Sort, Wanted, merge,
};
pub use persklaar_text::repair::Repairer;
pub use persklaar_text::{Language, TaggedText};
