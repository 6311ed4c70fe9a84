//! The order of matches.

use super::Match;
use super::rate::Candidate;
use std::cmp::{Ordering, Reverse};

/// What decides where a unit stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Worth {
    pub(crate) score: u8,
    pub(crate) penalty: u8,
    pub(crate) similarity: f64,
    /// In microseconds since 1970.
    pub(crate) changed: i64,
    pub(crate) unit: i64,
}

impl Worth {
    fn of(found: &Match) -> Self {
        Self {
            score: found.score,
            penalty: found.penalty,
            similarity: found.similarity,
            changed: found.unit.changed.as_microsecond(),
            unit: found.unit.id,
        }
    }

    fn by_worth(&self, other: &Self) -> Ordering {
        let scores = |it: &Self| Reverse((i16::from(it.score) - i16::from(it.penalty), it.score));
        scores(self).cmp(&scores(other)).then_with(|| other.similarity.total_cmp(&self.similarity))
    }

    fn by_age(&self, other: &Self) -> Ordering {
        other.changed.cmp(&self.changed).then_with(|| self.unit.cmp(&other.unit))
    }
}

/// The best of one memory, best first.
pub(crate) fn best(mut found: Vec<Candidate>, limit: usize) -> Vec<Candidate> {
    let order = |one: &Candidate, other: &Candidate| {
        one.worth.by_worth(&other.worth).then_with(|| one.worth.by_age(&other.worth))
    };
    if limit < found.len() {
        // Of a hundred thousand equal units only the best have to be in order.
        found.select_nth_unstable_by(limit, order);
        found.truncate(limit);
    }
    found.sort_by(order);
    found
}

/// One ranked list over several memories, each with its priority (a lower number goes first). Answers which memory
/// each match is from by that priority.
pub fn merge(lists: Vec<(usize, Vec<Match>)>, limit: usize) -> Vec<(usize, Match)> {
    let mut all: Vec<(usize, Match)> = lists
        .into_iter()
        .flat_map(|(priority, matches)| matches.into_iter().map(move |found| (priority, found)))
        .collect();
    all.sort_by(|(first, one), (second, other)| {
        let (one, other) = (Worth::of(one), Worth::of(other));
        one.by_worth(&other).then_with(|| first.cmp(second)).then_with(|| one.by_age(&other))
    });
    all.truncate(limit);
    all
}
