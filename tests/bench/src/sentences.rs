//! Precision and recall of sentence boundaries.
//!
//! A boundary is the count of characters before it that are not white space, so a program may trim its sentences.

use std::collections::BTreeSet;

/// Paragraphs as lists of sentences.
pub(crate) type Paragraphs = Vec<Vec<String>>;

/// How found boundaries compare with wanted ones.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Score {
    right: usize,
    extra: usize,
    missed: usize,
    /// Paragraphs with the wanted boundaries and no other.
    pub(crate) exact: usize,
    /// Paragraphs that were compared.
    pub(crate) paragraphs: usize,
    /// Paragraphs whose text came back with other letters: their boundaries may be off.
    pub(crate) changed: usize,
}

impl Score {
    /// Compares paragraph by paragraph.
    pub(crate) fn of(wanted: &Paragraphs, found: &Paragraphs) -> Self {
        let mut score = Self { paragraphs: wanted.len(), ..Self::default() };
        for (number, want) in wanted.iter().enumerate() {
            let have = found.get(number).map(Vec::as_slice).unwrap_or_default();
            score.paragraph(want, have);
        }
        score
    }

    fn paragraph(&mut self, wanted: &[String], found: &[String]) {
        let ((want, all), (have, all_found)) = (boundaries(wanted), boundaries(found));
        self.right += want.intersection(&have).count();
        self.extra += have.difference(&want).count();
        self.missed += want.difference(&have).count();
        let changed = all != all_found;
        self.changed += usize::from(changed);
        self.exact += usize::from(want == have && !changed);
    }

    /// Precision, recall and F1 in percent; nothing found or wanted is no fault.
    pub(crate) fn percent(&self) -> [f64; 3] {
        let part = |of: usize, all: usize| if all == 0 { 100.0 } else { 100.0 * of as f64 / all as f64 };
        let Self { right, extra, missed, .. } = *self;
        [part(right, right + extra), part(right, right + missed), part(2 * right, 2 * right + extra + missed)]
    }
}

/// The boundaries between sentences, and the count of characters in all of them.
fn boundaries(sentences: &[String]) -> (BTreeSet<usize>, usize) {
    let mut before = 0;
    let mut ends = BTreeSet::new();
    for sentence in sentences {
        let length = sentence.chars().filter(|char| !char.is_whitespace()).count();
        if before > 0 && length > 0 {
            ends.insert(before);
        }
        before += length;
    }
    (ends, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Paragraphs {
        text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
    }

    fn check(found: &str, expected: [usize; 5]) {
        let Score { right, extra, missed, exact, changed, .. } =
            Score::of(&paragraphs("A b. |C d. |E.\nF."), &paragraphs(found));
        assert_eq!([right, extra, missed, exact, changed], expected, "{found}");
    }

    #[test]
    fn boundaries_are_compared_without_white_space() {
        check("A b.|C d.|E.\nF.", [2, 0, 0, 2, 0]);
        check("|A b. C d.| |E.|\nF.", [1, 0, 1, 1, 0]);
        check("A |b.|C d.|E.\nF.", [2, 1, 0, 1, 0]);
        check("A b.|C d.|E!!\nF.", [2, 0, 0, 1, 1]);
        check("A b.|C d.|E.", [2, 0, 0, 1, 1]);
    }

    #[test]
    fn percents_are_of_all_boundaries() {
        let score = Score { right: 6, extra: 2, missed: 3, ..Score::default() };
        assert_eq!(score.percent().map(|value| (value * 10.0).round()), [750.0, 667.0, 706.0]);
        assert_eq!(Score::default().percent(), [100.0, 100.0, 100.0]);
    }
}
