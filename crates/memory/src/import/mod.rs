//! Reading units out of files: TMX, XLIFF (SDLXLIFF too), PO, XLSX, CSV and TSV, told apart by their content.
//!
//! Each format makes [`file_unit::FileUnit`]s; [`pairs`] decides which of their texts make units, and [`sink`] keeps
//! these. A file is taken whole or not at all, but for the units in it that are broken, each of which is told.

mod columns;
mod decode;
mod delimited;
mod file_unit;
mod inline;
mod kind;
mod known;
mod pairs;
mod po;
mod reason;
mod segment;
mod sink;
mod tmx;
mod writer;
mod xliff;
mod xlsx;
mod xml;

use crate::error::MemoryError;
use crate::memory::Memory;
pub(crate) use xml::is_xml;

pub use reason::Reason;

use decode::Decoded;
use jiff::Timestamp;
use kind::Kind;
use persklaar_text::Language;
use sink::Sink;
use std::io::{self, BufRead, Cursor, Read};
use std::ops::ControlFlow;
use xml::Xml;

/// How a file is to be read.
#[derive(Debug, Clone)]
pub struct Import {
    /// The pair to take, and the languages of a file that does not say them. Without it a file that says its languages
    /// gives every pair it holds.
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
    /// Why.
    pub reason: Reason,
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
    #[error("{0}")]
    Unknown(String),
    /// A file without languages of its own.
    #[error("the file does not say its languages; name both")]
    LanguagesNeeded,
    /// The caller wanted no more.
    #[error("the import was cancelled; nothing was changed")]
    Cancelled,
}

impl ImportError {
    /// What is said of a memory, or of another program's database.
    pub fn database() -> Self {
        Self::Unknown(kind::DATABASE.to_owned())
    }
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
        let mut imported = sink::run(self, options, progress, |sink| read(bytes, sink))?;
        if imported == Imported::default() {
            imported.skipped.push(Skipped { line: 1, reason: Reason::NothingInFile });
        }
        Ok(imported)
    }
}

/// Reads a whole file into the sink.
fn read(bytes: impl Read, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    let (beginning, bytes) = begin(bytes).map_err(ImportError::Read)?;
    if beginning == kind::ZIP {
        return xlsx::read(bytes, sink);
    }
    if let Some(reason) = kind::packed(&beginning) {
        return Err(ImportError::Unknown(reason.to_owned()));
    }
    let mut input = Decoded::new(bytes).map_err(ImportError::Read)?;
    input.fill_buf().map_err(ImportError::Read)?;
    match kind::kind(input.beginning())? {
        Kind::Xml => read_xml(input, sink),
        Kind::Po => po::read(input, sink),
        Kind::Tsv => delimited::read_tsv(input, sink),
        Kind::Csv { separator } => delimited::read_csv(input, separator, sink),
    }
}

/// The first bytes, and all of them.
fn begin(mut bytes: impl Read) -> io::Result<(Vec<u8>, impl Read)> {
    let mut beginning = Vec::new();
    bytes.by_ref().take(kind::ZIP.len() as u64).read_to_end(&mut beginning)?;
    Ok((beginning.clone(), Cursor::new(beginning).chain(bytes)))
}

fn read_xml<R: Read>(input: Decoded<R>, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    let mut xml = Xml::new(input);
    let root = xml.root()?;
    match root.local_name().as_ref() {
        "tmx" => tmx::read(&mut xml, sink),
        "xliff" => xliff::read(&mut xml, &root, sink),
        other => Err(ImportError::Unknown(kind::foreign(other))),
    }
}
