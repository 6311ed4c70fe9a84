//! A translation under repair: runs of text and tags in a row, into which tags can be put.

use super::{Item, crossing};
use persklaar_text::{Piece, Tag, TaggedText};
use std::ops::RangeInclusive;

pub(super) struct Line(Vec<Item>);

impl Line {
    pub(super) fn new(items: Vec<Item>) -> Self {
        Self(items)
    }

    pub(super) fn into_text(self, tags: &[Tag]) -> TaggedText {
        TaggedText::new(self.0.into_iter().map(|item| match item {
            Item::Text(run) => Piece::Text(run),
            Item::Tag(at) => Piece::Tag(tags[at]),
        }))
    }

    /// Takes out pairs of which only one half came, or both in the wrong order, or that cross a pair that they did not
    /// cross in the source.
    pub(super) fn drop_misplaced(&mut self, pairs: &[(usize, usize)]) {
        let mut kept: Vec<((usize, usize), (usize, usize))> = Vec::new();
        for &pair in pairs {
            let here = self.both(pair).filter(|here| {
                here.0 < here.1
                    && !kept.iter().any(|(other, there)| crossing(*here, *there) && !crossing(pair, *other))
            });
            match here {
                Some(here) => kept.push((pair, here)),
                None => self.blank(pair),
            }
        }
        self.0.retain(|item| *item != Item::Text(String::new()));
    }

    /// Leaves empty texts in the pair's places, so that the places of others stay what they are.
    fn blank(&mut self, pair: (usize, usize)) {
        for item in &mut self.0 {
            if matches!(item, Item::Tag(at) if *at == pair.0 || *at == pair.1) {
                *item = Item::Text(String::new());
            }
        }
    }

    /// Which of the source's tags are not here, in the source's order: outer ones before inner ones.
    pub(super) fn missing(&self, count: usize) -> Vec<usize> {
        (0..count).filter(|&at| self.find(at).is_none()).collect()
    }

    fn find(&self, tag: usize) -> Option<usize> {
        self.0.iter().position(|item| *item == Item::Tag(tag))
    }

    fn both(&self, pair: (usize, usize)) -> Option<(usize, usize)> {
        Some((self.find(pair.0)?, self.find(pair.1)?))
    }

    /// Puts a pair around a span of the text, and around every pair that the span would cut.
    pub(super) fn place_pair(
        &mut self,
        pair: (usize, usize),
        span: (usize, usize),
        pairs: &[(usize, usize)],
    ) {
        let first = self.gaps(span.0);
        let second = self.gaps(span.1);
        let (begin, end) = if span.0 == span.1 {
            let gap = self.best(first, pair.0, pairs);
            (gap, gap)
        } else {
            (*first.end(), *second.start())
        };
        let (begin, end) = self.widened(begin, end, pairs);
        self.0.insert(end, Item::Tag(pair.1));
        self.0.insert(begin, Item::Tag(pair.0));
    }

    /// Puts a tag without partner at an offset, inside the pairs that it is inside in the source if there is a choice.
    pub(super) fn place_single(&mut self, tag: usize, offset: usize, pairs: &[(usize, usize)]) {
        let gaps = self.gaps(offset);
        let gap = self.best(gaps, tag, pairs);
        self.0.insert(gap, Item::Tag(tag));
    }

    /// The gaps between items at an offset of the text; the run there is cut in two if need be.
    fn gaps(&mut self, offset: usize) -> RangeInclusive<usize> {
        let mut left = offset;
        let mut at = 0;
        while let Some(Item::Text(run)) = self.next_text(&mut at) {
            if left < run.len() {
                break;
            }
            left -= run.len();
            at += 1;
        }
        if left > 0
            && let Some(Item::Text(run)) = self.0.get_mut(at)
        {
            let rest = run.split_off(left);
            self.0.insert(at + 1, Item::Text(rest));
            at += 1;
        }
        let tags_before = self.0[..at].iter().rev().take_while(|item| matches!(item, Item::Tag(_))).count();
        at - tags_before..=at
    }

    /// Steps over tags to the next run of text, or to the end.
    fn next_text(&self, at: &mut usize) -> Option<&Item> {
        while matches!(self.0.get(*at), Some(Item::Tag(_))) {
            *at += 1;
        }
        self.0.get(*at)
    }

    /// The gap whose surrounding pairs are most like the tag's in the source; of equals the last.
    fn best(&self, gaps: RangeInclusive<usize>, tag: usize, pairs: &[(usize, usize)]) -> usize {
        let last = *gaps.end();
        let here: Vec<((usize, usize), (usize, usize))> =
            pairs.iter().filter_map(|&pair| Some((pair, self.both(pair)?))).collect();
        let strange = |gap: &usize| {
            let around = |pair: (usize, usize)| pair.0 < tag && tag < pair.1;
            here.iter().filter(|(pair, here)| (here.0 < *gap && *gap <= here.1) != around(*pair)).count()
        };
        let best = gaps.rev().min_by_key(strange).unwrap_or(last);
        self.inward(best, tag, pairs)
    }

    /// The nearest gap inside the pairs that the tag is inside in the source.
    fn inward(&self, gap: usize, tag: usize, pairs: &[(usize, usize)]) -> usize {
        let around = pairs.iter().filter(|pair| pair.0 < tag && tag < pair.1);
        around.filter_map(|&pair| self.both(pair)).fold(gap, |gap, here| gap.clamp(here.0 + 1, here.1))
    }

    /// The smallest stretch from gap to gap that cuts no pair.
    fn widened(&self, mut begin: usize, mut end: usize, pairs: &[(usize, usize)]) -> (usize, usize) {
        let here: Vec<(usize, usize)> = pairs.iter().filter_map(|&pair| self.both(pair)).collect();
        loop {
            let before = (begin, end);
            for &(open, close) in &here {
                let inside = |at| begin <= at && at < end;
                match (inside(open), inside(close)) {
                    (true, false) => end = close + 1,
                    (false, true) => begin = open,
                    _ => {}
                }
            }
            if (begin, end) == before {
                return before;
            }
        }
    }
}
