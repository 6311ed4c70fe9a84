//! A memory of a million units, or of five: import, opening, lookups, inserting, searching for words, the list.
//!
//! Each step is a process of its own, so that its memory is its own; the material and the memory are kept below
//! `target/bench`, where the peers read the same files.

mod importing;
mod inserting;
mod listing;
mod looking_up;
mod material;
mod searching;

use crate::figures::say;
use material::Material;
use std::path::Path;
use std::process::Command;

/// What a step is called and what it does.
type Step = (&'static str, fn(&Material));

const STEPS: [Step; 5] = [
    ("import", importing::print),
    ("lookup", looking_up::print),
    ("insert", inserting::print),
    ("search", searching::print),
    ("list", listing::print),
];

/// Prints the figures of a million units, or that the material is absent.
pub(crate) fn print_million() {
    print(1_000_000);
}

/// The same of five million.
pub(crate) fn print_five_million() {
    print(5_000_000);
}

fn print(units: usize) {
    let Some(material) = Material::grown(units) else { return };
    say(&format!("memory: {units} units in {}", material.folder.display()));
    for (name, _) in STEPS {
        let step = std::env::current_exe()
            .and_then(|program| Command::new(program).arg("step").arg(name).arg(&material.folder).status());
        if !step.is_ok_and(|status| status.success()) {
            say(&format!("{name} | absent | it failed"));
        }
    }
}

/// One step in this process: its name and the folder of the material. Answers whether there is such a step.
pub(crate) fn step(name: &str, folder: &Path) -> bool {
    let Some((_, work)) = STEPS.iter().find(|(known, _)| *known == name) else { return false };
    work(&Material::at(folder));
    true
}
