//! The walk over a part: every paragraph in the order of the file, wherever it stands.
//!
//! Body, tables, text boxes and content controls differ only in what is said of their paragraphs. Where a part holds
//! the same text a second time for older programs, that is a mirror of the first and is not offered again.

use super::cursor::{Cursor, Element};
use super::layout::Layout;
use super::styles::Styles;
use super::xml::{self, Space};
use crate::block::{Block, Role, What, Writing};
use crate::html::Flow;
use persklaar_text::{Half, TagKind};
use std::collections::HashMap;
use std::ops::Range;

/// A block that was found, with the way back if it is a paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Offered {
    pub(crate) block: Block,
    pub(crate) layout: Option<Layout>,
}

/// What a part offers.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) offered: Vec<Offered>,
    /// Second copies, by the start of the block that they repeat.
    pub(crate) mirrors: Vec<(u32, Offered)>,
    /// How many tracked changes were read as accepted.
    pub(crate) tracked: usize,
    /// How many paragraphs have too many pieces to be read.
    pub(crate) kept: usize,
}

/// What is said of a paragraph by where it stands.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place {
    pub(crate) context: Option<&'static str>,
    pub(crate) in_cell: bool,
}

/// Reads a part.
pub(crate) struct Walk<'a> {
    pub(crate) cursor: Cursor<'a>,
    pub(crate) styles: &'a Styles,
    /// Where relationships lead.
    pub(crate) targets: &'a HashMap<String, String>,
    pub(crate) place: Place,
    pub(crate) found: Found,
}

impl<'a> Walk<'a> {
    /// Reads the part at `span`, which is said to be a `context`.
    pub(crate) fn part(
        text: &'a str,
        span: Range<usize>,
        styles: &'a Styles,
        targets: &'a HashMap<String, String>,
        context: Option<&'static str>,
    ) -> Found {
        let place = Place { context, in_cell: false };
        let mut walk =
            Self { cursor: Cursor::new(text, span), styles, targets, place, found: Found::default() };
        if let Ok(root) = walk.cursor.element()
            && !root.closed
        {
            walk.content();
        }
        walk.found
    }

    /// Reads the content of the element that was entered last.
    pub(crate) fn content(&mut self) {
        while let Ok(child) = self.cursor.element() {
            self.child(&child);
        }
    }

    fn child(&mut self, element: &Element<'a>) {
        if element.space == Space::Drawing && element.name == "docPr" {
            self.alternative_text(element);
        }
        if element.closed {
            return;
        }
        let before = self.place;
        match (element.space, element.name) {
            (Space::Word, "p") => return self.paragraph(element),
            (Space::Word, "sectPr" | "tblPr" | "trPr" | "tcPr" | "sdtPr" | "del" | "moveFrom") => {
                self.cursor.skip(element);
                return;
            }
            // The lines between text and notes are footnotes of their own.
            (Space::Word, "footnote" | "endnote") if self.is_separator(element) => {
                self.cursor.skip(element);
                return;
            }
            (Space::Word, "tc") => self.place.in_cell = true,
            (Space::Word, "txbxContent") => self.place = Place { context: Some("text box"), in_cell: false },
            (Space::Compatibility, "AlternateContent") => return self.alternatives(),
            _ => {}
        }
        self.content();
        self.place = before;
    }

    fn is_separator(&self, element: &Element<'_>) -> bool {
        xml::value(self.cursor.text, &element.tag, "type").is_some_and(|kind| kind != "normal")
    }

    /// What is read to those who cannot see a picture.
    fn alternative_text(&mut self, element: &Element<'_>) {
        let text = self.cursor.text;
        for attribute in xml::attributes(text, &element.tag) {
            let context = match attribute.name {
                "descr" => "alt",
                "title" => "title",
                _ => continue,
            };
            let mut flow = Flow::attribute();
            flow.push_text(text, attribute.value, true);
            if let Some(block) = flow.finish(Role::Attribute, Writing::Attribute(Some(attribute.quote))) {
                let block = Block { context: Some(context.to_owned()), ..block };
                self.found.offered.push(Offered { block, layout: None });
            }
        }
    }

    /// The first alternative is offered; what the others repeat follows it.
    pub(crate) fn alternatives(&mut self) {
        let start = self.found.offered.len();
        let mut first_end = None;
        while let Ok(child) = self.cursor.element() {
            if child.closed {
                continue;
            }
            let at = self.found.offered.len();
            self.content();
            match first_end {
                None => first_end = Some(self.found.offered.len()),
                Some(end) => self.mirror(start..end, at),
            }
        }
    }

    /// Turns what was found from `at` on into mirrors of equal blocks in `first`.
    fn mirror(&mut self, first: Range<usize>, at: usize) {
        let mut used = vec![false; first.len()];
        for other in self.found.offered.split_off(at) {
            let same = (first.start..first.end).find(|index| {
                !used[index - first.start] && repeats(&self.found.offered[*index].block, &other.block)
            });
            let Some(index) = same else {
                self.found.offered.push(other);
                continue;
            };
            used[index - first.start] = true;
            let key = self.found.offered[index].block.start();
            let own = other.block.start();
            for (known, _) in self.found.mirrors.iter_mut().filter(|(known, _)| *known == own) {
                *known = key;
            }
            self.found.mirrors.push((key, other));
        }
    }
}

/// Whether a block says the same as another, with the same tags.
fn repeats(block: &Block, other: &Block) -> bool {
    let shape = |block: &Block| -> Vec<(u32, Option<(Half, TagKind)>)> {
        let tags = block.codes.iter().map(|code| match &code.what {
            What::Tag { half, kind, .. } => (code.at, Some((*half, *kind))),
            What::Hidden => (code.at, None),
        });
        tags.collect()
    };
    block.text == other.text && block.context == other.context && shape(block) == shape(other)
}
