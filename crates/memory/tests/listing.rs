//! The list of units beside a naive one: filters, orders, and odd input.
#![allow(clippy::unwrap_used, reason = "tests")]

mod fixture;

use fixture::{Fixture, language, text, time, unit};
use jiff::Timestamp;
use persklaar_memory::{
    Filter, Import, Kind, List, Memory, MemoryError, NewUnit, Origin, Search, Side, Sort, Stop, Unit,
};
use proptest::prelude::*;
use std::cmp::Reverse;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const SORTS: [Sort; 4] = [Sort::Newest, Sort::Source, Sort::Target, Sort::Used];

fn list(memory: &Memory, filter: &Filter, sort: Sort) -> Vec<i64> {
    let list = List { filter: filter.clone(), sort, offset: 0, limit: usize::MAX };
    let page = memory.list(&list).unwrap();
    assert_eq!((page.total, page.more), (page.units.len() as u64, false), "{filter:?}");
    page.units.iter().map(|unit| unit.id).collect()
}

/// Texts are words of a few letters, so that there is no question where they end.
fn naive_words(text: &str) -> Vec<String> {
    text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// As one types: words and phrases whose last word may be longer.
fn naive_finds(text: &[String], asked: &str) -> bool {
    let parts = asked.split('"').enumerate().flat_map(|(at, part)| match at % 2 {
        1 => vec![naive_words(part)],
        _ => naive_words(part).into_iter().map(|word| vec![word]).collect(),
    });
    parts.filter(|phrase| !phrase.is_empty()).all(|phrase| {
        text.windows(phrase.len()).any(|window| {
            let (last, first) = phrase.split_last().unwrap();
            window[..first.len()] == *first && window[first.len()].starts_with(last.as_str())
        })
    })
}

fn naive_leaves(unit: &Unit, filter: &Filter) -> bool {
    let (source, target) = (naive_words(&unit.source.text()), naive_words(&unit.target.text()));
    // Every phrase may stand on another side.
    let parts: Vec<String> = filter
        .words
        .split('"')
        .enumerate()
        .flat_map(|(at, part)| match at % 2 {
            1 => vec![format!("\"{part}\"")],
            _ => part.split(' ').map(str::to_owned).collect(),
        })
        .collect();
    let finds = |part: &String| match filter.side {
        Some(Side::Source) => naive_finds(&source, part),
        Some(Side::Target) => naive_finds(&target, part),
        None => naive_finds(&source, part) || naive_finds(&target, part),
    };
    let is = |value: &Option<String>, wanted: &Option<String>| {
        wanted.as_ref().is_none_or(|wanted| value.as_deref().unwrap_or("") == wanted)
    };
    let kind = match filter.kind {
        Kind::All => true,
        Kind::Tagged => unit.source.tags().chain(unit.target.tags()).next().is_some(),
        Kind::Untranslated => unit.source.written() == unit.target.written(),
        Kind::Contradictions | Kind::Duplicates => panic!("groups have tests of their own"),
    };
    parts.iter().all(finds)
        && kind
        && is(&unit.author, &filter.author)
        && is(&unit.document, &filter.document)
        && filter.origin.is_none_or(|origin| unit.origin == origin)
        && filter.from.as_ref().is_none_or(|from| unit.from == *from)
        && filter.to.as_ref().is_none_or(|to| unit.to == *to)
        && filter.since.is_none_or(|since| unit.changed >= since)
        && filter.until.is_none_or(|until| unit.changed < until)
}

fn naive_key(text: &str) -> Vec<u8> {
    naive_words(text).join(" ").bytes().take(48).collect()
}

fn naive_list(units: &[Unit], filter: &Filter, sort: Sort) -> Vec<i64> {
    let mut left: Vec<&Unit> = units.iter().filter(|unit| naive_leaves(unit, filter)).collect();
    left.sort_by_key(|unit| {
        let text = match sort {
            Sort::Source => naive_key(&unit.source.text()),
            Sort::Target => naive_key(&unit.target.text()),
            Sort::Newest | Sort::Used => Vec::new(),
        };
        let number = match sort {
            Sort::Newest => unit.changed.as_microsecond(),
            Sort::Used => i64::from(unit.used),
            Sort::Source | Sort::Target => 0,
        };
        (text, Reverse(number), Reverse(unit.id))
    });
    left.iter().map(|unit| unit.id).collect()
}

fn all(memory: &Memory) -> Vec<Unit> {
    memory.list(&List { limit: usize::MAX, ..List::default() }).unwrap().units
}

fn phrase() -> impl Strategy<Value = String> {
    prop::collection::vec("[ab]{1,3}", 1..5).prop_map(|words| words.join(" "))
}

fn new_unit() -> impl Strategy<Value = NewUnit> {
    let texts = (phrase(), phrase(), any::<bool>(), any::<bool>());
    let about = (0..4_i64, 0..3_usize, 0..3_usize, 0..2_usize, 0..3_usize);
    (texts, about).prop_map(|((source, target, tagged, same), (second, author, document, origin, to))| {
        let source = if tagged { format!("<1>{source}</1>") } else { source };
        let target = if same { source.clone() } else { target };
        let name = |at: usize| ["", "x", "y"].get(at).map(|name| (*name).to_owned());
        NewUnit {
            to: language(["en", "fr", "de"][to]),
            author: name(author).filter(|_| author != 2),
            document: name(document).filter(|_| document != 2),
            origin: [Origin::Typed, Origin::Imported][origin],
            at: time(second),
            ..unit(&source, &target)
        }
    })
}

fn filter() -> impl Strategy<Value = Filter> {
    let words = prop_oneof![
        Just(String::new()),
        "[ab]{1,3}",
        "[ab]{1,2} [ab]{1,2}",
        "\"[ab]{1,2} [ab]{1,2}\"",
        "[ab]{1,2} \"[ab] [ab]{1,2} [ab]\""
    ];
    let side = prop::option::of(prop_oneof![Just(Side::Source), Just(Side::Target)]);
    let kind = prop_oneof![3 => Just(Kind::All), 1 => Just(Kind::Tagged), 1 => Just(Kind::Untranslated)];
    let name = || prop::option::weighted(0.3, prop_oneof![Just(String::new()), Just("x".to_owned())]);
    let language = || prop::option::weighted(0.3, prop_oneof![Just("en"), Just("nl")]);
    let second = || prop::option::weighted(0.3, 0..4_i64);
    let rest = (name(), name(), prop::option::weighted(0.3, Just(Origin::Imported)), language(), language());
    (words, side, kind, rest, second(), second()).prop_map(
        |(words, side, kind, (author, document, origin, from, to), since, until)| Filter {
            words,
            side,
            kind,
            origin,
            author,
            document,
            from: from.map(fixture::language),
            to: to.map(fixture::language),
            since: since.map(time),
            until: until.map(time),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Whatever is put, deleted and put again in between.
    #[test]
    fn the_list_is_what_a_naive_one_is(
        units in prop::collection::vec(new_unit(), 1..24),
        filters in prop::collection::vec(filter(), 6),
        gone in prop::collection::vec(0..24_i64, 0..6),
        again in 0..24_usize,
    ) {
        let mut memory = Fixture::new();
        for (at, new) in units.iter().enumerate() {
            memory.memory.put(new, &format!("{at}")).unwrap();
        }
        if let Some(new) = units.get(again) {
            memory.memory.put(new, "again").unwrap();
        }
        memory.memory.delete(&gone, time(9)).unwrap();
        let units = all(&memory.memory);
        for filter in &filters {
            for sort in SORTS {
                let expected = naive_list(&units, filter, sort);
                prop_assert_eq!(list(&memory.memory, filter, sort), expected, "{:?} {:?}", filter, sort);
            }
        }
    }
}

fn imported(units: usize) -> Fixture {
    let mut fixture = Fixture::new();
    // The letters of a number in another order, so that A to Z is not the order in which they were made.
    let word = |number: usize| {
        let letters = (number * 7919) % units;
        format!("{letters:06}").bytes().map(|digit| char::from(b'a' + digit - b'0')).collect::<String>()
    };
    let file: String = (0..units).map(|at| format!("{} zin\t{} line\n", word(at), word(at + 1))).collect();
    let options = Import { languages: Some((language("nl"), language("en"))), at: time(0), author: None };
    fixture.memory.import(file.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
    fixture
}

/// As many as several threads share, which no list of few units takes.
#[test]
fn many_units_are_in_order_and_stay_so() {
    let mut fixture = imported(41_000);
    let check = |memory: &Memory| {
        let units = all(memory);
        for sort in SORTS {
            let everything = Filter::default();
            assert!(list(memory, &everything, sort) == naive_list(&units, &everything, sort), "{sort:?}");
            let most = Filter { until: Some(time(5)), ..Filter::default() };
            assert!(list(memory, &most, sort) == naive_list(&units, &most, sort), "{sort:?}");
        }
    };
    check(&fixture.memory);
    fixture.memory.update(17, &text("aaa first of all"), None, time(6)).unwrap();
    fixture.memory.put(&NewUnit { at: time(7), ..unit("zzz last of all", "bbb") }, "new").unwrap();
    fixture.memory.delete(&[3, 4, 40_000], time(8)).unwrap();
    fixture.memory.restore(&[4], time(8)).unwrap();
    let used = fixture.memory.get(20).unwrap().unwrap();
    fixture.memory.put(&unit(&used.source.written(), &used.target.written()), "used").unwrap();
    check(&fixture.memory);
    let ids: Vec<i64> = (100..2_600).collect();
    fixture.memory.delete(&ids, time(9)).unwrap();
    check(&fixture.memory);
}

type Question = fn(&mut Memory) -> Result<(), MemoryError>;

#[test]
fn a_question_that_nobody_waits_for_is_broken_off_and_asked_again() {
    let mut fixture = imported(45_000);
    let questions: [Question; 5] = [
        |memory| memory.list(&List { sort: Sort::Source, ..List::default() }).map(drop),
        |memory| memory.list(&List { sort: Sort::Used, ..List::default() }).map(drop),
        |memory| memory.groups(persklaar_memory::GroupKind::Duplicate, 0, 1).map(drop),
        |memory| memory.facets().map(drop),
        |memory| memory.statistics(&mut |_, _| ControlFlow::Continue(())).map(drop),
    ];
    for question in questions {
        let looks = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&looks);
        // Over at the second look, when it is under way.
        let stop = Stop::when(move || counted.fetch_add(1, Ordering::SeqCst) > 0);
        assert!(matches!(fixture.memory.until(&stop, question), Err(MemoryError::Cancelled)));
        assert!(looks.load(Ordering::SeqCst) > 1);
        question(&mut fixture.memory).unwrap();
        fixture.memory.until(&Stop::when(|| false), question).unwrap();
    }
    let over = Stop::when(|| true);
    assert!(matches!(fixture.memory.until(&over, |memory| memory.count()), Err(MemoryError::Cancelled)));
}

#[test]
fn what_is_written_is_not_broken_off() {
    let mut fixture = imported(30_000);
    let looks = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&looks);
    let stop = Stop::when(move || counted.fetch_add(1, Ordering::SeqCst) > 0);
    let ids: Vec<i64> = (1..=1_500).collect();
    let done = fixture.memory.until(&stop, |memory| memory.delete(&ids, time(9))).unwrap().unwrap();
    assert_eq!((done.units, fixture.memory.count().unwrap()), (1_500, 28_500));
}

#[test]
fn odd_searches_are_answered() {
    let mut fixture = Fixture::new();
    fixture.with(&[
        ("Água \u{1f600} is een recht", "Water is a right"),
        ("e\u{301}e\u{301}n twee drie", "one two three"),
        ("שלום עולם", "hello world"),
        ("翻訳は楽しい", "translating is fun"),
        ("a OR b NEAR c", "source : target"),
    ]);
    let found = |words: &str| list(&fixture.memory, &Filter::of_words(words), Sort::Newest);
    let check = |words: &str, expected: &[i64]| assert_eq!(found(words), expected, "{words:?}");
    let everything = [5, 4, 3, 2, 1];
    for nothing in ["", " ", "\0", "\"", "\"\"", "*", "'\"*^:(){}-+!?", "\u{1f600}", "\u{301}", "\u{200f}"] {
        check(nothing, &everything);
    }
    check("agua", &[1]);
    check("A\u{301}GUA\0recht", &[]);
    check("agua\0recht", &[]);
    check("recht \u{1f600}", &[1]);
    check("een", &[2, 1]);
    check("éé", &[2, 1]);
    check("\u{202b}שלום", &[3]);
    check("של", &[3]);
    check("翻", &[4]);
    check("楽訳", &[]);
    check("\u{7ffb}訳", &[4]);
    check("OR", &[5]);
    check("a OR zzz", &[]);
    check("NEAR(a b)", &[]);
    check("source : target", &[5]);
    check("{source target} : a", &[5]);
    check("source : zzz) OR (a", &[]);
    check("\" OR \"a", &[5]);
    check("-a", &[5, 1]);
    check("^agua", &[1]);
}

#[test]
fn a_page_pasted_into_the_field_finds_what_holds_all_of_it() {
    let mut fixture = Fixture::new();
    let words = |from: usize, to: usize| {
        (from..to).map(|number| format!("woord{number}")).collect::<Vec<_>>().join(" ")
    };
    let (long, longer) = (words(0, 1_000), words(0, 1_001));
    fixture.with(&[
        (&long, "a"),
        (&longer, "b"),
        (&format!("{} x {}", words(0, 500), words(500, 1_001)), "c"),
    ]);
    let found = |words: &str| list(&fixture.memory, &Filter::of_words(words), Sort::Newest);
    let searched = |words: &str| {
        let search = Search { words, side: Side::Source, offset: 0, limit: 9 };
        let hits = fixture.memory.search(&search).unwrap();
        let count = fixture.memory.count_hits(words, Side::Source, 9).unwrap();
        assert_eq!((count.units, count.more), (hits.len() as u64, false));
        hits.iter().map(|hit| hit.unit.id).collect::<Vec<_>>()
    };
    for found in [&found as &dyn Fn(&str) -> Vec<i64>, &searched] {
        assert_eq!(found(&long), [3, 2, 1]);
        assert_eq!(found(&longer), [3, 2]);
        assert_eq!(found(&format!("{longer} {longer}")), [3, 2]);
        assert_eq!(found(&format!("\"{longer}\"")), [2]);
        assert_eq!(found(&format!("\"{longer} y\"")), [] as [i64; 0]);
        assert_eq!(found(&format!("{longer} y")), [] as [i64; 0]);
        assert_eq!(found(&"woord1 ".repeat(5_000)), [3, 2, 1]);
    }
    let search = Search { words: &long, side: Side::Source, offset: 1, limit: 1 };
    let page = fixture.memory.search(&search).unwrap();
    assert_eq!(page.iter().map(|hit| hit.unit.id).collect::<Vec<_>>(), [2]);
}

#[test]
fn units_may_go_while_somebody_pages() {
    let mut fixture = imported(2_000);
    let page = |memory: &Memory, offset| {
        let filter = Filter { origin: Some(Origin::Imported), ..Filter::of_words("zin") };
        let page = memory.list(&List { filter, sort: Sort::Source, offset, limit: 100 }).unwrap();
        (page.total, page.units.iter().map(|unit| unit.id).collect::<Vec<_>>())
    };
    let (total, first) = page(&fixture.memory, 0);
    let (_, second) = page(&fixture.memory, 100);
    assert_eq!(total, 2_000);
    let mut other = Memory::open(fixture.memory.path()).unwrap();
    other.delete(&first, time(9)).unwrap();
    assert_eq!(page(&fixture.memory, 0), (1_900, second));
    assert_eq!(page(&fixture.memory, 1_900), (1_900, vec![]));
    fixture.memory.delete(&(1..=2_000).collect::<Vec<_>>(), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(page(&fixture.memory, 100), (0, vec![]));
}
