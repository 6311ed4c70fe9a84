//! Lays a unit's source beside a segment and says which thing of the one stands where a thing of the other does.
//!
//! The comparison sees every thing as its sort, so that a number is found beside a number; what the things say is
//! compared afterwards. Where the sentence around two things is another one they are not trusted to mean the same.

use super::Left;
use super::scan::Scanned;
use super::settle::Refused;
use super::thing::{Thing, Value};
use similar::{DiffOp, TextDiff};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A word, a mark or a thing.
struct Token {
    span: Range<usize>,
    key: String,
    /// Its place among the things.
    thing: Option<usize>,
}

impl Token {
    fn is_word(&self) -> bool {
        self.thing.is_none() && self.key.chars().any(char::is_alphanumeric)
    }
}

/// Two things in the same place of the two sentences.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    pub(super) old: &'a Thing,
    pub(super) new: &'a Thing,
    /// In the unit's source and in the segment.
    pub(super) texts: (&'a str, &'a str),
    /// Whether the words around them are the same.
    pub(super) trusted: bool,
    /// Where it stands among the differences.
    pub(super) order: usize,
}

/// Two sentences side by side.
#[derive(Debug)]
pub(super) struct Aligned<'a> {
    pub(super) old: &'a Scanned,
    pub(super) pairs: Vec<Pair<'a>>,
    /// What has no counterpart of its sort: where, and the words of both.
    runs: Vec<(usize, String, String)>,
    pub(super) punctuation: bool,
}

/// Aligns a unit's source with a segment.
pub(super) fn align<'a>(old: &'a Scanned, new: &'a Scanned) -> Aligned<'a> {
    let sides = Sides { old, new, one: tokens(old), two: tokens(new) };
    let (one, two) = (keys(&sides.one), keys(&sides.two));
    let mut aligned = Aligned { old, pairs: Vec::new(), runs: Vec::new(), punctuation: false };
    for op in TextDiff::from_slices(&one, &two).ops() {
        match *op {
            DiffOp::Equal { old_index, new_index, len } => {
                sides.pair(&mut aligned, old_index, new_index, len);
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                sides.keep_run(&mut aligned, op.old_range(), op.new_range());
            }
        }
    }
    aligned
}

impl Aligned<'_> {
    /// What the translator has to do: the runs without a counterpart, and the pairs that were not replaced.
    pub(super) fn left(&self, refused: &[Refused]) -> Vec<Left> {
        let runs = self
            .runs
            .iter()
            .map(|(order, was, is)| (*order, Left { was: was.clone(), is: is.clone(), refused: None }));
        let pairs = self.pairs.iter().filter_map(|pair| {
            let found = refused.iter().find(|refused| refused.order == pair.order)?;
            let (was, is) = (pair.texts.0.to_owned(), pair.texts.1.to_owned());
            Some((pair.order, Left { was, is, refused: Some((pair.old.value.kind(), found.reason)) }))
        });
        let mut left: Vec<(usize, Left)> = runs.chain(pairs).collect();
        left.sort_by_key(|(order, _)| *order);
        left.into_iter().map(|(_, left)| left).collect()
    }
}

/// Both sentences as tokens.
struct Sides<'a> {
    old: &'a Scanned,
    new: &'a Scanned,
    one: Vec<Token>,
    two: Vec<Token>,
}

impl<'a> Sides<'a> {
    /// The things of a stretch that is the same on both sides.
    fn pair(&self, aligned: &mut Aligned<'a>, old_index: usize, new_index: usize, length: usize) {
        let run = self.one.get(old_index..old_index + length).unwrap_or_default();
        let is_whole = length == self.one.len() && length == self.two.len();
        let has_words = run.iter().any(Token::is_word);
        for at in 0..length {
            let (Some(one), Some(two)) = (self.one.get(old_index + at), self.two.get(new_index + at)) else {
                break;
            };
            let (Some(old), Some(new)) = (thing(self.old, one), thing(self.new, two)) else { continue };
            let fits =
                self.counts_alike(&old.value) || self.is_enclosed(old_index + at, new_index + at, at, length);
            aligned.pairs.push(Pair {
                old,
                new,
                texts: (self.old.at(&one.span), self.new.at(&two.span)),
                trusted: is_whole || (has_words && fits),
                order: old_index + at,
            });
        }
    }

    /// Whether both sentences have as many things of a sort: then none came or went, to shift the others.
    fn counts_alike(&self, value: &Value) -> bool {
        let count =
            |side: &Scanned| side.things.iter().filter(|thing| thing.value.sort() == value.sort()).count();
        count(self.old) == count(self.new)
    }

    /// Whether the words at both sides of a pair are the same too, or the end of both sentences. Marks say nothing: in
    /// a list all numbers have the same beside them.
    fn is_enclosed(&self, old: usize, new: usize, at: usize, length: usize) -> bool {
        let is_word = |place: usize| self.one.get(place).is_some_and(Token::is_word);
        let is_last = |more: usize| old + more == self.one.len() && new + more == self.two.len();
        let begins = (at > 0 && is_word(old - 1)) || (old == 0 && new == 0);
        let ends = (at + 1 < length && (is_word(old + 1) || is_last(2))) || is_last(1);
        begins && ends
    }

    /// What differs by more than a thing of one sort. Marks alone are punctuation.
    fn keep_run(&self, aligned: &mut Aligned<'a>, old: Range<usize>, new: Range<usize>) {
        let order = old.start;
        let (old, new) = (self.one.get(old).unwrap_or_default(), self.two.get(new).unwrap_or_default());
        if old.iter().chain(new).all(|token| token.thing.is_none() && !token.is_word()) {
            aligned.punctuation = true;
            return;
        }
        aligned.runs.push((order, stretch(self.old, old), stretch(self.new, new)));
    }
}

fn thing<'a>(side: &'a Scanned, token: &Token) -> Option<&'a Thing> {
    side.things.get(token.thing?)
}

/// The text from the first token to the last.
fn stretch(side: &Scanned, tokens: &[Token]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => side.at(&(first.span.start..last.span.end)).to_owned(),
        _ => String::new(),
    }
}

fn keys(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().map(|token| token.key.as_str()).collect()
}

/// The things, and the words and marks between them.
fn tokens(side: &Scanned) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    for (place, thing) in side.things.iter().enumerate() {
        between(side, at..thing.span.start, &mut tokens);
        tokens.push(Token { span: thing.span.clone(), key: key(side, thing), thing: Some(place) });
        at = thing.span.end;
    }
    between(side, at..side.text.len(), &mut tokens);
    tokens
}

/// What a sign makes of a number is a sort of its own: below nought, a share of a hundred, a place to be filled in. In
/// the target the sign may be a word, and it stays where it is.
fn key(side: &Scanned, thing: &Thing) -> String {
    let in_digits = match &thing.value {
        Value::Figure(_) => true,
        Value::Code(code) => code.starts_with(char::is_numeric),
        _ => false,
    };
    let sort = thing.value.sort();
    if !in_digits {
        return sort.to_owned();
    }
    let mut before = side.at(&(0..thing.span.start)).chars().rev();
    let after = side.at(&(thing.span.end..side.text.len())).trim_start();
    let share = if after.starts_with(['%', '‰']) { " share" } else { "" };
    let sign = match before.next() {
        Some('-' | '\u{2212}' | '–') if before.next().is_none_or(precedes_sign) => " below nought",
        Some('%') if share.is_empty() => " to be filled in",
        _ => "",
    };
    format!("{sort}{sign}{share}")
}

/// Whether what stands before a dash makes it a sign, and not one between two numbers or words.
fn precedes_sign(char: char) -> bool {
    !char.is_alphanumeric() && !matches!(char, ')' | ']' | '%' | '‰')
}

fn between(side: &Scanned, span: Range<usize>, tokens: &mut Vec<Token>) {
    for (at, word) in side.at(&span).split_word_bound_indices() {
        if !word.trim().is_empty() {
            let start = span.start + at;
            tokens.push(Token { span: start..start + word.len(), key: word.to_owned(), thing: None });
        }
    }
}
