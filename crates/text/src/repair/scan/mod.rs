//! Finds what may be replaced in a text: addresses, dates, times, codes, numbers, currencies and names, each once.
//!
//! What is found first keeps its place: a day's number is not a number again, nor a file's version a time.

mod addresses;
mod dates;
mod figures;
mod names;
mod times;

pub(super) use names::places;

use super::language::Conventions;
use super::thing::{Form, Thing, Value};
use std::ops::Range;

/// A text and what was found in it.
#[derive(Debug)]
pub(super) struct Scanned {
    pub(super) text: String,
    /// In order, never overlapping.
    pub(super) things: Vec<Thing>,
}

/// Finds the things of a text.
pub(super) fn scan(text: &str, language: &Conventions) -> Scanned {
    let mut scanned = Scanned { text: text.to_owned(), things: Vec::new() };
    addresses::find(&mut scanned);
    dates::find(&mut scanned, language);
    times::find(&mut scanned, language);
    figures::find(&mut scanned, language);
    names::find(&mut scanned, language);
    scanned.things.sort_by_key(|thing| thing.span.start);
    scanned
}

impl Scanned {
    /// Keeps a thing if its place is free.
    fn add(&mut self, span: Range<usize>, value: Value, form: Form) {
        if !span.is_empty() && self.is_free(&span) {
            self.things.push(Thing { span, value, form });
        }
    }

    fn is_free(&self, span: &Range<usize>) -> bool {
        self.things.iter().all(|thing| thing.span.end <= span.start || span.end <= thing.span.start)
    }

    /// What stands in a place.
    pub(super) fn at(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }
}

/// The text before a place.
fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default()
}

/// The text from a place on.
fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// Whether what stands before a run of digits makes it part of something longer: a letter of a script with capitals,
/// a digit, or a digit with a sign.
fn continues_before(text: &str, at: usize) -> bool {
    let mut chars = before(text, at).chars().rev();
    match chars.next() {
        Some('_') => true,
        Some('.' | ',' | ':' | '/') => chars.next().is_some_and(char::is_numeric),
        Some(char) => char.is_numeric() || is_cased(char),
        None => false,
    }
}

/// Whether what stands after a run of digits makes it part of something longer.
fn continues_after(text: &str, at: usize) -> bool {
    let mut chars = after(text, at).chars();
    match chars.next() {
        Some('_') => true,
        Some('.' | ',' | ':' | '/') => chars.next().is_some_and(char::is_numeric),
        Some(char) => char.is_numeric() || is_cased(char),
        None => false,
    }
}

/// Letters of Latin, Greek and Cyrillic run together with digits; others may stand beside a number as words do.
fn is_cased(char: char) -> bool {
    char.is_lowercase() || char.is_uppercase()
}
