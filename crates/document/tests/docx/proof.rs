//! The proof: it lists what changed and finds what may not.

use crate::builder::{Docx, body, translate, unzip};
use persklaar_document::{ChangeKind, Hint, ProofError, verify};

const PARAGRAPH: &str = r#"<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:lang w:val="nl-NL"/></w:rPr><w:t xml:space="preserve">Een </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>vet</w:t></w:r><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/><w:r><w:t xml:space="preserve"> woord</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>"#;
const AFTER: &str = "<w:tbl><w:tblPr><w:tblW w:w=\"0\"/></w:tblPr></w:tbl><w:p><w:r><w:t>-</w:t></w:r></w:p>";

fn docx(body: &str) -> Docx {
    Docx::new(&format!("{body}{AFTER}")).part("word/settings.xml", "<s/>")
}

fn refused(exported: &[u8]) -> String {
    match verify(&docx(PARAGRAPH).zip(), exported, &Hint::default()) {
        Err(ProofError::Changed { what, .. }) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn changes_are_listed_where_they_are() {
    let bytes = docx(PARAGRAPH).zip();
    let exported =
        docx(&PARAGRAPH.replace("Een ", "One ").replace("nl-NL", "en-GB").replace(">vet<", ">bold<")).zip();
    let proof = verify(&bytes, &exported, &Hint::default()).unwrap();
    let xml = unzip(&bytes, "word/document.xml");
    let found: Vec<(ChangeKind, &str)> =
        proof.changed.iter().map(|change| (change.kind, &xml[change.start..change.end])).collect();
    assert_eq!(
        found,
        [(ChangeKind::Language, "nl-NL"), (ChangeKind::Text, "Een"), (ChangeKind::Text, "vet")]
    );
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let all: u64 = (0..archive.len()).map(|index| archive.by_index(index).unwrap().size()).sum();
    assert_eq!(proof.identical_bytes as u64, all - 5 - 3 - 3);
}

#[test]
fn a_rewritten_paragraph_is_one_change() {
    let bytes = docx(PARAGRAPH).zip();
    let exported = translate(&bytes, &[("Een <1>vet</1> woord<2/>.", "<2/><1>A</1> word.")], "en");
    let proof = verify(&bytes, &exported, &Hint::default()).unwrap();
    assert_eq!(proof.changed.len(), 1);
    assert_eq!(proof.changed[0].kind, ChangeKind::Text);
    assert_eq!(proof.changed[0].part.as_deref(), Some("word/document.xml"));
}

#[test]
fn other_changes_are_refused() {
    for (from, to, what) in [
        ("w:val=\"left\"", "w:val=\"right\"", "the properties of a paragraph"),
        ("<w:b/>", "<w:i/>", "a run that looks like none of its paragraph"),
        ("<w:bookmarkEnd w:id=\"1\"/>", "", "bookmarkEnd is gone"),
        ("w:id=\"2\"", "w:id=\"3\"", "a new element: footnoteReference"),
        ("<w:r><w:footnoteReference", "<w:r><w:br/><w:footnoteReference", "a new element: br"),
        ("<w:r><w:t>.", "<w:r>x<w:t>.", "characters outside of a text"),
        ("<w:r><w:t>.", "<w:hyperlink w:anchor=\"x\"/><w:r><w:t>.", "<w:hyperlink w:anchor=\"x\"/>"),
        ("<w:t>.</w:t>", "<w:t>.<w:br/></w:t>", "characters outside of a text"),
        ("<w:r><w:t>.", "<w:r><w:r/><w:t>.", "a new element: r"),
    ] {
        let found = refused(&docx(&PARAGRAPH.replace(from, to)).zip());
        assert!(found.contains(what), "{from}: {found}");
    }
    for (from, to) in [
        ("w:w=\"0\"", "w:w=\"1\""),
        (">-<", ">x<"),
        ("</w:tbl>", "</w:tbl><w:p/>"),
        ("<w:r><w:t>-", "<w:r><w:t/><w:t>-"),
    ] {
        let other =
            Docx::new(&format!("{PARAGRAPH}{AFTER}").replace(from, to)).part("word/settings.xml", "<s/>");
        refused(&other.zip());
    }
}

#[test]
fn other_parts_may_not_change() {
    let base = Docx::new(&format!("{PARAGRAPH}{AFTER}"));
    assert!(refused(&base.clone().part("word/settings.xml", "<t/>").zip()).contains("word/settings.xml"));
    assert_eq!(refused(&base.clone().zip()), "the list of parts");
    let more = base.part("word/settings.xml", "<s/>").part("word/more.xml", "<s/>");
    assert_eq!(refused(&more.zip()), "the list of parts");
    assert!(verify(&docx(PARAGRAPH).zip(), b"<p>", &Hint::default()).is_err());
}

#[test]
fn marks_of_fields_stay_in_order() {
    let field = |marks: [&str; 3]| {
        let mark = |kind| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        format!(
            r#"<w:p><w:r><w:t>Zie</w:t></w:r>{}<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>{}<w:r><w:t>hier</w:t></w:r>{}</w:p>"#,
            mark(marks[0]),
            mark(marks[1]),
            mark(marks[2])
        )
    };
    let bytes = Docx::new(&field(["begin", "separate", "end"])).zip();
    assert!(body(&bytes).contains("separate"));
    let other = Docx::new(&field(["separate", "begin", "end"])).zip();
    assert!(verify(&bytes, &other, &Hint::default()).is_err());
}
