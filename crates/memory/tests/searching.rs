//! Concordance and list.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod fixture;

use fixture::{Fixture, text, time};
use persklaar_memory::{Filter, List, Memory, Search, Side, Sort};
use proptest::prelude::*;

fn search(memory: &Memory, words: &str, side: Side) -> Vec<(String, Vec<(usize, usize)>)> {
    let hits = memory.search(&Search { words, side, offset: 0, limit: 50 }).unwrap();
    let side = |unit: &persklaar_memory::Unit| match side {
        Side::Source => unit.source.text(),
        Side::Target => unit.target.text(),
    };
    hits.iter().map(|hit| (side(&hit.unit), hit.spans.clone())).collect()
}

fn sample() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.with(&[
        ("De coöperatie eist <1>recht op water</1>.", "The cooperative demands the right to water."),
        ("Water is een recht", "Water is a right"),
        ("翻訳は楽しい", "Translating is fun"),
    ]);
    fixture
}

#[test]
fn words_prefixes_and_phrases() {
    let memory = sample().memory;
    let found =
        |words| search(&memory, words, Side::Source).iter().map(|hit| hit.1.clone()).collect::<Vec<_>>();
    assert_eq!(found("water"), [vec![(0, 5)], vec![(28, 33)]]);
    assert_eq!(found("RECHT water"), [vec![(0, 5), (13, 18)], vec![(19, 24), (28, 33)]]);
    assert_eq!(found("\"recht op\""), [vec![(19, 27)]]);
    assert_eq!(found("cooper*"), [vec![(3, 13)]]);
    assert_eq!(found("coöperatie"), [vec![(3, 13)]]);
    assert_eq!(found("楽しい"), [vec![(3, 6)]]);
    assert_eq!(found("coop").len(), 0);
    assert_eq!(found("right").len(), 0);
    assert_eq!(search(&memory, "right", Side::Target).len(), 2);
}

#[test]
fn pages_and_changes() {
    let mut fixture = sample();
    let page = |memory: &Memory, offset, limit| {
        memory.search(&Search { words: "water", side: Side::Source, offset, limit }).unwrap().len()
    };
    assert_eq!(
        (page(&fixture.memory, 0, 1), page(&fixture.memory, 1, 5), page(&fixture.memory, 2, 5)),
        (1, 1, 0)
    );
    fixture.memory.update(2, &text("Nothing of the kind"), None, time(60)).unwrap();
    assert_eq!(search(&fixture.memory, "right", Side::Target).len(), 1);
    assert_eq!(search(&fixture.memory, "kind", Side::Target).len(), 1);
    fixture.memory.delete(&[2], time(61)).unwrap();
    assert_eq!(search(&fixture.memory, "kind", Side::Target).len(), 0);
    fixture.memory.restore(&[2], time(62)).unwrap();
    assert_eq!(search(&fixture.memory, "kind", Side::Target).len(), 1);
}

#[test]
fn the_list_is_newest_first_and_narrows() {
    let memory = sample().memory;
    let list = |filter, offset, limit| {
        let list = List { filter: Filter::of_words(filter), sort: Sort::Newest, offset, limit };
        let page = memory.list(&list).unwrap();
        (page.total, page.units.iter().map(|unit| unit.id).collect::<Vec<_>>())
    };
    assert_eq!(list("", 0, 2), (3, vec![3, 2]));
    assert_eq!(list("", 2, 2), (3, vec![1]));
    assert_eq!(list("wat", 0, 9), (2, vec![2, 1]));
    assert_eq!(list("wat deman", 0, 9), (1, vec![1]));
    assert_eq!(list("\"", 0, 9).0, 3);
    assert_eq!(list("zzz", 0, 9), (0, vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Nothing typed is an error, and what is found is always marked.
    #[test]
    fn any_input_is_a_search(words in "[\"*()a-zé:^+{}翻 -]{0,20}|\\PC{0,12}") {
        thread_local! { static MEMORY: Memory = { let fixture = sample(); std::mem::forget(fixture.folder); fixture.memory } }
        MEMORY.with(|memory| {
            for side in [Side::Source, Side::Target] {
                for (text, spans) in search(memory, &words, side) {
                    prop_assert!(!spans.is_empty(), "{text}");
                    prop_assert!(spans.iter().all(|span| span.0 < span.1 && span.1 <= text.chars().count()));
                }
            }
            memory.list(&List { filter: Filter::of_words(&words), limit: 5, ..List::default() }).unwrap();
            Ok(())
        })?;
    }
}
