//! The first block of an index file: what it is, whose, up to which change, and where its sections are.
//!
//! A file of another version, another machine's byte order or another memory is no error: it is made anew.

use super::verified::{BLOCK, Damaged, Section, Verified};
use persklaar_mapped::Mapped;
use std::ops::Range;

/// `PKindex` and a zero, as this machine's numbers are written.
const MAGIC: u64 = u64::from_le_bytes(*b"PKindex\0");
/// Raised with every change of the layout, of the hash of classes or of the signatures.
const VERSION: u64 = 2;

/// What an index is of. All of it has to be the same for a file to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The memory's own id.
    pub(crate) memory: u128,
    /// A hash of the language pair and the side.
    pub(crate) part: u64,
}

/// Up to where a memory is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct State {
    /// The number of the newest change.
    pub(crate) change: i64,
    /// A hash of what that change wrote, so that a memory that took another way from an earlier copy is told apart.
    pub(crate) trace: u64,
}

/// Where everything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) subject: Subject,
    pub(crate) state: State,
    /// How many units.
    pub(crate) entries: u64,
    /// How many bits of a posting name the entry; the others are its signature.
    pub(crate) entry_bits: u64,
    pub(crate) sections: Sections,
    pub(crate) sums: Section,
    /// Of the sums themselves.
    pub(crate) sums_sum: u64,
}

/// The sections in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sections {
    /// `u64`: hashes of the classes, in order.
    pub(crate) hashes: Section,
    /// `u32`: the rank of each of them, 0 for the most frequent.
    pub(crate) ranks: Section,
    /// `u32`: where the postings of each rank begin, and where those of the last end.
    pub(crate) lists: Section,
    /// Pairs of `u32`: a length, and the first entry that has it. Entries are in order of length.
    pub(crate) lengths: Section,
    /// Four `u64` an entry: unit; start in `words` above length in 26 bits; the wide signature.
    pub(crate) records: Section,
    /// Ranks of each entry's classes in the order of its text, seven bits a byte, the lowest first.
    pub(crate) words: Section,
    /// `u64`: entry and narrow signature, in order of rank and entry.
    pub(crate) postings: Section,
    /// `u32`: of each entry whether it is a copy of the one before it, and a few bits of its neighbours.
    pub(crate) marks: Section,
}

const WORDS: usize = 32;
const CHECKED: Range<usize> = 3..WORDS;

impl Header {
    /// As the first block.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut words = vec![MAGIC, VERSION, 0];
        words.extend([(self.subject.memory >> 64) as u64, self.subject.memory as u64, self.subject.part]);
        words.extend([self.state.change.cast_unsigned(), self.state.trace, self.entries, self.entry_bits]);
        for section in self.sections.all().into_iter().chain([self.sums]) {
            words.extend([section.start as u64, section.length as u64]);
        }
        words.push(self.sums_sum);
        words.resize(WORDS, 0);
        words[2] = sum(&words[CHECKED]);
        let mut bytes = bytemuck::cast_slice(&words).to_vec();
        bytes.resize(BLOCK, 0);
        bytes
    }

    /// Reads the first block and checks it and the table of checksums.
    pub(crate) fn open(bytes: Mapped) -> Result<(Self, Verified), Damaged> {
        let header = Self::read(&bytes)?;
        let sums = bytes.get(header.sums.start..).ok_or(Damaged)?;
        if sums.len() != header.sums.length || u64::from(crc32fast::hash(sums)) != header.sums_sum {
            return Err(Damaged);
        }
        Ok((header, Verified::new(bytes, header.sums)?))
    }

    fn read(bytes: &[u8]) -> Result<Self, Damaged> {
        let bytes = bytes.get(..WORDS * size_of::<u64>()).ok_or(Damaged)?;
        let words: &[u64] = bytemuck::try_cast_slice(bytes).map_err(|_| Damaged)?;
        let [MAGIC, VERSION, checksum, high, low, part, change, trace, entries, entry_bits, rest @ ..] =
            words
        else {
            return Err(Damaged);
        };
        if *checksum != sum(&words[CHECKED]) || !(8..64).contains(entry_bits) {
            return Err(Damaged);
        }
        let section = |at: usize| Section { start: rest[2 * at] as usize, length: rest[2 * at + 1] as usize };
        Ok(Self {
            subject: Subject { memory: u128::from(*high) << 64 | u128::from(*low), part: *part },
            state: State { change: change.cast_signed(), trace: *trace },
            entries: *entries,
            entry_bits: *entry_bits,
            sections: Sections::of(section),
            sums: section(8),
            sums_sum: rest[18],
        })
    }
}

impl Sections {
    fn all(&self) -> [Section; 8] {
        let Self { hashes, ranks, lists, lengths, records, words, postings, marks } = *self;
        [hashes, ranks, lists, lengths, records, words, postings, marks]
    }

    pub(super) fn of(at: impl Fn(usize) -> Section) -> Self {
        Self {
            hashes: at(0),
            ranks: at(1),
            lists: at(2),
            lengths: at(3),
            records: at(4),
            words: at(5),
            postings: at(6),
            marks: at(7),
        }
    }
}

fn sum(words: &[u64]) -> u64 {
    u64::from(crc32fast::hash(bytemuck::cast_slice(words)))
}
