//! Which attributes and metadata are texts for people.

use super::attributes::{Attribute, find, value};
use super::flow::Flow;
use super::tokens::Token;
use super::vocabulary::{is_metadata, is_text_name};
use crate::block::{Block, Role, Writing};

/// Texts on any element.
const ANYWHERE: [&str; 11] = [
    "title",
    "xlink:title",
    "alt",
    "placeholder",
    "aria-label",
    "aria-description",
    "aria-valuetext",
    "aria-roledescription",
    "aria-placeholder",
    "aria-braillelabel",
    "aria-brailleroledescription",
];

/// The blocks that the attributes of a start tag give.
/// `proper` says that the microdata around are about a person, an organisation or a place.
pub(crate) fn blocks(text: &str, token: &Token, name: &str, proper: bool) -> Vec<Block> {
    if name == "meta" {
        return metadata(text, token, proper).into_iter().collect();
    }
    token
        .attributes
        .iter()
        .filter_map(|attribute| {
            let attribute_name = text[attribute.name.clone()].to_ascii_lowercase();
            // Of two attributes with one name only the first counts.
            // Asked last: a hostile tag has a hundred thousand of them.
            let first = || find(&token.attributes, text, &attribute_name) == Some(attribute);
            (is_text(&attribute_name, name, &token.attributes, text) && first())
                .then(|| block(text, attribute, Role::Attribute, attribute_name))?
        })
        .collect()
}

fn is_text(attribute: &str, element: &str, attributes: &[Attribute], text: &str) -> bool {
    match attribute {
        _ if matches!(element, "script" | "style") => false,
        // Style sheets with one title are a set, so it is an identifier.
        "title" if element == "link" => !is_style_sheet(attributes, text),
        "label" => matches!(element, "option" | "optgroup" | "track" | "menuitem"),
        "summary" => element == "table",
        "abbr" => element == "th",
        "value" => element == "input" && is_button(attributes, text),
        known => ANYWHERE.contains(&known),
    }
}

fn is_button(attributes: &[Attribute], text: &str) -> bool {
    value(attributes, text, "type").is_some_and(|kind| {
        matches!(kind.trim().to_ascii_lowercase().as_str(), "submit" | "button" | "reset")
    })
}

fn is_style_sheet(attributes: &[Attribute], text: &str) -> bool {
    value(attributes, text, "rel")
        .is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("stylesheet")))
}

fn metadata(text: &str, token: &Token, proper: bool) -> Option<Block> {
    let name = metadata_name(text, token, proper)?;
    block(text, find(&token.attributes, text, "content")?, Role::Metadata, name)
}

/// The name under which people read this metadata, if they do.
fn metadata_name(text: &str, token: &Token, proper: bool) -> Option<String> {
    let of = |attribute: &str| value(&token.attributes, text, attribute).unwrap_or_default();
    let known = |name: &str| Some(name.trim().to_ascii_lowercase()).filter(|name| is_metadata(name));
    of("property").split_ascii_whitespace().find_map(known).or_else(|| known(&of("name"))).or_else(|| {
        let is_text = |name: &&str| is_text_name(name) || (*name == "name" && !proper);
        of("itemprop").split_ascii_whitespace().find(is_text).map(str::to_owned)
    })
}

fn block(text: &str, attribute: &Attribute, role: Role, context: String) -> Option<Block> {
    let mut flow = Flow::attribute();
    flow.push_text(text, attribute.value.clone()?, true);
    let block = flow.finish(role, Writing::Attribute(attribute.quote))?;
    Some(Block { context: Some(context), ..block })
}
