//! TMX in and out.

use crate::fixture::{self, Fixture, language, time, unit};
use crate::trip::{brief, comes_back, import, units};
use persklaar_memory::{Import, ImportError, Imported, NewUnit, Origin};
use persklaar_text::{Half, Piece, Tag, TagKind, TaggedText};
use proptest::prelude::*;
use std::ops::ControlFlow;

fn tmx(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"nl\"/><body>\n{body}\n</body></tmx>"
    )
}

fn check(file: &str, expected: &[[&str; 4]]) -> Imported {
    crate::trip::check(file, None, expected)
}

const HUIS: &str =
    "<tu><tuv xml:lang='nl'><seg>huis</seg></tuv><tuv xml:lang='en'><seg>house</seg></tuv></tu>";

#[test]
fn languages_of_a_unit() {
    check(&tmx(HUIS), &[["nl", "en", "huis", "house"]]);
    check(&tmx(&HUIS.replace("xml:lang='nl'", "LANG='NL'")), &[["nl", "en", "huis", "house"]]);
    check(&tmx(&HUIS.replace("<tu>", "<tu srclang='en'>")), &[["en", "nl", "house", "huis"]]);
    check(&tmx(HUIS).replace("srclang=\"nl\"", "srclang='*ALL*'"), &[["nl", "en", "huis", "house"]]);
    check(&tmx(HUIS).replace("srclang=\"nl\"", ""), &[["nl", "en", "huis", "house"]]);
    check(&tmx(HUIS).replace("srclang=\"nl\"", "srclang='nl-NL'"), &[["nl", "en", "huis", "house"]]);
    let three = HUIS.replace("</tu>", "<tuv xml:lang='fr_fr'><seg>maison</seg></tuv></tu>");
    check(&tmx(&three), &[["nl", "en", "huis", "house"], ["nl", "fr-FR", "huis", "maison"]]);
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    import(&mut memory, tmx(&three).as_bytes(), Some(("en-GB", "fr"))).unwrap();
    assert_eq!(brief(&memory), [["en", "fr-FR", "house", "maison"]]);
}

#[test]
fn what_cannot_be_used_is_left_out_with_line_and_reason() {
    let skipped = |body: &str| {
        let imported = check(&tmx(&format!("{body}\n{HUIS}")), &[["nl", "en", "huis", "house"]]);
        assert_eq!(imported.skipped.len(), 1, "{body}");
        (imported.skipped[0].line, imported.skipped[0].reason.to_string())
    };
    assert_eq!(skipped(&HUIS.replace("'en'", "'banana'")), (3, "'banana' is not a language".into()));
    assert_eq!(skipped(&HUIS.replace("house", "")), (3, "the translation is empty".into()));
    assert_eq!(skipped(&HUIS.replace("huis", " ")), (3, "the source is empty".into()));
    assert_eq!(
        skipped(&HUIS.replace("'nl'", "'de'")),
        (3, "there is no text in the source language nl".into())
    );
    assert_eq!(skipped("\n<tu/>").0, 4);
    assert_eq!(skipped("<tu><tuv xml:lang='nl'><seg>x</seg></tuv></tu>").1, "there is no translation");
    assert_eq!(skipped(&HUIS.replace("<seg>house</seg>", "")).1, "a text has no segment");
    assert_eq!(skipped(&HUIS.replace("house", "&lol;")).1, "the entity &lol; is not known");
    assert_eq!(skipped(&HUIS.replace(" xml:lang='en'", "")).1, "a text has no language");
}

#[test]
fn codes_become_tags() {
    let seg = |source: &str, target: &str, expected: [&str; 2]| {
        let body = HUIS.replace("huis", source).replace("house", target);
        check(&tmx(&body), &[["nl", "en", expected[0], expected[1]]]);
    };
    seg("<bpt i='1'>x</bpt>a<ept i='1'>y</ept>", "<bpt i='1'/>b<ept i='1'/>", ["<1>a</1>", "<1>b</1>"]);
    seg("<ph x='0'/>a<ph x='1'/>", "b<ph x='1'/><ph x='0'/>", ["<1/>a<2/>", "b<2/><1/>"]);
    seg("<ph x='7'/>a<ph x='4'/>", "b<ph x='4'/><ph x='7'/>", ["<7/>a<4/>", "b<4/><7/>"]);
    seg("<ph x='0'/>a<ph x='1'/>", "b<ph x='1'/><ph x='2'/>", ["<1/>a<2/>", "b<2/><3/>"]);
    seg("a<it pos='begin' x='3'>x</it>", "<it pos='end' x='4'/>b", ["a<3>", "</4>b"]);
    seg("a <hi type='b'>b <ph>c<sub>d</sub></ph></hi>", "<hi>e</hi>", ["a <1>b <2/></1>", "<1>e</1>"]);
    seg("a<ut>x</ut>", "b<ept i='7'/>", ["a<1/>", "b</2>"]);
    seg(
        "\n  a\n  b <ph/>\n",
        "<![CDATA[<c>]]>&#10;&amp;d &#x1;\u{1}&amp;lt;",
        ["a b <1/>", "&lt;c>\n&amp;d &amp;lt;"],
    );
    seg("AT&T & co", "x<unknown>y</unknown>", ["AT&amp;T &amp; co", "xy"]);
}

/// What OmegaT keeps for itself has its tags as text (level 1 has none, level 2 has codes like everybody's).
#[test]
fn tags_of_omegat_are_text() {
    let omegat = |source: &str, target: &str| {
        tmx(&HUIS.replace("huis", source).replace("house", target)).replace("1.4", "1.1").replace(
            "<header",
            "<header creationtool='OmegaT' creationtoolversion='3.6.0' o-tmf='OmegaT TMX'",
        )
    };
    let check = |source, target, expected: [&str; 2]| {
        check(&omegat(source, target), &[["nl", "en", expected[0], expected[1]]])
    };
    check(
        "een &lt;b0&gt;vet&lt;/b0&gt; woord&lt;br1/&gt;",
        "a &lt;b0&gt;bold&lt;/b0&gt; word&lt;br1/&gt;",
        ["een <1>vet</1> woord<2/>", "a <1>bold</1> word<2/>"],
    );
    check(
        "&lt;a1&gt;x&lt;/a1&gt; &lt;a0/&gt;",
        "&lt;a0/&gt; &lt;a1&gt;y&lt;/a1&gt;",
        ["<1>x</1> <2/>", "<2/> <1>y</1>"],
    );
    check("&lt;b&gt; 1 &lt; 2", "&lt;p&gt;", ["&lt;b> 1 &lt; 2", "&lt;p>"]);
    check(
        "een <bpt i='0' x='0'>&lt;b0&gt;</bpt>vet<ept i='0'>&lt;/b0&gt;</ept>",
        "<bpt i='0' x='0'/>x<ept i='0'/>",
        ["een <1>vet</1>", "<1>x</1>"],
    );
    let other = tmx(&HUIS.replace("huis", "&lt;b0&gt;x"));
    crate::trip::check(&other, None, &[["nl", "en", "&lt;b0>x", "house"]]);
}

#[test]
fn kinds_context_author_and_date_are_read() {
    let body = "<tu tuid='6f1e8a0e-9c0b-4e58-8f0e-0d8f3a1b2c3d' changeid='Ada' changedate='20200102T030405Z'>\
        <prop type='x-document'>doc</prop><prop type='prev'>before</prop><prop type='next'>after</prop>\
        <tuv xml:lang='nl'><seg><bpt i='1' type='bold'/>a<ept i='1'/><ph type='x-odd'/></seg></tuv>\
        <tuv xml:lang='en'><seg>b</seg></tuv></tu>";
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    import(&mut memory, tmx(&format!("{body}{HUIS}")).as_bytes(), None).unwrap();
    let found = units(&memory);
    assert_eq!(found[0].source.kinds(), "1:bold 2:other");
    assert_eq!(found[0].uuid, "6f1e8a0e-9c0b-4e58-8f0e-0d8f3a1b2c3d");
    let strings = [&found[0].document, &found[0].previous, &found[0].next, &found[0].author];
    assert_eq!(strings.map(Option::as_deref), [Some("doc"), Some("before"), Some("after"), Some("Ada")]);
    assert_eq!(found[0].changed.to_string(), "2020-01-02T03:04:05Z");
    assert_eq!((found[1].author.as_deref(), found[1].changed), (Some("importer"), time(0)));
}

/// The last change makes a unit what it is; its making and its use are kept beside.
#[test]
fn the_past_of_a_unit_is_read() {
    let check = |tu: &str, tuv: &str, properties: &str, expected: (&str, [i64; 2], u32, Origin)| {
        let body = HUIS
            .replace("<tu>", &format!("<tu {tu}>{properties}"))
            .replace("<tuv xml:lang='en'>", &format!("<tuv xml:lang='en' {tuv}>"));
        let Fixture { folder: _folder, mut memory } = Fixture::new();
        import(&mut memory, tmx(&body).as_bytes(), None).unwrap();
        let found = units(&memory).remove(0);
        let seconds = [found.created, found.changed].map(jiff::Timestamp::as_second);
        assert_eq!((found.author.as_deref().unwrap(), seconds, found.used, found.origin), expected, "{body}");
    };
    let (one, two) = ("20231114T221321Z", "20231114T221322Z");
    let at = |one: i64, other: i64| [time(one).as_second(), time(other).as_second()];
    let imported = Origin::Imported;
    check("", "", "", ("importer", at(0, 0), 0, imported));
    let all =
        format!("creationdate='{one}' creationid='Ada' changedate='{two}' changeid='Bo' usagecount='7'");
    check(&all, "", "", ("Bo", at(1, 2), 7, imported));
    check("", &all, "", ("Bo", at(1, 2), 7, imported));
    check(&format!("creationdate='{one}' creationid='Ada'"), "", "", ("Ada", at(1, 1), 0, imported));
    check(&format!("changedate='{two}'"), "", "", ("importer", at(2, 2), 0, imported));
    check(
        &format!("creationdate='{one}'"),
        &format!("changedate='{two}'"),
        "",
        ("importer", at(1, 2), 0, imported),
    );
    check("usagecount='many'", "usagecount='-1'", "", ("importer", at(0, 0), 0, imported));
    check("usagecount='4294967295'", "", "", ("importer", at(0, 0), 2_147_483_647, imported));
    check("creationdate='999991231T000000Z'", "", "", ("importer", at(0, 0), 0, imported));
    let prop = |name: &str, value: &str| format!("<prop type='{name}'>{value}</prop>");
    check("", "", &prop("x-origin", "typed"), ("importer", at(0, 0), 0, Origin::Typed));
    check("", "", &prop("x-origin", "dreamt"), ("importer", at(0, 0), 0, imported));
    check("", "", &prop("x-Origin", "TM"), ("importer", at(0, 0), 0, imported));
    check("", "", &prop("x-Origin", "Alignment"), ("importer", at(0, 0), 0, Origin::Aligned));
    check("", "", &prop("aligned", "yes"), ("importer", at(0, 0), 0, Origin::Aligned));
    check("", "", &prop("aligned", "no"), ("importer", at(0, 0), 0, imported));
}

#[test]
fn an_export_says_where_a_unit_stood_to_memoq_too() {
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let new = NewUnit {
        previous: Some(" a < b & c".into()),
        next: Some(String::new()),
        document: Some(String::new()),
        author: Some(" ".into()),
        ..unit("huis", "house")
    };
    memory.put(&new, "op").unwrap();
    let written = crate::trip::as_tmx(&memory);
    let context =
        "<prop type=\"x-context-pre\">&lt;seg&gt;&amp;#32;a &amp;lt; b &amp;amp; c&lt;/seg&gt;</prop>";
    assert!(written.contains(context), "{written}");
    assert!(
        !written.contains("x-next") && !written.contains("x-context-post") && !written.contains("x-document")
    );
    assert!(!written.contains("changeid"));
    let Fixture { folder: _other, memory: mut other } = Fixture::new();
    let without = written.replace("x-previous", "x-other");
    import(&mut other, without.as_bytes(), None).unwrap();
    assert_eq!(units(&other)[0].previous, new.previous);
}

#[test]
fn what_is_there_already_is_merged_and_what_differs_is_kept_beside_it() {
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let other = HUIS.replace("house", "home");
    let imported = import(&mut memory, tmx(&format!("{HUIS}{HUIS}{other}")).as_bytes(), None).unwrap();
    assert_eq!((imported.units, imported.merged), (2, 1));
    let again = import(&mut memory, tmx(&format!("{HUIS}{other}")).as_bytes(), None).unwrap();
    assert_eq!((again.units, again.merged), (0, 2));
    assert_eq!(memory.count().unwrap(), 2);
    memory.put(&NewUnit { target: fixture::text("house"), ..unit("huis", "") }, "op").unwrap();
    assert_eq!(memory.count().unwrap(), 2);
}

#[test]
fn broken_files_leave_the_memory_as_it_was() {
    let mut fixture = Fixture::new();
    fixture.with(&[("een", "one")]);
    let whole = tmx(HUIS);
    for (file, line) in [
        (whole.replace("</tu>", "</tuv>"), 3),
        (whole.replace("</body></tmx>", ""), 4),
        (whole[..whole.len() - 20].to_owned(), 3),
        (whole.replace("<seg>house", "<seg>hou<se"), 3),
    ] {
        match import(&mut fixture.memory, file.as_bytes(), None) {
            Err(ImportError::Broken { line: found, .. }) => assert_eq!(found, line, "{file}"),
            other => panic!("{file}: {other:?}"),
        }
        assert_eq!(brief(&fixture.memory), [["nl", "en", "een", "one"]]);
    }
    for file in ["", " \n", "<x/>", "<?xml version='1.0'?>", "just words", "\0\u{1}"] {
        let outcome = import(&mut fixture.memory, file.as_bytes(), Some(("nl", "en")));
        assert!(matches!(outcome, Err(ImportError::Unknown(_))), "{file}: {outcome:?}");
    }
}

#[test]
fn entities_of_the_file_are_never_expanded() {
    let lol = "<!DOCTYPE tmx [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    let file =
        tmx(&format!("{}{HUIS}", HUIS.replace("house", "&b;&x;"))).replace("<tmx", &format!("{lol}<tmx"));
    assert_eq!(check(&file, &[["nl", "en", "huis", "house"]]).skipped.len(), 1);
}

#[test]
fn encodings_of_tmx() {
    let file = tmx(&HUIS.replace("house", "hôuse €"));
    let wide: Vec<u8> = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &wide].concat();
    let declared = file.replace("?>", " encoding='windows-1252'?>");
    let narrow: Vec<u8> = declared
        .chars()
        .map(|char| if char == '€' { 0x80 } else { u8::try_from(u32::from(char)).unwrap() })
        .collect();
    for bytes in [&wide, &marked, &narrow] {
        let Fixture { folder: _folder, mut memory } = Fixture::new();
        import(&mut memory, bytes, None).unwrap();
        assert_eq!(brief(&memory)[0][3], "hôuse €");
    }
    let broken = [tmx(HUIS).replace("house", "h#use").into_bytes(), Vec::new()].concat();
    let broken: Vec<u8> = broken.iter().map(|byte| if *byte == b'#' { 0xff } else { *byte }).collect();
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    assert_eq!(import(&mut memory, &broken, None).unwrap().skipped.len(), 1);
}

#[test]
fn cancelling_leaves_nothing() {
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let lines: String = (0..2000).map(|at| format!("zin {at}\tsentence {at}\n")).collect();
    let options = Import { languages: Some((language("nl"), language("en"))), at: time(0), author: None };
    let mut calls = 0;
    let outcome = memory.import(lines.as_bytes(), &options, &mut |_| {
        calls += 1;
        if calls > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(outcome, Err(ImportError::Cancelled)));
    assert_eq!(memory.count().unwrap(), 0);
    assert!(import(&mut memory, lines.as_bytes(), Some(("nl", "en"))).unwrap().units == 2000);
}

fn any_run() -> impl Strategy<Value = String> {
    let char = prop_oneof![
        4 => prop::sample::select(vec!['a', 'b', ' ', '\n', '\t', '<', '>', '&', '"', '\'', 'é', '翻', '\u{a0}', '\u{ad}', ']', '\r']),
        1 => any::<char>().prop_filter("XML", |char| !char.is_control() && !matches!(char, '\u{fffe}' | '\u{ffff}')),
    ];
    prop::collection::vec(char, 1..8).prop_map(String::from_iter)
}

/// As a memory keeps it: one kind a number.
fn any_tagged() -> impl Strategy<Value = TaggedText> {
    let half = prop::sample::select(vec![Half::Open, Half::Close, Half::Single]);
    let tag = (1u32..5, half, prop::sample::select(TagKind::ALL.to_vec()));
    let piece = prop_oneof![
        2 => any_run().prop_map(Piece::Text),
        1 => tag.prop_map(|(number, half, kind)| Piece::Tag(Tag { number, half, kind })),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|mut pieces| {
        pieces.push(Piece::Text("x".into()));
        let text = TaggedText::new(pieces);
        TaggedText::parse_with_kinds(&text.written(), &text.kinds()).unwrap()
    })
}

fn any_unit() -> impl Strategy<Value = NewUnit> {
    let beside = || prop::option::of(any_run().prop_map(|text| format!("{text}.")));
    let origin = prop::sample::select(vec![Origin::Typed, Origin::Imported, Origin::Aligned]);
    let languages = prop::sample::select(vec![("nl", "en"), ("nl", "en-GB"), ("de", "nl")]);
    let beside = (beside(), beside(), beside(), beside());
    (any_tagged(), any_tagged(), beside, origin, languages, 0i64..100).prop_map(
        |(source, target, (previous, next, document, author), origin, (from, to), second)| NewUnit {
            from: language(from),
            to: language(to),
            source,
            target,
            previous,
            next,
            document,
            author,
            at: time(second),
            origin,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn what_is_written_is_read_again(
        units in prop::collection::vec(any_unit(), 1..6),
        again in prop::collection::vec((any::<prop::sample::Index>(), any_tagged(), 0i64..100), 0..6),
    ) {
        let Fixture { folder: _folder, mut memory } = Fixture::new();
        for (at, new) in units.iter().enumerate() {
            memory.put(new, &at.to_string()).unwrap();
        }
        // Some are used again, and some changed, later.
        for (at, (index, target, second)) in again.into_iter().enumerate() {
            let new = index.get(&units).clone();
            let new = if second % 2 == 0 { NewUnit { target, ..new } } else { new };
            memory.put(&NewUnit { at: time(200 + second), ..new }, &format!("again {at}")).unwrap();
        }
        comes_back(&memory);
    }

    #[test]
    fn no_bytes_are_a_panic(body in "(<|>|/|tu|tuv|seg|&|;|bpt|ept|i='1'|xml:lang='nl'|\"| |\n|,|\t|a|\u{0}){0,40}", wrap: bool) {
        let Fixture { folder: _folder, mut memory } = Fixture::new();
        let file = if wrap { tmx(&body) } else { body };
        let outcome = import(&mut memory, file.as_bytes(), Some(("nl", "en")));
        prop_assert!(outcome.is_ok() || memory.count().unwrap() == 0);
    }
}
