//! A translated paragraph: any words, in runs like its own, around the things that it has.

use super::inventory::{Inventory, Thing, length};
use super::{Comparison, whole};
use crate::docx::xml::{self, Kind, Space, Token};
use crate::verify::{ChangeKind, ProofError};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Things that a translation may not lose: others refer to them.
const KEPT: [&str; 9] = [
    "bookmarkStart",
    "bookmarkEnd",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "permStart",
    "permEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
];

impl<'a> Comparison<'a> {
    /// Compares an offered paragraph that differs.
    pub(super) fn runs(&mut self, one: &[Token<'a>], other: &[Token<'a>]) -> Result<(), ProofError> {
        let (span, copy) = (whole(one), whole(other));
        let (original, exported) = (self.found.original, self.found.exported);
        let inside = |tokens: &[Token<'a>]| 1..tokens.len().saturating_sub(1);
        let before = Inventory::new(&original.text, &one[inside(one)]);
        let after = Inventory::new(&exported.text, &other[inside(other)]);
        self.tag(&one[0], &other[0])?;
        let language = self.own_properties(span.start, before.properties, after.properties)?;
        let refuse = |comparison: &Self, what: &str| Err(comparison.found.refuse(span.start, what));
        if after.odd.is_some() && before.odd.is_none() {
            return refuse(self, "characters outside of a text");
        }
        let looks: HashSet<&String> = before.looks.iter().collect();
        if after.looks.iter().any(|look| !looks.contains(look)) {
            return refuse(self, "a run that looks like none of its paragraph");
        }
        let frames: HashSet<&str> = before.frames.iter().copied().collect();
        if let Some(new) = after.frames.iter().find(|frame| !frames.contains(*frame) && !is_bare_run(frame)) {
            return refuse(self, new);
        }
        if !are_nested(&exported.text, &after.things) && are_nested(&original.text, &before.things) {
            return refuse(self, "the marks of a field");
        }
        self.things(span.start, &before.things, &after.things)?;
        if !self.in_place(one, other) {
            let (start, there) = (one[0].span.end, other[0].span.end);
            let start = language.as_ref().map_or(start, |(end, _)| *end);
            let there = language.as_ref().map_or(there, |(_, end)| *end);
            self.found.note(ChangeKind::Text, start..span.end, there..copy.end);
        }
        Ok(())
    }

    /// The paragraph's own properties may only have got a direction. Answers where they end then.
    fn own_properties(
        &mut self,
        at: usize,
        one: &[Token<'a>],
        other: &[Token<'a>],
    ) -> Result<Option<(usize, usize)>, ProofError> {
        let (original, exported) = (self.found.original, self.found.exported);
        let text = |text: &'a str, tokens: &[Token<'a>]| -> String {
            let is_mark = |token: &&Token<'a>| token.kind == Kind::Start(Space::Word, "bidi", true);
            tokens.iter().filter(|token| !is_mark(token)).map(|token| &text[token.span.clone()]).collect()
        };
        if text(&original.text, one) == text(&exported.text, other) {
            if one.len() == other.len() {
                return Ok(None);
            }
            let end = whole(one).end;
            self.found.push(ChangeKind::Language, end..end);
            return Ok(Some((end, whole(other).end)));
        }
        let is_new = one.is_empty()
            && other.len() == 3
            && matches!(other[1].kind, Kind::Start(Space::Word, "bidi", true));
        if !is_new {
            return Err(self.found.refuse(at, "the properties of a paragraph"));
        }
        let start = self.found.original.text[at..].find('>').map_or(at, |len| at + len + 1);
        self.found.push(ChangeKind::Language, start..start);
        Ok(Some((start, whole(other).end)))
    }

    /// Everything that is no text comes from the original, and what is referred to is still there.
    fn things(
        &mut self,
        at: usize,
        one: &[Thing<'_, 'a>],
        other: &[Thing<'_, 'a>],
    ) -> Result<(), ProofError> {
        let (original, exported) = (self.found.original, self.found.exported);
        let mut left: HashMap<String, Vec<&Thing<'_, 'a>>> = HashMap::new();
        for thing in one.iter().rev() {
            left.entry(masked(&original.text, thing.tokens)).or_default().push(thing);
        }
        let names: HashSet<String> = left.keys().cloned().collect();
        for thing in other {
            let mask = masked(&exported.text, thing.tokens);
            match left.get_mut(&mask).and_then(Vec::pop) {
                Some(own) => {
                    let changes = self.found.changed.len();
                    self.tokens(own.tokens, thing.tokens)?;
                    // What changed inside a thing lies inside the change of its paragraph, unless that stays in place.
                    self.found.changed.truncate(changes);
                }
                // A link or control that is parted stands in two places.
                None if matches!(thing.name, "fldChar" | "instrText" | "sdtPr" | "sdtEndPr")
                    && names.contains(&mask) => {}
                None => return Err(self.found.refuse(at, &format!("a new element: {}", thing.name))),
            }
        }
        match left.into_values().flatten().find(|thing| KEPT.contains(&thing.name)) {
            Some(gone) => Err(self.found.refuse(whole(gone.tokens).start, &format!("{} is gone", gone.name))),
            None => Ok(()),
        }
    }

    /// Notes each change where it is, if the markup is the same; answers whether it is.
    fn in_place(&mut self, one: &[Token<'a>], other: &[Token<'a>]) -> bool {
        let (original, exported) = (self.found.original, self.found.exported);
        let mut changes: Vec<(ChangeKind, Range<usize>, Range<usize>)> = Vec::new();
        let (mut left, mut right) = (one, other);
        loop {
            let (text, copy) = (characters(&mut left), characters(&mut right));
            if let (Some(text), Some(copy)) = (&text, &copy)
                && !self.found.same(text, copy)
            {
                changes.push((ChangeKind::Text, text.clone(), copy.clone()));
            }
            if text.is_some() != copy.is_some() {
                return false;
            }
            let (Some((tag, rest)), Some((twin, more))) = (left.split_first(), right.split_first()) else {
                break;
            };
            if !self.found.same(&tag.span, &twin.span) {
                let same_name = tag.kind == twin.kind;
                let lang =
                    |text: &str, span: &Range<usize>| xml::place(text, span, "val").filter(|_| same_name);
                let is_lang = matches!(tag.kind, Kind::Start(Space::Word, "lang", _));
                let (Some(value), Some(new), true) =
                    (lang(&original.text, &tag.span), lang(&exported.text, &twin.span), is_lang)
                else {
                    return false;
                };
                changes.push((ChangeKind::Language, value, new));
            }
            (left, right) = (rest, more);
        }
        if !left.is_empty() || !right.is_empty() {
            return false;
        }
        for (kind, before, after) in changes {
            match kind {
                ChangeKind::Language => self.found.push(kind, before),
                _ => self.found.note(kind, before, after),
            }
        }
        true
    }
}

/// Takes the characters that stand first.
fn characters(tokens: &mut &[Token<'_>]) -> Option<Range<usize>> {
    let is_text = |token: &Token<'_>| matches!(token.kind, Kind::Text | Kind::Reference | Kind::CData);
    let len = tokens.iter().take_while(|token| is_text(token)).count();
    let (text, rest) = tokens.split_at(len);
    *tokens = rest;
    (len > 0).then(|| whole(text))
}

/// A run without marks of who wrote it when.
fn is_bare_run(frame: &str) -> bool {
    let name = xml::qualified(frame, 1);
    frame.len() == name.len() + 2 && (name == "r" || name.ends_with(":r"))
}

/// Whether the marks of fields come in the order of begin, separate, end.
fn are_nested(text: &str, things: &[Thing<'_, '_>]) -> bool {
    let mut open: Vec<bool> = Vec::new();
    for thing in things.iter().filter(|thing| thing.name == "fldChar") {
        let fits = match xml::value(text, &thing.tokens[0].span, "fldCharType").as_deref() {
            Some("begin") => {
                open.push(false);
                true
            }
            Some("separate") => open.last_mut().is_some_and(|separated| !std::mem::replace(separated, true)),
            _ => open.pop().is_some(),
        };
        if !fits {
            return false;
        }
    }
    open.is_empty()
}

/// The markup of a thing without what may be translated in it.
fn masked(text: &str, tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    let mut rest = tokens;
    while let Some((token, more)) = rest.split_first() {
        match token.kind {
            Kind::Start(Space::Word, "p", _) => {
                out.push('\u{b6}');
                rest = &rest[length(rest)..];
                continue;
            }
            Kind::Start(Space::Drawing, "docPr", _) => out.push_str(&picture(text, &token.span)),
            _ => out.push_str(&text[token.span.clone()]),
        }
        rest = more;
    }
    out
}

/// A picture's name and number, without its descriptions.
fn picture(text: &str, span: &Range<usize>) -> String {
    let attributes = xml::attributes(text, span).into_iter();
    attributes
        .map(|attribute| match attribute.name {
            "descr" | "title" => attribute.name.to_owned(),
            name => format!("{name}={}", &text[attribute.value]),
        })
        .collect()
}
