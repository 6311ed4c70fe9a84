//! Tags that a target moved or left out: each must be one of the original's, things stay whole, and halves stay pairs.

use super::allowed::Allowed;
use super::page::stretch;
use super::tags::tag;
use super::texts::{Named, Pieces, is_text};
use super::{Found, ProofError};
use crate::html::is_void;
use crate::html::tokens::{Kind, Token};
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

/// Tags in another order, or fewer of them: a target may do that, but it may not bring tags of its own, and what is
/// one thing stays one thing.
pub(super) fn rearranged(
    found: &mut Found<'_>,
    allowed: &Allowed,
    one: &Named<'_>,
    other: &Named<'_>,
    spans: (Range<usize>, Range<usize>),
) -> Result<(), ProofError> {
    let Some(kind) = allowed.text(&spans.0) else {
        return Err(found.refuse(spans.0.start, "tags in a text that is not for translation"));
    };
    if !same_ends(found, allowed, &spans) {
        return Err(found.refuse(spans.0.start, "white space around a text"));
    }
    let mut left = things(allowed, one);
    let mut at = 0;
    while let Some(token) = other.tokens.get(at) {
        if is_text(token) {
            at += 1;
            continue;
        }
        let Some(end) =
            left.get_mut(&other.names[at]).and_then(|own| take(found, allowed, (one, other), own, at))
        else {
            let what = format!("a tag that was not there: {}", other.names[at]);
            return Err(found.refuse(spans.0.start, &what));
        };
        at = end;
    }
    if !are_whole(one, &left) {
        return Err(found.refuse(spans.0.start, "a half of a pair, or what nobody reads, is gone"));
    }
    found.note(kind, spans.0, spans.1);
    Ok(())
}

/// Whether the white space before and after a text is as it was.
fn same_ends(found: &Found<'_>, allowed: &Allowed, (one, other): &(Range<usize>, Range<usize>)) -> bool {
    let (text, copy) = (&found.original.text[one.clone()], &found.exported.text[other.clone()]);
    let head = &text[..text.len() - text.trim_start().len()];
    let tail = &text[text.trim_end().len()..];
    (allowed.is_open(one.start) || copy.starts_with(head))
        && (allowed.is_open(one.end) || copy.ends_with(tail))
}

/// The things of a text by the tag that they begin with.
fn things(allowed: &Allowed, one: &Named<'_>) -> HashMap<String, VecDeque<Range<usize>>> {
    let mut things: HashMap<String, VecDeque<Range<usize>>> = HashMap::new();
    let mut at = 0;
    while let Some(token) = one.tokens.get(at) {
        if is_text(token) {
            at += 1;
            continue;
        }
        let last = allowed.thing(token).unwrap_or(token.end);
        let len = one.tokens[at..].iter().take_while(|inside| inside.end <= last).count().max(1);
        things.entry(one.names[at].clone()).or_default().push_back(at..at + len);
        at += len;
    }
    things
}

/// Whether what a target left out are whole pairs and things: a half, a comment or a script is never left out.
/// Where the original has halves without the other, its pairs cannot be told from names.
fn are_whole(one: &Named<'_>, left: &HashMap<String, VecDeque<Range<usize>>>) -> bool {
    let singles =
        || left.values().flatten().filter(|thing| thing.len() == 1).map(|thing| one.tokens[thing.start]);
    let unpaired = balance(one.tokens.iter().copied());
    let pairs =
        balance(singles()).into_iter().all(|(name, count)| count == 0 || unpaired.get(name) != Some(&0));
    pairs && !singles().any(|token| matches!(token.kind, Kind::Other | Kind::Raw))
}

/// By how much the start tags of a name outnumber its end tags.
fn balance<'a>(tokens: impl Iterator<Item = &'a Token>) -> HashMap<&'a str, i64> {
    let mut open: HashMap<&str, i64> = HashMap::new();
    for token in tokens {
        match &token.kind {
            Kind::Start(name) if !is_void(name) => *open.entry(name).or_default() += 1,
            Kind::End(name) if !is_void(name) => *open.entry(name).or_default() -= 1,
            _ => {}
        }
    }
    open
}

/// How many things of one name are tried; a target that moves more of them further is not proved.
const TRIES: usize = 1000;

/// Finds the thing that stands at `at` in the export, and answers where it ends there.
fn take(
    found: &Found<'_>,
    allowed: &Allowed,
    (one, other): (&Named<'_>, &Named<'_>),
    own: &mut VecDeque<Range<usize>>,
    at: usize,
) -> Option<usize> {
    for index in 0..own.len().min(TRIES) {
        let thing = own.get(index)?.clone();
        if let Some(end) = allowed.copies.get(&other.tokens[at].start) {
            if let Some(next) = picture(found, allowed, (one, &thing), (other, at), *end) {
                own.remove(index);
                return Some(next);
            }
            continue;
        }
        let Some((own_end, end)) = ends_of_codes(one, &thing, other, at) else { continue };
        let spans = (
            one.tokens[thing.start].start..one.tokens[own_end - 1].end,
            other.tokens[at].start..other.tokens[end - 1].end,
        );
        let tail = spans.0.end..one.tokens[thing.end - 1].end;
        if !same_tail(found, tail, spans.1.end) {
            continue;
        }
        // What changed inside lies inside the change of the text.
        let mut inside = Found { original: found.original, exported: found.exported, changed: Vec::new() };
        let pieces = Pieces { found: &mut inside, allowed, one, other };
        if pieces.in_order((thing.start..own_end, at..end), &spans).is_ok() {
            own.remove(index);
            return Some(end);
        }
    }
    None
}

/// Compares two pictures, whose texts may have changed as any; answers where the copy ends.
fn picture(
    found: &Found<'_>,
    allowed: &Allowed,
    (one, thing): (&Named<'_>, &Range<usize>),
    (other, at): (&Named<'_>, usize),
    end: usize,
) -> Option<usize> {
    let mut inside = Found { original: found.original, exported: found.exported, changed: Vec::new() };
    tag(&mut inside, allowed, one.tokens[thing.start], other.tokens[at]).ok()?;
    let (own, _) = one.through(thing.start, one.tokens[thing.end - 1].end);
    let (copy, next) = other.through(at, end);
    stretch(&mut inside, allowed, own, copy).ok()?;
    Some(next)
}

/// Where the codes of a thing end, and where those end that are the same.
fn ends_of_codes(
    one: &Named<'_>,
    thing: &Range<usize>,
    other: &Named<'_>,
    at: usize,
) -> Option<(usize, usize)> {
    let (mut own_end, mut end) = (thing.start, at);
    for code in one.codes(thing.clone()) {
        let copy = other.codes(end..other.tokens.len()).next()?;
        if one.names[code] != other.names[copy] {
            return None;
        }
        (own_end, end) = (code + 1, copy + 1);
    }
    Some((own_end, end))
}

/// Whether the text after the codes of a thing that lacks its end follows the copies of them too.
fn same_tail(found: &Found<'_>, tail: Range<usize>, at: usize) -> bool {
    let copy = at..at + tail.len();
    found.exported.text.is_char_boundary(copy.end) && found.same(&tail, &copy)
}
