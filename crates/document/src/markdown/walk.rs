//! The walk over a file's events: what holds text becomes a block, with the role that its containers give.

use super::inline::Reader;
use super::markup::{self, Enclosing};
use super::parse::{parser, with_backslash};
use super::{Reading, front, titles};
use crate::block::{Block, Role, Writing};
use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Tag, TagEnd};
use std::ops::Range;

/// Everything that a file offers, in the order in which it was met.
pub(crate) fn walk(text: &str) -> Reading {
    let parser = parser(text);
    let mut walk = Walk {
        text,
        reading: Reading::default(),
        containers: Vec::new(),
        leaf: None,
        verbatim: None,
        enclosing: Enclosing::default(),
    };
    let definitions = parser.reference_definitions().iter();
    let found = definitions.filter_map(|(_, definition)| {
        let at = titles::after_label(text, definition.span.clone())?;
        titles::block(text, at..definition.span.end, definition.title.as_deref()?)
    });
    walk.reading.blocks.extend(found);
    for (event, span) in parser.into_offset_iter() {
        walk.event(&event, span);
    }
    walk.end_leaf();
    walk.reading
}

struct Walk<'a> {
    text: &'a str,
    reading: Reading,
    /// The roles that open containers give; none where a container gives back the usual one.
    containers: Vec<Role>,
    leaf: Option<Leaf<'a>>,
    verbatim: Option<Verbatim>,
    enclosing: Enclosing,
}

/// What holds inline content.
struct Leaf<'a> {
    role: Role,
    reader: Reader<'a>,
}

/// Lines that are no Markdown: code, HTML, front matter. `lines` are those of HTML and front matter.
struct Verbatim {
    kind: Option<MetadataBlockKind>,
    html: bool,
    lines: Vec<Range<usize>>,
}

impl<'a> Walk<'a> {
    fn event(&mut self, event: &Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) if !is_inline(tag) => {
                self.end_leaf();
                self.start(tag, &span);
            }
            Event::End(end) if !is_inline_end(*end) => {
                self.end_leaf();
                self.end(*end, &span);
            }
            Event::Rule => self.end_leaf(),
            Event::TaskListMarker(_) => {}
            Event::Html(_) | Event::Text(_) if self.verbatim.is_some() => {
                self.verbatim.iter_mut().for_each(|verbatim| verbatim.lines.push(span.clone()));
            }
            _ => {
                // The content of a tight item may begin with an escaped character.
                let at = with_backslash(self.text, 0, span.start);
                self.leaf(at).reader.event(event, span);
            }
        }
    }

    /// The open leaf; the content of a tight item has none of its own.
    fn leaf(&mut self, at: usize) -> &mut Leaf<'a> {
        let role = self.role();
        let text = self.text;
        self.leaf.get_or_insert_with(|| Leaf { role, reader: Reader::new(text, at) })
    }

    fn role(&self) -> Role {
        self.containers.last().copied().unwrap_or(Role::Paragraph)
    }

    fn start(&mut self, tag: &Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Paragraph => drop(self.leaf(span.start)),
            Tag::Heading { level, .. } => self.start_leaf(Role::Heading(number(*level)), span.start),
            Tag::TableCell => self.start_leaf(Role::TableCell, span.start),
            Tag::BlockQuote(_) => self.containers.push(Role::Quote),
            Tag::Item => self.containers.push(Role::ListItem),
            Tag::FootnoteDefinition(_) => self.containers.push(Role::Paragraph),
            Tag::CodeBlock(_) => self.start_verbatim(None, false),
            Tag::HtmlBlock => self.start_verbatim(None, true),
            Tag::MetadataBlock(kind) => self.start_verbatim(Some(*kind), false),
            _ => {}
        }
    }

    fn start_leaf(&mut self, role: Role, at: usize) {
        self.leaf = Some(Leaf { role, reader: Reader::new(self.text, at) });
    }

    fn start_verbatim(&mut self, kind: Option<MetadataBlockKind>, html: bool) {
        self.verbatim = Some(Verbatim { kind, html, lines: Vec::new() });
    }

    fn end(&mut self, end: TagEnd, span: &Range<usize>) {
        match end {
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.containers.pop();
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.end_verbatim(span);
            }
            _ => {}
        }
    }

    fn end_verbatim(&mut self, span: &Range<usize>) {
        let Some(verbatim) = self.verbatim.take() else { return };
        if let Some(kind) = verbatim.kind {
            let start = verbatim.lines.first().map_or(span.start, |line| line.start);
            let end = verbatim.lines.last().map_or(start, |line| line.end);
            self.front_matter(kind, start..end);
        } else if verbatim.html {
            self.html(span, &verbatim.lines);
        }
    }

    fn front_matter(&mut self, kind: MetadataBlockKind, span: Range<usize>) {
        let found = match kind {
            MetadataBlockKind::YamlStyle => front::yaml(self.text, span),
            MetadataBlockKind::PlusesStyle => front::toml(self.text, span),
        };
        self.reading.blocks.extend(found.values.iter().filter_map(|value| value.block(self.text)));
        self.reading.marks.marks.extend(found.languages);
        self.reading.notices.extend(found.notices);
    }

    fn html(&mut self, span: &Range<usize>, lines: &[Range<usize>]) {
        let html = only(self.text, span, lines);
        let (blocks, marks) = markup::blocks(&html, span.start, &self.enclosing);
        self.reading.blocks.extend(blocks);
        markup::join(&mut self.reading.marks, marks);
        self.enclosing.follow(&html);
    }

    fn end_leaf(&mut self) {
        let Some(leaf) = self.leaf.take() else { return };
        if self.enclosing.is_off() {
            return;
        }
        let inline = leaf.reader.finish();
        let block = inline.flow.finish(leaf.role, Writing::Markdown);
        let language = self.enclosing.language();
        let own = block.into_iter().chain(inline.inner);
        self.reading.blocks.extend(own.map(|block| Block { language: language.map(str::to_owned), ..block }));
        self.reading.marks.marks.extend(inline.marks.marks);
    }
}

/// The slice with everything but these lines blanked.
pub(crate) fn only(text: &str, span: &Range<usize>, lines: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(span.len());
    for line in lines {
        out.extend(std::iter::repeat_n(' ', (line.start - span.start).saturating_sub(out.len())));
        out.push_str(&text[line.clone()]);
    }
    out
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Whether a tag stands inside a text.
pub(crate) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// The same for its end.
pub(crate) fn is_inline_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
