//! Measures lookups where they take longest: `worst COUNT [MEMORY]`. COUNT identical sources, COUNT that differ in one
//! word, long texts; and in MEMORY, which should be large, the commonest words, one word, one letter. Prints; asserts
//! nothing.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement for people")]

use jiff::Timestamp;
use persklaar_memory::{Import, Memory, Query};
use persklaar_text::{Language, TaggedText};
use std::collections::HashMap;
use std::fmt::Write;
use std::ops::ControlFlow;
use std::time::Instant;

/// Units whose words are counted for the commonest.
const COUNTED: i64 = 20_000;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().expect("COUNT").parse().unwrap();
    identical(count);
    one_word(count);
    long();
    if let Some(path) = arguments.next() {
        large(&Memory::open(path).unwrap());
    }
}

fn identical(count: usize) {
    let sentence = "Lees ook het persbericht van vandaag over de zaak";
    with_units(
        count,
        |at| format!("{sentence}\tunit {at}"),
        |memory| {
            look(memory, "identical, the same", sentence);
            look(memory, "identical, one word differs", &sentence.replace("zaak", "rechtszaak"));
        },
    );
}

fn one_word(count: usize) {
    let sentence =
        |word: &str| format!("De rechtbank in {word} doet vandaag uitspraak in de zaak van de journalist");
    with_units(
        count,
        |at| format!("{}\tunit {at}", sentence(&letters(at))),
        |memory| {
            look(memory, "one word, another", &sentence("Utrecht"));
            look(memory, "one word, one of them", &sentence(&letters(count / 2)));
            look(memory, "one word, two differ", &sentence("Utrecht").replace("journalist", "activist"));
        },
    );
}

fn long() {
    let text = |at: usize, words: usize| {
        let word = |place: usize| letters(if place % 5 == at % 5 { place * 31 + at } else { place % 3000 });
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    };
    with_units(
        3000,
        |at| format!("{}\tunit {at}", text(at, if at < 40 { 5000 } else { 20 })),
        |memory| {
            look(memory, "forty of 5,000 words", &text(7, 5000).replace("aab", "x"));
        },
    );
}

fn large(memory: &Memory) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for unit in (1..COUNTED).filter_map(|id| memory.get(id).unwrap()) {
        unit.source.text().split(' ').for_each(|word| *counts.entry(word.to_lowercase()).or_default() += 1);
    }
    let mut words: Vec<(usize, String)> = counts.into_iter().map(|(word, count)| (count, word)).collect();
    words.sort_by(|one, other| other.cmp(one));
    let commonest =
        |count: usize| words.iter().take(count).map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ");
    for count in [1, 2, 3, 5, 10, 20, 100] {
        look(memory, &format!("{count} commonest"), &commonest(count));
    }
    look(memory, "a commonest word, ten times", format!("{} ", commonest(1)).repeat(10).trim_end());
    look(memory, "one letter", "a");
    look(memory, "a number", "1");
    look(memory, "a sign", "…");
}

fn with_units(count: usize, line: impl Fn(usize) -> String, then: impl FnOnce(&Memory)) {
    let folder = tempfile::tempdir().unwrap();
    let mut memory = Memory::create(folder.path().join("worst.pkmemory")).unwrap();
    let mut lines = String::new();
    (0..count).for_each(|at| writeln!(lines, "{}", line(at)).unwrap());
    let (from, to): (Language, Language) = ("nl".parse().unwrap(), "en".parse().unwrap());
    let options = Import { languages: Some((from, to)), at: Timestamp::UNIX_EPOCH, author: None };
    memory.import(lines.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
    then(&memory);
}

fn look(memory: &Memory, what: &str, text: &str) {
    let source = TaggedText::plain(text);
    let (from, to): (Language, Language) = ("nl".parse().unwrap(), "en".parse().unwrap());
    let (previous, next) = (Some("Vorige"), None);
    let query =
        Query { source: &source, previous, next, from: &from, to: &to, min: 70, limit: 5, exhaustive: false };
    memory.lookup(&query).unwrap();
    let times = (0..5).map(|_| {
        let start = Instant::now();
        let found = memory.lookup(&query).unwrap();
        (start.elapsed(), found.first().map(|found| found.score))
    });
    let (time, best) = times.min().unwrap();
    println!("{what:<32} {time:>10.2?}  best {best:?}  resident {} MB", resident() / 1024);
}

/// A number in letters, as a word with a digit is of the class of all numbers.
fn letters(number: usize) -> String {
    (0..4).map(|place| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8)).collect()
}

/// In kilobytes; 0 where the system does not tell.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or_default()
}
