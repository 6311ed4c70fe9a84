//! Opening one part: from its file with what came after it, from the table where the memory is small, or by making the
//! file.
//!
//! The file is made in the background also for somebody who waits for it. So they can stop waiting at any time, and
//! what was done until then is of use to the next who asks.

use super::base::{Base, Damaged, State};
use super::build::{Builds, Key, build, count_up_to, state};
use super::changes::{since, take_in};
use super::index::{Limits, Reading, UNMADE};
use super::part::Part;
use super::{go_on, place};
use crate::error::MemoryError;
use crate::table::lineage;
use std::io;
use std::path::Path;

/// What is opened, and inside which transaction.
pub(super) struct Opening<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) key: &'a Key,
    pub(super) limits: Limits,
    pub(super) builds: &'a mut Builds,
}

impl Opening<'_> {
    /// Opens the part; `anew` does not believe the file that is there.
    pub(super) fn open(&mut self, anew: bool) -> Result<Part, MemoryError> {
        let mark = self.reading.mark;
        let file = place::path(&mark.path, (&self.key.0, &self.key.1), self.key.2);
        if !anew && let Some(part) = self.by_file(&file)? {
            return Ok(part);
        }
        let few = self.limits.few;
        if count_up_to(self.reading.connection, self.key, few + 1)? <= few {
            return self.by_table();
        }
        if mark.writable
            && self.builds.wait(mark, self.key, self.reading.stopped)?
            && let Some(part) = self.by_file(&file)?
        {
            return Ok(part);
        }
        self.made(&file)
    }

    fn by_file(&self, file: &Path) -> Result<Option<Part>, MemoryError> {
        let connection = self.reading.connection;
        let Some(base) = Base::open(file, self.reading.mark.subject(self.key)) else { return Ok(None) };
        let known = base.state();
        let many = self.limits.many;
        if state(connection, known.change)? != Some(known) || since(connection, known.change, many)? > many {
            return Ok(None);
        }
        let mut part = Part::new(Some(base));
        Ok(take_in(&self.reading, self.key, &mut part, known.change)?.is_ok().then_some(part))
    }

    fn by_table(&self) -> Result<Part, MemoryError> {
        let mut part = Part::default();
        match take_in(&self.reading, self.key, &mut part, -1)? {
            Ok(()) => Ok(part),
            Err(Damaged) => Err(MemoryError::corrupt(UNMADE)),
        }
    }

    /// Makes the index now, of the moment that is read: in its file, or in memory where no file can be written.
    fn made(&self, file: &Path) -> Result<Part, MemoryError> {
        let Reading { connection, mark, stopped } = self.reading;
        let change = lineage::newest(connection)?;
        let known = state(connection, change)?.unwrap_or(State { change, trace: 0 });
        let tally = build(connection, self.key, stopped)?.ok_or(MemoryError::Cancelled)?;
        let subject = mark.subject(self.key);
        if mark.writable
            && place::write(file, &mark.path, &tally, (subject, known), stopped).is_ok()
            && let Some(base) = Base::open(file, subject).filter(|base| base.state() == known)
        {
            return Ok(Part::new(Some(base)));
        }
        go_on(stopped)?;
        match Base::hold(&tally, subject, known, stopped) {
            Ok(base) => Ok(Part::new(Some(base))),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(MemoryError::Cancelled),
            Err(error) => Err(MemoryError::corrupt(&error)),
        }
    }
}
