//! The ends of elements: what an end tag closes, and what is closed because something else ends.

use super::{SCOPE, Walk, is_object, is_svg_boundary};
use crate::html::tokens::Token;
use crate::html::{elements, labels};
use persklaar_text::TagKind;
use std::ops::Range;

impl Walk<'_> {
    pub(super) fn end(&mut self, token: &Token, name: &str) {
        let in_svg = self.stack.top().is_some_and(|open| open.foreign) && !self.in_math();
        let foreign_block = in_svg && is_svg_boundary(name);
        if is_object(name) && self.stack.object().is_some() {
            self.end_object(token, name);
        } else if self.is_stray(name) {
            self.unseen(token.start..token.end);
        } else if foreign_block || elements::is_block(name) || name == "mtext" {
            self.end_block(name);
        } else {
            self.end_inline(token, name);
        }
    }

    /// Whether an end tag of HTML stands in a picture or formula and ends nothing around it either.
    fn is_stray(&self, name: &str) -> bool {
        let foreign = self.stack.top().is_some_and(|open| open.foreign || open.math);
        foreign
            && !matches!(name, "br" | "p")
            && elements::END_FOREIGN.binary_search(&name).is_ok()
            && self.stack.find(&[name], &SCOPE).is_none()
    }

    fn end_object(&mut self, token: &Token, name: &str) {
        let Some(index) = self.stack.find(&[name], &SCOPE) else {
            return self.unseen(token.start..token.end);
        };
        if let Some(start) = self.stack.open[index].object {
            self.pop_to(index + 1);
            self.flush();
            self.stack.pop();
            self.flows.pop();
            self.marks.pictures.push(start..token.end);
            self.object(name, start..token.end);
        } else {
            self.end_block(name);
        }
    }

    fn end_block(&mut self, name: &str) {
        let target = self.stack.find(&[name], if SCOPE.contains(&name) { &[] } else { &SCOPE });
        self.flush();
        if let Some(target) = target {
            self.pop_to(target);
        }
        self.begin_flow();
    }

    fn end_inline(&mut self, token: &Token, name: &str) {
        let span = token.start..token.end;
        let known = self.stack.find_inline(name);
        let off = known.map_or_else(|| self.is_off(), |index| self.stack.open[index].off);
        let unclosed = self.unclosed.get_mut(name).filter(|count| **count > 0);
        let was_open = unclosed.map(|count| *count -= 1).is_some();
        if name == "br" {
            self.flow().single(TagKind::Break, "break".to_owned(), span);
        } else if elements::is_hidden(name) || (!was_open && !off) {
            self.unseen(span);
        } else if off {
            self.flow().more_protected("", span);
        } else if known.is_some_and(|index| self.stack.open[index..].iter().any(|open| open.off)) {
            // It ends what is protected too, so it stays behind that.
            self.flow().hidden(span);
        } else {
            self.flow().close(name, elements::kind(name), span);
        }
        if let Some(index) = known {
            self.pop_to(index);
        }
        if off && !self.is_off() {
            self.flow().end_protected();
        }
    }

    /// Closes elements. An SVG or MathML among them lacks its end, so no text could follow it: the block ends before it.
    pub(super) fn pop_to(&mut self, index: usize) {
        while self.stack.open.len() > index {
            if self.stack.top().is_some_and(|open| open.object.is_some()) {
                self.flush();
            }
            let Some(open) = self.stack.pop() else { return };
            if let (1, Some(own), true) = (open.blocks, open.own, open.block) {
                self.blocks[own].owner =
                    Some(open.owner).filter(|_| open.name != "body" && open.name != "html");
            }
            if open.object.is_some() {
                self.flows.pop();
                self.flush();
            }
        }
    }

    /// A picture or a formula in the text around it. A formula is read aloud with the sentence, so it is a part of it.
    fn object(&mut self, name: &str, span: Range<usize>) {
        if name == "math" {
            let seen = labels::formula(&self.text[span.clone()]);
            self.flow().protected(TagKind::Other, &seen, span, true);
        } else {
            self.flow().single(TagKind::Image, "svg".to_owned(), span);
        }
    }
}
