//! Two programs on one memory at once: one imports while the other confirms and looks up, and both make its index anew.

use crate::compared::{Asked, units};
use crate::odd_texts::plain;
use crate::place::{BASE, Place, import, remembered};
use crate::sentences::{sentence, tmx};
use crate::tools::program;
use crate::whole::{lookups_are_exact, units_of_sound_memory};
use persklaar_memory::Memory;
use std::process::{Command, Stdio};

/// Units of each import: more than wear the index out, so that whoever looks up next makes it anew.
const FILE: usize = 2200;

#[test]
fn a_translator_confirms_while_the_command_line_imports() {
    let place = Place::new();
    let memory = Memory::open(place.memory()).expect("the memory opens");
    lookups_are_exact(&memory, &units(&memory), "before");
    let mut translator = place.confirming();
    let translator = translator.arg("200").stdout(Stdio::piped()).spawn().expect("the translator starts");
    for series in ["one", "two", "three"] {
        let file = place.desk.file(&format!("{series}.tmx"), tmx(series, FILE));
        let imported = place.importing(&file).stdout(Stdio::null()).status().expect("the import runs");
        assert!(imported.success(), "{series} was not imported");
        everything_is_found(&memory, series);
    }
    let said = translator.wait_with_output().expect("the translator ends");
    assert!(said.status.success(), "the translator failed");
    assert_eq!(String::from_utf8_lossy(&said.stdout).lines().count(), 200);
    nothing_is_lost(&place, memory);
}

#[test]
fn the_command_line_confirms_and_looks_up_while_this_program_imports() {
    let place = Place::new();
    let mut memory = Memory::open(place.memory()).expect("the memory opens");
    lookups_are_exact(&memory, &units(&memory), "before");
    let (job, path) = (place.job().display().to_string(), place.memory().display().to_string());
    std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            for number in 1..=8usize {
                let (at, target) = (number.to_string(), format!("Segment {number} in round 1"));
                runs(&["set", &job, &at, "--target", &target, "--confirm", "--memory", &path]);
                runs(&["memory", "lookup", &path, "--to", "en", &sentence("job", number - 1)]);
            }
        });
        for series in ["one", "two", "three"] {
            import(&mut memory, &tmx(series, FILE));
            everything_is_found(&memory, series);
        }
        other.join().expect("the command line goes well");
    });
    let confirmed = place.confirmed("at the end");
    assert_eq!(
        confirmed.into_iter().collect::<Vec<_>>(),
        (1..=8u32).map(|number| (number, 1)).collect::<Vec<_>>()
    );
    nothing_is_lost(&place, memory);
}

/// What was imported a moment ago is found whole, whatever the other program is writing now.
fn everything_is_found(memory: &Memory, series: &str) {
    for number in (0..FILE).step_by(50) {
        let source = plain(&sentence(series, number));
        let (from, to) = ("nl".parse().expect("a language"), "en".parse().expect("a language"));
        let asked = Asked { source: source.clone(), previous: None, next: None, from, to };
        let found = memory.lookup(&asked.query(100, 1)).expect("a lookup");
        assert_eq!(found.first().map(|found| &found.unit.source), Some(&source), "{series}");
    }
}

/// Done, or told that the unit waits for the memory, which an import has for itself.
fn runs(words: &[&str]) {
    let ended = Command::new(program()).args(words).arg("--json").output().expect("the program runs");
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success() || said.contains("The memory is busy"), "{words:?}: {said}");
}

/// All imports and all that was confirmed are there once, for who has had the memory open all the while and for who
/// opens it now.
fn nothing_is_lost(place: &Place, memory: Memory) {
    let confirmed = place.confirmed("at the end");
    let all = units(&memory);
    assert_eq!(remembered(&all, "at the end"), confirmed);
    assert_eq!(all.len(), BASE + 3 * FILE + confirmed.len());
    lookups_are_exact(&memory, &all, "for who has had it open");
    drop(memory);
    units_of_sound_memory(&place.memory(), "for who opens it now");
}
