//! Pictures and addresses in angle brackets: one tag each, whatever stands inside. The description of a picture is a
//! text of its own.

use super::Reader;
use crate::block::{Block, Role, Run, Writing, narrow};
use crate::html::labels;
use crate::markdown::parse::{after_prefix, with_backslash};
use persklaar_text::TagKind;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn inside_object(&mut self, event: &Event<'_>, span: Range<usize>) {
        let Some(object) = &mut self.object else { return };
        let same = |image: bool| image == object.description.is_some();
        match event {
            Event::Start(Tag::Image { .. }) if same(true) => object.depth += 1,
            Event::Start(Tag::Link { .. }) if same(false) => object.depth += 1,
            Event::End(TagEnd::Image) if same(true) && object.depth > 0 => object.depth -= 1,
            Event::End(TagEnd::Link) if same(false) && object.depth > 0 => object.depth -= 1,
            Event::End(TagEnd::Image) if same(true) => self.end_image(span),
            Event::End(TagEnd::Link) if same(false) => self.end_address(span),
            _ => self.describe(event, span),
        }
    }

    /// A text of a picture's description: marks in it are no tags, because readers hear only the words.
    fn describe(&mut self, event: &Event<'_>, span: Range<usize>) {
        let Some(flow) = self.object.as_mut().and_then(|object| object.description.as_mut()) else { return };
        match event {
            Event::Text(text) | Event::Code(text) => {
                let start = with_backslash(self.text, self.at, span.start);
                if self.text[span.clone()] == **text && start == span.start {
                    flow.push_text(self.text, span.clone(), false);
                } else {
                    flow.replace(text, start, span.end - start);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                flow.blank(span.start, after_prefix(self.text, span.end) - span.start);
            }
            _ => {}
        }
        self.at = if matches!(event, Event::Start(_)) { self.at } else { self.at.max(span.end) };
    }

    fn end_image(&mut self, span: Range<usize>) {
        let Some(object) = self.object.take() else { return };
        let close = self.bracket(self.at, &span, object.link.kind);
        let whole = object.start..close.end;
        self.at = close.end;
        let named = matches!(object.link.kind, LinkType::Collapsed | LinkType::Shortcut);
        let alt =
            object.description.and_then(|flow| flow.finish(Role::Attribute, Writing::MarkdownAlt(named)));
        let inside = object.start + "![".len()..close.start;
        let alt = alt.map(|alt| with_edges(self.text, alt, &inside));
        if self.is_off() {
            return self.word(TagKind::Other, alt.as_ref().map_or("", |alt| &alt.text), whole, true);
        }
        self.title(&object.link, close.start + 1..close.end);
        let label = alt.as_ref().map_or_else(|| labels::last_part(&object.address), |alt| &alt.text);
        self.out.flow.single(TagKind::Image, label.to_owned(), whole);
        self.out.inner.extend(alt.map(|alt| Block { context: Some("alt".to_owned()), ..alt }));
    }

    fn end_address(&mut self, span: Range<usize>) {
        let Some(object) = self.object.take() else { return };
        self.at = span.end;
        self.word(TagKind::Link, &labels::place(&object.address), span, true);
    }
}

/// Marks at the very ends of a description go with its first and last character, because they are no tags.
fn with_edges(text: &str, mut alt: Block, inside: &Range<usize>) -> Block {
    let is_mark = |gap: Range<usize>| text.get(gap).is_some_and(|gap| !gap.trim().is_empty());
    let (start, end) = (alt.source_start(0), alt.source_end(alt.text.len()));
    if let Some(first) = alt.text.chars().next().filter(|_| is_mark(inside.start..start)) {
        let of_first = alt.source_end(first.len_utf8());
        let rest = first.len_utf8();
        split(&mut alt.runs, rest, of_first);
        if let Some(run) = alt.runs.first_mut() {
            (run.source, run.len) = (narrow(inside.start), narrow(of_first - inside.start));
        }
    }
    if let Some(last) = alt.text.chars().next_back().filter(|_| is_mark(end..inside.end)) {
        let at = alt.text.len() - last.len_utf8();
        let of_last = alt.source_start(at);
        split(&mut alt.runs, at, of_last);
        if let Some(run) = alt.runs.last_mut() {
            run.len = narrow(inside.end) - run.source;
        }
    }
    alt
}

/// Makes a run begin at a place inside a copied one.
fn split(runs: &mut Vec<Run>, at: usize, source: usize) {
    let index = runs.partition_point(|run| (run.at as usize) <= at).saturating_sub(1);
    let Some(run) = runs.get_mut(index) else { return };
    let into = narrow(at).saturating_sub(run.at);
    if into > 0 && into < run.len {
        let rest = Run { at: narrow(at), source: narrow(source), len: run.len - into };
        run.len = into;
        runs.insert(index + 1, rest);
    }
}
