//! What other programs make of our TMX: libxml's validator by the DTD, and OmegaT's own reader.

use crate::fixture::{Fixture, language, unit};
use crate::trip::{brief, import, units};
use persklaar_memory::{Memory, NewUnit, Unit};
use persklaar_text::{Half, Piece, TagKind, TaggedText};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A memory with everything that TMX has a place for.
fn everything() -> Fixture {
    let mut fixture = Fixture::new();
    let link = |written: &str| TaggedText::parse(written, |_| TagKind::Link).unwrap();
    let bold = |written: &str| TaggedText::parse(written, |_| TagKind::Bold).unwrap();
    let texts = [
        (link("een huis"), link("a house")),
        (bold("<1>vet</1> en <2/>los"), bold("<1>bold</1> and <2/>loose")),
        (link("<1><2>beide</2></1>"), link("<2><1>both</1></2>")),
        (link("half <3>links"), link("left </3>half")),
        (link("AT&amp;T &lt;b> \"x\" 'y'"), link("R&amp;D &lt;/b> ]]>")),
        (link("twee\nregels\ten een tab"), link("two\nlines\tand a tab")),
        (link("翻訳 \u{202b}עברית\u{202c} 😀"), link("translation")),
        (link("nul \u{1}\u{b} teken"), link("no \u{c} character")),
    ];
    for (at, (source, target)) in texts.into_iter().enumerate() {
        let new = NewUnit {
            source,
            target,
            previous: (at % 2 == 0).then(|| "ervoor & \"erna\"".into()),
            next: (at % 3 == 0).then(|| "<volgende>".into()),
            document: Some("bericht.docx".into()),
            author: Some("A \"B\" & C\u{1}".into()),
            ..unit("", "")
        };
        fixture.memory.put(&new, &at.to_string()).unwrap();
    }
    fixture
}

/// Writes the memory beside its file.
fn written(fixture: &Fixture, memory: &Memory, name: &str) -> PathBuf {
    let path = fixture.folder.path().join(name);
    let mut file = std::fs::File::create(&path).unwrap();
    memory.export_tmx(&mut file, None, None).unwrap();
    path
}

fn is_valid(path: &Path) {
    let dtd = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/fixture/tmx14.dtd");
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--dtdvalid"])
        .arg(&dtd)
        .arg(path)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The long run has to have everything; the others say what they did without.
fn is_needed(name: &str, found: bool) -> bool {
    assert!(found || std::env::var_os("PERSKLAAR_LONG").is_none(), "{name} is not there");
    if !found {
        println!("skipped: {name} is not there");
    }
    found
}

fn there_is(program: &str) -> bool {
    is_needed(program, Command::new(program).arg("--version").output().is_ok())
}

#[test]
fn an_export_is_valid_by_the_dtd() {
    if !there_is("xmllint") {
        return;
    }
    let fixture = everything();
    is_valid(&written(&fixture, &fixture.memory, "all.tmx"));
    let empty = Fixture::new();
    is_valid(&written(&empty, &empty.memory, "empty.tmx"));
    let pair = fixture.folder.path().join("none.tmx");
    let mut file = std::fs::File::create(&pair).unwrap();
    assert_eq!(fixture.memory.export_tmx(&mut file, Some(&language("fr")), None).unwrap(), 0);
    is_valid(&pair);
}

/// The DTD can tell what is wrong: the test above is not for nothing.
#[test]
fn the_dtd_refuses_what_is_no_tmx() {
    if !there_is("xmllint") {
        return;
    }
    let fixture = everything();
    let path = written(&fixture, &fixture.memory, "all.tmx");
    let whole = std::fs::read_to_string(&path).unwrap();
    let dtd = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/fixture/tmx14.dtd");
    for (from, to) in [
        ("<ept i=\"1\">", "<ept>"),
        ("<prop type=\"x-document\">", "<prop>"),
        ("segtype=\"sentence\"", "segtype=\"word\""),
        ("version=\"1.4\"", "version=\"1.5\""),
    ] {
        assert!(whole.contains(from), "{from}");
        std::fs::write(&path, whole.replacen(from, to, 1)).unwrap();
        let output = Command::new("xmllint")
            .args(["--noout", "--nonet", "--dtdvalid"])
            .arg(&dtd)
            .arg(&path)
            .output()
            .unwrap();
        assert!(!output.status.success(), "{to}");
    }
}

const OMEGAT: &str = "/usr/share/omegat/OmegaT.jar";

/// OmegaT's classes and our reader of its answers, or why not.
fn omegat(folder: &Path) -> Option<String> {
    if !is_needed(OMEGAT, Path::new(OMEGAT).exists()) {
        return None;
    }
    if !there_is("javac") || !there_is("java") {
        return None;
    }
    let libraries = "/usr/share/omegat/lib/*:/usr/share/java/*";
    let path = format!("{OMEGAT}:{libraries}:{}", folder.display());
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/fixture");
    let output = Command::new("javac")
        .args(["-nowarn", "-cp", &path, "-d"])
        .arg(folder)
        .args(["ReadTmx.java", "WriteTmx.java"].map(|name| fixture.join(name)))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(path)
}

fn java(classes: &str, folder: &Path) -> Command {
    let mut java = Command::new("java");
    java.args(["-Xmx256m", "-Djava.awt.headless=true"]).arg(format!("-Duser.home={}", folder.display()));
    java.args(["-cp", classes]);
    java
}

fn read_by_omegat(classes: &str, folder: &Path, file: &Path, tags: &str) -> Vec<String> {
    let output = java(classes, folder).arg("ReadTmx").arg(file).args(["nl", "en", tags]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn omegat_reads_the_same_units_and_tags() {
    let fixture = everything();
    let Some(classes) = omegat(fixture.folder.path()) else { return };
    let file = written(&fixture, &fixture.memory, "all.tmx");
    let pair = |unit: &Unit, write: &dyn Fn(&TaggedText) -> String| {
        format!("{}\t{}", write(&unit.source), write(&unit.target))
    };
    let units = units(&fixture.memory);
    let plain = read_by_omegat(&classes, fixture.folder.path(), &file, "plain");
    let expected: Vec<String> = units.iter().map(|unit| pair(unit, &|text| escaped(&text.text()))).collect();
    assert_eq!(plain, expected);
    let tagged = read_by_omegat(&classes, fixture.folder.path(), &file, "tags");
    let expected: Vec<String> = units
        .iter()
        .map(|unit| {
            let numbers: Vec<u32> =
                unit.source.tags().chain(unit.target.tags()).map(|tag| tag.number).collect();
            pair(unit, &|text| as_omegat_writes(text, &numbers))
        })
        .collect();
    assert_eq!(tagged, expected);
}

#[test]
fn what_omegat_writes_is_read_with_its_tags() {
    let fixture = Fixture::new();
    let folder = fixture.folder.path();
    let Some(classes) = omegat(folder) else { return };
    let check = |form: &str, expected: [[&str; 2]; 3]| {
        let file = folder.join(format!("{form}.tmx"));
        let mut java = java(&classes, folder);
        let output = java.arg("org.omegat.core.data.WriteTmx").arg(&file).arg(form).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let Fixture { folder: _folder, mut memory } = Fixture::new();
        let bytes = std::fs::read(&file).unwrap();
        let imported = import(&mut memory, &bytes, None).unwrap();
        assert_eq!(imported.skipped, [], "{}", String::from_utf8_lossy(&bytes));
        let expected = expected.map(|[source, target]| ["nl", "en-GB", source, target]);
        assert_eq!(brief(&memory), expected, "{}", String::from_utf8_lossy(&bytes));
        assert_eq!(units(&memory)[0].author.as_deref(), Some("ada"));
        assert_eq!(units(&memory)[0].changed.to_string(), "2020-01-02T03:04:05Z");
    };
    let plain = ["AT&amp;T \"x\" &lt; 3", "R&amp;D > 2"];
    let tagged =
        [["een <1>vet</1> woord<2/>", "a <1>bold</1> word<2/>"], plain, ["half <1>open", "half </1>closed"]];
    check("project", tagged);
    check("level1", [["een vet woord", "a bold word"], plain, ["half open", "half closed"]]);
    check("level2", tagged);
}

fn escaped(text: &str) -> String {
    let clean: String =
        text.chars().filter(|char| !char.is_control() || matches!(char, '\t' | '\n')).collect();
    clean.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n")
}

/// A tag of OmegaT has the first letter of its kind, and a number from 0 in the order of the unit's tags.
fn as_omegat_writes(text: &TaggedText, numbers: &[u32]) -> String {
    let mut seen: Vec<u32> = Vec::new();
    for number in numbers {
        if !seen.contains(number) {
            seen.push(*number);
        }
    }
    let mut out = String::new();
    for piece in text.pieces() {
        match piece {
            Piece::Text(text) => out.push_str(&escaped(text)),
            Piece::Tag(tag) => {
                let number = seen.iter().position(|seen| *seen == tag.number).unwrap();
                let name = format!("{}{number}", &tag.kind.name()[..1]);
                out.push_str(&match tag.half {
                    Half::Open => format!("<{name}>"),
                    Half::Close => format!("</{name}>"),
                    Half::Single => format!("<{name}/>"),
                });
            }
        }
    }
    out
}
