//! What a word-processor file offers.

use crate::builder::{Docx, open, segments};
use persklaar_document::{Format, Hint, read};
use persklaar_text::TagKind;

fn offered(docx: &Docx) -> Vec<(String, String)> {
    segments(&open(&docx.zip()))
        .into_iter()
        .map(|segment| {
            let context = segment.context.map(|context| format!(" {context}")).unwrap_or_default();
            (format!("{}{context}", segment.role), segment.source.written())
        })
        .collect()
}

fn check_docx(docx: &Docx, expected: &[(&str, &str)]) {
    let found = offered(docx);
    let found: Vec<(&str, &str)> = found.iter().map(|(role, text)| (role.as_str(), text.as_str())).collect();
    assert_eq!(found, expected);
}

fn check(body: &str, expected: &[&str]) {
    let found: Vec<String> = offered(&Docx::new(body)).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, expected, "{body}");
}

/// Label, kind of each tag that is no second half.
fn tags(docx: &Docx) -> Vec<(TagKind, String)> {
    let all = segments(&open(&docx.zip())).into_iter().flat_map(|segment| segment.tags);
    all.filter(|tag| tag.half != persklaar_text::Half::Close).map(|tag| (tag.kind, tag.label)).collect()
}

fn check_tags(docx: &Docx, expected: &[(TagKind, &str)]) {
    let found = tags(docx);
    let found: Vec<(TagKind, &str)> = found.iter().map(|(kind, label)| (*kind, label.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn runs_that_look_the_same_are_one_text() {
    // As Word writes a sentence that was typed, corrected and saved.
    check(
        r#"<w:p w14:paraId="1A2B3C4D" w:rsidR="00A1" w:rsidRDefault="00A1"><w:pPr><w:spacing w:after="0"/></w:pPr><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r w:rsidR="00A2"><w:rPr><w:lang w:val="nl-NL"/></w:rPr><w:t xml:space="preserve">De minis</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00A3"><w:rPr><w:noProof/><w:lang w:val="en-US"/></w:rPr><w:t>ter</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> zei &amp; zweeg</w:t></w:r><w:r><w:t/></w:r><w:r><w:t>.</w:t></w:r></w:p>"#,
        &["De minister zei &amp; zweeg."],
    );
    // As LibreOffice writes it.
    check(
        r#"<w:p><w:pPr><w:pStyle w:val="Normal"/><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">Een </w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>vet</w:t></w:r><w:r><w:rPr></w:rPr><w:t xml:space="preserve"> woord</w:t></w:r></w:p>"#,
        &["Een <1>vet</1> woord"],
    );
    // As Google Docs writes it.
    check(
        r#"<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w:rsidRPr="00000000" w14:paraId="00000001"><w:pPr><w:rPr/></w:pPr><w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">Een </w:t></w:r><w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:i w:val="1"/><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">schuin</w:t></w:r><w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve"> woord</w:t></w:r></w:p>"#,
        &["Een <1>schuin</1> woord"],
    );
}

#[test]
fn roles_come_from_styles_and_places() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="Kop 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Citaat"><w:name w:val="Quote"/></w:style>
        <w:style w:type="paragraph" w:styleId="Bij"><w:name w:val="caption"/></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>"#;
    let p = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
    };
    let body = [
        p("Titel", "T"),
        p("Kop1", "A"),
        p("Kop2", "B"),
        p("Citaat", "C"),
        p("Bij", "D"),
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>E</w:t></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>F</w:t></w:r></w:p>"#.to_owned(),
        format!("<w:tbl><w:tblPr/><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p("x", "G"), p("Kop2", "H")),
        format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", p("x", "I")),
        "<w:sectPr/>".to_owned(),
    ]
    .concat();
    let docx = Docx::new(&body)
        .styles(styles)
        .linked("H", "header", "hdr", &p("x", "Kop"))
        .linked("F", "footer", "ftr", &p("x", "Voet"))
        .linked("N", "footnotes", "footnotes", &format!(r#"<w:footnote w:type="separator" w:id="-1">{}</w:footnote><w:footnote w:id="1">{}</w:footnote>"#, p("x", "Lijn"), p("x", "Noot")))
        .linked("C", "comments", "comments", &format!(r#"<w:comment w:id="0">{}</w:comment>"#, p("x", "Opmerking")))
        .part("docProps/core.xml", r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Titel &amp; meer</dc:title><dc:creator>Naam</dc:creator><cp:keywords>a, b</cp:keywords><dc:description/></cp:coreProperties>"#);
    check_docx(
        &docx,
        &[
            ("title title", "Titel &amp; meer"),
            ("metadata keywords", "a, b"),
            ("title", "T"),
            ("heading1", "A"),
            ("heading2", "B"),
            ("quote", "C"),
            ("caption", "D"),
            ("list-item", "E"),
            ("heading3", "F"),
            ("table-cell", "G"),
            ("heading2", "H"),
            ("paragraph", "I"),
            ("paragraph header", "Kop"),
            ("paragraph footer", "Voet"),
            ("paragraph footnote", "Noot"),
        ],
    );
    assert_eq!(open(&docx.zip()).title().as_deref(), Some("Titel & meer"));
}

#[test]
fn links_lead_where_their_labels_say() {
    let docx = Docx::new(
        r#"<w:p><w:r><w:t xml:space="preserve">Zie </w:t></w:r><w:hyperlink r:id="rId7" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>de </w:t></w:r><w:r w:rsidR="1"><w:rPr><w:rStyle w:val="Hyperlink"/><w:noProof/></w:rPr><w:t>site</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:hyperlink w:anchor="noot"><w:r><w:t>noot</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "mailto:pers@voorbeeld.nl" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>mail</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>"#,
    )
    .link("rId7", "https://www.voorbeeld.nl/x");
    check_docx(&docx, &[("paragraph", "Zie <1>desite</1> of <2>noot</2> of <3>mail</3>.")]);
    check_tags(
        &docx,
        &[(TagKind::Link, "voorbeeld.nl"), (TagKind::Link, "noot"), (TagKind::Link, "pers@voorbeeld.nl")],
    );
}

#[test]
fn looks_are_pairs_with_words_for_them() {
    let run = |properties: &str, text: &str| {
        format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    let body = [
        "<w:p>".to_owned(),
        run("", "Gewone tekst is het meest en dan "),
        run("<w:b/>", "vet"),
        run("", " "),
        run("<w:i/>", "schuin"),
        run("<w:b/>", " "),
        run(r#"<w:u w:val="single"/>"#, "streep"),
        run(r#"<w:vertAlign w:val="superscript"/>"#, "boven"),
        run(r#"<w:color w:val="FF0000"/>"#, "rood"),
        run(r#"<w:rStyle w:val="Code"/>"#, "code"),
        run(r#"<w:b w:val="0"/><w:lang w:val="en-US"/><w:spacing w:val="-2"/>"#, " niets."),
        "</w:p>".to_owned(),
    ]
    .concat();
    let docx = Docx::new(&body)
        .styles(r#"<w:style w:type="character" w:styleId="Code"><w:name w:val="HTML Code"/></w:style>"#);
    check_docx(
        &docx,
        &[(
            "paragraph",
            "Gewone tekst is het meest en dan <1>vet</1> <2>schuin</2> <3>streep</3><4>boven</4><5>rood</5><6>code</6> niets.",
        )],
    );
    check_tags(
        &docx,
        &[
            (TagKind::Bold, "bold"),
            (TagKind::Italic, "italic"),
            (TagKind::Underline, "underline"),
            (TagKind::Super, "superscript"),
            (TagKind::Span, "red"),
            (TagKind::Code, "code"),
        ],
    );
}

#[test]
fn what_is_bold_throughout_has_no_tags() {
    check(
        r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Alles vet. En dit.</w:t></w:r></w:p>"#,
        &["Alles vet.", "En dit."],
    );
    check(
        r#"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">DEN HAAG. </w:t></w:r><w:r><w:t>De rest is gewoon, en langer dan dat.</w:t></w:r></w:p>"#,
        &["DEN HAAG.", "De rest is gewoon, en langer dan dat."],
    );
}

#[test]
fn things_in_a_text_are_singles() {
    let docx = Docx::new(
        r#"<w:p><w:r><w:t>Een</w:t><w:br/><w:t>twee</w:t><w:tab/><w:t>drie</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="3"/></w:r><w:r><w:t xml:space="preserve"> blad</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>raad</w:t><w:sym w:font="Wingdings" w:char="F04A"/><w:t>.</w:t></w:r></w:p>"#,
    );
    check_docx(&docx, &[("paragraph", "Een<1/>twee<2/>drie<3/> blad<4/><5/>co\u{ad}op\u{2011}raad<6/>.")]);
    check_tags(
        &docx,
        &[
            (TagKind::Break, "break"),
            (TagKind::Break, "tab"),
            (TagKind::Note, "footnote 3"),
            (TagKind::Other, "7"),
            (TagKind::Other, "9"),
            (TagKind::Other, "symbol"),
        ],
    );
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let docx = Docx::new(
        r#"<w:p><w:r><w:t xml:space="preserve">Wij </w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>gaan</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>komen</w:t></w:r></w:ins><w:moveFrom w:id="3"><w:r><w:t>weg</w:t></w:r></w:moveFrom><w:moveTo w:id="4"><w:r><w:t xml:space="preserve"> hier</w:t></w:r></w:moveTo><w:r><w:t>.</w:t></w:r></w:p>"#,
    );
    check_docx(&docx, &[("paragraph", "Wij komen hier.")]);
    let (_, notices) = read(&docx.zip(), &Hint::default()).unwrap();
    assert_eq!(notices.iter().map(|notice| notice.code).collect::<Vec<_>>(), ["tracked-changes"]);
}

#[test]
fn hidden_text_and_what_fields_do_is_not_offered() {
    check(
        r#"<w:p><w:r><w:t xml:space="preserve">Te zien </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r><w:r><w:t>is dit</w:t></w:r></w:p>"#,
        &["Te zien is dit"],
    );
    // A field that goes on in another paragraph.
    check(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \o</w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Inhoud een</w:t></w:r></w:p><w:p><w:r><w:t>Inhoud twee</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#,
        &["Inhoud een", "Inhoud twee"],
    );
    // Properties in the wrong place are nothing, but the text before them is.
    check("<w:p><w:r><w:t>Een</w:t></w:r><w:pPr><w:pStyle w:val=\"Kop1\"/></w:pPr></w:p>", &["Een"]);
    check("<w:p><w:r><w:t>-</w:t></w:r></w:p><w:p/><w:p><w:pPr/></w:p>", &[]);
}

pub(crate) const BOX: &str = r#"<w:p><w:r><w:t xml:space="preserve">Voor </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" name="Kader" descr="Een &quot;kader&quot;"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>In het kader</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>In het kader</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t xml:space="preserve"> na</w:t></w:r></w:p>"#;

#[test]
fn text_boxes_and_pictures_are_offered_once() {
    let docx = Docx::new(BOX);
    check_docx(
        &docx,
        &[
            ("paragraph", "Voor <1/> na"),
            ("attribute alt", "Een \"kader\""),
            ("paragraph text box", "In het kader"),
        ],
    );
    check_tags(&docx, &[(TagKind::Image, "Een \"kader\"")]);
}

#[test]
fn strict_files_and_other_prefixes_are_read() {
    let body = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Een </x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>twee</x:t></x:r><x:r><x:t> drie vier</x:t></x:r></x:p></x:body></x:document>"#;
    let kind = "application/vnd.ms-word.document.macroEnabled.main+xml";
    let docx = Docx::of_kind(kind, "word/document.xml").part("word/document.xml", body);
    check_docx(&docx, &[("paragraph", "Een<1>twee</1>drie vier")]);
    // Without preserve the spaces at the ends of a text do not count, to Word either.
    let plain = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns="http://voorbeeld.nl/"><w:body><w:p><w:r><w:t>
        Een
        twee </w:t></w:r></w:p><p><r><t>vreemd</t></r></p></w:body></w:document>"#;
    let docx = Docx::of_kind(kind, "word/document.xml").part("word/document.xml", plain);
    check_docx(&docx, &[("paragraph", "Een         twee")]);
}

#[test]
fn the_format_is_found_by_its_content() {
    let bytes = Docx::new("<w:p><w:r><w:t>tekst</w:t></w:r></w:p>").zip();
    for name in [None, Some("x.docx"), Some("x.DOCM"), Some("x.zip"), Some("x.html")] {
        let (document, _) = read(&bytes, &Hint { file_name: name, format: None }).unwrap();
        assert_eq!(document.format(), Format::Docx);
        assert_eq!(document.bytes(), bytes);
    }
    assert_eq!(Format::from_name("docx").map(Format::extension), Some("docx"));
}

#[test]
fn controls_and_written_fields_are_text() {
    let docx = Docx::new(
        r#"<w:p><w:r><w:t xml:space="preserve">Datum: </w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="Dag"/><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:r><w:t>maandag</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space="preserve"> om </w:t></w:r><w:smartTag w:element="x"><w:r><w:t>vijf</w:t></w:r></w:smartTag><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>"#,
    );
    check_docx(&docx, &[("paragraph", "Datum: <1>maandag</1> om vijf<2/>")]);
    check_tags(&docx, &[(TagKind::Span, "Dag"), (TagKind::Other, "x+1")]);
}
