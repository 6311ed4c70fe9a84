//! Where a page says in what language and encoding it is.

use super::attributes::{find, value};
use super::layers::Layers;
use super::tokens::{Kind, Token, Tokens};
use std::ops::Range;

/// What kind of place holds a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// `lang` or `xml:lang`, or a `content-language`, or `inLanguage`: a language tag.
    Tag,
    /// `og:locale`: with an underscore.
    Locale,
    /// A language tag without quotes in YAML.
    PlainTag,
}

/// One value that names a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LanguageMark {
    pub(crate) span: Range<usize>,
    pub(crate) kind: MarkKind,
    /// Whether it speaks for the whole page, or only for a part of it.
    pub(crate) page: bool,
}

/// A `dir` that goes with a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DirectionMark {
    /// The value of `dir`.
    pub(crate) span: Range<usize>,
    /// The value of `lang` beside it; none where the page's language counts.
    pub(crate) language: Option<Range<usize>>,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LanguageMarks {
    pub(crate) marks: Vec<LanguageMark>,
    /// Directions of parts, and that of `<body>`.
    pub(crate) directions: Vec<DirectionMark>,
    /// Where text is written in another way: not about language, but noted on the same way through the page.
    pub(crate) layers: Layers,
    /// SVG and MathML with their ends, noted for the same reason.
    pub(crate) pictures: Vec<Range<usize>>,
    /// In `<html>`: where an attribute can be inserted.
    pub(crate) insert: Option<usize>,
    /// Whether `<html>` has a `lang` with a value.
    pub(crate) has_lang: bool,
    /// The value of `dir` of `<html>`.
    pub(crate) dir: Option<Range<usize>>,
}

impl LanguageMarks {
    /// Notes what a start tag says.
    pub(crate) fn note(&mut self, text: &str, token: &Token, name: &str) {
        match name {
            "html" if self.insert.is_none() => self.note_html(text, token),
            "meta" => self.note_meta(text, token),
            // A link's language is its text's or its goal's, such as in a list of translations.
            "html" | "a" | "link" | "option" => {}
            _ => {
                self.note_attributes(text, token, false);
                self.note_direction(text, token, name);
            }
        }
    }

    fn note_html(&mut self, text: &str, token: &Token) {
        self.insert = Some(token.start + 1 + "html".len());
        self.dir = find(&token.attributes, text, "dir").and_then(|attribute| attribute.value.clone());
        self.has_lang =
            find(&token.attributes, text, "lang").is_some_and(|attribute| attribute.value.is_some());
        self.note_attributes(text, token, true);
    }

    /// The direction of a part is the program's to change only where the part says its language.
    fn note_direction(&mut self, text: &str, token: &Token, name: &str) {
        let of = |known: &str| find(&token.attributes, text, known)?.value.clone();
        let Some(span) = of("dir") else { return };
        let language = of("lang").or_else(|| of("xml:lang"));
        if language.is_some() || name == "body" {
            self.directions.push(DirectionMark { span, language });
        }
    }

    fn note_attributes(&mut self, text: &str, token: &Token, page: bool) {
        for name in ["lang", "xml:lang"] {
            let attribute = find(&token.attributes, text, name);
            if let Some(span) = attribute.and_then(|attribute| attribute.value.clone()) {
                self.marks.push(LanguageMark { span, kind: MarkKind::Tag, page });
            }
        }
    }

    fn note_meta(&mut self, text: &str, token: &Token) {
        let is = |attribute: &str, wanted: &str| {
            value(&token.attributes, text, attribute)
                .is_some_and(|found| found.trim().eq_ignore_ascii_case(wanted))
        };
        let kind = if is("property", "og:locale") || is("name", "og:locale") {
            MarkKind::Locale
        } else if is("http-equiv", "content-language")
            || is("itemprop", "inLanguage")
            || ["language", "dc.language", "dcterms.language"].iter().any(|known| is("name", known))
        {
            MarkKind::Tag
        } else {
            return;
        };
        if let Some(span) = find(&token.attributes, text, "content").and_then(|content| content.value.clone())
        {
            self.marks.push(LanguageMark { span, kind, page: true });
        }
    }
}

/// The encoding that the beginning of a page declares, with bytes read as if they were characters.
pub(crate) fn declared_label(head: &str) -> Option<String> {
    Tokens::new(head)
        .take_while(|token| !matches!(&token.kind, Kind::Start(name) if name == "body"))
        .find_map(|token| match &token.kind {
            Kind::Start(name) if name == "meta" => meta_label(head, &token),
            Kind::Other => xml_label(&head[token.start..token.end]),
            _ => None,
        })
}

fn meta_label(head: &str, token: &Token) -> Option<String> {
    let of = |name: &str| value(&token.attributes, head, name);
    let label = of("charset").or_else(|| {
        of("http-equiv").filter(|kind| kind.trim().eq_ignore_ascii_case("content-type"))?;
        charset_in(&of("content")?)
    })?;
    encoding_rs::Encoding::for_label(label.as_bytes()).map(|_| label)
}

fn charset_in(content: &str) -> Option<String> {
    let at = content.to_ascii_lowercase().find("charset")?;
    let rest = content[at + "charset".len()..].trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    Some(rest.split(['"', '\'', ';', ' ', '\t', '\n']).next().unwrap_or(rest).to_owned())
}

fn xml_label(declaration: &str) -> Option<String> {
    let rest = declaration.strip_prefix("<?xml")?;
    let rest = rest[rest.find("encoding")? + "encoding".len()..].trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    rest[1..].split(quote).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found() {
        for (head, label) in [
            ("<meta charset=utf-8>", Some("utf-8")),
            (
                "<!-- <meta charset=x> --><META http-equiv='Content-Type' content='text/html; charset=\"iso-8859-1\"'>",
                Some("iso-8859-1"),
            ),
            ("<?xml version='1.0' encoding='windows-1250'?><html>", Some("windows-1250")),
            ("<title><meta charset=utf-8></title><body><meta charset=utf-8>", None),
            ("<meta charset=banana><meta charset=latin1>", Some("latin1")),
        ] {
            assert_eq!(declared_label(head).as_deref(), label, "{head}");
        }
    }
}
