//! What keeping a memory clean costs: `upkeep FILE.tmx FOLDER` imports the file into a memory in the folder, unless it
//! is there, and prints how long each question and each step took, the first time and once more.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement")]

use jiff::Timestamp;
use persklaar_memory::{
    Filter, GroupKind, Import, Kind, List, Memory, Sort, backups, newest_backup, recover, restore,
};
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let found = work();
    println!("{what:<44} {:>10.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    found
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (tmx, folder) = (&arguments[1], Path::new(&arguments[2]));
    let path = folder.join("large.pkmemory");
    fs::create_dir_all(folder).unwrap();
    if !path.exists() {
        import(tmx, &path);
    }
    let mut memory = Memory::open(&path).unwrap();
    println!("{} units", memory.count().unwrap());
    lists(&memory);
    timed("size and pairs", || memory.stats().unwrap());
    timed("pairs", || memory.pairs().unwrap());
    timed("facets", || memory.facets().unwrap());
    timed("facets, again", || memory.facets().unwrap());
    for (kind, name) in [(GroupKind::Contradiction, "contradictions"), (GroupKind::Duplicate, "duplicates")] {
        let found = timed(name, || memory.groups(kind, 0, 50).unwrap());
        println!("  {} groups", found.total);
        timed("  a page further down", || memory.groups(kind, 1000, 50).unwrap());
    }
    timed("statistics", || memory.statistics(&mut go_on()).unwrap());
    steps(&mut memory);
    copies(memory, folder);
}

fn go_on() -> impl FnMut(u64, u64) -> ControlFlow<()> {
    |_, _| ControlFlow::Continue(())
}

fn import(tmx: &str, path: &Path) {
    let mut memory = Memory::create(path).unwrap();
    let options = Import { languages: None, at: Timestamp::UNIX_EPOCH, author: Some("Ada".into()) };
    let file = File::open(tmx).unwrap();
    timed("import", || memory.import(file, &options, &mut |_| ControlFlow::Continue(())).unwrap());
    timed("words", || while memory.index_words(2000).unwrap() > 0 {});
}

fn lists(memory: &Memory) {
    let of = |filter: Filter, sort| List { filter, sort, offset: 0, limit: 100 };
    let words = |words: &str| Filter::of_words(words);
    let questions = [
        ("newest", of(Filter::default(), Sort::Newest)),
        ("words d", of(words("d"), Sort::Newest)),
        ("words de", of(words("de"), Sort::Newest)),
        ("words de mens", of(words("de mens"), Sort::Newest)),
        ("words regering", of(words("regering"), Sort::Newest)),
        ("words \"van de\"", of(words("\"van de\""), Sort::Newest)),
        ("words de, tagged", of(Filter { kind: Kind::Tagged, ..words("de") }, Sort::Newest)),
        ("author", of(Filter { author: Some("Ada".into()), ..Filter::default() }, Sort::Newest)),
        ("tagged", of(Filter { kind: Kind::Tagged, ..Filter::default() }, Sort::Newest)),
        ("contradictions", of(Filter { kind: Kind::Contradictions, ..Filter::default() }, Sort::Newest)),
        ("source A to Z", of(Filter::default(), Sort::Source)),
        ("most used", of(Filter::default(), Sort::Used)),
    ];
    for (name, list) in questions {
        let page = timed(&format!("list: {name}"), || memory.list(&list).unwrap());
        let last = usize::try_from(page.total).unwrap().saturating_sub(100);
        let further = List { offset: last / 2, ..list.clone() };
        timed("  in the middle", || memory.list(&further).unwrap());
        timed("  at the end", || memory.list(&List { offset: last, ..list.clone() }).unwrap());
        println!("  {}{} units", page.total, if page.more { " and more" } else { "" });
    }
}

fn steps(memory: &mut Memory) {
    let now = Timestamp::UNIX_EPOCH;
    let page = memory.list(&List { limit: 1, ..List::default() }).unwrap();
    let unit = &page.units[0];
    timed("edit one", || memory.update(unit.id, &unit.target, None, now).unwrap());
    let last = memory.last_operation().unwrap().unwrap();
    timed("  taken back", || memory.undo(last.id, now, &mut go_on()).unwrap());
    let merged = timed("merge all duplicates", || memory.merge_all(now, &mut go_on()).unwrap());
    if let Some(merged) = merged {
        println!("  {} units", merged.units);
        timed("  taken back", || memory.undo(merged.id, now, &mut go_on()).unwrap());
    }
    let filter = Filter::of_words("rechten");
    let counted = timed("count what a filter leaves", || memory.found_units(&filter).unwrap());
    let deleted =
        timed("  delete it", || memory.delete_found(&filter, &counted.token, now, &mut go_on()).unwrap());
    println!("  {} units", counted.units);
    if let Some(deleted) = deleted {
        timed("  taken back", || memory.undo(deleted.id, now, &mut go_on()).unwrap());
    }
}

fn copies(memory: Memory, folder: &Path) {
    let (path, uuid) = (memory.path().to_owned(), memory.uuid().to_owned());
    let now: Timestamp = "2026-11-25T12:00:00Z".parse().unwrap();
    let to = folder.join("backups");
    let backup = timed("backup, looked at", || memory.back_up(&to, now, &mut go_on()).unwrap());
    drop(memory);
    timed("list of backups", || backups(&to, &uuid));
    timed("newest backup", || newest_backup(&to, &uuid, None, jiff::civil::date(2026, 11, 25)));
    timed("restore", || restore(&path, &backup.path, now, &mut go_on()).unwrap());
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[..4096].fill(0);
    bytes[middle..middle + 1_000_000].fill(0);
    fs::write(&path, bytes).unwrap();
    let saved = timed("save a damaged one", || recover(&path, now, &mut go_on()).unwrap());
    println!("  {} units, {} bytes unreadable", saved.units, saved.unreadable);
}
