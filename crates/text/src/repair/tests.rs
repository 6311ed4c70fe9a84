//! Tables of matches and what becomes of them.

use super::*;
use crate::TagKind;

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn repaired(languages: &str, segment: &str, source: &str, target: &str) -> Repaired {
    let (from, to) = languages.split_once(' ').unwrap();
    let read = |text: &str| TaggedText::parse_with_kinds(text, "1:link 2:bold 3:italic 4:break").unwrap();
    let repaired =
        Repairer::new(&language(from), &language(to)).repair(&read(segment), &read(source), &read(target));
    let text: Vec<char> = repaired.text.text().chars().collect();
    for replacement in &repaired.replaced {
        let there: String = text[replacement.span.clone()].iter().collect();
        assert_eq!(there, replacement.is, "a span that holds something else");
    }
    repaired
}

/// Everything that differs is replaced.
fn full(languages: &str, segment: &str, source: &str, target: &str, expected: &str) {
    let done = repaired(languages, segment, source, target);
    assert_eq!(done.text.written(), expected, "{segment} / {source}: {:?}", done.left);
    assert!(done.is_full(), "{segment} / {source}: {:?} {:?}", done.replaced, done.left);
}

/// Nothing is replaced, and the first refusal says why.
fn refused(languages: &str, segment: &str, source: &str, target: &str, reason: Reason) {
    let done = repaired(languages, segment, source, target);
    assert_eq!(done.text.text(), target, "{segment} / {source}: {:?}", done.replaced);
    let why: Vec<_> = done.left.iter().filter_map(|left| left.refused).map(|(_, reason)| reason).collect();
    assert_eq!(why.first(), Some(&reason), "{segment} / {source}: {:?}", done.left);
}

#[test]
fn numbers_into_english() {
    let check = |segment, source, target, expected| full("nl en-GB", segment, source, target, expected);
    check(
        "Er kwamen 14 klachten.",
        "Er kwamen 12 klachten.",
        "There were 12 complaints.",
        "There were 14 complaints.",
    );
    check(
        "De boete bedraagt 15.000 euro.",
        "De boete bedraagt 10.000 euro.",
        "The fine is 10,000 euros.",
        "The fine is 15,000 euros.",
    );
    check("De boete is € 1.500.", "De boete is € 900.", "The fine is €900.", "The fine is €1,500.");
    check(
        "Een stijging van 3,5 procent.",
        "Een stijging van 12,75 procent.",
        "An increase of 12.75 per cent.",
        "An increase of 3.5 per cent.",
    );
    check("Dat is 8% meer.", "Dat is 1% meer.", "That is 1% more.", "That is 8% more.");
    check(
        "In 2025 gold de wet.",
        "In 2024 gold de wet.",
        "In 2024 the law applied.",
        "In 2025 the law applied.",
    );
    check("Tussen 2023-2025.", "Tussen 2021-2024.", "Between 2021–2024.", "Between 2023–2025.");
    check("Bel 020-1234567 nu.", "Bel 020-7654321 nu.", "Call 020-7654321 now.", "Call 020-1234567 now.");
    check(
        "Bel +31 20 123 45 67 nu.",
        "Bel +31 20 765 43 21 nu.",
        "Call +31 20 765 43 21 now.",
        "Call +31 20 123 45 67 now.",
    );
    check("Er zijn vijf zaken.", "Er zijn twee zaken.", "There are two cases.", "There are five cases.");
    check("Er zijn vijf zaken.", "Er zijn twee zaken.", "There are 2 cases.", "There are 5 cases.");
    check("Er zijn 25 zaken.", "Er zijn twee zaken.", "There are two cases.", "There are 25 cases.");
    check(
        "Twee doden, 1,6 miljoen euro.",
        "Drie doden, 1,5 miljoen euro.",
        "Three dead, 1.5 million euros.",
        "Two dead, 1.6 million euros.",
    );
    check("Voor de 21e keer.", "Voor de 12e keer.", "For the 12th time.", "For the 21st time.");
    check("De COVID-20 golf.", "De COVID-19 golf.", "The COVID-19 wave.", "The COVID-20 wave.");
    check(
        "Een bedrag van $ 50 extra.",
        "Een bedrag van € 50 extra.",
        "An extra amount of € 50.",
        "An extra amount of $ 50.",
    );
    check("Van 5 naar 10 zaken.", "Van 10 naar 5 zaken.", "From 10 to 5 cases.", "From 5 to 10 cases.");
    check(
        "Sinds versie 5.1 kan dat.",
        "Sinds versie 5.0 kan dat.",
        "Since version 5.0 you can.",
        "Since version 5.1 you can.",
    );
    check("Dat is stap 2.", "Dat is stap 1.", "That is step 1.", "That is step 2.");
    check("Een C4-envelop.", "Een C5-envelop.", "A C5 envelope.", "A C4 envelope.");
    check(
        "Tussen 1 en 5 mei is het zo.",
        "Tussen 2 en 7 mei is het zo.",
        "Between 2 and 7 May it is so.",
        "Between 1 and 5 May it is so.",
    );
    check("Eén op de vier.", "Eén op de drie.", "One in three.", "One in four.");
    check("De 44-jarige man.", "De 38-jarige man.", "The 38-year-old man.", "The 44-year-old man.");
    check(
        "Rekening NL91ABNA041 nu.",
        "Rekening NL02ABNA012 nu.",
        "Account NL02ABNA012 now.",
        "Account NL91ABNA041 now.",
    );
    check("Er zijn 500 zaken.", "Er zijn 1.500 zaken.", "There are 1,500 cases.", "There are 500 cases.");
}

#[test]
fn numbers_elsewhere() {
    full(
        "nl fr",
        "Er kwamen 12.500 mensen.",
        "Er kwamen 10.000 mensen.",
        "10 000 personnes sont venues.",
        "12 500 personnes sont venues.",
    );
    full(
        "nl fr",
        "Er kwamen 12.500 mensen.",
        "Er kwamen 900 mensen.",
        "900 personnes sont venues.",
        "12\u{202f}500 personnes sont venues.",
    );
    full(
        "nl fr",
        "Er kwamen 7,5 ton.",
        "Er kwamen 2,5 ton.",
        "2,5 tonnes sont venues.",
        "7,5 tonnes sont venues.",
    );
    full(
        "nl de",
        "Er kwamen 12.500 mensen.",
        "Er kwamen 10.000 mensen.",
        "Es kamen 10.000 Menschen.",
        "Es kamen 12.500 Menschen.",
    );
    full("nl de", "Zeven zaken.", "Vier zaken.", "Vier Fälle.", "Sieben Fälle.");
    full(
        "nl es",
        "Er kwamen 5.000 mensen.",
        "Er kwamen 12.000 mensen.",
        "Acudieron 12.000 personas.",
        "Acudieron 5000 personas.",
    );
    full("nl ar", "Er kwamen 25 mensen.", "Er kwamen 12 mensen.", "حضر ١٢ شخصا.", "حضر ٢٥ شخصا.");
    full(
        "nl ar",
        "Er kwamen 15.000 mensen.",
        "Er kwamen 12.000 mensen.",
        "حضر 12,000 شخص.",
        "حضر 15,000 شخص.",
    );
    full(
        "en nl",
        "A fine of €15,000.50.",
        "A fine of €1,200.25.",
        "Een boete van € 1.200,25.",
        "Een boete van € 15.000,50.",
    );
    full("en nl", "The 3rd report.", "The 2nd report.", "Het 2e rapport.", "Het 3e rapport.");
    full("en nl", "The 8th report.", "The 2nd report.", "Het 2de rapport.", "Het 8ste rapport.");
}

#[test]
fn dates() {
    let english = |segment, source, target, expected| full("nl en-GB", segment, source, target, expected);
    english(
        "Op 14 maart 2024 begon het.",
        "Op 12 maart 2024 begon het.",
        "It began on 12 March 2024.",
        "It began on 14 March 2024.",
    );
    english(
        "Op 3 juni 2025 begon het.",
        "Op 12 maart 2024 begon het.",
        "It began on March 12, 2024.",
        "It began on June 3, 2025.",
    );
    english(
        "Op 3 juni begon het.",
        "Op 12 maart begon het.",
        "It began on March 12th.",
        "It began on June 3rd.",
    );
    english(
        "Op 3 juni begon het.",
        "Op 12 maart begon het.",
        "It began on the 12th of March.",
        "It began on the 3rd of June.",
    );
    english("Op 3 mei begon het.", "Op 12 maart begon het.", "It began on 12 Mar.", "It began on 3 May.");
    english(
        "Op dinsdag 14 mei begon het.",
        "Op vrijdag 12 mei begon het.",
        "It began on Friday, 12 May.",
        "It began on Tuesday, 14 May.",
    );
    english(
        "Sinds augustus 2023 niet.",
        "Sinds maart 2022 niet.",
        "Not since March 2022.",
        "Not since August 2023.",
    );
    english("In juni begon het.", "In maart begon het.", "It began in March.", "It began in June.");
    english(
        "Op 03-06-2025 begon het.",
        "Op 12-11-2024 begon het.",
        "It began on 12/11/2024.",
        "It began on 03/06/2025.",
    );
    english(
        "Op 3-6-2025 begon het.",
        "Op 12-11-2024 begon het.",
        "It began on 2024-11-12.",
        "It began on 2025-06-03.",
    );
    full(
        "nl en-US",
        "Op 3-6-2025 begon het.",
        "Op 2-4-2024 begon het.",
        "It began on 4/2/2024.",
        "It began on 6/3/2025.",
    );
    full(
        "nl fr",
        "Op 3 juni 2025 begon het.",
        "Op 12 maart 2024 begon het.",
        "Tout a commencé le 12 mars 2024.",
        "Tout a commencé le 3 juin 2025.",
    );
    full(
        "nl fr",
        "Op 1 juni begon het.",
        "Op 12 maart begon het.",
        "Tout a commencé le 12 mars.",
        "Tout a commencé le 1er juin.",
    );
    full(
        "nl fr",
        "Op 3 juni begon het.",
        "Op 1 maart begon het.",
        "Tout a commencé le 1er mars.",
        "Tout a commencé le 3 juin.",
    );
    full(
        "nl de",
        "Op 3 juni 2025 begon het.",
        "Op 12 maart 2024 begon het.",
        "Es begann am 12. März 2024.",
        "Es begann am 3. Juni 2025.",
    );
    full(
        "nl de",
        "Op 3-6-2025 begon het.",
        "Op 12-3-2024 begon het.",
        "Es begann am 12.03.2024.",
        "Es begann am 03.06.2025.",
    );
    full(
        "nl es",
        "Op 3 juni 2025 begon het.",
        "Op 12 maart 2024 begon het.",
        "Comenzó el 12 de marzo de 2024.",
        "Comenzó el 3 de junio de 2025.",
    );
    full(
        "nl ar",
        "Op 3 juni 2025 begon het.",
        "Op 12 maart 2024 begon het.",
        "بدأ في 12 مارس 2024.",
        "بدأ في 3 يونيو 2025.",
    );
    full(
        "nl ru",
        "Op 3 juni 2025 begon het.",
        "Op 12 maart 2024 begon het.",
        "Началось 12 марта 2024 года.",
        "Началось 3 июня 2025 года.",
    );
    full(
        "en nl",
        "It began on June 3, 2025.",
        "It began on March 12, 2024.",
        "Het begon op 12 maart 2024.",
        "Het begon op 3 juni 2025.",
    );
    full(
        "en nl",
        "It began on Monday.",
        "It began on Friday.",
        "Het begon op vrijdag.",
        "Het begon op maandag.",
    );
}

#[test]
fn times() {
    let english = |segment, source, target, expected| full("nl en-GB", segment, source, target, expected);
    english(
        "Om 14.30 uur begint het.",
        "Om 9.15 uur begint het.",
        "It begins at 9:15 a.m.",
        "It begins at 2:30 p.m.",
    );
    english(
        "Om 14.30 uur begint het.",
        "Om 20.00 uur begint het.",
        "It begins at 8pm.",
        "It begins at 2:30pm.",
    );
    english(
        "Om 14:30 uur begint het.",
        "Om 20:00 uur begint het.",
        "It begins at 20:00.",
        "It begins at 14:30.",
    );
    english(
        "Om 12.30 uur begint het.",
        "Om 00.15 uur begint het.",
        "It begins at 12:15 AM.",
        "It begins at 12:30 PM.",
    );
    full("nl fr", "Om 14.30 uur begint het.", "Om 20.15 uur begint het.", "Début à 20h15.", "Début à 14h30.");
    full(
        "nl fr",
        "Om 14.30 uur begint het.",
        "Om 20.15 uur begint het.",
        "Début à 20 h 15.",
        "Début à 14 h 30.",
    );
    full(
        "nl de",
        "Om 14.30 uur begint het.",
        "Om 20.15 uur begint het.",
        "Beginn um 20.15 Uhr.",
        "Beginn um 14.30 Uhr.",
    );
    full(
        "en nl",
        "It begins at 2:30 p.m. sharp",
        "It begins at 9:15 a.m. sharp",
        "Het begint stipt om 9.15 uur",
        "Het begint stipt om 14.30 uur",
    );
    english("Om 14 uur begint het.", "Om 12 uur begint het.", "It begins at 12 p.m.", "It begins at 2 p.m.");
    full(
        "en nl",
        "It begins at 2:30 p.m.",
        "It begins at 9 a.m.",
        "Het begint om 9 uur.",
        "Het begint om 14.30 uur.",
    );
}

#[test]
fn names_and_addresses() {
    let english = |segment, source, target, expected| full("nl en-GB", segment, source, target, expected);
    english(
        "Volgens UNICEF klopt dat.",
        "Volgens Amnesty klopt dat.",
        "According to Amnesty, that is right.",
        "According to UNICEF, that is right.",
    );
    english(
        "Dat zegt Jan Peters vandaag.",
        "Dat zegt Mieke van der Veen vandaag.",
        "Mieke van der Veen says so today.",
        "Jan Peters says so today.",
    );
    english(
        "Dat is Vrijspraaks fout, zegt UNICEF.",
        "Dat is Vrijspraaks fout, zegt Oxfam.",
        "That is Vrijspraak's fault, says Oxfam.",
        "That is Vrijspraak's fault, says UNICEF.",
    );
    english(
        "Zie amnesty.nl/b voor meer.",
        "Zie amnesty.nl/a voor meer.",
        "See amnesty.nl/a for more.",
        "See amnesty.nl/b for more.",
    );
    english(
        "Zie https://vrijspraak.nl/b?c=2.",
        "Zie https://vrijspraak.nl/a?c=1.",
        "See https://vrijspraak.nl/a?c=1.",
        "See https://vrijspraak.nl/b?c=2.",
    );
    english(
        "Mail pers@nieuw.nl nu",
        "Mail info@oud.nl nu",
        "Write to info@oud.nl now",
        "Write to pers@nieuw.nl now",
    );
    english(
        "Volg @nieuw en #WetNu",
        "Volg @oud en #WetToen",
        "Follow @oud and #WetToen",
        "Follow @nieuw and #WetNu",
    );
    english(
        "Open verslag-2.pdf hier",
        "Open verslag-1.pdf hier",
        "Open verslag-1.pdf here",
        "Open verslag-2.pdf here",
    );
    english(
        "Dat zegt Mieke Bos van Vrijspraak.",
        "Dat zegt Jan de Wit van Vrijspraak.",
        "So says Jan de Wit of Vrijspraak.",
        "So says Mieke Bos of Vrijspraak.",
    );
    english(
        "Directeur Mieke Bos zegt dat.",
        "Directeur Jan Peters zegt dat.",
        "Director Jan Peters says so.",
        "Director Mieke Bos says so.",
    );
    english(
        "Ook volgens de directeur van Oxfam klopt dat.",
        "Ook volgens de directeur van Amnesty klopt dat.",
        "The director of Amnesty agrees.",
        "The director of Oxfam agrees.",
    );
}

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

#[test]
fn tags_stay_and_find_their_place() {
    let check = |segment, source, target, expected: &str, placed: usize, dropped: usize| {
        let done = repaired("nl en-GB", segment, source, target);
        let found = (done.placed.len(), done.dropped.len());
        assert_eq!((done.text.written().as_str(), found), (expected, (placed, dropped)));
    };
    check(
        "<2>Op 14 maart</2> 2025.",
        "<2>Op 12 maart</2> 2024.",
        "<2>On 12 March</2> 2024.",
        "<2>On 14 March</2> 2025.",
        0,
        0,
    );
    check("Zie <1>amnesty.nl</1>.", "Zie amnesty.nl.", "See amnesty.nl.", "See <1>amnesty.nl</1>.", 2, 0);
    check(
        "Zie <1>amnesty.nl/b</1>.",
        "Zie amnesty.nl/a.",
        "See amnesty.nl/a.",
        "See <1>amnesty.nl/b</1>.",
        2,
        0,
    );
    check("Zie <1>hier</1>.", "Zie hier.", "See here.", "See here.", 0, 0);
    check(
        "Er zijn 5 zaken.",
        "Er zijn <2>3</2> zaken.",
        "There are <2>3</2> cases.",
        "There are 5 cases.",
        0,
        2,
    );
    check(
        "Er zijn 15.000 zaken.",
        "Er zijn 1<2>2.000</2> zaken.",
        "There are 1<2>2,000</2> cases.",
        "There are 15,000 cases.",
        0,
        2,
    );
    check(
        "Er zijn 1<2>5.000</2> zaken.",
        "Er zijn 1<2>2.000</2> zaken.",
        "There are 1<2>2,000</2> cases.",
        "There are 1<2>2,000</2> cases.",
        0,
        0,
    );
}

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
