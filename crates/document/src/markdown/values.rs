//! Values around the text: titles, descriptions of pictures, front matter, and what HTML in the file offers.

use super::escape;
use super::front::{escaped, is_plain};
use super::write::{Group, Wanted};
use crate::block::{Quoting, Writing};
use crate::export::ExportOptions;
use crate::export::Placed;
use crate::export::edit::{Edit, Edits, Piece, span};
use crate::read::Document;
use std::ops::Range;

/// What a segment becomes as plain text; none where it stays.
fn text_of(group: &Group<'_>, one: &Placed<'_>) -> Option<String> {
    match group.wanted(one) {
        Wanted::Target(target) => Some(target.text()),
        Wanted::Mark => Some(format!("[[{}]]", &group.block.text[one.part.from..one.part.to])),
        Wanted::Same => None,
    }
}

/// The whole text of a block with its targets.
pub(crate) fn whole_text(group: &Group<'_>) -> String {
    let mut out = String::new();
    let mut at = 0;
    for one in group.parts {
        // A text of HTML is marked by an element around it.
        let stays = matches!(group.wanted(one), Wanted::Mark) && group.block.writing == Writing::Html;
        if let Some(text) = text_of(group, one).filter(|_| !stays) {
            out.push_str(&group.block.text[at..one.part.from.max(at)]);
            out.push_str(&text);
            at = one.part.to;
        }
    }
    out + &group.block.text[at..]
}

fn markup(span: Range<usize>, markup: String, writing: Writing) -> Edit {
    Edit { span, pieces: vec![Piece::Markup(markup)], writing }
}

fn each(edits: &mut Edits<'_>, group: &Group<'_>, write: impl Fn(&str) -> String) {
    for one in group.parts {
        if let Some(text) = text_of(group, one) {
            edits.push(markup(span(group.block, one.part), write(&text), group.block.writing));
        }
    }
}

/// The title of a link or picture.
pub(crate) fn title(edits: &mut Edits<'_>, group: &Group<'_>, quote: char) {
    each(edits, group, |text| escape::title(text, quote, group.spelling));
}

/// The description of a picture. Where it was also the name of the address, the name stands apart from now on.
pub(crate) fn alt(edits: &mut Edits<'_>, document: &Document, group: &Group<'_>, named: bool) {
    each(edits, group, |text| escape::alt(text, group.spelling));
    if !named || !group.is_touched() {
        return;
    }
    let text = &document.decoded.text;
    let end = group.block.source_end(group.block.text.len());
    let start = text[..group.block.start() as usize].rfind("![").map(|at| at + 2);
    let close = text[end..].find(']').map(|at| end + at);
    if let (Some(start), Some(close)) = (start, close) {
        let old = if text[close..].starts_with("][]") { "][]" } else { "]" };
        let name = super::parse::without_prefixes(&text[start..close]);
        let name = name.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        edits.push(markup(close..close + old.len(), format!("][{name}]"), group.block.writing));
    }
}

/// A value of front matter, in its own quotes as long as it can be.
pub(crate) fn front(edits: &mut Edits<'_>, group: &Group<'_>, quoting: Quoting) {
    if !group.is_touched() {
        return;
    }
    let whole = whole_text(group);
    let inside = group.block.source_start(0)..group.block.source_end(group.block.text.len());
    let (fits, outer, other) = match quoting {
        Quoting::Plain { inside: brackets } => (is_plain(&whole, brackets), inside, Quoting::Double),
        Quoting::Literal => {
            let around = inside.start.saturating_sub(1)..inside.end + 1;
            (!whole.contains('\''), around, Quoting::Basic)
        }
        Quoting::Single | Quoting::Double | Quoting::Basic => (true, inside, quoting),
    };
    if fits {
        each(edits, group, |text| escaped(text, quoting));
    } else {
        let value = format!("\"{}\"", escaped(&whole, other));
        edits.push(markup(outer, value, Writing::FrontMatter(other)));
    }
}

/// What HTML in the file offers. A line end would end it, and marks of Markdown must not be seen in a tag.
pub(crate) fn html(edits: &mut Edits<'_>, group: &Group<'_>, options: &ExportOptions<'_>) {
    for one in group.parts {
        match group.wanted(one) {
            Wanted::Target(target) => {
                edits.replace(group.block, one.part, target);
                let in_tag = matches!(group.block.writing, Writing::Attribute(_));
                edits.respell(|text| in_html(text, in_tag));
            }
            Wanted::Mark => edits.mark(group.block, one.part, options.from),
            Wanted::Same => {}
        }
    }
}

fn in_html(text: &str, in_tag: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let marks = in_tag && matches!(character, '`' | '|');
        if marks || matches!(character, '\n' | '\r') {
            out.push_str(&escape::reference(character));
        } else {
            out.push(character);
        }
    }
    out
}
