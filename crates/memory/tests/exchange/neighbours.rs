//! The sources before and after a unit, as files of other programs give them: what makes a match 101 or 102.

use crate::fixture::{Fixture, language, text};
use crate::trip::{import, units};
use persklaar_memory::{Memory, Query};

/// Source, the one before and the one after of every unit.
fn found(file: &str, languages: Option<(&str, &str)>) -> Vec<[String; 3]> {
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let imported = import(&mut memory, file.as_bytes(), languages).unwrap();
    assert!(imported.skipped.is_sorted_by_key(|skipped| skipped.line));
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".into());
    let brief =
        |unit: persklaar_memory::Unit| [unit.source.text(), or_dash(unit.previous), or_dash(unit.next)];
    units(&memory).into_iter().map(brief).collect()
}

fn check(file: &str, expected: &[[&str; 3]]) {
    assert_eq!(found(file, None), expected, "{file}");
}

fn one(body: &str) -> String {
    format!("<xliff version='1.2'>{}</xliff>", file(body))
}

fn file(body: &str) -> String {
    format!("<file source-language='nl' target-language='en' original='a.docx'><body>{body}</body></file>")
}

fn unit(source: &str) -> String {
    format!("<trans-unit id='1'><source>{source}</source><target>= {source}</target></trans-unit>")
}

#[test]
fn units_of_xliff_stand_in_the_order_of_their_file() {
    let three = ["Een.", "Twee.", "Drie."].map(unit).concat();
    check(&one(&three), &[["Een.", "-", "Twee."], ["Twee.", "Een.", "Drie."], ["Drie.", "Twee.", "-"]]);
    check(&one(&unit("Een.")), &[["Een.", "-", "-"]]);
    let grouped = format!("{}<group><group>{}</group></group>{}", unit("Een."), unit("Twee."), unit("Drie."));
    check(&one(&grouped), &[["Een.", "-", "Twee."], ["Twee.", "Een.", "Drie."], ["Drie.", "Twee.", "-"]]);
    let two_files = format!(
        "<xliff version='1.2'>{}{}</xliff>",
        file(&unit("Een.")),
        file(&(unit("Twee.") + &unit("Drie.")))
    );
    check(&two_files, &[["Een.", "-", "-"], ["Twee.", "-", "Drie."], ["Drie.", "Twee.", "-"]]);
}

#[test]
fn what_nobody_translated_is_a_neighbour_and_what_is_no_text_is_none() {
    let around = |between: &str| one(&(unit("Een.") + between + &unit("Drie.")));
    let as_neighbour = |between: &str, text: &str| {
        check(&around(between), &[["Een.", "-", text], ["Drie.", text, "-"]]);
    };
    as_neighbour("<trans-unit id='2'><source>Twee.</source></trans-unit>", "Twee.");
    as_neighbour(
        "<trans-unit id='2'><source> Twee <g id='1'>x</g>.\n</source><target/></trans-unit>",
        "Twee x.",
    );
    as_neighbour(
        "<trans-unit id='2' translate='no'><source>Twee.</source></trans-unit><group translate='no'>\
         <trans-unit id='3' translate='yes'><source>Ja.</source></trans-unit></group>",
        "Ja.",
    );
    let without = |between: &str| check(&around(between), &[["Een.", "-", "Drie."], ["Drie.", "Een.", "-"]]);
    without("<trans-unit id='2'><source> <x id='1'/> </source></trans-unit>");
    without("<trans-unit id='2'><source/><target>x</target></trans-unit>");
    without("<trans-unit id='2'><target>x</target></trans-unit>");
    without("<trans-unit id='2' translate='no'><source>Twee.</source></trans-unit>");
    without("<group translate='no'><trans-unit id='2'><source>Twee.</source></trans-unit></group>");
    without("<bin-unit id='2'><bin-source/></bin-unit>");
    without("<group><note>Twee.</note><count-group name='x'/></group>");
    // What stands there is not known.
    check(&around(&unit("Twee &x;.")), &[["Een.", "-", "-"], ["Drie.", "-", "-"]]);
    check(
        &around("<trans-unit id='2' translate='no'><source>Twee.</source><target>Two.</target></trans-unit>"),
        &[["Twee.", "-", "-"], ["Een.", "-", "Drie."], ["Drie.", "Een.", "-"]],
    );
}

#[test]
fn segments_of_a_unit_are_neighbours_of_each_other() {
    let mark = |id: u8, text: &str| format!("<mrk mtype='seg' mid='{id}'>{text}</mrk>");
    let segmented = format!(
        "<trans-unit id='2'><source>Twee. Drie. Vier.</source><seg-source>{} {} {}</seg-source><target>{} {}</target>\
         <sdl:seg-defs><sdl:seg id='3' conf='RejectedTranslation'/></sdl:seg-defs></trans-unit>",
        mark(2, "Twee."),
        mark(3, "<x id='1'/>Drie."),
        mark(4, "Vier."),
        mark(2, "Two."),
        mark(3, "<x id='1'/>Three."),
    );
    check(
        &one(&(unit("Een.") + &segmented + &unit("Vijf."))),
        &[["Een.", "-", "Twee."], ["Twee.", "Een.", "Drie."], ["Vijf.", "Vier.", "-"]],
    );
    check(
        &one(&segmented.replace("RejectedTranslation", "Draft")),
        &[["Twee.", "-", "Drie."], ["Drie.", "Twee.", "Vier."]],
    );
    let two = "<xliff version='2.0' srcLang='nl' trgLang='en'><file id='f'><unit id='1'><segment><source>Een.</source>\
        <target>One.</target></segment><ignorable><source> - </source></ignorable><segment><source>Twee.</source></segment>\
        </unit><group id='g'><unit id='2'><segment><source>Drie.</source><target>Three.</target></segment></unit>\
        <unit id='3' translate='no'><segment><source>X</source></segment></unit></group></file><file id='g'><unit id='1'>\
        <segment><source>Vier.</source><target>Four.</target></segment></unit></file></xliff>";
    check(two, &[["Een.", "-", "Twee."], ["Drie.", "Twee.", "-"], ["Vier.", "-", "-"]]);
}

/// What is looked up in a job finds the unit in its place.
#[test]
fn a_bilingual_file_gives_matches_in_context() {
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let file = one(&["Een.", "Lees <g id='4'>meer</g>.", "Drie.", "Lees <g id='4'>meer</g>.", "Vijf."]
        .map(unit)
        .concat());
    import(&mut memory, file.as_bytes(), None).unwrap();
    let score = |previous: &str, next: &str| best(&memory, "Lees <1>meer</1>.", previous, next);
    assert_eq!(score("Een.", "Drie."), 102);
    assert_eq!(score("Drie.", "Vijf."), 102);
    assert_eq!(score("Drie.", "Zes."), 101);
    assert_eq!(score("Zes.", "Zeven."), 100);
}

fn best(memory: &Memory, source: &str, previous: &str, next: &str) -> u8 {
    let kinds = text(source).kinds().replace("link", "other");
    let source = persklaar_text::TaggedText::parse_with_kinds(&text(source).written(), &kinds).unwrap();
    let (from, to) = (language("nl"), language("en"));
    let query = Query {
        source: &source,
        previous: Some(previous),
        next: Some(next),
        from: &from,
        to: &to,
        min: 70,
        limit: 5,
        exhaustive: false,
    };
    memory.lookup(&query).unwrap()[0].score
}

#[test]
fn neighbours_are_in_the_language_of_the_source() {
    let file = one(&(unit("Een.") + &unit("Twee.")));
    assert_eq!(found(&file, Some(("nl", "en"))), [["Een.", "-", "Twee."], ["Twee.", "Een.", "-"]]);
    assert_eq!(found(&file, Some(("en", "nl"))), [["= Een.", "-", "-"], ["= Twee.", "-", "-"]]);
    let body = "<tu><prop type='x-previous'>a</prop><tuv xml:lang='nl'><prop type='x-context-post'>b</prop><seg>x</seg></tuv>\
        <tuv xml:lang='en'><prop type='x-context-pre'>c</prop><prop type='x-context-post'>d</prop><seg>y</seg></tuv></tu>";
    check(&tmx("", body), &[["x", "a", "b"]]);
    assert_eq!(found(&tmx("", body), Some(("en", "nl"))), [["y", "c", "d"]]);
    assert_eq!(found(&tmx("", body).replace("srclang='nl'", "srclang='*all*'"), None), [["x", "a", "b"]]);
}

fn tmx(header: &str, body: &str) -> String {
    format!("<tmx version='1.4'><header srclang='nl'>{header}</header><body>{body}</body></tmx>")
}

#[test]
fn what_other_tools_say_of_the_place_of_a_unit() {
    let with = |header: &str, properties: &str, expected: [&str; 2]| {
        let body = format!(
            "<tu>{properties}<tuv xml:lang='nl'><seg>x</seg></tuv><tuv xml:lang='en'><seg>y</seg></tuv></tu>"
        );
        check(&tmx(header, &body), &[["x", expected[0], expected[1]]]);
    };
    let prop = |name: &str, text: &str| format!("<prop type='{name}'>{text}</prop>");
    with("", &(prop("prev", "a") + &prop("next", "b") + &prop("next", "c")), ["a", "b"]);
    with("", &(prop("x-previous-source-text", "a") + &prop("x-next-source-text", "b")), ["a", "b"]);
    with("", &(prop("context_prev", "a") + &prop("context_next", "")), ["a", "-"]);
    let memoq = "&lt;seg&gt;a &lt;ph&gt;x&lt;/ph&gt;&amp;amp; b&lt;/seg&gt;";
    with("", &(prop("x-context-pre", memoq) + &prop("x-context-post", "&lt;seg /&gt;")), ["a x& b", "-"]);
    let trados = prop("x-ContextContent", "a |  | b | ") + &prop("x-ContextContent", "c |  | d | ");
    with("", &trados, ["a", "-"]);
    with(&prop("x-TextContextMatchType", "PrecedingAndFollowingSource"), &trados, ["a", "b"]);
    with(&prop("x-TextContextMatchType", "PrecedingSourceAndTarget"), &trados, ["a", "-"]);
    with("", &prop("x-Note", "a"), ["-", "-"]);
}
