//! Property: undoing everything gives the beginning, redoing everything gives the end, with reopening in between.

use crate::samples::{at, create, place, text, timeless};
use persklaar_job::{ConfirmOptions, Filling, Job, JobError, Origin, OutboxUnit, Standing};
use proptest::prelude::*;
use std::path::Path;

const SOURCES: [&str; 5] = ["Een.", "<1>Een</1>.", "Een.", "Twee.", "<1>Een</1>."];

#[derive(Debug, Clone)]
enum Step {
    Type(i64, String),
    Seal,
    Insert(i64, String, u8),
    Machine(i64, String),
    Clear(i64),
    Confirm(i64, String, bool, bool),
    Prefill(Vec<i64>, String),
    ReplaceAll(Vec<i64>, String),
    Lock(i64, bool),
    Look(i64, bool),
    Deliver,
    Undo,
    Redo,
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let id = || 1..=5_i64;
    let word = || "(|a|One|<1>x</1>|y &amp; z)";
    let ids = || proptest::collection::vec(1..=5_i64, 0..4);
    prop_oneof![
        4 => (id(), word()).prop_map(|(id, word)| Step::Type(id, word)),
        1 => Just(Step::Seal),
        2 => (id(), word(), 1..=102_u8).prop_map(|(id, word, score)| Step::Insert(id, word, score)),
        1 => (id(), word()).prop_map(|(id, word)| Step::Machine(id, word)),
        1 => id().prop_map(Step::Clear),
        4 => (id(), word(), any::<bool>(), any::<bool>()).prop_map(|(i, w, p, u)| Step::Confirm(i, w, p, u)),
        1 => (ids(), word()).prop_map(|(ids, word)| Step::Prefill(ids, word)),
        1 => (ids(), word()).prop_map(|(ids, word)| Step::ReplaceAll(ids, word)),
        1 => (id(), any::<bool>()).prop_map(|(id, lock)| Step::Lock(id, lock)),
        1 => (id(), any::<bool>()).prop_map(|(id, look)| Step::Look(id, look)),
        1 => Just(Step::Deliver),
        2 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Reopen),
    ]
}

fn options(propagate: bool, with_unit: bool) -> ConfirmOptions {
    let unit = OutboxUnit {
        op: uuid::Uuid::new_v4().to_string(),
        memory: "m".to_owned(),
        unit_json: "{}".to_owned(),
    };
    ConfirmOptions { unit: with_unit.then_some(unit), propagate }
}

fn all(ids: Vec<i64>, word: &str) -> Vec<(i64, persklaar_text::TaggedText, Origin)> {
    ids.into_iter().map(|id| (id, text(word), Origin::Match(100))).collect()
}

fn act(job: &mut Job, step: Step) -> Result<(), JobError> {
    match step {
        Step::Type(id, word) => job.type_target(id, &text(&word), at(1)).map(|_| ()),
        Step::Insert(id, word, score) => {
            job.set_target(id, &text(&word), Origin::Match(score), at(1)).map(|_| ())
        }
        Step::Machine(segment, word) => {
            let target = text(&word);
            let filling =
                Filling { segment, target, origin: Origin::Machine, tags_guessed: true, needs_look: false };
            job.insert(&filling, at(1)).map(|_| ())
        }
        Step::Clear(id) => job.clear(id, at(1)).map(|_| ()),
        Step::Confirm(id, word, propagate, unit) => {
            job.confirm(id, &text(&word), &options(propagate, unit), at(1)).map(|_| ())
        }
        Step::Prefill(ids, word) => job.prefill(all(ids, &word), at(1)).map(|_| ()),
        Step::ReplaceAll(ids, word) => job.replace_all(all(ids, &word), at(1)).map(|_| ()),
        Step::Lock(id, lock) => job.set_locked(id, lock, at(1)).map(|_| ()),
        Step::Look(id, look) => job.set_needs_look(id, look, at(1)).map(|_| ()),
        Step::Undo => job.undo(at(1)).map(|_| ()),
        Step::Redo => job.redo(at(1)).map(|_| ()),
        Step::Deliver => job.outbox()?.iter().try_for_each(|row| job.outbox_done(&row.op)),
        Step::Seal => {
            job.seal();
            Ok(())
        }
        Step::Reopen => unreachable!("the caller reopens"),
    }
}

fn reopen(job: Job, path: &Path) -> Job {
    drop(job);
    Job::open(path).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn undo_and_redo_walk_the_whole_way(steps in proptest::collection::vec(step(), 1..25)) {
        let place = place();
        let mut job = create(&place.path, &SOURCES);
        let beginning = timeless(job.segments().unwrap());
        for step in steps {
            if matches!(step, Step::Reopen) {
                job = reopen(job, &place.path);
                continue;
            }
            match act(&mut job, step) {
                Ok(()) | Err(JobError::Locked(_) | JobError::NothingToConfirm(_)) => {}
                Err(error) => prop_assert!(false, "{error:?}"),
            }
        }
        while job.redo(at(2)).unwrap().is_some() {}
        let end = timeless(job.segments().unwrap());
        job = reopen(job, &place.path);
        while job.undo(at(3)).unwrap().is_some() {}
        prop_assert_eq!(timeless(job.segments().unwrap()), beginning);
        prop_assert!(job.operations().unwrap().iter().all(|operation| operation.standing != Standing::Done));
        job = reopen(job, &place.path);
        while job.redo(at(4)).unwrap().is_some() {}
        prop_assert_eq!(timeless(job.segments().unwrap()), end);
    }
}
