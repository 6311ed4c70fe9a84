//! The XML of a part as tokens with their places.
//!
//! quick-xml tells tokens apart and resolves names; this keeps the byte range of each. Entities are never expanded, and
//! a part with a document type, with an entity of its own or with absurd nesting is not read at all.

use quick_xml::events::Event;
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;
use std::ops::Range;

/// Elements inside each other; real files need a tenth of it.
const DEEPEST: usize = 250;

/// The vocabularies that are told apart; Strict and Transitional are one here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Space {
    /// WordprocessingML.
    Word,
    /// The frame of a drawing.
    Drawing,
    /// Alternatives for older programs.
    Compatibility,
    /// Formulas.
    Math,
    /// Word's own later properties of runs.
    Effects,
    /// Everything else, and the vocabularies of the package.
    Other,
}

impl Space {
    fn of(namespace: &ResolveResult<'_>) -> Self {
        let ResolveResult::Bound(Namespace(address)) = namespace else { return Self::Other };
        match *address {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Self::Drawing,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.microsoft.com/office/word/2010/wordml" => Self::Effects,
            _ => Self::Other,
        }
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind<'a> {
    /// A start tag; `true` where it is its own end.
    Start(Space, &'a str, bool),
    /// An end tag.
    End(Space, &'a str),
    /// Characters.
    Text,
    /// A character written as a reference.
    Reference,
    /// Characters that need no references.
    CData,
    /// A comment, an instruction, the declaration.
    Other,
}

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) span: Range<usize>,
    pub(crate) kind: Kind<'a>,
}

/// Why a part is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is no well-formed XML.
    Malformed,
    /// It has a document type or entities of its own.
    DocumentType,
    /// Its elements are nested too deep.
    TooDeep,
}

/// The tokens of a text; after the first fault there are none.
pub(crate) struct Tokens<'a> {
    text: &'a str,
    base: usize,
    reader: NsReader<&'a [u8]>,
    depth: usize,
}

impl<'a> Tokens<'a> {
    /// `span` is a whole part inside `text`.
    pub(crate) fn new(text: &'a str, span: Range<usize>) -> Self {
        Self { text, base: span.start, reader: NsReader::from_str(&text[span]), depth: 0 }
    }

    /// The next token, none at the end.
    fn read(&mut self) -> Result<Option<Token<'a>>, Unreadable> {
        let start = self.place();
        let (namespace, event) = self.reader.read_resolved_event().map_err(|_| Unreadable::Malformed)?;
        let space = Space::of(&namespace);
        let shape = match event {
            Event::Start(_) => Shape::Start(false),
            Event::Empty(_) => Shape::Start(true),
            Event::End(_) => Shape::End,
            Event::Text(_) => Shape::Plain(Kind::Text),
            Event::CData(_) => Shape::Plain(Kind::CData),
            Event::GeneralRef(ref name) => {
                let known = matches!(&**name, "amp" | "lt" | "gt" | "quot" | "apos") || name.is_char_ref();
                if !known {
                    return Err(Unreadable::DocumentType);
                }
                Shape::Plain(Kind::Reference)
            }
            Event::DocType(_) => return Err(Unreadable::DocumentType),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Shape::Plain(Kind::Other),
            Event::Eof if self.depth > 0 => return Err(Unreadable::Malformed),
            Event::Eof => return Ok(None),
        };
        let span = start..self.place();
        let kind = match shape {
            Shape::Start(closed) => {
                self.depth += usize::from(!closed);
                Kind::Start(space, local(&self.text[span.clone()], 1), closed)
            }
            Shape::End => {
                self.depth = self.depth.saturating_sub(1);
                Kind::End(space, local(&self.text[span.clone()], 2))
            }
            Shape::Plain(kind) => kind,
        };
        if self.depth > DEEPEST { Err(Unreadable::TooDeep) } else { Ok(Some(Token { span, kind })) }
    }

    /// Where the last token ends.
    pub(crate) fn place(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }
}

enum Shape<'a> {
    Start(bool),
    End,
    Plain(Kind<'a>),
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.read().ok().flatten()
    }
}

/// The name after the prefix; `skip` is what stands before the name.
fn local(tag: &str, skip: usize) -> &str {
    let name = qualified(tag, skip);
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// The name of a tag with its prefix.
pub(crate) fn qualified(tag: &str, skip: usize) -> &str {
    let rest = tag.get(skip..).unwrap_or_default();
    rest.split(|next: char| next.is_ascii_whitespace() || matches!(next, '/' | '>')).next().unwrap_or(rest)
}

/// Whether a text is XML that can be read, and why not.
pub(crate) fn check(text: &str) -> Result<(), Unreadable> {
    if text.contains('\0') {
        return Err(Unreadable::Malformed);
    }
    let mut tokens = Tokens::new(text, 0..text.len());
    let mut elements = 0_usize;
    while let Some(token) = tokens.read()? {
        if matches!(token.kind, Kind::Start(..)) {
            elements += 1;
            if has_doubled(text, &token.span) {
                return Err(Unreadable::Malformed);
            }
        }
    }
    if elements > 0 { Ok(()) } else { Err(Unreadable::Malformed) }
}

/// Whether a tag has an attribute twice.
fn has_doubled(text: &str, tag: &Range<usize>) -> bool {
    let mut names: Vec<&str> = attributes(text, tag).iter().map(|attribute| attribute.full).collect();
    names.sort_unstable();
    names.windows(2).any(|two| two[0] == two[1])
}

/// An attribute: its name without prefix, and the place of its value between the quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribute<'a> {
    pub(crate) name: &'a str,
    /// With its prefix.
    full: &'a str,
    pub(crate) value: Range<usize>,
    pub(crate) quote: char,
}

/// The attributes of a start tag, declarations of namespaces left out.
pub(crate) fn attributes<'a>(text: &'a str, tag: &Range<usize>) -> Vec<Attribute<'a>> {
    let mut found = Vec::new();
    let mut at = tag.start + 1 + qualified(&text[tag.clone()], 1).len();
    while let Some(equals) = text[at..tag.end].find('=') {
        let name = text[at..at + equals].trim();
        let after = at + equals + 1;
        let Some(open) = text[after..tag.end].find(['"', '\'']) else { break };
        let start = after + open + 1;
        let quote = if text.as_bytes()[start - 1] == b'"' { '"' } else { '\'' };
        let Some(len) = text[start..tag.end].find(quote) else { break };
        let declares = name == "xmlns" || name.starts_with("xmlns:");
        if !declares {
            let (full, name) = (name, name.split_once(':').map_or(name, |(_, local)| local));
            found.push(Attribute { name, full, value: start..start + len, quote });
        }
        at = start + len + 1;
    }
    found
}

/// The place of the value of the attribute with this name.
pub(crate) fn place(text: &str, tag: &Range<usize>, name: &str) -> Option<Range<usize>> {
    attributes(text, tag).into_iter().find(|attribute| attribute.name == name).map(|found| found.value)
}

/// Its value as people see it.
pub(crate) fn value(text: &str, tag: &Range<usize>, name: &str) -> Option<String> {
    place(text, tag, name).map(|span| decode(&text[span]))
}

/// A text with its references decoded; what is no reference stays.
pub(crate) fn decode(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').map_or(rest.len(), |end| end + 1);
        match reference(&rest[..end]) {
            Some(character) => out.push(character),
            None => out.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The character that a reference such as `&amp;` stands for.
pub(crate) fn reference(raw: &str) -> Option<char> {
    let name = raw.strip_prefix('&')?.strip_suffix(';')?;
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_names_are_exact() {
        let text = "<?xml version='1.0'?><x:p xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main' x:a='1 > \"' b=\"&lt;\">a&amp;b<x:r/></x:p>";
        let tokens: Vec<(&str, Kind<'_>)> =
            Tokens::new(text, 0..text.len()).map(|token| (&text[token.span.clone()], token.kind)).collect();
        assert_eq!(tokens[1].1, Kind::Start(Space::Word, "p", false));
        assert_eq!(tokens[2..5], [("a", Kind::Text), ("&amp;", Kind::Reference), ("b", Kind::Text)]);
        assert_eq!(tokens[5], ("<x:r/>", Kind::Start(Space::Word, "r", true)));
        assert_eq!(tokens[6], ("</x:p>", Kind::End(Space::Word, "p")));
        let tag = Tokens::new(text, 0..text.len()).nth(1).unwrap().span;
        assert_eq!(value(text, &tag, "a").as_deref(), Some("1 > \""));
        assert_eq!(value(text, &tag, "b").as_deref(), Some("<"));
        assert_eq!(attributes(text, &tag).len(), 2);
    }

    #[test]
    fn only_plain_well_formed_xml_is_read() {
        let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
        for (text, expected) in [
            ("<a>&#233;</a>", Ok(())),
            ("<a>", Err(Unreadable::Malformed)),
            ("<a></b>", Err(Unreadable::Malformed)),
            ("<a>&</a>", Err(Unreadable::Malformed)),
            ("tekst", Err(Unreadable::Malformed)),
            ("<a>\0</a>", Err(Unreadable::Malformed)),
            ("<a b='1' c='' b='2'/>", Err(Unreadable::Malformed)),
            ("<a x:b='1' y:b='2'/>", Ok(())),
            ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", Err(Unreadable::DocumentType)),
            ("<a>&b;</a>", Err(Unreadable::DocumentType)),
            (deep.as_str(), Err(Unreadable::TooDeep)),
        ] {
            assert_eq!(check(text), expected, "{text}");
        }
    }

    #[test]
    fn references_are_decoded_once() {
        assert_eq!(decode("a&amp;lt;b&#x20AC;&#233;&x;&"), "a&lt;b€é&x;&");
    }
}
