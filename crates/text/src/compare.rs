//! The comparison form of a text, its words and their classes.
//!
//! Fixed by docs/formats.md: scores of one version must stay the same. Exact lookup does not use this form.

use icu_casemap::CaseMapper;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

/// How many characters of a word its class keeps.
const CLASS_LENGTH: usize = 5;
/// The class of every word that holds a digit.
const NUMBER_CLASS: &str = "0";

/// NFC, invisible characters out, runs of white space as one space, quotes and dashes as their plain forms.
/// Ends are left as they are: a stored form has no space there.
pub fn comparison(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in composed(text).chars().filter(|char| !is_invisible(*char)) {
        if !char.is_whitespace() {
            out.push(plain(char));
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// NFC; most texts are it already.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// The comparison form after full Unicode case folding.
pub fn folded(text: &str) -> String {
    fold(&comparison(text)).into_owned()
}

pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    CaseMapper::new().fold_string(text)
}

/// Soft hyphen, zero-width and bidi characters.
fn is_invisible(char: char) -> bool {
    matches!(u32::from(char),
        0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0x2066..=0x2069 | 0xFEFF)
}

fn plain(char: char) -> char {
    match char {
        '\u{2018}'..='\u{201B}' | '\u{2039}' | '\u{203A}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        other => other,
    }
}

/// UAX #29 words that hold a letter or a digit.
pub fn words(text: &str) -> Vec<&str> {
    text.unicode_words().collect()
}

/// How many words a person would count.
pub fn count_words(text: &str) -> usize {
    text.unicode_words().count()
}

/// Whether a word holds a decimal digit.
pub fn is_number(word: &str) -> bool {
    word.chars().any(is_decimal_digit)
}

fn is_decimal_digit(char: char) -> bool {
    char.is_ascii_digit() || (char.is_numeric() && is_in_digit_run(char))
}

/// Unicode keeps each script's ten decimal digits together (category Nd); these are the runs' first characters.
fn is_in_digit_run(char: char) -> bool {
    const FIRST: &[u32] = &[
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50,
        0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
        0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066,
        0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950,
        0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6,
        0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
    ];
    let value = u32::from(char);
    FIRST.iter().any(|first| (*first..first + 10).contains(&value))
}

/// The class of a folded word: without marks, its first five characters; `0` for words with a digit.
pub fn class(word: &str) -> String {
    if is_number(word) {
        return NUMBER_CLASS.to_owned();
    }
    if word.is_ascii() {
        return word.chars().take(CLASS_LENGTH).collect();
    }
    word.nfd().filter(|char| !is_combining_mark(*char)).take(CLASS_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_dashes_spaces_and_invisibles() {
        let check = |text, expected| assert_eq!(comparison(text), expected, "{text}");
        check("“Dag”\u{a0}–\u{2009} zei\u{ad}den\u{200b} ", "\"Dag\" - zeiden ");
        check("l\u{2019}État", "l'État");
        check("e\u{301}", "é");
        check("\u{200b}", "");
    }

    #[test]
    fn classes_are_short_plain_and_number_blind() {
        let check = |word, expected: &str| assert_eq!(class(word), expected, "{word}");
        check("mensenrechten", "mense");
        check("één", "een");
        check("15.000", "0");
        check("b2b", "0");
        check("٣", "0");
        check("𝟡", "0");
        check("²", "²");
    }

    #[test]
    fn words_hold_letters_or_digits() {
        assert_eq!(words("\"dag\", 3,5 - ja!"), ["dag", "3,5", "ja"]);
        assert_eq!(folded("STRASSE ß İ"), folded("strasse ss i\u{307}"));
    }
}
