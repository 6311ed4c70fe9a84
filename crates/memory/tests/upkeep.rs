//! Keeping a memory clean, and taking that back.
#![allow(clippy::unwrap_used, reason = "tests")]

mod fixture;

use fixture::{Fixture, language, lookup, text, time, unit};
use persklaar_memory::{
    Change, Filter, GroupKind, Import, Kind, List, Losers, Memory, MemoryError, NewUnit, Operation,
    OperationKind, Origin, Sort, Undone, Unit, Watch,
};
use proptest::prelude::*;
use std::ops::ControlFlow;

fn go_on() -> Box<Watch<'static>> {
    Box::new(|_, _| ControlFlow::Continue(()))
}

fn undo(memory: &mut Memory, operation: &Operation) -> Undone {
    memory.undo(operation.id, time(900), &mut go_on()).unwrap().unwrap()
}

/// Everything, the lowest id first.
fn all(memory: &Memory) -> Vec<Unit> {
    let mut units = memory.list(&List { limit: 100_000, ..List::default() }).unwrap().units;
    units.sort_by_key(|unit| unit.id);
    units
}

/// All that a step back has to bring back; the revision goes on.
fn without_revision(mut units: Vec<Unit>) -> Vec<Unit> {
    units.iter_mut().for_each(|unit| unit.revision = 0);
    units
}

fn put(memory: &mut Memory, unit: &NewUnit) -> i64 {
    let op = format!("{:?} {}", unit, memory.count().unwrap());
    memory.put(unit, &op).unwrap().unit
}

fn import(memory: &mut Memory, tsv: &str, second: i64) {
    let languages = Some((language("nl"), language("en")));
    let options = Import { languages, at: time(second), author: Some("Ada".into()) };
    memory.import(tsv.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
}

/// Of the same source: two targets, one of them in two contexts and once more without any.
fn contradiction() -> (Fixture, Vec<i64>) {
    let mut fixture = Fixture::new();
    let at = |second, unit: NewUnit| NewUnit { at: time(second), ..unit };
    let between = |previous: &str, unit| NewUnit { previous: Some(previous.into()), ..unit };
    let ids = [
        at(1, unit("een <1>huis</1>", "a <1>house</1>")),
        at(2, between("Dag.", unit("een <1>huis</1>", "a <1>house</1>"))),
        at(3, between("Hallo.", unit("een <4>huis</4>", "a <4>home</4>"))),
        at(4, unit("een huis", "a house")),
        at(5, NewUnit { to: language("fr"), ..unit("een <1>huis</1>", "une <1>maison</1>") }),
    ]
    .iter()
    .map(|unit| put(&mut fixture.memory, unit))
    .collect();
    (fixture, ids)
}

fn groups(memory: &Memory, kind: GroupKind) -> Vec<Vec<i64>> {
    let found = memory.groups(kind, 0, 100).unwrap();
    assert_eq!(found.total, found.groups.len() as u64);
    found.groups.iter().map(|group| group.units.iter().map(|unit| unit.id).collect()).collect()
}

#[test]
fn contradictions_have_the_same_source_tags_and_languages() {
    let (mut fixture, ids) = contradiction();
    assert_eq!(groups(&fixture.memory, GroupKind::Contradiction), [vec![ids[2], ids[1], ids[0]]]);
    fixture.memory.update(ids[2], &text("a <4>house</4>"), None, time(9)).unwrap();
    assert_eq!(groups(&fixture.memory, GroupKind::Contradiction), [] as [Vec<i64>; 0]);
}

#[test]
fn the_group_changed_last_comes_first_and_pages() {
    let mut fixture = Fixture::new();
    for (second, source, target) in [(1, "a", "x"), (2, "b", "x"), (3, "b", "y"), (4, "a", "z")] {
        let new = NewUnit { at: time(second), next: Some(target.into()), ..unit(source, target) };
        put(&mut fixture.memory, &new);
    }
    let page = |offset, limit| {
        let found = fixture.memory.groups(GroupKind::Contradiction, offset, limit).unwrap();
        let first = |group: &persklaar_memory::Group| group.units[0].source.text();
        (found.total, found.groups.iter().map(first).collect::<Vec<_>>())
    };
    assert_eq!(page(0, 1), (2, vec!["a".to_owned()]));
    assert_eq!(page(1, 9), (2, vec!["b".to_owned()]));
    assert_eq!(page(2, 9), (2, vec![]));
}

#[test]
fn a_contradiction_ends_by_deleting_and_is_back_after_an_undo() {
    let (mut fixture, ids) = contradiction();
    let before = all(&fixture.memory);
    let done =
        fixture.memory.resolve(ids[0], Losers::Delete, (None, time(9)), &mut go_on()).unwrap().unwrap();
    assert_eq!((done.kind, done.units), (OperationKind::Resolve, 1));
    assert_eq!(fixture.memory.get(ids[2]).unwrap(), None);
    assert_eq!(fixture.memory.resolve(ids[0], Losers::Delete, (None, time(9)), &mut go_on()).unwrap(), None);
    let undone = undo(&mut fixture.memory, &done);
    assert_eq!((undone.units, undone.kept, undone.operation.undone), (1, 0, true));
    assert_eq!(without_revision(all(&fixture.memory)), without_revision(before));
}

#[test]
fn a_contradiction_ends_by_one_target_for_all_with_tags_numbered_as_in_each_source() {
    let (mut fixture, ids) = contradiction();
    let before = all(&fixture.memory);
    let done = fixture
        .memory
        .resolve(ids[0], Losers::Retarget, (Some("Ada"), time(9)), &mut go_on())
        .unwrap()
        .unwrap();
    let changed = fixture.memory.get(ids[2]).unwrap().unwrap();
    assert_eq!(
        (changed.target.written().as_str(), changed.author.as_deref()),
        ("a <4>house</4>", Some("Ada"))
    );
    assert_eq!(groups(&fixture.memory, GroupKind::Contradiction), [] as [Vec<i64>; 0]);
    assert_eq!(all(&fixture.memory).len(), before.len());
    undo(&mut fixture.memory, &done);
    assert_eq!(without_revision(all(&fixture.memory)), without_revision(before));
}

#[test]
fn a_merge_keeps_every_context_and_adds_up_the_uses() {
    let (mut fixture, ids) = contradiction();
    fixture
        .memory
        .put(&NewUnit { at: time(6), ..unit("een <1>huis</1>", "a <1>house</1>") }, "again")
        .unwrap();
    let before = all(&fixture.memory);
    assert_eq!(groups(&fixture.memory, GroupKind::Duplicate), [vec![ids[1], ids[0]]]);
    let done = fixture.memory.merge(ids[0], time(9), &mut go_on()).unwrap().unwrap();
    assert_eq!(done.kind, OperationKind::Merge);
    let kept = fixture.memory.get(ids[1]).unwrap().unwrap();
    assert_eq!((kept.previous.as_deref(), kept.used), (Some("Dag."), 1));
    assert_eq!(fixture.memory.get(ids[0]).unwrap(), None);
    assert_eq!(groups(&fixture.memory, GroupKind::Duplicate), [] as [Vec<i64>; 0]);
    assert_eq!(fixture.memory.merge(ids[1], time(9), &mut go_on()).unwrap(), None);
    undo(&mut fixture.memory, &done);
    assert_eq!(without_revision(all(&fixture.memory)), without_revision(before));
}

#[test]
fn a_merge_takes_over_from_the_one_changed_last() {
    let mut fixture = Fixture::new();
    let old = NewUnit { previous: Some("p".into()), next: Some("n".into()), ..unit("een", "one") };
    let new = NewUnit {
        at: time(7),
        author: Some("Ada".into()),
        document: Some("d".into()),
        origin: Origin::Aligned,
        ..unit("een", "one")
    };
    let (old, _) = (put(&mut fixture.memory, &old), put(&mut fixture.memory, &new));
    fixture.memory.merge(old, time(9), &mut go_on()).unwrap().unwrap();
    let [kept] = &all(&fixture.memory)[..] else { panic!("one is left") };
    assert_eq!((kept.id, kept.previous.as_deref(), kept.next.as_deref()), (old, Some("p"), Some("n")));
    assert_eq!((kept.changed, kept.origin), (time(7), Origin::Aligned));
    assert_eq!((kept.author.as_deref(), kept.document.as_deref()), (Some("Ada"), Some("d")));
}

/// No context match is less than one after a merge.
#[test]
fn a_merge_costs_no_context_match() {
    let mut fixture = Fixture::new();
    for (at, (previous, next)) in
        [("p", "n"), ("p", "m"), ("", "n"), ("p", ""), ("", ""), ("q", "")].iter().enumerate()
    {
        let neighbour = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let at = time(i64::try_from(at).unwrap());
        let new = NewUnit { previous: neighbour(previous), next: neighbour(next), at, ..unit("een", "one") };
        put(&mut fixture.memory, &new);
    }
    let score = |memory: &Memory, previous: &str, next: &str| {
        let (source, from, to) = (text("een"), language("nl"), language("en"));
        let query = persklaar_memory::Query {
            source: &source,
            previous: Some(previous),
            next: Some(next),
            from: &from,
            to: &to,
            min: 70,
            limit: 1,
            exhaustive: true,
        };
        memory.lookup(&query).unwrap()[0].score
    };
    let contexts = ["p", "q", "n", "m", "x"].map(|one| ["p", "q", "n", "m", "x"].map(|other| (one, other)));
    let scores = |memory: &Memory| -> Vec<u8> {
        contexts.iter().flatten().map(|(previous, next)| score(memory, previous, next)).collect()
    };
    let before = scores(&fixture.memory);
    fixture.memory.merge_all(time(9), &mut go_on()).unwrap().unwrap();
    assert_eq!(all(&fixture.memory).len(), 3);
    assert_eq!(scores(&fixture.memory), before);
}

#[test]
fn an_import_is_taken_back_but_for_what_was_changed_since() {
    let mut fixture = Fixture::new();
    let own = put(&mut fixture.memory, &unit("vier", "four"));
    import(&mut fixture.memory, "een\tone\ntwee\ttwo\ndrie\tthree\nvier\tfour\n", 3);
    let done = fixture.memory.last_operation().unwrap().unwrap();
    assert_eq!((done.kind, done.units), (OperationKind::Import, 4 - 1));
    let changed = all(&fixture.memory)[2].id;
    fixture.memory.update(changed, &text("TWO"), None, time(4)).unwrap();
    let again = NewUnit { author: None, ..unit("drie", "three") };
    assert_eq!(fixture.memory.put(&again, "again").unwrap().change, Change::Unchanged);
    let undone = undo(&mut fixture.memory, &done);
    assert_eq!((undone.units, undone.kept), (1, 2));
    let left: Vec<String> = all(&fixture.memory).iter().map(|unit| unit.target.text()).collect();
    assert_eq!(left, ["four", "TWO", "three"]);
    assert!(fixture.memory.get(own).unwrap().is_some());
    assert_eq!(fixture.memory.undo(done.id, time(9), &mut go_on()).unwrap(), None);
}

#[test]
fn several_steps_go_back_one_after_the_other() {
    let mut fixture = Fixture::new();
    let ids = fixture.with(&[("een huis", "a house"), ("een boom", "a tree")]);
    let before = all(&fixture.memory);
    fixture.memory.update(ids[0], &text("a home"), Some("Ada"), time(5)).unwrap();
    fixture.memory.update(ids[0], &text("a villa"), Some("Bea"), time(6)).unwrap();
    fixture.memory.delete(&ids, time(7)).unwrap();
    let kinds: Vec<OperationKind> =
        fixture.memory.operations().unwrap().iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [OperationKind::Delete, OperationKind::Edit, OperationKind::Edit]);
    let mut states = Vec::new();
    while let Some(last) = fixture.memory.last_operation().unwrap() {
        undo(&mut fixture.memory, &last);
        states.push(fixture.memory.get(ids[0]).unwrap().unwrap().target.text());
    }
    assert_eq!(states, ["a villa", "a home", "a house"]);
    assert_eq!(without_revision(all(&fixture.memory)), without_revision(before));
    assert_eq!(lookup(&fixture.memory, "een huis", 100).len(), 1);
}

#[test]
fn an_edit_under_a_later_confirmation_is_taken_back_with_it() {
    let mut fixture = Fixture::new();
    let id = fixture.with(&[("een huis", "a house")])[0];
    let edit = fixture.memory.update(id, &text("a home"), None, time(5)).unwrap().unwrap();
    fixture.memory.put(&NewUnit { at: time(6), ..unit("een huis", "a villa") }, "later").unwrap();
    let undone = undo(&mut fixture.memory, &edit);
    assert_eq!((undone.units, undone.kept), (0, 1));
    assert_eq!(fixture.memory.get(id).unwrap().unwrap().target.text(), "a villa");
    fixture.memory.undo_put("later", time(7)).unwrap();
    assert_eq!(fixture.memory.get(id).unwrap().unwrap().target.text(), "a house");
}

/// So many that one transaction is not enough.
fn many(units: usize) -> Fixture {
    let mut fixture = Fixture::new();
    let tsv: String = (0..units).map(|at| format!("zin nummer {at}\tsentence {at}\n")).collect();
    import(&mut fixture.memory, &tsv, 1);
    fixture
}

#[test]
fn what_a_filter_leaves_is_deleted_only_as_it_was_counted() {
    let mut fixture = many(1300);
    let filter = Filter::of_words("nummer");
    let counted = fixture.memory.found_units(&filter).unwrap();
    assert_eq!(counted.units, 1300);
    fixture.memory.put(&unit("nog een nummer", "another"), "new").unwrap();
    let refused = fixture.memory.delete_found(&filter, &counted.token, time(2), &mut go_on());
    assert!(matches!(refused, Err(MemoryError::Changed)));
    assert_eq!(fixture.memory.count().unwrap(), 1301);
    let counted = fixture.memory.found_units(&filter).unwrap();
    let done = fixture.memory.delete_found(&filter, &counted.token, time(2), &mut go_on()).unwrap().unwrap();
    assert_eq!((done.units, fixture.memory.count().unwrap()), (1301, 0));
    assert_eq!(undo(&mut fixture.memory, &done).units, 1301);
    assert_eq!(fixture.memory.found_units(&filter).unwrap().token, counted.token);
}

/// Units that stand far apart, as most finds do, would otherwise wait for their words one by one.
#[test]
fn after_a_step_back_many_units_that_stand_apart_are_found_at_once() {
    let mut fixture = Fixture::new();
    let tsv: String = (0..6000).map(|at| format!("{} {at}\tx {at}\n", ["zin", "regel"][at % 2])).collect();
    import(&mut fixture.memory, &tsv, 1);
    while fixture.memory.index_words(10_000).unwrap() > 0 {}
    let filter = Filter::of_words("zin");
    let counted = fixture.memory.found_units(&filter).unwrap();
    assert_eq!(counted.units, 3000);
    let done = fixture.memory.delete_found(&filter, &counted.token, time(2), &mut go_on()).unwrap().unwrap();
    undo(&mut fixture.memory, &done);
    assert_eq!(fixture.memory.pending_words().unwrap(), 0);
    assert_eq!(fixture.memory.found_units(&filter).unwrap(), counted);
}

#[test]
fn a_step_that_is_broken_off_leaves_nothing() {
    let mut fixture = many(1300);
    let before = all(&fixture.memory);
    let filter = Filter::of_words("nummer");
    let counted = fixture.memory.found_units(&filter).unwrap();
    let mut calls = 0;
    let mut soon = |_, _| {
        calls += 1;
        if calls < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    let outcome = fixture.memory.delete_found(&filter, &counted.token, time(2), &mut soon);
    assert!(matches!(outcome, Err(MemoryError::Cancelled)));
    assert_eq!(without_revision(all(&fixture.memory)), without_revision(before));
    assert_eq!(fixture.memory.found_units(&filter).unwrap().token, counted.token);
}

#[test]
fn a_step_back_that_is_broken_off_goes_on_where_it_was() {
    let mut fixture = many(1300);
    let ids: Vec<i64> = all(&fixture.memory).iter().map(|unit| unit.id).collect();
    let done = fixture.memory.delete(&ids, time(2)).unwrap().unwrap();
    let mut once = true;
    let mut soon =
        |_, _| if std::mem::take(&mut once) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
    assert!(matches!(fixture.memory.undo(done.id, time(3), &mut soon), Err(MemoryError::Cancelled)));
    assert!((1..1300).contains(&fixture.memory.count().unwrap()));
    undo(&mut fixture.memory, &done);
    assert_eq!(fixture.memory.count().unwrap(), 1300);
}

#[test]
fn facets_count_what_there_is() {
    let mut fixture = Fixture::new();
    let by = |author: &str, unit: NewUnit| NewUnit { author: Some(author.into()), ..unit };
    put(&mut fixture.memory, &by("Ada", unit("een", "one")));
    put(&mut fixture.memory, &by("Ada", unit("twee", "two")));
    put(
        &mut fixture.memory,
        &NewUnit { document: Some("d.html".into()), ..by("Bea", unit("drie", "three")) },
    );
    let late = NewUnit { at: "2031-01-01T00:00:00Z".parse().unwrap(), ..unit("vier", "four") };
    put(&mut fixture.memory, &late);
    import(&mut fixture.memory, "vijf\tfive\n", 0);
    let facets = fixture.memory.facets().unwrap();
    let brief = |facets: &[persklaar_memory::Facet]| {
        facets.iter().map(|facet| format!("{}:{}", facet.value, facet.units)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(brief(&facets.authors), "Ada:3 Bea:1 :1");
    assert_eq!(brief(&facets.documents), "d.html:1 :4");
    assert_eq!(brief(&facets.origins), "typed:4 imported:1");
    assert_eq!(brief(&facets.years), "2031:1 2023:4");
    assert_eq!((facets.units, facets.pairs.len()), (5, 1));
    put(&mut fixture.memory, &by("Cas", unit("zes", "six")));
    assert_eq!(brief(&fixture.memory.facets().unwrap().authors), "Ada:3 Bea:1 Cas:1 :1");
}

#[test]
fn statistics_count_everything() {
    let (mut fixture, ids) = contradiction();
    put(&mut fixture.memory, &NewUnit { document: Some("d".into()), ..unit("nog drie woorden", "e-mail") });
    fixture.memory.delete(&[ids[4]], time(9)).unwrap();
    let counted = fixture.memory.statistics(&mut go_on()).unwrap();
    assert_eq!((counted.facets.units, counted.documents, counted.deleted), (5, 1, 1));
    assert_eq!((counted.source_words, counted.target_words), (4 * 2 + 3, 4 * 2 + 2));
    assert_eq!((counted.tagged, counted.contradictions, counted.duplicates), (3, 1, 1));
    let stopped = fixture.memory.statistics(&mut |_, _| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(MemoryError::Cancelled)));
}

const WORDS: [&str; 6] = ["een", "Eén", "huis", "huizen", "boom", "b"];

fn any_unit() -> impl Strategy<Value = NewUnit> {
    let sentence =
        || prop::collection::vec(prop::sample::select(&WORDS[..]), 1..4).prop_map(|words| words.join(" "));
    let maybe = || prop::sample::select(vec![None, Some("Ada"), Some("Bea")]);
    (sentence(), sentence(), maybe(), maybe(), maybe(), 0i64..5, 0usize..3, any::<bool>()).prop_map(
        |(source, target, author, document, previous, second, origin, tagged)| NewUnit {
            source: text(&if tagged { format!("<1>{source}</1>") } else { source }),
            author: author.map(str::to_owned),
            document: document.map(str::to_owned),
            previous: previous.map(str::to_owned),
            at: time(second),
            origin: [Origin::Typed, Origin::Imported, Origin::Aligned][origin],
            to: language(if second == 4 { "fr" } else { "en" }),
            ..unit("x", &target)
        },
    )
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let maybe = || prop::sample::select(vec![None, None, Some(""), Some("Ada"), Some("Cas")]);
    let kinds = [Kind::All, Kind::Contradictions, Kind::Duplicates, Kind::Tagged, Kind::Untranslated];
    let second = || prop::option::of(0i64..6);
    let words = prop::sample::select(vec!["", "", "een", "hui", "b een", "\"een huis\"", "zzz", "\""]);
    (words, prop::sample::select(kinds.to_vec()), maybe(), maybe(), second(), second(), any::<bool>())
        .prop_map(|(words, kind, author, document, since, until, english)| Filter {
            kind,
            author: author.map(str::to_owned),
            document: document.map(str::to_owned),
            since: since.map(time),
            until: until.map(time),
            to: english.then(|| language("en")),
            ..Filter::of_words(words)
        })
}

/// The filter as one would say it, without any index.
fn leaves(filter: &Filter, unit: &Unit, all: &[Unit]) -> bool {
    let is = |wanted: &Option<String>, found: &Option<String>| {
        wanted.as_ref().is_none_or(|wanted| found.as_deref().unwrap_or_default() == wanted)
    };
    let plain = |text: &str| text.to_lowercase().replace('é', "e");
    let both = [plain(&unit.source.text()), plain(&unit.target.text())];
    let words_are_in = match filter.words.as_str() {
        "\"een huis\"" => both.iter().any(|text| format!(" {text} ").contains(" een huis")),
        words => words
            .replace('"', "")
            .split(' ')
            .all(|word| both.iter().any(|text| text.split(' ').any(|found| found.starts_with(word)))),
    };
    let same = |other: &&Unit| {
        other.from == unit.from && other.to == unit.to && other.source.is_same_as(&unit.source)
    };
    let others = |wanted: bool| {
        all.iter()
            .filter(same)
            .filter(|other| other.target.is_same_as(&unit.target) == wanted)
            .collect::<Vec<_>>()
    };
    let kind = match filter.kind {
        Kind::All => true,
        Kind::Contradictions => !others(false).is_empty(),
        Kind::Duplicates => {
            let group = others(true);
            group.iter().any(|one| {
                group.iter().any(|other| {
                    one.id != other.id
                        && (other.previous.is_none() || other.previous == one.previous)
                        && (other.next.is_none() || other.next == one.next)
                })
            })
        }
        Kind::Tagged => unit.source.tags().count() + unit.target.tags().count() > 0,
        Kind::Untranslated => unit.source.written() == unit.target.written(),
    };
    words_are_in
        && kind
        && is(&filter.author, &unit.author)
        && is(&filter.document, &unit.document)
        && filter.since.is_none_or(|since| unit.changed >= since)
        && filter.until.is_none_or(|until| unit.changed < until)
        && filter.to.as_ref().is_none_or(|to| unit.to == *to)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_list_is_what_its_filter_says_in_its_order(
        units in prop::collection::vec(any_unit(), 0..25),
        filter in any_filter(),
        sort in prop::sample::select(vec![Sort::Newest, Sort::Source, Sort::Target, Sort::Used]),
        offset in 0usize..6,
    ) {
        let mut fixture = Fixture::new();
        for (at, unit) in units.iter().enumerate() {
            fixture.memory.put(unit, &at.to_string()).unwrap();
        }
        let all = all(&fixture.memory);
        let list = |offset, limit| fixture.memory.list(&List { filter: filter.clone(), sort, offset, limit }).unwrap();
        let page = list(0, 1000);
        let mut expected: Vec<i64> =
            all.iter().filter(|unit| leaves(&filter, unit, &all)).map(|unit| unit.id).collect();
        let mut found: Vec<i64> = page.units.iter().map(|unit| unit.id).collect();
        prop_assert_eq!((page.total, page.more), (expected.len() as u64, false));
        prop_assert_eq!(&list(offset, 3).units[..], page.units.iter().skip(offset).take(3).cloned().collect::<Vec<_>>());
        let key = |unit: &Unit| match sort {
            Sort::Newest => (-unit.changed.as_microsecond(), String::new()),
            Sort::Used => (-i64::from(unit.used), String::new()),
            Sort::Source => (0, unit.source.text().to_lowercase().replace('é', "e")),
            Sort::Target => (0, unit.target.text().to_lowercase().replace('é', "e")),
        };
        prop_assert!(page.units.is_sorted_by_key(|unit| (key(unit), -unit.id)));
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(fixture.memory.found_units(&filter).unwrap().units, expected.len() as u64);
    }
}
