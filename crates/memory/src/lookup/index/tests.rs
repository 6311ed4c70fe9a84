//! Index files through a memory's life, with limits small enough that a test of a few units meets them all.

use super::Limits;
use crate::{Import, Memory, NewUnit, Origin, Query};
use jiff::Timestamp;
use persklaar_text::{Language, TaggedText};
use proptest::prelude::*;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn languages() -> (Language, Language) {
    ("nl".parse().unwrap(), "en".parse().unwrap())
}

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
        target: TaggedText::plain("x"),
        previous: None,
        next: None,
        document: None,
        author: None,
        at: Timestamp::from_second(at).unwrap(),
        origin: Origin::Typed,
    };
    memory.put(&new, &uuid::Uuid::new_v4().to_string()).unwrap().unit
}

fn found(memory: &Memory, text: &str, exhaustive: bool) -> Vec<(u8, i64)> {
    let (source, (from, to)) = (TaggedText::plain(text), languages());
    let query = Query {
        source: &source,
        previous: None,
        next: None,
        from: &from,
        to: &to,
        min: 0,
        limit: 50,
        exhaustive,
    };
    memory.lookup(&query).unwrap().iter().map(|found| (found.score, found.unit.id)).collect()
}

fn agree(memory: &Memory, text: &str) {
    assert_eq!(found(memory, text, false), found(memory, text, true), "{text}");
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
    assert!(found(&memory, "een nieuw huis", false).len() > 1);
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

#[derive(Debug, Clone)]
enum Step {
    Put(String),
    Update(usize, String),
    Delete(usize),
    Restore(usize),
    Import(Vec<String>),
    Reopen,
    Look(String),
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
        1 => (0usize..40, any_text()).prop_map(|(unit, text)| Step::Update(unit, text)),
        2 => (0usize..40).prop_map(Step::Delete),
        1 => (0usize..40).prop_map(Step::Restore),
        1 => prop::collection::vec(any_text(), 1..20).prop_map(Step::Import),
        1 => Just(Step::Reopen),
        3 => any_text().prop_map(Step::Look),
    ]
}

fn take(step: &Step, at: i64, memories: &mut [Memory; 2], path: &Path) {
    let turn = (at % 2) as usize;
    let now = Timestamp::from_second(at).unwrap();
    match step {
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
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Two programs on one memory, with files that come, grow old and are made anew meanwhile.
    #[test]
    fn files_miss_nothing(steps in prop::collection::vec(any_step(), 1..50)) {
        let folder = tempfile::tempdir().unwrap();
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
