//! One `<tu>` as it stands in the file.

use super::codes::inline;
use crate::import::ImportError;
use crate::import::file_unit::{FileUnit, Variant};
use crate::import::inline::Item;
use crate::import::segment::{self, Space};
use crate::import::xml::{Xml, attribute};
use jiff::Timestamp;
use quick_xml::events::{BytesStart, Event};
use std::io::Read;

/// Reads up to `</tu>`.
pub(super) fn read<R: Read>(xml: &mut Xml<R>, start: &BytesStart<'_>) -> Result<FileUnit, ImportError> {
    let mut unit = FileUnit {
        id: attribute(start, &["tuid"]),
        source_language: attribute(start, &["srclang"]),
        author: author(start),
        changed: changed(start),
        ..FileUnit::default()
    };
    let mut buffer = Vec::new();
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(child) => match child.local_name().as_ref() {
                "tuv" => unit.variants.push(variant(xml, &child)?),
                "prop" => unit.properties.push(property(xml, &child)?),
                _ => xml.skip_element()?,
            },
            Event::End(_) => return Ok(unit),
            _ => {}
        }
    }
}

fn variant<R: Read>(xml: &mut Xml<R>, start: &BytesStart<'_>) -> Result<Variant, ImportError> {
    let mut variant = Variant {
        language: attribute(start, &["xml:lang", "lang"]).unwrap_or_default().trim().to_owned(),
        author: author(start),
        changed: changed(start),
        properties: Vec::new(),
        segment: None,
    };
    let mut buffer = Vec::new();
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(child) => match child.local_name().as_ref() {
                "seg" => variant.segment = Some(segment::read(xml, inline, Space::Layout)?),
                "prop" => variant.properties.push(property(xml, &child)?),
                _ => xml.skip_element()?,
            },
            Event::End(_) => return Ok(variant),
            _ => {}
        }
    }
}

fn property<R: Read>(xml: &mut Xml<R>, start: &BytesStart<'_>) -> Result<(String, String), ImportError> {
    let name = attribute(start, &["type"]).unwrap_or_default();
    let items = segment::read(xml, inline, Space::Layout)?.unwrap_or_default();
    let text: String = items.into_iter().filter_map(Item::into_text).collect();
    Ok(match name.as_str() {
        "x-context-pre" => ("x-previous".to_owned(), inside_seg(&text)),
        "x-context-post" => ("x-next".to_owned(), inside_seg(&text)),
        _ => (name, text),
    })
}

/// The neighbours that memoQ keeps are segments with their codes, written as text: `<seg>a <ph/> b</seg>`.
fn inside_seg(written: &str) -> String {
    let mut text = String::new();
    for part in written.split('<') {
        // What stands before the first `<` has no tag in front.
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    quick_xml::escape::unescape(&text).map_or(text.clone(), std::borrow::Cow::into_owned)
}

/// Who changed it last.
fn author(start: &BytesStart<'_>) -> Option<String> {
    let author = attribute(start, &["changeid"]).or_else(|| attribute(start, &["creationid"]));
    author.filter(|author| !author.trim().is_empty())
}

/// When it was changed last.
fn changed(start: &BytesStart<'_>) -> Option<Timestamp> {
    let date = |name| attribute(start, &[name]).and_then(|date| timestamp(&date));
    date("changedate").or_else(|| date("creationdate"))
}

/// `20261123T211007Z`.
fn timestamp(date: &str) -> Option<Timestamp> {
    let date = date.trim().trim_end_matches(['Z', 'z']);
    let (day, time) = date.split_once('T')?;
    if day.len() != 8 || time.len() != 6 || !day.is_ascii() || !time.is_ascii() {
        return None;
    }
    let (year, month, day) = (&day[..4], &day[4..6], &day[6..]);
    let (hour, minute, second) = (&time[..2], &time[2..4], &time[4..]);
    format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_memoq() {
        let check = |written: &str, expected: &str| assert_eq!(inside_seg(written), expected);
        check("<seg>Er was eens</seg>", "Er was eens");
        check("<seg>a <bpt i='1'/>b<ept i='1'/> &amp; c</seg>", "a b & c");
        check("zomaar", "zomaar");
        check("", "");
    }
}
