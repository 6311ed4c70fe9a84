//! The index of one side of one language pair: which units can pass the score's gate for a text.
//!
//! **Why nothing is missed.** The gate lets through texts of `n` and `m` word classes whose Levenshtein distance `d`
//! is at most `0.4 L`, `L = max(n, m)`. Of the `L` classes of the longer text each is either matched with an equal one
//! of the other or costs at least one edit, so at least `L - d >= ceil(0.6 L)` classes are common to both, counted as
//! often as they occur; call that `o`. Then:
//! - *Length*: `o <= min(n, m)`, so `0.6 L <= min(n, m)`.
//! - *Prefix*: tell equal classes of one text apart by counting them, and put those of both texts into one fixed
//!   order, equal classes next to each other. Take the first common one. It and the other common ones, at least `o`,
//!   all stand from it to the end, so it is among the first `n - o + 1` of the one and the first `m - o + 1` of the
//!   other. As `o >= ceil(0.6 n)` and `o >= ceil(0.6 m)`, it is among the first `n - ceil(0.6 n) + 1` and
//!   `m - ceil(0.6 m) + 1`: prefixes that each text can take without knowing the other.
//!
//! So a unit is entered under the classes of its prefix alone, and a text looks under those of its own. The order is
//! rarest first, as counted when the index was built; a class that came later goes before all of them. The proof wants
//! the order fixed, not right: a class never changes its place. What is found this way is then held against the length
//! and the distance itself, so that only units that pass the gate are read and scored.
//!
//! Texts without any word have no classes; by the score they can only resemble each other, and are kept in a list.

use super::distance::is_within;
use super::tally::Tally;
use persklaar_text::TaggedText;
use persklaar_text::compare::{class, folded, words};
use std::collections::HashMap;

/// Entries of one side of one language pair.
#[derive(Default)]
pub(crate) struct Part {
    /// The number of each class: counted from 0, rarest first, at the build; from -1 downwards after it. The order of
    /// the numbers is the order of the proof.
    numbers: HashMap<Box<str>, i32>,
    /// How many classes came after the build.
    late: i32,
    entries: Vec<Entry>,
    /// The classes of all entries, one after the other, in the order of their texts.
    classes: Vec<i32>,
    /// Entries by a class of their prefix.
    posted: HashMap<i32, Vec<u32>>,
    wordless: Vec<u32>,
    /// The living entry of a unit.
    living: HashMap<i64, u32>,
}

struct Entry {
    unit: i64,
    start: u32,
    length: u32,
    alive: bool,
}

impl Part {
    /// Builds the index over what a [`Tally`] has counted.
    pub(crate) fn build(tally: Tally) -> Self {
        let (numbers, units, classes) = tally.by_rarity();
        let mut part = Self { numbers, ..Self::default() };
        part.classes.reserve_exact(classes.len());
        let mut rest = classes.as_slice();
        for (unit, length) in units {
            let (own, others) = rest.split_at(length as usize);
            part.enter(unit, own);
            rest = others;
        }
        part
    }

    /// Enters a unit, or enters it anew with another text.
    pub(crate) fn put(&mut self, unit: i64, text: &TaggedText) {
        self.remove(unit);
        let own: Vec<i32> = classes(text).into_iter().map(|class| self.number(class)).collect();
        self.enter(unit, &own);
    }

    /// Takes a unit out.
    pub(crate) fn remove(&mut self, unit: i64) {
        if let Some(entry) = self.living.remove(&unit) {
            self.entries[entry as usize].alive = false;
        }
    }

    /// Whether so much was taken out that building anew is better.
    pub(crate) fn is_worn(&self) -> bool {
        self.entries.len() > 2 * self.living.len() + 1000
    }

    /// The units that pass the gate.
    pub(crate) fn candidates(&self, text: &TaggedText) -> Vec<i64> {
        let asked = self.numbers_of(text);
        if asked.is_empty() {
            return self
                .wordless
                .iter()
                .filter_map(|entry| self.alive(*entry))
                .map(|entry| entry.unit)
                .collect();
        }
        let mut found: Vec<u32> =
            prefix(&asked).iter().filter_map(|class| self.posted.get(class)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        let passes = |entry: &&Entry| self.passes(&asked, entry);
        found
            .into_iter()
            .filter_map(|entry| self.alive(entry))
            .filter(passes)
            .map(|entry| entry.unit)
            .collect()
    }

    fn passes(&self, asked: &[i32], entry: &Entry) -> bool {
        let own = &self.classes[entry.start as usize..][..entry.length as usize];
        is_within(asked, own, allowed(asked.len().max(own.len())))
    }

    fn alive(&self, entry: u32) -> Option<&Entry> {
        Some(&self.entries[entry as usize]).filter(|entry| entry.alive)
    }

    fn enter(&mut self, unit: i64, own: &[i32]) {
        let (entry, start) = (number_of_rows(self.entries.len()), number_of_rows(self.classes.len()));
        self.entries.push(Entry { unit, start, length: number_of_rows(own.len()), alive: true });
        self.classes.extend_from_slice(own);
        self.living.insert(unit, entry);
        if own.is_empty() {
            self.wordless.push(entry);
        }
        for class in prefix(own) {
            self.posted.entry(class).or_default().push(entry);
        }
    }

    fn number(&mut self, class: String) -> i32 {
        if let Some(number) = self.numbers.get(class.as_str()) {
            return *number;
        }
        self.late -= 1;
        self.numbers.insert(class.into(), self.late);
        self.late
    }

    /// The classes of a text that is looked up. Those that no unit has get numbers of their own before all others,
    /// which keeps the order of the rest as it is.
    fn numbers_of(&self, text: &TaggedText) -> Vec<i32> {
        let mut unknown: HashMap<String, i32> = HashMap::new();
        let mut number = |class: String| match self.numbers.get(class.as_str()) {
            Some(number) => *number,
            None => {
                let next = i32::MIN + i32::try_from(unknown.len()).unwrap_or(i32::MAX);
                *unknown.entry(class).or_insert(next)
            }
        };
        classes(text).into_iter().map(&mut number).collect()
    }
}

/// The word classes of a text in order, as the score's gate sees them.
pub(crate) fn classes(text: &TaggedText) -> Vec<String> {
    words(&folded(&text.text())).into_iter().map(class).collect()
}

/// How far apart texts may be that pass the gate, if the longer has `longest` words: `floor(0.4 longest)`.
fn allowed(longest: usize) -> usize {
    2 * longest / 5
}

/// The first classes in the order, `n - ceil(0.6 n) + 1` of `n`, each once.
fn prefix(classes: &[i32]) -> Vec<i32> {
    let mut ordered = classes.to_vec();
    ordered.sort_unstable();
    // n - ceil(0.6 n) is floor(0.4 n).
    ordered.truncate(allowed(classes.len()) + 1);
    ordered.dedup();
    ordered
}

/// Four thousand million words do not fit into a memory's file.
fn number_of_rows(count: usize) -> u32 {
    u32::try_from(count).expect("fewer than 2^32 words in a memory")
}

#[cfg(test)]
mod tests {
    use super::*;
    use persklaar_text::score::{Scorable, score};
    use proptest::prelude::*;

    fn any_text() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec!["a", "b", "c", "d", "e", "f", "7", "8", "!", "één", "een"]);
        prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
    }

    /// Units 0.. in the tally, the rest put afterwards.
    fn part(tallied: &[String], put: &[String]) -> Part {
        let mut tally = Tally::default();
        for (unit, text) in (0..).zip(tallied) {
            tally.add(unit, text);
        }
        let mut part = Part::build(tally);
        for (unit, text) in (tallied.len().cast_signed() as i64..).zip(put) {
            part.put(unit, &TaggedText::plain(text));
        }
        part
    }

    proptest! {
        /// Every unit that the score lets through its gate, and, where there are words, no other.
        #[test]
        fn candidates_are_what_passes_the_gate(
            tallied in prop::collection::vec(any_text(), 0..30),
            put in prop::collection::vec(any_text(), 0..12),
            removed in prop::collection::vec(0i64..42, 0..6),
            asked in any_text(),
        ) {
            let mut part = part(&tallied, &put);
            removed.iter().for_each(|unit| part.remove(*unit));
            let asked = TaggedText::plain(&asked);
            let mut found = part.candidates(&asked);
            found.sort_unstable();
            let asked = Scorable::new(&asked);
            let passes = |text: &str| score(&asked, &Scorable::new(&TaggedText::plain(text))).is_some();
            let all = (0i64..).zip(tallied.iter().chain(&put));
            let expected: Vec<i64> = all
                .filter(|(unit, text)| !removed.contains(unit) && passes(text))
                .map(|(unit, _)| unit)
                .collect();
            if asked.classes().next().is_none() {
                prop_assert!(expected.iter().all(|unit| found.contains(unit)));
            } else {
                prop_assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn a_unit_that_is_put_again_is_found_by_its_new_text_alone() {
        let mut part = part(&["een huis".to_owned()], &[]);
        part.put(0, &TaggedText::plain("een boom"));
        assert_eq!(part.candidates(&TaggedText::plain("een huis")), Vec::<i64>::new());
        assert_eq!(part.candidates(&TaggedText::plain("een boom")), [0]);
    }
}
