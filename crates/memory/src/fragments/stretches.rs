//! The longest stretches of a text of which something is known.
//!
//! Pure: whether a stretch is known is asked of the caller. Whatever holds a stretch holds every part of it, so two
//! places that only ever go forward are enough, and at most two questions a word.

use crate::search::words::Word;
use std::ops::Range;

/// Every stretch that is known and cannot be made longer, in order. `breaks` tells of each word whether a stretch ends
/// before it.
pub(super) fn longest<E>(
    words: usize,
    breaks: &[bool],
    mut occurs: impl FnMut(Range<usize>) -> Result<bool, E>,
) -> Result<Vec<Range<usize>>, E> {
    let (mut found, mut end) = (Vec::new(), 0);
    for start in 0..words {
        let known = end.max(start);
        end = known;
        while end < words && !(end > start && breaks_before(breaks, end)) && occurs(start..end + 1)? {
            end += 1;
        }
        if end > known {
            found.push(start..end);
        }
    }
    Ok(found)
}

fn breaks_before(breaks: &[bool], word: usize) -> bool {
    breaks.get(word).copied().unwrap_or(false)
}

/// For each word whether something stands before it that parts what is said: a colon, brackets, quotes. A full stop
/// inside a segment belongs to an abbreviation, and a comma parts too little.
pub(super) fn breaks(text: &str, words: &[Word]) -> Vec<bool> {
    let chars: Vec<char> = text.chars().collect();
    let mut before = 0;
    let mut parted = |word: &Word| {
        let gap = chars.get(before..word.start).unwrap_or_default();
        before = word.end;
        gap.iter().copied().any(parts)
    };
    words.iter().map(&mut parted).collect()
}

fn parts(char: char) -> bool {
    matches!(
        char,
        ':' | ';' | '!' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '"' | '“'..='‟' | '«' | '»'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::words::words;
    use proptest::prelude::*;
    use std::convert::Infallible;

    /// The stretches of a text that stand in one of the others, as words.
    fn check(text: &str, known: &[&str], expected: &[&str]) {
        let own = words(text);
        let joined = |words: &[Word]| {
            let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
            format!(" {} ", words.join(" "))
        };
        let known: Vec<String> = known.iter().map(|text| joined(&words(text))).collect();
        let occurs = |range: Range<usize>| {
            Ok::<_, Infallible>(known.iter().any(|text| text.contains(&joined(&own[range.clone()]))))
        };
        let found = longest(own.len(), &breaks(text, &own), occurs).unwrap();
        let found: Vec<String> =
            found.into_iter().map(|range| joined(&own[range]).trim().to_owned()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_that_are_known() {
        check("", &["a"], &[]);
        check("x y", &["a b"], &[]);
        check("a b c d", &["a b c d e"], &["a b c d"]);
        check("a b x c d", &["a b", "c d"], &["a b", "c d"]);
        check("a b c d", &["a b c", "b c d"], &["a b c", "b c d"]);
        check("a b a b c", &["a b", "b c"], &["a b", "a b", "b c"]);
    }

    #[test]
    fn what_parts_a_text_parts_a_stretch() {
        check("a b (c d) e", &["a b c d e"], &["a b", "c d", "e"]);
        check("a b: c d, e", &["a b c d e"], &["a b", "c d e"]);
        check("«a» b", &["a b"], &["a", "b"]);
    }

    proptest! {
        /// As looking at every stretch there is, and with few questions.
        #[test]
        fn as_looking_at_everything(text in "[abc]{0,14}", known in "[abc]{0,14}") {
            let occurs = |range: &Range<usize>| known.contains(&text[range.clone()]);
            let mut questions = 0;
            let found = longest(text.len(), &[], |range| {
                questions += 1;
                Ok::<_, Infallible>(occurs(&range))
            }).unwrap();
            let all = (0..text.len()).flat_map(|start| (start + 1..=text.len()).map(move |end| start..end));
            let known: Vec<Range<usize>> = all.filter(occurs).collect();
            let inside = |one: &Range<usize>, other: &Range<usize>| {
                one != other && other.start <= one.start && one.end <= other.end
            };
            let expected: Vec<Range<usize>> =
                known.iter().filter(|one| !known.iter().any(|other| inside(one, other))).cloned().collect();
            prop_assert_eq!(found, expected);
            prop_assert!(questions <= 2 * text.len());
        }
    }
}
