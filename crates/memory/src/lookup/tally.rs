//! Counting the word classes of all units before an index over them is built.

use super::classes::Classes;
use super::copies::Neighbours;
#[cfg(test)]
use super::copies::text_key;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The classes of texts as they come in, by provisional numbers.
#[derive(Default)]
pub(crate) struct Tally {
    numbers: FxHashMap<u64, u32>,
    /// By number.
    hashes: Vec<u64>,
    /// In how many places each class stands.
    counts: Vec<u32>,
    origins: Vec<Origin>,
    /// Where the row of each unit begins.
    starts: Vec<usize>,
    rows: Vec<u32>,
}

/// Which unit a text is of, and what its copies are told and put in order by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) unit: i64,
    /// Of the text with its tags.
    pub(crate) key: u128,
    /// When the unit was changed, in microseconds since 1970.
    pub(crate) changed: i64,
    pub(crate) neighbours: Neighbours,
}

impl Tally {
    /// How many texts were counted.
    pub(crate) fn len(&self) -> usize {
        self.origins.len()
    }

    /// Counts the text of a unit that has neither tags nor neighbours.
    #[cfg(test)]
    pub(crate) fn add(&mut self, unit: i64, text: &str, classes: &mut Classes) {
        let neighbours = Neighbours::default();
        self.add_text(Origin { unit, key: text_key(text, ""), changed: 0, neighbours }, text, classes);
    }

    /// Counts a text, tags left out.
    pub(crate) fn add_text(&mut self, origin: Origin, text: &str, classes: &mut Classes) {
        let mut hashes = Vec::new();
        classes.of(text, &mut hashes);
        self.origins.push(origin);
        self.starts.push(self.rows.len());
        for hash in hashes {
            let number = self.number(hash);
            self.counts[number as usize] = self.counts[number as usize].saturating_add(1);
            self.rows.push(number);
        }
    }

    fn number(&mut self, hash: u64) -> u32 {
        let next = u32::try_from(self.hashes.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.hashes.push(hash);
            self.counts.push(0);
        }
        number
    }

    /// Where a text is from, by its place.
    pub(crate) fn origin(&self, at: u32) -> &Origin {
        &self.origins[at as usize]
    }

    /// The classes of a text by its place, as numbers.
    pub(crate) fn row(&self, at: u32) -> &[u32] {
        let at = at as usize;
        let end = self.starts.get(at + 1).copied().unwrap_or(self.rows.len());
        &self.rows[self.starts[at]..end]
    }

    /// The hash of a class by its number.
    pub(crate) fn hash(&self, class: u32) -> u64 {
        self.hashes[class as usize]
    }

    /// The place of each class in the order of how often it stands somewhere, the most frequent first.
    pub(crate) fn by_frequency(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..).take(self.counts.len()).collect();
        order.sort_unstable_by_key(|class| (Reverse(self.counts[*class as usize]), *class));
        let mut ranks = vec![0; order.len()];
        for (rank, class) in (0..).zip(&order) {
            ranks[*class as usize] = rank;
        }
        ranks
    }
}
