//! Bytes to text, with the way back: every character of the text knows which bytes it came from.
//!
//! Damaged bytes become U+FFFD in the text and stay as they are in the file, because export copies bytes and never
//! re-encodes what was not translated.

use crate::block::narrow;
use crate::html::{Inner, declared_label};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use std::ops::Range;

/// How much of a page is searched for its declaration; browsers promise 1,024 bytes, real pages need more.
const DECLARATION_WITHIN: usize = 64 * 1024;

/// A file as text.
#[derive(Debug, Clone)]
pub(crate) struct Decoded {
    /// The file's bytes, where they are not those of the text: most pages would be held twice.
    own: Option<Vec<u8>>,
    /// Without a byte-order mark.
    pub(crate) text: String,
    pub(crate) encoding: &'static Encoding,
    /// Nothing but ASCII, and no declaration: other characters have to be written as references in a page.
    pub(crate) plain: bool,
    /// Whether bytes were met that the encoding does not have.
    pub(crate) damaged: bool,
    places: Places,
}

/// Text offsets to byte offsets: between two entries both advance alike.
#[derive(Debug, Clone, Default)]
struct Places(Vec<(u32, u32)>);

impl Places {
    /// Notes that the character at `text` comes from the bytes at `byte`.
    fn note(&mut self, text: usize, byte: usize) {
        if self.byte(text) != byte {
            self.0.push((narrow(text), narrow(byte)));
        }
    }

    fn byte(&self, text: usize) -> usize {
        // Reading asks for the end nearly always, so that is tried before the search.
        let after = match self.0.last() {
            Some((at, _)) if *at as usize <= text => self.0.len(),
            _ => self.0.partition_point(|(at, _)| *at as usize <= text),
        };
        match after.checked_sub(1).and_then(|index| self.0.get(index)) {
            Some((at, byte)) => *byte as usize + (text - *at as usize),
            None => text,
        }
    }
}

impl Decoded {
    /// The bytes that a range of the text came from.
    pub(crate) fn bytes_of(&self, text: &Range<usize>) -> Range<usize> {
        self.byte_at(text.start)..self.byte_at(text.end)
    }

    /// The page in an attribute value as a file of its own: its bytes are those of the value, references and all.
    pub(crate) fn inner(&self, inner: Inner, span: &Range<usize>) -> Self {
        let outer = self.bytes_of(span);
        let mut places = Places::default();
        for (range, run) in inner.runs() {
            let source = run.source as usize;
            places.note(range.start, self.byte_at(source) - outer.start);
            if range.len() == run.len as usize {
                // In UTF-16 every character is longer or shorter than in the text, ASCII too.
                for (at, _) in inner.text[range.clone()].char_indices() {
                    places.note(range.start + at, self.byte_at(source + at) - outer.start);
                }
            }
        }
        places.note(inner.text.len(), outer.len());
        Self { own: Some(self.bytes()[outer].to_vec()), text: inner.text, places, ..*self }
    }

    /// The file's bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.own.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// The byte offset of a text offset.
    pub(crate) fn byte_at(&self, text: usize) -> usize {
        self.places.byte(text)
    }
}

/// Decodes a page: BOM, declaration, UTF-8 if it is valid, else the browsers' guess.
pub(crate) fn decode_page(bytes: &[u8]) -> Decoded {
    let mut decoded = decode_as(bytes, page_encoding(bytes));
    decoded.plain = bytes.is_ascii() && by_zeros(bytes).is_none() && by_declaration(bytes).is_none();
    decoded
}

/// Decodes a text file: BOM, UTF-8 if it is valid, else the browsers' guess.
pub(crate) fn decode_text(bytes: &[u8]) -> Decoded {
    decode_as(bytes, by_mark(bytes).or_else(|| by_zeros(bytes)).unwrap_or_else(|| guess(bytes)))
}

/// Whether the bytes are UTF-16, by their mark or their zeros.
pub(crate) fn is_utf_16(bytes: &[u8]) -> bool {
    by_mark(bytes).or_else(|| by_zeros(bytes)).is_some_and(|encoding| encoding != UTF_8)
}

fn page_encoding(bytes: &[u8]) -> &'static Encoding {
    by_mark(bytes)
        .or_else(|| by_zeros(bytes))
        .or_else(|| by_declaration(bytes))
        .unwrap_or_else(|| guess(bytes))
}

fn by_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

/// UTF-16 without a mark: the first two characters are ASCII.
fn by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes.get(..4)? {
        [first, 0, second, 0] if *first != 0 && *second != 0 => Some(UTF_16LE),
        [0, first, 0, second] if *first != 0 && *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

fn by_declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes[..bytes.len().min(DECLARATION_WITHIN)].iter().copied().map(char::from).collect();
    let encoding = Encoding::for_label(declared_label(&head)?.as_bytes())?;
    // The standard's own corrections: the declaration was readable as ASCII, so it cannot be UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE || encoding == REPLACEMENT {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// Decodes with an encoding that is known.
pub(crate) fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mark = Encoding::for_bom(bytes).map_or(0, |(_, len)| len);
    let mut out =
        Decoding { text: String::with_capacity(bytes.len()), places: Places::default(), damaged: false };
    out.places.note(0, mark);
    match std::str::from_utf8(&bytes[mark..]) {
        Ok(text) if encoding == UTF_8 => out.text.push_str(text),
        _ => out.run(bytes, mark, encoding),
    }
    let Decoding { text, places, damaged } = out;
    let own = (text.as_bytes() != bytes).then(|| bytes.to_vec());
    Decoded { own, text, encoding, plain: false, damaged, places }
}

struct Decoding {
    text: String,
    places: Places,
    damaged: bool,
}

impl Decoding {
    /// Feeds the decoder byte by byte where characters are not ASCII, which shows where each one comes from.
    fn run(&mut self, bytes: &[u8], from: usize, encoding: &'static Encoding) {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let skips_ascii = encoding.is_ascii_compatible();
        let wide = encoding == UTF_16LE || encoding == UTF_16BE;
        let mut buffer = [0u8; 64];
        let mut at = from;
        // The first byte of the character that is not finished yet.
        let mut began = from;
        while at < bytes.len() {
            if skips_ascii && began == at {
                let plain = ascii_prefix(&bytes[at..]);
                self.copy(plain, at);
                at += plain.len();
                began = at;
                if at == bytes.len() {
                    break;
                }
            }
            let (_, _, written, damaged) =
                decoder.decode_to_utf8(&bytes[at..=at], &mut buffer, at + 1 == bytes.len());
            self.damaged |= damaged;
            self.push(&buffer[..written], began..at, bytes[at], wide);
            at += 1;
            if written > 0 {
                began = at;
            }
        }
    }

    fn copy(&mut self, plain: &[u8], at: usize) {
        if let Ok(plain) = std::str::from_utf8(plain)
            && !plain.is_empty()
        {
            self.places.note(self.text.len(), at);
            self.text.push_str(plain);
        }
    }

    /// Characters that came out when the byte at `bytes.end` went in. Damage before an ASCII character gives two, and in
    /// UTF-16, where `wide` says so, half a pair before any character.
    fn push(&mut self, characters: &[u8], bytes: Range<usize>, last: u8, wide: bool) {
        let characters = String::from_utf8_lossy(characters);
        for (index, character) in characters.char_indices() {
            if wide && index > 0 {
                let start = (bytes.end + 1).saturating_sub(2 * character.len_utf16());
                self.places.note(self.text.len(), start.max(bytes.start));
                self.text.push(character);
                continue;
            }
            let own =
                bytes.start < bytes.end && index > 0 && character.is_ascii() && character == char::from(last);
            self.places.note(self.text.len(), if own { bytes.end } else { bytes.start });
            self.text.push(character);
        }
        if !characters.is_empty() {
            self.places.note(self.text.len(), bytes.end + 1);
        }
    }
}

fn ascii_prefix(bytes: &[u8]) -> &[u8] {
    &bytes[..Encoding::ascii_valid_up_to(bytes)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode_page(bytes);
        assert_eq!((decoded.encoding.name(), decoded.text.as_str()), (encoding, text));
        let mut end = decoded.byte_at(0);
        for (at, character) in decoded.text.char_indices() {
            let span = decoded.bytes_of(&(at..at + character.len_utf8()));
            assert!(span.start >= end || span.start == span.end, "{span:?} after {end}");
            end = span.end.max(end);
        }
        assert_eq!(end, bytes.len());
    }

    #[test]
    fn encodings_are_found_and_places_lead_back() {
        check(b"<p>caf\xc3\xa9", "UTF-8", "<p>café");
        check(b"\xef\xbb\xbfcaf\xc3\xa9", "UTF-8", "café");
        check(b"<meta charset=iso-8859-1>\x80\xe9n", "windows-1252", "<meta charset=iso-8859-1>€én");
        check(b"\xff\xfe<\0p\0>\0\xe9\0\x3d\xd8\x00\xde", "UTF-16LE", "<p>é😀");
        check(b"<\0p\0>\0", "UTF-16LE", "<p>");
        check(b"<meta charset=utf-8>a\xe9<p>", "UTF-8", "<meta charset=utf-8>a\u{fffd}<p>");
        check(b"<meta charset=utf-8>\xf0\x9f", "UTF-8", "<meta charset=utf-8>\u{fffd}");
        check(b"<meta charset=shift_jis>\x83\x5c<b>", "Shift_JIS", "<meta charset=shift_jis>ソ<b>");
    }

    #[test]
    fn places_are_exact_after_damage() {
        let decoded = decode_page(b"<meta charset=utf-8>a\xe9<p>");
        let tag = decoded.text.find("<p>").unwrap();
        assert_eq!(decoded.bytes_of(&(tag..tag + 3)), 22..25);
        let decoded = decode_page(b"\xff\xfea\0\x3d\xd8<\0p\0>\0");
        assert_eq!(decoded.text, "a\u{fffd}<p>");
        assert_eq!(decoded.bytes_of(&(4..7)), 6..12);
    }
}
