//! The bodies of the commands, thin: each reads its request, calls a use case, and answers.
//!
//! They run on a blocking thread and may block.

#![expect(clippy::needless_pass_by_value, reason = "every command takes its request whole, as it came")]

mod documents;
mod endpoints;
mod fragments;
mod jobs;
mod memories;
mod program;
mod rules;
mod segments;
mod units;
mod upkeep;

pub(crate) use documents::*;
pub(crate) use endpoints::*;
pub(crate) use fragments::*;
pub(crate) use jobs::*;
pub(crate) use memories::*;
pub(crate) use program::*;
pub(crate) use rules::*;
pub(crate) use segments::*;
pub(crate) use units::*;
pub(crate) use upkeep::*;

use crate::contract::*;
use std::path::PathBuf;

fn picked(path: Option<PathBuf>) -> Picked {
    Picked { path: path.map(|path| path.to_string_lossy().into_owned()) }
}

/// Microseconds since `start`, as answers report them.
fn micros(start: std::time::Instant) -> u32 {
    u32::try_from(start.elapsed().as_micros()).unwrap_or(u32::MAX)
}
