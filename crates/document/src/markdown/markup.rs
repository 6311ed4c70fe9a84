//! HTML inside Markdown: parts of it go through the HTML module, with their places moved; what an element that is still
//! open says about language and translation holds for the Markdown after it.

use crate::block::Block;
use crate::html::tokens::{Kind, Token, Tokens};
use crate::html::{LanguageMarks, attributes, elements, is_off};
use std::ops::Range;

/// Browsers do not nest deeper either.
const DEEPEST: usize = 512;

/// An element that an HTML block opened.
#[derive(Debug)]
struct Element {
    name: String,
    off: bool,
    language: Option<String>,
}

/// The elements that are open around the Markdown that is being read.
#[derive(Debug, Default)]
pub(crate) struct Enclosing(Vec<Element>);

impl Enclosing {
    /// Whether texts here are not to be translated.
    pub(crate) fn is_off(&self) -> bool {
        self.0.last().is_some_and(|element| element.off)
    }

    /// The language that the elements say.
    pub(crate) fn language(&self) -> Option<&str> {
        self.0.last()?.language.as_deref()
    }

    /// Follows the tags of an HTML block.
    pub(crate) fn follow(&mut self, html: &str) {
        for token in Tokens::new(html) {
            match &token.kind {
                Kind::Start(name) if !elements::is_void(name) && !token.closed => {
                    self.open(html, &token, name);
                }
                Kind::End(name) => {
                    if let Some(index) = self.0.iter().rposition(|element| element.name == *name) {
                        self.0.truncate(index);
                    }
                }
                _ => {}
            }
        }
    }

    fn open(&mut self, html: &str, token: &Token, name: &str) {
        if self.0.len() >= DEEPEST {
            return;
        }
        let own =
            attributes::value(&token.attributes, html, "lang").filter(|_| name != "html" && name != "body");
        self.0.push(Element {
            name: name.to_owned(),
            off: is_off(html, token, name, self.is_off()),
            language: own.or_else(|| self.language().map(str::to_owned)),
        });
    }

    /// Markup that puts what follows it into the same state.
    fn opening(&self) -> String {
        let off = if self.is_off() { " translate=\"no\"" } else { "" };
        match self.language() {
            Some(language) => format!("<div{off} lang=\"{}\">", language.replace('"', "")),
            None if self.is_off() => format!("<div{off}>"),
            None => String::new(),
        }
    }
}

/// The blocks and marks of an HTML block. `html` has the length of its slice at `start`, what is not HTML blanked.
pub(crate) fn blocks(html: &str, start: usize, enclosing: &Enclosing) -> (Vec<Block>, LanguageMarks) {
    let opening = enclosing.opening();
    let by = Shift { back: opening.len(), to: start };
    let (blocks, marks) = crate::html::blocks(&(opening + html));
    (blocks.into_iter().map(|block| by.block(block)).collect(), by.marks(marks))
}

/// Adds what another part says.
pub(crate) fn join(all: &mut LanguageMarks, part: LanguageMarks) {
    all.marks.extend(part.marks);
    all.directions.extend(part.directions);
    all.layers.extend(part.layers);
    all.pictures.extend(part.pictures);
    if all.insert.is_none() {
        (all.insert, all.has_lang, all.dir) = (part.insert, part.has_lang, part.dir);
    }
}

/// Moves places: `back` bytes do not count, the rest begins at `to`.
#[derive(Clone, Copy)]
pub(crate) struct Shift {
    pub(crate) back: usize,
    pub(crate) to: usize,
}

impl Shift {
    fn place(self, at: usize) -> usize {
        (at + self.to).saturating_sub(self.back)
    }

    fn wide(self, span: &Range<usize>) -> Range<usize> {
        self.place(span.start)..self.place(span.end)
    }

    fn narrow(self, at: u32) -> u32 {
        crate::block::narrow(self.place(at as usize))
    }

    /// A block that was read from a part of the document.
    pub(crate) fn block(self, mut block: Block) -> Block {
        for run in &mut block.runs {
            run.source = self.narrow(run.source);
        }
        for code in &mut block.codes {
            code.source = self.narrow(code.source.start)..self.narrow(code.source.end);
        }
        // An element of the opening is not in the document.
        block.owner = block.owner.filter(|owner| owner.insert as usize >= self.back);
        if let Some(owner) = &mut block.owner {
            owner.insert = self.narrow(owner.insert);
            owner.lang = owner.lang.as_ref().map(|span| self.narrow(span.start)..self.narrow(span.end));
        }
        block
    }

    /// What a part of the document says of languages, without the opening.
    fn marks(self, mut marks: LanguageMarks) -> LanguageMarks {
        marks.marks.retain(|mark| mark.span.start >= self.back);
        marks.directions.retain(|mark| mark.span.start >= self.back);
        for mark in &mut marks.marks {
            mark.span = self.wide(&mark.span);
        }
        for mark in &mut marks.directions {
            mark.span = self.wide(&mark.span);
            mark.language = mark.language.as_ref().map(|span| self.wide(span));
        }
        LanguageMarks {
            dir: marks.dir.map(|span| self.wide(&span)),
            insert: marks.insert.map(|at| self.place(at)),
            layers: marks.layers.moved(|span| self.wide(span)),
            pictures: marks.pictures.iter().map(|span| self.wide(span)).collect(),
            ..marks
        }
    }

    /// A token that was read from a part of the document.
    pub(crate) fn token(self, mut token: Token) -> Token {
        (token.start, token.end) = (self.place(token.start), self.place(token.end));
        for attribute in &mut token.attributes {
            attribute.name = self.wide(&attribute.name);
            attribute.value = attribute.value.as_ref().map(|span| self.wide(span));
        }
        token
    }
}
