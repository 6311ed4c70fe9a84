//! Whole files: a source, targets in the written form, and what the export must be to the byte.

use crate::support::translate;
use persklaar_document::Untranslated;

fn check(source: &str, targets: &str, expected: &str) {
    let targets: Vec<(&str, &str)> = targets.lines().filter_map(|line| line.split_once('\t')).collect();
    let exported = translate(source, &targets, Untranslated::Source);
    assert_eq!(exported, expected);
}

#[test]
fn a_release_with_everything_in_it() {
    let (source, targets) = (include_str!("golden/release.md"), include_str!("golden/release.tsv"));
    check(source, targets, include_str!("golden/release.expected.md"));
    let carriage = |text: &str| text.replace('\n', "\r\n");
    check(&carriage(source), targets, &carriage(include_str!("golden/release.expected.md")));
}
