//! Looking a segment up in all memories at once: penalties, priorities, and what several hold shown once.

use crate::app::Inner;
use crate::contract::AppError;
use crate::matching::{Question, lookup};
use crate::shelf::Consulted;
use persklaar_memory::{Folded, Offer, fold};
use persklaar_text::Language;

/// What a memory is asked for at most: a sentence that stands in it more often with one and the same translation hides
/// what resembles it less.
const MOST: usize = 1024;
/// No match has a higher score.
const HIGHEST: u8 = 102;

impl Inner {
    /// One ranked list over all memories.
    pub(crate) fn lookup(
        &self,
        consulted: &[Consulted],
        question: &Question,
        languages: (&Language, &Language),
        min: u8,
        limit: usize,
    ) -> Result<Vec<Folded>, AppError> {
        let mut asked = limit;
        loop {
            let offers = offers(consulted, question, languages, min, asked)?;
            let is_all = offers.iter().all(|offer| offer.matches.len() < asked);
            let found = fold(offers, min, limit);
            if found.len() == limit || is_all || asked >= MOST {
                return Ok(found);
            }
            // Several said the same: there may be others behind them.
            asked = (asked * 4).min(MOST);
        }
    }
}

fn offers(
    consulted: &[Consulted],
    question: &Question,
    languages: (&Language, &Language),
    min: u8,
    limit: usize,
) -> Result<Vec<Offer>, AppError> {
    let offer = |consulted: &Consulted| {
        let penalty = consulted.penalty;
        let min = min.saturating_add(penalty);
        if min > HIGHEST {
            return Ok(Offer { penalty, matches: Vec::new() });
        }
        let found =
            |memory: &persklaar_memory::Memory| lookup(memory, question, languages, min, limit, false);
        Ok(Offer { penalty, matches: consulted.memory.looking(found)? })
    };
    consulted.iter().map(offer).collect()
}
