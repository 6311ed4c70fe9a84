//! What decides the place of a text from A to Z: the first bytes of its words, without case and accents.
//!
//! It is no language's own alphabet: a memory has several languages in one list, and what a person looks for there is
//! where the texts that begin alike stand together.

use super::words;

/// So much of a text decides.
const DECIDING: usize = 48;

/// Compared as numbers, which is several times quicker than as bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SortKey([u64; DECIDING / 8]);

impl SortKey {
    /// Of a text in the written form. The numbers of tags are no words.
    pub(crate) fn of(written: &str) -> Self {
        let bytes = of_ascii(written).unwrap_or_else(|| of_any(written));
        let mut key = Self::default();
        for (number, eight) in key.0.iter_mut().zip(bytes.chunks_exact(8)) {
            *number = eight.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        }
        key
    }
}

/// The same as [`of_any`], for texts that begin with nothing but ASCII, as most do; none for others.
fn of_ascii(written: &str) -> Option<[u8; DECIDING]> {
    let mut key = Filled { bytes: [0; DECIDING], filled: 0 };
    let (mut looked_at, mut inside, mut parted) = (0, false, false);
    for byte in written.bytes() {
        if key.is_full() || looked_at == 2 * DECIDING {
            break;
        }
        match byte {
            b'<' => inside = true,
            b'>' => inside = false,
            0x80.. => return None,
            _ if inside => {}
            _ => {
                looked_at += 1;
                if byte.is_ascii_alphanumeric() {
                    key.push(byte.to_ascii_lowercase(), parted);
                }
                parted = !byte.is_ascii_alphanumeric();
            }
        }
    }
    Some(key.bytes)
}

/// A key on its way.
struct Filled {
    bytes: [u8; DECIDING],
    filled: usize,
}

impl Filled {
    fn is_full(&self) -> bool {
        self.filled >= DECIDING
    }

    /// Adds a letter, the first of a word or not.
    fn push(&mut self, letter: u8, first: bool) {
        if first && self.filled > 0 {
            self.put(b' ');
        }
        self.put(letter);
    }

    fn put(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.filled) {
            *place = byte;
            self.filled += 1;
        }
    }
}

fn of_any(written: &str) -> [u8; DECIDING] {
    let mut key = [0; DECIDING];
    let mut inside = false;
    let text: String = written
        .chars()
        .filter(|char| {
            inside = *char == '<' || inside && *char != '>';
            !inside && *char != '>'
        })
        .take(2 * DECIDING)
        .collect();
    for (place, byte) in key.iter_mut().zip(words::spaced(&text).bytes()) {
        *place = byte;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_stands_where_its_words_stand() {
        let first =
            |text: &str, other: &str| assert!(SortKey::of(text) < SortKey::of(other), "{text} {other}");
        first("appel", "Boom");
        first("<1>Appel</1> en peer", "appel en pruim");
        first("\"Één\"", "eend");
        first("", "a");
        first("zz", "ж");
        assert_eq!(SortKey::of("Één <2/>huis"), SortKey::of("een huis"));
        assert_eq!(SortKey::of("wa<1>ter</1>"), SortKey::of("WATER"));
    }

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same_place(text in "[a-zA-Z0-9 <>/.,'\\-]{0,120}[éß翻\u{301}😀 a<>]{0,3}[a-c ]{0,60}") {
            if let Some(key) = of_ascii(&text) {
                prop_assert_eq!(key, of_any(&text));
            }
        }
    }
}
