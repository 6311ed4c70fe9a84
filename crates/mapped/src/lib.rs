//! A file's bytes, mapped for reading: the only unsafe code in the product, in a crate of its own so that every other
//! one can forbid it (docs/decisions/0008-lookup-index.md).
//!
//! For files that this program makes whole under another name, renames into place and never writes again. What their
//! content means, and whether it is what was written, is for the caller to find out. A file on a network is read and
//! held instead of mapped: there a connection that breaks would end the program at the next look.

mod place;

pub use place::{is_remote, may_write};

use memmap2::Mmap;
use std::fs::File;
use std::io::{self, Read};
use std::ops::Deref;
use std::path::Path;

/// The bytes of a file, or bytes that were made in memory. They begin at an address that numbers of eight bytes need.
pub struct Mapped(Bytes);

enum Bytes {
    Map(Mmap),
    Held { words: Vec<u64>, length: usize },
}

impl Mapped {
    /// Maps a file as long as it is now.
    ///
    /// # Errors
    /// When the file is not there, is empty or cannot be read.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        if place::is_served(&file) {
            return Self::read(file);
        }
        map(&file).map(|map| Self(Bytes::Map(map)))
    }

    /// Bytes that are in memory already.
    pub fn hold(bytes: &[u8]) -> Self {
        let mut words = vec![0; bytes.len().div_ceil(size_of::<u64>())];
        bytemuck::cast_slice_mut(&mut words)[..bytes.len()].copy_from_slice(bytes);
        Self(Bytes::Held { words, length: bytes.len() })
    }

    fn read(mut file: File) -> io::Result<Self> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Self::hold(&bytes))
    }
}

#[expect(unsafe_code, reason = "docs/decisions/0008-lookup-index.md")]
fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: the bytes must not change while they are mapped. The files are made under another name, renamed and
    // never written again by this program; they are private to the person whose memory they belong to.
    unsafe { Mmap::map(file) }
}

impl Deref for Mapped {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            Bytes::Map(map) => map,
            Bytes::Held { words, length } => &bytemuck::cast_slice(words)[..*length],
        }
    }
}

impl std::fmt::Debug for Mapped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mapped").field("bytes", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_held_bytes_read_alike() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        for length in [1, 7, 8, 9, 5000] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            std::fs::write(&path, &bytes).unwrap();
            assert_eq!(&*Mapped::open(&path).unwrap(), bytes);
            assert_eq!(&*Mapped::hold(&bytes), bytes);
            assert_eq!(&*Mapped::read(File::open(&path).unwrap()).unwrap(), bytes);
        }
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        assert!(Mapped::open(Path::new("/nowhere/at/all")).is_err());
        assert_eq!(Mapped::hold(&[]).len(), 0);
    }

    #[test]
    fn a_file_that_is_replaced_stays_as_it_was_mapped() {
        let folder = tempfile::tempdir().unwrap();
        let (path, next) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&path, "before").unwrap();
        let mapped = Mapped::open(&path).unwrap();
        std::fs::write(&next, "after").unwrap();
        std::fs::rename(&next, &path).unwrap();
        assert_eq!(&*mapped, b"before");
    }
}
