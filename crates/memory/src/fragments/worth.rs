//! Which stretches are worth showing, and in which order.

use super::rarity::Rarity;
use std::ops::Range;

/// A stretch has at least so many words.
const LEAST: usize = 3;
/// Or so many, if they are all rare: a name, a term.
const LEAST_RARE: usize = 2;

/// The stretches that say most, best first, each with what it says. One that has mostly words of better ones is left
/// out.
pub(super) fn choose(found: Vec<Range<usize>>, rarity: &Rarity, limit: usize) -> Vec<(Range<usize>, f64)> {
    let worth = |range: Range<usize>| {
        let worth = rarity.information(&range);
        (range, worth)
    };
    let mut rated: Vec<(Range<usize>, f64)> =
        found.into_iter().filter(|range| is_shown(range, rarity)).map(worth).collect();
    rated.sort_by(|one, other| other.1.total_cmp(&one.1));
    let mut chosen: Vec<(Range<usize>, f64)> = Vec::new();
    for (range, worth) in rated {
        let told = range.clone().filter(|word| chosen.iter().any(|(other, _)| other.contains(word))).count();
        if chosen.len() < limit && told * 2 <= range.len() {
            chosen.push((range, worth));
        }
    }
    chosen
}

fn is_shown(range: &Range<usize>, rarity: &Rarity) -> bool {
    let long = range.len() >= LEAST || (range.len() >= LEAST_RARE && rarity.is_rare(range));
    long && !rarity.is_plain(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMON: f64 = 0.3;
    const KNOWN: f64 = 0.005;
    const RARE: f64 = 0.0001;

    fn check(shares: &[f64], found: &[(usize, usize)], expected: &[(usize, usize)]) {
        let chosen = choose(found.iter().map(|(from, to)| *from..*to).collect(), &Rarity::with(shares), 2);
        let chosen: Vec<(usize, usize)> =
            chosen.into_iter().map(|(range, _)| (range.start, range.end)).collect();
        assert_eq!(chosen, expected, "{shares:?}");
    }

    #[test]
    fn what_says_little_is_left_out() {
        check(&[COMMON, COMMON, COMMON, COMMON], &[(0, 4)], &[]);
        check(&[COMMON, KNOWN, COMMON], &[(0, 3)], &[(0, 3)]);
        check(&[RARE, KNOWN], &[(0, 2)], &[]);
        check(&[RARE, RARE], &[(0, 2)], &[(0, 2)]);
        check(&[RARE], &[(0, 1)], &[]);
    }

    #[test]
    fn the_rarest_goes_first_and_hides_what_is_mostly_in_it() {
        check(&[KNOWN, KNOWN, KNOWN, RARE, RARE, RARE], &[(0, 3), (3, 6)], &[(3, 6), (0, 3)]);
        check(&[KNOWN, KNOWN, RARE, RARE, RARE], &[(0, 3), (1, 5)], &[(1, 5)]);
        check(&[RARE; 9], &[(0, 3), (3, 6), (6, 9)], &[(0, 3), (3, 6)]);
    }
}
