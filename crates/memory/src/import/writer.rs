//! The thread that writes what an import reads: one transaction, in which what is there already is only counted.
//!
//! Where the import turns out to be large against what is there, the indexes are taken away and made anew at the end,
//! which is several times quicker than keeping them in order meanwhile, and what is known is remembered here instead.
//! The words of many units are left to [`crate::Memory::index_words`].

use super::Phase;
use super::known::Known;
use crate::error::MemoryError;
use crate::file::open::{CACHE, empty_log};
use crate::memory::Memory;
use crate::table::unit::Past;
use crate::table::{lineage, operation, pending_words, unit, unit_words};
use crate::unit::{Keys, NewUnit};
use crate::upkeep::OperationKind;
use jiff::Timestamp;
use rusqlite::Connection;
use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::sync::mpsc::Receiver;
use uuid::{Builder, Uuid};

/// How much of the file is kept at hand while many units are written, in kilobytes as [`CACHE`].
const LARGE_CACHE: i32 = -64 * 1024;
/// Fewer new units than this never have the indexes taken away.
const MANY: u64 = 10_000;

/// Nor does a smaller part of what was there: making the indexes costs a quarter of a unit's insert for each unit.
const LARGE: u64 = 8;

/// A unit on its way from reader to writer.
pub(super) struct Arriving {
    pub(super) new: NewUnit,
    pub(super) past: Past,
    pub(super) keys: Keys,
    pub(super) uuid: Option<Uuid>,
}

/// Some of them together.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) units: Vec<Arriving>,
    /// Whether the file was read to its end, so that all is to be kept.
    pub(super) is_last: bool,
}

/// How far the writer is, for the reader's thread.
#[derive(Default)]
pub(super) struct Live {
    units: AtomicU64,
    phase: AtomicU8,
    unwanted: AtomicBool,
}

impl Live {
    /// Units that are new so far.
    pub(super) fn units(&self) -> u64 {
        self.units.load(Ordering::Relaxed)
    }

    pub(super) fn phase(&self) -> Phase {
        match self.phase.load(Ordering::Relaxed) {
            0 => Phase::Reading,
            1 => Phase::Ordering,
            _ => Phase::Saving,
        }
    }

    /// Says that nothing is wanted any more.
    pub(super) fn give_up(&self) {
        self.unwanted.store(true, Ordering::Relaxed);
    }

    fn enter(&self, phase: Phase) {
        self.phase.store(phase as u8, Ordering::Relaxed);
    }

    fn is_wanted(&self) -> bool {
        !self.unwanted.load(Ordering::Relaxed)
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Written {
    pub(super) units: u64,
    pub(super) merged: u64,
}

/// Writes batches until the last; where it does not come, nothing was written.
pub(super) fn write(
    memory: &mut Memory,
    batches: Receiver<Batch>,
    at: Timestamp,
    live: &Live,
) -> Result<Option<Written>, MemoryError> {
    // A log that holds nothing of worth can be cut off even where the disk is full.
    empty_log(memory.connection());
    memory.connection().pragma_update(None, "cache_size", LARGE_CACHE)?;
    let written = memory.writing().and_then(|transaction| {
        let mut writer = Writer::new(&transaction, at, live)?;
        if !writer.take(batches)? || !writer.finish()? {
            return Ok(None);
        }
        let written = writer.written;
        transaction.commit()?;
        Ok(Some(written))
    });
    let is_small = |written: &Option<Written>| written.is_some_and(|written| written.units < MANY);
    if !written.as_ref().is_ok_and(is_small) {
        empty_log(memory.connection());
    }
    memory.connection().pragma_update(None, "cache_size", CACHE)?;
    // Or the large one is held until the memory is closed, while the lookup's index wants room.
    let _ = memory.connection().execute_batch("PRAGMA shrink_memory");
    written
}

struct Writer<'a> {
    connection: &'a Connection,
    live: &'a Live,
    at: Timestamp,
    change: i64,
    /// How many units there were.
    before: u64,
    ids: Option<RangeInclusive<i64>>,
    uuids: Uuids,
    /// Filled once the indexes are gone.
    known: Option<Known>,
    written: Written,
}

impl<'a> Writer<'a> {
    fn new(connection: &'a Connection, at: Timestamp, live: &'a Live) -> Result<Self, MemoryError> {
        Ok(Self {
            connection,
            live,
            at,
            change: lineage::next(connection)?,
            before: connection.query_row("SELECT count(*) FROM unit", [], |row| row.get(0))?,
            ids: None,
            uuids: Uuids::new(at),
            known: None,
            written: Written::default(),
        })
    }

    /// Whether the last batch came.
    fn take(&mut self, batches: Receiver<Batch>) -> Result<bool, MemoryError> {
        for batch in batches {
            for unit in &batch.units {
                self.add(unit)?;
            }
            self.live.units.store(self.written.units, Ordering::Relaxed);
            if batch.is_last {
                return Ok(true);
            }
            if self.known.is_none() && self.written.units >= MANY.max(self.before / LARGE) {
                self.known = Some(Known::read(self.connection)?);
                unit::drop_indexes(self.connection)?;
            }
        }
        Ok(false)
    }

    fn add(&mut self, Arriving { new, past, keys, uuid }: &Arriving) -> Result<(), MemoryError> {
        let keys = *keys;
        if self.is_there(keys, new)? {
            self.written.merged += 1;
            return Ok(());
        }
        let uuid = match uuid {
            Some(uuid) if !is_taken(self.connection, *uuid)? => *uuid,
            _ => self.uuids.next(),
        };
        let id = unit::insert_with_past(self.connection, new, *past, uuid, keys, self.change)?;
        if let Some(known) = &mut self.known {
            known.add(keys, id);
        }
        let first = self.ids.as_ref().map_or(id, |ids| *ids.start());
        self.ids = Some(first..=id);
        self.written.units += 1;
        Ok(())
    }

    fn is_there(&self, keys: Keys, new: &NewUnit) -> rusqlite::Result<bool> {
        let twin = match &self.known {
            None => unit::twin(self.connection, keys, new)?,
            Some(known) => match known.find(keys) {
                None => None,
                Some(id) => unit::get(self.connection, id)?.filter(|unit| unit.is_twin_of(new)),
            },
        };
        Ok(twin.is_some())
    }

    /// Makes the indexes and the words, or leaves the words for later. Answers whether all of it is still wanted.
    fn finish(&mut self) -> Result<bool, MemoryError> {
        self.live.enter(Phase::Ordering);
        if self.known.take().is_some() {
            for (name, sql) in unit::INDEXES {
                if !self.live.is_wanted() {
                    return Ok(false);
                }
                self.connection.execute_batch(sql)?;
                if name == "unit_source" {
                    unit::loosen(self.connection, self.before + self.written.units)?;
                }
            }
        }
        match &self.ids {
            None => {}
            Some(ids) if self.written.units <= unit_words::FEW => {
                unit_words::write_all(self.connection, ids)?;
            }
            Some(ids) => pending_words::add(self.connection, ids)?,
        }
        self.remember()?;
        self.live.enter(Phase::Saving);
        Ok(self.live.is_wanted())
    }
}

impl Writer<'_> {
    /// Writes the import down as a step that can be taken back.
    fn remember(&self) -> rusqlite::Result<()> {
        if self.written.units == 0 {
            return Ok(());
        }
        let step = operation::begin(self.connection, OperationKind::Import, self.at, self.ids.as_ref())?;
        operation::count(self.connection, step, self.written.units)
    }
}

/// A file can be read twice, and a unit deleted in between keeps its uuid in its tombstone.
fn is_taken(connection: &Connection, uuid: Uuid) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS(SELECT 1 FROM unit WHERE uuid = ?1) OR EXISTS(SELECT 1 FROM tombstone WHERE uuid = ?1)";
    connection.prepare_cached(sql)?.query_row([uuid.as_bytes()], |row| row.get(0))
}

/// Uuids of version 7 that grow, so that their index grows at its end alone: the time of the import, then a number that
/// begins by chance and goes up by one.
struct Uuids {
    millis: u64,
    /// Of 74 bits, the highest of which are free at first, so that it never begins anew.
    number: u128,
}

impl Uuids {
    fn new(at: Timestamp) -> Self {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
        Self { millis, number: Uuid::new_v4().as_u128() >> 56 }
    }

    fn next(&mut self) -> Uuid {
        self.number += 1;
        // Twelve bits stand before the variant, the others after it.
        let high = u16::try_from(self.number >> 62 & 0xfff).unwrap_or(0).to_be_bytes();
        let low = u64::try_from(self.number & 0x3fff_ffff_ffff_ffff).unwrap_or(0).to_be_bytes();
        let mut number = [0; 10];
        number[..2].copy_from_slice(&high);
        number[2..].copy_from_slice(&low);
        Builder::from_unix_timestamp_millis(self.millis, &number).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_grow_and_are_of_version_7() {
        let mut uuids = Uuids { millis: 1_800_000_000_000, number: (1 << 62) - 3 };
        let made: Vec<Uuid> = (0..6).map(|_| uuids.next()).collect();
        assert!(made.is_sorted_by(|one, other| one < other), "{made:?}");
        assert!(made.iter().all(|uuid| uuid.get_version_num() == 7));
        let (one, other) =
            (Uuids::new(Timestamp::UNIX_EPOCH).next(), Uuids::new(Timestamp::UNIX_EPOCH).next());
        assert_ne!(one, other);
    }
}
