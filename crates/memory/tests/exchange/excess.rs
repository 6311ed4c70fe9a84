//! Files that are larger, deeper or odder than any program writes: they end in a time and a memory that their size
//! bounds, and what is said of them is short.

use crate::fixture::Fixture;
use crate::trip::{as_tmx, brief, check, import, units};
use persklaar_memory::{ImportError, Imported, Reason};
use std::io::Write;

const MB: usize = 1024 * 1024;

fn tmx(body: &str) -> String {
    format!("<tmx version='1.4'><header srclang='nl'/><body>{body}</body></tmx>")
}

fn tu(source: &str, target: &str) -> String {
    format!(
        "<tu><tuv xml:lang='nl'><seg>{source}</seg></tuv><tuv xml:lang='en'><seg>{target}</seg></tuv></tu>"
    )
}

fn taken(file: &str) -> Imported {
    import(&mut Fixture::new().memory, file.as_bytes(), Some(("nl", "en"))).unwrap()
}

/// Left out, and the reason is one that a person can read.
fn left_out(imported: &Imported, reason: &str) {
    assert_eq!(imported.skipped.len(), 1, "{reason}");
    let found = imported.skipped[0].reason.to_string();
    assert!(found.contains(reason) && found.len() < 200, "{}", &found[..found.len().min(400)]);
}

#[test]
fn a_long_source_is_not_repeated_for_each_of_many_languages() {
    let long = "lang ".repeat(MB / 2);
    let targets = |count: usize| "<tuv xml:lang='en'><seg>x</seg></tuv>".repeat(count);
    let unit = |count| format!("<tu><tuv xml:lang='nl'><seg>{long}</seg></tuv>{}</tu>", targets(count));
    let all = |count| import(&mut Fixture::new().memory, tmx(&unit(count)).as_bytes(), None).unwrap();
    left_out(&all(900), "too long to be kept once for each");
    left_out(&all(50_000), "more than 1,000 texts");
    assert_eq!(all(2).units + all(2).merged, 2);
}

#[test]
fn what_a_file_says_once_is_not_repeated_in_each_of_its_units() {
    let long = "n".repeat(4 * MB);
    let units = "<trans-unit><source>a</source><target>b</target></trans-unit>".repeat(3_000);
    // The first, the last and those between have other neighbours.
    let xliff = format!(
        "<xliff version='1.2'><file source-language='nl' target-language='en' original='{long}'><header><tag-defs>\
         <tag id='{long}'/></tag-defs></header><body>{units}</body></file></xliff>"
    );
    assert_eq!(taken(&xliff).merged, 2_997);
    let xliff = xliff.replace("'nl'", &format!("'{long}'"));
    assert_eq!(taken(&xliff).merged, 2_997);
    let messages = "msgid \"a\"\nmsgstr \"b\"\n\n".repeat(3_000);
    let po = format!("msgid \"\"\nmsgstr \"Last-Translator: {long}\\n\"\n\n{messages}");
    assert_eq!(taken(&po).merged, 2_999);
    let header = tmx(&tu("a", "b").repeat(3_000)).replace("'nl'/>", &format!("'{long}'/>"));
    let outcome = import(&mut Fixture::new().memory, header.as_bytes(), None).unwrap();
    assert_eq!(outcome.skipped.len(), 3_000);
    assert!(outcome.skipped.iter().all(|skipped| skipped.reason.to_string().len() < 200));
}

#[test]
fn what_is_told_is_short() {
    let long = "x".repeat(10_000);
    let unit = tu("a", "b");
    left_out(&taken(&tmx(&unit.replace("'en'", &format!("'{long}'")))), "there is no text in en");
    let all = |file: &str| import(&mut Fixture::new().memory, file.as_bytes(), None).unwrap();
    left_out(&all(&tmx(&unit.replace("'en'", &format!("'{long}'")))), "is not a language");
    left_out(&all(&tmx(&unit.replace("<tu>", &format!("<tu srclang='{long}'>")))), "source language");
    left_out(&all(&tmx(&tu("a", &format!("&{long};")))), "the entity &xxx");
}

#[test]
fn what_stands_beside_a_text_is_bounded_too() {
    let long = "n".repeat(5 * MB);
    let with = |name: &str| format!("<prop type='{name}'>{long}</prop>");
    let body = tu("a", "b")
        .replace("<tu>", &format!("<tu changeid='{long}'>{}{}", with("x-previous"), with("x-document")));
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    import(&mut memory, tmx(&body).as_bytes(), None).unwrap();
    let found = &units(&memory)[0];
    assert_eq!((&found.previous, &found.document), (&None, &None));
    assert_eq!(found.author.as_deref(), Some("importer"));
    let many =
        tu("a", "b").replace("<tu>", &format!("<tu>{}", "<prop type='x-any'>x</prop>".repeat(100_000)));
    assert_eq!(taken(&tmx(&many)).units, 1);
}

/// A unit of nearly as many tags as are taken goes in, out and in again.
#[test]
fn a_text_of_tags_comes_back() {
    let tags: String = (1..=49_000).map(|x| format!("<bpt i='{x}' x='{x}'/>")).collect();
    let ends: String = (1..=49_000).rev().map(|x| format!("<ept i='{x}'/>")).collect();
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let imported = import(&mut memory, tmx(&tu(&format!("{tags}a{ends}"), "b")).as_bytes(), None).unwrap();
    assert_eq!(imported.units, 1);
    crate::trip::comes_back_as_tmx(&memory);
    let million = format!("a{}", "<ph/>".repeat(1_000_000));
    left_out(&taken(&tmx(&tu(&million, "b"))), "more than 100,000 codes");
}

#[test]
fn elements_inside_each_other_have_an_end() {
    let nested = |depth: usize, name: &str| {
        format!("{}a{}", format!("<{name}>").repeat(depth), format!("</{name}>").repeat(depth))
    };
    assert_eq!(taken(&tmx(&tu(&nested(100_000, "own"), "b"))).units, 1);
    assert_eq!(taken(&tmx(&format!("{}{}", nested(100_000, "own"), tu("a", "b")))).units, 1);
    for file in [tmx(&tu(&nested(300_000, "own"), "b")), tmx(&nested(300_000, "own"))] {
        let outcome = import(&mut Fixture::new().memory, file.as_bytes(), None);
        assert!(matches!(outcome, Err(ImportError::Broken { line: 1, .. })), "{outcome:?}");
    }
    let many: String = (0..300_000).map(|at| format!(" a{at}='x'")).collect();
    let twice =
        tu("a", "b").replace("<tu>", &format!("<tu{many}{many}>")).replace("<seg>", &format!("<seg{many}>"));
    assert_eq!(taken(&tmx(&twice)).units, 1);
    let spaces: String = (0..100_000).map(|at| format!(" xmlns:n{at}='urn:{at}'")).collect();
    assert_eq!(taken(&tmx(&tu("a", "b")).replacen(" version", &format!("{spaces} version"), 1)).units, 1);
}

#[test]
fn tables_of_too_much() {
    let commas = format!("a,b{}\nc,d\n", ",".repeat(3 * MB));
    assert_eq!(taken(&commas).units, 2);
    let open = format!("a,b\n\"c,{}", "d\n".repeat(MB));
    let outcome = import(&mut Fixture::new().memory, open.as_bytes(), Some(("nl", "en")));
    assert!(matches!(outcome, Err(ImportError::Broken { line: 2, .. })), "{outcome:?}");
    let long = format!("a\tb\nc\t{}", "d".repeat(33 * MB));
    let outcome = import(&mut Fixture::new().memory, long.as_bytes(), Some(("nl", "en")));
    assert!(matches!(outcome, Err(ImportError::Broken { line: 2, .. })), "{outcome:?}");
}

/// A shared text is packed once, and a cell that refers to it takes some bytes.
#[test]
fn a_sheet_does_not_make_much_of_little() {
    let texts = format!("<sst><si><t>{}</t></si><si><t>b</t></si></sst>", "a".repeat(8 * MB));
    let row = |at: usize, source: u8| {
        format!("<row r='{at}'><c r='A{at}' t='s'><v>{source}</v></c><c r='B{at}' t='s'><v>1</v></c></row>")
    };
    let rows: String = (1..=2_000).map(|at| row(at, u8::from(at == 1_500))).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let book = "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>\
        <sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships><Relationship Id='r1' Type='{office}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
    );
    let root = format!(
        "<Relationships><Relationship Id='r1' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    );
    let parts = [
        ("_rels/.rels", root.as_str()),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/sharedStrings.xml", &texts),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let file = zip.finish().unwrap().into_inner();
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let imported = import(&mut memory, &file, Some(("nl", "en"))).unwrap();
    assert_eq!(brief(&memory), [["nl", "en", "b", "b"]]);
    assert_eq!(imported.skipped.len(), 1_999);
    assert_eq!(imported.skipped[0].reason, Reason::CellTooLong);
}

#[test]
fn packed_files_and_odd_encodings() {
    let refused = |bytes: &[u8], reason: &str| {
        let error = import(&mut Fixture::new().memory, bytes, Some(("nl", "en"))).unwrap_err();
        assert!(matches!(&error, ImportError::Unknown(told) if told.contains(reason)), "{error:?}");
    };
    refused(&[0x1f, 0x8b, 8, 8, 1, 2, 3, 4, 0, 3], "unpack it");
    refused(b"BZh91AY&SY", "unpack it");
    refused(b"7z\xbc\xaf\x27\x1c", "unpack it");
    refused(b"PK\x05\x06\0\0\0\0", "unpack it");
    let house = ["nl", "en", "huis", "house"];
    let file = tmx(&tu("huis", "house"));
    check(&format!("\u{feff}\u{feff}{file}"), None, &[house]);
    check(&format!("<?xml version='1.0' encoding='UTF-16'?>{file}"), None, &[house]);
    check(&format!("<?xml version='1.0' encoding='no-such'?>{file}"), None, &[house]);
    check(&format!("\u{feff}<?xml version='1.0' encoding='windows-1252'?>{file}"), None, &[house]);
    // A NUL is no character of XML, and none of a text.
    check(&format!("<!--{}-->{}", " ".repeat(70_000), file.replace("huis", "hu\0is")), None, &[house]);
    // Half of a pair of UTF-16 is none either.
    let lone: Vec<u8> = file
        .encode_utf16()
        .map(|unit| if unit == u16::from(b'u') { 0xd801 } else { unit })
        .flat_map(u16::to_le_bytes)
        .collect();
    let imported = import(&mut Fixture::new().memory, &lone, None);
    assert!(imported.is_err() || imported.is_ok_and(|imported| imported.units == 0));
    let lone = tmx(&(tu("boom", "tree") + &tu("h@is", "house")));
    let lone: Vec<u8> = lone
        .encode_utf16()
        .map(|unit| if unit == u16::from(b'@') { 0xd801 } else { unit })
        .flat_map(u16::to_le_bytes)
        .collect();
    let imported = import(&mut Fixture::new().memory, &lone, None).unwrap();
    assert_eq!((imported.units, imported.skipped.len()), (1, 1));
}

#[test]
fn an_id_that_comes_twice_is_given_once() {
    let id = "6f1e8a0e-9c0b-4e58-8f0e-0d8f3a1b2c3d";
    let with = |unit: String| unit.replace("<tu>", &format!("<tu tuid='{id}'>"));
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let file = tmx(&(with(tu("a", "b")) + &with(tu("c", "d")) + &with(tu("a", "b"))));
    let imported = import(&mut memory, file.as_bytes(), None).unwrap();
    assert_eq!((imported.units, imported.merged), (2, 1));
    let ids: Vec<String> = units(&memory).into_iter().map(|unit| unit.uuid).collect();
    assert!(ids[0] == id && ids[1] != id);
    assert_eq!(as_tmx(&memory).matches(id).count(), 1);
}

#[test]
fn entities_of_a_file_make_nothing_grow() {
    let lines: String = (1..30).map(|at| format!("<!ENTITY e{at} '&e{};&e{};'>", at - 1, at - 1)).collect();
    let doctype =
        format!("<!DOCTYPE tmx [<!ENTITY e0 'ha'>{lines}<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]>");
    let file = |source: &str| format!("{doctype}{}", tmx(&(tu(source, "b") + &tu("c", "d"))));
    left_out(&taken(&file("&e29;")), "the entity &e29; is not known");
    left_out(&taken(&file("&p;")), "the entity &p; is not known");
    let named = file("a").replace("<tu>", "<tu changeid='&e29;' tuid='&e29;'>");
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    assert_eq!(import(&mut memory, named.as_bytes(), None).unwrap().units, 2);
    assert!(units(&memory).iter().all(|unit| unit.author.as_deref().is_none_or(|author| author.len() < 20)));
}
