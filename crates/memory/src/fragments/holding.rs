//! A unit that holds a stretch: its words on both sides, and where the stretch stands.

use crate::search::words::{Word, words};
use crate::table::unit;
use rusqlite::Row;

/// A unit that holds a stretch in the language that is translated from.
#[derive(Debug)]
pub(super) struct Holding {
    pub(super) unit: i64,
    /// Whether the unit was made in the other direction.
    pub(super) reversed: bool,
    source: Vec<Word>,
    /// Which of the source's words is the stretch's first.
    at: usize,
    pub(super) target: String,
    /// The target's words.
    pub(super) words: Vec<Word>,
}

impl Holding {
    /// From a row with the id and both sides with their kinds; nothing where the phrase stands on the other side only.
    pub(super) fn read(row: &Row<'_>, phrase: &[Word], reversed: bool) -> rusqlite::Result<Option<Self>> {
        let (near, far) = if reversed { (3, 1) } else { (1, 3) };
        let holding = Self::new(&unit::tagged(row, near)?.text(), unit::tagged(row, far)?.text(), phrase);
        let id = row.get(0)?;
        Ok(holding.map(|holding| Self { unit: id, reversed, ..holding }))
    }

    /// Of two texts without tags.
    pub(super) fn new(source: &str, target: String, phrase: &[Word]) -> Option<Self> {
        let source = words(source);
        let same = |window: &[Word]| window.iter().zip(phrase).all(|(word, wanted)| word.text == wanted.text);
        let at = source.windows(phrase.len().max(1)).position(same)?;
        Some(Self { unit: 0, reversed: false, source, at, words: words(&target), target })
    }

    /// Where a stretch of so many words stands in the source, in characters.
    pub(super) fn span(&self, length: usize) -> (usize, usize) {
        super::span(self.source.get(self.at..self.at + length).unwrap_or_default())
    }

    /// The word before the stretch, or none at the beginning of the text.
    pub(super) fn before(&self) -> Option<&str> {
        let at = self.at.checked_sub(1)?;
        self.source.get(at).map(|word| word.text.as_str())
    }

    /// The word after a stretch of so many words, or none at the end of the text.
    pub(super) fn after(&self, length: usize) -> Option<&str> {
        self.source.get(self.at + length).map(|word| word.text.as_str())
    }
}

/// The one with the least to read, the newest of those.
pub(super) fn easiest(holdings: &[Holding]) -> Option<&Holding> {
    holdings.iter().min_by_key(|holding| holding.source.len() + holding.words.len())
}
