//! XLIFF 1.0 to 1.2, with what Trados (SDLXLIFF) and memoQ add to it, and XLIFF 2, a unit at a time.
//!
//! A segment with a translation is a unit, whatever its state, unless the translation was rejected. Suggestions
//! (`alt-trans`, `matches`), glossaries and notes are left alone.

mod codes;
mod file;
mod neighbours;
mod one;
mod sdl;
mod tag_definitions;
mod two;

use super::ImportError;
use super::inline::Item;
use super::segment::{Space, Text, is_space};
use super::sink::Sink;
use super::xml::{Xml, attribute};
use file::File;
use neighbours::Neighbours;
use quick_xml::events::{BytesStart, Event};
use std::io::Read;
use tag_definitions::TagDefinitions;

/// Reads a whole file, after the start of its root, into the sink.
pub(crate) fn read<R: Read>(
    xml: &mut Xml<R>,
    root: &BytesStart<'_>,
    sink: &mut Sink<'_>,
) -> Result<(), ImportError> {
    let is_second = attribute(root, &["version"]).is_some_and(|version| version.trim().starts_with('2'))
        || attribute(root, &["srcLang"]).is_some();
    let mut file = if is_second { two::languages(root) } else { File::default() };
    // What holds within each open element, the root's first.
    let mut open = vec![Within::default().inside(root)];
    let (mut buffer, mut neighbours) = (Vec::new(), Neighbours::default());
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(start) => {
                let within = open.last().copied().unwrap_or_default().inside(&start);
                match start.local_name().as_ref() {
                    "header" if !is_second => file.tags = TagDefinitions::read(xml)?,
                    "header" | "skeleton" | "notes" | "note" => xml.skip_element()?,
                    "trans-unit" if !is_second => {
                        one::read(xml, &start, within, &file, &mut neighbours, sink)?;
                    }
                    "unit" if is_second => two::read(xml, within, &file, &mut neighbours, sink)?,
                    name => {
                        if name == "file" {
                            neighbours.end(sink)?;
                            file.begin(&start, is_second);
                        }
                        sink.step(xml.bytes_read())?;
                        open.push(within);
                    }
                }
            }
            Event::End(_) => {
                open.pop();
                if open.is_empty() {
                    return neighbours.end(sink);
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

/// What the elements around a text say of it.
#[derive(Debug, Clone, Copy)]
struct Within {
    space: Space,
    /// Whether it is to be translated.
    is_offered: bool,
}

impl Default for Within {
    fn default() -> Self {
        Self { space: Space::Layout, is_offered: true }
    }
}

impl Within {
    /// The same inside one more element.
    fn inside(self, start: &BytesStart<'_>) -> Self {
        let is_offered = match attribute(start, &["translate"]).as_deref() {
            Some("no") => false,
            Some("yes") => true,
            _ => self.is_offered,
        };
        Self { space: space(start, self.space), is_offered }
    }
}

/// A segment as it stands in the file.
struct Pair {
    source: Option<Text>,
    target: Option<Text>,
    about: About,
    is_offered: bool,
}

/// Who changed a segment last, when, and whether somebody refused it.
#[derive(Debug, Clone, Default)]
struct About {
    author: Option<String>,
    created: Option<jiff::Timestamp>,
    changed: Option<jiff::Timestamp>,
    is_rejected: bool,
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
