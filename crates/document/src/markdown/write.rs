//! Targets become Markdown, and the file is read again: a block that would be read as something else than was meant is
//! spelled another way, step by step, and if no spelling works it stays as it was and that is told.

use super::meant;
use super::spell;
use super::values;
use crate::block::{Block, Writing};
use crate::export::edit::Edits;
use crate::export::{ExportOptions, Exported, Placed, Untranslated, marks};
use crate::read::{Document, Notice};
use persklaar_text::TaggedText;

/// More rounds than there are spellings: one block may hide the faults of others.
const ROUNDS: usize = 24;

/// After this many rounds no more spellings are tried.
const PATIENT: usize = 16;

/// How a block is spelled, from the plainest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spelling {
    /// Only what must be escaped, with the source's own marks.
    Light,
    /// A backslash before every mark.
    Backslashes,
    /// As light, with HTML elements for emphasis and breaks.
    Elements,
    /// Numeric references for every mark, and HTML elements.
    References,
    /// Not at all: the original stays.
    Kept,
}

impl Spelling {
    fn next(self) -> Self {
        match self {
            Self::Light => Self::Backslashes,
            Self::Backslashes => Self::Elements,
            Self::Elements => Self::References,
            Self::References | Self::Kept => Self::Kept,
        }
    }
}

/// What a segment becomes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wanted<'a> {
    Target(&'a TaggedText),
    /// The source, made visible.
    Mark,
    /// The source.
    Same,
}

/// The segments of one block.
pub(crate) struct Group<'a> {
    /// The block's place in the document's list.
    pub(crate) index: usize,
    pub(crate) block: &'a Block,
    pub(crate) parts: &'a [Placed<'a>],
    pub(crate) mark: bool,
    pub(crate) spelling: Spelling,
}

impl Group<'_> {
    /// Whether anything of the block is written anew.
    pub(crate) fn is_touched(&self) -> bool {
        self.spelling != Spelling::Kept
            && self.parts.iter().any(|one| !matches!(self.wanted(one), Wanted::Same))
    }

    pub(crate) fn wanted<'b>(&self, one: &'b Placed<'_>) -> Wanted<'b> {
        match one.target {
            Some(target) => Wanted::Target(target),
            None if self.mark && !one.other => Wanted::Mark,
            None => Wanted::Same,
        }
    }
}

/// The document with its targets in place.
pub(crate) fn write(document: &Document, placed: &[Placed<'_>], options: &ExportOptions<'_>) -> Exported {
    let mut groups = groups(document, placed, options);
    if !groups.iter().any(Group::is_touched) {
        return Edits::new(document, options.to).write();
    }
    for round in 0..ROUNDS {
        let exported = attempt(document, &groups, placed, options);
        let wrong = meant::misread(document, &groups, &exported.bytes);
        if wrong.is_empty() {
            return exported;
        }
        for index in wrong {
            let group = &mut groups[index];
            group.spelling = if round < PATIENT { group.spelling.next() } else { Spelling::Kept };
        }
    }
    attempt(document, &groups, placed, options)
}

fn groups<'a>(
    document: &'a Document,
    placed: &'a [Placed<'a>],
    options: &ExportOptions<'_>,
) -> Vec<Group<'a>> {
    let mark = options.untranslated == Untranslated::Mark;
    let mut blocks = document.blocks.iter().enumerate();
    // Both are in the order of the document.
    let of_block = placed.chunk_by(|one, next| std::ptr::eq(one.block, next.block));
    of_block
        .filter_map(|parts| {
            let own = parts.first()?.block;
            let (index, block) = blocks.find(|(_, block)| std::ptr::eq(*block, own))?;
            Some(Group { index, block, parts, mark, spelling: Spelling::Light })
        })
        .collect()
}

fn attempt(
    document: &Document,
    groups: &[Group<'_>],
    placed: &[Placed<'_>],
    options: &ExportOptions<'_>,
) -> Exported {
    let mut edits = Edits::new(document, options.to);
    for group in groups {
        match group.block.writing {
            _ if group.spelling == Spelling::Kept => edits.notice(kept(group.block)),
            Writing::Markdown => spell::write(&mut edits, document, group),
            Writing::MarkdownTitle(quote) => values::title(&mut edits, group, quote),
            Writing::MarkdownAlt(named) => values::alt(&mut edits, document, group, named),
            Writing::FrontMatter(quoting) => values::front(&mut edits, group, quoting),
            _ => values::html(&mut edits, group, options),
        }
    }
    if placed.iter().any(|one| one.target.is_some()) {
        let owners = match options.untranslated {
            Untranslated::Source => marks::untranslated(&mut edits, placed, options.from),
            Untranslated::Stop | Untranslated::Mark => Vec::new(),
        };
        marks::page(&mut edits, document, options, &owners);
    }
    edits.write()
}

fn kept(block: &Block) -> Notice {
    let start: String = block.text.chars().take(60).collect();
    let detail =
        format!("this text cannot be written in Markdown as it was meant, so the source stays: {start}");
    Notice { code: "not-written", detail }
}
