//! What stands around the text of a segment: tags and white space that a translation does not move.

use crate::repair::partners;
use persklaar_text::{Piece, Tag, TaggedText};

/// The tags and white space before, the text with the tags inside it, the tags and white space behind.
///
/// A half whose partner stands inside the text is inside too, and with it everything between it and the text.
pub(super) fn unwrapped(source: &TaggedText) -> (Vec<Piece>, TaggedText, Vec<Piece>) {
    let pieces = source.pieces();
    let is_text = |piece: &Piece| matches!(piece, Piece::Text(run) if !run.trim().is_empty());
    let Some(first) = pieces.iter().position(is_text) else {
        return (Vec::new(), source.clone(), Vec::new());
    };
    let last = pieces.iter().rposition(is_text).unwrap_or(first);
    let (start, end) = outside(pieces, first, last + 1);
    (pieces[..start].to_vec(), TaggedText::new(pieces[start..end].iter().cloned()), pieces[end..].to_vec())
}

/// The widest `..start` and `end..` that hold no half of a pair whose other half is between them.
fn outside(pieces: &[Piece], first: usize, last: usize) -> (usize, usize) {
    let (mut start, mut end) = (first, last);
    let places: Vec<usize> = (0..pieces.len()).filter(|&at| matches!(pieces[at], Piece::Tag(_))).collect();
    let pairs: Vec<(usize, usize)> =
        partners(&tags(pieces)).into_iter().map(|(open, close)| (places[open], places[close])).collect();
    loop {
        let before = (start, end);
        for &(open, close) in &pairs {
            let inside = |at| start <= at && at < end;
            if open < start && inside(close) {
                start = open;
            } else if close >= end && inside(open) {
                end = close + 1;
            }
        }
        if (start, end) == before {
            return before;
        }
    }
}

fn tags(pieces: &[Piece]) -> Vec<Tag> {
    let tag = |piece: &Piece| if let Piece::Tag(tag) = piece { Some(*tag) } else { None };
    pieces.iter().filter_map(tag).collect()
}

/// The white space before, the text without it, the white space behind. Tags stay where they are.
pub(super) fn trimmed(text: &TaggedText) -> (String, TaggedText, String) {
    let all = text.text();
    let core = all.trim();
    let from = all.len() - all.trim_start().len();
    let to = from + core.len();
    let mut at = 0;
    let cut = text.pieces().iter().map(|piece| match piece {
        Piece::Tag(tag) => Piece::Tag(*tag),
        Piece::Text(run) => {
            let start = at;
            at += run.len();
            let inside = |offset: usize| offset.clamp(from, to).clamp(start, at) - start;
            Piece::Text(run[inside(start)..inside(at)].to_owned())
        }
    });
    (all[..from].to_owned(), TaggedText::new(cut.collect::<Vec<_>>()), all[to..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use persklaar_text::TagKind;

    fn tagged(written: &str) -> TaggedText {
        TaggedText::parse(written, |_| TagKind::Other).unwrap()
    }

    fn check(source: &str, lead: &str, inside: &str, trail: &str) {
        let (before, core, after) = unwrapped(&tagged(source));
        let written = |pieces: Vec<Piece>| TaggedText::new(pieces).written();
        assert_eq!((written(before).as_str(), core.written().as_str()), (lead, inside), "{source}");
        assert_eq!(written(after), trail, "{source}");
    }

    #[test]
    fn only_what_wraps_comes_off() {
        check("a", "", "a", "");
        check("<1>a</1>", "<1>", "a", "</1>");
        check("<1/><2>a</2></3>", "<1/><2>", "a", "</2></3>");
        check("<1/> <2>a</2> ", "<1/> <2>", "a", "</2> ");
        check(" <1/>", "", " <1/>", "");
        check("<1></1>a", "<1></1>", "a", "");
        check("<1>a</1>b", "", "<1>a</1>b", "");
        check("a<1>b</1>", "", "a<1>b</1>", "");
        check("<1/><2>a</2>b<3/>", "<1/>", "<2>a</2>b", "<3/>");
        check("<1><2/><3>a</1>b</3>", "", "<1><2/><3>a</1>b</3>", "");
        check("<1><2>a</1>b</2>", "", "<1><2>a</1>b</2>", "");
        check("<1><2>a</2>b</1>", "<1>", "<2>a</2>b", "</1>");
        check("<1/>", "", "<1/>", "");
        check("", "", "", "");
    }

    #[test]
    fn white_space_comes_off_through_tags() {
        let (before, core, after) = trimmed(&tagged(" <1> a b </1>\u{a0}"));
        assert_eq!(
            (before.as_str(), core.written().as_str(), after.as_str()),
            ("  ", "<1>a b</1>", " \u{a0}")
        );
        assert_eq!(trimmed(&tagged("<1/>  ")).1.written(), "<1/>");
    }
}
