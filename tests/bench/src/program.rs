//! What a program leaves behind for the judge: two folders of pages, and its figures in a file beside them.

use crate::Failure;
use crate::clock::Spent;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The file with the figures.
const FIGURES: &str = "figures.json";

/// The two exports that every program makes of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing was translated.
    Untouched,
    /// Everything that the program offers was pseudo-translated.
    Pseudo,
}

impl Kind {
    /// The folder's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Pseudo => "pseudo",
        }
    }

    /// The kind with this name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Untouched, Self::Pseudo].into_iter().find(|kind| kind.name() == name)
    }
}

/// The most memory that a program held, and for which page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Memory {
    /// The page's size.
    pub(crate) page_bytes: u64,
    /// The process's peak.
    pub(crate) peak_bytes: u64,
}

/// A program's own figures; what it cannot tell is left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figures {
    /// Name and version.
    pub(crate) program: String,
    /// From bytes to segments.
    pub(crate) read: Option<Spent>,
    /// From segments to bytes, everything translated.
    pub(crate) export: Option<Spent>,
    /// From file to file with nothing translated, as a process, its start included.
    pub(crate) whole: Option<Spent>,
    /// On the largest page that it takes.
    pub(crate) memory: Option<Memory>,
    /// What else is worth telling.
    #[serde(default)]
    pub(crate) notes: Vec<String>,
}

impl Figures {
    /// Reads the figures of the program with this folder.
    pub(crate) fn load(folder: &Path) -> Result<Self, Failure> {
        Ok(serde_json::from_slice(&bytes(&folder.join(FIGURES))?)?)
    }

    /// Writes them there.
    pub(crate) fn save(&self, folder: &Path) -> Result<(), Failure> {
        Ok(std::fs::write(folder.join(FIGURES), serde_json::to_vec_pretty(self)?)?)
    }
}

/// The folders below this one that hold figures, in order of name.
pub(crate) fn folders(below: &Path) -> Result<Vec<PathBuf>, Failure> {
    listed(below, |folder| folder.join(FIGURES).is_file())
}

/// The HTML files of a folder, in order of name.
pub(crate) fn pages(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    with_extension(folder, "html")
}

/// The files of a folder with this extension, in order of name.
pub(crate) fn with_extension(folder: &Path, wanted: &str) -> Result<Vec<PathBuf>, Failure> {
    listed(folder, |path| path.extension().is_some_and(|extension| extension == wanted))
}

fn listed(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        found.extend(Some(entry?.path()).filter(|path| wanted(path)));
    }
    found.sort();
    Ok(found)
}

/// A file's bytes; the failure names the file.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    Ok(std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?)
}

/// The name of a page's file.
pub(crate) fn name(page: &Path) -> String {
    page.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
