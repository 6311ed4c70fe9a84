//! Front matter: which of its values people read, where they stand, and how each is quoted.
//!
//! YAML and TOML are read by their own parsers, which give places; what they do not understand stays as it is and is
//! told. Values of several lines (`|`, `>`, `"""`) stay as well: their line ends mean something.

mod toml;
mod yaml;

pub(crate) use toml::toml;
pub(crate) use yaml::yaml;

use crate::block::{Block, Quoting, Role, Writing};
use crate::html::flow::Flow;
use crate::html::{LanguageMark, MarkKind};
use crate::read::Notice;
use persklaar_text::Language;
use std::ops::Range;

/// Keys whose values are texts for people, without `_` and `-` and in lower case. Tags and keywords are shown to readers;
/// categories are not here, because site generators make addresses of them, and names of people are not translated.
const TEXTS: [&str; 27] = [
    "abstract",
    "alt",
    "caption",
    "deck",
    "description",
    "excerpt",
    "headline",
    "imagealt",
    "imagecaption",
    "intro",
    "introduction",
    "keywords",
    "lead",
    "linktitle",
    "metadescription",
    "metatitle",
    "ogdescription",
    "ogtitle",
    "pagetitle",
    "seodescription",
    "seotitle",
    "standfirst",
    "subtitle",
    "summary",
    "tags",
    "teaser",
    "title",
];

/// Keys that say in what language the file is.
const LANGUAGES: [&str; 4] = ["lang", "language", "languagecode", "locale"];

/// One value that people read.
#[derive(Debug)]
pub(crate) struct Value {
    /// The path of keys, such as `seo.title`.
    pub(crate) key: String,
    /// With its quotes.
    pub(crate) span: Range<usize>,
    pub(crate) quoting: Quoting,
    /// What the parser read.
    shown: String,
}

/// What front matter holds.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) values: Vec<Value>,
    pub(crate) languages: Vec<LanguageMark>,
    pub(crate) notices: Vec<Notice>,
}

impl Found {
    /// Takes a string under a path of keys.
    fn string(&mut self, path: &[&str], span: Range<usize>, quoting: Quoting, shown: &str) {
        let Some(key) = path.last().map(|key| plain_key(key)) else { return };
        if TEXTS.binary_search(&key.as_str()).is_ok() {
            self.values.push(Value { key: path.join("."), span, quoting, shown: shown.to_owned() });
        } else if path.len() == 1 && LANGUAGES.contains(&key.as_str()) && is_language(shown) {
            let kind = match quoting {
                _ if shown.contains('_') => MarkKind::Locale,
                Quoting::Plain { .. } => MarkKind::PlainTag,
                _ => MarkKind::Tag,
            };
            self.languages.push(LanguageMark { span: inside(span, quoting), kind, page: true });
        }
    }

    /// Says that a text stays as it is, if it is one.
    fn kept(&mut self, path: &[&str]) {
        if path.last().is_some_and(|key| TEXTS.binary_search(&plain_key(key).as_str()).is_ok()) {
            let detail = format!("the value of '{}' has lines of its own; it stays as it is", path.join("."));
            self.notices.push(Notice { code: "front-matter-kept", detail });
        }
    }

    fn broken(error: &dyn std::fmt::Display) -> Self {
        let error = error.to_string();
        let detail = format!("the front matter cannot be read and stays as it is: {}", error.trim());
        Self { notices: vec![Notice { code: "front-matter-kept", detail }], ..Self::default() }
    }
}

fn plain_key(key: &str) -> String {
    key.chars().filter(|character| !matches!(character, '_' | '-')).collect::<String>().to_lowercase()
}

fn is_language(value: &str) -> bool {
    value.replace('_', "-").parse::<Language>().is_ok()
}

/// A value without its quotes.
pub(crate) fn inside(span: Range<usize>, quoting: Quoting) -> Range<usize> {
    match quoting {
        Quoting::Plain { .. } => span,
        _ => span.start + 1..(span.end - 1).max(span.start + 1),
    }
}

impl Value {
    /// The block that offers it; none if it is read differently here than by the parser.
    pub(crate) fn block(&self, text: &str) -> Option<Block> {
        let mut flow = Flow::new(false);
        push(&mut flow, text, inside(self.span.clone(), self.quoting), self.quoting);
        let role = if self.key == "title" { Role::Title } else { Role::Metadata };
        let block = flow.finish(role, Writing::FrontMatter(self.quoting))?;
        let same = block.text.split_whitespace().eq(self.shown.split_whitespace());
        same.then(|| Block { context: Some(self.key.clone()), ..block })
    }
}

/// Puts a value into a flow, its escapes decoded.
fn push(flow: &mut Flow, text: &str, span: Range<usize>, quoting: Quoting) {
    let mark = match quoting {
        Quoting::Plain { .. } | Quoting::Literal => return flow.push_text(text, span, false),
        Quoting::Single => '\'',
        Quoting::Double | Quoting::Basic => '\\',
    };
    let mut at = span.start;
    while at < span.end {
        let plain = text[at..span.end].find(mark).unwrap_or(span.end - at);
        flow.push_text(text, at..at + plain, false);
        at += plain;
        let Some((shown, used)) = escape(&text[at..span.end]) else { return };
        if shown.chars().all(char::is_whitespace) && !shown.contains('\u{a0}') {
            flow.blank(at, used);
        } else {
            flow.replace(&shown, at, used);
        }
        at += used;
    }
}

/// What an escape stands for, and how long it is.
fn escape(rest: &str) -> Option<(String, usize)> {
    let mut characters = rest.chars();
    let mark = characters.next()?;
    if mark == '\'' {
        return Some(("'".to_owned(), 2.min(rest.len())));
    }
    let kind = characters.next()?;
    let digits = match kind {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '\n' | '\r' => {
            let spaces = rest[1..].len() - rest[1..].trim_start().len();
            return Some((String::new(), 1 + spaces));
        }
        _ => return Some((simple_escape(kind).to_string(), 1 + kind.len_utf8())),
    };
    let code = rest.get(2..2 + digits).and_then(|code| u32::from_str_radix(code, 16).ok());
    let shown = code.and_then(char::from_u32).unwrap_or('\u{fffd}');
    Some((shown.to_string(), (2 + digits).min(rest.len())))
}

fn simple_escape(kind: char) -> char {
    match kind {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'e' => '\u{1b}',
        'a' => '\u{7}',
        'v' => '\u{b}',
        '0' => '\0',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
    }
}

/// A text between the quotes of its place. Plain values are not for this: see [`is_plain`].
pub(crate) fn escaped(text: &str, quoting: Quoting) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match (quoting, character) {
            (_, '\n' | '\r' | '\t') => out.push(' '),
            (Quoting::Single, '\'') => out.push_str("''"),
            (Quoting::Double | Quoting::Basic, '"' | '\\') => out.extend(['\\', character]),
            (Quoting::Double | Quoting::Basic, control) if is_control(control) => {
                out.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            (_, control) if is_control(control) => {}
            _ => out.push(character),
        }
    }
    out
}

fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether a text can stand without quotes and still be that text.
pub(crate) fn is_plain(text: &str, in_brackets: bool) -> bool {
    let safe_inside =
        |character: char| !in_brackets || !matches!(character, ',' | '[' | ']' | '{' | '}' | ':');
    text.starts_with(char::is_alphanumeric)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|character| !is_control(character) && safe_inside(character))
        && !is_other_type(text)
}

/// What YAML takes for a truth value, nothing, a number or a time.
fn is_other_type(text: &str) -> bool {
    let word = text.to_ascii_lowercase();
    matches!(word.as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "null")
        || (word.starts_with(|first: char| first.is_ascii_digit())
            && word.chars().all(|one| one.is_ascii_hexdigit() || "+-.:_xotz ".contains(one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(&str, &str)]) {
        let found =
            if source.contains(": ") { yaml(source, 0..source.len()) } else { toml(source, 0..source.len()) };
        let blocks: Vec<Block> = found.values.iter().filter_map(|value| value.block(source)).collect();
        let shown: Vec<(&str, &str)> =
            blocks.iter().map(|block| (block.context.as_deref().unwrap(), block.text.as_str())).collect();
        assert_eq!(shown, expected, "{source} {:?}", found.notices);
    }

    #[test]
    fn texts_are_found_in_yaml() {
        check("title: Een kop\ndate: 2026-03-12\nlang: nl\n", &[("title", "Een kop")]);
        check(
            "title: 'It''s' # c\nsub_title: \"a \\\"b\\\" \\u00e9\"\n",
            &[("title", "It's"), ("sub_title", "a \"b\" é")],
        );
        check(
            "é: x\ndescription: een\n  twee\n\n  drie\ntags: [a b, 'c', d]\n",
            &[("description", "een twee drie"), ("tags", "a b"), ("tags", "c"), ("tags", "d")],
        );
        check(
            "image: {src: x.jpg, alt: Een haven}\nkeywords:\n  - a\n  - b\n",
            &[("image.alt", "Een haven"), ("keywords", "a"), ("keywords", "b")],
        );
        check("title: true\ndescription: ~\nsummary: null\nlead: |\n  a\n  b\ncategories: [x]\n", &[]);
        check("title: \"a: b\n", &[]);
        check("\"title\" : &x Een\nheadline: *x\nalt: !!str y\n", &[("title", "Een"), ("alt", "y")]);
    }

    #[test]
    fn texts_are_found_in_toml() {
        check(
            "title = \"Een \\\"kop\\\" \\u00e9\"\ntags = ['a', \"b\"]\nn = 1\n[image]\nalt = 'c\\d'\n",
            &[("title", "Een \"kop\" é"), ("tags", "a"), ("tags", "b"), ("image.alt", "c\\d")],
        );
        check(
            "summary = \"\"\"\na\"\"\"\n[[x]]\ntitle = \"b\"\n[y]\nz = { caption = \"c\" }\n",
            &[("x.title", "b"), ("y.z.caption", "c")],
        );
        check("title = \"a\n", &[]);
    }

    #[test]
    fn plain_values_stay_plain_only_where_they_can() {
        for text in ["Een kop", "l'eau", "50 % meer", "é"] {
            assert!(is_plain(text, false), "{text}");
        }
        for text in ["", "- a", "a:", "a: b", "a #b", "'a'", "no", "2026-03-12", "12", "@a", "a\u{7}", "[a]"]
        {
            assert!(!is_plain(text, false), "{text}");
        }
        assert!(is_plain("a, b", false) && !is_plain("a, b", true));
    }

    #[test]
    fn keys_are_sorted() {
        assert!(TEXTS.is_sorted());
    }

    proptest::proptest! {
        #![proptest_config(crate::random::config(256))]

        #[test]
        fn what_is_plain_is_read_as_it_is(text in "[a-z0-9:#, '\"&*!|>%@`{}?\\[\\]é-]{1,12}") {
            if is_plain(&text, false) {
                let collapsed = text.split_whitespace().collect::<Vec<_>>().join(" ");
                check(&format!("title: {text}\n"), &[("title", &collapsed)]);
            }
        }
    }
}
