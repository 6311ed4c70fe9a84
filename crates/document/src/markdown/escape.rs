//! Text in Markdown: which characters would be markup where they stand, and how they are written instead.

use super::write::Spelling;
use crate::html::entities;

/// What stands around a text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context {
    pub(crate) previous: Option<char>,
    pub(crate) next: Option<char>,
    /// Whether a block could begin here.
    pub(crate) line_start: bool,
    /// Whether a heading ends with it.
    pub(crate) heading_end: bool,
    /// Inside a table.
    pub(crate) cell: bool,
}

/// A numeric reference.
pub(crate) fn reference(character: char) -> String {
    format!("&#{};", u32::from(character))
}

/// A text as Markdown; its first and last character as references where that is asked for.
pub(crate) fn escape(text: &str, spelling: Spelling, context: &Context, first: bool, last: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let start = if context.line_start { block_mark(text) } else { None };
    let end = if context.heading_end { closing_marks(text, context.previous) } else { None };
    let mut previous = context.previous;
    for (at, character) in text.char_indices() {
        let rest = &text[at..];
        let forced = (first && at == 0) || (last && rest.len() == character.len_utf8());
        let marked = start == Some(at) || end == Some(at);
        match spelling {
            _ if forced => out.push_str(&reference(character)),
            Spelling::References if character.is_ascii_punctuation() => out.push_str(&reference(character)),
            Spelling::Backslashes if character.is_ascii_punctuation() => out.extend(['\\', character]),
            _ if marked || is_markup(rest, character, previous, context) => out.extend(['\\', character]),
            _ => out.push(character),
        }
        previous = Some(character);
    }
    out
}

/// Whether a character would be markup, wherever the line begins.
fn is_markup(rest: &str, character: char, previous: Option<char>, context: &Context) -> bool {
    let next = rest.chars().nth(1).or(context.next);
    let blank = |one: Option<char>| one.is_none_or(char::is_whitespace);
    let letter = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
    match character {
        '\\' | '`' | '[' | ']' | '~' => true,
        '*' => !(blank(previous) && blank(next)),
        '_' => !(letter(previous) && letter(next)),
        '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
        '&' => begins_reference(rest),
        '|' => context.cell,
        '!' => rest.len() == 1 && context.next == Some('['),
        ':' | '(' => previous == Some(']') && context.previous == Some(']'),
        _ => false,
    }
}

/// Whether a `&` could begin a reference, with what stands after the text too.
fn begins_reference(rest: &str) -> bool {
    let name = rest[1..].find(|one: char| !one.is_ascii_alphanumeric() && one != '#');
    match name {
        Some(0) => false,
        Some(_) => entities::reference(rest, false).is_some(),
        None => true,
    }
}

/// The character at the beginning of a line that would make a block of it.
fn block_mark(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    match first {
        '>' | '=' | '|' => Some(0),
        '#' => ends(text.trim_start_matches('#')).then_some(0),
        '-' | '+' | '*' | ':' => (!rest.starts_with(char::is_alphanumeric)).then_some(0),
        digit if digit.is_ascii_digit() => {
            let digits = text.len() - text.trim_start_matches(|one: char| one.is_ascii_digit()).len();
            let marked = text[digits..].starts_with(['.', ')']) && ends(&text[digits + 1..]);
            (marked && digits <= 9).then_some(digits)
        }
        _ => None,
    }
}

/// The first of the `#` at the end of a heading that would be taken for its closing marks.
fn closing_marks(text: &str, previous: Option<char>) -> Option<usize> {
    let body = text.trim_end_matches('#');
    let apart =
        body.is_empty() && previous.is_none_or(|one| !one.is_alphanumeric()) || body.ends_with([' ', '\t']);
    (body.len() < text.len() && apart).then_some(body.len())
}

/// A title between its quotes.
pub(crate) fn title(text: &str, quote: char, spelling: Spelling) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        let is_quote = character == quote || (quote == '(' && character == ')');
        let refers = character == '&' && begins_reference(&text[at..]);
        match character {
            '\n' | '\r' | '\t' => out.push(' '),
            // These end a cell or a span of code even behind a backslash.
            '|' | '`' => out.push_str(&reference(character)),
            _ if spelling >= Spelling::Elements && character.is_ascii_punctuation() => {
                out.push_str(&reference(character));
            }
            _ if is_quote || refers || character == '\\' => out.extend(['\\', character]),
            _ => out.push(character),
        }
    }
    out
}

/// A picture's description between its brackets.
pub(crate) fn alt(text: &str, spelling: Spelling) -> String {
    let context = Context { previous: Some('['), next: Some(']'), ..Context::default() };
    let text = text.replace(['\n', '\r', '\t'], " ");
    let written = escape(&text, spelling, &context, false, false);
    written.replace('|', &reference('|'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, line_start: bool, expected: &str) {
        let context = Context { line_start, ..Context::default() };
        assert_eq!(escape(text, Spelling::Light, &context, false, false), expected);
    }

    #[test]
    fn only_markup_is_escaped() {
        check(
            "a_b *c* [d] 5 * 3 < 4 & 5 <b> &amp; &co, x_",
            false,
            "a_b \\*c\\* \\[d\\] 5 * 3 < 4 & 5 \\<b> \\&amp; &co, x\\_",
        );
        check("1. een", false, "1. een");
        check("# een - twee!", false, "# een - twee!");
    }

    #[test]
    fn nothing_begins_a_block() {
        for (text, expected) in [
            ("1. een", "1\\. een"),
            ("2026) een", "2026\\) een"),
            ("1.5 een", "1.5 een"),
            ("1234567890. een", "1234567890. een"),
            ("- een", "\\- een"),
            ("-5 graden", "-5 graden"),
            ("---", "\\---"),
            ("+", "\\+"),
            ("# een", "\\# een"),
            ("#een", "#een"),
            ("> een", "\\> een"),
            ("===", "\\==="),
            ("* een", "\\* een"),
            ("~~~", "\\~\\~\\~"),
        ] {
            check(text, true, expected);
        }
    }

    #[test]
    fn a_heading_keeps_its_last_marks() {
        let context = Context { heading_end: true, ..Context::default() };
        assert_eq!(escape("C#", Spelling::Light, &context, false, false), "C#");
        assert_eq!(escape("C ##", Spelling::Light, &context, false, false), "C \\##");
        assert_eq!(escape("#", Spelling::Light, &context, false, false), "\\#");
    }

    #[test]
    fn titles_keep_their_quotes() {
        assert_eq!(
            title("a \"b\" 'c' \\ & &lt; |", '"', Spelling::Light),
            "a \\\"b\\\" 'c' \\\\ & \\&lt; &#124;"
        );
        assert_eq!(title("a (b)", '(', Spelling::Light), "a \\(b\\)");
        assert_eq!(alt("a] `b|c`", Spelling::Light), "a\\] \\`b&#124;c\\`");
    }
}
