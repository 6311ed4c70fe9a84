//! The walk over a page's tokens: text goes into the flow of its block, boundaries end it.

use super::attributes::value;
use super::elements;
use super::flow::Flow;
use super::language::LanguageMarks;
use super::layers::LayerKind;
use super::open::{Open, Stack, is_words_in_math};
use super::tokens::{Kind, Token, Tokens, inside_cdata};
use super::{entities, labels};
use crate::block::{Block, Role, Writing};
use embedded::is_json_ld;
use persklaar_text::TagKind;
use std::collections::HashMap;
use std::ops::Range;

mod embedded;
mod ends;

/// End tags of blocks do not reach past these.
const SCOPE: [&str; 16] = [
    "td",
    "th",
    "caption",
    "template",
    "button",
    "object",
    "marquee",
    "foreignobject",
    "desc",
    "title",
    "mi",
    "mo",
    "mn",
    "ms",
    "mtext",
    "annotation-xml",
];

/// Everything that a page offers.
/// `depth` is the number of pages that this one stands inside of.
pub(crate) fn walk(text: &str, depth: usize) -> (Vec<Block>, LanguageMarks) {
    let mut walk = Walk {
        text,
        depth,
        stack: Stack::default(),
        flows: vec![Flow::new(false)],
        blocks: Vec::new(),
        marks: LanguageMarks::default(),
        unclosed: HashMap::new(),
        structured: false,
    };
    for token in Tokens::new(text) {
        walk.token(&token);
    }
    walk.flush();
    walk.pop_to(0);
    walk.flush();
    (walk.blocks, walk.marks)
}

struct Walk<'a> {
    text: &'a str,
    depth: usize,
    stack: Stack,
    /// The flow of the page, and one more for each SVG or MathML that is open in it.
    flows: Vec<Flow>,
    blocks: Vec<Block>,
    marks: LanguageMarks,
    /// How many inline elements of a name have begun and not ended, blocks or not.
    unclosed: HashMap<String, usize>,
    /// The raw text that comes next is JSON-LD.
    structured: bool,
}

impl Walk<'_> {
    fn token(&mut self, token: &Token) {
        let span = token.start..token.end;
        match &token.kind {
            Kind::Text | Kind::Escapable => {
                self.leave_foreign(token);
                self.visible_text(span, token.foreign);
            }
            Kind::Cdata => self.cdata(span),
            Kind::Raw => self.raw_text(span),
            Kind::Other => self.unseen(span),
            Kind::Start(name) => self.start(token, name),
            Kind::End(name) => self.end(token, name),
        }
    }

    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::new(false));
        }
        self.flows.last_mut().expect("there is always a flow")
    }

    fn is_off(&self) -> bool {
        self.stack.top().is_some_and(|open| open.off || open.math)
    }

    fn in_math(&self) -> bool {
        self.stack.top().is_some_and(|open| open.math)
    }

    fn visible_text(&mut self, span: Range<usize>, foreign: bool) {
        let text = self.text;
        if self.is_off() {
            let seen = entities::decode_value(&text[span.clone()]);
            self.flow().more_protected(&seen, span);
        } else {
            self.flow().foreign |= foreign;
            self.flow().push_text(text, span, true);
        }
    }

    /// Text that is written as it is, without references.
    fn cdata(&mut self, span: Range<usize>) {
        let inside = inside_cdata(self.text, span.clone());
        if self.is_off() {
            let text = self.text;
            self.flow().more_protected(&text[inside], span);
            return;
        }
        self.marks.layers.push(inside.clone(), LayerKind::Cdata);
        let text = self.text;
        self.flow().push_text(text, inside, false);
    }

    /// What no reader sees; inside a protected text it is a part of that.
    fn unseen(&mut self, span: Range<usize>) {
        let around = self.stack.open.iter().rfind(|open| !elements::is_hidden(&open.name));
        if around.is_some_and(|open| open.off || open.math) {
            self.flow().more_protected("", span);
        } else {
            self.flow().hidden(span);
        }
    }

    fn raw_text(&mut self, span: Range<usize>) {
        if std::mem::take(&mut self.structured) {
            self.structured_text(span.clone());
        }
        self.unseen(span);
    }

    fn start(&mut self, token: &Token, name: &str) {
        self.marks.note(self.text, token, name);
        let left = self.leave_foreign(token);
        let block = if self.in_math() { is_words_in_math(token, name) } else { is_boundary(token, name) };
        if block {
            self.boundary_before(token, name);
        }
        let open = Open::new(self.text, token, name, block, self.stack.top());
        if !open.refused {
            self.offer_attributes(token, name, &open);
        }
        if block {
            self.start_block(token, name, open);
        } else if elements::is_hidden(name) {
            self.start_hidden(token, name, open);
        } else if left {
            self.start_in_place(token, name, open);
        } else {
            self.start_inline(token, name, open);
        }
    }

    /// HTML that cannot be inside SVG or MathML ends it; the tokens know. Answers whether it did.
    fn leave_foreign(&mut self, token: &Token) -> bool {
        let leaves = !token.foreign && self.stack.top().is_some_and(|open| open.foreign);
        if leaves {
            let outermost =
                self.stack.open.iter().rposition(|open| !open.foreign).map_or(0, |index| index + 1);
            self.pop_to(outermost);
        }
        leaves
    }

    fn boundary_before(&mut self, token: &Token, name: &str) {
        self.flush();
        if token.foreign {
            return;
        }
        if elements::closes_paragraph(name)
            && let Some(paragraph) = self.stack.find(&["p"], &SCOPE)
        {
            self.pop_to(paragraph);
        }
        if let Some((names, barriers)) = elements::implied_ends(name)
            && let Some(index) = self.stack.find(names, barriers)
        {
            self.pop_to(index);
        }
        self.flush();
    }

    fn start_block(&mut self, token: &Token, name: &str, open: Open) {
        if !elements::is_void(name) && !token.closed {
            self.stack.push(open);
        }
        self.begin_flow();
    }

    fn start_hidden(&mut self, token: &Token, name: &str, open: Open) {
        self.unseen(token.start..token.end);
        if elements::is_void(name) || token.closed {
            return;
        }
        let kind = value(&token.attributes, self.text, "type").unwrap_or_default();
        self.structured = name == "script" && is_json_ld(&kind);
        self.stack.push(open);
    }

    fn start_inline(&mut self, token: &Token, name: &str, mut open: Open) {
        let span = token.start..token.end;
        let void = elements::is_void(name) || token.closed;
        let off = if name == "math" { open.off_around } else { open.off };
        if is_object(name) && !void && !off {
            open.object = Some(token.start);
            if self.stack.push(open) {
                self.flows.push(Flow::new(false));
            }
            return;
        }
        let (kind, label) = (elements::kind(name), labels::label(name, &token.attributes, self.text));
        if open.off {
            self.start_protected(name, if void { Some(&label) } else { None }, span);
        } else if name == "input" && label == "hidden" {
            self.flow().hidden(span);
        } else if void {
            self.flow().single(kind, label, span);
        } else {
            self.flow().open(name, kind, label, span);
        }
        if !void {
            *self.unclosed.entry(name.to_owned()).or_default() += 1;
            self.stack.push(open);
        }
    }

    /// A start tag of a text that is not to be translated; `seen` where it is all of it.
    fn start_protected(&mut self, name: &str, seen: Option<&str>, span: Range<usize>) {
        let kind = if name == "code" { TagKind::Code } else { TagKind::Other };
        match seen {
            _ if self.is_off() => self.flow().more_protected(seen.unwrap_or_default(), span),
            Some(seen) => self.flow().protected(kind, seen, span, true),
            None => self.flow().begin_protected(kind, span),
        }
    }

    /// A tag that ends SVG or MathML which lacks its end: elsewhere, or left out, it would not end it there.
    fn start_in_place(&mut self, token: &Token, name: &str, open: Open) {
        self.flow().hidden(token.start..token.end);
        if !elements::is_void(name) {
            *self.unclosed.entry(name.to_owned()).or_default() += 1;
            self.stack.push(open);
        }
    }

    fn begin_flow(&mut self) {
        let preserve = self.stack.top().is_some_and(|open| open.preserve);
        *self.flow() = Flow::new(preserve);
    }

    /// Ends the block that is being read.
    fn flush(&mut self) {
        let preserve = self.stack.top().is_some_and(|open| open.preserve);
        let flow = std::mem::replace(self.flow(), Flow::new(preserve));
        let text_only = flow.foreign || self.stack.top().is_some_and(|open| open.text_only);
        let writing = if text_only { Writing::HtmlWithoutElements } else { Writing::Html };
        let index = self.blocks.len();
        let Some(open) = self.stack.block() else {
            self.blocks.extend(flow.finish(Role::Paragraph, writing));
            return;
        };
        if let Some(block) = flow.finish(open.role, writing) {
            open.blocks += 1;
            open.own = Some(index);
            let language = open.language.as_deref().map(str::to_owned);
            let role = if open.names_picture { Role::Attribute } else { block.role };
            let context = open.names_picture.then(|| open.name.clone());
            self.blocks.push(Block { language, role, context, ..block });
        }
    }
}

/// SVG and MathML stand in a text as one thing, and may hold texts of their own.
fn is_object(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

/// Whether a tag parts texts.
fn is_boundary(token: &Token, name: &str) -> bool {
    if token.foreign && name != "svg" { is_svg_boundary(name) } else { elements::is_block(name) }
}

/// Inside SVG only the parts of a text are inline.
pub(crate) fn is_svg_boundary(name: &str) -> bool {
    !matches!(name, "tspan" | "a" | "textpath" | "svg" | "math")
}
