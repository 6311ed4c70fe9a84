//! Files that are no jobs, or jobs that somebody else had hands on.

use crate::samples::{create, place};
use persklaar_job::{Job, JobError};
use rusqlite::Connection;
use std::path::Path;

fn refusal(path: &Path) -> JobError {
    let before = std::fs::read(path).unwrap();
    let error = Job::open(path).expect_err("this is no sound job");
    assert_eq!(std::fs::read(path).unwrap(), before, "a refused file stays as it is");
    let beside: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(beside.len(), 1, "nothing is left beside it");
    error
}

#[test]
fn other_files_are_refused_with_a_reason() {
    let check = |bytes: &[u8], code: &str| {
        let place = place();
        std::fs::write(&place.path, bytes).unwrap();
        assert_eq!(refusal(&place.path).code(), code, "{:?}", &bytes[..bytes.len().min(8)]);
    };
    check(b"", "job-empty");
    check(b"\x89PNG\r\n\x1a\n0000", "not-a-job");
    check(&[b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 9000]].concat(), "not-a-job");
    check(b"SQLite format 3\0", "not-a-job");
    check(&[0; 4096], "not-a-job");
    let place = place();
    assert_eq!(Job::open(&place.path).unwrap_err().code(), "job-not-found");
    assert_eq!(Job::open(place.folder.path()).unwrap_err().code(), "not-a-job");
}

#[test]
fn another_sqlite_file_is_no_job() {
    let place = place();
    let other = Connection::open(&place.path).unwrap();
    other.execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    other.close().unwrap();
    assert_eq!(refusal(&place.path).code(), "not-a-job");
}

/// The code of the refusal after `sql` was run on a sound job.
fn altered(sql: &str) -> JobError {
    let place = place();
    create(&place.path, &["Een.", "Twee."]).close().unwrap();
    let conn = Connection::open(&place.path).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.execute_batch(sql).unwrap();
    conn.close().unwrap();
    refusal(&place.path)
}

#[test]
fn a_newer_version_names_the_program_that_opens_it() {
    let newer =
        altered("PRAGMA user_version = 7; UPDATE requires SET program = '3.2.0'; CREATE TABLE notes (a)");
    assert!(matches!(&newer, JobError::NewerVersion { needs } if needs == "3.2.0"), "{newer}");
    let odd = altered("PRAGMA user_version = 7; UPDATE requires SET program = '<b>' || char(10)");
    assert!(matches!(&odd, JobError::NewerVersion { needs } if needs.contains("version 7")), "{odd}");
    let view = altered(
        "PRAGMA user_version = 7; DROP TABLE requires; CREATE VIEW requires AS SELECT 1 AS id, 'x' AS program",
    );
    assert!(matches!(&view, JobError::NewerVersion { needs } if needs.contains("version 7")), "{view}");
}

#[test]
fn a_changed_schema_is_refused() {
    for sql in [
        "CREATE TRIGGER t AFTER UPDATE ON segment BEGIN DELETE FROM original; END",
        "CREATE VIEW v AS SELECT * FROM segment",
        "CREATE TABLE extra (a)",
        "ALTER TABLE segment ADD COLUMN x TEXT GENERATED ALWAYS AS (upper(source)) VIRTUAL",
        "ALTER TABLE setting ADD COLUMN y TEXT",
        "DROP INDEX segment_repetition",
        "CREATE INDEX extra ON segment (source)",
        "DROP TABLE ledger",
        "CREATE VIRTUAL TABLE f USING fts5(a)",
        "DROP TABLE setting; CREATE VIEW setting AS SELECT 'a' AS key, 'b' AS value",
        "PRAGMA user_version = 0",
    ] {
        assert_eq!(altered(sql).code(), "job-altered", "{sql}");
    }
}

#[test]
fn rows_that_make_no_sense_are_damage() {
    for sql in [
        "DELETE FROM meta",
        "UPDATE meta SET target_language = 'banana'",
        "UPDATE meta SET created = 'yesterday'",
        "PRAGMA ignore_check_constraints = ON; UPDATE segment SET state = 'perfect'",
    ] {
        assert_eq!(altered(sql).code(), "job-damaged", "{sql}");
    }
}

#[test]
fn rows_that_only_show_when_read_are_damage_then() {
    for sql in [
        "UPDATE segment SET source = 'a < b'",
        "UPDATE segment SET origin = '999'",
        "UPDATE segment SET number = -1",
        "UPDATE segment SET tags = '{\"a\":1}'",
        "UPDATE segment SET match_score = 70000",
    ] {
        let place = place();
        create(&place.path, &["Een."]).close().unwrap();
        Connection::open(&place.path).unwrap().execute_batch(sql).unwrap();
        let error = Job::open(&place.path).unwrap().segments().unwrap_err();
        assert_eq!(error.code(), "job-damaged", "{sql}");
    }
}

#[test]
fn oversize_values_are_refused() {
    for sql in [
        "UPDATE segment SET target = hex(zeroblob(20000000))",
        "UPDATE meta SET title = hex(zeroblob(20000000))",
        "INSERT INTO setting VALUES ('theme', hex(zeroblob(70000000)))",
    ] {
        assert_eq!(altered(sql).code(), "job-too-large", "{sql}");
    }
}

#[test]
fn a_file_name_from_elsewhere_never_leads_out_of_a_folder() {
    let place = place();
    create(&place.path, &["Een."]).close().unwrap();
    let conn = Connection::open(&place.path).unwrap();
    conn.execute_batch("UPDATE meta SET file_name = '../../etc/cron.d/x'").unwrap();
    conn.close().unwrap();
    assert_eq!(Job::open(&place.path).unwrap().meta().unwrap().file_name, "x");
}

#[test]
fn damaged_bytes_never_panic() {
    let place = place();
    create(&place.path, &["Een <1>link</1>.", "Twee."]).close().unwrap();
    let sound = std::fs::read(&place.path).unwrap();
    let mut refused = 0;
    for step in (0..sound.len()).step_by(sound.len() / 150) {
        let mut bytes = sound.clone();
        bytes[step] ^= 0x5a;
        std::fs::write(&place.path, &bytes).unwrap();
        let opened = Job::open(&place.path).and_then(|job| job.segments());
        refused += usize::from(opened.is_err());
    }
    assert!(refused > 0, "some of these were noticed");
}
