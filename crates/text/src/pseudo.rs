//! Pseudo-translation: text that is readable, clearly not the source, and has every tag in place.
//!
//! What is still plain in a pseudo-translated page was never offered for translation.

use crate::{Piece, TaggedText};

const SMALL: [char; 26] = [
    'á', 'ƀ', 'ç', 'đ', 'é', 'ƒ', 'ğ', 'ĥ', 'í', 'ĵ', 'ķ', 'ł', 'ɱ', 'ñ', 'ó', 'ƥ', 'ʠ', 'ř', 'š', 'ŧ', 'ú',
    'ṽ', 'ŵ', 'ẋ', 'ý', 'ž',
];
const CAPITAL: [char; 26] = [
    'Á', 'Ɓ', 'Ç', 'Đ', 'É', 'Ƒ', 'Ğ', 'Ĥ', 'Í', 'Ĵ', 'Ķ', 'Ł', 'Ṁ', 'Ñ', 'Ó', 'Ƥ', 'Ɋ', 'Ř', 'Š', 'Ŧ', 'Ú',
    'Ṽ', 'Ŵ', 'Ẋ', 'Ý', 'Ž',
];

/// `[` and the text with accents on its letters and `]`.
pub fn pseudo(text: &TaggedText) -> TaggedText {
    let mut out = TaggedText::plain("[");
    for piece in text.pieces() {
        match piece {
            Piece::Text(run) => out.push_text(&run.chars().map(accented).collect::<String>()),
            Piece::Tag(tag) => out.push_tag(*tag),
        }
    }
    out.push_text("]");
    out
}

fn accented(char: char) -> char {
    match char {
        'a'..='z' => SMALL[char as usize - 'a' as usize],
        'A'..='Z' => CAPITAL[char as usize - 'A' as usize],
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TagKind;

    #[test]
    fn letters_change_and_tags_stay() {
        let text = TaggedText::parse("a <1>Zin</1> 3", |_| TagKind::Bold).unwrap();
        assert_eq!(pseudo(&text).written(), "[á <1>Žíñ</1> 3]");
    }
}
