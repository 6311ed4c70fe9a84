//! What a `<file>` says of every unit in it: its languages and its name.

use super::About;
use crate::import::ImportError;
use crate::import::file_unit::{FileUnit, Variant};
use crate::import::segment::Text;
use crate::import::xml::attribute;
use persklaar_text::Language;
use quick_xml::events::BytesStart;

/// The file that is being read.
#[derive(Debug, Clone, Default)]
pub(super) struct File {
    pub(super) source_language: Option<String>,
    pub(super) target_language: Option<String>,
    pub(super) name: Option<String>,
}

impl File {
    /// XLIFF 1 has the languages here, XLIFF 2 has them at the root.
    pub(super) fn begin(&mut self, start: &BytesStart<'_>, is_second: bool) {
        if !is_second {
            self.source_language = language(start, "source-language");
            self.target_language = language(start, "target-language");
        }
        self.name = attribute(start, &["original"]).as_deref().and_then(name);
    }

    /// The same with other languages where it has none itself.
    pub(super) fn or(&self, source: Option<String>, target: Option<String>) -> Self {
        Self {
            source_language: self.source_language.clone().or(source),
            target_language: self.target_language.clone().or(target),
            name: self.name.clone(),
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
        let document = self.name.clone().map(|name| ("x-document".to_owned(), name));
        Ok(FileUnit {
            author: about.author,
            changed: about.changed,
            properties: document.into_iter().collect(),
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
        .map(|language| language.trim().to_owned())
        .filter(|language| !language.is_empty())
}

/// The file's name without its folders, which are nobody's business.
fn name(original: &str) -> Option<String> {
    let name = original.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_that_the_file_says_and_that_are_asked_for() {
        let check = |file: (&str, &str), asked: Option<(&str, &str)>, expected: Option<(&str, &str)>| {
            let some = |language: &str| Some(language.to_owned()).filter(|language| !language.is_empty());
            let file = File { source_language: some(file.0), target_language: some(file.1), name: None };
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

    #[test]
    fn names_without_folders() {
        let check = |original: &str, expected: Option<&str>| assert_eq!(name(original).as_deref(), expected);
        check("C:\\Users\\Ada\\bericht.docx", Some("bericht.docx"));
        check("/home/ada/bericht.docx", Some("bericht.docx"));
        check("bericht.docx", Some("bericht.docx"));
        check("folder/", None);
    }
}
