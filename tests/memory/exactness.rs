//! A hundred thousand units: the index answers as comparing with every unit does, scores and order alike, whatever was
//! done to the memory and to the index's files meanwhile.

use crate::compared::{Answer, Asked, best, units, with_all};
use crate::grown::{Grown, grown};
use crate::odd_texts::{edited, in_script, long, plain, tagged, wordless};
use crate::tools::Desk;
use fastrand::Rng;
use persklaar_app::{Language, Timestamp};
use persklaar_memory::{Import, Memory, NewUnit, Origin, Query};
use persklaar_text::TaggedText;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

const MINS: [u8; 4] = [0, 50, 70, 95];
const LIMITS: [usize; 3] = [1, 5, 50];

#[test]
fn the_index_answers_as_comparing_with_every_unit() {
    let Some(grown) = grown(103_000) else { return };
    let library = Library::new(&grown);
    let mut memory = library.open();
    let mut rng = Rng::with_seed(4);
    let asked = questions(&grown, &mut rng);
    check(&memory, &asked, &expected(&memory, &asked), "after the imports");
    put_odd_units(&mut memory, &grown, &mut rng);
    let some: Vec<Asked> = asked.iter().step_by(if crate::long() { 1 } else { 6 }).cloned().collect();
    check(&memory, &some, &expected(&memory, &some), "with units of every kind in the tail");
    change_what_was_found(&mut memory, &some);
    check(&memory, &some, &expected(&memory, &some), "after edits, deletions and restorations");
    library.import_by_another_program(&grown, &some);
    let all = expected(&memory, &some);
    check(&memory, &some, &all, "after another program's import");
    library.damage(&mut rng);
    check(&memory, &some, &all, "with the index's files damaged while they are open");
    library.damage(&mut rng);
    check(&library.open(), &some, &all, "with damaged files that are opened");
    library.delete();
    check(&memory, &some, &all, "with the index's files deleted while they are open");
    check(&library.open(), &some, &all, "with the index's files deleted");
    library.cut();
    check(&library.open(), &some, &all, "with files that were cut short");
}

/// What every text has to find.
fn expected(memory: &Memory, asked: &[Asked]) -> Vec<Vec<Answer>> {
    with_all(&units(memory), asked)
}

/// The memory's file, in a folder that is quick where the system has one.
struct Library {
    desk: Desk,
}

impl Library {
    /// Sentences in four pairs, many of them in all four, and odd ones among them.
    fn new(grown: &Grown) -> Self {
        let library = Self { desk: Desk::quick() };
        let mut memory = Memory::create(library.path()).expect("a memory is made");
        let swapped = |line: &String| line.split_once('\t').map(|(nl, en)| format!("{en}\t{nl}"));
        import(&mut memory, "nl", "en", &grown.units[..90_000]);
        import(&mut memory, "nl-BE", "en-GB", &grown.units[..4000]);
        import(&mut memory, "en", "nl", &grown.units[..4000].iter().filter_map(swapped).collect::<Vec<_>>());
        import(&mut memory, "nl", "en", &odd_lines(grown));
        library
    }

    fn path(&self) -> PathBuf {
        self.desk.path("m.pkmemory")
    }

    fn open(&self) -> Memory {
        Memory::open(self.path()).expect("the memory opens")
    }

    /// Sentences that were looked up, and some that are new.
    fn import_by_another_program(&self, grown: &Grown, asked: &[Asked]) {
        let texts = asked.iter().filter(|asked| asked.source.tags().count() == 0);
        let mut lines: Vec<String> =
            texts.map(|asked| format!("{}\tThe same.", asked.source.text())).collect();
        lines.extend_from_slice(&grown.units[90_000..91_000]);
        let file = self.desk.file("more.tsv", lines.join("\n")).display().to_string();
        let memory = self.path().display().to_string();
        self.desk.run(["memory", "import", &memory, &file, "--from", "nl", "--to", "en", "--json"]).json();
    }

    fn index_files(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.desk.path("")).expect("the folder is read");
        let files = folder.flatten().map(|file| file.path());
        let files: Vec<PathBuf> =
            files.filter(|path| path.extension().is_some_and(|it| it == "index")).collect();
        assert!(files.len() >= 3, "an index for every pair and side that is large: {files:?}");
        files
    }

    /// Overwrites places all over the files, in place.
    fn damage(&self, rng: &mut Rng) {
        for file in self.index_files() {
            let mut bytes = fs::read(&file).expect("the index is read");
            let length = bytes.len();
            (0..length / 8192).for_each(|_| bytes[rng.usize(4096..length)] ^= 1 << rng.u8(..8));
            overwrite(&file, &bytes);
        }
    }

    fn delete(&self) {
        self.index_files().iter().for_each(|file| fs::remove_file(file).expect("the index is deleted"));
    }

    fn cut(&self) {
        for file in self.index_files() {
            let bytes = fs::read(&file).expect("the index is read");
            fs::write(&file, &bytes[..bytes.len() / 2]).expect("the index is cut");
        }
    }
}

/// The same file with other bytes, for whoever has it mapped too.
fn overwrite(path: &Path, bytes: &[u8]) {
    use std::io::Write;
    let mut file = fs::OpenOptions::new().write(true).open(path).expect("the index is opened");
    file.write_all(bytes).expect("the index is overwritten");
}

fn language(tag: &str) -> Language {
    tag.parse().expect("a language")
}

fn time(second: usize) -> Timestamp {
    let second = i64::try_from(second).expect("a small number");
    Timestamp::from_second(1_700_000_000 + second).expect("a time")
}

fn import(memory: &mut Memory, from: &str, to: &str, lines: &[String]) {
    let languages = Some((language(from), language(to)));
    let options = Import { languages, at: time(0), author: None };
    memory
        .import(lines.join("\n").as_bytes(), &options, &mut |_| ControlFlow::Continue(()))
        .expect("the units are imported");
}

/// Sentences of the first units, as long and as strange as they come.
fn odd_lines(grown: &Grown) -> Vec<String> {
    let mut rng = Rng::with_seed(1);
    let sources = sources(grown);
    let mut texts: Vec<String> = (0..150).map(|at| long(&sources, at * 7, 65 + at)).collect();
    texts.extend((0..12).map(|at| long(&sources, at * 50, 641 + 40 * at)));
    texts.extend((0..900).map(|at| in_script(&sources[at], at)));
    texts.extend((0..150).map(|_| wordless(&mut rng)));
    let line = |(at, text): (usize, &String)| format!("{}\tnumber {at}", text.replace('\t', " "));
    texts.iter().enumerate().map(line).collect()
}

fn sources(grown: &Grown) -> Vec<String> {
    let source = |line: &String| line.split('\t').next().unwrap_or_default().to_owned();
    grown.units[..2000].iter().map(source).collect()
}

/// Units with tags and with neighbours, as a person confirms them.
fn put_odd_units(memory: &mut Memory, grown: &Grown, rng: &mut Rng) {
    for (at, source) in sources(grown).iter().take(900).enumerate() {
        let text = if at.is_multiple_of(3) { plain(source) } else { tagged(source, rng) };
        let new = NewUnit {
            from: language(if at.is_multiple_of(5) { "nl-BE" } else { "nl" }),
            to: language("en"),
            source: text.clone(),
            target: text,
            previous: at.is_multiple_of(2).then(|| "Vorige.".to_owned()),
            next: at.is_multiple_of(4).then(|| "Volgende.".to_owned()),
            document: None,
            author: None,
            at: time(at % 7),
            origin: Origin::Typed,
        };
        memory.put(&new, &at.to_string()).expect("the unit is kept");
    }
}

/// Sentences that are near to units and sentences that are near to none, odd ones, and both directions.
fn questions(grown: &Grown, rng: &mut Rng) -> Vec<Asked> {
    let share = if crate::long() { 1 } else { 8 };
    let sources = sources(grown);
    let held_out = grown.units[91_000..].iter().filter_map(|line| line.split('\t').next());
    let mut texts: Vec<TaggedText> = grown.queries.iter().step_by(share).map(|text| plain(text)).collect();
    texts.extend(held_out.step_by(200 * share).map(plain));
    texts.extend(sources.iter().take(900).step_by(5 * share).map(|text| tagged(text, rng)));
    for at in (0..80).step_by(share) {
        texts.push(plain(&edited(&long(&sources, at * 7, 65 + at), 6, rng)));
        texts.push(plain(&edited(&in_script(&sources[at], at), 6, rng)));
        texts.push(plain(&wordless(rng)));
    }
    for at in (0..8).step_by(share.div_ceil(3)) {
        texts.push(plain(&edited(&long(&sources, at * 50, 641 + 40 * at), 5, rng)));
    }
    texts.push(plain(""));
    let mut asked: Vec<Asked> = texts.into_iter().enumerate().map(|(at, text)| question(text, at)).collect();
    asked.extend(reversed(grown, 40 * share, rng));
    asked
}

fn question(source: TaggedText, at: usize) -> Asked {
    Asked {
        source,
        previous: (!at.is_multiple_of(3)).then(|| "Vorige.".to_owned()),
        next: (at % 3 == 1).then(|| "Volgende.".to_owned()),
        from: language(if at % 4 == 3 { "nl-BE" } else { "nl" }),
        to: language(if at.is_multiple_of(2) { "en" } else { "en-GB" }),
    }
}

/// From English, which most units serve the wrong way round.
fn reversed(grown: &Grown, every: usize, rng: &mut Rng) -> Vec<Asked> {
    let targets = grown.units[..6000].iter().filter_map(|line| line.split('\t').nth(1));
    let question = |target: &str| Asked {
        source: plain(&edited(target, 8, rng)),
        previous: None,
        next: None,
        from: language("en"),
        to: language("nl"),
    };
    targets.step_by(every).map(question).collect()
}

/// Deletes, edits and restores what the texts find best, so that every answer has to change.
fn change_what_was_found(memory: &mut Memory, asked: &[Asked]) {
    for (at, asked) in asked.iter().enumerate() {
        let found = memory.lookup(&asked.query(0, 3)).expect("a lookup");
        for (place, found) in found.iter().enumerate() {
            let id = found.unit.id;
            match (at + place) % 3 {
                0 => drop(memory.delete(&[id], time(100)).expect("it is deleted")),
                1 => drop(
                    memory.update(id, &plain(&format!("Other {at}")), None, time(at)).expect("it is changed"),
                ),
                _ => {
                    memory.delete(&[id], time(100)).expect("it is deleted");
                    memory.restore(&[id], time(101)).expect("it is back");
                }
            }
        }
    }
}

/// Every threshold and number of answers for each text, and the product's own way of comparing with all for a few.
fn check(memory: &Memory, asked: &[Asked], expected: &[Vec<Answer>], when: &str) {
    let mut found = 0;
    for (asked, expected) in asked.iter().zip(expected) {
        for (min, limit) in MINS.iter().flat_map(|min| LIMITS.map(|limit| (*min, limit))) {
            let answers = memory.lookup(&asked.query(min, limit)).expect("a lookup");
            let answers: Vec<Answer> = answers.iter().map(Answer::of).collect();
            let expected = best(expected, min, limit);
            assert_eq!(answers, expected, "{when}: {} at {min}, {limit}", asked.source.written());
        }
        found += usize::from(!best(expected, 70, 1).is_empty());
    }
    assert!(found * 3 > asked.len(), "{when}: most texts should find something, and {found} do");
    for asked in asked.iter().step_by(asked.len() / 2 + 1) {
        let query = asked.query(50, 5);
        let exhaustive = Query { exhaustive: true, ..query.clone() };
        let both = [query, exhaustive].map(|query| memory.lookup(&query).expect("a lookup"));
        assert_eq!(both[0], both[1], "{when}: {}", asked.source.written());
    }
}
