//! Keeping a unit, until the lookup finds it. Flushing is taken apart by doing the same where nothing is flushed: in a
//! copy of the memory that lies in the system's own memory.

use super::looking_up::ask;
use super::material::{Material, languages};
use crate::figures::{percentile, report, say};
use persklaar_app::matching::Question;
use persklaar_app::{Memory, NewUnit, TaggedText, Timestamp, UnitOrigin};
use std::path::Path;
use std::time::{Duration, Instant};

/// Fewer than wear the index out.
const UNITS: usize = 1000;

/// Prints the figures.
pub(crate) fn print(material: &Material) {
    let places = [("on disk", material.folder.as_path()), ("nothing flushed", Path::new("/dev/shm"))];
    for (where_, folder) in places {
        let copied =
            tempfile::tempdir_in(folder).and_then(|folder| copy(material, folder.path()).map(|()| folder));
        match copied {
            Ok(folder) => insert(where_, &folder.path().join("m.pkmemory"), &material.questions()),
            Err(error) => say(&format!("insert, {where_} | absent | {error}")),
        }
    }
}

/// The memory with its index.
fn copy(material: &Material, to: &Path) -> std::io::Result<()> {
    for file in std::fs::read_dir(&material.folder)?.flatten() {
        if file.file_name().to_string_lossy().starts_with("m.pkmemory") {
            std::fs::copy(file.path(), to.join(file.file_name()))?;
        }
    }
    Ok(())
}

fn insert(where_: &str, memory: &Path, questions: &[Question]) {
    let mut memory = Memory::open(memory).expect("the copy opens");
    ask(&memory, &questions[0], false);
    let (from, to) = languages();
    let (mut written, mut findable) = (Vec::new(), Vec::new());
    for at in 0..UNITS {
        let new = unit(at, questions);
        let start = Instant::now();
        memory.put(&new, &format!("insert {at}")).expect("a unit is kept");
        written.push(start.elapsed());
        memory.prepare_lookup(&from, &to).expect("the index takes it in");
        findable.push(start.elapsed());
    }
    tell(&format!("insert, {where_}"), "into SQLite, its indexes and words", written);
    tell(&format!("insert until found, {where_}"), "and into the lookup's index", findable);
}

fn tell(figure: &str, what: &str, mut taken: Vec<Duration>) {
    taken.sort_unstable();
    report(&format!("{figure}, p50"), percentile(&taken, 50), &format!("{what}, {UNITS} units"));
    report(&format!("{figure}, p95"), percentile(&taken, 95), "the same");
}

/// A sentence like those that are looked up, that is not there yet.
fn unit(at: usize, questions: &[Question]) -> NewUnit {
    let (from, to) = languages();
    let like = questions[at % questions.len()].source.text();
    let source = TaggedText::plain(&format!("{like} Toegevoegd als {at}."));
    NewUnit {
        from,
        to,
        target: TaggedText::plain(&format!("{like} Added as {at}.")),
        source,
        previous: None,
        next: None,
        document: None,
        author: None,
        at: Timestamp::now(),
        origin: UnitOrigin::Typed,
    }
}
