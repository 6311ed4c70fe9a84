//! One rule for every program's pages: are they the original, do they keep its words and its tree, was all offered.

use crate::Failure;
use crate::markup::{Page, Word, parse};
use crate::program::{Kind, bytes, name, pages};
use std::collections::HashMap;
use std::path::Path;

/// An original.
pub(crate) struct Original {
    name: String,
    bytes: Vec<u8>,
    page: Page,
}

/// The originals in a folder.
pub(crate) fn originals(folder: &Path) -> Result<Vec<Original>, Failure> {
    pages(folder)?
        .iter()
        .map(|path| {
            let bytes = bytes(path)?;
            Ok(Original { name: name(path), page: parse(&bytes), bytes })
        })
        .collect()
}

/// How a program's pages compare with the originals.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Pages that came back at all with nothing translated.
    pub(crate) untouched: usize,
    /// Those that are the original, byte for byte.
    pub(crate) identical: usize,
    /// Those that lack visible words of the original.
    pub(crate) losing: usize,
    /// How many words these lack together.
    pub(crate) lost: usize,
    /// Pages that came back pseudo-translated.
    pub(crate) pseudo: usize,
    /// Those with the elements of the original.
    pub(crate) same_tree: usize,
    /// Visible words in the originals of these.
    pub(crate) words: usize,
    /// Visible words that were left as they were.
    pub(crate) left: usize,
    /// Visible words that are not for translation and were left as they were.
    pub(crate) kept: usize,
    /// What was lost and left, page by page, for whoever wants to look.
    pub(crate) particulars: Vec<String>,
}

/// Judges the two exports in a program's folder.
pub(crate) fn judge(originals: &[Original], folder: &Path) -> Verdict {
    let mut verdict = Verdict::default();
    for original in originals {
        let export = |kind: Kind| {
            let bytes = std::fs::read(folder.join(kind.name()).join(&original.name)).ok();
            // A program that fails may leave an empty file behind and say that all went well.
            bytes.filter(|bytes| !bytes.is_empty())
        };
        if let Some(bytes) = export(Kind::Untouched) {
            verdict.untouched(original, &bytes);
        }
        if let Some(bytes) = export(Kind::Pseudo) {
            verdict.pseudo(original, &parse(&bytes));
        }
    }
    verdict
}

impl Verdict {
    fn untouched(&mut self, original: &Original, bytes: &[u8]) {
        self.untouched += 1;
        if bytes == original.bytes {
            self.identical += 1;
            return;
        }
        let lost = missing(&original.page.words, &parse(bytes).words);
        self.losing += usize::from(!lost.is_empty());
        self.lost += lost.len();
        self.tell(original, "lost", &lost);
    }

    fn pseudo(&mut self, original: &Original, page: &Page) {
        self.pseudo += 1;
        self.words += original.page.words.len();
        self.same_tree += usize::from(page.elements == original.page.elements);
        let (kept, left): (Vec<&Word>, Vec<&Word>) =
            page.words.iter().filter(|word| is_plain(&word.text)).partition(|word| word.keep);
        self.kept += kept.len();
        self.left += left.len();
        self.tell(original, "left", &left.iter().map(|word| word.text.as_str()).collect::<Vec<_>>());
    }

    fn tell(&mut self, original: &Original, what: &str, words: &[&str]) {
        if !words.is_empty() {
            self.particulars.push(format!("{} {what} {}: {}", original.name, words.len(), words.join(" ")));
        }
    }
}

/// Every plain letter is changed by a pseudo-translation, so a word that holds one was not offered.
fn is_plain(word: &str) -> bool {
    word.chars().any(|char| char.is_ascii_alphabetic())
}

/// The words of the one that the other lacks, each as often as it is lacking.
fn missing<'a>(from: &'a [Word], other: &[Word]) -> Vec<&'a str> {
    let mut there = HashMap::<&str, usize>::new();
    for word in other {
        *there.entry(&word.text).or_default() += 1;
    }
    let mut lacking = Vec::new();
    for word in from {
        match there.get_mut(word.text.as_str()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => lacking.push(word.text.as_str()),
        }
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<p>een <b>twee</b> twee drie</p>";

    fn original() -> Original {
        Original { name: "a.html".to_owned(), bytes: PAGE.into(), page: parse(PAGE.as_bytes()) }
    }

    fn check_untouched(export: &str, identical: usize, lost: usize) {
        let mut verdict = Verdict::default();
        verdict.untouched(&original(), export.as_bytes());
        assert_eq!((verdict.identical, verdict.lost), (identical, lost), "{export}");
        assert_eq!(verdict.losing, usize::from(lost > 0), "{export}");
    }

    #[test]
    fn lost_words_are_counted_as_often_as_they_lack() {
        check_untouched(PAGE, 1, 0);
        check_untouched("<p>een twee\ntwee&#32;drie vier", 0, 0);
        check_untouched("<p>een twee <script>twee</script> drie", 0, 1);
        check_untouched("<p>tweede twee", 0, 3);
    }

    fn check_pseudo(export: &str, same_tree: usize, left: usize, kept: usize) {
        let mut verdict = Verdict::default();
        verdict.pseudo(&original(), &parse(export.as_bytes()));
        assert_eq!((verdict.same_tree, verdict.left, verdict.kept), (same_tree, left, kept), "{export}");
    }

    #[test]
    fn a_pseudo_translation_leaves_no_letter_plain() {
        let letters: String = ('a'..='z').chain('A'..='Z').collect();
        let pseudo = persklaar_text::pseudo::pseudo(&persklaar_text::TaggedText::plain(&letters));
        assert!(!is_plain(&pseudo.written()));
        assert!(letters.chars().all(|letter| is_plain(&letter.to_string())));
    }

    #[test]
    fn what_is_still_plain_was_not_offered() {
        check_pseudo("<p>[ééñ <b>[ŧŵéé]</b> ŧŵéé đříé]</p>", 1, 0, 0);
        check_pseudo("<p>[ééñ <b>twee</b> ŧŵéé dříé]</p>", 1, 2, 0);
        check_pseudo("<p>[ééñ <i>[ŧŵéé]</i>", 0, 0, 0);
        check_pseudo("<p>[ééñ <b translate=no>twee</b>", 1, 0, 1);
    }
}
