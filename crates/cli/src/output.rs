//! What goes to stdout and stderr.
//!
//! A closed pipe (`persklaar-cli show JOB | head`) is no failure of the program.

use persklaar_app::contract::AppError;
use serde::Serialize;
use std::io::Write;

/// How to answer.
pub(crate) struct Output {
    /// One JSON document instead of words.
    pub(crate) json: bool,
}

impl Output {
    /// Answers with JSON, or with the lines for people.
    pub(crate) fn answer(&self, json: &impl Serialize, lines: impl FnOnce() -> Vec<String>) {
        if self.json {
            json_line(json);
        } else {
            lines().iter().for_each(|line| say(line));
        }
    }
}

/// One JSON value on a line.
pub(crate) fn json_line(value: &impl Serialize) {
    say(&serde_json::to_string(value).unwrap_or_default());
}

/// One line on stdout.
pub(crate) fn say(line: &str) {
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}

/// One line on stderr; there is nobody to tell when that fails.
pub(crate) fn remark(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// What went wrong and how to go on.
pub(crate) fn complain(error: &AppError) {
    remark(&format!("persklaar-cli: {}", error.message));
    if !error.hint.is_empty() {
        remark(&error.hint);
    }
}
