//! What stands between two tags that part texts: the texts may differ where they are offered, and the tags among them
//! may change places where a target may move them. What is kept as it is must be the same wherever it went.

use super::allowed::Allowed;
use super::moved::rearranged;
use super::tags::{end_of, tag};
use super::wrappers::wrappers;
use super::{ChangeKind, Found, ProofError};
use crate::html::tokens::{CDATA, Kind, Token};
use std::collections::HashSet;
use std::ops::Range;

pub(super) fn is_text(token: &Token) -> bool {
    matches!(token.kind, Kind::Text | Kind::Escapable | Kind::Cdata)
}

/// Tokens with what each of them is; texts are nothing.
pub(super) struct Named<'a> {
    /// All of them as they stand in the file, and those that are looked at.
    pub(super) all: &'a [Token],
    pub(super) tokens: Vec<&'a Token>,
    pub(super) names: Vec<String>,
}

impl<'a> Named<'a> {
    fn new(all: &'a [Token], left_out: &HashSet<usize>, text: &str) -> Self {
        let tokens: Vec<&Token> = all.iter().filter(|token| !left_out.contains(&token.start)).collect();
        let names = tokens.iter().map(|token| if is_text(token) { String::new() } else { name(token, text) });
        Self { names: names.collect(), tokens, all }
    }

    /// The tokens after the one at `at` up to a place in the file, and the index after them.
    pub(super) fn through(&self, at: usize, end: usize) -> (&'a [Token], usize) {
        let start = self.tokens[at].end;
        let range = |until| self.all.partition_point(|token| token.start < until);
        let next = self.tokens.partition_point(|token| token.start < end);
        (&self.all[range(start)..range(end)], next)
    }

    /// The places of everything that is no text.
    pub(super) fn codes(&self, within: Range<usize>) -> impl Iterator<Item = usize> {
        within.filter(|index| !is_text(self.tokens[*index]))
    }
}

/// Compares what stands between two tags that part texts.
pub(super) fn texts(
    found: &mut Found<'_>,
    allowed: &Allowed,
    one: &[Token],
    other: &[Token],
) -> Result<(), ProofError> {
    let (Some((first, last)), Some((begin, end))) =
        (one.first().zip(one.last()), other.first().zip(other.last()))
    else {
        return without(found, allowed, one, other);
    };
    let spans = (first.start..last.end, begin.start..end.end);
    if found.same(&spans.0, &spans.1) {
        return Ok(());
    }
    if less_than_signs(other, &found.exported.text) > less_than_signs(one, &found.original.text) {
        return Err(found.refuse(first.start, "a tag became text"));
    }
    let added = wrappers(found, &allowed.copies, one, other);
    let one = Named::new(one, &HashSet::new(), &found.original.text);
    let other = Named::new(other, &added, &found.exported.text);
    let (mut own, mut copies) = (one.codes(0..one.tokens.len()), other.codes(0..other.tokens.len()));
    let same = std::iter::from_fn(|| match (own.next(), copies.next()) {
        (None, None) => None,
        (Some(own), Some(copy)) => Some(one.names[own] == other.names[copy]),
        _ => Some(false),
    })
    .all(|same| same);
    if same {
        let all = (0..one.tokens.len(), 0..other.tokens.len());
        return Pieces { found, allowed, one: &one, other: &other }.in_order(all, &spans);
    }
    rearranged(found, allowed, &one, &other, spans)
}

/// How many `<` stand in texts as they are. An export writes its own as references.
fn less_than_signs(tokens: &[Token], text: &str) -> usize {
    let texts = tokens.iter().filter(|token| matches!(token.kind, Kind::Text | Kind::Escapable));
    texts.map(|token| text[token.start..token.end].matches('<').count()).sum()
}

/// One side has nothing here. An empty target may leave nothing of a text; nothing may come where there was nothing.
fn without(
    found: &mut Found<'_>,
    allowed: &Allowed,
    one: &[Token],
    other: &[Token],
) -> Result<(), ProofError> {
    let Some((first, last)) = one.first().zip(one.last()) else {
        let end = found.original.text.len();
        return if other.is_empty() { Ok(()) } else { Err(found.refuse(end, "text was added")) };
    };
    let span = first.start..last.end;
    let Some(kind) = allowed.text(&span) else {
        return Err(found.refuse(span.start, "text that is not for translation is gone"));
    };
    found.note(kind, span, 0..0);
    Ok(())
}

/// Two sides with the same codes in the same order.
pub(super) struct Pieces<'f, 'a, 'b> {
    pub(super) found: &'f mut Found<'a>,
    pub(super) allowed: &'b Allowed,
    pub(super) one: &'b Named<'b>,
    pub(super) other: &'b Named<'b>,
}

impl Pieces<'_, '_, '_> {
    /// Only the texts between the codes may differ. `spans` are the ends of the stretches in the two files.
    pub(super) fn in_order(
        mut self,
        (own, copies): (Range<usize>, Range<usize>),
        spans: &(Range<usize>, Range<usize>),
    ) -> Result<(), ProofError> {
        let (mut at, mut there) = (spans.0.start, spans.1.start);
        let (one, other) = (self.one, self.other);
        for (own, copy) in one.codes(own).zip(other.codes(copies)) {
            let (code, copy) = (one.tokens[own], other.tokens[copy]);
            self.piece(at..code.start, there..copy.start)?;
            tag(self.found, self.allowed, code, copy)?;
            (at, there) = (code.end, copy.end);
        }
        self.piece(at..spans.0.end, there..spans.1.end)
    }

    /// Compares the texts between two codes.
    fn piece(&mut self, one: Range<usize>, other: Range<usize>) -> Result<(), ProofError> {
        if self.found.same(&one, &other) {
            return Ok(());
        }
        let kind = match self.allowed.offered(&one) {
            Some(offered) if self.keeps_ends(&one, &offered, &other) => self.allowed.text(&one),
            None if self.may_come(&one, &other) => Some(ChangeKind::Text),
            _ => None,
        };
        let Some(kind) = kind else {
            return Err(self.found.refuse(one.start, "text that is not for translation"));
        };
        let kind = if self.is_only_wrapped(&one, &other) { ChangeKind::Language } else { kind };
        self.found.note(kind, one, other);
        Ok(())
    }

    /// Whether the text is the same, and only says now what language it is in.
    fn is_only_wrapped(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let text = &self.found.exported.text;
        let inside = |token: &&&Token| token.end > other.start && token.start < other.end;
        let kept = self.other.tokens.iter().filter(inside);
        let kept: String =
            kept.map(|token| &text[token.start.max(other.start)..token.end.min(other.end)]).collect();
        kept == self.found.original.text[one.clone()]
    }

    /// Before the beginning and after the end of a block nothing changes, white space neither.
    fn keeps_ends(&self, one: &Range<usize>, offered: &Range<usize>, other: &Range<usize>) -> bool {
        let text = &self.found.original.text;
        // A text that is written anew may leave its CDATA section.
        let (before, after) = (&text[one.start..offered.start], &text[offered.end..one.end]);
        let (before, after) =
            (before.strip_suffix(CDATA).unwrap_or(before), after.strip_prefix("]]>").unwrap_or(after));
        let head = if self.allowed.is_open(one.start) { 0 } else { before.len() };
        let tail = if self.allowed.is_open(one.end) { 0 } else { after.len() };
        self.keeps(one, other, head, tail)
    }

    fn keeps(&self, one: &Range<usize>, other: &Range<usize>, head: usize, tail: usize) -> bool {
        let text = &self.found.exported.text;
        let (left, right) = (other.start + head, other.end.saturating_sub(tail));
        left <= right
            && text.is_char_boundary(left)
            && text.is_char_boundary(right)
            && self.found.same(&(one.start..one.start + head), &(other.start..left))
            && self.found.same(&(one.end - tail..one.end), &(right..other.end))
    }

    /// Whether a text may come where there was none, or only white space; or before or after all of what is no text of
    /// a block, where the block ends beside it.
    fn may_come(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let text = self.found.original.text[one.clone()].replace(CDATA, "").replace("]]>", "");
        let is_blank = text.chars().all(|one| one.is_whitespace() || one == '\0');
        (is_blank && self.allowed.is_open_through(one))
            || (self.allowed.is_open(one.end) && self.keeps(one, other, one.len(), 0))
            || (self.allowed.is_open(one.start) && self.keeps(one, other, 0, one.len()))
    }
}

/// Attributes whose values a translation may change; whether it may here is looked at later.
fn may_differ(name: &str) -> bool {
    let known = [
        "title",
        "alt",
        "placeholder",
        "label",
        "summary",
        "abbr",
        "value",
        "content",
        "xml:lang",
        "srcdoc",
        "xlink:title",
    ];
    known.contains(&name) || name.starts_with("aria-")
}

/// What a token is, without what may differ in a copy of it.
pub(super) fn name(token: &Token, text: &str) -> String {
    match &token.kind {
        Kind::Start(_) => start_name(token, text),
        Kind::End(_) => text[token.start..token.end].to_owned(),
        Kind::Raw => "raw".to_owned(),
        Kind::Text | Kind::Escapable | Kind::Cdata | Kind::Other => text[token.start..token.end].to_owned(),
    }
}

fn start_name(token: &Token, text: &str) -> String {
    let mut out = String::with_capacity(token.end - token.start);
    let mut at = token.start;
    for attribute in &token.attributes {
        let name = text[attribute.name.clone()].to_ascii_lowercase();
        let end = end_of(attribute);
        if !matches!(name.as_str(), "lang" | "dir") {
            let kept = if may_differ(&name) { attribute.name.end } else { end };
            out.push_str(&text[at..kept]);
        } else if at == token.start {
            out.push_str(text[at..attribute.name.start].trim_end());
        }
        at = end;
    }
    out.push_str(&text[at..token.end]);
    out
}
