//! The document's own title, subject, keywords and description, which file managers and web sites show.

use super::cursor::{Child, Cursor, Element};
use super::walk::Offered;
use crate::block::{Block, Role, Writing};
use crate::html::Flow;
use std::ops::Range;

/// What a part of core properties offers.
pub(crate) fn offered(text: &str, part: Range<usize>) -> Vec<Offered> {
    let mut cursor = Cursor::new(text, part);
    let mut found = Vec::new();
    if cursor.element().is_ok_and(|root| !root.closed) {
        while let Ok(child) = cursor.element() {
            found.extend(value(&mut cursor, &child));
        }
    }
    found
}

fn value(cursor: &mut Cursor<'_>, element: &Element<'_>) -> Option<Offered> {
    if element.closed {
        return None;
    }
    let mut plain = true;
    let end = loop {
        match cursor.child() {
            Ok(Child::Other(token)) => plain &= !cursor.text[token.span].starts_with('<'),
            Ok(Child::Element(inner)) => {
                plain = false;
                cursor.skip(&inner);
            }
            Err(end) => break end,
        }
    };
    let role = match element.name {
        "title" => Role::Title,
        "subject" | "keywords" | "description" => Role::Metadata,
        _ => return None,
    };
    let mut flow = Flow::new(false);
    flow.push_text(cursor.text, element.tag.end..end.start, true);
    let block = flow.finish(role, Writing::Xml).filter(|_| plain)?;
    // The title has one too, which tells it from a headline in the text.
    let context = Some(element.name.to_owned());
    Some(Offered { block: Block { context, ..block }, layout: None })
}
