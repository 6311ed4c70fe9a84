//! Text to bytes in the document's own encoding, and the escaping that each place needs.

use crate::block::{Quoting, Writing};
use encoding_rs::{EncoderResult, Encoding, UTF_16BE, UTF_16LE};

/// The bytes of `text`; what the encoding lacks becomes a numeric reference or, where there are none, a `?`.
/// Answers also how many characters were lost in that way.
pub(crate) fn encode(text: &str, encoding: &'static Encoding, writing: Writing) -> (Vec<u8>, usize) {
    if encoding == UTF_16LE {
        return (text.encode_utf16().flat_map(u16::to_le_bytes).collect(), 0);
    }
    if encoding == UTF_16BE {
        return (text.encode_utf16().flat_map(u16::to_be_bytes).collect(), 0);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut lost = 0;
    let mut encoder = encoding.new_encoder();
    let mut rest = text;
    loop {
        let room =
            encoder.max_buffer_length_from_utf8_without_replacement(rest.len()).unwrap_or(rest.len() * 4);
        let before = out.len();
        out.resize(before + room + 16, 0);
        let (result, read, written) =
            encoder.encode_from_utf8_without_replacement(rest, &mut out[before..], true);
        out.truncate(before + written);
        rest = &rest[read..];
        match result {
            EncoderResult::InputEmpty => return (out, lost),
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(character) => {
                lost += usize::from(!has_references(writing));
                out.extend_from_slice(stand_in(character, writing).as_bytes());
            }
        }
    }
}

/// A text for a CDATA section. There are no references in one, so what the encoding lacks stands between two.
pub(crate) fn in_cdata(text: &str, encoding: &'static Encoding) -> String {
    let lacks = |character: char| encoding.encode(character.encode_utf8(&mut [0; 4])).2;
    let mut out = String::with_capacity(text.len());
    for character in text.replace("]]>", "]]]]><![CDATA[>").chars() {
        if !character.is_ascii() && lacks(character) {
            out.push_str(&format!("]]>&#{};<![CDATA[", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}

/// Whether there is any way to write a character that the encoding lacks.
fn has_references(writing: Writing) -> bool {
    !matches!(
        writing,
        Writing::Line | Writing::FrontMatter(Quoting::Plain { .. } | Quoting::Single | Quoting::Literal)
    )
}

fn stand_in(character: char, writing: Writing) -> String {
    match writing {
        Writing::Html | Writing::HtmlWithoutElements | Writing::Attribute(_) => {
            format!("&#{};", u32::from(character))
        }
        Writing::Markdown | Writing::MarkdownTitle(_) | Writing::MarkdownAlt(_) => {
            format!("&#{};", u32::from(character))
        }
        Writing::FrontMatter(Quoting::Double | Quoting::Basic) => {
            format!("\\U{:08x}", u32::from(character))
        }
        Writing::FrontMatter(_) => "?".to_owned(),
        Writing::Json => json_unit_escapes(character),
        Writing::Line => "?".to_owned(),
        Writing::Xml | Writing::Word(_) => format!("&#{};", u32::from(character)),
    }
}

fn json_unit_escapes(character: char) -> String {
    let mut units = [0; 2];
    character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// What stands for `text` at such a place.
pub(crate) fn escape(text: &str, writing: Writing) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match (writing, character) {
            (Writing::Line, '\n' | '\r') => out.push(' '),
            (Writing::Line, _) => out.push(character),
            // What Markdown needs depends on what stands around it; `markdown::spell` knows.
            (
                Writing::Markdown
                | Writing::MarkdownTitle(_)
                | Writing::MarkdownAlt(_)
                | Writing::FrontMatter(_),
                _,
            ) => out.push(character),
            (Writing::Json, _) => escape_json(character, &mut out),
            (Writing::Xml | Writing::Word(_), '>') => out.push_str("&gt;"),
            (Writing::Xml | Writing::Word(_), '\n' | '\r' | '\t') => out.push(' '),
            (_, '&') => out.push_str("&amp;"),
            (_, '<') => out.push_str("&lt;"),
            (_, '\r') => out.push_str("&#13;"),
            (Writing::Html | Writing::HtmlWithoutElements, '>') => out.push_str("&gt;"),
            (Writing::Attribute(Some('\'')), '\'') => out.push_str("&#39;"),
            (Writing::Attribute(quote), '"') if quote != Some('\'') => out.push_str("&quot;"),
            (Writing::Attribute(None), '>') => out.push_str("&gt;"),
            // Without quotes these would end the value, or could not stand in it.
            (Writing::Attribute(None), ' ' | '\t' | '\n' | '\x0c' | '\'' | '=' | '`') => {
                out.push_str(&format!("&#{};", u32::from(character)));
            }
            _ => out.push(character),
        }
    }
    out
}

/// JSON inside a script: `<` is escaped too, so that no text can end the script.
fn escape_json(character: char, out: &mut String) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        '<' | '\0'..='\u{1f}' | '\u{2028}' | '\u{2029}' => out.push_str(&json_unit_escapes(character)),
        _ => out.push(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_2, UTF_8, WINDOWS_1252};

    fn check(text: &str, writing: Writing, encoding: &'static Encoding, expected: &[u8]) {
        assert_eq!(encode(&escape(text, writing), encoding, writing).0, expected);
    }

    #[test]
    fn every_place_has_its_escapes() {
        check("a < b & \"c\" > d", Writing::Html, UTF_8, b"a &lt; b &amp; \"c\" &gt; d");
        check("it's \"so\"", Writing::Attribute(Some('\'')), UTF_8, b"it&#39;s \"so\"");
        check("it's \"so\"", Writing::Attribute(Some('"')), UTF_8, b"it's &quot;so&quot;");
        check("a\"b\\</script>", Writing::Json, UTF_8, b"a\\\"b\\\\\\u003c/script>");
        check("a\nb <", Writing::Line, UTF_8, b"a b <");
    }

    #[test]
    fn what_the_encoding_lacks_becomes_a_reference() {
        check("é Ж", Writing::Html, WINDOWS_1252, b"\xe9 &#1046;");
        check("😀", Writing::Json, WINDOWS_1252, b"\\ud83d\\ude00");
        check("ő Ж", Writing::Line, ISO_8859_2, b"\xf5 ?");
        check("aé", Writing::Html, UTF_16LE, b"a\0\xe9\0");
        assert_eq!(encode("ЖЖ", WINDOWS_1252, Writing::Line).1, 2);
    }
}
