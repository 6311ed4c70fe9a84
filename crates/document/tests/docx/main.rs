//! Word-processor files: what they offer, what comes of it at export, the proof, and what hostile ones do.
#![expect(clippy::unwrap_used, reason = "these are tests, their helpers included")]

mod builder;
mod export;
mod hostile;
mod proof;
#[path = "../random/mod.rs"]
mod random;
mod reading;
mod sample;
