//! Runs: stretches of text of one look, and the things that stand among their characters.

use super::cursor::{Child, Element};
use super::inline::seen;
use super::layout::Level;
use super::paragraph::{Item, Mark, Paragraph, narrow_range};
use super::properties::{self, Properties};
use super::walk::Walk;
use super::xml::{self, Kind, Space};
use persklaar_text::TagKind;
use std::ops::Range;

/// A run that is being read.
struct Run {
    open: Range<usize>,
    properties: Properties,
    format: u32,
    hidden: bool,
}

impl<'a> Walk<'a> {
    /// Reads a run; what nobody sees of it stays in one piece.
    pub(super) fn run(&mut self, paragraph: &mut Paragraph, element: &Element<'a>) {
        if element.closed {
            return;
        }
        let mut run = None;
        let (first, first_node) = (paragraph.items.len(), paragraph.nodes.len());
        let end = loop {
            match self.cursor.element() {
                Ok(child) if child.is("rPr") => {
                    let properties = properties::read(&mut self.cursor, &child);
                    let open = element.tag.start..properties.span.end;
                    self.found.tracked += properties.tracked;
                    run = Some(self.new_run(paragraph, open, properties));
                }
                Ok(child) => {
                    // Only a run that has none stands for the look of runs without properties.
                    let own = run.take().unwrap_or_else(|| self.bare_run(paragraph, element));
                    self.in_run(paragraph, &child, own.format);
                    run = Some(own);
                }
                Err(end) => break end,
            }
        };
        let run = run.unwrap_or_else(|| self.bare_run(paragraph, element));
        if run.hidden && !paragraph.items[first..].iter().any(is_mark) {
            paragraph.items.truncate(first);
            paragraph.nodes.truncate(first_node);
            return paragraph.hidden(&(run.open.start..end.end));
        }
        let lang = run.properties.lang.as_ref().map(narrow_range);
        paragraph.node(&run.open, &end, Level::Run(run.format, lang));
    }

    fn bare_run(&self, paragraph: &mut Paragraph, element: &Element<'_>) -> Run {
        self.new_run(paragraph, element.tag.clone(), Properties::default())
    }

    fn new_run(&self, paragraph: &mut Paragraph, open: Range<usize>, properties: Properties) -> Run {
        let character = self.styles.character(properties.style.as_deref());
        let look = paragraph.style.clone().with(&character).with(&properties.visible).effective();
        let hidden = look.get("vanish").is_some();
        let format = paragraph.format(&properties, look);
        Run { open, properties, format, hidden }
    }

    /// One element inside a run.
    fn in_run(&mut self, paragraph: &mut Paragraph, element: &Element<'a>, format: u32) {
        let (start, text) = (element.tag.start, self.cursor.text);
        if element.space == Space::Compatibility || matches!(element.name, "drawing" | "pict" | "object") {
            return self.object(paragraph, element);
        }
        if element.is("t") {
            return self.text(paragraph, element, format);
        }
        let of = |name: &str| xml::value(text, &element.tag, name);
        let tag = &element.tag;
        let name = if element.space == Space::Word { element.name } else { "" };
        let mark = if name == "fldChar" { of("fldCharType") } else { None };
        let end = self.cursor.skip(element);
        let span = start..end.end;
        match name {
            "noBreakHyphen" => paragraph.text("\u{2011}", &span, format),
            "softHyphen" => paragraph.text("\u{ad}", &span, format),
            "br" | "cr" => {
                let label = if of("type").as_deref() == Some("page") { "page break" } else { "break" };
                paragraph.single(&span, TagKind::Break, label, false);
            }
            // White space to a reader, so sentences may part at it.
            "tab" | "ptab" => paragraph.single(&span, TagKind::Break, "tab", false),
            "footnoteReference" | "endnoteReference" => {
                let label =
                    format!("{} {}", name.trim_end_matches("Reference"), of("id").unwrap_or_default());
                paragraph.single(&span, TagKind::Note, label.trim(), false);
            }
            "footnoteRef" | "endnoteRef" => paragraph.single(&span, TagKind::Note, "note", false),
            "sym" => paragraph.single(&span, TagKind::Other, "symbol", true),
            "ruby" => paragraph.single(&span, TagKind::Other, &seen(text, span.clone(), "ruby"), true),
            "pgNum" | "dayShort" | "dayLong" | "monthShort" | "monthLong" | "yearShort" | "yearLong" => {
                paragraph.single(&span, TagKind::Other, "field", true);
            }
            "fldChar" => {
                let mark = match mark.as_deref() {
                    Some("begin") => Mark::Begin,
                    Some("separate") => Mark::Separate,
                    _ => Mark::End,
                };
                paragraph.items.push(Item::Mark { mark, source: narrow_range(&span) });
            }
            "instrText" => {
                let text = xml::decode(text.get(tag.end..end.start).unwrap_or_default());
                paragraph.items.push(Item::Instruction { text, source: narrow_range(&span) });
            }
            "lastRenderedPageBreak" | "delText" | "delInstrText" => {}
            _ => paragraph.hidden(&span),
        }
    }

    fn text(&mut self, paragraph: &mut Paragraph, element: &Element<'a>, format: u32) {
        if element.closed {
            return;
        }
        let text = self.cursor.text;
        let space = xml::value(text, &element.tag, "space");
        let keeps = space.as_deref() == Some("preserve");
        let mut pieces = Vec::new();
        let end = loop {
            match self.cursor.child() {
                Ok(Child::Other(token)) => pieces.push(token),
                Ok(Child::Element(inner)) => drop(self.cursor.skip(&inner)),
                Err(end) => break end,
            }
        };
        let content = element.tag.end..end.start;
        let seen = if keeps { content } else { trimmed(text, content) };
        for token in pieces {
            let span = token.span.start.max(seen.start)..token.span.end.min(seen.end);
            if span.is_empty() {
                continue;
            }
            match token.kind {
                Kind::Text => characters(paragraph, text, span, format),
                Kind::Reference => match xml::reference(&text[span.clone()]) {
                    Some(character) if !character.is_control() => {
                        paragraph.text(character.encode_utf8(&mut [0; 4]), &span, format);
                    }
                    _ => paragraph.text(" ", &span, format),
                },
                _ => paragraph.hidden(&span),
            }
        }
        paragraph.node(&element.tag, &end, Level::Text(space.is_some()));
    }
}

fn is_mark(item: &Item) -> bool {
    matches!(item, Item::Mark { .. } | Item::Instruction { .. })
}

/// Without the spaces at the ends.
fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let is_space = |character: char| matches!(character, ' ' | '\t' | '\n' | '\r');
    let raw = &text[span.clone()];
    let start = span.end - raw.trim_start_matches(is_space).len();
    start..(span.start + raw.trim_end_matches(is_space).len()).max(start)
}

/// A line end inside a text is a space to its reader.
fn characters(paragraph: &mut Paragraph, text: &str, span: Range<usize>, format: u32) {
    let mut at = span.start;
    for piece in text[span].split_inclusive(['\t', '\n', '\r']) {
        let plain = piece.trim_end_matches(['\t', '\n', '\r']);
        if !plain.is_empty() {
            paragraph.text(plain, &(at..at + plain.len()), format);
        }
        if plain.len() < piece.len() {
            paragraph.text(" ", &(at + plain.len()..at + piece.len()), format);
        }
        at += piece.len();
    }
}
