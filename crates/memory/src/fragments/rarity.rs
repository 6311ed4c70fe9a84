//! How rare the words of a text are in the memory.

use super::word_index::{Frequency, WordIndex};
use crate::search::words::Word;
use std::collections::HashMap;
use std::ops::Range;

/// A word of so large a share of the units says nothing by itself: articles, prepositions, what every text of the
/// field has.
const PLAIN: f64 = 0.01;
/// A word of at most this share is rare.
const RARE: f64 = 0.002;
/// In a small memory shares say little; a word of so few units is rare there.
const FEW: u64 = 5;

/// The frequency of each word of a text.
pub(super) struct Rarity {
    words: Vec<Frequency>,
}

impl Rarity {
    /// Asks the index once for each different word.
    pub(super) fn of(index: &WordIndex<'_>, words: &[Word]) -> rusqlite::Result<Self> {
        let mut known: HashMap<&str, Frequency> = HashMap::new();
        let mut frequencies = Vec::new();
        for word in words {
            let frequency = match known.get(word.text.as_str()) {
                Some(frequency) => *frequency,
                None => index.frequency(word)?,
            };
            known.insert(&word.text, frequency);
            frequencies.push(frequency);
        }
        Ok(Self { words: frequencies })
    }

    /// Whether a stretch has nothing but words that are common everywhere.
    pub(super) fn is_plain(&self, range: &Range<usize>) -> bool {
        self.at(range).iter().all(|word| !few(word) && word.share > PLAIN)
    }

    /// Whether every word of a stretch is rare.
    pub(super) fn is_rare(&self, range: &Range<usize>) -> bool {
        self.at(range).iter().all(|word| few(word) || word.share <= RARE)
    }

    /// What a stretch says: of each word how unlikely it is, in bits.
    pub(super) fn information(&self, range: &Range<usize>) -> f64 {
        self.at(range).iter().map(|word| -word.share.max(1e-9).log2()).sum()
    }

    fn at(&self, range: &Range<usize>) -> &[Frequency] {
        self.words.get(range.clone()).unwrap_or_default()
    }
}

fn few(word: &Frequency) -> bool {
    word.units.is_some_and(|units| units <= FEW)
}

#[cfg(test)]
impl Rarity {
    /// Of words with these shares.
    pub(super) fn with(shares: &[f64]) -> Self {
        Self { words: shares.iter().map(|share| Frequency { share: *share, units: None }).collect() }
    }
}
