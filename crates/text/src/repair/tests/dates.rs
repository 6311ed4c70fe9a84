//! Dates and times.

use super::*;

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
