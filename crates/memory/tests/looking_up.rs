//! Lookup: what is found, in which order, and that nothing is missed.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod fixture;

use fixture::{Fixture, brief, language, lookup, lookup_between, text, time, unit};
use persklaar_memory::{Memory, NewUnit, Query, merge};
use persklaar_text::{Language, TaggedText};
use proptest::prelude::*;
use std::ops::ControlFlow;

#[test]
fn exact_fuzzy_and_nothing() {
    let mut fixture = Fixture::new();
    fixture.with(&[
        ("Amnesty vraagt om actie in 3 landen.", "Amnesty calls for action in 3 countries."),
        ("Amnesty vraagt om actie in 5 landen.", "Amnesty calls for action in 5 countries."),
        ("Iets geheel anders.", "Something else."),
    ]);
    let found = lookup(&fixture.memory, "Amnesty vraagt om actie in 3 landen.", 70);
    assert_eq!(found.iter().map(|found| found.score).collect::<Vec<_>>(), [100, 99]);
    assert!(found[0].why.is_empty());
    assert_eq!(found[1].why.iter().map(ToString::to_string).collect::<Vec<_>>(), ["numbers:1"]);
    assert!(lookup(&fixture.memory, "Geen van deze woorden komt voor", 1).is_empty());
    assert!(lookup(&fixture.memory, "", 1).is_empty());
}

#[test]
fn texts_without_words_resemble_each_other_alone() {
    let mut fixture = Fixture::new();
    fixture.with(&[("***", "***"), ("—", "—"), ("***a", "x")]);
    assert_eq!(brief(&lookup(&fixture.memory, "***", 70))[0], (100, 0, "***".into()));
    assert_eq!(lookup(&fixture.memory, "**", 70).len(), 1);
    assert!(lookup(&fixture.memory, "!", 70).is_empty());
}

#[test]
fn neighbours_add_to_a_whole_match() {
    let mut fixture = Fixture::new();
    let with = |previous: Option<&str>, next: Option<&str>, target| NewUnit {
        previous: previous.map(str::to_owned),
        next: next.map(str::to_owned),
        ..unit("Lees verder", target)
    };
    for (at, new) in
        [with(None, None, "none"), with(Some("a"), Some("b"), "both"), with(Some("a"), None, "one")]
            .iter()
            .enumerate()
    {
        fixture.memory.put(new, &at.to_string()).unwrap();
    }
    let source = text("Lees verder");
    let (from, to) = (language("nl"), language("en"));
    let query = Query {
        source: &source,
        previous: Some("a"),
        next: Some("b"),
        from: &from,
        to: &to,
        min: 70,
        limit: 5,
        exhaustive: false,
    };
    let found = brief(&fixture.memory.lookup(&query).unwrap());
    assert_eq!(found, [(102, 0, "both".into()), (101, 0, "one".into()), (100, 0, "none".into())]);
    let alone = fixture.memory.lookup(&Query { previous: None, next: None, limit: 1, ..query }).unwrap();
    assert_eq!(alone[0].score, 100);
}

#[test]
fn languages_cost_what_they_are_off() {
    let mut fixture = Fixture::new();
    let pairs = [("nl", "en"), ("nl-BE", "en"), ("nl-BE", "en-GB"), ("nl", "fr"), ("sr-Cyrl", "en")];
    for (from, to) in pairs {
        let new =
            NewUnit { from: language(from), to: language(to), ..unit("een huis", &format!("{from} {to}")) };
        fixture.memory.put(&new, &format!("{from} {to}")).unwrap();
    }
    let other_way = NewUnit { from: language("en"), to: language("nl"), ..unit("a house", "een huis") };
    fixture.memory.put(&other_way, "reversed").unwrap();
    let found = lookup(&fixture.memory, "een huis", 70);
    let expected = [(100, 0, "nl en"), (100, 1, "nl-BE en"), (100, 1, "a house"), (100, 2, "nl-BE en-GB")];
    assert_eq!(brief(&found), expected.map(|(score, penalty, target)| (score, penalty, target.to_owned())));
    assert!(found[2].reversed);
    assert_eq!(
        (found[2].unit.from.to_string(), found[2].unit.source.text()),
        ("nl".into(), "een huis".into())
    );
    assert_eq!(lookup_between(&fixture.memory, "a house", "en", "nl", 100).len(), 1);
    assert_eq!(lookup(&fixture.memory, "een huis", 99).len(), 3, "the penalty counts for the threshold");
}

#[test]
fn equal_scores_go_by_age_and_then_id() {
    let mut fixture = Fixture::new();
    for (at, second) in [(0, 5), (1, 9), (2, 9)] {
        let new = NewUnit {
            at: time(second),
            previous: Some(format!("p{at}")),
            ..unit("een huis", &at.to_string())
        };
        fixture.memory.put(&new, &at.to_string()).unwrap();
    }
    let found = lookup(&fixture.memory, "een huis", 70);
    assert_eq!(found.iter().map(|found| found.unit.id).collect::<Vec<_>>(), [2, 3, 1]);
    let merged = merge(vec![(1, found.clone()), (0, found[2..].to_vec())], 3);
    let order: Vec<_> = merged.iter().map(|(priority, found)| (*priority, found.unit.id)).collect();
    assert_eq!(order, [(0, 1), (1, 2), (1, 3)]);
}

fn all(memory: &Memory, source: &TaggedText, languages: (&Language, &Language), min: u8) {
    let query = Query {
        source,
        previous: Some("a b c"),
        next: None,
        from: languages.0,
        to: languages.1,
        min,
        limit: 7,
        exhaustive: false,
    };
    let (indexed, compared) = (
        memory.lookup(&query).unwrap(),
        memory.lookup(&Query { exhaustive: true, ..query.clone() }).unwrap(),
    );
    assert_eq!(indexed, compared, "{}", source.written());
}

/// Few words, so that texts resemble each other; tags, numbers, capitals, accents and texts without words.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "a",
        "b",
        "c",
        "d",
        "e",
        "Aa",
        "B",
        "één",
        "een",
        "mensenrechten",
        "mensenrecht",
        "12",
        "13.5",
        "x-y",
        "don't",
        "dont",
        "<1>",
        "</1>",
        "<2/>",
        "...",
        "!",
        "–",
        "翻訳",
        "3e",
        "ſ",
        "ß",
    ]);
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

#[derive(Debug, Clone)]
enum Step {
    Put(String, String, usize, bool),
    Update(i64, String),
    Delete(i64),
    Restore(i64),
    Undo(usize),
    Import(Vec<(String, String)>),
    Ask(String, usize, u8),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (any_text(), any_text(), 0usize..4, any::<bool>()).prop_map(|(a, b, pair, other)| Step::Put(a, b, pair, other)),
        1 => (1i64..20, any_text()).prop_map(|(id, text)| Step::Update(id, text)),
        1 => (1i64..20).prop_map(Step::Delete),
        1 => (1i64..20).prop_map(Step::Restore),
        1 => (0usize..20).prop_map(Step::Undo),
        1 => prop::collection::vec((any_text(), any_text()), 1..20).prop_map(Step::Import),
        5 => (any_text(), 0usize..4, 0u8..100).prop_map(|(text, pair, min)| Step::Ask(text, pair, min)),
    ]
}

const PAIRS: [(&str, &str); 4] = [("nl", "en"), ("nl-BE", "en"), ("en", "nl"), ("nl", "nl-BE")];

fn take(step: &Step, at: usize, memories: &mut [Memory; 2]) {
    let second = time(i64::try_from(at / 2).unwrap());
    let [memory, other] = memories;
    match step {
        Step::Put(source, target, pair, by_other) => {
            let (from, to) = PAIRS[*pair];
            let new = NewUnit { from: language(from), to: language(to), at: second, ..unit(source, target) };
            let new = NewUnit { previous: Some("a b c".into()).filter(|_| at.is_multiple_of(3)), ..new };
            let writer = if *by_other { other } else { memory };
            writer.put(&new, &at.to_string()).unwrap();
        }
        Step::Update(id, target) => drop(memory.update(*id, &text(target), None, second).unwrap()),
        Step::Delete(id) => drop(other.delete(&[*id], second).unwrap()),
        Step::Restore(id) => drop(memory.restore(&[*id], second).unwrap()),
        Step::Undo(op) => drop(memory.undo_put(&op.to_string(), second).unwrap()),
        Step::Import(units) => import(other, units),
        Step::Ask(source, pair, min) => {
            let (from, to) = PAIRS[*pair];
            all(memory, &text(source), (&language(from), &language(to)), *min);
        }
    }
}

fn import(memory: &mut Memory, units: &[(String, String)]) {
    let lines: Vec<String> = units
        .iter()
        .map(|(source, target)| format!("{}\t{}\n", text(source).text(), text(target).text()))
        .collect();
    let options = persklaar_memory::Import {
        languages: Some((language("nl"), language("en"))),
        at: time(0),
        author: None,
    };
    if lines.iter().all(|line| line.trim().is_empty()) {
        return; // A file with nothing in it is refused.
    }
    memory.import(lines.concat().as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever was done to a memory, by this connection or another, the index answers as comparing with all does.
    #[test]
    fn the_index_misses_nothing(steps in prop::collection::vec(any_step(), 1..60)) {
        let folder = fixture::quick_folder();
        let path = folder.path().join("m");
        let mut memories = [Memory::create(&path).unwrap(), Memory::open(&path).unwrap()];
        for (at, step) in steps.iter().enumerate() {
            take(step, at, &mut memories);
        }
        for source in ["a b c d e", "een mensenrechten 12", "...", "a a a b b"] {
            all(&memories[0], &text(source), (&language("nl"), &language("en")), 0);
        }
    }
}
