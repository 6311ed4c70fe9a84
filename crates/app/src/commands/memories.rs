//! Memories: their list, import, export, concordance.

use super::micros;
use crate::app::Inner;
use crate::contract::*;
use crate::importing::{self, pair_of};
use crate::shelf::{OpenMemory, open_memory};
use crate::unit_filter::{side, unit_view};
use persklaar_memory::{Exporting, Hit, Search, Wanted};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

pub(super) const LARGEST_PAGE: u32 = 500;

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
    app.forget_memory(&app.known_memory(&request.memory)?.path)?;
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

pub(crate) fn memory_order(app: &Inner, request: MemoryOrder) -> Result<Memories, AppError> {
    app.order_memories(&request.memories)?;
    app.memory_list()
}

pub(crate) fn memory_penalty(app: &Inner, request: MemoryPenalty) -> Result<Memories, AppError> {
    app.penalise_memory(&request.memory, request.penalty)?;
    app.memory_list()
}

pub(crate) fn memory_use(app: &Inner, request: MemoryUse) -> Result<Memories, AppError> {
    app.store.use_memory(&app.known_memory(&request.memory)?.path, request.used)?;
    app.memory_list()
}

/// Language pairs that are ready for lookups when an import ends; a memory of more is made ready when it is asked.
const PREPARED: usize = 4;

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
        let (mut before, mut taken, total) = (0, 0, sizes.iter().sum::<u64>());
        for (file, size) in request.paths.iter().zip(&sizes) {
            let mut progress = |progress: persklaar_memory::Progress| {
                let done = (before + importing::done(progress, *size)) / 1024;
                task.progress_of_units("import", done, total / 1024, taken + progress.units)
            };
            let file =
                importing::import_file(&mut memory, Path::new(file), &pair, &author, now, &mut progress)?;
            before += size;
            taken += u64::from(file.units);
            report.files.push(file);
        }
        if let Err(error) = memory.prepare_lookups(PREPARED) {
            tracing::warn!(%error, "the first lookup makes the index");
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

pub(crate) fn memory_export(app: &Inner, request: MemoryExport) -> Result<TaskStarted, AppError> {
    let from = app.memory(&request.memory)?.path.clone();
    let task = app.tasks.start(&app.host, move |task| {
        // A connection of its own, so that lookups go on meanwhile.
        let (source, _) = open_memory(&from)?;
        let mut progress = |step: Exporting| {
            let phase = if step.is_packing { "export-pack" } else { "export" };
            task.progress_of_units(phase, step.units, step.total, step.units)
        };
        let path = Path::new(&request.path);
        let exported = importing::export_memory(&source, path, Wanted::default(), &mut progress)?;
        Ok(Event::TaskExported { task: task.id.clone(), exported })
    });
    Ok(TaskStarted { task })
}

pub(crate) fn task_cancel(app: &Inner, request: TaskOnly) -> Result<Empty, AppError> {
    app.tasks.cancel(&request.task);
    Ok(Empty {})
}

pub(crate) fn concordance(app: &Inner, request: Concordance) -> Result<ConcordanceHits, AppError> {
    let side = side(request.side);
    let limit = request.limit.min(LARGEST_PAGE) as usize;
    let start = Instant::now();
    let (mut hits, mut pending) = (Vec::new(), 0_u32);
    for memory in app.memories()? {
        let search = Search { words: &request.words, side, offset: 0, limit: limit - hits.len() };
        let found = memory.with(|memory| memory.search(&search))?;
        hits.extend(found.iter().map(|hit| hit_view(hit, &memory)));
        pending = pending.saturating_add(app.pending_words(&memory)?);
    }
    Ok(ConcordanceHits { hits, pending, micros: micros(start) })
}

fn hit_view(hit: &Hit, memory: &OpenMemory) -> HitView {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    HitView {
        memory_name: memory.name.clone(),
        unit: unit_view(&hit.unit, &memory.id),
        source: hit.unit.source.text(),
        target: hit.unit.target.text(),
        spans: hit.spans.iter().map(|(from, to)| (place(*from), place(*to))).collect(),
    }
}
