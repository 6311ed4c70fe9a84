//! Owning a memory: statistics, backups, putting one back, and saving what is whole in a damaged one.

use crate::app::Inner;
use crate::backups::{backup_view, watching, with_closed};
use crate::contract::*;
use crate::shelf::open_memory;
use crate::unit_filter::{add_facets, many};
use persklaar_memory::{prune, recover_known, restore};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Progress in kilobytes.
const KILOBYTE: u64 = 1024;

pub(crate) fn memory_statistics(app: &Arc<Inner>, request: MemoryOnly) -> Result<TaskStarted, AppError> {
    let (path, inner) = (app.memory(&request.memory)?.path.clone(), Arc::clone(app));
    let task = app.tasks.start(&app.host, move |task| {
        let statistics = statistics(&inner, request.memory, &path, task)?;
        Ok(Event::TaskCounted { task: task.id.clone(), statistics })
    });
    Ok(TaskStarted { task })
}

fn statistics(
    app: &Inner,
    memory: String,
    path: &Path,
    task: &mut crate::tasks::Task,
) -> Result<MemoryStatistics, AppError> {
    let (mut open, _) = open_memory(path)?;
    let stop = task.stop();
    let counted = open.until(&stop, |open| open.statistics(&mut watching(task, "count", 1)))?;
    let stats = open.stats()?;
    let mut facets = Facets::default();
    add_facets(&mut facets, &counted.facets);
    let backup = app.newest_backup(&memory, path);
    Ok(MemoryStatistics {
        memory,
        units: many(counted.facets.units),
        facets,
        documents: many(counted.documents),
        source_words: counted.source_words,
        target_words: counted.target_words,
        tagged: many(counted.tagged),
        contradictions: many(counted.contradictions),
        duplicates: many(counted.duplicates),
        deleted: many(counted.deleted),
        bytes: stats.bytes,
        index_bytes: stats.index_bytes,
        backed_up: backup.map(|backup| backup_view(&backup, BackupKind::Backup).made),
    })
}

pub(crate) fn memory_backups(app: &Inner, request: MemoryOnly) -> Result<Backups, AppError> {
    Ok(app.backup_list(&app.known_memory(&request.memory)?))
}

pub(crate) fn memory_backup(app: &Arc<Inner>, request: MemoryOnly) -> Result<TaskStarted, AppError> {
    let (path, inner) = (app.memory(&request.memory)?.path.clone(), Arc::clone(app));
    let task = app.tasks.start(&app.host, move |task| {
        let (open, _) = open_memory(&path)?;
        let (folder, now) = (inner.backup_folder(), inner.host.now());
        let made = open.back_up(&folder, now, &mut watching(task, "backup", KILOBYTE))?;
        prune(&folder, open.uuid());
        let backup = backup_view(&made, BackupKind::Backup);
        Ok(Event::TaskBackedUp { task: task.id.clone(), backup })
    });
    Ok(TaskStarted { task })
}

pub(crate) fn memory_restore(app: &Arc<Inner>, request: MemoryRestore) -> Result<TaskStarted, AppError> {
    let (known, inner) = (app.known_memory(&request.memory)?, Arc::clone(app));
    let backup = PathBuf::from(&request.backup);
    app.usable_backup(&known, &backup)?;
    let task = app.tasks.start(&app.host, move |task| {
        let now = inner.host.now();
        let done = with_closed(&inner, &known.path, || {
            restore(&known.path, &backup, now, &mut watching(task, "restore", KILOBYTE))
        })?;
        inner.host.emit(Event::MemoryChanged { memory: request.memory });
        let kept = done.kept.map(|kept| kept.to_string_lossy().into_owned());
        let restored = Restored { kept, units: many(done.units) };
        Ok(Event::TaskRestored { task: task.id.clone(), restored })
    });
    Ok(TaskStarted { task })
}

pub(crate) fn memory_recover(app: &Arc<Inner>, request: MemoryOnly) -> Result<TaskStarted, AppError> {
    let (known, inner) = (app.known_memory(&request.memory)?, Arc::clone(app));
    let task = app.tasks.start(&app.host, move |task| {
        let now = inner.host.now();
        let done = with_closed(&inner, &known.path, || {
            recover_known(&known.path, known.uuid.as_deref(), now, &mut watching(task, "recover", 1))
        })?;
        inner.host.emit(Event::MemoryChanged { memory: request.memory });
        let recovered = Recovered {
            units: many(done.units),
            deleted: many(done.deleted),
            unreadable_bytes: done.unreadable,
            kept: done.kept.to_string_lossy().into_owned(),
        };
        Ok(Event::TaskRecovered { task: task.id.clone(), recovered })
    });
    Ok(TaskStarted { task })
}
