//! Which units of a memory serve a query, and on which side its text stands in them.

use super::FragmentQuery;
use crate::lookup::pairs;
use persklaar_text::Language;
use rusqlite::Connection;

/// The language pairs that serve a query.
pub(super) struct Served {
    pairs: Vec<Pair>,
    /// Whether every unit of the memory serves, and all in the same direction: then nothing has to be looked at twice.
    pub(super) everything: bool,
}

struct Pair {
    from: String,
    to: String,
    reversed: bool,
}

impl Served {
    /// `None` where no unit serves.
    pub(super) fn of(connection: &Connection, query: &FragmentQuery<'_>) -> rusqlite::Result<Option<Self>> {
        let all = pairs(connection)?;
        let pairs: Vec<Pair> = all.iter().filter_map(|(from, to)| Pair::of(from, to, query)).collect();
        let one_way = pairs.iter().all(|pair| !pair.reversed) || pairs.iter().all(|pair| pair.reversed);
        let everything = one_way && pairs.len() == all.len();
        Ok((!pairs.is_empty()).then_some(Self { pairs, everything }))
    }

    /// Whether a unit of this pair serves, and whether it was made in the other direction.
    pub(super) fn reversed(&self, from: &str, to: &str) -> Option<bool> {
        let found = self.pairs.iter().find(|pair| pair.from == from && pair.to == to);
        found.map(|pair| pair.reversed)
    }

    /// The columns of the word index in which the query's language stands, for a filter of FTS5.
    pub(super) fn near_side(&self) -> &'static str {
        columns(self.any(false), self.any(true))
    }

    /// The columns of the other language.
    pub(super) fn far_side(&self) -> &'static str {
        columns(self.any(true), self.any(false))
    }

    fn any(&self, reversed: bool) -> bool {
        self.pairs.iter().any(|pair| pair.reversed == reversed)
    }
}

fn columns(source: bool, target: bool) -> &'static str {
    match (source, target) {
        (true, false) => "source",
        (false, true) => "target",
        _ => "{source target}",
    }
}

impl Pair {
    /// A pair that serves both ways, `nl` to `nl-BE`, serves forward.
    fn of(from: &Language, to: &Language, query: &FragmentQuery<'_>) -> Option<Self> {
        let forward = query.from.serves(from) && query.to.serves(to);
        let reversed = !forward && query.from.serves(to) && query.to.serves(from);
        (forward || reversed).then(|| Self { from: from.to_string(), to: to.to_string(), reversed })
    }
}
