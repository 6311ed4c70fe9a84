//! Strings of a PO file: in quotation marks, with the escapes of C.

use crate::import::Reason;

/// The text of a string, or what is wrong with it.
pub(super) fn text(written: &str) -> Result<String, Reason> {
    let inner = written.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inner) = inner.filter(|_| written.trim().len() > 1) else {
        return Err(Reason::Unquoted);
    };
    let (mut text, mut rest) = (String::with_capacity(inner.len()), inner);
    while let Some(at) = rest.find(['\\', '"']) {
        text.push_str(&rest[..at]);
        let Some(escape) = rest[at..].strip_prefix('\\') else {
            return Err(Reason::QuoteInText);
        };
        let (char, length) = escaped(escape).ok_or(Reason::EscapeUnknown)?;
        text.push(char);
        rest = &escape[length..];
    }
    text.push_str(rest);
    Ok(text)
}

/// The character that stands after a backslash, and how many bytes it takes.
fn escaped(rest: &str) -> Option<(char, usize)> {
    let first = rest.chars().next()?;
    let char = match first {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        'x' => return number(&rest[1..], 16, 2).map(|(char, length)| (char, length + 1)),
        '0'..='7' => return number(rest, 8, 3),
        '\\' | '"' | '\'' | '?' => first,
        _ => return None,
    };
    Some((char, 1))
}

/// Only ASCII is written like this in a file that can be read at all.
fn number(rest: &str, radix: u32, most: usize) -> Option<(char, usize)> {
    let length = rest.chars().take(most).take_while(|char| char.is_digit(radix)).count();
    let value = u32::from_str_radix(&rest[..length], radix).ok().filter(|value| *value < 128)?;
    Some((char::from_u32(value)?, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        let check = |written: &str, expected: Option<&str>| {
            assert_eq!(text(written).ok().as_deref(), expected, "{written}");
        };
        check(r#""a""#, Some("a"));
        check(r#" "" "#, Some(""));
        check(r#""a \"b\" \\ \n\t \101\x42""#, Some("a \"b\" \\ \n\t AB"));
        check(r#""a"b""#, None);
        check(r#""a\"#, None);
        check(r#""a\q""#, None);
        check(r#""\377""#, None);
        check(r#""é\n""#, Some("é\n"));
        check("\"", None);
        check("a", None);
    }
}
