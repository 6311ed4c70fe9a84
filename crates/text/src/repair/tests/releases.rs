//! Sentences as they stand in press releases, whole, into each language.

use super::*;

#[test]
fn into_english() {
    let check = |segment, source, target, expected| full("nl en-GB", segment, source, target, expected);
    check(
        "Op dinsdag 14 oktober 2025 om 14.30 uur overhandigt Vrijspraak 23.500 handtekeningen.",
        "Op vrijdag 7 maart 2025 om 9.00 uur overhandigt Vrijspraak 9.750 handtekeningen.",
        "On Friday 7 March 2025 at 9:00 a.m., Vrijspraak will hand over 9,750 signatures.",
        "On Tuesday 14 October 2025 at 2:30 p.m., Vrijspraak will hand over 23,500 signatures.",
    );
    check(
        "Uit het onderzoek blijkt dat 62,5 procent van de 1.204 ondervraagden dat vindt.",
        "Uit het onderzoek blijkt dat 48 procent van de 998 ondervraagden dat vindt.",
        "The survey shows that 48 per cent of the 998 respondents think so.",
        "The survey shows that 62.5 per cent of the 1,204 respondents think so.",
    );
    check(
        "Dat zegt woordvoerder Sanne ter Horst (06-98765432, pers@nachtspoor.nl).",
        "Dat zegt woordvoerder Bram Visser (06-12345678, bram@nachtspoor.nl).",
        "So says spokesperson Bram Visser (06-12345678, bram@nachtspoor.nl).",
        "So says spokesperson Sanne ter Horst (06-98765432, pers@nachtspoor.nl).",
    );
    check(
        "Lees het rapport op https://nachtspoor.nl/2025/rapport.pdf of volg #Nachtspoor25.",
        "Lees het rapport op https://nachtspoor.nl/2024/rapport.pdf of volg #Nachtspoor24.",
        "Read the report at https://nachtspoor.nl/2024/rapport.pdf or follow #Nachtspoor24.",
        "Read the report at https://nachtspoor.nl/2025/rapport.pdf or follow #Nachtspoor25.",
    );
    check(
        "De schade loopt op tot € 3,2 miljard in 2026.",
        "De schade loopt op tot € 1,75 miljard in 2024.",
        "The damage amounts to €1.75 billion in 2024.",
        "The damage amounts to €3.2 billion in 2026.",
    );
    check(
        "Tussen 2019 en 2025 kwamen 7 van de 10 meldingen binnen.",
        "Tussen 2015 en 2018 kwamen 4 van de 9 meldingen binnen.",
        "Between 2015 and 2018, 4 out of 9 reports came in.",
        "Between 2019 and 2025, 7 out of 10 reports came in.",
    );
}

#[test]
fn into_french() {
    let check = |segment, source, target, expected| full("nl fr", segment, source, target, expected);
    check(
        "Op 1 augustus 2025 telde UNICEF 12.500 kinderen.",
        "Op 14 februari 2024 telde Oxfam 8.300 kinderen.",
        "Le 14 février 2024, Oxfam dénombrait 8\u{a0}300 enfants.",
        "Le 1er août 2025, UNICEF dénombrait 12\u{a0}500 enfants.",
    );
    check(
        "Een stijging van 7,5 % in vijf jaar.",
        "Een stijging van 12 % in drie jaar.",
        "Une hausse de 12\u{a0}% en trois ans.",
        "Une hausse de 7,5\u{a0}% en cinq ans.",
    );
    check(
        "De persconferentie begint op woensdag 5 juni om 10.15 uur.",
        "De persconferentie begint op maandag 3 juni om 14.00 uur.",
        "La conférence de presse commence le lundi 3 juin à 14 h 00.",
        "La conférence de presse commence le mercredi 5 juin à 10 h 15.",
    );
    check(
        "De 21e editie kost 1.250,50 euro.",
        "De 20e editie kost 999,95 euro.",
        "La 20e édition coûte 999,95 euros.",
        "La 21e édition coûte 1\u{202f}250,50 euros.",
    );
}

#[test]
fn into_german() {
    let check = |segment, source, target, expected| full("nl de", segment, source, target, expected);
    check(
        "Op donderdag 1 mei 2025 kwamen er 2.300 mensen.",
        "Op zaterdag 12 april 2025 kwamen er 800 mensen.",
        "Am Samstag, dem 12. April 2025, kamen 800 Menschen.",
        "Am Donnerstag, dem 1. Mai 2025, kamen 2.300 Menschen.",
    );
    check(
        "De zitting begint om 9 uur en duurt zeven dagen.",
        "De zitting begint om 13 uur en duurt vier dagen.",
        "Die Verhandlung beginnt um 13 Uhr und dauert vier Tage.",
        "Die Verhandlung beginnt um 9 Uhr und dauert sieben Tage.",
    );
    check(
        "Het gaat om 4,5 miljoen euro, volgens OXFAM.",
        "Het gaat om 2,8 miljoen euro, volgens UNICEF.",
        "Laut UNICEF geht es um 2,8 Millionen Euro.",
        "Laut OXFAM geht es um 4,5 Millionen Euro.",
    );
    check(
        "Versie 03.11.2025, dossier B-2025/118.",
        "Versie 27.09.2024, dossier B-2024/097.",
        "Fassung vom 27.09.2024, Akte B-2024/097.",
        "Fassung vom 03.11.2025, Akte B-2025/118.",
    );
}

#[test]
fn into_spanish() {
    let check = |segment, source, target, expected| full("nl es", segment, source, target, expected);
    check(
        "Op 9 december 2025 waren er 15.400 doden en zes vermisten.",
        "Op 30 november 2024 waren er 11.250 doden en tien vermisten.",
        "El 30 de noviembre de 2024 había 11.250 muertos y diez desaparecidos.",
        "El 9 de diciembre de 2025 había 15.400 muertos y seis desaparecidos.",
    );
    check(
        "De prijs steeg met 3,5 procent tot 1.250 euro.",
        "De prijs steeg met 2,75 procent tot 850 euro.",
        "El precio subió un 2,75 por ciento hasta los 850 euros.",
        "El precio subió un 3,5 por ciento hasta los 1250 euros.",
    );
    check(
        "Om 20.30 uur, zie www.nachtspoor.nl/b.",
        "Om 18.15 uur, zie www.nachtspoor.nl/a.",
        "A las 18:15 h, véase www.nachtspoor.nl/a.",
        "A las 20:30 h, véase www.nachtspoor.nl/b.",
    );
}

#[test]
fn into_arabic() {
    let check = |segment, source, target, expected| full("nl ar", segment, source, target, expected);
    check(
        "Op 14 juni 2025 werden 35 mensen opgepakt.",
        "Op 3 oktober 2024 werden 12 mensen opgepakt.",
        "في 3 أكتوبر 2024 اعتُقل 12 شخصًا.",
        "في 14 يونيو 2025 اعتُقل 35 شخصًا.",
    );
    check(
        "Het gaat om 62,5 procent van de gevallen.",
        "Het gaat om 48,25 procent van de gevallen.",
        "يتعلق الأمر بنسبة ٤٨٫٢٥٪ من الحالات.",
        "يتعلق الأمر بنسبة ٦٢٫٥٪ من الحالات.",
    );
    check(
        "In 2025 waren het er 1.500, volgens UNICEF.",
        "In 2023 waren het er 1.100, volgens Oxfam.",
        "وفي 2023 كان العدد 1,100 بحسب Oxfam.",
        "وفي 2025 كان العدد 1,500 بحسب UNICEF.",
    );
    check(
        "Mail naar pers@nachtspoor.nl voor dinsdag.",
        "Mail naar info@nachtspoor.nl voor zondag.",
        "راسلوا info@nachtspoor.nl قبل الأحد.",
        "راسلوا pers@nachtspoor.nl قبل الثلاثاء.",
    );
}

#[test]
fn into_dutch() {
    let check = |segment, source, target, expected| full("en nl", segment, source, target, expected);
    check(
        "On Tuesday, October 14, 2025 at 2:30 p.m. some 12,500 people came.",
        "On Friday, March 7, 2025 at 9:00 a.m. some 850 people came.",
        "Op vrijdag 7 maart 2025 om 9.00 uur kwamen zo'n 850 mensen.",
        "Op dinsdag 14 oktober 2025 om 14.30 uur kwamen zo'n 12.500 mensen.",
    );
    check(
        "It costs $1,250.75, up 3.5% on five years ago.",
        "It costs $999.50, up 12.25% on two years ago.",
        "Het kost $ 999,50, 12,25% meer dan twee jaar geleden.",
        "Het kost $ 1.250,75, 3,5% meer dan vijf jaar geleden.",
    );
    check(
        "The 103rd report was sent to ministers by Sarah Bell on May 1st.",
        "The 102nd report was sent to ministers by John Price on June 22nd.",
        "Het 102e rapport is op 22 juni door John Price aan ministers gestuurd.",
        "Het 103e rapport is op 1 mei door Sarah Bell aan ministers gestuurd.",
    );
}
