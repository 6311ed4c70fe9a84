//! A paragraph that was read becomes a block: its text, and a pair of tags around each stretch of another look.
//!
//! The look of most characters is the paragraph's own; inside a link, the look of most of the link is.

use super::labels;
use super::layout::{Inside, Layout, Level, Node};
use super::paragraph::{Item, Paragraph};
use crate::block::{Block, Code, Role, Run, What, Writing, narrow};
use crate::html::is_offered;
use persklaar_text::{Half, TagKind};
use std::collections::HashMap;
use std::ops::Range;

/// The block of a paragraph and the way back into its markup, if there is anything to translate in it.
pub(crate) fn finish(
    source: &Range<usize>,
    mut paragraph: Paragraph,
    writing: Writing,
) -> Option<(Block, Layout)> {
    let mut flow = Flow::new(&mut paragraph);
    flow.run();
    let Flow { text, runs, codes, pairs, base, .. } = flow;
    if !is_offered(&text) {
        return None;
    }
    let containers: Vec<(usize, u32, u32)> = pairs
        .iter()
        .filter_map(|(pair, inside)| {
            let Inside::Container { format, .. } = inside else { return None };
            let is_own = |node: &Node| node.level == Level::Pair(*pair);
            Some((paragraph.nodes.iter().position(is_own)?, *pair, *format))
        })
        .collect();
    let (nodes, moved) = Layout::nested(paragraph.nodes);
    let mut pairs = pairs;
    for (index, pair, format) in containers {
        pairs.insert(pair, Inside::Container { node: moved[index], format });
    }
    let layout = Layout {
        paragraph: narrow(source.start)..narrow(source.end),
        nodes,
        formats: paragraph.formats,
        base,
        pairs,
        bidi: paragraph.bidi,
    };
    let block = Block {
        role: Role::Paragraph,
        text,
        runs,
        codes,
        writing,
        language: None,
        context: None,
        owner: None,
    };
    Some((block, layout))
}

struct Flow<'a> {
    paragraph: &'a mut Paragraph,
    text: String,
    runs: Vec<Run>,
    codes: Vec<Code>,
    pairs: HashMap<u32, Inside>,
    base: u32,
    /// The links and controls that are open, each with the look of its text.
    open: Vec<(u32, u32, TagKind, String)>,
}

/// A stretch of another look.
struct Stretch {
    pair: u32,
    kind: TagKind,
    label: String,
}

impl<'a> Flow<'a> {
    fn new(paragraph: &'a mut Paragraph) -> Self {
        let base = most(&paragraph.items, 0, paragraph.items.len(), true).unwrap_or_default();
        Self {
            paragraph,
            text: String::new(),
            runs: Vec::new(),
            codes: Vec::new(),
            pairs: HashMap::new(),
            base,
            open: Vec::new(),
        }
    }

    fn run(&mut self) {
        let mut items = std::mem::take(&mut self.paragraph.items);
        self.adopt_spaces(&mut items);
        let mut stretch: Option<Stretch> = None;
        for index in 0..items.len() {
            match &items[index] {
                Item::Text { text, source, format } => {
                    if *format != self.look() && stretch.is_none() {
                        stretch = Some(self.begin(*format, source));
                    }
                    self.push(text, source);
                    let goes_on = next_format(&items[index + 1..]) == Some(*format);
                    if !goes_on && let Some(stretch) = stretch.take() {
                        self.end(stretch, source);
                    }
                }
                Item::Single { source, kind, label, words } => {
                    let (pair, label) = (self.paragraph.new_pair(), label.clone());
                    self.code(
                        source,
                        What::Tag { half: Half::Single, kind: *kind, pair, label, words: *words },
                    );
                }
                Item::Open { pair, kind, label, source } => {
                    self.open_pair(&items, index, (*pair, *kind), label, source);
                }
                Item::Close { pair, source } => self.close_pair(*pair, source),
                Item::Hidden { source } | Item::Mark { source, .. } | Item::Instruction { source, .. } => {
                    self.code(source, What::Hidden);
                }
            }
        }
    }

    /// A space that looks like its neighbours is no stretch of its own, whatever its properties say.
    fn adopt_spaces(&self, items: &mut [Item]) {
        let mut before: Option<u32> = None;
        let mut depth = 0_usize;
        for index in 0..items.len() {
            let (item, rest) = items[index..].split_first_mut().expect("the index is in the list");
            match item {
                Item::Text { text, format, .. } => {
                    let after = next_format(rest);
                    let shows = |format: u32| self.paragraph.looks[format as usize].shows_on_spaces();
                    let parts = before.is_some() && after.is_some() && before != after && depth == 0;
                    let near = if parts { Some(self.base) } else { before.or(after) };
                    let neighbour = near.filter(|near| !shows(*near) && !shows(*format));
                    if text.trim().is_empty()
                        && let Some(near) = neighbour
                    {
                        *format = near;
                    }
                    before = Some(*format);
                }
                Item::Open { .. } => (before, depth) = (None, depth + 1),
                Item::Close { .. } => (before, depth) = (None, depth.saturating_sub(1)),
                _ => {}
            }
        }
    }

    /// The look that needs no tags here.
    fn look(&self) -> u32 {
        self.open.last().map_or(self.base, |(_, format, ..)| *format)
    }

    fn push(&mut self, text: &str, source: &Range<u32>) {
        let at = narrow(self.text.len());
        self.runs.push(Run { at, source: source.start, len: source.end - source.start });
        self.text.push_str(text);
    }

    fn code(&mut self, source: &Range<u32>, what: What) {
        self.codes.push(Code { at: narrow(self.text.len()), source: source.clone(), what });
    }

    fn begin(&mut self, format: u32, text: &Range<u32>) -> Stretch {
        let pair = self.paragraph.new_pair();
        let looks = &self.paragraph.looks;
        let (kind, label) = labels::of(&looks[format as usize], &looks[self.look() as usize]);
        self.pairs.insert(pair, Inside::Format(format));
        let start = self.around(text).map_or(text.start, |(start, _)| start);
        let what = What::Tag { half: Half::Open, kind, pair, label: label.clone(), words: false };
        self.code(&(start..text.start), what);
        Stretch { pair, kind, label }
    }

    fn end(&mut self, stretch: Stretch, text: &Range<u32>) {
        let Stretch { pair, kind, label } = stretch;
        let end = self.around(text).map_or(text.end, |(_, end)| end);
        self.code(&(text.end..end), What::Tag { half: Half::Close, kind, pair, label, words: false });
    }

    /// Where the markup around a text begins and ends: its run, if it is all that the run holds on that side.
    fn around(&self, text: &Range<u32>) -> Option<(u32, u32)> {
        let element = self.paragraph.around(text, |level| matches!(level, Level::Text(_)))?;
        let run = self.paragraph.around(text, |level| matches!(level, Level::Run(..)))?;
        let (mut start, mut end) = (text.start, text.end);
        if element.open.end == text.start {
            start = if run.open.end == element.open.start { run.open.start } else { element.open.start };
        }
        if element.close.start == text.end {
            end = if run.close.start == element.close.end { run.close.end } else { element.close.end };
        }
        Some((start, end))
    }

    fn open_pair(
        &mut self,
        items: &[Item],
        index: usize,
        (pair, kind): (u32, TagKind),
        label: &str,
        source: &Range<u32>,
    ) {
        let end = items[index..]
            .iter()
            .position(|item| matches!(item, Item::Close { pair: own, .. } if *own == pair));
        let end = end.map_or(items.len(), |len| index + len);
        let format = most(items, index + 1, end, false).unwrap_or_else(|| self.look());
        self.pairs.insert(pair, Inside::Container { node: 0, format });
        self.open.push((pair, format, kind, label.to_owned()));
        self.code(source, What::Tag { half: Half::Open, kind, pair, label: label.to_owned(), words: false });
    }

    fn close_pair(&mut self, pair: u32, source: &Range<u32>) {
        let Some((_, _, kind, label)) = self.open.pop_if(|open| open.0 == pair) else {
            return self.code(source, What::Hidden);
        };
        self.code(source, What::Tag { half: Half::Close, kind, pair, label, words: false });
    }
}

/// The look of the next text, if no link begins or ends before it.
fn next_format(items: &[Item]) -> Option<u32> {
    for item in items {
        match item {
            Item::Text { format, .. } => return Some(*format),
            Item::Open { .. } | Item::Close { .. } => return None,
            _ => {}
        }
    }
    None
}

/// The look that most characters have; `outside` leaves out what is in links, unless there is nothing else.
fn most(items: &[Item], from: usize, to: usize, outside: bool) -> Option<u32> {
    let mut counts: Vec<(u32, usize)> = Vec::new();
    let mut depth = 0_usize;
    for item in &items[from..to] {
        match item {
            Item::Open { .. } => depth += 1,
            Item::Close { .. } => depth = depth.saturating_sub(1),
            Item::Text { text, format, .. } if depth == 0 || !outside => {
                let letters = text.chars().filter(|letter| !letter.is_whitespace()).count();
                match counts.iter_mut().find(|(known, _)| known == format) {
                    Some((_, count)) => *count += letters,
                    None => counts.push((*format, letters)),
                }
            }
            _ => {}
        }
    }
    let first_of_most = counts.iter().rev().max_by_key(|(_, count)| *count).map(|(format, _)| *format);
    if first_of_most.is_none() && outside { most(items, from, to, false) } else { first_of_most }
}
