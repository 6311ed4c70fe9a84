//! Units on their way to a memory, and back.

use crate::samples::{at, create, place, text};
use persklaar_job::{ConfirmOptions, Job, OutboxUndo, OutboxUnit, OutboxWork};

fn confirm(job: &mut Job, op: &str) {
    let unit = OutboxUnit { op: op.to_owned(), memory: "m".to_owned(), unit_json: "{}".to_owned() };
    let options = ConfirmOptions { unit: Some(unit), propagate: true };
    job.confirm(1, &text("One."), &options, at(1)).unwrap();
}

fn works(job: &Job) -> Vec<OutboxWork> {
    job.outbox().unwrap().into_iter().map(|row| row.work).collect()
}

fn put() -> OutboxWork {
    OutboxWork::Put { unit_json: "{}".to_owned() }
}

fn take_back(op: &str) -> OutboxWork {
    OutboxWork::TakeBack { op: op.to_owned() }
}

#[test]
fn a_unit_waits_until_it_is_delivered() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    confirm(&mut job, "u1");
    drop(job);
    let mut job = Job::open(&place.path).unwrap();
    let rows = job.outbox().unwrap();
    assert_eq!((rows[0].op.as_str(), rows[0].memory.as_str(), &rows[0].work), ("u1", "m", &put()));
    job.outbox_done("u1").unwrap();
    job.outbox_done("u1").unwrap();
    assert!(job.outbox().unwrap().is_empty());
}

#[test]
fn undo_before_delivery_removes_the_unit() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    confirm(&mut job, "u1");
    assert_eq!(job.undo(at(2)).unwrap().unwrap().outbox, []);
    assert!(job.outbox().unwrap().is_empty());
    job.redo(at(3)).unwrap();
    assert_eq!(works(&job), [put()]);
}

#[test]
fn undo_after_delivery_takes_it_back_and_redo_puts_it_under_a_new_op() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    confirm(&mut job, "u1");
    job.outbox_done("u1").unwrap();
    let undone = job.undo(at(2)).unwrap().unwrap();
    assert_eq!(undone.outbox, [OutboxUndo { op: "u1".to_owned(), memory: "m".to_owned() }]);
    assert_eq!(works(&job), [take_back("u1")]);
    job.redo(at(3)).unwrap();
    assert_eq!(works(&job), [take_back("u1"), put()], "in this order");
    let again = job.outbox().unwrap().remove(1).op;
    assert_ne!(again, "u1");
    job.outbox_done(&job.outbox().unwrap()[0].op.clone()).unwrap();
    job.outbox_done(&again).unwrap();
    assert_eq!(job.undo(at(4)).unwrap().unwrap().outbox[0].op, again);
}

#[test]
fn what_an_earlier_run_may_have_delivered_is_taken_back() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    confirm(&mut job, "u1");
    drop(job);
    let mut job = Job::open(&place.path).unwrap();
    assert_eq!(job.undo(at(2)).unwrap().unwrap().outbox[0].op, "u1");
    assert_eq!(works(&job), [take_back("u1")]);
}

#[test]
fn a_failed_confirm_leaves_nothing_in_the_outbox() {
    let place = place();
    let mut job = create(&place.path, &["Een.", "Twee."]);
    confirm(&mut job, "u1");
    let unit = OutboxUnit { op: "u1".to_owned(), memory: "m".to_owned(), unit_json: "{}".to_owned() };
    let twice = ConfirmOptions { unit: Some(unit), propagate: false };
    assert!(job.confirm(2, &text("Two."), &twice, at(2)).is_err());
    assert!(job.segment(2).unwrap().target.is_empty());
    assert_eq!(job.operations().unwrap().len(), 1);
}
