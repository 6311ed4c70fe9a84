//! Writing a memory as TMX 1.4.

mod segment;
mod tmx;

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use crate::unit::Unit;
use persklaar_text::Language;
use std::io::{self, Write};

/// Why a memory could not be written as TMX.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The memory could not be read.
    #[error(transparent)]
    Memory(#[from] MemoryError),
    /// The file could not be written.
    #[error("the file could not be written")]
    Write(#[from] io::Error),
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
        let transaction = self.reading()?;
        let mut pairs = unit::pairs(&transaction).map_err(MemoryError::from)?;
        pairs.retain(|pair| is_wanted(&pair.from, from) && is_wanted(&pair.to, to));
        tmx::begin(out, pairs.first().map(|pair| &pair.from))?;
        let sql = format!("SELECT {} FROM unit ORDER BY id", unit::COLUMNS);
        let mut statement = transaction.prepare(&sql).map_err(MemoryError::from)?;
        let mut written = 0;
        for unit in statement.query_map([], unit::read).map_err(MemoryError::from)? {
            let unit: Unit = unit.map_err(MemoryError::from)?;
            if is_wanted(&unit.from, from) && is_wanted(&unit.to, to) {
                tmx::unit(out, &unit)?;
                written += 1;
            }
        }
        tmx::end(out)?;
        Ok(written)
    }
}

/// `en` asks for `en-GB` as well.
fn is_wanted(language: &Language, asked: Option<&Language>) -> bool {
    asked.is_none_or(|asked| asked.serves(language))
}
