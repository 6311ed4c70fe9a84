//! Word classes as numbers.
//!
//! A class is known by a hash of 64 bits alone. Two classes with one hash would be taken for the same one, which can
//! only let a unit through that the score then refuses: nothing is missed by it.

use persklaar_text::compare::{class, folded, words};
use rustc_hash::FxHashMap;

/// The classes of a text in order, as the score's gate sees them.
pub(crate) fn hashes(text: &str) -> Vec<u64> {
    words(&folded(text)).into_iter().map(|word| hash(&class(word))).collect()
}

/// The same for many texts: a word costs its class once, however often it is there.
#[derive(Default)]
pub(crate) struct Classes {
    known: FxHashMap<Box<str>, u64>,
}

/// So many words are kept; then it begins anew.
const KEPT: usize = 400_000;

impl Classes {
    /// As [`hashes`], into a list that is emptied first.
    pub(crate) fn of(&mut self, text: &str, into: &mut Vec<u64>) {
        into.clear();
        if self.known.len() > KEPT {
            self.known.clear();
        }
        let folded = folded(text);
        into.extend(words(&folded).into_iter().map(|word| self.hash(word)));
    }

    fn hash(&mut self, word: &str) -> u64 {
        if let Some(hash) = self.known.get(word) {
            return *hash;
        }
        let hash = hash(&class(word));
        self.known.insert(word.into(), hash);
        hash
    }
}

/// FNV-1a with its bits mixed afterwards, as the signatures take few of them. What is in index files depends on it.
pub(super) fn hash(class: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325;
    let fnv =
        class.bytes().fold(start, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (fnv ^ (fnv >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_of_the_score() {
        assert_eq!(hashes("Huizen in 2024!"), hashes("huizenprijzen IN 1.000"));
        assert_ne!(hashes("een"), hashes("twee"));
        assert_eq!(hashes("... !"), Vec::<u64>::new());
        let (mut classes, mut found) = (Classes::default(), vec![1]);
        for _ in 0..2 {
            classes.of("Eén huis, één Ärger", &mut found);
            assert_eq!(found, hashes("Eén huis, één Ärger"));
        }
    }
}
