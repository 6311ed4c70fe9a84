//! Proof that an export changed only what it may change.
//!
//! Knows nothing of how the export was made: both files are read anew, their tags are laid side by side, and whatever
//! differs must be a text that the original offers, or a mark of language.

mod allowed;
mod docx;
mod markdown;
mod moved;
mod page;
mod plain;
mod tags;
mod texts;
mod wrappers;

use crate::decode::{Decoded, decode_as};
use crate::read::{Format, Hint, NotADocument, read};
use persklaar_text::Language;
use std::ops::Range;

/// What kind of thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Visible text.
    Text,
    /// The value of an attribute that people read or hear.
    Attribute,
    /// A title, description or other metadata.
    Metadata,
    /// A mark of language or direction.
    Language,
}

impl ChangeKind {
    /// The contract's word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Attribute => "attribute",
            Self::Metadata => "metadata",
            Self::Language => "language",
        }
    }
}

/// One changed span of the original; an insertion is an empty span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub kind: ChangeKind,
    /// Which part of a packed document, such as `word/document.xml`; none where the file is one piece.
    pub part: Option<String>,
    /// First byte in the original.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// What changed, and how much did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The changed spans, in order.
    pub changed: Vec<Change>,
    /// How many bytes of the original are outside them.
    pub identical_bytes: usize,
}

/// Why there is no proof.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// One of the two is no document.
    #[error(transparent)]
    NotADocument(#[from] NotADocument),
    /// Something else changed.
    #[error("something other than text and language marks changed at byte {at}: {what}")]
    Changed {
        /// Byte offset in the original.
        at: usize,
        /// What was found there.
        what: String,
    },
}

/// Compares an original with its export.
///
/// # Errors
/// [`ProofError::Changed`] at the first place that an export may not touch.
pub fn verify(original: &[u8], exported: &[u8], hint: &Hint<'_>) -> Result<Proof, ProofError> {
    let (document, _) = read(original, hint)?;
    if let Some(package) = &document.package {
        return docx::prove(&document, package, exported);
    }
    let decoded = decode_as(exported, document.decoded.encoding);
    let mut found = Found { original: &document.decoded, exported: &decoded, changed: Vec::new() };
    found.same_mark()?;
    match document.format {
        Format::Html => page::compare(&mut found, &document.blocks, &document.marks, 0)?,
        Format::Text => plain::compare(&mut found, &document)?,
        // A package was compared above.
        Format::Docx => {}
        Format::Markdown => markdown::compare(&mut found, &document)?,
    }
    let mut changed = found.changed;
    changed.sort_by_key(|change| (change.start, change.end));
    let touched: usize = changed.iter().map(|change| change.end - change.start).sum();
    Ok(Proof { changed, identical_bytes: original.len() - touched })
}

/// Whether a value is what an export writes for a language: its tag, or `og:locale`'s spelling of one.
fn names_language(value: &str) -> bool {
    value.trim_matches('"').replace('_', "-").parse::<Language>().is_ok()
}

/// Two files side by side, and what was found to differ so far.
struct Found<'a> {
    original: &'a Decoded,
    exported: &'a Decoded,
    changed: Vec<Change>,
}

impl Found<'_> {
    /// The byte-order marks, which belong to no token.
    fn same_mark(&self) -> Result<(), ProofError> {
        let mark = |decoded: &Decoded| decoded.bytes()[..decoded.byte_at(0)].to_vec();
        if mark(self.original) == mark(self.exported) {
            Ok(())
        } else {
            Err(self.refuse(0, "the byte-order mark"))
        }
    }

    fn refuse(&self, at: usize, what: &str) -> ProofError {
        let what: String = what.chars().take(80).collect();
        ProofError::Changed { at: self.original.byte_at(at), what }
    }

    /// Whether two ranges have the same bytes; the characters would not do where bytes are damaged.
    fn same(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        self.original.bytes()[self.original.bytes_of(one)]
            == self.exported.bytes()[self.exported.bytes_of(other)]
    }

    /// Notes a changed range without what is the same at its ends.
    fn note(&mut self, kind: ChangeKind, one: Range<usize>, other: Range<usize>) {
        let (before, after) = (&self.original.text[one.clone()], &self.exported.text[other]);
        let start: usize = before
            .chars()
            .zip(after.chars())
            .take_while(|(one, other)| one == other)
            .map(|(one, _)| one.len_utf8())
            .sum();
        let end: usize = before[start..]
            .chars()
            .rev()
            .zip(after[start..].chars().rev())
            .take_while(|(one, other)| one == other)
            .map(|(one, _)| one.len_utf8())
            .sum();
        self.push(kind, one.start + start..one.end - end);
    }

    fn push(&mut self, kind: ChangeKind, span: Range<usize>) {
        let bytes = self.original.bytes_of(&span);
        self.changed.push(Change { kind, part: None, start: bytes.start, end: bytes.end.max(bytes.start) });
    }
}
