//! Segment text: what the reader of the page sees, with its inline codes as numbered tags.
//!
//! A tag here is a number, a half and a kind; its label and its original markup belong to the job. The *written form*
//! (`<1>bold</1>`, `<2/>`, `&lt;` for a literal `<`) is what people, files and the wire use.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

/// Which part of a pair a tag is, or that it stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Half {
    /// `<1>`: begins a pair; its other half may be in another segment of the block.
    Open,
    /// `</1>`: ends a pair.
    Close,
    /// `<1/>`: stands alone, as an image or a line break does.
    Single,
}

/// What a tag does to the text, as far as a translator cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TagKind {
    Link,
    Bold,
    Italic,
    Underline,
    Super,
    Sub,
    Code,
    Span,
    Image,
    Break,
    Note,
    Other,
}

impl TagKind {
    /// Every kind, in the order of the contract.
    pub const ALL: [Self; 12] = [
        Self::Link,
        Self::Bold,
        Self::Italic,
        Self::Underline,
        Self::Super,
        Self::Sub,
        Self::Code,
        Self::Span,
        Self::Image,
        Self::Break,
        Self::Note,
        Self::Other,
    ];

    /// The contract's word for the kind, such as `link`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Underline => "underline",
            Self::Super => "super",
            Self::Sub => "sub",
            Self::Code => "code",
            Self::Span => "span",
            Self::Image => "image",
            Self::Break => "break",
            Self::Note => "note",
            Self::Other => "other",
        }
    }

    /// The kind with this name; an unknown name is `Other`, so that newer files can be read.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or(Self::Other)
    }
}

/// One inline code of a segment. Both halves of a pair share the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tag {
    /// From 1, in source order within the segment.
    pub number: u32,
    /// Which half this is.
    pub half: Half,
    /// What it does.
    pub kind: TagKind,
}

/// A run of text or one tag.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Never empty inside a [`TaggedText`], and never beside another text.
    Text(String),
    /// One half of a pair, or a single.
    Tag(Tag),
}

/// The text of a segment with its tags in place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct TaggedText {
    pieces: Vec<Piece>,
}

/// Why a written form was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WrittenError {
    /// A `<` that begins no tag. `at` is a byte offset.
    #[error("'<' at {at} begins no tag; write &lt; for the character")]
    StrayLess {
        /// Byte offset in the written form.
        at: usize,
    },
    /// A tag number of 0 or one that is too large.
    #[error("the tag at {at} has no usable number")]
    BadNumber {
        /// Byte offset in the written form.
        at: usize,
    },
}

impl TaggedText {
    /// Joins neighbouring texts and drops empty ones.
    pub fn new(pieces: impl IntoIterator<Item = Piece>) -> Self {
        let mut text = Self::default();
        for piece in pieces {
            match piece {
                Piece::Text(run) => text.push_text(&run),
                Piece::Tag(tag) => text.push_tag(tag),
            }
        }
        text
    }

    /// A text without tags.
    pub fn plain(text: &str) -> Self {
        let pieces = if text.is_empty() { Vec::new() } else { vec![Piece::Text(text.to_owned())] };
        Self { pieces }
    }

    /// Appends to the last run of text.
    pub fn push_text(&mut self, run: &str) {
        if run.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push_str(run),
            _ => self.pieces.push(Piece::Text(run.to_owned())),
        }
    }

    /// Appends a tag.
    pub fn push_tag(&mut self, tag: Tag) {
        self.pieces.push(Piece::Tag(tag));
    }

    /// Texts and tags in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The tags in order.
    pub fn tags(&self) -> impl Iterator<Item = Tag> + '_ {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Tag(tag) => Some(*tag),
            Piece::Text(_) => None,
        })
    }

    /// Whether there is neither text nor tag.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The text without tags and without any escaping: the contract's `text`.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            if let Piece::Text(run) = piece {
                out.push_str(run);
            }
        }
        out
    }

    /// The contract's `tagged`.
    pub fn written(&self) -> String {
        match self.pieces.as_slice() {
            [Piece::Text(run)] => escape(run).into_owned(),
            _ => self.to_string(),
        }
    }

    /// What exact lookup, duplicates and propagation compare beside the stored form.
    pub fn tag_sequence(&self) -> Vec<(Half, TagKind)> {
        self.tags().map(|tag| (tag.half, tag.kind)).collect()
    }

    /// Whether both are the same text with the same sequence of (half, kind); numbers may differ.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self == other || self.text() == other.text() && self.tag_sequence() == other.tag_sequence()
    }

    /// Reads the written form. `kind_of` says what a number is; without knowledge answer [`TagKind::Other`].
    ///
    /// # Errors
    /// A stray `<` or an impossible number; nothing is guessed.
    pub fn parse(written: &str, kind_of: impl Fn(u32) -> TagKind) -> Result<Self, WrittenError> {
        let mut out = Self::default();
        let mut rest = written;
        while let Some(less) = rest.find('<') {
            out.push_text(&unescape(&rest[..less]));
            let at = written.len() - rest.len() + less;
            let (tag, used) = parse_tag(&rest[less..], at)?;
            out.push_tag(Tag { kind: kind_of(tag.0), number: tag.0, half: tag.1 });
            rest = &rest[less + used..];
        }
        out.push_text(&unescape(rest));
        Ok(out)
    }

    /// The kinds of the tags by number, as files keep them beside the written form: `1:link 2:break`.
    pub fn kinds(&self) -> String {
        let mut seen = HashSet::new();
        let words: Vec<String> = self
            .tags()
            .filter(|tag| seen.insert(tag.number))
            .map(|tag| format!("{}:{}", tag.number, tag.kind.name()))
            .collect();
        words.join(" ")
    }

    /// Reads a written form with the kinds that [`TaggedText::kinds`] gave.
    ///
    /// # Errors
    /// As [`TaggedText::parse`]; unknown kinds are `Other`.
    pub fn parse_with_kinds(written: &str, kinds: &str) -> Result<Self, WrittenError> {
        if !written.contains('<') {
            return Ok(Self::plain(&unescape(written)));
        }
        let mut by_number: Vec<(u32, TagKind)> = kinds
            .split_ascii_whitespace()
            .filter_map(|word| word.split_once(':'))
            .filter_map(|(number, kind)| Some((number.parse().ok()?, TagKind::from_name(kind))))
            .collect();
        by_number.sort_by_key(|known| known.0);
        by_number.dedup_by_key(|known| known.0);
        Self::parse(written, |number| {
            let found = by_number.binary_search_by_key(&number, |known| known.0);
            found.ok().and_then(|at| by_number.get(at)).map_or(TagKind::Other, |known| known.1)
        })
    }
}

impl fmt::Display for TaggedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.pieces {
            match piece {
                Piece::Text(run) => f.write_str(&escape(run))?,
                Piece::Tag(Tag { number, half: Half::Open, .. }) => write!(f, "<{number}>")?,
                Piece::Tag(Tag { number, half: Half::Close, .. }) => write!(f, "</{number}>")?,
                Piece::Tag(Tag { number, half: Half::Single, .. }) => write!(f, "<{number}/>")?,
            }
        }
        Ok(())
    }
}

/// Most texts hold nothing to escape, and a memory writes millions of them.
fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<']) {
        Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;"))
    } else {
        Cow::Borrowed(text)
    }
}

/// `&gt;` and `&quot;` are accepted too: people and other tools write them.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    Cow::Owned(text.replace("&amp;", "&"))
}

/// The number and half of the tag that `text` begins with, and how many bytes it takes.
fn parse_tag(text: &str, at: usize) -> Result<((u32, Half), usize), WrittenError> {
    let end = text.find('>').ok_or(WrittenError::StrayLess { at })?;
    let inner = &text[1..end];
    let (digits, half) = if let Some(digits) = inner.strip_prefix('/') {
        (digits, Half::Close)
    } else if let Some(digits) = inner.strip_suffix('/') {
        (digits, Half::Single)
    } else {
        (inner, Half::Open)
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(WrittenError::StrayLess { at });
    }
    match digits.parse::<u32>() {
        Ok(number) if number > 0 => Ok(((number, half), end + 1)),
        _ => Err(WrittenError::BadNumber { at }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, text: &str, kinds: &str) {
        let parsed = TaggedText::parse_with_kinds(written, kinds).unwrap();
        assert_eq!(parsed.text(), text);
        assert_eq!(parsed.written(), written);
        assert_eq!(parsed.kinds(), kinds);
    }

    #[test]
    fn written_form_comes_back() {
        check("plain", "plain", "");
        check("<1>bold</1> and <2/>", "bold and ", "1:bold 2:break");
        check("half <3>", "half ", "3:link");
        check("<9>a<2/></9><2/>", "a", "9:link 2:note");
        check("a &lt; b &amp; c", "a < b & c", "");
        check("&amp;lt;", "&lt;", "");
    }

    #[test]
    fn nonsense_is_refused() {
        for bad in ["<b>", "a < b", "<0/>", "<>", "<//1>", "<99999999999>"] {
            assert!(TaggedText::parse(bad, |_| TagKind::Other).is_err(), "{bad}");
        }
    }

    #[test]
    fn same_text_with_other_numbers_is_the_same() {
        let one = TaggedText::parse_with_kinds("<1>a</1>", "1:link").unwrap();
        let two = TaggedText::parse_with_kinds("<4>a</4>", "4:link").unwrap();
        let bold = TaggedText::parse_with_kinds("<1>a</1>", "1:bold").unwrap();
        assert!(one.is_same_as(&two));
        assert!(!one.is_same_as(&bold));
    }

    proptest::proptest! {
        #[test]
        fn any_text_survives_writing(text in ".*") {
            let tagged = TaggedText::plain(&text);
            proptest::prop_assert_eq!(TaggedText::parse(&tagged.written(), |_| TagKind::Other).unwrap(), tagged);
        }
    }
}
