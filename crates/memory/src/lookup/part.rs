//! One side of one language pair: the index file and what came after it, as one.

use super::Stopped;
use super::asked::Asked;
use super::base::{Base, Damaged};
use super::copies::Found;
use super::tail::Tail;

/// Which units can pass the score's gate for a text: exactly those, where there are words.
#[derive(Default)]
pub(crate) struct Part {
    base: Option<Base>,
    tail: Tail,
}

impl Part {
    /// Over an index, or over nothing for a memory that is small.
    pub(crate) fn new(base: Option<Base>) -> Self {
        Self { base, tail: Tail::default() }
    }

    /// How much came after the index was made.
    pub(crate) fn later(&self) -> usize {
        self.tail.len()
    }

    /// Enters a unit, or enters it anew with another text.
    pub(crate) fn put(&mut self, unit: i64, text: &str) -> Result<(), Damaged> {
        let base = self.base.as_ref();
        with_order(base, |order| self.tail.put(unit, text, order))
    }

    /// Takes a unit out.
    pub(crate) fn remove(&mut self, unit: i64) {
        self.tail.remove(unit);
    }

    /// The units that pass the gate; none if it was stopped.
    pub(crate) fn candidates(
        &self,
        asked: &Asked,
        stopped: Stopped<'_>,
    ) -> Result<Option<Vec<Found>>, Damaged> {
        let found =
            self.base.as_ref().map_or(Ok(Some(Vec::new())), |base| base.candidates(asked, stopped))?;
        let Some(mut units) = found else { return Ok(None) };
        units.retain(|found| !self.tail.knows(found.unit));
        if self.tail.len() > 0 {
            let later = with_order(self.base.as_ref(), |order| self.tail.candidates(asked, order))?;
            units.extend(later.into_iter().map(Found::single));
        }
        Ok(Some(units))
    }
}

/// Gives the order of the proof: unknown classes first, then by the index, rarest first.
fn with_order<T>(base: Option<&Base>, work: impl FnOnce(&dyn Fn(u64) -> u64) -> T) -> Result<T, Damaged> {
    let damaged = std::cell::Cell::new(false);
    let order = |hash| match base.map(|base| base.rank(hash)) {
        None | Some(Ok(None)) => 0,
        Some(Ok(Some(rank))) => u64::MAX - u64::from(rank),
        Some(Err(Damaged)) => {
            damaged.set(true);
            0
        }
    };
    let answer = work(&order);
    if damaged.get() { Err(Damaged) } else { Ok(answer) }
}

#[cfg(test)]
mod tests {
    use super::super::base::{State, Subject};
    use super::super::classes::Classes;
    use super::super::tally::Tally;
    use super::*;
    use persklaar_text::TaggedText;
    use persklaar_text::score::{Scorable, score};
    use proptest::prelude::*;

    fn any_text() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec!["a", "b", "c", "d", "e", "f", "7", "8", "!", "één", "een"]);
        prop_oneof![
            9 => prop::collection::vec(word.clone(), 0..12).prop_map(|words| words.join(" ")),
            1 => prop::collection::vec(word, 60..140).prop_map(|words| words.join(" ")),
        ]
    }

    /// Units 0.. in the index, the rest put afterwards.
    fn part(indexed: &[String], put: &[String]) -> Part {
        let (mut tally, mut classes) = (Tally::default(), Classes::default());
        for (unit, text) in (0..).zip(indexed) {
            tally.add(unit, text, &mut classes);
        }
        let subject = Subject { memory: 1, part: 2 };
        let base = Base::hold(&tally, subject, State { change: 0, trace: 0 }, &|| false).unwrap();
        let mut part = Part::new((!indexed.is_empty()).then_some(base));
        for (unit, text) in (indexed.len().cast_signed() as i64..).zip(put) {
            part.put(unit, text).unwrap();
        }
        part
    }

    proptest! {
        /// Every unit that the score lets through its gate, and, where there are words, no other.
        #[test]
        fn candidates_are_what_passes_the_gate(
            indexed in prop::collection::vec(any_text(), 0..40),
            put in prop::collection::vec(any_text(), 0..12),
            removed in prop::collection::vec(0i64..52, 0..6),
            asked in any_text(),
        ) {
            let mut part = part(&indexed, &put);
            removed.iter().for_each(|unit| part.remove(*unit));
            let found = part.candidates(&Asked::new(&asked), &|| false).unwrap().unwrap();
            let mut found: Vec<i64> = found.into_iter().map(|found| found.unit).collect();
            found.sort_unstable();
            let asked = Scorable::new(&TaggedText::plain(&asked));
            let passes = |text: &str| score(&asked, &Scorable::new(&TaggedText::plain(text))).is_some();
            let all = (0i64..).zip(indexed.iter().chain(&put));
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
        part.put(0, "een boom").unwrap();
        let found = |text: &str| part.candidates(&Asked::new(text), &|| false).unwrap().unwrap();
        assert_eq!(found("een huis"), Vec::new());
        assert_eq!(found("een boom"), [Found::single(0)]);
    }
}
