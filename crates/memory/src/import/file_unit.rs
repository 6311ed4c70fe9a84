//! A unit as a file has it, in any number of languages, before it is decided which of its texts make pairs.

use super::inline::Item;
use super::segment::Text;
use jiff::Timestamp;

/// What a file says of a unit.
#[derive(Debug, Default)]
pub(crate) struct FileUnit {
    pub(crate) id: Option<String>,
    pub(crate) source_language: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) changed: Option<Timestamp>,
    pub(crate) properties: Vec<(String, String)>,
    pub(crate) variants: Vec<Variant>,
}

/// The unit in one language.
#[derive(Debug, Default)]
pub(crate) struct Variant {
    /// As written; empty where it is missing.
    pub(crate) language: String,
    pub(crate) author: Option<String>,
    pub(crate) changed: Option<Timestamp>,
    pub(crate) properties: Vec<(String, String)>,
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
}
