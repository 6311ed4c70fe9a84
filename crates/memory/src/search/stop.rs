//! Breaking off what is asked of a memory, from another thread.
//!
//! SQLite asks between its own steps, so whatever is under way, a sort of a million units or the groups of all of
//! them, ends within milliseconds. A phrase that FTS5 compares place by place is one such step.

use crate::error::MemoryError;
use crate::memory::Memory;
use std::sync::Arc;

/// So many instructions of SQLite's are done between two looks; a million take some ten milliseconds.
const BETWEEN_LOOKS: i32 = 20_000;

/// Says whether nobody waits for an answer any more.
#[derive(Clone)]
pub struct Stop(Arc<dyn Fn() -> bool + Send + Sync>);

impl Stop {
    /// Once `over` says so, it is to go on saying so.
    pub fn when(over: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(over))
    }

    pub(crate) fn is_over(&self) -> bool {
        (self.0)()
    }

    /// Breaks off what this connection does, once it is over.
    pub(crate) fn watch(&self, connection: &mut rusqlite::Connection) -> rusqlite::Result<()> {
        let stop = self.clone();
        connection.progress_handler(BETWEEN_LOOKS, Some(move || stop.is_over()))
    }
}

impl std::fmt::Debug for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Stop").field(&self.is_over()).finish()
    }
}

impl Memory {
    /// Asks a question until nobody waits for its answer.
    ///
    /// # Errors
    /// [`MemoryError::Cancelled`] when it was over before the answer was there; whatever the question fails with.
    pub fn until<T>(
        &mut self,
        stop: &Stop,
        question: impl FnOnce(&mut Self) -> Result<T, MemoryError>,
    ) -> Result<T, MemoryError> {
        if stop.is_over() {
            return Err(MemoryError::Cancelled);
        }
        stop.watch(self.connection_mut())?;
        self.stop = Some(stop.clone());
        let answer = question(self);
        self.stop = None;
        self.connection_mut().progress_handler(0, None::<fn() -> bool>)?;
        answer
    }
}
