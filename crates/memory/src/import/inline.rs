//! The inline codes of other tools as our tags.
//!
//! A file writes what a code was in the original format; we keep none of that, only that there is a tag, which half it
//! is and of what kind. Codes of source and translation that belong together say so by a name, or by their order, and
//! get the same number.

use persklaar_text::{Half, Piece, Tag, TagKind, TaggedText};
use std::collections::HashMap;

/// A piece of a segment as it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    Text(String),
    Code(Code),
    /// A segment of its own begins, with this id.
    Begin(String),
    /// It ends.
    End,
}

impl Item {
    fn code(&self) -> Option<&Code> {
        match self {
            Self::Code(code) => Some(code),
            _ => None,
        }
    }

    /// How many bytes it takes, about.
    pub(crate) fn length(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Code(code) => code.key.len(),
            Self::Begin(id) => id.len(),
            Self::End => 0,
        }
    }

    /// The text of it, if it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same for good.
    pub(crate) fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// One inline code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Code {
    /// What the code is to be known by within its segment, and in its translation.
    pub(crate) key: String,
    /// The number that the file gives it, if it can be one of ours.
    pub(crate) wish: Option<u32>,
    pub(crate) half: Half,
    /// If the file says it.
    pub(crate) kind: Option<TagKind>,
}

/// The number and kind of each code of a segment.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    by_key: HashMap<String, (u32, TagKind)>,
    /// Whether they are in the order of the segment, and not those of the file.
    are_ours: bool,
}

/// Makes the text of a segment. `known` are the numbers of its source's codes; answers its own. The numbers of a file
/// are kept if every code has one. A code that does not say its kind has that of the source's.
pub(crate) fn tagged(items: Vec<Item>, known: &Numbers) -> (TaggedText, Numbers) {
    let codes = || items.iter().filter_map(Item::code);
    let are_ours = known.are_ours || codes().any(|code| code.wish.is_none());
    let wished = codes().filter_map(|code| code.wish).filter(|_| !are_ours);
    let mut next = wished.chain(known.by_key.values().map(|known| known.0)).max().unwrap_or(0);
    let mut by_key = HashMap::new();
    let mut tag = |code: Code| {
        let (number, kind) = *by_key.entry(code.key).or_insert_with_key(|key| match known.by_key.get(key) {
            Some((number, kind)) => (*number, code.kind.unwrap_or(*kind)),
            None => {
                let number = code.wish.filter(|_| !are_ours).unwrap_or_else(|| {
                    next = next.saturating_add(1);
                    next
                });
                (number, code.kind.unwrap_or(TagKind::Other))
            }
        });
        Piece::Tag(Tag { number, half: code.half, kind })
    };
    let pieces = items.into_iter().filter_map(|item| match item {
        Item::Text(text) => Some(Piece::Text(text)),
        Item::Code(code) => Some(tag(code)),
        Item::Begin(_) | Item::End => None,
    });
    let text = TaggedText::new(pieces);
    (text, Numbers { by_key, are_ours })
}

/// A text that is ours already, as a file would have it.
pub(crate) fn items(text: &TaggedText) -> Vec<Item> {
    let item = |piece: &Piece| match piece {
        Piece::Text(text) => Item::Text(text.clone()),
        Piece::Tag(tag) => Item::Code(Code {
            key: format!("tag {}", tag.number),
            wish: Some(tag.number),
            half: tag.half,
            kind: Some(tag.kind),
        }),
    };
    text.pieces().iter().map(item).collect()
}

/// The codes of one segment while it is read.
#[derive(Default)]
pub(crate) struct Codes {
    /// Opening halves by the name that their closing halves use.
    open: HashMap<String, Code>,
    /// How many codes of each element had no name so far.
    nameless: HashMap<&'static str, u32>,
}

impl Codes {
    /// A code by itself. What has no name is known by its element and its order.
    pub(crate) fn code(
        &mut self,
        element: &'static str,
        name: Option<&str>,
        half: Half,
        kind: Option<&str>,
    ) -> Code {
        let key = match name {
            Some(name) => format!("{element} {name}"),
            None => self.nameless_key(element),
        };
        Code { key, wish: None, half, kind: kind.map(kind_of) }
    }

    fn nameless_key(&mut self, element: &'static str) -> String {
        let count = self.nameless.entry(element).or_default();
        *count += 1;
        format!("{element} #{count}")
    }

    /// Remembers an opening half, for [`Codes::end`] with the same name.
    pub(crate) fn begin(&mut self, name: &str, code: Code) -> Code {
        self.open.insert(name.to_owned(), code.clone());
        code
    }

    /// The closing half of the code that began with this name.
    pub(crate) fn end(&mut self, name: &str) -> Option<Code> {
        self.open.remove(name).map(|code| Code { half: Half::Close, ..code })
    }
}

/// Our own names, and those that specifications and other tools use.
pub(crate) fn kind_of(name: &str) -> TagKind {
    let lower = name.to_ascii_lowercase();
    let plain = ["x-html-", "xlf:", "x-"].iter().find_map(|prefix| lower.strip_prefix(prefix));
    // Some list several looks: `x-bold;italic;`. The first is the kind.
    let first = plain.unwrap_or(&lower).split([';', ':', ',']).next().unwrap_or_default();
    match first {
        "b" | "strong" => TagKind::Bold,
        "i" | "em" => TagKind::Italic,
        "u" | "ulined" | "underlined" => TagKind::Underline,
        "a" | "hyperlink" => TagKind::Link,
        "img" | "graphic" => TagKind::Image,
        "br" | "lb" | "pb" => TagKind::Break,
        "sup" | "superscript" => TagKind::Super,
        "subscript" => TagKind::Sub,
        "fnote" | "footnote" => TagKind::Note,
        // Trados names the formatting of Word so.
        "font" | "cf" => TagKind::Span,
        own => TagKind::from_name(own),
    }
}
