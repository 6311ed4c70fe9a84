//! The languages that were read last, because a memory has few of them and every unit names two: to understand a tag is
//! to look each of its parts up in the registry.

use persklaar_text::{Language, LanguageError};
use std::cell::RefCell;

/// More languages than this in one memory are read slowly.
const KEPT: usize = 16;

thread_local! {
    static LAST: RefCell<Vec<(String, Language)>> = const { RefCell::new(Vec::new()) };
}

/// The language with this tag.
pub(crate) fn parsed(tag: &str) -> Result<Language, LanguageError> {
    LAST.with_borrow_mut(|last| {
        if let Some((_, language)) = last.iter().find(|(known, _)| known == tag) {
            return Ok(language.clone());
        }
        let language: Language = tag.parse()?;
        if last.len() == KEPT {
            last.remove(0);
        }
        last.push((tag.to_owned(), language.clone()));
        Ok(language)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_what_would_be_read() {
        let tags = [
            "nl", "NL", "en-gb", "banana", "fr", "de", "", "es", "it", "pt", "pl", "uk", "ru", "ar",
            "sr-Latn",
        ];
        let more = ["zh", "zh-Hant", "ja", "ko", "fi", "sv", "nl-BE"];
        for _ in 0..3 {
            for tag in tags.iter().chain(&more) {
                assert_eq!(parsed(tag), tag.parse::<Language>(), "{tag}");
            }
        }
    }
}
