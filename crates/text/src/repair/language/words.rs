//! The few words beside numbers that ICU4X does not have: small numbers in words, ends of ordinals, words of time.
//!
//! One is missing on purpose: in most of these languages it is an article too.

use crate::compare::fold;

/// Two to twelve, in languages where these words never change.
const SPELLED: &[(&str, &str)] = &[
    ("nl", "twee drie vier vijf zes zeven acht negen tien elf twaalf"),
    ("en", "two three four five six seven eight nine ten eleven twelve"),
    ("de", "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    ("fr", "deux trois quatre cinq six sept huit neuf dix onze douze"),
    ("es", "dos tres cuatro cinco seis siete ocho nueve diez once doce"),
    ("it", "due tre quattro cinque sei sette otto nove dieci undici dodici"),
];
/// What may follow the digits of an ordinal.
const ORDINALS: &[(&str, &str)] = &[
    ("nl", "e de ste"),
    ("en", "st nd rd th"),
    ("fr", "er re e ère ème"),
    ("es", "º ª .º .ª o a"),
    ("pt", "º ª .º .ª o a"),
    ("it", "º ª ° .º .ª"),
];
/// What follows a time that is written with a point, and says that it is one.
const HOURS: &[(&str, &str)] = &[
    ("nl", "uur u"),
    ("de", "uhr h"),
    ("fr", "h heures"),
    ("en", "hrs hours h"),
    ("es", "h horas hs"),
    ("it", "ore h"),
    ("pt", "h horas"),
];

/// What stands before a time of the day and not before a number of hours.
const BEFORE_HOURS: &[(&str, &str)] = &[("nl", "om vanaf"), ("de", "um ab")];

/// A language's words.
#[derive(Debug, Default)]
pub(in super::super) struct Words {
    language: String,
    spelled: Vec<&'static str>,
    ordinals: Vec<&'static str>,
    hours: Vec<&'static str>,
    before_hours: Vec<&'static str>,
}

impl Words {
    pub(super) fn of(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            spelled: row(SPELLED, language),
            ordinals: row(ORDINALS, language),
            hours: row(HOURS, language),
            before_hours: row(BEFORE_HOURS, language),
        }
    }

    /// The number that a word says.
    pub(in super::super) fn spelled(&self, word: &str) -> Option<usize> {
        let word = fold(word);
        self.spelled.iter().position(|known| *known == word).map(|at| at + 2)
    }

    /// The word for a number.
    pub(in super::super) fn spelling(&self, number: usize) -> Option<&'static str> {
        self.spelled.get(number.checked_sub(2)?).copied()
    }

    /// Whether digits with this behind them are an ordinal.
    pub(in super::super) fn is_ordinal_end(&self, end: &str) -> bool {
        self.ordinals.contains(&end)
    }

    /// Whether this word says that what stands before it is a time.
    pub(in super::super) fn is_hour(&self, word: &str) -> bool {
        self.hours.contains(&fold(word).as_ref())
    }

    /// Whether this word says that a number of hours behind it is a time.
    pub(in super::super) fn is_before_hour(&self, word: &str) -> bool {
        self.before_hours.contains(&fold(word).as_ref())
    }

    /// What follows the digits of an ordinal when the number changes and the end was `was`; none where it is not known.
    pub(in super::super) fn ordinal_end<'a>(&self, number: u32, was: &'a str) -> Option<&'a str> {
        match self.language.as_str() {
            "en" => Some(english_end(number)),
            "nl" if was == "e" => Some(was),
            "nl" => Some(dutch_end(number)),
            "fr" if number == 1 || matches!(was, "er" | "re" | "ère") => None,
            _ => Some(was),
        }
    }
}

fn english_end(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

fn dutch_end(number: u32) -> &'static str {
    match number % 100 {
        0 | 1 | 8 | 20.. => "ste",
        _ => "de",
    }
}

fn row(table: &[(&str, &'static str)], language: &str) -> Vec<&'static str> {
    let found = table.iter().find(|(known, _)| *known == language);
    found.map(|(_, words)| words.split(' ').collect()).unwrap_or_default()
}
