//! One `<tu>` as it stands in the file, before it is decided which of its texts make pairs.

use super::ImportError;
use super::inline::{Code, Codes, Item};
use super::tmx::Xml;
use jiff::Timestamp;
use persklaar_text::Half;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;
use std::io::Read;

/// A unit in any number of languages.
#[derive(Debug, Default)]
pub(crate) struct TmxUnit {
    pub(crate) id: Option<String>,
    pub(crate) source_language: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) changed: Option<Timestamp>,
    pub(crate) properties: Vec<(String, String)>,
    pub(crate) variants: Vec<Variant>,
}

/// The unit in one language.
#[derive(Debug)]
pub(crate) struct Variant {
    /// As written; empty where it is missing.
    pub(crate) language: String,
    pub(crate) author: Option<String>,
    pub(crate) changed: Option<Timestamp>,
    pub(crate) properties: Vec<(String, String)>,
    /// The text, or why it cannot be used.
    pub(crate) segment: Option<Result<Vec<Item>, String>>,
}

/// Reads up to `</tu>`.
pub(crate) fn read<R: Read>(xml: &mut Xml<R>, start: &BytesStart<'_>) -> Result<TmxUnit, ImportError> {
    let mut unit = TmxUnit {
        id: attribute(start, &["tuid"]),
        source_language: attribute(start, &["srclang"]),
        author: author(start),
        changed: changed(start),
        ..TmxUnit::default()
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
                "seg" => variant.segment = Some(segment(xml)?),
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
    let items = segment(xml)?.unwrap_or_default();
    let texts = items.into_iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        Item::Code(_) => None,
    });
    Ok((name, texts.collect()))
}

/// Reads text and codes up to the end of the element.
fn segment<R: Read>(xml: &mut Xml<R>) -> Result<Result<Vec<Item>, String>, ImportError> {
    let mut segment = Segment::default();
    let mut buffer = Vec::new();
    // What to do at the end of each open element.
    let mut open: Vec<Option<Code>> = Vec::new();
    loop {
        match xml.event(&mut buffer)? {
            Event::Text(text) => segment.raw(&text.xml10_content()),
            Event::CData(text) => segment.raw(&text.xml10_content()),
            Event::GeneralRef(reference) => segment.reference(&reference),
            Event::Start(start) => match segment.start(&start) {
                Inside::Nothing => xml.skip_element()?,
                Inside::Text(end) => open.push(end),
            },
            Event::End(_) => match open.pop() {
                Some(end) => segment.items.extend(end.map(Item::Code)),
                None => break,
            },
            _ => {}
        }
    }
    Ok(segment.finish(xml.is_malformed()))
}

/// What is between the tags of an inline element.
enum Inside {
    /// What the code is in the original format: not ours.
    Nothing,
    /// Text of the segment; a code may follow it.
    Text(Option<Code>),
}

/// A segment being read.
#[derive(Default)]
struct Segment {
    items: Vec<Item>,
    codes: Codes,
    fault: Option<String>,
    /// How much white space, written as such, the last text ends in: the layout of the file if the segment ends there.
    loose: usize,
}

impl Segment {
    /// Text as it is written. White space with a line end in it is the layout of the file and one space; a line end of
    /// the text itself is written as a reference.
    fn raw(&mut self, text: &str) {
        if !text.contains(['\t', '\n', '\r']) {
            return self.line(text);
        }
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.find(is_space).unwrap_or(rest.len());
            self.literal(&rest[..word]);
            rest = &rest[word..];
            let space = rest.find(|char| !is_space(char)).unwrap_or(rest.len());
            self.space(&rest[..space]);
            rest = &rest[space..];
        }
    }

    /// Text without a line end, as nearly all is: what is inside it stays.
    fn line(&mut self, text: &str) {
        let (start, end) = (text.trim_start_matches(' '), text.trim_end_matches(' '));
        self.space(&text[..text.len() - start.len()]);
        if !start.is_empty() {
            self.literal(&text[text.len() - start.len()..end.len()]);
            self.space(&text[end.len()..]);
        }
    }

    fn space(&mut self, space: &str) {
        if space.is_empty() || self.items.is_empty() || self.loose > 0 && space.contains(['\n', '\t', '\r']) {
            return;
        }
        let space = if space.contains(['\n', '\t', '\r']) { " " } else { space };
        let before = self.loose;
        self.literal(space);
        self.loose = before + space.len();
    }

    fn literal(&mut self, text: &str) {
        let clean = clean(text);
        if clean.is_empty() {
            return;
        }
        self.loose = 0;
        match self.items.last_mut() {
            Some(Item::Text(last)) => last.push_str(&clean),
            _ => self.items.push(Item::Text(clean.into_owned())),
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let name: &str = reference;
        let text = match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            // What is no character at all, as &#0; is, is dropped like any other control character.
            _ if reference.is_char_ref() => return self.character(reference),
            _ => None,
        };
        match text {
            Some(char) => self.literal(char.encode_utf8(&mut [0; 4])),
            None => self.fault = Some(format!("the entity &{name}; is not known")),
        }
    }

    fn character(&mut self, reference: &BytesRef<'_>) {
        if let Ok(Some(char)) = reference.resolve_char_ref() {
            self.literal(char.encode_utf8(&mut [0; 4]));
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Inside {
        let (x, kind) = (attribute(start, &["x"]), attribute(start, &["type"]));
        let (x, kind) = (x.as_deref(), kind.as_deref());
        let i = || attribute(start, &["i"]).unwrap_or_default();
        let code = match start.local_name().as_ref() {
            "bpt" => self.codes.begin(&i(), x, kind),
            "ept" => self.codes.end(&i()),
            "it" if is_end(start) => self.codes.code("it", Half::Close, x, kind),
            "it" => self.codes.code("it", Half::Open, x, kind),
            "ph" => self.codes.code("ph", Half::Single, x, kind),
            "ut" => self.codes.code("ut", Half::Single, x, kind),
            "hi" => {
                let code = self.codes.code("hi", Half::Open, x, kind);
                self.code(code.clone());
                return Inside::Text(Some(Code { half: Half::Close, ..code }));
            }
            // An element of no TMX version: its text is text.
            _ => return Inside::Text(None),
        };
        self.code(code);
        Inside::Nothing
    }

    fn code(&mut self, code: Code) {
        self.items.push(Item::Code(code));
        self.loose = 0;
    }

    fn finish(mut self, malformed: bool) -> Result<Vec<Item>, String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        if let Some(Item::Text(last)) = self.items.last_mut() {
            last.truncate(last.len() - self.loose);
        }
        let is_broken = |item: &Item| matches!(item, Item::Text(text) if text.contains('\u{fffd}'));
        if malformed && self.items.iter().any(is_broken) {
            return Err("there are bytes in it that are no text in the file's encoding".to_owned());
        }
        Ok(self.items)
    }
}

fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r')
}

/// Whether XML 1.0 can hold the character.
pub(crate) fn is_xml(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// `pos` of `<it>`; some tools say `close`.
fn is_end(start: &BytesStart<'_>) -> bool {
    attribute(start, &["pos"]).is_some_and(|pos| matches!(pos.to_ascii_lowercase().as_str(), "end" | "close"))
}

/// The value of the first attribute with one of these names, in any case.
pub(crate) fn attribute(start: &BytesStart<'_>, names: &[&str]) -> Option<String> {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten();
    let mut wanted =
        attributes.filter(|found| names.iter().any(|name| found.key.as_ref().eq_ignore_ascii_case(name)));
    let found = wanted.next()?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(found.value.clone());
    Some(clean(&value).into_owned())
}

/// Without what XML cannot hold; nearly every text is clean already.
fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|char| is_xml(*char)).collect())
    }
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
