//! Whatever is in a file: no panic, no end that does not come, and a memory that is as it was when the file is refused.

use crate::fixture::Fixture;
use crate::trip::import;
use persklaar_memory::{Memory, Wanted};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::cell::RefCell;
use std::path::Path;

/// Small files of every kind, each with what its format has to offer.
fn seeds() -> Vec<Vec<u8>> {
    let mut fixture = Fixture::new();
    fixture.with(&[("<1>een</1>, twee <2/>", "<1>one</1>, two <2/>"), ("drie &amp; \"vier\"", "=three")]);
    let (mut tmx, mut csv, mut xlsx) = (Vec::new(), Vec::new(), Vec::new());
    fixture.memory.export_tmx(&mut tmx, None, None).unwrap();
    fixture.memory.export_csv(&mut csv, Wanted::default()).unwrap();
    fixture.memory.export_xlsx(&mut xlsx, Wanted::default()).unwrap();
    let one = "<xliff version='1.2'><file source-language='nl' target-language='en' original='a/b'><body><group xml:space='preserve'>\
        <trans-unit id='1'><source>a <g id='1'>b</g></source><seg-source><g id='1'><mrk mtype='seg' mid='1'>a<x id='2'/></mrk></g>\
        </seg-source><target><mrk mtype='seg' mid='1'>c<x id='2'/></mrk></target><sdl:seg-defs><sdl:seg id='1' conf='Draft'>\
        <sdl:value key='modified_on'>08/30/2020 05:44:31</sdl:value></sdl:seg></sdl:seg-defs></trans-unit></group></body></file></xliff>";
    let two = "<xliff version='2.0' srcLang='nl' trgLang='en'><file id='f'><unit id='1'><segment><source><pc id='1'>a</pc><cp hex='1'/>\
        </source><target><sc id='1'/>b<ec startRef='1'/></target></segment></unit></file></xliff>";
    let po = "msgid \"\"\nmsgstr \"Language: en\\n\"\n\n#, fuzzy\nmsgctxt \"x\"\nmsgid \"a\\n\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\\x41\"\n\
        msgstr[1] \"d\"\n\n#~ msgid \"e\"\n#~ msgstr \"f\"\n";
    let texts = [one, two, po, "a\tb\n"].map(|text| text.as_bytes().to_vec());
    [tmx, csv, xlsx].into_iter().chain(texts).collect()
}

thread_local! {
    static SEEDS: Vec<Vec<u8>> = seeds();
    static MEMORY: RefCell<Fixture> = RefCell::new(Fixture::new());
}

fn survives(memory: &mut Memory, bytes: &[u8]) {
    for pair in [Some(("nl", "en")), None] {
        let before = memory.count().unwrap();
        let outcome = import(memory, bytes, pair);
        assert_eq!(memory.count().unwrap(), before + outcome.map_or(0, |imported| imported.units));
    }
}

/// A piece taken out, doubled, or overwritten.
fn damaged(bytes: &[u8], damage: &[(usize, usize, u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, length, how, other) in damage {
        let start = at % (bytes.len() + 1);
        let end = (start + length).min(bytes.len());
        match how {
            0 => drop(bytes.drain(start..end)),
            1 => drop(bytes.splice(start..start, bytes[start..end].to_vec())),
            _ => drop(bytes.splice(start..end, other.iter().copied())),
        }
    }
    bytes
}

fn damage(most: usize) -> impl Strategy<Value = Vec<(usize, usize, u8, Vec<u8>)>> {
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..6),
        prop::sample::select(vec![
            "<",
            ">",
            "</",
            "/>",
            "&#x0;",
            "&a;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "\"",
            "'",
            "\n",
            "\0",
            "mtype='seg'",
            "<mrk mtype='seg'>",
            "</mrk>"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec((any::<usize>(), 0usize..40, 0u8..4, bytes), 1..most)
}

fn is_long() -> bool {
    std::env::var_os("PERSKLAAR_LONG").is_some()
}

/// Puts a piece of another file into one.
fn graft(bytes: &mut Vec<u8>, other: &[u8], damage: &[(usize, usize, u8, Vec<u8>)]) {
    for (at, length, ..) in damage {
        let start = at / 7 % (other.len() + 1);
        let piece = other[start..(start + length * 20).min(other.len())].to_vec();
        let place = at % (bytes.len() + 1);
        bytes.splice(place..place, piece);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if is_long() { 20_000 } else { 400 }))]

    #[test]
    fn damaged_files_are_survived(seed in any::<prop::sample::Index>(), damage in damage(6)) {
        let bytes = SEEDS.with(|seeds| damaged(seed.get::<Vec<u8>>(seeds), &damage));
        MEMORY.with(|fixture| survives(&mut fixture.borrow_mut().memory, &bytes));
    }

    #[test]
    fn any_bytes_are_survived(start in prop::sample::select(vec!["", "<tmx>", "<xliff>", "msgid \"", "PK\u{3}\u{4}", "nl,en\n", "\u{feff}a\t"]), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let bytes = [start.as_bytes(), &bytes].concat();
        MEMORY.with(|fixture| survives(&mut fixture.borrow_mut().memory, &bytes));
    }
}

/// Real files, damaged in some places each; the long run does so again and again.
#[test]
fn damaged_files_of_other_tools_are_survived() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/interchange");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let files: Vec<Vec<u8>> = entries.map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect();
    let files: Vec<&Vec<u8>> = files.iter().filter(|bytes| bytes.len() <= 100_000).collect();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for round in 0..if is_long() { 400 } else { 1 } {
        for (at, bytes) in files.iter().enumerate() {
            let damage = damage(4).new_tree(&mut runner).unwrap().current();
            let mut bytes = damaged(bytes, &damage);
            if round % 2 == 1 {
                graft(&mut bytes, files[(at * 31 + round * 17) % files.len()], &damage);
            }
            survives(&mut memory, &bytes);
        }
    }
}

#[test]
fn deep_and_endless_texts_end() {
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let wrapped = |text: &str| {
        format!(
            "<xliff version='1.2'><file source-language='nl' target-language='en'><body><trans-unit><source>{text}</source>\
            <target>b</target></trans-unit></body></file></xliff>"
        )
    };
    for text in [
        "<g id='1'>".repeat(50_000) + "a" + &"</g>".repeat(50_000),
        "<x/>".repeat(150_000),
        "a b ".repeat(2_200_000),
    ] {
        let imported = import(&mut memory, wrapped(&text).as_bytes(), None).unwrap();
        assert!(imported.units + imported.skipped.len() as u64 == 1);
    }
}
