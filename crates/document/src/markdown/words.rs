//! Words of a text that nobody translates: bare addresses, and the placeholders of site generators.

use std::ops::Range;

/// What a protected word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// `https://...` or `www....`.
    Address,
    /// `{{ ... }}` or `{% ... %}`.
    Placeholder,
    /// `{#id}`, `{.class}`, `{: ...}`: belongs to a heading or paragraph and is no part of its sentence.
    Attributes,
}

/// Nobody writes a longer placeholder.
const LONGEST: usize = 500;

/// The protected words of a text, in order.
pub(crate) fn protected(text: &str) -> Vec<(Word, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = text[at..].find(['h', 'H', 'w', 'W', '{']) {
        let start = at + step;
        let rest = &text[start..];
        let begins_word = !text[..start].ends_with(char::is_alphanumeric);
        let word = placeholder(rest)
            .or_else(|| begins_word.then(|| address_len(rest)).flatten().map(|len| (Word::Address, len)));
        match word {
            Some((kind, len)) => {
                found.push((kind, start..start + len));
                at = start + len;
            }
            None => at = start + 1,
        }
    }
    found
}

/// The text without its protected words.
pub(crate) fn unprotected(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (_, span) in protected(text) {
        out.push_str(&text[at..span.start]);
        at = span.end;
    }
    out + &text[at..]
}

fn placeholder(rest: &str) -> Option<(Word, usize)> {
    let (close, kind) = match rest.as_bytes().get(..2)? {
        b"{{" => ("}}", Word::Placeholder),
        b"{%" => ("%}", Word::Placeholder),
        b"{#" | b"{." | b"{:" => ("}", Word::Attributes),
        _ => return None,
    };
    let limit = rest.char_indices().map(|(at, _)| at).find(|at| *at >= LONGEST).unwrap_or(rest.len());
    rest[..limit].find(close).map(|at| (kind, at + close.len()))
}

/// How long the address is that a text begins with; the marks of the sentence around it are not its own.
fn address_len(rest: &str) -> Option<usize> {
    let starts = ["https://", "http://", "www."];
    let scheme = starts
        .iter()
        .find(|start| rest.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))?;
    // Asked first: what begins like this is an address, so no text is looked through twice.
    rest[scheme.len()..].chars().next().filter(|first| first.is_alphanumeric())?;
    let ends = |next: char| next.is_whitespace() || "<>\"“”«»`|[]\\".contains(next);
    Some(without_sentence(&rest[..rest.find(ends).unwrap_or(rest.len())]))
}

/// How long an address is without the marks of the sentence at its end. A `)` is its own if it closes a `(` in it.
fn without_sentence(address: &str) -> usize {
    let mut surplus = address.matches(')').count().saturating_sub(address.matches('(').count());
    let mut end = address.len();
    while let Some(last) = address[..end].chars().next_back() {
        match last {
            ')' if surplus > 0 => surplus -= 1,
            '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '*' | '_' | '~' | ']' | '’' | '…' => {}
            _ => break,
        }
        end -= last.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = protected(text).into_iter().map(|(_, span)| &text[span]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        check(
            "Zie https://a.example/b_c?d=1, of (www.a.example).",
            &["https://a.example/b_c?d=1", "www.a.example"],
        );
        check(
            "https://a.example/b_(c) en “http://b.example”",
            &["https://a.example/b_(c)", "http://b.example"],
        );
        check("xhttp://a www. http:// https://, hw{", &[]);
        check("HTTPS://A.example", &["HTTPS://A.example"]);
    }

    #[test]
    fn placeholders_stay() {
        check("{{< figure src=\"x\" >}} a {% b %} {{ open", &["{{< figure src=\"x\" >}}", "{% b %}"]);
        check("Kop {#anker} {.k} {gewoon}", &["{#anker}", "{.k}"]);
        assert_eq!(unprotected("a www.b.example c"), "a  c");
    }

    #[test]
    fn long_texts_take_no_longer() {
        protected(&"{{".repeat(100_000));
        protected(&"https://".repeat(100_000));
        protected(&"https://,".repeat(100_000));
        protected(&format!("https://a{}", ")".repeat(1_000_000)));
    }
}
