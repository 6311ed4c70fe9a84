//! Language tags: BCP 47 by unic-langid, with every subtag registered at IANA.
//!
//! Names of languages for people are the interface's business (`Intl.DisplayNames`), not this crate's.

use std::fmt;
use std::str::FromStr;
use unic_langid::LanguageIdentifier;

/// Which way a language is written; it comes from the language, never from the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// A language with, where given, its script and region: `nl`, `en-GB`, `sr-Latn`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Language(LanguageIdentifier);

/// A text that is no language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a language")]
pub struct LanguageError(pub String);

impl Language {
    /// The primary subtag, lower case: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.0.language.as_str()
    }

    /// The region, upper case, if there is one.
    pub fn region(&self) -> Option<&str> {
        self.0.region.as_ref().map(unic_langid::subtags::Region::as_str)
    }

    /// The direction of its text, from the script or from what the language is usually written in.
    pub fn direction(&self) -> Direction {
        if self.0.character_direction() == unic_langid::CharacterDirection::RTL {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    /// Whether a unit in `other` serves a text in `self`: the same language once likely scripts are filled in and
    /// regions are set aside. `nl` serves `nl-BE`; `sr-Latn` does not serve `sr-Cyrl`.
    pub fn serves(&self, other: &Self) -> bool {
        let (one, two) = (self.maximized(), other.maximized());
        one.language == two.language && one.script == two.script
    }

    fn maximized(&self) -> LanguageIdentifier {
        let mut full = self.0.clone();
        full.maximize();
        full
    }
}

impl Default for Language {
    /// Dutch: the language of the releases.
    fn default() -> Self {
        Self(unic_langid::langid!("nl"))
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(tag: &str) -> Result<Self, LanguageError> {
        let refuse = || LanguageError(tag.to_owned());
        let identifier = LanguageIdentifier::from_str(tag.trim()).map_err(|_| refuse())?;
        if identifier.language.is_empty() {
            return Err(refuse());
        }
        let registered = language_tags::LanguageTag::parse(&identifier.to_string()).map_err(|_| refuse())?;
        registered.validate().map_err(|_| refuse())?;
        Ok(Self(identifier))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        tag.parse().unwrap()
    }

    #[test]
    fn only_registered_subtags_are_languages() {
        for good in ["nl", "en-GB", "EN_us", "zh-Hant", "pt-BR", "sr-Latn-RS", "es-419"] {
            assert!(good.parse::<Language>().is_ok(), "{good}");
        }
        for bad in ["banana", "", "x", "en-XYZQ", "en-QQQ", "nl NL", "42", "und"] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
    }

    #[test]
    fn case_is_put_right() {
        assert_eq!(language("en-gb").to_string(), "en-GB");
    }

    #[test]
    fn regions_serve_each_other_and_scripts_do_not() {
        assert!(language("nl").serves(&language("nl-BE")));
        assert!(language("en-GB").serves(&language("en-US")));
        assert!(language("zh").serves(&language("zh-Hans")));
        assert!(!language("sr-Latn").serves(&language("sr-Cyrl")));
        assert!(!language("nl").serves(&language("de")));
    }

    #[test]
    fn direction_is_the_languages() {
        assert_eq!(language("ar").direction(), Direction::Rtl);
        assert_eq!(language("he").direction(), Direction::Rtl);
        assert_eq!(language("en").direction(), Direction::Ltr);
        assert_eq!(language("az").direction(), Direction::Ltr);
    }
}
