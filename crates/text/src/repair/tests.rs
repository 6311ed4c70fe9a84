//! Tables of matches and what becomes of them.

mod dates;
mod hostile;
mod names;
mod numbers;
mod properties;
mod refusals;
mod releases;

use super::*;
use crate::TagKind;

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn repaired(languages: &str, segment: &str, source: &str, target: &str) -> Repaired {
    let (from, to) = languages.split_once(' ').unwrap();
    let read = |text: &str| TaggedText::parse_with_kinds(text, "1:link 2:bold 3:italic 4:break").unwrap();
    let repaired =
        Repairer::new(&language(from), &language(to)).repair(&read(segment), &read(source), &read(target));
    let text: Vec<char> = repaired.text.text().chars().collect();
    for replacement in &repaired.replaced {
        let there: String = text[replacement.span.clone()].iter().collect();
        assert_eq!(there, replacement.is, "a span that holds something else");
    }
    repaired
}

/// Everything that differs is replaced.
fn full(languages: &str, segment: &str, source: &str, target: &str, expected: &str) {
    let done = repaired(languages, segment, source, target);
    assert_eq!(done.text.written(), expected, "{segment} / {source}: {:?}", done.left);
    assert!(done.is_full(), "{segment} / {source}: {:?} {:?}", done.replaced, done.left);
}

/// Nothing is replaced, and the first refusal says why.
fn refused(languages: &str, segment: &str, source: &str, target: &str, reason: Reason) {
    let done = repaired(languages, segment, source, target);
    assert_eq!(done.text.text(), target, "{segment} / {source}: {:?}", done.replaced);
    let why: Vec<_> = done.left.iter().filter_map(|left| left.refused).map(|(_, reason)| reason).collect();
    assert_eq!(why.first(), Some(&reason), "{segment} / {source}: {:?}", done.left);
}
