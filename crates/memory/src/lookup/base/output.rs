//! Writing an index file: sections one after the other, a checksum for every block, the header last into its place.

use super::header::{Header, Sections, State, Subject};
use super::verified::{BLOCK, Section};
use bytemuck::NoUninit;
use std::io::{self, Seek, SeekFrom, Write};

/// A file that is being written.
pub(crate) struct Output<W> {
    to: W,
    written: usize,
    /// The block that is not full yet.
    block: Vec<u8>,
    sums: Vec<u32>,
    sections: Vec<Section>,
}

impl<W: Write + Seek> Output<W> {
    /// Leaves the first block free.
    pub(crate) fn new(mut to: W) -> io::Result<Self> {
        to.write_all(&[0; BLOCK])?;
        // The first block has a checksum of its own.
        Ok(Self { to, written: BLOCK, block: Vec::with_capacity(BLOCK), sums: vec![0], sections: Vec::new() })
    }

    /// Begins the next section.
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        let over = self.written % size_of::<u64>();
        if over > 0 {
            self.bytes(&[0; size_of::<u64>()][over..])?;
        }
        self.sections.push(Section { start: self.written, length: 0 });
        Ok(())
    }

    /// Adds items to the section.
    pub(crate) fn items<T: NoUninit>(&mut self, items: &[T]) -> io::Result<()> {
        let bytes = bytemuck::cast_slice(items);
        if let Some(section) = self.sections.last_mut() {
            section.length += bytes.len();
        }
        self.bytes(bytes)
    }

    fn bytes(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        self.written += bytes.len();
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(BLOCK - self.block.len()));
            self.block.extend_from_slice(now);
            bytes = later;
            if self.block.len() == BLOCK {
                self.end_block()?;
            }
        }
        Ok(())
    }

    fn end_block(&mut self) -> io::Result<()> {
        self.sums.push(crc32fast::hash(&self.block));
        self.to.write_all(&self.block)?;
        self.block.clear();
        Ok(())
    }

    /// Writes the checksums and the header. Answers how long the file is.
    pub(crate) fn finish(
        mut self,
        subject: Subject,
        state: State,
        about: (u64, u64),
    ) -> io::Result<(W, usize)> {
        if !self.block.is_empty() {
            self.end_block()?;
        }
        let sums: &[u8] = bytemuck::cast_slice(&self.sums);
        self.to.write_all(sums)?;
        let header = Header {
            subject,
            state,
            entries: about.0,
            entry_bits: about.1,
            sections: Sections::of(|at| self.sections.get(at).copied().unwrap_or_default()),
            sums: Section { start: self.written, length: sums.len() },
            sums_sum: u64::from(crc32fast::hash(sums)),
        };
        self.to.seek(SeekFrom::Start(0))?;
        self.to.write_all(&header.bytes())?;
        self.to.flush()?;
        let length = self.written + sums.len();
        Ok((self.to, length))
    }
}
