//! The units of a memory: listing, changing and deleting them, and taking that back.

use super::memories::LARGEST_PAGE;
use super::micros;
use crate::app::Inner;
use crate::backups::watching;
use crate::contract::*;
use crate::shelf::{OpenMemory, open_memory};
use crate::unit_filter::{
    add_facets, filter, groups_view, many, operation_view, redone_view, sort, undone_view, unit_view,
};
use persklaar_memory::{GroupKind, List, Losers, Page, Unit};
use persklaar_text::TaggedText;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Instant;

const LARGEST_PAGE_OF_GROUPS: u32 = 100;
/// A step over more units is done, and taken back, as a task.
const AT_ONCE: u64 = 2000;

pub(crate) fn memory_units(app: &Inner, request: MemoryUnits) -> Result<Units, AppError> {
    let memories = memories(app, request.memory.as_deref())?;
    let mut list = List {
        filter: filter(&request.filter)?,
        sort: sort(request.sort),
        offset: request.offset as usize,
        limit: request.limit.min(LARGEST_PAGE) as usize,
    };
    let start = Instant::now();
    let asked = app.desk.list.ask(&(&request.memory, &request.filter, request.sort));
    let mut units = Units { total: 0, more: false, units: Vec::new(), pending: 0, micros: 0 };
    for memory in &memories {
        let page = asked.answered(memory, |memory| memory.list(&list))?;
        units.pending = units.pending.saturating_add(app.pending_words(memory)?);
        add_page(&mut units, &page, &memory.id);
        list.offset = list.offset.saturating_sub(usize::try_from(page.total).unwrap_or(usize::MAX));
        list.limit -= page.units.len();
    }
    Ok(Units { micros: micros(start), ..units })
}

/// One memory, or all that can be used, in their order.
fn memories(app: &Inner, memory: Option<&str>) -> Result<Vec<Arc<OpenMemory>>, AppError> {
    match memory {
        Some(memory) => Ok(vec![app.memory(memory)?]),
        None => app.memories(),
    }
}

fn add_page(units: &mut Units, page: &Page, memory: &str) {
    units.total = units.total.saturating_add(many(page.total));
    units.more |= page.more;
    units.units.extend(page.units.iter().map(|unit| unit_view(unit, memory)));
}

pub(crate) fn memory_facets(app: &Inner, request: FacetsAsked) -> Result<Facets, AppError> {
    let mut facets = Facets::default();
    let asked = app.desk.facets.ask(&request).after(&app.desk.list);
    for memory in memories(app, request.memory.as_deref())? {
        add_facets(&mut facets, &asked.answered(&memory, |memory| memory.facets())?);
    }
    Ok(facets)
}

pub(crate) fn unit_update(app: &Inner, request: UnitUpdate) -> Result<UnitView, AppError> {
    let memory = app.memory(&request.memory)?;
    let unit = memory.with(|memory| memory.get(request.unit))?.ok_or_else(no_unit)?;
    let target = side_of_unit(&request.target, &unit)?;
    let author = author(app);
    let now = app.host.now();
    memory.with(|memory| memory.update(request.unit, &target, author.as_deref(), now))?;
    app.host.emit(Event::MemoryChanged { memory: request.memory });
    let unit = memory.with(|memory| memory.get(request.unit))?;
    unit.map(|unit| unit_view(&unit, &memory.id)).ok_or_else(no_unit)
}

pub(crate) fn unit_source(app: &Inner, request: UnitSource) -> Result<UnitMended, AppError> {
    let memory = app.memory(&request.memory)?;
    let unit = memory.with(|memory| memory.get(request.unit))?.ok_or_else(no_unit)?;
    let source = side_of_unit(&request.source, &unit)?;
    if source.text().trim().is_empty() {
        return Err(no_source());
    }
    let author = author(app);
    let now = app.host.now();
    memory.with(|memory| memory.update_source(request.unit, &source, author.as_deref(), now))?;
    app.host.emit(Event::MemoryChanged { memory: request.memory });
    let (unit, same) =
        memory.at_desk(|memory| Ok((memory.get(request.unit)?, memory.same_source(request.unit)?)))?;
    Ok(UnitMended {
        unit: unit.map(|unit| unit_view(&unit, &memory.id)).ok_or_else(no_unit)?,
        duplicates: many(same.duplicates),
        contradictions: many(same.contradictions),
    })
}

fn no_source() -> AppError {
    AppError::new(
        ErrorCode::TargetMalformed,
        "A unit without a source is never found.",
        "Delete the unit if it should go.",
    )
}

/// Who changes units now; nobody where the settings name none.
fn author(app: &Inner) -> Option<String> {
    Some(app.store.settings().author).filter(|author| !author.is_empty())
}

/// The kinds of both sides are known: one may hold a tag that the other lacks.
fn side_of_unit(written: &str, unit: &Unit) -> Result<TaggedText, AppError> {
    let mut known = unit.source.clone();
    unit.target.tags().for_each(|tag| known.push_tag(tag));
    crate::written::parse_target(written, &known)
}

fn no_unit() -> AppError {
    AppError::new(ErrorCode::UnitUnknown, "The unit is not there any more.", "Search again.")
}

pub(crate) fn unit_delete(app: &Inner, request: UnitsOnly) -> Result<Operated, AppError> {
    let now = app.host.now();
    let done = app.memory(&request.memory)?.with(|memory| memory.delete(&request.units, now))?;
    Ok(operated(app, request.memory, done.as_ref()))
}

fn operated(app: &Inner, memory: String, done: Option<&persklaar_memory::Operation>) -> Operated {
    if done.is_some() {
        app.host.emit(Event::MemoryChanged { memory });
    }
    Operated { operation: done.map(operation_view) }
}

/// The answer while a task does it.
fn under_way(started: TaskStarted) -> Settled {
    Settled { operation: None, task: Some(started.task) }
}

/// The answer where it is done.
fn settled(done: Operated) -> Settled {
    Settled { operation: done.operation, task: None }
}

fn go_on(_: u64, _: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub(crate) fn unit_restore(app: &Inner, request: UnitsOnly) -> Result<Empty, AppError> {
    let now = app.host.now();
    app.memory(&request.memory)?.with(|memory| memory.restore(&request.units, now))?;
    app.host.emit(Event::MemoryChanged { memory: request.memory });
    Ok(Empty {})
}

pub(crate) fn found_count(app: &Inner, request: FoundUnits) -> Result<FoundCount, AppError> {
    let filter = filter(&request.filter)?;
    let found = app.memory(&request.memory)?.at_desk(|memory| memory.found_units(&filter))?;
    Ok(FoundCount { units: many(found.units), token: found.token })
}

pub(crate) fn found_delete(app: &Arc<Inner>, request: FoundDelete) -> Result<TaskStarted, AppError> {
    let filter = filter(&request.filter)?;
    step(app, request.memory, "delete", move |memory, now, watch| {
        memory.delete_found(&filter, &request.token, now, watch)
    })
}

pub(crate) fn duplicates_merge_all(app: &Arc<Inner>, request: MergeAll) -> Result<TaskStarted, AppError> {
    step(app, request.memory, "merge", |memory, now, watch| memory.merge_all(now, watch))
}

type Stepped = Result<Option<persklaar_memory::Operation>, persklaar_memory::MemoryError>;

/// A step over many units, on a connection of its own, so that lookups go on meanwhile.
fn step(
    app: &Arc<Inner>,
    memory: String,
    phase: &'static str,
    work: impl FnOnce(&mut persklaar_memory::Memory, jiff::Timestamp, &mut persklaar_memory::Watch<'_>) -> Stepped
    + Send
    + 'static,
) -> Result<TaskStarted, AppError> {
    let (path, now, inner) = (app.memory(&memory)?.path.clone(), app.host.now(), Arc::clone(app));
    let task = app.tasks.start(&app.host, move |task| {
        let (mut open, _) = open_memory(&path)?;
        let stop = task.stop();
        let done = open.until(&stop, |open| work(open, now, &mut watching(task, phase, 1)));
        // Also a step that took itself back has changed the memory in between.
        let done = done.inspect_err(|_| inner.host.emit(Event::MemoryChanged { memory: memory.clone() }))?;
        Ok(Event::TaskOperated { task: task.id.clone(), done: operated(&inner, memory, done.as_ref()) })
    });
    Ok(TaskStarted { task })
}

pub(crate) fn contradictions(app: &Inner, request: GroupsAsked) -> Result<UnitGroups, AppError> {
    groups(app, &request, GroupKind::Contradiction)
}

pub(crate) fn duplicates(app: &Inner, request: GroupsAsked) -> Result<UnitGroups, AppError> {
    groups(app, &request, GroupKind::Duplicate)
}

fn groups(app: &Inner, request: &GroupsAsked, kind: GroupKind) -> Result<UnitGroups, AppError> {
    let start = Instant::now();
    let (offset, limit) = (request.offset as usize, request.limit.min(LARGEST_PAGE_OF_GROUPS) as usize);
    let memory = app.memory(&request.memory)?;
    let asked = app.desk.groups.ask(&(&request.memory, kind.name())).after(&app.desk.list);
    let found = asked.answered(&memory, |memory| memory.groups(kind, offset, limit))?;
    Ok(groups_view(&found, &memory.id, micros(start)))
}

pub(crate) fn contradiction_resolve(
    app: &Arc<Inner>,
    request: ContradictionResolve,
) -> Result<Settled, AppError> {
    let (author, now) = (author(app), app.host.now());
    let losers = match request.others {
        crate::contract::Losers::Delete => Losers::Delete,
        crate::contract::Losers::Retarget => Losers::Retarget,
    };
    let (memory, keep) = (app.memory(&request.memory)?, request.keep);
    if memory.at_desk(|memory| memory.with_same_source(keep))? > AT_ONCE {
        return step(app, request.memory, "resolve", move |memory, now, watch| {
            memory.resolve(keep, losers, (author.as_deref(), now), watch)
        })
        .map(under_way);
    }
    let done = memory.with(|memory| memory.resolve(keep, losers, (author.as_deref(), now), &mut go_on))?;
    Ok(settled(operated(app, request.memory, done.as_ref())))
}

pub(crate) fn duplicates_merge(app: &Arc<Inner>, request: DuplicatesMerge) -> Result<Settled, AppError> {
    let now = app.host.now();
    let memory = app.memory(&request.memory)?;
    if memory.at_desk(|memory| memory.with_same_source(request.unit))? > AT_ONCE {
        return step(app, request.memory, "merge", move |memory, now, watch| {
            memory.merge(request.unit, now, watch)
        })
        .map(under_way);
    }
    let done = memory.with(|memory| memory.merge(request.unit, now, &mut go_on))?;
    Ok(settled(operated(app, request.memory, done.as_ref())))
}

pub(crate) fn memory_operations(app: &Inner, request: MemoryOnly) -> Result<Operations, AppError> {
    let steps = app.memory(&request.memory)?.at_desk(|memory| memory.operations())?;
    Ok(Operations { operations: steps.iter().map(operation_view).collect() })
}

pub(crate) fn memory_undo(app: &Arc<Inner>, request: MemoryUndo) -> Result<MemoryUndone, AppError> {
    let memory = app.memory(&request.memory)?;
    let step = memory.with(|memory| match request.operation {
        Some(operation) => memory.operation(operation),
        None => memory.last_operation(),
    })?;
    let Some(step) = step.filter(|step| !step.undone) else { return Ok(MemoryUndone::default()) };
    if step.units > AT_ONCE {
        return back_as_task(app, request.memory, "undo", move |memory, now, watch| {
            Ok(undone_view(memory.undo(step.id, now, watch)?.as_ref()))
        });
    }
    let now = app.host.now();
    let undone = memory.with(|memory| memory.undo(step.id, now, &mut go_on))?;
    app.host.emit(Event::MemoryChanged { memory: request.memory });
    Ok(undone_view(undone.as_ref()))
}

pub(crate) fn memory_redo(app: &Arc<Inner>, request: MemoryUndo) -> Result<MemoryUndone, AppError> {
    let memory = app.memory(&request.memory)?;
    let step = memory.with(|memory| match request.operation {
        Some(operation) => memory.operation(operation),
        None => memory.last_undone(),
    })?;
    let Some(step) = step.filter(|step| step.redoable) else { return Ok(MemoryUndone::default()) };
    if step.units > AT_ONCE {
        return back_as_task(app, request.memory, "redo", move |memory, now, watch| {
            Ok(redone_view(memory.redo(step.id, now, watch)?.as_ref()))
        });
    }
    let now = app.host.now();
    let redone = memory.with(|memory| memory.redo(step.id, now, &mut |_, _| ControlFlow::Continue(())))?;
    app.host.emit(Event::MemoryChanged { memory: request.memory });
    Ok(redone_view(redone.as_ref()))
}

/// Takes a step over many units back, or does it again, as a task.
fn back_as_task(
    app: &Arc<Inner>,
    memory: String,
    phase: &'static str,
    work: impl FnOnce(
        &mut persklaar_memory::Memory,
        jiff::Timestamp,
        &mut persklaar_memory::Watch<'_>,
    ) -> Result<MemoryUndone, persklaar_memory::MemoryError>
    + Send
    + 'static,
) -> Result<MemoryUndone, AppError> {
    let (path, now, inner) = (app.memory(&memory)?.path.clone(), app.host.now(), Arc::clone(app));
    let task = app.tasks.start(&app.host, move |task| {
        let (mut open, _) = open_memory(&path)?;
        let undone = work(&mut open, now, &mut watching(task, phase, 1));
        inner.host.emit(Event::MemoryChanged { memory });
        Ok(Event::TaskUndone { task: task.id.clone(), undone: undone? })
    });
    Ok(MemoryUndone { task: Some(task), ..MemoryUndone::default() })
}
