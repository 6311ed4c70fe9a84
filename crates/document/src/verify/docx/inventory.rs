//! What a paragraph is made of, whatever its words are: properties, elements around runs, and things that are no text.

use crate::docx::xml::{self, Kind, Space, Token};
use std::ops::Range;

/// The pieces of one paragraph.
#[derive(Debug, Default)]
pub(super) struct Inventory<'t, 'a> {
    /// Its own properties.
    pub(super) properties: &'t [Token<'a>],
    /// The properties of each run, in a form that leaves out language and direction; none has an empty one.
    pub(super) looks: Vec<String>,
    /// Start tags of runs and of what stands around them.
    pub(super) frames: Vec<&'a str>,
    /// Things in runs and between them.
    pub(super) things: Vec<Thing<'t, 'a>>,
    /// Something that no paragraph has.
    pub(super) odd: Option<usize>,
}

/// Something that is no text.
#[derive(Debug, Clone)]
pub(super) struct Thing<'t, 'a> {
    pub(super) name: &'a str,
    pub(super) tokens: &'t [Token<'a>],
}

/// What goes around runs.
const AROUND: [&str; 9] =
    ["hyperlink", "fldSimple", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent"];
/// What a text may be written with, and what may vanish with it.
const WORDS: [&str; 7] =
    ["t", "noBreakHyphen", "softHyphen", "proofErr", "lastRenderedPageBreak", "delText", "delInstrText"];

impl<'t, 'a> Inventory<'t, 'a> {
    /// Of the tokens between a paragraph's start and end tag.
    pub(super) fn new(text: &'a str, tokens: &'t [Token<'a>]) -> Self {
        let mut inventory = Self::default();
        inventory.between(text, tokens, true);
        inventory
    }

    fn between(&mut self, text: &'a str, tokens: &'t [Token<'a>], first: bool) {
        let mut rest = tokens;
        while let Some((token, _)) = rest.split_first() {
            let Kind::Start(space, name, closed) = token.kind else {
                self.plain(text, token);
                rest = &rest[1..];
                continue;
            };
            let element = &rest[..length(rest)];
            rest = &rest[element.len()..];
            let inner = if closed { &element[..0] } else { &element[1..element.len() - 1] };
            match (space, name) {
                (Space::Word, "pPr") if first && self.properties.is_empty() => self.properties = element,
                (Space::Word, "r") => {
                    self.frames.push(&text[token.span.clone()]);
                    self.run(text, inner);
                }
                (Space::Word, "sdt") => {
                    self.frames.push(&text[token.span.clone()]);
                    self.between(text, inner, false);
                }
                (Space::Word, name) if AROUND.contains(&name) => {
                    self.frames.push(&text[token.span.clone()]);
                    self.between(text, inner, false);
                }
                (Space::Word, "proofErr") => {}
                _ => self.things.push(Thing { name, tokens: element }),
            }
        }
    }

    fn run(&mut self, text: &'a str, tokens: &'t [Token<'a>]) {
        let mut rest = tokens;
        let mut look = String::new();
        while let Some((token, _)) = rest.split_first() {
            let Kind::Start(space, name, _) = token.kind else {
                self.plain(text, token);
                rest = &rest[1..];
                continue;
            };
            let element = &rest[..length(rest)];
            rest = &rest[element.len()..];
            match (space, name) {
                (Space::Word, "rPr") => look = canonical(text, element),
                (Space::Word, "t") => self.text(text, element),
                (Space::Word, name) if WORDS.contains(&name) => {}
                _ => self.things.push(Thing { name, tokens: element }),
            }
        }
        self.looks.push(look);
    }

    /// A text element holds characters and may say that its spaces count.
    fn text(&mut self, text: &str, element: &[Token<'_>]) {
        let tag = &element[0].span;
        let plain = xml::attributes(text, tag).iter().all(|attribute| attribute.name == "space");
        let holds = element.iter().filter(|token| matches!(token.kind, Kind::Start(..))).count();
        if !plain || holds != 1 {
            self.odd.get_or_insert(tag.start);
        }
    }

    /// Between elements there is nothing but white space and comments.
    fn plain(&mut self, text: &str, token: &Token<'_>) {
        let blank = token.kind == Kind::Other || text[token.span.clone()].trim().is_empty();
        if !blank && !matches!(token.kind, Kind::End(..)) {
            self.odd.get_or_insert(token.span.start);
        }
    }
}

/// How many tokens the element takes that `tokens` begin with.
pub(super) fn length(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Start(_, _, false) => depth += 1,
            Kind::End(..) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    tokens.len()
}

/// Properties without language, direction and the marks of tracked changes.
fn canonical(text: &str, element: &[Token<'_>]) -> String {
    let mut out = String::new();
    let mut rest = element.get(1..element.len().saturating_sub(1)).unwrap_or_default();
    while !rest.is_empty() {
        let child = &rest[..length(rest)];
        rest = &rest[child.len()..];
        let Kind::Start(_, name, _) = child[0].kind else { continue };
        if matches!(name, "rtl" | "rPrChange" | "ins" | "del" | "moveFrom" | "moveTo") {
            continue;
        }
        let span = child[0].span.start..child[child.len() - 1].span.end;
        if name == "lang" { out.push_str(&languages(text, &span)) } else { out.push_str(&text[span]) }
    }
    out
}

/// Which languages are named, without what they are.
fn languages(text: &str, span: &Range<usize>) -> String {
    let names = xml::attributes(text, span).into_iter().map(|attribute| format!(" {}", attribute.name));
    format!("<lang{}>", names.collect::<String>())
}
