//! Bytes that are checked before they are believed: every block against its checksum, at the first look at it.
//!
//! Checking a whole file at opening would read all of it. This way an opened file costs a page, a lookup costs what it
//! touches, and a damaged block is found before anything in it counts.

use bytemuck::AnyBitPattern;
use persklaar_mapped::Mapped;
use std::cell::Cell;
use std::ops::Range;

/// Bytes with one checksum.
pub(crate) const BLOCK: usize = 4096;

/// A file that is not what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Damaged;

/// A part of the file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Section {
    pub(crate) start: usize,
    pub(crate) length: usize,
}

/// The bytes, and which of their blocks were found to be right.
pub(crate) struct Verified {
    bytes: Mapped,
    /// One CRC-32 for each block.
    sums: Section,
    checked: Vec<Cell<u64>>,
}

impl Verified {
    /// `sums` are the checksums of all blocks before them, themselves already checked by the caller.
    pub(crate) fn new(bytes: Mapped, sums: Section) -> Result<Self, Damaged> {
        let blocks = sums.length / size_of::<u32>();
        let whole =
            bytes.len().checked_sub(sums.length) == Some(sums.start) && blocks == sums.start.div_ceil(BLOCK);
        let checked = vec![Cell::new(0); blocks.div_ceil(64)];
        if whole { Ok(Self { bytes, sums, checked }) } else { Err(Damaged) }
    }

    /// Items of a section by their place in it.
    pub(crate) fn items<T: AnyBitPattern>(
        &self,
        section: Section,
        range: Range<usize>,
    ) -> Result<&[T], Damaged> {
        let size = size_of::<T>();
        let (from, to) = (range.start.checked_mul(size), range.end.checked_mul(size));
        let (Some(from), Some(to)) = (from, to) else { return Err(Damaged) };
        if from > to || to > section.length {
            return Err(Damaged);
        }
        self.check(section.start + from..section.start + to)?;
        let bytes = self.bytes.get(section.start + from..section.start + to).ok_or(Damaged)?;
        bytemuck::try_cast_slice(bytes).map_err(|_| Damaged)
    }

    /// One item of a section.
    pub(crate) fn item<T: AnyBitPattern>(&self, section: Section, at: usize) -> Result<T, Damaged> {
        self.items(section, at..at + 1)?.first().copied().ok_or(Damaged)
    }

    fn check(&self, range: Range<usize>) -> Result<(), Damaged> {
        for block in range.start / BLOCK..range.end.div_ceil(BLOCK) {
            let word = self.checked.get(block / 64).ok_or(Damaged)?;
            if word.get() & 1 << (block % 64) == 0 {
                self.check_block(block)?;
                word.set(word.get() | 1 << (block % 64));
            }
        }
        Ok(())
    }

    fn check_block(&self, block: usize) -> Result<(), Damaged> {
        let end = ((block + 1) * BLOCK).min(self.sums.start);
        let bytes = self.bytes.get(block * BLOCK..end).ok_or(Damaged)?;
        let at = self.sums.start + block * size_of::<u32>();
        let sum = self.bytes.get(at..at + size_of::<u32>()).ok_or(Damaged)?;
        if crc32fast::hash(bytes).to_le_bytes() == sum { Ok(()) } else { Err(Damaged) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_sums(content: &[u8]) -> (Vec<u8>, Section) {
        let mut bytes = content.to_vec();
        let sums: Vec<u8> =
            content.chunks(BLOCK).flat_map(|block| crc32fast::hash(block).to_le_bytes()).collect();
        bytes.extend(&sums);
        (bytes, Section { start: content.len(), length: sums.len() })
    }

    #[test]
    fn what_was_written_is_read() {
        let content: Vec<u8> = (0..10_000u32).map(|at| at as u8).collect();
        let (bytes, sums) = with_sums(&content);
        let verified = Verified::new(Mapped::hold(&bytes), sums).unwrap();
        let all = Section { start: 0, length: content.len() };
        assert_eq!(verified.items::<u8>(all, 4090..4100).unwrap(), &content[4090..4100]);
        assert_eq!(
            verified.item::<u64>(all, 1).unwrap(),
            u64::from_ne_bytes(content[8..16].try_into().unwrap())
        );
        assert_eq!(verified.items::<u64>(all, 1249..1251), Err(Damaged));
        assert_eq!(verified.items::<u64>(all, 3..usize::MAX), Err(Damaged));
        assert_eq!(verified.items::<u64>(Section { start: 4, length: 80 }, 0..2), Err(Damaged));
    }

    #[test]
    fn a_changed_byte_is_found_in_its_block_and_only_there() {
        let content = vec![7; 3 * BLOCK];
        let (mut bytes, sums) = with_sums(&content);
        bytes[BLOCK + 5] ^= 1;
        let verified = Verified::new(Mapped::hold(&bytes), sums).unwrap();
        let all = Section { start: 0, length: content.len() };
        assert!(verified.items::<u8>(all, 0..BLOCK).is_ok());
        assert_eq!(verified.items::<u8>(all, BLOCK - 1..BLOCK + 1), Err(Damaged));
        assert!(verified.items::<u8>(all, 2 * BLOCK..3 * BLOCK).is_ok());
    }

    #[test]
    fn a_file_cut_short_is_refused() {
        let (bytes, sums) = with_sums(&[7; 9000]);
        assert!(Verified::new(Mapped::hold(&bytes[..bytes.len() - 1]), sums).is_err());
        assert!(Verified::new(Mapped::hold(&[]), sums).is_err());
    }
}
