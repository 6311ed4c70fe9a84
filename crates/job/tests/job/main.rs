//! The job file as its callers see it.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "all of this is tests, the functions beside them too"
)]

mod editing;
mod files;
mod killed;
mod outbox;
mod samples;
mod speed;
mod strangers;
mod walk;
mod writers;
