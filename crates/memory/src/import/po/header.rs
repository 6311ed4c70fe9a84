//! The header of a PO file: the translation of the empty message, a field a line.

use super::entry::Entry;
use crate::import::ImportError;
use crate::import::pairs::LONGEST_NAME;
use encoding_rs::Encoding;
use jiff::Timestamp;
use persklaar_text::Language;

/// What the header says of every message.
#[derive(Debug, Default)]
pub(super) struct Header {
    source: Option<String>,
    target: Option<String>,
    pub(super) author: Option<String>,
    pub(super) changed: Option<Timestamp>,
}

impl Header {
    pub(super) fn of(entry: &Entry) -> Self {
        let text = entry.translations.first().map(String::as_str).unwrap_or_default();
        let field = |name: &str| {
            let named = |line: &str| {
                let (found, value) = line.split_once(':')?;
                found.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            };
            text.lines().find_map(named).filter(|value| !value.is_empty())
        };
        Self {
            source: field("X-Source-Language").as_deref().and_then(language),
            target: field("Language").as_deref().and_then(language),
            author: field("Last-Translator").as_deref().and_then(person),
            changed: field("PO-Revision-Date").as_deref().and_then(timestamp),
        }
    }

    /// The languages of source and translation. Few headers have the first, so the caller has to name both.
    pub(super) fn languages(
        &self,
        asked: Option<&(Language, Language)>,
    ) -> Result<(String, String), ImportError> {
        let source = self.source.clone().or_else(|| asked.map(|asked| self.other_than_target(asked)));
        let target = self.target.clone().or_else(|| asked.map(|asked| asked.1.to_string()));
        source.zip(target).ok_or(ImportError::LanguagesNeeded)
    }

    /// Messages may be asked for the other way round.
    fn other_than_target(&self, asked: &(Language, Language)) -> String {
        let target = self.target.as_deref().and_then(|target| target.parse::<Language>().ok());
        match target {
            Some(target) if asked.0.serves(&target) && !asked.1.serves(&target) => asked.1.to_string(),
            _ => asked.0.to_string(),
        }
    }
}

/// `sr@latin` and `ca@valencia` are what POSIX writes; what is no language is as good as none.
fn language(name: &str) -> Option<String> {
    let (name, modifier) = name.split_once('@').unwrap_or((name, ""));
    let name = name.split('.').next().unwrap_or_default();
    let written = match modifier {
        "latin" | "Latn" => name.replacen(['_', '-'], "-Latn-", 1),
        "cyrillic" | "Cyrl" => name.replacen(['_', '-'], "-Cyrl-", 1),
        _ => name.to_owned(),
    };
    let script = match modifier {
        "latin" | "Latn" if written == name => "-Latn",
        "cyrillic" | "Cyrl" if written == name => "-Cyrl",
        _ => "",
    };
    (written + script).parse::<Language>().ok().map(|language| language.to_string())
}

/// `Ada Bakker <ada@example.org>`: the name. Templates have `FULL NAME <EMAIL@ADDRESS>`.
fn person(field: &str) -> Option<String> {
    let name = field.split('<').next().unwrap_or_default().trim().trim_end_matches(',').trim();
    (!name.is_empty() && name != "FULL NAME" && name.len() <= LONGEST_NAME).then(|| name.to_owned())
}

/// `2026-11-23 21:10+0100`.
fn timestamp(date: &str) -> Option<Timestamp> {
    Timestamp::strptime("%Y-%m-%d %H:%M%z", date).ok()
}

/// The encoding that a header names, found in the bytes before they can be read as text.
pub(crate) fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let find = |bytes: &[u8], wanted: &[u8]| bytes.windows(wanted.len()).position(|here| here == wanted);
    find(bytes, b"msgid \"\"")?;
    let label = &bytes[find(bytes, b"charset=")? + b"charset=".len()..];
    let end = label.iter().position(|byte| matches!(byte, b'\\' | b'"' | b'\n' | b'\r' | b' ' | b';'))?;
    Encoding::for_label(&label[..end]).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_posix() {
        let check =
            |name: &str, expected: Option<&str>| assert_eq!(language(name).as_deref(), expected, "{name}");
        check("nl", Some("nl"));
        check("pt_BR", Some("pt-BR"));
        check("sr@latin", Some("sr-Latn"));
        check("sr_RS@latin", Some("sr-Latn-RS"));
        check("ca@valencia", Some("ca"));
        check("de_DE.UTF-8", Some("de-DE"));
        check("LANGUAGE", None);
        check("", None);
    }

    #[test]
    fn dates_and_people() {
        assert_eq!(timestamp("2026-11-23 21:10+0100").unwrap().to_string(), "2026-11-23T20:10:00Z");
        assert_eq!(timestamp("YEAR-MO-DA HO:MI+ZONE"), None);
        assert_eq!(person("Ada Bakker <ada@example.org>").as_deref(), Some("Ada Bakker"));
        assert_eq!(person("FULL NAME <EMAIL@ADDRESS>"), None);
        assert_eq!(person("<ada@example.org>"), None);
    }

    #[test]
    fn charsets() {
        let check = |text: &str, expected| assert_eq!(charset(text.as_bytes()).map(Encoding::name), expected);
        check("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-2\\n\"", Some("ISO-8859-2"));
        check("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CHARSET\\n\"", None);
        check("huis;charset=ISO-8859-2\\n", None);
    }
}
