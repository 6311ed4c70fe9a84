//! The index of one side of one language pair, as a file that is mapped: which units can pass the score's gate.
//!
//! A unit is entered under the rarest classes of its text alone ([`super::gate`] has the proof), with a narrow
//! signature in the posting itself, so that a lookup reads lists from front to back and touches a unit's own record
//! only where it may pass. What is left is held against the wide signature and then against the distance itself.
//! The file is disposable, checked as it is read, and never written again once it has its name.

mod build;
mod header;
mod output;
mod verified;

pub(crate) use header::{State, Subject};
pub(crate) use verified::Damaged;

use super::Stopped;
use super::asked::Asked;
use super::copies::{Found, read_marks};
use super::distance::Pattern;
use super::gate::{allowed, longest, needed, prefix};
use super::signature::{Spare, may_pass, may_pass_wide, narrow};
use super::tally::Tally;
use build::{LENGTH_BITS, numbers};
use header::Header;
use persklaar_mapped::Mapped;
use std::io::{self, Cursor, Seek, Write};
use std::path::Path;
use verified::Verified;

/// An open index.
pub(crate) struct Base {
    header: Header,
    file: Verified,
}

/// A text's classes as ranks of this index. What the index does not know has numbers above all ranks.
struct Ranks {
    row: Vec<u64>,
    pattern: Pattern,
    /// Of the classes that the index knows.
    narrow: u64,
    /// How many places have a class that no unit has.
    strange: usize,
}

impl Base {
    /// Opens a file, if it is an index of this subject.
    pub(crate) fn open(path: &Path, subject: Subject) -> Option<Self> {
        let (header, file) = Header::open(Mapped::open(path).ok()?).ok()?;
        (header.subject == subject).then_some(Self { header, file })
    }

    /// Writes an index to a file. Answers how many bytes it has. Ends with [`io::ErrorKind::Interrupted`] when it was
    /// stopped.
    pub(crate) fn write<W: Write + Seek>(
        tally: &Tally,
        to: W,
        subject: Subject,
        state: State,
        stopped: Stopped<'_>,
    ) -> io::Result<usize> {
        build::write(tally, to, (subject, state), stopped).map(|(_, length)| length)
    }

    /// Makes an index that is held in memory, where no file can be written. Is stopped as [`Base::write`] is.
    pub(crate) fn hold(
        tally: &Tally,
        subject: Subject,
        state: State,
        stopped: Stopped<'_>,
    ) -> io::Result<Self> {
        let (bytes, _) = build::write(tally, Cursor::new(Vec::new()), (subject, state), stopped)?;
        let opened = Header::open(Mapped::hold(&bytes.into_inner()));
        let (header, file) = opened.map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        Ok(Self { header, file })
    }

    /// Up to where the memory is known.
    pub(crate) fn state(&self) -> State {
        self.header.state
    }

    /// How many units.
    pub(crate) fn len(&self) -> usize {
        self.header.entries as usize
    }

    /// The rank of a class: 0 for the most frequent.
    pub(crate) fn rank(&self, hash: u64) -> Result<Option<u32>, Damaged> {
        let hashes: &[u64] = self.file.items(self.header.sections.hashes, 0..self.classes())?;
        match hashes.binary_search(&hash) {
            Ok(at) => self.file.item(self.header.sections.ranks, at).map(Some),
            Err(_) => Ok(None),
        }
    }

    fn classes(&self) -> usize {
        self.header.sections.hashes.length / size_of::<u64>()
    }

    /// The units that can pass; none if it was stopped.
    pub(crate) fn candidates(
        &self,
        asked: &Asked,
        stopped: Stopped<'_>,
    ) -> Result<Option<Vec<Found>>, Damaged> {
        if asked.hashes.is_empty() {
            let end = self.runs(0, 0)?.first().map_or(0, |run| run.entries.end);
            // Texts without a word resemble only each other.
            return self.found(0..end, |_| Ok(true), stopped);
        }
        let ranks = self.ranks(asked)?;
        let mut entries = self.posted(&ranks)?;
        entries.sort_unstable();
        entries.dedup();
        self.found(entries.into_iter(), |entry| self.passes(entry, asked, &ranks), stopped)
    }

    /// The units of those entries that pass. A copy passes as the entry before it does.
    fn found(
        &self,
        entries: impl Iterator<Item = u32>,
        passes: impl Fn(usize) -> Result<bool, Damaged>,
        stopped: Stopped<'_>,
    ) -> Result<Option<Vec<Found>>, Damaged> {
        let mut units = Vec::new();
        let mut last = None;
        for entry in entries {
            if stopped() {
                return Ok(None);
            }
            let (is_copy, neighbours) =
                read_marks(self.file.item(self.header.sections.marks, entry as usize)?);
            let (first, passing) = match last {
                Some((before, first, passing)) if is_copy && before + 1 == entry => (first, passing),
                _ => (entry, passes(entry as usize)?),
            };
            last = Some((entry, first, passing));
            if passing {
                let unit = self.record(entry as usize)?[0].cast_signed();
                units.push(Found { unit, copy_of: Some(first), neighbours });
            }
        }
        Ok(Some(units))
    }

    fn record(&self, entry: usize) -> Result<[u64; 4], Damaged> {
        self.file.item(self.header.sections.records, entry)
    }

    fn ranks(&self, asked: &Asked) -> Result<Ranks, Damaged> {
        let (mut known, mut strange) = (Vec::new(), Vec::new());
        let mut row = Vec::with_capacity(asked.hashes.len());
        for hash in &asked.hashes {
            if let Some(rank) = self.rank(*hash)? {
                known.push((*hash, rank));
                row.push(u64::from(rank));
            } else {
                let at = strange.iter().position(|strange| strange == hash);
                row.push(u64::MAX - at.unwrap_or(strange.len()) as u64);
                strange.push(*hash);
            }
        }
        let narrow = narrow(known.into_iter(), self.signature_bits());
        Ok(Ranks { pattern: Pattern::new(&row), row, narrow, strange: strange.len() })
    }

    fn signature_bits(&self) -> u32 {
        u64::BITS - self.header.entry_bits as u32
    }

    /// Entries under the rare classes of the text that their narrow signatures do not refuse.
    fn posted(&self, ranks: &Ranks) -> Result<Vec<u32>, Damaged> {
        let mut entries = Vec::new();
        for (place, rank) in prefix(&ranks.row, std::cmp::Reverse) {
            if rank < self.classes() as u64 {
                self.scan(rank as usize, place, ranks, &mut entries)?;
            }
        }
        Ok(entries)
    }

    /// Goes through the list of the class at this place of the text, within the lengths that may pass from there on.
    fn scan(&self, rank: usize, place: usize, asked: &Ranks, found: &mut Vec<u32>) -> Result<(), Damaged> {
        let sections = &self.header.sections;
        let bounds: &[u32] = self.file.items(sections.lists, rank..rank + 2)?;
        let range = bounds[0] as usize..bounds[1] as usize;
        let list: &[u64] = self.file.items(sections.postings, range)?;
        let length = asked.row.len();
        let runs = self.runs(needed(length), longest(length - place))?;
        let Some(first) = runs.first() else { return Ok(()) };
        let bits = self.signature_bits();
        let mut rest =
            &list[list.partition_point(|posting| posting >> bits < u64::from(first.entries.start))..];
        for run in runs {
            let spare = Spare::new(length, run.length, needed(length.max(run.length))).without(asked.strange);
            let is_later = |posting: &u64| posting >> bits >= u64::from(run.entries.end);
            let end = rest.iter().position(is_later).unwrap_or(rest.len());
            let (now, later) = rest.split_at(end);
            if let Some(spare) = spare {
                let may_pass = |posting: &&u64| may_pass(asked.narrow, **posting & ((1 << bits) - 1), spare);
                found.extend(now.iter().filter(may_pass).map(|posting| (posting >> bits) as u32));
            }
            rest = later;
        }
        Ok(())
    }

    /// The entries of each length within these bounds.
    fn runs(&self, shortest: usize, longest: usize) -> Result<Vec<Run>, Damaged> {
        let section = self.header.sections.lengths;
        let lengths: &[[u32; 2]] = self.file.items(section, 0..section.length / size_of::<[u32; 2]>())?;
        let from = lengths.partition_point(|[length, _]| (*length as usize) < shortest);
        let end_of = |at: usize| lengths.get(at + 1).map_or(self.header.entries as u32, |[_, first]| *first);
        let within =
            lengths.iter().enumerate().skip(from).take_while(|(_, [length, _])| *length as usize <= longest);
        Ok(within
            .map(|(at, [length, first])| Run { length: *length as usize, entries: *first..end_of(at) })
            .collect())
    }

    fn passes(&self, entry: usize, asked: &Asked, ranks: &Ranks) -> Result<bool, Damaged> {
        let record = self.record(entry)?;
        let length = (record[1] & ((1 << LENGTH_BITS) - 1)) as usize;
        let longest = length.max(asked.hashes.len());
        let spare = Spare::new(asked.hashes.len(), length, needed(longest));
        if !may_pass_wide(asked.wide, [record[2], record[3]], spare) {
            return Ok(false);
        }
        let row = self.row(entry, &record)?;
        Ok(ranks.pattern.is_within(&row, allowed(longest)))
    }

    fn row(&self, entry: usize, record: &[u64; 4]) -> Result<Vec<u64>, Damaged> {
        let sections = &self.header.sections;
        let end = if entry + 1 == self.len() {
            sections.words.length
        } else {
            (self.record(entry + 1)?[1] >> LENGTH_BITS) as usize
        };
        let bytes = self.file.items(sections.words, (record[1] >> LENGTH_BITS) as usize..end)?;
        Ok(numbers(bytes).map(u64::from).collect())
    }
}

/// The entries of one length.
struct Run {
    length: usize,
    entries: std::ops::Range<u32>,
}
