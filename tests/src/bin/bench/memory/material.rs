//! The units and queries that every step works on, made by the generator beside the repository and kept.

use crate::figures::say;
use persklaar_app::matching::Question;
use persklaar_app::{Language, Memory, TaggedText};
use persklaar_tests::places::{root, shared_data};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with `units.tsv`, `units.tmx`, `queries.tsv` and, after the first step, the memory.
pub(crate) struct Material {
    pub(crate) folder: PathBuf,
}

impl Material {
    /// So many units; `None` where they cannot be made, which is told.
    pub(crate) fn grown(units: usize) -> Option<Self> {
        let Some(script) = shared_data("memory/grow.py") else {
            say("memory | absent | the units are not beside the repository");
            return None;
        };
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
        let material = Self::at(&target.join("bench").join(format!("memory-{units}")));
        let grown = std::fs::create_dir_all(&material.folder).is_ok() && material.grow(&script, units);
        if !grown {
            say("memory | absent | the generator did not run");
        }
        grown.then_some(material)
    }

    /// What an earlier process has made.
    pub(crate) fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn grow(&self, script: &Path, units: usize) -> bool {
        let (tsv, tmx, queries) = (self.path("units.tsv"), self.path("units.tmx"), self.path("queries.tsv"));
        let run = |to: &Path, more: &[&Path]| {
            let unfinished = to.with_extension("new");
            let mut command = Command::new("python3");
            command.arg(script).arg(units.to_string()).arg(&unfinished).args(more);
            to.exists()
                || command.status().is_ok_and(|status| status.success())
                    && std::fs::rename(&unfinished, to).is_ok()
        };
        run(&tsv, &[Path::new("--queries"), &queries]) && run(&tmx, &[Path::new("--tmx")])
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Where the memory is.
    pub(crate) fn memory(&self) -> PathBuf {
        self.path("m.pkmemory")
    }

    pub(crate) fn open(&self) -> Memory {
        Memory::open(self.memory()).expect("the memory that the import made")
    }

    /// The sentences to look up.
    pub(crate) fn questions(&self) -> Vec<Question> {
        let text = std::fs::read_to_string(self.path("queries.tsv")).expect("the queries");
        let sentences = text.lines().filter_map(|line| line.rsplit_once('\t'));
        let question = |(_, text): (&str, &str)| Question {
            source: TaggedText::plain(text),
            previous: None,
            next: None,
        };
        sentences.map(question).collect()
    }

    /// The file of the memory and of what is beside it whose name ends so, in bytes.
    pub(crate) fn bytes(&self, ending: &str) -> u64 {
        let files = std::fs::read_dir(&self.folder).expect("the folder is read").flatten();
        let wanted = files.filter(|file| file.file_name().to_string_lossy().ends_with(ending));
        wanted.filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum()
    }
}

/// The pair that all units are of.
pub(crate) fn languages() -> (Language, Language) {
    (Language::default(), "en".parse().expect("a language"))
}
