//! Words as the search knows them: cut, folded, without accents, and where they stand.
//!
//! A search should find more rather than less, and people leave accents out when they type, so `cooperatie` finds
//! `coöperatie`. Scripts that put no space between words are cut into characters, and a word typed in one becomes a
//! phrase of them. Deliberately not the words of the score: those keep `e-mail` and `www.amnesty.nl` in one piece.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded and without accents: what is compared.
    pub(crate) text: String,
    /// The first character, counted in Unicode scalar values.
    pub(crate) start: usize,
    /// The character after the last.
    pub(crate) end: usize,
}

/// The words of a text in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each(text, |word, start, end| words.push(Word { text: word.to_owned(), start, end }));
    words
}

/// The words parted by spaces: what the word index is given.
pub(crate) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 1);
    each(text, |word, _, _| {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    });
    spaced
}

/// Calls `found` for each word with its first character and the one after its last.
fn each(text: &str, mut found: impl FnMut(&str, usize, usize)) {
    // Where the word that is being read begins, in bytes and in characters.
    let mut begun: Option<(usize, usize)> = None;
    let mut folded = String::new();
    let mut finish = |begun: Option<(usize, usize)>, byte: usize, at: usize| {
        if let Some((from, start)) = begun {
            fold(&text[from..byte], &mut folded);
            if !folded.is_empty() {
                found(&folded, start, at);
            }
        }
    };
    let mut count = 0;
    for (at, (byte, char)) in text.char_indices().enumerate() {
        count = at + 1;
        let alone = is_written_without_spaces(char);
        if alone || !is_part_of_word(char) {
            finish(begun.take(), byte, at);
        }
        if alone {
            finish(Some((byte, at)), byte + char.len_utf8(), at + 1);
        } else if is_part_of_word(char) {
            begun.get_or_insert((byte, at));
        }
    }
    finish(begun, text.len(), count);
}

/// Invisible characters inside a word, a soft hyphen above all, neither end it nor count.
fn is_part_of_word(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric();
    }
    char.is_alphanumeric() || is_combining_mark(char) || is_invisible(char)
}

fn is_invisible(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Han, kana, Thai, Lao, Burmese and Khmer.
fn is_written_without_spaces(char: char) -> bool {
    matches!(u32::from(char), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
        && char.is_alphanumeric()
}

/// Lower case by full folding where it differs (`ß` is `ss`), and without the accents of Latin, Greek and Cyrillic;
/// marks of other scripts are letters in their own right and stay. Most words are ASCII and only change their case.
fn fold(run: &str, folded: &mut String) {
    folded.clear();
    if run.is_ascii() {
        folded.push_str(run);
        folded.make_ascii_lowercase();
        return;
    }
    let lower: String =
        run.chars().filter(|char| !is_invisible(*char)).flat_map(char::to_lowercase).collect();
    let plain = lower.nfd().filter(|char| !('\u{300}'..='\u{36f}').contains(char));
    folded
        .push_str(&plain.collect::<String>().nfc().collect::<String>().replace('ß', "ss").replace('ς', "σ"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, usize, usize)]) {
        let found = words(text);
        let found: Vec<(&str, usize, usize)> =
            found.iter().map(|word| (word.text.as_str(), word.start, word.end)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_cut_folded_and_placed() {
        check("De coöperatie's", &[("de", 0, 2), ("cooperatie", 3, 13), ("s", 14, 15)]);
        check("STRASSE, Straße!", &[("strasse", 0, 7), ("strasse", 9, 15)]);
        check("e-mail 12,5", &[("e", 0, 1), ("mail", 2, 6), ("12", 7, 9), ("5", 10, 11)]);
        check("mi\u{ad}lieu", &[("milieu", 0, 7)]);
        check("e\u{301}e\u{301}n", &[("een", 0, 5)]);
        check("翻訳です", &[("翻", 0, 1), ("訳", 1, 2), ("で", 2, 3), ("す", 3, 4)]);
        check("😀 ?! \u{301}", &[]);
        check("", &[]);
    }
}
