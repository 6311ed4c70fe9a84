//! The text and codes of one segment as they are read out of XML, the same for every format that is XML.
//!
//! Which elements are codes is the format's own to say ([`Element`]); what is told here is what of the white space is
//! text and what is the layout of the file, and which references stand for characters.

use super::inline::{Code, Codes, Item};
use super::xml::{Xml, clean, shortened};
use super::{ImportError, Reason};
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::Read;

/// A text of more bytes, or of more pieces, is no segment; the rest of it is read and not kept.
const LONGEST: usize = 8 * 1024 * 1024;
const MOST_PIECES: usize = 100_000;
/// So much of an entity's name is told.
const LONGEST_ENTITY: usize = 64;

/// What an element inside a segment is, by its name and attributes.
pub(crate) type Element = fn(&BytesStart<'_>, &mut Codes) -> Inline;

/// What an element inside a segment stands for.
pub(crate) enum Inline {
    /// Its text is text of the segment; it means nothing else to us.
    Transparent,
    /// It and what is in it are left out.
    Hidden,
    /// A code; what is in it is what the code was in the original format.
    Code(Code),
    /// A pair of codes around text.
    Around(Code),
    /// A segment of its own within the text, by its id.
    Segment(String),
    /// A character that XML cannot hold as such.
    Character(char),
}

/// What white space with a line end in it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Space {
    /// The layout of the file, and one space.
    #[default]
    Layout,
    /// Text.
    Kept,
}

/// A segment, or why it cannot be used.
pub(crate) type Text = Result<Vec<Item>, Reason>;

/// Reads text and codes up to the end of the element.
pub(crate) fn read<R: Read>(xml: &mut Xml<R>, element: Element, space: Space) -> Result<Text, ImportError> {
    let mut segment = Segment { space, ..Segment::default() };
    let mut buffer = Vec::new();
    // What to add at the end of each open element.
    let mut open: Vec<Option<Item>> = Vec::new();
    loop {
        match xml.event(&mut buffer)? {
            Event::Text(text) => segment.raw(&text.xml10_content()),
            Event::CData(text) => segment.raw(&text.xml10_content()),
            Event::GeneralRef(reference) => segment.reference(&reference),
            Event::Start(start) => match element(&start, &mut segment.codes) {
                Inline::Transparent => open.push(None),
                Inline::Around(code) => open.push(Some(segment.around(code))),
                Inline::Segment(id) => open.push(Some(segment.begin(id))),
                alone => {
                    segment.alone(alone);
                    xml.skip_element()?;
                }
            },
            Event::End(_) => match open.pop() {
                Some(end) => end.into_iter().for_each(|end| segment.item(end)),
                None => break,
            },
            _ => {}
        }
    }
    Ok(segment.finish(xml.is_malformed()))
}

/// A segment being read.
#[derive(Default)]
struct Segment {
    items: Vec<Item>,
    codes: Codes,
    fault: Option<Reason>,
    space: Space,
    /// How many bytes of text there are.
    length: usize,
    /// How much white space, written as such, the last text ends in: the layout of the file if the segment ends there.
    loose: usize,
}

impl Segment {
    /// Text as it is written. White space with a line end in it is the layout of the file and one space, unless it is
    /// kept; a line end of the text itself is written as a reference.
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
            self.white(&rest[..space]);
            rest = &rest[space..];
        }
    }

    /// Text without a line end, as nearly all is: what is inside it stays.
    fn line(&mut self, text: &str) {
        let (start, end) = (text.trim_start_matches(' '), text.trim_end_matches(' '));
        self.white(&text[..text.len() - start.len()]);
        if !start.is_empty() {
            self.literal(&text[text.len() - start.len()..end.len()]);
            self.white(&text[end.len()..]);
        }
    }

    fn white(&mut self, space: &str) {
        let is_layout = self.space == Space::Layout && space.contains(['\n', '\t', '\r']);
        if space.is_empty() || self.items.is_empty() || self.loose > 0 && is_layout {
            return;
        }
        let space = if is_layout { " " } else { space };
        let before = self.loose;
        self.literal(space);
        self.loose = before + space.len();
    }

    fn literal(&mut self, text: &str) {
        let clean = clean(text);
        if clean.is_empty() || self.is_full(clean.len()) {
            return;
        }
        self.loose = 0;
        match self.items.last_mut() {
            Some(Item::Text(last)) => last.push_str(&clean),
            _ => self.items.push(Item::Text(clean.into_owned())),
        }
    }

    /// Counts what is to be added, and says whether it is too much.
    fn is_full(&mut self, more: usize) -> bool {
        self.length += more;
        let is_full = self.length > LONGEST || self.items.len() >= MOST_PIECES;
        if is_full && self.fault.is_none() {
            self.fault = Some(Reason::TooLongOrTagged);
        }
        is_full
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
            _ if reference.is_char_ref() => return self.referred(reference),
            _ => None,
        };
        match text {
            Some(char) => self.character(char),
            None => {
                let name = shortened(name.to_owned(), LONGEST_ENTITY);
                self.fault = Some(Reason::EntityUnknown { name });
            }
        }
    }

    fn referred(&mut self, reference: &BytesRef<'_>) {
        if let Ok(Some(char)) = reference.resolve_char_ref() {
            self.character(char);
        }
    }

    fn character(&mut self, char: char) {
        self.literal(char.encode_utf8(&mut [0; 4]));
    }

    fn alone(&mut self, inline: Inline) {
        match inline {
            Inline::Code(code) => self.item(Item::Code(code)),
            Inline::Character(char) => self.character(char),
            _ => {}
        }
    }

    /// Adds the first half of a pair and answers the other.
    fn around(&mut self, code: Code) -> Item {
        let end = Code { half: persklaar_text::Half::Close, ..code.clone() };
        self.item(Item::Code(code));
        Item::Code(end)
    }

    fn begin(&mut self, id: String) -> Item {
        self.item(Item::Begin(id));
        Item::End
    }

    fn item(&mut self, item: Item) {
        if !self.is_full(item.length()) {
            self.items.push(item);
        }
        self.loose = 0;
    }

    fn finish(mut self, malformed: bool) -> Text {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        if let Some(Item::Text(last)) = self.items.last_mut() {
            last.truncate(last.len() - self.loose);
        }
        let is_broken = |item: &Item| matches!(item, Item::Text(text) if text.contains('\u{fffd}'));
        if malformed && self.items.iter().any(is_broken) {
            return Err(Reason::Undecodable);
        }
        Ok(self.items)
    }
}

/// White space as XML has it.
pub(crate) fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r')
}
