//! What a `<file>` says of every unit in it: its languages and its name.

use super::About;
use super::tag_definitions::TagDefinitions;
use crate::import::ImportError;
use crate::import::file_unit::{Details, FileUnit, Variant};
use crate::import::segment::Text;
use crate::import::xml::{LONGEST_LANGUAGE, attribute, file_name, shortened};
use persklaar_text::Language;
use quick_xml::events::BytesStart;

/// The file that is being read.
#[derive(Debug, Clone, Default)]
pub(super) struct File {
    pub(super) source_language: Option<String>,
    pub(super) target_language: Option<String>,
    pub(super) name: Option<String>,
    pub(super) tags: TagDefinitions,
}

impl File {
    /// XLIFF 1 has the languages here, XLIFF 2 has them at the root.
    pub(super) fn begin(&mut self, start: &BytesStart<'_>, is_second: bool) {
        if !is_second {
            self.source_language = language(start, "source-language");
            self.target_language = language(start, "target-language");
        }
        self.name = attribute(start, &["original"]).as_deref().and_then(file_name);
        self.tags = TagDefinitions::default();
    }

    /// The same with other languages where it has none itself.
    pub(super) fn or(&self, source: Option<String>, target: Option<String>) -> Self {
        Self {
            source_language: self.source_language.clone().or(source),
            target_language: self.target_language.clone().or(target),
            name: self.name.clone(),
            tags: self.tags.clone(),
        }
    }

    /// A segment of it. `asked` are the languages that the caller names: they stand for those that the file does not say.
    pub(super) fn unit(
        &self,
        texts: (Text, Text),
        about: About,
        asked: Option<&(Language, Language)>,
    ) -> Result<FileUnit, ImportError> {
        let (from, to) = self.languages(asked)?;
        Ok(FileUnit {
            details: Details {
                author: about.author,
                created: about.created,
                changed: about.changed,
                document: self.name.clone(),
                ..Details::default()
            },
            variants: vec![Variant::new(from, texts.0), Variant::new(to, texts.1)],
            ..FileUnit::default()
        })
    }

    fn languages(&self, asked: Option<&(Language, Language)>) -> Result<(String, String), ImportError> {
        let known =
            (usable(self.source_language.as_ref(), asked), usable(self.target_language.as_ref(), asked));
        match (known, asked) {
            ((Some(from), Some(to)), _) => Ok((from.clone(), to.clone())),
            (_, None) => Err(ImportError::LanguagesNeeded),
            ((Some(from), None), Some(asked)) => Ok((from.clone(), other(from, asked).to_string())),
            ((None, Some(to)), Some(asked)) => Ok((other(to, asked).to_string(), to.clone())),
            ((None, None), Some((from, to))) => Ok((from.to_string(), to.to_string())),
        }
    }
}

/// What is no language is as good as none, if the caller knows better.
fn usable<'a>(named: Option<&'a String>, asked: Option<&(Language, Language)>) -> Option<&'a String> {
    named.filter(|name| asked.is_none() || name.parse::<Language>().is_ok())
}

/// Of the languages asked for the one that `known` is not.
fn other<'a>(known: &str, asked: &'a (Language, Language)) -> &'a Language {
    match known.parse::<Language>() {
        Ok(known) if asked.1.serves(&known) && !asked.0.serves(&known) => &asked.0,
        _ => &asked.1,
    }
}

/// The language in an attribute, if it names any.
pub(super) fn language(start: &BytesStart<'_>, name: &str) -> Option<String> {
    attribute(start, &[name])
        .map(|language| shortened(language.trim().to_owned(), LONGEST_LANGUAGE))
        .filter(|language| !language.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_that_the_file_says_and_that_are_asked_for() {
        let check = |file: (&str, &str), asked: Option<(&str, &str)>, expected: Option<(&str, &str)>| {
            let some = |language: &str| Some(language.to_owned()).filter(|language| !language.is_empty());
            let file =
                File { source_language: some(file.0), target_language: some(file.1), ..File::default() };
            let asked = asked.map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap()));
            let expected = expected.map(|(from, to)| (from.to_owned(), to.to_owned()));
            assert_eq!(file.languages(asked.as_ref()).ok(), expected, "{file:?}");
        };
        check(("en-US", "nl"), None, Some(("en-US", "nl")));
        check(("en-US", "nl"), Some(("de", "fr")), Some(("en-US", "nl")));
        check(("en", ""), None, None);
        check(("en", ""), Some(("en-GB", "nl")), Some(("en", "nl")));
        check(("en", ""), Some(("nl", "en")), Some(("en", "nl")));
        check(("", "fr"), Some(("nl", "fr")), Some(("nl", "fr")));
        check(("", ""), Some(("nl", "fr")), Some(("nl", "fr")));
        check(("banana", "nl"), Some(("en", "nl")), Some(("en", "nl")));
        check(("banana", "nl"), None, Some(("banana", "nl")));
    }
}
