//! Index files through a memory's life, with limits small enough that a test of a few units meets them all.

use super::super::base::{State, Subject};
use super::super::classes::Classes;
use super::super::tally::Tally;
use super::Limits;
use crate::{Import, Match, Memory, MemoryError, NewUnit, Origin, Query};
use jiff::Timestamp;
use persklaar_text::{Language, TaggedText};
use proptest::prelude::*;
use std::cell::Cell;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn languages() -> (Language, Language) {
    ("nl".parse().unwrap(), "en".parse().unwrap())
}

const CONTEXTS: [Option<&str>; 4] = [None, Some("Ervoor."), Some("Erna."), None];

/// Makes files at once, and makes them anew after two changes.
fn small(memory: Memory) -> Memory {
    memory.index.borrow_mut().limits = Limits { many: 9, few: 0, worn: 2 };
    memory
}

fn open(path: &Path) -> Memory {
    small(Memory::open(path).unwrap())
}

fn put(memory: &mut Memory, source: &str, at: i64) -> i64 {
    let (from, to) = languages();
    let new = NewUnit {
        from,
        to,
        source: TaggedText::plain(source),
        target: TaggedText::plain(&format!("x {}", at % 3)),
        previous: CONTEXTS[at as usize % 4].map(str::to_owned),
        next: CONTEXTS[at as usize / 2 % 4].map(str::to_owned),
        document: None,
        author: None,
        // Not in the order of the ids, and some at once.
        at: Timestamp::from_second(at * 7 % 5).unwrap(),
        origin: Origin::Typed,
    };
    memory.put(&new, &uuid::Uuid::new_v4().to_string()).unwrap().unit
}

/// A text as it is asked.
struct Question {
    source: TaggedText,
    languages: (Language, Language),
}

impl Question {
    fn new(text: &str) -> Self {
        Self { source: TaggedText::plain(text), languages: languages() }
    }

    fn query(&self, min: u8, limit: usize, exhaustive: bool) -> Query<'_> {
        let (from, to) = (&self.languages.0, &self.languages.1);
        let (previous, next) = (CONTEXTS[min as usize % 3], CONTEXTS[limit % 4]);
        Query { source: &self.source, previous, next, from, to, min, limit, exhaustive }
    }
}

fn found(memory: &Memory, text: &str) -> Vec<Match> {
    memory.lookup(&Question::new(text).query(0, 50, false)).unwrap()
}

fn agree(memory: &Memory, text: &str) {
    let question = Question::new(text);
    for (min, limit) in [(0, 50), (1, 1), (30, 1), (70, 5), (71, 3), (98, 2), (100, 2), (101, 1), (102, 3)] {
        let answers = [false, true].map(|all| memory.lookup(&question.query(min, limit, all)).unwrap());
        assert_eq!(answers[0], answers[1], "{text} at {min}, {limit}");
    }
}

fn index_of(memory: &Path) -> PathBuf {
    memory.with_file_name("m.nl-en.index")
}

/// A memory of a few units with its index file.
fn with_file(folder: &Path) -> PathBuf {
    let path = folder.join("m");
    let mut memory = small(Memory::create(&path).unwrap());
    for (at, source) in ["een rood huis", "een groot huis", "twee huizen hier", "..."].into_iter().enumerate()
    {
        put(&mut memory, source, at as i64);
    }
    agree(&memory, "een huis");
    assert!(index_of(&path).exists());
    path
}

#[test]
fn a_damaged_file_is_made_anew_and_nothing_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_file(folder.path());
    let whole = fs::read(index_of(&path)).unwrap();
    for at in (0..whole.len()).step_by(61) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        fs::write(index_of(&path), &damaged).unwrap();
        agree(&open(&path), "een groot huis");
        fs::write(index_of(&path), &whole[..at]).unwrap();
        agree(&open(&path), "een groot huis");
    }
}

#[test]
fn any_bytes_for_a_file_are_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_file(folder.path());
    for content in [&b""[..], b"PKindex\0", &[0; 5000], &[0xff; 9000]] {
        fs::write(index_of(&path), content).unwrap();
        agree(&open(&path), "een groot huis");
    }
}

#[test]
fn an_older_copy_that_went_another_way_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_file(folder.path());
    let copy = folder.path().join("copy");
    fs::copy(&path, &copy).unwrap();
    let mut memory = open(&path);
    (0..4).for_each(|at| {
        put(&mut memory, &format!("een ander huis {at}a b c"), 9 + at);
    });
    fs::remove_file(index_of(&path)).unwrap();
    memory.index = std::cell::RefCell::default();
    let memory = small(memory);
    agree(&memory, "een ander huis");
    drop(memory);
    // The copy goes on by as many changes and takes the place of the first, whose index stays.
    let mut other = open(&copy);
    (0..4).for_each(|at| {
        put(&mut other, &format!("vier rode stoelen {at}"), 9 + at);
    });
    drop(other);
    fs::rename(&copy, &path).unwrap();
    agree(&open(&path), "vier rode stoelen 2");
}

#[test]
fn a_new_file_is_made_in_the_background() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_file(folder.path());
    let mut memory = open(&path);
    let before = fs::read(index_of(&path)).unwrap();
    let mut at = 100;
    while fs::read(index_of(&path)).unwrap() == before {
        assert!(at < 5000, "no file was made");
        put(&mut memory, &format!("een nieuw huis {at}x"), at);
        agree(&memory, "een nieuw huis");
        at += 1;
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    agree(&memory, "een nieuw huis");
    assert!(found(&memory, "een nieuw huis").len() > 1);
}

#[test]
fn where_no_file_can_be_written_the_index_is_held() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_file(folder.path());
    fs::remove_file(index_of(&path)).unwrap();
    let memory = small(Memory::open_read_only(&path).unwrap());
    agree(&memory, "een groot huis");
    assert!(!index_of(&path).exists());
    // A folder in its way.
    fs::create_dir(index_of(&path)).unwrap();
    agree(&open(&path), "een groot huis");
}

#[test]
fn nothing_is_left_beside_the_file() {
    let folder = tempfile::tempdir().unwrap();
    with_file(folder.path());
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["m", "m.nl-en.index"]);
}

/// Says stop when it is asked for the nth time, from 0, and ever after.
fn stopping_at(nth: usize) -> impl Fn() -> bool {
    let asked = Cell::new(0);
    move || asked.replace(asked.get() + 1) >= nth
}

/// Whether nothing but these files is there, once whatever is under way has ended.
fn holds_only(folder: &Path, expected: &[&str]) -> bool {
    // SQLite has its own beside a memory that is open.
    let is_log = |name: &String| name.ends_with("-wal") || name.ends_with("-shm");
    let names = || {
        let files = fs::read_dir(folder).unwrap().flatten();
        let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| !is_log(name)).collect();
        names.sort();
        names
    };
    (0..500).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        names() == expected
    })
}

#[test]
fn a_lookup_that_is_stopped_anywhere_leaves_nothing_half() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_file(folder.path());
    let mut other = Memory::open(&path).unwrap();
    let question = Question::new("een rood huis");
    for exhaustive in [false, true] {
        // Much is new for the one and has to be taken in: more than once, as it is stopped in the midst of it.
        let memory = open(&path);
        agree(&memory, "een huis");
        for at in 0..6 {
            put(&mut other, &format!("een rood huis {at}"), 50 + at);
        }
        other.delete(&[2], Timestamp::from_second(99).unwrap()).unwrap();
        let query = question.query(0, 50, exhaustive);
        let stopped = (0..).take_while(|nth| match memory.lookup_unless(&query, &stopping_at(*nth)) {
            Err(MemoryError::Cancelled) => true,
            answer => {
                assert_eq!(answer.unwrap(), memory.lookup(&question.query(0, 50, true)).unwrap());
                false
            }
        });
        assert!(stopped.count() > 6, "it is asked before each unit");
        agree(&memory, "een rood huis");
    }
}

#[test]
fn an_index_that_nobody_waits_for_any_more_is_finished_for_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_file(folder.path());
    fs::remove_file(index_of(&path)).unwrap();
    let memory = open(&path);
    let question = Question::new("een rood huis");
    let stopped = memory.lookup_unless(&question.query(0, 50, false), &|| true);
    assert!(matches!(stopped, Err(MemoryError::Cancelled)), "{stopped:?}");
    assert!(holds_only(folder.path(), &["m", "m.nl-en.index"]));
    agree(&memory, "een rood huis");
}

#[test]
fn where_no_file_can_be_written_the_making_of_an_index_stops_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = with_file(folder.path());
    fs::remove_file(index_of(&path)).unwrap();
    let memory = small(Memory::open_read_only(&path).unwrap());
    let question = Question::new("een rood huis");
    let query = question.query(0, 50, false);
    let is_stopped =
        |nth: &usize| matches!(memory.lookup_unless(&query, &stopping_at(*nth)), Err(MemoryError::Cancelled));
    assert!((0..).take_while(is_stopped).count() > 3, "while it is counted, laid out and looked at");
    agree(&memory, "een rood huis");
    assert!(holds_only(folder.path(), &["m"]));
}

#[test]
fn a_file_that_is_stopped_while_it_is_written_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let mut tally = Tally::default();
    (0..2000).for_each(|unit| tally.add(unit, &format!("een huis {unit}x"), &mut Classes::default()));
    let (subject, state) = (Subject { memory: 1, part: 2 }, State { change: 3, trace: 4 });
    let memory = folder.path().join("m");
    fs::write(&memory, "").unwrap();
    let written = |nth: usize| {
        let file = folder.path().join("m.index");
        super::super::place::write(&file, &memory, &tally, (subject, state), &stopping_at(nth))
    };
    let mut stops = 0;
    while let Err(error) = written(stops) {
        assert_eq!(error.kind(), std::io::ErrorKind::Interrupted);
        assert!(holds_only(folder.path(), &["m"]), "stopped at {stops}");
        stops += 1;
    }
    assert!(stops > 10, "it is asked all the while, and was {stops} times");
    assert!(holds_only(folder.path(), &["m", "m.index"]));
}

#[derive(Debug, Clone)]
enum Step {
    Put(String),
    /// The same text a few times, most with neighbours or a target of their own.
    Copies(String, usize),
    Update(usize, String),
    Delete(usize),
    Restore(usize),
    Import(Vec<String>),
    Reopen,
    Look(String),
    /// Looks up and stops when it was asked so often.
    Stop(String, usize),
}

fn any_text() -> impl Strategy<Value = String> {
    let word =
        prop::sample::select(vec!["een", "huis", "rood", "mensenrechten", "12", "13", "…", "Een", "op"]);
    prop_oneof![
        8 => prop::collection::vec(word.clone(), 1..9).prop_map(|words| words.join(" ")),
        1 => prop::collection::vec(word, 66..90).prop_map(|words| words.join(" ")),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => any_text().prop_map(Step::Put),
        2 => (any_text(), 1usize..20).prop_map(|(text, times)| Step::Copies(text, times)),
        1 => (0usize..40, any_text()).prop_map(|(unit, text)| Step::Update(unit, text)),
        2 => (0usize..40).prop_map(Step::Delete),
        1 => (0usize..40).prop_map(Step::Restore),
        1 => prop::collection::vec(any_text(), 1..20).prop_map(Step::Import),
        1 => Just(Step::Reopen),
        3 => any_text().prop_map(Step::Look),
        1 => (any_text(), 0usize..30).prop_map(|(text, nth)| Step::Stop(text, nth)),
    ]
}

fn take(step: &Step, at: i64, memories: &mut [Memory; 2], path: &Path) {
    let turn = (at % 2) as usize;
    let now = Timestamp::from_second(at).unwrap();
    match step {
        Step::Copies(source, times) => (0..*times as i64).for_each(|time| {
            put(&mut memories[turn], source, at + time);
        }),
        Step::Put(source) => {
            put(&mut memories[turn], source, at);
        }
        Step::Update(unit, target) => {
            memories[turn].update(*unit as i64, &TaggedText::plain(target), None, now).unwrap();
        }
        Step::Delete(unit) => {
            memories[turn].delete(&[*unit as i64], now).unwrap();
        }
        Step::Restore(unit) => {
            memories[turn].restore(&[*unit as i64], now).unwrap();
        }
        Step::Import(sources) => {
            let lines: String = sources.iter().map(|source| format!("{source}\tx\n")).collect();
            let options = Import { languages: Some(languages()), at: now, author: None };
            memories[turn].import(lines.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
        }
        Step::Reopen => memories[turn] = open(path),
        Step::Look(text) => agree(&memories[turn], text),
        Step::Stop(text, nth) => {
            let question = Question::new(text);
            let _ = memories[turn].lookup_unless(&question.query(0, 50, false), &stopping_at(*nth));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("PERSKLAAR_LONG").is_some() { 500 } else { 24 }))]
    /// Two programs on one memory, with files that come, grow old and are made anew meanwhile.
    #[test]
    fn files_miss_nothing(steps in prop::collection::vec(any_step(), 1..50)) {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let path = folder.path().join("m");
        let mut memories = [small(Memory::create(&path).unwrap()), open(&path)];
        for (at, step) in (0..).zip(&steps) {
            take(step, at, &mut memories, &path);
        }
        for memory in &memories {
            for text in ["een rood huis", "mensenrechten op 12", "…", "een een huis huis op"] {
                agree(memory, text);
            }
        }
    }
}
