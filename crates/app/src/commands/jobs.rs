//! Jobs: making, opening, closing, undo, filling, exporting.

use crate::app::Inner;
use crate::consulting::Wanted;
use crate::contract::*;
use crate::exporting::{self, Options};
use crate::jobs::{self, OpenJob, change, status};
use crate::matching::pretranslate;
use crate::outbox;
use persklaar_job::{Access, Job, Undone as JobUndone};
use persklaar_text::Language;
use persklaar_text::repair::Repairer;
use std::path::{Path, PathBuf};

pub(crate) fn job_create(app: &Inner, request: JobCreate) -> Result<JobView, AppError> {
    let release = app.document(&request.document)?;
    let (from, to): (Language, Language) = (request.from.parse()?, request.to.parse()?);
    let folder = app.places.jobs();
    std::fs::create_dir_all(&folder).map_err(|error| crate::failure::at_path(&error, &folder))?;
    let path = jobs::free_path(&folder, &release.title(), &to);
    let settings = app.store.settings();
    let job = jobs::create(&path, &release, &from, &to, &settings.author, app.host.now())?;
    let open = app.keep_job(OpenJob::new(path, job));
    if request.prefill {
        fill(app, &open, 100)?;
    }
    let remembered = Settings { target_language: to.to_string(), ..settings };
    app.store.save_settings(&remembered)?;
    app.remember(&open, release.folder.as_deref())?;
    app.job_view(&open, release.notices.clone())
}

pub(crate) fn job_open(app: &Inner, request: PathOnly) -> Result<JobView, AppError> {
    let path = std::path::absolute(&request.path).unwrap_or_else(|_| PathBuf::from(&request.path));
    if let Some(open) = app.job_at(&path) {
        return app.job_view(&open, Vec::new());
    }
    let open = app.keep_job(OpenJob::new(path.clone(), Job::open(&path)?));
    outbox::deliver(app, &open)?;
    app.remember(&open, path.parent())?;
    app.job_view(&open, Vec::new())
}

pub(crate) fn job_close(app: &Inner, request: JobOnly) -> Result<Empty, AppError> {
    app.close_job(&request.job);
    Ok(Empty {})
}

pub(crate) fn job_undo(app: &Inner, request: JobOnly) -> Result<Undone, AppError> {
    let now = app.host.now();
    walk_history(app, &request, |job| Ok(job.undo(now)?))
}

pub(crate) fn job_redo(app: &Inner, request: JobOnly) -> Result<Undone, AppError> {
    let now = app.host.now();
    walk_history(app, &request, |job| Ok(job.redo(now)?))
}

fn walk_history(
    app: &Inner,
    request: &JobOnly,
    step: impl FnOnce(&mut Job) -> Result<Option<JobUndone>, AppError>,
) -> Result<Undone, AppError> {
    let open = app.job(&request.job)?;
    let undone = open.with(step)?;
    outbox::deliver(app, &open)?;
    open.with(|job| {
        let Some(undone) = undone else {
            let change = Change { segments: Vec::new(), status: status(job)? };
            return Ok(Undone { change, what: None, focus: None });
        };
        Ok(Undone {
            change: change(job, &undone.changed)?,
            what: Some(undone.what.name().to_owned()),
            focus: u32::try_from(undone.focus).ok(),
        })
    })
}

pub(crate) fn job_place(app: &Inner, request: SegmentOnly) -> Result<Empty, AppError> {
    app.job(&request.job)?.with(|job| {
        if *job.access() == Access::Writer {
            job.seal();
            job.set_place(i64::from(request.segment))?;
        }
        Ok(Empty {})
    })
}

pub(crate) fn job_pretranslate(app: &Inner, request: Pretranslate) -> Result<Pretranslated, AppError> {
    let open = app.job(&request.job)?;
    fill(app, &open, request.min.clamp(50, 102))
}

fn fill(app: &Inner, open: &OpenJob, min: u8) -> Result<Pretranslated, AppError> {
    let memories = app.consulted()?;
    let now = app.host.now();
    open.with(|job| {
        let meta = job.meta()?;
        let mut best = |question: &_| {
            let wanted = Wanted { question, languages: (&meta.from, &meta.to), min, limit: 1 };
            let found = app.lookup(&memories, &wanted, &|| false)?;
            Ok(found.into_iter().next().map(|best| best.found))
        };
        let repairer = app.store.settings().repair.then(|| Repairer::new(&meta.from, &meta.to));
        let filled = pretranslate(job, &mut best, repairer.as_ref(), now)?;
        let change = match &filled.changed {
            Some(changed) => change(job, &changed.segments)?,
            None => Change { segments: Vec::new(), status: status(job)? },
        };
        Ok(Pretranslated { change, filled: filled.filled, left: filled.left })
    })
}

pub(crate) fn export_look(app: &Inner, request: JobOnly) -> Result<ExportLook, AppError> {
    let open = app.job(&request.job)?;
    let folder = export_folder(app, &open.path);
    open.with(|job| {
        let meta = job.meta()?;
        exporting::look(job, &exporting::suggested_path(&folder, &meta.file_name, &meta.to))
    })
}

/// Beside the original; a release without a folder goes to the person's documents.
fn export_folder(app: &Inner, job: &Path) -> PathBuf {
    let known = app.store.folder_of(&job.to_string_lossy());
    known.filter(|folder| *folder != app.places.jobs()).unwrap_or_else(|| app.places.documents.clone())
}

pub(crate) fn job_export(app: &Inner, request: JobExport) -> Result<JobExported, AppError> {
    let open = app.job(&request.job)?;
    let path = Path::new(&request.path);
    if let Some(folder) = path.parent().filter(|folder| **folder == app.places.documents) {
        std::fs::create_dir_all(folder).map_err(|error| crate::failure::at_path(&error, folder))?;
    }
    let options =
        Options { untranslated: request.untranslated, unconfirmed: true, overwrite: request.overwrite };
    let folder = app.store.folder_of(&open.path.to_string_lossy());
    let page = open.with(|job| {
        if let Some(folder) = folder {
            exporting::refuse_source(path, &folder.join(job.meta()?.file_name))?;
        }
        let page = exporting::page(job, &options)?;
        exporting::write(path, &page.bytes, &job.original()?, options.overwrite)?;
        Ok(page)
    })?;
    Ok(JobExported { path: request.path, proof: page.proof, notices: page.notices })
}

pub(crate) fn job_copy(app: &Inner, request: JobCopy) -> Result<JobCopied, AppError> {
    let open = app.job(&request.job)?;
    let options = Options { untranslated: request.untranslated, unconfirmed: true, overwrite: false };
    let (page, text, is_html) = open.with(|job| {
        let page = exporting::page(job, &options)?;
        let text = exporting::as_text(job, &page)?;
        Ok((page, text, job.meta()?.format == "html"))
    })?;
    app.host.copy(&text, is_html)?;
    Ok(JobCopied { proof: page.proof, notices: page.notices })
}
