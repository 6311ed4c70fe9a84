//! Counting the word classes of all units before an index over them is built.

use persklaar_text::compare::{class, folded, words};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The classes of texts as they come in, by provisional numbers.
#[derive(Default)]
pub(crate) struct Tally {
    /// Words that were seen, with their class: a word costs its folding once, however often it is there.
    words: HashMap<Box<str>, u32>,
    numbers: HashMap<Box<str>, u32>,
    /// In how many places each class stands.
    counts: Vec<u32>,
    units: Vec<(i64, u32)>,
    classes: Vec<u32>,
}

/// Numbers by rarity, units with how many classes each has, and the classes of all units, one after the other.
pub(crate) type ByRarity = (HashMap<Box<str>, i32>, Vec<(i64, u32)>, Vec<i32>);

impl Tally {
    /// Counts the text of a unit, tags left out.
    pub(crate) fn add(&mut self, unit: i64, text: &str) {
        let before = self.classes.len();
        for word in words(&folded(text)) {
            let number = self.number(word);
            self.counts[number as usize] += 1;
            self.classes.push(number);
        }
        let length = u32::try_from(self.classes.len() - before).expect("a text is shorter than 4 GB");
        self.units.push((unit, length));
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let next = u32::try_from(self.counts.len()).expect("fewer classes than 2^32");
        let number = *self.numbers.entry(class(word).into()).or_insert(next);
        if number == next {
            self.counts.push(0);
        }
        self.words.insert(word.into(), number);
        number
    }

    /// Gives every class its place by how often it stands somewhere, rarest first.
    pub(crate) fn by_rarity(self) -> ByRarity {
        let mut order: Vec<u32> = (0..).take(self.counts.len()).collect();
        order.sort_unstable_by_key(|number| (self.counts[*number as usize], Reverse(*number)));
        let mut places = vec![0; order.len()];
        for (place, number) in (0i32..).zip(&order) {
            places[*number as usize] = place;
        }
        let numbers =
            self.numbers.into_iter().map(|(class, number)| (class, places[number as usize])).collect();
        let classes = self.classes.iter().map(|number| places[*number as usize]).collect();
        (numbers, self.units, classes)
    }
}
