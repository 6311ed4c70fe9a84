//! Markdown: CommonMark with tables, footnotes, strikethrough, task lists and front matter becomes blocks, and back.
//!
//! The parser is pulldown-cmark; it gives the place of every event, so the file itself is the skeleton here too
//! (docs/decisions/0005-markdown.md). HTML in it goes through the HTML module. Bare addresses and the placeholders of
//! site generators are words that stay; code never is a text.

mod escape;
pub(crate) mod front;
mod inline;
pub(crate) mod markup;
mod meant;
pub(crate) mod parse;
mod spell;
pub(crate) mod titles;
mod values;
pub(crate) mod walk;
pub(crate) mod words;
mod write;

pub(crate) use write::write;

use crate::block::Block;
use crate::html::LanguageMarks;
use crate::read::Notice;

/// What a Markdown file offers.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) blocks: Vec<Block>,
    pub(crate) marks: LanguageMarks,
    pub(crate) notices: Vec<Notice>,
}

/// The blocks of a file in document order, and where it says what language it is in.
pub(crate) fn blocks(text: &str) -> Reading {
    let mut reading = walk::walk(text);
    reading.blocks.sort_by_key(Block::start);
    reading.marks.layers.arrange();
    reading
}

/// Whether a text without a telling name is clearly Markdown: it has front matter, or a heading and a link or emphasis.
pub(crate) fn is_clearly(text: &str) -> bool {
    let fenced = |fence: &str| {
        let mut lines = text.lines();
        lines.next() == Some(fence) && lines.any(|line| line.trim_end() == fence)
    };
    let heading = text.lines().any(|line| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    });
    fenced("---") || fenced("+++") || (heading && (text.contains("](") || text.contains("**")))
}
