//! Files that are damaged, odd or made to do harm: a typed error or a notice, in bounded time.

use crate::builder::{Docx, SPACES, body, breaks, export, nl, open, segments};
use persklaar_document::{Hint, NotADocument, Untranslated, read, verify};
use persklaar_text::{Piece, TaggedText};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::write::{SimpleFileOptions, ZipWriter};

fn code(bytes: &[u8]) -> &'static str {
    match read(bytes, &Hint::default()) {
        Ok(_) => "ok",
        Err(error) => error.code(),
    }
}

fn sample() -> Vec<u8> {
    Docx::new(crate::reading::BOX)
        .linked("H", "header", "hdr", "<w:p><w:r><w:t>Kop. Tekst</w:t></w:r></w:p>")
        .styles(r#"<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>"#)
        .zip()
}

#[test]
fn other_files_are_told_apart() {
    let kind = |kind: &str, main: &str| Docx::of_kind(kind, main).part(main, "<x/>").zip();
    let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    let mut odt = ZipWriter::new(Cursor::new(Vec::new()));
    odt.start_file("mimetype", SimpleFileOptions::default()).unwrap();
    odt.write_all(b"application/vnd.oasis.opendocument.text").unwrap();
    let mut plain = ZipWriter::new(Cursor::new(Vec::new()));
    plain.start_file("a.txt", SimpleFileOptions::default()).unwrap();
    let container = |name: &str| {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain(name).collect::<Vec<u8>>()
    };
    for (bytes, expected) in [
        (kind(sheet, "xl/workbook.xml"), "spreadsheet"),
        (kind(slides, "ppt/presentation.xml"), "presentation"),
        (odt.finish().unwrap().into_inner(), "open-document"),
        (plain.finish().unwrap().into_inner(), "archive"),
        (container("EncryptedPackage"), "encrypted"),
        (container("WordDocument"), "old-word"),
        (container("Workbook"), "archive"),
        (sample(), "ok"),
    ] {
        assert_eq!(code(&bytes), expected);
    }
    let named = Hint { file_name: Some("x.docx"), format: None };
    assert_eq!(read(b"tekst", &named).unwrap_err(), NotADocument::DamagedWord);
}

#[test]
fn a_document_that_is_no_xml_is_damaged_and_other_parts_are_kept() {
    let main = |text: &str| {
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        Docx::of_kind(kind, "word/document.xml").part("word/document.xml", text)
    };
    for text in ["", "<w:p>", "tekst", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<a>&b;</a>"] {
        assert_eq!(code(&main(text).zip()), "damaged-word", "{text}");
    }
    let deep = format!(
        "<w:document {SPACES}>{}{}</w:document>",
        "<w:tbl><w:tr><w:tc>".repeat(100_000),
        "</w:tc></w:tr></w:tbl>".repeat(100_000)
    );
    assert_eq!(code(&main(&deep).zip()), "damaged-word");
    let docx = Docx::new("<w:p><w:r><w:t>Een</w:t></w:r></w:p>");
    let utf_16: Vec<u8> = "\u{feff}<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (kind, part) in [
        ("malformed", b"<w:hdr>".to_vec()),
        ("UTF-16", utf_16),
        ("bomb", b"<!DOCTYPE a><a/>".to_vec()),
        ("declared", b"<?xml version='1.0' encoding='windows-1252'?><a/>".to_vec()),
    ] {
        let bytes = docx.clone().linked("H", "header", "hdr", "").zip();
        let replaced = replace(&bytes, "word/headerH.xml", &part);
        let (document, notices) = read(&replaced, &Hint::default()).unwrap();
        assert_eq!(notices.iter().map(|notice| notice.code).collect::<Vec<_>>(), ["part-kept"], "{kind}");
        assert_eq!(segments(&document).len(), 1);
        let exported = export(&replaced, "en", Untranslated::Stop, |_| Some(TaggedText::plain("One")));
        assert!(body(&exported.bytes).contains("One"));
    }
}

/// The same file with another content for one part.
fn replace(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).unwrap();
        if file.name().unwrap() == name {
            drop(file);
            out.start_file(name, SimpleFileOptions::default()).unwrap();
            out.write_all(content).unwrap();
        } else {
            out.raw_copy_file(file).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let zeros = vec![b' '; 80 * 1024 * 1024];
    let bytes = Docx::new("<w:p/>").zip();
    let bomb = replace(&bytes, "word/document.xml", &zeros);
    assert!(bomb.len() < 200_000);
    let start = Instant::now();
    assert_eq!(code(&bomb), "unpacks-too-large");
    // A size that lies is found out while unpacking.
    let mut lying = bomb.clone();
    let size = (zeros.len() as u32).to_le_bytes();
    while let Some(at) = lying.windows(4).position(|window| window == size) {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert_ne!(code(&lying), "ok");
    // What is not read is not unpacked.
    let docx = Docx::new("<w:p><w:r><w:t>Een</w:t></w:r></w:p>").zip();
    let mut unread = ZipWriter::new_append(Cursor::new(docx)).unwrap();
    let mut packed = zip::ZipArchive::new(Cursor::new(bomb)).unwrap();
    unread.raw_copy_file_rename(packed.by_name("word/document.xml").unwrap(), "word/media/a.bin").unwrap();
    let unread = unread.finish().unwrap().into_inner();
    assert_eq!(code(&unread), "ok");
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn too_many_and_doubled_entries_are_refused() {
    let mut many = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..12_000 {
        many.start_file(format!("word/{index}"), SimpleFileOptions::default()).unwrap();
    }
    assert_eq!(code(&many.finish().unwrap().into_inner()), "unpacks-too-large");
    // The name of the second entry is made that of the first.
    let mut doubled = Docx::new("<w:p/>").part("word/documenX.xml", "<x/>").zip();
    while let Some(at) = doubled.windows(13).position(|window| window == b"documenX.xml\0") {
        doubled[at..at + 8].copy_from_slice(b"document");
    }
    for at in 0..doubled.len() - 12 {
        if &doubled[at..at + 12] == b"documenX.xml" {
            doubled[at..at + 8].copy_from_slice(b"document");
        }
    }
    assert_eq!(code(&doubled), "damaged-word");
    let climbing = Docx::new("<w:p><w:r><w:t>Een</w:t></w:r></w:p>").part("../../outside.xml", "<x/>").zip();
    let exported = export(&climbing, "en", Untranslated::Stop, |_| Some(TaggedText::plain("One")));
    assert!(String::from_utf8_lossy(&exported.bytes).contains("../../outside.xml"));
}

#[test]
fn a_cut_file_is_damaged_at_every_byte() {
    let bytes = sample();
    for len in 4..bytes.len() {
        assert!(read(&bytes[..len], &Hint::default()).is_err(), "{len} of {}", bytes.len());
    }
}

#[test]
fn a_paragraph_of_too_many_pieces_is_kept() {
    let runs = "<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>";
    let start = Instant::now();
    let docx = Docx::new(&format!("<w:p>{}</w:p><w:p>{}</w:p>", runs.repeat(6_000), runs.repeat(1_500)));
    let (document, notices) = read(&docx.zip(), &Hint::default()).unwrap();
    assert_eq!(notices.iter().map(|notice| notice.code).collect::<Vec<_>>(), ["paragraph-kept"]);
    assert_eq!(document.block_count(), 1);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// A tag more or less, moved, doubled: whatever a target does, the file stays sound.
fn shuffled(source: &TaggedText, keys: &[u8]) -> TaggedText {
    let mut pieces: Vec<(u8, Piece)> = Vec::new();
    for (index, piece) in source.pieces().iter().enumerate() {
        let key = keys.get(index).copied().unwrap_or(0);
        if key % 5 == 0 {
            continue;
        }
        pieces.push((key, piece.clone()));
        if key % 7 == 0 {
            pieces.push((key / 2, piece.clone()));
        }
    }
    pieces.sort_by_key(|(key, _)| *key);
    TaggedText::new(pieces.into_iter().map(|(_, piece)| piece))
}

/// Pieces of a paragraph's content.
fn content() -> impl Strategy<Value = String> {
    let run = |properties: &'static str| {
        "[a-z]{1,6}( |\\. )?"
            .prop_map(move |text| format!(r#"<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>"#))
    };
    let leaf = prop_oneof![
        4 => run(""),
        2 => run("<w:rPr><w:b/></w:rPr>"),
        2 => run(r#"<w:rPr><w:i/><w:lang w:val="nl-NL"/></w:rPr>"#),
        1 => Just("<w:r><w:t>Een. Twee</w:t><w:br/><w:t> drie</w:t></w:r>".to_owned()),
        1 => Just(r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>"#.to_owned()),
        1 => Just(r#"<w:bookmarkStart w:id="1" w:name="x"/><w:proofErr w:type="spellStart"/>"#.to_owned()),
        1 => Just(r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://x.nl"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>veld. Link</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#.to_owned()),
        1 => Just(r#"<w:r><w:t>p </w:t><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/><w:t> na</w:t></w:r>"#.to_owned()),
        1 => Just(r#"<w:r><w:t>q </w:t><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#.to_owned()),
        1 => Just(r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#.to_owned()),
        1 => Just(r#"<w:del w:id="9"><w:r><w:delText>weg</w:delText></w:r></w:del>"#.to_owned()),
    ];
    let inner = prop::collection::vec(leaf, 0..5).prop_map(|pieces| pieces.concat());
    let piece = prop_oneof![
        5 => inner.clone(),
        2 => inner.clone().prop_map(|inner| format!(r#"<w:hyperlink w:anchor="y">{inner}</w:hyperlink>"#)),
        1 => inner.clone().prop_map(|inner| format!(r#"<w:ins w:id="8">{inner}</w:ins>"#)),
        1 => inner.prop_map(|inner| format!(r#"<w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"#)),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(crate::random::config(250))]

    #[test]
    fn any_paragraph_with_any_targets_stays_sound(
        content in content(),
        keys in prop::collection::vec(any::<u8>(), 24),
        chosen in any::<u16>(),
        right in any::<bool>(),
    ) {
        let bytes = Docx::new(&format!("<w:p>{content}</w:p>")).zip();
        let count = std::cell::Cell::new(0_u32);
        let exported = export(&bytes, if right { "ar" } else { "en" }, Untranslated::Source, |segment| {
            count.set(count.get() + 1);
            (chosen >> (count.get() % 16) & 1 == 1).then(|| shuffled(&segment.source, &keys))
        });
        let codes: Vec<&str> = exported.notices.iter().map(|notice| notice.code).collect();
        prop_assert!(!codes.contains(&"tags-left-out"), "{codes:?}");
        // Every text of a target is in the export, in order.
        let count = std::cell::Cell::new(0_u32);
        let document = open(&bytes);
        let expected: String = segments(&document).iter().map(|segment| {
            count.set(count.get() + 1);
            let is_chosen = chosen >> (count.get() % 16) & 1 == 1;
            if is_chosen { shuffled(&segment.source, &keys).text() } else { segment.source.text() }
        }).collect();
        let seen: String = document_text(&exported.bytes);
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(plain(&seen), plain(&expected), "{}", body(&exported.bytes));
    }

    #[test]
    fn untouched_is_identical(content in content()) {
        let bytes = Docx::new(&format!("<w:p>{content}</w:p>")).zip();
        let exported = export(&bytes, "en", Untranslated::Source, |_| None);
        prop_assert_eq!(exported.bytes, bytes);
    }

    #[test]
    fn changed_bytes_are_a_document_or_an_error(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = sample();
        for (at, byte) in changes {
            let len = bytes.len();
            bytes[at.index(len)] = byte;
        }
        if let Ok((document, _)) = read(&bytes, &Hint::default()) {
            let _ = document.segments(&nl(), &breaks);
            let _ = verify(&bytes, &sample(), &Hint::default());
        }
    }

    #[test]
    fn changed_xml_is_a_document_or_an_error(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..40), 1..4)) {
        let mut text = crate::builder::unzip(&sample(), "word/document.xml").into_bytes();
        for (from, to, len) in changes {
            let (from, to) = (from.index(text.len()), to.index(text.len()));
            let piece: Vec<u8> = text[from..(from + len).min(text.len())].to_vec();
            text.splice(to..(to + len).min(text.len()), piece);
        }
        let bytes = replace(&sample(), "word/document.xml", &text);
        if read(&bytes, &Hint::default()).is_ok() {
            let exported = export(&bytes, "en", Untranslated::Source, |segment| Some(TaggedText::plain(&segment.source.text())));
            prop_assert!(read(&exported.bytes, &Hint::default()).is_ok());
        }
    }
}

/// What is read of the first paragraphs, without the words that are not translated.
fn document_text(bytes: &[u8]) -> String {
    segments(&open(bytes)).iter().map(|segment| segment.source.text()).collect()
}
