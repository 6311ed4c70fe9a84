//! Wrapped mail text: paragraphs come back filled to the width of the file, and are proved.
#![expect(clippy::unwrap_used, reason = "these are tests, their helpers included")]

use persklaar_document::{Document, ExportOptions, Format, Hint, Translation, Untranslated, read, verify};
use persklaar_text::{Language, TaggedText};

const TEXT: Hint<'static> = Hint { file_name: None, format: Some(Format::Text) };

const MAIL: &str = "Utrecht, 3 maart\r\n\r\nDe raad stemde gisteren in met het voorstel.\r\nDaarmee is de weg vrij voor de bouw. De eerste\r\npaal gaat in mei de grond in.\r\n\r\nWoordvoering: 030 123 45 67, ook in het weekend\r\nen op feestdagen.\r\n";

fn breaks(text: &str) -> Vec<usize> {
    text.match_indices(". ").map(|(at, _)| at + 2).filter(|at| *at < text.len()).collect()
}

fn export(document: &Document, target: impl Fn(usize, &str) -> Option<String>) -> String {
    let segments = document.segments(&Language::default(), &breaks);
    let translations: Vec<Translation> = segments
        .iter()
        .enumerate()
        .map(|(index, segment)| {
            segment.with_target(target(index, &segment.source.text()).map(|text| TaggedText::plain(&text)))
        })
        .collect();
    let to: Language = "en".parse().unwrap();
    let options = ExportOptions { from: &Language::default(), to: &to, untranslated: Untranslated::Source };
    String::from_utf8(document.export(&translations, &options).unwrap().bytes).unwrap()
}

#[test]
fn targets_are_filled_to_the_width_of_the_file() {
    let (document, _) = read(MAIL.as_bytes(), &TEXT).unwrap();
    let targets = [
        "Utrecht, 3 March",
        "The council approved the proposal yesterday, by a large majority.",
        "That clears the way for construction.",
        "The first pile will be driven in May.",
        "Press office: 030 123 45 67, at weekends and on public holidays too.",
    ];
    let out = export(&document, |index, _| Some(targets[index].to_owned()));
    assert_eq!(
        out,
        "Utrecht, 3 March\r\n\r\nThe council approved the proposal yesterday, by\r\na large majority.\r\nThat clears the way for construction. The first\r\npile will be driven in May.\r\n\r\nPress office: 030 123 45 67, at weekends and on\r\npublic holidays too.\r\n"
    );
    let proof = verify(MAIL.as_bytes(), out.as_bytes(), &TEXT).unwrap();
    assert_eq!(proof.changed.len(), 3);
    let (again, _) = read(out.as_bytes(), &TEXT).unwrap();
    let texts: Vec<String> =
        again.segments(&Language::default(), &breaks).iter().map(|segment| segment.source.text()).collect();
    assert_eq!(texts, targets);
}

#[test]
fn what_is_not_translated_keeps_its_lines() {
    let (document, _) = read(MAIL.as_bytes(), &TEXT).unwrap();
    assert_eq!(export(&document, |_, _| None), MAIL);
    let out = export(&document, |index, _| (index == 2).then(|| "The way is clear.".to_owned()));
    assert_eq!(out, MAIL.replace("Daarmee is de weg vrij voor de bouw.", "The way is clear."));
    let same = export(&document, |_, source| Some(source.to_owned()));
    assert_eq!(same, MAIL, "the source as its own target is wrapped as it was");
}

#[test]
fn lines_that_are_not_wrapped_stay_lines() {
    let text = "Kop\nEen lange regel die door niemand is afgebroken en dus gewoon een alinea op zichzelf is.\nNog een.\n";
    let (document, _) = read(text.as_bytes(), &TEXT).unwrap();
    let long = "word ".repeat(60);
    let out = export(&document, |_, _| Some(long.trim_end().to_owned()));
    assert_eq!(out.lines().count(), 3);
}
