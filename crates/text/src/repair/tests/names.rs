//! Names, addresses and tags.

use super::*;

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
