//! HTML tags and comments between the words of a text.

use super::{Element, Reader};
use crate::html::tokens::{Kind, Token, Tokens};
use crate::html::{LanguageMarks, elements, is_off, labels, offered};
use crate::markdown::markup;
use crate::markdown::parse::without_prefixes;
use persklaar_text::TagKind;
use std::ops::Range;

/// Browsers do not nest deeper either.
const DEEPEST: usize = 512;

impl Reader<'_> {
    /// One HTML tag or comment.
    pub(super) fn element(&mut self, span: Range<usize>) {
        let html = without_prefixes(&self.text[span.clone()]);
        let Some(token) = Tokens::new(&html).next() else { return };
        match &token.kind {
            Kind::Start(name) => self.start_element(&html, &token, name, span),
            Kind::End(name) => self.end_element(name, span),
            _ => self.out.flow.hidden(span),
        }
    }

    fn start_element(&mut self, html: &str, token: &Token, name: &str, span: Range<usize>) {
        let (kind, label) = (elements::kind(name), labels::label(name, &token.attributes, html));
        let off = self.is_off() || is_off(html, token, name, false);
        let hidden = elements::is_hidden(name);
        let void = elements::is_void(name);
        if hidden {
            self.out.flow.hidden(span);
        } else if off {
            let kind = if name == "code" { TagKind::Code } else { TagKind::Other };
            self.word(kind, if void { &label } else { "" }, span, true);
        } else {
            self.offer_attributes(html, token, name, span.start);
            if void {
                self.out.flow.single(kind, label, span);
            } else {
                self.out.flow.open(name, kind, label, span);
            }
        }
        if !void && self.elements.len() < DEEPEST {
            *self.unclosed.entry(name.to_owned()).or_default() += 1;
            self.elements.push(Element { name: name.to_owned(), off, hidden });
        }
    }

    fn offer_attributes(&mut self, html: &str, token: &Token, name: &str, start: usize) {
        let by = markup::Shift { back: 0, to: start };
        self.out
            .inner
            .extend(offered::blocks(html, token, name, false).into_iter().map(|block| by.block(block)));
        let mut marks = LanguageMarks::default();
        marks.note(html, token, name);
        marks.marks.iter_mut().for_each(|mark| mark.span = mark.span.start + start..mark.span.end + start);
        self.out.marks.marks.append(&mut marks.marks);
    }

    fn end_element(&mut self, name: &str, span: Range<usize>) {
        let known = self.unclosed.get_mut(name).filter(|count| **count > 0);
        let Some(count) = known else { return self.stray_end(name, span) };
        *count -= 1;
        let index = self.elements.iter().rposition(|element| element.name == name).unwrap_or(0);
        let hidden = elements::is_hidden(name);
        let off = self.elements.get(index).is_some_and(|element| element.off);
        for element in self.elements.drain(index..).skip(1) {
            if let Some(count) = self.unclosed.get_mut(&element.name) {
                *count = count.saturating_sub(1);
            }
        }
        if hidden {
            self.out.flow.hidden(span);
        } else if off {
            self.word(TagKind::Other, "", span, true);
        } else {
            self.out.flow.close(name, elements::kind(name), span);
        }
    }

    fn stray_end(&mut self, name: &str, span: Range<usize>) {
        if name == "br" && !self.is_off() {
            self.out.flow.single(TagKind::Break, "break".to_owned(), span);
        } else if self.is_off() {
            self.word(TagKind::Other, "", span, true);
        } else {
            self.out.flow.hidden(span);
        }
    }
}
