//! What an operation did to each segment: before and after, so that either can be put back.

use crate::error::JobError;
use crate::migration::M;
use crate::segment::{Origin, State, Work};
use persklaar_text::TaggedText;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

pub(crate) const MIGRATIONS: &[M] = &[M {
    version: 1,
    sql: "CREATE TABLE change (
    operation INTEGER NOT NULL REFERENCES operation (id),
    segment INTEGER NOT NULL REFERENCES segment (id),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (operation, segment)
) STRICT, WITHOUT ROWID",
}];

/// One segment of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) segment: i64,
    pub(crate) before: Work,
    pub(crate) after: Work,
}

/// [`Work`] in the file. Short names, because a long job has very many of these.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "t")]
    target: String,
    #[serde(rename = "k", default, skip_serializing_if = "String::is_empty")]
    kinds: String,
    #[serde(rename = "s")]
    state: String,
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    match_score: Option<u8>,
    #[serde(rename = "g", default, skip_serializing_if = "is_false")]
    tags_guessed: bool,
    #[serde(rename = "n", default, skip_serializing_if = "is_false")]
    needs_look: bool,
    #[serde(rename = "l", default, skip_serializing_if = "is_false")]
    locked: bool,
    #[serde(rename = "a", default, skip_serializing_if = "is_false")]
    apart: bool,
}

pub(crate) fn insert(conn: &Connection, operation: i64, change: &Change) -> Result<(), JobError> {
    let sql = "INSERT INTO change (operation, segment, before, after) VALUES (?1, ?2, ?3, ?4)";
    conn.prepare_cached(sql)?.execute(params![
        operation,
        change.segment,
        write(&change.before),
        write(&change.after)
    ])?;
    Ok(())
}

/// Typing goes on: the same operation now ends elsewhere.
pub(crate) fn set_after(
    conn: &Connection,
    operation: i64,
    segment: i64,
    after: &Work,
) -> Result<(), JobError> {
    let sql = "UPDATE change SET after = ?3 WHERE operation = ?1 AND segment = ?2";
    conn.prepare_cached(sql)?.execute(params![operation, segment, write(after)])?;
    Ok(())
}

/// What the segment was before the operation.
pub(crate) fn before(conn: &Connection, operation: i64, segment: i64) -> Result<Work, JobError> {
    let sql = "SELECT before FROM change WHERE operation = ?1 AND segment = ?2";
    let json: String = conn.prepare_cached(sql)?.query_row(params![operation, segment], |row| row.get(0))?;
    read(&json)
}

/// Forgets what the operation did.
pub(crate) fn remove(conn: &Connection, operation: i64) -> Result<(), JobError> {
    conn.prepare_cached("DELETE FROM change WHERE operation = ?1")?.execute([operation])?;
    Ok(())
}

pub(crate) fn of(conn: &Connection, operation: i64) -> Result<Vec<Change>, JobError> {
    let sql = "SELECT segment, before, after FROM change WHERE operation = ?1 ORDER BY segment";
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([operation])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(Change {
            segment: row.get(0)?,
            before: read(&row.get::<_, String>(1)?)?,
            after: read(&row.get::<_, String>(2)?)?,
        });
    }
    Ok(changes)
}

fn write(work: &Work) -> String {
    let written = Written {
        target: work.target.written(),
        kinds: work.target.kinds(),
        state: work.state.name().to_owned(),
        origin: work.origin.name(),
        match_score: work.match_score,
        tags_guessed: work.tags_guessed,
        needs_look: work.needs_look,
        locked: work.locked,
        apart: work.apart,
    };
    serde_json::to_string(&written).expect("texts and numbers can always be written")
}

fn read(json: &str) -> Result<Work, JobError> {
    let damaged = || JobError::damaged("change");
    let written: Written = serde_json::from_str(json).map_err(|_| damaged())?;
    Ok(Work {
        target: TaggedText::parse_with_kinds(&written.target, &written.kinds).map_err(|_| damaged())?,
        state: State::from_name(&written.state).ok_or_else(damaged)?,
        origin: Origin::from_name(written.origin.as_deref()).ok_or_else(damaged)?,
        match_score: written.match_score,
        tags_guessed: written.tags_guessed,
        needs_look: written.needs_look,
        locked: written.locked,
        apart: written.apart,
    })
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
