//! XLIFF 1.0 to 1.2, with what Trados (SDLXLIFF) and memoQ add to it, and XLIFF 2, a unit at a time.
//!
//! A segment with a translation is a unit, whatever its state, unless the translation was rejected. Suggestions
//! (`alt-trans`, `matches`), glossaries and notes are left alone.

mod codes;
mod file;
mod one;
mod sdl;
mod two;

use super::ImportError;
use super::inline::Item;
use super::pairs;
use super::segment::{Space, Text, is_space};
use super::sink::Sink;
use super::xml::{Xml, attribute};
use file::File;
use quick_xml::events::{BytesStart, Event};
use std::io::Read;

/// Why a segment is left out that nobody has translated yet.
const NO_TRANSLATION: &str = "there is no translation";

/// Reads a whole file, after the start of its root, into the sink.
pub(crate) fn read<R: Read>(
    xml: &mut Xml<R>,
    root: &BytesStart<'_>,
    sink: &mut Sink<'_>,
) -> Result<(), ImportError> {
    let is_second = attribute(root, &["version"]).is_some_and(|version| version.trim().starts_with('2'))
        || attribute(root, &["srcLang"]).is_some();
    let mut file = if is_second { two::languages(root) } else { File::default() };
    // White space is kept or not within each open element, the root's first.
    let mut spaces = vec![space(root, Space::Layout)];
    let mut buffer = Vec::new();
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(start) => {
                let within = space(&start, spaces.last().copied().unwrap_or_default());
                match start.local_name().as_ref() {
                    "header" | "skeleton" | "notes" | "note" => xml.skip_element()?,
                    "trans-unit" if !is_second => one::read(xml, &start, within, &file, sink)?,
                    "unit" if is_second => two::read(xml, &start, within, &file, sink)?,
                    name => {
                        if name == "file" {
                            file.begin(&start, is_second);
                        }
                        spaces.push(within);
                    }
                }
            }
            Event::End(_) => {
                spaces.pop();
                if spaces.is_empty() {
                    return Ok(());
                }
            }
            _ => {}
        }
    }
}

/// `xml:space` of an element, or else that of the one around it.
fn space(start: &BytesStart<'_>, around: Space) -> Space {
    match attribute(start, &["xml:space"]).as_deref() {
        Some("preserve") => Space::Kept,
        Some("default") => Space::Layout,
        _ => around,
    }
}

/// A segment as it stands in the file.
struct Pair {
    source: Option<Text>,
    target: Option<Text>,
    about: About,
}

/// Who changed a segment last, when, and whether somebody refused it.
#[derive(Debug, Clone, Default)]
struct About {
    author: Option<String>,
    changed: Option<jiff::Timestamp>,
    is_rejected: bool,
}

/// Gives a segment to the sink, or says why it is left out.
fn give(pair: Pair, file: &File, sink: &mut Sink<'_>, line: u64) -> Result<(), ImportError> {
    let Some(target) = pair.target.map(trimmed).filter(|target| !is_blank(target)) else {
        sink.skip(line, NO_TRANSLATION);
        return Ok(());
    };
    if pair.about.is_rejected {
        sink.skip(line, "its translation was rejected");
        return Ok(());
    }
    let Some(source) = pair.source.map(trimmed) else {
        sink.skip(line, "there is a translation of a text that is not there");
        return Ok(());
    };
    let unit = file.unit((source, target), pair.about, sink.languages())?;
    pairs::take(&unit, None, sink, line)
}

/// Neither text nor tag; what cannot be read is something.
fn is_blank(text: &Text) -> bool {
    let is_nothing = |item: &Item| match item {
        Item::Text(text) => text.trim().is_empty(),
        _ => true,
    };
    text.as_ref().is_ok_and(|items| items.iter().all(is_nothing))
}

/// Without white space at the ends, which is between segments and not in them.
fn trimmed(text: Text) -> Text {
    let mut items = text?;
    if let Some(Item::Text(first)) = items.first_mut() {
        *first = first.trim_start_matches(is_space).to_owned();
    }
    if let Some(Item::Text(last)) = items.last_mut() {
        last.truncate(last.trim_end_matches(is_space).len());
    }
    Ok(items)
}
