//! Looking a segment up in all memories at once: penalties, priorities, and what several hold shown once.

use crate::app::Inner;
use crate::contract::{AppError, ErrorCode};
use crate::matching::Question;
use crate::shelf::Consulted;
use persklaar_memory::{Folded, Offer, fold};
use persklaar_text::Language;

/// What a memory is asked for at most: a sentence that stands in it more often with one and the same translation hides
/// what resembles it less.
const MOST: usize = 1024;
/// No match has a higher score.
const HIGHEST: u8 = 102;

/// What is looked up.
pub(crate) struct Wanted<'a> {
    pub(crate) question: &'a Question,
    pub(crate) languages: (&'a Language, &'a Language),
    /// The least score, penalties taken off.
    pub(crate) min: u8,
    /// How many matches at most.
    pub(crate) limit: usize,
}

impl Inner {
    /// One ranked list over all memories. It is broken off when `overtaken` says that nobody waits for it any more, and
    /// when the program closes.
    ///
    /// # Errors
    /// When a memory cannot be read, and `cancelled` when it was broken off.
    pub(crate) fn lookup(
        &self,
        consulted: &[Consulted],
        wanted: &Wanted<'_>,
        overtaken: &dyn Fn() -> bool,
    ) -> Result<Vec<Folded>, AppError> {
        let stopped = || overtaken() || self.is_closing();
        let Wanted { min, limit, .. } = *wanted;
        let mut asked = limit;
        loop {
            let (offers, failed) = offers(consulted, &Wanted { limit: asked, ..*wanted }, &stopped);
            let is_all = offers.iter().all(|offer| offer.matches.len() < asked);
            let found = fold(offers, min, limit);
            if let Some(error) = failed.filter(|error| found.is_empty() || error.code == ErrorCode::Cancelled)
            {
                return Err(error);
            }
            if found.len() == limit || is_all || asked >= MOST {
                return Ok(found);
            }
            // Several said the same: there may be others behind them.
            asked = (asked * 4).min(MOST);
        }
    }
}

/// What each memory offers, and why the first that could not did not: one that is damaged hides nothing that the others
/// have.
fn offers(
    consulted: &[Consulted],
    wanted: &Wanted<'_>,
    stopped: &dyn Fn() -> bool,
) -> (Vec<Offer>, Option<AppError>) {
    let offer = |consulted: &Consulted| {
        let penalty = consulted.penalty;
        let min = wanted.min.saturating_add(penalty);
        if min > HIGHEST {
            return Ok(Offer { penalty, matches: Vec::new() });
        }
        let query = wanted.question.query(wanted.languages, min, wanted.limit);
        let matches = consulted.memory.with(|memory| memory.lookup_unless(&query, stopped))?;
        Ok(Offer { penalty, matches })
    };
    let mut failed = None;
    let each = |consulted: &Consulted| {
        offer(consulted).unwrap_or_else(|error| {
            failed.get_or_insert(error);
            Offer { penalty: consulted.penalty, matches: Vec::new() }
        })
    };
    (consulted.iter().map(each).collect(), failed)
}
