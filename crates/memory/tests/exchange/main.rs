//! Files of other programs in, and files for them out.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

#[path = "../fixture/mod.rs"]
mod fixture;

mod excess;
mod files;
mod hostile;
mod neighbours;
mod peers;
mod po;
mod tables;
mod tmx;
mod trip;
mod xliff;
