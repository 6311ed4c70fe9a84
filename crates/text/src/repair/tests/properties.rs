//! What holds for any text.

use super::*;

proptest::proptest! {
    #[test]
    fn a_match_that_is_equal_stays(source in TEXT, target in TEXT) {
        let done = repaired("nl en-GB", &source, &source, &target);
        proptest::prop_assert_eq!(done.replaced.len() + done.left.len(), 0);
        proptest::prop_assert_eq!(done.text.text(), TaggedText::parse(&target, |_| TagKind::Other).unwrap().text());
    }

    #[test]
    fn nothing_is_lost_and_twice_is_once(segment in TEXT, source in TEXT, target in TEXT) {
        for languages in ["nl en-GB", "nl fr", "nl ar", "en nl", "nl pl", "de es"] {
            let done = repaired(languages, &segment, &source, &target);
            let kinds = "1:link 2:bold 3:italic 4:break";
            let read = |text: &str| TaggedText::parse_with_kinds(text, kinds).unwrap();
            let mapped = map_tags(&read(&target), &read(&source), &read(&segment)).text;
            let tags = |text: &TaggedText| text.tags().filter(|tag| !done.placed.contains(tag)).collect::<Vec<_>>();
            proptest::prop_assert_eq!(tags(&done.text), tags(&mapped));
            proptest::prop_assert!(done.replaced.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            let again = repaired(languages, &segment, &segment, &done.text.written());
            proptest::prop_assert_eq!(again.replaced.len(), 0);
        }
    }

    #[test]
    fn any_text_is_read(segment in ".{0,30}", source in ".{0,30}", target in ".{0,30}") {
        let plain = TaggedText::plain;
        let repairer = Repairer::new(&language("nl"), &language("en"));
        let done = repairer.repair(&plain(&segment), &plain(&source), &plain(&target));
        if done.replaced.is_empty() {
            proptest::prop_assert_eq!(done.text.text(), target);
        }
    }
}

/// Sentences of the things that are replaced and of what makes them hard.
const TEXT: &str = "(op |van |de |a |an |le |d'|Dat |[0-9]{1,4} |[0-9]{1,2}[.:-][0-9]{2,3}|1[.,]?[05]00|€ |% |1[0-9] maart |March 1[0-9]|juni 2024 |Amnesty |UNICEF |twee |five |3e |a\\.nl |p\\.m\\. |uur |<1>|</1>|<2>|</2>|<4/>|\\. ){0,9}";
