//! Fragments: the stretches of a segment that the memory's sources hold, and how they were translated.
#![allow(clippy::unwrap_used, reason = "tests")]

mod fixture;

use fixture::{Fixture, language, unit};
use persklaar_memory::{Fragment, FragmentQuery, Memory};
use proptest::prelude::*;
use std::cell::Cell;

fn fragments(memory: &Memory, text: &str) -> Vec<Fragment> {
    between(memory, text, "nl", "en")
}

fn between(memory: &Memory, text: &str, from: &str, to: &str) -> Vec<Fragment> {
    let (from, to) = (language(from), language(to));
    memory.fragments(&FragmentQuery { text, from: &from, to: &to, limit: 5, enough: &|| false }).unwrap()
}

fn cut(text: &str, span: (usize, usize)) -> String {
    text.chars().skip(span.0).take(span.1 - span.0).collect()
}

/// The stretches and their translations, or `?`.
fn check(memory: &Memory, text: &str, expected: &[(&str, &str)]) {
    let found: Vec<(String, String)> = fragments(memory, text)
        .into_iter()
        .map(|found| {
            (cut(text, found.span), found.translation.map_or_else(|| "?".to_owned(), |told| told.text))
        })
        .collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|(stretch, told)| ((*stretch).to_owned(), (*told).to_owned())).collect();
    assert_eq!(found, expected, "{text}");
}

/// Four units with the right to clean water in them, one more with another stretch, and what else a memory has.
fn sample() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.with(&[
        (
            "Zij eisen het recht op schoon water voor iedereen.",
            "They demand the right to clean water for all.",
        ),
        (
            "Volgens de coöperatie is het recht op schoon water geschonden.",
            "The cooperative says the right to clean water was violated.",
        ),
        ("Het recht op schoon water staat in het verdrag.", "The right to clean water is in the treaty."),
        (
            "Zonder het recht op schoon water is er geen toekomst.",
            "Without the right to clean water there is no future.",
        ),
        ("De burgemeester weigerde gisteren elk commentaar.", "The mayor declined to comment yesterday."),
        ("Stichting Nachtegaal", "Nightingale Foundation"),
    ]);
    let others: Vec<(String, String)> = (0..40)
        .map(|at| {
            (
                format!("Bericht {at} over de trein van gisteren"),
                format!("Message {at} on the train of yesterday"),
            )
        })
        .collect();
    let others: Vec<(&str, &str)> =
        others.iter().map(|(source, target)| (source.as_str(), target.as_str())).collect();
    fixture.with(&others);
    fixture
}

#[test]
fn units_that_agree_tell_the_translation() {
    let memory = sample().memory;
    let text = "Morgen spreekt de raad over het recht op schoon water in de polder";
    check(&memory, text, &[("het recht op schoon water", "the right to clean water")]);
    let found = fragments(&memory, text).swap_remove(0);
    assert_eq!(found.translation.as_ref().unwrap().units, Some(4));
    assert_eq!(cut(&found.unit.source.text(), found.source_span).to_lowercase(), "het recht op schoon water");
    let told = found.translation.unwrap();
    assert_eq!(cut(&found.unit.target.text(), told.span), told.text);
}

#[test]
fn one_unit_alone_tells_nothing_and_is_shown() {
    let memory = sample().memory;
    let text = "Ook de minister weigerde gisteren elk commentaar op de zaak";
    check(&memory, text, &[("weigerde gisteren elk commentaar", "?")]);
    let found = fragments(&memory, text).swap_remove(0);
    assert_eq!(found.unit.target.text(), "The mayor declined to comment yesterday.");
    assert_eq!(cut(&found.unit.source.text(), found.source_span), "weigerde gisteren elk commentaar");
}

#[test]
fn a_stretch_that_is_a_unit_has_its_translation() {
    let memory = sample().memory;
    let text = "Wij vroegen stichting Nachtegaal om een reactie";
    check(&memory, text, &[("stichting Nachtegaal", "Nightingale Foundation")]);
    assert_eq!(fragments(&memory, text)[0].translation.as_ref().unwrap().units, None);
}

#[test]
fn copies_of_one_translation_are_no_second_opinion() {
    let mut fixture = Fixture::new();
    let copies: Vec<(String, &str)> = (0..5)
        .map(|at| (format!("Deel {at} over zure regen boven Zwolle"), "On acid rain above Zwolle"))
        .collect();
    let copies: Vec<(&str, &str)> =
        copies.iter().map(|(source, target)| (source.as_str(), *target)).collect();
    fixture.with(&copies);
    check(&fixture.memory, "Alles wijst op zure regen boven Zwolle", &[("zure regen boven Zwolle", "?")]);
}

#[test]
fn translations_that_differ_tell_nothing() {
    let mut fixture = Fixture::new();
    fixture.with(&[
        ("Zij wil snel ter zake komen vandaag", "She wants to get to the point today"),
        ("Kan u ter zake komen alstublieft", "Could you stop beating about the bush"),
        ("Laten wij ter zake komen mensen", "Folks, down to business"),
        ("Nooit ter zake komen heet dralen", "Dithering means never saying it"),
    ]);
    check(&fixture.memory, "Hij moet nu echt ter zake komen zei men", &[("ter zake komen", "?")]);
}

#[test]
fn surroundings_that_never_change_tell_nothing() {
    let mut fixture = Fixture::new();
    fixture.with(&[
        ("Een rode vos zag Anna", "Anna saw a red fox"),
        ("Een rode vos zag Bert", "Bert saw a red fox"),
        ("Een rode vos zag Cees", "Cees saw a red fox"),
    ]);
    check(&fixture.memory, "Opeens een rode vos", &[("een rode vos", "?")]);
}

#[test]
fn the_other_direction_and_other_languages() {
    let mut fixture = sample();
    let memory = &fixture.memory;
    let text = "Nobody questions the right to clean water in the delta";
    let found = between(memory, text, "en", "nl");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].translation.as_ref().unwrap().text, "het recht op schoon water");
    assert_eq!(found[0].unit.from, language("en"));
    assert!(between(memory, text, "en", "de").is_empty());
    assert!(between(memory, text, "nl", "en").is_empty());

    // Another pair in the memory with the same words on its target side does not serve.
    let german = persklaar_memory::NewUnit {
        from: language("de"),
        to: language("nl"),
        ..unit("Kein Kommentar zum grünen Haus", "Geen commentaar op het groene huis")
    };
    fixture.memory.put(&german, "german").unwrap();
    check(&fixture.memory, "Er kwam geen commentaar op het groene huis", &[]);
    let text = "Morgen spreekt de raad over het recht op schoon water in de polder";
    check(&fixture.memory, text, &[("het recht op schoon water", "the right to clean water")]);
}

#[test]
fn it_stops_when_it_is_told_to() {
    let memory = sample().memory;
    let (from, to) = (language("nl"), language("en"));
    let text = "Morgen spreekt de raad over het recht op schoon water in de polder";
    for patience in 0..40 {
        let left = Cell::new(patience);
        let enough = || {
            left.set(left.get() - 1);
            left.get() < 0
        };
        let query = FragmentQuery { text, from: &from, to: &to, limit: 5, enough: &enough };
        let found = memory.fragments(&query).unwrap();
        assert!(found.iter().all(|found| {
            found.translation.as_ref().is_none_or(|told| told.text == "the right to clean water")
        }));
    }
}

#[test]
fn an_empty_memory_and_odd_texts() {
    let Fixture { folder: _folder, memory: empty } = Fixture::new();
    check(&empty, "het recht op schoon water", &[]);
    let memory = sample().memory;
    let long = "het recht op schoon water ".repeat(3_000);
    for text in ["", " ", "?!", "\"", "NEAR(a b) OR", "\u{ad}\u{200b}", "翻訳は楽しい", long.as_str()] {
        assert!(fragments(&memory, text).len() <= 5);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever is asked for, spans stand in their texts, and no fragment is inside another.
    #[test]
    fn spans_stand_in_their_texts(text in "(het |recht |op |schoon |water |de |burgemeester |weigerde |é😀 |\\PC){0,14}") {
        thread_local! { static MEMORY: Memory = { let fixture = sample(); std::mem::forget(fixture.folder); fixture.memory } }
        MEMORY.with(|memory| {
            let found = fragments(memory, &text);
            for one in &found {
                prop_assert!(one.span.0 < one.span.1 && one.span.1 <= text.chars().count());
                prop_assert!(one.source_span.1 <= one.unit.source.text().chars().count());
                prop_assert!(found.iter().filter(|other| other.span.0 <= one.span.0 && one.span.1 <= other.span.1).count() == 1);
            }
            Ok(())
        })?;
    }
}
