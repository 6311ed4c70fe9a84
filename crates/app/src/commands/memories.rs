//! The memory screen: lists, search, editing, import, export, concordance.

use super::micros;
use crate::app::Inner;
use crate::contract::*;
use crate::importing::{self, pair_of};
use crate::shelf::open_memory;
use persklaar_memory::{Hit, List, Origin, Search, Side, Unit, Wanted};
use persklaar_text::TaggedText;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

const LARGEST_PAGE: u32 = 500;

pub(crate) fn memory_list(app: &Inner, _: Empty) -> Result<Memories, AppError> {
    for memory in app.memories()? {
        // A memory that cannot be read is in the list with the reason.
        let _ = app.pending_words(&memory);
    }
    app.memory_list()
}

pub(crate) fn memory_create(app: &Inner, request: MemoryCreate) -> Result<Memories, AppError> {
    let name = request.name.trim();
    app.create_memory(if name.is_empty() { "Persklaar" } else { name })?;
    app.memory_list()
}

pub(crate) fn memory_add(app: &Inner, request: PathOnly) -> Result<Memories, AppError> {
    let path = PathBuf::from(&request.path);
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    app.add_memory(&path, &name)?;
    app.memory_list()
}

pub(crate) fn memory_forget(app: &Inner, request: MemoryOnly) -> Result<Memories, AppError> {
    let missing = request.memory.strip_prefix("missing:").map(PathBuf::from);
    let path = match missing {
        Some(path) => path,
        None => app.memory(&request.memory)?.path.clone(),
    };
    app.forget_memory(&path)?;
    app.memory_list()
}

pub(crate) fn memory_receive(app: &Inner, request: MemoryOnly) -> Result<Memories, AppError> {
    let memory = app.memory(&request.memory)?;
    if !memory.writable {
        let message = format!("{} can only be read.", memory.name);
        return Err(AppError::new(ErrorCode::MemoryReadOnly, message, "Choose another memory to write in.")
            .with("name", &memory.name));
    }
    app.store.receive_into(&memory.path)?;
    app.memory_list()
}

pub(crate) fn memory_units(app: &Inner, request: MemoryUnits) -> Result<Units, AppError> {
    let memory = app.memory(&request.memory)?;
    let list = List {
        filter: &request.filter,
        offset: request.offset as usize,
        limit: request.limit.min(LARGEST_PAGE) as usize,
    };
    let start = Instant::now();
    let (total, units) = memory.with(|memory| memory.list(&list))?;
    Ok(Units {
        total: u32::try_from(total).unwrap_or(u32::MAX),
        units: units.iter().map(unit_view).collect(),
        micros: micros(start),
    })
}

pub(crate) fn unit_update(app: &Inner, request: UnitUpdate) -> Result<UnitView, AppError> {
    let memory = app.memory(&request.memory)?;
    let unit = memory.with(|memory| memory.get(request.unit))?.ok_or_else(no_unit)?;
    let target = target_of_unit(&request.target, &unit)?;
    let author = app.store.settings().author;
    let now = app.host.now();
    memory.with(|memory| memory.update(request.unit, &target, Some(&author), now))?;
    app.host.emit(Event::MemoryChanged { memory: request.memory });
    memory.with(|memory| memory.get(request.unit))?.as_ref().map(unit_view).ok_or_else(no_unit)
}

/// The kinds of both sides are known: a target may hold a tag that the source lacks.
fn target_of_unit(target: &str, unit: &Unit) -> Result<TaggedText, AppError> {
    let mut known = unit.source.clone();
    unit.target.tags().for_each(|tag| known.push_tag(tag));
    crate::written::parse_target(target, &known)
}

fn no_unit() -> AppError {
    AppError::new(ErrorCode::UnitUnknown, "The unit is not there any more.", "Search again.")
}

pub(crate) fn unit_delete(app: &Inner, request: UnitsOnly) -> Result<Empty, AppError> {
    let now = app.host.now();
    app.memory(&request.memory)?.with(|memory| memory.delete(&request.units, now))?;
    app.host.emit(Event::MemoryChanged { memory: request.memory });
    Ok(Empty {})
}

pub(crate) fn unit_restore(app: &Inner, request: UnitsOnly) -> Result<Empty, AppError> {
    let now = app.host.now();
    app.memory(&request.memory)?.with(|memory| memory.restore(&request.units, now))?;
    app.host.emit(Event::MemoryChanged { memory: request.memory });
    Ok(Empty {})
}

pub(crate) fn memory_import(app: &Inner, request: MemoryImport) -> Result<TaskStarted, AppError> {
    let pair = pair_of(request.from.as_deref(), request.to.as_deref())?;
    let path = app.memory(&request.memory)?.path.clone();
    let (author, now) = (app.store.settings().author, app.host.now());
    let (host, words) = (Arc::clone(&app.host), app.words.clone());
    let task = app.tasks.start(&app.host, move |task| {
        // A connection of its own, so that lookups go on meanwhile.
        let (mut memory, _) = open_memory(&path)?;
        let mut report = ImportReport::default();
        let sizes: Vec<u64> = request.paths.iter().map(|path| size(path)).collect();
        let (mut before, total) = (0, sizes.iter().sum::<u64>());
        for (file, size) in request.paths.iter().zip(&sizes) {
            let mut progress = |progress: persklaar_memory::Progress| {
                task.progress("import", (before + importing::done(progress, *size)) / 1024, total / 1024)
            };
            let file =
                importing::import_file(&mut memory, Path::new(file), &pair, &author, now, &mut progress)?;
            before += size;
            report.files.push(file);
        }
        let later = Arc::clone(&host);
        words.follow(&path, move |memory| later.emit(Event::MemoryChanged { memory }));
        host.emit(Event::MemoryChanged { memory: request.memory });
        Ok(Event::TaskImported { task: task.id.clone(), report })
    });
    Ok(TaskStarted { task })
}

/// In bytes; 0 for a file that is gone, which its import reports.
fn size(path: &str) -> u64 {
    std::fs::metadata(path).map_or(0, |meta| meta.len())
}

pub(crate) fn memory_export(app: &Inner, request: MemoryExport) -> Result<MemoryExported, AppError> {
    let memory = app.memory(&request.memory)?;
    // A connection of its own, so that lookups go on meanwhile.
    let (source, _) = open_memory(&memory.path)?;
    importing::export_memory(&source, Path::new(&request.path), Wanted::default())
}

pub(crate) fn task_cancel(app: &Inner, request: TaskOnly) -> Result<Empty, AppError> {
    app.tasks.cancel(&request.task);
    Ok(Empty {})
}

pub(crate) fn concordance(app: &Inner, request: Concordance) -> Result<ConcordanceHits, AppError> {
    let side = match request.side {
        SideView::Source => Side::Source,
        SideView::Target => Side::Target,
    };
    let limit = request.limit.min(LARGEST_PAGE) as usize;
    let start = Instant::now();
    let (mut hits, mut pending) = (Vec::new(), 0_u32);
    for memory in app.memories()? {
        let search = Search { words: &request.words, side, offset: 0, limit: limit - hits.len() };
        let found = memory.with(|memory| memory.search(&search))?;
        hits.extend(found.iter().map(|hit| hit_view(hit, &memory.name)));
        pending = pending.saturating_add(app.pending_words(&memory)?);
    }
    Ok(ConcordanceHits { hits, pending, micros: micros(start) })
}

fn hit_view(hit: &Hit, memory_name: &str) -> HitView {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    HitView {
        memory_name: memory_name.to_owned(),
        unit: unit_view(&hit.unit),
        source: hit.unit.source.text(),
        target: hit.unit.target.text(),
        spans: hit.spans.iter().map(|(from, to)| (place(*from), place(*to))).collect(),
    }
}

fn unit_view(unit: &Unit) -> UnitView {
    let mut kinds = unit.source.kinds();
    if kinds.is_empty() {
        kinds = unit.target.kinds();
    }
    UnitView {
        unit: unit.id,
        from: unit.from.to_string(),
        to: unit.to.to_string(),
        source: unit.source.written(),
        target: unit.target.written(),
        kinds,
        document: unit.document.clone().unwrap_or_default(),
        author: unit.author.clone().unwrap_or_default(),
        changed: unit.changed.to_string(),
        used: unit.used,
        origin: match unit.origin {
            Origin::Typed => "typed",
            Origin::Imported => "imported",
            Origin::Aligned => "aligned",
        }
        .to_owned(),
    }
}
