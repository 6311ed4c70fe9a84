//! A memory of 100,000 units: import, first lookup, lookups.

use crate::figures::{report, say};
use persklaar_app::{Language, Memory, TaggedText, Timestamp, importing, matching};
use persklaar_tests::places::{root, shared_data};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Prints the figures, or that the material is absent.
pub(crate) fn print() {
    let Some(script) = shared_data("memory").map(|folder| folder.join("grow.py")) else {
        say("memory | absent | the units are not beside the repository");
        return;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some((units, queries)) = grow(&script, folder.path()) else { return };
    let memory = import(&units, &folder.path().join("m"));
    let mut taken = lookups(&memory, &queries);
    report("first lookup", taken.remove(0), "makes the index");
    taken.sort_unstable();
    let at = |part: usize| taken[(taken.len() * part / 100).min(taken.len() - 1)];
    report("lookup p50", at(50), &format!("{} queries, 5 best at 70", taken.len()));
    report("lookup p95", at(95), "the same");
}

fn import(units: &Path, to: &Path) -> Memory {
    let mut memory = Memory::create(to).expect("a memory");
    let pair = Some((Language::default(), "en".parse().expect("a language")));
    let start = Instant::now();
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    importing::import_file(&mut memory, units, &pair, "", Timestamp::now(), &mut go_on).expect("the import");
    report("import 100,000 units", start.elapsed(), "TSV, until lookup and concordance work");
    memory
}

fn lookups(memory: &Memory, queries: &Path) -> Vec<Duration> {
    let text = std::fs::read_to_string(queries).expect("the queries");
    let (from, to) = (Language::default(), "en".parse::<Language>().expect("a language"));
    let mut taken = Vec::new();
    for line in text.lines().filter_map(|line| line.split('\t').next_back()) {
        let question = matching::Question { source: TaggedText::plain(line), previous: None, next: None };
        let start = Instant::now();
        matching::lookup(memory, &question, (&from, &to), 70, 5, false).expect("a lookup");
        taken.push(start.elapsed());
    }
    taken
}

/// Makes 100,000 units and 1,000 queries with the generator beside the repository.
fn grow(script: &Path, folder: &Path) -> Option<(PathBuf, PathBuf)> {
    let (units, queries) = (folder.join("units.tsv"), folder.join("queries.txt"));
    let made = Command::new("python3")
        .arg(script)
        .arg("100000")
        .arg(&units)
        .arg("--queries")
        .arg(&queries)
        .current_dir(root())
        .status();
    match made {
        Ok(status) if status.success() => Some((units, queries)),
        _ => {
            say("lookup | absent | the generator did not run");
            None
        }
    }
}
