//! `create`, `show`, `set`, `pretranslate`, `export`, `translate`: jobs by path.

use crate::arguments::{
    CreateRequest, ExportRequest, Filling, JobRequest, PretranslateRequest, SetRequest, TranslateRequest,
    UnconfirmedArgument, UntranslatedArgument,
};
use crate::documents::rules;
use crate::host;
use crate::memories::{open, open_or_create};
use crate::output::{Output, remark};
use jiff::Timestamp;
use persklaar_app::contract::{AppError, ErrorCode, JobExported, ProofView, StateView};
use persklaar_app::exporting::{self, Options};
use persklaar_app::matching::{Filled, lookup, pretranslate as fill};
use persklaar_app::release::Release;
use persklaar_app::{
    Access, ConfirmOptions, Job, Language, Memory, Repairer, Segment, State, failure, jobs, merge, outbox,
    parse_target,
};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

/// For the little that is asynchronous here.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, AppError> {
    tokio::runtime::Runtime::new().map_err(|error| failure::at_path(&error, Path::new("threads")))
}

pub(crate) fn create(request: &CreateRequest, output: &Output) -> Result<(), AppError> {
    let (from, to): (Language, Language) = (request.from.parse()?, request.to.parse()?);
    let release = Release::from_file(&request.file, &from, &rules(&request.cutting)?)?;
    let make = |path: &Path| Ok(jobs::create(path, &release, &from, &to, "", Timestamp::now())?.close()?);
    if request.job.exists() {
        replace(&request.job, request.force, make)?;
    } else {
        make(&request.job)?;
    }
    let (segments, words) = (release.segments.len(), release.words());
    let shown = request.job.display().to_string();
    output.answer(&json!({ "job": shown, "segments": segments, "words": words }), || {
        vec![format!("{shown}: {segments} segments, {words} words")]
    });
    Ok(())
}

/// `--force` replaces a job, and only a job: a release named by mistake is not deleted. The old one goes when the new
/// one is whole, so that a full disk costs neither.
fn replace(
    path: &Path,
    force: bool,
    make: impl FnOnce(&Path) -> Result<(), AppError>,
) -> Result<(), AppError> {
    if !force {
        let message = format!("{} is there already.", path.display());
        return Err(AppError::new(
            ErrorCode::JobExists,
            message,
            "Choose another name, or say that it may be replaced: --force.",
        )
        .with("path", path.display()));
    }
    let fail = |error: std::io::Error| failure::at_path(&error, path);
    let target = path.canonicalize().map_err(fail)?;
    let old = if target.metadata().map_err(fail)?.len() == 0 { None } else { Some(open_job(path)?) };
    let folder = target.parent().unwrap_or(Path::new("."));
    let beside = tempfile::Builder::new().prefix(".persklaar-").tempdir_in(folder).map_err(fail)?;
    let made = beside.path().join("new");
    make(&made)?;
    if let Some(old) = old {
        old.close()?;
        refuse_while_read(&target)?;
    }
    std::fs::rename(&made, &target).map_err(fail)
}

/// A log that somebody who reads keeps alive would be taken for the new job's.
fn refuse_while_read(path: &Path) -> Result<(), AppError> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if std::fs::metadata(log).is_ok_and(|log| log.len() > 0) {
        let message = format!("{} is open in another program.", path.display());
        return Err(AppError::new(ErrorCode::JobReadOnly, message, "Close it there and try again."));
    }
    Ok(())
}

/// Opens a job for writing.
fn open_job(path: &Path) -> Result<Job, AppError> {
    let job = open_to_read(path)?;
    match job.access() {
        Access::Writer => Ok(job),
        Access::Reader { writer } => Err(AppError::new(
            ErrorCode::JobReadOnly,
            format!("The job can only be read now: {writer}."),
            "Close it there and try again.",
        )
        .with("writer", writer)),
        Access::ReadOnlyPlace => Err(why_read_only(path)),
    }
}

/// Opens a job and names it where that fails.
fn open_to_read(path: &Path) -> Result<Job, AppError> {
    Job::open(path).map_err(|error| {
        let error = AppError::from(error);
        let message = format!("{}: {}", path.display(), error.message);
        AppError { message, ..error }.with("path", path.display())
    })
}

/// A full disk and a folder without permission are mended in different ways.
fn why_read_only(path: &Path) -> AppError {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let probed = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| file.write_all(&[0; 4096]));
    match probed {
        Err(error) => failure::at_path(&error, path),
        Ok(()) => failure::read_only_place(),
    }
}

pub(crate) fn show(request: &JobRequest, output: &Output) -> Result<(), AppError> {
    let job = open_to_read(&request.job)?;
    let segments = job.segments()?;
    job.close()?;
    let rows: Vec<Value> = segments.iter().map(segment_json).collect();
    output.answer(&json!({ "segments": rows, "notices": [] }), || {
        let line = |segment: &Segment| {
            let state = format!("{:?}", segment.state).to_lowercase();
            format!("{:>4} {state:<9} {}\n               {}", segment.number, segment.source, segment.target)
        };
        segments.iter().map(line).collect()
    });
    Ok(())
}

fn segment_json(segment: &Segment) -> Value {
    let view = jobs::segment_view(segment);
    let state = match view.state {
        StateView::Empty => "empty",
        StateView::Prefilled => "prefilled",
        StateView::Draft => "draft",
        StateView::Confirmed => "confirmed",
    };
    json!({
        "number": view.number,
        "block": view.block,
        "role": view.role,
        "text": segment.source.text(),
        "tagged": view.source,
        "tags": view.tags,
        "id": view.id,
        "target": segment.target.text(),
        "target_tagged": view.target,
        "state": state,
        "origin": view.origin,
    })
}

pub(crate) fn set(request: &SetRequest, output: &Output) -> Result<(), AppError> {
    let mut job = open_job(&request.job)?;
    let now = Timestamp::now();
    let segments = job.segments()?;
    let segment = segments.iter().find(|segment| segment.number == request.number);
    let segment = segment.ok_or_else(|| no_segment(request.number, segments.len()))?;
    let target = parse_target(&request.target, &segment.source)?;
    if request.confirm {
        let mut memory = request.memory.as_deref().map(open_or_create).transpose()?;
        let unit = match &memory {
            Some(memory) => Some(outbox::unit(&job, &segments, segment, &target, "", memory.uuid(), now)?),
            None => None,
        };
        job.confirm(segment.id, &target, &ConfirmOptions { unit, propagate: true }, now)?;
        if let Some(memory) = &mut memory {
            outbox::deliver_into(&mut job, memory, now)?;
        }
    } else {
        job.type_target(segment.id, &target, now)?;
    }
    let changed = segment_json(&job.segment(segment.id)?);
    job.close()?;
    output.answer(&changed, || vec![format!("{} {}", request.number, target)]);
    Ok(())
}

fn no_segment(number: u32, count: usize) -> AppError {
    AppError::new(
        ErrorCode::SegmentUnknown,
        format!("There is no segment {number}."),
        format!("The job has segments 1 to {count}."),
    )
    .with("number", number)
}

pub(crate) fn pretranslate(request: &PretranslateRequest, output: &Output) -> Result<(), AppError> {
    let mut job = open_job(&request.job)?;
    let filled = fill_job(&mut job, &request.filling)?;
    job.close()?;
    output.answer(&json!({ "filled": filled.filled, "left": filled.left }), || filled_lines(&filled));
    Ok(())
}

fn filled_lines(filled: &Filled) -> Vec<String> {
    let mut lines: Vec<String> = filled
        .filled
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(name, count)| format!("{name}: {count} segments"))
        .collect();
    lines.push(format!("{} left", filled.left));
    lines
}

fn fill_job(job: &mut Job, filling: &Filling) -> Result<Filled, AppError> {
    let memories: Vec<Memory> = filling.memory.iter().map(|path| open(path)).collect::<Result<_, _>>()?;
    let meta = job.meta()?;
    let languages = (&meta.from, &meta.to);
    let mut best = |question: &_| {
        let mut lists = Vec::new();
        for (priority, memory) in memories.iter().enumerate() {
            lists.push((priority, lookup(memory, question, languages, filling.min, 1, false)?));
        }
        Ok(merge(lists, 1).into_iter().next().map(|(_, found)| found))
    };
    let repairer = Repairer::new(languages.0, languages.1);
    let mut filled = fill(job, &mut best, Some(&repairer), Timestamp::now())?;
    if let Some(name) = &filling.endpoint {
        fill_from_endpoint(job, name, &mut filled)?;
    }
    Ok(filled)
}

/// Naming the endpoint on the command line is the consent for this run; an embargo still holds.
fn fill_from_endpoint(job: &mut Job, name: &str, filled: &mut Filled) -> Result<(), AppError> {
    let app = host::app()?;
    let runtime = runtime()?;
    let _inside = runtime.enter();
    let count = app.pretranslate_job(job, name)?;
    filled.filled.insert("mt".to_owned(), count);
    filled.left -= count;
    Ok(())
}

pub(crate) fn export(request: &ExportRequest, output: &Output) -> Result<(), AppError> {
    let job = open_to_read(&request.job)?;
    let options = Options {
        untranslated: request.untranslated.into(),
        unconfirmed: request.unconfirmed == UnconfirmedArgument::Allow,
        overwrite: request.force,
    };
    let exported = export_job(&job, &request.out, &options)?;
    job.close()?;
    answer_export(&exported, request.proof, output);
    Ok(())
}

fn export_job(job: &Job, out: &Path, options: &Options) -> Result<JobExported, AppError> {
    let page = exporting::page(job, options)?;
    exporting::write(out, &page.bytes, &job.original()?, options.overwrite)?;
    Ok(JobExported { path: out.display().to_string(), proof: page.proof, notices: page.notices })
}

fn answer_export(exported: &JobExported, proof: bool, output: &Output) {
    if proof || !output.json {
        exported.notices.iter().for_each(|notice| remark(&notice.detail));
    }
    if proof {
        output.answer(&exported.proof, || proof_lines(&exported.path, &exported.proof));
    } else {
        output.answer(&json!({ "file": exported.path, "notices": exported.notices }), || {
            vec![exported.path.clone()]
        });
    }
}

fn proof_lines(path: &str, proof: &ProofView) -> Vec<String> {
    let count = |kind: &str| proof.changed.iter().filter(|change| change.kind == kind).count();
    vec![format!(
        "{path}: {} texts, {} attributes, {} metadata and {} language marks differ; {} bytes are identical",
        count("text"),
        count("attribute"),
        count("metadata"),
        count("language"),
        proof.identical_bytes
    )]
}

pub(crate) fn translate(request: &TranslateRequest, output: &Output) -> Result<(), AppError> {
    let (from, to): (Language, Language) = (request.from.parse()?, request.to.parse()?);
    let release = Release::from_file(&request.file, &from, &rules(&request.cutting)?)?;
    exporting::refuse_source(&request.out, &request.file)?;
    let folder = tempfile::tempdir().map_err(|error| failure::at_path(&error, &std::env::temp_dir()))?;
    let path = folder.path().join("translate.persklaar");
    let mut job = jobs::create(&path, &release, &from, &to, "", Timestamp::now())?;
    let filled = fill_job(&mut job, &request.filling)?;
    let options = Options {
        untranslated: UntranslatedArgument::into(request.untranslated),
        unconfirmed: true,
        overwrite: request.force,
    };
    let exported = export_job(&job, &request.out, &options)?;
    let confirmed = job.segments()?.iter().filter(|segment| segment.state != State::Empty).count();
    job.close()?;
    let all = json!({ "file": exported.path, "filled": filled.filled, "left": filled.left, "proof": exported.proof });
    output.answer(&all, || {
        let mut lines = filled_lines(&filled);
        lines.push(format!("{confirmed} of {} segments have a target", release.segments.len()));
        lines.extend(proof_lines(&exported.path, &exported.proof));
        lines
    });
    Ok(())
}
