//! Whether two rows of numbers are near enough: Levenshtein's distance by bit vectors, 64 places of the pattern in one
//! machine word and as many words as it needs (Myers 1999 with Hyyrö's blocks, 2003).
//!
//! Deliberately not the distance itself, but whether it is within a limit: beyond it the work ends early.

use persklaar_text::distance::Block;
use rustc_hash::FxHashMap;

/// A row that many others are held against.
pub(crate) struct Pattern {
    length: usize,
    blocks: usize,
    /// Where each number of the row stands: the index of its first word in `places`.
    starts: FxHashMap<u64, usize>,
    /// For each number `blocks` words, with a bit for each of its places.
    places: Vec<u64>,
}

impl Pattern {
    /// Prepares a row.
    pub(crate) fn new(row: &[u64]) -> Self {
        let blocks = row.len().div_ceil(64);
        let mut pattern =
            Self { length: row.len(), blocks, starts: FxHashMap::default(), places: vec![0; blocks] };
        for (at, number) in row.iter().enumerate() {
            let next = pattern.places.len();
            let start = *pattern.starts.entry(*number).or_insert(next);
            if start == next {
                pattern.places.resize(next + blocks, 0);
            }
            pattern.places[start + at / 64] |= 1 << (at % 64);
        }
        pattern
    }

    /// Whether the distance to another row is at most `limit`.
    pub(crate) fn is_within(&self, other: &[u64], limit: usize) -> bool {
        if self.length.abs_diff(other.len()) > limit {
            return false;
        }
        if self.length == 0 {
            return true;
        }
        let mut column = vec![Block::default(); self.blocks];
        let mut score = self.length;
        for (at, number) in other.iter().enumerate() {
            score = score.wrapping_add_signed(self.step(&mut column, *number));
            // Each number that is still to come makes it smaller by one at most.
            if score > limit + (other.len() - at - 1) {
                return false;
            }
        }
        score <= limit
    }

    /// Takes the column over one number and answers what it does to the last distance. The first row of the table is
    /// the row's own places, so a difference of one comes in at the top.
    fn step(&self, column: &mut [Block], number: u64) -> isize {
        // The words of no number at all come first in `places`.
        let start = self.starts.get(&number).copied().unwrap_or(0);
        let last_bit = 1 << ((self.length - 1) % 64);
        let (mut carry, mut change) = (1, 0);
        let places = &self.places[start..start + self.blocks];
        for (at, (block, equal)) in column.iter_mut().zip(places).enumerate() {
            let end = if at + 1 == self.blocks { last_bit } else { 1 << 63 };
            change = block.step(*equal, carry, end);
            carry = change;
        }
        change
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Straight from the definition.
    fn distance(one: &[u64], other: &[u64]) -> usize {
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (at, class) in one.iter().enumerate() {
            let mut next = vec![at + 1];
            for column in 0..other.len() {
                let substitute = row[column] + usize::from(*class != other[column]);
                next.push(substitute.min(row[column + 1] + 1).min(next[column] + 1));
            }
            row = next;
        }
        row[other.len()]
    }

    fn check(one: &[u64], other: &[u64]) {
        let (pattern, expected) = (Pattern::new(one), distance(one, other));
        for limit in [0, 1, expected.saturating_sub(1), expected, expected + 1, 500] {
            assert_eq!(pattern.is_within(other, limit), expected <= limit, "{one:?} {other:?} {limit}");
        }
    }

    proptest! {
        #[test]
        fn short_rows_are_exact(
            one in prop::collection::vec(0u64..4, 0..14),
            other in prop::collection::vec(0u64..4, 0..14),
        ) {
            check(&one, &other);
        }

        #[test]
        fn rows_of_several_words_are_exact(
            one in prop::collection::vec(0u64..9, 50..260),
            edits in prop::collection::vec((0usize..260, 0u64..9, 0u8..3), 0..80),
        ) {
            let mut other = one.clone();
            for (at, number, kind) in edits {
                let at = at % other.len().max(1);
                match kind {
                    0 if !other.is_empty() => other[at] = number,
                    1 => other.insert(at, number),
                    _ if !other.is_empty() => { other.remove(at); }
                    _ => {}
                }
            }
            check(&one, &other);
        }
    }

    #[test]
    fn borders_of_machine_words_are_exact() {
        for length in [63, 64, 65, 127, 128, 129] {
            let row: Vec<u64> = (0..length).collect();
            check(&row, &row);
            check(&row, &row[1..]);
            check(&row, &row[..row.len() - 1]);
            check(&row, &vec![7; row.len()]);
            check(&row, &row.iter().rev().copied().collect::<Vec<_>>());
        }
    }
}
