//! The file: made, opened, refused, shared.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

mod fixture;
#[cfg(unix)]
#[path = "fixture/nobody.rs"]
mod nobody;
#[path = "fixture/old.rs"]
mod old;

use fixture::{Fixture, lookup, unit};
#[cfg(unix)]
use nobody::{allow, without_rights};
use persklaar_memory::{Memory, MemoryError, Watch, recover, restore};
use rusqlite::Connection;
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

fn go_on() -> Box<Watch<'static>> {
    Box::new(|_, _| ControlFlow::Continue(()))
}

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

#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_is_read() {
    without_rights("a_place_that_cannot_be_written_is_read", || {
        for (file, folder) in [(0o444, 0o555), (0o644, 0o555), (0o444, 0o755)] {
            let mut fixture = Fixture::new();
            fixture.memory.put(&unit("een groot huis", "a big house"), "a").unwrap();
            let path = fixture.memory.path().to_owned();
            drop(fixture.memory);
            allow(&path, file);
            allow(fixture.folder.path(), folder);
            let opened = Memory::open(&path);
            let read =
                Memory::open_read_only(&path).map(|memory| lookup(&memory, "een groot huis", 70).len());
            allow(fixture.folder.path(), 0o755);
            assert!(matches!(opened, Err(MemoryError::ReadOnly)), "{file:o} in {folder:o}: {opened:?}");
            assert_eq!(read.unwrap(), 1, "{file:o} in {folder:o}");
        }
    });
}

/// Whatever is tried with it, it is told, and the file and its folder stay as they are.
#[cfg(unix)]
#[test]
fn nothing_is_written_in_a_place_that_is_read_only() {
    without_rights("nothing_is_written_in_a_place_that_is_read_only", || {
        let mut fixture = Fixture::new();
        fixture.memory.put(&unit("een groot huis", "a big house"), "a").unwrap();
        let (path, elsewhere) = (fixture.memory.path().to_owned(), fixture::quick_folder());
        let backup = fixture.memory.back_up(elsewhere.path(), fixture::time(3), &mut go_on()).unwrap();
        drop(fixture.memory);
        let bytes = fs::read(&path).unwrap();
        allow(&path, 0o444);
        allow(fixture.folder.path(), 0o555);
        let mut reader = Memory::open_read_only(&path).unwrap();
        let mut refused = vec![
            reader.put(&unit("x", "y"), "b").err(),
            reader.set_name("x").err(),
            reader.undo_put("a", fixture::time(4)).err(),
            reader.delete(&[1], fixture::time(4)).err(),
            reader.tidy(fixture::time(4)).err(),
        ];
        let copied = reader.back_up(elsewhere.path(), fixture::time(4), &mut go_on());
        let checked = reader.check(&mut go_on());
        drop(reader);
        refused.push(restore(&path, &backup.path, fixture::time(5), &mut go_on()).err());
        refused.push(recover(&path, fixture::time(5), &mut go_on()).err());
        let left = fs::read_dir(fixture.folder.path()).unwrap().count();
        allow(fixture.folder.path(), 0o755);
        for (at, error) in refused.into_iter().enumerate() {
            let denied = |source: &std::io::Error| source.kind() == std::io::ErrorKind::PermissionDenied;
            let is_told = match &error {
                Some(MemoryError::ReadOnly) => true,
                Some(MemoryError::Io { source, .. }) => denied(source),
                _ => false,
            };
            assert!(is_told, "{at}: {error:?}");
        }
        assert_eq!(copied.unwrap().units, 1);
        checked.unwrap();
        assert_eq!((left, fs::read(&path).unwrap() == bytes), (1, true));
    });
}

/// Each of them finds a memory of the newest version, and the copy of the old one is whole.
#[test]
fn several_that_open_an_old_memory_at_once() {
    let mut fixture = Fixture::new();
    for at in 0..400 {
        fixture.memory.put(&unit(&format!("zin {at}"), "sentence"), &at.to_string()).unwrap();
    }
    let path = fixture.memory.path().to_owned();
    drop(fixture.memory);
    for _ in 0..5 {
        old::make_version_1(&path);
        let counts: Vec<u64> = std::thread::scope(|scope| {
            let open = || scope.spawn(|| Memory::open(&path).unwrap().count().unwrap());
            let opening: Vec<_> = (0..4).map(|_| open()).collect();
            opening.into_iter().map(|opened| opened.join().unwrap()).collect()
        });
        assert_eq!(counts, [400; 4]);
        Memory::open(&path).unwrap().check(&mut go_on()).unwrap();
        let copy = path.with_file_name("m.pkmemory.version-1");
        let connection = Connection::open(&copy).unwrap();
        let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        let found: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!((version, found.as_str()), (1, "ok"));
        drop(connection);
        fs::remove_file(copy).unwrap();
    }
}

/// What is confirmed while the clock is wrong is kept in order of what was done, and nothing is refused.
#[test]
fn a_clock_that_goes_back() {
    let mut fixture = Fixture::new();
    let put = |memory: &mut Memory, target: &str, second: i64| {
        let at = fixture::time(second);
        memory.put(&persklaar_memory::NewUnit { at, ..unit("een huis", target) }, target).unwrap()
    };
    put(&mut fixture.memory, "first", 1_000);
    put(&mut fixture.memory, "second", -50_000);
    assert_eq!(lookup(&fixture.memory, "een huis", 100)[0].unit.target.text(), "second");
    fixture.memory.undo_put("second", fixture::time(-90_000)).unwrap();
    assert_eq!(lookup(&fixture.memory, "een huis", 100)[0].unit.target.text(), "first");
    let id = lookup(&fixture.memory, "een huis", 100)[0].unit.id;
    fixture.memory.update(id, &fixture::text("third"), None, fixture::time(-95_000)).unwrap();
    assert_eq!(lookup(&fixture.memory, "een huis", 100)[0].unit.target.text(), "third");
    let step = fixture.memory.last_operation().unwrap().unwrap();
    fixture.memory.undo(step.id, fixture::time(-99_000), &mut go_on()).unwrap();
    assert_eq!(lookup(&fixture.memory, "een huis", 100)[0].unit.target.text(), "first");
}
