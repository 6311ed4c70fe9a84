//! What differs between a unit's source and a segment, in words.

use super::distance::{Step, distance, steps};
use super::scorable::{Parts, Scorable};
use crate::compare::{composed, fold, is_number};
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// What differs between a unit's source and a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// So many words were changed, added or taken out.
    Words(u32),
    /// So many words with digits were changed, added or taken out.
    Numbers(u32),
    /// Capitals.
    Case,
    /// Punctuation, quotes, spaces or invisible characters.
    Punctuation,
    /// Tags.
    Tags,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(count) => write!(f, "words:{count}"),
            Self::Numbers(count) => write!(f, "numbers:{count}"),
            Self::Case => f.write_str("case"),
            Self::Punctuation => f.write_str("punctuation"),
            Self::Tags => f.write_str("tags"),
        }
    }
}

/// What was counted or seen, before it is put in order.
#[derive(Default)]
struct Seen {
    words: usize,
    numbers: usize,
    case: bool,
    punctuation: bool,
    tags: bool,
}

impl Seen {
    fn list(&self) -> Vec<Why> {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let all = [
            (self.words > 0, Why::Words(count(self.words))),
            (self.numbers > 0, Why::Numbers(count(self.numbers))),
            (self.case, Why::Case),
            (self.punctuation, Why::Punctuation),
            (self.tags, Why::Tags),
        ];
        all.into_iter().filter(|(seen, _)| *seen).map(|(_, why)| why).collect()
    }
}

/// The kinds in which texts differ that are not equal and differ in nothing but numbers, case, punctuation and tags;
/// none where words differ. Never empty.
pub(super) fn small(one: &Scorable, two: &Scorable) -> Option<Vec<Why>> {
    let differ = |(one, two): &(&str, &str)| one != two;
    let pairs = || one.words.iter().zip(two.words.iter());
    let only_numbers = pairs().filter(differ).all(|(one, two)| is_number(one) && is_number(two));
    if one.words.len() != two.words.len() || !only_numbers {
        return None;
    }
    let (plain_one, plain_two) = (plain(one), plain(two));
    let mut seen = Seen {
        numbers: pairs().filter(differ).count(),
        case: plain_one.iter().zip(plain_two.iter()).any(|(one, two)| one != two && fold(one) == fold(two)),
        punctuation: between_words(&one.stored) != between_words(&two.stored),
        tags: one.tags != two.tags,
        ..Seen::default()
    };
    if seen.list().is_empty() {
        // Equal to the eye, as with other code points for the same letter.
        seen.punctuation = true;
    }
    Some(seen.list())
}

/// What differs along one shortest way from one text to the other.
pub(super) fn large(one: &Scorable, two: &Scorable) -> Vec<Why> {
    let mut seen = Seen { tags: one.tags != two.tags, ..Seen::default() };
    if let Some(steps) = steps(&one.words, &two.words) {
        count_edits(one, two, &steps, &mut seen);
        see_the_rest(&plain(one), &plain(two), &steps, &mut seen);
    } else {
        let longer = one.words.len().max(two.words.len());
        seen.words = distance(&one.words, &two.words, longer).unwrap_or(longer);
    }
    seen.list()
}

fn count_edits(one: &Scorable, two: &Scorable, steps: &[Step], seen: &mut Seen) {
    for step in steps {
        let is_about_numbers = match *step {
            Step::Same(..) => continue,
            Step::Changed(at, other) => is_number(one.words.get(at)) && is_number(two.words.get(other)),
            Step::OnlyFirst(at) => is_number(one.words.get(at)),
            Step::OnlySecond(at) => is_number(two.words.get(at)),
        };
        *if is_about_numbers { &mut seen.numbers } else { &mut seen.words } += 1;
    }
}

/// Case of the words that stayed, and what stands between two neighbours that both stayed or were changed in place.
fn see_the_rest(one: &Parts, two: &Parts, steps: &[Step], seen: &mut Seen) {
    let places = |step: &Step| match *step {
        Step::Same(at, other) | Step::Changed(at, other) => Some((at, other)),
        Step::OnlyFirst(_) | Step::OnlySecond(_) => None,
    };
    let last = steps.last().and_then(places).map(|(at, other)| (at + 1, other + 1));
    let mut follows = true;
    for step in steps {
        // Folding may have changed what is a word; then there is no word here to compare.
        let Some((at, other)) = places(step).filter(|(at, other)| *at < one.len() && *other < two.len())
        else {
            follows = false;
            continue;
        };
        seen.case |= matches!(step, Step::Same(..)) && one.get(at) != two.get(other);
        seen.punctuation |= follows && one.gap(at) != two.gap(other);
        follows = true;
    }
    if let Some((at, other)) = last.filter(|last| *last == (one.len(), two.len())) {
        seen.punctuation |= one.gap(at) != two.gap(other);
    }
}

/// The words of the comparison form before folding.
fn plain(text: &Scorable) -> Parts {
    Parts::words_of(text.compared.clone())
}

/// A text without its letters and numbers: what is left is punctuation, quotes and spaces.
fn between_words(text: &str) -> String {
    let mut out = String::new();
    for part in composed(text).split_word_bounds() {
        if is_number(part) {
            out.push('0');
        } else if part.chars().any(char::is_alphanumeric) {
            out.push('a');
            out.extend(part.chars().filter(|char| !char.is_alphanumeric()));
        } else {
            out.push_str(part);
        }
    }
    out
}
