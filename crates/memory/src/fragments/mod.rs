//! Fragments: the longest stretches of a text that stand in the memory's sources, for a segment that resembles no unit
//! as a whole, with their translation where it can be told.
//!
//! A translation is claimed only where several units agree on it ([`told`]) or where the stretch is a unit of its own
//! ([`whole`]); otherwise a unit that holds the stretch is shown and nothing is said about its target. What stands in
//! the memory is asked of the word index ([`word_index`]), so units whose words are still to be written are not found.

mod holding;
mod rarity;
mod served;
mod stretches;
mod told;
mod whole;
mod word_index;
mod worth;

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::search::words::{Word, words};
use crate::table::unit;
use crate::unit::Unit;
use persklaar_text::Language;
use rarity::Rarity;
use rusqlite::Connection;
use served::Served;
use std::ops::Range;
use word_index::WordIndex;

/// What fragments are asked for.
#[derive(Clone, Copy)]
pub struct FragmentQuery<'a> {
    /// The segment's text, without tags.
    pub text: &'a str,
    /// Its language.
    pub from: &'a Language,
    /// The language it is translated into.
    pub to: &'a Language,
    /// How many fragments at most.
    pub limit: usize,
    /// Asked before every look into the memory: whether to stop looking. What was found until then is the answer.
    pub enough: &'a dyn Fn() -> bool,
}

/// A stretch of a text that stands in a unit's source.
#[derive(Debug, Clone, PartialEq)]
pub struct Fragment {
    /// Where it stands in the text, in characters: from, to.
    pub span: (usize, usize),
    /// How much it says: the longer and the rarer, the more.
    pub worth: f64,
    /// A unit that holds it, turned round where it was made in the other direction.
    pub unit: Unit,
    /// Where it stands in the unit's source, in characters.
    pub source_span: (usize, usize),
    /// How it was translated, if that can be told.
    pub translation: Option<Translation>,
}

/// How a stretch was translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// As it was written in the unit.
    pub text: String,
    /// Where it stands in the unit's target, in characters.
    pub span: (usize, usize),
    /// How many units with different targets agree on it; `None` where the unit is the stretch and nothing else.
    pub units: Option<usize>,
}

impl Memory {
    /// The stretches of a text that the memory's sources hold, the one that says most first, none inside another.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn fragments(&self, query: &FragmentQuery<'_>) -> Result<Vec<Fragment>, MemoryError> {
        self.index_few();
        let found = self.looked_up(query)?;
        let mut fragments = Vec::new();
        for (stretch, fragment) in found {
            // The lookup has a transaction of its own.
            let whole = if (query.enough)() { None } else { whole::fragment(self, query, &stretch)? };
            fragments.extend(whole.or(fragment));
        }
        Ok(fragments)
    }

    fn looked_up(&self, query: &FragmentQuery<'_>) -> Result<Vec<(Stretch, Option<Fragment>)>, MemoryError> {
        let transaction = self.reading()?;
        let Some(served) = Served::of(&transaction, query)? else { return Ok(Vec::new()) };
        let index = WordIndex::new(&transaction, &served, query.enough)?;
        let mut found = Vec::new();
        for stretch in stretches(&index, query)? {
            let fragment = fragment(&transaction, &index, &stretch)?;
            found.push((stretch, fragment));
        }
        Ok(found)
    }
}

/// A stretch of the segment.
struct Stretch {
    /// Its words in order, at least one.
    words: Vec<Word>,
    worth: f64,
}

impl Stretch {
    /// In characters of the segment.
    fn span(&self) -> (usize, usize) {
        span(&self.words)
    }
}

/// From the first character of the first word to the last of the last.
fn span(words: &[Word]) -> (usize, usize) {
    (words.first().map_or(0, |word| word.start), words.last().map_or(0, |word| word.end))
}

/// The characters of a text that a span names.
fn cut(text: &str, span: (usize, usize)) -> String {
    text.chars().skip(span.0).take(span.1.saturating_sub(span.0)).collect()
}

fn stretches(index: &WordIndex<'_>, query: &FragmentQuery<'_>) -> rusqlite::Result<Vec<Stretch>> {
    let words = words(query.text);
    let breaks = stretches::breaks(query.text, &words);
    let rarity = Rarity::of(index, &words)?;
    let occurs = |range: Range<usize>| match words.get(range.clone()) {
        // What is common everywhere is neither worth a look nor shown.
        Some(_) if rarity.is_plain(&range) => Ok(true),
        Some(phrase) => index.occurs(phrase),
        None => Ok(false),
    };
    let found = stretches::longest(words.len(), &breaks, occurs)?;
    let chosen = worth::choose(found, &rarity, query.limit);
    let stretch = |(range, worth): (Range<usize>, f64)| {
        words.get(range).map(|words| Stretch { words: words.to_vec(), worth })
    };
    Ok(chosen.into_iter().filter_map(stretch).collect())
}

fn fragment(
    connection: &Connection,
    index: &WordIndex<'_>,
    stretch: &Stretch,
) -> rusqlite::Result<Option<Fragment>> {
    let holdings = index.holdings(&stretch.words)?;
    let told = told::translation(index, stretch, &holdings)?;
    let shown = told.as_ref().map_or_else(|| holding::easiest(&holdings), |told| holdings.get(told.holding));
    let Some(shown) = shown else { return Ok(None) };
    let Some(unit) = unit::get(connection, shown.unit)? else { return Ok(None) };
    Ok(Some(Fragment {
        span: stretch.span(),
        worth: stretch.worth,
        unit: if shown.reversed { unit.reversed() } else { unit },
        source_span: shown.span(stretch.words.len()),
        translation: told.map(|told| told.translation),
    }))
}
