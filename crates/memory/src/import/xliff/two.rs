//! One `<unit>` of XLIFF 2: each `<segment>` has its own source and target.

use super::codes::second;
use super::file::{File, language};
use super::neighbours::Neighbours;
use super::{About, Pair, Within};
use crate::import::ImportError;
use crate::import::segment;
use crate::import::sink::Sink;
use crate::import::xml::Xml;
use quick_xml::events::{BytesStart, Event};
use std::io::Read;

/// The languages, which the root has.
pub(super) fn languages(root: &BytesStart<'_>) -> File {
    File {
        source_language: language(root, "srcLang"),
        target_language: language(root, "trgLang"),
        ..File::default()
    }
}

/// Reads up to `</unit>` and gives its segments to the sink.
pub(super) fn read<R: Read>(
    xml: &mut Xml<R>,
    within: Within,
    file: &File,
    neighbours: &mut Neighbours,
    sink: &mut Sink<'_>,
) -> Result<(), ImportError> {
    let mut buffer = Vec::new();
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(child) if child.local_name().as_ref() == "segment" => {
                let line = xml.line();
                let pair = pair(xml, within.inside(&child))?;
                sink.step(xml.bytes_read())?;
                neighbours.take(pair, file, sink, line)?;
            }
            // What is ignorable is never translated, and what other modules add is theirs.
            Event::Start(_) => xml.skip_element()?,
            Event::End(_) => return Ok(()),
            _ => {}
        }
    }
}

fn pair<R: Read>(xml: &mut Xml<R>, within: Within) -> Result<Pair, ImportError> {
    let is_offered = within.is_offered;
    let mut pair = Pair { source: None, target: None, about: About::default(), is_offered };
    let mut buffer = Vec::new();
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(child) => {
                let space = within.inside(&child).space;
                match child.local_name().as_ref() {
                    "source" => pair.source = Some(segment::read(xml, second, space)?),
                    "target" => pair.target = Some(segment::read(xml, second, space)?),
                    _ => xml.skip_element()?,
                }
            }
            Event::End(_) => return Ok(pair),
            _ => {}
        }
    }
}
