//! What Trados says of its tags in the header of a file: `<tag-defs>`, with the looks that they give a text in
//! `<fmt-defs>`. In the text a tag has nothing but the number of its definition.

use crate::import::ImportError;
use crate::import::inline::{Item, kind_of};
use crate::import::segment::Text;
use crate::import::xliff::sdl::value;
use crate::import::xml::{Xml, attribute};
use persklaar_text::TagKind;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

/// More definitions than this are not kept, and no longer name of one.
const MOST: usize = 100_000;
const LONGEST: usize = 64;

/// The kinds of tags by their numbers, shared by all segments of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct TagDefinitions(Rc<HashMap<String, TagKind>>);

impl TagDefinitions {
    /// Reads up to the end of a header, which may have anything else in it.
    pub(super) fn read<R: Read>(xml: &mut Xml<R>) -> Result<Self, ImportError> {
        let (mut looks, mut tags) = (HashMap::new(), Vec::new());
        let (mut depth, mut buffer) = (1, Vec::new());
        while depth > 0 {
            match xml.event(&mut buffer)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "tag" if tags.len() < MOST => {
                        let id = id(&start);
                        tags.push((id, Definition::read(xml)?));
                    }
                    "fmt-def" if looks.len() < MOST => {
                        let id = id(&start);
                        looks.insert(id, look(xml)?);
                    }
                    _ => depth += 1,
                },
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        let kind = |(id, definition): (String, Definition)| Some((id, definition.kind(&looks)?));
        Ok(Self(Rc::new(tags.into_iter().filter_map(kind).collect())))
    }

    /// Gives the codes of a text their kinds, where they do not say them themselves.
    pub(super) fn apply(&self, text: &mut Text) {
        let Ok(items) = text else { return };
        if self.0.is_empty() {
            return;
        }
        for item in items {
            let Item::Code(code) = item else { continue };
            let id = code.key.split_once(' ').map_or("", |(_, id)| id);
            code.kind = code.kind.or_else(|| self.0.get(id).copied());
        }
    }
}

fn id(start: &BytesStart<'_>) -> String {
    attribute(start, &["id"]).filter(|id| id.len() <= LONGEST).unwrap_or_default()
}

/// What a tag was in the original format, by its name, and the look that it gives its text.
#[derive(Default)]
struct Definition {
    name: Option<String>,
    look: Option<String>,
}

impl Definition {
    /// Reads up to `</tag>`.
    fn read<R: Read>(xml: &mut Xml<R>) -> Result<Self, ImportError> {
        let (mut definition, mut buffer) = (Self::default(), Vec::new());
        loop {
            match xml.event(&mut buffer)? {
                Event::Start(start) => {
                    match start.local_name().as_ref() {
                        "bpt" | "ph" | "st" => definition.name = attribute(&start, &["name"]),
                        "fmt" => definition.look = Some(id(&start)),
                        _ => {}
                    }
                    xml.skip_element()?;
                }
                Event::End(_) => return Ok(definition),
                _ => {}
            }
        }
    }

    /// A name such as `cf`, of Word's formatting, says less than the look.
    fn kind(&self, looks: &HashMap<String, Option<TagKind>>) -> Option<TagKind> {
        let named = self.name.as_deref().map(kind_of);
        let look = || self.look.as_ref().and_then(|id| looks.get(id).copied().flatten());
        match named {
            Some(TagKind::Other | TagKind::Span) | None => look().or(named),
            named => named,
        }
    }
}

/// The look of which most is made: `<value key="Bold">True</value>`.
fn look<R: Read>(xml: &mut Xml<R>) -> Result<Option<TagKind>, ImportError> {
    let (mut found, mut buffer) = (None::<TagKind>, Vec::new());
    loop {
        match xml.event(&mut buffer)? {
            Event::Start(start) if start.local_name().as_ref() == "value" => {
                let key = attribute(&start, &["key"]).unwrap_or_default();
                let look = look_of(&key, &value(xml)?);
                found = [found, look].into_iter().flatten().min();
            }
            Event::Start(_) => xml.skip_element()?,
            Event::End(_) => return Ok(found),
            _ => {}
        }
    }
}

fn look_of(key: &str, value: &str) -> Option<TagKind> {
    let is_on = !matches!(value.trim().to_ascii_lowercase().as_str(), "" | "false" | "none" | "0");
    match (key, value.trim()) {
        ("Bold", _) if is_on => Some(TagKind::Bold),
        ("Italic", _) if is_on => Some(TagKind::Italic),
        ("Underline", _) if is_on => Some(TagKind::Underline),
        ("TextPosition", "Superscript") => Some(TagKind::Super),
        ("TextPosition", "Subscript") => Some(TagKind::Sub),
        _ => None,
    }
}
