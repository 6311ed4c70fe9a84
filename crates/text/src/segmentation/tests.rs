//! Cases in a notation: `|` stands where a sentence begins.

use super::*;

fn cut(language: &str, text: &str) -> String {
    let segmenter = Segmenter::for_language(&language.parse().unwrap());
    let mut out = text.to_owned();
    for start in segmenter.breaks(text).into_iter().rev() {
        out.insert(start, '|');
    }
    out
}

/// A line a case.
fn check(language: &str, cases: &str) {
    let wrong: Vec<String> = cases
        .lines()
        .map(|case| (case, cut(language, &case.replace('|', ""))))
        .filter(|(case, found)| case != found)
        .map(|(case, found)| format!("want {case}\nhave {found}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_built_in_rule_set_is_sound() {
    for index in 0..languages::COUNT {
        let (rules, sets) = languages::rules(index).unwrap();
        assert!(Engine::new(rules, sets).is_ok(), "{index}");
    }
}

#[test]
fn dutch_press_releases() {
    check("nl", include_str!("tests/nl.txt"));
    check("nl", include_str!("tests/nl-press.txt"));
}

#[test]
fn other_languages() {
    check("en", include_str!("tests/en.txt"));
    check("de", include_str!("tests/de.txt"));
    check("fr", include_str!("tests/fr.txt"));
    check("es", include_str!("tests/es.txt"));
    check("it", include_str!("tests/it.txt"));
    check("pt", include_str!("tests/pt.txt"));
    check("pl", include_str!("tests/pl.txt"));
    check("uk", include_str!("tests/uk.txt"));
    check("ru", include_str!("tests/ru.txt"));
    check("ar", include_str!("tests/ar.txt"));
}

#[test]
fn languages_without_rules_of_their_own_use_the_general() {
    check("cs", "To je věta. |A to je druhá.");
    check("el", "Αυτό είναι. |Και αυτό.");
    check("hi", "यह एक वाक्य है। |यह दूसरा है।");
    check("zh", "这是一句话。|这是第二句。|“真的吗？”|是的。");
    check("ja", "これは文です。|次の文です！");
    assert!(Arc::ptr_eq(
        &Segmenter::for_language(&"cs".parse().unwrap()),
        &Segmenter::for_language(&"fi".parse().unwrap())
    ));
}

#[test]
fn regions_use_the_rules_of_their_language() {
    check("nl-BE", "Dat zei mr. De Smet gisteren. |Meer niet.");
}

#[test]
fn breaks_are_inside_and_after_white_space() {
    for case in ["  Een zin. \u{a0} |Nog een.  ", "", " . ", "Een.\nBlok", "Een\n\n|Twee"] {
        let expected = if case == "Een.\nBlok" { "Een.\n|Blok" } else { case };
        assert_eq!(cut("nl", &case.replace('|', "")), expected);
    }
}

#[test]
fn a_long_text_takes_linear_time() {
    let hostile = "A. ".repeat(5_000) + &"(".repeat(5_000) + &" ".repeat(5_000) + &"1. ".repeat(5_000);
    Segmenter::for_language(&Language::default()).breaks(&hostile);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
    #[test]
    fn any_text_is_cut_at_characters_and_nothing_is_lost(text in "([A-Zaé .!?…\"'“”(\\n\u{a0}]|dr\\.|\\PC){0,60}") {
        let starts = Segmenter::for_language(&Language::default()).breaks(&text);
        let mut last = 0;
        for start in starts {
            proptest::prop_assert!(start > last && start < text.len() && text.is_char_boundary(start));
            proptest::prop_assert!(!text[start..].starts_with(char::is_whitespace));
            last = start;
        }
    }
}
