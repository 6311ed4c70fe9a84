//! HTML: pages and fragments become blocks.
//!
//! Tokens with spans and an own list of open elements, no tree: that is enough to know blocks, roles and what is not to
//! be translated, and it never loses a byte (docs/decisions/0003-html-base.md).

pub(crate) mod attributes;
pub(crate) mod elements;
pub(crate) mod entities;
pub(crate) mod flow;
mod json_ld;
pub(crate) mod labels;
mod language;
mod layers;
pub(crate) mod offered;
mod open;
mod srcdoc;
pub(crate) mod tokens;
mod vocabulary;
mod walk;

use crate::block::Block;

use elements::is_block;
pub(crate) use elements::is_void;
pub(crate) use flow::{Flow, is_offered};
pub(crate) use json_ld::values as json_values;
pub(crate) use labels::place as link_place;
pub(crate) use language::{LanguageMark, LanguageMarks, MarkKind, declared_label};
pub(crate) use layers::LayerKind;
pub(crate) use open::is_off;
pub(crate) use srcdoc::Inner;

/// The blocks of a page in document order, and where it says what language it is in.
pub(crate) fn blocks(text: &str) -> (Vec<Block>, LanguageMarks) {
    blocks_within(text, 0)
}

/// Whether texts before and after a tag with this name belong to different blocks.
pub(crate) fn parts_texts(name: &str, foreign: bool) -> bool {
    is_block(name) || (foreign && walk::is_svg_boundary(name))
}

/// The same for a page that stands inside so many others.
pub(crate) fn blocks_within(text: &str, depth: usize) -> (Vec<Block>, LanguageMarks) {
    let (mut blocks, mut marks) = walk::walk(text, depth);
    blocks.sort_by_key(Block::start);
    marks.layers.arrange();
    (blocks, marks)
}
