//! The bytes of a file as text: by its byte-order mark, by the zeros of UTF-16, by its declaration, else UTF-8.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text, and whether bytes of it were none.
pub(super) fn decode(bytes: &[u8]) -> (String, bool) {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (without_mark(bytes), 0));
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
    (text.into_owned(), is_damaged)
}

fn without_mark(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [0, second, ..] if *second != 0 => UTF_16BE,
        [first, 0, third, ..] if *first != 0 && *third != 0 => UTF_16LE,
        _ => declared(bytes).unwrap_or(UTF_8),
    }
}

/// A declaration that can be read as ASCII cannot be right about UTF-16.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let end = bytes.iter().take(200).position(|byte| *byte == b'>')?;
    let declaration = str::from_utf8(bytes.get(..end)?).ok()?.trim_start();
    let (_, value) = declaration.strip_prefix("<?xml")?.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    let label = value.split(quote).nth(1)?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(decode(bytes), (expected.to_owned(), false));
        check(b"\xef\xbb\xbf<\xc3\xa9", "<é");
        check(b"\xff\xfe<\0\xe9\0", "<é");
        check(b"\0<\0\xe9", "<é");
        check(b"<\0a\0>\0", "<a>");
        let latin = "<?xml version='1.0' encoding='windows-1252'?>é";
        check(
            latin
                .replace('é', "\u{1}")
                .into_bytes()
                .iter()
                .map(|b| if *b == 1 { 0xe9 } else { *b })
                .collect::<Vec<_>>()
                .as_slice(),
            latin,
        );
        check(b"", "");
        assert!(decode(b"\xff").1);
    }
}
