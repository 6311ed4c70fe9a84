//! A memory whose file is deleted, renamed or replaced while it is open, and other programs that come and go.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]
#![cfg(unix)]

mod fixture;

use fixture::{Fixture, lookup, time, unit};
use persklaar_memory::{Import, ImportError, Memory, MemoryError, Watch};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The memory that a second process of these tests opens.
const OPENED: &str = "PERSKLAAR_TEST_OPENED";

fn go_on() -> Box<Watch<'static>> {
    Box::new(|_, _| ControlFlow::Continue(()))
}

/// A memory with one unit that is in its log alone.
fn with_a_unit() -> (Fixture, PathBuf) {
    let mut fixture = Fixture::new();
    fixture.memory.put(&unit("een huis", "a house"), "a").unwrap();
    let path = fixture.memory.path().to_owned();
    (fixture, path)
}

fn writes_nothing(memory: &mut Memory) {
    let gone = |outcome: Result<(), MemoryError>| {
        assert!(matches!(outcome, Err(MemoryError::Gone { .. })), "{outcome:?}");
    };
    assert!(!memory.standing().holds());
    gone(memory.put(&unit("weg", "gone"), "weg").map(drop));
    gone(memory.undo_put("a", time(3)).map(drop));
    gone(memory.update(1, &fixture::text("other"), None, time(3)).map(drop));
    gone(memory.delete(&[1], time(3)).map(drop));
    gone(memory.set_name("other"));
    gone(memory.back_up(&memory.path().with_file_name("backups"), time(3), &mut go_on()).map(drop));
}

#[test]
fn what_was_deleted_is_not_written_to() {
    let (mut fixture, path) = with_a_unit();
    fs::remove_file(&path).unwrap();
    writes_nothing(&mut fixture.memory);
    assert_eq!(lookup(&fixture.memory, "een huis", 70).len(), 1, "what is open can be read");
    assert!(matches!(Memory::open(&path), Err(MemoryError::NotFound { .. })));
}

/// More than waits for the writer at most, so that the reader meets its end before the file's.
#[test]
fn a_long_import_says_why_nobody_writes_it() {
    let (mut fixture, path) = with_a_unit();
    fs::remove_file(&path).unwrap();
    let tsv: String = (0..20_000).map(|at| format!("zin {at}\tsentence {at}\n")).collect();
    let languages = Some((fixture::language("nl"), fixture::language("en")));
    let options = Import { languages, at: time(1), author: None };
    let outcome = fixture.memory.import(tsv.as_bytes(), &options, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(outcome, Err(ImportError::Memory(MemoryError::Gone { .. }))), "{outcome:?}");
}

#[test]
fn what_was_renamed_is_not_written_to_until_it_is_back() {
    let (mut fixture, path) = with_a_unit();
    let elsewhere = path.with_file_name("elsewhere.pkmemory");
    fs::rename(&path, &elsewhere).unwrap();
    writes_nothing(&mut fixture.memory);
    fs::rename(&elsewhere, &path).unwrap();
    fixture.memory.put(&unit("terug", "back"), "back").unwrap();
    drop(fixture.memory);
    assert_eq!(Memory::open(&path).unwrap().count().unwrap(), 2);
}

#[test]
fn a_folder_that_was_renamed_takes_its_memory_along() {
    let folder = fixture::quick_folder();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    fs::create_dir(&old).unwrap();
    let mut memory = Memory::create(old.join("m.pkmemory")).unwrap();
    memory.put(&unit("een huis", "a house"), "a").unwrap();
    fs::rename(&old, &new).unwrap();
    assert!(matches!(memory.put(&unit("weg", "gone"), "weg"), Err(MemoryError::Gone { .. })));
    drop(memory);
    let memory = Memory::open(new.join("m.pkmemory")).unwrap();
    assert_eq!((memory.count().unwrap(), lookup(&memory, "een huis", 70).len()), (1, 1));
}

/// The log of the one that was open must never be applied to the one that came.
#[test]
fn what_was_replaced_is_not_written_to_and_the_new_one_is_not_harmed() {
    let (mut fixture, path) = with_a_unit();
    let backup = fixture.memory.back_up(&path.with_file_name("backups"), time(3), &mut go_on()).unwrap();
    for at in 0..500 {
        fixture.memory.put(&unit(&format!("zin {at}"), "later"), &at.to_string()).unwrap();
    }
    let elsewhere = path.with_file_name("elsewhere.pkmemory");
    fs::rename(&path, &elsewhere).unwrap();
    fs::copy(&backup.path, &path).unwrap();
    let bytes = fs::read(&path).unwrap();
    writes_nothing(&mut fixture.memory);
    drop(fixture.memory);
    assert!(fs::read(&path).unwrap() == bytes);
    let memory = Memory::open(&path).unwrap();
    memory.check(&mut go_on()).unwrap();
    assert_eq!(memory.count().unwrap(), 1);
    assert_eq!(Memory::open(&elsewhere).unwrap().count().unwrap(), 501);
}

#[test]
fn a_new_memory_is_not_harmed_by_what_another_left_under_its_name() {
    let (fixture, path) = with_a_unit();
    let log = path.with_file_name("m.pkmemory-wal");
    let bytes = fs::read(&log).unwrap();
    assert!(!bytes.is_empty());
    drop(fixture.memory);
    fs::remove_file(&path).unwrap();
    // As a program that was killed leaves it, and the person then deleted what looked like the memory.
    fs::write(&log, &bytes).unwrap();
    fs::write(path.with_file_name("m.pkmemory-journal"), "a journal").unwrap();
    let mut memory = Memory::create(&path).unwrap();
    assert_eq!(memory.count().unwrap(), 0);
    memory.put(&unit("nieuw", "new"), "new").unwrap();
    memory.check(&mut go_on()).unwrap();
    assert_eq!(fs::read(path.with_file_name("m.pkmemory-wal.old")).unwrap(), bytes);
}

/// No test of its own: what a second program does that only looks.
#[test]
fn the_program_that_looks() {
    let Some(path) = std::env::var_os(OPENED) else { return };
    let memory = Memory::open(path).unwrap();
    assert!(memory.count().unwrap() > 0);
}

fn another_program_looks(path: &Path) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command.args(["--exact", "the_program_that_looks"]).env(OPENED, path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Whatever this program does beside its open memory, it goes on holding it: or the other, closing it, would put away
/// the log that this one writes in.
#[test]
fn opening_a_memory_twice_does_not_let_go_of_it() {
    let (mut fixture, path) = with_a_unit();
    let mut at = 0;
    let mut beside = |work: &dyn Fn(&Path)| {
        work(&path);
        another_program_looks(&path);
        at += 1;
        fixture.memory.put(&unit(&format!("zin {at}"), "kept"), &format!("op {at}")).unwrap();
        let other = Memory::open(&path).unwrap();
        assert_eq!(other.count().unwrap(), 1 + at, "what was put is there for others too");
        drop(other);
    };
    beside(&|path| drop(Memory::open(path).unwrap()));
    beside(&|path| drop(Memory::open_read_only(path).unwrap()));
    beside(&|path| assert!(matches!(Memory::create(path), Err(MemoryError::Exists { .. }))));
    beside(&|path| {
        let memory = Memory::open(path).unwrap();
        memory.back_up(&path.with_file_name("backups"), time(3), &mut go_on()).unwrap();
        memory.check(&mut go_on()).unwrap();
    });
    beside(&|path| drop(persklaar_memory::glance(path)));
    beside(&|path| assert!(persklaar_memory::may_write(path) && !persklaar_memory::is_remote(path)));
}

#[test]
fn what_a_killed_program_left_beside_a_memory_goes() {
    let (mut fixture, path) = with_a_unit();
    let second = path.with_file_name("m before 2026-11-25.pkmemory");
    let mine = path.with_file_name("m before 2026-11-24.pkmemory");
    fs::copy(&path, &mine).unwrap();
    // Killed between the two names of a restore.
    fs::hard_link(&path, &second).unwrap();
    let left = path.with_file_name(".b34c5b3c-1111-4222-8333-444455556666.new");
    fs::write(&left, "half").unwrap();
    let now = jiff::Timestamp::now();
    fixture.memory.tidy(now).unwrap();
    assert!(!second.exists() && mine.exists() && left.exists() && path.exists());
    let in_two_days = jiff::Timestamp::from_second(now.as_second() + 2 * 86_400).unwrap();
    fixture.memory.tidy(in_two_days).unwrap();
    assert!(!left.exists() && mine.exists());
    assert_eq!(fixture.memory.count().unwrap(), 1);
}
