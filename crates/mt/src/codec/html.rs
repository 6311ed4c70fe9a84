//! Tags as elements of our own, `<g id="1">..</g>` and `<x id="2"/>`, in escaped text.
//!
//! Measured with Apertium: these keep every tag and change no word, while placeholders in the text change words. An id is
//! the tag's place in the source, from 1. What looks like any other element is text.

use crate::repair::{crossing, partners};
use persklaar_text::{Piece, Tag, TaggedText};

/// What the service gets.
pub(super) fn encode(source: &TaggedText) -> String {
    let elements = elements(&source.tags().collect::<Vec<_>>());
    let mut at = 0;
    let mut out = String::new();
    for piece in source.pieces() {
        match piece {
            Piece::Text(run) => out.push_str(&escape(run)),
            Piece::Tag(_) => {
                match elements[at] {
                    Element::Begin(_) => out.push_str(&format!("<g id=\"{}\">", at + 1)),
                    Element::End => out.push_str("</g>"),
                    Element::Alone => out.push_str(&format!("<x id=\"{}\"/>", at + 1)),
                }
                at += 1;
            }
        }
    }
    out
}

/// What one tag of the source is on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    /// With the place of its end.
    Begin(usize),
    End,
    /// A single, a half without its other half, or a half of a pair that crosses another.
    Alone,
}

fn elements(tags: &[Tag]) -> Vec<Element> {
    let mut elements = vec![Element::Alone; tags.len()];
    let mut nested: Vec<(usize, usize)> = Vec::new();
    for pair in partners(tags) {
        if !nested.iter().any(|other| crossing(*other, pair)) {
            elements[pair.0] = Element::Begin(pair.1);
            elements[pair.1] = Element::End;
            nested.push(pair);
        }
    }
    elements
}

/// Reads an answer. Tags may be missing, doubled or misplaced in the result, but each is one of the source's.
pub(super) fn decode(answer: &str, source: &TaggedText) -> TaggedText {
    let mut reader = Reader::new(source);
    let mut out = TaggedText::default();
    let mut text = String::new();
    let mut rest = answer;
    while let Some(first) = rest.chars().next() {
        let Some((markup, used)) = markup(rest) else {
            text.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        out.push_text(&unescape(&std::mem::take(&mut text)));
        reader.tags_of(markup).into_iter().flatten().for_each(|tag| out.push_tag(tag));
        rest = &rest[used..];
    }
    out.push_text(&unescape(&text));
    out
}

/// Knows which of the source's tags an element stands for.
struct Reader {
    tags: Vec<Tag>,
    elements: Vec<Element>,
    /// The ends of the elements that are open; none for one that is not ours.
    open: Vec<Option<Tag>>,
}

impl Reader {
    fn new(source: &TaggedText) -> Self {
        let tags: Vec<Tag> = source.tags().collect();
        Self { elements: elements(&tags), tags, open: Vec::new() }
    }

    fn tags_of(&mut self, markup: Markup) -> [Option<Tag>; 2] {
        match markup {
            Markup::Begin(id) => {
                let [begin, end] = self.pair(id);
                self.open.push(end);
                [begin, None]
            }
            Markup::Empty(id) => self.pair(id),
            Markup::End => [self.open.pop().flatten(), None],
            Markup::Alone(id) => [id.checked_sub(1).and_then(|at| self.tags.get(at)).copied(), None],
            Markup::Nothing => [None, None],
        }
    }

    /// Both halves of the pair whose first has this id.
    fn pair(&self, id: usize) -> [Option<Tag>; 2] {
        let place = id.checked_sub(1);
        match place.and_then(|at| Some((self.tags.get(at)?, self.elements.get(at)?))) {
            Some((tag, Element::Begin(end))) => [Some(*tag), self.tags.get(*end).copied()],
            _ => [None, None],
        }
    }
}

/// One of our own elements in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Markup {
    Begin(usize),
    End,
    Alone(usize),
    /// A pair with nothing in it, written as one.
    Empty(usize),
    /// The end of an `x` that a service wrote out.
    Nothing,
}

/// The element that `text` begins with and how many bytes it takes.
fn markup(text: &str) -> Option<(Markup, usize)> {
    const LONGEST: usize = 40;
    let inner = text.strip_prefix('<')?;
    let end = inner.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let used = end + 2;
    let inner = &inner[..end];
    match inner.trim_end() {
        "/g" => return Some((Markup::End, used)),
        "/x" => return Some((Markup::Nothing, used)),
        _ => {}
    }
    let (name, attribute) = inner.split_once(' ')?;
    let attribute = attribute.trim_end_matches('/').trim();
    let value = attribute.strip_prefix("id=")?.trim_matches(['"', '\'']);
    let id = value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())??;
    match name {
        "g" if inner.ends_with('/') => Some((Markup::Empty(id), used)),
        "g" => Some((Markup::Begin(id), used)),
        "x" => Some((Markup::Alone(id), used)),
        _ => None,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// One pass, so that an escaped escape stays text. Names beyond XML's five were never sent and stay as they are.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (character, used) = reference(rest).unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[used..];
    }
    out + rest
}

/// The character reference that `text` begins with and how many bytes it takes.
fn reference(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let character = match &text[1..end] {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        name => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((character, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use persklaar_text::TagKind;

    fn tagged(written: &str) -> TaggedText {
        TaggedText::parse(written, |_| TagKind::Other).unwrap()
    }

    fn check(source: &str, wire: &str) {
        let source = tagged(source);
        assert_eq!(encode(&source), wire);
        assert_eq!(decode(wire, &source), source);
    }

    #[test]
    fn wire_form_comes_back() {
        check("een &amp; &lt;b> twee", "een &amp; &lt;b&gt; twee");
        check("a <1>b <2>c</2></1> <3/>", r#"a <g id="1">b <g id="2">c</g></g> <x id="5"/>"#);
        check("half <3>hier", r#"half <x id="1"/>hier"#);
        check("</1>a<1>", r#"<x id="1"/>a<x id="2"/>"#);
        check("<1>a<2>b</1>c</2>", r#"<g id="1">a<x id="2"/>b</g>c<x id="4"/>"#);
        check("&amp;lt; &amp;#60;", "&amp;lt; &amp;#60;");
    }

    #[test]
    fn spellings_of_services_are_understood() {
        let source = tagged("a <1>b</1> <2/>");
        let read = |answer| decode(answer, &source).written();
        assert_eq!(read(r#"a <g id="1">b</g> <x id="3"></x>"#), "a <1>b</1> <2/>");
        assert_eq!(read("a <g id='1' >b</g > <x id=3 />"), "a <1>b</1> <2/>");
        assert_eq!(read(r#"a <g id="1"/>b"#), "a <1></1>b");
        assert_eq!(read(r#"a <g id="7">b</g> <x id="0"/></g>"#), "a b ");
        assert_eq!(read("a <g>b<g id=\"\"> <x id=\"+3\"/>"), "a &lt;g>b&lt;g id=\"\"> &lt;x id=\"+3\"/>");
        assert_eq!(
            read("&quot;&apos;&#233;&#xE9;&nbsp;&euro;&#xD800;&"),
            "\"'éé\u{a0}&amp;euro;&amp;#xD800;&amp;"
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_survives_the_wire(text in ".*") {
            let source = TaggedText::plain(&text);
            proptest::prop_assert_eq!(decode(&encode(&source), &source), source);
        }

        #[test]
        fn any_answer_is_read(answer in "([<>/gx&;# id=\"0-9]|lt|amp|é){0,60}") {
            decode(&answer, &tagged("a <1>b</1> <2/>"));
        }
    }
}
