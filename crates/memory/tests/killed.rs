//! Killed inside an import, a confirm, a merge, a deletion, a step back or one done again, a backup, a restore, a
//! recovery, the making of a memory, of words and of an index, and the migration of an old file: nothing is missing or
//! doubled, what was begun can be taken back, and what is left lying about is swept away.
//!
//! Twenty kills in an ordinary run and five hundred with `PERSKLAAR_LONG`; `PERSKLAAR_SEED` repeats a run as well as a
//! scheduler lets it be repeated.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, reason = "tests")]
#![cfg(unix)]

mod fixture;
#[path = "fixture/old.rs"]
mod old;

use fixture::{time, unit};
use jiff::Timestamp;
use persklaar_memory::{
    Import, List, Memory, NewUnit, OperationKind, Unit, Watch, backups, copies_beside, recover, restore,
};
use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

/// The folder that a second process of these tests works in, until it is killed, and what it does there.
const FOLDER: &str = "PERSKLAAR_TEST_KILLED_IN";
const STEP: &str = "PERSKLAAR_TEST_STEP";
const UNITS: usize = 3600;
const STEPS: [&str; 11] = [
    "import", "put", "merge", "delete", "backup", "restore", "recover", "create", "words", "index", "migrate",
];

fn go_on() -> Box<Watch<'static>> {
    Box::new(|_, _| ControlFlow::Continue(()))
}

fn now() -> Timestamp {
    "2026-11-25T12:00:00Z".parse().unwrap()
}

/// A folder with a memory, one whose words are not written, and one of version 1.
struct Place(PathBuf);

impl Place {
    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn memory(&self) -> PathBuf {
        self.file("m.pkmemory")
    }

    fn open(&self) -> Memory {
        Memory::open(self.memory()).unwrap()
    }

    fn fill(&self) {
        let mut memory = Memory::create(self.memory()).unwrap();
        import(&mut memory, "zin");
        for at in 0..UNITS / 6 {
            let unit = unit(&format!("zin {at}"), &format!("sentence {at}"));
            let unit = NewUnit { previous: Some("Dag.".into()), at: time(2), ..unit };
            memory.put(&unit, &at.to_string()).unwrap();
        }
        // What was imported is no step to take back here.
        let imported = memory.last_operation().unwrap().unwrap();
        memory.undo(imported.id, time(3), &mut go_on()).unwrap();
        memory.restore(&(1..=i64::try_from(UNITS).unwrap()).collect::<Vec<_>>(), time(4)).unwrap();
        while memory.index_words(1000).unwrap() > 0 {}
        drop(memory);
        let mut unwritten = Memory::create(self.file("unwritten.pkmemory")).unwrap();
        import(&mut unwritten, "zin");
        assert!(unwritten.pending_words().unwrap() > 0);
        drop(unwritten);
        fs::copy(self.memory(), self.file("old.pkmemory")).unwrap();
        old::make_version_1(&self.file("old.pkmemory"));
    }

    /// A copy of a file to work on, as if there had never been one.
    fn fresh(&self, of: &str) -> PathBuf {
        let path = self.file("x.pkmemory");
        for ending in ["", "-wal", "-shm", ".version-1"] {
            let _ = fs::remove_file(format!("{}{ending}", path.display()));
        }
        fs::copy(self.file(of), &path).unwrap();
        path
    }
}

fn import(memory: &mut Memory, word: &str) {
    let line = |at: usize| format!("{word} {}\tsentence {}\n", at / 3, at / 3 + usize::from(at % 3 == 2));
    let tsv: String = (0..UNITS).map(line).collect();
    let languages = Some((fixture::language("nl"), fixture::language("en")));
    let options = Import { languages, at: time(1), author: None };
    memory.import(tsv.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
}

fn take_back(memory: &mut Memory) -> usize {
    let mut steps = 0;
    while let Some(step) = memory.last_operation().unwrap() {
        memory.undo(step.id, time(10), &mut go_on()).unwrap();
        steps += 1;
    }
    steps
}

fn do_again(memory: &mut Memory) {
    while let Some(step) = memory.last_undone().unwrap() {
        memory.redo(step.id, time(11), &mut go_on()).unwrap();
    }
}

/// Says that what can be killed begins and ends.
fn inside<T>(work: impl FnOnce() -> T) -> T {
    println!("begun");
    let done = work();
    println!("ended");
    done
}

/// No test of its own: what the second process does, over and over.
#[test]
fn the_work_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let (place, step) = (Place(folder), std::env::var(STEP).unwrap());
    for round in 0.. {
        work(&place, &step, round);
    }
}

fn work(place: &Place, step: &str, round: u32) {
    let path = place.memory();
    match step {
        "import" => {
            let mut memory = place.open();
            inside(|| import(&mut memory, "ander"));
            inside(|| take_back(&mut memory));
        }
        "put" => put(&mut place.open(), round),
        "merge" => {
            let mut memory = place.open();
            inside(|| memory.merge_all(time(9), &mut go_on()).unwrap());
            inside(|| take_back(&mut memory));
            inside(|| do_again(&mut memory));
            inside(|| take_back(&mut memory));
        }
        "delete" => {
            let mut memory = place.open();
            let filter = persklaar_memory::Filter::of_words("zin");
            let counted = memory.found_units(&filter).unwrap();
            inside(|| memory.delete_found(&filter, &counted.token, time(9), &mut go_on()).unwrap());
            inside(|| take_back(&mut memory));
        }
        "backup" => {
            inside(|| place.open().back_up(&place.file("backups"), now(), &mut go_on()).unwrap());
        }
        "restore" => {
            let backup = place.open().back_up(&place.file("backups"), now(), &mut go_on()).unwrap();
            inside(|| restore(&path, &backup.path, now(), &mut go_on()).unwrap());
        }
        "recover" => {
            inside(|| recover(&path, now(), &mut go_on()).unwrap());
        }
        "create" => {
            let new = place.file("new.pkmemory");
            let _ = fs::remove_file(&new);
            inside(|| Memory::create(&new).unwrap());
        }
        "words" => {
            let mut memory = Memory::open(place.fresh("unwritten.pkmemory")).unwrap();
            inside(|| while memory.index_words(100).unwrap() > 0 {});
        }
        "index" => {
            let _ = fs::remove_file(place.file("m.pkmemory.nl-en.index"));
            let memory = place.open();
            inside(|| memory.prepare_lookups(1).unwrap());
        }
        "migrate" => {
            let path = place.fresh("old.pkmemory");
            inside(|| Memory::open(path).unwrap());
        }
        other => panic!("{other}"),
    }
    tidy(place);
}

/// Each is said once it is kept, and taken back in the next round.
fn put(memory: &mut Memory, round: u32) {
    println!("begun");
    // What was done once under a name is never done again.
    let named = |at: u32| format!("{}-{round}-{at}", std::process::id());
    for at in 0..50 {
        let op = named(at);
        memory.put(&unit(&format!("nieuw {op}"), "new"), &op).unwrap();
        println!("kept {op}");
    }
    for at in 0..50 {
        println!("back {}", named(at));
        memory.undo_put(&named(at), time(12)).unwrap();
    }
}

/// Kept copies would fill the disk here.
fn tidy(place: &Place) {
    for (_, copy) in copies_beside(&place.memory()) {
        fs::remove_file(copy).unwrap();
    }
    let uuid = place.open().uuid().to_owned();
    for backup in backups(&place.file("backups"), &uuid).iter().skip(2) {
        fs::remove_file(&backup.path).unwrap();
    }
}

type Brief = (i64, String, String, u32);

fn all(memory: &Memory) -> Vec<Brief> {
    let mut units = memory.list(&List { limit: 100_000, ..List::default() }).unwrap().units;
    units.sort_by_key(|unit| unit.id);
    let brief = |unit: Unit| (unit.id, unit.source.written(), unit.target.written(), unit.used);
    units.into_iter().map(brief).collect()
}

/// How a run went: kills inside each step, and steps that were left open.
#[derive(Default)]
struct Tally {
    inside: BTreeMap<&'static str, u32>,
    left_open: usize,
}

#[test]
fn killed_at_any_moment_nothing_is_missing_or_doubled() {
    let folder = fixture::quick_folder();
    let place = Place(folder.path().to_owned());
    place.fill();
    let before = all(&place.open());
    let long = std::env::var_os("PERSKLAAR_LONG").is_some();
    let given = std::env::var("PERSKLAAR_SEED").ok().and_then(|seed| seed.parse::<u64>().ok());
    let mut seed = given.unwrap_or_else(|| if long { u64::from(std::process::id()) } else { 1 });
    eprintln!("killed inside steps: PERSKLAAR_SEED={seed}");
    let (rounds, mut tally) = (if long { 500 } else { 22 }, Tally::default());
    for round in 0..rounds {
        let step = STEPS[round % STEPS.len()];
        let when = format!("round {round}, {step}");
        let said = killed(&place, step, Duration::from_millis(40 + drawn(&mut seed, 500)), &when);
        if said.lines().last().is_some_and(|line| line != "ended") {
            *tally.inside.entry(step).or_default() += 1;
        }
        tally.left_open += check(&place, step, &said, &before, &when);
    }
    eprintln!("killed inside: {:?}; steps left open: {}", tally.inside, tally.left_open);
    assert!(tally.inside.values().sum::<u32>() as usize > rounds / 4, "{:?}", tally.inside);
    assert!(!long || tally.inside.len() == STEPS.len() && tally.left_open > 0, "{:?}", tally.inside);
}

/// A number that looks drawn at random, by a seed.
fn drawn(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

/// What the second process had said by the time that it was killed.
fn killed(place: &Place, step: &str, after: Duration, when: &str) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_work_that_is_killed", "--nocapture"])
        .env(FOLDER, &place.0)
        .env(STEP, step)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    let state = child.try_wait().unwrap();
    child.kill().unwrap();
    let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(state, None, "it works until it is killed, {when}: {said}");
    said.lines().filter(|line| is_said(line)).map(|line| format!("{line}\n")).collect()
}

/// What the runner of the tests says is not the step's.
fn is_said(line: &str) -> bool {
    ["begun", "ended", "kept ", "back "].iter().any(|word| line.starts_with(word))
}

/// Looks at all that was left. Answers how many steps could be taken back.
fn check(place: &Place, step: &str, said: &str, before: &[Brief], when: &str) -> usize {
    let mut memory = place.open();
    let steps = take_back(&mut memory);
    if step == "put" {
        check_puts(&mut memory, said, when);
    }
    while memory.index_words(2000).unwrap() > 0 {}
    assert_eq!(all(&memory), before, "{when}");
    memory.check(&mut go_on()).unwrap_or_else(|error| panic!("{when}: {error}"));
    for backup in backups(&place.file("backups"), memory.uuid()) {
        assert_eq!(backup.units, before.len() as u64, "a backup is whole or not there, {when}");
    }
    let is_inside = said.lines().last() == Some("begun");
    match step {
        "create" => new_is_whole(&place.file("new.pkmemory"), when),
        "words" if is_inside => copy_is_whole(&place.file("x.pkmemory"), UNITS * 2 / 3, when),
        "migrate" if is_inside => copy_is_whole(&place.file("x.pkmemory"), before.len(), when),
        _ => {}
    }
    assert!(!fixture::lookup(&memory, "zin 7", 70).is_empty(), "{when}");
    drop(memory);
    swept(place, when);
    steps
}

/// All that was said to be kept is there, at most one more, and all of it goes again.
fn check_puts(memory: &mut Memory, said: &str, when: &str) {
    let mut there: Vec<&str> = Vec::new();
    let mut going = None;
    for line in said.lines() {
        match line.split_once(' ') {
            Some(("kept", op)) => there.push(op),
            Some(("back", op)) => {
                there.retain(|known| *known != op);
                going = Some(op);
            }
            _ => {}
        }
    }
    let found: Vec<String> =
        all(memory).into_iter().filter_map(|unit| unit.1.strip_prefix("nieuw ").map(str::to_owned)).collect();
    let missing: Vec<&&str> = there.iter().filter(|op| !found.iter().any(|found| found == **op)).collect();
    assert!(missing.is_empty(), "{when}: {missing:?} is not there");
    let more: Vec<&String> = found.iter().filter(|op| !there.contains(&op.as_str())).collect();
    assert!(more.len() <= 1, "{when}: {more:?} beside what was said, {going:?} was going");
    for op in &found {
        assert!(memory.undo_put(op, time(13)).unwrap(), "{when}: {op}");
    }
    assert!(memory.last_operation().unwrap().is_none_or(|step| step.kind != OperationKind::Edit));
}

fn new_is_whole(path: &Path, when: &str) {
    if path.exists() {
        let memory = Memory::open(path).unwrap_or_else(|error| panic!("{when}: {error}"));
        assert_eq!(memory.count().unwrap(), 0, "{when}");
    }
}

/// A copy that was worked on opens, has all its units, and all their words once what waits is written.
fn copy_is_whole(path: &Path, units: usize, when: &str) {
    let mut memory = Memory::open(path).unwrap_or_else(|error| panic!("{when}: {error}"));
    while memory.index_words(2000).unwrap() > 0 {}
    memory.check(&mut go_on()).unwrap_or_else(|error| panic!("{when}: {error}"));
    assert_eq!(memory.count().unwrap(), units as u64, "{when}");
    let search = persklaar_memory::Search {
        words: "zin",
        side: persklaar_memory::Side::Source,
        offset: 0,
        limit: 100_000,
    };
    assert_eq!(memory.search(&search).unwrap().len(), units, "{when}");
    let old = PathBuf::from(format!("{}.version-1", path.display()));
    if old.exists() {
        assert_eq!(units_in(&old), Some(units), "the copy of the old version is whole, {when}");
    }
}

fn units_in(path: &Path) -> Option<usize> {
    let connection = rusqlite::Connection::open(path).ok()?;
    connection.query_row("SELECT count(*) FROM unit", [], |row| row.get(0)).ok()
}

/// Once it is old, nothing is left of what was not finished, and no copy is the memory itself by another name.
fn swept(place: &Place, when: &str) {
    let unfinished = |name: &str| name.starts_with('.');
    let files = || fs::read_dir(&place.0).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    for path in files().filter(|path| unfinished(&name(path))) {
        let old = SystemTime::now() - Duration::from_secs(2 * 86_400);
        fs::File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
    }
    let mut memory = place.open();
    memory.tidy(Timestamp::now()).unwrap();
    let _ = fs::remove_file(place.file("m.pkmemory.nl-en.index"));
    drop(memory);
    place.open().prepare_lookups(1).unwrap();
    let left: Vec<PathBuf> = files().filter(|path| unfinished(&name(path))).collect();
    assert!(left.is_empty(), "{when}: {left:?}");
    assert_eq!(fs::metadata(place.memory()).unwrap().nlink(), 1, "{when}");
    tidy(place);
}
