//! From a TMX file to the first match, and until every word is found.

use super::looking_up::ask;
use super::material::Material;
use crate::figures::{Clock, peak_megabytes, say};
use persklaar_app::{Memory, Timestamp, importing};

/// Makes the memory anew and prints what that took.
pub(crate) fn print(material: &Material) {
    clear(material);
    let mut memory = Memory::create(material.memory()).expect("a memory");
    let clock = Clock::start();
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    let tmx = material.path("units.tmx");
    importing::import_file(&mut memory, &tmx, &None, "", Timestamp::now(), &mut go_on).expect("the import");
    let imported = clock.told();
    let first = material.questions().into_iter().next().expect("a query");
    ask(&memory, &first, false);
    clock.report("TMX import until lookup works", &format!("of which the import itself {imported}"));
    say(&format!("... at most in memory | {} MB | of the process", peak_megabytes()));
    words(&mut memory);
    sizes(material, &memory);
}

fn clear(material: &Material) {
    for file in std::fs::read_dir(&material.folder).expect("the folder is read").flatten() {
        if file.file_name().to_string_lossy().starts_with("m.pkmemory") {
            std::fs::remove_file(file.path()).expect("the memory of the run before is deleted");
        }
    }
}

fn words(memory: &mut Memory) {
    let clock = Clock::start();
    let waiting = memory.pending_words().expect("what waits");
    while memory.index_words(1000).expect("words are written") > 0 {}
    clock
        .report("words until all are found", &format!("{waiting} units waited; a thousand in a transaction"));
}

fn sizes(material: &Material, memory: &Memory) {
    let stats = memory.stats().expect("the sizes");
    let each = |bytes: u64| format!("{:.1} bytes a unit", bytes as f64 / stats.units.max(1) as f64);
    say(&format!("units | {} | all different", stats.units));
    say(&format!("lookup index | {} | file", each(material.bytes(".index"))));
    say(&format!("word index | {} | its own blocks, both sides", each(stats.index_bytes)));
    say(&format!("memory's file | {} | with both", each(stats.bytes)));
}
