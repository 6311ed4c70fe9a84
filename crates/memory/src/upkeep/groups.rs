//! Units that have their source in common: contradictions and duplicates.
//!
//! Both are read off the index of keys alone, in its order; texts are read only for what is shown or changed, and are
//! compared in full before anything is changed. The groups are kept until the memory changes, so that a page further
//! down costs nothing.
//!
//! A duplicate is a unit whose source, target, tags and languages are those of another, and whose neighbours tell
//! nothing that the other's do not: where they differ, each of the two is a context match somewhere, and merging them
//! would lose one.

use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit;
use crate::unit::Unit;
use rusqlite::Connection;
use std::cmp::Reverse;

/// Of one group no more units are shown.
const SHOWN: usize = 50;

/// What the units of a group have in common beside their source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// Nothing: they have different targets.
    Contradiction,
    /// Everything that counts.
    Duplicate,
}

impl GroupKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Duplicate => "duplicate",
        }
    }
}

/// Units with the same source.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The changed last first, at most 50.
    pub units: Vec<Unit>,
    /// How many there are.
    pub total: u64,
}

/// A page of groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// How many groups there are.
    pub total: u64,
    /// The one that was changed last first.
    pub groups: Vec<Group>,
}

/// The ids of every group, the one that was changed last first.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) groups: Vec<Box<[i64]>>,
}

/// An entry of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) id: i64,
    identity: i64,
    target: i64,
}

impl Memory {
    /// A page of contradictions or of duplicates.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn groups(&self, kind: GroupKind, offset: usize, limit: usize) -> Result<Groups, MemoryError> {
        let transaction = self.reading()?;
        let found = self.kept.borrow_mut().groups(&transaction, kind)?;
        let page = found.groups.iter().skip(offset).take(limit);
        let groups = page.map(|ids| shown(&transaction, ids)).collect::<Result<_, _>>()?;
        Ok(Groups { total: found.groups.len() as u64, groups })
    }

    /// How many units have the source of a unit, itself among them: as many as a merge or the end of a contradiction
    /// looks at. They are told by a hash, so it may be a little more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn with_same_source(&self, id: i64) -> Result<u64, MemoryError> {
        let sql = "SELECT count(*) FROM unit WHERE source_key = (SELECT source_key FROM unit WHERE id = ?1)";
        Ok(self.connection().query_row(sql, [id], |row| row.get(0))?)
    }
}

fn shown(connection: &Connection, ids: &[i64]) -> Result<Group, MemoryError> {
    let mut dated = Vec::with_capacity(ids.len());
    for id in ids {
        dated.extend(unit::changed(connection, *id)?.map(|changed| (Reverse(changed), Reverse(*id))));
    }
    dated.sort_unstable();
    let mut units = Vec::new();
    for (_, Reverse(id)) in dated.iter().take(SHOWN) {
        units.extend(unit::get(connection, *id)?);
    }
    Ok(Group { units, total: dated.len() as u64 })
}

/// Finds all groups of a kind.
pub(crate) fn find(connection: &Connection, kind: GroupKind) -> rusqlite::Result<Found> {
    let mut dated: Vec<(Reverse<i64>, Box<[i64]>)> = Vec::new();
    walk(connection, |run| {
        for group in groups_of(connection, kind, run)? {
            let mut newest = i64::MIN;
            for id in &group {
                newest = newest.max(unit::changed(connection, *id)?.unwrap_or(i64::MIN));
            }
            dated.push((Reverse(newest), group.into_boxed_slice()));
        }
        Ok(())
    })?;
    dated.sort_unstable();
    Ok(Found { groups: dated.into_iter().map(|(_, ids)| ids).collect() })
}

/// The groups among units with the same source.
pub(crate) fn groups_of(
    connection: &Connection,
    kind: GroupKind,
    run: &[Entry],
) -> rusqlite::Result<Vec<Vec<i64>>> {
    match kind {
        GroupKind::Contradiction => {
            let differ =
                run.iter().any(|entry| run.first().is_some_and(|first| first.target != entry.target));
            Ok(if differ { vec![run.iter().map(|entry| entry.id).collect()] } else { Vec::new() })
        }
        GroupKind::Duplicate => duplicates(connection, run),
    }
}

fn duplicates(connection: &Connection, run: &[Entry]) -> rusqlite::Result<Vec<Vec<i64>>> {
    let mut run = run.to_vec();
    run.sort_unstable_by_key(|entry| (entry.target, entry.identity, entry.id));
    let mut groups = Vec::new();
    for same in run.chunk_by(|one, other| one.target == other.target) {
        if same.len() > 1 && can_be_fewer(connection, same)? {
            groups.push(same.iter().map(|entry| entry.id).collect());
        }
    }
    Ok(groups)
}

/// Whether the neighbours of one tell nothing that another's do not.
fn can_be_fewer(connection: &Connection, same: &[Entry]) -> rusqlite::Result<bool> {
    // They are in the order of their identity here.
    if same.windows(2).any(|pair| matches!(pair, [one, other] if one.identity == other.identity)) {
        return Ok(true);
    }
    let mut contexts = Vec::with_capacity(same.len());
    for entry in same {
        contexts.extend(unit::neighbours(connection, entry.id)?);
    }
    Ok(super::merge::fewest(&contexts).len() < contexts.len())
}

/// Visits the entries of every source that more than one unit has.
pub(crate) fn walk(
    connection: &Connection,
    mut visit: impl FnMut(&[Entry]) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let sql = "SELECT source_key, identity, target_key, id FROM unit INDEXED BY unit_source \
               WHERE source_key <> 0 ORDER BY source_key, identity, target_key";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let (mut key, mut run) = (0, Vec::new());
    while let Some(row) = rows.next()? {
        let next: i64 = row.get(0)?;
        if next != key {
            if run.len() > 1 {
                visit(&run)?;
            }
            run.clear();
            key = next;
        }
        run.push(Entry { identity: row.get(1)?, target: row.get(2)?, id: row.get(3)? });
    }
    if run.len() > 1 {
        visit(&run)?;
    }
    Ok(())
}
