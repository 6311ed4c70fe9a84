//! Laying out an index over texts that were counted.

use super::super::Stopped;
use super::super::copies::marks;
use super::super::gate::prefix;
use super::super::signature::{narrow, wide};
use super::super::tally::{Origin, Tally};
use super::header::{State, Subject};
use super::output::Output;
use bytemuck::NoUninit;
use std::cmp::Reverse;
use std::io::{self, Seek, Write};

/// Bits of a record for how many classes a text has: SQLite refuses texts that need more.
pub(crate) const LENGTH_BITS: u32 = 26;

/// How many entries are written before it is asked again whether to stop: less than a millisecond's work.
const BETWEEN_STOPS: usize = 512;

/// Writes the index. Ends with [`io::ErrorKind::Interrupted`] when it was stopped.
pub(crate) fn write<W: Write + Seek>(
    tally: &Tally,
    to: W,
    (subject, state): (Subject, State),
    stopped: Stopped<'_>,
) -> io::Result<(W, usize)> {
    let plan = Plan::new(tally, stopped)?;
    let mut output = Output::new(to)?;
    plan.write_classes(&mut output)?;
    plan.write_entries(&mut output)?;
    plan.write_postings(&mut output)?;
    plan.write_marks(&mut output)?;
    output.finish(subject, state, (tally.len() as u64, u64::from(plan.entry_bits)))
}

/// Decisions about the whole, made before the first byte.
struct Plan<'a> {
    tally: &'a Tally,
    stopped: Stopped<'a>,
    /// The rank of each class of the tally: 0 for the most frequent, so that it is written in the fewest bytes.
    ranks: Vec<u32>,
    /// Texts of the tally in the order of their lengths, copies one after the other in their order among matches.
    order: Vec<u32>,
    /// Where the postings of each rank begin, and where those of the last end.
    lists: Vec<u32>,
    entry_bits: u32,
}

impl<'a> Plan<'a> {
    fn new(tally: &'a Tally, stopped: Stopped<'a>) -> io::Result<Self> {
        let mut order: Vec<u32> = (0..).take(tally.len()).collect();
        order.sort_unstable_by_key(|at| {
            let Origin { key, changed, unit, .. } = *tally.origin(*at);
            (tally.row(*at).len(), key, Reverse(changed), unit)
        });
        let entry_bits = (usize::BITS - tally.len().leading_zeros()).max(8);
        let mut plan =
            Self { tally, stopped, ranks: tally.by_frequency(), order, lists: Vec::new(), entry_bits };
        plan.lists = plan.count_postings()?;
        Ok(plan)
    }

    fn go_on(&self, at: usize) -> io::Result<()> {
        let is_over = at.is_multiple_of(BETWEEN_STOPS) && (self.stopped)();
        if is_over { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
    }

    fn count_postings(&self) -> io::Result<Vec<u32>> {
        let mut lists = vec![0_u32; self.ranks.len() + 1];
        let mut row = Vec::new();
        for at in 0..self.order.len() {
            self.go_on(at)?;
            self.row(at, &mut row);
            rare(&row).for_each(|rank| lists[rank as usize + 1] += 1);
        }
        for at in 1..lists.len() {
            lists[at] += lists[at - 1];
        }
        Ok(lists)
    }

    /// The ranks of an entry's classes, in the order of its text.
    fn row(&self, entry: usize, into: &mut Vec<u32>) {
        into.clear();
        into.extend(self.tally.row(self.order[entry]).iter().map(|class| self.ranks[*class as usize]));
    }

    fn hashes(&self, entry: usize, into: &mut Vec<u64>) {
        into.clear();
        into.extend(self.tally.row(self.order[entry]).iter().map(|class| self.tally.hash(*class)));
    }

    fn write_classes<W: Write + Seek>(&self, output: &mut Output<W>) -> io::Result<()> {
        let classes = (0..).take(self.ranks.len());
        let mut known: Vec<(u64, u32)> =
            classes.map(|class| (self.tally.hash(class), self.ranks[class as usize])).collect();
        known.sort_unstable();
        output.begin()?;
        known.iter().try_for_each(|(hash, _)| output.items(&[*hash]))?;
        output.begin()?;
        known.iter().try_for_each(|(_, rank)| output.items(&[*rank]))?;
        output.begin()?;
        output.items(&self.lists)
    }

    fn write_entries<W: Write + Seek>(&self, output: &mut Output<W>) -> io::Result<()> {
        output.begin()?;
        let mut last = None;
        for (entry, at) in (0_u32..).zip(&self.order) {
            let length = self.tally.row(*at).len();
            if last.replace(length) != Some(length) {
                output.items(&[u32::try_from(length).unwrap_or(u32::MAX), entry])?;
            }
        }
        output.begin()?;
        let (mut words, mut row, mut hashes) = (Vec::new(), Vec::new(), Vec::new());
        for (entry, at) in self.order.iter().enumerate() {
            self.go_on(entry)?;
            self.row(entry, &mut row);
            self.hashes(entry, &mut hashes);
            let place = (words.len() as u64) << LENGTH_BITS | row.len() as u64;
            let [low, high] = wide(&hashes);
            output.items(&[self.tally.origin(*at).unit.cast_unsigned(), place, low, high])?;
            row.iter().for_each(|rank| push_number(&mut words, *rank));
        }
        output.begin()?;
        self.write_in_parts(&words, output)
    }

    fn write_postings<W: Write + Seek>(&self, output: &mut Output<W>) -> io::Result<()> {
        let mut postings = vec![0_u64; self.lists.last().copied().unwrap_or(0) as usize];
        let mut next = self.lists.clone();
        let (mut row, mut hashes) = (Vec::new(), Vec::new());
        let signature_bits = u64::BITS - self.entry_bits;
        for entry in 0..self.order.len() {
            self.go_on(entry)?;
            self.row(entry, &mut row);
            self.hashes(entry, &mut hashes);
            let classes = hashes.iter().copied().zip(row.iter().copied());
            let posting = (entry as u64) << signature_bits | narrow(classes, signature_bits);
            for rank in rare(&row) {
                postings[next[rank as usize] as usize] = posting;
                next[rank as usize] += 1;
            }
        }
        output.begin()?;
        self.write_in_parts(&postings, output)
    }

    fn write_marks<W: Write + Seek>(&self, output: &mut Output<W>) -> io::Result<()> {
        let mut last = None;
        let marks = self.order.iter().map(|at| {
            let origin = self.tally.origin(*at);
            marks(last.replace(origin.key) == Some(origin.key), origin.neighbours)
        });
        let marks: Vec<u32> = marks.collect();
        output.begin()?;
        self.write_in_parts(&marks, output)
    }

    fn write_in_parts<T: NoUninit, W: Write + Seek>(
        &self,
        items: &[T],
        output: &mut Output<W>,
    ) -> io::Result<()> {
        items.chunks(1 << 16).try_for_each(|part| {
            self.go_on(0)?;
            output.items(part)
        })
    }
}

/// The ranks under which a row is entered.
fn rare(row: &[u32]) -> impl Iterator<Item = u32> {
    prefix(row, Reverse).into_iter().map(|(_, rank)| rank)
}

fn push_number(words: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        words.push(number as u8 | 0x80);
        number >>= 7;
    }
    words.push(number as u8);
}

/// Reads what [`push_number`] wrote; what is left over of a number that does not end is left out.
pub(crate) fn numbers(words: &[u8]) -> impl Iterator<Item = u32> {
    let (mut number, mut shift) = (0_u32, 0_u32);
    words.iter().filter_map(move |byte| {
        number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        shift += 7;
        (byte & 0x80 == 0).then(|| {
            shift = 0;
            std::mem::take(&mut number)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let all = [0, 1, 127, 128, 300, 16_383, 16_384, 70_000, u32::MAX];
        let mut words = Vec::new();
        all.iter().for_each(|number| push_number(&mut words, *number));
        assert_eq!(numbers(&words).collect::<Vec<_>>(), all);
        assert_eq!(numbers(&[0xff; 20]).count(), 0);
    }
}
