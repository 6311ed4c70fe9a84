//! YAML front matter: the parser's events, followed with the path of keys.

use super::Found;
use crate::block::Quoting;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::ops::Range;

/// A mapping or sequence that is open.
struct Open {
    /// Of a mapping: whether a key comes next.
    key_next: Option<bool>,
    key: Option<String>,
    /// Between brackets or braces.
    in_brackets: bool,
}

/// What YAML front matter holds.
pub(crate) fn yaml(text: &str, span: Range<usize>) -> Found {
    let slice = &text[span.clone()];
    let places = Places::new(slice, span.start);
    let mut reading = Reading { text, found: Found::default(), open: Vec::new() };
    for event in Parser::new_from_str(slice) {
        match event {
            Ok((event, place)) => reading.event(&event, places.bytes(place)),
            Err(error) => return Found::broken(&error),
        }
    }
    reading.found
}

/// The parser counts characters.
struct Places {
    start: usize,
    /// Where each character begins, unless all are ASCII.
    bytes: Option<Vec<usize>>,
    len: usize,
}

impl Places {
    fn new(slice: &str, start: usize) -> Self {
        let bytes = (!slice.is_ascii()).then(|| slice.char_indices().map(|(at, _)| at).collect());
        Self { start, bytes, len: slice.len() }
    }

    fn byte(&self, character: usize) -> usize {
        let at = match &self.bytes {
            Some(bytes) => bytes.get(character).copied().unwrap_or(self.len),
            None => character.min(self.len),
        };
        self.start + at
    }

    fn bytes(&self, place: Span) -> Range<usize> {
        let start = self.byte(place.start.index());
        start..self.byte(place.end.index()).max(start)
    }
}

/// How long the anchor and the type before a value are.
fn properties_len(slice: &str) -> usize {
    let mut rest = slice;
    while rest.starts_with(['&', '!']) {
        let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
        rest = rest[word..].trim_start();
    }
    slice.len() - rest.len()
}

/// How long a value is; the parser's places may go on over what comes after.
fn value_len(slice: &str, quoting: Quoting) -> usize {
    let bytes = slice.as_bytes();
    let quote = match quoting {
        Quoting::Single => b'\'',
        Quoting::Double => b'"',
        _ => return slice.trim_end().len(),
    };
    let mut at = 1;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'\\', _) if quote == b'"' => at += 1,
            (b'\'', Some(b'\'')) if quote == b'\'' => at += 1,
            (byte, _) if byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    slice.len()
}

struct Reading<'a> {
    text: &'a str,
    found: Found,
    open: Vec<Open>,
}

impl Reading<'_> {
    fn event(&mut self, event: &Event<'_>, span: Range<usize>) {
        match event {
            Event::Scalar(value, style, ..) => self.scalar(value, *style, span),
            Event::Alias(_) => drop(self.node()),
            Event::MappingStart(..) => self.begin(Some(true), '{', &span),
            Event::SequenceStart(..) => self.begin(None, '[', &span),
            Event::MappingEnd | Event::SequenceEnd => drop(self.open.pop()),
            _ => {}
        }
    }

    fn begin(&mut self, key_next: Option<bool>, bracket: char, span: &Range<usize>) {
        self.node();
        let inside = self.open.last().is_some_and(|open| open.in_brackets);
        let in_brackets = inside || self.text[span.start..].starts_with(bracket);
        self.open.push(Open { key_next, key: None, in_brackets });
    }

    /// A node begins: answers whether it is a key, and takes its turn.
    fn node(&mut self) -> bool {
        let Some(open) = self.open.last_mut() else { return false };
        let is_key = open.key_next == Some(true);
        open.key_next = open.key_next.map(|next| !next);
        if is_key {
            open.key = None;
        }
        is_key
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Range<usize>) {
        if self.node() {
            if let Some(open) = self.open.last_mut() {
                open.key = Some(value.to_owned());
            }
            return;
        }
        let path: Vec<&str> = self.open.iter().filter_map(|open| open.key.as_deref()).collect();
        let in_brackets = self.open.last().is_some_and(|open| open.in_brackets);
        let quoting = match style {
            ScalarStyle::Plain => Quoting::Plain { inside: in_brackets },
            ScalarStyle::SingleQuoted => Quoting::Single,
            ScalarStyle::DoubleQuoted => Quoting::Double,
            ScalarStyle::Literal | ScalarStyle::Folded => return self.found.kept(&path),
        };
        let start = span.start + properties_len(&self.text[span.clone()]);
        let end = start + value_len(&self.text[start..span.end], quoting);
        if style == ScalarStyle::Plain && matches!(value, "" | "~" | "null" | "true" | "false") {
            return;
        }
        self.found.string(&path, start..end, quoting, value);
    }
}
