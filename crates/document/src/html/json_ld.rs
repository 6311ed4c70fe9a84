//! Structured data in a page: the strings in it that people read, with their places.
//!
//! A scanner, not a parser: what is not JSON gives no places, and everything but the strings found stays as it is.

use super::flow::Flow;
use std::ops::Range;

/// Names whose string values are texts for people.
const TEXTS: [&str; 5] = ["headline", "description", "alternativeHeadline", "caption", "articleBody"];

/// A string value of structured data.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) name: String,
    /// Between the quotes.
    pub(crate) span: Range<usize>,
}

/// The texts for people, and the values of `inLanguage`.
pub(crate) fn values(text: &str, span: Range<usize>) -> (Vec<Value>, Vec<Value>) {
    let (mut texts, mut languages) = (Vec::new(), Vec::new());
    let mut at = span.start;
    let mut name: Option<Range<usize>> = None;
    while let Some(string) = next_string(text, at..span.end) {
        let between = text[at..string.start - 1].trim();
        let after = text[string.end + 1..span.end].trim_start();
        if let Some(key) = name.take().filter(|_| between == ":") {
            let name = text[key].to_owned();
            let list = match name.as_str() {
                "inLanguage" => Some(&mut languages),
                known if TEXTS.contains(&known) => Some(&mut texts),
                _ => None,
            };
            if let Some(list) = list {
                list.push(Value { name, span: string.clone() });
            }
        } else if after.starts_with(':') {
            name = Some(string.clone());
        }
        at = string.end + 1;
    }
    (texts, languages)
}

/// The next string between quotes.
fn next_string(text: &str, within: Range<usize>) -> Option<Range<usize>> {
    let start = within.start + text[within.clone()].find('"')? + 1;
    let bytes = text.as_bytes();
    let mut at = start;
    while at < within.end {
        match bytes[at] {
            b'"' => return Some(start..at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Puts a JSON string into a flow, escapes decoded.
pub(crate) fn push(flow: &mut Flow, text: &str, span: Range<usize>) {
    let mut at = span.start;
    while at < span.end {
        let rest = &text[at..span.end];
        let plain = rest.find('\\').unwrap_or(rest.len());
        if plain > 0 {
            flow.copy(&rest[..plain], at);
            at += plain;
            continue;
        }
        match escape(rest) {
            Some((character, used)) => {
                flow.replace(character.encode_utf8(&mut [0; 4]), at, used);
                at += used;
            }
            None => {
                flow.copy("\\", at);
                at += 1;
            }
        }
    }
}

fn escape(rest: &str) -> Option<(char, usize)> {
    Some(match rest.as_bytes().get(1)? {
        b'n' => ('\n', 2),
        b't' => ('\t', 2),
        b'r' => ('\r', 2),
        b'b' => ('\u{8}', 2),
        b'f' => ('\u{c}', 2),
        byte @ (b'"' | b'\\' | b'/') => (char::from(*byte), 2),
        b'u' => return unicode_escape(rest),
        _ => return None,
    })
}

fn unicode_escape(rest: &str) -> Option<(char, usize)> {
    let unit = |at: usize| u16::from_str_radix(rest.get(at..at + 4)?, 16).ok();
    let first = unit(2)?;
    if let Some(character) = char::from_u32(u32::from(first)) {
        return Some((character, 6));
    }
    let second = rest.get(6..8).filter(|next| *next == "\\u").and_then(|_| unit(8))?;
    let pair = char::decode_utf16([first, second]).next()?.ok()?;
    Some((pair, 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_for_people_are_found() {
        let json = r#"{"@type":"NewsArticle", "headline" : "Een \"kop\" \u00e9\ud83d\ude00", "url":"https://x", "inLanguage":"nl-NL",
            "image":{"caption":"Foto","headline":["a","b"]}, "description":3}"#;
        let (texts, languages) = values(json, 0..json.len());
        let shown: Vec<(&str, &str)> =
            texts.iter().map(|value| (value.name.as_str(), &json[value.span.clone()])).collect();
        assert_eq!(shown, [("headline", r#"Een \"kop\" \u00e9\ud83d\ude00"#), ("caption", "Foto")]);
        assert_eq!(&json[languages[0].span.clone()], "nl-NL");
    }

    #[test]
    fn what_is_no_json_does_no_harm() {
        for text in ["", "\"", "\"a", "\"a\\", "{\"headline\":\"é", "\"headline\":\"\\u12\"", "::\"\":"] {
            values(text, 0..text.len());
            let mut flow = Flow::new(true);
            push(&mut flow, text, 0..text.len());
        }
    }
}
