//! A memory and a job to work on, made once and copied for every test.

use crate::sentences::{sentence, tmx};
use crate::tools::{Desk, program};
use persklaar_app::release::Release;
use persklaar_app::rules::Rules;
use persklaar_app::{Job, Language, Timestamp, jobs, outbox};
use persklaar_memory::{Import, Memory, Unit};
use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::Command;

/// More units than are looked up without an index file.
pub(crate) const BASE: usize = 2500;
/// Segments of the job.
pub(crate) const SEGMENTS: usize = 60;

/// A folder with a memory and a job in it.
pub(crate) struct Place {
    pub(crate) desk: Desk,
}

impl Place {
    /// A memory of the series `base` and a job of the series `job`.
    pub(crate) fn new() -> Self {
        let place = Self { desk: Desk::quick() };
        let mut memory = Memory::create(place.memory()).expect("a memory is made");
        import(&mut memory, &tmx("base", BASE));
        let lines: Vec<String> = (0..SEGMENTS).map(|number| sentence("job", number)).collect();
        let text = place.desk.file("release.txt", lines.join("\n\n"));
        let release =
            Release::from_file(&text, &Language::default(), &Rules::built_in()).expect("the text is read");
        let (from, to) = (Language::default(), "en".parse().expect("a language"));
        let job = jobs::create(&place.job(), &release, &from, &to, "", Timestamp::UNIX_EPOCH);
        job.expect("the job is made").close().expect("the job closes");
        place
    }

    /// The memory and the job as they are now, while nobody has them open.
    pub(crate) fn copy(&self) -> Self {
        let place = Self { desk: Desk::quick() };
        for (from, to) in [(self.memory(), place.memory()), (self.job(), place.job())] {
            fs::copy(from, to).expect("the file is copied");
        }
        place
    }

    pub(crate) fn memory(&self) -> PathBuf {
        self.desk.path("m.pkmemory")
    }

    pub(crate) fn job(&self) -> PathBuf {
        self.desk.path("j.persklaar")
    }

    /// The command line's import.
    pub(crate) fn importing(&self, file: &std::path::Path) -> Command {
        let mut command = Command::new(program());
        command.args(["memory", "import"]).arg(self.memory()).arg(file);
        command.env("PERSKLAAR_DATA", self.desk.path("data"));
        command
    }

    /// The translator of `test-worker`.
    pub(crate) fn confirming(&self) -> Command {
        working("confirm", &[self.job(), self.memory()])
    }

    /// Who merges duplicates and takes that back, over and over.
    pub(crate) fn merging(&self) -> Command {
        working("merge", &[self.memory()])
    }

    /// Who makes one backup after the other.
    pub(crate) fn backing_up(&self) -> Command {
        working("backup", &[self.memory(), self.backups()])
    }

    /// Where the backups go.
    pub(crate) fn backups(&self) -> PathBuf {
        self.desk.path("backups")
    }

    /// The files beside memory and job.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.desk.path("")).expect("the folder is read");
        folder.flatten().map(|file| file.path()).collect()
    }

    /// Takes the lookup's index away.
    pub(crate) fn delete_index(&self) {
        let is_index = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "index");
        for file in self.files().into_iter().filter(is_index) {
            fs::remove_file(file).expect("the index is deleted");
        }
    }

    /// What of the job is confirmed, by number of the segment: in which round. Delivers first what waits, as whoever
    /// opens the job next does.
    pub(crate) fn confirmed(&self, when: &str) -> BTreeMap<u32, u32> {
        crate::whole::is_sound(&self.job(), when);
        let mut job = Job::open(self.job()).unwrap_or_else(|error| panic!("{when}: {error}"));
        let mut memory = Memory::open(self.memory()).unwrap_or_else(|error| panic!("{when}: {error}"));
        let delivered = outbox::deliver_into(&mut job, &mut memory, Timestamp::UNIX_EPOCH);
        delivered.unwrap_or_else(|error| panic!("{when}: {}", error.message));
        let segments = job.segments().expect("the segments are read");
        let confirmed = segments.iter().filter(|segment| !segment.target.is_empty());
        confirmed.map(|segment| (segment.number, round(&segment.target.text()))).collect()
    }
}

fn working(what: &str, files: &[PathBuf]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_test-worker"));
    command.arg(what).args(files);
    command
}

/// The round that a target of the worker's says.
pub(crate) fn round(target: &str) -> u32 {
    let round = target.rsplit_once(" in round ").and_then(|(_, round)| round.parse().ok());
    round.unwrap_or_else(|| panic!("not the worker's: {target}"))
}

/// The job's segments in the memory: number and round. No segment may be there twice.
pub(crate) fn remembered(units: &[Unit], when: &str) -> BTreeMap<u32, u32> {
    let mut found = BTreeMap::new();
    let numbers: BTreeMap<String, u32> =
        (1..).zip(0..SEGMENTS).map(|(at, of)| (sentence("job", of), at)).collect();
    for unit in units {
        let Some(number) = numbers.get(&unit.source.text()) else { continue };
        let before = found.insert(*number, round(&unit.target.text()));
        assert_eq!(before, None, "{when}: segment {number} is in the memory twice");
    }
    found
}

/// Imports a file's text in this process.
pub(crate) fn import(memory: &mut Memory, text: &str) {
    let options = Import { languages: None, at: Timestamp::UNIX_EPOCH, author: None };
    memory
        .import(text.as_bytes(), &options, &mut |_| ControlFlow::Continue(()))
        .expect("the units are imported");
}
