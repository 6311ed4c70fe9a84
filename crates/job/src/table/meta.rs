//! What a job is: languages, document, dates, consent, and where the translator was. One row.
//!
//! Beside it stands `requires`, which says in every version, in the same form, which program can open the file.

use super::time;
use crate::error::JobError;
use crate::file;
use crate::migration::M;
use jiff::Timestamp;
use persklaar_text::Language;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Never to change: older programs read it in newer files. Every migration puts the program that brings it in here.
pub(crate) const REQUIRES: &str = "CREATE TABLE requires (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    program TEXT NOT NULL
) STRICT";

pub(crate) const MIGRATIONS: &[M] = &[
    M { version: 1, sql: REQUIRES },
    M { version: 1, sql: "INSERT INTO requires (id, program) VALUES (1, '0.1.0')" },
    M { version: 2, sql: "UPDATE requires SET program = '0.2.0'" },
    M {
        version: 1,
        sql: "CREATE TABLE meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    author TEXT,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    embargo INTEGER NOT NULL DEFAULT 0,
    endpoint_allowed TEXT,
    place INTEGER REFERENCES segment (id)
) STRICT",
    },
];

/// What is known about a job as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// The document's title, or what the translator called it.
    pub title: String,
    /// The document's file name without any folder.
    pub file_name: String,
    /// The name of the document's format.
    pub format: String,
    /// Translated from.
    pub from: Language,
    /// Translated into.
    pub to: Language,
    /// Tells whether a newer program still reads the blocks in the same way.
    pub fingerprint: String,
    /// Who made the job, from the settings.
    pub author: Option<String>,
    /// When it was made.
    pub created: Timestamp,
    /// When a segment last changed.
    pub changed: Timestamp,
    /// Nothing of it may leave the machine.
    pub embargo: bool,
    /// The name of the endpoint that the translator allowed for this job.
    pub endpoint_allowed: Option<String>,
    /// The segment where the translator was.
    pub place: Option<i64>,
}

pub(crate) fn insert(conn: &Connection, meta: &Meta) -> Result<(), JobError> {
    conn.execute(
        "INSERT INTO meta (id, title, file_name, format, source_language, target_language, fingerprint, author,
                           created, changed, embargo, endpoint_allowed)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            meta.title,
            file::bare_name(&meta.file_name),
            meta.format,
            meta.from.to_string(),
            meta.to.to_string(),
            meta.fingerprint,
            meta.author,
            meta.created.to_string(),
            meta.changed.to_string(),
            meta.embargo,
            meta.endpoint_allowed,
        ],
    )?;
    Ok(())
}

pub(crate) fn get(conn: &Connection) -> Result<Meta, JobError> {
    let mut statement = conn.prepare_cached(
        "SELECT title, file_name, format, source_language, target_language, fingerprint, author, created, changed,
                embargo, endpoint_allowed, place FROM meta WHERE id = 1",
    )?;
    let found = statement.query_row([], |row| Ok(read(row))).optional()?;
    found.ok_or_else(|| JobError::damaged("meta"))?
}

fn read(row: &Row<'_>) -> Result<Meta, JobError> {
    let tag = |column| -> Result<Language, JobError> {
        row.get::<_, String>(column)?.parse().map_err(|_| JobError::damaged("its languages"))
    };
    Ok(Meta {
        title: row.get(0)?,
        file_name: file::bare_name(&row.get::<_, String>(1)?).to_owned(),
        format: row.get(2)?,
        from: tag(3)?,
        to: tag(4)?,
        fingerprint: row.get(5)?,
        author: row.get(6)?,
        created: time(&row.get::<_, String>(7)?)?,
        changed: time(&row.get::<_, String>(8)?)?,
        embargo: row.get(9)?,
        endpoint_allowed: row.get(10)?,
        place: row.get(11)?,
    })
}

pub(crate) fn set_changed(conn: &Connection, at: Timestamp) -> Result<(), JobError> {
    conn.prepare_cached("UPDATE meta SET changed = ?1 WHERE id = 1")?.execute([at.to_string()])?;
    Ok(())
}

pub(crate) fn set_title(conn: &Connection, title: &str) -> Result<(), JobError> {
    conn.execute("UPDATE meta SET title = ?1 WHERE id = 1", [title])?;
    Ok(())
}

pub(crate) fn set_embargo(conn: &Connection, embargo: bool) -> Result<(), JobError> {
    conn.execute("UPDATE meta SET embargo = ?1 WHERE id = 1", [embargo])?;
    Ok(())
}

pub(crate) fn set_endpoint(conn: &Connection, endpoint: Option<&str>) -> Result<(), JobError> {
    conn.execute("UPDATE meta SET endpoint_allowed = ?1 WHERE id = 1", [endpoint])?;
    Ok(())
}

pub(crate) fn set_place(conn: &Connection, segment: i64) -> Result<(), JobError> {
    conn.prepare_cached("UPDATE meta SET place = ?1 WHERE id = 1")?.execute([segment])?;
    Ok(())
}

/// The program that can open a file of a newer version, if the file says so in the promised form.
pub(crate) fn required_program(conn: &Connection) -> Option<String> {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'requires'";
    let promised: String = conn.query_row(sql, [], |row| row.get(0)).ok()?;
    if promised != REQUIRES {
        return None;
    }
    let program: String =
        conn.query_row("SELECT program FROM requires WHERE id = 1", [], |row| row.get(0)).ok()?;
    let sane = program.len() <= 20 && program.chars().all(|c| c.is_ascii_alphanumeric() || ".-+".contains(c));
    (sane && !program.is_empty()).then_some(program)
}

/// What to say where the file names no program.
pub(crate) fn unnamed_version(version: i64) -> String {
    format!("(the file has version {version})")
}
