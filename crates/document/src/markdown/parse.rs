//! Which Markdown is read, and the small facts about its source that the parser's places leave open.

use pulldown_cmark::{Options, Parser};

/// The parser for a text.
pub(crate) fn parser(text: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    Parser::new_ext(text, options)
}

/// Where the containers' marks before a continued line end: no line of a paragraph begins with a `>` of its own.
pub(crate) fn after_prefix(text: &str, at: usize) -> usize {
    at + text[at..].bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>')).count()
}

/// The slice with the containers' marks in it blanked, so that places stay what they were.
pub(crate) fn without_prefixes(slice: &str) -> String {
    let mut out = String::with_capacity(slice.len());
    let mut in_prefix = false;
    for character in slice.chars() {
        in_prefix = match character {
            '\n' | '\r' => true,
            ' ' | '\t' | '>' => in_prefix,
            _ => false,
        };
        out.push(if in_prefix && character == '>' { ' ' } else { character });
    }
    out
}

/// Where a text begins whose first character is at `at`: an escaped one begins at its backslash.
/// `from` is where what stands before it ends.
pub(crate) fn with_backslash(text: &str, from: usize, at: usize) -> usize {
    let bytes = text.as_bytes();
    let escaped =
        at > from && bytes.get(at - 1) == Some(&b'\\') && bytes.get(at).is_some_and(u8::is_ascii_punctuation);
    at - usize::from(escaped)
}

/// How many marks an emphasis has at either end: `*`, `**`, `~` or `~~`.
pub(crate) fn mark_len(strong: bool, slice: &str) -> usize {
    1 + usize::from(strong || (slice.starts_with("~~") && slice.ends_with("~~")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_told_from_text() {
        assert_eq!(after_prefix("a\n > > b", 2), 7);
        assert_eq!(after_prefix("a\nb", 2), 2);
        assert_eq!(without_prefixes("<b\n> > x='>'\n>>"), "<b\n    x='>'\n  ");
    }

    #[test]
    fn an_escaped_text_begins_at_its_backslash() {
        assert_eq!(with_backslash("a \\* b", 2, 3), 2);
        assert_eq!(with_backslash("\\\\*", 2, 2), 2);
        assert_eq!(with_backslash("a\\b", 0, 2), 2);
    }
}
