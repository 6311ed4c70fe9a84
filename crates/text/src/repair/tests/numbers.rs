//! Numbers in digits and in words.

use super::*;

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
