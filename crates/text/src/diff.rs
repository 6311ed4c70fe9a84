//! The token diff that shows what changed between a unit's source and a segment.
//!
//! Tokens are words, runs of white space and single punctuation marks, so that no word is ever marked by halves.

use similar::{ChangeTag, TextDiff};
use unicode_segmentation::UnicodeSegmentation;

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffOp {
    /// In both.
    Same,
    /// Only in the segment.
    Insert,
    /// Only in the unit.
    Delete,
}

/// A run of tokens with one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffPart {
    /// Its fate.
    pub op: DiffOp,
    /// Never empty.
    pub text: String,
}

/// From the unit's source to the segment's: `Same` and `Insert` together are the segment, `Same` and `Delete` the unit.
/// Where both differ, what goes stands before what comes.
pub fn diff(unit_source: &str, segment_source: &str) -> Vec<DiffPart> {
    let tokens = |text| UnicodeSegmentation::split_word_bounds(text).collect::<Vec<&str>>();
    let (old, new) = (tokens(unit_source), tokens(segment_source));
    let mut parts = Parts::default();
    for change in TextDiff::from_slices(&old, &new).iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => parts.push_same(change.value()),
            ChangeTag::Insert => parts.inserted.push_str(change.value()),
            ChangeTag::Delete => parts.deleted.push_str(change.value()),
        }
    }
    parts.finish()
}

/// The parts so far, and what has gone and come since the last token that stayed.
#[derive(Default)]
struct Parts {
    done: Vec<DiffPart>,
    deleted: String,
    inserted: String,
}

impl Parts {
    fn push_same(&mut self, token: &str) {
        self.flush();
        match self.done.last_mut() {
            Some(last) if last.op == DiffOp::Same => last.text.push_str(token),
            _ => self.done.push(DiffPart { op: DiffOp::Same, text: token.to_owned() }),
        }
    }

    fn flush(&mut self) {
        let pending = [(DiffOp::Delete, &mut self.deleted), (DiffOp::Insert, &mut self.inserted)];
        for (op, text) in pending {
            if !text.is_empty() {
                self.done.push(DiffPart { op, text: std::mem::take(text) });
            }
        }
    }

    fn finish(mut self) -> Vec<DiffPart> {
        self.flush();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rebuilt(parts: &[DiffPart], left_out: DiffOp) -> String {
        parts.iter().filter(|part| part.op != left_out).map(|part| part.text.as_str()).collect()
    }

    #[test]
    fn whole_words_are_marked() {
        let parts = diff("De wet van 2024 geldt.", "De wet van 2025 geldt.");
        let marked: Vec<_> =
            parts.iter().filter(|part| part.op != DiffOp::Same).map(|part| part.text.as_str()).collect();
        assert_eq!(marked, ["2024", "2025"]);
    }

    proptest::proptest! {
        #[test]
        fn both_texts_come_back(one in "[ab, é.]{0,20}", two in "[ab, é.]{0,20}") {
            let parts = diff(&one, &two);
            proptest::prop_assert_eq!(rebuilt(&parts, DiffOp::Insert), one);
            proptest::prop_assert_eq!(rebuilt(&parts, DiffOp::Delete), two);
            proptest::prop_assert!(parts.windows(2).all(|pair| pair[0].op != pair[1].op));
            proptest::prop_assert!(parts.iter().all(|part| !part.text.is_empty()));
        }
    }
}
