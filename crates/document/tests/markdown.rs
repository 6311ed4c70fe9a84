//! What a Markdown file offers, and what comes of it at export.
#![expect(clippy::unwrap_used, reason = "these are tests, their helpers included")]

#[path = "markdown/any.rs"]
mod any;
#[path = "markdown/exported.rs"]
mod exported;
#[path = "markdown/golden.rs"]
mod golden;
#[path = "markdown/offered.rs"]
mod offered;
mod random;
#[path = "markdown/support.rs"]
mod support;
