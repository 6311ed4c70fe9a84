//! Units whose texts are the same, tags and all: of a sentence that stands in a memory a hundred thousand times only
//! the few that are shown are read.
//!
//! In an index the copies of a text stand one after the other, the newest first and of equally new ones the lowest id
//! first, which is their order among matches. Scores of copies are equal but for their neighbours: so of copies that
//! come one after the other, after the first `limit` only those can be among the best `limit` that have a neighbour in
//! common with the text and more of a score for it. Of these an index has a few bits of a hash: enough to leave out
//! nearly all others, and a unit that they let through is read and compared. What was written after the index was made
//! is no copy of anything.

use crate::unit::stable_hash;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A unit that can be a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) unit: i64,
    /// The entry of the first unit in the index with this text; none for a unit that is not in the index.
    pub(crate) copy_of: Option<u32>,
    pub(crate) neighbours: Neighbours,
}

impl Found {
    /// A unit of which nothing is known but that it can be a match.
    pub(crate) fn single(unit: i64) -> Self {
        Self { unit, copy_of: None, neighbours: Neighbours::default() }
    }
}

/// A few bits of the neighbours of a unit, or of a text that is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Neighbours {
    previous: Option<u16>,
    next: Option<u16>,
}

/// Bits of each of the two. They and what says that a text is there again fill 32.
const BITS: u32 = 15;
const MASK: u32 = (1 << BITS) - 1;

impl Neighbours {
    pub(crate) fn new(previous: Option<&str>, next: Option<&str>) -> Self {
        let bits = |text: &str| (stable_hash(&[text]) >> (u64::BITS - BITS)) as u16;
        Self { previous: previous.map(bits), next: next.map(bits) }
    }

    /// Whether a unit with these may have a neighbour in common with a text with those. Without any in the one there is
    /// none in common.
    pub(crate) fn may_share(self, asked: Self) -> bool {
        let same = |one: Option<u16>, other: Option<u16>| one.is_some() && one == other;
        same(self.previous, asked.previous) || same(self.next, asked.next)
    }
}

/// What an entry of an index says of its unit: whether it is a copy of the entry before it, and its neighbours.
pub(crate) fn marks(is_copy: bool, neighbours: Neighbours) -> u32 {
    let bits = |neighbour: Option<u16>| u32::from(neighbour.unwrap_or_default());
    bits(neighbours.previous) << (BITS + 1) | bits(neighbours.next) << 1 | u32::from(is_copy)
}

/// Reads what [`marks`] wrote. That there is no neighbour is not in it: such a unit may be read in vain.
pub(crate) fn read_marks(marks: u32) -> (bool, Neighbours) {
    let bits = |shift: u32| Some((marks >> shift & MASK) as u16);
    (marks & 1 == 1, Neighbours { previous: bits(BITS + 1), next: bits(1) })
}

/// What tells texts apart while an index is made: two hashes by SipHash, 128 bits together.
pub(crate) fn text_key(written: &str, kinds: &str) -> u128 {
    let hash = |first: u8| {
        let mut hasher = DefaultHasher::new();
        (first, written, kinds).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    hash(0) << u64::BITS | hash(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_common_are_never_overlooked() {
        let of = |previous, next| Neighbours::new(previous, next);
        let check = |unit: Neighbours, asked: Neighbours, expected: bool| {
            assert_eq!(unit.may_share(asked), expected, "{unit:?} {asked:?}");
            for is_copy in [false, true] {
                let (read, again) = read_marks(marks(is_copy, unit));
                assert_eq!(read, is_copy);
                assert!(again.may_share(asked) || !expected, "{unit:?} {asked:?}");
            }
        };
        check(of(Some("a"), None), of(Some("a"), Some("b")), true);
        check(of(Some("x"), Some("b")), of(Some("a"), Some("b")), true);
        check(of(Some("x"), Some("y")), of(Some("a"), Some("b")), false);
        check(of(None, None), of(None, None), false);
        check(of(Some("a"), Some("b")), of(None, None), false);
        check(of(Some("b"), Some("a")), of(Some("a"), Some("b")), false);
    }

    #[test]
    fn texts_are_told_apart_by_text_and_tags() {
        assert_eq!(text_key("een", ""), text_key("een", ""));
        assert_ne!(text_key("een", ""), text_key("", "een"));
        assert_ne!(text_key("<1/>", "1:link"), text_key("<1/>", "1:bold"));
    }
}
