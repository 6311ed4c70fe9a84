//! Control characters in targets: what is pasted from a word processor may hold them, and no format shows them.
//!
//! They are taken out of targets only; the original keeps its own. Line ends and tabs are no business of this module.

use super::Translation;
use persklaar_text::{Piece, TaggedText};
use std::borrow::Cow;

/// The translations without control characters in their targets.
pub(super) fn without_controls(translations: &[Translation]) -> Cow<'_, [Translation]> {
    let has = |one: &Translation| one.target.as_ref().is_some_and(has_controls);
    if !translations.iter().any(has) {
        return Cow::Borrowed(translations);
    }
    let clean = |one: &Translation| Translation { target: one.target.as_ref().map(cleaned), ..one.clone() };
    translations.iter().map(clean).collect()
}

fn has_controls(target: &TaggedText) -> bool {
    target.pieces().iter().any(|piece| matches!(piece, Piece::Text(run) if run.contains(is_unwanted)))
}

fn cleaned(target: &TaggedText) -> TaggedText {
    TaggedText::new(target.pieces().iter().map(|piece| match piece {
        Piece::Text(run) => Piece::Text(run.chars().filter_map(character).collect()),
        Piece::Tag(tag) => Piece::Tag(*tag),
    }))
}

/// Those that end a line or page part words, so a space stands for them.
fn character(character: char) -> Option<char> {
    match character {
        '\u{b}' | '\u{c}' | '\u{85}' => Some(' '),
        _ if is_unwanted(character) => None,
        _ => Some(character),
    }
}

/// XML forbids most of them; as a reference in a page a browser would read another character.
fn is_unwanted(character: char) -> bool {
    let kept = matches!(character, '\t' | '\n' | '\r');
    (character.is_control() && !kept) || matches!(character, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(target: &str, expected: &str) {
        let target = Some(TaggedText::plain(target));
        let one = Translation { block: 1, start: 0, end: 1, target };
        let clean = without_controls(std::slice::from_ref(&one)).into_owned();
        assert_eq!(clean[0].target, Some(TaggedText::plain(expected)));
    }

    #[test]
    fn only_control_characters_go() {
        check(
            "a\tb\nc\r\u{a0}\u{ad}\u{200b}\u{2028}\u{feff}",
            "a\tb\nc\r\u{a0}\u{ad}\u{200b}\u{2028}\u{feff}",
        );
        check("a\0b\u{1}\u{7f}c\u{9f}\u{fffe}\u{ffff}", "abc");
        check("regel\u{b}regel\u{c}\u{85}einde", "regel regel  einde");
    }
}
