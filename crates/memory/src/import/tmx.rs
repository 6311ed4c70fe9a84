//! TMX 1.1 to 1.4b, a unit at a time.
//!
//! Entities of a document's own are never expanded and nothing outside the file is read; a unit that uses one is left
//! out. XML that is not well formed ends the import, for nothing after it can be trusted.

use super::ImportError;
use super::decode::Decoded;
use super::pairs::{Otherwise, asked_for, every};
use super::sink::Sink;
use super::tmx_unit::{self, TmxUnit, attribute};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::Read;
use uuid::Uuid;

/// An open file.
pub(crate) struct Xml<R: Read> {
    reader: Reader<Decoded<R>>,
}

/// A file that ends too early.
const CUT_SHORT: &str = "the file ends here and is not complete";

impl<R: Read> Xml<R> {
    /// The next event. The end of the file is an error; who may meet it asks [`Xml::event_or_end`].
    pub(crate) fn event<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, ImportError> {
        match self.event_or_end(buffer)? {
            Event::Eof => Err(ImportError::Broken { line: self.line(), reason: CUT_SHORT.to_owned() }),
            event => Ok(event),
        }
    }

    fn event_or_end<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, ImportError> {
        buffer.clear();
        self.reader.get_mut().mark();
        match self.reader.read_event_into(buffer) {
            Ok(event) => Ok(event),
            Err(quick_xml::Error::Io(error)) if error.kind() != std::io::ErrorKind::InvalidData => {
                Err(ImportError::Read(std::io::Error::new(error.kind(), error.to_string())))
            }
            Err(error) => {
                Err(ImportError::Broken { line: self.reader.get_ref().line(), reason: error.to_string() })
            }
        }
    }

    /// Where the reader is.
    pub(crate) fn line(&self) -> u64 {
        self.reader.get_ref().line()
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

/// Reads a whole file into the sink.
pub(crate) fn read<R: Read>(input: Decoded<R>, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    let mut reader = Reader::from_reader(input);
    reader.config_mut().allow_dangling_amp = true;
    reader.config_mut().expand_empty_elements = true;
    let mut xml = Xml { reader };
    root(&mut xml)?;
    let (mut buffer, mut source_language) = (Vec::new(), None);
    loop {
        let event = xml.event(&mut buffer)?;
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                "header" => source_language = attribute(start, &["srclang"]),
                "tu" => {
                    let line = xml.line();
                    let unit = tmx_unit::read(&mut xml, start)?;
                    take(&xml, &unit, source_language.as_deref(), sink, line)?;
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "tmx" => return Ok(()),
            _ => {}
        }
    }
}

/// The first element says what the file is.
fn root<R: Read>(xml: &mut Xml<R>) -> Result<(), ImportError> {
    let mut buffer = Vec::new();
    loop {
        match xml.event_or_end(&mut buffer)? {
            Event::Start(start) if start.local_name().as_ref() == "tmx" => return Ok(()),
            Event::Start(start) => {
                return Err(ImportError::Unknown(format!(
                    "it is XML, but <{}> and not TMX",
                    start.local_name().as_ref()
                )));
            }
            Event::Eof => return Err(ImportError::Unknown("it is XML without any element".to_owned())),
            _ => {}
        }
    }
}

fn take<R: Read>(
    xml: &Xml<R>,
    unit: &TmxUnit,
    source_language: Option<&str>,
    sink: &mut Sink<'_>,
    line: u64,
) -> Result<(), ImportError> {
    sink.step(xml.reader.get_ref().bytes_read())?;
    // One id is one unit; of a text in many languages the others get ids of their own.
    let mut uuid = unit.id.as_deref().and_then(|id| Uuid::parse_str(id).ok());
    let otherwise = Otherwise { author: sink.options.author.as_deref(), at: sink.options.at };
    let pairs = match sink.languages() {
        Some(languages) => asked_for(unit, languages, &otherwise),
        None => every(unit, source_language, &otherwise),
    };
    for pair in pairs {
        match pair {
            Ok(new) => sink.add(&new, uuid.take(), line)?,
            Err(reason) => sink.skip(line, reason),
        }
    }
    Ok(())
}
