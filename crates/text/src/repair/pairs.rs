//! Places a pair of tags that the segment has and the unit lacks, where its words stand in the target as they are.
//!
//! Single tags, and pairs around words that are translated, stay missing: nothing tells their place.

use super::scan::places;
use crate::tag_mapping::missing_tags;
use crate::{Half, Piece, Tag, TaggedText};
use std::ops::Range;

/// The text with the pairs that could be placed, and their tags.
pub(super) fn place(text: TaggedText, segment: &TaggedText) -> (TaggedText, Vec<Tag>) {
    let missing = missing_tags(segment, &text);
    let mut out = (text, Vec::new());
    for open in missing.iter().filter(|tag| tag.half == Half::Open) {
        let close = missing.iter().find(|tag| tag.number == open.number && tag.half == Half::Close);
        let words = words_inside(segment, open.number);
        let Some((close, words)) = close.zip(words) else { continue };
        if places(&segment.text(), &words).len() != 1 {
            continue;
        }
        if let Some(with) = around(&out.0, &words, *open, *close) {
            out.0 = with;
            out.1.extend([*open, *close]);
        }
    }
    out
}

/// What a pair stands around, if that is nothing but text.
fn words_inside(segment: &TaggedText, number: u32) -> Option<String> {
    let is =
        |piece: &Piece, half| matches!(piece, Piece::Tag(tag) if tag.number == number && tag.half == half);
    let pieces = segment.pieces();
    let open = pieces.iter().position(|piece| is(piece, Half::Open))?;
    match pieces.get(open + 1..open + 3)? {
        [Piece::Text(words), close] if is(close, Half::Close) => Some(words.clone()),
        _ => None,
    }
}

/// Puts a pair around words that stand once, in one run.
fn around(text: &TaggedText, words: &str, open: Tag, close: Tag) -> Option<TaggedText> {
    let [place] = places(&text.text(), words).try_into().ok()?;
    let place: Range<usize> = place;
    let mut out = TaggedText::default();
    let (mut at, mut done) = (0, false);
    for piece in text.pieces() {
        let run = match piece {
            Piece::Text(run) => run,
            Piece::Tag(tag) => {
                out.push_tag(*tag);
                continue;
            }
        };
        let span = at..at + run.len();
        if span.start <= place.start && place.end <= span.end && !done {
            let (first, last) = (place.start - at, place.end - at);
            out.push_text(run.get(..first)?);
            out.push_tag(open);
            out.push_text(words);
            out.push_tag(close);
            out.push_text(run.get(last..)?);
            done = true;
        } else {
            out.push_text(run);
        }
        at = span.end;
    }
    done.then_some(out)
}
