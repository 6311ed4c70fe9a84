//! Measures fragments on pairs that are held out: `fragments UNITS.tsv [HELD_OUT]`. Every so many-th pair is kept out of
//! the memory; for those without a match of 70 it prints how many get fragments, how many of these a translation, and
//! how many of the translations stand word for word in the pair's own target.
//!
//! `fragments MEMORY.pkmemory QUERIES.tsv` measures times only, the queries with their text in the last column.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement for people")]

use jiff::Timestamp;
use persklaar_memory::{Fragment, FragmentQuery, Import, Memory, Query};
use persklaar_text::{Language, TaggedText};
use std::fs;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (first, second) = (Path::new(&arguments[0]), arguments.get(1));
    if first.extension().is_some_and(|extension| extension == "pkmemory") {
        let queries = fs::read_to_string(second.expect("QUERIES.tsv")).unwrap();
        let queries = queries.lines().map(|line| (line.rsplit('\t').next().unwrap_or(line), ""));
        measure(&Memory::open_read_only(first).unwrap(), &queries.collect::<Vec<_>>(), false);
    } else {
        held_out(first, second.map_or(1500, |count| count.parse().unwrap()));
    }
}

fn held_out(units: &Path, count: usize) {
    let mut text = String::new();
    fs::File::open(units).unwrap().read_to_string(&mut text).unwrap();
    let pairs: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once('\t')).collect();
    let pairs: Vec<(&str, &str)> =
        pairs.into_iter().map(|(source, rest)| (source, rest.split('\t').next().unwrap_or(rest))).collect();
    let step = pairs.len() / count;
    let (mut held, mut kept) = (Vec::new(), String::new());
    for (at, (source, target)) in pairs.iter().enumerate() {
        if at % step == 0 {
            held.push((*source, *target));
        } else {
            kept.push_str(&format!("{source}\t{target}\n"));
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut memory = Memory::create(folder.path().join("held.pkmemory")).unwrap();
    let languages: (Language, Language) = ("nl".parse().unwrap(), "en".parse().unwrap());
    let options = Import { languages: Some(languages), at: Timestamp::UNIX_EPOCH, author: None };
    memory.import(kept.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
    while memory.index_words(50_000).unwrap() > 0 {}
    measure(&memory, &held, std::env::var_os("SHOW").is_some());
}

#[derive(Default)]
struct Tally {
    asked: usize,
    with: usize,
    with_told: usize,
    fragments: usize,
    told: usize,
    told_right: usize,
    whole: usize,
    whole_right: usize,
}

fn measure(memory: &Memory, asked: &[(&str, &str)], show: bool) {
    let languages: (Language, Language) = ("nl".parse().unwrap(), "en".parse().unwrap());
    memory.prepare_lookup(&languages.0, &languages.1).unwrap();
    let (mut tally, mut times) = (Tally::default(), Vec::new());
    for (text, reference) in asked {
        if !has_match(memory, text, &languages) {
            let start = clock();
            let query =
                FragmentQuery { text, from: &languages.0, to: &languages.1, limit: 5, enough: &|| false };
            let found = memory.fragments(&query).unwrap();
            times.push(clock().saturating_sub(start));
            count(&mut tally, &found, text, reference, show);
        }
    }
    report(&tally, times);
}

fn has_match(memory: &Memory, text: &str, languages: &(Language, Language)) -> bool {
    let source = TaggedText::plain(text);
    let query = Query {
        source: &source,
        previous: None,
        next: None,
        from: &languages.0,
        to: &languages.1,
        min: 70,
        limit: 1,
        exhaustive: false,
    };
    !memory.lookup(&query).unwrap().is_empty()
}

fn count(tally: &mut Tally, found: &[Fragment], text: &str, reference: &str, show: bool) {
    tally.asked += 1;
    tally.with += usize::from(!found.is_empty());
    tally.with_told += usize::from(found.iter().any(|fragment| fragment.translation.is_some()));
    tally.fragments += found.len();
    for fragment in found {
        let Some(translation) = &fragment.translation else { continue };
        let right = format!(" {} ", plain(reference)).contains(&format!(" {} ", plain(&translation.text)));
        let (told, told_right) = match translation.units {
            Some(_) => (&mut tally.told, &mut tally.told_right),
            None => (&mut tally.whole, &mut tally.whole_right),
        };
        *told += 1;
        *told_right += usize::from(right);
        if show {
            let stretch: String =
                text.chars().skip(fragment.span.0).take(fragment.span.1 - fragment.span.0).collect();
            println!("{right}\t{:?}\t{stretch}\t{}\t{reference}", translation.units, translation.text);
        }
    }
}

/// Small letters and digits in words.
fn plain(text: &str) -> String {
    let text: String =
        text.to_lowercase().chars().map(|char| if char.is_alphanumeric() { char } else { ' ' }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How long this thread has run on a processor, where the system says so: beside other work the time on the wall says
/// little.
fn clock() -> Duration {
    let ran = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(ran.split(' ').next().unwrap().parse().unwrap())
}

fn report(tally: &Tally, mut times: Vec<Duration>) {
    let Tally { asked, with, with_told, fragments, told, told_right, whole, whole_right } = tally;
    println!(
        "{asked} without a match: {with} with fragments ({fragments} in all), {with_told} with a translation"
    );
    println!("told by agreement {told}, {told_right} of them in the reference");
    println!("whole units {whole}, {whole_right} of them in the reference");
    times.sort_unstable();
    let at =
        |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied();
    println!("processor time p50 {:?}  p95 {:?}  max {:?}", at(50), at(95), at(100));
}
