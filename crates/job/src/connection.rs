//! A connection as this crate wants it: nothing in the file is trusted, every commit is on disk, and waiting for
//! another program has an end. Which file it is, and whether it is a job, is decided elsewhere.

use crate::bounds;
use crate::error::JobError;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(5);

/// Opens for reading and writing; where the place forbids that, for reading.
pub(crate) fn open(path: &Path) -> Result<Connection, JobError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let first = Connection::open_with_flags(path, flags).map_err(JobError::from).and_then(guarded);
    match first {
        Err(JobError::ReadOnlyPlace) => open_unchanging(path),
        other => other,
    }
}

/// A new database in a file that is not there yet.
pub(crate) fn create(path: &Path) -> Result<Connection, JobError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    guarded(Connection::open_with_flags(path, flags)?)
}

/// A file whose folder cannot take the files that SQLite keeps beside it. If a WAL lies there the text is not
/// complete without it, so that nothing is shown rather than something old.
fn open_unchanging(path: &Path) -> Result<Connection, JobError> {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    if std::fs::metadata(&wal).is_ok_and(|wal| wal.len() > 0) {
        return Err(JobError::ReadOnlyPlace);
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    guarded(Connection::open_with_flags(unchanging_uri(path), flags)?)
}

fn unchanging_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri + "?immutable=1"
}

fn guarded(conn: Connection) -> Result<Connection, JobError> {
    bounds::set(&conn)?;
    conn.busy_timeout(PATIENCE)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.set_prepared_statement_cache_capacity(64);
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(conn)
}

/// For the one that writes: a WAL, or the rollback journal where a WAL cannot be had.
pub(crate) fn for_writing(conn: &Connection) -> Result<(), JobError> {
    conn.pragma_update(None, "query_only", false)?;
    conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    // The first read opens the WAL; without one a checkpoint is refused as busy.
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(())
}

/// For those that read. They open for writing where they can, so that the last one to leave puts the WAL away.
pub(crate) fn for_reading(conn: &Connection) -> Result<(), JobError> {
    conn.pragma_update(None, "query_only", true)?;
    Ok(())
}

/// Everything into the one file. A reader elsewhere may hold the WAL; then it goes when that one leaves.
pub(crate) fn into_one_file(conn: &Connection) -> Result<(), JobError> {
    conn.busy_timeout(Duration::ZERO)?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let single = conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0));
    match single.map_err(JobError::from) {
        Ok(_) | Err(JobError::Busy) => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_a_closed_folder_is_read_as_it_is_unless_a_wal_lies_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("50%?x.persklaar");
        let conn = create(&path).unwrap();
        for_writing(&conn).unwrap();
        conn.execute_batch("CREATE TABLE t (a)").unwrap();
        assert!(matches!(open_unchanging(&path), Err(JobError::ReadOnlyPlace)));
        drop(conn);
        let conn = open_unchanging(&path).unwrap();
        assert!(conn.is_readonly("main").unwrap());
        conn.query_row("SELECT count(*) FROM t", [], |_| Ok(())).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn odd_names_are_one_file_in_a_uri() {
        assert_eq!(unchanging_uri(Path::new("/a b/50%?x#y")), "file:/a%20b/50%25%3Fx%23y?immutable=1");
    }
}
