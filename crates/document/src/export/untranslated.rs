//! Segments without a target: made visible, or put into an element that says what language they are in.

use super::edit::{Edits, span};
use super::takes_elements;
use crate::block::{Block, Code, What, Writing, wide};
use crate::html::elements::{is_hidden, is_void};
use crate::html::entities::decode_value;
use crate::html::tokens::{Kind, Tokens};
use crate::segment::{self, Part};
use persklaar_text::{Half, Language, Piece as Tagged, TaggedText};
use std::ops::Range;

impl Edits<'_> {
    /// Makes a segment without a target visible.
    pub(crate) fn mark(&mut self, block: &Block, part: Part, language: &Language) {
        if takes_elements(block) {
            self.wrap(block, part, &format!("<mark lang=\"{language}\">"), "</mark>");
            return;
        }
        if matches!(block.writing, Writing::Word(_)) {
            let source = segment::text(block, part);
            let marked = [Tagged::Text("[[".to_owned())].into_iter().chain(source.pieces().iter().cloned());
            let marked = TaggedText::new(marked.chain([Tagged::Text("]]".to_owned())]));
            return self.rewrite(block, part, &marked, None);
        }
        self.insert(span(block, part).start, "[[".to_owned());
        self.insert(end_of_text(block, part), "]]".to_owned());
    }

    /// Puts an element around a segment; halves of pairs stay outside, so that it nests.
    pub(crate) fn wrap(&mut self, block: &Block, part: Part, open: &str, close: &str) {
        let mut start = span(block, part).start;
        for code in self.outside(block, part) {
            self.around(start..code.source.start as usize, open, close);
            start = code.source.end as usize;
        }
        self.around(start..end_of_text(block, part).max(start), open, close);
    }

    /// What an element around a segment has to stay clear of: nothing where all its tags are pairs, else every tag.
    fn outside<'b>(&self, block: &'b Block, part: Part) -> Vec<&'b Code> {
        let is_loose = |code: &Code| {
            let markup = decode_value(&self.document.decoded.text[wide(&code.source)]);
            code.what == What::Hidden && is_seen_tag(&markup)
        };
        let codes = part.codes(block);
        if !has_lone_halves(block, part) && !codes.iter().any(is_loose) {
            return Vec::new();
        }
        let single = |code: &&Code| matches!(code.what, What::Tag { half: Half::Single, .. });
        codes.iter().filter(|code| !single(code)).collect()
    }

    fn around(&mut self, span: Range<usize>, open: &str, close: &str) {
        if !self.document.decoded.text[span.clone()].trim().is_empty() {
            self.insert(span.start, open.to_owned());
            self.insert(span.end, close.to_owned());
        }
    }
}

/// Where a segment's last text ends, for markup to be put after it.
fn end_of_text(block: &Block, part: Part) -> usize {
    let end = span(block, part).end;
    // At the end of a page these two are text; before anything else they would begin a comment.
    if block.text[part.from..part.to].ends_with("</") && end == block.source_end(part.to) {
        return block.source_start(part.to - "</".len());
    }
    end
}

/// Whether there are halves whose other half is outside the segment.
fn has_lone_halves(block: &Block, part: Part) -> bool {
    let tags = part.numbered(block);
    let mut halves = std::collections::HashMap::<u32, usize>::new();
    for (_, tag) in tags.iter().filter(|(_, tag)| tag.half != Half::Single) {
        *halves.entry(tag.number).or_default() += 1;
    }
    halves.values().any(|count| *count == 1)
}

/// Whether markup begins with a tag of an element that has an end and a text.
fn is_seen_tag(markup: &str) -> bool {
    match Tokens::new(markup).next().map(|token| token.kind) {
        Some(Kind::Start(name) | Kind::End(name)) => !is_void(&name) && !is_hidden(&name),
        _ => false,
    }
}
