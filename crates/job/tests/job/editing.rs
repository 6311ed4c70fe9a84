//! What each operation does, and what its undo restores.

use crate::samples::{at, create, place, text, timeless};
use persklaar_job::{ConfirmOptions, Filling, Job, JobError, OperationKind, Origin, State};

const PROPAGATE: ConfirmOptions = ConfirmOptions { unit: None, propagate: true };

fn look(job: &Job, id: i64) -> (String, State, Origin) {
    let segment = job.segment(id).unwrap();
    (segment.target.written(), segment.state, segment.origin)
}

fn is(target: &str, state: State, origin: Origin) -> (String, State, Origin) {
    (target.to_owned(), state, origin)
}

#[test]
fn typing_goes_on_in_one_operation_until_something_else() {
    let place = place();
    let mut job = create(&place.path, &["Een.", "Twee."]);
    let first = job.type_target(1, &text("O"), at(1)).unwrap().operation;
    assert_eq!(job.type_target(1, &text("On"), at(2)).unwrap().operation, first);
    job.seal();
    let second = job.type_target(1, &text("One"), at(3)).unwrap().operation;
    assert_ne!(second, first);
    let other = job.type_target(2, &text("Two"), at(4)).unwrap().operation;
    let third = job.type_target(1, &text("One."), at(5)).unwrap().operation;
    assert!(other > second && third > other);
    let steps: Vec<String> = std::iter::from_fn(|| {
        job.undo(at(9)).unwrap().map(|undone| {
            assert_eq!(undone.what, OperationKind::Type);
            undone.changed[0].target.written()
        })
    })
    .collect();
    assert_eq!(steps, ["One", "", "On", ""]);
}

#[test]
fn typing_that_comes_back_to_where_it_began_is_forgotten() {
    let place = place();
    let mut job = create(&place.path, &["Een.", "Twee."]);
    let first = job.type_target(2, &text("Two."), at(1)).unwrap().operation;
    job.type_target(1, &text("O"), at(2)).unwrap();
    assert_eq!(job.type_target(1, &text(""), at(3)).unwrap().operation, first);
    assert_eq!(job.operations().unwrap().len(), 1);
    job.type_target(1, &text("One."), at(4)).unwrap();
    assert_eq!(job.undo(at(5)).unwrap().unwrap().focus, 1);
    assert_eq!(job.undo(at(6)).unwrap().unwrap().focus, 2);
}

#[test]
fn the_same_text_again_is_no_operation() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    assert_eq!(job.type_target(1, &text(""), at(1)).unwrap().operation, 0);
    job.set_target(1, &text("One."), Origin::Match(87), at(2)).unwrap();
    let again = job.type_target(1, &text("One."), at(3)).unwrap();
    assert_eq!(again.segments[0].origin, Origin::Match(87));
    assert_eq!(job.operations().unwrap().len(), 1);
}

#[test]
fn a_target_keeps_where_it_came_from() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    job.set_target(1, &text("One."), Origin::Match(87), at(1)).unwrap();
    assert_eq!(look(&job, 1), is("One.", State::Draft, Origin::Match(87)));
    job.type_target(1, &text("One!"), at(2)).unwrap();
    assert_eq!(look(&job, 1), is("One!", State::Draft, Origin::Typed));
    assert_eq!(job.segment(1).unwrap().match_score, Some(87));
    job.clear(1, at(3)).unwrap();
    assert_eq!(look(&job, 1), is("", State::Empty, Origin::None));
    assert_eq!(job.segment(1).unwrap().match_score, None);
    job.undo(at(4)).unwrap();
    job.undo(at(5)).unwrap();
    assert_eq!(look(&job, 1), is("One.", State::Draft, Origin::Match(87)));
    job.insert(
        &Filling {
            segment: 1,
            target: text("Ein."),
            origin: Origin::Machine,
            tags_guessed: true,
            needs_look: false,
        },
        at(6),
    )
    .unwrap();
    assert!(job.segment(1).unwrap().tags_guessed);
}

#[test]
fn what_was_replaced_is_to_be_looked_at_until_it_is_confirmed_or_gone() {
    let place = place();
    let mut job = create(&place.path, &["Een.", "Twee."]);
    let filling = |target, needs_look| Filling {
        segment: 1,
        target: text(target),
        origin: Origin::Match(99),
        tags_guessed: false,
        needs_look,
    };
    let looks = |job: &Job| job.segment(1).unwrap().needs_look;
    job.prefill([filling("One 1.", true)], at(1)).unwrap();
    assert!(looks(&job));
    job.type_target(1, &text("One 1!"), at(2)).unwrap();
    assert!(looks(&job));
    job.insert(&filling("One.", false), at(3)).unwrap();
    assert!(!looks(&job));
    job.undo(at(4)).unwrap();
    assert!(looks(&job));
    job.confirm(1, &text("One 1!"), &PROPAGATE, at(5)).unwrap();
    assert!(!looks(&job));
}

#[test]
fn typing_in_a_confirmed_segment_makes_a_draft_and_undo_confirms_it_again() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    job.confirm(1, &text("One."), &PROPAGATE, at(1)).unwrap();
    job.type_target(1, &text("One!"), at(2)).unwrap();
    assert_eq!(look(&job, 1), is("One!", State::Draft, Origin::Typed));
    job.undo(at(3)).unwrap();
    assert_eq!(look(&job, 1), is("One.", State::Confirmed, Origin::Typed));
}

#[test]
fn a_confirm_with_its_propagation_is_one_operation() {
    let place = place();
    let sources = ["<1>Een</1>.", "<1>Een</1>.", "Een.", "<1>Een</1>.", "<1>Een</1>.", "<1>Een</1>."];
    let mut job = create(&place.path, &sources);
    job.prefill([(4, text("Unus."), Origin::Machine)], at(1)).unwrap();
    job.type_target(5, &text("Mine."), at(2)).unwrap();
    job.set_locked(6, true, at(3)).unwrap();
    job.type_target(1, &text("<1>O</1>"), at(4)).unwrap();
    let before = timeless(job.segments().unwrap());
    let changed = job.confirm(1, &text("<1>One</1>."), &PROPAGATE, at(5)).unwrap();
    assert_eq!(changed.segments.iter().map(|segment| segment.id).collect::<Vec<_>>(), [1, 2, 4]);
    assert_eq!(look(&job, 1), is("<1>One</1>.", State::Confirmed, Origin::Typed));
    assert_eq!(look(&job, 2), is("<1>One</1>.", State::Prefilled, Origin::Match(100)));
    assert_eq!(look(&job, 3), is("", State::Empty, Origin::None));
    assert_eq!(look(&job, 4), is("<1>One</1>.", State::Prefilled, Origin::Match(100)));
    assert_eq!(look(&job, 5), is("Mine.", State::Draft, Origin::Typed));
    assert_eq!(look(&job, 6), is("", State::Empty, Origin::None));
    let after = timeless(job.segments().unwrap());
    drop(job);
    let mut job = Job::open(&place.path).unwrap();
    let undone = job.undo(at(6)).unwrap().unwrap();
    assert_eq!((undone.what, undone.focus, undone.changed.len()), (OperationKind::Confirm, 1, 3));
    assert_eq!(timeless(job.segments().unwrap()), before);
    job.redo(at(7)).unwrap();
    assert_eq!(timeless(job.segments().unwrap()), after);
}

#[test]
fn a_segment_apart_neither_fills_its_repetitions_nor_is_filled() {
    let place = place();
    let mut job = create(&place.path, &["Een.", "Een.", "Een."]);
    assert!(job.set_apart(2, true, at(1)).unwrap().segments[0].apart);
    assert_eq!(job.confirm(1, &text("One."), &PROPAGATE, at(2)).unwrap().segments.len(), 2);
    assert_eq!(look(&job, 2), is("", State::Empty, Origin::None));
    assert_eq!(look(&job, 3), is("One.", State::Prefilled, Origin::Match(100)));
    job.confirm(2, &text("A."), &PROPAGATE, at(3)).unwrap();
    assert_eq!(look(&job, 3), is("One.", State::Prefilled, Origin::Match(100)));
    // Undo goes back over the confirms to the mark itself, and a restart keeps it.
    (4..7).for_each(|second| {
        job.undo(at(second)).unwrap();
    });
    assert!(!job.segment(2).unwrap().apart);
    job.redo(at(8)).unwrap();
    job.close().unwrap();
    assert!(Job::open(&place.path).unwrap().segment(2).unwrap().apart);
}

#[test]
fn pretranslation_fills_only_what_is_empty_and_is_one_operation() {
    let place = place();
    let mut job = create(&place.path, &["Een.", "Twee.", "Drie."]);
    job.type_target(2, &text("Mine."), at(1)).unwrap();
    let fillings = [1, 2, 3].map(|id| (id, text("Filled."), Origin::Match(101)));
    assert_eq!(job.prefill(fillings, at(2)).unwrap().segments.len(), 2);
    assert_eq!(look(&job, 1), is("Filled.", State::Prefilled, Origin::Match(101)));
    assert_eq!(look(&job, 2), is("Mine.", State::Draft, Origin::Typed));
    assert_eq!(job.undo(at(3)).unwrap().unwrap().changed.len(), 2);
    assert_eq!(look(&job, 3), is("", State::Empty, Origin::None));
    let replaced = [2, 2, 3].map(|id| (id, text("New."), Origin::Typed));
    assert_eq!(job.replace_all(replaced, at(4)).unwrap().segments.len(), 2);
    assert_eq!(look(&job, 2), is("New.", State::Draft, Origin::Typed));
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let place = place();
    let mut job = create(&place.path, &["Een.", "Twee."]);
    job.set_locked(2, true, at(1)).unwrap();
    let before = (job.segments().unwrap(), job.operations().unwrap());
    assert!(matches!(job.type_target(2, &text("x"), at(2)), Err(JobError::Locked(2))));
    assert!(matches!(job.clear(9, at(2)), Err(JobError::NoSegment(9))));
    assert!(matches!(job.confirm(1, &text(""), &PROPAGATE, at(2)), Err(JobError::NothingToConfirm(1))));
    let half = [(1, text("x"), Origin::Machine), (9, text("x"), Origin::Machine)];
    assert!(matches!(job.prefill(half, at(2)), Err(JobError::NoSegment(9))));
    assert_eq!((job.segments().unwrap(), job.operations().unwrap()), before);
}

#[test]
fn a_new_operation_ends_what_could_be_redone() {
    let place = place();
    let mut job = create(&place.path, &["Een.", "Twee."]);
    job.type_target(1, &text("One."), at(1)).unwrap();
    job.undo(at(2)).unwrap();
    assert!(job.can_redo().unwrap() && !job.can_undo().unwrap());
    job.type_target(2, &text("Two."), at(3)).unwrap();
    assert!(!job.can_redo().unwrap());
    assert!(job.redo(at(4)).unwrap().is_none());
    assert_eq!(look(&job, 1), is("", State::Empty, Origin::None));
}
