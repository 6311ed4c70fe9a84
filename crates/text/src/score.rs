//! Score version 1: how much a unit's source resembles a segment.
//!
//! Fixed by docs/formats.md. Context and penalties are not in it. All of it is integer arithmetic, so that the floor
//! of a score is exact.

mod distance;
mod scorable;
mod why;

pub use scorable::Scorable;
pub use why::Why;

use distance::distance;
use std::cmp::Ordering;

/// The highest score of a text that differs in more than numbers, case, punctuation and tags.
const HIGHEST_FUZZY: u64 = 94;

/// A score and what explains it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// 0 to 100.
    pub score: u8,
    /// T of the contract, 0 to 1; breaks ties between equal scores.
    pub similarity: f64,
    /// Empty for 100.
    pub why: Vec<Why>,
}

/// A fraction of two counts.
#[derive(Debug, Clone, Copy)]
struct Share {
    part: u64,
    whole: u64,
}

impl Share {
    fn is_below_gate(self) -> bool {
        5 * self.part < 3 * self.whole
    }

    /// The mean of two shares, as one fraction.
    fn mean(self, other: Self) -> Self {
        Self { part: self.part * other.whole + other.part * self.whole, whole: 2 * self.whole * other.whole }
    }
}

/// A score before it is explained, which costs more than the score itself and is wanted for the best alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    /// 0 to 100.
    pub score: u8,
    /// T of the contract, 0 to 1; breaks ties between equal scores.
    pub similarity: f64,
    /// What differs, where that is little enough to be known already.
    little: Option<Vec<Why>>,
}

impl Rated {
    /// What differs between the two texts that were rated.
    pub fn why(self, query: &Scorable, unit: &Scorable) -> Vec<Why> {
        self.little.unwrap_or_else(|| why::large(query, unit))
    }
}

/// The score of a unit's source for a segment; none where it is no match at all.
pub fn score(query: &Scorable, unit: &Scorable) -> Option<Scored> {
    let rated = rate(query, unit)?;
    Some(Scored { score: rated.score, similarity: rated.similarity, why: rated.why(query, unit) })
}

/// As [`score`], without saying why.
pub fn rate(query: &Scorable, unit: &Scorable) -> Option<Rated> {
    if !passes_gate(query, unit) {
        return None;
    }
    let dice = dice(query, unit);
    let total = words(query, unit).unwrap_or(dice).mean(dice);
    let (score, little) = if query.stored == unit.stored && query.tags == unit.tags {
        (100, Some(Vec::new()))
    } else if let Some(why) = why::small(query, unit) {
        (100 - why.len() as u64, Some(why))
    } else {
        (HIGHEST_FUZZY.min(100 * total.part / total.whole), None)
    };
    Some(Rated {
        score: u8::try_from(score).unwrap_or_default(),
        similarity: total.part as f64 / total.whole as f64,
        little,
    })
}

/// Whether Wc, or D where there are no words on both sides, is 0.6 or more.
fn passes_gate(one: &Scorable, two: &Scorable) -> bool {
    let longer = one.classes.len().max(two.classes.len());
    if longer == 0 {
        return !dice(one, two).is_below_gate();
    }
    // (longer - distance) / longer >= 3 / 5
    distance(&one.classes, &two.classes, 2 * longer / 5).is_some()
}

/// W; none where there are no words on both sides.
fn words(one: &Scorable, two: &Scorable) -> Option<Share> {
    let longer = one.words.len().max(two.words.len());
    let same = longer - distance(&one.words, &two.words, longer)?;
    (longer > 0).then_some(Share { part: same as u64, whole: longer as u64 })
}

/// D over the multisets of bigrams; texts of one character are equal or not.
fn dice(one: &Scorable, two: &Scorable) -> Share {
    if one.characters < 2 || two.characters < 2 {
        return Share { part: u64::from(one.folded() == two.folded()), whole: 1 };
    }
    let shared = shared(&one.bigrams, &two.bigrams);
    Share { part: 2 * shared as u64, whole: (one.bigrams.len() + two.bigrams.len()) as u64 }
}

/// The size of the intersection of two sorted multisets.
fn shared(one: &[u64], two: &[u64]) -> usize {
    let (mut at, mut other, mut count) = (0, 0, 0);
    while at < one.len() && other < two.len() {
        match one[at].cmp(&two[other]) {
            Ordering::Less => at += 1,
            Ordering::Greater => other += 1,
            Ordering::Equal => (at, other, count) = (at + 1, other + 1, count + 1),
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{TagKind, TaggedText};

    fn scored(one: &str, two: &str) -> Option<Scored> {
        let read = |text| TaggedText::parse(text, |_| TagKind::Bold).unwrap();
        score(&Scorable::new(&read(one)), &Scorable::new(&read(two)))
    }

    fn check(one: &str, two: &str, expected: u8, why: &str) {
        let found = scored(one, two).unwrap_or_else(|| panic!("{one} / {two}"));
        let words: Vec<String> = found.why.iter().map(ToString::to_string).collect();
        assert_eq!((found.score, words.join(" ").as_str()), (expected, why), "{one} / {two}");
    }

    #[test]
    fn small_differences_have_their_own_scores() {
        check("De wet geldt.", "De wet geldt.", 100, "");
        check("De wet geldt in 2024.", "De wet geldt in 2025.", 99, "numbers:1");
        check("De Wet geldt.", "De wet geldt.", 99, "case");
        check("De wet geldt", "De wet geldt.", 99, "punctuation");
        check("“De wet”", "\"De wet\"", 99, "punctuation");
        check("<1>De</1> wet", "De wet", 99, "tags");
        check("De Wet geldt in 2024", "de wet geldt in 1.000!", 97, "numbers:1 case punctuation");
        check("De Wet geldt in <1/>2024", "de wet geldt in 1.000!", 96, "numbers:1 case punctuation tags");
    }

    #[test]
    fn fuzzy_is_the_mean_of_words_and_bigrams() {
        // W = 3/4; bigrams of "de wet geldt nu" and "de wet geldt al": 14 each, 12 shared.
        check("de wet geldt nu", "de wet geldt al", 80, "words:1");
        assert_eq!(scored("de wet geldt", "iets heel anders hier"), None);
        assert_eq!(scored("!", "?"), None);
        check("!", "!", 100, "");
    }

    #[test]
    fn a_fuzzy_match_never_reaches_the_small_differences() {
        let long = "een zin met heel veel woorden die allemaal gelijk zijn behalve één woord aan het einde van deze \
                    zin en dan nog wat woorden erbij zodat het verschil heel klein wordt en nu klaar";
        let found = scored(long, &long.replace("klein", "kleiner")).unwrap();
        assert_eq!(found.score, 94);
    }

    #[test]
    fn what_differs_is_told_apart() {
        let check = |one, two, expected: &str| {
            let words: Vec<String> = scored(one, two).unwrap().why.iter().map(ToString::to_string).collect();
            assert_eq!(words.join(" "), expected, "{one} / {two}");
        };
        check("de wet geldt in 2024 niet", "de regel geldt in 2025 niet", "words:1 numbers:1");
        check(
            "De wet geldt in Nederland niet",
            "de regel geldt, in Nederland niet!",
            "words:1 case punctuation",
        );
        check("<1/>de wet geldt in Utrecht", "de wet geldt voor Utrecht", "words:1 tags");
        check("de wet geldt in 2024", "de wet geldt in", "numbers:1");
        check("de wet geldt nu", "de wet geldt nu al", "words:1");
        check("de wet geldt nu.", "de wet geldt nu al.", "words:1");
    }
}
