//! The inline codes of other tools as our tags.
//!
//! TMX writes what a code was in the original format inside it; we keep none of that, only that there is a tag, which
//! half it is and of what kind. Codes of source and translation that belong together say so by `x`, or `i`, or by
//! their order, and get the same number.

use persklaar_text::{Half, Piece, Tag, TagKind, TaggedText};
use std::collections::HashMap;

/// A piece of a segment as it stood in the file.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    Text(String),
    Code(Code),
}

/// One inline code.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    /// What the code is to be known by within its segment, and in its translation.
    pub(crate) key: String,
    /// The number that the file gives it, if it can be one of ours.
    pub(crate) wish: Option<u32>,
    pub(crate) half: Half,
    pub(crate) kind: TagKind,
}

/// The number of each code of a segment.
pub(crate) type Numbers = HashMap<String, u32>;

/// Makes the text of a segment. `known` are the numbers of its source's codes; answers its own.
pub(crate) fn tagged(items: Vec<Item>, known: &Numbers) -> (TaggedText, Numbers) {
    let mut numbers = Numbers::new();
    let wished = items.iter().filter_map(|item| match item {
        Item::Code(code) => code.wish,
        Item::Text(_) => None,
    });
    let mut next = wished.chain(known.values().copied()).max().unwrap_or(0);
    let mut piece = |item| match item {
        Item::Text(text) => Piece::Text(text),
        Item::Code(code) => {
            let number = *numbers.entry(code.key).or_insert_with_key(|key| {
                known.get(key).copied().or(code.wish).unwrap_or_else(|| {
                    next = next.saturating_add(1);
                    next
                })
            });
            Piece::Tag(Tag { number, half: code.half, kind: code.kind })
        }
    };
    let pieces: Vec<Piece> = items.into_iter().map(&mut piece).collect();
    (TaggedText::new(pieces), numbers)
}

/// The codes of one segment while it is read.
#[derive(Default)]
pub(crate) struct Codes {
    /// By the `i` of the opening half.
    open: HashMap<String, Code>,
    /// How many codes of each element had no `x` so far.
    nameless: HashMap<&'static str, u32>,
}

impl Codes {
    /// `<bpt>`.
    pub(crate) fn begin(&mut self, i: &str, x: Option<&str>, kind: Option<&str>) -> Code {
        let mut code = self.code("bpt", Half::Open, x, kind);
        if x.is_none() {
            code.key = format!("i {i}");
        }
        self.open.insert(i.to_owned(), code.clone());
        code
    }

    /// `<ept>`, which belongs to the `<bpt>` with the same `i` if there is one.
    pub(crate) fn end(&mut self, i: &str) -> Code {
        match self.open.remove(i) {
            Some(code) => Code { half: Half::Close, ..code },
            None => Code { key: format!("ept {i}"), ..self.code("ept", Half::Close, None, None) },
        }
    }

    /// Any other code: `element` is its name.
    pub(crate) fn code(
        &mut self,
        element: &'static str,
        half: Half,
        x: Option<&str>,
        kind: Option<&str>,
    ) -> Code {
        let wish = x.and_then(|x| x.parse().ok()).filter(|number| (1..=9999).contains(number));
        let key = match x {
            Some(x) => format!("x {x}"),
            None => {
                let count = self.nameless.entry(element).or_default();
                *count += 1;
                format!("{element} {count}")
            }
        };
        Code { key, wish, half, kind: kind.map_or(TagKind::Other, kind_of) }
    }
}

/// Our own names, and those that the TMX specification and other tools use.
fn kind_of(name: &str) -> TagKind {
    match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => TagKind::Bold,
        "i" | "em" => TagKind::Italic,
        "u" | "ulined" | "underlined" => TagKind::Underline,
        "a" | "hyperlink" | "x-link" => TagKind::Link,
        "img" => TagKind::Image,
        "br" | "lb" => TagKind::Break,
        "sup" | "superscript" => TagKind::Super,
        "subscript" => TagKind::Sub,
        "fnote" | "footnote" => TagKind::Note,
        "font" => TagKind::Span,
        own => TagKind::from_name(own),
    }
}
