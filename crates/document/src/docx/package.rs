//! The file around a document's text: which parts the text is made of, and how they are packed again.
//!
//! The text of a document is its offered parts one behind the other. A NUL, which XML cannot hold, stands between
//! them, so that an edited text comes apart at the right places.

use super::archive::{Archive, Packed};
use super::layout::Layout;
use super::xml;
use crate::block::Block;
use std::collections::HashMap;
use std::ops::Range;

/// What stands between two parts.
pub(crate) const BORDER: char = '\0';
/// What some programs write before the text of a part.
const MARK: &str = "\u{feff}";

/// A part whose text is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// Its place in the text of all parts, without a byte-order mark.
    pub(crate) span: Range<usize>,
    /// Whether it has one.
    pub(crate) marked: bool,
}

/// A file of parts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Package {
    /// The file itself.
    pub(crate) bytes: Vec<u8>,
    pub(crate) parts: Vec<Part>,
    /// The paragraphs; [`Writing::Word`](crate::block::Writing::Word) holds their numbers.
    pub(crate) layouts: Vec<Layout>,
    /// Blocks that repeat another, by the start of the other's text.
    pub(crate) mirrors: HashMap<u32, Vec<Block>>,
}

/// Why a part is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It could not be unpacked.
    Packed(Packed),
    /// It is not in UTF-8.
    Encoding,
    /// It is no XML that is read.
    Xml(xml::Unreadable),
}

/// The text of a part, and whether it began with a byte-order mark.
pub(crate) fn text(archive: &mut Archive<'_>, name: &str) -> Option<Result<(String, bool), Kept>> {
    let bytes = match archive.unpack(name)? {
        Ok(bytes) => bytes,
        Err(packed) => return Some(Err(Kept::Packed(packed))),
    };
    let Ok(text) = String::from_utf8(bytes) else { return Some(Err(Kept::Encoding)) };
    let (text, marked) = match text.strip_prefix(MARK) {
        Some(rest) => (rest.to_owned(), true),
        None => (text, false),
    };
    if !is_utf_8(&text) {
        return Some(Err(Kept::Encoding));
    }
    Some(xml::check(&text).map(|()| (text, marked)).map_err(Kept::Xml))
}

/// Whether a part says nothing else of its encoding: letters that an export adds would be read as others.
fn is_utf_8(text: &str) -> bool {
    let head = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let named = head.and_then(|(head, _)| head.split_once("encoding"));
    named.is_none_or(|(_, rest)| rest.to_ascii_lowercase().contains("utf-8"))
}

impl Package {
    /// Appends a part to the text of all.
    pub(crate) fn push(&mut self, all: &mut String, name: &str, text: &str, marked: bool) -> Range<usize> {
        if !self.parts.is_empty() {
            all.push(BORDER);
        }
        let span = all.len()..all.len() + text.len();
        all.push_str(text);
        self.parts.push(Part { name: name.to_owned(), span: span.clone(), marked });
        span
    }

    /// The part that a place of the text is in, and the place in that part's XML.
    pub(crate) fn place(&self, at: usize) -> (&str, usize) {
        let index = self.parts.partition_point(|part| part.span.start <= at).saturating_sub(1);
        match self.parts.get(index) {
            Some(part) => {
                let mark = if part.marked { MARK.len() } else { 0 };
                (&part.name, at.saturating_sub(part.span.start) + mark)
            }
            None => ("", at),
        }
    }

    /// Whether every part of an edited text is XML.
    pub(crate) fn is_well_formed(&self, edited: &str) -> bool {
        edited.split(BORDER).count() == self.parts.len().max(1)
            && edited.split(BORDER).all(|part| xml::check(part).is_ok())
    }

    /// The file with an edited text; the very same bytes where the text is the same. None where it cannot be packed,
    /// which reading makes sure of.
    pub(crate) fn pack(&self, original: &str, edited: &str) -> Option<Vec<u8>> {
        let mut changed: HashMap<&str, Vec<u8>> = HashMap::new();
        for (part, text) in self.parts.iter().zip(edited.split(BORDER)) {
            if original[part.span.clone()] != *text {
                let mark = if part.marked { MARK } else { "" };
                changed.insert(&part.name, [mark, text].concat().into_bytes());
            }
        }
        if changed.is_empty() {
            return Some(self.bytes.clone());
        }
        Archive::open(&self.bytes).ok()?.pack(&changed)
    }
}
