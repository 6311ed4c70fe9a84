//! Signatures: which classes a text has, in a few bits, so that most units are refused without reading their classes.
//!
//! Every class sets one bit. A bit that one signature has and the other lacks stands for at least one class that only
//! the one text has. Texts with `o` classes in common leave at most `n - o` of the one and `m - o` of the other over,
//! so more such bits than that refuse a pair for certain. Equal bits say nothing.

/// How many classes each of two texts may have that the other lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spare {
    /// Of the text that is looked up.
    pub(crate) asked: u32,
    /// Of the unit.
    pub(crate) unit: u32,
}

impl Spare {
    /// For texts of so many classes that have at least `common` of them in common.
    pub(crate) fn new(asked: usize, unit: usize, common: usize) -> Self {
        let spare = |length: usize| u32::try_from(length.saturating_sub(common)).unwrap_or(u32::MAX);
        Self { asked: spare(asked), unit: spare(unit) }
    }
}

impl Spare {
    /// After so many classes of the text that is looked up are known to be missing; none if they are too many already.
    pub(crate) fn without(self, missing: usize) -> Option<Self> {
        let asked = self.asked.checked_sub(u32::try_from(missing).ok()?)?;
        Some(Self { asked, ..self })
    }
}

/// Bits of a narrow signature that stand for one class each, the most frequent ones: whether a text has them says the
/// most, and hashed with the others they would fill the bits of those. Of 0 to 24 tried on a million units, 8 to 12
/// let the fewest texts through; other ways to share the bits let no fewer through.
const OWN: u32 = 10;

/// A signature of `bits` bits, of classes with their ranks by frequency.
pub(crate) fn narrow(classes: impl Iterator<Item = (u64, u32)>, bits: u32) -> u64 {
    let own = OWN.min(bits - 1);
    let hashed = |class: u64| (((class >> 32) * u64::from(bits - own)) >> 32) as u32;
    let bit = |(class, rank)| if rank < own { rank } else { own + hashed(class) };
    classes.fold(0, |signature, class| signature | 1 << bit(class))
}

/// A signature of 128 bits, from other bits of the hash than the narrow one.
pub(crate) fn wide(classes: &[u64]) -> [u64; 2] {
    let mut signature = [0; 2];
    for class in classes {
        signature[(class >> 6 & 1) as usize] |= 1 << (class & 63);
    }
    signature
}

/// Whether two narrow signatures leave it possible.
pub(crate) fn may_pass(asked: u64, unit: u64, spare: Spare) -> bool {
    (asked & !unit).count_ones() <= spare.asked && (unit & !asked).count_ones() <= spare.unit
}

/// Whether two wide signatures leave it possible.
pub(crate) fn may_pass_wide(asked: [u64; 2], unit: [u64; 2], spare: Spare) -> bool {
    let only = |one: [u64; 2], other: [u64; 2]| {
        (one[0] & !other[0]).count_ones() + (one[1] & !other[1]).count_ones()
    };
    only(asked, unit) <= spare.asked && only(unit, asked) <= spare.unit
}

#[cfg(test)]
mod tests {
    use super::super::classes::hashes;
    use super::*;
    use proptest::prelude::*;

    /// How many classes two texts have in common, each as often as it is in both.
    fn common(one: &[u64], other: &[u64]) -> usize {
        let mut rest = other.to_vec();
        let take =
            |class: &&u64| rest.iter().position(|it| it == *class).map(|at| rest.swap_remove(at)).is_some();
        one.iter().filter(take).count()
    }

    proptest! {
        #[test]
        fn what_has_enough_in_common_is_never_refused(
            one in "([a-i]{1,2} ){0,30}",
            other in "([a-i]{1,2} ){0,30}",
            bits in 2u32..=63,
        ) {
            let (one, other) = (hashes(&one), hashes(&other));
            let spare = Spare::new(one.len(), other.len(), common(&one, &other));
            let ranked = |classes: &[u64]| narrow(classes.iter().map(|class| (*class, (class % 40) as u32)), bits);
            prop_assert!(may_pass(ranked(&one), ranked(&other), spare));
            prop_assert!(may_pass_wide(wide(&one), wide(&other), spare));
        }
    }

    #[test]
    fn texts_with_nothing_in_common_are_mostly_refused() {
        let (one, other) = (hashes("a b c d e f g h"), hashes("i j k l m n o p"));
        let spare = Spare::new(8, 8, 5);
        assert!(!may_pass_wide(wide(&one), wide(&other), spare));
        let ranked = |classes: &[u64]| narrow(classes.iter().map(|class| (*class, u32::MAX)), 40);
        assert!(!may_pass(ranked(&one), ranked(&other), spare));
    }
}
