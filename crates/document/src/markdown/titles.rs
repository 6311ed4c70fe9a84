//! Titles of links, pictures and link definitions: `[a](b "title")` and `[a]: b "title"`.

use super::parse::{after_prefix, with_backslash};
use crate::block::{Block, Role, Writing};
use crate::html::entities;
use crate::html::flow::Flow;
use std::ops::Range;

/// The block of a title. `at` is where the address begins (white space may come first), `title` what the parser read;
/// a title that is read differently here is left alone.
pub(crate) fn block(text: &str, span: Range<usize>, title: &str) -> Option<Block> {
    let (quote, inside) = find(text, span)?;
    let mut flow = Flow::new(false);
    push(&mut flow, text, inside);
    let block = flow.finish(Role::Attribute, Writing::MarkdownTitle(quote))?;
    let same = words(&block.text) == words(title);
    same.then(|| Block { context: Some("title".to_owned()), ..block })
}

fn words(text: &str) -> Vec<&str> {
    text.split_ascii_whitespace().collect()
}

/// Where the title stands that follows an address: its opening mark, and what is inside.
pub(crate) fn find(text: &str, span: Range<usize>) -> Option<(char, Range<usize>)> {
    let slice = &text[..span.end];
    let address = space_end(slice, span.start);
    let mark = space_end(slice, address_end(slice, address)?);
    let quote = slice[mark..].chars().next().filter(|quote| matches!(quote, '"' | '\'' | '('))?;
    let close = if quote == '(' { b')' } else { u8::try_from(quote).ok()? };
    let end = unescaped(slice, mark + 1, |byte| byte == close)?;
    Some((quote, mark + 1..end))
}

/// Skips white space and the marks of containers at line starts.
fn space_end(text: &str, at: usize) -> usize {
    let mut at = at;
    loop {
        let spaces = text[at..].bytes().take_while(u8::is_ascii_whitespace).count();
        let next = at + spaces;
        let after = if text[at..next].contains(['\n', '\r']) { after_prefix(text, next) } else { next };
        if after == at {
            return at;
        }
        at = after;
    }
}

fn address_end(text: &str, at: usize) -> Option<usize> {
    if text[at..].starts_with('<') {
        return unescaped(text, at + 1, |byte| byte == b'>').map(|end| end + 1);
    }
    let end = unescaped(text, at, |byte| byte.is_ascii_whitespace());
    end.filter(|end| *end > at)
}

/// The first byte of this kind that no backslash stands before.
fn unescaped(text: &str, from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if wanted(byte) => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Puts a text with escapes and references into a flow: there is no other markup in a title.
fn push(flow: &mut Flow, text: &str, span: Range<usize>) {
    let mut at = span.start;
    while at < span.end {
        let rest = &text[at..span.end];
        let plain = rest.find(['\\', '&', '\n', '\r']).unwrap_or(rest.len());
        flow.push_text(text, at..at + plain, false);
        at += plain;
        at += match text[at..span.end].bytes().next() {
            None => 0,
            Some(b'\\') => escape(flow, text, at),
            Some(b'&') => reference(flow, &text[at..span.end], at),
            Some(_) => {
                let end = space_end(&text[..span.end], at);
                flow.blank(at, end - at);
                end - at
            }
        };
    }
}

fn escape(flow: &mut Flow, text: &str, at: usize) -> usize {
    let escaped = text.get(at + 1..at + 2).filter(|_| with_backslash(text, at, at + 1) == at);
    match escaped {
        Some(character) => {
            flow.replace(character, at, 2);
            2
        }
        None => {
            flow.copy("\\", at);
            1
        }
    }
}

/// Unlike a browser, Markdown wants the semicolon.
fn reference(flow: &mut Flow, rest: &str, at: usize) -> usize {
    match entities::reference(rest, false).filter(|(_, used)| rest[..*used].ends_with(';')) {
        Some((characters, used)) => {
            flow.replace(&characters, at, used);
            used
        }
        None => {
            flow.copy("&", at);
            1
        }
    }
}

/// Where the address of a definition begins, after `[label]:`.
pub(crate) fn after_label(text: &str, span: Range<usize>) -> Option<usize> {
    let slice = &text[..span.end];
    let open = span.start + slice[span.start..].find('[')?;
    let close = unescaped(slice, open + 1, |byte| byte == b']')?;
    slice[close..].starts_with("]:").then_some(close + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, title: &str, expected: Option<(&str, &str)>) {
        let found = block(text, 0..text.len(), title);
        let shown = found.as_ref().map(|block| {
            let span = block.source_start(0)..block.source_end(block.text.len());
            (block.text.as_str(), &text[span])
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn titles_are_found_with_their_marks() {
        check("x \"Een titel\")", "Een titel", Some(("Een titel", "Een titel")));
        check(" <a b> 'It\\'s')", "It's", Some(("It's", "It\\'s")));
        check("x\n> (a &amp; b\n> c)", "a & b\nc", Some(("a & b c", "a &amp; b\n> c")));
        check("x)", "", None);
        check("x \"a", "", None);
        check("x \"a\" \"b\")", "b", None);
        check("", "", None);
    }
}
