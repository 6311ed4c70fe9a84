//! Pages side by side: tags that part texts must be the same; between them, texts that are offered may differ.

use super::allowed::Allowed;
use super::tags::tag;
use super::texts::texts;
use super::{Found, ProofError};
use crate::block::Block;
use crate::html::tokens::{Kind, Token, Tokens};
use crate::html::{LanguageMarks, blocks_within, parts_texts};
use std::collections::HashMap;

/// Compares two pages, which stand inside so many others.
pub(super) fn compare(
    found: &mut Found<'_>,
    blocks: &[Block],
    marks: &LanguageMarks,
    depth: usize,
) -> Result<(), ProofError> {
    let exported = blocks_within(&found.exported.text, depth).1;
    let allowed = Allowed::new(blocks, marks, &exported, depth);
    let one: Vec<Token> = Tokens::new(&found.original.text).collect();
    let other: Vec<Token> = Tokens::new(&found.exported.text).collect();
    stretch(found, &allowed, &one, &other)
}

/// Compares two stretches: the whole of a page, or a picture without its first tag.
pub(super) fn stretch(
    found: &mut Found<'_>,
    allowed: &Allowed,
    mut left: &[Token],
    mut right: &[Token],
) -> Result<(), ProofError> {
    let end = left.last().map_or(0, |token| token.end);
    loop {
        let (one, other) = (group(left, &allowed.own), group(right, &allowed.copies));
        texts(found, allowed, one, other)?;
        (left, right) = (&left[one.len()..], &right[other.len()..]);
        match (left.split_first(), right.split_first()) {
            (Some((one, rest)), Some((other, more))) => {
                tag(found, allowed, one, other)?;
                (left, right) = (rest, more);
            }
            (None, None) => return Ok(()),
            (Some((one, _)), None) => return Err(found.refuse(one.start, "a tag is gone")),
            (None, Some(_)) => return Err(found.refuse(end, "a tag was added at the end")),
        }
    }
}

/// The tokens before the next tag that parts texts. A picture with its end stands in a text as one thing.
fn group<'a>(tokens: &'a [Token], pictures: &HashMap<usize, usize>) -> &'a [Token] {
    let mut inside = 0;
    let end = tokens.iter().position(|token| match &token.kind {
        _ if token.start < inside => false,
        Kind::Start(name) | Kind::End(name) => {
            inside = pictures.get(&token.start).copied().unwrap_or(inside);
            inside <= token.start && parts_texts(name, token.foreign)
        }
        Kind::Text | Kind::Escapable | Kind::Cdata | Kind::Raw | Kind::Other => false,
    });
    &tokens[..end.unwrap_or(tokens.len())]
}
