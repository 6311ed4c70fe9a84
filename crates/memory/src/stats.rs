//! How much a memory holds.

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use persklaar_text::Language;

/// The size of a memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// How many units.
    pub units: u64,
    /// The language pairs, most units first.
    pub pairs: Vec<PairStats>,
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes of the file that only serve finding words.
    pub index_bytes: u64,
}

/// The units of one language pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairStats {
    /// Source language.
    pub from: Language,
    /// Target language.
    pub to: Language,
    /// How many units.
    pub units: u64,
}

impl Memory {
    /// How many units and bytes there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stats(&self) -> Result<Stats, MemoryError> {
        let pairs = unit::pairs(self.connection())?;
        let pages = |pragma| self.connection().pragma_query_value(None, pragma, |row| row.get::<_, u64>(0));
        Ok(Stats {
            units: pairs.iter().map(|pair| pair.units).sum(),
            bytes: pages("page_count")? * pages("page_size")?,
            index_bytes: self.index_bytes()?,
            pairs,
        })
    }

    /// How many units there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count(&self) -> Result<u64, MemoryError> {
        Ok(self.connection().query_row("SELECT count(*) FROM unit", [], |row| row.get(0))?)
    }

    /// The word index, measured by its own blocks.
    fn index_bytes(&self) -> Result<u64, MemoryError> {
        let sql = "SELECT ifnull(sum(length(block)), 0) FROM unit_words_data";
        Ok(self.connection().query_row(sql, [], |row| row.get(0))?)
    }
}
