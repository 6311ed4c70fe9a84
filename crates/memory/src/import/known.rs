//! Which units there are, remembered while an import has taken the indexes away.
//!
//! Sixteen bytes a unit: a hash of all of its keys, and its id. What is found is read and compared in full, so two units
//! with the same hash are both kept; only a third that equals the first of them could come in twice.

use crate::unit::Keys;
use rusqlite::Connection;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The units by the hash of their keys.
#[derive(Default)]
pub(super) struct Known {
    ids: HashMap<u64, i64, BuildHasherDefault<Mixed>>,
}

impl Known {
    /// Every unit of the memory, from the index that is about to go.
    pub(super) fn read(connection: &Connection) -> rusqlite::Result<Self> {
        let mut known = Self::default();
        let mut statement = connection.prepare("SELECT source_key, identity, target_key, id FROM unit")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let keys = Keys { source: row.get(0)?, identity: row.get(1)?, target: row.get(2)? };
            known.add(keys, row.get(3)?);
        }
        Ok(known)
    }

    pub(super) fn add(&mut self, keys: Keys, id: i64) {
        self.ids.entry(mixed(keys)).or_insert(id);
    }

    /// A unit that may be the one with these keys.
    pub(super) fn find(&self, keys: Keys) -> Option<i64> {
        self.ids.get(&mixed(keys)).copied()
    }
}

/// The source is part of the identity.
fn mixed(keys: Keys) -> u64 {
    let (identity, target) = (keys.identity.cast_unsigned(), keys.target.cast_unsigned());
    (identity ^ target.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The hash of what is a hash already.
#[derive(Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}
