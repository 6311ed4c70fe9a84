//! Killed in the middle of a merge, a deletion, a step back or one done again, a backup, a restore or a recovery, a
//! memory is whole, and what was begun can be taken back.
#![allow(clippy::unwrap_used, reason = "tests")]
#![cfg(unix)]

mod fixture;

use fixture::time;
use jiff::Timestamp;
use persklaar_memory::{Filter, Import, List, Memory, Unit, Watch, backups, copies_beside, recover, restore};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// The folder that a second process of these tests works in; it does until it is killed.
const FOLDER: &str = "PERSKLAAR_TEST_KILLED_IN";
const UNITS: usize = 3000;

fn go_on() -> Box<Watch<'static>> {
    Box::new(|_, _| ControlFlow::Continue(()))
}

fn now() -> Timestamp {
    "2026-11-25T12:00:00Z".parse().unwrap()
}

fn memory_in(folder: &Path) -> PathBuf {
    folder.join("m.pkmemory")
}

/// No test of its own: what the second process does, over and over.
#[test]
fn the_work_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let path = memory_in(&folder);
    loop {
        let mut memory = Memory::open(&path).unwrap();
        // Or nothing is found to be deleted: after a recovery the words wait.
        memory.index_words(u64::MAX).unwrap();
        memory.merge_all(time(9), &mut go_on()).unwrap();
        let counted = memory.found_units(&Filter::of_words("zin")).unwrap();
        memory.delete_found(&Filter::of_words("zin"), &counted.token, time(9), &mut go_on()).unwrap();
        take_all_back(&mut memory, time(10));
        while let Some(step) = memory.last_undone().unwrap() {
            memory.redo(step.id, time(11), &mut go_on()).unwrap();
        }
        take_all_back(&mut memory, time(12));
        let backup = memory.back_up(&folder.join("backups"), now(), &mut go_on()).unwrap();
        drop(memory);
        restore(&path, &backup.path, now(), &mut go_on()).unwrap();
        recover(&path, now(), &mut go_on()).unwrap();
        tidy(&folder, &path);
    }
}

fn take_all_back(memory: &mut Memory, at: Timestamp) {
    while let Some(step) = memory.last_operation().unwrap() {
        memory.undo(step.id, at, &mut go_on()).unwrap();
    }
}

/// Kept copies would fill the disk here.
fn tidy(folder: &Path, memory: &Path) {
    for (_, copy) in copies_beside(memory) {
        std::fs::remove_file(copy).unwrap();
    }
    let uuid = Memory::open(memory).unwrap().uuid().to_owned();
    for backup in backups(&folder.join("backups"), &uuid).iter().skip(2) {
        std::fs::remove_file(&backup.path).unwrap();
    }
}

fn with_units(folder: &Path) {
    let mut memory = Memory::create(memory_in(folder)).unwrap();
    let tsv: String = (0..UNITS)
        .map(|at| format!("zin {}\tsentence {}\n", at / 3, at / 3 + usize::from(at % 3 == 2)))
        .collect();
    let languages = Some((fixture::language("nl"), fixture::language("en")));
    let options = Import { languages, at: time(1), author: None };
    memory.import(tsv.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
    // An import drops what is there twice; the same with another neighbour stays.
    for at in 0..UNITS / 6 {
        let unit = fixture::unit(&format!("zin {at}"), &format!("sentence {at}"));
        let unit = persklaar_memory::NewUnit { previous: Some("Dag.".into()), at: time(2), ..unit };
        memory.put(&unit, &at.to_string()).unwrap();
    }
    // The import and the confirmations are no steps to take back here.
    while let Some(step) = memory.last_operation().unwrap() {
        memory.undo(step.id, time(3), &mut go_on()).unwrap();
        let tombstones: Vec<i64> = (1..=i64::try_from(UNITS).unwrap()).collect();
        memory.restore(&tombstones, time(4)).unwrap();
    }
}

fn all(memory: &Memory) -> Vec<(i64, String, String, u32)> {
    let mut units = memory.list(&List { limit: 100_000, ..List::default() }).unwrap().units;
    units.sort_by_key(|unit| unit.id);
    let brief = |unit: Unit| (unit.id, unit.source.written(), unit.target.written(), unit.used);
    units.into_iter().map(brief).collect()
}

#[test]
fn killed_at_any_moment_nothing_is_missing_or_doubled() {
    let folder = fixture::quick_folder();
    with_units(folder.path());
    let before = all(&Memory::open(memory_in(folder.path())).unwrap());
    let rounds: u64 = if std::env::var_os("PERSKLAAR_LONG").is_some() { 500 } else { 20 };
    let mut steps_left_open = 0;
    for round in 0..rounds {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_work_that_is_killed"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(30 + round * 7919 % 800));
        assert_eq!(child.try_wait().unwrap(), None, "it works until it is killed, round {round}");
        child.kill().unwrap();
        child.wait().unwrap();
        let mut memory = Memory::open(memory_in(folder.path())).unwrap();
        while let Some(step) = memory.last_operation().unwrap() {
            memory.undo(step.id, time(11), &mut go_on()).unwrap();
            steps_left_open += 1;
        }
        assert_eq!(all(&memory), before, "round {round}");
        for backup in backups(&folder.path().join("backups"), memory.uuid()) {
            assert_eq!(backup.units, before.len() as u64, "a backup is whole or not there, round {round}");
        }
    }
    assert!(steps_left_open > 0, "it was killed inside steps too");
}
