//! Opening one part: from its file with what came after it, from the table where the memory is small, or by making the
//! file.

use super::base::{Base, Damaged, State};
use super::build::{Key, Shelfmark, build, count_up_to, state};
use super::changes::{since, take_in};
use super::index::{Limits, UNMADE};
use super::part::Part;
use super::place;
use crate::error::MemoryError;
use crate::table::lineage;
use rusqlite::Connection;
use std::path::Path;

/// What is opened, and inside which transaction.
pub(super) struct Opening<'a> {
    pub(super) connection: &'a Connection,
    pub(super) mark: &'a Shelfmark,
    pub(super) key: &'a Key,
    pub(super) limits: Limits,
}

impl Opening<'_> {
    /// Opens the part; `anew` does not believe the file that is there.
    pub(super) fn open(&self, anew: bool) -> Result<Part, MemoryError> {
        let file = place::path(&self.mark.path, (&self.key.0, &self.key.1), self.key.2);
        if !anew && let Some(part) = self.by_file(&file)? {
            return Ok(part);
        }
        let few = self.limits.few;
        if count_up_to(self.connection, self.key, few + 1)? <= few {
            return self.by_table();
        }
        self.made(&file)
    }

    fn by_file(&self, file: &Path) -> Result<Option<Part>, MemoryError> {
        let Some(base) = Base::open(file, self.mark.subject(self.key)) else { return Ok(None) };
        let known = base.state();
        let many = self.limits.many;
        if state(self.connection, known.change)? != Some(known)
            || since(self.connection, known.change, many)? > many
        {
            return Ok(None);
        }
        let mut part = Part::new(Some(base));
        Ok(take_in(self.connection, self.key, &mut part, known.change)?.is_ok().then_some(part))
    }

    fn by_table(&self) -> Result<Part, MemoryError> {
        let mut part = Part::default();
        match take_in(self.connection, self.key, &mut part, -1)? {
            Ok(()) => Ok(part),
            Err(Damaged) => Err(MemoryError::corrupt(UNMADE)),
        }
    }

    /// Makes the index now: in its file, or in memory where no file can be written.
    fn made(&self, file: &Path) -> Result<Part, MemoryError> {
        let change = lineage::newest(self.connection)?;
        let known = state(self.connection, change)?.unwrap_or(State { change, trace: 0 });
        let Some(tally) = build(self.connection, self.key, &|| false)? else { return Ok(Part::default()) };
        let subject = self.mark.subject(self.key);
        if self.mark.writable
            && place::write(file, &self.mark.path, &tally, subject, known).is_ok()
            && let Some(base) = Base::open(file, subject).filter(|base| base.state() == known)
        {
            return Ok(Part::new(Some(base)));
        }
        let held = Base::hold(&tally, subject, known);
        held.map(|base| Part::new(Some(base))).map_err(|error| MemoryError::corrupt(&error))
    }
}
