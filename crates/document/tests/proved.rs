//! An export that is proved by construction: what cannot be proved costs its own text and not the whole page.
#![expect(clippy::unwrap_used, reason = "these are tests, their helpers included")]

use persklaar_document::{
    Document, ExportError, ExportOptions, Format, Hint, Proved, Translation, Untranslated, read,
};
use persklaar_text::{Language, TagKind, TaggedText};

/// Two code spans that touch are one in Markdown, whatever is done.
const PAGE: &str = "# Kop\n\nZie `een` en `twee` samen.\n\nSlot.\n";

fn document(text: &str) -> Document {
    read(text.as_bytes(), &Hint { format: Some(Format::Markdown), ..Hint::default() }).unwrap().0
}

fn translations(document: &Document, targets: &[&str]) -> Vec<Translation> {
    let segments = document.segments(&Language::default(), &|_| Vec::new());
    assert_eq!(segments.len(), targets.len());
    let pair = segments.iter().zip(targets);
    pair.map(|(segment, target)| segment.with_target(TaggedText::parse(target, |_| TagKind::Code).ok()))
        .collect()
}

fn export(targets: &[&str], untranslated: Untranslated) -> Result<Proved, ExportError> {
    let document = document(PAGE);
    let translations = translations(&document, targets);
    let options = ExportOptions { from: &Language::default(), to: &"en".parse().unwrap(), untranslated };
    document.export_proved(&translations, &options)
}

#[test]
fn a_text_that_cannot_be_proved_stays_alone() {
    let Proved { exported, proof } = export(&["Head", "!!<1/><2/>", "End."], Untranslated::Source).unwrap();
    assert_eq!(String::from_utf8(exported.bytes).unwrap(), "# Head\n\nZie `een` en `twee` samen.\n\nEnd.\n");
    assert_eq!(proof.changed.len(), 2);
    let told: Vec<(&str, &str)> =
        exported.notices.iter().map(|notice| (notice.code, notice.detail.as_str())).collect();
    assert_eq!(told, [("not-written", "Zie  en  samen.")]);
}

#[test]
fn where_nothing_may_stay_the_text_is_named() {
    let error = export(&["Head", "!!<1/><2/>", "End."], Untranslated::Stop).unwrap_err();
    assert!(matches!(error, ExportError::Unproved { block: Some(2), .. }), "{error:?}");
}

#[test]
fn what_can_be_proved_is_as_before() {
    let Proved { exported, .. } =
        export(&["Head", "See <1/> and <2/>.", "End."], Untranslated::Stop).unwrap();
    assert_eq!(exported.bytes, b"# Head\n\nSee `een` and `twee`.\n\nEnd.\n");
    assert!(exported.notices.is_empty());
}
