//! Measures a memory: `speed UNITS.tsv QUERIES.tsv`, the queries with their text in the last column. Prints; asserts
//! only that the index answers as comparing with every unit does.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement for people")]

use jiff::Timestamp;
use persklaar_memory::{Import, Memory, NewUnit, Origin, Query, Search, Side};
use persklaar_text::{Language, TaggedText};
use std::fs;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let units = fs::read(arguments.next().expect("UNITS.tsv")).unwrap();
    let queries = fs::read_to_string(arguments.next().expect("QUERIES.tsv")).unwrap();
    let queries: Vec<&str> = queries.lines().map(|line| line.rsplit('\t').next().unwrap_or(line)).collect();
    let folder = tempfile::tempdir().unwrap();
    let mut memory = Memory::create(folder.path().join("speed.pkmemory")).unwrap();

    let languages: (Language, Language) = ("nl".parse().unwrap(), "en".parse().unwrap());
    let options = Import { languages: Some(languages.clone()), at: Timestamp::UNIX_EPOCH, author: None };
    let start = Instant::now();
    let imported = memory.import(units.as_slice(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
    println!("import      {:>9.1?}  {} units", start.elapsed(), imported.units);
    let stats = memory.stats().unwrap();
    println!("file        {} bytes, {} of them for finding words", stats.bytes, stats.index_bytes);

    let before = resident();
    let start = Instant::now();
    ask(&memory, queries[0], &languages, false);
    println!("first       {:>9.1?}  index built; {} KB more resident", start.elapsed(), resident() - before);
    let found = queries.iter().filter(|query| !ask(&memory, query, &languages, false).is_empty()).count();
    report("lookup", queries.iter().map(|query| timed(|| ask(&memory, query, &languages, false))).collect());
    println!("            {found} of {} queries have a match of 70 or more", queries.len());
    for query in queries.iter().step_by(queries.len().div_ceil(15)) {
        assert_eq!(ask(&memory, query, &languages, false), ask(&memory, query, &languages, true));
    }

    let words = queries.iter().filter_map(|query| query.split(' ').max_by_key(|word| word.len()));
    let search = |words| memory.search(&Search { words, side: Side::Source, offset: 0, limit: 50 }).unwrap();
    report("concordance", words.map(|words| timed(|| search(words))).collect());
    let put = |at: usize| {
        let source = TaggedText::plain(&format!("zin nummer {at} van {}", queries[at]));
        let new = NewUnit {
            from: languages.0.clone(),
            to: languages.1.clone(),
            target: source.clone(),
            source,
            previous: None,
            next: None,
            document: None,
            author: None,
            at: Timestamp::UNIX_EPOCH,
            origin: Origin::Typed,
        };
        memory.put(&new, &at.to_string()).unwrap()
    };
    let mut put = put;
    report("put", (0..200).map(|at| timed(|| put(at))).collect());
    report("lookup", (0..200).map(|at| timed(|| ask(&memory, queries[at], &languages, false))).collect());
}

fn ask(memory: &Memory, text: &str, languages: &(Language, Language), exhaustive: bool) -> Vec<(u8, i64)> {
    let source = TaggedText::plain(text);
    let query = Query {
        source: &source,
        previous: None,
        next: None,
        from: &languages.0,
        to: &languages.1,
        min: 70,
        limit: 5,
        exhaustive,
    };
    memory.lookup(&query).unwrap().iter().map(|found| (found.score, found.unit.id)).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("{name:<11} p50 {:>8.1?}  p95 {:>8.1?}  max {:>8.1?}", at(50), at(95), at(100));
}

/// Kilobytes in use, where the system says so.
fn resident() -> i64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
