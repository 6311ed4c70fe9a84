//! Writing what was found into a new file, under the ids, uuids and revisions that it had.

use super::pages::Pages;
use super::rows::Row;
use super::scan::{Found, Place, is_deleted, read};
use crate::error::MemoryError;
use crate::file::open;
use crate::table::{lineage, meta, pending_words, tombstone, unit, unit_words};
use crate::unit::Unit;
use crate::upkeep::Watch;
use rusqlite::{Connection, Transaction};
use std::collections::HashMap;
use std::path::Path;
use uuid::Uuid;

/// How much was saved.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Saved {
    pub(crate) units: u64,
    pub(crate) deleted: u64,
}

pub(crate) fn save(
    pages: &mut Pages,
    found: &Found,
    damaged: &Path,
    to: &Path,
    watch: &mut Watch<'_>,
) -> Result<Saved, MemoryError> {
    open::fill(to, damaged)?;
    let mut connection = open::open(to)?;
    // Nobody else has the file yet: one flush at the end is enough.
    connection.pragma_update(None, "journal_mode", "MEMORY")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    let transaction = connection.transaction()?;
    name(&transaction, found)?;
    unit::drop_indexes(&transaction)?;
    let saved = rows(pages, found, &transaction, watch)?;
    unit::create_indexes(&transaction)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    std::fs::File::open(to).and_then(|file| file.sync_all()).map_err(|error| open::io_error(to, error))?;
    Ok(saved)
}

/// The same memory as before, as far as it still says which one it was.
fn name(connection: &Connection, found: &Found) -> rusqlite::Result<()> {
    if let Some(uuid) = found.uuid.as_deref().filter(|uuid| Uuid::parse_str(uuid).is_ok()) {
        meta::set(connection, meta::UUID, uuid)?;
    }
    found.name.as_deref().map_or(Ok(()), |name| meta::set(connection, meta::NAME, name))
}

fn rows(
    pages: &mut Pages,
    found: &Found,
    transaction: &Transaction<'_>,
    watch: &mut Watch<'_>,
) -> Result<Saved, MemoryError> {
    let mut writer = Writer {
        pages,
        connection: transaction,
        change: lineage::next(transaction)?,
        uuids: HashMap::new(),
        page: Vec::new(),
    };
    // Deleted ones first, through the table of units: their ids are then never given again.
    let mut saved = Saved::default();
    for (_, place) in found.tombstones.iter().filter(|(id, _)| is_deleted(found, **id)) {
        saved.deleted += writer.write(*place)?;
    }
    let living: Vec<(i64, Place)> = found
        .units
        .iter()
        .filter(|(id, _)| !is_deleted(found, **id))
        .map(|(id, place)| (*id, *place))
        .collect();
    wait_for_words(transaction, &living)?;
    for (at, (_, place)) in living.iter().enumerate() {
        if at % 256 == 0 && watch(at as u64, living.len() as u64).is_break() {
            return Err(MemoryError::Cancelled);
        }
        saved.units += writer.write(*place)?;
    }
    unit_words::write_if_few(transaction)?;
    Ok(saved)
}

/// Writes rows as they are read once more.
struct Writer<'a> {
    pages: &'a mut Pages,
    connection: &'a Connection,
    change: i64,
    /// A uuid is given to one unit; what has it once more is a page that was left behind.
    uuids: HashMap<Uuid, i64>,
    page: Vec<u8>,
}

impl Writer<'_> {
    /// Answers how many rows were written: one or none.
    fn write(&mut self, place: Place) -> rusqlite::Result<u64> {
        match read(self.pages, place, &mut self.page) {
            Some(Row::Unit(unit)) if self.is_first(&unit) => {
                unit::insert(self.connection, &unit, self.change)?;
                Ok(1)
            }
            Some(Row::Tombstone(unit, deleted)) if self.is_first(&unit) => {
                unit::insert(self.connection, &unit, self.change)?;
                tombstone::bury(self.connection, unit.id, self.change, deleted)?;
                unit::delete(self.connection, unit.id)?;
                Ok(1)
            }
            _ => Ok(0),
        }
    }

    fn is_first(&mut self, unit: &Unit) -> bool {
        Uuid::parse_str(&unit.uuid).is_ok_and(|uuid| *self.uuids.entry(uuid).or_insert(unit.id) == unit.id)
    }
}

/// Their words follow in the background, as after an import.
fn wait_for_words(connection: &Connection, living: &[(i64, Place)]) -> rusqlite::Result<()> {
    match (living.first(), living.last()) {
        (Some((first, _)), Some((last, _))) => pending_words::add(connection, &(*first..=*last)),
        _ => Ok(()),
    }
}
