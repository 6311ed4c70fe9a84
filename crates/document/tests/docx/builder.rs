//! Word-processor files out of parts that are given as text.

use persklaar_document::{
    Document, ExportOptions, Exported, Hint, Segment, Translation, Untranslated, read, verify,
};
use persklaar_text::{Language, TagKind, TaggedText};
use std::io::{Cursor, Read, Write};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

pub(crate) const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" "#,
    r#"xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#
);

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// A file in the making: names and contents in order.
#[derive(Clone)]
pub(crate) struct Docx {
    parts: Vec<(String, Vec<u8>)>,
    links: String,
}

impl Docx {
    /// With the content of the body.
    pub(crate) fn new(body: &str) -> Self {
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        Self::of_kind(kind, "word/document.xml").part(
            "word/document.xml",
            &format!("{HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>"),
        )
    }

    /// A package whose main part has a kind.
    pub(crate) fn of_kind(kind: &str, main: &str) -> Self {
        let types = format!(
            r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/{main}" ContentType="{kind}"/></Types>"#
        );
        let roots = format!(
            r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{RELATIONSHIPS}/officeDocument" Target="{main}"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
        );
        Self { parts: Vec::new(), links: String::new() }
            .part("[Content_Types].xml", &types)
            .part("_rels/.rels", &roots)
    }

    pub(crate) fn part(mut self, name: &str, text: &str) -> Self {
        self.parts.push((name.to_owned(), text.as_bytes().to_vec()));
        self
    }

    pub(crate) fn bytes(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// A part that the document refers to; `root` is its outermost element.
    pub(crate) fn linked(mut self, id: &str, kind: &str, root: &str, content: &str) -> Self {
        self.links +=
            &format!(r#"<Relationship Id="{id}" Type="{RELATIONSHIPS}/{kind}" Target="{kind}{id}.xml"/>"#);
        self.part(&format!("word/{kind}{id}.xml"), &format!("{HEAD}<w:{root} {SPACES}>{content}</w:{root}>"))
    }

    /// A goal outside.
    pub(crate) fn link(mut self, id: &str, address: &str) -> Self {
        self.links += &format!(
            r#"<Relationship Id="{id}" Type="{RELATIONSHIPS}/hyperlink" Target="{address}" TargetMode="External"/>"#
        );
        self
    }

    pub(crate) fn styles(self, styles: &str) -> Self {
        self.linked("S", "styles", "styles", styles)
    }

    pub(crate) fn zip(&self) -> Vec<u8> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in &self.parts {
            // As Word does it: pictures are not packed again.
            let stored = name.ends_with(".png").then(|| packed.compression_method(CompressionMethod::Stored));
            out.start_file(name, stored.unwrap_or(packed)).unwrap();
            out.write_all(bytes).unwrap();
        }
        if !self.links.is_empty() {
            out.start_file("word/_rels/document.xml.rels", packed).unwrap();
            let root =
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;
            write!(out, "{HEAD}{root}{}</Relationships>", self.links).unwrap();
        }
        out.finish().unwrap().into_inner()
    }
}

pub(crate) fn nl() -> Language {
    Language::default()
}

/// Enough of a rule for sentences to try the cuts with.
pub(crate) fn breaks(text: &str) -> Vec<usize> {
    text.match_indices(". ").map(|(at, end)| at + end.len()).filter(|at| *at < text.len()).collect()
}

pub(crate) fn open(bytes: &[u8]) -> Document {
    read(bytes, &Hint::default()).unwrap().0
}

pub(crate) fn segments(document: &Document) -> Vec<Segment> {
    document.segments(&nl(), &breaks)
}

/// A part of a file, as text.
pub(crate) fn unzip(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What stands in the body.
pub(crate) fn body(bytes: &[u8]) -> String {
    let text = unzip(bytes, "word/document.xml");
    let (_, rest) = text.split_once("<w:body>").unwrap();
    rest.split_once("</w:body>").unwrap().0.to_owned()
}

/// Exports with a target for each segment that `target` knows one for, and proves it.
pub(crate) fn export(
    bytes: &[u8],
    to: &str,
    untranslated: Untranslated,
    target: impl Fn(&Segment) -> Option<TaggedText>,
) -> Exported {
    let document = open(bytes);
    let translations: Vec<Translation> =
        segments(&document).iter().map(|segment| segment.with_target(target(segment))).collect();
    let options = ExportOptions { from: &nl(), to: &to.parse().unwrap(), untranslated };
    let exported = document.export(&translations, &options).unwrap();
    if let Err(error) = verify(bytes, &exported.bytes, &Hint::default()) {
        panic!("{error}\n{}\n{}", body(bytes), body(&exported.bytes));
    }
    exported
}

/// The target in written form, with the segment's own kinds.
pub(crate) fn written(segment: &Segment, target: &str) -> TaggedText {
    let kind_of = |number| {
        segment.source.tags().find(|tag| tag.number == number).map_or(TagKind::Other, |tag| tag.kind)
    };
    TaggedText::parse(target, kind_of).unwrap()
}

/// Exports with targets by the written form of their sources.
pub(crate) fn translate(bytes: &[u8], targets: &[(&str, &str)], to: &str) -> Vec<u8> {
    let exported = export(bytes, to, Untranslated::Source, |segment| {
        let source = segment.source.written();
        let target = targets.iter().find(|(known, _)| *known == source);
        target.map(|(_, target)| written(segment, target))
    });
    exported.bytes
}
