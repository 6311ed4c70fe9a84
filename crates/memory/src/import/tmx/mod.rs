//! TMX 1.1 to 1.4b, a unit at a time.

mod codes;
mod unit;

use super::ImportError;
use super::pairs;
use super::sink::Sink;
use super::xml::{Xml, attribute};
use quick_xml::events::{BytesStart, Event};
use std::io::Read;

/// What the header says of every unit.
#[derive(Debug, Default)]
struct Header {
    source_language: Option<String>,
    /// The file's own program keeps tags as text.
    is_omegat: bool,
}

impl Header {
    fn of(start: &BytesStart<'_>) -> Self {
        let is_omegat = |tool: String| tool.trim().eq_ignore_ascii_case("omegat");
        Self {
            source_language: attribute(start, &["srclang"]),
            is_omegat: attribute(start, &["creationtool"]).is_some_and(is_omegat),
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
                "tu" => {
                    let line = xml.line();
                    let mut unit = unit::read(xml, start)?;
                    if header.is_omegat {
                        unit.variants.iter_mut().for_each(codes::read_omegat);
                    }
                    sink.step(xml.bytes_read())?;
                    pairs::take(&unit, header.source_language.as_deref(), sink, line)?;
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "tmx" => return Ok(()),
            _ => {}
        }
    }
}
