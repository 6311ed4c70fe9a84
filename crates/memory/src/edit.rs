//! Keeping units, taking that back, and bringing deleted ones back. Every function is one transaction.

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit_history::{self as history, Before, Entry};
use crate::table::{lineage, tombstone, unit, unit_words};
use crate::unit::{Change, Keys, NewUnit, Put, Unit};
use jiff::Timestamp;
use rusqlite::Connection;
use uuid::{Builder, Uuid};

impl Memory {
    /// Keeps a unit. One with the same languages, source and neighbours gets the new target; its old one stays in the
    /// history under `op`. The same `op` again changes nothing and answers the same.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn put(&mut self, new: &NewUnit, op: &str) -> Result<Put, MemoryError> {
        let transaction = self.writing()?;
        let put = match history::find(&transaction, op)? {
            Some(entry) => Put { unit: entry.unit, change: entry.kind },
            None => put(&transaction, new, op)?,
        };
        transaction.commit()?;
        Ok(put)
    }

    /// Takes a put back: the unit has the target that it had before, or is gone if the put made it. Later puts on the
    /// same unit stand. Answers whether there was something to take back.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn undo_put(&mut self, op: &str, at: Timestamp) -> Result<bool, MemoryError> {
        let transaction = self.writing()?;
        let Some(entry) = history::find(&transaction, op)?.filter(|entry| !entry.undone) else {
            return Ok(false);
        };
        undo(&transaction, entry, at)?;
        transaction.commit()?;
        Ok(true)
    }

    /// Brings deleted units back under their own ids, as changed now. Answers how many could be.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is changed then.
    pub fn restore(&mut self, ids: &[i64], at: Timestamp) -> Result<usize, MemoryError> {
        let transaction = self.writing()?;
        let change = lineage::next(&transaction)?;
        let mut restored = 0;
        for id in ids {
            if let Some(mut unit) = tombstone::raise(&transaction, *id)? {
                unit.revision += 1;
                unit.changed = unit.changed.max(at);
                unit::insert(&transaction, &unit, change)?;
                unit_words::renew(&transaction, *id)?;
                restored += 1;
            }
        }
        transaction.commit()?;
        Ok(restored)
    }
}

fn put(connection: &Connection, new: &NewUnit, op: &str) -> Result<Put, MemoryError> {
    let keys = Keys::of(new);
    let put = match unit::standing(connection, keys, new)? {
        None => Put { unit: insert(connection, new, keys)?, change: Change::Inserted },
        Some(unit) if unit.target.is_same_as(&new.target) => use_again(connection, &unit)?,
        Some(unit) => return replace(connection, unit, new, op),
    };
    history::append(connection, op, put.unit, put.change, new.at, None)?;
    Ok(put)
}

fn insert(connection: &Connection, new: &NewUnit, keys: Keys) -> rusqlite::Result<i64> {
    let id = unit::insert_new(connection, new, uuid(new.at), keys, lineage::next(connection)?)?;
    unit_words::append(connection, id)?;
    Ok(id)
}

/// Of version 7, which begins with the time: the index of uuids is written where it was written last.
fn uuid(at: Timestamp) -> Uuid {
    let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
    let [.., a, b, c, d, e, f, g, h, i, j] = *Uuid::new_v4().as_bytes();
    Builder::from_unix_timestamp_millis(millis, &[a, b, c, d, e, f, g, h, i, j]).into_uuid()
}

fn use_again(connection: &Connection, unit: &Unit) -> rusqlite::Result<Put> {
    connection
        .prepare_cached("UPDATE unit SET used = used + 1 WHERE id = ?1 AND used < 2147483647")?
        .execute([unit.id])?;
    Ok(Put { unit: unit.id, change: Change::Unchanged })
}

fn replace(connection: &Connection, mut unit: Unit, new: &NewUnit, op: &str) -> Result<Put, MemoryError> {
    let before = Before::of(&unit);
    unit.target = new.target.clone();
    unit.author.clone_from(&new.author);
    unit.document.clone_from(&new.document);
    unit.origin = new.origin;
    unit.changed = new.at;
    unit.used = unit.used.saturating_add(1);
    rewrite(connection, &mut unit)?;
    history::append(connection, op, unit.id, Change::Updated, new.at, Some(&before))?;
    Ok(Put { unit: unit.id, change: Change::Updated })
}

/// Writes a changed unit as its next revision.
pub(crate) fn rewrite(connection: &Connection, unit: &mut Unit) -> rusqlite::Result<()> {
    unit.revision += 1;
    unit::update(connection, unit, lineage::next(connection)?)?;
    unit_words::renew(connection, unit.id)
}

/// Takes one put out of the chain of those on its unit. If it is the newest, the unit goes back; if not, the next one
/// inherits its past, so that taking that one back later leads to what was before both.
fn undo(connection: &Connection, entry: Entry, at: Timestamp) -> Result<(), MemoryError> {
    history::mark_undone(connection, &entry)?;
    let Some(mut unit) = unit::get(connection, entry.unit)? else { return Ok(()) };
    if entry.kind == Change::Unchanged {
        connection.execute("UPDATE unit SET used = max(used - 1, 0) WHERE id = ?1", [unit.id])?;
        return Ok(());
    }
    if let Some(later) = history::next(connection, &entry)? {
        return Ok(history::inherit(connection, &later, &entry)?);
    }
    match entry.before {
        None => bury(connection, unit.id, lineage::next(connection)?, at)?,
        Some(before) => {
            before.put_back(&mut unit);
            unit.used = unit.used.saturating_sub(1);
            rewrite(connection, &mut unit)?;
        }
    }
    Ok(())
}

pub(crate) fn bury(connection: &Connection, id: i64, change: i64, at: Timestamp) -> rusqlite::Result<()> {
    tombstone::bury(connection, id, change, at.as_microsecond())?;
    unit::delete(connection, id)?;
    unit_words::delete(connection, id)
}
