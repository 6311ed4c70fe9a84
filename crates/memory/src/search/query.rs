//! What a person types into a search: words, `prefix*` and `"phrases"`, and where they stand in a text.

use super::Side;
use super::words::{Word, words};
use crate::unit::Unit;
use std::collections::HashSet;

/// The word index is asked for so many phrases and so many words of each; a page that somebody pasted into the field is
/// compared with the texts that these find.
const MOST_ASKED: usize = 64;

/// A search, understood.
#[derive(Debug)]
pub(crate) struct Parsed {
    phrases: Vec<Phrase>,
}

/// Words that have to follow each other; the last may be the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Phrase {
    words: Vec<String>,
    prefix: bool,
}

impl Parsed {
    /// Every input is a search; one without words finds nothing.
    pub(crate) fn new(input: &str) -> Self {
        let mut phrases = Vec::new();
        for (at, part) in input.split(is_quote).enumerate() {
            if at % 2 == 1 {
                phrases.extend(Phrase::new(part));
            } else {
                phrases.extend(part.split_whitespace().filter_map(Phrase::new));
            }
        }
        // Twice the same asks for nothing more.
        let mut known = HashSet::new();
        phrases.retain(|phrase| known.insert(phrase.clone()));
        Self { phrases }
    }

    /// Every word as the beginning of one, as a filter wants that narrows with every key.
    pub(crate) fn as_typed(input: &str) -> Self {
        let mut parsed = Self::new(input);
        for phrase in &mut parsed.phrases {
            phrase.prefix = true;
        }
        parsed
    }

    /// Whether the index answers all of it; if not, what it finds is to be looked at with [`Parsed::stands_in`].
    pub(crate) fn is_asked_whole(&self) -> bool {
        self.phrases.len() <= MOST_ASKED && self.phrases.iter().all(|phrase| phrase.words.len() <= MOST_ASKED)
    }

    /// Whether a unit holds every phrase on a side, or on either.
    pub(crate) fn stands_in(&self, unit: &Unit, side: Option<Side>) -> bool {
        let source = side != Some(Side::Target);
        let target = side != Some(Side::Source);
        let source = if source { words(&unit.source.text()) } else { Vec::new() };
        let target = if target { words(&unit.target.text()) } else { Vec::new() };
        self.phrases.iter().all(|phrase| phrase.is_in(&source) || phrase.is_in(&target))
    }

    /// For FTS5. Words hold no quotes and no operators any more, so nothing typed can be taken for one.
    pub(crate) fn expression(&self, side: Option<Side>) -> Option<String> {
        if self.phrases.is_empty() {
            return None;
        }
        let phrases: Vec<String> = self.phrases.iter().take(MOST_ASKED).map(Phrase::expression).collect();
        let all = phrases.join(" AND ");
        Some(match side {
            None => all,
            Some(Side::Source) => format!("source : ({all})"),
            Some(Side::Target) => format!("target : ({all})"),
        })
    }

    /// Where the phrases stand, in characters, in order and without overlaps.
    pub(crate) fn spans(&self, text: &str) -> Vec<(usize, usize)> {
        let words = words(text);
        let mut spans: Vec<(usize, usize)> =
            self.phrases.iter().flat_map(|phrase| phrase.spans(&words)).collect();
        spans.sort_unstable();
        spans.dedup_by(|later, earlier| {
            let overlaps = later.0 < earlier.1;
            if overlaps {
                earlier.1 = earlier.1.max(later.1);
            }
            overlaps
        });
        spans
    }
}

impl Phrase {
    fn new(part: &str) -> Option<Self> {
        let words: Vec<String> = words(part).into_iter().map(|word| word.text).collect();
        let prefix = part.trim_end().ends_with('*');
        (!words.is_empty()).then_some(Self { words, prefix })
    }

    fn expression(&self) -> String {
        match self.words.get(..MOST_ASKED) {
            Some(first) if first.len() < self.words.len() => format!("\"{}\"", first.join(" ")),
            _ => format!("\"{}\"{}", self.words.join(" "), if self.prefix { " *" } else { "" }),
        }
    }

    fn is_in(&self, words: &[Word]) -> bool {
        words.windows(self.words.len()).any(|window| self.stands_at(window))
    }

    /// Whether these words, as many as the phrase has, are those of the phrase.
    fn stands_at(&self, window: &[Word]) -> bool {
        window.iter().zip(&self.words).enumerate().all(|(at, (word, wanted))| {
            let may_be_longer = self.prefix && at + 1 == self.words.len();
            word.text == *wanted || may_be_longer && word.text.starts_with(wanted.as_str())
        })
    }

    fn spans(&self, words: &[Word]) -> Vec<(usize, usize)> {
        let span = |window: &[Word]| (window[0].start, window[window.len() - 1].end);
        words.windows(self.words.len()).filter(|window| self.stands_at(window)).map(span).collect()
    }
}

fn is_quote(char: char) -> bool {
    matches!(char, '"' | '\u{201c}'..='\u{201f}' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expression: Option<&str>) {
        assert_eq!(Parsed::new(input).expression(None).as_deref(), expression, "{input}");
    }

    #[test]
    fn input_becomes_phrases() {
        check("recht op water", Some(r#""recht" AND "op" AND "water""#));
        check("mensen*", Some(r#""mensen" *"#));
        check(r#""recht op" water"#, Some(r#""recht op" AND "water""#));
        check(r#""recht op wat*""#, Some(r#""recht op wat" *"#));
        check("e-mail", Some(r#""e mail""#));
        check(r#""unclosed phrase"#, Some(r#""unclosed phrase""#));
        check("NEAR(a b) OR -x", Some(r#""near a" AND "b" AND "or" AND "x""#));
        check("* \" ' -- !", None);
        check("", None);
    }

    #[test]
    fn spans_are_in_characters() {
        let spans = |input: &str, text: &str| Parsed::new(input).spans(text);
        assert_eq!(spans("cooperatie", "de coöperatie, Coöperatie"), [(3, 13), (15, 25)]);
        assert_eq!(spans("mens*", "De mensen en de mens"), [(3, 9), (16, 20)]);
        assert_eq!(spans("\"de mens\"", "De mensen en de mens"), [(13, 20)]);
        assert_eq!(spans("\"a b\" b", "a b"), [(0, 3)]);
        assert_eq!(spans("x", "a b"), []);
    }
}
