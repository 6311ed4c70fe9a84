//! The open elements, as far as their text depends on them.

use super::attributes::{find, value};
use super::elements;
use super::tokens::Token;
use super::vocabulary::{Naming, naming};
use crate::block::{Owner, Role, narrow};
use std::collections::HashMap;
use std::rc::Rc;

/// Browsers do not nest deeper either.
const DEEPEST: usize = 512;

/// One open element.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) name: String,
    /// Not to be translated.
    pub(crate) off: bool,
    /// Not to be translated because the page says so: its attributes neither. Code only keeps its text.
    pub(crate) refused: bool,
    /// The microdata here are about a person, an organisation or a place.
    pub(crate) proper: bool,
    pub(crate) language: Option<Rc<str>>,
    pub(crate) preserve: bool,
    pub(crate) role: Role,
    pub(crate) block: bool,
    /// SVG or MathML that stands in a text as one thing: where it begins.
    pub(crate) object: Option<usize>,
    /// SVG or MathML, not counting the elements that hold HTML.
    pub(crate) foreign: bool,
    /// Inside MathML, which is kept as it is; the words in its `<mtext>` are no part of it.
    pub(crate) math: bool,
    /// Whether what stands around the formula is not to be translated either.
    pub(crate) off_around: bool,
    /// The accessible name or description of an SVG: an attribute in all but syntax.
    pub(crate) names_picture: bool,
    /// Only text may be put inside.
    pub(crate) text_only: bool,
    pub(crate) owner: Owner,
    /// How many blocks stand inside, and the last one of its own.
    pub(crate) blocks: usize,
    pub(crate) own: Option<usize>,
}

impl Open {
    /// The element of a start tag inside `parent`.
    pub(crate) fn new(text: &str, token: &Token, name: &str, block: bool, parent: Option<&Open>) -> Self {
        let lang = ["lang", "xml:lang"].into_iter().find_map(|known| find(&token.attributes, text, known));
        // The whole page's language is the user's to say, not the page's.
        let part = !matches!(name, "html" | "body" | "head");
        let own_language = lang
            .filter(|_| part)
            .and_then(|attribute| attribute.value.clone())
            .map(|span| Rc::from(text[span].trim()));
        let refusal = refusal(text, token);
        let inherited = |of: fn(&Open) -> bool| parent.is_some_and(of);
        let words = is_words_in_math(token, name) && inherited(|parent| parent.math);
        let off = if words {
            inherited(|parent| parent.off_around || parent.refused)
        } else {
            inherited(|parent| parent.off)
        };
        Self {
            name: name.to_owned(),
            off: refusal.unwrap_or(off || elements::is_code(name) || is_data(token, name)),
            refused: refusal.unwrap_or_else(|| inherited(|parent| parent.refused)),
            proper: about(text, token).unwrap_or_else(|| inherited(|parent| parent.proper)),
            language: own_language.or_else(|| parent.and_then(|parent| parent.language.clone())),
            preserve: elements::keeps_white_space(name) || parent.is_some_and(|parent| parent.preserve),
            role: elements::role(name)
                .filter(|_| !token.foreign)
                .unwrap_or_else(|| parent.map_or(Role::Paragraph, |parent| parent.role)),
            block,
            object: None,
            foreign: token.foreign && !elements::is_integration_point(name),
            math: name == "math" || (!words && inherited(|parent| parent.math)),
            off_around: if name == "math" {
                refusal.unwrap_or(off)
            } else {
                inherited(|parent| parent.off_around)
            },
            names_picture: token.foreign && matches!(name, "title" | "desc"),
            text_only: name != "foreignobject"
                && (elements::refuses_elements(name) || parent.is_some_and(|parent| parent.text_only)),
            owner: Owner {
                insert: narrow(token.start + 1 + name.len()),
                lang: find(&token.attributes, text, "lang")
                    .and_then(|attribute| attribute.value.clone())
                    .map(|span| narrow(span.start)..narrow(span.end)),
            },
            blocks: 0,
            own: None,
        }
    }
}

/// What a drawing program notes about itself in SVG.
fn is_data(token: &Token, name: &str) -> bool {
    token.foreign && name == "metadata"
}

/// The one place in a formula for words of a language.
pub(crate) fn is_words_in_math(token: &Token, name: &str) -> bool {
    token.foreign && name == "mtext"
}

/// Whether the element itself says that it is not, or that it is, to be translated.
fn refusal(text: &str, token: &Token) -> Option<bool> {
    let said = value(&token.attributes, text, "translate").map(|said| said.trim().to_ascii_lowercase());
    match said.as_deref() {
        Some("no") => return Some(true),
        Some("yes" | "") => return Some(false),
        _ => {}
    }
    let class = value(&token.attributes, text, "class")?;
    class.split_ascii_whitespace().any(|word| word == "notranslate").then_some(true)
}

/// Whether an element is not to be translated, inside one that is not or is.
pub(crate) fn is_off(text: &str, token: &Token, name: &str, inherited: bool) -> bool {
    refusal(text, token).unwrap_or(inherited || elements::is_code(name))
}

/// Whether microdata that begin here are about somebody or some place.
fn about(text: &str, token: &Token) -> Option<bool> {
    find(&token.attributes, text, "itemscope")?;
    let kinds = value(&token.attributes, text, "itemtype").unwrap_or_default();
    Some(kinds.split_ascii_whitespace().any(|kind| naming(kind) == Naming::Proper))
}

/// The list of open elements.
#[derive(Debug, Default)]
pub(crate) struct Stack {
    pub(crate) open: Vec<Open>,
    counts: HashMap<String, usize>,
}

impl Stack {
    pub(crate) fn top(&self) -> Option<&Open> {
        self.open.last()
    }

    /// Whether there was room for it.
    pub(crate) fn push(&mut self, open: Open) -> bool {
        let fits = self.open.len() < DEEPEST;
        if fits {
            *self.counts.entry(open.name.clone()).or_default() += 1;
            self.open.push(open);
        }
        fits
    }

    pub(crate) fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        if let Some(count) = self.counts.get_mut(&open.name) {
            *count -= 1;
        }
        if let (Some(parent), true) = (self.open.last_mut(), open.blocks > 0) {
            parent.blocks += open.blocks;
        }
        Some(open)
    }

    fn has(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }

    /// The innermost element of these names above the innermost barrier.
    pub(crate) fn find(&self, names: &[&str], barriers: &[&str]) -> Option<usize> {
        if !names.iter().any(|name| self.has(name)) {
            return None;
        }
        for (index, open) in self.open.iter().enumerate().rev() {
            if names.contains(&open.name.as_str()) {
                return Some(index);
            }
            if barriers.contains(&open.name.as_str()) {
                return None;
            }
        }
        None
    }

    /// The innermost inline element of this name that is in the same block.
    pub(crate) fn find_inline(&self, name: &str) -> Option<usize> {
        if !self.has(name) {
            return None;
        }
        let inside = self.open.iter().rposition(|open| open.block).map_or(0, |index| index + 1);
        self.open[inside..].iter().rposition(|open| open.name == name).map(|index| inside + index)
    }

    /// The innermost element that is a block.
    pub(crate) fn block(&mut self) -> Option<&mut Open> {
        self.open.iter_mut().rfind(|open| open.block)
    }

    /// The innermost SVG or MathML that stands in a text.
    pub(crate) fn object(&self) -> Option<usize> {
        self.open.iter().rposition(|open| open.object.is_some())
    }
}
