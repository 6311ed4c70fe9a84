//! Making the index of a part from the table, at once or in the background.
//!
//! Two threads share the work: one reads rows, the other cuts them into classes and counts them. In the background the
//! table is read over a connection of its own; the file takes the place of the old one when it is whole, and the next
//! lookup finds it there.

use super::base::{State, Subject};
use super::changes::text;
use super::classes::Classes;
use super::copies::{Neighbours, text_key};
use super::language::Direction;
use super::place;
use super::tally::{Origin, Tally};
use super::{Stopped, go_on};
use crate::error::MemoryError;
use crate::file::open::open_read_only;
use crate::table::lineage;
use crate::unit::stable_hash;
use persklaar_text::Language;
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

/// A language pair and the side that is looked at.
pub(crate) type Key = (Language, Language, Direction);

/// Which memory an index belongs to, and where it may be kept.
#[derive(Debug, Clone)]
pub(crate) struct Shelfmark {
    pub(crate) path: PathBuf,
    pub(crate) uuid: u128,
    /// Whether files may be made beside it.
    pub(crate) writable: bool,
}

impl Shelfmark {
    /// What an index file of this part says it is of.
    pub(crate) fn subject(&self, key: &Key) -> Subject {
        let side = match key.2 {
            Direction::Forward => "forward",
            Direction::Reversed => "reversed",
        };
        let part = stable_hash(&[&key.0.to_string(), &key.1.to_string(), side]);
        Subject { memory: self.uuid, part }
    }
}

/// The columns of a side.
pub(crate) fn side(direction: Direction) -> &'static str {
    match direction {
        Direction::Forward => "source, source_kinds",
        Direction::Reversed => "target, target_kinds",
    }
}

/// Where a memory stands at a change; none if it never went through it.
pub(crate) fn state(connection: &Connection, change: i64) -> rusqlite::Result<Option<State>> {
    let token = lineage::token(connection, change)?;
    Ok(token.map(|token| State { change, trace: token.cast_unsigned() }))
}

/// How many units a part has, if they are fewer than `limit`.
pub(crate) fn count_up_to(connection: &Connection, key: &Key, limit: usize) -> rusqlite::Result<usize> {
    let sql =
        "SELECT count(*) FROM (SELECT 1 FROM unit WHERE from_language = ?1 AND to_language = ?2 LIMIT ?3)";
    let parameters = params![key.0.to_string(), key.1.to_string(), limit];
    connection.prepare_cached(sql)?.query_row(parameters, |row| row.get(0))
}

/// Rows that go from the one thread to the other at once.
const BATCH: usize = 512;
/// How often somebody who waits looks whether the index is there.
const BETWEEN_LOOKS: Duration = Duration::from_millis(2);

/// Counts the classes of all units of a part. None when it was stopped.
pub(crate) fn build(
    connection: &Connection,
    key: &Key,
    stopped: Stopped<'_>,
) -> rusqlite::Result<Option<Tally>> {
    thread::scope(|scope| {
        let (to, from) = sync_channel::<Vec<(Origin, String)>>(8);
        let counting = scope.spawn(move || count(&from));
        let sql = format!(
            "SELECT id, {}, changed, previous, next FROM unit WHERE from_language = ?1 AND to_language = ?2 \
             ORDER BY id",
            side(key.2)
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query(params![key.0.to_string(), key.1.to_string()])?;
        let mut batch = Vec::with_capacity(BATCH);
        while let Some(row) = rows.next()? {
            batch.push((origin(row)?, text(row)?));
            if batch.len() < BATCH {
                continue;
            }
            let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
            if stopped() || to.send(full).is_err() {
                return Ok(None);
            }
        }
        let _ = to.send(batch);
        drop(to);
        Ok(counting.join().ok())
    })
}

fn origin(row: &Row<'_>) -> rusqlite::Result<Origin> {
    let key = text_key(row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
    let neighbours = Neighbours::new(row.get_ref(4)?.as_str_or_null()?, row.get_ref(5)?.as_str_or_null()?);
    Ok(Origin { unit: row.get(0)?, key, changed: row.get(3)?, neighbours })
}

fn count(batches: &Receiver<Vec<(Origin, String)>>) -> Tally {
    let (mut tally, mut classes) = (Tally::default(), Classes::default());
    for (origin, text) in batches.iter().flatten() {
        tally.add_text(origin, &text, &mut classes);
    }
    tally
}

/// Builds that are under way in the background.
#[derive(Default)]
pub(crate) struct Builds {
    under_way: HashMap<Key, Build>,
    /// How many failed since the last that did not.
    failures: u32,
}

#[derive(Default)]
struct Build {
    stop: Arc<AtomicBool>,
    /// Whether it made a file, once it has ended.
    outcome: Arc<OnceLock<bool>>,
}

impl Builds {
    /// Begins to make the index of a part anew, unless that is under way.
    pub(crate) fn begin(&mut self, mark: &Shelfmark, key: &Key) {
        if !mark.writable || self.under_way.contains_key(key) {
            return;
        }
        let build = Build::default();
        let (stop, outcome) = (Arc::clone(&build.stop), Arc::clone(&build.outcome));
        let (mark, own) = (mark.clone(), key.clone());
        self.under_way.insert(key.clone(), build);
        thread::spawn(move || {
            let outcome = Outcome(outcome);
            // Without a newer file everything is found all the same, from a longer tail.
            let made = renew(&mark, &own, &|| stop.load(Ordering::Relaxed));
            let _ = outcome.0.set(made.is_ok());
        });
    }

    /// Waits until the index of a part is made in the background, and answers whether there is a new file. Whoever
    /// stops waiting leaves the work to go on.
    pub(crate) fn wait(
        &mut self,
        mark: &Shelfmark,
        key: &Key,
        stopped: Stopped<'_>,
    ) -> Result<bool, MemoryError> {
        self.begin(mark, key);
        while let Some(build) = self.under_way.get(key) {
            if let Some(made) = build.outcome.get().copied() {
                self.end(key, made);
                return Ok(made);
            }
            go_on(stopped)?;
            thread::sleep(BETWEEN_LOOKS);
        }
        Ok(false)
    }

    /// The parts of which a new file was made since this was asked last.
    pub(crate) fn finished(&mut self) -> Vec<Key> {
        let ended = |(key, build): (&Key, &Build)| Some((key.clone(), *build.outcome.get()?));
        let ended: Vec<(Key, bool)> = self.under_way.iter().filter_map(ended).collect();
        for (key, made) in &ended {
            self.end(key, *made);
        }
        ended.into_iter().filter(|(_, made)| *made).map(|(key, _)| key).collect()
    }

    fn end(&mut self, key: &Key, made: bool) {
        self.under_way.remove(key);
        self.failures = if made { 0 } else { self.failures + 1 };
    }

    /// How often in a row no file could be made, as on a full disk.
    pub(crate) fn failures(&self) -> u32 {
        self.failures
    }
}

/// Tells that no file was made when the thread that should make it is lost: somebody may wait for it.
struct Outcome(Arc<OnceLock<bool>>);

impl Drop for Outcome {
    fn drop(&mut self) {
        let _ = self.0.set(false);
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn renew(mark: &Shelfmark, key: &Key, stopped: Stopped<'_>) -> Result<(), MemoryError> {
    let connection = open_read_only(&mark.path)?;
    let transaction = connection.unchecked_transaction()?;
    let Some(known) = state(&transaction, lineage::newest(&transaction)?)? else { return Ok(()) };
    let Some(tally) = build(&transaction, key, stopped)? else { return Ok(()) };
    let file = place::path(&mark.path, (&key.0, &key.1), key.2);
    let written = place::write(&file, &mark.path, &tally, (mark.subject(key), known), stopped);
    written.map_err(|source| MemoryError::Io { path: file, source })
}
