//! Jobs: making them from a release, opening them, and how they look over the contract.

use crate::app::{Inner, lock};
use crate::contract::*;
use crate::release::Release;
use crate::turns::Turns;
use jiff::Timestamp;
use persklaar_document::Document;
use persklaar_job::{Access, Job, NewJob, NewSegment, Origin, Segment, SegmentTag, State};
use persklaar_text::{Direction, Half, Language};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// A job that is open in this program.
pub(crate) struct OpenJob {
    pub(crate) id: String,
    pub(crate) path: PathBuf,
    /// Whose turn it is to look something up for it.
    pub(crate) turns: Turns,
    job: Mutex<Option<Job>>,
}

impl OpenJob {
    pub(crate) fn new(path: PathBuf, job: Job) -> Self {
        Self {
            id: uuid::Uuid::new_v4().to_string(),
            path,
            turns: Turns::default(),
            job: Mutex::new(Some(job)),
        }
    }

    /// Works on the job file, one command at a time.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Job) -> Result<T, AppError>) -> Result<T, AppError> {
        match lock(&self.job).as_mut() {
            Some(job) => work(job),
            None => Err(AppError::new(ErrorCode::JobUnknown, "The job was closed.", "Open it again.")),
        }
    }

    /// Leaves a single file behind. Commands that come later are told that the job was closed.
    pub(crate) fn close(&self) {
        let Some(job) = lock(&self.job).take() else { return };
        if let Err(error) = job.close() {
            tracing::warn!(%error, "a job was not closed cleanly; nothing of it is lost");
        }
    }
}

/// Makes a job file out of a release.
///
/// # Errors
/// `job-exists` when there is a file already, and the failures of the disk.
pub fn create(
    path: &Path,
    release: &Release,
    from: &Language,
    to: &Language,
    author: &str,
    at: Timestamp,
) -> Result<Job, AppError> {
    let title = release.title();
    let fingerprint = release.document.fingerprint();
    let new = NewJob {
        original: release.document.bytes(),
        file_name: &release.file_name,
        format: release.document.format().name(),
        title: &title,
        from: from.clone(),
        to: to.clone(),
        fingerprint: &fingerprint,
        segments: release.segments.iter().map(new_segment).collect(),
        at,
        author: Some(author).filter(|author| !author.is_empty()),
    };
    Ok(Job::create(path, &new)?)
}

fn new_segment(segment: &persklaar_document::Segment) -> NewSegment {
    let tags = segment.tags.iter().map(|tag| SegmentTag {
        number: tag.number,
        half: tag.half,
        kind: tag.kind,
        label: tag.label.clone(),
        markup: tag.markup.clone(),
    });
    NewSegment {
        block: segment.block,
        role: segment.role.name().to_string(),
        start: segment.start,
        end: segment.end,
        source: segment.source.clone(),
        tags: tags.collect(),
        language: segment.language.clone(),
        context: segment.context.clone(),
    }
}

/// The document of a job, from the bytes in it. A program that reads it in other blocks than the one that made the
/// job says so rather than put translations in wrong places.
///
/// # Errors
/// `job-damaged`.
pub fn document(job: &Job) -> Result<Document, AppError> {
    let meta = job.meta()?;
    let format = persklaar_document::Format::from_name(&meta.format);
    let (document, _) = crate::release::read(&job.original()?, &meta.file_name, format)?;
    if document.fingerprint() == meta.fingerprint {
        return Ok(document);
    }
    Err(AppError::new(
        ErrorCode::JobDamaged,
        "The release in this job is read in other parts than when the job was made.",
        "Open it with the version of Persklaar that made it, or start a new translation of the release; the memory will fill it.",
    ))
}

/// A free path for a job of this title in `folder`.
pub(crate) fn free_path(folder: &Path, title: &str, to: &Language) -> PathBuf {
    let name: String = title
        .chars()
        .map(|char| if char.is_alphanumeric() || matches!(char, '-' | '_' | ' ') { char } else { ' ' })
        .collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = name.chars().take(60).collect();
    let name = if name.is_empty() { "release" } else { name.trim_end() };
    (1..)
        .map(|count| match count {
            1 => folder.join(format!("{name}.{to}.persklaar")),
            _ => folder.join(format!("{name}.{to} {count}.persklaar")),
        })
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join("release.persklaar"))
}

impl Inner {
    /// The whole job for the window.
    pub(crate) fn job_view(&self, open: &OpenJob, notices: Vec<NoticeView>) -> Result<JobView, AppError> {
        open.with(|job| {
            let meta = job.meta()?;
            Ok(JobView {
                job: open.id.clone(),
                path: open.path.to_string_lossy().into_owned(),
                title: meta.title,
                file_name: meta.file_name,
                format: meta.format,
                from: meta.from.to_string(),
                rtl: meta.to.direction() == Direction::Rtl,
                to: meta.to.to_string(),
                writer: match job.access() {
                    Access::Writer => None,
                    Access::Reader { writer } => Some(writer.clone()),
                    // Nobody writes, and neither can this window.
                    Access::ReadOnlyPlace => Some(String::new()),
                },
                segments: job.segments()?.iter().map(segment_view).collect(),
                place: job.place()?.and_then(|id| u32::try_from(id).ok()),
                status: status(job)?,
                machine: MachineState { endpoint: meta.endpoint_allowed, embargo: meta.embargo },
                notices,
            })
        })
    }

    /// Puts the job on the list of recent ones, with how far it is.
    pub(crate) fn remember(&self, open: &OpenJob, folder: Option<&Path>) -> Result<(), AppError> {
        let recent = open.with(|job| {
            let meta = job.meta()?;
            let segments = job.segments()?;
            let confirmed = segments.iter().filter(|segment| segment.state == State::Confirmed).count();
            Ok(RecentJob {
                path: open.path.to_string_lossy().into_owned(),
                title: meta.title,
                from: meta.from.to_string(),
                to: meta.to.to_string(),
                confirmed: count(confirmed),
                total: count(segments.len()),
                changed: meta.changed.to_string(),
                missing: false,
            })
        })?;
        self.store.remember_job(&recent, folder)
    }
}

/// What changes with every operation.
pub(crate) fn status(job: &Job) -> Result<JobStatus, AppError> {
    Ok(JobStatus {
        can_undo: job.can_undo()?,
        can_redo: job.can_redo()?,
        saved: job.meta()?.changed.to_string(),
        waiting: count(job.outbox()?.len()),
    })
}

/// What an operation did, for the window.
pub(crate) fn change(job: &Job, changed: &[Segment]) -> Result<Change, AppError> {
    Ok(Change { segments: changed.iter().map(segment_view).collect(), status: status(job)? })
}

/// A segment over the contract.
pub fn segment_view(segment: &Segment) -> SegmentView {
    SegmentView {
        id: u32::try_from(segment.id).unwrap_or_default(),
        number: segment.number,
        block: segment.block,
        role: segment.role.clone(),
        context: segment.context.clone(),
        language: segment.language.clone(),
        source: segment.source.written(),
        target: segment.target.written(),
        tags: segment.tags.iter().map(tag_view).collect(),
        state: state_view(segment.state),
        origin: origin_name(segment.origin),
        tags_guessed: segment.tags_guessed,
        apart: segment.apart,
        needs_look: segment.needs_look,
    }
}

fn tag_view(tag: &SegmentTag) -> TagView {
    TagView {
        number: tag.number,
        half: half_name(tag.half).to_owned(),
        kind: tag.kind.name().to_owned(),
        label: tag.label.clone(),
    }
}

/// The contract's word for a half.
pub fn half_name(half: Half) -> &'static str {
    match half {
        Half::Open => "open",
        Half::Close => "close",
        Half::Single => "single",
    }
}

fn state_view(state: State) -> StateView {
    match state {
        State::Empty => StateView::Empty,
        State::Prefilled => StateView::Prefilled,
        State::Draft => StateView::Draft,
        State::Confirmed => StateView::Confirmed,
    }
}

/// None, `102` to `1`, `mt` or `typed`.
pub(crate) fn origin_name(origin: Origin) -> Option<String> {
    match origin {
        Origin::None => None,
        Origin::Match(score) => Some(score.to_string()),
        Origin::Machine => Some("mt".to_owned()),
        Origin::Typed => Some("typed".to_owned()),
    }
}

pub(crate) fn origin_of(name: &str) -> Origin {
    match (name, name.parse::<u8>()) {
        ("mt", _) => Origin::Machine,
        (_, Ok(score @ 1..=102)) => Origin::Match(score),
        _ => Origin::Typed,
    }
}

/// Counts on the wire are u32; a job holds far fewer segments than that.
pub(crate) fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
