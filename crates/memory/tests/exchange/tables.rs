//! CSV, TSV and XLSX, in and out.

use crate::fixture::{Fixture, language, time, unit};
use crate::trip::{brief, check, comes_back, import, skipped, units};
use persklaar_memory::{ExportError, ImportError, NewUnit, Wanted};
use rust_xlsxwriter::{Formula, Workbook};
use std::io::Write;

#[test]
fn tsv_and_csv() {
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let tsv = "\u{feff}huis\thouse\r\n\"een\"\t<b>\textra\n\nno tab\n\tempty\nlast\tline";
    let imported = import(&mut memory, tsv.as_bytes(), Some(("nl", "en"))).unwrap();
    let lines: Vec<u64> = imported.skipped.iter().map(|skipped| skipped.line).collect();
    assert_eq!((imported.units, lines), (3, vec![4, 5]));
    assert_eq!(units(&memory)[1].target.text(), "<b>");
    assert!(matches!(import(&mut memory, tsv.as_bytes(), None), Err(ImportError::LanguagesNeeded)));

    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let csv = "huis,house\r\n\"een, twee\",\"a \"\"b\"\"\nc\"\r\nalone\nd\"e,f\n,x\nlast,line";
    let imported = import(&mut memory, csv.as_bytes(), Some(("nl", "en"))).unwrap();
    let lines: Vec<u64> = imported.skipped.iter().map(|skipped| skipped.line).collect();
    assert_eq!((imported.units, lines), (3, vec![4, 5, 6]));
    assert_eq!(units(&memory)[1].target.text(), "a \"b\"\nc");
}

#[test]
fn a_quotation_mark_that_is_not_closed_breaks_a_csv() {
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let outcome = import(&mut memory, b"a,b\n\"c,d\ne,f\n", Some(("nl", "en")));
    assert!(matches!(outcome, Err(ImportError::Broken { line: 2, .. })), "{outcome:?}");
    assert_eq!(memory.count().unwrap(), 0);
}

#[test]
fn a_first_row_names_the_columns() {
    let huis = [["nl", "en", "huis", "house"]];
    check("nl,en\r\nhuis,house\r\n", None, &huis);
    check("Engels;note;Nederlands\nhouse;x;huis\n", Some(("nl", "en")), &huis);
    check("Source,Target\nhuis,house", Some(("nl", "en")), &huis);
    check("target,source,source-language,Target Language\nhouse,huis,nl,en", None, &huis);
    let three = "nl,en,de\nhuis,house,Haus\nboom,,Baum\n";
    let all = [["nl", "en", "huis", "house"], ["nl", "de", "huis", "Haus"], ["nl", "de", "boom", "Baum"]];
    check(three, None, &all);
    let imported = check(three, Some(("de", "en")), &[["de", "en", "Haus", "house"]]);
    assert_eq!(skipped(&imported), [(3, "there is no text in en")]);
    check("no,it\nhuis,house\n", Some(("nl", "en")), &[["nl", "en", "no", "it"], huis[0]]);
    let outcome = import(&mut Fixture::new().memory, b"source,target\na,b", None);
    assert!(matches!(outcome, Err(ImportError::LanguagesNeeded)), "{outcome:?}");
}

/// A memory with what is hard to write.
fn hard() -> Fixture {
    let mut fixture = Fixture::new();
    let texts = [
        "=HYPERLINK(\"http://example.org\")",
        "+1",
        "-1",
        "@x",
        "a, \"b\"; c\td",
        "two\nlines\r\nthree",
        " spaces ",
        "_x0041_ &lt;",
        "<1>tag</1> &amp; <2/>",
        "AT&amp;T",
        "\u{feff}x",
        "007",
        "TRUE",
        "1e5",
        "'quoted",
        "翻訳",
    ];
    for (at, text) in texts.into_iter().enumerate() {
        let new = NewUnit {
            previous: (at % 2 == 0).then(|| format!("before {text}")),
            next: Some(" ".into()),
            document: Some("bericht, 1.docx".into()),
            author: Some("Ada \"B\"".into()),
            at: time(at as i64),
            ..unit(text, &format!("{text}!"))
        };
        fixture.memory.put(&new, &at.to_string()).unwrap();
    }
    fixture
}

#[test]
fn what_is_hard_to_write_comes_back() {
    comes_back(&hard().memory);
}

#[test]
fn a_csv_has_a_first_row_and_plain_text() {
    let mut fixture = Fixture::new();
    fixture
        .memory
        .put(&NewUnit { author: Some("Ada".into()), ..unit("AT&amp;T, x", "<1>b</1>") }, "op")
        .unwrap();
    let mut csv = Vec::new();
    assert_eq!(
        fixture.memory.export_csv(&mut csv, Wanted { from: Some(&language("nl")), to: None }).unwrap(),
        1
    );
    let csv = String::from_utf8(csv).unwrap();
    let mut lines = csv.split("\r\n");
    let first = "source,target,source-language,target-language,document,author,changed,created,used,origin,previous,next,source-tags,target-tags,unit-id";
    assert_eq!(lines.next(), Some(first));
    let id = &units(&fixture.memory)[0].uuid;
    let second = format!(
        "\"AT&T, x\",<1>b</1>,nl,en,,Ada,2023-11-14T22:13:20Z,2023-11-14T22:13:20Z,0,typed,,,,1:link,{id}"
    );
    assert_eq!(lines.next(), Some(second.as_str()));
    let none = fixture.memory.export_csv(&mut Vec::new(), Wanted { from: None, to: Some(&language("fr")) });
    assert_eq!(none.unwrap(), 0);
}

/// What looks like a formula is text in the sheet, so that no spreadsheet runs it.
#[test]
fn an_xlsx_holds_no_formulas() {
    let mut file = Vec::new();
    hard().memory.export_xlsx(&mut file, Wanted::default()).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let sheet = std::io::read_to_string(zip.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(sheet.contains("HYPERLINK"));
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "));
}

#[test]
fn an_xlsx_says_what_it_cannot_hold() {
    let mut fixture = Fixture::new();
    fixture.with(&[("kort", "short"), (&"lang ".repeat(8000), "long")]);
    let outcome = fixture.memory.export_xlsx(&mut Vec::new(), Wanted::default());
    assert!(matches!(outcome, Err(ExportError::TooLongForXlsx { unit: 2 })), "{outcome:?}");
}

fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.strip_prefix('=') {
                Some(formula) => {
                    sheet.write_formula(row, column, Formula::new(formula).set_result("sum")).unwrap()
                }
                None => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    workbook.add_worksheet().write_string(0, 0, "second sheet").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn rows_of_a_sheet_are_units() {
    let sheet = |rows: &[&[&str]], languages: Option<(&str, &str)>, expected: &[[&str; 4]]| {
        let Fixture { folder: _folder, mut memory } = Fixture::new();
        let imported = import(&mut memory, &workbook(rows), languages).unwrap();
        assert_eq!(brief(&memory), expected);
        imported
    };
    let huis = ["nl", "en", "huis", "house"];
    sheet(&[&["Nederlands", "English"], &["huis", "house"]], None, &[huis]);
    let imported = sheet(
        &[&["huis", "house"], &[], &["boom"], &["a", ""], &["=A1", "<b>"]],
        Some(("nl", "en")),
        &[huis, ["nl", "en", "sum", "&lt;b>"]],
    );
    assert_eq!(skipped(&imported), [(3, "the translation is empty"), (4, "the translation is empty")]);
    let outcome = import(&mut Fixture::new().memory, &workbook(&[&["huis", "house"]]), None);
    assert!(matches!(outcome, Err(ImportError::LanguagesNeeded)), "{outcome:?}");
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn other_zips_and_broken_ones_are_refused() {
    let refused = |bytes: &[u8], reason: &str| {
        let mut fixture = Fixture::new();
        fixture.with(&[("een", "one")]);
        let error = import(&mut fixture.memory, bytes, Some(("nl", "en"))).unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
        assert_eq!(fixture.memory.count().unwrap(), 1);
    };
    refused(&packed(&[("word/document.xml", b"x")]), "it is a Word document");
    refused(&packed(&[("content.xml", b"x")]), "save it as XLSX");
    refused(&packed(&[("a.sdlxliff", b"x")]), "unpack it");
    refused(&packed(&[("xl/workbook.xml", b"x")]), "line 1");
    let whole = workbook(&[&["nl", "en"], &["huis", "house"]]);
    refused(&whole[..whole.len() / 2], "line 1");
    // Zeros pack a thousand to one.
    let bomb = packed(&[("xl/workbook.xml", b"<x/>"), ("xl/styles.xml", &vec![b' '; 33 * 1024 * 1024])]);
    assert!(bomb.len() < 1024 * 1024);
    refused(&bomb, "xl/styles.xml in it is larger than 32 MB");
}
