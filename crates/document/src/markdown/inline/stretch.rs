//! Texts that touch in the source: escapes and references part them, but an address may run through all of them.

use crate::html::flow::Flow;
use std::ops::Range;

/// Texts that touch in the source, each with where it comes from and whether it is a copy.
#[derive(Default)]
pub(super) struct Stretch {
    pub(super) text: String,
    pub(super) pieces: Vec<(usize, Range<usize>, bool)>,
}

impl Stretch {
    pub(super) fn push(&mut self, text: &str, source: Range<usize>, copied: bool) {
        self.pieces.push((self.text.len(), source, copied));
        self.text.push_str(text);
    }

    /// The source of a part of the text.
    pub(super) fn source(&self, part: &Range<usize>) -> Range<usize> {
        let first = self.pieces.partition_point(|(at, ..)| *at <= part.start).saturating_sub(1);
        let last = self.pieces.partition_point(|(at, ..)| *at < part.end).saturating_sub(1);
        let of = |index: usize, at: usize, end: bool| match self.pieces.get(index) {
            Some((start, source, true)) => source.start + (at - start),
            Some((_, source, false)) if end => source.end,
            Some((_, source, false)) => source.start,
            None => 0,
        };
        of(first, part.start, false)..of(last, part.end, true)
    }
}

/// Puts a part of a stretch into a flow.
pub(super) fn put(flow: &mut Flow, text: &str, stretch: &Stretch, part: Range<usize>) {
    let first = stretch.pieces.partition_point(|(at, ..)| *at <= part.start).saturating_sub(1);
    for (index, (at, source, copied)) in stretch.pieces.iter().enumerate().skip(first) {
        if *at >= part.end {
            break;
        }
        let end = stretch.pieces.get(index + 1).map_or(stretch.text.len(), |(next, ..)| *next);
        let (from, to) = ((*at).max(part.start), end.min(part.end));
        if from >= to {
            continue;
        }
        if *copied {
            flow.push_text(text, source.start + from - at..source.start + to - at, false);
        } else {
            flow.replace(&stretch.text[from..to], source.start, source.len());
        }
    }
}
