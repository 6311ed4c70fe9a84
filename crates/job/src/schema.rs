//! Is this database a job, and built exactly as this program builds them? Asked before anything else is read, because
//! a job may come from anybody: a trigger, a view or a generated column would run inside our own statements.

use crate::bounds;
use crate::error::JobError;
use crate::migration::{self, M};
use crate::table::{self, meta};
use rusqlite::Connection;

/// `PKJB`, in the file's header.
pub(crate) const APPLICATION_ID: i32 = 0x504b_4a42;

/// The file's version once it is known to be a job that this program (with these steps) knows.
pub(crate) fn check(conn: &Connection, steps: &[M], newest: i64) -> Result<i64, JobError> {
    let id: i32 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(JobError::NotAJob);
    }
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version > newest {
        return Err(JobError::newer(meta::required_program(conn), version));
    }
    if version < 1 {
        return Err(JobError::hostile("its version"));
    }
    compare(conn, steps, version)?;
    Ok(version)
}

/// Pages, rules of the tables and sizes; after [`check`], because it reads the tables.
pub(crate) fn check_rows(conn: &Connection) -> Result<(), JobError> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(JobError::damaged("its pages"));
    }
    let count: usize = table::number(one(conn, "SELECT count(*) FROM segment")?, "segment")?;
    if count > bounds::SEGMENTS {
        return Err(JobError::TooLarge { what: "the number of segments" });
    }
    TEXTS.iter().try_for_each(|(table, columns)| check_lengths(conn, table, columns))
}

/// The texts that are shown or read as a whole. History is read row by row when it is needed, under SQLite's own bound.
const TEXTS: [(&str, &[&str]); 6] = [
    ("meta", &["title", "file_name", "format", "fingerprint", "author", "endpoint_allowed"]),
    ("segment", &["source", "source_kinds", "target", "target_kinds", "tags", "role", "language", "context"]),
    ("setting", &["key", "value"]),
    ("ledger", &["endpoint", "host", "segments", "result"]),
    ("outbox", &["op", "memory", "unit", "takes_back"]),
    ("operation", &["outbox_op", "outbox_memory", "outbox_unit"]),
];

/// Four times the bound on writing: the written form of a text is longer than the text.
fn check_lengths(conn: &Connection, table: &str, columns: &[&str]) -> Result<(), JobError> {
    let lengths: Vec<String> =
        columns.iter().map(|name| format!("ifnull(octet_length({name}), 0)")).collect();
    let longest = one(conn, &format!("SELECT ifnull(max({}), 0) FROM {table}", lengths.join(" + ")))?;
    if table::number::<usize>(longest, table)? > 4 * bounds::TEXT {
        return Err(JobError::TooLarge { what: "a part of this job" });
    }
    Ok(())
}

fn one(conn: &Connection, sql: &str) -> Result<i64, JobError> {
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}

type Item = (String, String, String, Option<String>);

fn compare(conn: &Connection, steps: &[M], version: i64) -> Result<(), JobError> {
    let model = Connection::open_in_memory()?;
    migration::run(&model, steps, version)?;
    let (expected, found) = (items(&model)?, items(conn)?);
    let odd = found.iter().find(|item| !expected.contains(item));
    match odd.or_else(|| expected.iter().find(|item| !found.contains(item))) {
        Some((kind, name, ..)) => Err(JobError::hostile(format!("{kind} {}", printable(name)))),
        None if found.len() != expected.len() => Err(JobError::hostile("its tables")),
        None => Ok(()),
    }
}

/// Read with a bound, so that a schema of a million tables is refused and not compared.
fn items(conn: &Connection) -> Result<Vec<Item>, JobError> {
    let mut statement = conn.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT 200")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A name from a strange file, for a message.
fn printable(name: &str) -> String {
    name.chars().filter(char::is_ascii_graphic).take(40).collect()
}
