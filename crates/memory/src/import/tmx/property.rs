//! What other tools say of a unit in `<prop>`: where it stood, and where it comes from.
//!
//! Of a unit that stood in several places the first is taken.

use super::codes::inline;
use crate::import::ImportError;
use crate::import::file_unit::Details;
use crate::import::inline::Item;
use crate::import::segment::{self, Space};
use crate::import::xml::{Xml, attribute, file_name};
use crate::unit::Origin;
use quick_xml::events::BytesStart;
use std::borrow::Cow;
use std::io::Read;

/// Reads up to `</prop>`. `follows` says that the second context of Trados is the source after a unit.
pub(super) fn read<R: Read>(
    xml: &mut Xml<R>,
    start: &BytesStart<'_>,
    follows: bool,
    details: &mut Details,
) -> Result<(), ImportError> {
    let name = attribute(start, &["type"]).unwrap_or_default();
    match name.as_str() {
        // Ours, OmegaT's, Phrase's and XTM's.
        "x-previous" | "prev" | "context_prev" | "x-previous-source-text" => {
            keep(&mut details.previous, text(xml)?);
        }
        "x-next" | "next" | "context_next" | "x-next-source-text" => keep(&mut details.next, text(xml)?),
        // memoQ's.
        "x-context-pre" => keep(&mut details.previous, inside_seg(&text(xml)?)),
        "x-context-post" => keep(&mut details.next, inside_seg(&text(xml)?)),
        "x-ContextContent" => trados(&text(xml)?, follows, details),
        "x-document" => keep(&mut details.document, text(xml)?),
        "file" | "filename" => {
            keep(&mut details.document, file_name(&text(xml)?).unwrap_or_default());
        }
        "x-origin" => details.origin = details.origin.or(Origin::from_name(&text(xml)?)),
        // Trados' and memoQ's word for two texts that were put beside each other.
        "x-Origin" | "aligned" => {
            if is_aligned(&text(xml)?) {
                details.origin.get_or_insert(Origin::Aligned);
            }
        }
        _ => xml.skip_element()?,
    }
    Ok(())
}

/// The text of a property.
pub(super) fn text<R: Read>(xml: &mut Xml<R>) -> Result<String, ImportError> {
    let items = segment::read(xml, inline, Space::Layout)?.unwrap_or_default();
    Ok(items.into_iter().filter_map(Item::into_text).collect())
}

fn keep(place: &mut Option<String>, text: String) {
    if place.is_none() && !text.is_empty() {
        *place = Some(text);
    }
}

fn is_aligned(value: &str) -> bool {
    matches!(value.trim().to_ascii_lowercase().as_str(), "alignment" | "yes" | "true")
}

/// The neighbours that memoQ keeps are segments with their codes, written as text: `<seg>a <ph/> b</seg>`.
fn inside_seg(written: &str) -> String {
    let mut text = String::new();
    for part in written.split('<') {
        // What stands before the first `<` has no tag in front.
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    quick_xml::escape::unescape(&text).map_or(text.clone(), Cow::into_owned)
}

/// `source before | its codes | target before, or source after | its codes`; a bar in a text is doubled.
fn trados(written: &str, follows: bool, details: &mut Details) {
    // White space at the ends is not part of a property.
    let written = format!(" {written} ");
    let mut parts = written.split(" | ").map(|part| part.trim().replace("||", "|"));
    let (before, after) = (parts.next(), parts.nth(1));
    keep(&mut details.previous, before.unwrap_or_default());
    if follows {
        keep(&mut details.next, after.unwrap_or_default());
    }
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

    #[test]
    fn neighbours_of_trados() {
        let check = |written: &str, follows: bool, expected: [Option<&str>; 2]| {
            let mut details = Details::default();
            trados(written, follows, &mut details);
            assert_eq!([details.previous.as_deref(), details.next.as_deref()], expected, "{written}");
        };
        check("Dag. |  | Hello. |", false, [Some("Dag."), None]);
        check("Dag. |  | Tot ziens. |", true, [Some("Dag."), Some("Tot ziens.")]);
        check("|  | Tot ziens. |", true, [None, Some("Tot ziens.")]);
        check("a || b | AQID | c || | x", true, [Some("a | b"), Some("c |")]);
        check("Dag.", true, [Some("Dag."), None]);
        check("", true, [None, None]);
    }
}
