//! Texts that are made to be missed: at the very edge of the gate, with the same few classes again and again, of every
//! script, in forms that normalising and folding change. What the index answers is held against a gate and an order of
//! this file's own, which share no code with the product's.

use super::asked::Asked;
use super::base::{Base, State, Subject};
use super::classes::{Classes, hashes};
use super::part::Part;
use super::tally::Tally;
use persklaar_text::TaggedText;
use persklaar_text::score::Scorable;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// In the long form of the tests there are more cases.
fn cases(few: u32) -> ProptestConfig {
    let times = if std::env::var_os("PERSKLAAR_LONG").is_some() { 40 } else { 1 };
    ProptestConfig::with_cases(few * times)
}

/// Words of which several have the same class, of many scripts, composed and not, some that grow when they are folded.
const WORDS: [&str; 48] = [
    "de",
    "het",
    "een",
    "één",
    "e\u{301}e\u{301}n",
    "mensenrechten",
    "mensenrecht",
    "Mensenrechten",
    "12",
    "1.000",
    "3e",
    "२",
    "٣",
    "straße",
    "strasse",
    "STRASSE",
    "İstanbul",
    "istanbul",
    "i\u{307}stanbul",
    "ŉ",
    "ʼn",
    "ﬁnd",
    "find",
    "οδός",
    "ΟΔΌΣ",
    "мир",
    "МИР",
    "мiр",
    "翻訳",
    "翻",
    "訳",
    "การแปล",
    "शांति",
    "שלום",
    "سلام",
    "سَلام",
    "𝔘𝔫𝔦",
    "𐐀𐐁",
    "한국어",
    "한국어",
    "l'État",
    "l’État",
    "na\u{ad}tie",
    "natie",
    "x-y",
    "don't",
    "😀",
    "²",
];

fn word() -> impl Strategy<Value = &'static str> {
    // A few words again and again, so that prefixes and signatures collide; the others seldom.
    prop_oneof![3 => prop::sample::select(WORDS[..4].to_vec()), 2 => prop::sample::select(WORDS.to_vec())]
}

/// As many words as make the bounds of the gate and of machine words come near.
fn length() -> impl Strategy<Value = usize> {
    prop_oneof![12 => 0usize..14, 2 => 60usize..70, 1 => 126usize..131]
}

fn row() -> impl Strategy<Value = Vec<&'static str>> {
    length().prop_flat_map(|length| prop::collection::vec(word(), length))
}

/// A change of one word: where, by what, and which kind of change.
type Edit = (usize, &'static str, u8);

/// Changes, of which as many are made as the gate allows, or one more, or one less.
fn edits() -> impl Strategy<Value = (Vec<Edit>, i8)> {
    (prop::collection::vec((any::<usize>(), word(), 0u8..4), 60), -1i8..=1)
}

/// The row with about as many changes as two rows may be apart.
fn changed(row: &[&'static str], (edits, more): &(Vec<Edit>, i8)) -> Vec<&'static str> {
    let mut row = row.to_vec();
    let allowed = (2 * row.len() / 5).saturating_add_signed(isize::from(*more));
    for (at, word, kind) in edits.iter().take(allowed) {
        let at = at % (row.len() + 1);
        match kind {
            0 | 1 if at < row.len() => row[at] = word,
            2 if at < row.len() => drop(row.remove(at)),
            _ => row.insert(at, word),
        }
    }
    row
}

fn text(row: &[&str]) -> String {
    row.join(" ")
}

/// Straight from the contract: the classes of a text.
fn naive_classes(text: &str) -> Vec<String> {
    let composed: String = text.nfc().collect();
    let kept: String =
        composed.chars().filter(|char| !matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}')).collect();
    let folded = icu_casemap::CaseMapper::new().fold_string(&kept.replace('’', "'")).into_owned();
    let words = folded.split_word_bounds().filter(|word| word.chars().any(char::is_alphanumeric));
    let is_mark = unicode_normalization::char::is_combining_mark;
    let class = |word: &str| {
        let has_digit = word.chars().any(|char| matches!(char, '0'..='9' | '०'..='९' | '٠'..='٩'));
        if has_digit { "0".to_owned() } else { word.nfd().filter(|char| !is_mark(*char)).take(5).collect() }
    };
    words.map(class).collect()
}

/// Straight from the definition.
fn naive_distance(one: &[String], other: &[String]) -> usize {
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for at in 0..=one.len() {
        for place in 0..=other.len() {
            table[at][place] = match (at, place) {
                (0, rest) | (rest, 0) => rest,
                _ => {
                    let replaced = table[at - 1][place - 1] + usize::from(one[at - 1] != other[place - 1]);
                    replaced.min(table[at - 1][place] + 1).min(table[at][place - 1] + 1)
                }
            };
        }
    }
    table[one.len()][other.len()]
}

/// Whether Wc is 0.6 or more, for texts with words.
fn naive_gate(one: &[String], other: &[String]) -> bool {
    let longer = one.len().max(other.len());
    10 * (longer - naive_distance(one, other)) >= 6 * longer
}

fn part(indexed: &[String], put: &[String]) -> Part {
    let (mut tally, mut classes) = (Tally::default(), Classes::default());
    (0..).zip(indexed).for_each(|(unit, text)| tally.add(unit, text, &mut classes));
    let subject = Subject { memory: 1, part: 2 };
    let base = Base::hold(&tally, subject, State { change: 0, trace: 0 }, &|| false).unwrap();
    let mut part = Part::new((!indexed.is_empty()).then_some(base));
    for (unit, text) in (indexed.len() as i64..).zip(put) {
        part.put(unit, text).unwrap();
    }
    part
}

fn units(part: &Part, asked: &str) -> Vec<i64> {
    let found = part.candidates(&Asked::new(asked), &|| false).unwrap().unwrap();
    found.into_iter().map(|found| found.unit).collect()
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn nothing_at_the_edge_of_the_gate_is_missed(
        asked in row(),
        near in prop::collection::vec(edits(), 1..24),
        others in prop::collection::vec(row(), 0..12),
        in_tail in 0usize..36,
    ) {
        let mut texts: Vec<String> = near.iter().map(|edits| text(&changed(&asked, edits))).collect();
        texts.extend(others.iter().map(|row| text(row)));
        let (put, indexed) = texts.split_at(in_tail.min(texts.len()));
        let part = part(indexed, put);
        let asked = text(&asked);
        let mut found = units(&part, &asked);
        found.sort_unstable();
        let classes = naive_classes(&asked);
        prop_assume!(!classes.is_empty());
        let passes = |text: &String| naive_gate(&classes, &naive_classes(text));
        let expected: Vec<i64> =
            (0..).zip(indexed.iter().chain(put)).filter(|(_, text)| passes(text)).map(|(unit, _)| unit).collect();
        prop_assert_eq!(found, expected, "{}", asked);
    }

    /// The index and the score cut any text into the same classes.
    #[test]
    fn the_classes_of_any_text_are_those_of_the_score(
        text in prop_oneof![
            any::<String>(),
            "[ -~]{0,30}",
            "[a-cA-C0-2 .,:;'_-]{0,24}",
            "([\\x{300}\\x{ad}\\x{200d}\\x{1f468}\\x{2019}\\x{e9}\\x{130}\\x{df}\\x{e33}\\x{1100}\\x{1161}a1.:' ]){0,16}",
        ],
    ) {
        let scorable = Scorable::new(&TaggedText::plain(&text));
        let classes: Vec<&str> = scorable.classes().collect();
        let (mut kept, mut again) = (Classes::default(), Vec::new());
        kept.of(&text, &mut again);
        prop_assert_eq!(&hashes(&text), &again);
        prop_assert_eq!(again, classes.into_iter().map(super::classes::hash).collect::<Vec<_>>());
    }

    /// Cut into words by the rules for any text, whatever short way the library takes for plain letters.
    #[test]
    fn words_are_those_between_the_bounds(text in prop_oneof!["[ -~]{0,30}", "[a-c0-2.,:'_ -]{0,20}", any::<String>()]) {
        let bounds = text.split_word_bounds().filter(|word| word.chars().any(char::is_alphanumeric));
        prop_assert_eq!(persklaar_text::compare::words(&text), bounds.collect::<Vec<_>>());
    }
}

#[test]
fn the_longest_texts_are_found_at_the_edge_and_not_beyond() {
    for length in [641, 1000, 5000] {
        let asked: Vec<String> = (0..length).map(|at| format!("w{}", letters(at))).collect();
        let allowed = 2 * length / 5;
        let with = |edits: usize| {
            let mut row = asked.clone();
            (0..edits).for_each(|at| row[at * length / edits.max(1)] = "anders".to_owned());
            row.join(" ")
        };
        let cut = |gone: usize| asked[gone..].join(" ");
        let texts = [with(allowed), with(allowed + 1), cut(allowed), cut(allowed + 1)];
        for part in [part(&texts, &[]), part(&[], &texts)] {
            let mut found = units(&part, &asked.join(" "));
            found.sort_unstable();
            assert_eq!(found, [0, 2], "{length}");
        }
    }
}

/// A number in letters, as a word that holds a digit has the class of all numbers.
fn letters(number: usize) -> String {
    (0..4).map(|place| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8)).collect()
}
