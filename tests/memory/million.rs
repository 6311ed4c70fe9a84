//! A million units: what the index answers for more than a hundred texts is what comparing with every unit answers.
//!
//! A part of the long form alone: comparing takes minutes. The units are compared a portion at a time, as a million of
//! them with all that is known of each would not fit.

use crate::compared::{Answer, Asked, best, in_order, with_all};
use crate::grown::{Grown, grown};
use crate::odd_texts::{edited, plain, tagged};
use crate::tools::Desk;
use fastrand::Rng;
use persklaar_app::{Language, Timestamp};
use persklaar_memory::{Import, Memory, Unit};
use std::ops::ControlFlow;

const UNITS: usize = 1_000_000;
/// Units that are compared at once.
const PORTION: i64 = 50_000;
/// Below the least score of any answer that is asked for, answers are not kept.
const LEAST: u8 = 30;
const MOST: usize = 50;

#[test]
fn a_million_units_are_looked_up_as_comparing_with_every_one_does() {
    if !crate::long() {
        eprintln!("skipped: a part of the long form of the tests (PERSKLAAR_LONG=1)");
        return;
    }
    let Some(grown) = grown(UNITS) else { return };
    let desk = Desk::quick();
    let mut memory = Memory::create(desk.path("m.pkmemory")).expect("a memory is made");
    let options =
        Import { languages: Some((language("nl"), language("en"))), at: Timestamp::UNIX_EPOCH, author: None };
    memory
        .import(grown.units.join("\n").as_bytes(), &options, &mut |_| ControlFlow::Continue(()))
        .expect("the units are imported");
    let asked = questions(&grown);
    drop(grown);
    assert!(asked.len() > 100);
    let expected = compared(&memory, &asked);
    let mut found = 0;
    for (asked, expected) in asked.iter().zip(&expected) {
        for (min, limit) in [(LEAST, MOST), (50, 1), (70, 5), (85, 20), (100, 2)] {
            let answers = memory.lookup(&asked.query(min, limit)).expect("a lookup");
            let answers: Vec<Answer> = answers.iter().map(Answer::of).collect();
            let expected = best(expected, min, limit);
            assert_eq!(answers, expected, "{} at {min}, {limit}", asked.source.written());
        }
        found += usize::from(!best(expected, 70, 1).is_empty());
    }
    assert!(found * 3 > asked.len(), "most texts should find something, and {found} do");
}

fn language(tag: &str) -> Language {
    tag.parse().expect("a language")
}

/// Sentences of the generator, sentences with as many changes as leave them at the edge of the gate, some with tags,
/// and some that are asked from English.
fn questions(grown: &Grown) -> Vec<Asked> {
    let mut rng = Rng::with_seed(5);
    let question = |source, from, to| Asked {
        source,
        previous: None,
        next: None,
        from: language(from),
        to: language(to),
    };
    let sides = |at: usize| grown.units[at * 8_111 % UNITS].split_once('\t').expect("a unit has two sides");
    let mut asked: Vec<Asked> =
        grown.queries.iter().step_by(14).map(|text| question(plain(text), "nl", "en")).collect();
    for at in 0..30 {
        asked.push(question(plain(&edited(sides(at).0, 2 + at % 3, &mut rng)), "nl-BE", "en-GB"));
        asked.push(question(tagged(sides(at + 30).0, &mut rng), "nl", "en"));
    }
    for at in 60..75 {
        asked.push(question(plain(&edited(sides(at).1, 5, &mut rng)), "en", "nl"));
    }
    asked
}

/// What every text has to find, of each portion the best.
fn compared(memory: &Memory, asked: &[Asked]) -> Vec<Vec<Answer>> {
    let mut answers = vec![Vec::new(); asked.len()];
    let (mut first, mut seen) = (1, 0);
    let count = usize::try_from(memory.count().expect("the units are counted")).expect("they fit");
    while seen < count {
        let units: Vec<Unit> =
            (first..first + PORTION).filter_map(|id| memory.get(id).expect("the unit is read")).collect();
        for (all, some) in answers.iter_mut().zip(with_all(&units, asked)) {
            all.extend(best(&some, LEAST, MOST));
        }
        (first, seen) = (first + PORTION, seen + units.len());
    }
    answers.iter_mut().for_each(|answers| in_order(answers));
    answers
}
