//! Which languages have rules of their own, and where their files are.

use super::pattern::Sets;
use super::rules::{Rule, RuleError, Sheet};

/// A language's primary subtag, its rules and its abbreviations.
type Entry = (&'static str, &'static str, &'static str);

const GENERAL: &str = include_str!("rules/general.txt");

macro_rules! entry {
    ($tag:literal) => {
        (
            $tag,
            include_str!(concat!("rules/", $tag, ".txt")),
            include_str!(concat!("abbreviations/", $tag, ".txt")),
        )
    };
}

const LANGUAGES: &[Entry] = &[
    entry!("nl"),
    entry!("en"),
    entry!("de"),
    entry!("fr"),
    entry!("es"),
    entry!("it"),
    entry!("pt"),
    entry!("pl"),
    entry!("uk"),
    entry!("ru"),
    entry!("ar"),
];

/// How many rule sets there are; the last one is the general.
pub(super) const COUNT: usize = LANGUAGES.len() + 1;

/// The place of a language's rule set.
pub(super) fn index_of(primary: &str) -> usize {
    LANGUAGES.iter().position(|(tag, ..)| *tag == primary).unwrap_or(LANGUAGES.len())
}

/// The language's own rules, then the general ones.
pub(super) fn rules(index: usize) -> Result<(Vec<Rule>, Sets), RuleError> {
    let mut sheet = Sheet::default();
    sheet.define_general(GENERAL)?;
    if let Some((_, rules, abbreviations)) = LANGUAGES.get(index) {
        sheet.define_lists(abbreviations);
        sheet.read(rules)?;
    }
    sheet.read(GENERAL)?;
    sheet.into_rules()
}
