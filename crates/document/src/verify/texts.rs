//! What stands between two tags that part texts: the texts may differ where they are offered, and the tags among them
//! may change places where a target may move them. What is kept as it is must be the same wherever it went.

use super::allowed::Allowed;
use super::page::stretch;
use super::tags::tag;
use super::{ChangeKind, Found, ProofError};
use crate::html::is_void;
use crate::html::tokens::{CDATA, Kind, Token};
use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

fn is_text(token: &Token) -> bool {
    matches!(token.kind, Kind::Text | Kind::Escapable | Kind::Cdata)
}

/// Tokens with what each of them is; texts are nothing.
struct Named<'a> {
    /// All of them as they stand in the file, and those that are looked at.
    all: &'a [Token],
    tokens: Vec<&'a Token>,
    names: Vec<String>,
}

impl<'a> Named<'a> {
    fn new(all: &'a [Token], left_out: &HashSet<usize>, text: &str) -> Self {
        let tokens: Vec<&Token> = all.iter().filter(|token| !left_out.contains(&token.start)).collect();
        let names = tokens.iter().map(|token| if is_text(token) { String::new() } else { name(token, text) });
        Self { names: names.collect(), tokens, all }
    }

    /// The tokens after the one at `at` up to a place in the file, and the index after them.
    fn through(&self, at: usize, end: usize) -> (&'a [Token], usize) {
        let start = self.tokens[at].end;
        let range = |until| self.all.partition_point(|token| token.start < until);
        let next = self.tokens.partition_point(|token| token.start < end);
        (&self.all[range(start)..range(end)], next)
    }

    /// The places of everything that is no text.
    fn codes(&self, within: Range<usize>) -> impl Iterator<Item = usize> {
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
    let added = wrappers(found, one, other);
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
struct Pieces<'f, 'a, 'b> {
    found: &'f mut Found<'a>,
    allowed: &'b Allowed,
    one: &'b Named<'b>,
    other: &'b Named<'b>,
}

impl Pieces<'_, '_, '_> {
    /// Only the texts between the codes may differ. `spans` are the ends of the stretches in the two files.
    fn in_order(
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
        self.found.note(kind, one, other);
        Ok(())
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

    /// Whether a text may come where there was none, or only white space.
    fn may_come(&self, one: &Range<usize>, other: &Range<usize>) -> bool {
        let text = self.found.original.text[one.clone()].replace(CDATA, "").replace("]]>", "");
        let is_blank = text.chars().all(|one| one.is_whitespace() || one == '\0');
        is_blank
            && (self.allowed.is_open_through(one)
                || (self.allowed.is_open(one.end) && self.keeps(one, other, one.len(), 0))
                || (self.allowed.is_open(one.start) && self.keeps(one, other, 0, one.len())))
    }
}

/// Tags in another order, or fewer of them: a target may do that, but it may not bring tags of its own, and what is
/// one thing stays one thing.
fn rearranged(
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
        let last = allowed.thing(token).unwrap_or(token.end);
        let len = one.tokens[at..].iter().take_while(|inside| inside.end <= last).count().max(1);
        if !is_text(token) {
            things.entry(one.names[at].clone()).or_default().push_back(at..at + len);
        }
        at += len;
    }
    things
}

/// Whether what a target left out are whole pairs and things: a half, a comment or a script is never left out.
fn are_whole(one: &Named<'_>, left: &HashMap<String, VecDeque<Range<usize>>>) -> bool {
    let mut open: HashMap<&str, i64> = HashMap::new();
    for thing in left.values().flatten().filter(|thing| thing.len() == 1) {
        match &one.tokens[thing.start].kind {
            Kind::Start(name) if !is_void(name) => *open.entry(name).or_default() += 1,
            Kind::End(name) if !is_void(name) => *open.entry(name).or_default() -= 1,
            Kind::Other | Kind::Raw => return false,
            _ => {}
        }
    }
    open.values().all(|count| *count == 0)
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
        let Some(end) = end_of_copy(one, &thing, other, at) else { continue };
        let spans = (
            one.tokens[thing.start].start..one.tokens[thing.end - 1].end,
            other.tokens[at].start..other.tokens[end - 1].end,
        );
        // What changed inside lies inside the change of the text.
        let mut inside = Found { original: found.original, exported: found.exported, changed: Vec::new() };
        let pieces = Pieces { found: &mut inside, allowed, one, other };
        if pieces.in_order((thing, at..end), &spans).is_ok() {
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

/// Where the codes end that are the same as those of a thing.
fn end_of_copy(one: &Named<'_>, thing: &Range<usize>, other: &Named<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    for code in one.codes(thing.clone()) {
        let copy = other.codes(end..other.tokens.len()).next()?;
        if one.names[code] != other.names[copy] {
            return None;
        }
        end = copy + 1;
    }
    Some(end)
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
