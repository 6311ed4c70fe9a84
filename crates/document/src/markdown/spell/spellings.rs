//! Tags that cannot keep their own markup: links that are named by their text, and emphasis that is spelled as HTML.

use super::{Unit, Units};
use crate::block::{Block, Code, What, wide};
use crate::markdown::parse::without_prefixes;
use crate::markdown::write::{Group, Spelling};
use crate::segment::Part;
use persklaar_text::{Half, TagKind};
use std::collections::{HashMap, HashSet};

/// How codes are spelled that cannot stay as they are.
pub(super) struct Spellings {
    pub(super) inside: HashMap<usize, String>,
    /// Codes that no segment writes: of links that have another text now, and of emphasis around segments.
    pub(super) outside: Vec<(usize, String)>,
}

impl Spellings {
    pub(super) fn new(group: &Group<'_>, text: &str, parts: &[(Part, Units)]) -> Self {
        let mut own = Self { inside: HashMap::new(), outside: Vec::new() };
        let used: HashSet<usize> = parts.iter().flat_map(|(_, units)| codes(&units.units)).collect();
        let pairs = pairs(group.block);
        own.name_links(group.block, text, parts, &used, &pairs);
        if group.spelling >= Spelling::Elements {
            own.elements(group, text, &used, &pairs);
        }
        for (_, units) in parts {
            own.empty_pairs(group.block, text, &units.units);
        }
        own
    }

    /// `[a]` and `[a][]` find their address by their text; with another text the name must stand apart.
    fn name_links(
        &mut self,
        block: &Block,
        text: &str,
        parts: &[(Part, Units)],
        used: &HashSet<usize>,
        pairs: &HashMap<u32, (usize, usize)>,
    ) {
        for (open, close) in pairs.values() {
            let (open_span, close_span) =
                (wide(&block.codes[*open].source), wide(&block.codes[*close].source));
            if !matches!(&text[close_span.clone()], "]" | "][]") {
                continue;
            }
            // Segments are in order: the one that could reach into the link is the last that begins before its end.
            let last = parts.partition_point(|(part, _)| part.first <= *close).checked_sub(1);
            let touched = last
                .and_then(|last| parts.get(last))
                .is_some_and(|(part, _)| part.after > *open && part.to > block.codes[*open].at as usize);
            let name = without_prefixes(&text[open_span.end..close_span.start]);
            let name = name.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            let markup = format!("][{name}]");
            if used.contains(close) {
                self.inside.insert(*close, markup);
            } else if touched && !is_written(parts, *close) {
                self.outside.push((*close, markup));
            }
        }
    }

    /// HTML elements for emphasis of which no half stands in a segment that stays, and for breaks.
    fn elements(
        &mut self,
        group: &Group<'_>,
        text: &str,
        used: &HashSet<usize>,
        pairs: &HashMap<u32, (usize, usize)>,
    ) {
        let block = group.block;
        let is_free = |index: usize| used.contains(&index) || !is_in_segment(group, index);
        for (open, close) in pairs.values().filter(|(open, close)| is_free(*open) && is_free(*close)) {
            self.element(block, text, *open, *close);
        }
        // What belongs to no segment is written beside them.
        let apart = self.inside.keys().copied().filter(|index| !used.contains(index)).collect::<Vec<_>>();
        for index in apart {
            let markup = self.inside.remove(&index);
            self.outside.extend(markup.map(|markup| (index, markup)));
        }
        let is_break = |index: &&usize| {
            let code = &block.codes[**index];
            matches!(code.what, What::Tag { kind: TagKind::Break, .. })
                && !text[wide(&code.source)].starts_with('<')
        };
        for index in used.iter().filter(is_break) {
            self.inside.insert(*index, "<br>".to_owned());
        }
    }

    fn element(&mut self, block: &Block, text: &str, open: usize, close: usize) {
        if !is_delimiter(&block.codes[open], text) {
            return;
        }
        let name = match &block.codes[open].what {
            What::Tag { kind: TagKind::Bold, .. } => "strong",
            What::Tag { kind: TagKind::Italic, .. } => "em",
            _ => "del",
        };
        self.inside.insert(open, format!("<{name}>"));
        self.inside.insert(close, format!("</{name}>"));
    }

    /// Marks of emphasis around nothing would be read as text.
    fn empty_pairs(&mut self, block: &Block, text: &str, units: &[Unit]) {
        for two in units.windows(2) {
            if let [Unit::Code(open), Unit::Code(close)] = two
                && is_pair(block, *open, *close)
            {
                self.element(block, text, *open, *close);
            }
        }
    }
}

fn codes(units: &[Unit]) -> impl Iterator<Item = usize> + '_ {
    units.iter().filter_map(|unit| match unit {
        Unit::Code(index) => Some(*index),
        Unit::Text(_) => None,
    })
}

/// Whether a code stands in a segment that is written anew.
fn is_written(parts: &[(Part, Units)], code: usize) -> bool {
    let last = parts.partition_point(|(part, _)| part.first <= code).checked_sub(1);
    last.and_then(|last| parts.get(last)).is_some_and(|(part, _)| part.after > code)
}

/// Whether a code stands in any segment, written anew or not.
fn is_in_segment(group: &Group<'_>, code: usize) -> bool {
    let last = group.parts.partition_point(|one| one.part.first <= code).checked_sub(1);
    last.and_then(|last| group.parts.get(last)).is_some_and(|one| one.part.after > code)
}

/// Both halves of each pair of a block.
fn pairs(block: &Block) -> HashMap<u32, (usize, usize)> {
    let mut open = HashMap::new();
    let mut pairs = HashMap::new();
    for (index, code) in block.codes.iter().enumerate() {
        match &code.what {
            What::Tag { half: Half::Open, pair, .. } => drop(open.insert(*pair, index)),
            What::Tag { half: Half::Close, pair, .. } => {
                if let Some(first) = open.get(pair) {
                    pairs.insert(*pair, (*first, index));
                }
            }
            What::Tag { .. } | What::Hidden => {}
        }
    }
    pairs
}

fn is_pair(block: &Block, open: usize, close: usize) -> bool {
    match (&block.codes[open].what, &block.codes[close].what) {
        (What::Tag { half: Half::Open, pair, .. }, What::Tag { half: Half::Close, pair: other, .. }) => {
            pair == other
        }
        _ => false,
    }
}

/// Whether a code is a mark of emphasis.
pub(super) fn is_delimiter(code: &Code, text: &str) -> bool {
    let markup = &text[wide(&code.source)];
    !markup.is_empty() && markup.chars().all(|mark| matches!(mark, '*' | '_' | '~'))
}
