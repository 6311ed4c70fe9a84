//! Pairs that are made to be repaired wrongly: a number beside a part of a date, accounts and telephones in groups,
//! amounts that were converted, signs, marks of direction, forms that say two things.

use super::*;

/// Nothing is replaced at all, whatever the reason.
fn stays(languages: &str, segment: &str, source: &str, target: &str) {
    let done = repaired(languages, segment, source, target);
    assert_eq!(done.text.text(), target, "{segment} / {source}: {:?}", done.replaced);
    assert!(!done.left.is_empty() || done.punctuation, "{segment} / {source}: nothing is told");
}

#[test]
fn a_number_that_stands_in_a_date_of_the_target_is_not_taken_for_another() {
    // The deaths are in a word that is not known as a number, and the only 5 is that of May.
    stays("nl zh", "Op 3 mei vielen 7 doden.", "Op 3 mei vielen 5 doden.", "5月3日,五人死亡。");
    stays("nl ja", "Op 3 mei vielen 7 doden.", "Op 3 mei vielen 5 doden.", "5月3日、五人が死亡した。");
    stays("nl ko", "Op 3 mei vielen 7 doden.", "Op 3 mei vielen 5 doden.", "5월 3일 다섯 명이 사망했다.");
    stays("nl lt", "Op 3 mei vielen 7 doden.", "Op 3 mei vielen 3 doden.", "Gegužės 3 d. žuvo trys žmonės.");
    stays("nl en-GB", "Op de 5e dag, 7 doden.", "Op de 5e dag, 5 doden.", "On day 5, a handful died.");
    stays(
        "nl en-GB",
        "Om 5.30 uur, 7 doden.",
        "Om 5.30 uur, 5 doden.",
        "At half past 5 o'clock, a handful died.",
    );
    full("nl zh", "In 2025 gold de wet.", "In 2024 gold de wet.", "该法于2024年生效。", "该法于2025年生效。");
    full("nl zh", "Er zijn 14 zaken.", "Er zijn 12 zaken.", "有12起案件。", "有14起案件。");
}

#[test]
fn accounts_and_cards_are_replaced_whole_or_not_at_all() {
    full(
        "nl en-GB",
        "Stort op NL20 INGB 0001 2345 67 nu.",
        "Stort op NL91 ABNA 0417 1643 00 nu.",
        "Donate to NL91 ABNA 0417 1643 00 now.",
        "Donate to NL20 INGB 0001 2345 67 now.",
    );
    stays(
        "nl en-GB",
        "Stort op NL20 INGB 0001 2345 67 nu.",
        "Stort op NL91 ABNA 0417 1643 00 nu.",
        "Donate to NL91ABNA0417164300 now.",
    );
    full(
        "nl en-GB",
        "Kaart 1234 5678 9012 0007 nu.",
        "Kaart 1234 0678 9012 3456 nu.",
        "Card 1234 0678 9012 3456 now.",
        "Card 1234 5678 9012 0007 now.",
    );
    full("nl en-GB", "Bel 0900-5678 nu.", "Bel 0900-1234 nu.", "Call 0900-1234 now.", "Call 0900-5678 now.");
}

#[test]
fn thousands_parted_by_a_plain_space_are_one_number_or_none() {
    stays(
        "nl en-GB",
        "Er zijn 2 000 zaken in Utrecht.",
        "Er zijn 1 000 zaken in Utrecht.",
        "There are 1,000 cases in 1 city.",
    );
    stays("nl en-GB", "Wel 14 000 zaken.", "Wel 12 000 zaken.", "12,000 cases in a year, 12 a day.");
    full("nl fr", "Wel 14.000 zaken.", "Wel 12.000 zaken.", "12 000 affaires.", "14 000 affaires.");
}

#[test]
fn what_was_converted_for_the_reader_is_not_left_behind() {
    stays("nl en-GB", "Het is 8 kilometer.", "Het is 5 kilometer.", "It is 5 kilometres (3.1 miles).");
    stays(
        "nl en-GB",
        "Een boete van € 8 miljoen.",
        "Een boete van € 5 miljoen.",
        "A fine of €5 million ($5.4 million).",
    );
    stays(
        "nl en-GB",
        "Om 15.00 uur begint het.",
        "Om 14.00 uur begint het.",
        "It begins at 14:00 (13:00 in London).",
    );
    full(
        "nl en-GB",
        "Het is 8 km (2024).",
        "Het is 5 km (2024).",
        "It is 5 km (2024).",
        "It is 8 km (2024).",
    );
}

#[test]
fn words_that_lean_on_a_number_are_seen_through_signs_and_marks() {
    stays("nl en-GB", "Een boete van 5 euro.", "Een boete van 8 euro.", "It is an €8 fine.");
    stays("nl en-GB", "Dat zijn 1 zaken.", "Dat zijn 5 zaken.", "There are 5 ‘cases’.");
    stays("nl en-GB", "Dat zijn 1 zaken.", "Dat zijn 5 zaken.", "There are 5 (civil) cases.");
    stays("nl ar", "Er zijn 5 zaken.", "Er zijn 12 zaken.", "هناك 12\u{200f} قضية.");
    stays("nl ru", "Er waren 1.951 zaken.", "Er waren 1.950 zaken.", "Было 1950 дел.");
    stays("nl ru", "Er waren 1.951 zaken.", "Er waren 1.950 zaken.", "Было 1\u{a0}950 дел.");
    full(
        "nl ru",
        "In 2022 gold de wet.",
        "In 2021 gold de wet.",
        "В 2021 году закон действовал.",
        "В 2022 году закон действовал.",
    );
}

#[test]
fn a_sign_before_a_number_is_part_of_what_it_says() {
    stays("nl en-GB", "Het was 7 graden.", "Het was -5 graden.", "It was minus 5 degrees.");
    stays("nl en-GB", "Het was -7 graden.", "Het was 5 graden.", "It was 5 degrees.");
    full("nl en-GB", "Het was -7 graden.", "Het was -5 graden.", "It was -5 degrees.", "It was -7 degrees.");
    full(
        "nl en-GB",
        "Het was -7 graden.",
        "Het was -5 graden.",
        "It was minus 5 degrees.",
        "It was minus 7 degrees.",
    );
    full(
        "nl en-GB",
        "Tussen 4-6 uur lang.",
        "Tussen 3-5 uur lang.",
        "Some 3-5 hours long.",
        "Some 4-6 hours long.",
    );
    full(
        "nl en-GB",
        "Seizoen 2023-24 begint.",
        "Seizoen 2022-23 begint.",
        "The 2022-23 season begins.",
        "The 2023-24 season begins.",
    );
}

#[test]
fn what_a_sign_makes_of_a_number_is_not_lost() {
    stays("nl en-GB", "Het is 10% van alles.", "Het is 0,1 van alles.", "It is 0.1 of everything.");
    stays("nl en-GB", "Het is 6 van alles.", "Het is 5% van alles.", "It is 5 per cent of everything.");
    stays("nl en-GB", "Kies %1 of niets.", "Kies 32 of niets.", "Choose 32 or nothing.");
    stays(
        "nl en-GB",
        "Het geeft 0.275 terug (;+3).",
        "Het geeft -0.416 terug (;-2).",
        "It gives -0.416 back (;-2).",
    );
    stays("nl en-GB", ",5 als 9,900 nog.", "9,9 als 9,900 nog.", "9.9 as 9.900 still.");
    stays("nl en-GB", "Dus 15000 als 15 nog.", "Dus ,5 als 15 nog.", "So .5 as 15 still.");
    stays("nl en-GB", "Het geeft 1,2346E-4 nu.", "Het geeft 0,1967 nu.", "It gives 0.1967 now.");
    full(
        "nl en-GB",
        "Het is 6% van alles.",
        "Het is 5% van alles.",
        "It is 5 per cent of all.",
        "It is 6 per cent of all.",
    );
}

#[test]
fn a_number_of_a_list_that_grew_shorter_is_not_taken_for_its_neighbour() {
    let done = repaired("nl en-GB", "Geef (0,8; 8; 13).", "Geef (0,8; 8; 12; 0).", "Give (0.8; 8; 12; 0).");
    assert!(done.replaced.is_empty(), "{:?}", done.replaced);
}

#[test]
fn a_word_that_is_also_a_month_is_not_one() {
    stays("nl en-GB", "Sinds juni mag dat.", "Sinds mei mag dat.", "Since spring one may do so.");
    full(
        "nl en-GB",
        "Sinds juni mag dat.",
        "Sinds mei mag dat.",
        "Since May one may do so.",
        "Since June one may do so.",
    );
}

#[test]
fn the_order_of_day_and_month_has_to_be_seen() {
    stays("nl en", "Op 6-5-2024 nog.", "Op 5-5-2024 nog.", "On 5/5/2024 still.");
    full("nl de", "Op 6-5-2024 nog.", "Op 5-5-2024 nog.", "Am 5.5.2024 noch.", "Am 6.5.2024 noch.");
}

#[test]
fn the_same_number_twice_and_numbers_that_change_places() {
    full("nl en-GB", "Van 7 naar 5.", "Van 5 naar 7.", "From 5 to 7.", "From 7 to 5.");
    full("nl en-GB", "Eerst 6, dan 6.", "Eerst 5, dan 5.", "First 5, then five.", "First 6, then six.");
    stays("nl en-GB", "Eerst 6, dan 5.", "Eerst 5, dan 5.", "First 5, then 5.");
    stays("nl en-GB", "Eerst 6, dan 6.", "Eerst 5, dan 5.", "Twice 5.");
    stays("nl en-GB", "In 2025 waren er 2.025.", "In 2024 waren er 2.024.", "In 2024 there were 2,024.");
    full(
        "nl en-GB",
        "Zie amnesty.nl/a2024-1 nu.",
        "Zie amnesty.nl/a2023-9 nu.",
        "See amnesty.nl/a2023-9 now.",
        "See amnesty.nl/a2024-1 now.",
    );
    full("nl en-GB", "De A2 is dicht.", "De A1 is dicht.", "The A1 is closed.", "The A2 is closed.");
}

#[test]
fn tags_that_are_nested_or_that_part_a_number() {
    let check = |segment, source, target, expected: &str| {
        assert_eq!(repaired("nl en-GB", segment, source, target).text.written(), expected);
    };
    check(
        "<1>Op <2>14 mei</2></1> nog <3>7</3>.",
        "<1>Op <2>12 mei</2></1> nog <3>5</3>.",
        "<1>On <2>12 May</2></1> still <3>5</3>.",
        "<1>On <2>14 May</2></1> still <3>7</3>.",
    );
    check("<1>15</1>.000 zaken.", "<1>12</1>.000 zaken.", "<1>12</1>,000 cases.", "<1>12</1>,000 cases.");
    check("Op <1/>14 mei.", "Op 12 mei.", "On 12 May.", "On 14 May.");
}
