//! The zip file around the parts: opened within limits, read part by part, and packed again.
//!
//! An entry is unpacked only when its text is needed; all others are copied as they are packed, byte for byte.

use crate::read::NotADocument;
use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use zip::read::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// The most entries; a release has some dozens.
const ENTRIES: usize = 10_000;
/// The largest part that is unpacked.
const PART: u64 = 64 * 1024 * 1024;
/// The most that is unpacked of one file.
const TOGETHER: u64 = 128 * 1024 * 1024;
/// How an entry begins in the list at the end of a zip.
const LISTED: &[u8] = b"PK\x01\x02";

/// Why a part could not be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packed {
    /// More than the limits.
    TooLarge,
    /// Damaged, encrypted, or packed in a way that Word does not use.
    Damaged,
}

/// A zip that was opened.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    /// Names are the same in upper and lower case.
    places: HashMap<String, usize>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens a zip; no entry is unpacked.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, NotADocument> {
        if bytes.windows(LISTED.len()).filter(|window| *window == LISTED).count() > ENTRIES {
            return Err(NotADocument::UnpacksTooLarge);
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotADocument::DamagedWord)?;
        if zip.len() > ENTRIES {
            return Err(NotADocument::UnpacksTooLarge);
        }
        let overlaps = zip.has_overlapping_entries().unwrap_or(true);
        if overlaps || zip.has_duplicate_names() {
            return Err(NotADocument::DamagedWord);
        }
        let names: Vec<String> = (0..zip.len())
            .map(|index| zip.name_for_index(index).and_then(Result::ok).map_or_else(String::new, Into::into))
            .collect();
        let places: HashMap<String, usize> =
            names.iter().enumerate().map(|(index, name)| (name.to_ascii_lowercase(), index)).collect();
        if places.len() != names.len() {
            return Err(NotADocument::DamagedWord);
        }
        Ok(Self { zip, names, places, left: TOGETHER })
    }

    /// The names of the entries in the file's order.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The name of a part as the zip writes it.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        let index = self.places.get(&name.trim_start_matches('/').to_ascii_lowercase())?;
        self.names.get(*index).map(String::as_str)
    }

    /// Unpacks a part; none where there is none of this name.
    pub(crate) fn unpack(&mut self, name: &str) -> Option<Result<Vec<u8>, Packed>> {
        let index = *self.places.get(&name.trim_start_matches('/').to_ascii_lowercase())?;
        Some(self.unpack_at(index))
    }

    fn unpack_at(&mut self, index: usize) -> Result<Vec<u8>, Packed> {
        let limit = PART.min(self.left);
        let file = self.zip.by_index(index).map_err(|_| Packed::Damaged)?;
        if file.size() > limit {
            return Err(Packed::TooLarge);
        }
        let mut out = Vec::new();
        let read = file.take(limit + 1).read_to_end(&mut out);
        self.left = self.left.saturating_sub(out.len() as u64);
        if out.len() as u64 > limit {
            return Err(Packed::TooLarge);
        }
        read.map(|_| out).map_err(|_| Packed::Damaged)
    }

    /// An entry as it is packed, with what the list says of it.
    pub(crate) fn raw(&mut self, index: usize) -> Option<Raw> {
        let mut file = self.zip.by_index_raw(index).ok()?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).ok()?;
        let method = format!("{:?}", file.compression());
        Some(Raw { method, crc: file.crc32(), size: file.size(), bytes })
    }

    /// The file again, with other bytes for some entries. None only for a file that cannot be copied.
    pub(crate) fn pack(mut self, changed: &HashMap<&str, Vec<u8>>) -> Option<Vec<u8>> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        out.set_raw_comment(self.zip.comment().into()).ok()?;
        for index in 0..self.zip.len() {
            let file = self.zip.by_index_raw(index).ok()?;
            match changed.get(self.names.get(index)?.as_str()) {
                None => out.raw_copy_file(file).ok()?,
                Some(bytes) => {
                    let time = file.last_modified().unwrap_or_else(DateTime::default);
                    let options = SimpleFileOptions::default()
                        .compression_method(CompressionMethod::Deflated)
                        .last_modified_time(time);
                    drop(file);
                    out.start_file(self.names.get(index)?, options).ok()?;
                    out.write_all(bytes).ok()?;
                }
            }
        }
        Some(out.finish().ok()?.into_inner())
    }
}

/// An entry as it is packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raw {
    pub(crate) method: String,
    pub(crate) crc: u32,
    pub(crate) size: u64,
    pub(crate) bytes: Vec<u8>,
}
