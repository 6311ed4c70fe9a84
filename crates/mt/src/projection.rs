//! Guesses where a place in a text is in its translation.
//!
//! Numbers, names and other words that are equal on both sides are fixed points; between them the count of words decides.
//! Answers are at the edges of words. They are guesses, and whoever uses them says so.

use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation as _;

pub(crate) struct Projection {
    from: Side,
    to: Side,
    /// Equal words by their places on both sides, both rising.
    fixed: Vec<(usize, usize)>,
}

struct Side {
    words: Vec<Word>,
    len: usize,
}

struct Word {
    start: usize,
    end: usize,
    key: String,
}

impl Projection {
    pub(crate) fn new(from: &str, to: &str) -> Self {
        let (from, to) = (Side::new(from), Side::new(to));
        let fixed = fixed_points(&from.words, &to.words);
        Self { from, to, fixed }
    }

    /// The span for a pair around `start..end` of the source; empty only if that one is empty or without words.
    pub(crate) fn span(&self, start: usize, end: usize) -> (usize, usize) {
        if start == 0 && end >= self.from.len {
            return (0, self.to.len);
        }
        let first = self.from.words.partition_point(|word| word.end <= start);
        let behind = self.from.words.partition_point(|word| word.start < end);
        if start >= end || first >= behind || self.to.words.is_empty() {
            let point = self.point(start);
            return (point, point);
        }
        let (a, b) = self.literally(first, behind).unwrap_or_else(|| self.roughly(first, behind));
        let begin = if start == 0 { 0 } else { self.to.words[a].start };
        let finish = if end >= self.from.len { self.to.len } else { self.to.words[b - 1].end };
        (begin, finish)
    }

    /// The place for a tag at `at` of the source.
    pub(crate) fn point(&self, at: usize) -> usize {
        let before = self.from.words.partition_point(|word| word.end <= at);
        if before == self.from.words.len() {
            return self.to.len;
        }
        if before == 0 {
            return 0;
        }
        let beside_the_one_before = self.from.words[before - 1].end == at;
        let place = if beside_the_one_before { self.behind(before) } else { self.ahead(before) };
        match (beside_the_one_before, place) {
            (_, 0) => 0,
            (true, place) => self.to.words[place - 1].end,
            (false, place) => self.to.words.get(place).map_or(self.to.len, |word| word.start),
        }
    }

    /// The same words in a row on the other side, the nearest if there are several.
    fn literally(&self, first: usize, behind: usize) -> Option<(usize, usize)> {
        let wanted = &self.from.words[first..behind];
        let near = self.roughly(first, behind).0;
        let same = |at: &usize| {
            let there = &self.to.words[*at..*at + wanted.len()];
            there.iter().zip(wanted).all(|(one, two)| one.key == two.key)
        };
        let starts = (self.to.words.len() + 1).checked_sub(wanted.len())?;
        let start = (0..starts).filter(same).min_by_key(|at| at.abs_diff(near))?;
        Some((start, start + wanted.len()))
    }

    /// By the fixed points around; at least one word.
    fn roughly(&self, first: usize, behind: usize) -> (usize, usize) {
        let start = self.ahead(first).min(self.to.words.len().saturating_sub(1));
        (start, self.behind(behind).max(start + 1))
    }

    /// The place of the gap before word `gap`, with the word behind it.
    fn ahead(&self, gap: usize) -> usize {
        match self.fixed.iter().find(|point| point.0 == gap) {
            Some(point) => point.1,
            None => self.between(gap),
        }
    }

    /// The place of the gap before word `gap`, with the word ahead of it.
    fn behind(&self, gap: usize) -> usize {
        match self.fixed.iter().find(|point| point.0 + 1 == gap) {
            Some(point) => point.1 + 1,
            None => self.between(gap),
        }
    }

    /// By the count of words between the fixed points on both sides of a gap.
    fn between(&self, gap: usize) -> usize {
        let next = self.fixed.partition_point(|point| point.0 < gap);
        let low = next.checked_sub(1).map_or((0, 0), |at| (self.fixed[at].0 + 1, self.fixed[at].1 + 1));
        let high = self.fixed.get(next).copied().unwrap_or((self.from.words.len(), self.to.words.len()));
        let (across, up) = (high.0 - low.0, high.1 - low.1);
        // Rounded to the nearest; no words across means that both ends are this gap.
        low.1 + ((gap - low.0) * up * 2 + across).checked_div(across * 2).unwrap_or(0)
    }
}

impl Side {
    fn new(text: &str) -> Self {
        let words = text.unicode_word_indices();
        let words = words.map(|(start, word)| Word { start, end: start + word.len(), key: key(word) });
        Self { words: words.collect(), len: text.len() }
    }
}

/// What makes words equal: a number is its digits, so that `3.500` and `3,500` are the same.
fn key(word: &str) -> String {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() { word.to_lowercase() } else { digits }
}

/// Words that stand once on both sides, as far as they come in the same order at about the same part of the text.
fn fixed_points(from: &[Word], to: &[Word]) -> Vec<(usize, usize)> {
    let there = once(to);
    let mut both: Vec<(usize, usize)> =
        once(from).into_iter().filter_map(|(key, at)| Some((at, *there.get(key)?))).collect();
    both.sort_unstable();
    let far =
        |(one, two): (usize, usize)| (one * to.len()).abs_diff(two * from.len()) * 3 > from.len() * to.len();
    let mut rising: Vec<(usize, usize)> = Vec::new();
    for point in both {
        if !far(point) && rising.last().is_none_or(|last| last.1 < point.1) {
            rising.push(point);
        }
    }
    rising
}

fn once(words: &[Word]) -> HashMap<&str, usize> {
    let mut count: HashMap<&str, (usize, usize)> = HashMap::new();
    for (at, word) in words.iter().enumerate() {
        count.entry(word.key.as_str()).or_insert((0, at)).0 += 1;
    }
    count.into_iter().filter(|(_, (times, _))| *times == 1).map(|(key, (_, at))| (key, at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `source` and `expected` have the span in brackets.
    fn check(source: &str, expected: &str) {
        let (from, (start, end)) = marked(source);
        let (to, span) = marked(expected);
        let found = Projection::new(&from, &to).span(start, end);
        assert_eq!(found, span, "{source}: {:?}", to.get(found.0..found.1));
    }

    fn marked(text: &str) -> (String, (usize, usize)) {
        let start = text.find('[').unwrap();
        let end = text.find(']').unwrap() - 1;
        (text.replace(['[', ']'], ""), (start, end))
    }

    #[test]
    fn equal_words_are_found_wherever_they_are() {
        check("Volgens [Amnesty International] is dat fout.", "That is wrong, says [Amnesty International].");
        check("In [2024] waren het er 3.500.", "There were 3,500 of them in [2024].");
        check("Er kwamen [3.500] mensen.", "There came [3,500] people.");
        check("de, [de] en de", "de, [de] en de");
    }

    #[test]
    fn other_words_are_placed_by_their_neighbours() {
        check("de [rode] auto", "the [red] car");
        check("[Lees] verder op Facebook", "[Read] more on Facebook");
        check("Op 3 mei komt de [minister] naar Groningen", "On 3 May the [minister] comes to Groningen");
        check("Lees [het rapport.]", "Read [the report.]");
        check("[Alles]", "[All of it]");
    }

    #[test]
    fn points_stay_at_words() {
        let check = |from: &str, expected: &str| {
            let at = from.find('|').unwrap();
            let place = Projection::new(&from.replace('|', ""), &expected.replace('|', "")).point(at);
            assert_eq!(Some(place), expected.find('|'), "{from}");
        };
        check("|een twee", "|one two");
        check("een twee.|", "one two.|");
        check("een| twee", "one| two");
        check("een |twee", "one |two");
        check("een | twee", "one |two");
        check("e|en twee", "|one two");
    }

    proptest::proptest! {
        #[test]
        fn answers_are_places_in_the_text(from in "[a-c1é中 .]{0,12}", to in "[a-c1é中 .]{0,12}", x in 0usize..30, y in 0usize..30) {
            let projection = Projection::new(&from, &to);
            let (start, end) = projection.span(x.min(y), x.max(y));
            proptest::prop_assert!(start <= end && to.get(start..end).is_some());
            proptest::prop_assert!(to.is_char_boundary(projection.point(x)));
        }
    }
}
