//! The sample in the repository is what its program writes, and a document like any other.

#[path = "../../examples/sample_docx.rs"]
mod sample_docx;

use crate::builder::{export, open, segments, unzip};
use persklaar_document::Untranslated;
use persklaar_text::TaggedText;

const SAMPLE: &[u8] = include_bytes!("../../../../samples/release.docx");

#[test]
fn the_sample_is_what_its_program_writes() {
    for (name, text) in sample_docx::parts() {
        assert_eq!(unzip(SAMPLE, name), text, "{name}: write samples/release.docx again");
    }
    assert_eq!(sample_docx::file().unwrap(), sample_docx::file().unwrap());
}

#[test]
fn the_sample_is_read_and_exported() {
    let document = open(SAMPLE);
    assert_eq!(document.title().as_deref(), Some("Nieuw meetschip vaart uit"));
    let all = segments(&document);
    assert!(all.len() > 15, "{}", all.len());
    let exported = export(SAMPLE, "en-GB", Untranslated::Stop, |segment| {
        Some(TaggedText::plain(&segment.source.text().to_uppercase()))
    });
    let read = segments(&open(&exported.bytes));
    assert_eq!(read.len(), all.len());
    assert!(read.iter().all(|segment| segment.source.text() == segment.source.text().to_uppercase()));
}
