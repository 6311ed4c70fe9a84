//! The file: made, opened, refused, shared.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod fixture;

use fixture::{Fixture, lookup, unit};
use persklaar_memory::{Memory, MemoryError};
use rusqlite::Connection;
use std::fs;
use std::path::PathBuf;

/// A closed memory with one unit, changed behind our back.
fn tampered(sql: &str) -> (tempfile::TempDir, PathBuf) {
    let Fixture { folder, mut memory } = Fixture::new();
    memory.put(&unit("een huis", "a house"), "op").unwrap();
    let path = memory.path().to_owned();
    drop(memory);
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    (folder, path)
}

#[test]
fn what_is_not_there_and_what_is_there_already() {
    let fixture = Fixture::new();
    assert!(matches!(Memory::open(fixture.folder.path().join("none")), Err(MemoryError::NotFound { .. })));
    assert!(matches!(
        Memory::open_read_only(fixture.folder.path().join("none")),
        Err(MemoryError::NotFound { .. })
    ));
    assert!(matches!(Memory::create(fixture.memory.path()), Err(MemoryError::Exists { .. })));
    assert!(matches!(Memory::create(fixture.folder.path().join("no/where")), Err(MemoryError::Io { .. })));
    assert!(matches!(Memory::open(fixture.folder.path()), Err(MemoryError::NotAMemory { .. })));
}

#[test]
fn other_files_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x");
    for bytes in [&b""[..], b"\x89PNG\r\n\x1a\n", b"SQLite format 3\0", &[0; 4096]] {
        fs::write(&path, bytes).unwrap();
        assert!(matches!(Memory::open(&path), Err(MemoryError::NotAMemory { .. })), "{bytes:?}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE unit(id)").unwrap();
    assert!(matches!(Memory::open(&path), Err(MemoryError::NotAMemory { .. })));
}

#[test]
fn odd_schemas_are_refused() {
    for sql in [
        "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM unit; END",
        "CREATE VIEW v AS SELECT * FROM unit",
        "CREATE TABLE more(x)",
        "CREATE INDEX more ON unit(author)",
        "DROP INDEX unit_source",
        "DROP TABLE tombstone",
        "ALTER TABLE unit ADD COLUMN more TEXT",
        "DROP TABLE meta; CREATE VIEW meta AS SELECT 'uuid' AS key, 'x' AS value",
        "PRAGMA user_version = 0",
    ] {
        let (_folder, path) = tampered(sql);
        assert!(matches!(Memory::open(&path), Err(MemoryError::NotAMemory { .. })), "{sql}");
        assert!(matches!(Memory::open_read_only(&path), Err(MemoryError::NotAMemory { .. })), "{sql}");
    }
}

#[test]
fn odd_values_are_damage_and_not_a_panic() {
    for sql in [
        "UPDATE unit SET source = '<b>'",
        "UPDATE unit SET from_language = 'banana'",
        "UPDATE unit SET changed = 9223372036854775807",
        "UPDATE unit SET revision = -1",
        "UPDATE unit SET uuid = x'00'",
        "UPDATE unit SET origin = 'stolen'",
        "UPDATE unit SET target = CAST(x'ff' AS TEXT)",
    ] {
        let (_folder, path) = tampered(sql);
        let memory = Memory::open(&path).unwrap();
        assert!(matches!(memory.get(1), Err(MemoryError::Corrupt { .. })), "{sql}: {:?}", memory.get(1));
    }
    let (_folder, path) = tampered("DELETE FROM meta WHERE key = 'uuid'");
    assert!(matches!(Memory::open(&path), Err(MemoryError::Corrupt { .. })));
}

#[test]
fn a_newer_version_names_the_program_that_opens_it() {
    let (_folder, path) =
        tampered("PRAGMA user_version = 99; UPDATE meta SET value = '7.1' WHERE key = 'opens_with'");
    for opened in [Memory::open(&path), Memory::open_read_only(&path)] {
        match opened {
            Err(MemoryError::NewerVersion { needed, .. }) => assert_eq!(needed, "7.1"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_file_overwritten_in_the_middle_is_damaged() {
    let (_folder, path) = tampered("PRAGMA wal_checkpoint(TRUNCATE)");
    let mut bytes = fs::read(&path).unwrap();
    let length = bytes.len();
    bytes[4096..length].fill(0);
    fs::write(&path, &bytes).unwrap();
    let outcome = Memory::open(&path)
        .and_then(|memory| memory.list(&persklaar_memory::List { limit: 9, ..Default::default() }));
    assert!(outcome.is_err());
    fs::write(&path, &bytes[..5000]).unwrap();
    assert!(Memory::open(&path).is_err());
}

#[test]
fn it_keeps_its_id_and_name_and_moves() {
    let Fixture { folder, mut memory } = Fixture::new();
    assert_eq!(memory.name().unwrap(), "m");
    memory.set_name("Persberichten").unwrap();
    let (uuid, path) = (memory.uuid().to_owned(), memory.path().to_owned());
    drop(memory);
    let elsewhere = folder.path().join("elsewhere #1?");
    fs::rename(path, &elsewhere).unwrap();
    let memory = Memory::open(&elsewhere).unwrap();
    assert_eq!((memory.uuid(), memory.name().unwrap().as_str()), (uuid.as_str(), "Persberichten"));
    assert!(!folder.path().join("elsewhere #1?-wal").exists() || memory.count().is_ok());
}

#[test]
fn two_connections_see_each_others_work() {
    let mut fixture = Fixture::new();
    let mut other = Memory::open(fixture.memory.path()).unwrap();
    let reader = Memory::open_read_only(fixture.memory.path()).unwrap();
    assert!(lookup(&other, "een groot huis", 70).is_empty());
    assert!(lookup(&reader, "een groot huis", 70).is_empty());
    let id = fixture.memory.put(&unit("een groot huis", "a big house"), "a").unwrap().unit;
    for memory in [&other, &reader, &fixture.memory] {
        assert_eq!(lookup(memory, "een groot huis", 70).len(), 1);
    }
    other.update(id, &fixture::text("a large house"), None, fixture::time(3)).unwrap();
    assert_eq!(lookup(&fixture.memory, "een groot huis", 70)[0].unit.target.text(), "a large house");
    other.delete(&[id], fixture::time(4)).unwrap();
    assert!(lookup(&fixture.memory, "een groot huis", 70).is_empty());
    assert!(lookup(&reader, "een groot huis", 70).is_empty());
    fixture.memory.restore(&[id], fixture::time(5)).unwrap();
    assert_eq!(lookup(&other, "een groot huis", 70).len(), 1);
    assert!(matches!(
        Memory::open_read_only(fixture.memory.path()).unwrap().put(&unit("x", "y"), "z"),
        Err(MemoryError::ReadOnly)
    ));
}

/// Root may write everywhere, so there the system is asked first.
#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let allow =
        |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    for (file, folder) in [(0o444, 0o555), (0o644, 0o555), (0o444, 0o755)] {
        let mut fixture = Fixture::new();
        fixture.memory.put(&unit("een groot huis", "a big house"), "a").unwrap();
        let path = fixture.memory.path().to_owned();
        drop(fixture.memory);
        allow(&path, file);
        allow(fixture.folder.path(), folder);
        if fs::OpenOptions::new().write(true).open(&path).is_ok() && file == 0o444 {
            println!("skipped: this user may write everywhere");
            return;
        }
        let opened = Memory::open(&path);
        let read = Memory::open_read_only(&path).map(|memory| lookup(&memory, "een groot huis", 70).len());
        allow(fixture.folder.path(), 0o755);
        assert!(matches!(opened, Err(MemoryError::ReadOnly)), "{file:o} in {folder:o}: {opened:?}");
        assert_eq!(read.unwrap(), 1, "{file:o} in {folder:o}");
    }
}
