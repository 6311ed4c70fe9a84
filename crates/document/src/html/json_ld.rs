//! Structured data in a page: the strings in it that people read, with their places.
//!
//! A scanner, not a parser: what is not JSON gives no places, and everything but the strings found stays as it is.
//! Which names hold texts is said in [`super::vocabulary`].

use super::flow::Flow;
use super::vocabulary::{Naming, is_text_name, names_someone, naming};
use std::ops::Range;

/// Where objects and lists nest deeper than this, the rest is left alone.
const DEEPEST: usize = 128;

/// A string value of structured data.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Value<'a> {
    pub(crate) name: &'a str,
    /// Between the quotes.
    pub(crate) span: Range<usize>,
}

/// The texts for people, and the values that name a language.
pub(crate) fn values(text: &str, span: Range<usize>) -> (Vec<Value<'_>>, Vec<Value<'_>>) {
    let mut scan = Scan { text, end: span.end, open: Vec::new(), texts: Vec::new(), languages: Vec::new() };
    scan.run(span.start);
    while scan.leave() {}
    scan.texts.sort_by_key(|value| value.span.start);
    (scan.texts, scan.languages)
}

/// An object or list that has begun.
struct Open<'a> {
    is_list: bool,
    /// Of an object, the name whose value comes next; of a list, the name of the list.
    name: Option<&'a str>,
    /// The name under which it stands.
    owner: &'a str,
    /// What its `@type` says about its `name`.
    naming: Naming,
    /// Values of `name`, which wait for the `@type`.
    names: Vec<Range<usize>>,
}

struct Scan<'a> {
    text: &'a str,
    end: usize,
    open: Vec<Open<'a>>,
    texts: Vec<Value<'a>>,
    languages: Vec<Value<'a>>,
}

impl<'a> Scan<'a> {
    fn run(&mut self, start: usize) {
        let mut at = start;
        while let Some(found) = self.text[at..self.end].find(['"', '{', '}', '[', ']', ',']) {
            at += found;
            match self.text.as_bytes()[at] {
                b'"' => match string_end(self.text, at + 1, self.end) {
                    Some(end) => {
                        self.string(at + 1..end);
                        at = end;
                    }
                    None => return,
                },
                b',' => self.next_member(),
                b'}' | b']' => drop(self.leave()),
                bracket => {
                    if !self.enter(bracket == b'[') {
                        return;
                    }
                }
            }
            at += 1;
        }
    }

    fn enter(&mut self, is_list: bool) -> bool {
        let owner = self.open.last().and_then(|open| open.name).unwrap_or_default();
        let name = is_list.then_some(owner);
        self.open.push(Open { is_list, name, owner, naming: Naming::Unknown, names: Vec::new() });
        self.open.len() < DEEPEST
    }

    /// Ends the innermost object or list. Its type is known now, and so is whether its name is for translation.
    fn leave(&mut self) -> bool {
        let Some(open) = self.open.pop() else { return false };
        let someone = match open.naming {
            Naming::Unknown => names_someone(open.owner),
            Naming::Proper => true,
            Naming::Common => false,
        };
        if !someone {
            self.texts.extend(open.names.into_iter().map(|span| Value { name: "name", span }));
        }
        true
    }

    fn next_member(&mut self) {
        if let Some(open) = self.open.last_mut().filter(|open| !open.is_list) {
            open.name = None;
        }
    }

    fn string(&mut self, span: Range<usize>) {
        let text = self.text;
        let Some(open) = self.open.last_mut() else { return };
        let Some(name) = open.name else {
            let is_name = text[span.end + 1..self.end].trim_start().starts_with(':');
            open.name = is_name.then(|| &text[span]);
            return;
        };
        // A text with its language beside it stands for the text itself.
        let name = if name == "@value" { open.owner } else { name };
        match name {
            "inLanguage" | "@language" => self.languages.push(Value { name, span }),
            "@type" => self.note_type(&text[span]),
            "name" => self.note_name(span),
            known if is_text_name(known) => self.texts.push(Value { name, span }),
            _ => {}
        }
    }

    fn object(&mut self) -> Option<&mut Open<'a>> {
        self.open.iter_mut().rfind(|open| !open.is_list)
    }

    fn note_type(&mut self, kind: &str) {
        if let Some(object) = self.object().filter(|object| object.naming != Naming::Proper) {
            object.naming = naming(kind);
        }
    }

    fn note_name(&mut self, span: Range<usize>) {
        if let Some(object) = self.object() {
            object.names.push(span);
        }
    }
}

/// Where the string that begins at `from` has its closing quote.
fn string_end(text: &str, from: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < end {
        match bytes[at] {
            b'"' => return Some(at),
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

    fn check(json: &str, expected: &[(&str, &str)], languages: &[&str]) {
        let (texts, found) = values(json, 0..json.len());
        let shown: Vec<(&str, &str)> =
            texts.iter().map(|value| (value.name, &json[value.span.clone()])).collect();
        assert_eq!(shown, expected, "{json}");
        let found: Vec<&str> = found.into_iter().map(|value| &json[value.span]).collect();
        assert_eq!(found, languages, "{json}");
    }

    #[test]
    fn texts_for_people_are_found() {
        check(
            r#"{"@type":"NewsArticle", "headline" : "Een \"kop\" \u00e9\ud83d\ude00", "url":"https://x", "inLanguage":"nl-NL",
            "image":{"caption":"Foto","headline":["a","b"]}, "description":3}"#,
            &[
                ("headline", r#"Een \"kop\" \u00e9\ud83d\ude00"#),
                ("caption", "Foto"),
                ("headline", "a"),
                ("headline", "b"),
            ],
            &["nl-NL"],
        );
        check(
            r#"[{"@graph":[{"headline":{"@value":"Kop","@language":"nl"},"keywords":["a",["b"]],"id":"c"},"d"]}]"#,
            &[("headline", "Kop"), ("keywords", "a"), ("keywords", "b")],
            &["nl"],
        );
    }

    #[test]
    fn names_of_persons_and_places_stay() {
        check(
            r#"{"name":"Titel","author":{"name":"Jan","@type":"Person"},"publisher":{"@type":["NGO"],"name":"Wij","logo":{"@type":"ImageObject","name":"Beeld"}}}"#,
            &[("name", "Titel"), ("name", "Beeld")],
            &[],
        );
        check(r#"{"author":{"name":"Jan"},"about":[{"name":"Recht"}]}"#, &[("name", "Recht")], &[]);
        check(
            r#"{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"Wat?","acceptedAnswer":{"@type":"Answer","text":"<p>Dat.<\/p>"}}]}"#,
            &[("name", "Wat?"), ("text", r"<p>Dat.<\/p>")],
            &[],
        );
    }

    #[test]
    fn what_is_no_json_does_no_harm() {
        for text in [
            "",
            "\"",
            "\"a",
            "\"a\\",
            "{\"headline\":\"é",
            "\"headline\":\"\\u12\"",
            "::\"\":",
            "]}{\"name\":\"a",
        ] {
            values(text, 0..text.len());
            let mut flow = Flow::new(true);
            push(&mut flow, text, 0..text.len());
        }
        let deep = "{\"a\":".repeat(100_000);
        assert!(values(&deep, 0..deep.len()).0.is_empty());
    }
}
