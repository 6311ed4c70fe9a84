//! What changed since the index file was made: new texts of units, and units that are gone.
//!
//! A few thousand units, held in memory and found by the same proof. The order of classes is the file's own, so a tail
//! belongs to its file; classes that the file does not know go before all others.

use super::asked::Asked;
use super::classes::hashes;
use super::distance::Pattern;
use super::gate::{allowed, needed, prefix};
use super::signature::{Spare, may_pass_wide, wide};
use rustc_hash::FxHashMap;

/// The place of a class in the order of the proof.
pub(crate) type Order<'a> = &'a dyn Fn(u64) -> u64;

/// Units that the file does not know as they are now.
#[derive(Default)]
pub(crate) struct Tail {
    entries: Vec<Entry>,
    posted: FxHashMap<u64, Vec<u32>>,
    wordless: Vec<u32>,
    /// Every unit of which the file does not have the last word: its living entry, or none.
    units: FxHashMap<i64, Option<u32>>,
}

struct Entry {
    unit: i64,
    hashes: Box<[u64]>,
    wide: [u64; 2],
}

impl Tail {
    /// How much it holds, the dead included.
    pub(crate) fn len(&self) -> usize {
        self.entries.len().max(self.units.len())
    }

    /// Whether the file's word on a unit no longer counts.
    pub(crate) fn knows(&self, unit: i64) -> bool {
        self.units.contains_key(&unit)
    }

    /// Enters a unit, or enters it anew with another text, which is without tags.
    pub(crate) fn put(&mut self, unit: i64, text: &str, order: Order<'_>) {
        let hashes = hashes(text).into_boxed_slice();
        let entry = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        if hashes.is_empty() {
            self.wordless.push(entry);
        }
        for class in rare(&hashes, order) {
            self.posted.entry(class).or_default().push(entry);
        }
        self.entries.push(Entry { unit, wide: wide(&hashes), hashes });
        self.units.insert(unit, Some(entry));
    }

    /// Takes a unit out, wherever it is.
    pub(crate) fn remove(&mut self, unit: i64) {
        self.units.insert(unit, None);
    }

    /// The units that can pass.
    pub(crate) fn candidates(&self, asked: &Asked, order: Order<'_>) -> Vec<i64> {
        if asked.hashes.is_empty() {
            return self.living(&self.wordless).map(|entry| entry.unit).collect();
        }
        let posted = rare(&asked.hashes, order).into_iter().filter_map(|class| self.posted.get(&class));
        let mut found: Vec<u32> = posted.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        let pattern = Pattern::new(&asked.hashes);
        self.living(&found).filter(|entry| entry.passes(asked, &pattern)).map(|entry| entry.unit).collect()
    }

    fn living<'a>(&'a self, entries: &'a [u32]) -> impl Iterator<Item = &'a Entry> {
        entries.iter().filter_map(|at| {
            let entry = self.entries.get(*at as usize)?;
            (self.units.get(&entry.unit) == Some(&Some(*at))).then_some(entry)
        })
    }
}

impl Entry {
    fn passes(&self, asked: &Asked, pattern: &Pattern) -> bool {
        let (own, length) = (self.hashes.len(), asked.hashes.len());
        let spare = Spare::new(length, own, needed(own.max(length)));
        may_pass_wide(asked.wide, self.wide, spare)
            && pattern.is_within(&self.hashes, allowed(own.max(length)))
    }
}

/// The classes under which a text is entered and looked up.
fn rare(hashes: &[u64], order: Order<'_>) -> Vec<u64> {
    let placed: Vec<(u64, u64)> = hashes.iter().map(|class| (order(*class), *class)).collect();
    prefix(&placed, |placed| placed).into_iter().map(|(_, (_, class))| class).collect()
}
