//! What Trados says of the segments of a unit: `<sdl:seg-defs>`.

use super::About;
use crate::import::ImportError;
use crate::import::inline::Codes;
use crate::import::segment::{self, Inline, Space};
use crate::import::xml::{Xml, attribute};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::Read;

/// No unit has more segments.
const MOST: usize = 100_000;

/// What is known of each segment, by its id.
#[derive(Debug, Default)]
pub(super) struct Definitions(HashMap<String, About>);

impl Definitions {
    /// Reads up to the end of the element.
    pub(super) fn read<R: Read>(xml: &mut Xml<R>) -> Result<Self, ImportError> {
        let (mut definitions, mut buffer) = (Self::default(), Vec::new());
        loop {
            match xml.event(&mut buffer)? {
                Event::Start(start) if start.local_name().as_ref() == "seg" => {
                    let id = attribute(&start, &["id"]).unwrap_or_default();
                    let is_rejected = attribute(&start, &["conf"]).is_some_and(|level| is_rejected(&level));
                    let about = About { is_rejected, ..about(xml)? };
                    if definitions.0.len() < MOST {
                        definitions.0.insert(id, about);
                    }
                }
                Event::Start(_) => xml.skip_element()?,
                Event::End(_) => return Ok(definitions),
                _ => {}
            }
        }
    }

    /// What is known of a segment.
    pub(super) fn about(&self, id: &str) -> Option<About> {
        self.0.get(id).cloned()
    }

    /// What is known of the only one.
    pub(super) fn only(&self) -> Option<About> {
        self.0.values().next().filter(|_| self.0.len() == 1).cloned()
    }
}

fn is_rejected(level: &str) -> bool {
    matches!(level, "RejectedTranslation" | "RejectedSignOff")
}

/// What is wanted of the values of a segment.
const KEYS: [&str; 4] = ["last_modified_by", "created_by", "modified_on", "created_on"];

/// The values of a segment: the last change goes before its making.
fn about<R: Read>(xml: &mut Xml<R>) -> Result<About, ImportError> {
    let (mut values, mut buffer) = (Vec::new(), Vec::new());
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(start) if start.local_name().as_ref() == "value" => {
                let key = attribute(&start, &["key"]).unwrap_or_default();
                let value = value(xml)?;
                if KEYS.contains(&key.as_str()) {
                    values.push((key, value));
                }
            }
            Event::Start(_) => xml.skip_element()?,
            Event::End(_) => break,
            _ => {}
        }
    }
    let find =
        |key: &str| values.iter().find(|value| value.0 == key && !value.1.is_empty()).map(|value| &value.1);
    let author = find("last_modified_by").or_else(|| find("created_by"));
    let date = |key| find(key).and_then(|date| timestamp(date));
    Ok(About {
        author: author.cloned(),
        created: date("created_on"),
        changed: date("modified_on"),
        is_rejected: false,
    })
}

/// The text of a value.
pub(super) fn value<R: Read>(xml: &mut Xml<R>) -> Result<String, ImportError> {
    let plain = |_: &BytesStart<'_>, _: &mut Codes| Inline::Transparent;
    let items = segment::read(xml, plain, Space::Layout)?.unwrap_or_default();
    Ok(items.into_iter().filter_map(crate::import::inline::Item::into_text).collect())
}

/// `08/30/2020 05:44:31`: month, day, year, in UTC.
fn timestamp(date: &str) -> Option<Timestamp> {
    let time = DateTime::strptime("%m/%d/%Y %H:%M:%S", date.trim()).ok()?;
    Offset::UTC.to_timestamp(time).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_trados() {
        let check = |date: &str, expected: Option<&str>| {
            assert_eq!(timestamp(date).map(|time| time.to_string()).as_deref(), expected, "{date}");
        };
        check("08/30/2020 05:44:31", Some("2020-08-30T05:44:31Z"));
        check("30/08/2020 05:44:31", None);
        check("yesterday", None);
    }
}
