//! A unit as a file has it, in any number of languages, before it is decided which of its texts make pairs.

use super::Reason;
use super::inline::Item;
use super::segment::Text;
use crate::unit::Origin;
use jiff::Timestamp;

/// What a file says of a unit.
#[derive(Debug, Default)]
pub(crate) struct FileUnit {
    pub(crate) id: Option<String>,
    pub(crate) source_language: Option<String>,
    /// Its neighbours are in the source language.
    pub(crate) details: Details,
    pub(crate) variants: Vec<Variant>,
    /// Whether it was written by this program, so that what it does not say nobody knows.
    pub(crate) is_ours: bool,
    /// Why none of it can be used.
    pub(crate) fault: Option<Reason>,
}

/// What is said of a unit, or of one of its texts, beside the text itself.
#[derive(Debug, Default, Clone)]
pub(crate) struct Details {
    /// Who changed it last.
    pub(crate) author: Option<String>,
    pub(crate) created: Option<Timestamp>,
    pub(crate) changed: Option<Timestamp>,
    pub(crate) used: Option<u32>,
    pub(crate) origin: Option<Origin>,
    pub(crate) document: Option<String>,
    /// The source before it.
    pub(crate) previous: Option<String>,
    /// The source after it.
    pub(crate) next: Option<String>,
}

/// The unit in one language.
#[derive(Debug, Default)]
pub(crate) struct Variant {
    /// As written; empty where it is missing.
    pub(crate) language: String,
    /// Its neighbours are in its own language.
    pub(crate) details: Details,
    /// The text, or why it cannot be used.
    pub(crate) segment: Option<Text>,
}

impl Variant {
    /// A text that says nothing else of itself.
    pub(crate) fn new(language: impl Into<String>, segment: Text) -> Self {
        Self { language: language.into(), segment: Some(segment), ..Self::default() }
    }

    /// A text without codes.
    pub(crate) fn plain(language: impl Into<String>, text: &str) -> Self {
        Self::new(language, Ok(vec![Item::Text(text.to_owned())]))
    }

    /// How much there is of it, about.
    pub(crate) fn length(&self) -> usize {
        self.segment.iter().flatten().flatten().map(Item::length).sum()
    }
}
