//! What every test here does: files into a memory, and a memory out and in again.

use crate::fixture::{Fixture, language, time};
use persklaar_memory::{Import, ImportError, Imported, List, Memory, Unit, Wanted};
use std::ops::ControlFlow;

/// Imports bytes, for nobody's account.
pub(crate) fn import(
    memory: &mut Memory,
    bytes: &[u8],
    languages: Option<(&str, &str)>,
) -> Result<Imported, ImportError> {
    let options = Import {
        languages: languages.map(|(from, to)| (language(from), language(to))),
        at: time(0),
        author: Some("importer".into()),
    };
    memory.import(bytes, &options, &mut |_| ControlFlow::Continue(()))
}

/// All units, in the order in which they came.
pub(crate) fn units(memory: &Memory) -> Vec<Unit> {
    let mut units = memory.list(&List { limit: 100_000, ..List::default() }).unwrap().units;
    units.sort_by_key(|unit| unit.id);
    units
}

/// From, to, source and target in the written form.
pub(crate) fn brief(memory: &Memory) -> Vec<[String; 4]> {
    let brief = |unit: Unit| {
        [unit.from.to_string(), unit.to.to_string(), unit.source.written(), unit.target.written()]
    };
    units(memory).into_iter().map(brief).collect()
}

/// Imports a text into an empty memory, which then holds these units; answers what was told.
pub(crate) fn check(file: &str, languages: Option<(&str, &str)>, expected: &[[&str; 4]]) -> Imported {
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let imported = import(&mut memory, file.as_bytes(), languages).unwrap();
    assert_eq!(brief(&memory), expected, "{file}\n{imported:?}");
    assert_eq!(imported.units, expected.len() as u64);
    imported
}

/// Lines and reasons of what was left out. The few words of a test may stay as long as it runs.
pub(crate) fn skipped(imported: &Imported) -> Vec<(u64, &str)> {
    imported.skipped.iter().map(|skipped| (skipped.line, &*skipped.reason.to_string().leak())).collect()
}

/// Everything a file can carry of a unit.
fn carried(unit: Unit) -> impl PartialEq + std::fmt::Debug {
    let texts = (unit.source, unit.target);
    let about = (unit.previous, unit.next, unit.document, unit.author);
    let past = (unit.created.as_second(), unit.changed.as_second(), unit.used, unit.origin);
    (unit.uuid, unit.from, unit.to, texts, about, past)
}

/// The memory as TMX.
pub(crate) fn as_tmx(memory: &Memory) -> String {
    let mut tmx = Vec::new();
    assert_eq!(memory.export_tmx(&mut tmx, None, None).unwrap(), memory.count().unwrap());
    String::from_utf8(tmx).unwrap()
}

/// Writes a memory in every form and reads it again: the units are the same.
pub(crate) fn comes_back(memory: &Memory) {
    comes_back_as_tmx(memory);
    let mut csv = Vec::new();
    assert_eq!(memory.export_csv(&mut csv, Wanted::default()).unwrap(), memory.count().unwrap());
    is_the_same(memory, &csv);
    let mut xlsx = Vec::new();
    assert_eq!(memory.export_xlsx(&mut xlsx, Wanted::default()).unwrap(), memory.count().unwrap());
    is_the_same(memory, &xlsx);
}

/// The same for the one form that holds a text of any length.
pub(crate) fn comes_back_as_tmx(memory: &Memory) {
    is_the_same(memory, as_tmx(memory).as_bytes());
}

fn is_the_same(memory: &Memory, file: &[u8]) {
    let Fixture { folder: _other, memory: mut other } = Fixture::new();
    let options = Import { languages: None, at: time(0), author: Some("nobody".into()) };
    let imported = other.import(file, &options, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(imported.skipped, [], "{}", String::from_utf8_lossy(file));
    assert_eq!(as_tmx(&other), as_tmx(memory));
    let again = other.import(file, &options, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((again.units, again.skipped.len()), (0, 0));
    assert_eq!(as_tmx(&other), as_tmx(memory));
    let (before, after) = (units(memory), units(&other));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.into_iter().zip(after) {
        assert_eq!(carried(before), carried(after));
    }
}
