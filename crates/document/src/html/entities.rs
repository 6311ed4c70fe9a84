//! Character references, one at a time, so that each keeps its place in the source.

use htmlize::{ENTITIES, ENTITY_MAX_LENGTH};

/// What the reference at the beginning of `text` (which is a `&`) stands for, and how long it is.
/// None where the `&` is only itself.
pub(crate) fn reference(text: &str, in_attribute: bool) -> Option<(String, usize)> {
    match text.as_bytes().get(1)? {
        b'#' => numeric(text),
        byte if byte.is_ascii_alphanumeric() => named(text, in_attribute),
        _ => None,
    }
}

fn numeric(text: &str) -> Option<(String, usize)> {
    let (digits_at, radix) = match text.as_bytes().get(2)? {
        b'x' | b'X' => (3, 16),
        _ => (2, 10),
    };
    let digits = text[digits_at..].bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if digits == 0 {
        return None;
    }
    let end = digits_at + digits;
    // Too many digits for a number is a number that is too large, which is U+FFFD too.
    let code = u32::from_str_radix(&text[digits_at..end], radix).unwrap_or(u32::MAX);
    let semicolon = usize::from(text.as_bytes().get(end) == Some(&b';'));
    Some((corrected(code).to_string(), end + semicolon))
}

/// The standard's corrections: the C1 controls mean what windows-1252 has there.
fn corrected(code: u32) -> char {
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
        return text.chars().next().unwrap_or('\u{fffd}');
    }
    char::from_u32(code).filter(|character| *character != '\0').unwrap_or('\u{fffd}')
}

fn named(text: &str, in_attribute: bool) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let letters =
        bytes[1..].iter().take(ENTITY_MAX_LENGTH).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let longest = 1 + letters + usize::from(bytes.get(1 + letters) == Some(&b';'));
    let (end, characters) = (2..=longest).rev().find_map(|end| Some((end, ENTITIES.get(&bytes[..end])?)))?;
    let goes_on = bytes.get(end).is_some_and(|next| *next == b'=' || next.is_ascii_alphanumeric());
    if in_attribute && bytes[end - 1] != b';' && goes_on {
        return None;
    }
    Some((String::from_utf8_lossy(characters).into_owned(), end))
}

/// The whole of an attribute's value.
pub(crate) fn decode_value(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(ampersand) = rest.find('&') {
        out.push_str(&rest[..ampersand]);
        rest = &rest[ampersand..];
        match reference(rest, true) {
            Some((characters, used)) => {
                out.push_str(&characters);
                rest = &rest[used..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_browsers_do() {
        for (text, characters, used) in [
            ("&amp;lt;", "&", 5),
            ("&eacute;e", "é", 8),
            ("&eacutee", "é", 7),
            ("&notit;", "¬", 4),
            ("&notin;", "∉", 7),
            ("&#8217;s", "’", 7),
            ("&#x2019s", "’", 7),
            ("&#128;", "€", 6),
            ("&#0;", "\u{fffd}", 4),
            ("&#99999999999;", "\u{fffd}", 14),
            ("&NotEqualTilde;", "≂̸", 15),
        ] {
            assert_eq!(reference(text, false), Some((characters.to_owned(), used)), "{text}");
        }
        for text in ["&", "& b", "&;", "&#;", "&#x;", "&zzz;", "&&amp;", "&é"] {
            assert_eq!(reference(text, false), None, "{text}");
        }
    }

    #[test]
    fn addresses_in_attributes_stay() {
        assert_eq!(decode_value("?a=1&copy=2&amp;b=&eacute;"), "?a=1&copy=2&b=é");
    }
}
