//! The score's gate over word classes in whole numbers, and why looking at rare classes alone misses nothing.
//!
//! The gate lets through texts of `n` and `m` word classes whose Levenshtein distance `d` is at most `0.4 L`,
//! `L = max(n, m)`. Of the `L` classes of the longer text each is either matched with an equal one of the other or
//! costs at least one edit, so at least `L - d >= ceil(0.6 L)` classes are common to both, counted as often as they
//! occur; call that `o`. Then:
//! - *Length*: `o <= min(n, m)`, so `0.6 L <= min(n, m)`.
//! - *Prefix*: tell equal classes of one text apart by counting them, and put those of both texts into one fixed
//!   order, equal classes next to each other. Take the first common one. It and the other common ones, at least `o`,
//!   all stand from it to the end, so it is among the first `n - o + 1` of the one and the first `m - o + 1` of the
//!   other. As `o >= ceil(0.6 n)` and `o >= ceil(0.6 m)`, it is among the first `n - ceil(0.6 n) + 1` and
//!   `m - ceil(0.6 m) + 1`: prefixes that each text can take without knowing the other.
//! - *Place*: if the first common class is at place `i` of the one (from 0), no more than `n - i` are common, so
//!   `0.6 L <= n - i`. Looking under the class at place `i`, longer texts than that can be left out: if they share an
//!   earlier class, they are found under that one.
//!
//! The order is rarest first, as counted when an index is built; the proof wants it fixed, not right.

/// How far apart texts may be that pass, if the longer has `longest` words: `floor(0.4 longest)`.
pub(crate) fn allowed(longest: usize) -> usize {
    2 * longest / 5
}

/// How many classes texts have in common that pass: `ceil(0.6 longest)`.
pub(crate) fn needed(longest: usize) -> usize {
    longest - allowed(longest)
}

/// The longest text that may have only so many classes in common with another: `floor(common / 0.6)`.
pub(crate) fn longest(common: usize) -> usize {
    5 * common / 3
}

/// The first classes of a text in the order of the proof, each once, with its first place. `before` answers whether
/// a class goes before another: an order in which equal classes stand together.
pub(crate) fn prefix<T: Copy + PartialEq, K: Ord>(classes: &[T], order: impl Fn(T) -> K) -> Vec<(usize, T)> {
    let mut ordered = classes.to_vec();
    ordered.sort_unstable_by_key(|class| order(*class));
    ordered.truncate(allowed(classes.len()) + 1);
    let mut places: Vec<(usize, T)> = ordered.into_iter().enumerate().collect();
    places.dedup_by(|later, earlier| later.1 == earlier.1);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_are_those_of_the_score() {
        for length in 0..2000 {
            assert!(5 * needed(length) >= 3 * length, "{length}");
            assert!(length == 0 || 5 * (needed(length) - 1) < 3 * length, "{length}");
            assert!(needed(longest(length)) <= length && needed(longest(length) + 1) > length, "{length}");
        }
    }

    #[test]
    fn a_prefix_has_each_class_once_at_its_first_place() {
        // Five classes: three of them in order, of which two are the same.
        assert_eq!(prefix(&[4, 1, 9, 1, 7], |class| class), [(0, 1), (2, 4)]);
        assert_eq!(prefix(&[4, 1], |class| class), [(0, 1)]);
        assert_eq!(prefix::<u8, u8>(&[], |class| class), []);
    }
}
