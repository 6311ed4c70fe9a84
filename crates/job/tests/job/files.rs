//! What is in the file, and where files come from and go to.

use crate::samples::{at, create, new_job, new_segment, place, text};
use persklaar_job::{Access, Job, JobError, LedgerEntry, State};

#[test]
fn what_went_in_comes_out() {
    let place = place();
    let mut new = new_job(vec![new_segment("Een <1>link</1> &lt;b>."), new_segment("Twee.")]);
    new.segments[1].language = Some("fr".to_owned());
    new.segments[1].context = Some("alt".to_owned());
    let expected = new.segments.clone();
    Job::create(&place.path, &new).unwrap().close().unwrap();
    let job = Job::open(&place.path).unwrap();
    assert_eq!(job.original().unwrap(), new.original);
    let meta = job.meta().unwrap();
    assert_eq!((meta.title.as_str(), meta.file_name.as_str()), ("Bericht", "bericht.html"));
    assert_eq!((meta.from.to_string(), meta.to.to_string()), ("nl".to_owned(), "en-GB".to_owned()));
    assert_eq!((meta.created, meta.embargo, meta.endpoint_allowed), (at(0), false, None));
    let segments = job.segments().unwrap();
    assert_eq!(segments.iter().map(|segment| segment.number).collect::<Vec<_>>(), [1, 2]);
    for (segment, new) in segments.iter().zip(expected) {
        assert_eq!((&segment.source, &segment.tags), (&new.source, &new.tags));
        assert_eq!((&segment.language, &segment.context), (&new.language, &new.context));
        assert_eq!((segment.state, segment.target.is_empty()), (State::Empty, true));
        assert_eq!(job.segment(segment.id).unwrap(), *segment);
    }
}

#[test]
fn consent_ledger_settings_and_place_stay() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    let entry = LedgerEntry {
        at: at(1),
        endpoint: "eigen".to_owned(),
        host: "mt.example.org".to_owned(),
        characters: 12,
        segments: vec![1, 5],
        result: "ok".to_owned(),
    };
    job.ledger_add(&entry).unwrap();
    job.set_embargo(true).unwrap();
    job.allow_endpoint(Some("eigen")).unwrap();
    job.set_setting("untranslated", "mark").unwrap();
    job.set_setting("untranslated", "stop").unwrap();
    job.set_place(1).unwrap();
    assert!(matches!(job.set_place(99), Err(JobError::NoSegment(99))));
    drop(job);
    let job = Job::open(&place.path).unwrap();
    assert_eq!(job.ledger().unwrap(), [entry]);
    let meta = job.meta().unwrap();
    assert_eq!((meta.embargo, meta.endpoint_allowed.as_deref()), (true, Some("eigen")));
    assert_eq!(job.setting("untranslated").unwrap().as_deref(), Some("stop"));
    assert_eq!(job.setting("other").unwrap(), None);
    assert_eq!(job.place().unwrap(), Some(1));
}

#[test]
fn a_closed_job_is_one_file_and_names_no_folder() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    job.type_target(1, &text("One."), at(1)).unwrap();
    job.close().unwrap();
    let names: Vec<_> =
        std::fs::read_dir(place.folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(names, ["a.persklaar"]);
    let bytes = std::fs::read(&place.path).unwrap();
    let folder = place.folder.path().as_os_str().as_encoded_bytes();
    assert!(!bytes.windows(folder.len()).any(|window| window == folder));
    assert!(!bytes.windows(5).any(|window| window == b"/home"));
}

#[test]
fn an_existing_file_is_never_replaced() {
    let place = place();
    std::fs::write(&place.path, "mine").unwrap();
    assert!(matches!(Job::create(&place.path, &new_job(Vec::new())), Err(JobError::Exists)));
    let other = create(&place.folder.path().join("b.persklaar"), &["Een."]);
    assert!(matches!(other.copy_to(&place.path), Err(JobError::Exists)));
    assert_eq!(std::fs::read(&place.path).unwrap(), b"mine");
}

#[test]
fn a_copy_is_whole_and_free_while_the_job_is_open() {
    let place = place();
    let mut job = create(&place.path, &["Een.", "Twee."]);
    job.type_target(2, &text("Two."), at(1)).unwrap();
    let reader = Job::open(&place.path).unwrap();
    for (name, from) in [("b.persklaar", &job), ("c.persklaar", &reader)] {
        let path = place.folder.path().join(name);
        from.copy_to(&path).unwrap();
        let mut copy = Job::open(&path).unwrap();
        assert_eq!(copy.access(), &Access::Writer);
        assert_eq!(copy.segments().unwrap(), job.segments().unwrap());
        assert!(copy.undo(at(2)).unwrap().is_some());
        copy.close().unwrap();
    }
    assert_eq!(job.segment(2).unwrap().target, text("Two."));
}

#[test]
fn after_a_checkpoint_the_bare_file_is_up_to_date() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    job.type_target(1, &text("One."), at(1)).unwrap();
    job.checkpoint().unwrap();
    let mailed = place.folder.path().join("mailed.persklaar");
    std::fs::copy(&place.path, &mailed).unwrap();
    assert_eq!(Job::open(&mailed).unwrap().segment(1).unwrap().target, text("One."));
}

#[test]
fn a_job_deleted_while_open_says_so_and_can_still_be_copied() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    job.type_target(1, &text("One."), at(1)).unwrap();
    std::fs::remove_file(&place.path).unwrap();
    let error = job.type_target(1, &text("One!"), at(2)).unwrap_err();
    assert!(matches!(error, JobError::Gone), "{error}");
    let rescued = place.folder.path().join("b.persklaar");
    job.copy_to(&rescued).unwrap();
    assert_eq!(Job::open(&rescued).unwrap().segment(1).unwrap().target, text("One."));
}

#[test]
fn texts_above_the_bound_are_refused() {
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    let long = text(&"a".repeat((4 << 20) + 1));
    assert!(matches!(job.type_target(1, &long, at(1)), Err(JobError::TooLarge { .. })));
    assert!(!job.can_undo().unwrap());
}
