//! Keeping units, taking that back, changing and deleting them.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod fixture;

use fixture::{Fixture, text, time, unit};
use persklaar_memory::{Change, Memory, NewUnit, Origin};

fn target(memory: &Memory, id: i64) -> String {
    memory.get(id).unwrap().unwrap().target.written()
}

#[test]
fn a_unit_comes_back_as_it_was_put() {
    let mut fixture = Fixture::new();
    let new = NewUnit {
        previous: Some("vorige".into()),
        next: Some("volgende".into()),
        document: Some("Persbericht".into()),
        author: Some("Ada".into()),
        ..unit("een <1>link</1> & <2/>", "a <1>link</1> & <2/>".replace('&', "&amp;").as_str())
    };
    let put = fixture.memory.put(&new, "op").unwrap();
    assert_eq!(put.change, Change::Inserted);
    let kept = fixture.memory.get(put.unit).unwrap().unwrap();
    assert_eq!(
        (&kept.source, &kept.target, &kept.from, &kept.to),
        (&new.source, &new.target, &new.from, &new.to)
    );
    assert_eq!(
        (&kept.previous, &kept.next, &kept.document, &kept.author),
        (&new.previous, &new.next, &new.document, &new.author)
    );
    assert_eq!(
        (kept.revision, kept.used, kept.origin, kept.created, kept.changed),
        (1, 0, Origin::Typed, new.at, new.at)
    );
    assert_eq!(fixture.memory.get(put.unit + 1).unwrap(), None);
}

#[test]
fn the_same_op_happens_once() {
    let mut fixture = Fixture::new();
    let first = fixture.memory.put(&unit("een", "one"), "op").unwrap();
    let again = fixture.memory.put(&unit("een", "two"), "op").unwrap();
    assert_eq!(first, again);
    assert_eq!(target(&fixture.memory, first.unit), "one");
    assert_eq!(fixture.memory.count().unwrap(), 1);
}

#[test]
fn identity_is_languages_source_tags_and_neighbours() {
    let mut fixture = Fixture::new();
    let base = unit("een <1>a</1>", "x");
    fixture.memory.put(&base, "0").unwrap();
    let same = NewUnit { source: text("een <4>a</4>"), target: text("y"), ..base.clone() };
    assert_eq!(fixture.memory.put(&same, "1").unwrap().change, Change::Updated);
    assert_eq!(fixture.memory.put(&same, "2").unwrap().change, Change::Unchanged);
    let others = [
        NewUnit { source: text("een a"), ..base.clone() },
        NewUnit { previous: Some("p".into()), ..base.clone() },
        NewUnit { next: Some("p".into()), ..base.clone() },
        NewUnit { to: fixture::language("en-GB"), ..base.clone() },
    ];
    for (at, other) in others.iter().enumerate() {
        assert_eq!(
            fixture.memory.put(other, &format!("other {at}")).unwrap().change,
            Change::Inserted,
            "{at}"
        );
    }
    let kept = fixture.memory.get(1).unwrap().unwrap();
    assert_eq!((kept.revision, kept.used), (2, 2));
}

#[test]
fn taking_back_leads_to_what_was_there_before() {
    let mut fixture = Fixture::new();
    let id = fixture.memory.put(&unit("een", "one"), "a").unwrap().unit;
    fixture.memory.put(&unit("een", "two"), "b").unwrap();
    assert!(fixture.memory.undo_put("b", time(9)).unwrap());
    assert_eq!(target(&fixture.memory, id), "one");
    assert!(!fixture.memory.undo_put("b", time(9)).unwrap());
    assert!(!fixture.memory.undo_put("never", time(9)).unwrap());
    assert!(fixture.memory.undo_put("a", time(9)).unwrap());
    assert_eq!(fixture.memory.get(id).unwrap(), None);
    let again = fixture.memory.put(&unit("een", "three"), "c").unwrap();
    assert_ne!(again.unit, id, "an id is never given twice");
}

#[test]
fn taking_back_an_older_put_leaves_the_newer_one() {
    let mut fixture = Fixture::new();
    let id = fixture.memory.put(&unit("een", "one"), "a").unwrap().unit;
    fixture.memory.put(&unit("een", "two"), "b").unwrap();
    fixture.memory.put(&unit("een", "three"), "c").unwrap();
    assert!(fixture.memory.undo_put("b", time(9)).unwrap());
    assert_eq!(target(&fixture.memory, id), "three");
    assert!(fixture.memory.undo_put("a", time(9)).unwrap());
    assert_eq!(target(&fixture.memory, id), "three");
    assert!(fixture.memory.undo_put("c", time(9)).unwrap());
    assert_eq!(fixture.memory.get(id).unwrap(), None);
}

#[test]
fn a_confirmation_of_what_is_there_is_taken_back_alone() {
    let mut fixture = Fixture::new();
    let id = fixture.memory.put(&unit("een", "one"), "a").unwrap().unit;
    fixture.memory.put(&unit("een", "one"), "b").unwrap();
    assert_eq!(fixture.memory.get(id).unwrap().unwrap().used, 1);
    assert!(fixture.memory.undo_put("b", time(9)).unwrap());
    assert_eq!(fixture.memory.get(id).unwrap().unwrap().used, 0);
}

#[test]
fn changing_and_deleting_can_be_seen_everywhere() {
    let mut fixture = Fixture::new();
    let ids = fixture.with(&[("een huis", "a house"), ("een boom", "a tree")]);
    assert!(fixture.memory.update(ids[0], &text("a home"), Some("Ada"), time(5)).unwrap().is_some());
    assert_eq!(fixture.memory.update(99, &text("x"), None, time(5)).unwrap(), None);
    let kept = fixture.memory.get(ids[0]).unwrap().unwrap();
    assert_eq!((kept.target.written().as_str(), kept.revision, kept.changed), ("a home", 2, time(5)));
    let before = fixture.memory.get(ids[1]).unwrap().unwrap();
    assert_eq!(fixture.memory.delete(&[ids[1], 99], time(6)).unwrap().unwrap().units, 1);
    assert_eq!(fixture.memory.count().unwrap(), 1);
    assert_eq!(fixture.memory.restore(&[ids[1], 99], time(7)).unwrap(), 1);
    let after = fixture.memory.get(ids[1]).unwrap().unwrap();
    assert_eq!((after.uuid, after.target, after.revision), (before.uuid, before.target, 2));
}

#[test]
fn statistics_count_pairs() {
    let mut fixture = Fixture::new();
    fixture.with(&[("een", "one"), ("twee", "two")]);
    fixture.memory.put(&NewUnit { to: fixture::language("fr"), ..unit("een", "un") }, "fr").unwrap();
    let stats = fixture.memory.stats().unwrap();
    let pairs: Vec<_> =
        stats.pairs.iter().map(|pair| (pair.from.to_string(), pair.to.to_string(), pair.units)).collect();
    assert_eq!(pairs, [("nl".into(), "en".into(), 2), ("nl".into(), "fr".into(), 1)]);
    assert_eq!(stats.units, 3);
    assert!(stats.bytes > 0 && stats.index_bytes > 0);
}
