//! A full disk: each step says so, leaves what was there and nothing of its own, and goes well once there is room.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]
#![cfg(unix)]

#[path = "fixture/disk.rs"]
mod disk;
mod fixture;
#[path = "fixture/old.rs"]
mod old;

use disk::{Full, beside, names, on_small_disk};
use fixture::{lookup, time, unit};
use persklaar_memory::{
    Filter, Import, ImportError, List, Memory, MemoryError, NewUnit, Search, Side, Watch, backups, recover,
    restore,
};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

const UNITS: usize = 3000;

fn go_on() -> Box<Watch<'static>> {
    Box::new(|_, _| ControlFlow::Continue(()))
}

/// A memory of some two megabytes, half of whose units say the same as another.
fn with_units(disk: &Path) -> (PathBuf, Memory) {
    let path = disk.join("m.pkmemory");
    let mut memory = Memory::create(&path).unwrap();
    let tsv: String =
        (0..UNITS).map(|at| format!("zin {at} over een huis\tsentence {at} on a house\n")).collect();
    import(&mut memory, &tsv).unwrap();
    let doubled = |at: usize| NewUnit {
        previous: Some("Dag.".into()),
        at: time(2),
        ..unit(&format!("zin {at} over een huis"), &format!("sentence {at} on a house"))
    };
    for at in 0..UNITS / 2 {
        memory.put(&doubled(at), &at.to_string()).unwrap();
    }
    (path, memory)
}

fn import(memory: &mut Memory, tsv: &str) -> Result<u64, ImportError> {
    let languages = Some((fixture::language("nl"), fixture::language("en")));
    let options = Import { languages, at: time(1), author: None };
    memory.import(tsv.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).map(|imported| imported.units)
}

fn all(memory: &Memory) -> Vec<(i64, String, String, u32)> {
    let mut units = memory.list(&List { limit: 100_000, ..List::default() }).unwrap().units;
    units.sort_by_key(|unit| unit.id);
    units.into_iter().map(|unit| (unit.id, unit.source.written(), unit.target.written(), unit.used)).collect()
}

/// SQLite's own look, and that every word is found.
fn is_sound(path: &Path) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let found: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(found, "ok");
    drop(connection);
    let mut memory = Memory::open(path).unwrap();
    while memory.index_words(1000).unwrap() > 0 {}
    let search = Search { words: "huis", side: Side::Source, offset: 0, limit: 100_000 };
    let with_word = all(&memory).iter().filter(|unit| unit.1.contains("huis")).count();
    assert_eq!(memory.search(&search).unwrap().len(), with_word);
    memory.check(&mut go_on()).unwrap();
}

/// Goes through ever more room until the step goes well: wherever it stops for want of it, it says so and leaves the
/// names that there were. Answers how often it stopped.
fn with_ever_more_room<T>(
    disk: &Path,
    step: u64,
    mut work: impl FnMut() -> Result<T, MemoryError>,
    mut as_before: impl FnMut(),
) -> (usize, T) {
    let before = names(disk);
    for stopped in 0..400 {
        let full = Full::but(disk, stopped as u64 * step);
        let outcome = work();
        drop(full);
        match outcome {
            Ok(done) => return (stopped, done),
            Err(MemoryError::Full) => {}
            Err(other) => panic!("{other:?} with {} bytes of room", stopped as u64 * step),
        }
        assert_eq!(names(disk), before, "with {} bytes of room", stopped as u64 * step);
        as_before();
    }
    panic!("it never went well");
}

#[test]
fn a_backup() {
    on_small_disk("a_backup", 12, |disk| {
        let (path, memory) = with_units(disk);
        let folder = disk.join("backups");
        fs::create_dir(&folder).unwrap();
        let (stopped, made) = with_ever_more_room(
            disk,
            200_000,
            || memory.back_up(&folder, time(9), &mut go_on()),
            || assert_eq!(names(&disk.join("backups")), [] as [&str; 0]),
        );
        assert!(stopped > 3, "{stopped}");
        assert_eq!(made.units, (UNITS + UNITS / 2) as u64);
        assert_eq!(backups(&folder, memory.uuid()).len(), 1);
        drop(memory);
        is_sound(&path);
        is_sound(&made.path);
    });
}

#[test]
fn a_restore() {
    on_small_disk("a_restore", 16, |disk| {
        let (path, mut memory) = with_units(disk);
        let folder = disk.join("backups");
        let backup = memory.back_up(&folder, time(9), &mut go_on()).unwrap();
        let saved = all(&memory);
        memory.put(&unit("later", "later"), "later").unwrap();
        let later = all(&memory);
        drop(memory);
        let (stopped, done) = with_ever_more_room(
            disk,
            200_000,
            || restore(&path, &backup.path, time(10), &mut go_on()),
            || assert_eq!(all(&Memory::open(&path).unwrap()), later),
        );
        assert!(stopped > 3, "{stopped}");
        assert_eq!(all(&Memory::open(&path).unwrap()), saved);
        assert_eq!(all(&Memory::open(done.kept.unwrap()).unwrap()), later);
        is_sound(&path);
    });
}

#[test]
fn a_recovery() {
    on_small_disk("a_recovery", 16, |disk| {
        let (path, memory) = with_units(disk);
        let before = all(&memory);
        drop(memory);
        let mut bytes = fs::read(&path).unwrap();
        bytes[..4096].fill(0);
        fs::write(&path, &bytes).unwrap();
        let damaged = bytes.clone();
        let (stopped, done) = with_ever_more_room(
            disk,
            200_000,
            || recover(&path, time(10), &mut go_on()),
            || assert!(fs::read(&path).unwrap() == damaged),
        );
        assert!(stopped > 3, "{stopped}");
        assert_eq!(fs::read(&done.kept).unwrap(), bytes);
        assert_eq!(all(&Memory::open(&path).unwrap()).len(), before.len());
        is_sound(&path);
    });
}

/// Which of them goes first and stops nobody knows; what is done of a step that cannot be taken back at once can be
/// taken back later.
#[test]
fn a_merge_a_deletion_and_steps_back() {
    on_small_disk("a_merge_a_deletion_and_steps_back", 12, |disk| {
        let (path, mut memory) = with_units(disk);
        let before = all(&memory);
        let steps = memory.operations().unwrap().len();
        let mut stopped = [0; 3];
        for room in (0..8).map(|number| number * 100_000) {
            memory = anew(memory);
            let full = Full::but(disk, room);
            let merged = memory.merge_all(time(10), &mut go_on());
            drop(full);
            stopped[0] += usize::from(said_full(&merged));
            take_all_back(&mut memory, steps, &before);
            let counted = memory.found_units(&Filter::of_words("huis")).unwrap();
            memory = anew(memory);
            let full = Full::but(disk, room);
            let deleted =
                memory.delete_found(&Filter::of_words("huis"), &counted.token, time(10), &mut go_on());
            drop(full);
            stopped[1] += usize::from(said_full(&deleted));
            take_all_back(&mut memory, steps, &before);
            let merged = memory.merge_all(time(10), &mut go_on()).unwrap().unwrap();
            memory = anew(memory);
            let full = Full::but(disk, room);
            let undone = memory.undo(merged.id, time(11), &mut go_on());
            drop(full);
            stopped[2] += usize::from(said_full(&undone));
            take_all_back(&mut memory, steps, &before);
        }
        assert!(stopped.iter().all(|stopped| *stopped > 0), "{stopped:?}");
        drop(memory);
        is_sound(&path);
    });
}

/// Opened anew, so that the room which a log has already is given back.
fn anew(memory: Memory) -> Memory {
    let path = memory.path().to_owned();
    drop(memory);
    Memory::open(path).unwrap()
}

fn said_full<T: std::fmt::Debug>(outcome: &Result<T, MemoryError>) -> bool {
    assert!(matches!(outcome, Ok(_) | Err(MemoryError::Full)), "{outcome:?}");
    outcome.is_err()
}

fn take_all_back(memory: &mut Memory, but: usize, before: &[(i64, String, String, u32)]) {
    while let Some(step) = memory.last_operation().unwrap() {
        if step.kind == persklaar_memory::OperationKind::Import {
            break;
        }
        memory.undo(step.id, time(12), &mut go_on()).unwrap();
    }
    assert!(memory.operations().unwrap().len() >= but);
    assert_eq!(all(memory), before);
}

#[test]
fn making_and_opening_a_memory() {
    on_small_disk("making_and_opening_a_memory", 2, |disk| {
        let new = disk.join("new.pkmemory");
        let (stopped, _) = with_ever_more_room(disk, 8_192, || Memory::create(&new).map(drop), || ());
        assert!(stopped > 3, "{stopped}");
        let mut memory = Memory::open(&new).unwrap();
        memory.put(&unit("een huis", "a house"), "a").unwrap();
        drop(memory);
        let full = Full::but(disk, 0);
        let opened = Memory::open(&new);
        assert!(matches!(opened, Err(MemoryError::Full)), "{opened:?}");
        let reader = Memory::open_read_only(&new).unwrap();
        assert_eq!(lookup(&reader, "een huis", 70).len(), 1);
        drop((full, reader));
        Memory::open(&new).unwrap().put(&unit("een boom", "a tree"), "b").unwrap();
        is_sound(&new);
    });
}

/// Lookups are exact with an index that is held in memory, and its file is made once there is room.
#[test]
fn the_lookup_index() {
    on_small_disk("the_lookup_index", 16, |disk| {
        let (path, memory) = with_units(disk);
        for name in names(disk).iter().filter(|name| name.ends_with(".index")) {
            fs::remove_file(disk.join(name)).unwrap();
        }
        let before = names(disk);
        let full = Full::but(disk, 50_000);
        for at in [0, 7, UNITS - 1] {
            assert!(!lookup(&memory, &format!("zin {at} over een huis"), 70).is_empty());
        }
        drop(full);
        assert_eq!(names(disk), before);
        drop(memory);
        let memory = Memory::open(&path).unwrap();
        assert!(!lookup(&memory, "zin 7 over een huis", 70).is_empty());
        assert_eq!(names(disk), ["m.pkmemory", "m.pkmemory.nl-en.index"]);
    });
}

#[test]
fn words_in_the_background() {
    on_small_disk("words_in_the_background", 12, |disk| {
        let (path, memory) = with_units(disk);
        let waiting = memory.pending_words().unwrap();
        assert!(waiting > 2000, "{waiting}");
        // The room that a log has already is given back.
        let mut memory = anew(memory);
        let full = Full::but(disk, 60_000);
        let stopped = (0..100).find_map(|_| memory.index_words(500).err());
        drop(full);
        assert!(matches!(stopped, Some(MemoryError::Full)), "{stopped:?}");
        while memory.index_words(500).unwrap() > 0 {}
        assert_eq!(memory.pending_words().unwrap(), 0);
        drop(memory);
        is_sound(&path);
    });
}

#[test]
fn a_memory_of_version_1() {
    on_small_disk("a_memory_of_version_1", 16, |disk| {
        let (path, memory) = with_units(disk);
        let before = all(&memory);
        drop(memory);
        old::make_version_1(&path);
        let bytes = fs::read(&path).unwrap();
        let copy = beside(&path, ".version-1");
        let (mut stopped, mut with_copy) = (0, 0);
        for room in (0..200).map(|number| number * 100_000) {
            let full = Full::but(disk, room);
            let opened = Memory::open(&path);
            drop(full);
            match opened {
                Ok(_) => break,
                Err(MemoryError::Full) => stopped += 1,
                Err(other) => panic!("{other:?}"),
            }
            let version = |path: &Path| -> i64 {
                let connection = rusqlite::Connection::open(path).unwrap();
                connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
            };
            assert_eq!(version(&path), 1);
            if copy.exists() {
                with_copy += 1;
                is_whole_copy(&copy, before.len());
            }
            let expected: &[&str] =
                if copy.exists() { &["m.pkmemory", "m.pkmemory.version-1"] } else { &["m.pkmemory"] };
            assert_eq!(names(disk), expected);
        }
        assert!(stopped > 5 && with_copy > 0 && with_copy < stopped, "{stopped} {with_copy}");
        is_whole_copy(&copy, before.len());
        assert_eq!(fs::metadata(&copy).unwrap().len(), bytes.len() as u64);
        assert_eq!(all(&Memory::open(&path).unwrap()), before);
        is_sound(&path);
    });
}

fn is_whole_copy(copy: &Path, units: usize) {
    let connection = rusqlite::Connection::open(copy).unwrap();
    let found: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    let count: usize = connection.query_row("SELECT count(*) FROM unit", [], |row| row.get(0)).unwrap();
    assert_eq!((found.as_str(), count), ("ok", units));
}
