//! A text prepared once for many comparisons.

use crate::compare::{class, comparison, fold};
use crate::{Half, TagKind, TaggedText};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// A text with its comparison forms, words, classes and bigrams at hand.
#[derive(Debug, Clone)]
pub struct Scorable {
    pub(super) stored: String,
    pub(super) tags: Vec<(Half, TagKind)>,
    /// The comparison form before folding.
    pub(super) compared: String,
    /// The folded words, inside the folded comparison form.
    pub(super) words: Parts,
    pub(super) classes: Parts,
    pub(super) characters: usize,
    /// Pairs of neighbouring characters of the folded form, sorted.
    pub(super) bigrams: Vec<u64>,
}

impl Scorable {
    /// Prepares a text.
    pub fn new(text: &TaggedText) -> Self {
        let stored = text.text();
        let compared = comparison(&stored);
        let words = Parts::words_of(fold(&compared).into_owned());
        Self {
            tags: text.tag_sequence(),
            classes: Parts::classes_of(&words),
            characters: words.text.chars().count(),
            bigrams: bigrams(&words.text),
            words,
            compared,
            stored,
        }
    }

    /// The classes of its words in order, which an index may rely on: below a similarity of 0.6 over them there is no
    /// match.
    pub fn classes(&self) -> impl ExactSizeIterator<Item = &str> {
        self.classes.iter()
    }

    /// The folded comparison form.
    pub fn folded(&self) -> &str {
        &self.words.text
    }
}

/// Parts of one string: one allocation instead of one a word.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub(super) text: String,
    spans: Vec<Range<usize>>,
}

impl Parts {
    pub(super) fn words_of(text: String) -> Self {
        let spans = text.unicode_word_indices().map(|(start, word)| start..start + word.len()).collect();
        Self { spans, text }
    }

    fn classes_of(words: &Self) -> Self {
        let mut classes = Self { text: String::new(), spans: Vec::with_capacity(words.len()) };
        for word in words.iter() {
            let start = classes.text.len();
            classes.text.push_str(&class(word));
            classes.spans.push(start..classes.text.len());
        }
        classes
    }

    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn get(&self, at: usize) -> &str {
        &self.text[self.spans[at].clone()]
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.spans.iter().map(|span| &self.text[span.clone()])
    }

    /// What stands before a part and after the one before it; at the count of parts, what stands after the last.
    pub(super) fn gap(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.spans[before].end);
        let end = self.spans.get(at).map_or(self.text.len(), |span| span.start);
        &self.text[start..end]
    }
}

fn bigrams(folded: &str) -> Vec<u64> {
    let code = |char: char| u64::from(u32::from(char));
    let next = folded.chars().skip(1);
    let mut bigrams: Vec<u64> =
        folded.chars().zip(next).map(|(one, two)| (code(one) << 32) | code(two)).collect();
    bigrams.sort_unstable();
    bigrams
}
