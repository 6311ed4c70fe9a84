//! Reading, translating and proving a file, for the tables of the other files.

use persklaar_document::{
    Document, ExportOptions, Exported, Format, Hint, Segment, Translation, Untranslated, read, verify,
};
use persklaar_text::{Language, TagKind, TaggedText};

pub(crate) const MARKDOWN: Hint<'static> = Hint { file_name: None, format: Some(Format::Markdown) };

/// Enough of a rule for sentences to try the cuts with.
pub(crate) fn breaks(text: &str) -> Vec<usize> {
    text.match_indices(". ").map(|(at, _)| at + 2).filter(|at| *at < text.len()).collect()
}

pub(crate) fn document(text: &str) -> Document {
    read(text.as_bytes(), &MARKDOWN).unwrap().0
}

pub(crate) fn segments(document: &Document) -> Vec<Segment> {
    document.segments(&Language::default(), &breaks)
}

/// Each segment as its role with its context, and its written form.
pub(crate) fn offered(text: &str) -> Vec<(String, String)> {
    segments(&document(text))
        .into_iter()
        .map(|segment| {
            let context = segment.context.map(|context| format!(" {context}")).unwrap_or_default();
            (format!("{}{context}", segment.role), segment.source.written())
        })
        .collect()
}

/// The export with what `target` answers for each segment.
pub(crate) fn export(
    document: &Document,
    to: &str,
    untranslated: Untranslated,
    target: impl Fn(&Segment) -> Option<TaggedText>,
) -> Exported {
    let translations: Vec<Translation> =
        segments(document).iter().map(|segment| segment.with_target(target(segment))).collect();
    let options = ExportOptions { from: &Language::default(), to: &to.parse().unwrap(), untranslated };
    document.export(&translations, &options).unwrap()
}

/// A target in the written form, with the tags of its source.
pub(crate) fn target(segment: &Segment, written: &str) -> TaggedText {
    let kind_of = |number| {
        segment.source.tags().find(|tag| tag.number == number).map_or(TagKind::Other, |tag| tag.kind)
    };
    TaggedText::parse(written, kind_of).unwrap()
}

/// Translates what the table holds, and proves the export.
pub(crate) fn translate(text: &str, targets: &[(&str, &str)], untranslated: Untranslated) -> String {
    let exported = export(&document(text), "en", untranslated, |segment| {
        let written = segment.source.written();
        let found = targets.iter().find(|(source, _)| *source == written);
        found.map(|(_, written)| target(segment, written))
    });
    verify(text.as_bytes(), &exported.bytes, &MARKDOWN)
        .unwrap_or_else(|error| panic!("{error} in {}", String::from_utf8_lossy(&exported.bytes)));
    String::from_utf8(exported.bytes).unwrap()
}
