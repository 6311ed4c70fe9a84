//! Text and tags of a segment as TMX writes them.
//!
//! A reader may take white space that is written as such for the layout of the file. So what such a reader could lose,
//! a line end, a tab or a space at an end, is written as a reference.

pub(super) use crate::import::is_xml as is_writable;
use persklaar_text::{Half, Piece, Tag, TaggedText};
use std::collections::HashMap;
use std::fmt::Write;

/// A whole segment. A tag whose halves are both there in order is `bpt` and `ept`, a lone half is `it`, a single is
/// `ph`; the kind is its `type`, the number its `x`, and what is shown of it elsewhere is our written form.
pub(crate) fn tagged(text: &TaggedText) -> String {
    let pairs = pairs(text);
    let last = text.pieces().len().saturating_sub(1);
    let mut out = String::new();
    for (at, piece) in text.pieces().iter().enumerate() {
        match piece {
            Piece::Text(run) => out.push_str(&escaped(run, at == 0, at == last)),
            Piece::Tag(tag) => {
                code(&mut out, *tag, pairs.get(&at).copied());
            }
        }
    }
    out
}

/// A text without tags, as a property has it.
pub(crate) fn text(text: &str) -> String {
    escaped(text, true, true)
}

/// The value of an attribute.
pub(crate) fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}

/// Where the halves of whole pairs stand, with the number of the pair: the first open one of a tag with the first close
/// one after it.
fn pairs(text: &TaggedText) -> HashMap<usize, usize> {
    let (mut halves, mut pairs) = (HashMap::new(), 0);
    let mut open: HashMap<u32, usize> = HashMap::new();
    for (at, piece) in text.pieces().iter().enumerate() {
        let Piece::Tag(tag) = piece else { continue };
        match tag.half {
            Half::Open => {
                open.entry(tag.number).or_insert(at);
            }
            Half::Close => {
                if let Some(begin) = open.remove(&tag.number) {
                    pairs += 1;
                    halves.extend([(begin, pairs), (at, pairs)]);
                }
            }
            Half::Single => {}
        }
    }
    halves
}

fn code(out: &mut String, tag: Tag, pair: Option<usize>) {
    let (x, kind) = (tag.number, tag.kind.name());
    // Writing to a String cannot fail.
    let _ = match (tag.half, pair) {
        (Half::Open, Some(i)) => write!(out, "<bpt i=\"{i}\" x=\"{x}\" type=\"{kind}\">&lt;{x}&gt;</bpt>"),
        (Half::Close, Some(i)) => write!(out, "<ept i=\"{i}\">&lt;/{x}&gt;</ept>"),
        (Half::Open, None) => write!(out, "<it pos=\"begin\" x=\"{x}\" type=\"{kind}\">&lt;{x}&gt;</it>"),
        (Half::Close, None) => write!(out, "<it pos=\"end\" x=\"{x}\" type=\"{kind}\">&lt;/{x}&gt;</it>"),
        (Half::Single, _) => write!(out, "<ph x=\"{x}\" type=\"{kind}\">&lt;{x}/&gt;</ph>"),
    };
}

fn escaped(text: &str, first: bool, last: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let end = text.len();
    for (at, char) in text.char_indices() {
        let at_end = first && at == 0 || last && at + char.len_utf8() == end;
        match char {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            ' ' if at_end => out.push_str("&#32;"),
            char if is_writable(char) => out.push(char),
            _ => {}
        }
    }
    out
}
