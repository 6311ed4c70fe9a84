//! Language and direction of what was translated: in the runs, and in the paragraphs around them.

use super::layout::{Bidi, Format, Layout, Level};
use crate::block::{Block, wide};
use persklaar_text::{Direction, Language};
use std::ops::Range;

/// The language that new text is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) language: String,
    pub(crate) right_to_left: bool,
}

impl Spoken {
    pub(crate) fn new(language: &Language) -> Self {
        Self { language: language.to_string(), right_to_left: language.direction() == Direction::Rtl }
    }
}

/// The properties of a new run: those of the look, in the new language.
pub(crate) fn properties(text: &str, format: &Format, spoken: Option<&Spoken>, prefix: &str) -> String {
    let right = spoken.is_some_and(|spoken| spoken.right_to_left);
    let own = &text[wide(&format.properties)];
    if own.is_empty() || own.ends_with("/>") {
        return if right { format!("<{prefix}rPr><{prefix}rtl/></{prefix}rPr>") } else { String::new() };
    }
    let mut changes: Vec<(Range<u32>, String)> =
        format.cuts.iter().map(|cut| (cut.clone(), String::new())).collect();
    if let Some(spoken) = spoken {
        let place = if right { &format.right_lang } else { &format.lang };
        changes.extend(place.iter().map(|value| (value.clone(), spoken.language.clone())));
    }
    if let (true, Some(at)) = (right, format.rtl_at) {
        changes.push((at..at, format!("<{prefix}rtl/>")));
    }
    changes.sort_by_key(|(span, _)| (span.start, span.end));
    let (mut out, mut at) = (String::new(), format.properties.start);
    for (span, new) in changes {
        if span.start < at {
            continue;
        }
        out.push_str(&text[wide(&(at..span.start))]);
        out.push_str(&new);
        at = span.end;
    }
    out.push_str(&text[wide(&(at..format.properties.end))]);
    out
}

/// The places in runs of the original that name a language, where all their text is in `touched` ranges of the block.
pub(crate) fn spoken_in(layout: &Layout, block: &Block, touched: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for node in &layout.nodes {
        let Level::Run(_, Some(lang)) = &node.level else { continue };
        let first = block.runs.partition_point(|run| run.source < node.open.end);
        let mut texts = block.runs[first..].iter().take_while(|run| run.source < node.close.start).peekable();
        let is_touched = |run: &crate::block::Run| {
            let start = run.at as usize;
            let end = start + next_at(block, run) - run.at as usize;
            is_covered(&block.text, start..end, touched)
        };
        if texts.peek().is_some() && texts.all(is_touched) {
            found.push(wide(lang));
        }
    }
    found
}

fn next_at(block: &Block, run: &crate::block::Run) -> usize {
    let next = block.runs.partition_point(|other| other.at <= run.at);
    block.runs.get(next).map_or(block.text.len(), |next| next.at as usize)
}

/// Whether all but spaces of a range lies in the touched ones.
fn is_covered(text: &str, range: Range<usize>, touched: &[Range<usize>]) -> bool {
    let mut at = range.start;
    for one in touched.iter().filter(|one| one.start < range.end && one.end > range.start) {
        if one.start > at && !text[at..one.start].trim().is_empty() {
            return false;
        }
        at = at.max(one.end);
    }
    at > range.start && (at >= range.end || text[at..range.end].trim().is_empty())
}

/// What tells a paragraph that it runs from right to left, and what it takes the place of.
pub(crate) fn paragraph_mark(layout: &Layout, prefix: &str) -> Option<(Range<usize>, String)> {
    let mark = format!("<{prefix}bidi/>");
    match layout.bidi {
        Bidi::Set => None,
        Bidi::Off(start, end) => Some((wide(&(start..end)), mark)),
        Bidi::Inside(at) => Some((wide(&(at..at)), mark)),
        Bidi::Missing(at) => Some((wide(&(at..at)), format!("<{prefix}pPr>{mark}</{prefix}pPr>"))),
    }
}
