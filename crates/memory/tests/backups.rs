//! Backups and what happens to a memory when one takes its place.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod fixture;
#[cfg(unix)]
#[path = "fixture/nobody.rs"]
mod nobody;

use fixture::{Fixture, lookup, unit};
use jiff::Timestamp;
use persklaar_memory::{
    Backup, Memory, MemoryError, Watch, backups, newest_backup, place_of, prune, restore,
};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

fn go_on() -> Box<Watch<'static>> {
    Box::new(|_, _| ControlFlow::Continue(()))
}

fn day(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().unwrap()
}

fn back_up(memory: &Memory, folder: &Path, date: &str) -> Backup {
    memory.back_up(folder, day(date), &mut go_on()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A memory with units, and a folder for its backups.
fn with_units(count: usize) -> (Fixture, PathBuf) {
    let mut fixture = Fixture::new();
    for at in 0..count {
        fixture
            .memory
            .put(&unit(&format!("een huis {at}"), &format!("a house {at}")), &at.to_string())
            .unwrap();
    }
    let folder = fixture.folder.path().join("backups");
    (fixture, folder)
}

#[test]
fn a_backup_is_dated_whole_and_alone_in_its_folder() {
    let (mut fixture, folder) = with_units(3);
    let made = back_up(&fixture.memory, &folder, "2026-11-25");
    assert_eq!((made.units, made.uuid.as_str()), (3, fixture.memory.uuid()));
    assert_eq!(made.change, fixture.memory.newest_change().unwrap());
    fixture.memory.put(&unit("later", "later"), "later").unwrap();
    assert_ne!(made.change, fixture.memory.newest_change().unwrap());
    back_up(&fixture.memory, &folder, "2026-11-25");
    assert_eq!(names(&folder), ["m 2026-11-25 2.pkmemory", "m 2026-11-25.pkmemory"]);
    let copy = Memory::open(&made.path).unwrap();
    assert_eq!((copy.count().unwrap(), copy.uuid()), (3, fixture.memory.uuid()));
    assert_eq!(lookup(&copy, "een huis 1", 100).len(), 1);
}

#[test]
fn the_backups_of_a_memory_are_listed_newest_first_and_those_of_others_are_not() {
    let (fixture, folder) = with_units(1);
    for date in ["2026-11-25", "2026-12-01", "2026-11-25"] {
        back_up(&fixture.memory, &folder, date);
    }
    let other = Memory::create(fixture.folder.path().join("n.pkmemory")).unwrap();
    back_up(&other, &folder, "2026-12-02");
    fs::write(folder.join("m 2026-12-03.pkmemory"), "half").unwrap();
    let found = backups(&folder, fixture.memory.uuid());
    let found: Vec<&str> =
        found.iter().map(|backup| backup.path.file_stem().unwrap().to_str().unwrap()).collect();
    assert_eq!(found, ["m 2026-12-01", "m 2026-11-25 2", "m 2026-11-25"]);
    assert_eq!(backups(&folder.join("none"), "x"), []);
}

#[test]
fn ten_backups_and_one_a_month_are_kept() {
    let (fixture, folder) = with_units(1);
    let model = back_up(&fixture.memory, &folder, "2026-01-01").path;
    for month in 1..=9 {
        for day in [3, 20] {
            fs::copy(&model, folder.join(format!("m 2026-{month:02}-{day:02}.pkmemory"))).unwrap();
        }
    }
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    // Copies that somebody made by hand, and named like backups.
    for day in 1..=3 {
        fs::copy(fixture.memory.path(), folder.join(format!("m 2025-02-{day:02}.pkmemory"))).unwrap();
    }
    assert_eq!(prune(&folder, "another memory"), 0);
    assert_eq!(prune(&folder, fixture.memory.uuid()), 5);
    assert_eq!(prune(&folder, fixture.memory.uuid()), 0);
    let left = names(&folder);
    assert!(left.contains(&"notes.txt".to_owned()));
    let months: Vec<&str> = left.iter().filter_map(|name| name.get(7..12)).collect();
    let old = ["01-20", "02-20", "03-20", "04-20", "05-03", "05-20", "06-03", "06-20"];
    assert_eq!(&months[..3], ["02-01", "02-02", "02-03"], "{left:?}");
    assert_eq!(&months[3..11], old, "{left:?}");
}

/// A memory that was copied by hand has the same id, and maybe the same name.
#[test]
fn the_backups_of_a_copied_memory_do_not_push_out_those_of_the_other() {
    let (fixture, folder) = with_units(1);
    let elsewhere = fixture.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fixture.memory.back_up(&folder, day("2026-01-31"), &mut go_on()).unwrap();
    let path = elsewhere.join("m.pkmemory");
    let copied =
        restore(&path, &backups(&folder, fixture.memory.uuid())[0].path, day("2026-02-01"), &mut go_on());
    assert_eq!(copied.unwrap().units, 1);
    let other = Memory::open(&path).unwrap();
    assert_eq!(other.uuid(), fixture.memory.uuid());
    for day in 1..=25 {
        back_up(&other, &folder, &format!("2026-02-{day:02}"));
    }
    let (own, others) = (place_of(fixture.memory.path()), place_of(&path));
    assert_ne!(own, others);
    let of = |place: &str| {
        let all = backups(&folder, other.uuid());
        all.into_iter().filter(|backup| backup.place.as_deref() == Some(place)).count()
    };
    assert_eq!((of(&own), of(&others)), (1, 25));
    assert_eq!(prune(&folder, other.uuid()), 15);
    assert_eq!((of(&own), of(&others)), (1, 10));
    let newest = |place| newest_backup(&folder, other.uuid(), place, jiff::civil::date(2026, 12, 1));
    assert!(newest(Some(&own)).unwrap().path.ends_with("m 2026-01-31.pkmemory"));
    assert!(newest(None).unwrap().path.ends_with("m 2026-02-25.pkmemory"));
    assert_eq!(newest(Some("another")), None);
}

#[test]
fn what_a_killed_program_left_behind_goes_after_a_day() {
    let (fixture, folder) = with_units(1);
    back_up(&fixture.memory, &folder, "2026-11-25");
    let left = folder.join(".b34c5b3c-1111-4222-8333-444455556666.new");
    fs::write(&left, "half").unwrap();
    fs::write(folder.join(".mine.new"), "mine").unwrap();
    fixture.memory.back_up(&folder, Timestamp::now(), &mut go_on()).unwrap();
    assert!(left.exists());
    let tomorrow = Timestamp::from_second(Timestamp::now().as_second() + 2 * 86_400).unwrap();
    fixture.memory.back_up(&folder, tomorrow, &mut go_on()).unwrap();
    assert!(!left.exists() && folder.join(".mine.new").exists());
}

#[test]
fn a_damaged_memory_is_not_backed_up() {
    let (fixture, folder) = with_units(2000);
    let path = fixture.memory.path().to_owned();
    drop(fixture.memory);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 3 * 4096].fill(0);
    fs::write(&path, bytes).unwrap();
    let memory = Memory::open(&path).unwrap();
    let outcome = memory.back_up(&folder, day("2026-11-25"), &mut go_on());
    assert!(matches!(outcome, Err(MemoryError::Corrupt { .. })), "{outcome:?}");
    assert_eq!(names(&folder), [] as [&str; 0]);
}

#[test]
fn a_backup_that_is_broken_off_leaves_nothing() {
    let (fixture, folder) = with_units(10);
    let mut stop = |_, _| ControlFlow::Break(());
    // It may be done before it is looked at for the first time; it is never half.
    match fixture.memory.back_up(&folder, day("2026-11-25"), &mut stop) {
        Ok(made) => assert_eq!(names(&folder), [made.path.file_name().unwrap().to_str().unwrap()]),
        Err(MemoryError::Cancelled) => assert_eq!(names(&folder), [] as [&str; 0]),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn restoring_keeps_what_was_there_and_can_be_taken_back() {
    let (mut fixture, folder) = with_units(3);
    let backup = back_up(&fixture.memory, &folder, "2026-11-25");
    fixture.memory.put(&unit("later", "later"), "later").unwrap();
    let path = fixture.memory.path().to_owned();
    drop(fixture.memory);
    let done = restore(&path, &backup.path, day("2026-11-26"), &mut go_on()).unwrap();
    assert_eq!(done.units, 3);
    let kept = done.kept.unwrap();
    assert_eq!(kept.file_name().unwrap(), "m before 2026-11-26.pkmemory");
    assert_eq!(Memory::open(&path).unwrap().count().unwrap(), 3);
    let back = restore(&path, &kept, day("2026-11-26"), &mut go_on()).unwrap();
    assert_eq!((back.units, Memory::open(&path).unwrap().count().unwrap()), (4, 4));
    assert_eq!(back.kept.unwrap().file_name().unwrap(), "m before 2026-11-26 2.pkmemory");
}

#[test]
fn a_memory_that_is_open_elsewhere_is_not_replaced() {
    let (fixture, folder) = with_units(3);
    let backup = back_up(&fixture.memory, &folder, "2026-11-25");
    let other = Memory::open(fixture.memory.path()).unwrap();
    assert_eq!(other.count().unwrap(), 3);
    let path = fixture.memory.path().to_owned();
    drop(fixture.memory);
    let outcome = restore(&path, &backup.path, day("2026-11-26"), &mut go_on());
    assert!(matches!(outcome, Err(MemoryError::Busy)), "{outcome:?}");
    assert_eq!(other.count().unwrap(), 3);
    drop(other);
    assert!(restore(&path, &backup.path, day("2026-11-26"), &mut go_on()).is_ok());
}

#[test]
fn what_is_no_copy_replaces_nothing() {
    let (fixture, folder) = with_units(2000);
    let backup = back_up(&fixture.memory, &folder, "2026-11-25").path;
    let path = fixture.memory.path().to_owned();
    drop(fixture.memory);
    let before = fs::read(&path).unwrap();
    let whole = fs::read(&backup).unwrap();
    let mut zeroed = whole.clone();
    zeroed[40_960..49_152].fill(0);
    for bytes in [&b"text"[..], &whole[..whole.len() / 2], &zeroed] {
        fs::write(&backup, bytes).unwrap();
        assert!(restore(&path, &backup, day("2026-11-26"), &mut go_on()).is_err());
        assert_eq!(fs::read(&path).unwrap(), before);
        assert_eq!(names(path.parent().unwrap()), ["backups", "m.pkmemory"]);
    }
}

#[test]
fn a_memory_that_is_gone_or_ruined_is_replaced_too() {
    let (fixture, folder) = with_units(3);
    let backup = back_up(&fixture.memory, &folder, "2026-11-25");
    let path = fixture.memory.path().to_owned();
    drop(fixture.memory);
    fs::remove_file(&path).unwrap();
    assert_eq!(restore(&path, &backup.path, day("2026-11-26"), &mut go_on()).unwrap().kept, None);
    for ruined in [&[0; 8192][..], b"SQLite format 3\0", b""] {
        fs::write(&path, ruined).unwrap();
        let mut log = path.clone().into_os_string();
        log.push("-wal");
        fs::write(&log, "a log").unwrap();
        let kept = restore(&path, &backup.path, day("2026-11-26"), &mut go_on()).unwrap().kept.unwrap();
        assert_eq!(fs::read(&kept).unwrap(), ruined);
        let mut kept = kept.into_os_string();
        kept.push("-wal");
        assert_eq!(fs::read(kept).unwrap(), b"a log");
        assert_eq!(Memory::open(&path).unwrap().count().unwrap(), 3);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said_so() {
    nobody::without_rights("a_folder_that_cannot_be_written_is_said_so", || {
        let (fixture, folder) = with_units(1);
        fs::create_dir(&folder).unwrap();
        nobody::allow(&folder, 0o555);
        let outcome = fixture.memory.back_up(&folder, day("2026-11-25"), &mut go_on());
        assert!(matches!(outcome, Err(MemoryError::Io { .. })), "{outcome:?}");
        fs::write(fixture.folder.path().join("file"), "").unwrap();
        let no_folder = fixture.folder.path().join("file/backups");
        assert!(fixture.memory.back_up(&no_folder, day("2026-11-25"), &mut go_on()).is_err());
    });
}
