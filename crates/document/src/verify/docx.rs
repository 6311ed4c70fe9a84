//! Word-processor files side by side: every entry that is not offered is packed the same, and in the others only texts,
//! the runs around them, offered attributes and marks of language differ.

mod inventory;
mod runs;

use super::{Change, ChangeKind, Found, Proof, ProofError};
use crate::block::{Block, Role, Writing};
use crate::decode::decode_as;
use crate::docx::archive::Archive;
use crate::docx::package::{self, BORDER, Package};
use crate::docx::xml::{self, Kind, Space, Token, Tokens};
use crate::read::Document;
use std::collections::HashSet;
use std::iter::Peekable;
use std::ops::Range;

/// Proves an export.
pub(super) fn prove(document: &Document, package: &Package, exported: &[u8]) -> Result<Proof, ProofError> {
    let mut archive = Archive::open(exported)?;
    let same = same_entries(package, &mut archive)?;
    let text = texts(package, &mut archive)?;
    let decoded = decode_as(text.as_bytes(), encoding_rs::UTF_8);
    let found = Found { original: &document.decoded, exported: &decoded, changed: Vec::new() };
    let mut comparison = Comparison { found, allowed: Allowed::new(document, package) };
    let mut at = 0;
    for (part, new) in package.parts.iter().zip(text.split(BORDER)) {
        comparison.part(part.span.clone(), at..at + new.len()).map_err(|error| in_part(package, error))?;
        at += new.len() + BORDER.len_utf8();
    }
    Ok(proof(package, comparison.found.changed, same))
}

fn proof(package: &Package, mut changed: Vec<Change>, same: usize) -> Proof {
    changed.sort_by_key(|change| (change.start, change.end));
    let touched: usize = changed.iter().map(|change| change.end - change.start).sum();
    let offered: usize =
        package.parts.iter().map(|part| part.span.len() + if part.marked { 3 } else { 0 }).sum();
    let in_part = |change: Change| {
        let (name, start) = package.place(change.start);
        let end = start + (change.end - change.start);
        Change { kind: change.kind, start, end, part: Some(name.to_owned()) }
    };
    Proof { changed: changed.into_iter().map(in_part).collect(), identical_bytes: same + offered - touched }
}

/// Says in which part it is.
fn in_part(package: &Package, error: ProofError) -> ProofError {
    let ProofError::Changed { at, what } = error else { return error };
    let (name, at) = package.place(at);
    ProofError::Changed { at, what: format!("{what} (in {name})") }
}

/// Compares the entries; answers the bytes of those that are not offered.
fn same_entries(package: &Package, exported: &mut Archive<'_>) -> Result<usize, ProofError> {
    let mut original = Archive::open(&package.bytes)?;
    let refuse = |what: String| ProofError::Changed { at: 0, what };
    if original.names() != exported.names() {
        return Err(refuse("the list of parts".to_owned()));
    }
    let mut same = 0_u64;
    for (index, name) in exported.names().to_vec().into_iter().enumerate() {
        if package.parts.iter().any(|part| part.name == name) {
            continue;
        }
        let (one, other) = (original.raw(index), exported.raw(index));
        match one {
            Some(one) if Some(&one) == other.as_ref() => same += one.size,
            _ => return Err(refuse(format!("the part {name}"))),
        }
    }
    Ok(usize::try_from(same).unwrap_or(usize::MAX))
}

/// The offered parts of the export, one behind the other.
fn texts(package: &Package, exported: &mut Archive<'_>) -> Result<String, ProofError> {
    let mut all = String::new();
    for (index, part) in package.parts.iter().enumerate() {
        let (text, _) = package::text(exported, &part.name)
            .and_then(Result::ok)
            .filter(|(_, marked)| *marked == part.marked)
            .ok_or_else(|| ProofError::Changed { at: 0, what: format!("the part {}", part.name) })?;
        if index > 0 {
            all.push(BORDER);
        }
        all.push_str(&text);
    }
    Ok(all)
}

/// Where the original allows a change.
struct Allowed {
    /// Where offered texts outside of paragraphs and offered attributes begin, with their kind.
    values: Vec<(usize, ChangeKind)>,
    /// Where offered paragraphs begin.
    paragraphs: HashSet<usize>,
}

impl Allowed {
    fn new(document: &Document, package: &Package) -> Self {
        let blocks = || document.blocks.iter().chain(package.mirrors.values().flatten());
        let plain = |block: &&Block| !matches!(block.writing, Writing::Word(_));
        let runs = |block: &Block| -> Vec<(usize, ChangeKind)> {
            let kind =
                if block.role == Role::Attribute { ChangeKind::Attribute } else { ChangeKind::Metadata };
            block.runs.iter().map(|run| (run.source as usize, kind)).collect()
        };
        let mut values: Vec<(usize, ChangeKind)> = blocks().filter(plain).flat_map(runs).collect();
        values.sort_by_key(|(start, _)| *start);
        let number = |block: &Block| match block.writing {
            Writing::Word(number) => package.layouts.get(number as usize),
            _ => None,
        };
        let paragraphs = blocks().filter_map(number).map(|layout| layout.paragraph.start as usize).collect();
        Self { values, paragraphs }
    }

    fn value(&self, span: &Range<usize>) -> Option<ChangeKind> {
        let first = self.values.partition_point(|(start, _)| *start < span.start);
        self.values.get(first).filter(|(start, _)| *start < span.end).map(|(_, kind)| *kind)
    }
}

/// Two texts, walked over together.
struct Comparison<'a> {
    found: Found<'a>,
    allowed: Allowed,
}

/// The tokens of one side, and where the last of them ended.
struct Side<'a, I: Iterator<Item = Token<'a>>> {
    tokens: Peekable<I>,
    at: usize,
}

impl<'a, I: Iterator<Item = Token<'a>>> Side<'a, I> {
    fn new(tokens: I, at: usize) -> Self {
        Self { tokens: tokens.peekable(), at }
    }

    /// The characters up to the next tag.
    fn text(&mut self) -> Range<usize> {
        let start = self.at;
        let is_text = |token: &Token<'_>| matches!(token.kind, Kind::Text | Kind::Reference | Kind::CData);
        while let Some(token) = self.tokens.next_if(is_text) {
            self.at = token.span.end;
        }
        start..self.at
    }

    fn tag(&mut self) -> Option<Token<'a>> {
        let token = self.tokens.next()?;
        self.at = token.span.end;
        Some(token)
    }

    /// An element from its start tag on.
    fn element(&mut self, start: Token<'a>) -> Vec<Token<'a>> {
        let mut tokens = vec![start];
        let mut depth = 1_usize;
        while depth > 0
            && let Some(token) = self.tag()
        {
            match token.kind {
                Kind::Start(_, _, false) => depth += 1,
                Kind::End(..) => depth -= 1,
                _ => {}
            }
            tokens.push(token);
        }
        tokens
    }
}

/// Where a list of tokens begins and ends.
fn whole(tokens: &[Token<'_>]) -> Range<usize> {
    tokens.first().map_or(0, |token| token.span.start)..tokens.last().map_or(0, |token| token.span.end)
}

impl<'a> Comparison<'a> {
    fn part(&mut self, one: Range<usize>, other: Range<usize>) -> Result<(), ProofError> {
        if self.found.same(&one, &other) {
            return Ok(());
        }
        let (original, exported) = (&self.found.original.text, &self.found.exported.text);
        let left = Side::new(Tokens::new(original, one.clone()), one.start);
        let right = Side::new(Tokens::new(exported, other.clone()), other.start);
        self.walk(left, right)
    }

    /// Elements that are no offered paragraph must be the same, one by one.
    fn walk<I, J>(&mut self, mut left: Side<'a, I>, mut right: Side<'a, J>) -> Result<(), ProofError>
    where
        I: Iterator<Item = Token<'a>>,
        J: Iterator<Item = Token<'a>>,
    {
        loop {
            self.text(left.text(), right.text())?;
            match (left.tag(), right.tag()) {
                (None, None) => return Ok(()),
                (Some(one), Some(other)) if is_paragraph(&one) && is_paragraph(&other) => {
                    self.paragraph(&left.element(one), &right.element(other))?;
                }
                (Some(one), Some(other)) => self.tag(&one, &other)?,
                (one, _) => {
                    let at = one.map_or(left.at, |token| token.span.start);
                    return Err(self.found.refuse(at, "an element is gone or new"));
                }
            }
        }
    }

    /// Compares lists of tokens that were taken out of their parts.
    fn tokens(&mut self, one: &[Token<'a>], other: &[Token<'a>]) -> Result<(), ProofError> {
        let left = Side::new(one.iter().cloned(), whole(one).start);
        let right = Side::new(other.iter().cloned(), whole(other).start);
        self.walk(left, right)
    }

    fn text(&mut self, one: Range<usize>, other: Range<usize>) -> Result<(), ProofError> {
        if self.found.same(&one, &other) {
            return Ok(());
        }
        let Some(kind) = self.allowed.value(&one) else {
            return Err(self.found.refuse(one.start, "text that is not for translation"));
        };
        self.found.note(kind, one, other);
        Ok(())
    }

    fn paragraph(&mut self, one: &[Token<'a>], other: &[Token<'a>]) -> Result<(), ProofError> {
        let span = whole(one);
        if self.found.same(&span, &whole(other)) {
            return Ok(());
        }
        if self.allowed.paragraphs.contains(&span.start) {
            return self.runs(one, other);
        }
        let (Some((first, rest)), Some((copy, more))) = (one.split_first(), other.split_first()) else {
            return Err(self.found.refuse(span.start, "a paragraph"));
        };
        self.tag(first, copy)?;
        self.tokens(rest, more)
    }

    fn tag(&mut self, one: &Token<'_>, other: &Token<'_>) -> Result<(), ProofError> {
        if self.found.same(&one.span, &other.span) {
            return Ok(());
        }
        let original = &self.found.original.text;
        let refuse = |found: &Found<'_>| Err(found.refuse(one.span.start, &original[one.span.clone()]));
        if one.kind != other.kind {
            return refuse(&self.found);
        }
        let before = xml::attributes(original, &one.span);
        let after = xml::attributes(&self.found.exported.text, &other.span);
        if before.len() != after.len() || before.is_empty() {
            return refuse(&self.found);
        }
        let (mut at, mut there) = (one.span.start, other.span.start);
        for (attribute, copy) in before.iter().zip(&after) {
            if !self.found.same(&(at..attribute.value.start), &(there..copy.value.start)) {
                return refuse(&self.found);
            }
            self.value(&attribute.value, &copy.value)?;
            (at, there) = (attribute.value.end, copy.value.end);
        }
        if self.found.same(&(at..one.span.end), &(there..other.span.end)) {
            Ok(())
        } else {
            refuse(&self.found)
        }
    }

    fn value(&mut self, one: &Range<usize>, other: &Range<usize>) -> Result<(), ProofError> {
        if self.found.same(one, other) {
            return Ok(());
        }
        let Some(kind) = self.allowed.value(one) else {
            return Err(self.found.refuse(one.start, "an attribute that is not for translation"));
        };
        self.found.push(kind, one.clone());
        Ok(())
    }
}

fn is_paragraph(token: &Token<'_>) -> bool {
    token.kind == Kind::Start(Space::Word, "p", false)
}
