//! How a stretch was translated, as far as the units that hold it agree.
//!
//! What stands in their targets and nearly nowhere else is taken for the translation. That is evidence and no proof, so
//! it is claimed only when several units with different surroundings agree, and when nothing else in their targets
//! comes near; a wrong translation costs a translator more than none.

mod candidates;

use super::holding::Holding;
use super::word_index::WordIndex;
use super::{Stretch, Translation, cut, span};
use candidates::{Candidate, shared};
use std::collections::{HashMap, HashSet};

/// This share of the different targets that were read has to agree, as if there were one more that does not: three of
/// three, but not two of two. Of all that was tried on pairs that were held out this told right from wrong best.
const AGREEING: f64 = 0.7;
/// How strongly a translation has to belong to the stretch, from 0 to 1.
const BELONGING: f64 = 0.4;
/// The second best may belong to it at most by this much of the best.
const BEHIND: f64 = 0.75;
/// Of translations that belong nearly as well as the best the longest is taken: it leaves the least out.
const NEARLY: f64 = 0.95;
/// Up to so many units that hold the stretch are counted.
const COUNTED: u32 = 300;
/// So many candidates are counted in the whole memory.
const RATED: usize = 8;

/// A translation, and which of the holdings it was found in.
pub(super) struct Told {
    pub(super) holding: usize,
    pub(super) translation: Translation,
}

/// A candidate with how strongly it belongs to the stretch.
struct Rated<'a> {
    candidate: Candidate<'a>,
    belonging: f64,
}

/// The translation of a stretch, if the units that hold it tell one.
pub(super) fn translation(
    index: &WordIndex<'_>,
    stretch: &Stretch,
    holdings: &[Holding],
) -> rusqlite::Result<Option<Told>> {
    let different = different(holdings);
    let agreeing = agreeing(different.len());
    if different.len() < agreeing {
        return Ok(None);
    }
    let length = stretch.words.len();
    let mut candidates = shared(holdings, &different, length, agreeing);
    candidates.truncate(RATED);
    let rated = rate(index, stretch, different.len(), candidates)?;
    // What was not counted to the end may hide a rival.
    if index.is_over() {
        return Ok(None);
    }
    let best = clear(rated, length).filter(|best| is_bounded(best, holdings, length));
    Ok(best.map(|best| told(&best, holdings)))
}

/// Holdings with different targets, the newest of each: what was copied is no second opinion.
fn different(holdings: &[Holding]) -> Vec<usize> {
    let mut seen = HashSet::new();
    let words = |holding: &Holding| holding.words.iter().map(|word| word.text.clone()).collect::<Vec<_>>();
    (0..holdings.len()).filter(|at| seen.insert(words(&holdings[*at]))).collect()
}

fn agreeing(different: usize) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share of a hundred units"
    )]
    let agreeing = ((different + 1) as f64 * AGREEING).ceil() as usize;
    agreeing
}

/// By the Dice coefficient of the units that hold the stretch and those that hold the candidate.
fn rate<'a>(
    index: &WordIndex<'_>,
    stretch: &Stretch,
    different: usize,
    candidates: Vec<Candidate<'a>>,
) -> rusqlite::Result<Vec<Rated<'a>>> {
    let holding = float(index.count(&stretch.words, COUNTED)?);
    let mut rated = Vec::new();
    for candidate in candidates {
        let both = holding * candidate.places.len() as f64 / different as f64;
        // More than so many, and it cannot belong to the stretch.
        let bound = (2.0 * both / BELONGING).ceil() as u32 + 1;
        let anywhere = float(index.count_translation(&candidate.words, bound)?).max(both);
        rated.push(Rated { candidate, belonging: 2.0 * both / (holding + anywhere) });
    }
    rated.sort_by(|one, other| other.belonging.total_cmp(&one.belonging));
    Ok(rated)
}

fn float(count: u64) -> f64 {
    count as f64
}

/// The best if it is strong enough and well ahead of whatever else there is. They are in order.
fn clear(mut rated: Vec<Rated<'_>>, length: usize) -> Option<Rated<'_>> {
    let strength = rated.first()?.belonging;
    let near = rated.iter().take_while(|other| other.belonging >= strength * NEARLY);
    let (place, _) = near.enumerate().max_by_key(|(_, other)| other.candidate.words.len())?;
    let best = rated.swap_remove(place);
    let apart = rated.iter().filter(|other| !other.candidate.overlaps(&best.candidate));
    let rival = apart.map(|other| other.belonging).fold(0.0, f64::max);
    let fits = candidates::lengths(length).contains(&best.candidate.words.len());
    (fits && best.belonging >= BELONGING && rival <= best.belonging * BEHIND).then_some(best)
}

/// Whether the stretch has different words before it and after it where the candidate was found. Where its surroundings
/// are always the same, nobody can tell what of the target belongs to them.
fn is_bounded(best: &Rated<'_>, holdings: &[Holding], length: usize) -> bool {
    let of = |at: &(usize, usize)| &holdings[at.0];
    let before: HashSet<_> = best.candidate.places.iter().map(|at| of(at).before()).collect();
    let after: HashSet<_> = best.candidate.places.iter().map(|at| of(at).after(length)).collect();
    before.len() > 1 && after.len() > 1
}

/// As it is written most often, the newest of those.
fn told(best: &Rated<'_>, holdings: &[Holding]) -> Told {
    let mut written: HashMap<String, usize> = HashMap::new();
    let places: Vec<(usize, (usize, usize), String)> = best
        .candidate
        .places
        .iter()
        .map(|(at, first)| {
            let words = &holdings[*at].words[*first..*first + best.candidate.words.len()];
            let text = cut(&holdings[*at].target, span(words));
            *written.entry(text.clone()).or_default() += 1;
            (*at, span(words), text)
        })
        .collect();
    let most = written.values().copied().max().unwrap_or_default();
    let (holding, span, text) =
        places.into_iter().find(|(_, _, text)| written[text] == most).unwrap_or_default();
    Told { holding, translation: Translation { text, span, units: Some(best.candidate.places.len()) } }
}
