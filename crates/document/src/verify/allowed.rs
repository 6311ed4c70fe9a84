//! What an export of a page may change, and where.

use super::ChangeKind;
use crate::block::{Block, Role, What, Writing, wide};
use crate::html::tokens::Token;
use crate::html::{LanguageMarks, LayerKind};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Where the original allows a change.
pub(super) struct Allowed {
    /// Runs of offered texts, in order.
    texts: Vec<Offered>,
    /// The same for offered attribute values.
    values: Vec<Offered>,
    /// Where text may come, in order.
    places: Vec<Range<usize>>,
    /// What stands in a text as one thing, from its first place to its end: protected words, pictures.
    things: HashMap<usize, usize>,
    /// Where values that name a language or direction begin.
    pub(super) languages: HashSet<usize>,
    /// Where the values of `srcdoc` begin, and how many pages are around this one.
    pub(super) pages: HashSet<usize>,
    pub(super) depth: usize,
    /// Where pictures and formulas begin, and where they end, in the original.
    pub(super) own: HashMap<usize, usize>,
    /// The same in the export.
    pub(super) copies: HashMap<usize, usize>,
}

impl Allowed {
    pub(super) fn new(
        blocks: &[Block],
        marks: &LanguageMarks,
        exported: &LanguageMarks,
        depth: usize,
    ) -> Self {
        let runs = |wanted: fn(&Block) -> bool| -> Vec<Offered> {
            let blocks = blocks.iter().filter(|block| wanted(block));
            let mut runs: Vec<Offered> = blocks.flat_map(Offered::all).collect();
            runs.sort_by_key(|run| run.start);
            runs
        };
        let of_text = || blocks.iter().filter(|block| !matches!(block.writing, Writing::Attribute(_)));
        let mut places: Vec<Range<usize>> = of_text().flat_map(places).collect();
        places.sort_by_key(|place| (place.start, place.end));
        let codes = of_text().flat_map(|block| &block.codes);
        let pages = marks.layers.iter().filter(|layer| matches!(layer.kind, LayerKind::Page(_)));
        let directions = marks.dir.iter().chain(marks.directions.iter().map(|mark| &mark.span));
        let languages = marks.marks.iter().map(|mark| &mark.span).chain(directions);
        Self {
            texts: runs(|block| !matches!(block.writing, Writing::Attribute(_))),
            values: runs(|block| matches!(block.writing, Writing::Attribute(_))),
            places,
            things: codes.map(|code| (code.source.start as usize, code.source.end as usize)).collect(),
            languages: languages.map(|span| span.start).collect(),
            pages: pages.map(|layer| layer.span.start).collect(),
            depth,
            own: pictures(marks),
            copies: pictures(exported),
        }
    }

    /// What a stretch of the original is, if any of it is offered.
    pub(super) fn text(&self, span: &Range<usize>) -> Option<ChangeKind> {
        first_in(&self.texts, span).map(|text| text.kind)
    }

    /// From the first to the last offered character in a stretch.
    pub(super) fn offered(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let first = first_in(&self.texts, span)?;
        let after = self.texts.partition_point(|text| text.start < span.end);
        let last = self.texts[..after].last().unwrap_or(first);
        Some(first.start..last.end.min(span.end))
    }

    /// Whether text may come at this place: within the extent of a block, and not inside one of its codes.
    pub(super) fn is_open(&self, at: usize) -> bool {
        self.open_from(at).is_some_and(|place| at <= place.end)
    }

    /// The same for a stretch as a whole.
    pub(super) fn is_open_through(&self, span: &Range<usize>) -> bool {
        self.open_from(span.start).is_some_and(|place| span.end <= place.end)
    }

    fn open_from(&self, at: usize) -> Option<&Range<usize>> {
        let after = self.places.partition_point(|place| place.start <= at);
        after.checked_sub(1).and_then(|index| self.places.get(index))
    }

    /// Where the thing ends that begins with this tag, if it is more than the tag.
    pub(super) fn thing(&self, token: &Token) -> Option<usize> {
        let things = self.own.get(&token.start).or_else(|| self.things.get(&token.start));
        things.copied().filter(|end| *end > token.end)
    }

    pub(super) fn value(&self, span: &Range<usize>) -> Option<ChangeKind> {
        if self.languages.contains(&span.start) {
            return Some(ChangeKind::Language);
        }
        first_in(&self.values, span).map(|value| value.kind)
    }
}

/// A run of offered text.
struct Offered {
    start: usize,
    end: usize,
    kind: ChangeKind,
}

impl Offered {
    fn all(block: &Block) -> impl Iterator<Item = Self> {
        let kind = kind(block);
        block.runs.iter().map(move |run| {
            let start = run.source as usize;
            Self { start, end: start + run.len as usize, kind }
        })
    }
}

fn kind(block: &Block) -> ChangeKind {
    match block.role {
        Role::Title | Role::Metadata => ChangeKind::Metadata,
        Role::Attribute if matches!(block.writing, Writing::Attribute(_)) => ChangeKind::Attribute,
        _ => ChangeKind::Text,
    }
}

fn first_in<'a>(texts: &'a [Offered], span: &Range<usize>) -> Option<&'a Offered> {
    let index = texts.partition_point(|text| text.start < span.start);
    texts.get(index).filter(|text| text.start < span.end)
}

fn pictures(marks: &LanguageMarks) -> HashMap<usize, usize> {
    marks.pictures.iter().map(|picture| (picture.start, picture.end)).collect()
}

/// The stretches between the codes of a block, from its beginning to its end. What is hidden before and after is no
/// part of it.
fn places(block: &Block) -> Vec<Range<usize>> {
    let runs = block.runs.iter().map(|run| run.source..run.source + run.len);
    let tags = block.codes.iter().filter(|code| code.what != What::Hidden);
    let all = || runs.clone().chain(tags.clone().map(|code| code.source.clone()));
    let (Some(start), Some(end)) = (all().map(|span| span.start).min(), all().map(|span| span.end).max())
    else {
        return Vec::new();
    };
    let mut at = start;
    let mut places = Vec::with_capacity(block.codes.len() + 1);
    for code in block.codes.iter().filter(|code| start <= code.source.start && code.source.end <= end) {
        places.push(wide(&(at..code.source.start.max(at))));
        at = code.source.end.max(at);
    }
    places.push(wide(&(at..end.max(at))));
    places
}
