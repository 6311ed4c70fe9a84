//! Writing a memory as TMX 1.4, CSV or XLSX, a unit at a time.

mod csv;
mod segment;
mod table;
mod tmx;
mod xlsx;

pub(crate) use tmx::TOOL;

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use crate::unit::Unit;
use persklaar_text::Language;
use rusqlite::Connection;
use std::io::{self, Write};

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
        let wanted = Wanted { from, to };
        let transaction = self.reading()?;
        let mut pairs = unit::pairs(&transaction).map_err(MemoryError::from)?;
        pairs.retain(|pair| wanted.has(&pair.from, &pair.to));
        tmx::begin(out, pairs.first().map(|pair| &pair.from))?;
        let written = each(&transaction, wanted, |unit| Ok(tmx::unit(out, unit)?))?;
        tmx::end(out)?;
        Ok(written)
    }

    /// Writes the units as CSV. Answers how many.
    ///
    /// # Errors
    /// When the memory cannot be read or the file cannot be written.
    pub fn export_csv(&self, out: &mut dyn Write, wanted: Wanted<'_>) -> Result<u64, ExportError> {
        csv::begin(out)?;
        each(&*self.reading()?, wanted, |unit| Ok(csv::unit(out, unit)?))
    }

    /// Writes the units as XLSX. Answers how many.
    ///
    /// # Errors
    /// When the memory cannot be read, the file cannot be written, or there is more than such a file can hold.
    pub fn export_xlsx(&self, out: &mut (impl Write + Send), wanted: Wanted<'_>) -> Result<u64, ExportError> {
        let mut sheet = xlsx::Sheet::new()?;
        let written = each(&*self.reading()?, wanted, |unit| sheet.unit(unit))?;
        sheet.finish(out)?;
        Ok(written)
    }
}

/// Unit after unit in the order of their ids. Answers how many there were.
fn each(
    connection: &Connection,
    wanted: Wanted<'_>,
    mut write: impl FnMut(&Unit) -> Result<(), ExportError>,
) -> Result<u64, ExportError> {
    let sql = format!("SELECT {} FROM unit ORDER BY id", unit::COLUMNS);
    let mut statement = connection.prepare(&sql).map_err(MemoryError::from)?;
    let mut written = 0;
    for unit in statement.query_map([], unit::read).map_err(MemoryError::from)? {
        let unit: Unit = unit.map_err(MemoryError::from)?;
        if wanted.has(&unit.from, &unit.to) {
            write(&unit)?;
            written += 1;
        }
    }
    Ok(written)
}
