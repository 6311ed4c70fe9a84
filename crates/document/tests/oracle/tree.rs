//! A tree as lines that can be compared: white space collapsed, marks of language left out.

use super::{parse, words};
use html5ever::Attribute;
use markup5ever_rcdom::{Handle, NodeData};

/// How much of a tree is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Everything.
    All,
    /// Not what a translation may change: texts, and the values of attributes that are for people.
    Markup,
}

/// Attributes that may hold texts; which of them do is not for the oracle to say.
const FOR_PEOPLE: &str = " title alt placeholder label summary abbr value content ";

/// The tree of a page.
pub(crate) fn tree(page: &str, shown: Shown) -> Vec<String> {
    let dom = parse(page);
    let mut lines = Vec::new();
    let mut todo: Vec<(usize, Handle)> = vec![(0, dom.document.clone())];
    while let Some((depth, node)) = todo.pop() {
        match &node.data {
            NodeData::Text { contents } => text_line(&mut lines, depth, &contents.borrow(), shown),
            NodeData::Element { name, attrs, .. } => {
                lines.push(format!("{depth} {}{}", name.local, attributes(&attrs.borrow(), shown)));
            }
            NodeData::Comment { contents } => lines.push(format!("{depth} !{contents}")),
            _ => {}
        }
        if let NodeData::Element { template_contents, .. } = &node.data
            && let Some(contents) = template_contents.borrow().as_ref()
        {
            todo.push((depth + 1, contents.clone()));
        }
        todo.extend(node.children.borrow().iter().rev().map(|child| (depth + 1, child.clone())));
    }
    lines
}

/// JSON may spell a text in several ways, so it is left to the tests of its own.
fn text_line(lines: &mut Vec<String>, depth: usize, text: &str, shown: Shown) {
    let text = words(&text.replace('\0', ""));
    if shown == Shown::All && !text.is_empty() && !text.contains("\"@context\"") {
        lines.push(format!("{depth} {text}"));
    }
}

fn attributes(attributes: &[Attribute], shown: Shown) -> String {
    let mut all: Vec<String> = attributes
        .iter()
        .filter(|attribute| !matches!(&*attribute.name.local, "lang" | "dir" | "xml:lang"))
        .map(|attribute| match &*attribute.name.local {
            // A page of its own.
            "srcdoc" => format!(" srcdoc={:?}", tree(&attribute.value, shown)),
            name if shown == Shown::Markup && is_for_people(name) => format!(" {name}"),
            name => format!(" {name}={}", words(&attribute.value)),
        })
        .collect();
    if is_language(attributes) {
        return String::new();
    }
    all.sort();
    all.concat()
}

fn is_for_people(name: &str) -> bool {
    FOR_PEOPLE.contains(&format!(" {name} ")) || name.starts_with("aria-")
}

/// Metadata that name the language.
fn is_language(attributes: &[Attribute]) -> bool {
    let names =
        ["og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage"];
    attributes.iter().any(|attribute| names.contains(&attribute.value.trim().to_ascii_lowercase().as_str()))
}
