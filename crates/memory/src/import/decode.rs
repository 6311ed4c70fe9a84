//! The bytes of a file as UTF-8, whatever they are in, a piece at a time, with the line they stand in.

use super::ImportError;
use super::po::charset;
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, BufRead, Read};

/// How many bytes are read at a time.
const PIECE: usize = 64 * 1024;
/// No tag, text or line between two of them is longer.
const LONGEST: u64 = 32 * 1024 * 1024;

/// A file being decoded.
pub(crate) struct Decoded<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: String,
    /// How much of `text` was consumed.
    at: usize,
    ended: bool,
    line: u64,
    bytes: u64,
    since_mark: u64,
    malformed: bool,
}

impl<R: Read> Decoded<R> {
    /// Reads the beginning and decides by it how to read the rest.
    pub(crate) fn new(mut input: R) -> io::Result<Self> {
        let mut raw = Vec::new();
        input.by_ref().take(PIECE as u64).read_to_end(&mut raw)?;
        let (encoding, mark) = encoding(&raw);
        let mut decoded = Self {
            input,
            decoder: encoding.new_decoder_without_bom_handling(),
            text: String::new(),
            at: 0,
            ended: false,
            line: 1,
            bytes: raw.len() as u64,
            since_mark: 0,
            malformed: false,
            raw,
        };
        decoded.raw.drain(..mark);
        decoded.decode();
        // Programs that join files, or write a mark without looking, leave several.
        let text = decoded.text.trim_start_matches('\u{feff}');
        decoded.at = decoded.text.len() - text.len();
        Ok(decoded)
    }

    /// The line of the next byte, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Bytes read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// Whether anything so far was not in the file's encoding and became U+FFFD.
    pub(crate) fn is_malformed(&self) -> bool {
        self.malformed
    }

    /// Says that a piece is done with, so that the next one may be as long again.
    pub(crate) fn mark(&mut self) {
        self.since_mark = 0;
    }

    /// What is decoded and not consumed yet, for deciding what kind of file it is.
    pub(crate) fn beginning(&self) -> &str {
        &self.text[self.at..]
    }

    /// The next line with its end, and its number.
    pub(crate) fn next_line(&mut self) -> Result<Option<(u64, String)>, ImportError> {
        let (line, mut text) = (self.line, String::new());
        self.mark();
        match self.read_line(&mut text) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some((line, text))),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                Err(ImportError::Broken { line, reason: error.to_string() })
            }
            Err(error) => Err(ImportError::Read(error)),
        }
    }

    fn read_on(&mut self) -> io::Result<()> {
        self.raw.clear();
        self.input.by_ref().take(PIECE as u64).read_to_end(&mut self.raw)?;
        self.bytes += self.raw.len() as u64;
        self.decode();
        Ok(())
    }

    /// Decodes all of `raw`; without any it is the end.
    fn decode(&mut self) {
        self.ended = self.raw.is_empty();
        self.text.clear();
        self.at = 0;
        let mut rest = self.raw.as_slice();
        loop {
            let room = self.decoder.max_utf8_buffer_length(rest.len()).unwrap_or(4 * PIECE);
            self.text.reserve(room);
            let (result, used, malformed) = self.decoder.decode_to_string(rest, &mut self.text, self.ended);
            self.malformed |= malformed;
            rest = &rest[used..];
            if result == CoderResult::InputEmpty {
                return;
            }
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(buffer.len());
        buffer[..count].copy_from_slice(&ready[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since_mark > LONGEST {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a piece of it is longer than 32 MB"));
        }
        // A piece may end inside a character and decode to nothing yet.
        while self.at == self.text.len() && !self.ended {
            self.read_on()?;
        }
        Ok(&self.text.as_bytes()[self.at..])
    }

    fn consume(&mut self, count: usize) {
        let consumed = &self.text.as_bytes()[self.at..self.at + count];
        self.line += consumed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.since_mark += count as u64;
        self.at += count;
    }
}

/// By byte order mark, by the zeros of UTF-16, by the XML declaration or the header of a PO file; else UTF-8. And how long the mark is.
fn encoding(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    match bytes {
        [0, second, ..] if *second != 0 => (UTF_16BE, 0),
        [first, 0, third, ..] if *first != 0 && *third != 0 => (UTF_16LE, 0),
        _ => (declared(bytes).or_else(|| charset(bytes)).unwrap_or(UTF_8), 0),
    }
}

/// A declaration that can be read as ASCII cannot be right about UTF-16.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.trim_ascii_start();
    let end = start.iter().take(200).position(|byte| *byte == b'>')?;
    let declaration = str::from_utf8(&start[..end]).ok()?;
    let (_, value) = declaration.strip_prefix("<?xml")?.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let mut text = String::new();
        Decoded::new(bytes).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, expected);
    }

    #[test]
    fn encodings_are_told_apart() {
        check(b"\xef\xbb\xbfd\xc3\xa9", "dé");
        check(b"\xef\xbb\xbf\xef\xbb\xbfd", "d");
        check(b"\xff\xfe\xff\xfed\0", "d");
        check(b"d\xc3\xa9", "dé");
        check(b"\xff\xfed\0\xe9\0", "dé");
        check(b"\xfe\xff\0d\0\xe9", "dé");
        check(b"<\0a\0>\0", "<a>");
        check(b"\0<\0a\0>", "<a>");
        check(
            b"<?xml version='1.0' encoding='iso-8859-1'?>\xe9",
            "<?xml version='1.0' encoding='iso-8859-1'?>é",
        );
        check(b"<?xml encoding=\"UTF-16\"?>\xc3\xa9", "<?xml encoding=\"UTF-16\"?>é");
        check(b"", "");
        check(b"\xff", "\u{fffd}");
    }

    #[test]
    fn lines_are_counted_across_pieces() {
        let long = format!("{}\nend", "é".repeat(PIECE));
        let mut decoded = Decoded::new(long.as_bytes()).unwrap();
        let mut text = String::new();
        decoded.read_to_string(&mut text).unwrap();
        assert_eq!(text, long);
        assert_eq!(decoded.line(), 2);
        assert!(!decoded.is_malformed());
    }
}
