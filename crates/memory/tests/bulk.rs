//! Many units at once: imports that make the indexes anew, words that follow later, and what may come between.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod fixture;

use fixture::{Fixture, lookup, text, time, unit};
use persklaar_memory::{
    Change, Import, ImportError, Imported, Memory, MemoryError, NewUnit, Phase, Progress, Search, Side,
};
use proptest::collection::vec;
use proptest::prelude::*;
use rusqlite::Connection;
use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;

/// More than an import needs to take the indexes away.
const MANY: usize = 12_000;

fn tsv(numbers: impl Iterator<Item = usize>) -> String {
    numbers.fold(String::new(), |mut tsv, number| {
        let _ = writeln!(tsv, "Zin nummer{number} gaat over recht\tSentence number{number} is about right");
        tsv
    })
}

fn options() -> Import {
    let languages = Some((fixture::language("nl"), fixture::language("en")));
    Import { languages, at: time(0), author: None }
}

fn import(memory: &mut Memory, tsv: &str) -> Imported {
    memory.import(tsv.as_bytes(), &options(), &mut |_| ControlFlow::Continue(())).unwrap()
}

fn finds(memory: &Memory, words: &str) -> usize {
    memory.search(&Search { words, side: Side::Source, offset: 0, limit: 100_000 }).unwrap().len()
}

/// Opening compares the schema word for word; the rest is SQLite's own check of tables against indexes.
fn check_whole(path: &Path) {
    drop(Memory::open(path).unwrap());
    let connection = Connection::open(path).unwrap();
    let answer: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(answer, "ok");
}

#[test]
fn what_is_there_is_merged_whatever_the_size() {
    let mut fixture = Fixture::new();
    let first = import(&mut fixture.memory, &tsv(0..500));
    assert_eq!((first.units, first.merged), (500, 0));
    // Some are in the memory, some earlier in the file, before and after the indexes are gone.
    let file = tsv((0..MANY).chain(400..700).chain(MANY - 10..MANY));
    let second = import(&mut fixture.memory, &file);
    assert_eq!((second.units, second.merged), (MANY as u64 - 500, 500 + 300 + 10));
    let again = import(&mut fixture.memory, &file);
    assert_eq!((again.units, again.merged), (0, MANY as u64 + 310));
    assert_eq!(fixture.memory.count().unwrap(), MANY as u64);
    assert_eq!(lookup(&fixture.memory, "Zin nummer11999 gaat over recht", 90)[0].score, 100);
    let put = fixture.memory.put(&unit("Zin nummer7 gaat over recht", "x"), "op").unwrap();
    assert_eq!((put.unit, put.change), (8, Change::Updated));
    check_whole(fixture.memory.path());
}

#[test]
fn words_of_many_units_follow_newest_import_first() {
    let mut fixture = Fixture::new();
    import(&mut fixture.memory, &tsv(0..3_000));
    assert_eq!(fixture.memory.pending_words().unwrap(), 3_000);
    assert_eq!(finds(&fixture.memory, "recht"), 0);
    assert_eq!(fixture.memory.index_words(1_000).unwrap(), 2_000);
    assert_eq!((finds(&fixture.memory, "recht"), finds(&fixture.memory, "nummer999")), (1_000, 1));
    import(&mut fixture.memory, &tsv(5_000..8_000));
    assert_eq!(fixture.memory.index_words(3_000).unwrap(), 2_000);
    assert_eq!((finds(&fixture.memory, "nummer7999"), finds(&fixture.memory, "nummer2999")), (1, 0));
    assert_eq!(fixture.memory.index_words(u64::MAX).unwrap(), 0);
    assert_eq!(fixture.memory.index_words(1).unwrap(), 0);
    let count = fixture.memory.count_hits("r*", Side::Source, 5_000).unwrap();
    assert_eq!((count.units, count.more), (5_000, true));
    let count = fixture.memory.count_hits("r*", Side::Source, 6_000).unwrap();
    assert_eq!((count.units, count.more), (6_000, false));
    check_whole(fixture.memory.path());
}

#[test]
fn what_is_changed_before_its_words_came_is_found_as_it_is() {
    let mut fixture = Fixture::new();
    import(&mut fixture.memory, &tsv(0..3_000));
    fixture.memory.update(10, &text("An answer"), None, time(1)).unwrap();
    fixture.memory.delete(&[20, 3_000], time(2)).unwrap();
    fixture.memory.delete(&[30], time(2)).unwrap();
    fixture.memory.restore(&[30], time(3)).unwrap();
    // Units of a person are found at once, before and among those that wait.
    fixture.memory.put(&unit("Een eigen zin", "A sentence of one's own"), "op").unwrap();
    assert_eq!(finds(&fixture.memory, "eigen"), 1);
    fixture.memory.index_words(15).unwrap();
    fixture.memory.update(11, &text("A later answer"), None, time(4)).unwrap();
    fixture.memory.delete(&[12], time(4)).unwrap();
    fixture.memory.index_words(u64::MAX).unwrap();
    assert_eq!(finds(&fixture.memory, "recht"), 2_997);
    let answers = Search { words: "answer", side: Side::Target, offset: 0, limit: 9 };
    let found: Vec<i64> = fixture.memory.search(&answers).unwrap().iter().map(|hit| hit.unit.id).collect();
    assert_eq!(found, [11, 10]);
    for gone in ["nummer19", "nummer2999", "nummer11"] {
        assert_eq!(finds(&fixture.memory, gone), 0, "{gone}");
    }
    fixture.memory.restore(&[12], time(5)).unwrap();
    assert_eq!((finds(&fixture.memory, "nummer11"), finds(&fixture.memory, "nummer29")), (1, 1));
}

#[test]
fn many_confirmations_are_found_at_once() {
    let mut fixture = Fixture::new();
    for number in 0..200 {
        let new = unit(&format!("zin woord{number}"), &format!("sentence word{number}"));
        fixture.memory.put(&new, &format!("{number}")).unwrap();
        if number % 17 == 0 {
            assert_eq!(finds(&fixture.memory, "woord*"), number + 1);
        }
    }
    assert!(fixture.memory.undo_put("150", time(9)).unwrap());
    assert_eq!((finds(&fixture.memory, "woord*"), finds(&fixture.memory, "woord150")), (199, 0));
    let reader = Memory::open_read_only(fixture.memory.path()).unwrap();
    fixture.memory.put(&unit("een laatste", "a last one"), "last").unwrap();
    assert_eq!((finds(&reader, "laatste"), reader.pending_words().unwrap()), (0, 1));
    assert_eq!((finds(&fixture.memory, "laatste"), finds(&reader, "laatste")), (1, 1));
}

#[derive(Debug, Clone)]
enum Step {
    Put(u8),
    Import(u16),
    Delete(usize),
    Restore(usize),
    Index(u64),
    Search,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => any::<u8>().prop_map(Step::Put),
        // To either side of what has its words at once.
        2 => prop_oneof![1..9_u16, 2_001..2_005_u16].prop_map(Step::Import),
        3 => any::<usize>().prop_map(Step::Delete),
        3 => any::<usize>().prop_map(Step::Restore),
        2 => (1..2_100_u64).prop_map(Step::Index),
        1 => Just(Step::Search),
    ];
    vec(step, 1..25)
}

/// The numbers of the units that were made, those that are there and those that are deleted.
#[derive(Default)]
struct Made {
    next: usize,
    living: Vec<i64>,
    deleted: Vec<i64>,
}

impl Made {
    fn take(&mut self, fixture: &mut Fixture, step: &Step) {
        let memory = &mut fixture.memory;
        match step {
            Step::Put(units) => (0..*units).for_each(|_| self.put(memory)),
            Step::Import(units) => {
                let numbers = self.next..self.next + usize::from(*units);
                import(memory, &tsv(numbers.clone()));
                self.made(numbers.len());
            }
            Step::Delete(at) => swap(&mut self.living, &mut self.deleted, *at, |id| {
                assert!(memory.delete(&[id], time(1)).unwrap().is_some());
            }),
            Step::Restore(at) => swap(&mut self.deleted, &mut self.living, *at, |id| {
                assert_eq!(memory.restore(&[id], time(1)).unwrap(), 1);
            }),
            Step::Index(units) => drop(memory.index_words(*units).unwrap()),
            Step::Search => drop(finds(memory, "recht")),
        }
    }

    fn put(&mut self, memory: &mut Memory) {
        let number = self.next;
        let new = unit(&format!("Zin nummer{number} gaat over recht"), "x");
        memory.put(&new, &format!("op {number}")).unwrap();
        self.made(1);
    }

    /// Ids are given in turn, from 1 on.
    fn made(&mut self, units: usize) {
        let ids = self.next + 1..=self.next + units;
        self.living.extend(ids.map(|id| i64::try_from(id).unwrap()));
        self.next += units;
    }
}

/// Takes one out of the first list, if it has any, and adds it to the other.
fn swap(from: &mut Vec<i64>, to: &mut Vec<i64>, at: usize, mut each: impl FnMut(i64)) {
    if from.is_empty() {
        return;
    }
    let id = from.swap_remove(at % from.len());
    each(id);
    to.push(id);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn words_are_found_whatever_came_between(steps in steps()) {
        let (mut fixture, mut made) = (Fixture::new(), Made::default());
        steps.iter().for_each(|step| made.take(&mut fixture, step));
        let waiting = fixture.memory.pending_words().unwrap();
        prop_assert!(waiting <= made.next as u64, "{waiting} of {}", made.next);
        prop_assert_eq!(fixture.memory.index_words(u64::MAX).unwrap(), 0);
        prop_assert_eq!(finds(&fixture.memory, "recht"), made.living.len());
        for (ids, found) in [(&made.living, 1), (&made.deleted, 0)] {
            for id in ids.iter().take(30) {
                prop_assert_eq!(finds(&fixture.memory, &format!("nummer{}", id - 1)), found, "{}", id);
            }
        }
        check_whole(fixture.memory.path());
    }
}

#[test]
fn breaking_off_leaves_the_memory_as_it_was_in_every_phase() {
    let mut fixture = Fixture::new();
    import(&mut fixture.memory, &tsv(0..100));
    let file = tsv(0..MANY * 3);
    for wanted in [Phase::Reading, Phase::Ordering] {
        let mut reached = false;
        let mut progress = |progress: Progress| {
            let many = wanted == Phase::Ordering || progress.units > 11_000;
            reached |= progress.phase >= wanted && many;
            if reached { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        match fixture.memory.import(file.as_bytes(), &options(), &mut progress) {
            Err(ImportError::Cancelled) => {}
            // The writer may be through with a phase before it hears that nothing is wanted any more.
            Ok(imported) => {
                println!("skipped: {wanted:?} was over at once");
                let ids: Vec<i64> = (101..=100 + i64::try_from(imported.units).unwrap()).collect();
                fixture.memory.delete(&ids, time(9)).unwrap();
            }
            other => panic!("{wanted:?}: {other:?}"),
        }
        assert_eq!(fixture.memory.count().unwrap(), 100);
        assert_eq!(finds(&fixture.memory, "recht"), 100);
        check_whole(fixture.memory.path());
    }
}

#[test]
fn a_file_that_breaks_late_leaves_the_memory_as_it_was() {
    let mut fixture = Fixture::new();
    import(&mut fixture.memory, &tsv(0..100));
    let mut tmx = String::from("<tmx version='1.4'><header srclang='nl'/><body>");
    for number in 0..MANY {
        let _ = write!(
            tmx,
            "<tu><tuv xml:lang='nl'><seg>{number}</seg></tuv><tuv xml:lang='en'><seg>{number}</seg></tuv></tu>"
        );
    }
    let broken = fixture.memory.import(tmx.as_bytes(), &options(), &mut |_| ControlFlow::Continue(()));
    assert!(matches!(broken, Err(ImportError::Broken { .. })), "{broken:?}");
    assert_eq!((fixture.memory.count().unwrap(), finds(&fixture.memory, "recht")), (100, 100));
    check_whole(fixture.memory.path());
}

#[test]
fn progress_only_grows_and_counts_units() {
    let mut fixture = Fixture::new();
    let mut seen = Vec::new();
    let file = tsv(0..MANY);
    let mut progress = |progress: Progress| {
        seen.push(progress);
        ControlFlow::Continue(())
    };
    fixture.memory.import(file.as_bytes(), &options(), &mut progress).unwrap();
    let places: Vec<_> =
        seen.iter().map(|progress| (progress.phase, progress.bytes, progress.units)).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(seen.iter().any(|progress| progress.units > 0 && progress.units < MANY as u64));
    assert_eq!(seen.last().unwrap().bytes, file.len() as u64);
}

/// Headings and buttons stand in a memory many thousand times; each is told apart inside an index.
#[test]
fn the_same_source_many_thousand_times() {
    let mut fixture = Fixture::new();
    let same = |number: usize| format!("Lees meer\tRead more {number}\n");
    let file: String = (0..30_000).map(same).collect();
    assert_eq!(import(&mut fixture.memory, &file).units, 30_000);
    assert_eq!(import(&mut fixture.memory, &file).merged, 30_000);
    let known = fixture.memory.put(&unit("Lees meer", "Read more 7777"), "known").unwrap();
    assert_eq!((known.unit, known.change), (7_778, Change::Unchanged));
    for number in 0..100 {
        let previous = Some(format!("Kop {number}"));
        let new = NewUnit { previous, ..unit("Lees meer", "Read more") };
        assert_eq!(fixture.memory.put(&new, &format!("{number}")).unwrap().change, Change::Inserted);
        assert_eq!(fixture.memory.put(&new, &format!("again {number}")).unwrap().change, Change::Unchanged);
    }
}

#[test]
fn a_unit_of_a_megabyte() {
    let mut fixture = Fixture::new();
    let long = "Lange zin zonder einde. ".repeat(45_000);
    let tsv = format!("{}{long}\t{}\n", tsv(0..10), long.replace("zin", "sentence"));
    assert_eq!(import(&mut fixture.memory, &tsv).units, 11);
    assert_eq!(finds(&fixture.memory, "zin einde"), 1);
    assert_eq!(fixture.memory.get(11).unwrap().unwrap().source.text(), long.trim());
    let put = fixture.memory.put(&unit(&format!("{long} slot"), &long), "op").unwrap();
    assert_eq!((put.change, finds(&fixture.memory, "slot")), (Change::Inserted, 1));
}

/// Whoever confirms while another program imports is told so, and nothing of either is lost.
#[test]
fn two_that_write_at_once() {
    let mut fixture = Fixture::new();
    let mut window = Memory::open(fixture.memory.path()).unwrap();
    window.set_patience(std::time::Duration::ZERO).unwrap();
    let (mut refused, mut kept) = (0, Vec::new());
    let mut progress = |progress: Progress| {
        let op = format!("op {} {}", kept.len() + refused, progress.bytes);
        match window.put(&unit(&op, "mine"), &op) {
            Ok(_) => kept.push(op),
            Err(MemoryError::Busy) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
        ControlFlow::Continue(())
    };
    let imported = fixture.memory.import(tsv(0..MANY).as_bytes(), &options(), &mut progress).unwrap();
    assert_eq!(imported.units, MANY as u64);
    assert!(refused > 0);
    window.put(&unit("daarna", "afterwards"), "afterwards").unwrap();
    assert_eq!(fixture.memory.count().unwrap(), (MANY + kept.len() + 1) as u64);
    check_whole(fixture.memory.path());
}

#[test]
fn the_log_of_a_large_import_does_not_stay() {
    let mut fixture = Fixture::new();
    import(&mut fixture.memory, &tsv(0..MANY * 3));
    let log = std::fs::metadata(format!("{}-wal", fixture.memory.path().display())).unwrap().len();
    let file = std::fs::metadata(fixture.memory.path()).unwrap().len();
    assert!(log < file / 4, "{log} beside {file}");
}

/// A disk of some megabytes, gone when dropped.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn mount(folder: &Path) -> Option<Self> {
        let place = folder.join("small");
        std::fs::create_dir(&place).unwrap();
        let words = ["-t", "tmpfs", "-o", "size=3m", "tmpfs"];
        let mounted = std::process::Command::new("mount").args(words).arg(&place).output();
        mounted.is_ok_and(|answer| answer.status.success()).then_some(Self(place))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = fixture::quick_folder();
    let Some(disk) = SmallDisk::mount(folder.path()) else {
        println!("skipped: a small disk cannot be mounted here");
        return;
    };
    let path = disk.0.join("m.pkmemory");
    let mut memory = Memory::create(&path).unwrap();
    import(&mut memory, &tsv(0..1_000));
    for file in [tsv(0..MANY * 4), tsv(0..MANY * 2)] {
        let full = memory.import(file.as_bytes(), &options(), &mut |_| ControlFlow::Continue(()));
        assert!(matches!(full, Err(ImportError::Memory(MemoryError::Full))), "{full:?}");
        assert_eq!((memory.count().unwrap(), finds(&memory, "recht")), (1_000, 1_000));
    }
    let _ = std::fs::write(disk.0.join("fill"), vec![0; 4_000_000]);
    let refused = (0..200).find_map(|number| {
        memory
            .put(&unit(&format!("zin {number}"), "x"), &format!("{number}"))
            .err()
            .map(|error| (number, error))
    });
    let (confirmed, error) = refused.expect("nothing more fits");
    assert!(matches!(error, MemoryError::Full), "{error:?}");
    assert_eq!(memory.count().unwrap(), 1_000 + confirmed);
    std::fs::remove_file(disk.0.join("fill")).unwrap();
    memory.put(&unit("zin", "x"), "afterwards").unwrap();
    assert_eq!(memory.count().unwrap(), 1_001 + confirmed);
    drop(memory);
    check_whole(&path);
}
