//! Quality rules over a segment and its target, one file a rule.
//!
//! Pure: a rule gets texts and answers findings; it reads no files and decides nothing about what to do with them.

pub mod tags;

pub use tags::{TagFinding, tags};
