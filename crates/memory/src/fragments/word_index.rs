//! What the word index answers about phrases: whether one is there, in how many units, and in which.
//!
//! Every question is one look at the index; looks are counted, so that no text, however long, is looked at for long.

use super::holding::Holding;
use super::served::Served;
use crate::search::words::Word;
use crate::table::unit_words;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::cell::Cell;

/// So many looks are taken at most: two for each word of a long sentence and what the translations take.
const MOST_LOOKS: u32 = 600;
/// So many units are looked through for one whose languages serve.
const LOOKED_THROUGH: u32 = 300;
/// Up to so many units that hold a word are counted; above that the share is measured on samples.
const COUNTED: u32 = 200;
/// Samples of the memory in which a frequent word is counted, and how many ids each has.
const SAMPLES: i64 = 4;
const SAMPLE: i64 = 250;
/// So many units that hold a stretch are read.
const READ: usize = 48;
/// The newest units are the last of this share of the ids, if they are enough.
const NEWEST: i64 = 16;

/// The word index as one query sees it.
pub(super) struct WordIndex<'a> {
    connection: &'a Connection,
    served: &'a Served,
    enough: &'a dyn Fn() -> bool,
    looks: Cell<u32>,
    over: Cell<bool>,
    last_id: i64,
}

/// How frequent a word is in the memory's units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frequency {
    /// From 0 to 1.
    pub(super) share: f64,
    /// In how many units, where they are few.
    pub(super) units: Option<u64>,
}

impl<'a> WordIndex<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        served: &'a Served,
        enough: &'a dyn Fn() -> bool,
    ) -> rusqlite::Result<Self> {
        let last_id = connection.query_row("SELECT ifnull(max(id), 0) FROM unit", [], |row| row.get(0))?;
        Ok(Self { connection, served, enough, looks: Cell::new(0), over: Cell::new(false), last_id })
    }

    /// Whether the look may be taken.
    fn look(&self) -> bool {
        self.looks.set(self.looks.get() + 1);
        self.over.set(self.over.get() || self.looks.get() > MOST_LOOKS || (self.enough)());
        !self.over.get()
    }

    /// Whether a look was refused: what was counted since is not to be relied on.
    pub(super) fn is_over(&self) -> bool {
        self.over.get()
    }

    /// Whether a unit that serves holds the phrase.
    pub(super) fn occurs(&self, phrase: &[Word]) -> rusqlite::Result<bool> {
        if !self.look() {
            return Ok(false);
        }
        let expression = expression(self.served.near_side(), phrase.iter().map(|word| word.text.as_str()));
        if self.served.everything {
            let sql = "SELECT EXISTS(SELECT 1 FROM unit_words WHERE unit_words MATCH ?1)";
            return self.connection.prepare_cached(sql)?.query_row([expression], |row| row.get(0));
        }
        let units = self.units(&expression, 0)?;
        Ok(!self.read(&units, phrase, 1)?.is_empty())
    }

    /// How frequent a word is on the side that is looked at.
    pub(super) fn frequency(&self, word: &Word) -> rusqlite::Result<Frequency> {
        if !self.look() {
            return Ok(Frequency { share: 1.0, units: None });
        }
        let expression = expression(self.served.near_side(), [word.text.as_str()]);
        let count = unit_words::count_up_to(self.connection, &expression, COUNTED)?;
        if !count.more {
            return Ok(Frequency { share: ratio(count.units, self.last_id), units: Some(count.units) });
        }
        Ok(Frequency { share: self.sampled_share(&expression)?, units: None })
    }

    fn sampled_share(&self, expression: &str) -> rusqlite::Result<f64> {
        let sql = "SELECT count(*) FROM unit_words WHERE unit_words MATCH ?1 AND rowid BETWEEN ?2 AND ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        let (mut found, mut looked_at) = (0_u64, 0);
        for sample in 0..SAMPLES {
            let first = self.last_id / SAMPLES * sample + 1;
            let last = (first + SAMPLE - 1).min(self.last_id);
            found += statement.query_row(params![expression, first, last], |row| row.get::<_, u64>(0))?;
            looked_at += last - first + 1;
        }
        Ok(ratio(found, looked_at))
    }

    /// In how many units the phrase stands, counted up to a bound, on the side that is looked at.
    pub(super) fn count(&self, phrase: &[Word], bound: u32) -> rusqlite::Result<u64> {
        self.count_on(self.served.near_side(), phrase.iter().map(|word| word.text.as_str()), bound)
    }

    /// In how many units the words stand on the other side, counted up to a bound.
    pub(super) fn count_translation(&self, words: &[&str], bound: u32) -> rusqlite::Result<u64> {
        self.count_on(self.served.far_side(), words.iter().copied(), bound)
    }

    /// Without a look, as frequent as can be: nothing is claimed then.
    fn count_on<'w>(
        &self,
        side: &str,
        words: impl IntoIterator<Item = &'w str>,
        bound: u32,
    ) -> rusqlite::Result<u64> {
        if !self.look() {
            return Ok(u64::from(bound));
        }
        Ok(unit_words::count_up_to(self.connection, &expression(side, words), bound)?.units)
    }

    /// Units that hold the phrase, newest first: all of them where they are few, else of the newest.
    pub(super) fn holdings(&self, phrase: &[Word]) -> rusqlite::Result<Vec<Holding>> {
        let expression = expression(self.served.near_side(), phrase.iter().map(|word| word.text.as_str()));
        let newest = self.last_id - self.last_id / NEWEST;
        let mut units = if self.look() { self.units(&expression, newest)? } else { Vec::new() };
        if units.len() < READ && self.look() {
            units = self.units(&expression, 0)?;
        }
        units.reverse();
        self.read(&units, phrase, READ)
    }

    /// The units after an id that the word index names, in the order of their ids, as many as are looked through.
    fn units(&self, expression: &str, after: i64) -> rusqlite::Result<Vec<i64>> {
        let sql = "SELECT rowid FROM unit_words WHERE unit_words MATCH ?1 AND rowid > ?2 LIMIT ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_map(params![expression, after, LOOKED_THROUGH], |row| row.get(0))?.collect()
    }

    /// Reads so many of these units that serve and hold the phrase.
    fn read(&self, units: &[i64], phrase: &[Word], most: usize) -> rusqlite::Result<Vec<Holding>> {
        let sql = "SELECT id, source, source_kinds, target, target_kinds, from_language, to_language FROM unit \
                   WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut holdings = Vec::new();
        for unit in units {
            if holdings.len() == most {
                break;
            }
            let found = statement.query_row([unit], |row| self.holding(row, phrase)).optional()?;
            holdings.extend(found.flatten());
        }
        Ok(holdings)
    }

    fn holding(&self, row: &Row<'_>, phrase: &[Word]) -> rusqlite::Result<Option<Holding>> {
        let reversed = self.served.reversed(row.get_ref(5)?.as_str()?, row.get_ref(6)?.as_str()?);
        reversed.map_or(Ok(None), |reversed| Holding::read(row, phrase, reversed))
    }
}

/// For FTS5. Words hold no quotes, so nothing in a text can be taken for an operator.
fn expression<'w>(side: &str, words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    format!("{side} : \"{}\"", words.join(" "))
}

fn ratio(part: u64, of: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "shares need no more digits than this")]
    let (part, of) = (part as f64, of.max(1) as f64);
    (part / of).min(1.0)
}
