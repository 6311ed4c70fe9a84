//! Making one unit of several that say the same.
//!
//! Of units with the same source and target those stay whose neighbours tell something, so that nothing that was a
//! context match is less than one afterwards. A unit that stays takes over the uses of those it stands for, and time,
//! author, document and origin of the one among them that was changed last.

use super::groups::{Found, GroupKind};
use super::resolve::contradicts;
use super::step::Step;
use super::{Operation, OperationKind, Watch};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use crate::unit::{Keys, Origin, Unit};
use jiff::Timestamp;
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// What stands before and after a unit.
pub(crate) type Neighbours = (Option<String>, Option<String>);

/// A part of a merge.
enum Part {
    /// A unit goes, because another says all that it says.
    Goes { unit: i64, kept: i64 },
    /// That other takes over what is worth keeping of all that went.
    TakesOver { kept: i64, used: u32, newest: Latest },
}

/// What else has the source of a unit, with the same tags and languages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SameSource {
    /// So many units a merge of its duplicates would take away.
    pub duplicates: u64,
    /// So many units have another target.
    pub contradictions: u64,
}

/// What is taken over of the unit that was changed last.
struct Latest {
    changed: Timestamp,
    author: Option<String>,
    document: Option<String>,
    origin: Origin,
}

impl Latest {
    fn of(unit: &Unit) -> Self {
        Self {
            changed: unit.changed,
            author: unit.author.clone(),
            document: unit.document.clone(),
            origin: unit.origin,
        }
    }
}

impl Memory {
    /// What else has the source of a unit.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn same_source(&self, id: i64) -> Result<SameSource, MemoryError> {
        let transaction = self.reading()?;
        let Some(unit) = unit::get(&transaction, id)? else { return Ok(SameSource::default()) };
        let units = unit::with_source(&transaction, Keys::of_unit(&unit).source)?;
        let contradictions = units.iter().filter(|other| contradicts(other, &unit)).count();
        let goes = |part: &Part| matches!(part, Part::Goes { .. });
        let duplicates = plan(&transaction, id)?.iter().filter(|part| goes(part)).count();
        Ok(SameSource { duplicates: duplicates as u64, contradictions: contradictions as u64 })
    }

    /// Merges the duplicates of a unit, it among them. None where there are none.
    ///
    /// # Errors
    /// When the file cannot be written, and [`MemoryError::Cancelled`]; nothing is changed then.
    pub fn merge(
        &mut self,
        id: i64,
        at: Timestamp,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Operation>, MemoryError> {
        let parts = plan(self.connection(), id)?;
        self.long_step(OperationKind::Merge, at, &parts, watch, carry_out)
    }

    /// Merges all duplicates that there are.
    ///
    /// # Errors
    /// When the file cannot be written, and [`MemoryError::Cancelled`]; nothing is changed then.
    pub fn merge_all(
        &mut self,
        at: Timestamp,
        watch: &mut Watch<'_>,
    ) -> Result<Option<Operation>, MemoryError> {
        let Found { groups } = super::groups::find(self.connection(), GroupKind::Duplicate)?;
        let mut parts = Vec::new();
        for first in groups.iter().filter_map(|ids| ids.first()) {
            if watch(0, parts.len() as u64).is_break() {
                return Err(MemoryError::Cancelled);
            }
            parts.extend(plan(self.connection(), *first)?);
        }
        self.long_step(OperationKind::Merge, at, &parts, watch, carry_out)
    }
}

/// What merging the duplicates of a unit comes to.
fn plan(connection: &Connection, id: i64) -> rusqlite::Result<Vec<Part>> {
    let Some(unit) = unit::get(connection, id)? else { return Ok(Vec::new()) };
    let mut units = unit::with_source(connection, Keys::of_unit(&unit).source)?;
    units.retain(|other| says_the_same(other, &unit));
    let contexts: Vec<Neighbours> = units.iter().map(neighbours).collect();
    let mut parts = Vec::new();
    for (kept, others) in fewest(&contexts) {
        let others: Vec<&Unit> = others.iter().filter_map(|other| units.get(*other)).collect();
        let (Some(kept), Some(newest)) = (units.get(kept), others.iter().max_by_key(|other| other.changed))
        else {
            continue;
        };
        parts.extend(others.iter().map(|other| Part::Goes { unit: other.id, kept: kept.id }));
        let used = others.iter().fold(0u32, |sum, other| sum.saturating_add(other.used));
        parts.push(Part::TakesOver { kept: kept.id, used, newest: Latest::of(newest) });
    }
    Ok(parts)
}

/// Does a part. What was planned a moment ago may be other units now, so they are looked at again.
fn carry_out(connection: &Connection, step: &mut Step<'_>, part: &Part) -> rusqlite::Result<()> {
    match part {
        Part::Goes { unit, kept } => {
            let (Some(goes), Some(kept)) = (unit::get(connection, *unit)?, unit::get(connection, *kept)?)
            else {
                return Ok(());
            };
            if may_go(&goes, &kept) { step.delete(goes.id, Some(kept.id)) } else { Ok(()) }
        }
        Part::TakesOver { kept, used, newest } => match unit::get(connection, *kept)? {
            Some(kept) => take_over(step, kept, *used, newest),
            None => Ok(()),
        },
    }
}

/// Whether a unit says nothing that the one which is kept does not say too.
pub(super) fn may_go(goes: &Unit, kept: &Unit) -> bool {
    let covered = || fewest(&[neighbours(kept), neighbours(goes)]).get(&0) == Some(&vec![1]);
    says_the_same(goes, kept) && covered()
}

fn neighbours(unit: &Unit) -> Neighbours {
    (unit.previous.clone(), unit.next.clone())
}

fn says_the_same(one: &Unit, other: &Unit) -> bool {
    one.has_source_of(other) && one.target.is_same_as(&other.target)
}

fn take_over(step: &mut Step<'_>, kept: Unit, used: u32, newest: &Latest) -> rusqlite::Result<()> {
    if used == 0 && newest.changed <= kept.changed {
        return Ok(());
    }
    step.change(kept, used, |unit| {
        if newest.changed > unit.changed {
            unit.changed = newest.changed;
            unit.author.clone_from(&newest.author);
            unit.document.clone_from(&newest.document);
            unit.origin = newest.origin;
        }
    })
}

/// Which stay, each with those that it stands for. Of equal ones the first stays, which the callers put newest first.
pub(crate) fn fewest(contexts: &[Neighbours]) -> BTreeMap<usize, Vec<usize>> {
    let mut by_richness: Vec<usize> = (0..contexts.len()).collect();
    let told = |(previous, next): &Neighbours| usize::from(previous.is_some()) + usize::from(next.is_some());
    by_richness.sort_by_key(|at| (contexts.get(*at).map_or(0, |context| 2 - told(context)), *at));
    let mut covering = Covering::default();
    let mut stay: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in by_richness {
        let Some(context) = contexts.get(at) else { continue };
        match covering.of(context) {
            Some(kept) => stay.entry(kept).or_default().push(at),
            None => {
                covering.add(context, at);
                stay.insert(at, Vec::new());
            }
        }
    }
    stay
}

/// Finds a unit that stays and whose neighbours tell all that others' do, also among a hundred thousand.
#[derive(Default)]
struct Covering<'a> {
    found: HashMap<(Option<&'a str>, Option<&'a str>), usize>,
}

impl<'a> Covering<'a> {
    fn of(&self, (previous, next): &'a Neighbours) -> Option<usize> {
        self.found.get(&(previous.as_deref(), next.as_deref())).copied()
    }

    /// It also stands for all that tells less.
    fn add(&mut self, (previous, next): &'a Neighbours, at: usize) {
        let (previous, next) = (previous.as_deref(), next.as_deref());
        for told in [(previous, next), (previous, None), (None, next), (None, None)] {
            self.found.entry(told).or_insert(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(contexts: &[(&str, &str)], expected: &[(usize, &[usize])]) {
        let neighbour = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let contexts: Vec<Neighbours> =
            contexts.iter().map(|(previous, next)| (neighbour(previous), neighbour(next))).collect();
        let found = fewest(&contexts);
        let expected: BTreeMap<usize, Vec<usize>> =
            expected.iter().map(|(kept, others)| (*kept, others.to_vec())).collect();
        assert_eq!(found, expected, "{contexts:?}");
    }

    #[test]
    fn what_tells_nothing_more_is_stood_for() {
        check(&[], &[]);
        check(&[("", ""), ("", "")], &[(0, &[1])]);
        check(&[("a", "b"), ("a", "b")], &[(0, &[1])]);
        check(&[("", ""), ("a", "b")], &[(1, &[0])]);
        check(&[("", "b"), ("a", "b"), ("a", "")], &[(1, &[0, 2])]);
        check(&[("a", ""), ("", "b")], &[(0, &[]), (1, &[])]);
        check(&[("a", "b"), ("c", "d"), ("a", "d")], &[(0, &[]), (1, &[]), (2, &[])]);
    }
}
