//! Work on one segment: typing, inserting, confirming, and what the memories know of it.

use super::micros;
use crate::app::Inner;
use crate::consulting::Wanted;
use crate::contract::*;
use crate::jobs::{change, count, origin_of};
use crate::matching::{SHOWN, match_view, questions};
use crate::outbox;
use crate::written::parse_target;
use persklaar_job::{ConfirmOptions, Filling, Job, Segment, State};
use persklaar_memory::Folded;
use persklaar_text::repair::Repairer;
use std::time::Instant;

pub(crate) fn segment_type(app: &Inner, request: SegmentTarget) -> Result<Change, AppError> {
    let now = app.host.now();
    app.job(&request.job)?.with(|job| {
        let segment = job.segment(i64::from(request.segment))?;
        let target = parse_target(&request.target, &segment.source)?;
        let changed = job.type_target(segment.id, &target, now)?;
        change(job, &changed.segments)
    })
}

pub(crate) fn segment_set(app: &Inner, request: SegmentSet) -> Result<Change, AppError> {
    let now = app.host.now();
    app.job(&request.job)?.with(|job| {
        let segment = job.segment(i64::from(request.segment))?;
        let target = parse_target(&request.target, &segment.source)?;
        let filling = Filling {
            segment: segment.id,
            target,
            origin: origin_of(&request.origin),
            tags_guessed: request.tags_guessed,
            needs_look: request.needs_look,
        };
        let changed = job.insert(&filling, now)?;
        change(job, &changed.segments)
    })
}

pub(crate) fn segment_apart(app: &Inner, request: SegmentApart) -> Result<Change, AppError> {
    let now = app.host.now();
    app.job(&request.job)?.with(|job| {
        let changed = job.set_apart(i64::from(request.segment), request.apart, now)?;
        change(job, &changed.segments)
    })
}

pub(crate) fn segment_confirm(app: &Inner, request: SegmentTarget) -> Result<Confirmed, AppError> {
    let now = app.host.now();
    let open = app.job(&request.job)?;
    let memory = app.receiving_id();
    let settings = app.store.settings();
    let mut confirmed = open.with(|job| {
        let segments = job.segments()?;
        let segment = job.segment(i64::from(request.segment))?;
        let target = parse_target(&request.target, &segment.source)?;
        let unit = match &memory {
            Some(memory) => {
                Some(outbox::unit(job, &segments, &segment, &target, &settings.author, memory, now)?)
            }
            None => None,
        };
        let changed = job.confirm(segment.id, &target, &ConfirmOptions { unit, propagate: true }, now)?;
        let segments = job.segments()?;
        let next = next_open(&segments, segment.number);
        let done = segments.iter().filter(|segment| segment.state == State::Confirmed).count();
        app.store.job_went_on(&open.path, count(done), &now.to_string())?;
        Ok(Confirmed { change: change(job, &changed.segments)?, next, stored: false })
    })?;
    confirmed.stored = outbox::deliver(app, &open)? == 0 && memory.is_some();
    confirmed.change.status = open.with(|job: &mut Job| crate::jobs::status(job))?;
    Ok(confirmed)
}

/// The next segment that is not confirmed, after `number` and then from the top.
fn next_open(segments: &[Segment], number: u32) -> Option<u32> {
    let open = |segment: &&Segment| segment.state != State::Confirmed && !segment.locked;
    let after = segments.iter().filter(|segment| segment.number > number).find(open);
    let found = after.or_else(|| segments.iter().find(open))?;
    u32::try_from(found.id).ok()
}

pub(crate) fn segment_matches(app: &Inner, request: SegmentQuestion) -> Result<Matches, AppError> {
    let open = app.job(&request.job)?;
    let turn = open.turns.take(request.ahead)?;
    let (meta, segments) = open.with(|job| Ok((job.meta()?, job.segments()?)))?;
    let at = segments.iter().position(|segment| segment.id == i64::from(request.segment));
    let at = at.ok_or_else(|| {
        AppError::new(ErrorCode::SegmentUnknown, "There is no such segment.", "Open the job again.")
    })?;
    let question = questions(segments.iter().map(|segment| &segment.source)).swap_remove(at);
    let memories = app.consulted()?;
    let settings = app.store.settings();
    let repairer = settings.repair.then(|| Repairer::new(&meta.from, &meta.to));
    let start = Instant::now();
    let wanted = Wanted {
        question: &question,
        languages: (&meta.from, &meta.to),
        min: settings.minimum_score,
        limit: SHOWN,
    };
    let found = app.lookup(&memories, &wanted, &|| turn.is_over())?;
    let view = |folded: &Folded| {
        let memory = &memories.get(folded.memory)?.memory;
        let names = (memory.id.as_str(), memory.name.as_str());
        let view = match_view(&folded.found, &question.source, names, repairer.as_ref());
        Some(MatchView { also_in: count(folded.also_in), ..view })
    };
    let matches = found.iter().filter_map(view).collect();
    Ok(Matches { segment: request.segment, micros: micros(start), matches })
}
