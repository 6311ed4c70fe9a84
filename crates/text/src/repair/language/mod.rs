//! What has to be known of a language to read and write its numbers, dates and times.
//!
//! Names, signs and plural rules come from ICU4X. What it does not have (numbers in words, ends of ordinals, words that
//! lean on their neighbour) is kept to the little that is certain.

mod calendar;
mod figures;
mod words;

pub(super) use calendar::Calendar;
pub(super) use figures::{Figures, digit};
pub(super) use words::Words;

use crate::Language;
use icu_locale_core::Locale;
use icu_plurals::PluralRules;

/// Languages whose names and days of the week take endings, so that one cannot stand for another as it is.
const INFLECTED: &[&str] = &[
    "be", "bg", "bs", "cs", "el", "et", "eu", "fi", "ga", "hr", "hu", "hy", "is", "ka", "kk", "la", "lt",
    "lv", "mk", "pl", "ro", "ru", "sk", "sl", "sq", "sr", "tr", "uk", "az", "uz", "ky", "mn", "ta", "te",
    "kn", "ml", "mr", "hi", "ne", "gd", "cy", "so",
];

/// A language's ways.
#[derive(Debug)]
pub(super) struct Conventions {
    /// The primary subtag.
    pub(super) language: String,
    pub(super) figures: Figures,
    pub(super) calendar: Calendar,
    pub(super) words: Words,
    /// Whether dates in digits begin with the month.
    pub(super) month_first: bool,
    plurals: Option<PluralRules>,
}

impl Conventions {
    /// A language that ICU4X lacks has the ways of its root: digits without grouping, no names of months.
    pub(super) fn of(language: &Language) -> Self {
        let locale: Locale = language.to_string().parse().unwrap_or(Locale::UNKNOWN);
        Self {
            language: language.primary().to_owned(),
            figures: Figures::of(&locale),
            calendar: Calendar::of(&locale),
            words: Words::of(language.primary()),
            month_first: language.primary() == "en" && language.region().is_none_or(|region| region == "US"),
            plurals: PluralRules::try_new_cardinal((&locale).into()).ok(),
        }
    }

    /// Whether words take endings by their place in the sentence.
    pub(super) fn is_inflected(&self) -> bool {
        INFLECTED.contains(&self.language.as_str())
    }

    /// Whether nouns have capitals, so that a capital does not make a name.
    pub(super) fn capitals_are_common(&self) -> bool {
        matches!(self.language.as_str(), "de" | "lb" | "nds" | "gsw")
    }

    /// Whether a noun that counts both has the same form.
    pub(super) fn same_plural(&self, one: &str, two: &str) -> bool {
        let (Some(rules), Ok(one), Ok(two)) = (
            &self.plurals,
            one.parse::<icu_decimal::input::Decimal>(),
            two.parse::<icu_decimal::input::Decimal>(),
        ) else {
            return false;
        };
        rules.category_for(&one) == rules.category_for(&two)
    }
}
