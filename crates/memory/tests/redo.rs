//! Doing again what was taken back.
#![allow(clippy::unwrap_used, reason = "tests")]

mod fixture;

use fixture::{Fixture, language, lookup, text, time, unit};
use persklaar_memory::{
    Filter, Import, List, Losers, Memory, MemoryError, NewUnit, Operation, OperationKind, Redone, SameSource,
    Undone, Unit, Watch,
};
use proptest::prelude::*;
use std::ops::ControlFlow;

fn go_on() -> Box<Watch<'static>> {
    Box::new(|_, _| ControlFlow::Continue(()))
}

fn undo(memory: &mut Memory) -> Undone {
    let last = memory.last_operation().unwrap().unwrap();
    memory.undo(last.id, time(900), &mut go_on()).unwrap().unwrap()
}

fn redo(memory: &mut Memory) -> Redone {
    let last = memory.last_undone().unwrap().unwrap();
    memory.redo(last.id, time(901), &mut go_on()).unwrap().unwrap()
}

/// Everything, the lowest id first, but for the revisions, which go on.
fn all(memory: &Memory) -> Vec<Unit> {
    let mut units = memory.list(&List { limit: 100_000, ..List::default() }).unwrap().units;
    units.sort_by_key(|unit| unit.id);
    units.iter_mut().for_each(|unit| unit.revision = 0);
    units
}

fn import(memory: &mut Memory, tsv: &str) {
    let options =
        Import { languages: Some((language("nl"), language("en"))), at: time(3), author: Some("Ada".into()) };
    memory.import(tsv.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
}

fn sources(memory: &Memory, words: &str) -> Vec<String> {
    let list = List { filter: Filter::of_words(words), limit: 100, ..List::default() };
    memory.list(&list).unwrap().units.iter().map(|unit| unit.source.written()).collect()
}

/// Duplicates with and without neighbours, and another target.
fn house() -> (Fixture, Vec<i64>) {
    let mut fixture = Fixture::new();
    let units = [
        unit("een <1>huis</1>", "a <1>house</1>"),
        NewUnit { previous: Some("Dag.".into()), ..unit("een <1>huis</1>", "a <1>house</1>") },
        NewUnit { previous: Some("Hallo.".into()), ..unit("een <4>huis</4>", "a <4>home</4>") },
    ];
    let mut ids = Vec::new();
    for (at, new) in units.into_iter().enumerate() {
        let new = NewUnit { at: time(i64::try_from(at).unwrap()), ..new };
        ids.push(fixture.memory.put(&new, &at.to_string()).unwrap().unit);
    }
    (fixture, ids)
}

type Work = fn(&mut Memory, &[i64]) -> Option<Operation>;

const KINDS: [(OperationKind, Work); 7] = [
    (OperationKind::Edit, |memory, ids| memory.update(ids[0], &text("x"), Some("Bea"), time(9)).unwrap()),
    (OperationKind::Edit, |memory, ids| memory.update_source(ids[0], &text("x"), None, time(9)).unwrap()),
    (OperationKind::Delete, |memory, ids| memory.delete(&ids[..2], time(9)).unwrap()),
    (OperationKind::Merge, |memory, ids| memory.merge(ids[0], time(9), &mut go_on()).unwrap()),
    (OperationKind::Merge, |memory, _| memory.merge_all(time(9), &mut go_on()).unwrap()),
    (OperationKind::Resolve, |memory, ids| {
        memory.resolve(ids[2], Losers::Delete, (None, time(9)), &mut go_on()).unwrap()
    }),
    (OperationKind::Resolve, |memory, ids| {
        memory.resolve(ids[2], Losers::Retarget, (Some("Bea"), time(9)), &mut go_on()).unwrap()
    }),
];

#[test]
fn every_kind_of_step_goes_back_and_forth_also_through_another_program() {
    for (kind, work) in KINDS {
        let (mut fixture, ids) = house();
        let before = all(&fixture.memory);
        let done = work(&mut fixture.memory, &ids).unwrap();
        let after = all(&fixture.memory);
        for _ in 0..3 {
            let undone = undo(&mut fixture.memory);
            assert_eq!((undone.units, undone.kept, undone.operation.redoable), (done.units, 0, true));
            assert_eq!(all(&fixture.memory), before);
            let mut other = Memory::open(fixture.memory.path()).unwrap();
            let redone = redo(&mut other);
            assert_eq!((redone.operation.kind, redone.units, redone.kept), (kind, done.units, 0));
            assert_eq!((redone.operation.undone, redone.operation.redoable), (false, false));
            assert_eq!(all(&fixture.memory), after);
            lookup(&fixture.memory, "een huis", 70);
        }
        assert_eq!(fixture.memory.redo(done.id, time(9), &mut go_on()).unwrap(), None);
    }
}

#[test]
fn an_import_comes_back_but_for_what_was_deleted_before_it_was_taken_back() {
    let mut fixture = Fixture::new();
    import(&mut fixture.memory, "een\tone\ntwee\ttwo\ndrie\tthree\n");
    let ids: Vec<i64> = all(&fixture.memory).iter().map(|unit| unit.id).collect();
    let deleted = fixture.memory.delete(&ids[..1], time(5)).unwrap().unwrap();
    let first = fixture.memory.operations().unwrap()[1].id;
    let undone = fixture.memory.undo(first, time(6), &mut go_on()).unwrap().unwrap();
    assert_eq!(undone.units, 2);
    // Taken back and done again in between: it is deleted anew, and still not the import's to bring back.
    fixture.memory.undo(deleted.id, time(7), &mut go_on()).unwrap();
    assert_eq!(redo(&mut fixture.memory).operation.id, deleted.id);
    let redone = redo(&mut fixture.memory);
    assert_eq!((redone.operation.id, redone.units, redone.kept), (first, 2, 0));
    assert_eq!(sources(&fixture.memory, ""), ["drie", "twee"]);
    assert_eq!(sources(&fixture.memory, "twee"), ["twee"]);
    assert_eq!(undo(&mut fixture.memory).operation.id, deleted.id);
    assert_eq!(undo(&mut fixture.memory).units, 3);
    assert_eq!(fixture.memory.count().unwrap(), 0);
}

#[test]
fn a_new_step_ends_what_can_be_done_again_and_one_that_does_nothing_does_not() {
    let (mut fixture, ids) = house();
    let edit = fixture.memory.update(ids[0], &text("x"), None, time(5)).unwrap().unwrap();
    undo(&mut fixture.memory);
    assert_eq!(fixture.memory.delete(&[99], time(6)).unwrap(), None);
    assert_eq!(fixture.memory.update(99, &text("x"), None, time(6)).unwrap(), None);
    assert_eq!(fixture.memory.last_undone().unwrap().map(|step| step.id), Some(edit.id));
    fixture.memory.update(ids[1], &text("y"), None, time(7)).unwrap();
    assert_eq!(fixture.memory.last_undone().unwrap(), None);
    assert_eq!(fixture.memory.redo(edit.id, time(8), &mut go_on()).unwrap(), None);
    let steps = fixture.memory.operations().unwrap();
    assert_eq!(
        steps.iter().map(|step| (step.undone, step.redoable)).collect::<Vec<_>>(),
        [(false, false), (true, false)]
    );
}

#[test]
fn a_unit_that_was_confirmed_anew_since_stays_and_one_that_was_used_again_does_not() {
    let (mut fixture, ids) = house();
    fixture.memory.update(ids[0], &text("<1>x</1>"), None, time(5)).unwrap();
    fixture.memory.update(ids[2], &text("<4>z</4>"), None, time(5)).unwrap();
    undo(&mut fixture.memory);
    undo(&mut fixture.memory);
    let new = NewUnit { at: time(6), ..unit("een <1>huis</1>", "a <1>villa</1>") };
    fixture.memory.put(&new, "new").unwrap();
    let redone = redo(&mut fixture.memory);
    assert_eq!((redone.units, redone.kept, redone.operation.undone), (0, 1, true));
    assert_eq!(fixture.memory.get(ids[0]).unwrap().unwrap().target.text(), "a villa");
    let same =
        NewUnit { previous: Some("Hallo.".into()), at: time(7), ..unit("een <4>huis</4>", "a <4>home</4>") };
    fixture.memory.put(&same, "same").unwrap();
    assert_eq!(redo(&mut fixture.memory).units, 1);
    let unit = fixture.memory.get(ids[2]).unwrap().unwrap();
    assert_eq!((unit.target.text().as_str(), unit.used), ("z", 1));
}

/// Or the translation would be gone altogether.
#[test]
fn a_unit_goes_again_only_while_the_one_for_which_it_went_says_the_same() {
    let (mut fixture, ids) = house();
    fixture.memory.merge(ids[0], time(5), &mut go_on()).unwrap().unwrap();
    undo(&mut fixture.memory);
    let other =
        NewUnit { previous: Some("Dag.".into()), at: time(6), ..unit("een <1>huis</1>", "een <1>pand</1>") };
    assert_eq!(fixture.memory.put(&other, "other").unwrap().unit, ids[1]);
    assert_eq!((redo(&mut fixture.memory).units, fixture.memory.count().unwrap()), (0, 3));

    let (mut fixture, ids) = house();
    let done =
        fixture.memory.resolve(ids[2], Losers::Delete, (None, time(5)), &mut go_on()).unwrap().unwrap();
    undo(&mut fixture.memory);
    fixture.memory.undo_put("2", time(6)).unwrap();
    let redone = redo(&mut fixture.memory);
    assert_eq!((redone.operation.id, redone.units, redone.kept), (done.id, 0, 2));
    assert_eq!(fixture.memory.count().unwrap(), 2);
}

#[test]
fn one_that_is_broken_off_is_taken_back_and_can_be_done_again() {
    let mut fixture = Fixture::new();
    let tsv: String = (0..1300).map(|at| format!("zin {at}\tx {at}\n")).collect();
    import(&mut fixture.memory, &tsv);
    let before = all(&fixture.memory);
    let ids: Vec<i64> = before.iter().map(|unit| unit.id).collect();
    let done = fixture.memory.delete(&ids, time(5)).unwrap().unwrap();
    undo(&mut fixture.memory);
    let mut calls = 0;
    let mut soon = |_, _| {
        calls += 1;
        if calls < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    assert!(matches!(fixture.memory.redo(done.id, time(6), &mut soon), Err(MemoryError::Cancelled)));
    assert_eq!(all(&fixture.memory), before);
    assert_eq!((redo(&mut fixture.memory).units, fixture.memory.count().unwrap()), (1300, 0));
    assert_eq!((undo(&mut fixture.memory).units, all(&fixture.memory)), (1300, before));
}

#[test]
fn a_step_that_was_cancelled_is_not_done_again() {
    let mut fixture = Fixture::new();
    let tsv: String = (0..1300).map(|at| format!("zin {at}\tx {at}\n")).collect();
    import(&mut fixture.memory, &tsv);
    let counted = fixture.memory.found_units(&Filter::default()).unwrap();
    let mut calls = 0;
    let mut soon = |_, _| {
        calls += 1;
        if calls < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let stopped = fixture.memory.delete_found(&Filter::default(), &counted.token, time(5), &mut soon);
    assert!(matches!(stopped, Err(MemoryError::Cancelled)));
    assert_eq!((fixture.memory.last_undone().unwrap(), fixture.memory.count().unwrap()), (None, 1300));
}

#[test]
fn a_mended_source_is_what_finds_the_unit() {
    let (mut fixture, ids) = house();
    fixture.memory.update_source(ids[2], &text("een <4>woning</4>"), Some("Bea"), time(9)).unwrap().unwrap();
    let unit = fixture.memory.get(ids[2]).unwrap().unwrap();
    assert_eq!((unit.target.written().as_str(), unit.previous.as_deref()), ("a <4>home</4>", Some("Hallo.")));
    assert_eq!((unit.author.as_deref(), unit.changed, unit.revision), (Some("Bea"), time(9), 2));
    assert_eq!(sources(&fixture.memory, "woning"), ["een <4>woning</4>"]);
    assert_eq!(sources(&fixture.memory, "huis").len(), 2);
    assert_eq!(lookup(&fixture.memory, "een <1>woning</1>", 100).len(), 1);
    assert_eq!(lookup(&fixture.memory, "een <1>huis</1>", 100).len(), 2);
    // A confirmation of the old source makes a unit of its own, one of the new source finds this one.
    let confirmed = |source: &str| NewUnit {
        previous: Some("Hallo.".into()),
        at: time(10),
        ..self::unit(source, "<4>x</4>")
    };
    assert_ne!(fixture.memory.put(&confirmed("een <4>huis</4>"), "old").unwrap().unit, ids[2]);
    assert_eq!(fixture.memory.put(&confirmed("een <4>woning</4>"), "mended").unwrap().unit, ids[2]);
}

#[test]
fn what_else_has_a_source_is_told() {
    let (mut fixture, ids) = house();
    let same = |memory: &Memory, unit| memory.same_source(unit).unwrap();
    let check = |found: SameSource, duplicates, contradictions| {
        assert_eq!(found, SameSource { duplicates, contradictions });
    };
    check(same(&fixture.memory, ids[0]), 1, 1);
    check(same(&fixture.memory, ids[2]), 0, 2);
    check(same(&fixture.memory, 99), 0, 0);
    fixture.memory.update_source(ids[0], &text("x"), None, time(9)).unwrap();
    check(same(&fixture.memory, ids[0]), 0, 0);
    fixture.memory.update_source(ids[0], &text("een <7>huis</7>"), None, time(9)).unwrap();
    check(same(&fixture.memory, ids[0]), 1, 1);
}

/// Whichever of the two changed the source.
#[test]
fn a_source_goes_back_with_the_later_change_that_inherited_it() {
    let (mut fixture, ids) = house();
    let mended =
        fixture.memory.update_source(ids[2], &text("een <4>woning</4>"), None, time(5)).unwrap().unwrap();
    let edited = fixture.memory.update(ids[2], &text("x"), None, time(6)).unwrap().unwrap();
    assert_eq!(fixture.memory.undo(mended.id, time(7), &mut go_on()).unwrap().unwrap().kept, 1);
    fixture.memory.undo(edited.id, time(8), &mut go_on()).unwrap();
    let unit = fixture.memory.get(ids[2]).unwrap().unwrap();
    assert_eq!((unit.source.written().as_str(), unit.target.text().as_str()), ("een <4>huis</4>", "a home"));

    let edited = fixture.memory.update(ids[2], &text("x"), None, time(6)).unwrap().unwrap();
    let mended =
        fixture.memory.update_source(ids[2], &text("een <4>woning</4>"), None, time(5)).unwrap().unwrap();
    fixture.memory.undo(edited.id, time(7), &mut go_on()).unwrap();
    fixture.memory.undo(mended.id, time(8), &mut go_on()).unwrap();
    let unit = fixture.memory.get(ids[2]).unwrap().unwrap();
    assert_eq!((unit.source.written().as_str(), unit.target.text().as_str()), ("een <4>huis</4>", "a home"));
}

#[derive(Debug, Clone)]
enum Act {
    Edit(usize, usize),
    Source(usize, usize),
    Delete(usize, usize),
    Found(usize),
    Merge(usize),
    MergeAll,
    Resolve(usize, bool),
    Import(usize),
    Undo,
    Redo,
}

const TEXTS: [&str; 5] = ["een", "een <1>huis</1>", "een <4>huis</4>", "een boom", ""];

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => (0usize..8, 0usize..4).prop_map(|(unit, text)| Act::Edit(unit, text)),
        2 => (0usize..8, 0usize..4).prop_map(|(unit, text)| Act::Source(unit, text)),
        1 => (0usize..8, 0usize..8).prop_map(|(one, other)| Act::Delete(one, other)),
        1 => (0usize..4).prop_map(Act::Found),
        1 => (0usize..8).prop_map(Act::Merge),
        1 => Just(Act::MergeAll),
        2 => (0usize..8, any::<bool>()).prop_map(|(unit, delete)| Act::Resolve(unit, delete)),
        1 => (0usize..4).prop_map(Act::Import),
        6 => Just(Act::Undo),
        5 => Just(Act::Redo),
    ]
}

/// Does a step; the time only goes on.
fn act(memory: &mut Memory, act: &Act, second: i64) -> Option<Operation> {
    let at = time(second);
    let units = all(memory);
    let id = |unit: usize| units.get(unit % units.len().max(1)).map_or(99, |unit| unit.id);
    match *act {
        Act::Edit(unit, target) => memory.update(id(unit), &text(TEXTS[target]), Some("Ada"), at).unwrap(),
        Act::Source(unit, source) => memory.update_source(id(unit), &text(TEXTS[source]), None, at).unwrap(),
        Act::Delete(one, other) if one != other => memory.delete(&[id(one), id(other)], at).unwrap(),
        Act::Delete(one, _) => memory.delete(&[id(one)], at).unwrap(),
        Act::Found(text) => {
            let filter = Filter::of_words(&self::text(TEXTS[text]).text());
            let counted = memory.found_units(&filter).unwrap();
            memory.delete_found(&filter, &counted.token, at, &mut go_on()).unwrap()
        }
        Act::Merge(unit) => memory.merge(id(unit), at, &mut go_on()).unwrap(),
        Act::MergeAll => memory.merge_all(at, &mut go_on()).unwrap(),
        Act::Resolve(unit, delete) => {
            let losers = if delete { Losers::Delete } else { Losers::Retarget };
            memory.resolve(id(unit), losers, (Some("Bea"), at), &mut go_on()).unwrap()
        }
        Act::Import(text) => {
            let (before, source) = (memory.count().unwrap(), self::text(TEXTS[text]).text());
            import(memory, &format!("{source}\tx\n{source}\ty\nnog {source}\tx\n"));
            (memory.count().unwrap() > before).then(|| memory.last_operation().unwrap().unwrap())
        }
        Act::Undo | Act::Redo => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_steps_back_and_forth_lead_to_the_units_of_a_model(acts in prop::collection::vec(any_act(), 1..40)) {
        let (mut fixture, _) = house();
        let memory = &mut fixture.memory;
        let (mut past, mut future) = (Vec::new(), Vec::new());
        for (at, one) in acts.iter().enumerate() {
            let now = all(memory);
            match one {
                Act::Undo => {
                    let last = memory.last_operation().unwrap();
                    prop_assert_eq!(last.is_some(), !past.is_empty());
                    let (Some(last), Some(before)) = (last, past.pop()) else { continue };
                    let undone = memory.undo(last.id, time(500), &mut go_on()).unwrap().unwrap();
                    prop_assert_eq!((undone.units, undone.kept), (last.units, 0));
                    prop_assert_eq!(all(memory), before);
                    future.push(now);
                }
                Act::Redo => {
                    let last = memory.last_undone().unwrap();
                    prop_assert_eq!(last.is_some(), !future.is_empty());
                    let (Some(last), Some(after)) = (last, future.pop()) else { continue };
                    let redone = memory.redo(last.id, time(501), &mut go_on()).unwrap().unwrap();
                    prop_assert_eq!((redone.units, redone.kept), (last.units, 0));
                    prop_assert_eq!(all(memory), after);
                    past.push(now);
                }
                step => if act(memory, step, 10 + i64::try_from(at).unwrap()).is_some() {
                    past.push(now);
                    future.clear();
                } else {
                    prop_assert_eq!(all(memory), now);
                }
            }
        }
        for word in ["een", "huis", "boom", "nog"] {
            let words = |unit: &&Unit| format!(" {} {} ", unit.source.text(), unit.target.text()).contains(&format!(" {word} "));
            prop_assert_eq!(sources(memory, word).len(), all(memory).iter().filter(words).count(), "{}", word);
        }
        lookup(memory, "een huis", 50);
    }
}
