//! Tables of what is kept and what is placed, and the promises that hold for any answer.

use super::*;
use persklaar_text::TagKind;
use proptest::prelude::*;

fn tagged(written: &str) -> TaggedText {
    TaggedText::parse(written, |number| if number == 1 { TagKind::Link } else { TagKind::Bold }).unwrap()
}

fn check(source: &str, answer: &str, expected: &str, guessed: bool) {
    let repaired = repair(&tagged(source), &tagged(answer));
    assert_eq!(repaired.text.written(), expected, "{source} -> {answer}");
    assert_eq!(repaired.tags_guessed, guessed, "{source} -> {answer}");
}

#[test]
fn what_is_right_is_kept() {
    check("een <1>twee</1>", "<1>two</1> one", "<1>two</1> one", false);
    check("<1>een</1> <2>twee</2>", "<2>two</2> <1>one</1>", "<2>two</2> <1>one</1>", false);
    check("<1>a<2>b</2></1>", "<2>b<1>a</1></2>", "<2>b<1>a</1></2>", false);
    check("a <1/>", "<1/> a", "<1/> a", false);
    check("geen", "none", "none", false);
}

#[test]
fn strange_and_doubled_tags_go() {
    check("<1>een</1>", "<1>one</1><2>!</2><3/>", "<1>one</1>!", false);
    check("een<1/>", "one<1/><1/>", "one<1/>", false);
    check("<1>een</1>", "<1>one</1> <1>more</1>", "<1>one</1> more", false);
    check("een", "<7>one</7>", "one", false);
}

#[test]
fn what_is_missing_is_placed_and_said() {
    check("een <1>twee</1> drie", "one two three", "one <1>two</1> three", true);
    check("een <1>twee</1> drie", "one <1>two three", "one <1>two</1> three", true);
    check("een <1>twee</1> drie", "one </1>two<1> three", "one <1>two</1> three", true);
    check("<1>een <2>twee</2></1> drie", "one <2>two</2> three", "<1>one <2>two</2></1> three", true);
    check("<1>een</1> <2>twee</2>", "one two", "<1>one</1> <2>two</2>", true);
    check("een<1/> twee <2/>drie", "one two three", "one<1/> two <2/>three", true);
    check("<1>een <2/></1>twee", "one two", "<1>one<2/></1> two", true);
    check("een <3>twee", "one two", "one <3>two", true);
    check("een <1></1>twee", "one two", "one <1></1>two", true);
}

#[test]
fn new_crossings_are_undone() {
    check("<1>een</1> <2>twee</2> x", "<1>one <2>two</1> x</2>", "<1>one <2>two</2></1> x", true);
    check("<1>a<2>b</1>c</2>", "<1>a<2>b</1>c</2>", "<1>a<2>b</1>c</2>", false);
}

#[test]
fn the_kind_is_the_sources() {
    let source = TaggedText::parse("<1/>a", |_| TagKind::Image).unwrap();
    let answer = TaggedText::parse("<1/>b", |_| TagKind::Other).unwrap();
    assert_eq!(repair(&source, &answer).text.tag_sequence(), [(Half::Single, TagKind::Image)]);
}

#[test]
fn thousands_of_tags_keep_their_order_and_cost_nothing() {
    let source: String = (1..3000).map(|number| format!("<{number}>een</{number}> ")).collect();
    let repaired = repair(&tagged(&source), &TaggedText::plain(&"one ".repeat(2000)));
    assert!(repaired.tags_guessed);
    assert_eq!(repaired.text.tags().collect::<Vec<_>>(), tagged(&source).tags().collect::<Vec<_>>());
}

#[test]
fn hundreds_of_tags_at_one_place_are_placed_in_time() {
    let opens: String = (1..=150).map(|number| format!("<{number}>")).collect();
    let singles: String = (301..=400).map(|number| format!("<{number}/>")).collect();
    let closes: String = (1..=150).rev().map(|number| format!("</{number}>")).collect();
    let source = tagged(&format!("a {opens}{singles}b{closes} c"));
    let repaired = repair(&source, &TaggedText::plain("one two three"));
    assert!(nested(&repaired.text));
    assert_eq!(sorted(&repaired.text), sorted(&source));
}

/// Well nested: no pair crosses another. Halves whose partner is in another segment do not count.
fn nested(text: &TaggedText) -> bool {
    let pairs = partners(&text.tags().collect::<Vec<_>>());
    pairs.iter().all(|one| pairs.iter().all(|two| !crossing(*one, *two)))
}

fn sorted(text: &TaggedText) -> Vec<Tag> {
    let mut tags: Vec<Tag> = text.tags().collect();
    tags.sort_unstable_by_key(|tag| (tag.number, tag.half));
    tags
}

/// Texts and tags in any order and number, as no sane source has them.
fn anything() -> impl Strategy<Value = TaggedText> {
    let piece = prop_oneof![
        "[a-cé 1.中]{1,4}".prop_map(Piece::Text),
        (1u32..5, 0usize..3).prop_map(|(number, half)| {
            let half = [Half::Open, Half::Close, Half::Single][half];
            Piece::Tag(Tag { number, half, kind: TagKind::Bold })
        }),
    ];
    prop::collection::vec(piece, 0..14).prop_map(TaggedText::new)
}

/// A text as a document gives it: numbered from 1, pairs nested, now and then a lone half.
fn sane() -> impl Strategy<Value = TaggedText> {
    prop::collection::vec((0..5, "[a-cé 1.中]{0,4}"), 0..12).prop_map(|steps| {
        let mut out = TaggedText::default();
        let mut open = Vec::new();
        for (next, (step, run)) in (1..).zip(steps) {
            let tag = |number, half| Tag { number, half, kind: TagKind::Bold };
            match step {
                0 => {
                    out.push_tag(tag(next, Half::Open));
                    open.push(next);
                }
                1 => open.pop().into_iter().for_each(|number| out.push_tag(tag(number, Half::Close))),
                2 => out.push_tag(tag(next, Half::Single)),
                3 => out.push_tag(tag(next, Half::Close)),
                _ => {}
            }
            out.push_text(&run);
        }
        out
    })
}

proptest! {
    #[test]
    fn the_tags_are_the_sources_and_the_text_the_answers(source in anything(), answer in anything()) {
        let repaired = repair(&source, &answer).text;
        prop_assert_eq!(sorted(&repaired), sorted(&source));
        prop_assert_eq!(repaired.text(), answer.text());
    }

    #[test]
    fn pairs_are_well_nested_if_they_were(source in sane(), answer in anything()) {
        prop_assert!(nested(&source));
        let repaired = repair(&source, &answer).text;
        prop_assert!(nested(&repaired), "{}", repaired);
        for (open, close) in partners(&source.tags().collect::<Vec<_>>()) {
            let tags: Vec<Tag> = source.tags().collect();
            let place = |tag: Tag| repaired.tags().position(|other| other == tag);
            prop_assert!(place(tags[open]) < place(tags[close]));
        }
    }

    #[test]
    fn repairing_twice_changes_nothing_more(source in sane(), answer in anything()) {
        let once = repair(&source, &answer).text;
        let twice = repair(&source, &once);
        prop_assert_eq!(twice.text, once);
        prop_assert!(!twice.tags_guessed);
    }

    #[test]
    fn a_source_repaired_by_itself_is_itself(source in sane()) {
        prop_assert_eq!(repair(&source, &source), Translated { text: source, tags_guessed: false });
    }
}
