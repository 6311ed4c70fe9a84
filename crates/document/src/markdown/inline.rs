//! The inline content of one paragraph, heading, item or cell on its way into a flow: texts with their escapes, tags
//! with their marks, words that stay. It takes the parser's events as they come and knows nothing of blocks.

mod element;
mod object;
mod stretch;

use super::parse::{after_prefix, mark_len, with_backslash};
use super::titles;
use super::words::{self, Word};
use crate::block::Block;
use crate::html::flow::Flow;
use crate::html::{LanguageMarks, labels};
use persklaar_text::TagKind;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;
use stretch::{Stretch, put};

/// What one inline content gave.
pub(crate) struct Inline {
    pub(crate) flow: Flow,
    /// Attributes and titles inside it.
    pub(crate) inner: Vec<Block>,
    pub(crate) marks: LanguageMarks,
}

/// Inline content that is being read.
pub(crate) struct Reader<'a> {
    text: &'a str,
    out: Inline,
    /// Where what was read ends.
    at: usize,
    /// Texts that touch, not yet in the flow.
    stretch: Stretch,
    /// A line end whose prefix goes on to what comes next.
    line_end: Option<(Range<usize>, bool)>,
    links: Vec<Link>,
    /// HTML elements that are open.
    elements: Vec<Element>,
    /// How many HTML start tags of a name have no end tag yet.
    unclosed: HashMap<String, usize>,
    /// The picture, or the address between `<` and `>`, whose content is being read.
    object: Option<Object>,
}

/// A link or picture that is open.
struct Link {
    kind: LinkType,
    title: String,
}

struct Element {
    name: String,
    off: bool,
    hidden: bool,
}

/// Something whose content is no text of this flow.
struct Object {
    /// Tags of the same kind inside it.
    depth: usize,
    start: usize,
    address: String,
    link: Link,
    /// The description of a picture.
    description: Option<Flow>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, at: usize) -> Self {
        Self {
            text,
            out: Inline { flow: Flow::new(false), inner: Vec::new(), marks: LanguageMarks::default() },
            at,
            stretch: Stretch::default(),
            line_end: None,
            links: Vec::new(),
            elements: Vec::new(),
            unclosed: HashMap::new(),
            object: None,
        }
    }

    /// Takes the next event.
    pub(crate) fn event(&mut self, event: &Event<'_>, span: Range<usize>) {
        if self.object.is_some() {
            return self.inside_object(event, span);
        }
        self.finish_line_end(event, &span);
        match event {
            Event::Text(text) => return self.push_text(text, span),
            Event::SoftBreak => return self.begin_line_end(&span, false),
            Event::HardBreak => return self.begin_line_end(&span, true),
            _ => self.flush(),
        }
        match event {
            Event::Code(code) => self.word(TagKind::Code, code, span.clone(), true),
            Event::InlineHtml(_) => self.element(span.clone()),
            Event::FootnoteReference(label) if self.is_off() => {
                self.word(TagKind::Other, label, span.clone(), true);
            }
            Event::FootnoteReference(label) => {
                self.out.flow.single(TagKind::Note, label.to_string(), span.clone());
            }
            Event::Start(tag) => return self.start(tag, span),
            Event::End(end) => return self.end(*end, span),
            _ => {}
        }
        self.at = span.end;
    }

    /// What was read.
    pub(crate) fn finish(mut self) -> Inline {
        self.flush();
        self.out
    }

    fn is_off(&self) -> bool {
        self.elements.last().is_some_and(|element| element.off || element.hidden)
    }

    /// A line end and the marks of containers after it are one space, or one break.
    fn begin_line_end(&mut self, span: &Range<usize>, hard: bool) {
        self.flush();
        let before = &self.text[self.at..span.start];
        let start = self.at + before.trim_end_matches([' ', '\t']).len();
        self.line_end = Some((start..span.end, hard));
    }

    fn finish_line_end(&mut self, event: &Event<'_>, next: &Range<usize>) {
        let Some((span, hard)) = self.line_end.take() else { return };
        let mut end = after_prefix(self.text, span.end);
        if !matches!(event, Event::End(_)) {
            end = end.min(with_backslash(self.text, span.end, next.start)).max(span.end);
        }
        let whole = span.start..end;
        self.at = end;
        if self.is_off() {
            self.word(TagKind::Other, " ", whole, true);
        } else if hard {
            self.out.flow.single(TagKind::Break, "break".to_owned(), whole);
        } else {
            self.out.flow.blank(whole.start, whole.len());
        }
    }

    fn push_text(&mut self, text: &str, span: Range<usize>) {
        let start = with_backslash(self.text, self.at, span.start);
        if self.stretch.pieces.last().is_some_and(|(_, source, _)| source.end != start) {
            self.flush();
        }
        self.at = span.end;
        if self.text[span.clone()] != *text {
            return self.stretch.push(text, span, false);
        }
        let escaped = if start < span.start { text.chars().next().map_or(0, char::len_utf8) } else { 0 };
        if escaped > 0 {
            self.stretch.push(&text[..escaped], start..span.start + escaped, false);
        }
        if escaped < text.len() {
            self.stretch.push(&text[escaped..], span.start + escaped..span.end, true);
        }
    }

    /// Puts the texts that touch into the flow, words that stay as tags.
    fn flush(&mut self) {
        let stretch = std::mem::take(&mut self.stretch);
        if stretch.text.is_empty() {
            return;
        }
        if self.is_off() {
            let source = stretch.source(&(0..stretch.text.len()));
            return self.word(TagKind::Other, &stretch.text, source, true);
        }
        let mut at = 0;
        for (word, span) in words::protected(&stretch.text) {
            put(&mut self.out.flow, self.text, &stretch, at..span.start);
            let (kind, label, words) = match word {
                Word::Address => (TagKind::Link, labels::place(&stretch.text[span.clone()]), true),
                Word::Placeholder => (TagKind::Other, stretch.text[span.clone()].to_owned(), true),
                Word::Attributes => (TagKind::Other, stretch.text[span.clone()].to_owned(), false),
            };
            self.word(kind, &label, stretch.source(&span), words);
            at = span.end;
        }
        put(&mut self.out.flow, self.text, &stretch, at..stretch.text.len());
    }

    /// Something that stays as it is.
    fn word(&mut self, kind: TagKind, seen: &str, span: Range<usize>, words: bool) {
        if self.elements.last().is_some_and(|element| element.hidden) {
            self.out.flow.hidden(span);
        } else {
            self.out.flow.protected(kind, seen, span, words);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Range<usize>) {
        let (dest, title, kind, image) = match tag {
            Tag::Link { link_type, dest_url, title, .. } => (dest_url, title, *link_type, false),
            Tag::Image { link_type, dest_url, title, .. } => (dest_url, title, *link_type, true),
            _ => return self.start_emphasis(tag, &span),
        };
        let link = Link { kind, title: title.to_string() };
        if image || matches!(kind, LinkType::Autolink | LinkType::Email) {
            let description = image.then(|| Flow::new(false));
            let address = dest.to_string();
            self.object = Some(Object { depth: 0, start: span.start, address, link, description });
            self.at = span.start + if image { "![".len() } else { 0 };
            return;
        }
        self.open("[", TagKind::Link, labels::place(dest), span.start..span.start + 1);
        self.links.push(link);
    }

    fn start_emphasis(&mut self, tag: &Tag<'_>, span: &Range<usize>) {
        let (name, kind, label) = match tag {
            Tag::Strong => ("**", TagKind::Bold, "bold"),
            Tag::Emphasis => ("*", TagKind::Italic, "italic"),
            _ => ("~", TagKind::Other, "del"),
        };
        let len = mark_len(name == "**", &self.text[span.clone()]);
        self.open(name, kind, label.to_owned(), span.start..span.start + len);
    }

    fn open(&mut self, name: &str, kind: TagKind, label: String, mark: Range<usize>) {
        self.at = mark.end;
        if self.is_off() {
            self.word(TagKind::Other, "", mark, true);
        } else {
            self.out.flow.open(name, kind, label, mark);
        }
    }

    fn close(&mut self, name: &str, kind: TagKind, mark: Range<usize>) {
        self.at = mark.end;
        if self.is_off() {
            self.word(TagKind::Other, "", mark, true);
        } else {
            self.out.flow.close(name, kind, mark);
        }
    }

    fn end(&mut self, end: TagEnd, span: Range<usize>) {
        let (name, kind) = match end {
            TagEnd::Link => return self.end_link(&span),
            TagEnd::Strong => ("**", TagKind::Bold),
            TagEnd::Emphasis => ("*", TagKind::Italic),
            _ => ("~", TagKind::Other),
        };
        let len = mark_len(name == "**", &self.text[span.clone()]);
        self.close(name, kind, span.end - len..span.end);
    }

    fn end_link(&mut self, span: &Range<usize>) {
        let Some(link) = self.links.pop() else { return };
        let close = self.bracket(self.at, span, link.kind);
        if !self.is_off() {
            self.title(&link, close.start + 1..close.end);
        }
        self.close("[", TagKind::Link, close);
    }

    /// From the `]` to the end, with what the parser leaves out of the places of `[a][]`.
    fn bracket(&self, from: usize, span: &Range<usize>, kind: LinkType) -> Range<usize> {
        let blank = self.text[from..span.end].find(']').unwrap_or(0);
        let missing = matches!(kind, LinkType::Collapsed | LinkType::CollapsedUnknown)
            && !self.text[from..span.end].ends_with("[]")
            && self.text[span.end..].starts_with("[]");
        from + blank..span.end + if missing { 2 } else { 0 }
    }

    /// Offers the title of an inline link; `rest` begins at its `(`.
    fn title(&mut self, link: &Link, rest: Range<usize>) {
        if link.kind == LinkType::Inline && !link.title.is_empty() {
            let found = titles::block(self.text, rest.start + 1..rest.end, &link.title);
            self.out.inner.extend(found);
        }
    }
}
