//! Confirmed units on their way from a job to a memory.
//!
//! The confirm writes the unit into the job's outbox in its own transaction; delivering it can wait for a memory that
//! is out of reach, and a crash in between delivers it at the next open. Each delivery carries the operation's id, so
//! that a second one changes nothing.

use crate::app::Inner;
use crate::contract::{AppError, ErrorCode, Event};
use crate::jobs::OpenJob;
use jiff::Timestamp;
use persklaar_job::{Access, Job, OutboxRow, OutboxUnit, OutboxWork, Segment};
use persklaar_memory::{Memory, MemoryError, NewUnit, Origin};
use persklaar_text::TaggedText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::time::Duration;

/// How long a confirm waits for another program that writes to the memory, a large import above all. Lookups wait with
/// it, and the unit is safe where it is.
const SHORT: Duration = Duration::from_millis(100);

/// A unit as the outbox keeps it.
#[derive(Debug, Serialize, Deserialize)]
struct WaitingUnit {
    from: String,
    to: String,
    source: String,
    source_kinds: String,
    target: String,
    target_kinds: String,
    previous: Option<String>,
    next: Option<String>,
    document: String,
    author: String,
    at: String,
}

/// The unit of a confirm.
pub fn unit(
    job: &Job,
    segments: &[Segment],
    segment: &Segment,
    target: &TaggedText,
    author: &str,
    memory: &str,
    at: Timestamp,
) -> Result<OutboxUnit, AppError> {
    let meta = job.meta()?;
    let place = segments.iter().position(|known| known.id == segment.id).unwrap_or_default();
    let neighbour = |at: Option<usize>| at.and_then(|at| segments.get(at)).map(|known| known.source.text());
    let waiting = WaitingUnit {
        from: meta.from.to_string(),
        to: meta.to.to_string(),
        source: segment.source.written(),
        source_kinds: segment.source.kinds(),
        target: target.written(),
        target_kinds: target.kinds(),
        previous: neighbour(place.checked_sub(1)),
        next: neighbour(Some(place + 1)),
        document: meta.title,
        author: author.to_owned(),
        at: at.to_string(),
    };
    let unit_json = serde_json::to_string(&waiting).unwrap_or_default();
    Ok(OutboxUnit { op: uuid::Uuid::new_v4().to_string(), memory: memory.to_owned(), unit_json })
}

/// Delivers what waits and answers how many still do. A memory that is out of reach is no failure; what waits behind
/// it for the same memory keeps its order.
pub(crate) fn deliver(app: &Inner, open: &OpenJob) -> Result<u32, AppError> {
    let rows =
        open.with(|job| if *job.access() == Access::Writer { Ok(job.outbox()?) } else { Ok(Vec::new()) })?;
    let mut out_of_reach = BTreeSet::new();
    let mut waiting = 0;
    for row in &rows {
        if out_of_reach.contains(&row.memory) {
            waiting += 1;
            continue;
        }
        match deliver_row(app, row) {
            Ok(()) => open.with(|job| Ok(job.outbox_done(&row.op)?))?,
            Err(error) => {
                tracing::info!(%error, "a confirmed unit waits for its memory");
                out_of_reach.insert(row.memory.clone());
                waiting += 1;
            }
        }
    }
    Ok(waiting)
}

fn deliver_row(app: &Inner, row: &OutboxRow) -> Result<(), AppError> {
    let memory = app.memory(&row.memory)?;
    let unit = waiting_unit(row)?;
    memory.with(|memory| {
        memory.set_patience(SHORT)?;
        let done = carry_out(memory, row, unit.as_ref(), app.host.now());
        memory.set_patience(Memory::PATIENCE)?;
        done
    })?;
    app.host.emit(Event::MemoryChanged { memory: row.memory.clone() });
    Ok(())
}

/// Delivers what waits for this one memory, for hosts without a shelf.
///
/// # Errors
/// When the job or the memory cannot be written; what was not delivered still waits.
pub fn deliver_into(job: &mut Job, memory: &mut Memory, at: Timestamp) -> Result<(), AppError> {
    let own = memory.uuid().to_owned();
    for row in job.outbox()?.iter().filter(|row| row.memory == own) {
        let unit = waiting_unit(row)?;
        carry_out(memory, row, unit.as_ref(), at)?;
        job.outbox_done(&row.op)?;
    }
    Ok(())
}

fn carry_out(
    memory: &mut Memory,
    row: &OutboxRow,
    unit: Option<&NewUnit>,
    at: Timestamp,
) -> Result<(), MemoryError> {
    match (&row.work, unit) {
        (OutboxWork::TakeBack { op }, _) => memory.undo_put(op, at).map(drop),
        (OutboxWork::Put { .. }, Some(unit)) => memory.put(unit, &row.op).map(drop),
        (OutboxWork::Put { .. }, None) => Ok(()),
    }
}

/// The unit of a row that puts one. A job that comes from elsewhere may hold anything here.
fn waiting_unit(row: &OutboxRow) -> Result<Option<NewUnit>, AppError> {
    let OutboxWork::Put { unit_json } = &row.work else { return Ok(None) };
    let waiting: WaitingUnit = serde_json::from_str(unit_json).map_err(|_| unreadable())?;
    let text =
        |written: &str, kinds: &str| TaggedText::parse_with_kinds(written, kinds).map_err(|_| unreadable());
    Ok(Some(NewUnit {
        from: waiting.from.parse()?,
        to: waiting.to.parse()?,
        source: text(&waiting.source, &waiting.source_kinds)?,
        target: text(&waiting.target, &waiting.target_kinds)?,
        previous: waiting.previous,
        next: waiting.next,
        document: Some(waiting.document),
        author: Some(waiting.author).filter(|author| !author.is_empty()),
        at: waiting.at.parse().map_err(|_| unreadable())?,
        origin: Origin::Typed,
    }))
}

fn unreadable() -> AppError {
    AppError::new(
        ErrorCode::JobDamaged,
        "A unit in the job's outbox cannot be read.",
        "Confirm the segment again.",
    )
}
