//! XML in a stream, the same for every format that is XML.
//!
//! Entities of a document's own are never expanded and nothing outside the file is read. XML that is not well formed
//! ends the import, for nothing after it can be trusted.

use super::ImportError;
use super::decode::Decoded;
use super::pairs::LONGEST_NAME;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::Read;

/// An open file.
pub(crate) struct Xml<R: Read> {
    reader: Reader<Decoded<R>>,
    /// How many elements are open.
    depth: usize,
}

/// No file of any tool has so many elements inside each other.
const DEEPEST: usize = 250_000;

/// A file that ends too early.
const CUT_SHORT: &str = "the file ends here and is not complete";

impl<R: Read> Xml<R> {
    /// Begins to read; an empty element has a start and an end like any other.
    pub(crate) fn new(input: Decoded<R>) -> Self {
        let mut reader = Reader::from_reader(input);
        reader.config_mut().allow_dangling_amp = true;
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// The first element, which says what the file is.
    pub(crate) fn root(&mut self) -> Result<BytesStart<'static>, ImportError> {
        let mut buffer = Vec::new();
        loop {
            match self.event_or_end(&mut buffer)? {
                Event::Start(start) => return Ok(start.into_owned()),
                Event::Eof => return Err(ImportError::Unknown("it is XML without any element".to_owned())),
                _ => {}
            }
        }
    }

    /// The next event; the end of the file is an error.
    pub(crate) fn event<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, ImportError> {
        match self.event_or_end(buffer)? {
            Event::Eof => Err(self.broken(CUT_SHORT)),
            event => Ok(event),
        }
    }

    fn event_or_end<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, ImportError> {
        buffer.clear();
        self.reader.get_mut().mark();
        match self.reader.read_event_into(buffer) {
            Ok(Event::Start(_)) if self.depth == DEEPEST => {
                Err(self.broken("there are more than 250,000 elements inside each other"))
            }
            Ok(event) => {
                match &event {
                    Event::Start(_) => self.depth += 1,
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                Ok(event)
            }
            Err(quick_xml::Error::Io(error)) if error.kind() != std::io::ErrorKind::InvalidData => {
                Err(ImportError::Read(std::io::Error::new(error.kind(), error.to_string())))
            }
            Err(error) => Err(self.broken(&error)),
        }
    }

    fn broken(&self, reason: &(impl ToString + ?Sized)) -> ImportError {
        ImportError::Broken { line: self.line(), reason: reason.to_string() }
    }

    /// Where the reader is.
    pub(crate) fn line(&self) -> u64 {
        self.reader.get_ref().line()
    }

    /// Bytes of the file read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.reader.get_ref().bytes_read()
    }

    /// Whether something so far was not in the file's encoding.
    pub(crate) fn is_malformed(&self) -> bool {
        self.reader.get_ref().is_malformed()
    }

    /// Leaves an element out, up to its end.
    pub(crate) fn skip_element(&mut self) -> Result<(), ImportError> {
        let (mut depth, mut buffer) = (1, Vec::new());
        while depth > 0 {
            match self.event(&mut buffer)? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        Ok(())
    }
}

/// Whether XML 1.0 can hold the character.
pub(crate) fn is_xml(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The attributes of an element, in order; what cannot be read of them is left out.
pub(crate) fn attributes<'a>(start: &'a BytesStart<'_>) -> impl Iterator<Item = Attribute<'a>> {
    let mut attributes = start.attributes();
    attributes.with_checks(false);
    attributes.flatten()
}

/// The value of an attribute.
pub(crate) fn value(found: &Attribute<'_>) -> String {
    let value = found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(found.value.clone());
    clean(&value).into_owned()
}

/// The value of the first attribute with one of these names, in any case.
pub(crate) fn attribute(start: &BytesStart<'_>, names: &[&str]) -> Option<String> {
    let is_wanted =
        |found: &Attribute<'_>| names.iter().any(|name| found.key.as_ref().eq_ignore_ascii_case(name));
    attributes(start).find(is_wanted).map(|found| value(&found))
}

/// A longer one is no language, and not worth repeating in full.
pub(crate) const LONGEST_LANGUAGE: usize = 64;

/// At most so many bytes of a text.
pub(crate) fn shortened(mut text: String, most: usize) -> String {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.truncate(end.unwrap_or_default());
    text
}

/// The name of a file without its folders, which are nobody's business.
pub(crate) fn file_name(path: &str) -> Option<String> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    (!name.is_empty() && name.len() <= LONGEST_NAME).then(|| name.to_owned())
}

/// Without what XML cannot hold; nearly every text is clean already.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|char| is_xml(*char)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_folders() {
        let check =
            |original: &str, expected: Option<&str>| assert_eq!(file_name(original).as_deref(), expected);
        check("C:\\Users\\Ada\\bericht.docx", Some("bericht.docx"));
        check("/home/ada/bericht.docx", Some("bericht.docx"));
        check("bericht.docx", Some("bericht.docx"));
        check("folder/", None);
    }

    #[test]
    fn texts_are_cut_between_characters() {
        let check = |text: &str, most, expected| assert_eq!(shortened(text.to_owned(), most), expected);
        check("nl", 4, "nl");
        check("abcdef", 4, "abcd");
        check("abcé", 4, "abc");
        check("翻訳", 2, "");
    }
}
