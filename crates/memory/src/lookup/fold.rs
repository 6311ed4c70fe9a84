//! One list over several memories: each memory's penalty taken off, and what several hold shown once.
//!
//! Units with the same source and target say the same, in whichever memory and context they stand; the best of them is
//! shown, and in how many other memories there is one. Who asks each memory for its best few may
//! be left with fewer than wanted and ask for more.

use super::{Match, merge};
use std::collections::BTreeSet;

/// The best matches of one memory.
#[derive(Debug, Clone, Default)]
pub struct Offer {
    /// Taken off for order and threshold, and reported with the match's own penalty.
    pub penalty: u8,
    /// Best first.
    pub matches: Vec<Match>,
}

/// A match over all memories.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// The place of its memory in the list of offers.
    pub memory: usize,
    /// The match, the memory's penalty added to its own.
    pub found: Match,
    /// How many other memories hold a unit with the same source and target.
    pub also_in: usize,
}

/// One ranked list of what the memories offer, the one with the highest priority first. Matches that are below `min`
/// once all penalties are off are not in it.
pub fn fold(offers: Vec<Offer>, min: u8, limit: usize) -> Vec<Folded> {
    let lists = offers.into_iter().map(|offer| penalised(offer, min)).enumerate().collect();
    let mut folded: Vec<(Folded, BTreeSet<usize>)> = Vec::new();
    for (memory, found) in merge(lists, usize::MAX) {
        match folded.iter_mut().find(|(known, _)| says_the_same(&known.found, &found)) {
            Some((_, memories)) => drop(memories.insert(memory)),
            None => folded.push((Folded { memory, found, also_in: 0 }, BTreeSet::from([memory]))),
        }
    }
    folded.truncate(limit);
    folded.into_iter().map(|(folded, memories)| Folded { also_in: memories.len() - 1, ..folded }).collect()
}

fn penalised(offer: Offer, min: u8) -> Vec<Match> {
    let mut matches = offer.matches;
    for found in &mut matches {
        found.penalty = found.penalty.saturating_add(offer.penalty);
    }
    matches.retain(|found| found.score.saturating_sub(found.penalty) >= min);
    matches
}

fn says_the_same(one: &Match, other: &Match) -> bool {
    one.unit.source.is_same_as(&other.unit.source) && one.unit.target.is_same_as(&other.unit.target)
}
