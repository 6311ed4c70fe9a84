//! What a Markdown file is made of: its events without text, and the places where an export may differ.

use crate::html::tokens::{Kind, Token, Tokens};
use crate::markdown::parse::{after_prefix, mark_len, parser, with_backslash, without_prefixes};
use crate::markdown::{front, markup, titles, walk};
use crate::verify::texts;
use pulldown_cmark::{Event, LinkType, MetadataBlockKind, Tag, TagEnd};
use std::ops::Range;

/// A place where the files may differ.
pub(super) struct Island {
    /// What it is and, where it has one, its key or address: must be the same.
    pub(super) name: String,
    pub(super) span: Range<usize>,
    pub(super) content: Content,
}

pub(super) enum Content {
    /// Inline content with its tags.
    Text(Vec<Atom>),
    /// Lines of HTML.
    Html(Vec<Range<usize>>),
    /// A value.
    Value,
    /// The name of a language.
    Language,
}

/// A tag or a word that stays. What has the same name does the same.
pub(super) struct Atom {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    /// Of HTML.
    pub(super) token: Option<Token>,
}

/// What a file is made of.
pub(super) struct Outline {
    pub(super) structure: Vec<String>,
    pub(super) islands: Vec<Island>,
}

impl Outline {
    pub(super) fn new(text: &str) -> Self {
        let parser = parser(text);
        let mut reading = Reading {
            text,
            outline: Self { structure: Vec::new(), islands: Vec::new() },
            leaf: None,
            lines: None,
            object: None,
            addresses: Vec::new(),
        };
        for (label, definition) in parser.reference_definitions().iter() {
            let title = titles::after_label(text, definition.span.clone())
                .and_then(|at| titles::find(text, at..definition.span.end))
                .filter(|_| definition.title.is_some());
            if let Some((_, span)) = title {
                let name = format!("definition {label} {}", definition.dest);
                reading.outline.islands.push(Island { name, span, content: Content::Value });
            }
        }
        for (event, span) in parser.into_offset_iter() {
            reading.event(&event, span);
        }
        reading.end_leaf();
        reading.outline.islands.sort_by_key(|island| island.span.start);
        reading.outline
    }
}

struct Reading<'a> {
    text: &'a str,
    outline: Outline,
    leaf: Option<(Range<usize>, Vec<Atom>)>,
    /// Of code, HTML and front matter.
    lines: Option<Vec<Range<usize>>>,
    /// How deep inside a picture or an address in angle brackets.
    object: Option<(usize, bool)>,
    /// Of the links that are open, and whether the name in brackets is theirs.
    addresses: Vec<(String, LinkType)>,
}

impl Reading<'_> {
    fn event(&mut self, event: &Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) if !walk::is_inline(tag) => {
                self.end_leaf();
                self.outline.structure.push(format!("{tag:?}"));
                let verbatim = matches!(tag, Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_));
                self.lines = verbatim.then(Vec::new);
            }
            Event::End(end) if !walk::is_inline_end(*end) => {
                self.end_leaf();
                self.outline.structure.push(format!("/{end:?}"));
                self.end_lines(*end, span);
            }
            Event::Rule => {
                self.end_leaf();
                self.outline.structure.push("rule".to_owned());
            }
            Event::TaskListMarker(done) => self.outline.structure.push(format!("task {done}")),
            _ => match &mut self.lines {
                Some(lines) => lines.push(span),
                None => self.inline(event, span),
            },
        }
    }

    fn end_lines(&mut self, end: TagEnd, span: Range<usize>) {
        let Some(lines) = self.lines.take() else { return };
        match end {
            TagEnd::HtmlBlock => {
                let content = Content::Html(lines);
                self.outline.islands.push(Island { name: "html".to_owned(), span, content });
            }
            TagEnd::MetadataBlock(kind) => {
                let start = lines.first().map_or(span.start, |line| line.start);
                let end = lines.last().map_or(start, |line| line.end);
                self.front_matter(kind, start..end);
            }
            _ => {}
        }
    }

    fn front_matter(&mut self, kind: MetadataBlockKind, span: Range<usize>) {
        let found = match kind {
            MetadataBlockKind::YamlStyle => front::yaml(self.text, span),
            MetadataBlockKind::PlusesStyle => front::toml(self.text, span),
        };
        let values = found.values.into_iter().map(|value| Island {
            name: format!("value {}", value.key),
            span: value.span,
            content: Content::Value,
        });
        self.outline.islands.extend(values);
        let languages = found.languages.into_iter().map(|mark| Island {
            name: "language".to_owned(),
            span: with_quotes(self.text, mark.span),
            content: Content::Language,
        });
        self.outline.islands.extend(languages);
    }

    fn end_leaf(&mut self) {
        if let Some((span, atoms)) = self.leaf.take() {
            self.outline.islands.push(Island {
                name: "text".to_owned(),
                span,
                content: Content::Text(atoms),
            });
        }
    }

    fn inline(&mut self, event: &Event<'_>, span: Range<usize>) {
        let before = self.grow(event, &span);
        if self.is_inside_object(event) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(TagEnd::Link) => self.end_link(before, &span),
            Event::End(end) => {
                let len = mark_len(matches!(end, TagEnd::Strong), &self.text[span.clone()]);
                self.push(format!("/{}", emphasis(end)), span.end - len..span.end);
            }
            Event::Code(code) => self.push(format!("code {code}"), span),
            Event::FootnoteReference(label) => self.push(format!("note {label}"), span),
            Event::HardBreak => {
                self.push("br".to_owned(), span.start..after_prefix(self.text, span.end));
            }
            Event::InlineHtml(_) => {
                let atom = element(self.text, span);
                if let Some((_, atoms)) = &mut self.leaf {
                    atoms.extend(atom);
                }
            }
            _ => {}
        }
    }

    /// Makes the text reach over an event; answers where it ended before. What a tag holds comes in events of its own.
    fn grow(&mut self, event: &Event<'_>, span: &Range<usize>) -> usize {
        let end = self.leaf.as_ref().map_or(0, |(leaf, _)| leaf.end);
        let start = with_backslash(self.text, end, span.start);
        let (leaf, _) = self.leaf.get_or_insert_with(|| (start..start, Vec::new()));
        let before = leaf.end;
        let whole = |tag: &Tag<'_>| matches!(tag, Tag::Image { .. }) || is_address(tag);
        let until = match event {
            Event::Start(tag) if !whole(tag) => span.start,
            _ => span.end,
        };
        leaf.end = before.max(until);
        before
    }

    /// Whether an event belongs to a picture or an address in angle brackets.
    fn is_inside_object(&mut self, event: &Event<'_>) -> bool {
        let Some((depth, image)) = &mut self.object else { return false };
        let own = |tag: &Tag<'_>| if *image { matches!(tag, Tag::Image { .. }) } else { is_address(tag) };
        match event {
            Event::Start(tag) if own(tag) => *depth += 1,
            Event::End(TagEnd::Image) if *image => *depth -= 1,
            Event::End(TagEnd::Link) if !*image => *depth -= 1,
            _ => {}
        }
        if *depth == 0 {
            self.object = None;
        }
        true
    }

    fn push(&mut self, name: String, span: Range<usize>) {
        if let Some((leaf, atoms)) = &mut self.leaf {
            leaf.end = leaf.end.max(span.end);
            atoms.push(Atom { name, span, token: None });
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Image { link_type, dest_url, .. } => {
                let end = span.end + missing_brackets(self.text, &span, *link_type);
                self.push(format!("img {dest_url}"), span.start..end);
                self.object = Some((1, true));
            }
            Tag::Link { dest_url, .. } if is_address(tag) => {
                self.push(format!("<{dest_url}>"), span);
                self.object = Some((1, false));
            }
            Tag::Link { link_type, dest_url, .. } => {
                self.push(format!("a {dest_url}"), span.start..span.start + 1);
                self.addresses.push((dest_url.to_string(), *link_type));
            }
            _ => {
                let len = mark_len(matches!(tag, Tag::Strong), &self.text[span.clone()]);
                self.push(emphasis(&tag.to_end()).to_owned(), span.start..span.start + len);
            }
        }
    }

    fn end_link(&mut self, before: usize, span: &Range<usize>) {
        let Some((address, kind)) = self.addresses.pop() else { return };
        let end = span.end + missing_brackets(self.text, span, kind);
        let close = self.text[before..end].find(']').map_or(before, |at| before + at);
        self.push(format!("/a {address}"), close..end);
    }
}

fn is_address(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. })
}

/// The parser leaves the `[]` out of the places of `![a][]`.
fn missing_brackets(text: &str, span: &Range<usize>, kind: LinkType) -> usize {
    let collapsed = matches!(kind, LinkType::Collapsed | LinkType::CollapsedUnknown);
    let missing = collapsed && !text[span.clone()].ends_with("[]") && text[span.end..].starts_with("[]");
    if missing { 2 } else { 0 }
}

fn emphasis(end: &TagEnd) -> &'static str {
    match end {
        TagEnd::Strong => "strong",
        TagEnd::Emphasis => "em",
        _ => "del",
    }
}

fn with_quotes(text: &str, span: Range<usize>) -> Range<usize> {
    let before = text[..span.start].chars().next_back();
    let quoted = before.is_some() && before == text[span.end..].chars().next();
    if quoted && matches!(before, Some('"' | '\'')) { span.start - 1..span.end + 1 } else { span }
}

/// An HTML tag. Those that stand for emphasis and breaks have the names of these.
fn element(text: &str, span: Range<usize>) -> Option<Atom> {
    let html = without_prefixes(&text[span.clone()]);
    let token = Tokens::new(&html).next()?;
    let name = match &token.kind {
        Kind::Start(name) if name == "br" => "br".to_owned(),
        Kind::Start(name) if is_emphasis(name) && token.attributes.is_empty() => name.clone(),
        Kind::End(name) if is_emphasis(name) => format!("/{name}"),
        _ => texts::name(&token, &html),
    };
    let token = markup::Shift { back: 0, to: span.start }.token(token);
    Some(Atom { name, span, token: Some(token) })
}

fn is_emphasis(name: &str) -> bool {
    matches!(name, "strong" | "em" | "del")
}
