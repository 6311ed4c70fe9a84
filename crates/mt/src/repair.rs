//! Puts the tags of a source into its translation: each exactly once, none of anybody else's, and the text untouched.
//!
//! Pure. What the answer has right is kept; what it lost is placed by [`projection`](crate::projection) and reported,
//! never silently.

mod placing;

use crate::Translated;
use crate::projection::Projection;
use persklaar_text::{Half, Piece, Tag, TaggedText};
use placing::Line;
use std::collections::HashMap;

/// More tags than a person ever put into a segment; they keep their order and are not looked at one by one.
const MANY: usize = 400;

/// The answer's text with exactly the source's tags.
///
/// Unknown and doubled tags go, halves in the wrong order and pairs that newly cross another are placed again, missing
/// ones are placed. Pairs are well nested if the source's are. `tags_guessed` says that something was placed.
pub fn repair(source: &TaggedText, answer: &TaggedText) -> Translated {
    let tags: Vec<Tag> = source.tags().collect();
    if tags.len() > MANY {
        return in_order(source, answer);
    }
    let pairs = partners(&tags);
    let mut line = Line::new(recognised(&tags, answer));
    line.drop_misplaced(&pairs);
    let missing = line.missing(tags.len());
    if !missing.is_empty() {
        let places = places(source);
        let projection = Projection::new(&source.text(), &answer.text());
        for &at in &missing {
            match pairs.iter().find(|pair| pair.0 == at || pair.1 == at) {
                Some(&pair) if pair.0 == at => {
                    line.place_pair(pair, projection.span(places[pair.0], places[pair.1]), &pairs);
                }
                Some(_) => {}
                None => line.place_single(at, projection.point(places[at]), &pairs),
            }
        }
    }
    Translated { text: line.into_text(&tags), tags_guessed: !missing.is_empty() }
}

/// The places of both halves of every pair, by the place of the first.
pub(crate) fn partners(tags: &[Tag]) -> Vec<(usize, usize)> {
    let mut open: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        match tag.half {
            Half::Open => open.entry(tag.number).or_default().push(at),
            Half::Close => {
                let first = open.get_mut(&tag.number).and_then(Vec::pop);
                pairs.extend(first.map(|first| (first, at)));
            }
            Half::Single => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Whether one begins inside the other and ends outside it.
pub(crate) fn crossing(one: (usize, usize), two: (usize, usize)) -> bool {
    let (first, second) = if one.0 <= two.0 { (one, two) } else { (two, one) };
    first.0 < second.0 && second.0 < first.1 && first.1 < second.1
}

/// A run of text, or the tag at this place in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Text(String),
    Tag(usize),
}

/// The answer's pieces with its tags as the source's, each at most once.
fn recognised(tags: &[Tag], answer: &TaggedText) -> Vec<Item> {
    let mut free: Vec<bool> = vec![true; tags.len()];
    let mut items = Vec::new();
    for piece in answer.pieces() {
        match piece {
            Piece::Text(run) => items.push(Item::Text(run.clone())),
            Piece::Tag(tag) => {
                let same =
                    |at: &usize| free[*at] && tags[*at].number == tag.number && tags[*at].half == tag.half;
                if let Some(at) = (0..tags.len()).find(same) {
                    free[at] = false;
                    items.push(Item::Tag(at));
                }
            }
        }
    }
    items
}

/// Where each tag stands in the source's text.
fn places(source: &TaggedText) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 0;
    for piece in source.pieces() {
        match piece {
            Piece::Text(run) => at += run.len(),
            Piece::Tag(_) => places.push(at),
        }
    }
    places
}

/// All tags in the source's order, each at its place or behind the one before.
fn in_order(source: &TaggedText, answer: &TaggedText) -> Translated {
    let text = answer.text();
    let projection = Projection::new(&source.text(), &text);
    let mut out = TaggedText::default();
    let mut done = 0;
    for (tag, place) in source.tags().zip(places(source)) {
        let at = projection.point(place).max(done);
        out.push_text(&text[done..at]);
        out.push_tag(tag);
        done = at;
    }
    out.push_text(&text[done..]);
    Translated { text: out, tags_guessed: true }
}

#[cfg(test)]
mod tests;
