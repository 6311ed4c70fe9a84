//! Measures what SQLite does in a memory: `bulk FILE [FOLDER]`, FILE a TMX or an nl-en TSV. Import with its phases and
//! peak of memory, words in the background, searches, puts and reads. Prints; asserts nothing.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement for people")]

use jiff::Timestamp;
use persklaar_memory::{Import, Memory, NewUnit, Origin, Progress, Search, Side};
use persklaar_text::{Language, TaggedText};
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().expect("FILE");
    let folder = match arguments.next() {
        Some(folder) => tempfile::tempdir_in(folder).unwrap(),
        None => tempfile::tempdir().unwrap(),
    };
    let path = folder.path().join("bulk.pkmemory");
    let mut memory = Memory::create(&path).unwrap();
    import(&mut memory, &file);
    sizes(&path);
    words(&mut memory);
    sizes(&path);
    open(&path);
    search(&memory);
    let newest = put(&mut memory);
    get(&memory, newest);
    again(&mut memory, &file);
}

fn import(memory: &mut Memory, file: &str) {
    let languages: Option<(Language, Language)> =
        file.ends_with("tsv").then(|| ("nl".parse().unwrap(), "en".parse().unwrap()));
    let options = Import { languages, at: Timestamp::UNIX_EPOCH, author: None };
    let (start, cpu) = (Instant::now(), cpu());
    let mut last = None;
    let mut progress = |progress: Progress| {
        if last.is_none_or(|last: Progress| last.phase < progress.phase) {
            println!("  {:?} from {:.2?}", progress.phase, start.elapsed());
        }
        last = Some(progress);
        ControlFlow::Continue(())
    };
    let imported = memory.import(File::open(file).unwrap(), &options, &mut progress).unwrap();
    println!(
        "import       {:>9.2?} wall, {:.2} s of processor; {} new, {} merged, {} skipped; peak {} MB; last {last:?}",
        start.elapsed(),
        self::cpu() - cpu,
        imported.units,
        imported.merged,
        imported.skipped.len(),
        status("VmHWM:") / 1024
    );
}

fn again(memory: &mut Memory, file: &str) {
    println!("the same file again:");
    import(memory, file);
}

fn words(memory: &mut Memory) {
    let (start, cpu) = (Instant::now(), cpu());
    let mut steps = Vec::new();
    while timed(&mut steps, || memory.index_words(500).unwrap()) > 0 {}
    println!("words        {:>9.2?} wall, {:.2} s of processor", start.elapsed(), self::cpu() - cpu);
    report("a step of 500", steps);
}

fn open(path: &Path) {
    let mut times = Vec::new();
    for _ in 0..20 {
        drop(timed(&mut times, || Memory::open(path).unwrap()));
    }
    report("open", times);
}

fn search(memory: &Memory) {
    let queries = "overheid|de van|d*|v*|x*|de v*|\"de v*\"|\"de van\"|ve*|de*|\"de de\"|rechten|van mensen|\"van de\" mensen|\
                   v* w*|het een|e* n*|bestand*|\"in de\"|klik op|a*|internationale|zqx|z*|\"van het\"|ge* de|be* ve*";
    let (mut times, mut counts) = (Vec::new(), Vec::new());
    for words in queries.split('|') {
        for side in [Side::Source, Side::Target] {
            let hits =
                timed(&mut times, || memory.search(&Search { words, side, offset: 0, limit: 50 }).unwrap());
            let count = timed(&mut counts, || memory.count_hits(words, side, 10_000).unwrap());
            println!(
                "  {words:<20} {side:?} {:>8.1?} for {:>2}, {:>8.1?} for the count {}{}",
                times[times.len() - 1],
                hits.len(),
                counts[counts.len() - 1],
                if count.more { "more than " } else { "" },
                count.units
            );
        }
    }
    report("search", times);
    report("count", counts);
}

fn put(memory: &mut Memory) -> i64 {
    let mut times = Vec::new();
    let mut newest = 0;
    for at in 0..1000 {
        let source =
            TaggedText::plain(&format!("Zin nummer {at} van deze meting gaat over recht en onrecht."));
        let new = NewUnit {
            from: "nl".parse().unwrap(),
            to: "en".parse().unwrap(),
            target: TaggedText::plain(&format!("Sentence number {at} of this is about right and wrong.")),
            source,
            previous: None,
            next: None,
            document: Some("Meting".to_owned()),
            author: Some("Ada".to_owned()),
            at: Timestamp::UNIX_EPOCH,
            origin: Origin::Typed,
        };
        newest = timed(&mut times, || memory.put(&new, &format!("bulk {at}")).unwrap()).unit;
    }
    report("put", times);
    newest
}

fn get(memory: &Memory, newest: i64) {
    let start = Instant::now();
    let reads = 200_000;
    let mut id = 1;
    for _ in 0..reads {
        id = id * 48271 % 2_147_483_647;
        std::hint::black_box(memory.get(id % newest + 1).unwrap());
    }
    println!("get          {:>9.2?} each, at random", start.elapsed() / reads);
    let start = Instant::now();
    for at in 0..reads {
        std::hint::black_box(memory.get(i64::from(at % 1000) + 1).unwrap());
    }
    println!("get          {:>9.2?} each, warm", start.elapsed() / reads);
}

fn sizes(path: &Path) {
    let size = |suffix: &str| {
        let name = format!("{}{suffix}", path.display());
        fs::metadata(name).map_or(0, |file| file.len() / 1_000_000)
    };
    println!(
        "files        {} MB, log {} MB, resident {} MB",
        size(""),
        size("-wal"),
        status("VmRSS:") / 1024
    );
}

fn timed<T>(times: &mut Vec<Duration>, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = std::hint::black_box(work());
    times.push(start.elapsed());
    result
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("{name:<12} p50 {:>8.1?}  p95 {:>8.1?}  max {:>8.1?}", at(50), at(95), at(100));
}

/// Seconds of processor that this program and its threads have used.
fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks: Vec<f64> = stat.split(' ').skip(13).take(2).filter_map(|word| word.parse().ok()).collect();
    ticks.iter().sum::<f64>() / 100.0
}

/// Kilobytes, where the system says so.
fn status(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
