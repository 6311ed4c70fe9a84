//! The index of a whole memory: its parts, opened when they are first needed, and kept fresh.
//!
//! It is never trusted over the table: before every lookup it takes in what changed since the last, by this connection
//! or by another program, and the units it names are read from the table. An index file that is damaged, of another
//! version or of another way that the memory took is made anew.

use super::asked::Asked;
use super::base::Damaged;
use super::build::{Builds, Key, Shelfmark};
use super::changes::{pairs, since, take_in};
use super::copies::Found;
use super::language::Service;
use super::opening::Opening;
use super::part::Part;
use super::{Query, Stopped};
use crate::error::MemoryError;
use crate::table::lineage;
use persklaar_text::Language;
use rusqlite::Connection;
use std::collections::HashMap;

/// What a lookup reads from, inside its transaction, and whether anybody still waits for it.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) mark: &'a Shelfmark,
    pub(crate) stopped: Stopped<'a>,
}

/// What a lookup without comparing every unit needs to know.
#[derive(Default)]
pub(crate) struct Index {
    /// `None` before the first lookup.
    fresh: Option<Fresh>,
    own_write: bool,
    pairs: Vec<(Language, Language)>,
    parts: HashMap<Key, Part>,
    builds: Builds,
    limits: Limits,
}

/// Up to what the index knows the memory.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fresh {
    /// SQLite's own count of what other connections wrote.
    data_version: i64,
    /// The newest change that was taken in.
    change: i64,
}

/// What is said of an index that is wrong as soon as it was made.
pub(super) const UNMADE: &str = "the lookup index cannot be made";

/// How much is much.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// More changes than this at once, an import above all, and the index is made anew when it is needed.
    pub(super) many: usize,
    /// No more units than this are held in memory without a file.
    pub(super) few: usize,
    /// So many changes after an index file was made, a new one is made in the background.
    pub(super) worn: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { many: 20_000, few: 2_000, worn: 2_000 }
    }
}

impl Index {
    /// Says that this connection writes: SQLite's count leaves that out.
    pub(crate) fn note_own_write(&mut self) {
        self.own_write = true;
    }

    /// The units that can be matches, each with how its languages serve.
    pub(crate) fn candidates(
        &mut self,
        reading: &Reading<'_>,
        query: &Query<'_>,
        asked: &Asked,
    ) -> Result<Vec<(Service, Vec<Found>)>, MemoryError> {
        self.refresh(reading)?;
        let mut found = Vec::new();
        for at in 0..self.pairs.len() {
            let (from, to) = self.pairs[at].clone();
            let Some(service) = Service::of(&from, &to, query) else { continue };
            found.push((service, self.units(reading, &(from, to, service.direction), asked)?));
        }
        Ok(found)
    }

    /// A damaged file is made anew, once: what was just made is right.
    fn units(&mut self, reading: &Reading<'_>, key: &Key, asked: &Asked) -> Result<Vec<Found>, MemoryError> {
        let found = match self.part(reading, key, false)?.candidates(asked, reading.stopped) {
            Ok(found) => found,
            Err(Damaged) => {
                self.parts.remove(key);
                let part = self.part(reading, key, true)?;
                part.candidates(asked, reading.stopped).map_err(|Damaged| MemoryError::corrupt(UNMADE))?
            }
        };
        found.ok_or(MemoryError::Cancelled)
    }

    fn part(&mut self, reading: &Reading<'_>, key: &Key, anew: bool) -> Result<&Part, MemoryError> {
        if !self.parts.contains_key(key) {
            let mut opening =
                Opening { reading: *reading, key, limits: self.limits, builds: &mut self.builds };
            let part = opening.open(anew)?;
            self.parts.insert(key.clone(), part);
        }
        Ok(&self.parts[key])
    }

    /// A refresh that is stopped has taken in a part of what is new. All of it is taken in again the next time, and to
    /// take in a unit twice changes nothing.
    fn refresh(&mut self, reading: &Reading<'_>) -> Result<(), MemoryError> {
        let connection = reading.connection;
        for key in self.builds.finished() {
            self.parts.remove(&key);
        }
        let data_version = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if !self.own_write && self.fresh.is_some_and(|fresh| fresh.data_version == data_version) {
            return Ok(());
        }
        let change = lineage::newest(connection)?;
        match self.fresh {
            Some(fresh) if change == fresh.change => {}
            Some(fresh) if since(connection, fresh.change, self.limits.many)? <= self.limits.many => {
                self.take_in(reading, fresh.change)?;
                self.renew(reading.mark);
            }
            _ => self.parts.clear(),
        }
        self.pairs = pairs(connection)?;
        self.fresh = Some(Fresh { data_version, change });
        self.own_write = false;
        Ok(())
    }

    /// Takes in the units that were written and deleted since a change.
    fn take_in(&mut self, reading: &Reading<'_>, since: i64) -> Result<(), MemoryError> {
        let mut broken = Vec::new();
        for (key, part) in &mut self.parts {
            if take_in(reading, key, part, since)?.is_err() {
                broken.push(key.clone());
            }
        }
        broken.iter().for_each(|key| {
            self.parts.remove(key);
        });
        Ok(())
    }

    /// Begins to make files anew that have too much after them; the more the more often that failed.
    fn renew(&mut self, mark: &Shelfmark) {
        let worn = self.limits.worn << self.builds.failures().min(8);
        for (key, _) in self.parts.iter().filter(|(_, part)| part.later() > worn) {
            self.builds.begin(mark, key);
        }
    }
}

#[cfg(test)]
mod tests;
