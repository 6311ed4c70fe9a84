//! The segments in document order. Ids come from AUTOINCREMENT, so that none ever returns; `repetition` is a hash of
//! source text and tag sequence that only narrows the search for repetitions, which are then compared in full.

use super::{number, time};
use crate::error::JobError;
use crate::migration::M;
use crate::segment::{NewSegment, Origin, Segment, SegmentTag, State, Work};
use jiff::Timestamp;
use persklaar_text::{Half, TagKind, TaggedText};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

pub(crate) const MIGRATIONS: &[M] = &[
    M {
        version: 1,
        sql: "CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    block INTEGER NOT NULL,
    role TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    source TEXT NOT NULL,
    source_kinds TEXT NOT NULL,
    repetition INTEGER NOT NULL,
    tags TEXT NOT NULL,
    language TEXT,
    context TEXT,
    target TEXT NOT NULL DEFAULT '',
    target_kinds TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'empty' CHECK (state IN ('empty', 'prefilled', 'draft', 'confirmed')),
    needs_look INTEGER NOT NULL DEFAULT 0,
    locked INTEGER NOT NULL DEFAULT 0,
    origin TEXT,
    match_score INTEGER,
    tags_guessed INTEGER NOT NULL DEFAULT 0,
    changed TEXT NOT NULL
) STRICT",
    },
    M { version: 1, sql: "CREATE INDEX segment_repetition ON segment (repetition)" },
    M { version: 1, sql: "CREATE INDEX segment_number ON segment (number)" },
    M { version: 2, sql: "ALTER TABLE segment ADD COLUMN apart INTEGER NOT NULL DEFAULT 0" },
];

const COLUMNS: &str =
    "id, number, block, role, start, stop, source, source_kinds, tags, language, context, target,
    target_kinds, state, needs_look, locked, origin, match_score, tags_guessed, changed, apart";

/// [`SegmentTag`] in the file.
#[derive(Serialize, Deserialize)]
struct WrittenTag {
    number: u32,
    half: String,
    kind: String,
    label: String,
    markup: String,
}

pub(crate) fn insert(
    conn: &Connection,
    place: u32,
    segment: &NewSegment,
    at: Timestamp,
) -> Result<(), JobError> {
    conn.prepare_cached(
        "INSERT INTO segment (number, block, role, start, stop, source, source_kinds, repetition, tags, language,
                              context, changed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        place,
        segment.block,
        segment.role,
        i64::try_from(segment.start).unwrap_or(i64::MAX),
        i64::try_from(segment.end).unwrap_or(i64::MAX),
        segment.source.written(),
        segment.source.kinds(),
        repetition(&segment.source),
        write_tags(&segment.tags),
        segment.language,
        segment.context,
        at.to_string(),
    ])?;
    Ok(())
}

pub(crate) fn all(conn: &Connection) -> Result<Vec<Segment>, JobError> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM segment ORDER BY number"))?;
    let mut rows = statement.query([])?;
    collect(&mut rows)
}

pub(crate) fn get(conn: &Connection, id: i64) -> Result<Segment, JobError> {
    let mut statement = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM segment WHERE id = ?1"))?;
    statement.query_row([id], |row| Ok(read(row))).optional()?.unwrap_or(Err(JobError::NoSegment(id)))
}

/// The segments, in document order, that one translation serves together with `segment`.
pub(crate) fn repetitions(conn: &Connection, segment: &Segment) -> Result<Vec<Segment>, JobError> {
    let sql = format!("SELECT {COLUMNS} FROM segment WHERE repetition = ?1 ORDER BY number");
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([repetition(&segment.source)])?;
    let mut found = collect(&mut rows)?;
    found.retain(|other| other.is_repetition_of(segment));
    Ok(found)
}

pub(crate) fn set_work(conn: &Connection, id: i64, work: &Work, at: Timestamp) -> Result<(), JobError> {
    let sql = "UPDATE segment SET target = ?2, target_kinds = ?3, state = ?4, needs_look = ?5, locked = ?6,
                   origin = ?7, match_score = ?8, tags_guessed = ?9, changed = ?10, apart = ?11 WHERE id = ?1";
    let touched = conn.prepare_cached(sql)?.execute(params![
        id,
        work.target.written(),
        work.target.kinds(),
        work.state.name(),
        work.needs_look,
        work.locked,
        work.origin.name(),
        work.match_score,
        work.tags_guessed,
        at.to_string(),
        work.apart,
    ])?;
    if touched == 1 { Ok(()) } else { Err(JobError::NoSegment(id)) }
}

fn collect(rows: &mut rusqlite::Rows<'_>) -> Result<Vec<Segment>, JobError> {
    let mut segments = Vec::new();
    while let Some(row) = rows.next()? {
        segments.push(read(row)?);
    }
    Ok(segments)
}

fn read(row: &Row<'_>) -> Result<Segment, JobError> {
    Ok(Segment {
        id: row.get(0)?,
        number: number(row.get(1)?, "segment.number")?,
        block: number(row.get(2)?, "segment.block")?,
        role: row.get(3)?,
        start: number(row.get(4)?, "segment.start")?,
        end: number(row.get(5)?, "segment.stop")?,
        source: tagged(row, 6)?,
        tags: read_tags(row.get_ref(8)?.as_str().map_err(|_| JobError::damaged("segment.tags"))?)?,
        language: row.get(9)?,
        context: row.get(10)?,
        target: tagged(row, 11)?,
        state: state(&row.get::<_, String>(13)?)?,
        needs_look: row.get(14)?,
        locked: row.get(15)?,
        origin: origin(row.get::<_, Option<String>>(16)?.as_deref())?,
        match_score: row.get(17)?,
        tags_guessed: row.get(18)?,
        changed: time(&row.get::<_, String>(19)?)?,
        apart: row.get(20)?,
    })
}

/// A text whose kinds stand in the column after it.
fn tagged(row: &Row<'_>, column: usize) -> Result<TaggedText, JobError> {
    let (written, kinds): (String, String) = (row.get(column)?, row.get(column + 1)?);
    TaggedText::parse_with_kinds(&written, &kinds).map_err(|_| JobError::damaged("the text of a segment"))
}

fn state(name: &str) -> Result<State, JobError> {
    State::from_name(name).ok_or_else(|| JobError::damaged("segment.state"))
}

fn origin(name: Option<&str>) -> Result<Origin, JobError> {
    Origin::from_name(name).ok_or_else(|| JobError::damaged("segment.origin"))
}

fn write_tags(tags: &[SegmentTag]) -> String {
    let written: Vec<WrittenTag> = tags
        .iter()
        .map(|tag| WrittenTag {
            number: tag.number,
            half: half_name(tag.half).to_owned(),
            kind: tag.kind.name().to_owned(),
            label: tag.label.clone(),
            markup: tag.markup.clone(),
        })
        .collect();
    serde_json::to_string(&written).expect("texts and numbers can always be written")
}

fn read_tags(json: &str) -> Result<Vec<SegmentTag>, JobError> {
    if json == "[]" {
        return Ok(Vec::new());
    }
    let damaged = || JobError::damaged("segment.tags");
    let written: Vec<WrittenTag> = serde_json::from_str(json).map_err(|_| damaged())?;
    let read = |tag: WrittenTag| {
        Ok(SegmentTag {
            number: tag.number,
            half: half(&tag.half).ok_or_else(damaged)?,
            kind: TagKind::from_name(&tag.kind),
            label: tag.label,
            markup: tag.markup,
        })
    };
    written.into_iter().map(read).collect()
}

fn half_name(half: Half) -> &'static str {
    match half {
        Half::Open => "open",
        Half::Close => "close",
        Half::Single => "single",
    }
}

fn half(name: &str) -> Option<Half> {
    [Half::Open, Half::Close, Half::Single].into_iter().find(|half| half_name(*half) == name)
}

/// FNV-1a over text and tag sequence: written into files, so it must never depend on a library's version.
fn repetition(source: &TaggedText) -> i64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut eat = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    eat(source.text().as_bytes());
    for (half, kind) in source.tag_sequence() {
        eat(&[0]);
        eat(half_name(half).as_bytes());
        eat(kind.name().as_bytes());
    }
    i64::from_ne_bytes(hash.to_ne_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_is_about_text_and_tags_and_stays_the_same() {
        let hash =
            |written: &str, kinds: &str| repetition(&TaggedText::parse_with_kinds(written, kinds).unwrap());
        assert_eq!(hash("<1>a</1>", "1:bold"), hash("<3>a</3>", "3:bold"));
        assert_ne!(hash("<1>a</1>", "1:bold"), hash("<1>a</1>", "1:link"));
        assert_ne!(hash("a", ""), hash("A", ""));
        assert_eq!(hash("a", ""), 0xaf63_dc4c_8601_ec8c_u64 as i64, "files hold these numbers");
    }
}
