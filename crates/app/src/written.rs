//! Targets as they come over the contract: the written form, with the kinds of the segment's own tags.

use crate::contract::{AppError, ErrorCode};
use persklaar_text::{TagKind, TaggedText};

/// Reads a target for a segment. A tag that the source lacks is read as `other`.
///
/// # Errors
/// `target-malformed` when it is not the written form.
pub fn parse_target(target: &str, source: &TaggedText) -> Result<TaggedText, AppError> {
    let kinds: Vec<(u32, TagKind)> = source.tags().map(|tag| (tag.number, tag.kind)).collect();
    let kind_of =
        |number| kinds.iter().find(|(known, _)| *known == number).map_or(TagKind::Other, |(_, kind)| *kind);
    TaggedText::parse(target, kind_of).map_err(|error| {
        AppError::new(
            ErrorCode::TargetMalformed,
            format!("The target cannot be read: {error}."),
            "Write tags as <1>text</1> or <2/>, and &lt; for the character <.",
        )
    })
}
