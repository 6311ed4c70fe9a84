//! The attributes of a start tag, with the spans of their names and values.

use super::entities;
use std::ops::Range;

/// One attribute of a start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub(crate) name: Range<usize>,
    /// Between the quotes; none without a value.
    pub(crate) value: Option<Range<usize>>,
    pub(crate) quote: Option<char>,
}

/// The rest of a tag after its name.
pub(crate) struct Tag {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) self_closing: bool,
    /// After the `>`.
    pub(crate) end: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c' | b' ')
}

/// Reads a tag from after its name; none if the text ends first.
pub(crate) fn scan_tag(text: &str, from: usize) -> Option<Tag> {
    let bytes = text.as_bytes();
    let mut attributes = Vec::new();
    let mut at = from;
    loop {
        match *bytes.get(at)? {
            b'>' => return Some(Tag { attributes, self_closing: false, end: at + 1 }),
            b'/' if bytes.get(at + 1) == Some(&b'>') => {
                return Some(Tag { attributes, self_closing: true, end: at + 2 });
            }
            b'/' => at += 1,
            byte if is_space(byte) => at += 1,
            _ => {
                let (attribute, end) = scan_attribute(bytes, at)?;
                attributes.push(attribute);
                at = end;
            }
        }
    }
}

fn skip(bytes: &[u8], from: usize, more: impl Fn(u8) -> bool) -> usize {
    from + bytes[from.min(bytes.len())..].iter().take_while(|byte| more(**byte)).count()
}

fn scan_attribute(bytes: &[u8], start: usize) -> Option<(Attribute, usize)> {
    // A leading `=` belongs to the name.
    let name_end = skip(bytes, start + 1, |byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
    let name = start..name_end;
    let equals = skip(bytes, name_end, is_space);
    if *bytes.get(equals)? != b'=' {
        return Some((Attribute { name, value: None, quote: None }, name_end));
    }
    let value_at = skip(bytes, equals + 1, is_space);
    match *bytes.get(value_at)? {
        b'>' => Some((Attribute { name, value: None, quote: None }, value_at)),
        quote @ (b'"' | b'\'') => {
            let len = bytes[value_at + 1..].iter().position(|byte| *byte == quote)?;
            let value = value_at + 1..value_at + 1 + len;
            let end = value.end + 1;
            Some((Attribute { name, value: Some(value), quote: Some(char::from(quote)) }, end))
        }
        _ => {
            let end = skip(bytes, value_at, |byte| !is_space(byte) && byte != b'>');
            Some((Attribute { name, value: Some(value_at..end), quote: None }, end))
        }
    }
}

/// The first attribute with this lower-case name; a second one does not count.
pub(crate) fn find<'a>(attributes: &'a [Attribute], text: &str, name: &str) -> Option<&'a Attribute> {
    attributes.iter().find(|attribute| text[attribute.name.clone()].eq_ignore_ascii_case(name))
}

/// The decoded value of an attribute; empty where it has none.
pub(crate) fn value(attributes: &[Attribute], text: &str, name: &str) -> Option<String> {
    let attribute = find(attributes, text, name)?;
    Some(attribute.value.clone().map_or_else(String::new, |span| entities::decode_value(&text[span])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: &str, expected: &[(&str, Option<&str>)]) {
        let scanned = scan_tag(tag, 0).unwrap();
        let found: Vec<_> = scanned
            .attributes
            .iter()
            .map(|attribute| (&tag[attribute.name.clone()], attribute.value.clone().map(|span| &tag[span])))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(scanned.end, tag.len());
    }

    #[test]
    fn values_are_found_as_browsers_find_them() {
        check(" a='1' b=\"2\" c=3 d>", &[("a", Some("1")), ("b", Some("2")), ("c", Some("3")), ("d", None)]);
        check(" a = 1/>", &[("a", Some("1/"))]);
        check(" a=\"x\"b='y'/>", &[("a", Some("x")), ("b", Some("y"))]);
        check(" a=>", &[("a", None)]);
        check("/a/ =b='>'>", &[("a", None), ("=b", Some(">"))]);
        check(" a=b\"c>", &[("a", Some("b\"c"))]);
        assert!(scan_tag(" a=\"", 0).is_none());
        assert!(scan_tag(" a", 0).is_none());
    }
}
