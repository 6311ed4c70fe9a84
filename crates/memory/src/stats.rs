//! How much a memory holds.

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use crate::upkeep::{Facets, GroupKind, Watch};
use persklaar_text::Language;
use persklaar_text::compare::count_words;

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

/// All that there is to count in a memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// All units, and by what they have.
    pub facets: Facets,
    /// How many documents there are.
    pub documents: u64,
    /// Words of all sources.
    pub source_words: u64,
    /// Words of all targets.
    pub target_words: u64,
    /// Units with tags.
    pub tagged: u64,
    /// Groups of units with the same source and other targets.
    pub contradictions: u64,
    /// Groups of units that a merge would make fewer.
    pub duplicates: u64,
    /// Deleted units that are still kept.
    pub deleted: u64,
}

/// So many units are read in one go, so that nobody waits for a long look.
const AT_ONCE: i64 = 2000;

impl Memory {
    /// Counts everything, the words too, which takes some microseconds for each unit.
    ///
    /// # Errors
    /// When the file cannot be read, and [`MemoryError::Cancelled`].
    pub fn statistics(&self, watch: &mut Watch<'_>) -> Result<Statistics, MemoryError> {
        let mut counted = Statistics { facets: self.facets()?, ..Statistics::default() };
        let one = |sql| self.connection().query_row(sql, [], |row| row.get::<_, u64>(0));
        counted.documents = one("SELECT count(DISTINCT document) FROM unit WHERE document IS NOT NULL")?;
        counted.deleted = one("SELECT count(*) FROM tombstone")?;
        counted.contradictions = self.groups(GroupKind::Contradiction, 0, 0)?.total;
        counted.duplicates = self.groups(GroupKind::Duplicate, 0, 0)?.total;
        let (mut after, mut done) = (i64::MIN, 0);
        while let Some((last, units)) = self.count_words(after, &mut counted)? {
            (after, done) = (last, done + units);
            if watch(done, counted.facets.units).is_break() {
                return Err(MemoryError::Cancelled);
            }
        }
        Ok(counted)
    }

    /// Counts the words of the next units; answers the last of them and how many they were.
    fn count_words(&self, after: i64, counted: &mut Statistics) -> Result<Option<(i64, u64)>, MemoryError> {
        let sql = "SELECT id, source, source_kinds, target, target_kinds FROM unit WHERE id > ?1 ORDER BY id LIMIT ?2";
        let mut statement = self.connection().prepare_cached(sql)?;
        let mut rows = statement.query([after, AT_ONCE])?;
        let (mut last, mut units) = (None, 0);
        while let Some(row) = rows.next()? {
            last = Some(row.get(0)?);
            units += 1;
            let (source, target) = (unit::tagged(row, 1)?, unit::tagged(row, 3)?);
            counted.source_words += count_words(&source.text()) as u64;
            counted.target_words += count_words(&target.text()) as u64;
            counted.tagged += u64::from(source.tags().chain(target.tags()).next().is_some());
        }
        Ok(last.map(|last| (last, units)))
    }

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

    /// The language pairs, most units first. They are kept until the memory changes.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pairs(&self) -> Result<Vec<PairStats>, MemoryError> {
        let transaction = self.reading()?;
        Ok(self.kept.borrow_mut().pairs(&transaction)?)
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
