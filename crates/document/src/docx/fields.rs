//! Fields: a link becomes a pair of tags, any other field one word with the text that people see.
//!
//! A field is three marks in runs, with an instruction between the first two. What begins or ends in another paragraph,
//! as a table of contents does, is left where it is, and the text in it is text.

use super::layout::{Level, Node};
use super::paragraph::{Item, Mark, Paragraph};
use crate::html::link_place;
use persklaar_text::TagKind;
use std::ops::Range;

/// Fields whose result is text that somebody wrote.
const WRITTEN: [&str; 4] = ["FORMTEXT", "QUOTE", "INCLUDETEXT", "TOC"];
/// How many characters of a field's text its label shows.
const LABEL: usize = 40;

/// What an instruction asks for.
pub(crate) enum Asked {
    /// A link, with what people call it.
    Link(String),
    /// Text that somebody wrote.
    Written,
    /// Something that the word processor works out.
    Computed,
}

/// Reads an instruction.
pub(crate) fn asked(instruction: &str) -> Asked {
    let mut words = instruction.split_whitespace();
    let name = words.next().unwrap_or_default().to_ascii_uppercase();
    match name.as_str() {
        "HYPERLINK" => Asked::Link(link_label(instruction)),
        name if WRITTEN.contains(&name) => Asked::Written,
        _ => Asked::Computed,
    }
}

fn link_label(instruction: &str) -> String {
    let quoted: Vec<&str> = instruction.split('"').skip(1).step_by(2).collect();
    let bare = instruction.split_whitespace().nth(1).filter(|word| !word.starts_with('\\'));
    match quoted.first().copied().or(bare).filter(|goal| !goal.trim().is_empty()) {
        Some(goal) => link_place(goal),
        None => "link".to_owned(),
    }
}

/// Puts tags in the place of the marks.
pub(crate) fn resolve(text: &str, paragraph: &mut Paragraph) {
    if !paragraph.items.iter().any(|item| matches!(item, Item::Mark { .. } | Item::Instruction { .. })) {
        return;
    }
    let mut open: Vec<Field> = Vec::new();
    let mut out: Vec<Item> = Vec::new();
    for item in std::mem::take(&mut paragraph.items) {
        match item {
            Item::Mark { mark: Mark::Begin, source } => {
                open.push(Field::new(out.len(), &source));
                out.push(Item::Hidden { source });
            }
            Item::Mark { mark: Mark::Separate, source } => {
                if let Some(field) = open.last_mut().filter(|field| field.result.is_none()) {
                    field.instruction.end = source.end;
                    field.result = Some(out.len() + 1);
                }
                out.push(Item::Hidden { source });
            }
            Item::Mark { mark: Mark::End, source } => match open.pop() {
                Some(field) => close(text, paragraph, &field, source, &mut out),
                None => out.push(Item::Hidden { source }),
            },
            Item::Instruction { text, source } => {
                if let Some(field) = open.last_mut().filter(|field| field.result.is_none()) {
                    field.words.push_str(&text);
                }
                out.push(Item::Hidden { source });
            }
            other => out.push(other),
        }
    }
    paragraph.items = out;
}

/// A field that has begun.
struct Field {
    /// Its first item.
    first: usize,
    /// From its first mark to its second.
    instruction: Range<u32>,
    words: String,
    /// The first item of its result.
    result: Option<usize>,
}

impl Field {
    fn new(first: usize, mark: &Range<u32>) -> Self {
        Self { first, instruction: mark.clone(), words: String::new(), result: None }
    }
}

fn close(text: &str, paragraph: &mut Paragraph, field: &Field, end: Range<u32>, out: &mut Vec<Item>) {
    let begin = before(text, paragraph, field.instruction.start);
    let last = after(text, paragraph, end.end);
    let Some(result) = field.result else {
        // A field without a result, such as the mark of an index entry.
        out.truncate(field.first);
        out.push(Item::Hidden { source: begin..last });
        return;
    };
    match asked(&field.words) {
        Asked::Link(label) => {
            let open = begin..after(text, paragraph, field.instruction.end);
            let close = before(text, paragraph, end.start)..last;
            link(paragraph, label, (open, close), (field.first, result), out);
        }
        Asked::Computed if is_whole(&out[field.first..]) => {
            let label = seen(&out[result..]);
            let instruction = field.words.split_whitespace().next().unwrap_or("field").to_lowercase();
            let label = if label.is_empty() { instruction } else { label };
            out.truncate(field.first);
            out.push(Item::Single { source: begin..last, kind: TagKind::Other, label, words: true });
        }
        Asked::Computed | Asked::Written => out.push(Item::Hidden { source: end }),
    }
}

/// Whether no link or control begins or ends elsewhere.
fn is_whole(items: &[Item]) -> bool {
    let mut open = Vec::new();
    items.iter().all(|item| match item {
        Item::Open { pair, .. } => {
            open.push(*pair);
            true
        }
        Item::Close { pair, .. } => open.pop() == Some(*pair),
        _ => true,
    }) && open.is_empty()
}

/// A link that stands in runs of its own is a pair; the marks of any other stay where they are.
fn link(
    paragraph: &mut Paragraph,
    label: String,
    (open, close): (Range<u32>, Range<u32>),
    (first, result): (usize, usize),
    out: &mut Vec<Item>,
) {
    let inside = |at: u32| paragraph.around(&(at..at), is_run).is_some();
    let whole = [open.start, open.end, close.start, close.end].into_iter().all(|at| !inside(at));
    let crosses = |node: &Node| {
        let (start, end) = (node.open.start, node.close.end);
        let within = |range: &Range<u32>| range.start <= start && end <= range.end;
        let around = start <= open.start && close.end <= end;
        let between = open.end <= start && end <= close.start;
        let apart = end <= open.start || close.end <= start;
        !(within(&open) || within(&close) || around || between || apart)
    };
    if !whole || paragraph.nodes.iter().any(crosses) {
        out.push(Item::Hidden { source: close });
        return;
    }
    let pair = paragraph.new_pair();
    paragraph.nodes.retain(|node| {
        let within = |range: &Range<u32>| range.start <= node.open.start && node.close.end <= range.end;
        !within(&open) && !within(&close)
    });
    let place = paragraph.nodes.partition_point(|node| node.close.end <= close.start);
    paragraph.nodes.insert(place, Node::new(open.clone(), close.clone(), Level::Pair(pair)));
    let rest: Vec<Item> = out.drain(result.min(out.len())..).collect();
    out.truncate(first);
    out.push(Item::Open { pair, kind: TagKind::Link, label, source: open });
    out.extend(rest);
    out.push(Item::Close { pair, source: close });
}

fn is_run(level: &Level) -> bool {
    matches!(level, Level::Run(..))
}

/// The start of the run whose content begins at `at`, else `at`.
fn before(text: &str, paragraph: &Paragraph, at: u32) -> u32 {
    let run = paragraph.around(&(at..at), is_run);
    run.filter(|node| is_blank(text, node.open.end..at)).map_or(at, |node| node.open.start)
}

/// The end of the run whose content ends at `at`, else `at`.
fn after(text: &str, paragraph: &Paragraph, at: u32) -> u32 {
    let run = paragraph.around(&(at..at), is_run);
    run.filter(|node| is_blank(text, at..node.close.start)).map_or(at, |node| node.close.end)
}

fn is_blank(text: &str, range: Range<u32>) -> bool {
    text[crate::block::wide(&range)].trim().is_empty()
}

/// The text of some items as people see it.
fn seen(items: &[Item]) -> String {
    let texts = items.iter().map(|item| match item {
        Item::Text { text, .. } => text.as_str(),
        Item::Single { label, words: true, .. } => label.as_str(),
        _ => "",
    });
    texts.collect::<String>().chars().take(LABEL).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_understood() {
        for (instruction, label) in [
            (" HYPERLINK \"https://www.voorbeeld.nl/x\" \\o \"Uitleg\" ", Some("voorbeeld.nl")),
            ("hyperlink mailto:pers@voorbeeld.nl", Some("pers@voorbeeld.nl")),
            ("HYPERLINK \\l \"noot\"", Some("noot")),
            ("HYPERLINK", Some("link")),
            ("PAGE \\* MERGEFORMAT", None),
        ] {
            let found = match asked(instruction) {
                Asked::Link(label) => Some(label),
                Asked::Written | Asked::Computed => None,
            };
            assert_eq!(found.as_deref(), label, "{instruction}");
        }
    }
}
