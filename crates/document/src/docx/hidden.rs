//! Where bookmarks, comments and other hidden marks go in a translated text.
//!
//! Nobody can say which words of a translation a comment was about; a mark goes to where it stood in proportion,
//! between two words, so that what begins and ends around words still does.

use crate::block::{Block, What};
use crate::export::Ordinary;
use crate::segment::Part;

/// Spreads the hidden marks before a text over that text.
pub(crate) fn spread(block: &Block, part: Part, items: Vec<Ordinary>) -> Vec<Ordinary> {
    let mut out: Vec<Ordinary> = Vec::with_capacity(items.len());
    for item in items {
        let Ordinary::Text(text) = item else {
            out.push(item);
            continue;
        };
        let first = out.iter().rposition(|item| !is_hidden(block, item)).map_or(0, |last| last + 1);
        // Behind a text of the target the marks are in their very places.
        let placed =
            first > 0 && matches!(out.get(first - 1), Some(Ordinary::Text(text)) if !text.trim().is_empty());
        if placed || text.is_empty() {
            out.push(Ordinary::Text(text));
            continue;
        }
        let mut at = 0;
        for mark in out.split_off(first) {
            let Ordinary::Code(index) = mark else { continue };
            let here = between_words(&text, share(block, part, index)).max(at);
            if here > at {
                out.push(Ordinary::Text(text[at..here].to_owned()));
                at = here;
            }
            out.push(Ordinary::Code(index));
        }
        out.push(Ordinary::Text(text[at..].to_owned()));
    }
    out
}

fn is_hidden(block: &Block, item: &Ordinary) -> bool {
    matches!(item, Ordinary::Code(index) if block.codes[*index].what == What::Hidden)
}

/// How far a mark stands in the text between its neighbouring tags, from 0 to 1.
fn share(block: &Block, part: Part, index: usize) -> f64 {
    let is_tag = |other: &usize| block.codes[*other].what != What::Hidden;
    let start = (part.first..index).rev().find(is_tag).map_or(part.from, |tag| block.codes[tag].at as usize);
    let end = (index..part.after).find(is_tag).map_or(part.to, |tag| block.codes[tag].at as usize);
    let at = (block.codes[index].at as usize).clamp(start, end.max(start));
    if end > start { (at - start) as f64 / (end - start) as f64 } else { 0.0 }
}

/// The place between two words that is nearest to a share of a text.
fn between_words(text: &str, share: f64) -> usize {
    let wanted = (share * text.len() as f64).round() as usize;
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    let places = [0, text.len()].into_iter().chain(spaces);
    places.min_by_key(|place| place.abs_diff(wanted)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_between_words() {
        for (share, expected) in
            [(0.0, ""), (0.2, "een"), (0.5, "een twee"), (0.9, "een twee drie"), (1.0, "een twee drie")]
        {
            assert_eq!(&"een twee drie"[..between_words("een twee drie", share)], expected);
        }
    }
}
