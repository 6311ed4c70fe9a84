//! Looking for damage in memories while the program is idle, once a day each, so that it is told as long as there are
//! backups from before it.
//!
//! A backup is compared with what its units should be, so a memory that got one today needs no other look.

use crate::app::{Inner, lock};
use crate::contract::*;
use crate::shelf::open_memory;
use crate::store::memories::KnownMemory;
use jiff::civil::Date;
use jiff::tz::Offset;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// On which day each memory was looked at last.
pub(crate) type Checked = Mutex<BTreeMap<PathBuf, Date>>;

impl Inner {
    /// Looks at the memories that nobody looked at today.
    pub(crate) fn check_what_is_due(&self) {
        for known in self.store.known_memories().unwrap_or_default() {
            if lock(&self.checked).get(&known.path) == Some(&self.today()) {
                continue;
            }
            if let Err(error) = self.told(&known, self.check(&known)) {
                tracing::warn!(%error, path = %known.path.display(), "a memory could not be looked at, or is damaged");
            }
        }
    }

    fn check(&self, known: &KnownMemory) -> Result<(), AppError> {
        let (mut memory, writable) = open_memory(&known.path)?;
        if writable {
            memory.tidy(self.host.now())?;
        }
        self.checked(&known.path);
        Ok(memory.check(&mut |_, _| ControlFlow::Continue(()))?)
    }

    /// Says that a memory was looked at today.
    pub(crate) fn checked(&self, path: &Path) {
        lock(&self.checked).insert(path.to_owned(), self.today());
    }

    /// Tells the window of damage that was found where nobody waits for an answer.
    pub(crate) fn told<T>(&self, known: &KnownMemory, outcome: Result<T, AppError>) -> Result<T, AppError> {
        match self.shelf.open(known) {
            Ok(open) if outcome.is_err() => open.noticed(outcome),
            _ => outcome,
        }
    }

    fn today(&self) -> Date {
        Offset::UTC.to_datetime(self.host.now()).date()
    }
}
