//! What LibreOffice makes of our files, and we of its: only when `PERSKLAAR_LONG` is set, because it starts LibreOffice.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "these are tests, their helpers included")]

#[path = "docx/builder.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod builder;

use builder::{Docx, export, open, segments, written};
use persklaar_document::{Role, Segment, Untranslated};
use persklaar_text::{Half, Piece, TaggedText};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// LibreOffice may hang; its first start takes seconds.
const PATIENCE: Duration = Duration::from_secs(180);

fn is_wanted() -> bool {
    let wanted = std::env::var_os("PERSKLAAR_LONG").is_some();
    if !wanted {
        println!("skipped: set PERSKLAAR_LONG to convert files with LibreOffice");
    }
    wanted
}

/// Converts files into another format, with a home of their own.
fn convert_all(folder: &Path, files: &[PathBuf], to: &str) -> PathBuf {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let out = folder.join("out");
    let mut office = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--norestore", "--convert-to", to, "--outdir"])
        .arg(&out)
        .args(files)
        .env("HOME", folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("install libreoffice-writer-nogui");
    let start = Instant::now();
    while office.try_wait().unwrap().is_none() {
        if start.elapsed() > PATIENCE {
            office.kill().unwrap();
            panic!("LibreOffice took longer than {PATIENCE:?} for {files:?}");
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    out
}

fn convert(folder: &Path, file: &str, to: &str, extension: &str) -> PathBuf {
    let out = convert_all(folder, &[folder.join(file)], to);
    let out = out.join(Path::new(file).with_extension(extension));
    assert!(out.exists(), "LibreOffice made nothing of {file}");
    out
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("persklaar-office-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The lines that LibreOffice shows of a file.
fn shown(folder: &Path, name: &str, bytes: &[u8]) -> String {
    std::fs::write(folder.join(name), bytes).unwrap();
    std::fs::read_to_string(convert(folder, name, "txt:Text (encoded):UTF8", "txt")).unwrap()
}

/// Letters with accents, and everything in another order: the tags first where there are some.
fn pseudo(segment: &Segment) -> TaggedText {
    let accented = |text: &str| text.replace('a', "á").replace('e', "ë").replace('o', "ø").replace('i', "ï");
    TaggedText::new(segment.source.pieces().iter().map(|piece| match piece {
        Piece::Text(text) => Piece::Text(accented(text)),
        Piece::Tag(tag) => Piece::Tag(*tag),
    }))
}

/// The pairs of a segment behind its other text.
fn pairs_last(segment: &Segment) -> TaggedText {
    let (mut outside, mut inside, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    for piece in segment.source.pieces() {
        let half = match piece {
            Piece::Tag(tag) => Some(tag.half),
            Piece::Text(_) => None,
        };
        depth += usize::from(half == Some(Half::Open));
        let side = if depth > 0 { &mut inside } else { &mut outside };
        side.push(piece.clone());
        depth = depth.saturating_sub(usize::from(half == Some(Half::Close)));
    }
    let is_whole = segment.source.tags().filter(|tag| tag.half == Half::Open).count()
        == segment.source.tags().filter(|tag| tag.half == Half::Close).count();
    if is_whole { TaggedText::new(outside.into_iter().chain(inside)) } else { segment.source.clone() }
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether the texts of the body come in their order in what LibreOffice shows. Where a text has things in it that
/// are shown as text (a page number, a note's), only the stretches between them are looked for.
fn check_order(document: &[Segment], target: impl Fn(&Segment) -> TaggedText, shown: &str) -> usize {
    // LibreOffice writes deleted text into its plain text as long as the change is tracked.
    let shown = letters(shown).replace(DELETED, "");
    let (mut at, mut found) = (0, 0);
    let body = |segment: &&Segment| segment.context.is_none() && segment.role != Role::Title;
    for segment in document.iter().filter(body) {
        let target = target(segment);
        let mut stretches = vec![String::new()];
        for piece in target.pieces() {
            match piece {
                Piece::Text(text) => stretches.last_mut().unwrap().push_str(text),
                Piece::Tag(tag) if tag.half == Half::Single => stretches.push(String::new()),
                Piece::Tag(_) => {}
            }
        }
        for stretch in stretches {
            let wanted = letters(&stretch);
            let place = shown[at..].find(&wanted);
            let place = place.unwrap_or_else(|| panic!("'{stretch}' is not shown after {at} in\n{shown}"));
            at += place + wanted.len();
            found += 1;
        }
    }
    found
}

fn check_file(folder: &Path, name: &str, bytes: &[u8]) {
    let document = open(bytes);
    let all = segments(&document);
    assert!(!all.is_empty(), "{name}");
    let untouched = export(bytes, "en-GB", Untranslated::Source, |_| None);
    assert_eq!(untouched.bytes, bytes, "{name} is not the same");
    let found =
        check_order(&all, |segment| segment.source.clone(), &shown(folder, &format!("source-{name}"), bytes));
    for (kind, target) in [("pseudo", pseudo as fn(&Segment) -> TaggedText), ("moved", pairs_last)] {
        let exported = export(bytes, "en-GB", Untranslated::Stop, |segment| Some(target(segment)));
        assert!(exported.notices.iter().all(|notice| notice.code != "tags-left-out"));
        check_order(&all, target, &shown(folder, &format!("{kind}-{name}"), &exported.bytes));
    }
    let half = export(bytes, "en-GB", Untranslated::Source, |segment| {
        (segment.start.is_multiple_of(2)).then(|| pseudo(segment))
    });
    let mixed = |segment: &Segment| {
        if segment.start.is_multiple_of(2) { pseudo(segment) } else { segment.source.clone() }
    };
    check_order(&all, mixed, &shown(folder, &format!("half-{name}"), &half.bytes));
    println!("{name}: {} segments, {found} texts found in order in four files", all.len());
}

/// LibreOffice's name for its writer of our format.
const WRITER: &str = "docx:MS Word 2007 XML";

/// What the fixture's tracked change deleted.
const DELETED: &str = "gingen";

const BODY: &str = r#"<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:bookmarkStart w:id="0" w:name="kop"/><w:r w:rsidR="00A1"><w:t>Stichting Waterkant wil schone sloten</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">LEEUWDORP. </w:t></w:r><w:r><w:t xml:space="preserve">De sloten in de </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>pol</w:t></w:r><w:r><w:rPr><w:noProof/></w:rPr><w:t>der</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve"> zijn vuil, zegt </w:t></w:r><w:hyperlink r:id="L"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>Stichting Waterkant</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> vandaag</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r><w:r><w:t>. Het moet anders. Zie </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "https://voorbeeld.nl/meer" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>de site. Of bel</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> ons.</w:t><w:br/><w:t>Een regel</w:t><w:tab/><w:t>verder.</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Wij </w:t></w:r><w:del w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>gingen</w:delText></w:r></w:del><w:ins w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>komen</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> bij </w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="Plaats"/><w:id w:val="77"/></w:sdtPr><w:sdtContent><w:r><w:t>de molen</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Meter sloot</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Drie </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>kilometer</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>Einde bericht</w:t></w:r></w:p>"#;

fn fixture() -> Vec<u8> {
    Docx::new(BODY)
        .link("L", "https://voorbeeld.nl/")
        .styles(r#"<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>"#)
        .linked("N", "footnotes", "footnotes", r#"<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Onderzoek van dit jaar.</w:t></w:r></w:p></w:footnote>"#)
        .zip()
}

const PAGE: &str = "<!doctype html><html lang=nl><head><meta charset=utf-8><title>Nieuws</title></head><body><h1>Molens draaien weer</h1><p>De <b>molens</b> van <a href='https://voorbeeld.nl/'>Leeuwdorp</a> draaien. <i>Eindelijk</i>, zegt de molenaar &amp; zijn hond.</p><ul><li>Een molen</li><li>Twee <u>molens</u></li></ul><table><tr><td>Wiek</td><td>Vier stuks</td></tr></table><blockquote><p>Wind is <sup>gratis</sup>.</p></blockquote><p>Regel een<br>regel twee</p></body></html>";

#[test]
fn our_files_are_shown_as_they_were_translated() {
    if is_wanted() {
        let folder = folder("ours");
        check_file(&folder, "fixture.docx", &fixture());
        check_file(&folder, "sample.docx", include_bytes!("../../../samples/release.docx"));
        std::fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn files_of_libreoffice_are_read_and_translated() {
    if is_wanted() {
        let folder = folder("theirs");
        std::fs::write(folder.join("page.html"), PAGE).unwrap();
        let by_page = convert(&folder, "page.html", WRITER, "docx");
        check_file(&folder, "by-page.docx", &std::fs::read(by_page).unwrap());
        let open_document = convert(&folder, "page.html", "odt:writer8", "odt");
        std::fs::copy(open_document, folder.join("text.odt")).unwrap();
        let by_text = convert(&folder, "text.odt", WRITER, "docx");
        check_file(&folder, "by-text.docx", &std::fs::read(by_text).unwrap());
        std::fs::write(folder.join("again.docx"), fixture()).unwrap();
        let again = convert(&folder, "again.docx", WRITER, "docx");
        check_file(&folder, "by-word.docx", &std::fs::read(again).unwrap());
        std::fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn a_target_of_our_own_is_shown() {
    if is_wanted() {
        let folder = folder("target");
        let exported = export(&fixture(), "en-GB", Untranslated::Source, |segment| {
            let source = segment.source.written();
            let target =
                source.starts_with("De sloten").then_some("<1>Waterside</1> says ditches are dirty<2/>.");
            target.map(|target| written(segment, target))
        });
        let shown = shown(&folder, "target.docx", &exported.bytes);
        assert!(shown.contains("LEEUWDORP. Waterside says ditches are dirty"), "{shown}");
        std::fs::remove_dir_all(folder).unwrap();
    }
}

/// Templates with frames, fields, columns and tables: in capitals they read as the originals in capitals.
#[test]
fn the_templates_of_libreoffice_are_read_and_translated() {
    if !is_wanted() {
        return;
    }
    let mut templates = Vec::new();
    find(Path::new("/usr/lib/libreoffice/share/template"), &mut templates);
    if templates.is_empty() {
        println!("skipped: LibreOffice has no templates here");
        return;
    }
    let folder = folder("templates");
    let made = convert_all(&folder, &templates, WRITER);
    let capitals = folder.join("capitals");
    std::fs::create_dir_all(&capitals).unwrap();
    let (mut originals, mut exports) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(made).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(export(&bytes, "en", Untranslated::Source, |_| None).bytes, bytes, "{}", path.display());
        let exported = export(&bytes, "en", Untranslated::Stop, |segment| Some(in_capitals(segment)));
        let place = capitals.join(format!("capitals-{}", path.file_name().unwrap().to_string_lossy()));
        std::fs::write(&place, exported.bytes).unwrap();
        originals.push(path);
        exports.push(place);
    }
    convert_all(&folder, &originals, "txt:Text (encoded):UTF8");
    let shown = convert_all(&folder, &exports, "txt:Text (encoded):UTF8");
    for (original, export) in originals.iter().zip(&exports) {
        let text = |path: &Path| {
            let name = path.with_extension("txt");
            letters(&std::fs::read_to_string(shown.join(name.file_name().unwrap())).unwrap()).to_uppercase()
        };
        assert_eq!(text(original), text(export), "{}", original.display());
    }
    println!("{} templates are shown in capitals", originals.len());
    std::fs::remove_dir_all(folder).unwrap();
}

fn in_capitals(segment: &Segment) -> TaggedText {
    TaggedText::new(segment.source.pieces().iter().map(|piece| match piece {
        Piece::Text(text) => Piece::Text(text.to_uppercase()),
        Piece::Tag(tag) => Piece::Tag(*tag),
    }))
}

/// The templates below a folder.
fn find(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            find(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ott") {
            found.push(path);
        }
    }
}
