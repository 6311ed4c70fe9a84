//! Marks of language and direction: the page's own, and those of parts that stay in the source language.

use super::edit::{Edit, Edits, Piece, span};
use super::{ExportOptions, Placed, takes_elements};
use crate::block::{Block, Owner, Writing, wide};
use crate::html::{LanguageMark, MarkKind};
use crate::read::{Document, Format};
use persklaar_text::{Direction, Language};
use std::ops::Range;

/// Sets the page's language and direction. `kept` are spans of `lang` values that must stay.
pub(crate) fn page(
    edits: &mut Edits<'_>,
    document: &Document,
    options: &ExportOptions<'_>,
    kept: &[Range<usize>],
) {
    if document.format == Format::Text {
        return;
    }
    let text = &document.decoded.text;
    for mark in document.marks.marks.iter().filter(|mark| !kept.contains(&mark.span)) {
        if mark.page || is_in(&text[mark.span.clone()], options.from) {
            set(edits, text, mark, options.to);
        }
    }
    for mark in &document.marks.directions {
        let language = mark.language.as_ref().map(|span| (span, &text[span.clone()]));
        if language.is_none_or(|(span, tag)| !kept.contains(span) && is_in(tag, options.from)) {
            turn(edits, text, &mark.span, options.to);
        }
    }
    let Some(insert) = document.marks.insert else { return };
    if !document.marks.has_lang {
        edits.insert(insert, format!(" lang=\"{}\"", options.to));
    }
    direction(edits, document, options, insert);
}

fn is_in(tag: &str, language: &Language) -> bool {
    tag.trim().parse::<Language>().is_ok_and(|found| found.serves(language))
}

fn set(edits: &mut Edits<'_>, text: &str, mark: &LanguageMark, to: &Language) {
    let value = match mark.kind {
        MarkKind::Tag => to.to_string(),
        MarkKind::Locale => locale(to),
        // Norwegian without quotes is a truth value.
        MarkKind::PlainTag if to.to_string() == "no" => "\"no\"".to_owned(),
        MarkKind::PlainTag => to.to_string(),
    };
    if text[mark.span.clone()] != value {
        replace(edits, mark.span.clone(), value);
    }
}

fn replace(edits: &mut Edits<'_>, span: Range<usize>, value: String) {
    edits.push(Edit { span, pieces: vec![Piece::Markup(value)], writing: Writing::Html });
}

/// `og:locale` wants a region, so the usual one is taken where the language has none.
fn locale(language: &Language) -> String {
    let likely = language.to_string().parse::<unic_langid::LanguageIdentifier>().ok().map(|mut full| {
        full.maximize();
        full
    });
    match likely.and_then(|full| full.region) {
        Some(region) => format!("{}_{region}", language.primary()),
        None => language.primary().to_owned(),
    }
}

/// `dir` of the page is set where the new direction differs from what the page says or would be taken for.
fn direction(edits: &mut Edits<'_>, document: &Document, options: &ExportOptions<'_>, insert: usize) {
    match &document.marks.dir {
        Some(span) => turn(edits, &document.decoded.text, span, options.to),
        None if options.to.direction() == Direction::Rtl => edits.insert(insert, " dir=\"rtl\"".to_owned()),
        None => {}
    }
}

/// Turns a `dir` round where it says the other direction; `auto` is right in any language.
fn turn(edits: &mut Edits<'_>, text: &str, span: &Range<usize>, to: &Language) {
    let (word, other) = match to.direction() {
        Direction::Rtl => ("rtl", "ltr"),
        Direction::Ltr => ("ltr", "rtl"),
    };
    if text[span.clone()].trim().eq_ignore_ascii_case(other) {
        replace(edits, span.clone(), word.to_owned());
    }
}

/// Gives `lang` to what stays in the source language: to the block's own element if all of it stays, else to a
/// `<span>`. Answers the `lang` values that must stay as they are.
pub(crate) fn untranslated(
    edits: &mut Edits<'_>,
    placed: &[Placed<'_>],
    from: &Language,
) -> Vec<Range<usize>> {
    let mut kept = Vec::new();
    for of_block in placed.chunk_by(|one, next| std::ptr::eq(one.block, next.block)) {
        let block = of_block[0].block;
        let left = || of_block.iter().filter(|one| one.target.is_none() && !one.other);
        if left().next().is_none()
            || matches!(block.writing, Writing::Attribute(_) | Writing::Json | Writing::Line)
            || matches!(block.writing, Writing::Markdown | Writing::FrontMatter(_))
            || matches!(block.writing, Writing::MarkdownTitle(_) | Writing::MarkdownAlt(_))
        {
            continue;
        }
        match block.owner.as_ref().filter(|_| left().count() == of_block.len()) {
            Some(owner) => kept.extend(mark_owner(edits, owner, from)),
            None if takes_elements(block) => {
                left().for_each(|one| mark_part(edits, block, one, from));
            }
            None => {}
        }
    }
    kept
}

fn mark_owner(edits: &mut Edits<'_>, owner: &Owner, from: &Language) -> Option<Range<usize>> {
    if owner.lang.is_none() {
        edits.insert(owner.insert as usize, format!(" lang=\"{from}\""));
    }
    owner.lang.as_ref().map(wide)
}

fn mark_part(edits: &mut Edits<'_>, block: &Block, one: &Placed<'_>, from: &Language) {
    if !span(block, one.part).is_empty() {
        edits.wrap(block, one.part, &format!("<span lang=\"{from}\">"), "</span>");
    }
}
