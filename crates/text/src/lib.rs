//! What every other crate knows about text: segment text with its tags, language tags, segmentation, comparison,
//! scoring and the token diff.
//!
//! Pure: no files, no clock, no database, no network, and nothing here is tied to a document format or to the wire.
//! The forms of text and the score are fixed by docs/formats.md; changing one needs a new version beside the old.

pub mod compare;
pub mod diff;
pub mod distance;
pub mod language;
pub mod pseudo;
pub mod repair;
pub mod score;
pub mod segmentation;
pub mod tag_mapping;
pub mod tagged;

pub use language::{Direction, Language, LanguageError};
pub use tagged::{Half, Piece, Tag, TagKind, TaggedText, WrittenError};
