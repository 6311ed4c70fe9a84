//! What comes back of a memory that was damaged: every unit whose pages are whole, and nothing else.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod fixture;

use fixture::{Fixture, lookup, text, time, unit};
use persklaar_memory::{List, Memory, MemoryError, NewUnit, Recovered, Unit, recover};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

const PAGE: usize = 4096;

/// A closed memory, the bytes of its file, its units, and on which pages each of them stands.
struct Model {
    folder: tempfile::TempDir,
    path: PathBuf,
    bytes: Vec<u8>,
    uuid: String,
    units: BTreeMap<i64, Unit>,
    stands_on: BTreeMap<i64, BTreeSet<usize>>,
    deleted: BTreeSet<i64>,
}

impl Model {
    /// Every tenth unit was deleted, every ninth changed, some are long; one is longer than a page ten times over.
    fn new(units: usize) -> Self {
        let Fixture { folder, mut memory } = Fixture::new();
        let long = |at: usize| if at % 50 == 7 { " lang".repeat(1 + at * 37 % 4000) } else { String::new() };
        let tsv: String = (0..units)
            .map(|at| format!("Zin {at} over het huis{}\tSentence {at} on the house\n", long(at)))
            .collect();
        let languages = Some((fixture::language("nl"), fixture::language("en")));
        let options = persklaar_memory::Import { languages, at: time(1), author: Some("Ada".into()) };
        memory.import(tsv.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
        let tagged =
            NewUnit { previous: Some("Dag.".into()), ..unit("een <1>boom</1> & 1 &lt; 2", "a <1>tree</1>") };
        memory.put(&tagged, "tagged").unwrap();
        let ids: Vec<i64> = (1..=i64::try_from(units).unwrap()).collect();
        for id in ids.iter().filter(|id| **id % 9 == 0) {
            memory
                .update(*id, &text(&format!("Changed {id} {}", "more ".repeat(30))), None, time(5))
                .unwrap();
        }
        let deleted: Vec<i64> = ids.iter().copied().filter(|id| id % 10 == 0).collect();
        memory.delete(&deleted, time(6)).unwrap();
        let list = List { limit: 100_000, ..List::default() };
        let units = memory.list(&list).unwrap().units.into_iter().map(|unit| (unit.id, unit)).collect();
        let (path, uuid) = (memory.path().to_owned(), memory.uuid().to_owned());
        drop(memory);
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch("PRAGMA journal_mode = DELETE").unwrap();
        let stands_on = stands_on(&connection);
        drop(connection);
        let bytes = fs::read(&path).unwrap();
        Self { folder, path, bytes, uuid, units, stands_on, deleted: deleted.into_iter().collect() }
    }

    fn pages(&self) -> usize {
        self.bytes.len() / PAGE
    }

    /// Damages the file, saves it, and compares what comes back with the units whose pages are whole.
    fn check(&self, bytes: &[u8], lost: &dyn Fn(usize) -> bool, what: &str) -> Option<Recovered> {
        for entry in fs::read_dir(self.folder.path()).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
        fs::write(&self.path, bytes).unwrap();
        let expected: Vec<&Unit> = self
            .units
            .values()
            .filter(|unit| !self.stands_on[&unit.id].iter().any(|page| lost(*page)))
            .collect();
        let recovered = recover(&self.path, time(9), &mut |_, _| ControlFlow::Continue(()));
        if let Err(MemoryError::NotAMemory { .. }) = recovered {
            assert!(expected.is_empty() && fs::read(&self.path).unwrap() == bytes, "{what}");
            return None;
        }
        let recovered = recovered.unwrap_or_else(|error| panic!("{what}: {error:?}"));
        assert_eq!(fs::read(&recovered.kept).unwrap(), bytes, "{what}");
        let memory = Memory::open(&self.path).unwrap();
        let found = all(&memory);
        let ids = |units: &[&Unit]| units.iter().map(|unit| unit.id).collect::<Vec<_>>();
        assert_eq!(ids(&found.iter().collect::<Vec<_>>()), ids(&expected), "{what}");
        assert!(found.iter().eq(expected), "{what}");
        assert!(found.iter().all(|unit| !self.deleted.contains(&unit.id)), "{what}");
        assert_eq!(recovered.units, found.len() as u64);
        Some(recovered)
    }
}

fn all(memory: &Memory) -> Vec<Unit> {
    let mut units = memory.list(&List { limit: 100_000, ..List::default() }).unwrap().units;
    units.sort_by_key(|unit| unit.id);
    units
}

/// As SQLite itself says, leaf by leaf and cell by cell.
fn stands_on(connection: &Connection) -> BTreeMap<i64, BTreeSet<usize>> {
    let mut ids = connection.prepare("SELECT id FROM unit ORDER BY id").unwrap();
    let mut ids = ids.query_map([], |row| row.get::<_, i64>(0)).unwrap().map(Result::unwrap);
    let sql = "SELECT path, pageno, pagetype, ncell FROM dbstat WHERE name = 'unit' ORDER BY path";
    let mut pages = connection.prepare(sql).unwrap();
    let rows = pages.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
    let rows: Vec<(String, usize, String, usize)> = rows.map(Result::unwrap).collect();
    let mut found = BTreeMap::new();
    for (path, page, _, cells) in rows.iter().filter(|(_, _, kind, _)| kind == "leaf") {
        for cell in 0..*cells {
            let goes_on = format!("{path}{cell:03x}+");
            let over = rows.iter().filter(|(path, ..)| path.starts_with(&goes_on)).map(|(_, page, ..)| *page);
            found.insert(ids.next().unwrap(), over.chain([*page]).collect());
        }
    }
    assert_eq!(ids.next(), None);
    found
}

/// A number that looks drawn at random and is the same in every run.
fn drawn(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap() % below
}

#[test]
fn cut_at_every_page() {
    let model = Model::new(180);
    assert!(model.stands_on.values().any(|pages| pages.len() > 3), "some units overflow");
    let mut saved = 0;
    for kept in 1..model.pages() {
        let bytes = &model.bytes[..kept * PAGE];
        let whole = |page: usize| page > kept;
        let what = format!("cut after {kept} of {} pages", model.pages());
        let Some(recovered) = model.check(bytes, &whole, &what) else { continue };
        saved += 1;
        let missing = (model.bytes.len() - bytes.len()) as u64;
        assert!(recovered.unreadable >= missing, "{kept}: {}", recovered.unreadable);
    }
    assert!(saved > model.pages() / 2, "{saved}");
}

#[test]
fn cut_inside_a_page() {
    let model = Model::new(180);
    let (mut seed, mut saved) = (7, 0);
    for _ in 0..12 {
        let cut = PAGE + drawn(&mut seed, model.bytes.len() - PAGE);
        fs::write(&model.path, &model.bytes[..cut]).unwrap();
        let found = match recover(&model.path, time(9), &mut |_, _| ControlFlow::Continue(())) {
            Err(MemoryError::NotAMemory { .. }) => Vec::new(),
            recovered => recovered.map(|_| all(&Memory::open(&model.path).unwrap())).unwrap(),
        };
        saved += usize::from(!found.is_empty());
        let is_whole = |unit: &Unit| model.stands_on[&unit.id].iter().all(|page| page * PAGE <= cut);
        let least: BTreeSet<i64> =
            model.units.values().filter(|unit| is_whole(unit)).map(|unit| unit.id).collect();
        assert!(found.iter().all(|unit| model.units[&unit.id] == *unit), "nothing is invented");
        assert!(least.is_subset(&found.iter().map(|unit| unit.id).collect()), "cut after {cut}");
    }
    assert!(saved > 3, "{saved}");
}

#[test]
fn the_first_page_lost() {
    let model = Model::new(180);
    let mut bytes = model.bytes.clone();
    bytes[..PAGE].fill(0);
    fs::write(&model.path, &bytes).unwrap();
    assert!(matches!(Memory::open(&model.path), Err(MemoryError::Corrupt { .. })));
    assert!(matches!(Memory::open_read_only(&model.path), Err(MemoryError::Corrupt { .. })));
    let recovered = model.check(&bytes, &|page| page == 1, "the first page").unwrap();
    assert_eq!(recovered.units, model.units.len() as u64);
    let memory = Memory::open(&model.path).unwrap();
    assert_eq!(memory.uuid(), model.uuid);
    assert_eq!(memory.name().unwrap(), "m");
}

/// So large that the size of a page is guessed from a part of them.
#[test]
fn the_first_page_of_a_large_file_lost() {
    let model = Model::new(9000);
    assert!(model.pages() > 1024, "{}", model.pages());
    let mut bytes = model.bytes.clone();
    bytes[..PAGE].fill(0);
    let recovered = model.check(&bytes, &|page| page == 1, "the first page").unwrap();
    assert_eq!(recovered.units, model.units.len() as u64);
}

#[test]
fn runs_of_pages_overwritten_with_zeros() {
    let model = Model::new(5000);
    let mut seed = 20_261_125;
    for round in 0..5 {
        let mut bytes = model.bytes.clone();
        let mut lost = BTreeSet::new();
        for _ in 0..=round % 4 {
            let from = drawn(&mut seed, model.pages());
            let until = (from + 1 + drawn(&mut seed, 40)).min(model.pages());
            bytes[from * PAGE..until * PAGE].fill(0);
            lost.extend(from + 1..=until);
        }
        let recovered =
            model.check(&bytes, &|page| lost.contains(&page), &format!("round {round}: {lost:?}")).unwrap();
        assert!(recovered.unreadable <= lost.len() as u64 * PAGE as u64 * 3, "{}", recovered.unreadable);
    }
}

#[test]
fn a_page_of_rubbish() {
    let model = Model::new(180);
    let mut seed = 3;
    for page in 2..=model.pages() {
        let mut bytes = model.bytes.clone();
        for byte in &mut bytes[(page - 1) * PAGE..page * PAGE] {
            *byte = u8::try_from(drawn(&mut seed, 256)).unwrap();
        }
        model.check(&bytes, &|lost| lost == page, &format!("page {page} of {}", model.pages()));
    }
}

#[test]
fn a_saved_memory_is_whole_in_every_way() {
    let model = Model::new(180);
    let recovered = model.check(&model.bytes, &|_| false, "nothing lost").unwrap();
    assert_eq!((recovered.units, recovered.unreadable), (model.units.len() as u64, 0));
    assert_eq!(recovered.deleted, model.deleted.len() as u64);
    let mut memory = Memory::open(&model.path).unwrap();
    assert_eq!(lookup(&memory, "Zin 3 over het huis", 100).len(), 1);
    assert_eq!(memory.index_words(100_000).unwrap(), 0);
    let search = persklaar_memory::Search {
        words: "zin",
        side: persklaar_memory::Side::Source,
        offset: 0,
        limit: 999,
    };
    assert_eq!(memory.search(&search).unwrap().len(), model.units.len() - 1);
    assert_eq!(memory.restore(&[10], time(10)).unwrap(), 1);
    assert_eq!(memory.get(10).unwrap().unwrap().id, 10);
    let new = memory.put(&unit("nieuw", "new"), "new").unwrap().unit;
    assert!(new > *model.deleted.last().unwrap() && new > *model.units.keys().last().unwrap());
}

#[test]
fn a_log_is_brought_in_first() {
    let Fixture { folder, mut memory } = Fixture::new();
    memory.put(&unit("een", "one"), "a").unwrap();
    let copy = folder.path().join("copy.pkmemory");
    // As a program that was killed leaves it: the unit is in the log alone.
    fs::copy(memory.path(), &copy).unwrap();
    fs::copy(folder.path().join("m.pkmemory-wal"), folder.path().join("copy.pkmemory-wal")).unwrap();
    let recovered = recover(&copy, time(9), &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(recovered.units, 1);
}

#[test]
fn what_holds_nothing_of_a_memory_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path: &Path = &folder.path().join("x.pkmemory");
    for bytes in [&b""[..], b"text", &[0x0d; 9000], &[0; 20_000]] {
        fs::write(path, bytes).unwrap();
        let outcome = recover(path, time(9), &mut |_, _| ControlFlow::Continue(()));
        assert!(matches!(outcome, Err(MemoryError::NotAMemory { .. })), "{outcome:?}");
        assert_eq!(fs::read(path).unwrap(), bytes);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn broken_off_it_changes_nothing() {
    let model = Model::new(1200);
    let mut bytes = model.bytes.clone();
    bytes[8 * PAGE..9 * PAGE].fill(0);
    fs::write(&model.path, &bytes).unwrap();
    for calls in 0..4 {
        let mut left = calls;
        let outcome = recover(&model.path, time(9), &mut |_, _| {
            left -= 1;
            if left < 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(outcome, Err(MemoryError::Cancelled)), "{outcome:?}");
        assert_eq!(fs::read(&model.path).unwrap(), bytes);
        assert_eq!(fs::read_dir(model.folder.path()).unwrap().count(), 1);
    }
}
