//! Tags: everything the source marks is marked in the target, and nothing else.
//!
//! Whether a tag stands on the right words is for the translator to see; only presence is checked here.

use persklaar_text::tag_mapping::{foreign_tags, missing_tags};
use persklaar_text::{Tag, TaggedText};

/// What is wrong with one tag of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagFinding {
    /// The source has it and the target does not.
    Missing(Tag),
    /// The target has it and the source does not, or has it once more than the source.
    Foreign(Tag),
}

/// Compares the tags of a target with those of its source. An empty target has no findings: it is unfinished, not wrong.
pub fn tags(source: &TaggedText, target: &TaggedText) -> Vec<TagFinding> {
    if target.is_empty() {
        return Vec::new();
    }
    let missing = missing_tags(source, target).into_iter().map(TagFinding::Missing);
    let foreign = foreign_tags(source, target).into_iter().map(TagFinding::Foreign);
    missing.chain(foreign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use persklaar_text::TagKind;

    fn check(source: &str, target: &str, missing: usize, foreign: usize) {
        let read = |written| TaggedText::parse(written, |_| TagKind::Bold).unwrap();
        let found = tags(&read(source), &read(target));
        let count = |wanted: fn(&TagFinding) -> bool| found.iter().filter(|finding| wanted(finding)).count();
        assert_eq!(count(|finding| matches!(finding, TagFinding::Missing(_))), missing, "{source} {target}");
        assert_eq!(count(|finding| matches!(finding, TagFinding::Foreign(_))), foreign, "{source} {target}");
    }

    #[test]
    fn presence_is_checked_and_order_is_not() {
        check("<1>a</1> b", "x <1>y</1>", 0, 0);
        check("<1>a</1> b<2/>", "x <2/><1>y</1>", 0, 0);
        check("<1>a</1>", "x", 2, 0);
        check("<1>a</1>", "<1>x", 1, 0);
        check("a", "<1/>x", 0, 1);
        check("<1/>a", "<1/>x<1/>", 0, 1);
        check("<1/>a", "", 0, 0);
    }
}
