//! One writes, the others read and are told who.

use crate::samples::{at, create, place, text};
use persklaar_job::{Access, Job, JobError};

#[test]
fn the_second_reads_and_takes_over() {
    let place = place();
    let mut first = create(&place.path, &["Een."]);
    let mut second = Job::open(&place.path).unwrap();
    let Access::Reader { writer } = second.access().clone() else { panic!("{:?}", second.access()) };
    assert!(writer.contains(&std::process::id().to_string()), "{writer}");
    first.type_target(1, &text("One."), at(1)).unwrap();
    assert_eq!(second.segment(1).unwrap().target, text("One."), "a reader sees what is saved");
    let error = second.type_target(1, &text("x"), at(2)).unwrap_err();
    assert!(matches!(&error, JobError::InUse { writer: named } if *named == writer), "{error}");
    assert!(!second.try_become_writer().unwrap());
    first.close().unwrap();
    assert!(second.try_become_writer().unwrap());
    second.type_target(1, &text("One!"), at(3)).unwrap();
    second.close().unwrap();
    assert_eq!(std::fs::read_dir(place.folder.path()).unwrap().count(), 1);
    assert_eq!(Job::open(&place.path).unwrap().segment(1).unwrap().target, text("One!"));
}

#[test]
fn opening_and_closing_beside_the_writer_does_not_disturb_it() {
    let place = place();
    let mut writer = create(&place.path, &["Een."]);
    for round in 0..20 {
        let reader = Job::open(&place.path).unwrap();
        assert!(matches!(reader.access(), Access::Reader { .. }));
        drop(reader);
        writer.type_target(1, &text(&format!("One {round}.")), at(round)).unwrap();
    }
    assert_eq!(writer.segment(1).unwrap().target, text("One 19."));
}

#[test]
fn another_name_of_the_same_file_is_the_same_job() {
    let place = place();
    let _writer = create(&place.path, &["Een."]);
    let roundabout = place.folder.path().join(".").join("a.persklaar");
    assert!(matches!(Job::open(roundabout).unwrap().access(), Access::Reader { .. }));
}

#[cfg(unix)]
#[test]
fn in_a_place_that_cannot_be_written_the_job_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    let mut job = create(&place.path, &["Een."]);
    job.type_target(1, &text("One."), at(1)).unwrap();
    job.close().unwrap();
    let closed =
        |mode| std::fs::set_permissions(place.folder.path(), PermissionsExt::from_mode(mode)).unwrap();
    std::fs::set_permissions(&place.path, PermissionsExt::from_mode(0o444)).unwrap();
    closed(0o555);
    if std::fs::write(place.folder.path().join("probe"), "").is_ok() {
        println!("skipped: this user may write everywhere");
        return;
    }
    let mut job = Job::open(&place.path).unwrap();
    assert_eq!(job.access(), &Access::ReadOnlyPlace);
    assert_eq!(job.segment(1).unwrap().target, text("One."));
    assert!(matches!(job.type_target(1, &text("x"), at(2)), Err(JobError::ReadOnlyPlace)));
    drop(job);
    let made = Job::create(place.folder.path().join("b"), &crate::samples::new_job(Vec::new()));
    assert!(matches!(made, Err(JobError::ReadOnlyPlace)));
    closed(0o755);
}
