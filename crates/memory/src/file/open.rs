//! Making and opening a memory's file.
//!
//! A file may come from anywhere, so its header is looked at before SQLite sees it, its schema is not trusted, and
//! sizes have bounds. What cannot be written is not opened for writing.

use super::schema::{self, APPLICATION_ID, MIGRATIONS, Migration};
use super::unfinished;
use crate::error::MemoryError;
use crate::recovery;
use crate::table::meta;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

/// How long to wait for another program that writes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);
/// No text, row or statement is longer; a unit of a megabyte fits with room to spare.
const LONGEST: i32 = 64 * 1024 * 1024;

/// How much of a file is kept at hand, in kilobytes; negative because SQLite would count pages otherwise.
pub(crate) const CACHE: i32 = -16 * 1024;
/// So many pages of a log are put into the file together: those of some hundred confirmed units.
const LONGEST_LOG: i32 = 2_000;
/// What a log of changes is cut back to once they are in the file.
const LARGEST_LOG: i32 = 8 * 1024 * 1024;

/// Makes a new file, never over another. It is made under another name and appears whole: whoever else opens it at the
/// same moment finds nothing or a memory.
pub(crate) fn create(path: &Path) -> Result<Connection, MemoryError> {
    let logs = logs_at(path);
    if fs::symlink_metadata(path).is_ok() {
        return Err(MemoryError::Exists { path: path.to_owned() });
    }
    // They were there before the file is: another file's, which was taken away. They would be applied to the new one.
    logs.iter().for_each(|(log, aside)| drop(fs::rename(log, aside)));
    let unfinished = unfinished::beside(path);
    let made = fill(&unfinished, path).and_then(|()| {
        unfinished::sweep_beside(&unfinished);
        give_name(&unfinished, path)
    });
    unfinished::remove(&unfinished);
    made?;
    open(path)
}

/// Logs at this name, with the name that they get if they turn out to be nobody's.
fn logs_at(path: &Path) -> Vec<(OsString, OsString)> {
    let named = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        name
    };
    let logs = ["-wal", "-journal", "-shm"].map(|ending| (named(ending), named(&format!("{ending}.old"))));
    logs.into_iter().filter(|(log, _)| fs::symlink_metadata(log).is_ok()).collect()
}

/// A second name, because renaming would replace what came there meanwhile; renaming where links cannot be had, as on
/// many sticks and cards.
pub(crate) fn give_name(from: &Path, to: &Path) -> Result<(), MemoryError> {
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(io_error(to, error)),
        Err(_) => rename_to_free(from, to),
    }
}

/// There it cannot be had in one step; what is there is looked for first.
fn rename_to_free(from: &Path, to: &Path) -> Result<(), MemoryError> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(MemoryError::Exists { path: to.to_owned() });
    }
    fs::rename(from, to).map_err(|error| io_error(to, error))
}

pub(crate) fn fill(unfinished: &Path, path: &Path) -> Result<(), MemoryError> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(unfinished)
        .map_err(|error| io_error(path, error))?;
    let mut connection = Connection::open_with_flags(unfinished, writing())?;
    settle(&connection)?;
    // Nobody else has the file yet: one flush at the end is enough.
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    schema::migrate(&mut connection, MIGRATIONS)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    meta::set(&connection, meta::NAME, &name)?;
    meta::set(&connection, meta::UUID, &Uuid::new_v4().to_string())?;
    connection.close().map_err(|(_, error)| error)?;
    File::open(unfinished).and_then(|file| file.sync_all()).map_err(|error| io_error(path, error))
}

/// Opens a file for reading and writing.
pub(crate) fn open(path: &Path) -> Result<Connection, MemoryError> {
    check_header(path)?;
    let mut connection = Connection::open_with_flags(path, writing()).map_err(unwritable)?;
    settle(&connection).map_err(unwritable)?;
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Err(MemoryError::ReadOnly);
    }
    // The first read of a file in WAL mode makes a file beside it.
    schema::version(&connection).map_err(unwritable)?;
    take_in(&mut connection, path, MIGRATIONS)?;
    Ok(connection)
}

/// Checks a file of any version and brings it to the newest.
fn take_in(connection: &mut Connection, path: &Path, migrations: &[Migration]) -> Result<(), MemoryError> {
    let found = check_version(connection, path, migrations)?;
    // Asks for the lock once, so that a folder in which no journal can be made is known now and not at the first put.
    journal(connection, persklaar_mapped::is_remote(path))
        .and_then(|()| connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK"))
        .map_err(unwritable)?;
    if found < migrations.len() {
        schema::keep_copy(connection, path, migrations.len())?;
        schema::migrate(connection, migrations)?;
        check_schema(connection, path, migrations)?;
    }
    Ok(())
}

/// Opens a file for reading alone, even where nothing at all may be written.
pub(crate) fn open_read_only(path: &Path) -> Result<Connection, MemoryError> {
    check_header(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    // Already the settings look at the file, which needs one beside it.
    let connection = match settle(&connection).and_then(|()| schema::version(&connection)) {
        Ok(_) => connection,
        Err(_) => open_still(path)?,
    };
    let found = check_version(&connection, path, MIGRATIONS)?;
    if found < MIGRATIONS.len() {
        return Err(MemoryError::ReadOnly);
    }
    Ok(connection)
}

/// A file in WAL mode in a folder where no `-shm` can be made is opened as one that nobody changes, which holds as
/// long as it has no `-wal` with changes beside it.
pub(crate) fn open_still(path: &Path) -> Result<Connection, MemoryError> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(MemoryError::ReadOnly);
    }
    let connection = unchanged(path)?;
    settle(&connection)?;
    Ok(connection)
}

/// A file as it is on the disk, without locks, its log, or any file beside it.
fn unchanged(path: &Path) -> Result<Connection, MemoryError> {
    let absolute = fs::canonicalize(path).map_err(|error| io_error(path, error))?;
    let uri = format!("file:{}?immutable=1", percent(&absolute.to_string_lossy()));
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(uri, flags)?)
}

/// The characters of a path that mean something in a URI.
pub(crate) fn percent(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

pub(crate) fn writing() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Settings of every connection, made before anything in the file is looked at.
pub(crate) fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    // Or SQLite plans a statement anew for every value that is bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cache_size", CACHE)?;
    connection.pragma_update(None, "journal_size_limit", LARGEST_LOG)?;
    connection.pragma_update(None, "wal_autocheckpoint", LONGEST_LOG)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// WAL where it can be had; SQLite stays with its rollback journal elsewhere, whether it answers so or refuses. Not on a
/// folder that another machine serves: the log is found through memory that the programs share, and two machines share
/// none, so each would write over what the other keeps. A file that somebody has open stays in the mode that it has.
fn journal(connection: &Connection, remote: bool) -> rusqlite::Result<()> {
    let mode = if remote { "DELETE" } else { "WAL" };
    let _ = connection.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(()));
    connection.pragma_update(None, "synchronous", "FULL")
}

/// Puts what the log holds into the file and gives its room back, also where nothing of it is kept. Whoever reads
/// meanwhile holds it, and it is given back later.
pub(crate) fn empty_log(connection: &Connection) {
    let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
}

/// Looks at the first bytes: what they are and whose. Of a file that SQLite knows they are asked of SQLite, as of one
/// that nobody changes: opening the file beside it and closing it again would take away every lock that this program
/// has on it, and another program would then put the log away under its hands.
pub(crate) fn check_header(path: &Path) -> Result<(), MemoryError> {
    let about = fs::metadata(path).map_err(|error| io_error(path, error))?;
    if about.is_dir() {
        return Err(not_a_memory(path, "it is a folder"));
    }
    match application(path) {
        Some(APPLICATION_ID) => Ok(()),
        Some(_) if about.len() > 0 => Err(not_a_memory(path, "it is another program's database")),
        _ => check_bytes(path),
    }
}

/// Whose database a file is; none where SQLite does not know it for one.
fn application(path: &Path) -> Option<i32> {
    let connection = unchanged(path).ok()?;
    connection.pragma_query_value(None, "application_id", |row| row.get(0)).ok()
}

/// Whether SQLite knows a file for one of its own. Found out without taking away a lock that somebody in this program
/// has on it, as opening and closing the file would.
pub fn is_database(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() > 0) && application(path).is_some()
}

/// The same without SQLite, of a file that is none of its own or is damaged.
fn check_bytes(path: &Path) -> Result<(), MemoryError> {
    let mut header = Vec::new();
    let file = File::open(path).map_err(|error| io_error(path, error))?;
    file.take(100).read_to_end(&mut header).map_err(|error| io_error(path, error))?;
    if header.is_empty() {
        return Err(not_a_memory(path, "it is empty"));
    }
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        if recovery::holds_units(path) {
            return Err(MemoryError::corrupt("its beginning is lost"));
        }
        return Err(not_a_memory(path, "it is another kind of file"));
    }
    if header[68..72] != APPLICATION_ID.to_be_bytes() {
        return Err(not_a_memory(path, "it is another program's database"));
    }
    Ok(())
}

/// Refuses newer files by name of the program that opens them, and files of a known version with an odd schema.
pub(crate) fn check_version(
    connection: &Connection,
    path: &Path,
    migrations: &[Migration],
) -> Result<usize, MemoryError> {
    // Its version and its schema as of one moment: another program may be about to migrate it.
    let _reading = connection.unchecked_transaction()?;
    let found = schema::version(connection)?;
    if found > migrations.len() {
        let needed = meta::get(connection, meta::OPENS_WITH).ok().flatten();
        let needed =
            needed.filter(|version| is_version(version)).unwrap_or_else(|| "a newer version".to_owned());
        return Err(MemoryError::NewerVersion { path: path.to_owned(), needed });
    }
    if found == 0 {
        return Err(not_a_memory(path, "it holds nothing"));
    }
    check_schema(connection, path, &migrations[..found])?;
    Ok(found)
}

/// Refuses what is no memory of a version that this program knows.
pub(crate) fn check_known(connection: &Connection, path: &Path) -> Result<(), MemoryError> {
    check_version(connection, path, MIGRATIONS).map(drop)
}

/// The file says it, so it may be anything.
fn is_version(text: &str) -> bool {
    text.len() <= 20
        && text.starts_with(|char: char| char.is_ascii_digit())
        && text.chars().all(|char| char.is_ascii_alphanumeric() || ".-+".contains(char))
}

fn check_schema(connection: &Connection, path: &Path, migrations: &[Migration]) -> Result<(), MemoryError> {
    schema::compare(connection, migrations).map_err(|reason| not_a_memory(path, &reason))?;
    match meta::get(connection, meta::UUID)? {
        Some(uuid) if Uuid::parse_str(&uuid).is_ok() => Ok(()),
        _ => Err(MemoryError::corrupt("it has no id of its own")),
    }
}

pub(crate) fn not_a_memory(path: &Path, reason: &str) -> MemoryError {
    MemoryError::NotAMemory { path: path.to_owned(), reason: reason.to_owned() }
}

/// Whatever keeps the first lock from being had, other than somebody else holding it or a full disk, is a place that is
/// read-only.
fn unwritable(error: rusqlite::Error) -> MemoryError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen) => MemoryError::ReadOnly,
        _ => error.into(),
    }
}

pub(crate) fn io_error(path: &Path, error: io::Error) -> MemoryError {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound
            if path.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.exists()) =>
        {
            MemoryError::NotFound { path }
        }
        io::ErrorKind::AlreadyExists => MemoryError::Exists { path },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => MemoryError::Full,
        io::ErrorKind::FileTooLarge => MemoryError::NotTaken,
        io::ErrorKind::ReadOnlyFilesystem => MemoryError::ReadOnly,
        _ => MemoryError::Io { path, source: error },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::schema::Step;
    use crate::table::{pending_words, unit};
    use crate::unit::Keys;

    fn next_version(steps: &'static [Step]) -> Vec<Migration> {
        let mut migrations = MIGRATIONS.to_vec();
        migrations.push(Migration { steps, opens_with: "0.9.0" });
        migrations
    }

    fn made(folder: &Path) -> (std::path::PathBuf, Connection) {
        let path = folder.join("m#1?.pkmemory");
        let connection = create(&path).unwrap();
        (path, connection)
    }

    #[test]
    fn an_older_file_is_migrated_after_a_copy_was_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (path, mut connection) = made(folder.path());
        let migrations = next_version(&[Step::Sql("ALTER TABLE unit ADD COLUMN note TEXT")]);
        take_in(&mut connection, &path, &migrations).unwrap();
        assert_eq!(schema::version(&connection).unwrap(), MIGRATIONS.len() + 1);
        let copy = folder.path().join(format!("m#1?.pkmemory.version-{}", MIGRATIONS.len()));
        assert_eq!(schema::version(&open(&copy).unwrap()).unwrap(), MIGRATIONS.len());
        match open(&path) {
            Err(MemoryError::NewerVersion { needed, .. }) => assert_eq!(needed, "0.9.0"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_migration_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let (path, mut connection) = made(folder.path());
        let migrations =
            next_version(&[Step::Sql("ALTER TABLE unit ADD COLUMN note TEXT"), Step::Sql("nonsense")]);
        assert!(take_in(&mut connection, &path, &migrations).is_err());
        drop(connection);
        assert!(open(&path).is_ok());
    }

    #[test]
    fn a_file_that_nobody_changes_is_read_without_any_file_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let (path, connection) = made(folder.path());
        drop(connection);
        let still = open_still(&path).unwrap();
        assert_eq!(schema::version(&still).unwrap(), MIGRATIONS.len());
        assert!(!folder.path().join("m#1?.pkmemory-shm").exists());
        std::fs::write(folder.path().join("m#1?.pkmemory-wal"), "changes").unwrap();
        assert!(matches!(open_still(&path), Err(MemoryError::ReadOnly)));
    }

    #[test]
    fn what_is_there_is_not_renamed_over() {
        let folder = tempfile::tempdir().unwrap();
        let [from, taken, free] = ["from", "taken", "free"].map(|name| folder.path().join(name));
        fs::write(&from, "new").unwrap();
        fs::write(&taken, "old").unwrap();
        assert!(matches!(rename_to_free(&from, &taken), Err(MemoryError::Exists { .. })));
        assert_eq!(fs::read(&taken).unwrap(), b"old");
        rename_to_free(&from, &free).unwrap();
        assert_eq!(fs::read(&free).unwrap(), b"new");
    }

    #[test]
    fn no_log_is_kept_on_another_machine() {
        let folder = tempfile::tempdir().unwrap();
        let (path, connection) = made(folder.path());
        let mode = |connection: &Connection| {
            connection.pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0)).unwrap()
        };
        journal(&connection, true).unwrap();
        assert_eq!(mode(&connection), "delete");
        connection.execute_batch("INSERT INTO meta VALUES('key', 'value')").unwrap();
        assert!(!unfinished_log(&path).exists());
        // Whoever has it open without a log keeps it from being given one, and the other way round.
        let other = Connection::open(&path).unwrap();
        other.execute_batch("BEGIN; SELECT * FROM meta").unwrap();
        connection.busy_timeout(Duration::ZERO).unwrap();
        journal(&connection, false).unwrap();
        assert_eq!(mode(&connection), "delete");
    }

    fn unfinished_log(path: &Path) -> std::path::PathBuf {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        log.into()
    }

    #[test]
    fn every_connection_distrusts_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let (_, connection) = made(folder.path());
        let is = |config| connection.db_config(config).unwrap();
        assert!(is(DbConfig::SQLITE_DBCONFIG_DEFENSIVE));
        assert!(!is(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA));
        let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!((pragma("foreign_keys"), pragma("synchronous"), pragma("busy_timeout")), (1, 2, 5000));
        let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
    }

    /// A file as version 1 left it, with so many units under keys that nobody made.
    fn of_version_1(path: &Path, units: i64) {
        let mut old = Connection::open(path).unwrap();
        schema::migrate(&mut old, &MIGRATIONS[..1]).unwrap();
        old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        meta::set(&old, meta::UUID, &Uuid::new_v4().to_string()).unwrap();
        let insert = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) \
             INSERT INTO unit SELECT i, randomblob(16), 1, 'nl', 'en', '<1>zin</1> ' || (i / 2), '1:link', 'sentence', \
             '', NULL, NULL, NULL, 'Ada', i, i, 0, 'typed', i, 1 FROM n";
        let transaction = old.transaction().unwrap();
        transaction.execute(insert, [units]).unwrap();
        transaction.execute("UPDATE unit SET source = '<no tag' WHERE id = 3", []).unwrap();
        transaction.commit().unwrap();
    }

    #[test]
    fn a_file_of_version_1_gets_its_keys_and_its_words() {
        let folder = tempfile::tempdir().unwrap();
        for (units, waiting) in [(10, 0), (20_000, 20_000)] {
            let path = folder.path().join(format!("{units}.pkmemory"));
            of_version_1(&path, units);
            let connection = open(&path).unwrap();
            assert!(folder.path().join(format!("{units}.pkmemory.version-1")).exists());
            let stored = "SELECT source_key, identity, target_key FROM unit WHERE id = ?1";
            let keys = |id: i64| {
                let row = |row: &rusqlite::Row<'_>| {
                    Ok(Keys { source: row.get(0)?, identity: row.get(1)?, target: row.get(2)? })
                };
                connection.query_row(stored, [id], row).unwrap()
            };
            assert_eq!(keys(5), Keys::of_unit(&unit::get(&connection, 5).unwrap().unwrap()));
            assert_eq!((keys(4).source, keys(4).target), (keys(5).source, keys(5).target));
            assert_ne!(keys(5).source, keys(6).source);
            assert_eq!(keys(3), Keys { source: 0, identity: 3, target: 0 }, "what cannot be read stays");
            assert_eq!(pending_words::count(&connection).unwrap(), waiting);
            let found = "SELECT count(*) FROM unit_words WHERE unit_words MATCH 'z* AND sentence'";
            let found: i64 = connection.query_row(found, [], |row| row.get(0)).unwrap();
            assert_eq!(found, if waiting == 0 { 9 } else { 0 });
        }
    }
}
