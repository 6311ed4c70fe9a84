//! Which attributes and metadata are texts for people.

use super::attributes::{Attribute, find, value};
use super::flow::Flow;
use super::tokens::Token;
use crate::block::{Block, Role, Writing};

/// Texts on any element.
const ANYWHERE: [&str; 8] = [
    "title",
    "alt",
    "placeholder",
    "aria-label",
    "aria-description",
    "aria-valuetext",
    "aria-roledescription",
    "aria-placeholder",
];

/// Metadata by `name` or `property`.
const METADATA: [&str; 9] = [
    "description",
    "keywords",
    "og:title",
    "og:description",
    "og:image:alt",
    "og:site_name",
    "twitter:title",
    "twitter:description",
    "twitter:image:alt",
];

/// The blocks that the attributes of a start tag give.
pub(crate) fn blocks(text: &str, token: &Token, name: &str) -> Vec<Block> {
    if name == "meta" {
        return metadata(text, token).into_iter().collect();
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
        _ if matches!(element, "script" | "style" | "html") => false,
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

fn metadata(text: &str, token: &Token) -> Option<Block> {
    let name = ["property", "name"]
        .into_iter()
        .filter_map(|attribute| value(&token.attributes, text, attribute))
        .map(|name| name.trim().to_ascii_lowercase())
        .find(|name| METADATA.contains(&name.as_str()))?;
    block(text, find(&token.attributes, text, "content")?, Role::Metadata, name)
}

fn block(text: &str, attribute: &Attribute, role: Role, context: String) -> Option<Block> {
    let mut flow = Flow::attribute();
    flow.push_text(text, attribute.value.clone()?, true);
    let block = flow.finish(role, Writing::Attribute(attribute.quote))?;
    Some(Block { context: Some(context), ..block })
}
