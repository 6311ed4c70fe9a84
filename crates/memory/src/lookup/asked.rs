//! A text that is looked up, with what every index needs of it.

use super::classes::hashes;
use super::signature::wide;

/// The classes of a text.
pub(crate) struct Asked {
    /// In the order of the text.
    pub(crate) hashes: Vec<u64>,
    /// Their wide signature.
    pub(crate) wide: [u64; 2],
}

impl Asked {
    /// Of a text without tags.
    pub(crate) fn new(text: &str) -> Self {
        let hashes = hashes(text);
        Self { wide: wide(&hashes), hashes }
    }
}
