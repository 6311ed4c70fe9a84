//! Writes `samples/release.docx`, the sample for word-processor files: `cargo run -p persklaar-document --example
//! sample_docx`. Everything in it is invented.

use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::result::ZipResult;
use zip::write::{SimpleFileOptions, ZipWriter};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Text of one look; `bold`, `italic` or nothing.
fn run(look: &str, text: &str) -> String {
    let properties = match look {
        "bold" => "<w:rPr><w:b/></w:rPr>",
        "italic" => "<w:rPr><w:i/></w:rPr>",
        _ => "",
    };
    format!(r#"<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn paragraph(style: &str, content: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!(r#"<w:pStyle w:val="{style}"/>"#) };
    format!("<w:p><w:pPr>{style}</w:pPr>{content}</w:p>")
}

fn link(id: &str, text: &str) -> String {
    format!(
        r#"<w:hyperlink r:id="{id}"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{text}</w:t></w:r></w:hyperlink>"#
    )
}

fn row(cells: [&str; 2]) -> String {
    let cell = |text: &str| {
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{}</w:tc>"#,
            paragraph("", &run("", text))
        )
    };
    format!("<w:tr>{}</w:tr>", cells.map(cell).concat())
}

fn body() -> String {
    let note =
        r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>"#;
    [
        paragraph("Kop1", &run("", "Nieuw meetschip vaart uit vanuit Yerseke")),
        paragraph(
            "",
            &[
                run("bold", "Yerseke, 3 juni 2026 – "),
                run("", "Stichting Getijdenwacht neemt vandaag haar nieuwe meetschip in gebruik. De "),
                run("italic", "Zilte Jet"),
                run("", " meet tijdens het varen hoe zout, hoe warm en hoe helder het water is"),
                note.to_owned(),
                run("", ". De eerste tocht gaat naar de monding van de Oosterschelde."),
            ]
            .concat(),
        ),
        paragraph("Kop2", &run("", "Elk uur een meting")),
        paragraph(
            "",
            &[
                run("", "Het schip meet elk uur, ook ’s nachts en bij slecht weer. De uitkomsten staan binnen een kwartier op "),
                link("rId4", "getijdenwacht.example/data"),
                run("", "."),
            ]
            .concat(),
        ),
        paragraph(
            "Citaat",
            &run("", "“We zagen altijd maar een momentopname”, zegt schipper dr. Willem Aartsen. “Nu zien we voor het eerst de hele film.”"),
        ),
        r#"<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>"#.to_owned(),
        row(["Lengte", "14 meter"]),
        row(["Bouwkosten", "1,2 miljoen euro"]),
        "</w:tbl>".to_owned(),
        paragraph("Kop2", &run("", "Noot voor de redactie")),
        paragraph("", &[run("", "Beeld is op te vragen via "), link("rId5", "pers@getijdenwacht.example"), run("", ".")].concat()),
        r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>"#.to_owned(),
    ]
    .concat()
}

fn styles() -> String {
    let style = |id: &str, name: &str, more: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Standaard"/>{more}</w:style>"#
        )
    };
    [
        r#"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>"#.to_owned(),
        style("Kop1", "heading 1", r#"<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr>"#),
        style("Kop2", "heading 2", r#"<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>"#),
        style("Citaat", "Quote", "<w:rPr><w:i/></w:rPr>"),
        r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>"#.to_owned(),
    ]
    .concat()
}

fn footnotes() -> String {
    let own = |id: u32, kind: &str, mark: &str| {
        format!(r#"<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>"#)
    };
    let text = paragraph(
        "",
        &[r"<w:r><w:footnoteRef/></w:r>".to_owned(), run("", " Metingen volgens het Deltaprotocol.")]
            .concat(),
    );
    [
        own(0, "separator", "separator"),
        own(1, "continuationSeparator", "continuationSeparator"),
        format!(r#"<w:footnote w:id="2">{text}</w:footnote>"#),
    ]
    .concat()
}

/// The names and texts of the parts, in the file's order.
pub(crate) fn parts() -> Vec<(&'static str, String)> {
    let word = |root: &str, content: &str| format!("{HEAD}<w:{root} {SPACES}>{content}</w:{root}>");
    let over = |part: &str, kind: &str| {
        format!(r#"<Override PartName="/word/{part}.xml" ContentType="{WORD}.{kind}+xml"/>"#)
    };
    let to = |id: &str, kind: &str, target: &str, mode: &str| {
        format!(r#"<Relationship Id="{id}" Type="{LINKS}/{kind}" Target="{target}"{mode}/>"#)
    };
    let related = |links: &str| {
        format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>"#)
    };
    let types = [
        format!(r#"{HEAD}<Types xmlns="{PACKAGE}/content-types">"#),
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#.to_owned(),
        over("document", "document.main"),
        over("styles", "styles"),
        over("header1", "header"),
        over("footnotes", "footnotes"),
        r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#.to_owned(),
    ];
    let core = format!(
        r#"<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#
    );
    let outside = r#" TargetMode="External""#;
    let links = [
        to("rId1", "styles", "styles.xml", ""),
        to("rId2", "header", "header1.xml", ""),
        to("rId3", "footnotes", "footnotes.xml", ""),
        to("rId4", "hyperlink", "https://www.getijdenwacht.example/data", outside),
        to("rId5", "hyperlink", "mailto:pers@getijdenwacht.example", outside),
    ];
    let title = format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Nieuw meetschip vaart uit</dc:title></cp:coreProperties>"#
    );
    vec![
        ("[Content_Types].xml", types.concat()),
        ("_rels/.rels", related(&[to("rId1", "officeDocument", "word/document.xml", ""), core].concat())),
        ("word/document.xml", word("document", &format!("<w:body>{}</w:body>", body()))),
        ("word/_rels/document.xml.rels", related(&links.concat())),
        ("word/styles.xml", word("styles", &styles())),
        (
            "word/header1.xml",
            word("hdr", &paragraph("", &run("", "Persbericht van Stichting Getijdenwacht"))),
        ),
        ("word/footnotes.xml", word("footnotes", &footnotes())),
        ("docProps/core.xml", title),
    ]
}

/// The file; the same bytes every time.
pub(crate) fn file() -> ZipResult<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts() {
        out.start_file(name, options)?;
        out.write_all(text.as_bytes())?;
    }
    Ok(out.finish()?.into_inner())
}

#[cfg_attr(test, expect(dead_code, reason = "a test looks at the parts only"))]
fn main() -> std::io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/release.docx");
    std::fs::write(path, file()?)
}
