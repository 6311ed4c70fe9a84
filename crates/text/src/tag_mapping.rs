//! The tags of a unit on a segment: mapped by kind and order, and dropped where the segment has no place for them.
//!
//! Which words a tag belongs on is kept as the unit has it; nothing is guessed.

use crate::{Half, Piece, Tag, TagKind, TaggedText};

/// A unit's target with the segment's tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// Holds only tags that the segment's source has, each once at most, and no half of a pair without the other.
    pub text: TaggedText,
    /// The unit's tags that found no place.
    pub dropped: Vec<Tag>,
}

/// Maps a unit's target onto a segment: the n-th tag of a kind (pairs apart from singles) in the unit's source becomes
/// the n-th of that kind in the segment's source.
pub fn map_tags(target: &TaggedText, unit_source: &TaggedText, segment_source: &TaggedText) -> Mapped {
    let numbers = pair_numbers(&groups(unit_source), &groups(segment_source));
    let own = own_tags(target, &numbers, segment_source);
    let mut mapped = Mapped { text: TaggedText::default(), dropped: Vec::new() };
    let mut place = 0;
    for piece in target.pieces() {
        match piece {
            Piece::Text(run) => mapped.text.push_text(run),
            Piece::Tag(tag) => {
                match own[place] {
                    Some(own) => mapped.text.push_tag(own),
                    None => mapped.dropped.push(*tag),
                }
                place += 1;
            }
        }
    }
    mapped
}

/// For each tag of the target the segment's own, if it has one that is still free and whose pair comes out whole.
fn own_tags(target: &TaggedText, numbers: &[(u32, u32)], segment_source: &TaggedText) -> Vec<Option<Tag>> {
    let mut left: Vec<Tag> = segment_source.tags().collect();
    let mut own: Vec<Option<Tag>> = target.tags().map(|tag| take(&mut left, numbers, &tag)).collect();
    let place = |own: &[Option<Tag>], number: u32, half: Half| {
        own.iter().position(|tag| tag.is_some_and(|tag| (tag.number, tag.half) == (number, half)))
    };
    for number in whole_pairs(segment_source) {
        let (open, close) = (place(&own, number, Half::Open), place(&own, number, Half::Close));
        if open.is_none() || close.is_none() || open > close {
            own.iter_mut()
                .filter(|tag| tag.is_some_and(|tag| tag.number == number))
                .for_each(|tag| *tag = None);
        }
    }
    own
}

/// The segment's own tag for a unit's, once.
fn take(left: &mut Vec<Tag>, numbers: &[(u32, u32)], tag: &Tag) -> Option<Tag> {
    let (_, number) = numbers.iter().find(|(unit, _)| *unit == tag.number)?;
    let at = left.iter().position(|own| own.number == *number && own.half == tag.half)?;
    Some(left.swap_remove(at))
}

/// The numbers of the pairs of which the text has both halves.
fn whole_pairs(text: &TaggedText) -> Vec<u32> {
    let closed = |number| text.tags().any(|tag| tag.number == number && tag.half == Half::Close);
    text.tags()
        .filter(|tag| tag.half == Half::Open)
        .map(|tag| tag.number)
        .filter(|number| closed(*number))
        .collect()
}

/// Tags of the source that the target lacks, in source order.
pub fn missing_tags(source: &TaggedText, target: &TaggedText) -> Vec<Tag> {
    left_over(source, target)
}

/// Tags of the target that the source lacks, or has less often.
pub fn foreign_tags(source: &TaggedText, target: &TaggedText) -> Vec<Tag> {
    left_over(target, source)
}

fn left_over(one: &TaggedText, other: &TaggedText) -> Vec<Tag> {
    let mut known: Vec<Tag> = other.tags().collect();
    let counterpart = |known: &Vec<Tag>, tag: &Tag| {
        known.iter().position(|other| other.number == tag.number && other.half == tag.half)
    };
    let mut left = Vec::new();
    for tag in one.tags() {
        match counterpart(&known, &tag) {
            Some(at) => drop(known.swap_remove(at)),
            None => left.push(tag),
        }
    }
    left
}

/// A number with its kind and whether it is a single, in order of first appearance.
type Group = (u32, TagKind, bool);

fn groups(text: &TaggedText) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for tag in text.tags() {
        if groups.iter().all(|(number, ..)| *number != tag.number) {
            groups.push((tag.number, tag.kind, tag.half == Half::Single));
        }
    }
    groups
}

fn pair_numbers(unit: &[Group], segment: &[Group]) -> Vec<(u32, u32)> {
    let mut free: Vec<&Group> = segment.iter().collect();
    let mut pairs = Vec::new();
    for (number, kind, single) in unit {
        let same = free.iter().position(|(_, known, alone)| known == kind && alone == single);
        if let Some(at) = same {
            pairs.push((*number, free.remove(at).0));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str, kinds: &str) -> TaggedText {
        TaggedText::parse_with_kinds(written, kinds).unwrap()
    }

    fn check(target: &TaggedText, unit: &TaggedText, segment: &TaggedText, expected: &str, dropped: usize) {
        let mapped = map_tags(target, unit, segment);
        assert_eq!((mapped.text.written().as_str(), mapped.dropped.len()), (expected, dropped));
        assert!(foreign_tags(segment, &mapped.text).is_empty());
    }

    #[test]
    fn kinds_and_order_decide() {
        let unit = read("<1>a</1> <2>b</2>", "1:bold 2:link");
        let target = read("<2>y</2> <1>x</1>", "1:bold 2:link");
        check(&target, &unit, &read("<1>a</1> <2>b</2>", "1:link 2:bold"), "<1>y</1> <2>x</2>", 0);
        check(&target, &unit, &read("<3>b</3>", "3:link"), "<3>y</3> x", 2);
        check(&target, &unit, &read("b", ""), "y x", 4);
        check(&read("<1>x</1><1>z</1>", "1:bold"), &unit, &read("<7>a</7>", "7:bold"), "<7>x</7>z", 2);
    }

    #[test]
    fn singles_and_halves_find_only_their_like() {
        let unit = read("a <1/> b", "1:break");
        check(&read("x <1/> y", "1:break"), &unit, &read("a <2/> b", "2:break"), "x <2/> y", 0);
        check(&read("x <1/> y", "1:break"), &unit, &read("a <2>b</2>", "2:break"), "x  y", 1);
        let pair = read("<1>a</1>", "1:bold");
        check(&read("<1>x</1>", "1:bold"), &pair, &read("<3>a", "3:bold"), "<3>x", 1);
        let half = read("<1>a", "1:bold");
        check(&read("<1>x", "1:bold"), &half, &read("<3>a</3>", "3:bold"), "x", 1);
        check(&read("</1>x<1>", "1:bold"), &pair, &read("<3>a</3>", "3:bold"), "x", 2);
    }

    #[test]
    fn what_lacks_and_what_is_foreign() {
        let (source, target) = (read("<1>a</1> <2/>", "1:bold 2:break"), read("<1>x <3/>", "1:bold 3:image"));
        let written = |tags: Vec<Tag>| TaggedText::new(tags.into_iter().map(Piece::Tag)).written();
        assert_eq!(written(missing_tags(&source, &target)), "</1><2/>");
        assert_eq!(written(foreign_tags(&source, &target)), "<3/>");
    }

    proptest::proptest! {
        #[test]
        fn nothing_foreign_and_nothing_lost(
            target in "(<[1-3]>|</[1-3]>|<[4-5]/>|x){0,8}",
            unit in "(<[1-3]>|</[1-3]>|<[4-5]/>|x){0,8}",
            segment in "(<[1-3]>|</[1-3]>|<[4-5]/>|x){0,8}",
        ) {
            let kinds = "1:bold 2:link 3:bold 4:break 5:break";
            let (target, unit, segment) = (read(&target, kinds), read(&unit, kinds), read(&segment, kinds));
            let mapped = map_tags(&target, &unit, &segment);
            proptest::prop_assert!(foreign_tags(&segment, &mapped.text).is_empty());
            proptest::prop_assert_eq!(mapped.text.text(), target.text());
            proptest::prop_assert_eq!(mapped.text.tags().count() + mapped.dropped.len(), target.tags().count());
        }
    }
}
