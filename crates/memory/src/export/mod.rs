//! Writing a memory as TMX 1.4, CSV or XLSX, a unit at a time.
//!
//! What was written when an export is broken off is the caller's to throw away: here nothing knows of files or names.

mod csv;
mod segment;
mod table;
mod tmx;
mod watched;
mod xlsx;

pub(crate) use tmx::TOOL;

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use crate::unit::Unit;
use persklaar_text::Language;
use rusqlite::Connection;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

/// Why a memory could not be written to a file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The memory could not be read.
    #[error(transparent)]
    Memory(#[from] MemoryError),
    /// The file could not be written.
    #[error("the file could not be written")]
    Write(#[from] io::Error),
    /// A sheet has fewer rows.
    #[error("an XLSX file holds 1,048,575 units at most")]
    TooManyForXlsx,
    /// A cell has fewer characters.
    #[error("unit {unit} is longer than the 32,767 characters that a cell of an XLSX file holds")]
    TooLongForXlsx {
        /// Its id.
        unit: i64,
    },
    /// The caller wanted no more.
    #[error("the export was cancelled")]
    Cancelled,
}

/// Which units are to be written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Those from this language; `en` asks for `en-GB` as well.
    pub from: Option<&'a Language>,
    /// Those into this language.
    pub to: Option<&'a Language>,
}

impl Wanted<'_> {
    fn has(&self, from: &Language, to: &Language) -> bool {
        let serves = |asked: Option<&Language>, language| asked.is_none_or(|asked| asked.serves(language));
        serves(self.from, from) && serves(self.to, to)
    }
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exporting {
    /// Units that were written.
    pub units: u64,
    /// How many there are to write.
    pub total: u64,
    /// Whether all units are written and the file is being packed.
    pub is_packing: bool,
}

/// Hears how far an export is; `Break` breaks it off.
pub type ExportWatch<'a> = dyn FnMut(Exporting) -> ControlFlow<()> + Send + 'a;

/// After so many units the caller hears of them.
const STEP: u64 = 256;

impl Memory {
    /// Writes the units as TMX 1.4, those of one language or pair where `from` or `to` is given. Answers how many.
    ///
    /// # Errors
    /// When the memory cannot be read or the file cannot be written.
    pub fn export_tmx(
        &self,
        out: &mut dyn Write,
        from: Option<&Language>,
        to: Option<&Language>,
    ) -> Result<u64, ExportError> {
        self.write_tmx(out, Wanted { from, to }, &mut go_on)
    }

    /// Writes the units as CSV. Answers how many.
    ///
    /// # Errors
    /// When the memory cannot be read or the file cannot be written.
    pub fn export_csv(&self, out: &mut dyn Write, wanted: Wanted<'_>) -> Result<u64, ExportError> {
        self.write_csv(out, wanted, &mut go_on)
    }

    /// Writes the units as XLSX, with room for what is not packed yet where the system has it for such files. Answers
    /// how many.
    ///
    /// # Errors
    /// When the memory cannot be read, the file cannot be written, or there is more than such a file can hold.
    pub fn export_xlsx(&self, out: &mut (impl Write + Send), wanted: Wanted<'_>) -> Result<u64, ExportError> {
        self.write_xlsx(out, &std::env::temp_dir(), wanted, &mut go_on)
    }

    /// As [`Memory::export_tmx`], and says how far it is.
    ///
    /// # Errors
    /// The same, and [`ExportError::Cancelled`].
    pub fn write_tmx(
        &self,
        out: &mut dyn Write,
        wanted: Wanted<'_>,
        watch: &mut ExportWatch<'_>,
    ) -> Result<u64, ExportError> {
        let units = Units::of(self, wanted)?;
        tmx::begin(out, units.main_source())?;
        let written = units.each(watch, |unit| Ok(tmx::unit(out, unit)?))?;
        tmx::end(out)?;
        Ok(written)
    }

    /// As [`Memory::export_csv`], and says how far it is.
    ///
    /// # Errors
    /// The same, and [`ExportError::Cancelled`].
    pub fn write_csv(
        &self,
        out: &mut dyn Write,
        wanted: Wanted<'_>,
        watch: &mut ExportWatch<'_>,
    ) -> Result<u64, ExportError> {
        csv::begin(out)?;
        Units::of(self, wanted)?.each(watch, |unit| Ok(csv::unit(out, unit)?))
    }

    /// As [`Memory::export_xlsx`], and says how far it is. The rows are kept in a nameless file in the folder `room`
    /// until all are there: several times the size of the sheet that comes of them.
    ///
    /// # Errors
    /// The same, and [`ExportError::Cancelled`].
    pub fn write_xlsx(
        &self,
        out: &mut (impl Write + Send),
        room: &Path,
        wanted: Wanted<'_>,
        watch: &mut ExportWatch<'_>,
    ) -> Result<u64, ExportError> {
        let mut sheet = xlsx::Sheet::new(room)?;
        let units = Units::of(self, wanted)?;
        let written = units.each(watch, |unit| sheet.unit(unit))?;
        let packing = Exporting { units: written, total: units.total, is_packing: true };
        watched::writing(out, &mut || watch(packing), |out| sheet.finish(out))?;
        Ok(written)
    }
}

fn go_on(_: Exporting) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// The units to be written, as they are at one moment.
struct Units<'a> {
    transaction: rusqlite::Transaction<'a>,
    wanted: Wanted<'a>,
    pairs: Vec<crate::stats::PairStats>,
    total: u64,
}

impl<'a> Units<'a> {
    fn of(memory: &'a Memory, wanted: Wanted<'a>) -> Result<Self, ExportError> {
        let transaction = memory.reading()?;
        let mut pairs = unit::pairs(&transaction).map_err(MemoryError::from)?;
        pairs.retain(|pair| wanted.has(&pair.from, &pair.to));
        let total = pairs.iter().map(|pair| pair.units).sum();
        Ok(Self { transaction, wanted, pairs, total })
    }

    /// The source language of most.
    fn main_source(&self) -> Option<&Language> {
        self.pairs.first().map(|pair| &pair.from)
    }

    /// Unit after unit in the order of their ids. Answers how many there were.
    fn each(
        &self,
        watch: &mut ExportWatch<'_>,
        mut write: impl FnMut(&Unit) -> Result<(), ExportError>,
    ) -> Result<u64, ExportError> {
        let sql = format!("SELECT {} FROM unit ORDER BY id", unit::COLUMNS);
        let connection: &Connection = &self.transaction;
        let mut statement = connection.prepare(&sql).map_err(MemoryError::from)?;
        let (mut seen, mut written) = (0_u64, 0);
        for unit in statement.query_map([], unit::read).map_err(MemoryError::from)? {
            if seen.is_multiple_of(STEP) {
                self.tell(watch, written)?;
            }
            let unit: Unit = unit.map_err(MemoryError::from)?;
            seen += 1;
            if self.wanted.has(&unit.from, &unit.to) {
                write(&unit)?;
                written += 1;
            }
        }
        Ok(written)
    }

    fn tell(&self, watch: &mut ExportWatch<'_>, units: u64) -> Result<(), ExportError> {
        match watch(Exporting { units, total: self.total, is_packing: false }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ExportError::Cancelled),
        }
    }
}
