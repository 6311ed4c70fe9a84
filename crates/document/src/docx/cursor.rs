//! A walk over the elements of a part: child by child, each either looked into or stepped over.

use super::xml::{Kind, Space, Token, Tokens};
use std::ops::Range;

/// The start of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(crate) space: Space,
    pub(crate) name: &'a str,
    /// Its start tag.
    pub(crate) tag: Range<usize>,
    /// Whether the start tag is its own end.
    pub(crate) closed: bool,
}

impl Element<'_> {
    /// Whether it is this element of WordprocessingML.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.space == Space::Word && self.name == name
    }
}

/// What may stand inside an element.
pub(crate) enum Child<'a> {
    /// Another element, whose content comes next.
    Element(Element<'a>),
    /// Characters, references and the rest.
    Other(Token<'a>),
}

/// Where the walk is.
pub(crate) struct Cursor<'a> {
    pub(crate) text: &'a str,
    tokens: Tokens<'a>,
}

impl<'a> Cursor<'a> {
    /// At the beginning of a part that was checked.
    pub(crate) fn new(text: &'a str, part: Range<usize>) -> Self {
        Self { text, tokens: Tokens::new(text, part) }
    }

    /// The next child of the element that was entered last, or the place of its end tag.
    pub(crate) fn child(&mut self) -> Result<Child<'a>, Range<usize>> {
        match self.tokens.next() {
            Some(Token { span, kind: Kind::Start(space, name, closed) }) => {
                Ok(Child::Element(Element { space, name, tag: span, closed }))
            }
            Some(Token { span, kind: Kind::End(..) }) => Err(span),
            Some(token) => Ok(Child::Other(token)),
            None => Err(self.text.len()..self.text.len()),
        }
    }

    /// The next child that is an element, or the place of the end tag.
    pub(crate) fn element(&mut self) -> Result<Element<'a>, Range<usize>> {
        loop {
            if let Child::Element(element) = self.child()? {
                return Ok(element);
            }
        }
    }

    /// Where the token ends that was read last.
    pub(crate) fn position(&self) -> usize {
        self.tokens.place()
    }

    /// Steps over the rest of an element; answers where its end tag begins and ends.
    pub(crate) fn skip(&mut self, element: &Element<'_>) -> Range<usize> {
        if element.closed {
            return element.tag.end..element.tag.end;
        }
        let mut depth = 1_usize;
        for token in self.tokens.by_ref() {
            match token.kind {
                Kind::Start(_, _, false) => depth += 1,
                Kind::End(..) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return token.span;
            }
        }
        self.text.len()..self.text.len()
    }
}
