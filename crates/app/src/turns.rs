//! Whose turn it is to look something up: one question of a job at a time, and none that nobody waits for any more.
//!
//! Somebody who holds an arrow key passes ten segments a second; each asks the memories. A question that a newer one
//! overtook before it began is not looked up at all, and one that takes long can ask whether it was overtaken.

use crate::app::lock;
use crate::contract::{AppError, ErrorCode};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};

/// The questions of one job.
#[derive(Default)]
pub(crate) struct Turns {
    newest: AtomicU64,
    one: Mutex<()>,
}

/// A question whose turn it is.
pub(crate) struct Turn<'a> {
    turns: &'a Turns,
    number: u64,
    _one: MutexGuard<'a, ()>,
}

impl Turns {
    /// Waits until the questions before this one are answered. One that is asked ahead overtakes none.
    ///
    /// # Errors
    /// `cancelled` when it was overtaken meanwhile.
    pub(crate) fn take(&self, ahead: bool) -> Result<Turn<'_>, AppError> {
        self.wait(self.come(ahead))
    }

    /// The number of a question; every newer one that somebody waits for has a higher.
    fn come(&self, ahead: bool) -> u64 {
        if ahead {
            return self.newest.load(Ordering::SeqCst);
        }
        self.newest.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn wait(&self, number: u64) -> Result<Turn<'_>, AppError> {
        let turn = Turn { turns: self, number, _one: lock(&self.one) };
        turn.check()?;
        Ok(turn)
    }
}

impl Turn<'_> {
    /// Whether somebody waits for a newer question.
    pub(crate) fn is_over(&self) -> bool {
        self.turns.newest.load(Ordering::SeqCst) != self.number
    }

    /// # Errors
    /// `cancelled` when it was overtaken.
    pub(crate) fn check(&self) -> Result<(), AppError> {
        if self.is_over() {
            let message = "Another segment was asked about meanwhile.";
            return Err(AppError::new(ErrorCode::Cancelled, message, ""));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::thread;

    /// While one question is answered, others come one after the other; answers which of them had their turn.
    fn answered(asked: &[(char, bool)]) -> String {
        let turns = Turns::default();
        let (said, heard) = channel();
        thread::scope(|threads| {
            let held = turns.take(true).unwrap();
            for (name, ahead) in asked {
                let (number, said, turns) = (turns.come(*ahead), said.clone(), &turns);
                threads.spawn(move || turns.wait(number).is_ok().then(|| said.send(*name).unwrap()));
            }
            drop(held);
        });
        drop(said);
        let mut names: Vec<char> = heard.iter().collect();
        names.sort_unstable();
        names.into_iter().collect()
    }

    #[test]
    fn the_newest_that_somebody_waits_for_makes_older_ones_be_left_out() {
        assert_eq!(answered(&[('a', false), ('b', false), ('c', false)]), "c");
        assert_eq!(answered(&[('a', false), ('b', true), ('c', true)]), "abc");
        assert_eq!(answered(&[('a', true), ('b', false), ('c', true)]), "bc");
        assert_eq!(answered(&[]), "");
    }

    #[test]
    fn one_that_is_under_way_knows_that_it_was_overtaken() {
        let turns = Turns::default();
        let turn = turns.take(false).unwrap();
        turns.come(true);
        assert!(!turn.is_over());
        turns.come(false);
        assert!(turn.is_over());
        assert_eq!(turn.check().unwrap_err().code, ErrorCode::Cancelled);
    }
}
