//! Pages side by side: tags that part texts must be the same; between them, texts that are offered may differ.

use super::{ChangeKind, Found, ProofError};
use crate::block::{Block, Role, Writing};
use crate::decode::Decoded;
use crate::html::attributes::Attribute;
use crate::html::tokens::{Kind, Token, Tokens};
use crate::html::{self, Inner, LanguageMarks, LayerKind, is_block, json_values};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Where the original allows a change.
struct Allowed {
    /// Where runs of offered texts begin, in order, with their kind.
    texts: Vec<(usize, ChangeKind)>,
    /// The same for offered attribute values.
    values: Vec<(usize, ChangeKind)>,
    /// Where values that name a language or direction begin.
    languages: HashSet<usize>,
    /// Where the values of `srcdoc` begin, and how many pages are around this one.
    pages: HashSet<usize>,
    depth: usize,
}

impl Allowed {
    fn new(blocks: &[Block], marks: &LanguageMarks, depth: usize) -> Self {
        let starts = |wanted: fn(&Block) -> bool| -> Vec<(usize, ChangeKind)> {
            let blocks = blocks.iter().filter(|block| wanted(block));
            let runs =
                blocks.flat_map(|block| block.runs.iter().map(|run| (run.source as usize, kind(block))));
            let mut starts: Vec<(usize, ChangeKind)> = runs.collect();
            starts.sort_by_key(|(start, _)| *start);
            starts
        };
        let pages = marks.layers.iter().filter(|layer| matches!(layer.kind, LayerKind::Page(_)));
        let directions = marks.dir.iter().chain(marks.directions.iter().map(|mark| &mark.span));
        let languages = marks.marks.iter().map(|mark| &mark.span).chain(directions);
        Self {
            texts: starts(|block| !matches!(block.writing, Writing::Attribute(_))),
            values: starts(|block| matches!(block.writing, Writing::Attribute(_))),
            languages: languages.map(|span| span.start).collect(),
            pages: pages.map(|layer| layer.span.start).collect(),
            depth,
        }
    }

    fn text(&self, span: &Range<usize>) -> Option<ChangeKind> {
        first_in(&self.texts, span)
    }

    fn value(&self, span: &Range<usize>) -> Option<ChangeKind> {
        if self.languages.contains(&span.start) {
            return Some(ChangeKind::Language);
        }
        first_in(&self.values, span)
    }
}

fn kind(block: &Block) -> ChangeKind {
    match block.role {
        Role::Title | Role::Metadata => ChangeKind::Metadata,
        Role::Attribute if matches!(block.writing, Writing::Attribute(_)) => ChangeKind::Attribute,
        _ => ChangeKind::Text,
    }
}

fn first_in(starts: &[(usize, ChangeKind)], span: &Range<usize>) -> Option<ChangeKind> {
    let index = starts.partition_point(|(start, _)| *start < span.start);
    starts.get(index).filter(|(start, _)| *start < span.end).map(|(_, kind)| *kind)
}

/// Compares two pages.
pub(super) fn compare(
    found: &mut Found<'_>,
    blocks: &[Block],
    marks: &LanguageMarks,
    depth: usize,
) -> Result<(), ProofError> {
    let allowed = Allowed::new(blocks, marks, depth);
    let one: Vec<Token> = Tokens::new(&found.original.text).collect();
    let other: Vec<Token> = Tokens::new(&found.exported.text).collect();
    let (mut left, mut right) = (one.as_slice(), other.as_slice());
    loop {
        let (one, other) = (group(left), group(right));
        texts(found, &allowed, one, other)?;
        (left, right) = (&left[one.len()..], &right[other.len()..]);
        match (left.split_first(), right.split_first()) {
            (Some((one, rest)), Some((other, more))) => {
                tag(found, &allowed, one, other)?;
                (left, right) = (rest, more);
            }
            (None, None) => return Ok(()),
            (Some((one, _)), None) => return Err(found.refuse(one.start, "a tag is gone")),
            (None, Some(_)) => {
                return Err(found.refuse(found.original.text.len(), "a tag was added at the end"));
            }
        }
    }
}

/// The tokens before the next tag that parts texts. SVG and MathML stand in a text as one thing.
fn group(tokens: &[Token]) -> &[Token] {
    let mut depth = 0_usize;
    let end = tokens.iter().position(|token| match &token.kind {
        Kind::Start(name) if is_picture(name) => {
            depth += usize::from(!token.closed);
            false
        }
        Kind::End(name) if is_picture(name) => {
            depth = depth.saturating_sub(1);
            false
        }
        Kind::Start(name) | Kind::End(name) => depth == 0 && is_block(name),
        Kind::Text | Kind::Escapable | Kind::Cdata | Kind::Raw | Kind::Other => false,
    });
    &tokens[..end.unwrap_or(tokens.len())]
}

fn is_picture(name: &str) -> bool {
    matches!(name, "svg" | "math")
}

fn is_text(token: &Token) -> bool {
    matches!(token.kind, Kind::Text | Kind::Escapable | Kind::Cdata)
}

/// Compares what stands between two tags that part texts.
fn texts(found: &mut Found<'_>, allowed: &Allowed, one: &[Token], other: &[Token]) -> Result<(), ProofError> {
    let added = wrappers(found, one, other);
    let kept: Vec<&Token> = other.iter().filter(|token| !added.contains(&token.start)).collect();
    let one_codes: Vec<&Token> = one.iter().filter(|token| !is_text(token)).collect();
    let other_codes: Vec<&Token> = kept.iter().copied().filter(|token| !is_text(token)).collect();
    let names = |codes: &[&Token], text: &str| -> Vec<String> {
        codes.iter().map(|token| name(token, text)).collect()
    };
    let (one_names, other_names) =
        (names(&one_codes, &found.original.text), names(&other_codes, &found.exported.text));
    let Some(span) = one.first().zip(one.last()).map(|(first, last)| first.start..last.end) else {
        let at = found.original.text.len().min(one.first().map_or(0, |token| token.start));
        return if other.is_empty() { Ok(()) } else { Err(found.refuse(at, "text was added")) };
    };
    if one_names == other_names {
        return in_order(found, allowed, one, other, &one_codes, &other_codes);
    }
    rearranged(found, allowed, &span, other, (&one_codes, &one_names), (&other_codes, &other_names))
}

/// The same tags in the same order: only the texts between them may differ.
fn in_order(
    found: &mut Found<'_>,
    allowed: &Allowed,
    one: &[Token],
    other: &[Token],
    one_codes: &[&Token],
    other_codes: &[&Token],
) -> Result<(), ProofError> {
    let first = one.first().map_or(0, |token| token.start)..one.last().map_or(0, |token| token.end);
    let offered = allowed.text(&first);
    let last = other.first().map_or(0, |token| token.start)..other.last().map_or(0, |token| token.end);
    let (mut at, mut there) = (first.start, last.start);
    for (code, copy) in one_codes.iter().zip(other_codes) {
        text(found, offered, at..code.start, there..copy.start)?;
        tag(found, allowed, code, copy)?;
        (at, there) = (code.end, copy.end);
    }
    text(found, offered, at..first.end, there..last.end.max(there))
}

fn text(
    found: &mut Found<'_>,
    offered: Option<ChangeKind>,
    one: Range<usize>,
    other: Range<usize>,
) -> Result<(), ProofError> {
    if found.same(&one, &other) {
        return Ok(());
    }
    let Some(kind) = offered else {
        return Err(found.refuse(one.start, "text that is not for translation"));
    };
    found.note(kind, one, other);
    Ok(())
}

/// Tags in another order, or fewer of them: a target may do that, but it may not bring tags of its own.
fn rearranged(
    found: &mut Found<'_>,
    allowed: &Allowed,
    span: &Range<usize>,
    other: &[Token],
    (one_codes, one_names): (&[&Token], &[String]),
    (other_codes, other_names): (&[&Token], &[String]),
) -> Result<(), ProofError> {
    let Some(kind) = allowed.text(span) else {
        return Err(found.refuse(span.start, "tags in a text that is not for translation"));
    };
    let mut left: HashMap<&str, Vec<&Token>> = HashMap::new();
    for (code, name) in one_codes.iter().zip(one_names).rev() {
        left.entry(name).or_default().push(code);
    }
    let mut inside = Found { original: found.original, exported: found.exported, changed: Vec::new() };
    for (code, name) in other_codes.iter().zip(other_names) {
        let Some(own) = left.get_mut(name.as_str()).and_then(Vec::pop) else {
            return Err(found.refuse(span.start, &format!("a tag that was not there: {name}")));
        };
        // What changed inside the tag lies inside the change of the text.
        tag(&mut inside, allowed, own, code)?;
    }
    let end = other.last().map_or(0, |token| token.end);
    let start = other.first().map_or(end, |token| token.start);
    found.note(kind, span.clone(), start..end);
    Ok(())
}

/// Attributes whose values a translation may change; whether it may here is looked at later.
fn may_differ(name: &str) -> bool {
    let known =
        ["title", "alt", "placeholder", "label", "summary", "abbr", "value", "content", "xml:lang", "srcdoc"];
    known.contains(&name) || name.starts_with("aria-")
}

/// What a token is, without what may differ in a copy of it.
fn name(token: &Token, text: &str) -> String {
    match &token.kind {
        Kind::Start(name) => {
            let attributes = token.attributes.iter().map(|attribute| {
                let name = text[attribute.name.clone()].to_ascii_lowercase();
                match &attribute.value {
                    _ if matches!(name.as_str(), "lang" | "dir") => String::new(),
                    Some(span) if !may_differ(&name) => format!(" {name}={}", &text[span.clone()]),
                    _ => format!(" {name}"),
                }
            });
            format!("<{name}{}", attributes.collect::<String>())
        }
        Kind::End(_) => text[token.start..token.end].to_owned(),
        Kind::Raw => "raw".to_owned(),
        Kind::Text | Kind::Escapable | Kind::Cdata | Kind::Other => text[token.start..token.end].to_owned(),
    }
}

/// Where the tags begin that an export puts around a text that stays: `<mark lang="nl">` and `<span lang="nl">`.
fn wrappers(found: &Found<'_>, one: &[Token], other: &[Token]) -> HashSet<usize> {
    let own = |token: &Token, text: &str| text[token.start..token.end].to_owned();
    let mut known: HashMap<String, usize> = HashMap::new();
    for token in one.iter().filter(|token| matches!(token.kind, Kind::Start(_))) {
        *known.entry(own(token, &found.original.text)).or_default() += 1;
    }
    let mut added = HashSet::new();
    let mut open: Vec<(&str, bool)> = Vec::new();
    for token in other {
        match &token.kind {
            Kind::Start(name) if matches!(name.as_str(), "mark" | "span") => {
                let markup = own(token, &found.exported.text);
                let old =
                    known.get_mut(&markup).filter(|count| **count > 0).map(|count| *count -= 1).is_some();
                let new = !old && is_wrapper(&markup);
                if new {
                    added.insert(token.start);
                }
                open.push((name, new));
            }
            Kind::End(name) if matches!(name.as_str(), "mark" | "span") => {
                if open.last().is_some_and(|(known, _)| known == name)
                    && let Some((_, true)) = open.pop()
                {
                    added.insert(token.start);
                }
            }
            _ => {}
        }
    }
    added
}

fn is_wrapper(markup: &str) -> bool {
    ["<mark lang=\"", "<span lang=\""]
        .iter()
        .find_map(|start| markup.strip_prefix(start))
        .and_then(|rest| rest.strip_suffix("\">"))
        .is_some_and(|language| language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
}

/// Compares two tags, or two other tokens without text.
fn tag(found: &mut Found<'_>, allowed: &Allowed, one: &Token, other: &Token) -> Result<(), ProofError> {
    let spans = (one.start..one.end, other.start..other.end);
    if found.same(&spans.0, &spans.1) {
        return Ok(());
    }
    match (&one.kind, &other.kind) {
        (Kind::Start(name), Kind::Start(copy)) if name == copy => {
            attributes(found, allowed, one, other, name)
        }
        (Kind::Raw, Kind::Raw) => structured(found, allowed, spans.0, spans.1),
        _ => Err(found.refuse(one.start, &found.original.text[spans.0])),
    }
}

fn attributes(
    found: &mut Found<'_>,
    allowed: &Allowed,
    one: &Token,
    other: &Token,
    name: &str,
) -> Result<(), ProofError> {
    let name_end = 1 + name.len();
    let (mut at, mut there) = (one.start + name_end, other.start + name_end);
    let mut rest = other.attributes.as_slice();
    let surplus = other.attributes.len().saturating_sub(one.attributes.len());
    for attribute in rest.iter().take(surplus) {
        let mark = matches!(&found.exported.text[attribute.name.clone()], "lang" | "dir");
        if !mark || attribute.quote != Some('"') || attribute.name.start != there + 1 {
            return Err(found.refuse(one.start, "an attribute was added"));
        }
        found.push(ChangeKind::Language, at..at);
        there = end_of(attribute);
    }
    rest = &rest[surplus..];
    if rest.len() != one.attributes.len() {
        return Err(found.refuse(one.start, "an attribute is gone"));
    }
    for (attribute, copy) in one.attributes.iter().zip(rest) {
        let (value, new) = (inside(attribute), inside(copy));
        let quoted = usize::from(attribute.quote.is_none() && copy.quote.is_some());
        if !found.same(&(at..value.start), &(there..new.start - quoted)) {
            return Err(found.refuse(at, "the markup of a tag"));
        }
        if quoted == 0 && allowed.pages.contains(&value.start) && copy.quote == attribute.quote {
            inner_page(found, allowed.depth, &value, &new)?;
        } else if quoted == 1 || !found.same(&value, &new) {
            let Some(kind) = allowed.value(&value) else {
                return Err(found.refuse(value.start, "an attribute that is not for translation"));
            };
            found.push(kind, value.clone());
        }
        (at, there) = (value.end, new.end + quoted);
    }
    if found.same(&(at..one.end), &(there..other.end)) {
        return Ok(());
    }
    Err(found.refuse(at, "the markup of a tag"))
}

/// Compares the pages in two values of `srcdoc`.
fn inner_page(
    found: &mut Found<'_>,
    depth: usize,
    one: &Range<usize>,
    other: &Range<usize>,
) -> Result<(), ProofError> {
    if found.same(one, other) {
        return Ok(());
    }
    let page =
        |decoded: &Decoded, span: &Range<usize>| decoded.inner(Inner::new(&decoded.text, span.clone()), span);
    let (original, exported) = (page(found.original, one), page(found.exported, other));
    let (blocks, marks) = html::blocks_within(&original.text, depth + 1);
    let start = found.original.byte_at(one.start);
    let mut inside = Found { original: &original, exported: &exported, changed: Vec::new() };
    compare(&mut inside, &blocks, &marks, depth + 1).map_err(|error| match error {
        ProofError::Changed { at, what } => ProofError::Changed { at: start + at, what },
        other @ ProofError::NotADocument(_) => other,
    })?;
    found.changed.extend(inside.changed.into_iter().map(|change| super::Change {
        start: start + change.start,
        end: start + change.end,
        ..change
    }));
    Ok(())
}

/// The value, or the empty place after the name.
fn inside(attribute: &Attribute) -> Range<usize> {
    attribute.value.clone().unwrap_or(attribute.name.end..attribute.name.end)
}

fn end_of(attribute: &Attribute) -> usize {
    inside(attribute).end + usize::from(attribute.quote.is_some())
}

/// Structured data: strings for people and `inLanguage` may differ.
fn structured(
    found: &mut Found<'_>,
    allowed: &Allowed,
    one: Range<usize>,
    other: Range<usize>,
) -> Result<(), ProofError> {
    let all = |text: &str, span: Range<usize>| {
        let (texts, languages) = json_values(text, span);
        let mut spans: Vec<Range<usize>> =
            texts.into_iter().chain(languages).map(|value| value.span).collect();
        spans.sort_by_key(|span| span.start);
        spans
    };
    let before = all(&found.original.text, one.clone());
    let after = all(&found.exported.text, other.clone());
    let (mut at, mut there) = (one.start, other.start);
    if before.len() != after.len() {
        return Err(found.refuse(one.start, "a script"));
    }
    for (value, copy) in before.into_iter().zip(after) {
        if !found.same(&(at..value.start), &(there..copy.start)) {
            return Err(found.refuse(at, "a script"));
        }
        if !found.same(&value, &copy) {
            let language = allowed.languages.contains(&value.start).then_some(ChangeKind::Language);
            let Some(kind) = language.or_else(|| allowed.text(&value)) else {
                return Err(found.refuse(value.start, "a script"));
            };
            found.push(kind, value.clone());
        }
        (at, there) = (value.end, copy.end);
    }
    if found.same(&(at..one.end), &(there..other.end)) { Ok(()) } else { Err(found.refuse(at, "a script")) }
}
