//! What a memory knows of itself: its own id, its name, and which program can open it.

use rusqlite::{Connection, OptionalExtension, params};

/// Version 1.
pub(crate) const CREATE: &str =
    "CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;";

/// The memory's own id, the same in every copy.
pub(crate) const UUID: &str = "uuid";
/// For people.
pub(crate) const NAME: &str = "name";
/// In a backup: of which file it was made, as a hash of its path.
pub(crate) const COPIED_FROM: &str = "copied_from";
/// The first version of the program that can open the file.
pub(crate) const OPENS_WITH: &str = "opens_with";

/// The value, if it is there.
pub(crate) fn get(connection: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    connection.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).optional()
}

/// Takes a value away.
pub(crate) fn remove(connection: &Connection, key: &str) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM meta WHERE key = ?1", [key])?;
    Ok(())
}

/// Keeps a value.
pub(crate) fn set(connection: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    let sql =
        "INSERT INTO meta(key, value) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value";
    connection.execute(sql, params![key, value])?;
    Ok(())
}
