//! Several memories as one list.
#![allow(clippy::unwrap_used, reason = "tests")]

mod fixture;

use fixture::{Fixture, lookup, time, unit};
use persklaar_memory::{Folded, NewUnit, Offer, fold};
use proptest::prelude::*;

/// A memory with these pairs, a second apart.
fn memory(pairs: &[(&str, &str)]) -> Fixture {
    let mut fixture = Fixture::new();
    fixture.with(pairs);
    fixture
}

fn offers(memories: &[(&Fixture, u8)], min: u8) -> Vec<Offer> {
    let offer = |(fixture, penalty): &(&Fixture, u8)| Offer {
        penalty: *penalty,
        matches: lookup(&fixture.memory, "een groot oud huis", min),
    };
    memories.iter().map(offer).collect()
}

fn check(found: &[Folded], expected: &[(usize, u8, u8, &str, usize)]) {
    let found: Vec<(usize, u8, u8, String, usize)> = found
        .iter()
        .map(|it| (it.memory, it.found.score, it.found.penalty, it.found.unit.target.text(), it.also_in))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(memory, score, penalty, target, also)| {
            (*memory, *score, *penalty, (*target).to_owned(), *also)
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn what_several_memories_hold_is_shown_once_from_the_first() {
    let one = memory(&[("een groot oud huis", "a big old house")]);
    let two =
        memory(&[("een groot oud huis", "a big old house"), ("een groot oud huis", "a large old house")]);
    let three = memory(&[("een groot oud huis", "a big old house")]);
    let found = fold(offers(&[(&one, 0), (&two, 0), (&three, 0)], 70), 70, 5);
    check(&found, &[(0, 100, 0, "a big old house", 1), (1, 100, 0, "a large old house", 0)]);
    let found = fold(offers(&[(&one, 0), (&three, 0)], 70), 70, 5);
    check(&found, &[(0, 100, 0, "a big old house", 1)]);
}

#[test]
fn a_penalty_counts_for_order_and_threshold_and_is_shown() {
    let one = memory(&[("een groot oud huis", "a big old house")]);
    let two = memory(&[("een groot oud huis", "a large old house")]);
    let both = |first, second, min| fold(offers(&[(&one, first), (&two, second)], 70), min, 5);
    check(&both(0, 0, 70), &[(0, 100, 0, "a big old house", 0), (1, 100, 0, "a large old house", 0)]);
    check(&both(3, 0, 70), &[(1, 100, 0, "a large old house", 0), (0, 100, 3, "a big old house", 0)]);
    check(&both(3, 30, 70), &[(0, 100, 3, "a big old house", 0), (1, 100, 30, "a large old house", 0)]);
    check(&both(3, 30, 71), &[(0, 100, 3, "a big old house", 0)]);
}

#[test]
fn contexts_of_one_memory_are_one_match() {
    let mut one = memory(&[("een groot oud huis", "a big old house")]);
    let other =
        NewUnit { previous: Some("x".into()), at: time(9), ..unit("een groot oud huis", "a big old house") };
    one.memory.put(&other, "other").unwrap();
    let found = fold(offers(&[(&one, 0)], 70), 70, 5);
    check(&found, &[(0, 100, 0, "a big old house", 0)]);
    assert_eq!(found[0].found.unit.previous.as_deref(), Some("x"), "the newest of equal ones");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    /// No two matches of a list say the same, it is in order, and nothing that was offered is missing.
    #[test]
    fn a_folded_list_is_ranked_and_whole(
        memories in prop::collection::vec((prop::collection::vec((0usize..4, 0usize..3), 0..6), 0u8..=30), 1..4),
        min in 50u8..90,
    ) {
        let sources = ["een groot oud huis", "een groot huis", "een groot oud huis!", "een klein oud huis"];
        let targets = ["a", "b", "c"];
        let fixtures: Vec<(Fixture, u8)> = memories.iter().map(|(pairs, penalty)| {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(one, other)| (sources[*one], targets[*other])).collect();
            (memory(&pairs), *penalty)
        }).collect();
        let fixtures: Vec<(&Fixture, u8)> = fixtures.iter().map(|(fixture, penalty)| (fixture, *penalty)).collect();
        let offered = offers(&fixtures, 1);
        let found = fold(offered.clone(), min, 100);
        let worth = |score: u8, penalty: u8| i16::from(score) - i16::from(penalty);
        let text = |it: &persklaar_memory::Match| (it.unit.source.text(), it.unit.target.text());
        prop_assert!(found.is_sorted_by_key(|it| -worth(it.found.score, it.found.penalty)));
        for (at, one) in found.iter().enumerate() {
            prop_assert!(found[at + 1..].iter().all(|other| text(&one.found) != text(&other.found)));
            let holding = offered.iter().filter(|offer| {
                offer.matches.iter().any(|it| text(it) == text(&one.found) && worth(it.score, it.penalty + offer.penalty) >= i16::from(min))
            });
            prop_assert_eq!(holding.count(), one.also_in + 1);
        }
        for offer in &offered {
            for it in &offer.matches {
                let is_there = found.iter().any(|one| text(&one.found) == text(it));
                prop_assert_eq!(is_there || worth(it.score, it.penalty + offer.penalty) < i16::from(min), true);
            }
        }
    }
}
