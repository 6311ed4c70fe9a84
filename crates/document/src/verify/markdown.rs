//! Markdown side by side: the events that are no text must be the same, and so must every byte outside texts, values of
//! front matter, titles and HTML. Inside them only what the original offers may differ.

mod outline;

use super::{ChangeKind, Found, ProofError, allowed, names_language, page, tags};
use crate::block::{Block, What, wide};
use crate::html::tokens::{Token, Tokens};
use crate::markdown::{self, markup, walk};
use crate::read::Document;
use outline::{Atom, Content, Island, Outline};
use std::collections::HashMap;
use std::ops::Range;

/// Compares two files.
pub(super) fn compare(found: &mut Found<'_>, document: &Document) -> Result<(), ProofError> {
    let one = Outline::new(&found.original.text);
    let other = Outline::new(&found.exported.text);
    let allowed = Allowed::new(document, &found.exported.text);
    if one.structure != other.structure || one.islands.len() != other.islands.len() {
        return Err(found.refuse(first_difference(&one, &other), "the structure"));
    }
    let (mut at, mut there) = (0, 0);
    for (island, copy) in one.islands.iter().zip(&other.islands) {
        let between = (at..island.span.start, there..copy.span.start);
        let in_order = at <= island.span.start && there <= copy.span.start;
        if !in_order || island.name != copy.name || !found.same(&between.0, &between.1) {
            return Err(found.refuse(at, "what stands between the texts"));
        }
        content(found, &allowed, island, copy)?;
        (at, there) = (island.span.end, copy.span.end);
    }
    let end = (at..found.original.text.len(), there..found.exported.text.len());
    if found.same(&end.0, &end.1) { Ok(()) } else { Err(found.refuse(at, "what stands after the texts")) }
}

fn first_difference(one: &Outline, other: &Outline) -> usize {
    let differs = |(island, copy): &(&Island, &Island)| island.name != copy.name;
    let pair = one.islands.iter().zip(&other.islands).find(differs);
    pair.map_or_else(
        || one.islands.last().map_or(0, |island| island.span.start),
        |(island, _)| island.span.start,
    )
}

/// Where the original allows a change.
struct Allowed {
    /// Where runs of offered texts begin.
    runs: Vec<usize>,
    /// What stays inside a text.
    words: Vec<Range<usize>>,
    /// What HTML allows.
    html: allowed::Allowed,
}

impl Allowed {
    fn new(document: &Document, exported: &str) -> Self {
        let runs = document.blocks.iter().flat_map(|block| block.runs.iter().map(|run| run.source as usize));
        let mut runs: Vec<usize> = runs.collect();
        runs.sort_unstable();
        let stays = |block: &Block| -> Vec<Range<usize>> {
            let words = block.codes.iter().filter(|code| matches!(code.what, What::Tag { words: true, .. }));
            words.map(|code| wide(&code.source)).collect()
        };
        let mut words: Vec<Range<usize>> = document.blocks.iter().flat_map(stays).collect();
        words.sort_by_key(|span| span.start);
        let exported = markdown::blocks(exported).marks;
        let html = allowed::Allowed::new(&document.blocks, &document.marks, &exported, 0);
        Self { runs, words, html }
    }

    fn has_text(&self, span: &Range<usize>) -> bool {
        let index = self.runs.partition_point(|run| *run < span.start);
        self.runs.get(index).is_some_and(|run| *run < span.end)
    }

    /// Whether a text stands inside something that stays.
    fn stays(&self, span: &Range<usize>) -> bool {
        let index = self.words.partition_point(|word| word.start < span.start);
        let before = index.checked_sub(1).and_then(|index| self.words.get(index));
        before.is_some_and(|word| word.end >= span.end && word.end > span.start)
    }
}

fn content(
    found: &mut Found<'_>,
    allowed: &Allowed,
    island: &Island,
    copy: &Island,
) -> Result<(), ProofError> {
    if found.same(&island.span, &copy.span) {
        return Ok(());
    }
    match (&island.content, &copy.content) {
        (Content::Text(atoms), Content::Text(copies)) => {
            texts(found, allowed, (&island.span, atoms), (&copy.span, copies))
        }
        (Content::Html(lines), Content::Html(copies)) => {
            let tokens = html_tokens(&found.original.text, &island.span, lines);
            let others = html_tokens(&found.exported.text, &copy.span, copies);
            page::stretch(found, &allowed.html, &tokens, &others)
        }
        (Content::Value, Content::Value) if allowed.has_text(&island.span) => {
            let title = island.name.starts_with("definition");
            let kind = if title { ChangeKind::Attribute } else { ChangeKind::Metadata };
            found.note(kind, island.span.clone(), copy.span.clone());
            Ok(())
        }
        (Content::Language, Content::Language) if names_language(&found.exported.text[copy.span.clone()]) => {
            found.push(ChangeKind::Language, island.span.clone());
            Ok(())
        }
        _ => Err(found.refuse(island.span.start, "a value that is not for translation")),
    }
}

fn html_tokens(text: &str, span: &Range<usize>, lines: &[Range<usize>]) -> Vec<Token> {
    let html = walk::only(text, span, lines);
    let by = markup::Shift { back: 0, to: span.start };
    Tokens::new(&html).map(|token| by.token(token)).collect()
}

type Side<'a> = (&'a Range<usize>, &'a [Atom]);

fn texts(
    found: &mut Found<'_>,
    allowed: &Allowed,
    (span, atoms): Side<'_>,
    (other, copies): Side<'_>,
) -> Result<(), ProofError> {
    if !allowed.has_text(span) {
        return Err(found.refuse(span.start, "text that is not for translation"));
    }
    let names = |atoms: &[Atom]| -> Vec<String> { atoms.iter().map(|atom| atom.name.clone()).collect() };
    if names(atoms) != names(copies) {
        return rearranged(found, (span, atoms), (other, copies));
    }
    let (mut at, mut there) = (span.start, other.start);
    for (atom, copy) in atoms.iter().zip(copies) {
        between(found, allowed, at..atom.span.start.max(at), there..copy.span.start.max(there))?;
        self::atom(found, allowed, atom, copy)?;
        (at, there) = (atom.span.end, copy.span.end);
    }
    between(found, allowed, at..span.end.max(at), there..other.end.max(there))
}

fn between(
    found: &mut Found<'_>,
    allowed: &Allowed,
    one: Range<usize>,
    other: Range<usize>,
) -> Result<(), ProofError> {
    if found.same(&one, &other) {
        return Ok(());
    }
    if allowed.stays(&one) {
        return Err(found.refuse(one.start, "text that is not for translation"));
    }
    found.note(ChangeKind::Text, one, other);
    Ok(())
}

/// Two tags of the same name may still be spelled in different ways, or have other titles and descriptions.
fn atom(found: &mut Found<'_>, allowed: &Allowed, one: &Atom, other: &Atom) -> Result<(), ProofError> {
    if found.same(&one.span, &other.span) {
        return Ok(());
    }
    match (&one.token, &other.token) {
        (Some(token), Some(copy)) => tags::tag(found, &allowed.html, token, copy),
        _ => {
            let titled = one.name.starts_with("img") || one.name.starts_with("/a");
            let kind = if titled { ChangeKind::Attribute } else { ChangeKind::Text };
            found.note(kind, one.span.clone(), other.span.clone());
            Ok(())
        }
    }
}

/// Tags in another order, or fewer of them: a target may do that, but it may not bring tags of its own.
fn rearranged(
    found: &mut Found<'_>,
    (span, atoms): Side<'_>,
    (other, copies): Side<'_>,
) -> Result<(), ProofError> {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for atom in atoms {
        *left.entry(&atom.name).or_default() += 1;
    }
    for copy in copies {
        match left.get_mut(copy.name.as_str()).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => {
                return Err(found.refuse(span.start, &format!("a tag that was not there: {}", copy.name)));
            }
        }
    }
    found.note(ChangeKind::Text, span.clone(), other.clone());
    Ok(())
}
