//! Which of a service's own language codes stand for a job's languages.
//!
//! Exact first, then without the region; never without the script, because that would be another writing system.

use crate::{MtError, iso639};
use persklaar_text::Language;

/// Two languages between which a service translates, in the service's own codes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pair {
    /// Translated from.
    pub from: String,
    /// Translated into.
    pub to: String,
}

/// How well a service's language fits: smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    WithoutRegion,
}

/// The best of the service's pairs; of equals the first.
pub(crate) fn negotiate(from: &Language, to: &Language, pairs: &[Pair]) -> Result<Pair, MtError> {
    let fits = pairs.iter().filter_map(|pair| Some((pair, (fit(to, &pair.to)?, fit(from, &pair.from)?))));
    fits.min_by_key(|(_, fit)| *fit).map(|(pair, _)| pair.clone()).ok_or(MtError::PairUnknown)
}

fn fit(wanted: &Language, code: &str) -> Option<Fit> {
    let offered = language(code)?;
    if offered == *wanted {
        return Some(Fit::Exact);
    }
    (offered.region().is_none() && offered.serves(wanted)).then_some(Fit::WithoutRegion)
}

/// The language tag of a service's code: `nld`, `por_BR`, and LibreTranslate's two old names of its own.
fn language(code: &str) -> Option<Language> {
    let tag = code.replace('_', "-");
    let (primary, rest) = tag.split_at(tag.find('-').unwrap_or(tag.len()));
    let tag = match primary.to_ascii_lowercase().as_str() {
        "pb" => "pt-BR".to_owned(),
        "zt" => "zh-Hant".to_owned(),
        primary => format!("{}{rest}", iso639::shortest(primary)),
    };
    tag.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, offered: &[(&str, &str)], expected: Option<(&str, &str)>) {
        let pair = |(from, to): &(&str, &str)| Pair { from: (*from).to_owned(), to: (*to).to_owned() };
        let pairs: Vec<Pair> = offered.iter().map(pair).collect();
        let found = negotiate(&from.parse().unwrap(), &to.parse().unwrap(), &pairs);
        assert_eq!(found.ok(), expected.as_ref().map(pair), "{from} {to}");
    }

    #[test]
    fn exact_before_without_region() {
        let offered = [("nl", "pt"), ("nl", "pt-BR"), ("nl", "en"), ("nl", "zh"), ("nl", "zh-Hant")];
        check("nl", "pt-BR", &offered, Some(("nl", "pt-BR")));
        check("nl", "pt-PT", &offered, Some(("nl", "pt")));
        check("nl-BE", "en-GB", &offered, Some(("nl", "en")));
        check("nl", "zh-Hans", &offered, Some(("nl", "zh")));
        check("nl", "zh-Hant", &offered, Some(("nl", "zh-Hant")));
        check("nl", "zh-TW", &offered, Some(("nl", "zh-Hant")));
        check("en", "nl", &offered, None);
        check("nl", "fr", &offered, None);
        check("nl", "fr", &[], None);
    }

    #[test]
    fn the_script_is_never_dropped_and_a_region_never_made_up() {
        check("nl", "sr-Latn", &[("nl", "sr")], None);
        check("nl", "zh-Hant", &[("nl", "zh")], None);
        check("nl", "pt", &[("nl", "pt-BR")], None);
    }

    #[test]
    fn services_own_codes_are_understood_and_sent_back() {
        check("nl", "af", &[("afr", "nld"), ("nld", "afr")], Some(("nld", "afr")));
        check("en-US", "es", &[("eng", "spa"), ("eng_US", "spa")], Some(("eng_US", "spa")));
        check("nl", "pt-BR", &[("nl", "pb")], Some(("nl", "pb")));
        check("nl", "zh-Hant", &[("nl", "zh"), ("nl", "zt")], Some(("nl", "zt")));
        check("nl", "ast", &[("nl", ""), ("nl", "??"), ("nl", "ast")], Some(("nl", "ast")));
        check("NL", "PT-br", &[("NL", "PT-br")], Some(("NL", "PT-br")));
    }
}
