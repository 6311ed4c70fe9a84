//! Reading units out of files: TMX, TSV and CSV, told apart by their content.

mod decode;
mod delimited;
mod inline;
mod known;
mod pairs;
mod sink;
mod tmx;
mod tmx_unit;
mod writer;

use crate::error::MemoryError;
use crate::memory::Memory;
pub(crate) use tmx_unit::is_xml;

use decode::Decoded;
use jiff::Timestamp;
use persklaar_text::Language;
use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

/// How a file is to be read.
#[derive(Debug, Clone)]
pub struct Import {
    /// The pair to take. TSV and CSV need it; TMX without it gives every pair it holds.
    pub languages: Option<(Language, Language)>,
    /// When, for units that do not say it themselves.
    pub at: Timestamp,
    /// Who, for units that do not say it themselves.
    pub author: Option<String>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Bytes of the file that were read.
    pub bytes: u64,
    /// Units that were taken so far.
    pub units: u64,
}

/// The steps of an import, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The file is read and its units are written.
    Reading,
    /// The indexes of many new units are made.
    Ordering,
    /// All of it becomes part of the memory. It can no longer be broken off.
    Saving,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Units that are new.
    pub units: u64,
    /// Units that were there already, in the memory or earlier in the file.
    pub merged: u64,
    /// What was left out.
    pub skipped: Vec<Skipped>,
}

/// One unit that was left out of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Line in the file, from 1.
    pub line: u64,
    /// In English.
    pub reason: String,
}

/// Why a file could not be imported. The memory is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The memory could not be written.
    #[error(transparent)]
    Memory(#[from] MemoryError),
    /// The file could not be read.
    #[error("the file could not be read")]
    Read(#[source] io::Error),
    /// The file is broken from a line on.
    #[error("line {line}: {reason}")]
    Broken {
        /// Line in the file, from 1.
        line: u64,
        /// In English.
        reason: String,
    },
    /// The file is of a kind that is not read.
    #[error("this kind of file cannot be imported: {0}")]
    Unknown(String),
    /// A file without languages of its own.
    #[error("the file does not say its languages; name both")]
    LanguagesNeeded,
    /// The caller wanted no more.
    #[error("the import was cancelled; nothing was changed")]
    Cancelled,
}

impl Memory {
    /// Adds the units of a file, all or none. The kind of file is told by its content.
    ///
    /// # Errors
    /// When the file is broken or of another kind, when the caller breaks off, or when the memory cannot be written.
    /// The words of many units are not searchable until [`Memory::index_words`] came to them.
    pub fn import(
        &mut self,
        bytes: impl Read,
        options: &Import,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Imported, ImportError> {
        let mut input = Decoded::new(bytes).map_err(ImportError::Read)?;
        let kind = kind(&mut input)?;
        if kind != Kind::Tmx && options.languages.is_none() {
            return Err(ImportError::LanguagesNeeded);
        }
        sink::run(self, options, progress, |sink| match kind {
            Kind::Tmx => tmx::read(input, sink),
            Kind::Tsv => delimited::read_tsv(input, sink),
            Kind::Csv => delimited::read_csv(input, sink),
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tmx,
    Tsv,
    Csv,
}

/// XML begins with `<`; of the others the first line with anything on it decides.
fn kind<R: Read>(input: &mut Decoded<R>) -> Result<Kind, ImportError> {
    input.fill_buf().map_err(ImportError::Read)?;
    let beginning = input.beginning();
    if beginning.contains('\0') || beginning.starts_with("PK\u{3}\u{4}") {
        return Err(ImportError::Unknown("it is no text".to_owned()));
    }
    let Some(line) = beginning.lines().find(|line| !line.trim().is_empty()) else {
        return Err(ImportError::Unknown("it is empty".to_owned()));
    };
    if line.trim_start().starts_with('<') {
        Ok(Kind::Tmx)
    } else if line.contains('\t') {
        Ok(Kind::Tsv)
    } else if line.contains(',') {
        Ok(Kind::Csv)
    } else {
        Err(ImportError::Unknown("it is neither TMX, TSV nor CSV".to_owned()))
    }
}
