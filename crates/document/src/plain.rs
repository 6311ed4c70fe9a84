//! Plain text: a line is a block, or a paragraph of wrapped lines is.
//!
//! One decision for the whole file: blank lines between paragraphs and lines filled to a similar width are wrapped
//! mail; anything else has a block a line. Every block that is not blank is offered.

use crate::block::{Block, Role, Run, Writing, narrow};
use std::ops::Range;

/// Headings are short.
const HEADING: usize = 80;
/// Lines that are filled to less than this share of the widest are not full.
const FULL: f64 = 0.75;
/// Nobody wraps at less, and nobody calls longer lines wrapped.
const WIDTHS: Range<usize> = 40..121;

/// How a mail program wrapped a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wrap {
    /// Characters in the widest line.
    pub(crate) width: usize,
    /// What ends a line.
    pub(crate) line_end: &'static str,
}

/// The blocks of a text, and how it is wrapped, if it is.
pub(crate) fn blocks(text: &str) -> (Vec<Block>, Option<Wrap>) {
    let lines = lines(text);
    let width = wrapped_at(text, &lines);
    let groups = if width.is_some() { paragraphs(text, &lines) } else { single(text, &lines) };
    let long = groups.iter().any(|group| group.iter().map(ExactSizeIterator::len).sum::<usize>() > HEADING);
    let blocks =
        groups.iter().enumerate().map(|(index, group)| block(text, group, index == 0, long)).collect();
    (blocks, width.map(|width| Wrap { width, line_end: line_end(text) }))
}

fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The lines without their ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let content = line.trim_end_matches(['\n', '\r']);
        // The line feed of CR LF is a blank piece of its own, which is no line.
        if !(line == "\n" && text[..at].ends_with('\r')) {
            found.push(at..at + content.len());
        }
        at += line.len();
    }
    found
}

fn is_blank(text: &str, line: &Range<usize>) -> bool {
    text[line.clone()].trim().is_empty()
}

/// The width of the widest line, where most lines are filled to about that.
fn wrapped_at(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    let paragraphs = paragraphs(text, lines);
    let widths = |group: &[Range<usize>]| -> Vec<usize> {
        group.iter().map(|line| text[line.clone()].trim_end().chars().count()).collect()
    };
    let widest = paragraphs.iter().flat_map(|group| widths(group)).max().unwrap_or(0);
    // The last line of a paragraph may end anywhere; the others show whether lines are filled.
    let inner: Vec<usize> =
        paragraphs.iter().flat_map(|group| widths(&group[..group.len().saturating_sub(1)])).collect();
    let full = inner.iter().filter(|width| **width as f64 >= FULL * widest as f64).count();
    let wrapped =
        paragraphs.len() > 1 && WIDTHS.contains(&widest) && !inner.is_empty() && full * 2 > inner.len();
    wrapped.then_some(widest)
}

fn paragraphs(text: &str, lines: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
    lines
        .split(|line| is_blank(text, line))
        .filter(|group| !group.is_empty())
        .map(<[Range<usize>]>::to_vec)
        .collect()
}

fn single(text: &str, lines: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
    lines.iter().filter(|line| !is_blank(text, line)).map(|line| vec![line.clone()]).collect()
}

fn block(text: &str, lines: &[Range<usize>], first: bool, has_long: bool) -> Block {
    let mut block = Block {
        role: Role::Paragraph,
        text: String::new(),
        runs: Vec::new(),
        codes: Vec::new(),
        writing: Writing::Line,
        language: None,
        context: None,
        owner: None,
    };
    let mut end = None;
    for line in lines {
        let content = text[line.clone()].trim();
        let start = line.end - text[line.clone()].trim_start().len();
        if let Some(end) = end {
            push(&mut block, " ", end, start - end);
        }
        push(&mut block, content, start, content.len());
        end = Some(start + content.len());
    }
    block.role = role(&block.text, lines.len(), first, has_long);
    block
}

fn push(block: &mut Block, text: &str, source: usize, len: usize) {
    block.runs.push(Run { at: narrow(block.text.len()), source: narrow(source), len: narrow(len) });
    block.text.push_str(text);
}

/// A short line that ends without a mark is a heading, where there are longer ones to head.
fn role(text: &str, lines: usize, first: bool, has_long: bool) -> Role {
    let listed = text.strip_prefix(['-', '*', '•', '–']).is_some_and(|rest| rest.starts_with([' ', '\t']));
    if listed {
        return Role::ListItem;
    }
    let open_end =
        text.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '’' | '\'' | '”' | '"' | ')'));
    let heads = has_long && lines == 1 && text.chars().count() <= HEADING && open_end;
    match (heads && text.contains(char::is_alphabetic), first) {
        (true, true) => Role::Heading(1),
        (true, false) => Role::Heading(2),
        (false, _) => Role::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Role, &str)]) {
        let (blocks, _) = blocks(text);
        let found: Vec<(Role, &str)> = blocks.iter().map(|block| (block.role, block.text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_a_block() {
        check(
            "een\r\n\r\n  twee \n.\n- drie\rvier",
            &[
                (Role::Paragraph, "een"),
                (Role::Paragraph, "twee"),
                (Role::Paragraph, "."),
                (Role::ListItem, "- drie"),
                (Role::Paragraph, "vier"),
            ],
        );
    }

    #[test]
    fn short_lines_without_a_stop_are_headings() {
        let long =
            "Een lange regel met veel woorden, die niemand voor een kop kan houden omdat hij maar doorgaat.";
        check(
            &format!("De kop\n{long}\nTussenkop\n{long}\nKort.\n"),
            &[
                (Role::Heading(1), "De kop"),
                (Role::Paragraph, long),
                (Role::Heading(2), "Tussenkop"),
                (Role::Paragraph, long),
                (Role::Paragraph, "Kort."),
            ],
        );
    }

    #[test]
    fn wrapped_mail_has_paragraphs() {
        let text = "Dit is een lange alinea die door het mailprogramma\r\nis afgebroken op een vaste breedte, zodat regels\r\ndoorlopen.\r\n\r\nDe tweede alinea begint na een lege regel en loopt\r\nook door.\r\n";
        check(
            text,
            &[
                (
                    Role::Paragraph,
                    "Dit is een lange alinea die door het mailprogramma is afgebroken op een vaste breedte, zodat regels doorlopen.",
                ),
                (Role::Paragraph, "De tweede alinea begint na een lege regel en loopt ook door."),
            ],
        );
    }
}
