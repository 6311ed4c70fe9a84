//! Targets become bytes: the original is copied, and only what has a target is written anew.

pub(crate) mod compose;
mod controls;
mod docx;
pub(crate) mod edit;
pub(crate) mod marks;
mod proved;
mod untranslated;
mod wrap;

use crate::block::{Block, Writing};
use crate::markdown;
use crate::read::{Document, Format, Notice};
use crate::segment::{Part, other_language};
use crate::verify::ProofError;
use edit::Edits;
use persklaar_text::{Language, TaggedText};
pub use proved::Proved;

pub(crate) use compose::Ordinary;
pub(crate) use edit::Piece;

/// The target of one segment, by the segment's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// As [`Segment::block`](crate::Segment::block).
    pub block: u32,
    /// As [`Segment::start`](crate::Segment::start).
    pub start: usize,
    /// As [`Segment::end`](crate::Segment::end).
    pub end: usize,
    /// None where there is no target.
    pub target: Option<TaggedText>,
}

/// What to do with a segment that has no target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Untranslated {
    /// Export nothing.
    #[default]
    Stop,
    /// Leave it in the source language and say so with `lang`.
    Source,
    /// Make it visible.
    Mark,
}

/// How to export.
#[derive(Debug, Clone, Copy)]
pub struct ExportOptions<'a> {
    /// The source language.
    pub from: &'a Language,
    /// The target language.
    pub to: &'a Language,
    /// What to do without a target.
    pub untranslated: Untranslated,
}

/// The exported document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// What had to be left out or changed on the way.
    pub notices: Vec<Notice>,
}

/// Why nothing was exported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// Segments without a target, with [`Untranslated::Stop`].
    #[error("{count} segments have no target, the first is '{first}'")]
    Untranslated {
        /// How many.
        count: usize,
        /// The text of the first.
        first: String,
    },
    /// A change that cannot be proved, and that may not be left out.
    #[error("the export would change more than its texts: {error}")]
    Unproved {
        /// The number of the block, where one can be named.
        block: Option<u32>,
        /// How its text begins.
        text: Option<String>,
        /// What the proof found.
        error: ProofError,
    },
    /// A place that is not in this document: the segments were cut from other bytes or by another program.
    #[error("block {block} has no segment from {start} to {end}; the segments belong to another document")]
    WrongPlace {
        /// The block's number.
        block: u32,
        /// The segment's start.
        start: usize,
        /// The segment's end.
        end: usize,
    },
}

/// A translation with its place found.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub(crate) block: &'a Block,
    pub(crate) part: Part,
    pub(crate) target: Option<&'a TaggedText>,
    /// It is in another language than the source, so it may stay without a target.
    pub(crate) other: bool,
}

impl Document {
    /// The document with its targets in place.
    ///
    /// # Errors
    /// Untranslated segments where that must stop the export, or places that are not in this document.
    pub fn export(
        &self,
        translations: &[Translation],
        options: &ExportOptions<'_>,
    ) -> Result<Exported, ExportError> {
        let translations = controls::without_controls(translations);
        let placed = self.place(&translations, options)?;
        if options.untranslated == Untranslated::Stop {
            stop_without_target(&placed)?;
        }
        match &self.package {
            Some(package) => Ok(self.packed(package, placed, options)),
            None if self.format == Format::Markdown => Ok(markdown::write(self, &placed, options)),
            None => Ok(self.edited(placed, options)),
        }
    }

    /// The text with the changes in it.
    fn edited(&self, placed: Vec<Placed<'_>>, options: &ExportOptions<'_>) -> Exported {
        let mut edits = Edits::new(self, options.to);
        for one in &placed {
            match one.target {
                Some(target) => edits.replace(one.block, one.part, target),
                None if options.untranslated == Untranslated::Mark && !one.other => {
                    edits.mark(one.block, one.part, options.from);
                }
                None => {}
            }
        }
        if placed.iter().any(|one| one.target.is_some()) {
            let owners = match options.untranslated {
                Untranslated::Source => marks::untranslated(&mut edits, &placed, options.from),
                Untranslated::Stop | Untranslated::Mark => Vec::new(),
            };
            marks::page(&mut edits, self, options, &owners);
            edits.speak(&placed);
        }
        // They are not needed any more, and take as much room as the changes.
        drop(placed);
        edits.write()
    }

    fn place<'a>(
        &'a self,
        translations: &'a [Translation],
        options: &ExportOptions<'_>,
    ) -> Result<Vec<Placed<'a>>, ExportError> {
        let mut placed = Vec::with_capacity(translations.len());
        for Translation { block, start, end, target } in translations {
            let wrong = || ExportError::WrongPlace { block: *block, start: *start, end: *end };
            let found = self.block(*block).ok_or_else(wrong)?;
            let part = Part::between(found, *start, *end).ok_or_else(wrong)?;
            let other = other_language(found, options.from).is_some();
            placed.push(Placed { block: found, part, target: target.as_ref(), other });
        }
        placed.sort_by_key(|one| (one.block.start(), one.part.from, one.part.first));
        Ok(placed)
    }
}

fn stop_without_target(placed: &[Placed<'_>]) -> Result<(), ExportError> {
    let mut missing = placed.iter().filter(|one| one.target.is_none() && !one.other);
    let Some(first) = missing.next() else { return Ok(()) };
    let text = first.block.text[first.part.from..first.part.to].to_owned();
    Err(ExportError::Untranslated { count: 1 + missing.count(), first: text })
}

/// Whether elements may be put around this text.
fn takes_elements(block: &Block) -> bool {
    block.writing == Writing::Html
}
