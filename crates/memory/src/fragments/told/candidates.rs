//! What the targets of several units have in common: runs of words, each as long as they all allow.

use crate::fragments::holding::Holding;
use crate::fragments::stretches::breaks;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// A run of words in several targets.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) words: Vec<&'a str>,
    /// In which holdings, and at which word it stands there first.
    pub(super) places: Vec<(usize, usize)>,
}

impl Candidate<'_> {
    /// Whether the two stand over one another in any target.
    pub(super) fn overlaps(&self, other: &Candidate<'_>) -> bool {
        let (own, others) = (self.words.len(), other.words.len());
        self.places.iter().any(|(holding, at)| {
            let same = other.places.iter().find(|(other, _)| other == holding);
            same.is_some_and(|(_, start)| *at < start + others && *start < at + own)
        })
    }
}

/// How many words a translation of so many has.
pub(super) fn lengths(words: usize) -> RangeInclusive<usize> {
    words.div_ceil(2)..=(words * 2).min(words + 4)
}

/// The words of one target, and before which of them something parts it.
struct Target<'a> {
    holding: usize,
    words: Vec<&'a str>,
    breaks: Vec<bool>,
}

/// Where runs of words stand: in which holding, and at which word first.
type Places<'t, 'a> = HashMap<&'t [&'a str], Vec<(usize, usize)>>;

/// Runs of words that at least so many of these targets have, those that say most first. A run that never stands
/// without the same word beside it is left out for the longer one.
pub(super) fn shared<'a>(
    holdings: &'a [Holding],
    of: &[usize],
    stretch: usize,
    least: usize,
) -> Vec<Candidate<'a>> {
    let targets: Vec<Target<'a>> = of.iter().map(|at| Target::of(*at, &holdings[*at])).collect();
    let frequent = frequent(&targets, least);
    let lengths = lengths(stretch);
    let mut places = Places::new();
    for target in &targets {
        // One more than a translation may have, so that one that would go on is known for that.
        target.runs(&frequent, *lengths.end() + 1, &mut places);
    }
    places.retain(|_, places| places.len() >= least);
    let mut closed: Vec<Candidate<'a>> = closed(&places)
        .filter(|run| run.len() >= *lengths.start())
        .map(|run| Candidate { words: run.to_vec(), places: places[run].clone() })
        .collect();
    closed.sort_by(|one, other| other.weight().cmp(&one.weight()).then_with(|| one.words.cmp(&other.words)));
    closed
}

impl Candidate<'_> {
    fn weight(&self) -> usize {
        self.places.len() * self.words.len()
    }
}

impl<'a> Target<'a> {
    fn of(at: usize, holding: &'a Holding) -> Self {
        let words = holding.words.iter().map(|word| word.text.as_str()).collect();
        Self { holding: at, words, breaks: breaks(&holding.target, &holding.words) }
    }

    /// Adds every run up to a length that has only frequent words and is not parted.
    fn runs<'t>(&'t self, frequent: &HashSet<&str>, longest: usize, places: &mut Places<'t, 'a>) {
        for start in 0..self.words.len() {
            for end in start..(start + longest).min(self.words.len()) {
                if !frequent.contains(self.words[end]) || end > start && self.breaks[end] {
                    break;
                }
                let known = places.entry(&self.words[start..=end]).or_default();
                if known.last().is_none_or(|(holding, _)| *holding != self.holding) {
                    known.push((self.holding, start));
                }
            }
        }
    }
}

/// The words that at least so many targets have; a run with any other cannot be shared by so many.
fn frequent<'a>(targets: &[Target<'a>], least: usize) -> HashSet<&'a str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for target in targets {
        let once: HashSet<&str> = target.words.iter().copied().collect();
        once.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
    }
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(word, _)| word).collect()
}

/// The runs that are not part of a longer one in just as many targets.
fn closed<'p, 't, 'a>(places: &'p Places<'t, 'a>) -> impl Iterator<Item = &'t [&'a str]> + 'p {
    let mut inside: HashSet<&[&str]> = HashSet::new();
    for (run, own) in places.iter().filter(|(run, _)| run.len() > 1) {
        for part in [&run[1..], &run[..run.len() - 1]] {
            if places.get(part).is_some_and(|others| others.len() == own.len()) {
                inside.insert(part);
            }
        }
    }
    places.keys().copied().filter(move |run| !inside.contains(run))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::words::words;

    fn check(targets: &[&str], stretch: usize, least: usize, expected: &[(&str, usize)]) {
        let phrase = words("stuk");
        let holdings: Vec<Holding> =
            targets.iter().filter_map(|target| Holding::new("stuk", (*target).to_owned(), &phrase)).collect();
        let all: Vec<usize> = (0..holdings.len()).collect();
        let found = shared(&holdings, &all, stretch, least);
        let found: Vec<(String, usize)> =
            found.iter().map(|run| (run.words.join(" "), run.places.len())).collect();
        let expected: Vec<(String, usize)> =
            expected.iter().map(|(run, count)| ((*run).to_owned(), *count)).collect();
        assert_eq!(found, expected, "{targets:?}");
    }

    #[test]
    fn runs_that_several_targets_share() {
        check(&["we saw the red fox", "the red fox ran"], 3, 2, &[("the red fox", 2)]);
        check(&["the red fox", "a red fox", "red hen"], 2, 2, &[("red fox", 2), ("red", 3)]);
        check(
            &["a b c d e f g h", "a b c d e f g h"],
            2,
            2,
            &[("a b c d e", 2), ("b c d e f", 2), ("c d e f g", 2), ("d e f g h", 2)],
        );
        check(&["one", "two"], 1, 2, &[]);
        check(&[], 1, 2, &[]);
    }

    #[test]
    fn a_run_does_not_go_on_behind_what_parts_it() {
        check(&["the red (fox ran)", "the red (fox ran)"], 3, 2, &[("fox ran", 2), ("the red", 2)]);
    }
}
