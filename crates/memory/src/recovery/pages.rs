//! The pages of a damaged file: how large they are, which of them are free, and what overflows from one to others.
//!
//! The format is that of <https://www.sqlite.org/fileformat2.html>. Nothing in the file is believed without a look: the
//! size of a page is guessed where the header is lost, chains have an end, and a page outside the file is no page.

use crate::error::MemoryError;
use crate::file::open::io_error;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

pub(crate) const MAGIC: &[u8] = b"SQLite format 3\0";
/// The first page begins with the header of the file.
const HEADER: usize = 100;
/// No row of ours is longer, see the limits of a connection.
const LONGEST: u64 = 64 * 1024 * 1024;

/// A damaged file, read page by page.
pub(crate) struct Pages {
    file: File,
    size: usize,
    pub(crate) count: u64,
    /// Bytes of a page that SQLite leaves to others.
    reserved: usize,
    /// How many pages there should be, where the header tells.
    expected: u64,
    bytes: u64,
}

/// A cell of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// 0 in an index.
    pub(crate) rowid: i64,
    /// Where its payload begins on the page, how long it is there, and how long in all.
    start: usize,
    local: usize,
    length: u64,
    /// The page that it goes on at, or 0.
    pub(crate) overflow: u64,
}

/// What the cells of a page are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    TableLeaf,
    TableInterior,
    IndexLeaf,
    IndexInterior,
}

impl Pages {
    /// Opens a file; `size` is that of a page, where the header does not tell.
    pub(crate) fn open(path: &Path, size: Option<usize>) -> Result<Self, MemoryError> {
        let failed = |error| io_error(path, error);
        let mut file = File::open(path).map_err(failed)?;
        let bytes = file.metadata().map_err(failed)?.len();
        let mut header = Vec::new();
        (&mut file).take(HEADER as u64).read_to_end(&mut header).map_err(failed)?;
        let told = size_in(&header);
        let size = size.or(told).unwrap_or(4096);
        let number = |at: usize| header.get(at..at + 4).map_or(0, |bytes| u64::from(big_endian(bytes)));
        let expected = if told.is_some() { number(28) } else { 0 };
        let reserved = if told.is_some() { header.get(20).copied().unwrap_or(0) } else { 0 };
        let count = bytes.div_ceil(size as u64);
        Ok(Self { file, size, count, reserved: usize::from(reserved), expected, bytes })
    }

    /// Whether the header tells how large a page is.
    pub(crate) fn has_header(path: &Path) -> bool {
        let mut header = Vec::new();
        let read = File::open(path).and_then(|file| file.take(HEADER as u64).read_to_end(&mut header));
        read.is_ok() && size_in(&header).is_some()
    }

    pub(crate) fn size(&self) -> usize {
        self.size
    }

    fn usable(&self) -> usize {
        self.size - self.reserved
    }

    /// Reads a page, counted from 1; what is missing of the last one is filled with zeros.
    pub(crate) fn read(&mut self, page: u64, into: &mut Vec<u8>) -> io::Result<()> {
        into.clear();
        let start = page.checked_sub(1).filter(|_| page <= self.count);
        let start = start.ok_or(io::ErrorKind::UnexpectedEof)? * self.size as u64;
        self.file.seek(SeekFrom::Start(start))?;
        (&mut self.file).take(self.size as u64).read_to_end(into)?;
        into.resize(self.size, 0);
        Ok(())
    }

    /// Bytes that should be there behind the end of the file, or are missing of its last page.
    pub(crate) fn missing(&self) -> u64 {
        (self.expected.max(self.count) * self.size as u64).saturating_sub(self.bytes)
    }

    /// The pages that are free, as far as their list can be read. What they still hold was deleted.
    pub(crate) fn free(&mut self) -> HashSet<u64> {
        let mut free = HashSet::new();
        let mut page = Vec::new();
        if self.expected == 0 || self.read(1, &mut page).is_err() {
            return free;
        }
        let mut trunk = page.get(32..36).map_or(0, |bytes| u64::from(big_endian(bytes)));
        while trunk > 1 && trunk <= self.count && free.insert(trunk) && self.read(trunk, &mut page).is_ok() {
            let mut numbers = page.chunks_exact(4).map(|bytes| u64::from(big_endian(bytes)));
            let (next, leaves) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
            if leaves > (self.usable() / 4) as u64 {
                break;
            }
            free.extend(numbers.take(usize::try_from(leaves).unwrap_or(0)).filter(|leaf| *leaf > 1));
            trunk = next;
        }
        free
    }

    /// What kind of page this is, and its cells; none where it is not one. A cell that cannot be one is left out and
    /// counted.
    pub(crate) fn cells(&self, number: u64, page: &[u8]) -> Option<(Kind, Vec<Cell>, usize)> {
        let start = if number == 1 { HEADER } else { 0 };
        let header = page.get(start..start + 8)?;
        let (kind, length) = match header.first()? {
            0x0d => (Kind::TableLeaf, 8),
            0x05 => (Kind::TableInterior, 12),
            0x0a => (Kind::IndexLeaf, 8),
            0x02 => (Kind::IndexInterior, 12),
            _ => return None,
        };
        let count = usize::from(short(header.get(3..5)?));
        let pointers = page.get(start + length..(start + length).checked_add(2 * count)?)?;
        let cells: Vec<Option<Cell>> = pointers
            .chunks_exact(2)
            .map(|pointer| self.cell(kind, page, usize::from(short(pointer)), start + length + 2 * count))
            .collect();
        let broken = cells.iter().filter(|cell| cell.is_none()).count();
        Some((kind, cells.into_iter().flatten().collect(), broken))
    }

    fn cell(&self, kind: Kind, page: &[u8], at: usize, first: usize) -> Option<Cell> {
        if at < first {
            return None;
        }
        let mut bytes = page.get(at..self.usable())?;
        if matches!(kind, Kind::TableInterior | Kind::IndexInterior) {
            bytes = bytes.get(4..)?;
        }
        if kind == Kind::TableInterior {
            let (rowid, _) = super::record::varint(bytes)?;
            return Some(Cell { rowid: rowid.cast_signed(), start: 0, local: 0, length: 0, overflow: 0 });
        }
        let (length, mut read) = super::record::varint(bytes)?;
        let mut rowid = 0;
        if kind == Kind::TableLeaf {
            let (number, more) = super::record::varint(bytes.get(read..)?)?;
            (rowid, read) = (number.cast_signed(), read + more);
        }
        let local = self.local(kind, length)?;
        let payload = bytes.get(read..read.checked_add(local)?)?;
        let overflow = match payload.len() as u64 == length {
            true => 0,
            false => u64::from(big_endian(bytes.get(read + local..read + local + 4)?)),
        };
        let start = page.get(..self.usable())?.len() - bytes.len() + read;
        Some(Cell { rowid, start, local, length, overflow })
    }

    /// How much of a payload stands on the page itself.
    fn local(&self, kind: Kind, length: u64) -> Option<usize> {
        let usable = self.usable() as u64;
        let most = if kind == Kind::TableLeaf { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        if length > LONGEST {
            return None;
        }
        if length <= most {
            return usize::try_from(length).ok();
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let fitting = least + (length - least) % (usable - 4);
        usize::try_from(if fitting <= most { fitting } else { least }).ok()
    }

    /// The whole payload of a cell, with what overflows; `seen` hears of every page that it takes.
    pub(crate) fn payload(&mut self, page: &[u8], cell: &Cell, seen: &mut dyn FnMut(u64)) -> Option<Vec<u8>> {
        let length = usize::try_from(cell.length).ok()?;
        let mut payload = page.get(cell.start..cell.start + cell.local)?.to_vec();
        let (mut next, mut more) = (cell.overflow, Vec::new());
        while payload.len() < length {
            self.read(next, &mut more).ok()?;
            seen(next);
            let part = (length - payload.len()).min(self.usable() - 4);
            payload.extend_from_slice(more.get(4..4 + part)?);
            next = u64::from(big_endian(more.get(..4)?));
        }
        Some(payload)
    }
}

/// The size of a page, where this is the header of a file.
fn size_in(header: &[u8]) -> Option<usize> {
    if !header.starts_with(MAGIC) {
        return None;
    }
    let size = match short(header.get(16..18)?) {
        1 => 65_536,
        size => usize::from(size),
    };
    (size >= 512 && size.is_power_of_two()).then_some(size)
}

fn short(bytes: &[u8]) -> u16 {
    bytes.iter().take(2).fold(0, |number, byte| number << 8 | u16::from(*byte))
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}
