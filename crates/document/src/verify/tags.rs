//! Two tags that should be one: the markup must be the same, values that are offered or name a language may differ.

use super::allowed::Allowed;
use super::page::compare;
use super::{Change, ChangeKind, Found, ProofError, names_language};
use crate::decode::Decoded;
use crate::html::attributes::Attribute;
use crate::html::tokens::{Kind, Token};
use crate::html::{self, Inner, json_values};
use std::ops::Range;

/// Compares two tags, or two other tokens without text.
pub(super) fn tag(
    found: &mut Found<'_>,
    allowed: &Allowed,
    one: &Token,
    other: &Token,
) -> Result<(), ProofError> {
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
    if !found.same(&(one.start..at), &(other.start..there)) {
        return Err(found.refuse(one.start, "the name of a tag"));
    }
    let mut rest = other.attributes.as_slice();
    let surplus = other.attributes.len().saturating_sub(one.attributes.len());
    for attribute in rest.iter().take(surplus) {
        let mark = matches!(&found.exported.text[attribute.name.clone()], "lang" | "dir");
        let written = mark && is_mark(&found.exported.text, attribute);
        if !written || attribute.quote != Some('"') || attribute.name.start != there + 1 {
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
            let allowed = allowed.value(&value);
            let written =
                |kind: &ChangeKind| *kind != ChangeKind::Language || is_mark(&found.exported.text, copy);
            let Some(kind) = allowed.filter(written) else {
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
    found.changed.extend(inside.changed.into_iter().map(|change| Change {
        start: start + change.start,
        end: start + change.end,
        ..change
    }));
    Ok(())
}

/// Whether an attribute says what an export writes: a language, or in `dir` a direction.
fn is_mark(text: &str, attribute: &Attribute) -> bool {
    let value = &text[inside(attribute)];
    if text[attribute.name.clone()].eq_ignore_ascii_case("dir") {
        return matches!(value, "ltr" | "rtl");
    }
    names_language(value)
}

/// The value, or the empty place after the name.
fn inside(attribute: &Attribute) -> Range<usize> {
    attribute.value.clone().unwrap_or(attribute.name.end..attribute.name.end)
}

/// Where it ends, with its quote.
pub(super) fn end_of(attribute: &Attribute) -> usize {
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
            let language = allowed.languages.contains(&value.start)
                && names_language(&found.exported.text[copy.clone()]);
            let language = language.then_some(ChangeKind::Language);
            let Some(kind) = language.or_else(|| allowed.text(&value)) else {
                return Err(found.refuse(value.start, "a script"));
            };
            found.push(kind, value.clone());
        }
        (at, there) = (value.end, copy.end);
    }
    if found.same(&(at..one.end), &(there..other.end)) { Ok(()) } else { Err(found.refuse(at, "a script")) }
}
