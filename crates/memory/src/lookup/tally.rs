//! Counting the word classes of all units before an index over them is built.

use super::classes::Classes;
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
    units: Vec<i64>,
    /// Where the row of each unit begins.
    starts: Vec<usize>,
    rows: Vec<u32>,
}

impl Tally {
    /// How many texts were counted.
    pub(crate) fn len(&self) -> usize {
        self.units.len()
    }

    /// Counts the text of a unit, tags left out.
    pub(crate) fn add(&mut self, unit: i64, text: &str, classes: &mut Classes) {
        let mut hashes = Vec::new();
        classes.of(text, &mut hashes);
        self.add_hashes(unit, &hashes);
    }

    /// Counts a text by the hashes of its classes.
    pub(crate) fn add_hashes(&mut self, unit: i64, hashes: &[u64]) {
        self.units.push(unit);
        self.starts.push(self.rows.len());
        for hash in hashes {
            let number = self.number(*hash);
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

    /// The unit of a text by its place.
    pub(crate) fn unit(&self, at: u32) -> i64 {
        self.units[at as usize]
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
