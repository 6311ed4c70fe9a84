//! One `<tu>` as it stands in the file.

use super::codes::inline;
use super::property;
use crate::import::file_unit::{Details, FileUnit, Variant};
use crate::import::segment::{self, Space};
use crate::import::xml::{LONGEST_LANGUAGE, Xml, attributes, shortened, value};
use crate::import::{ImportError, Reason};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;
use quick_xml::events::{BytesStart, Event};
use std::io::Read;

/// No unit has more texts, or more bytes of them.
const MOST_VARIANTS: usize = 1_000;
const LARGEST: usize = 64 * 1024 * 1024;

/// Reads up to `</tu>`. `follows` says that the second context of Trados is the source after a unit.
pub(super) fn read<R: Read>(
    xml: &mut Xml<R>,
    start: &BytesStart<'_>,
    follows: bool,
) -> Result<FileUnit, ImportError> {
    let said = Attributes::of(start);
    let mut unit = FileUnit {
        details: said.details(),
        id: said.id,
        source_language: said.source_language,
        ..FileUnit::default()
    };
    let (mut buffer, mut length) = (Vec::new(), 0);
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(child) => match child.local_name().as_ref() {
                "tuv" if unit.fault.is_none() => {
                    let variant = variant(xml, &child, follows)?;
                    length += variant.length();
                    unit.variants.push(variant);
                    if unit.variants.len() > MOST_VARIANTS || length > LARGEST {
                        unit.fault = Some(Reason::TooManyTexts);
                        unit.variants.clear();
                    }
                }
                "prop" => property::read(xml, &child, follows, &mut unit.details)?,
                _ => xml.skip_element()?,
            },
            Event::End(_) => return Ok(unit),
            _ => {}
        }
    }
}

fn variant<R: Read>(xml: &mut Xml<R>, start: &BytesStart<'_>, follows: bool) -> Result<Variant, ImportError> {
    let said = Attributes::of(start);
    let mut variant = Variant { details: said.details(), language: said.language(), segment: None };
    let mut buffer = Vec::new();
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(child) => match child.local_name().as_ref() {
                "seg" => variant.segment = Some(segment::read(xml, inline, Space::Layout)?),
                "prop" => property::read(xml, &child, follows, &mut variant.details)?,
                _ => xml.skip_element()?,
            },
            Event::End(_) => return Ok(variant),
            _ => {}
        }
    }
}

/// What `<tu>` and `<tuv>` say of themselves, of each the first.
#[derive(Debug, Default)]
struct Attributes {
    id: Option<String>,
    source_language: Option<String>,
    xml_language: Option<String>,
    /// As TMX 1.1 has it.
    old_language: Option<String>,
    creator: Option<String>,
    changer: Option<String>,
    created: Option<String>,
    changed: Option<String>,
    used: Option<String>,
}

impl Attributes {
    fn of(start: &BytesStart<'_>) -> Self {
        let mut said = Self::default();
        for found in attributes(start) {
            if let Some(place) = said.place(found.key.as_ref()) {
                place.get_or_insert_with(|| value(&found));
            }
        }
        said.source_language = said.source_language.map(|name| shortened(name, LONGEST_LANGUAGE));
        said
    }

    /// Where the value of an attribute goes, in whatever case its name is.
    fn place(&mut self, name: &str) -> Option<&mut Option<String>> {
        let places = [
            ("tuid", &mut self.id),
            ("srclang", &mut self.source_language),
            ("xml:lang", &mut self.xml_language),
            ("lang", &mut self.old_language),
            ("creationid", &mut self.creator),
            ("changeid", &mut self.changer),
            ("creationdate", &mut self.created),
            ("changedate", &mut self.changed),
            ("usagecount", &mut self.used),
        ];
        places.into_iter().find(|place| name.eq_ignore_ascii_case(place.0)).map(|place| place.1)
    }

    fn language(self) -> String {
        let named = self.xml_language.or(self.old_language).unwrap_or_default();
        shortened(named.trim().to_owned(), LONGEST_LANGUAGE)
    }

    fn details(&self) -> Details {
        let is_name = |name: &&String| !name.trim().is_empty();
        let date = |date: &Option<String>| date.as_deref().and_then(timestamp);
        Details {
            author: self.changer.as_ref().or(self.creator.as_ref()).filter(is_name).cloned(),
            created: date(&self.created),
            changed: date(&self.changed),
            used: self.used.as_deref().and_then(|count| count.trim().parse().ok()),
            ..Details::default()
        }
    }
}

/// `20261123T211007Z`; some tools write `2026-11-23T21:10:07Z`.
fn timestamp(date: &str) -> Option<Timestamp> {
    let date = date.trim();
    let digits = date.trim_end_matches(['Z', 'z']);
    match digits.split_once(['T', 't']) {
        Some((day, time)) if day.len() == 8 && time.len() == 6 => {
            let (day, time) = (number(day)?, number(time)?);
            let part = |number: u32, from: u32| i8::try_from(number / from % 100).ok();
            let (month, hour) = (part(day, 100)?, part(time, 10_000)?);
            let year = i16::try_from(day / 10_000).ok()?;
            let civil =
                DateTime::new(year, month, part(day, 1)?, hour, part(time, 100)?, part(time, 1)?, 0).ok()?;
            Offset::UTC.to_timestamp(civil).ok()
        }
        _ => date.parse().ok(),
    }
}

/// Digits alone; a sign is none.
fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let check = |date: &str, expected: Option<&str>| {
            assert_eq!(timestamp(date).map(|time| time.to_string()).as_deref(), expected, "{date}");
        };
        check("20261123T211007Z", Some("2026-11-23T21:10:07Z"));
        check(" 20261123t211007z ", Some("2026-11-23T21:10:07Z"));
        check("20261123T211007", Some("2026-11-23T21:10:07Z"));
        check("19000101T000000Z", Some("1900-01-01T00:00:00Z"));
        check("00010101T000000Z", Some("0001-01-01T00:00:00Z"));
        check("2026-11-23T21:10:07Z", Some("2026-11-23T21:10:07Z"));
        check("2026-11-23T22:10:07+01:00", Some("2026-11-23T21:10:07Z"));
        check("20260230T000000Z", None);
        check("20261123T250000Z", None);
        check("999991231T000000Z", None);
        check("99991231T235959Z", None);
        check("-0261123T211007Z", None);
        check("+0261123T2110+7Z", None);
        check("2026112éT211007Z", None);
        check("yesterday", None);
        check("", None);
    }
}
