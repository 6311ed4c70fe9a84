//! TMX 1.1 to 1.4b, a unit at a time.

mod codes;
mod property;
mod unit;

use super::ImportError;
use super::pairs;
use super::sink::Sink;
use super::xml::{LONGEST_LANGUAGE, Xml, attribute, shortened};
use crate::export::TOOL;
use quick_xml::events::{BytesStart, Event};
use std::io::Read;

/// What the header says of every unit.
#[derive(Debug, Default)]
struct Header {
    source_language: Option<String>,
    /// The file's own program keeps tags as text.
    is_omegat: bool,
    is_ours: bool,
    /// The contexts of Trados are the sources on both sides, and not source and target of the unit before.
    follows: bool,
}

impl Header {
    fn of(start: &BytesStart<'_>) -> Self {
        let tool = attribute(start, &["creationtool"]).unwrap_or_default();
        Self {
            source_language: attribute(start, &["srclang"]).map(|name| shortened(name, LONGEST_LANGUAGE)),
            is_omegat: tool.trim().eq_ignore_ascii_case("omegat"),
            is_ours: tool == TOOL,
            follows: false,
        }
    }
}

/// Reads a whole file, after the start of its root, into the sink.
pub(crate) fn read<R: Read>(xml: &mut Xml<R>, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    let (mut buffer, mut header) = (Vec::new(), Header::default());
    loop {
        let event = xml.event(&mut buffer)?;
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                "header" => header = Header::of(start),
                "prop" if attribute(start, &["type"]).as_deref() == Some("x-TextContextMatchType") => {
                    header.follows = property::text(xml)?.contains("Following");
                }
                "tu" => {
                    let line = xml.line();
                    let mut unit = unit::read(xml, start, header.follows)?;
                    unit.is_ours = header.is_ours;
                    if header.is_omegat {
                        unit.variants.iter_mut().for_each(codes::read_omegat);
                    }
                    sink.step(xml.bytes_read())?;
                    pairs::take(&unit, header.source_language.as_deref(), sink, line)?;
                }
                // A file without units can be broken off as well.
                _ => sink.step(xml.bytes_read())?,
            },
            Event::End(end) if end.local_name().as_ref() == "tmx" => return Ok(()),
            _ => {}
        }
    }
}
