//! What a file says, before it is known whether it can be had.

use super::Problem;

/// A file as it is written.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) cascades: bool,
    pub(super) sets: Vec<WrittenSet>,
    pub(super) maps: Vec<WrittenMap>,
    pub(super) problems: Vec<Problem>,
}

/// A `<languagerule>`.
#[derive(Debug)]
pub(super) struct WrittenSet {
    pub(super) name: String,
    pub(super) rules: Vec<WrittenRule>,
}

/// A `<rule>`.
#[derive(Debug)]
pub(super) struct WrittenRule {
    pub(super) line: u32,
    pub(super) breaks: bool,
    pub(super) before: String,
    pub(super) after: String,
}

/// A `<languagemap>`.
#[derive(Debug)]
pub(super) struct WrittenMap {
    pub(super) line: u32,
    pub(super) pattern: String,
    pub(super) name: String,
}

impl File {
    pub(super) fn problem(&mut self, line: u32, problem: &str) {
        self.problems.push(Problem { line, problem: problem.to_owned() });
    }
}
