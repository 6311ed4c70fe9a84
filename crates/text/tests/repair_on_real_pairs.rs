//! Repair beside true translations that are not part of the project: of two units whose sources differ in numbers alone,
//! the one's target is repaired for the other's source and compared with the other's own target.
//!
//! Precision: of the matches in which all that differs was replaced, how many have the numbers of the true target.
//! Coverage: how many of all were repaired so. Where the data is absent the test says so and passes. Run it with
//! `--ignored --nocapture` to see the figures and what is wrong; the floors notice a loss, they do not describe the state.

use persklaar_text::repair::{Kind, Reason, Repairer};
use persklaar_text::{Language, TaggedText};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::process::Command;

type Unit = (String, String);

/// The units, through the system's own gzip.
fn units() -> Option<Vec<Unit>> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/memory"));
    let file = folder.join("real-nl-en.tsv.gz");
    let unpacked = file.exists().then(|| Command::new("gzip").arg("-dc").arg(file).output().ok())??;
    let text = String::from_utf8(unpacked.stdout).ok()?;
    let unit = |line: &str| {
        let mut fields = line.split('\t').map(str::to_owned);
        Some((fields.next()?, fields.next()?))
    };
    Some(text.lines().filter_map(unit).collect())
}

/// The runs of digits with their signs, sorted.
fn numbers(text: &str) -> Vec<String> {
    let sign = |char: char| matches!(char, '.' | ',' | ':' | '\'' | '’' | '\u{a0}' | '\u{202f}');
    let mut found: Vec<String> = text
        .split(|char: char| !char.is_numeric() && !sign(char))
        .map(|run| run.trim_matches(sign).to_owned())
        .filter(|run| run.chars().any(char::is_numeric))
        .collect();
    found.sort();
    found
}

/// The text without its numbers.
fn frame(text: &str) -> String {
    let mut out = String::new();
    for char in text.chars() {
        let char = if char.is_numeric() { '0' } else { char };
        if char != '0' || !out.ends_with('0') {
            out.push(char);
        }
    }
    out.replace("0.0", "0").replace("0,0", "0")
}

/// Neighbours among the units whose sources differ in numbers alone, in both directions.
fn pairs(units: &[Unit]) -> Vec<(&Unit, &Unit)> {
    let mut alike: BTreeMap<String, Vec<&Unit>> = BTreeMap::new();
    for unit in units.iter().filter(|unit| unit.0.chars().any(char::is_numeric)) {
        alike.entry(frame(&unit.0)).or_default().push(unit);
    }
    let windows = alike.values().flat_map(|group| group.windows(2));
    windows.flat_map(|pair| [(pair[0], pair[1]), (pair[1], pair[0])]).collect()
}

#[test]
#[ignore = "long"]
fn numbers_are_those_of_the_true_target() {
    let Some(units) = units() else {
        println!("skipped: no units beside the checkout");
        return;
    };
    let repairer = Repairer::new(&"nl".parse::<Language>().unwrap(), &"en".parse().unwrap());
    let (mut all, mut full, mut right, mut whole) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut refused: HashMap<(Kind, Reason), u32> = HashMap::new();
    for (unit, segment) in pairs(&units) {
        all += 1;
        let plain = TaggedText::plain;
        let done = repairer.repair(&plain(&segment.0), &plain(&unit.0), &plain(&unit.1));
        for why in done.left.iter().filter_map(|left| left.refused) {
            *refused.entry(why).or_default() += 1;
        }
        if !done.is_full() {
            continue;
        }
        full += 1;
        let text = done.text.text();
        whole += u32::from(text == segment.1);
        if numbers(&text) == numbers(&segment.1) {
            right += 1;
        } else {
            println!("S {}\nU {} | {}\nR {text}\nT {}\n", segment.0, unit.0, unit.1, segment.1);
        }
    }
    println!("{all} pairs, {full} repaired, {right} with the true numbers, {whole} equal to the true target");
    println!("not replaced: {refused:?}");
    assert!(f64::from(right) / f64::from(full.max(1)) > 0.99);
    assert!(f64::from(full) / f64::from(all.max(1)) > 0.8);
}
