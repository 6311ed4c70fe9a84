//! Damage is noticed, whatever it hit: by the check that looks at all, before a backup, or with a clear error where it is
//! met; and nothing of it ends the program or is taken for a unit.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod fixture;

use fixture::{Fixture, time, unit};
use persklaar_memory::{
    Import, List, Memory, MemoryError, NewUnit, Query, Search, Side, Unit, Watch, backups, recover,
};
use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

const PAGE: usize = 4096;

fn go_on() -> Box<Watch<'static>> {
    Box::new(|_, _| ControlFlow::Continue(()))
}

/// A closed memory, its bytes, and its units.
struct Model {
    folder: tempfile::TempDir,
    path: PathBuf,
    bytes: Vec<u8>,
    units: BTreeMap<i64, Unit>,
}

impl Model {
    fn new(units: usize) -> Self {
        let Fixture { folder, mut memory } = Fixture::new();
        let tsv: String =
            (0..units).map(|at| format!("Zin {at} over het huis\tSentence {at} on the house\n")).collect();
        let languages = Some((fixture::language("nl"), fixture::language("en")));
        let options = Import { languages, at: time(1), author: None };
        memory.import(tsv.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
        memory.put(&NewUnit { document: Some("d".into()), ..unit("een boom", "a tree") }, "tree").unwrap();
        while memory.index_words(1000).unwrap() > 0 {}
        let units = all(&memory).unwrap();
        let path = memory.path().to_owned();
        drop(memory);
        let bytes = fs::read(&path).unwrap();
        Self { folder, path, bytes, units }
    }

    /// The file with some of its bytes changed, alone in its folder.
    fn write(&self, bytes: &[u8]) {
        for entry in fs::read_dir(self.folder.path()).unwrap() {
            let _ = fs::remove_file(entry.unwrap().path());
        }
        fs::write(&self.path, bytes).unwrap();
    }
}

fn all(memory: &Memory) -> Result<BTreeMap<i64, Unit>, MemoryError> {
    let units = memory.list(&List { limit: 100_000, ..List::default() })?.units;
    Ok(units.into_iter().map(|unit| (unit.id, unit)).collect())
}

/// A number that looks drawn at random and is the same in every run.
fn drawn(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap() % below
}

/// That a failure is one that says what to do.
fn clear<T>(outcome: Result<T, MemoryError>) -> Option<T> {
    match outcome {
        Ok(done) => Some(done),
        Err(MemoryError::Corrupt { .. } | MemoryError::NotAMemory { .. }) => None,
        Err(other) => panic!("{other:?}"),
    }
}

/// Does with a damaged memory what a person does. Units that come back are those that were there.
fn used(model: &Model) {
    let Some(mut memory) = clear(Memory::open(&model.path)) else { return };
    let (from, to) = (fixture::language("nl"), fixture::language("en"));
    for exhaustive in [false, true] {
        let source = fixture::text("Zin 7 over het huis");
        let query = Query {
            source: &source,
            previous: None,
            next: None,
            from: &from,
            to: &to,
            min: 70,
            limit: 5,
            exhaustive,
        };
        clear(memory.lookup(&query));
    }
    clear(memory.search(&Search { words: "huis", side: Side::Source, offset: 0, limit: 500 }));
    clear(all(&memory));
    clear(memory.statistics(&mut go_on()));
    clear(memory.merge_all(time(4), &mut go_on()));
    let put = clear(memory.put(&unit("een bevestigde zin", "a confirmed sentence"), "confirmed"));
    if let Some(put) = put {
        let kept = clear(memory.get(put.unit)).flatten();
        assert_eq!(kept.unwrap().target.text(), "a confirmed sentence", "what was said to be kept is kept");
    }
}

#[test]
fn a_single_bit_is_noticed_before_it_is_backed_up() {
    let model = Model::new(400);
    let copies = model.folder.path().join("backups");
    model.write(&model.bytes);
    let memory = Memory::open(&model.path).unwrap();
    memory.check(&mut go_on()).unwrap();
    let uuid = memory.uuid().to_owned();
    memory.back_up(&copies, time(9), &mut go_on()).unwrap();
    drop(memory);
    let mut seed = 5;
    let places = texts(&model.bytes);
    let mut noticed = 0;
    for _ in 0..40 {
        let mut bytes = model.bytes.clone();
        // A bit that leaves a letter a letter.
        bytes[places[drawn(&mut seed, places.len())]] ^= 1;
        model.write(&bytes);
        let memory = Memory::open(&model.path).unwrap();
        let found = memory.check(&mut go_on());
        if found.is_ok() {
            // Where a text stood before it was moved, nothing is lost.
            assert_eq!(all(&memory).unwrap(), model.units);
            continue;
        }
        noticed += 1;
        assert!(matches!(found, Err(MemoryError::Corrupt { .. })), "{found:?}");
        let outcome = memory.back_up(&copies, time(10), &mut go_on());
        assert!(matches!(outcome, Err(MemoryError::Corrupt { .. })), "{outcome:?}");
        assert_eq!(backups(&copies, &uuid).len(), 1);
        drop(memory);
        let saved = recover(&model.path, time(11), &mut go_on()).unwrap();
        assert_eq!(saved.units as usize, model.units.len() - 1, "all but the unit that was hit");
        Memory::open(&model.path).unwrap().check(&mut go_on()).unwrap();
    }
    assert!(noticed > 20, "{noticed}");
}

/// Where letters of the units' texts are.
fn texts(bytes: &[u8]) -> Vec<usize> {
    let marks = [&b" over het huis"[..], b" on the house"];
    let found = |mark: &&[u8]| {
        let length = mark.len();
        bytes
            .windows(length)
            .enumerate()
            .filter(|(_, at)| at == mark)
            .map(|(at, _)| at + 1)
            .collect::<Vec<_>>()
    };
    let places: Vec<usize> = marks.iter().flat_map(found).collect();
    assert!(places.len() >= 800, "{}", places.len());
    places
}

#[test]
fn pages_of_zeros_are_told_and_nothing_is_invented() {
    let model = Model::new(3000);
    let pages = model.bytes.len() / PAGE;
    // Pages that hold nothing any more are no damage.
    let connection = rusqlite::Connection::open(&model.path).unwrap();
    let free: usize = connection.pragma_query_value(None, "freelist_count", |row| row.get(0)).unwrap();
    drop(connection);
    let mut unnoticed = Vec::new();
    for page in (1..pages).step_by(3) {
        let mut bytes = model.bytes.clone();
        bytes[page * PAGE..(page + 1) * PAGE].fill(0);
        model.write(&bytes);
        used(&model);
        model.write(&bytes);
        let Some(memory) = clear(Memory::open(&model.path)) else { continue };
        if memory.check(&mut go_on()).is_ok() {
            unnoticed.push(page);
            assert_eq!(all(&memory).unwrap(), model.units, "page {page}");
        }
    }
    assert!(unnoticed.len() <= free && unnoticed.len() < pages / 3, "{unnoticed:?} of {pages}, {free} free");
}

#[test]
fn bits_that_flip_and_files_that_are_cut_end_no_program() {
    let model = Model::new(600);
    let mut seed = 11;
    for _ in 0..60 {
        let mut bytes = model.bytes.clone();
        for _ in 0..1 + drawn(&mut seed, 8) {
            let at = 100 + drawn(&mut seed, bytes.len() - 100);
            bytes[at] ^= 1 << drawn(&mut seed, 8);
        }
        model.write(&bytes);
        used(&model);
    }
    for _ in 0..12 {
        model.write(&model.bytes[..1 + drawn(&mut seed, model.bytes.len() - 1)]);
        used(&model);
    }
}

/// Left by a program that was killed, with the units that are in the log alone.
fn with_log() -> (tempfile::TempDir, PathBuf) {
    let Fixture { folder, mut memory } = Fixture::new();
    for at in 0..300 {
        memory.put(&unit(&format!("zin {at}"), &format!("sentence {at}")), &at.to_string()).unwrap();
    }
    let left = folder.path().join("left");
    fs::create_dir(&left).unwrap();
    for name in ["m.pkmemory", "m.pkmemory-wal", "m.pkmemory-shm"] {
        fs::copy(folder.path().join(name), left.join(name)).unwrap();
    }
    drop(memory);
    (folder, left.join("m.pkmemory"))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[test]
fn what_was_left_beside_a_memory_is_used_or_does_no_harm() {
    for rubbish in [None, Some(&b""[..]), Some(&[0; 32_768]), Some(&[0xa5; 40_000])] {
        let (_folder, path) = with_log();
        match rubbish {
            None => fs::remove_file(beside(&path, "-shm")).unwrap(),
            Some(bytes) => fs::write(beside(&path, "-shm"), bytes).unwrap(),
        }
        let memory = Memory::open(&path).unwrap();
        assert_eq!(memory.count().unwrap(), 300);
        memory.check(&mut go_on()).unwrap();
    }
}

/// A log that is cut or damaged counts up to the last change that is whole in it; without it the memory is as old as
/// its file.
#[test]
fn a_log_that_is_cut_or_gone_costs_no_more_than_what_was_in_it() {
    let (_folder, path) = with_log();
    let (file, log) = (fs::read(&path).unwrap(), fs::read(beside(&path, "-wal")).unwrap());
    let mut before = 0;
    for part in 0..=10 {
        fs::write(&path, &file).unwrap();
        let _ = fs::remove_file(beside(&path, "-shm"));
        fs::write(beside(&path, "-wal"), &log[..log.len() * part / 10]).unwrap();
        let memory = Memory::open(&path).unwrap();
        memory.check(&mut go_on()).unwrap();
        let count = memory.count().unwrap();
        assert!(count >= before && count <= 300, "{before}, then {count}");
        before = count;
    }
    assert_eq!(before, 300);
    fs::write(&path, &file).unwrap();
    let _ = fs::remove_file(beside(&path, "-shm"));
    let mut flipped = log.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    fs::write(beside(&path, "-wal"), &flipped).unwrap();
    let memory = Memory::open(&path).unwrap();
    memory.check(&mut go_on()).unwrap();
    assert!(memory.count().unwrap() < 300);
}
