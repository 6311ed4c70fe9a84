//! Looking at all of a memory for damage that nobody has met yet.
//!
//! SQLite finds pages that are no pages and rows that are no rows. A letter that was overwritten inside a text it cannot
//! find, so the hashes that are stored beside the texts are compared with them as well.

use crate::backup::watched;
use crate::error::MemoryError;
use crate::file::{open, schema};
use crate::memory::Memory;
use crate::table::unit::{self, COLUMNS};
use crate::unit::Keys;
use crate::upkeep::Watch;
use rusqlite::{Connection, Row};

/// So many units are looked at in one go, so that nobody who writes waits for all of them.
const CHUNK: usize = 1000;

impl Memory {
    /// Reads all of the memory, over a connection of its own. What is told of progress is that it goes on.
    ///
    /// # Errors
    /// [`MemoryError::Corrupt`] with what was found first, [`MemoryError::Cancelled`], and the failures of the disk.
    pub fn check(&self, watch: &mut Watch<'_>) -> Result<(), MemoryError> {
        let connection = open::open_read_only(self.path())?;
        watched(connection, &mut || watch(0, 0), |connection| {
            pages(connection)?;
            texts(connection)
        })
    }
}

/// SQLite's own look at every page, but not whether the indexes agree with the rows.
pub(crate) fn pages(connection: &Connection) -> Result<(), MemoryError> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(MemoryError::corrupt(&found)) }
}

/// Whether each unit's texts are the ones that its keys were made of. Files of version 1 have no such keys.
pub(crate) fn texts(connection: &Connection) -> Result<(), MemoryError> {
    if schema::version(connection)? < 2 {
        return Ok(());
    }
    let sql = format!(
        "SELECT {COLUMNS}, source_key, identity, target_key FROM unit WHERE id > ?1 ORDER BY id LIMIT {CHUNK}"
    );
    let mut statement = connection.prepare(&sql)?;
    let mut after = i64::MIN;
    loop {
        let units = statement.query_map([after], looked_at)?.collect::<Result<Vec<_>, _>>()?;
        let Some((last, _)) = units.last() else { return Ok(()) };
        after = *last;
        if let Some((id, _)) = units.iter().find(|(_, is_whole)| !is_whole) {
            return Err(MemoryError::corrupt(&format!("unit {id} is not what it was")));
        }
    }
}

fn looked_at(row: &Row<'_>) -> rusqlite::Result<(i64, bool)> {
    let stored = Keys { source: row.get(17)?, identity: row.get(18)?, target: row.get(19)? };
    Ok((row.get(0)?, Keys::of_unit(&unit::read(row)?) == stored))
}
