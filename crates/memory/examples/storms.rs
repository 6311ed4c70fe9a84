//! How long it takes with a sentence that stands in a memory a hundred thousand times, and with units of a megabyte.
//!
//! `cargo run --release -p persklaar-memory --example storms [UNITS]`
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement")]

use jiff::Timestamp;
use persklaar_memory::{GroupKind, Import, List, Losers, Memory, NewUnit, Origin, Query, Search, Side};
use persklaar_text::{Language, TaggedText};
use std::ops::ControlFlow;
use std::time::Instant;

fn main() {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(100_000);
    identical(count);
    megabytes();
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    println!("{:>10.1} ms  {what}", start.elapsed().as_secs_f64() * 1000.0);
    done
}

fn languages() -> (Language, Language) {
    ("nl".parse().unwrap(), "en".parse().unwrap())
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn import(memory: &mut Memory, tsv: &str) {
    let options = Import { languages: Some(languages()), at: at(0), author: None };
    memory.import(tsv.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
}

fn unit(source: &str, target: &str, previous: Option<&str>) -> NewUnit {
    let (from, to) = languages();
    NewUnit {
        from,
        to,
        source: TaggedText::plain(source),
        target: TaggedText::plain(target),
        previous: previous.map(str::to_owned),
        next: None,
        document: None,
        author: None,
        at: at(1),
        origin: Origin::Typed,
    }
}

fn lookup(memory: &Memory, text: &str) -> usize {
    let (source, (from, to)) = (TaggedText::plain(text), languages());
    let query = Query {
        source: &source,
        previous: Some("Dag."),
        next: None,
        from: &from,
        to: &to,
        min: 70,
        limit: 5,
        exhaustive: false,
    };
    memory.lookup(&query).unwrap().len()
}

fn identical(count: usize) {
    println!("{count} units with one source, each with a target of its own");
    let folder = tempfile::tempdir().unwrap();
    let mut memory = Memory::create(folder.path().join("m.pkmemory")).unwrap();
    let tsv: String = (0..count).map(|at| format!("Lees meer over ons werk\tRead more {at}\n")).collect();
    let mut go_on = |_, _| ControlFlow::Continue(());
    timed("import", || import(&mut memory, &tsv));
    timed("words", || while memory.index_words(800).unwrap() > 0 {});
    timed("first lookup", || lookup(&memory, "Lees meer over ons werk"));
    timed("lookup, exact", || lookup(&memory, "Lees meer over ons werk"));
    timed("lookup, fuzzy", || lookup(&memory, "Lees nu meer over ons werk"));
    timed("search", || {
        memory.search(&Search { words: "lees werk", side: Side::Source, offset: 0, limit: 50 }).unwrap()
    });
    timed("list", || memory.list(&List { limit: 100, ..List::default() }).unwrap());
    timed("put, new context", || {
        memory.put(&unit("Lees meer over ons werk", "x", Some("Dag.")), "a").unwrap()
    });
    timed("put, another target", || memory.put(&unit("Lees meer over ons werk", "y", None), "b").unwrap());
    timed("edit", || memory.update(7, &TaggedText::plain("z"), None, at(2)).unwrap());
    timed("contradictions", || memory.groups(GroupKind::Contradiction, 0, 20).unwrap());
    let ended = timed("ending it", || {
        memory.resolve(3, Losers::Retarget, (None, at(3)), &mut go_on).unwrap().unwrap()
    });
    let merged = timed("merging", || memory.merge_all(at(4), &mut go_on).unwrap().unwrap());
    timed("taking that back", || memory.undo(merged.id, at(5), &mut go_on).unwrap());
    timed("and the other", || memory.undo(ended.id, at(5), &mut go_on).unwrap());
    timed("export", || memory.export_tmx(&mut std::io::sink(), None, None).unwrap());
    timed("backup", || memory.back_up(&folder.path().join("b"), at(6), &mut go_on).unwrap());
    timed("check", || memory.check(&mut go_on).unwrap());
}

fn megabytes() {
    println!("ten units of a megabyte, and a thousand others");
    let folder = tempfile::tempdir().unwrap();
    let mut memory = Memory::create(folder.path().join("m.pkmemory")).unwrap();
    let long = "Lange zin zonder einde over het recht. ".repeat(26_000);
    let tsv: String = (0..1000).map(|at| format!("zin {at}\tsentence {at}\n")).collect();
    let large: String = (0..10).map(|at| format!("{at} {long}\t{at} {long}\n")).collect();
    let mut go_on = |_, _| ControlFlow::Continue(());
    timed("import", || import(&mut memory, &(tsv + &large)));
    timed("lookup, short", || lookup(&memory, "zin 7"));
    let asked = format!("3 {}", long.trim());
    timed("lookup, exact, of a megabyte", || lookup(&memory, &asked));
    timed("lookup, fuzzy, of a megabyte", || lookup(&memory, &asked.replacen("recht", "onrecht", 40)));
    timed("search", || {
        memory.search(&Search { words: "lange einde", side: Side::Source, offset: 0, limit: 50 }).unwrap()
    });
    timed("list", || memory.list(&List { limit: 100, ..List::default() }).unwrap());
    timed("put", || memory.put(&unit(&format!("{asked} slot"), &asked, None), "a").unwrap());
    timed("edit", || memory.update(1005, &TaggedText::plain(&asked), None, at(2)).unwrap());
    timed("merging", || memory.merge_all(at(4), &mut go_on).unwrap());
    timed("export", || memory.export_tmx(&mut std::io::sink(), None, None).unwrap());
    timed("backup", || memory.back_up(&folder.path().join("b"), at(6), &mut go_on).unwrap());
    timed("check", || memory.check(&mut go_on).unwrap());
}
