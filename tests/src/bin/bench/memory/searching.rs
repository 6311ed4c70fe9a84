//! Searching for words, beginnings of words and phrases out of the queries.

use super::material::Material;
use crate::figures::{percentile, report};
use persklaar_app::{Memory, Search, Side};
use std::time::{Duration, Instant};

/// So many searches of each kind.
const SEARCHES: usize = 300;

/// What is searched for, out of the words of a sentence and its number.
type Asking = dyn Fn(&[&str], usize) -> String;

/// Prints the figures.
pub(crate) fn print(material: &Material) {
    let memory = material.open();
    let texts: Vec<String> = material.questions().iter().map(|question| question.source.text()).collect();
    let kinds: [(&str, &Asking); 4] = [
        ("any word", &|words, at| words[at % words.len()].to_owned()),
        ("two words", &|words, at| format!("{} {}", words[at % words.len()], words[(at + 2) % words.len()])),
        ("the first letters of a word", &|words, at| beginning(words[at % words.len()])),
        ("a phrase", &|words, at| phrase(words, at)),
    ];
    for (kind, search) in kinds {
        let wanted = texts.iter().enumerate().take(SEARCHES);
        let wanted = wanted.map(|(at, text)| search(&text.split(' ').collect::<Vec<_>>(), at));
        searches(&memory, kind, &wanted.collect::<Vec<_>>());
    }
}

fn beginning(word: &str) -> String {
    format!("{}*", word.chars().filter(|char| char.is_alphanumeric()).take(3).collect::<String>())
}

fn phrase(words: &[&str], at: usize) -> String {
    let from = at % words.len();
    format!("\"{}\"", words[from..words.len().min(from + 2)].join(" ").replace('"', ""))
}

fn searches(memory: &Memory, kind: &str, wanted: &[String]) {
    let mut found = 0;
    let timed = |words: &String| {
        let start = Instant::now();
        found += memory
            .search(&Search { words, side: Side::Source, offset: 0, limit: 50 })
            .expect("a search")
            .len();
        start.elapsed()
    };
    let mut taken: Vec<Duration> = wanted.iter().map(timed).collect();
    taken.sort_unstable();
    let how = format!("{} searches, the newest 50 units with spans, {found} in all", taken.len());
    report(&format!("search for {kind}, p50"), percentile(&taken, 50), &how);
    report(&format!("search for {kind}, p95"), percentile(&taken, 95), "the same");
}
