//! The tokens of a page with their spans: the standard's tokenizer, cut down to what places need.
//!
//! The spans part the text without gap or overlap, whatever the text is. Nothing is decoded, nothing is repaired and
//! no tree is built; only as much is known about SVG and MathML as decides what is raw text and CDATA there.

use super::attributes::{Attribute, scan_tag};
use super::elements;
use std::ops::Range;

/// Where foreign content nests deeper than this, more of it is not followed.
const DEEPEST: usize = 256;

/// What begins a CDATA section.
pub(crate) const CDATA: &str = "<![CDATA[";

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text with character references.
    Text,
    /// The content of `<title>` or `<textarea>`: references, but no markup.
    Escapable,
    /// The content of a script, a style sheet and the like.
    Raw,
    /// A start tag with its name in lower case.
    Start(String),
    /// An end tag with its name in lower case.
    End(String),
    /// A CDATA section in SVG or MathML: text without references.
    Cdata,
    /// Comments, doctype, and what the standard drops.
    Other,
}

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Start tags only.
    pub(crate) attributes: Vec<Attribute>,
    /// Start tags: whether nothing is inside, by `/>` in foreign content.
    pub(crate) closed: bool,
    /// Whether it stands in SVG or MathML, not counting HTML inside those.
    pub(crate) foreign: bool,
}

/// An SVG or MathML element that changes how its content is read.
struct Foreign {
    name: String,
    /// HTML rules hold inside, as in `<foreignObject>`.
    html_inside: bool,
}

/// The tokens of a text.
pub(crate) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The element whose raw text comes next.
    raw: Option<String>,
    foreign: Vec<Foreign>,
    /// How many HTML elements of the names that end foreign content have begun and not ended.
    open: [u32; elements::END_FOREIGN.len()],
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, raw: None, foreign: Vec::new(), open: [0; elements::END_FOREIGN.len()] }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn in_foreign(&self) -> bool {
        self.foreign.last().is_some_and(|element| !element.html_inside)
    }

    fn token(&mut self, kind: Kind, len: usize) -> Token {
        let start = self.at;
        self.at += len;
        Token { kind, start, end: self.at, attributes: Vec::new(), closed: false, foreign: self.in_foreign() }
    }

    fn raw_text(&mut self, name: &str) -> Option<Token> {
        let len = raw_len(self.rest(), name);
        let kind = if matches!(name, "title" | "textarea") { Kind::Escapable } else { Kind::Raw };
        (len > 0).then(|| self.token(kind, len))
    }

    fn tag(&mut self, is_end: bool) -> Token {
        let rest = self.rest();
        let name_at = if is_end { 2 } else { 1 };
        let name_len = rest[name_at..].find(['\t', '\n', '\r', '\x0c', ' ', '/', '>']);
        let Some(name_len) = name_len else {
            return self.token(Kind::Other, rest.len());
        };
        let name = rest[name_at..name_at + name_len].to_ascii_lowercase();
        let Some(tag) = scan_tag(self.text, self.at + name_at + name_len) else {
            return self.token(Kind::Other, rest.len());
        };
        let len = tag.end - self.at;
        if is_end {
            self.leave(&name);
            return self.token(Kind::End(name), len);
        }
        let foreign = self.enter(&name, &tag.attributes, tag.self_closing);
        if !foreign && elements::holds_raw_text(&name) {
            self.raw = Some(name.clone());
        }
        let mut token = self.token(Kind::Start(name), len);
        token.attributes = tag.attributes;
        token.foreign = foreign;
        token.closed = foreign && tag.self_closing;
        token
    }

    /// Follows a start tag into foreign content; answers whether the element itself is foreign.
    fn enter(&mut self, name: &str, attributes: &[Attribute], self_closing: bool) -> bool {
        if self.in_foreign() && elements::ends_foreign(name, self.text, attributes) {
            while self.in_foreign() {
                self.foreign.pop();
            }
        }
        let inside = self.in_foreign();
        let opens = matches!(name, "svg" | "math");
        let html_inside = inside && elements::is_integration_point(name);
        if (opens || html_inside) && !self_closing && self.foreign.len() < DEEPEST {
            self.foreign.push(Foreign { name: name.to_owned(), html_inside });
        }
        if !inside
            && !elements::is_void(name)
            && let Ok(index) = elements::END_FOREIGN.binary_search(&name)
        {
            self.open[index] = self.open[index].saturating_add(1);
        }
        inside || opens
    }

    fn leave(&mut self, name: &str) {
        if let Some(index) = self.foreign.iter().rposition(|element| element.name == name) {
            self.foreign.truncate(index);
            return;
        }
        let Ok(index) = elements::END_FOREIGN.binary_search(&name) else { return };
        // These two end it wherever they stand; any other one only by ending what is around it.
        if self.in_foreign() && (matches!(name, "br" | "p") || self.open[index] > 0) {
            while self.in_foreign() {
                self.foreign.pop();
            }
        }
        self.open[index] = self.open[index].saturating_sub(1);
    }
}

/// The text of a CDATA section, which may lack its end.
pub(crate) fn inside_cdata(text: &str, section: Range<usize>) -> Range<usize> {
    let start = section.start + CDATA.len();
    let end = if text[start..section.end].ends_with("]]>") { section.end - "]]>".len() } else { section.end };
    start..end
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(name) = self.raw.take()
            && let Some(token) = self.raw_text(&name)
        {
            return Some(token);
        }
        let rest = self.rest();
        if rest.is_empty() {
            return None;
        }
        Some(match markup(rest, self.in_foreign()) {
            Markup::Start => self.tag(false),
            Markup::End => self.tag(true),
            Markup::Cdata(len) => self.token(Kind::Cdata, len),
            Markup::Other(len) => self.token(Kind::Other, len),
            Markup::None => self.token(Kind::Text, text_len(rest)),
        })
    }
}

/// What a `<` begins.
enum Markup {
    Start,
    End,
    Cdata(usize),
    Other(usize),
    None,
}

fn markup(rest: &str, foreign: bool) -> Markup {
    let bytes = rest.as_bytes();
    if bytes[0] != b'<' {
        return Markup::None;
    }
    match (bytes.get(1), bytes.get(2)) {
        (Some(letter), _) if letter.is_ascii_alphabetic() => Markup::Start,
        (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => Markup::End,
        (Some(b'/'), Some(_)) | (Some(b'?'), _) => Markup::Other(through(rest, ">")),
        (Some(b'!'), _) if rest.starts_with("<!--") => Markup::Other(comment_len(rest)),
        (Some(b'!'), _) if foreign && rest.starts_with(CDATA) => Markup::Cdata(through(rest, "]]>")),
        (Some(b'!'), _) => Markup::Other(through(rest, ">")),
        _ => Markup::None,
    }
}

fn through(rest: &str, end: &str) -> usize {
    rest.find(end).map_or(rest.len(), |at| at + end.len())
}

fn comment_len(rest: &str) -> usize {
    if rest.starts_with("<!-->") {
        return 5;
    }
    if rest.starts_with("<!--->") {
        return 6;
    }
    let mut from = 4;
    while let Some(at) = rest[from..].find("--") {
        let after = &rest[from + at + 2..];
        if after.starts_with('>') {
            return from + at + 3;
        }
        if after.starts_with("!>") {
            return from + at + 4;
        }
        from += at + 1;
    }
    rest.len()
}

/// How far the text goes: to the next `<` that begins markup.
fn text_len(rest: &str) -> usize {
    let mut from = usize::from(rest.starts_with('<'));
    while let Some(at) = rest[from..].find('<') {
        let less = from + at;
        match (rest.as_bytes().get(less + 1), rest.as_bytes().get(less + 2)) {
            (Some(b'!' | b'?'), _) | (Some(b'/'), Some(_)) => return less,
            (Some(letter), _) if letter.is_ascii_alphabetic() => return less,
            _ => from = less + 1,
        }
    }
    rest.len()
}

/// How far the raw text of an element goes: to its end tag.
fn raw_len(rest: &str, name: &str) -> usize {
    match name {
        "plaintext" => rest.len(),
        "script" => script_len(rest),
        _ => find_end_tag(rest, name, 0).unwrap_or(rest.len()),
    }
}

fn find_end_tag(rest: &str, name: &str, mut from: usize) -> Option<usize> {
    while let Some(at) = rest[from..].find("</") {
        if is_tag_at(rest, from + at + 2, name) {
            return Some(from + at);
        }
        from += at + 2;
    }
    None
}

fn is_tag_at(rest: &str, at: usize, name: &str) -> bool {
    let bytes = &rest.as_bytes()[at..];
    bytes.len() > name.len()
        && bytes[..name.len()].eq_ignore_ascii_case(name.as_bytes())
        && matches!(bytes[name.len()], b'\t' | b'\n' | b'\r' | b'\x0c' | b' ' | b'/' | b'>')
}

/// Scripts have a mode of their own: inside `<!--`, a `<script` hides the next `</script`.
fn script_len(rest: &str) -> usize {
    let (mut at, mut escaped, mut doubly) = (0, false, false);
    while let Some(found) = rest[at..].find(['<', '-']) {
        at += found;
        let here = &rest[at..];
        if here.starts_with("-->") {
            (escaped, doubly) = (false, false);
            at += 3;
        } else if !escaped && here.starts_with("<!--") {
            escaped = true;
            // `<!-->` is both: the dashes may be shared.
            at += 2;
        } else if escaped && !doubly && is_tag_at(rest, at + 1, "script") {
            doubly = true;
            at += 1;
        } else if here.starts_with("</") && is_tag_at(rest, at + 2, "script") {
            if !doubly {
                return at;
            }
            doubly = false;
            at += 2;
        } else {
            at += 1;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens: Vec<Token> = Tokens::new(text).collect();
        let slices: Vec<&str> = tokens.iter().map(|token| &text[token.start..token.end]).collect();
        assert_eq!(slices, expected);
        assert_eq!(slices.concat(), text);
    }

    #[test]
    fn markup_is_cut_as_browsers_cut_it() {
        check("a<b>c</b>", &["a", "<b>", "c", "</b>"]);
        check("1 < 2 <3 & <", &["1 < 2 <3 & <"]);
        check("<a title='>' x=\">\">y", &["<a title='>' x=\">\">", "y"]);
        check("a</>b</ x>c<?php ?>d", &["a", "</>", "b", "</ x>", "c", "<?php ?>", "d"]);
        check("<p", &["<p"]);
        check("x<p class=\"", &["x", "<p class=\""]);
        check("a</", &["a</"]);
    }

    #[test]
    fn comments_end_where_browsers_end_them() {
        check(
            "<!-->a<!--->b<!-- c --!>d<!---- -->",
            &["<!-->", "a", "<!--->", "b", "<!-- c --!>", "d", "<!---- -->"],
        );
        check("<!-- open", &["<!-- open"]);
        check("<!doctype html><!x>", &["<!doctype html>", "<!x>"]);
    }

    #[test]
    fn raw_text_ends_at_its_own_end_tag() {
        check("<title>a<b></titlex></TITLE >c", &["<title>", "a<b></titlex>", "</TITLE >", "c"]);
        check(
            "<script>a<!--<script></script>b--></script>c",
            &["<script>", "a<!--<script></script>b-->", "</script>", "c"],
        );
        check("<script><!-- a</script>b", &["<script>", "<!-- a", "</script>", "b"]);
        check("<style>", &["<style>"]);
        check("<plaintext>a</plaintext>", &["<plaintext>", "a</plaintext>"]);
    }

    #[test]
    fn foreign_content_has_its_own_rules() {
        check(
            "<svg><title>a</title><![CDATA[<p>]]></svg><title><i></title>",
            &["<svg>", "<title>", "a", "</title>", "<![CDATA[<p>]]>", "</svg>", "<title>", "<i>", "</title>"],
        );
        check("<svg/><style>a<b></style>", &["<svg/>", "<style>", "a<b>", "</style>"]);
        check("<svg><div><style>a<b></style>", &["<svg>", "<div>", "<style>", "a<b>", "</style>"]);
        // An end tag leaves a picture where it ends something around it; `</p>` always does.
        check("<svg></ul><style>a<b></style>", &["<svg>", "</ul>", "<style>", "a", "<b>", "</style>"]);
        check(
            "<ul><svg></ul><style>a<b></style>",
            &["<ul>", "<svg>", "</ul>", "<style>", "a<b>", "</style>"],
        );
        check("<svg></p><style>a<b></style>", &["<svg>", "</p>", "<style>", "a<b>", "</style>"]);
    }

    proptest::proptest! {
        #![proptest_config(crate::random::config(256))]

        #[test]
        fn spans_part_any_text(text in "(<[a-z/!?]|-->|--|[<>/='\" a-z&]|<svg>|</svg>|<script>|</script>|<title>|</title>|é|]]>){0,40}") {
            let mut end = 0;
            for token in Tokens::new(&text) {
                proptest::prop_assert_eq!(token.start, end);
                proptest::prop_assert!(token.end > token.start);
                end = token.end;
            }
            proptest::prop_assert_eq!(end, text.len());
        }
    }
}
