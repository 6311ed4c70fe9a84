//! Texts that a generator of sentences does not make: with tags, very long, of other scripts, without a word.
//!
//! All are made out of given sentences by a seeded generator, so that those of a run resemble each other as revisions
//! of one text do.

use fastrand::Rng;
use persklaar_text::{TagKind, TaggedText};

/// A text that is not in the written form.
pub(crate) fn plain(text: &str) -> TaggedText {
    TaggedText::plain(text)
}

/// The sentence with tags around and between its words.
pub(crate) fn tagged(sentence: &str, rng: &mut Rng) -> TaggedText {
    let escaped = sentence.replace('&', "&amp;").replace('<', "&lt;");
    let mut words: Vec<String> = escaped.split(' ').map(str::to_owned).collect();
    let at = rng.usize(..words.len());
    match rng.u8(..4) {
        0 => words[at] = format!("<1>{}</1>", words[at]),
        1 => words[at].push_str("<1/>"),
        2 => words[at].insert_str(0, "<1>"),
        _ => {
            words[0].insert_str(0, "<1>");
            words[at].push_str("</1>");
            words.push("<2/>".to_owned());
        }
    }
    let kind = if rng.bool() { TagKind::Bold } else { TagKind::Link };
    TaggedText::parse(&words.join(" "), |_| kind).expect("tags are paired")
}

/// A text of at least so many words, out of sentences that begin at a place.
pub(crate) fn long(sentences: &[String], at: usize, words: usize) -> String {
    let mut text = String::new();
    for sentence in sentences.iter().cycle().skip(at) {
        if text.split(' ').count() >= words {
            break;
        }
        text.push_str(sentence);
        text.push(' ');
    }
    text.trim_end().to_owned()
}

/// The sentence with one word in so many replaced, dropped or said twice.
pub(crate) fn edited(sentence: &str, one_in: usize, rng: &mut Rng) -> String {
    let mut words = Vec::new();
    for word in sentence.split(' ') {
        match if rng.usize(..one_in) == 0 { rng.u8(..3) } else { 3 } {
            0 => words.push("woordenboek".to_owned()),
            1 => {}
            2 => words.extend([word.to_owned(), word.to_owned()]),
            _ => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

/// The first letters of the scripts that a sentence is written in: Cyrillic, Arabic, Han, Thai, Devanagari, Hangul.
const SCRIPTS: [u32; 6] = [0x430, 0x627, 0x4e00, 0xe01, 0x915, 0xac00];

/// The sentence with each of its letters as one of another script.
pub(crate) fn in_script(sentence: &str, script: usize) -> String {
    let first = SCRIPTS[script % SCRIPTS.len()];
    let letter = |char: char| match char.to_ascii_lowercase() {
        lower @ 'a'..='z' => char::from_u32(first + u32::from(lower) - u32::from('a')).unwrap_or(char),
        _ => char,
    };
    sentence.chars().map(letter).collect()
}

/// Signs alone.
pub(crate) fn wordless(rng: &mut Rng) -> String {
    let signs = ["*", "—", "…", "!", "?", " ", "(", ")", "·", "→", "😀"];
    let text: String = (0..rng.usize(1..9)).map(|_| signs[rng.usize(..signs.len())]).collect();
    if text.trim().is_empty() { "***".to_owned() } else { text }
}
