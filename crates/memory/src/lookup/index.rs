//! The index of a whole memory: its parts, built when they are first needed, and kept fresh.
//!
//! It is never trusted over the table: before every lookup it takes in what changed since the last, by this connection
//! or by another program, and the units it names are read from the table.

use super::Query;
use super::language::{Direction, Service};
use super::part::Part;
use super::tally::Tally;
use crate::table::unit;
use crate::unit::Unit;
use persklaar_text::Language;
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;

/// What a lookup without comparing every unit needs to know.
#[derive(Default)]
pub(crate) struct Index {
    /// `None` before the first lookup.
    fresh: Option<Fresh>,
    own_write: bool,
    pairs: Vec<(Language, Language)>,
    parts: HashMap<(Language, Language, Direction), Part>,
}

/// Up to what the index knows the memory.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fresh {
    /// SQLite's own count of what other connections wrote.
    data_version: i64,
    /// The newest change that was taken in.
    change: i64,
}

/// More changes than this at once, an import above all, and the parts are built anew when they are needed.
const MANY: usize = 20_000;

impl Index {
    /// Says that this connection writes: SQLite's count leaves that out.
    pub(crate) fn note_own_write(&mut self) {
        self.own_write = true;
    }

    /// The units that can be matches, each with how its languages serve. The connection is inside a transaction.
    pub(crate) fn candidates(
        &mut self,
        connection: &Connection,
        query: &Query<'_>,
    ) -> rusqlite::Result<Vec<(i64, Service)>> {
        self.refresh(connection)?;
        let mut found = Vec::new();
        for at in 0..self.pairs.len() {
            let (from, to) = self.pairs[at].clone();
            let Some(service) = Service::of(&from, &to, query) else { continue };
            let part = self.part(connection, &(from, to, service.direction))?;
            found.extend(part.candidates(query.source).into_iter().map(|unit| (unit, service)));
        }
        Ok(found)
    }

    fn part(
        &mut self,
        connection: &Connection,
        key: &(Language, Language, Direction),
    ) -> rusqlite::Result<&Part> {
        if !self.parts.contains_key(key) {
            let part = build(connection, key)?;
            self.parts.insert(key.clone(), part);
        }
        Ok(&self.parts[key])
    }

    fn refresh(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let data_version = connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        if !self.own_write && self.fresh.is_some_and(|fresh| fresh.data_version == data_version) {
            return Ok(());
        }
        let change = unit::newest_change(connection)?;
        match self.fresh {
            Some(fresh) if change == fresh.change => {}
            Some(fresh) if changes_since(connection, fresh.change)? <= MANY => {
                self.take_in(connection, fresh.change)?;
            }
            _ => self.start_over(connection)?,
        }
        self.fresh = Some(Fresh { data_version, change });
        self.own_write = false;
        Ok(())
    }

    fn start_over(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.parts.clear();
        self.pairs = unit::pairs(connection)?.into_iter().map(|pair| (pair.from, pair.to)).collect();
        Ok(())
    }

    /// Takes in the units that were written and deleted since a change.
    fn take_in(&mut self, connection: &Connection, since: i64) -> rusqlite::Result<()> {
        let mut buried = connection.prepare_cached("SELECT id FROM tombstone WHERE change > ?1")?;
        for id in buried.query_map([since], |row| row.get::<_, i64>(0))? {
            let id = id?;
            self.parts.values_mut().for_each(|part| part.remove(id));
        }
        let sql = format!("SELECT {} FROM unit WHERE change > ?1", unit::COLUMNS);
        for unit in connection.prepare_cached(&sql)?.query_map([since], unit::read)? {
            self.put(&unit?);
        }
        self.parts.retain(|_, part| !part.is_worn());
        Ok(())
    }

    fn put(&mut self, unit: &Unit) {
        let pair = (unit.from.clone(), unit.to.clone());
        for (direction, text) in [(Direction::Forward, &unit.source), (Direction::Reversed, &unit.target)] {
            if let Some(part) = self.parts.get_mut(&(pair.0.clone(), pair.1.clone(), direction)) {
                part.put(unit.id, text);
            }
        }
        if !self.pairs.contains(&pair) {
            self.pairs.push(pair);
        }
    }
}

fn changes_since(connection: &Connection, change: i64) -> rusqlite::Result<usize> {
    let sql = "SELECT (SELECT count(*) FROM unit WHERE change > ?1) + (SELECT count(*) FROM tombstone WHERE change > ?1)";
    connection.prepare_cached(sql)?.query_row([change], |row| row.get(0))
}

fn build(connection: &Connection, key: &(Language, Language, Direction)) -> rusqlite::Result<Part> {
    let (from, to, direction) = key;
    let side = match direction {
        Direction::Forward => "source, source_kinds",
        Direction::Reversed => "target, target_kinds",
    };
    let sql =
        format!("SELECT id, {side} FROM unit WHERE from_language = ?1 AND to_language = ?2 ORDER BY id");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query(params![from.to_string(), to.to_string()])?;
    let mut tally = Tally::default();
    while let Some(row) = rows.next()? {
        tally.add(row.get(0)?, &text(row)?);
    }
    Ok(Part::build(tally))
}

fn text(row: &Row<'_>) -> rusqlite::Result<String> {
    Ok(unit::tagged(row, 1)?.text())
}
