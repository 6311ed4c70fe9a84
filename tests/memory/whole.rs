//! Looking at all of a memory that a killed program, or two at once, left behind.

use crate::compared::{Answer, Asked, best, units, with_all};
use crate::odd_texts::{edited, plain};
use fastrand::Rng;
use persklaar_app::Side;
use persklaar_memory::{Memory, Unit};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;

/// So many texts are compared with every unit.
const SAMPLES: usize = 10;

/// Opens the memory, finishes what waits, and answers its units: the file is sound, nothing is in it twice, lookups
/// are exact and every word is found.
pub(crate) fn units_of_sound_memory(path: &Path, when: &str) -> Vec<Unit> {
    let mut memory = Memory::open(path).unwrap_or_else(|error| panic!("{when}: {error}"));
    while memory.index_words(2000).unwrap_or_else(|error| panic!("{when}: {error}")) > 0 {}
    is_sound(path, when);
    let units = units(&memory);
    nothing_is_doubled(&units, when);
    lookups_are_exact(&memory, &units, when);
    words_are_found(&memory, &units, when);
    units
}

/// SQLite's own look at every page, index and word.
pub(crate) fn is_sound(path: &Path, when: &str) {
    let connection = Connection::open(path).expect("the file opens");
    let found: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("the file is checked");
    assert_eq!(found, "ok", "{when}: {}", path.display());
}

fn nothing_is_doubled(units: &[Unit], when: &str) {
    let mut seen = BTreeSet::new();
    for unit in units {
        let is_new = seen.insert((
            unit.source.written(),
            unit.target.written(),
            unit.previous.clone(),
            unit.next.clone(),
            (unit.from.to_string(), unit.to.to_string()),
        ));
        assert!(is_new, "{when}: twice in the memory: {}", unit.source.written());
    }
}

/// As comparing with every unit, for texts that are near to some.
pub(crate) fn lookups_are_exact(memory: &Memory, units: &[Unit], when: &str) {
    let mut rng = Rng::with_seed(units.len() as u64);
    let text = |at: usize, rng: &mut Rng| plain(&edited(&units[at].source.text(), 6, rng));
    let asked: Vec<Asked> = (0..SAMPLES)
        .map(|sample| {
            let unit = &units[units.len() * sample / SAMPLES];
            let source = text(units.len() * sample / SAMPLES, &mut rng);
            let (from, to) = (unit.from.clone(), unit.to.clone());
            Asked { source, previous: None, next: None, from, to }
        })
        .collect();
    for (asked, expected) in asked.iter().zip(with_all(units, &asked)) {
        let found = memory.lookup(&asked.query(50, 20)).expect("a lookup");
        let found: Vec<Answer> = found.iter().map(Answer::of).collect();
        assert_eq!(found, best(&expected, 50, 20), "{when}: {}", asked.source.written());
    }
}

/// Every word of some units, counted over all of them.
fn words_are_found(memory: &Memory, units: &[Unit], when: &str) {
    for sample in 0..3 {
        let text = units[units.len() * sample / 3].source.text();
        for word in words(&text) {
            let holds = |unit: &&Unit| words(&unit.source.text()).contains(&word);
            let expected = units.iter().filter(holds).count() as u64;
            let found = memory.count_hits(&word, Side::Source, u32::MAX).expect("the words are counted");
            assert_eq!((found.units, found.more), (expected, false), "{when}: units with {word}");
        }
    }
}

/// Of texts in plain letters and digits.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
