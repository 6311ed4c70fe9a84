//! XML in, targets, XML out.

use crate::builder::{Docx, body, export, open, segments, translate, unzip, written};
use persklaar_document::{Hint, Untranslated, verify};
use persklaar_text::TaggedText;

fn check_docx(docx: &Docx, targets: &[(&str, &str)], to: &str, expected: &str) {
    assert_eq!(body(&translate(&docx.zip(), targets, to)), expected);
}

fn check(paragraph: &str, targets: &[(&str, &str)], expected: &str) {
    let wrap = |content: &str| format!("<w:p>{content}</w:p>");
    check_docx(&Docx::new(&wrap(paragraph)), targets, "en-GB", &wrap(expected));
}

#[test]
fn a_text_of_one_look_only_changes_its_characters() {
    check(
        r#"<w:pPr><w:spacing w:after="0"/></w:pPr><w:r w:rsidR="00A1"><w:t>Een zin. Nog &amp; een.</w:t></w:r>"#,
        &[("Een zin.", "One &lt; two."), ("Nog &amp; een.", "Another &gt; one.")],
        r#"<w:pPr><w:spacing w:after="0"/></w:pPr><w:r w:rsidR="00A1"><w:t>One &lt; two. Another &gt; one.</w:t></w:r>"#,
    );
    // The second sentence keeps its own bytes, references and all.
    check(
        r#"<w:r><w:t>Een zin. Nog &#233;en.</w:t></w:r>"#,
        &[("Een zin.", "One.")],
        r#"<w:r><w:t>One. Nog &#233;en.</w:t></w:r>"#,
    );
}

#[test]
fn a_text_in_pieces_is_written_in_one() {
    check(
        r#"<w:r w:rsidR="1"><w:t xml:space="preserve">De minis</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:noProof/></w:rPr><w:t>ter</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve"> zei. En zweeg.</w:t></w:r>"#,
        &[("De minister zei.", "The minister said.")],
        r#"<w:r w:rsidR="1"><w:t xml:space="preserve">The minister said.</w:t></w:r><w:r><w:t xml:space="preserve"> En zweeg.</w:t></w:r>"#,
    );
}

const MIXED: &str = r#"<w:r><w:t xml:space="preserve">Een </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>vet</w:t></w:r><w:r><w:t xml:space="preserve"> woord</w:t></w:r>"#;

#[test]
fn looks_move_with_their_tags() {
    let source = "Een <1>vet</1> woord";
    for (target, expected) in [
        (
            "A <1>bold</1> word",
            r#"<w:r><w:t xml:space="preserve">A </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">bold</w:t></w:r><w:r><w:t xml:space="preserve"> word</w:t></w:r>"#,
        ),
        (
            "<1>Bold</1> word",
            r#"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Bold</w:t></w:r><w:r><w:t xml:space="preserve"> word</w:t></w:r>"#,
        ),
        (
            "A word, <1>bold</1>",
            r#"<w:r><w:t xml:space="preserve">A word, </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">bold</w:t></w:r>"#,
        ),
        ("A word", r#"<w:r><w:t xml:space="preserve">A word</w:t></w:r>"#),
        ("", ""),
    ] {
        check(MIXED, &[(source, target)], expected);
    }
}

/// A look is written as the runs that have it write it: what is off in all of them is off in new ones.
#[test]
fn a_look_keeps_what_its_runs_turn_off() {
    check(
        r#"<w:r><w:rPr><w:b/></w:rPr><w:t>Vet</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:br/><w:t>gewoon en lang</w:t></w:r>"#,
        &[("<1>Vet</1><2/>gewoon en lang", "plain <1>bold</1>")],
        r#"<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t xml:space="preserve">plain </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">bold</w:t></w:r>"#,
    );
}

#[test]
fn links_move_with_their_tags_and_leave_nothing_behind() {
    let link = r#"<w:hyperlink r:id="rId7"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>de site</w:t></w:r></w:hyperlink>"#;
    let paragraph =
        format!(r#"<w:r><w:t xml:space="preserve">Zie </w:t></w:r>{link}<w:r><w:t>.</w:t></w:r>"#);
    check(
        &paragraph,
        &[("Zie <1>de site</1>.", "<1>The site</1> has it.")],
        r#"<w:hyperlink r:id="rId7"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">The site</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> has it.</w:t></w:r>"#,
    );
    check(
        &paragraph,
        &[("Zie <1>de site</1>.", "See it.")],
        r#"<w:r><w:t xml:space="preserve">See it.</w:t></w:r>"#,
    );
    check(
        &format!("{link}<w:r><w:t xml:space=\"preserve\"> is nieuw. Twee.</w:t></w:r>"),
        &[("<1>de site</1> is nieuw.", "New is <1>the site</1>.")],
        r#"<w:r><w:t xml:space="preserve">New is </w:t></w:r><w:hyperlink r:id="rId7"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">the site</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve">.</w:t></w:r><w:r><w:t xml:space="preserve"> Twee.</w:t></w:r>"#,
    );
    // A link around all of it stays around all of it.
    check(link, &[("de site", "the site")], &link.replace("de site", "the site"));
}

/// A text says once that its spaces count, however many segments are cut out of it.
#[test]
fn spaces_at_the_ends_of_texts_are_kept() {
    let bold = r#"<w:r><w:rPr><w:b/></w:rPr><w:t>vet</w:t></w:r>"#;
    check(
        &format!("<w:r><w:t>Een. Twee drie </w:t></w:r>{bold}<w:r><w:t>. Vier</w:t></w:r>"),
        &[("Een.", " One."), ("Twee drie<1>vet</1>.", "<1>Two</1> three.")],
        r#"<w:r><w:t xml:space="preserve"> One. </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Two</w:t></w:r><w:r><w:t xml:space="preserve"> three.</w:t></w:r><w:r><w:t xml:space="preserve"> Vier</w:t></w:r>"#,
    );
    check(
        "<w:r><w:t>Een</w:t></w:r>",
        &[("Een", "One ")],
        r#"<w:r><w:t xml:space="preserve">One </w:t></w:r>"#,
    );
    check(
        r#"<w:r><w:t xml:space="default">Een</w:t></w:r>"#,
        &[("Een", " One")],
        r#"<w:r><w:t xml:space="default"> One</w:t></w:r>"#,
    );
}

#[test]
fn a_link_that_is_a_field_stays_whole() {
    let begin = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://voorbeeld.nl" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>"#;
    let end = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    check(
        &format!(
            r#"<w:r><w:t xml:space="preserve">Zie </w:t></w:r>{begin}<w:r><w:t>hier</w:t></w:r>{end}<w:r><w:t xml:space="preserve"> meer.</w:t></w:r>"#
        ),
        &[("Zie <1>hier</1> meer.", "<1>Here</1> is more.")],
        &format!(
            r#"{begin}<w:r><w:t xml:space="preserve">Here</w:t></w:r>{end}<w:r><w:t xml:space="preserve"> is more.</w:t></w:r>"#
        ),
    );
}

#[test]
fn a_link_over_two_sentences_is_parted_where_they_are() {
    let paragraph = r#"<w:r><w:t xml:space="preserve">Lees </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>dit. En dat</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> nu.</w:t></w:r>"#;
    check(
        paragraph,
        &[("Lees <1>dit.", "Read <1>this.")],
        r#"<w:r><w:t xml:space="preserve">Read </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t xml:space="preserve">this.</w:t></w:r><w:r><w:t xml:space="preserve"> En dat</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> nu.</w:t></w:r>"#,
    );
    check(
        paragraph,
        &[("En dat</1> nu.", "And that</1> now.")],
        r#"<w:r><w:t xml:space="preserve">Lees </w:t></w:r><w:hyperlink w:anchor="x"><w:r><w:t>dit. And that</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> now.</w:t></w:r>"#,
    );
}

#[test]
fn things_keep_their_own_looks() {
    let note =
        r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>"#;
    check(
        &format!(
            r#"<w:r><w:t>Een</w:t></w:r>{note}<w:r><w:t xml:space="preserve"> twee</w:t><w:br/><w:t>drie.</w:t></w:r>"#
        ),
        &[("Een<1/> twee<2/>drie.", "One<2/>two<1/> three.")],
        &format!(
            r#"<w:r><w:t>One</w:t><w:br/><w:t xml:space="preserve">two</w:t></w:r>{note}<w:r><w:t xml:space="preserve"> three.</w:t></w:r>"#
        ),
    );
    check(
        r#"<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t></w:r>"#,
        &[("co\u{ad}op", "co\u{2011}op")],
        r#"<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t xml:space="preserve">op</w:t></w:r>"#,
    );
}

#[test]
fn tracked_changes_become_final_in_what_is_translated() {
    let paragraph = r#"<w:r><w:t xml:space="preserve">Wij </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>gaan</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>komen</w:t></w:r></w:ins><w:r><w:t>. Zij </w:t></w:r><w:del w:id="3" w:author="A"><w:r><w:delText>ook</w:delText></w:r></w:del><w:r><w:t>niet.</w:t></w:r>"#;
    check(
        paragraph,
        &[("Wij komen.", "We come.")],
        r#"<w:r><w:t xml:space="preserve">We come.</w:t></w:r><w:r><w:t xml:space="preserve"> Zij </w:t></w:r><w:del w:id="3" w:author="A"><w:r><w:delText>ook</w:delText></w:r></w:del><w:r><w:t>niet.</w:t></w:r>"#,
    );
}

#[test]
fn bookmarks_and_comments_are_kept() {
    check(
        r#"<w:r><w:t xml:space="preserve">Een </w:t></w:r><w:commentRangeStart w:id="0"/><w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t>twee</w:t></w:r><w:bookmarkEnd w:id="1"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t xml:space="preserve"> drie</w:t></w:r>"#,
        &[("Een twee drie", "One two three")],
        r#"<w:r><w:t xml:space="preserve">One</w:t></w:r><w:commentRangeStart w:id="0"/><w:bookmarkStart w:id="1" w:name="b"/><w:r><w:t xml:space="preserve"> two</w:t></w:r><w:bookmarkEnd w:id="1"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/><w:t xml:space="preserve"> three</w:t></w:r>"#,
    );
}

#[test]
fn language_and_direction_follow_the_target() {
    let paragraph = r#"<w:p><w:pPr><w:keepNext/><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:b/><w:lang w:val="nl-NL" w:bidi="ar-SA"/></w:rPr><w:t>Een. Twee.</w:t></w:r></w:p>"#;
    let docx = Docx::new(paragraph);
    check_docx(
        &docx,
        &[("Een.", "One."), ("Twee.", "Two.")],
        "en-GB",
        &paragraph.replace("Een. Twee.", "One. Two.").replace("nl-NL", "en-GB"),
    );
    // The run is still half Dutch.
    check_docx(&docx, &[("Een.", "One.")], "en-GB", &paragraph.replace("Een.", "One."));
    check_docx(
        &docx,
        &[("Een.", "واحد."), ("Twee.", "اثنان.")],
        "ar",
        r#"<w:p><w:pPr><w:keepNext/><w:bidi/><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:b/><w:rtl/><w:lang w:val="nl-NL" w:bidi="ar"/></w:rPr><w:t xml:space="preserve">واحد.</w:t></w:r><w:r><w:rPr><w:b/><w:lang w:val="nl-NL" w:bidi="ar-SA"/></w:rPr><w:t xml:space="preserve"> </w:t></w:r><w:r><w:rPr><w:b/><w:rtl/><w:lang w:val="nl-NL" w:bidi="ar"/></w:rPr><w:t xml:space="preserve">اثنان.</w:t></w:r></w:p>"#,
    );
    check_docx(
        &Docx::new("<w:p><w:r><w:t>Een</w:t></w:r></w:p>"),
        &[("Een", "واحد")],
        "ar",
        r#"<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">واحد</w:t></w:r></w:p>"#,
    );
}

/// Google Docs writes that text does not run from right to left, in every run.
#[test]
fn direction_that_was_turned_off_is_turned_on() {
    check_docx(
        &Docx::new(
            r#"<w:p><w:pPr><w:bidi w:val="0"/><w:rPr/></w:pPr><w:r><w:rPr><w:b w:val="1"/><w:rtl w:val="0"/></w:rPr><w:t>Een</w:t></w:r></w:p>"#,
        ),
        &[("Een", "واحد")],
        "ar",
        r#"<w:p><w:pPr><w:bidi/><w:rPr/></w:pPr><w:r><w:rPr><w:b w:val="1"/><w:rtl/></w:rPr><w:t xml:space="preserve">واحد</w:t></w:r></w:p>"#,
    );
}

#[test]
fn characters_that_xml_cannot_hold_are_no_part_of_it() {
    let docx = Docx::new("<w:p><w:r><w:t>Een</w:t></w:r></w:p>");
    let exported =
        export(&docx.zip(), "en", Untranslated::Stop, |_| Some(TaggedText::plain("a\0b\u{b}c\u{fffe}\n😀")));
    assert_eq!(body(&exported.bytes), "<w:p><w:r><w:t>ab c 😀</w:t></w:r></w:p>");
}

#[test]
fn untranslated_text_is_left_or_marked() {
    let paragraph = r#"<w:p><w:r><w:t xml:space="preserve">Een </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>vet</w:t></w:r><w:r><w:t xml:space="preserve"> woord</w:t></w:r></w:p>"#;
    let bytes = Docx::new(paragraph).zip();
    let exported = export(&bytes, "en", Untranslated::Source, |_| None);
    assert_eq!(exported.bytes, bytes);
    let exported = export(&bytes, "en", Untranslated::Mark, |_| None);
    let text: String =
        segments(&open(&exported.bytes)).into_iter().map(|segment| segment.source.written()).collect();
    assert_eq!(text, "[[Een <1>vet</1> woord]]");
}

#[test]
fn every_other_part_stays_as_it_is_packed() {
    let docx = Docx::new("<w:p><w:r><w:t>Een</w:t></w:r></w:p>")
        .linked("H", "header", "hdr", "<w:p><w:r><w:t>Kop</w:t></w:r></w:p>")
        .bytes("word/media/image1.png", b"\x89PNG no picture at all")
        .part(
            "docProps/core.xml",
            r#"<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Een titel </dc:title></c>"#,
        );
    let bytes = docx.zip();
    let exported = translate(&bytes, &[("Een", "One"), ("Een titel", "A &lt; title")], "en");
    assert!(unzip(&exported, "docProps/core.xml").contains("<dc:title> A &lt; title </dc:title>"));
    let list = |bytes: &[u8]| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        (0..archive.len())
            .map(|index| {
                let mut file = archive.by_index_raw(index).unwrap();
                let mut raw = Vec::new();
                std::io::Read::read_to_end(&mut file, &mut raw).unwrap();
                (file.name().unwrap().to_string(), raw)
            })
            .collect::<Vec<_>>()
    };
    for ((name, before), (same, after)) in list(&bytes).into_iter().zip(list(&exported)) {
        assert_eq!(name, same);
        let translated = ["word/document.xml", "docProps/core.xml"].contains(&name.as_str());
        assert_eq!(before == after, !translated, "{name}");
    }
    let proof = verify(&bytes, &exported, &Hint::default()).unwrap();
    let parts: Vec<_> = proof.changed.iter().map(|change| change.part.clone().unwrap()).collect();
    assert_eq!(parts, ["docProps/core.xml", "word/document.xml"]);
    let xml = unzip(&bytes, "word/document.xml");
    assert_eq!(&xml[proof.changed[1].start..proof.changed[1].end], "Een");
}

#[test]
fn a_text_box_and_its_copy_get_the_same_target() {
    let paragraph = crate::reading::BOX;
    let bytes = Docx::new(paragraph).zip();
    let targets = [
        ("Voor <1/> na", "After <1/> before"),
        ("Een \"kader\"", "A \"box\""),
        ("In het kader", "In the box"),
    ];
    let exported = body(&translate(&bytes, &targets, "en"));
    let expected = paragraph
        .replace("In het kader", "In the box")
        .replace("Een &quot;kader&quot;", "A &quot;box&quot;")
        .replace(">Voor </w:t></w:r><w:r>", ">After </w:t>")
        .replace(
            "</mc:AlternateContent></w:r><w:r><w:t xml:space=\"preserve\"> na<",
            "</mc:AlternateContent><w:t xml:space=\"preserve\"> before<",
        );
    assert_eq!(exported, expected);
}

#[test]
fn a_written_target_is_read_back() {
    let docx = Docx::new(&format!("<w:p>{MIXED}</w:p>"));
    let exported =
        export(&docx.zip(), "en", Untranslated::Stop, |segment| Some(written(segment, "  x <1>y </1> z ")));
    let read: Vec<String> =
        segments(&open(&exported.bytes)).iter().map(|segment| segment.source.written()).collect();
    assert_eq!(read, ["x <1>y </1> z"]);
}
