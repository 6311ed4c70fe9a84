//! The order of matches.

use super::Match;
use std::cmp::{Ordering, Reverse};

/// Best first.
pub(crate) fn sort(found: &mut [Match]) {
    found.sort_by(|one, other| by_worth(one, other).then_with(|| by_age(one, other)));
}

/// One ranked list over several memories, each with its priority (a lower number goes first). Answers which memory
/// each match is from by that priority.
pub fn merge(lists: Vec<(usize, Vec<Match>)>, limit: usize) -> Vec<(usize, Match)> {
    let mut all: Vec<(usize, Match)> = lists
        .into_iter()
        .flat_map(|(priority, matches)| matches.into_iter().map(move |found| (priority, found)))
        .collect();
    all.sort_by(|(first, one), (second, other)| {
        by_worth(one, other).then_with(|| first.cmp(second)).then_with(|| by_age(one, other))
    });
    all.truncate(limit);
    all
}

fn by_worth(one: &Match, other: &Match) -> Ordering {
    let scores = |found: &Match| Reverse((i16::from(found.score) - i16::from(found.penalty), found.score));
    scores(one).cmp(&scores(other)).then_with(|| other.similarity.total_cmp(&one.similarity))
}

fn by_age(one: &Match, other: &Match) -> Ordering {
    other.unit.changed.cmp(&one.unit.changed).then_with(|| one.unit.id.cmp(&other.unit.id))
}
