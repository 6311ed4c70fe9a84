//! Whether an export is read as it was meant: it is read again, and the texts and tags of every block are compared with
//! those of the original and the targets.

use super::spell::{self, Unit};
use super::values;
use super::words;
use super::write::{Group, Wanted};
use crate::block::{Block, Code, What, Writing, wide};
use crate::decode::decode_as;
use crate::html::{entities, is_offered};
use crate::read::Document;
use persklaar_text::{Half, TagKind};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// What a block is to a reader: its words, and the tags between them. White space around tags does not count, because
/// emphasis cannot begin or end with it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    /// Role and key.
    name: (&'static str, Option<String>),
    text: String,
    tags: Vec<(usize, Half, TagKind, String)>,
    letters: usize,
    /// The text without words that stay.
    own: String,
    /// Whether it is Markdown: elsewhere only the words are compared.
    markdown: bool,
}

impl Shape {
    fn of(block: &Block) -> Self {
        let markdown = block.writing == Writing::Markdown;
        Self { name: (block.role.name(), block.context.clone()), markdown, ..Self::default() }
    }

    fn push(&mut self, text: &str) {
        for character in text.chars() {
            if matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0c') {
                // The HTML module has its own rules for white space beside tags.
                if self.markdown && !self.text.ends_with(' ') && !self.text.is_empty() {
                    self.text.push(' ');
                }
            } else {
                self.text.push(character);
                self.letters += 1;
            }
        }
    }

    fn push_text(&mut self, text: &str) {
        self.push(text);
        if self.markdown {
            self.own.push_str(&words::unprotected(text));
        } else {
            self.own.push_str(text);
        }
    }

    fn push_code(&mut self, code: &Code, source: &str) {
        let What::Tag { half, kind, label, .. } = &code.what else { return };
        if !self.markdown {
            return;
        }
        let markup = &source[wide(&code.source)];
        let is_bare = markup.starts_with(|first: char| first.is_alphanumeric() || first == '{');
        if *half == Half::Single && is_bare {
            return self.push(&decoded(markup));
        }
        if *kind == TagKind::Break {
            // White space beside a break is not seen.
            self.push(" ");
        }
        let label = match kind {
            TagKind::Bold | TagKind::Italic | TagKind::Image | TagKind::Break => String::new(),
            _ => label.clone(),
        };
        self.tags.push((self.letters, *half, *kind, label));
    }

    /// A part of the block as it is.
    fn push_original(&mut self, block: &Block, source: &str, text: Range<usize>, codes: Range<usize>) {
        let mut at = text.start;
        for code in block.codes.get(codes).unwrap_or_default() {
            let here = (code.at as usize).clamp(at, text.end.max(at));
            self.push_text(&block.text[at..here]);
            self.push_code(code, source);
            at = here;
        }
        self.push_text(&block.text[at..text.end.max(at)]);
    }

    fn finish(mut self) -> Self {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self
    }

    fn read(block: &Block, source: &str) -> Self {
        let mut shape = Self::of(block);
        shape.push_original(block, source, 0..block.text.len(), 0..block.codes.len());
        shape.finish()
    }

    fn is_same(&self, other: &Self) -> bool {
        (&self.name, &self.text, &self.tags) == (&other.name, &other.text, &other.tags)
    }
}

/// A word that stays, without escapes and references.
fn decoded(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut characters = markup.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\\' || !characters.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(character);
        }
    }
    entities::decode_value(&out)
}

/// The shape that a block should have in the export.
fn meant(group: &Group<'_>, source: &str) -> Shape {
    let block = group.block;
    if block.writing != Writing::Markdown {
        let mut shape = Shape::of(block);
        shape.push_text(&values::whole_text(group));
        return shape.finish();
    }
    let mut shape = Shape::of(block);
    let (mut at, mut code) = (0, 0);
    for one in group.parts {
        let part = one.part;
        if matches!(group.wanted(one), Wanted::Same) {
            continue;
        }
        shape.push_original(block, source, at..part.from, code..part.first);
        match group.wanted(one) {
            Wanted::Target(target) => {
                let (before, after) = part.edges(block);
                shape.push_text(before);
                for unit in spell::units(block, part, target, source).units {
                    match unit {
                        Unit::Text(text) => shape.push_text(&text),
                        Unit::Code(index) => shape.push_code(&block.codes[index], source),
                    }
                }
                shape.push_text(after);
            }
            _ => {
                shape.push_text("[[");
                shape.push_original(block, source, part.from..part.to, part.first..part.after);
                shape.push_text("]]");
            }
        }
        (at, code) = (part.to, part.after);
    }
    shape.push_original(block, source, at..block.text.len(), code..block.codes.len());
    shape.finish()
}

/// Whether a block stands inside another one's tag, where its order follows that of the tags.
fn is_inner(block: &Block) -> bool {
    matches!(block.writing, Writing::Attribute(_) | Writing::MarkdownTitle(_) | Writing::MarkdownAlt(_))
}

/// The groups whose blocks are not read as they were meant.
pub(super) fn misread(document: &Document, groups: &[Group<'_>], bytes: &[u8]) -> BTreeSet<usize> {
    let exported = decode_as(bytes, document.decoded.encoding).text;
    let found = super::blocks(&exported).blocks;
    let expected = expected(document, groups);
    let mut wrong = flowing(&expected, &found, &exported);
    wrong.extend(inner(&expected, &found, &exported));
    wrong
}

/// A block of the original with its group, if that is touched, and its shape in the export.
struct Expected {
    group: Option<usize>,
    inner: bool,
    shape: Shape,
}

fn expected(document: &Document, groups: &[Group<'_>]) -> Vec<Expected> {
    let touched: HashMap<usize, usize> = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| group.is_touched())
        .map(|(at, group)| (group.index, at))
        .collect();
    let source = &document.decoded.text;
    let blocks = document.blocks.iter().enumerate().map(|(index, block)| {
        let group = touched.get(&index).copied();
        let shape = match group {
            Some(at) => meant(&groups[at], source),
            None => Shape::read(block, source),
        };
        Expected { group, inner: is_inner(block), shape }
    });
    blocks.collect()
}

/// Compares what flows, in its order. Where the order itself is lost, the touched block before is at fault.
fn flowing(expected: &[Expected], found: &[Block], exported: &str) -> BTreeSet<usize> {
    let mut wrong = BTreeSet::new();
    let mut found = found.iter().filter(|block| !is_inner(block));
    let mut last = expected.iter().find_map(|one| one.group);
    for one in expected.iter().filter(|one| !one.inner) {
        last = one.group.or(last);
        if !is_offered(&one.shape.own) {
            continue;
        }
        let Some(block) = found.next() else {
            wrong.extend(last);
            return wrong;
        };
        let shape = Shape::read(block, exported);
        if !one.shape.is_same(&shape) {
            wrong.extend(last);
            if one.shape.name != shape.name || one.group.is_none() {
                return wrong;
            }
        }
    }
    if found.next().is_some() {
        wrong.extend(last);
    }
    wrong
}

/// Compares titles and the like, in any order: tags may have moved.
fn inner(expected: &[Expected], found: &[Block], exported: &str) -> BTreeSet<usize> {
    let found: Vec<Shape> =
        found.iter().filter(|block| is_inner(block)).map(|block| Shape::read(block, exported)).collect();
    let key = |shape: &Shape| (shape.name.clone(), shape.text.clone());
    let known: BTreeSet<_> = expected.iter().filter(|one| one.inner).map(|one| key(&one.shape)).collect();
    if found.iter().all(|shape| known.contains(&key(shape))) {
        return BTreeSet::new();
    }
    let there: BTreeSet<_> = found.iter().map(key).collect();
    let missing = expected.iter().filter(|one| one.inner && !there.contains(&key(&one.shape)));
    missing.filter_map(|one| one.group).collect()
}
