//! Names: words with a capital in the middle of a sentence, with the small words that join them.
//!
//! Nothing knows which names a language translates; `sure` says that nothing speaks for it: no article or word of place
//! stands before the name, and it has no ending of a country or of an adjective.

use super::super::language::Conventions;
use super::super::thing::{Form, Value};
use super::{Scanned, before};
use std::collections::HashSet;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "van", "de", "der", "den", "het", "ten", "ter", "von", "zu", "la", "le", "du", "di", "da", "del", "al",
    "el", "bin", "ibn",
];
/// Words before what is usually a place or an institution, which languages name in their own way.
const BEFORE_TRANSLATED: &[(&str, &str)] = &[
    ("nl", "in naar uit te vanuit nabij rond de het een"),
    ("en", "in to into near across the a an"),
    ("fr", "à en au aux vers le la les l un une du des"),
    ("es", "en hacia el la los las un una del al"),
    ("it", "in a il lo la i gli le un una nel nella"),
    ("pt", "em no na nos nas o a os as um uma"),
];
/// Ends of Dutch words that are countries, peoples and adjectives.
const DUTCH_ENDS: &[&str] = &["ië", "land", "se", "sche", "isch", "ers", "ën", "stan"];
/// From what share of words with capitals, in percent, a text is a headline in capitals.
const HEADLINE: usize = 60;
/// A shorter text may be a name with a word or two.
const HEADLINE_WORDS: usize = 3;
/// How many words without a capital a sentence has at least in which one word with a capital is surely a name.
const SENTENCE_WORDS: usize = 4;
/// How many letters the longest initials have; more of them are a word that shouts.
const INITIALS: usize = 7;

/// A word with its place and what its first letter says.
struct Word<'a> {
    at: usize,
    text: &'a str,
    capital: bool,
    starts: bool,
}

pub(super) fn find(scanned: &mut Scanned, language: &Conventions) {
    let text = scanned.text.clone();
    let words: Vec<Word> = text.unicode_word_indices().map(|(at, word)| read(&text, at, word)).collect();
    let later = words.iter().filter(|word| !word.starts).count();
    let with_capitals = words.iter().filter(|word| word.capital && !word.starts).count();
    if later > HEADLINE_WORDS && with_capitals * 100 > later * HEADLINE {
        return;
    }
    let is_sentence = is_sentence(&text, &words);
    let inside: HashSet<&str> =
        words.iter().filter(|word| word.capital && !word.starts).map(|word| word.text).collect();
    let is_name = |word: &Word| {
        word.capital
            && word.text.chars().count() > 1
            && (is_acronym(word.text)
                || (!language.capitals_are_common() && (!word.starts || inside.contains(word.text))))
    };
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let length =
            if is_name(word) { run(&text, words.get(at..).unwrap_or_default(), &is_name) } else { 0 };
        if let Some(last) = words.get(at + length.max(1) - 1).filter(|_| length > 0) {
            let span = word.at..last.at + last.text.len();
            let name = scanned.at(&span).to_owned();
            let sure = is_sure(&name, before(&text, word.at), language) && (is_sentence || says_name(&name));
            scanned.add(span, Value::Name(name), Form::Name { sure });
        }
        at += length.max(1);
    }
}

fn read<'a>(text: &str, at: usize, word: &'a str) -> Word<'a> {
    let text_of = word.trim_end_matches("'s").trim_end_matches("’s");
    Word {
        at,
        text: text_of,
        capital: word.starts_with(char::is_uppercase),
        starts: starts_sentence(text, at),
    }
}

/// How many words from the first on are one name.
fn run(text: &str, words: &[Word], is_name: &impl Fn(&Word) -> bool) -> usize {
    let mut length = 1;
    while let Some(next) = next_in_run(text, words, length, is_name) {
        length = next;
    }
    length
}

/// The name with the next word that has a capital, over at most two small words; none where the name ends.
fn next_in_run(text: &str, words: &[Word], length: usize, is_name: &impl Fn(&Word) -> bool) -> Option<usize> {
    for next in length..(length + 3).min(words.len()) {
        let (before, word) = (words.get(next - 1)?, words.get(next)?);
        let gap = text.get(before.at + before.text.len()..word.at)?;
        if !matches!(gap, " " | "-" | "\u{A0}") {
            return None;
        }
        if is_name(word) {
            return Some(next + 1);
        }
        // After more than a first name, Dutch says where somebody is from: `Mieke Bos van Vrijspraak`.
        if !PARTICLES.contains(&word.text) || (word.text == "van" && length > 1) {
            return None;
        }
    }
    None
}

/// Whether a word begins a sentence, as far as can be told from what stands before it.
fn starts_sentence(text: &str, at: usize) -> bool {
    let before = before(text, at);
    let quote = |char: char| matches!(char, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '(' | '[');
    if before.ends_with(quote) {
        return true;
    }
    let last = before.trim_end().chars().next_back();
    last.is_none_or(|char| matches!(char, '.' | '!' | '?' | ':' | '…' | '•' | ';') || quote(char))
}

/// A word with a capital beyond its first letter.
fn is_acronym(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

/// Whether a text runs on as a sentence does. In a label or a heading any word may have a capital.
fn is_sentence(text: &str, words: &[Word]) -> bool {
    let ends = text
        .trim_end_matches(|char: char| char.is_whitespace() || matches!(char, '"' | '”' | '’' | '»' | ')'));
    let small = words.iter().filter(|word| word.text.starts_with(char::is_lowercase)).count();
    ends.ends_with(['.', '!', '?']) && small >= SENTENCE_WORDS
}

/// Whether a name is more than a word with a capital: several words, or initials.
fn says_name(name: &str) -> bool {
    name.contains(' ') || (is_acronym(name) && name.chars().count() <= INITIALS)
}

fn is_sure(name: &str, before: &str, language: &Conventions) -> bool {
    let previous = before.unicode_words().next_back().unwrap_or_default().to_lowercase();
    let telling = BEFORE_TRANSLATED.iter().find(|(known, _)| *known == language.language);
    if telling.is_some_and(|(_, words)| words.split(' ').any(|word| word == previous)) {
        return false;
    }
    let first = name.split(' ').next().unwrap_or_default();
    let is_adjective = first != name && first.ends_with('e') && first.chars().count() > 3;
    let is_dutch = language.language == "nl";
    !(is_dutch && !is_acronym(name) && (is_adjective || DUTCH_ENDS.iter().any(|end| first.ends_with(end))))
}

/// Where a name stands in a text, with no letter or digit beside it.
pub(in super::super) fn places(text: &str, name: &str) -> Vec<Range<usize>> {
    let alone = |at: usize| {
        let beside = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
        let (before, after) = (before(text, at), super::after(text, at + name.len()));
        !beside(before.chars().next_back()) && !beside(after.chars().next())
    };
    text.match_indices(name)
        .filter(|(at, _)| !name.is_empty() && alone(*at))
        .map(|(at, _)| at..at + name.len())
        .collect()
}
