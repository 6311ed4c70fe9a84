//! What is not replaced, and what is left.

use super::*;

#[test]
fn what_is_not_safe() {
    let english = |segment, source, target, reason| refused("nl en-GB", segment, source, target, reason);
    english("Er is 1 klacht.", "Er is 5 klacht.", "There are 5 complaints.", Reason::Grammar);
    english("Een stijging van 8%.", "Een stijging van 5%.", "There was a 5% rise.", Reason::Grammar);
    english("Er zijn 14 zaken.", "Er zijn 12 zaken.", "There are a dozen cases.", Reason::Absent);
    english("Van de 10 zijn 9 weg.", "Van de 10 zijn 10 weg.", "Of the 10, 10 are gone.", Reason::Ambiguous);
    english("Er zijn 14 zaken.", "Er zijn 12 zaken.", "12 cases, yes 12.", Reason::Ambiguous);
    english(
        "Dat vindt de NAVO ook.",
        "Dat vindt de Vrijspraak ook.",
        "Vrijspraak thinks so too.",
        Reason::Translated,
    );
    english(
        "Het gebeurde in Parijs toen.",
        "Het gebeurde in Amsterdam toen.",
        "It happened in Amsterdam then.",
        Reason::Translated,
    );
    english("Dat zegt Italië vandaag.", "Dat zegt Iran vandaag.", "Iran says so today.", Reason::Translated);
    english("Dat zei UNICEF toen.", "Dat zei RIVM toen.", "That was said by the RIVM then.", Reason::Grammar);
    english("Dat is deel 1.", "Dat is deel 2.", "That is part two.", Reason::Form);
    english(
        "Van 12.000 als 12000 dus.",
        "Van 15.000 als 15000 dus.",
        "From 15,000 as 15000 then.",
        Reason::Ambiguous,
    );
    refused("nl pl", "Dat zei UNICEF toen.", "Dat zei RIVM toen.", "To powiedział RIVM.", Reason::Grammar);
    refused("nl pl", "Er zijn 5 zaken.", "Er zijn 2 zaken.", "Są 2 sprawy.", Reason::Grammar);
    refused("nl pl", "Op maandag.", "Op vrijdag.", "piątek", Reason::Grammar);
    refused(
        "nl fr",
        "Een rapport van UNICEF nu.",
        "Een rapport van Greenpeace nu.",
        "Un rapport de Greenpeace.",
        Reason::Grammar,
    );
    refused("nl ar", "Er zijn 5 zaken.", "Er zijn 12 zaken.", "هناك 12 قضية.", Reason::Grammar);
    english("Er zijn 7, 9 zaken.", "Er zijn 5 zaken.", "There are 5 cases.", Reason::Moved);
    english("Een 18-jarige man.", "Een 17-jarige man.", "A 17-year-old man.", Reason::Grammar);
    refused("nl it", "Het was op 8 maart.", "Het was op 12 maart.", "Era il 12 marzo.", Reason::Grammar);
    refused("nl es", "De 7 of 8 zaken.", "De 7 of 9 zaken.", "Los 7 o 9 casos.", Reason::Grammar);
    refused("nl tr", "In 2025 kwam het.", "In 2024 kwam het.", "2024'te geldi.", Reason::Grammar);
    refused("nl zh", "Op 14 maart 2025.", "Op 12 maart 2024.", "2024年3月12日", Reason::Absent);
    refused(
        "nl fr",
        "Er zijn 2,5 miljoen.",
        "Er zijn 1,5 miljoen.",
        "Il y en a 1,5 million.",
        Reason::Grammar,
    );
    english("Functie Tabel.", "Functie Query.", "Query function.", Reason::Translated);
    english("Dat zegt BASIC ook nog.", "Dat zegt Basic ook nog.", "Basic says so too.", Reason::Translated);
}

#[test]
fn what_stands_still() {
    let check = |segment: &str, source: &str, target: &str| {
        let done = repaired("nl en-GB", segment, source, target);
        assert_eq!((done.text.text().as_str(), done.replaced.len()), (target, 0));
    };
    check("Dat is alles.", "Dat is veel.", "That is a lot.");
    check("De dader is weg.", "Een dader is weg.", "A culprit is gone.");
    check("", "", "");
    check("12", "", "");
    check("", "12", "12");
}

#[test]
fn a_text_without_end_stays_as_it_is() {
    let long = |number: &str| format!("Er zijn {number} zaken. {}", "1.5, 2 ".repeat(200_000));
    let done = repaired("nl en-GB", &long("14"), &long("12"), &long("12"));
    assert_eq!((done.replaced.len(), done.text.text()), (0, long("12")));
    let many = |first: &str| format!("{first} {}", "1 mei Jan 2 ".repeat(600));
    let done = repaired("nl en-GB", &many("14"), &many("12"), &many("12"));
    assert!(done.replaced.len() <= 1);
}

#[test]
fn what_is_left() {
    let check = |segment, source, target, expected: &str, left: &[(&str, &str)]| {
        let done = repaired("nl en-GB", segment, source, target);
        let found: Vec<_> = done.left.iter().map(|left| (left.was.as_str(), left.is.as_str())).collect();
        assert_eq!((done.text.text().as_str(), found.as_slice()), (expected, left));
        assert!(!done.is_full());
    };
    check(
        "Er zijn 5 dagen vrij.",
        "Er zijn 3 weken vrij.",
        "There are 3 weeks off.",
        "There are 5 weeks off.",
        &[("weken", "dagen")],
    );
    check("Er zijn 5 zaken!", "Er zijn 3 zaken.", "There are 3 cases.", "There are 5 cases.", &[]);
    check(
        "Er zijn nu echt 3 zaken.",
        "Er zijn 3 zaken.",
        "There are 3 cases.",
        "There are 3 cases.",
        &[("", "nu echt")],
    );
    check("Er zijn 1 zaken.", "Er zijn 3 zaken.", "There are 3 cases.", "There are 3 cases.", &[("3", "1")]);
}
