//! Inline content in Markdown: a target's texts and tags, each spelled so that it is read as itself where it stands.
//!
//! Emphasis opens and closes only beside certain characters, so spaces go outside it, and a letter or mark that is in the
//! way becomes a numeric reference. Whether all this was enough is found out by reading the file again.

mod line;
mod spellings;

use super::write::{Group, Wanted};
use crate::block::{Block, What, wide};
use crate::export::compose::compose;
use crate::export::edit::{Edit, Edits, Piece, span};
use crate::read::Document;
use crate::segment::Part;
use line::Line;
use persklaar_text::{Half, TagKind, TaggedText};
use spellings::Spellings;
use std::collections::HashSet;

/// A text or a tag of a target.
#[derive(Debug)]
pub(crate) enum Unit {
    Text(String),
    /// A code of the block.
    Code(usize),
}

/// The texts and tags of a target, and how many tags had to be left out for the one or other reason.
pub(crate) struct Units {
    pub(crate) units: Vec<Unit>,
    dropped: usize,
    missing: usize,
}

/// What a target is in this block: balanced, and without links inside links.
pub(crate) fn units(block: &Block, part: Part, target: &TaggedText, text: &str) -> Units {
    let composed = compose(block, part, target);
    let codes = part.codes(block);
    let all = composed.pieces.into_iter().filter_map(|piece| match piece {
        Piece::Text(run) => Some(Unit::Text(run.replace(['\n', '\r', '\t'], " "))),
        Piece::Original(source) => {
            let index = codes.partition_point(|code| (code.source.start as usize) < source.start);
            Some(Unit::Code(part.first + index))
        }
        Piece::Markup(_) => None,
    });
    let (units, nested) = unnested(block, text, all.collect());
    Units { units: trimmed(block, units), dropped: composed.dropped + nested, missing: composed.missing }
}

/// Leaves out links that stand in another link.
fn unnested(block: &Block, text: &str, units: Vec<Unit>) -> (Vec<Unit>, usize) {
    let (mut open, mut inner) = (None, HashSet::new());
    let mut kept = Vec::with_capacity(units.len());
    for unit in units {
        if let Unit::Code(index) = unit
            && let What::Tag { half, kind: TagKind::Link, pair, .. } = &block.codes[index].what
            && text[wide(&block.codes[index].source)].starts_with(['[', ']'])
        {
            match half {
                Half::Open if open.is_some() => drop(inner.insert(*pair)),
                Half::Open => open = Some(*pair),
                Half::Close if open == Some(*pair) => open = None,
                Half::Close | Half::Single => {}
            }
            if inner.contains(pair) {
                continue;
            }
        }
        kept.push(unit);
    }
    (kept, inner.len() * 2)
}

/// White space at the ends of a target is none of it: at the end of a line two spaces would be a break.
fn trimmed(block: &Block, mut units: Vec<Unit>) -> Vec<Unit> {
    let is_empty = |unit: &Unit| matches!(unit, Unit::Text(text) if text.is_empty());
    let is_seen = |unit: &&mut Unit| !is_hidden(block, unit) && !is_empty(unit);
    if let Some(Unit::Text(first)) = units.iter_mut().find(is_seen) {
        *first = first.trim_start_matches(' ').to_owned();
    }
    if let Some(Unit::Text(last)) = units.iter_mut().rev().find(is_seen) {
        last.truncate(last.trim_end_matches(' ').len());
    }
    units.retain(|unit| !is_empty(unit));
    units
}

fn is_hidden(block: &Block, unit: &Unit) -> bool {
    matches!(unit, Unit::Code(index) if block.codes[*index].what == What::Hidden)
}

/// Writes the segments of a block.
pub(crate) fn write(edits: &mut Edits<'_>, document: &Document, group: &Group<'_>) {
    let block = group.block;
    let text = &document.decoded.text;
    let mut of_parts: Vec<(Part, Units)> = Vec::new();
    for one in group.parts {
        match group.wanted(one) {
            Wanted::Target(target) => of_parts.push((one.part, units(block, one.part, target, text))),
            Wanted::Mark => mark(edits, block, one.part),
            Wanted::Same => {}
        }
    }
    let spellings = Spellings::new(group, text, &of_parts);
    for (part, Units { units, dropped, missing }) in of_parts {
        edits.note_tags(block, part, dropped, missing);
        let place = span(block, part);
        let line = Line { document, block, spelling: group.spelling, spellings: &spellings };
        let pieces = line.pieces(units, part, &place);
        edits.push(Edit { span: place, pieces, writing: block.writing });
    }
    for (index, markup) in spellings.outside {
        let span = wide(&block.codes[index].source);
        edits.push(Edit { span, pieces: vec![Piece::Markup(markup)], writing: block.writing });
    }
}

/// Makes a segment without a target visible.
fn mark(edits: &mut Edits<'_>, block: &Block, part: Part) {
    let place = span(block, part);
    let (open, close) = (Piece::Markup("\\[\\[".to_owned()), Piece::Markup("\\]\\]".to_owned()));
    let pieces = vec![open, Piece::Original(place.clone()), close];
    edits.push(Edit { span: place, pieces, writing: block.writing });
}
