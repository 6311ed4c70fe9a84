//! Sentences by number: few enough words that they resemble each other, and one that each has alone.

use fastrand::Rng;

const WORDS: [&str; 60] = [
    "de",
    "het",
    "een",
    "van",
    "in",
    "op",
    "met",
    "voor",
    "door",
    "over",
    "raad",
    "stad",
    "wet",
    "vrouw",
    "man",
    "kind",
    "recht",
    "vrijheid",
    "mening",
    "staat",
    "minister",
    "rechter",
    "zaak",
    "vonnis",
    "protest",
    "plein",
    "politie",
    "arrest",
    "vrijlating",
    "oproep",
    "brief",
    "actie",
    "maand",
    "jaar",
    "week",
    "dag",
    "nieuw",
    "oud",
    "eerste",
    "laatste",
    "vraagt",
    "eist",
    "steunt",
    "weigert",
    "belooft",
    "meldt",
    "ziet",
    "hoort",
    "schrijft",
    "spreekt",
    "besluit",
    "verbod",
    "grens",
    "kamp",
    "school",
    "arts",
    "leraar",
    "krant",
    "verslag",
    "getuige",
];

/// The sentence with this number in a series; its own word is `SERIESnNUMBER`.
pub(crate) fn sentence(series: &str, number: usize) -> String {
    let mut rng = Rng::with_seed(number as u64 + 1);
    let words: Vec<&str> = (0..rng.usize(4..12)).map(|_| WORDS[rng.usize(..WORDS.len())]).collect();
    format!("{} {series}n{number}.", words.join(" "))
}

/// A TMX file of the first sentences of a series.
pub(crate) fn tmx(series: &str, count: usize) -> String {
    let unit = |number: usize| {
        let source = sentence(series, number);
        format!(
            "<tu><tuv xml:lang=\"nl\"><seg>{source}</seg></tuv><tuv xml:lang=\"en\"><seg>EN {source}</seg></tuv></tu>\n"
        )
    };
    let units: String = (0..count).map(unit).collect();
    let head = "<header creationtool=\"test\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"none\" \
                adminlang=\"en\" srclang=\"nl\" datatype=\"plaintext\"/>";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">{head}<body>\n{units}</body></tmx>\n"
    )
}
