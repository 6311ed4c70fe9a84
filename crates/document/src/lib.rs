//! Documents: bytes become blocks and segments for the translator, and targets become bytes again.
//!
//! Pure: no files, no clock, no network. The original bytes are kept and export copies them, all but the spans that
//! hold a translated text, so an untouched document comes back byte for byte (docs/decisions/0003-html-base.md).
//! One module per format; each has only to fill blocks.

mod block;
mod decode;
mod docx;
mod encode;
mod export;
mod html;
mod markdown;
mod plain;
#[cfg(test)]
#[path = "../tests/random/mod.rs"]
mod random;
mod read;
mod segment;
mod verify;

pub use block::Role;
pub use export::{ExportError, ExportOptions, Exported, Proved, Translation, Untranslated};
pub use read::{Document, Format, Hint, NotADocument, Notice, read};
pub use segment::{Segment, TagDetail};
pub use verify::{Change, ChangeKind, Proof, ProofError, verify};
