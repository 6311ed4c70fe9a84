//! What stands inside a paragraph: links, marks of changes, pictures, fields. Runs have a module of their own.

use super::cursor::Element;
use super::fields::{self, Asked};
use super::flow;
use super::layout::{Bidi, Level};
use super::paragraph::{Item, Paragraph, narrow_range};
use super::properties;
use super::styles::{heading, is_numbered};
use super::walk::{Offered, Walk};
use super::xml::{self, Kind, Space};
use crate::block::{Block, Role, Writing, narrow};
use crate::html::link_place;
use persklaar_text::TagKind;
use std::ops::Range;

/// Elements of one paragraph; more than this is no text that anybody wrote.
const MOST: usize = 10_000;

/// Elements of a paragraph's properties that come before `bidi`.
const BEFORE_BIDI: [&str; 19] = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
];

impl<'a> Walk<'a> {
    /// Reads a paragraph and offers it.
    pub(crate) fn paragraph(&mut self, element: &Element<'a>) {
        let mut paragraph = self.new_paragraph(None, None, false, Bidi::Missing(narrow(element.tag.end)));
        let end = loop {
            match self.cursor.element() {
                Ok(child) if child.is("pPr") && paragraph.is_fresh() => paragraph = self.properties(&child),
                Ok(child) => self.inline(&mut paragraph, &child),
                Err(end) => break end,
            }
        };
        if paragraph.nodes.len() + paragraph.items.len() > MOST {
            self.found.kept += 1;
            return;
        }
        fields::resolve(self.cursor.text, &mut paragraph);
        let role = self.role(&paragraph);
        let source = element.tag.start..end.end;
        if let Some((block, layout)) = flow::finish(&source, paragraph, Writing::Word(0)) {
            let context = self.place.context.map(str::to_owned);
            let block = Block { role, context, ..block };
            self.found.offered.push(Offered { block, layout: Some(layout) });
        }
    }

    fn new_paragraph(&self, style: Option<&str>, role: Option<Role>, listed: bool, bidi: Bidi) -> Paragraph {
        let role = self.styles.role(style).or(role);
        let listed = listed || self.styles.is_listed(style);
        Paragraph::new(self.styles.paragraph(style), role, listed, bidi)
    }

    fn role(&self, paragraph: &Paragraph) -> Role {
        match paragraph.role {
            Some(role) => role,
            None if self.place.in_cell => Role::TableCell,
            None if paragraph.listed => Role::ListItem,
            None => Role::Paragraph,
        }
    }

    /// The properties of a paragraph come before everything else in it.
    fn properties(&mut self, element: &Element<'a>) -> Paragraph {
        if element.closed {
            // Empty properties cannot take a child in their place, and no program writes them.
            return self.new_paragraph(None, None, false, Bidi::Set);
        }
        let (mut style, mut role, mut listed) = (None, None, None);
        let mut bidi = Bidi::Inside(narrow(element.tag.end));
        while let Ok(child) = self.cursor.element() {
            let of = |name: &str| xml::value(self.cursor.text, &child.tag, name);
            let mut end = None;
            match child.name {
                "pStyle" => style = of("val"),
                "outlineLvl" => role = of("val").and_then(|level| level.parse().ok()).and_then(heading),
                "bidi" if of("val").is_some_and(|on| properties::switch(&on).is_empty()) => {
                    bidi = Bidi::Off(narrow(child.tag.start), narrow(child.tag.end));
                }
                "bidi" => bidi = Bidi::Set,
                "numPr" if !child.closed => {
                    listed = Some(is_numbered(&mut self.cursor));
                    end = Some(self.cursor.position());
                }
                "rPr" if !child.closed => {
                    let mark = properties::read(&mut self.cursor, &child);
                    self.found.tracked += mark.tracked;
                    end = Some(mark.span.end);
                }
                _ => {}
            }
            let end = end.unwrap_or_else(|| self.cursor.skip(&child).end);
            if BEFORE_BIDI.contains(&child.name) && matches!(bidi, Bidi::Inside(_)) {
                bidi = Bidi::Inside(narrow(end));
            }
        }
        let mut paragraph = self.new_paragraph(style.as_deref(), role, listed == Some(true), bidi);
        paragraph.listed = listed.unwrap_or(paragraph.listed);
        paragraph
    }

    /// One element inside a paragraph, outside of runs.
    fn inline(&mut self, paragraph: &mut Paragraph, element: &Element<'a>) {
        let (start, text) = (element.tag.start, self.cursor.text);
        match (element.space, element.name) {
            (Space::Word, "r") => self.run(paragraph, element),
            (Space::Word, "hyperlink") => {
                let label = self.link_label(element);
                self.pair(paragraph, element, TagKind::Link, &label);
            }
            (Space::Word, "fldSimple") => self.simple_field(paragraph, element),
            (Space::Word, "ins" | "moveTo") => {
                self.found.tracked += 1;
                self.wrapper(paragraph, element);
            }
            (Space::Word, "smartTag" | "customXml" | "dir" | "bdo") => self.wrapper(paragraph, element),
            (Space::Word, "del" | "moveFrom") => {
                self.found.tracked += 1;
                self.cursor.skip(element);
            }
            (Space::Word, "sdt") => self.control(paragraph, element),
            (Space::Word, "proofErr" | "smartTagPr" | "customXmlPr") => drop(self.cursor.skip(element)),
            (Space::Math, _) => {
                let end = self.cursor.skip(element).end;
                paragraph.single(&(start..end), TagKind::Other, &formula(text, start..end), true);
            }
            (Space::Compatibility, "AlternateContent") => self.object(paragraph, element),
            _ => {
                let end = self.cursor.skip(element).end;
                paragraph.hidden(&(start..end));
            }
        }
    }

    fn wrapper(&mut self, paragraph: &mut Paragraph, element: &Element<'a>) {
        if element.closed {
            return;
        }
        let end = self.inlines(paragraph);
        paragraph.node(&element.tag, &end, Level::Wrapper);
    }

    /// Everything up to the end tag of the element that was entered last.
    fn inlines(&mut self, paragraph: &mut Paragraph) -> Range<usize> {
        loop {
            match self.cursor.element() {
                Ok(child) => self.inline(paragraph, &child),
                Err(end) => return end,
            }
        }
    }

    fn pair(&mut self, paragraph: &mut Paragraph, element: &Element<'a>, kind: TagKind, label: &str) {
        if element.closed {
            return paragraph.hidden(&element.tag);
        }
        let pair = paragraph.new_pair();
        let source = narrow_range(&element.tag);
        paragraph.items.push(Item::Open { pair, kind, label: label.to_owned(), source });
        let end = self.inlines(paragraph);
        paragraph.items.push(Item::Close { pair, source: narrow_range(&end) });
        paragraph.node(&element.tag, &end, Level::Pair(pair));
    }

    fn link_label(&self, element: &Element<'_>) -> String {
        let of = |name: &str| xml::value(self.cursor.text, &element.tag, name);
        let target = of("id").and_then(|id| self.targets.get(&id)).map(|address| link_place(address));
        target.or_else(|| of("anchor")).filter(|label| !label.is_empty()).unwrap_or_else(|| "link".to_owned())
    }

    fn simple_field(&mut self, paragraph: &mut Paragraph, element: &Element<'a>) {
        let text = self.cursor.text;
        match fields::asked(&xml::value(text, &element.tag, "instr").unwrap_or_default()) {
            Asked::Link(label) => self.pair(paragraph, element, TagKind::Link, &label),
            Asked::Written => self.pair(paragraph, element, TagKind::Other, "field"),
            Asked::Computed => {
                let span = element.tag.start..self.cursor.skip(element).end;
                paragraph.single(&span, TagKind::Other, &seen(text, span.clone(), "field"), true);
            }
        }
    }

    /// A content control: what it holds is text, what it is stays around it.
    fn control(&mut self, paragraph: &mut Paragraph, element: &Element<'a>) {
        let text = self.cursor.text;
        let mut label = None;
        while let Ok(child) = self.cursor.element() {
            if child.is("sdtPr") && !child.closed {
                while let Ok(property) = self.cursor.element() {
                    if property.is("alias") {
                        label = xml::value(text, &property.tag, "val");
                    }
                    self.cursor.skip(&property);
                }
            } else if child.is("sdtContent") && !child.closed {
                let (open, pair) = (element.tag.start..child.tag.end, paragraph.new_pair());
                let label =
                    label.clone().filter(|label| !label.is_empty()).unwrap_or_else(|| "control".to_owned());
                let source = narrow_range(&open);
                paragraph.items.push(Item::Open { pair, kind: TagKind::Span, label, source });
                let inner = self.inlines(paragraph);
                let outer = self.rest();
                paragraph.items.push(Item::Close { pair, source: narrow(inner.start)..narrow(outer.end) });
                paragraph.node(&open, &(inner.start..outer.end), Level::Pair(pair));
                return;
            } else {
                self.cursor.skip(&child);
            }
        }
    }

    /// Steps over what is left of an element.
    fn rest(&mut self) -> Range<usize> {
        loop {
            match self.cursor.element() {
                Ok(child) => drop(self.cursor.skip(&child)),
                Err(end) => return end,
            }
        }
    }

    /// A picture or shape: one thing in its text, whatever it holds.
    pub(super) fn object(&mut self, paragraph: &mut Paragraph, element: &Element<'a>) {
        let before = self.place;
        let (start, text) = (element.tag.start, self.cursor.text);
        let offered = self.found.offered.len();
        let end = if element.closed {
            element.tag.end
        } else {
            if element.name == "AlternateContent" {
                self.alternatives();
            } else {
                self.content();
            }
            // The content ended with the end tag, which the cursor does not give back.
            self.cursor.position()
        };
        self.place = before;
        let alt =
            self.found.offered[offered..].iter().find(|found| found.block.context.as_deref() == Some("alt"));
        let label = alt.map(|found| found.block.text.clone());
        let label = label.or_else(|| picture_name(text, start..end)).unwrap_or_else(|| "picture".to_owned());
        paragraph.single(&(start..end), TagKind::Image, &label, false);
    }
}

/// The words inside an element that is not read, or what it is called instead.
pub(super) fn seen(text: &str, span: Range<usize>, otherwise: &str) -> String {
    let mut words = String::new();
    let mut in_text = false;
    for token in xml::Tokens::new(text, span) {
        match token.kind {
            Kind::Start(_, "t", closed) => in_text = !closed,
            Kind::End(_, "t") => in_text = false,
            Kind::Text | Kind::Reference if in_text => words.push_str(&xml::decode(&text[token.span])),
            _ => {}
        }
    }
    let words: String = words.trim().chars().take(40).collect();
    if words.is_empty() { otherwise.to_owned() } else { words }
}

fn formula(text: &str, span: Range<usize>) -> String {
    seen(text, span, "formula")
}

/// What the program that made it calls a picture.
fn picture_name(text: &str, span: Range<usize>) -> Option<String> {
    let properties =
        xml::Tokens::new(text, span).find(|token| matches!(token.kind, Kind::Start(_, "docPr", _)))?;
    xml::value(text, &properties.span, "name").filter(|name| !name.trim().is_empty())
}
