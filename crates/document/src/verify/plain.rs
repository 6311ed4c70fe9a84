//! Plain text side by side: what stands between the blocks must be the same.

use super::{ChangeKind, Found, ProofError};
use crate::read::Document;
use std::ops::Range;

/// Compares the stretches between blocks and notes the blocks that differ.
pub(super) fn compare(found: &mut Found<'_>, document: &Document) -> Result<(), ProofError> {
    let blocks: Vec<Range<usize>> = document
        .blocks
        .iter()
        .map(|block| block.source_start(0)..block.source_end(block.text.len()))
        .collect();
    let (mut before, mut at) = (0, 0);
    for (index, block) in blocks.iter().enumerate() {
        at = gap(found, before..block.start, at)?;
        let next = blocks.get(index + 1).map(|next| next.start);
        let after = &found.original.text[block.end..next.unwrap_or(found.original.text.len())];
        let end = block_end(found, at, after, next.is_none());
        let exported = at..end.ok_or_else(|| found.refuse(block.end, "the end of a line"))?;
        if !found.same(block, &exported) {
            found.note(ChangeKind::Text, block.clone(), exported.clone());
        }
        (before, at) = (block.end, exported.end);
    }
    let end = gap(found, before..found.original.text.len(), at)?;
    if end == found.exported.text.len() { Ok(()) } else { Err(found.refuse(before, "text after the end")) }
}

/// Steps over a stretch that must be the same.
fn gap(found: &Found<'_>, span: Range<usize>, at: usize) -> Result<usize, ProofError> {
    let end = at + span.len();
    let fits = found.exported.text.is_char_boundary(end) && end <= found.exported.text.len();
    if fits && found.same(&span, &(at..end)) {
        return Ok(end);
    }
    Err(found.refuse(span.start, "what stands between the lines"))
}

/// A block of the export ends where its gap begins, the last one at what the file ends with.
fn block_end(found: &Found<'_>, at: usize, gap: &str, last: bool) -> Option<usize> {
    let rest = &found.exported.text[at..];
    if last {
        return rest.ends_with(gap).then(|| at + rest.len() - gap.len());
    }
    rest.find(gap).map(|len| at + len)
}
