//! The list of the memory screen: words as they are typed, orders and filters.

use super::material::{Material, languages};
use crate::figures::{percentile, report};
use persklaar_app::{Filter, Kind, List, Memory, Sort, UnitOrigin};
use std::time::{Duration, Instant};

/// So many filters of each kind.
const FILTERS: usize = 200;
/// A page of the window.
const PAGE: usize = 100;

/// Prints the figures.
pub(crate) fn print(material: &Material) {
    let texts: Vec<String> = material.questions().iter().map(|question| question.source.text()).collect();
    let memory = material.open();
    typed(&memory, "a word", &texts, |words, at| words[at % words.len()].to_owned());
    typed(&memory, "two words", &texts, |words, at| {
        format!("{} {}", words[at % words.len()], words[(at + 2) % words.len()])
    });
    typed(&memory, "the first letter of a word", &texts, |words, at| first(words[at % words.len()], 1));
    typed(&memory, "three letters of a word", &texts, |words, at| first(words[at % words.len()], 3));
    typed(&memory, "a phrase", &texts, |words, at| {
        let from = at % words.len();
        format!("\"{}", words[from..words.len().min(from + 2)].join(" ").replace('"', ""))
    });
    let (from, to) = languages();
    let pair = Filter { from: Some(from), to: Some(to), ..Filter::default() };
    let imported = Filter { origin: Some(UnitOrigin::Imported), ..Filter::default() };
    let of = |kind| Filter { kind, ..Filter::default() };
    for (name, filter, sort) in [
        ("most used first", Filter::default(), Sort::Used),
        ("with tags", of(Kind::Tagged), Sort::Newest),
        ("not translated", of(Kind::Untranslated), Sort::Newest),
        ("imported", imported, Sort::Newest),
        ("of the one pair of languages", pair.clone(), Sort::Newest),
        ("from A to Z by source", Filter::default(), Sort::Source),
        ("from A to Z by target", Filter::default(), Sort::Target),
        ("from A to Z by source, of the one pair", pair, Sort::Source),
    ] {
        listed(&memory, name, &List { filter, sort, offset: 0, limit: PAGE });
    }
}

fn first(word: &str, letters: usize) -> String {
    word.chars().filter(|char| char.is_alphanumeric()).take(letters).collect()
}

fn typed(memory: &Memory, kind: &str, texts: &[String], words: impl Fn(&[&str], usize) -> String) {
    let timed = |(at, text): (usize, &String)| {
        let words = words(&text.split(' ').collect::<Vec<_>>(), at);
        let list = List { filter: Filter::of_words(&words), limit: PAGE, ..List::default() };
        let start = Instant::now();
        memory.list(&list).expect("a list");
        start.elapsed()
    };
    let mut taken: Vec<Duration> = texts.iter().enumerate().take(FILTERS).map(timed).collect();
    taken.sort_unstable();
    let how = format!("{} filters, the first {PAGE} units and how many there are", taken.len());
    report(&format!("list of {kind}, p50"), percentile(&taken, 50), &how);
    report(&format!("list of {kind}, p95"), percentile(&taken, 95), "the same");
}

fn listed(memory: &Memory, name: &str, list: &List) {
    let start = Instant::now();
    let page = memory.list(list).expect("a list");
    report(&format!("list {name}"), start.elapsed(), &format!("the first time, {} units", page.total));
    let start = Instant::now();
    let offset = usize::try_from(page.total / 2).unwrap_or(0);
    memory.list(&List { offset, ..list.clone() }).expect("a page");
    report("... a page in the middle of it", start.elapsed(), "afterwards");
}
