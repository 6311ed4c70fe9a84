//! Jobs and texts for the tests.

use jiff::Timestamp;
use persklaar_job::{Job, NewJob, NewSegment, Segment, SegmentTag};
use persklaar_text::{Half, TagKind, TaggedText};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A moment, `seconds` after another.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + seconds).unwrap()
}

pub(crate) fn text(written: &str) -> TaggedText {
    TaggedText::parse(written, |_| TagKind::Link).unwrap()
}

pub(crate) fn new_segment(source: &str) -> NewSegment {
    let source = text(source);
    let tags = source
        .tags()
        .map(|tag| SegmentTag {
            number: tag.number,
            half: tag.half,
            kind: tag.kind,
            label: "example.org".to_owned(),
            markup: if tag.half == Half::Close { "</a>" } else { "<a href=\"https://example.org\">" }
                .to_owned(),
        })
        .collect();
    NewSegment {
        block: 1,
        role: "paragraph".to_owned(),
        start: 0,
        end: 1,
        source,
        tags,
        language: None,
        context: None,
    }
}

pub(crate) fn new_job(segments: Vec<NewSegment>) -> NewJob<'static> {
    NewJob {
        original: b"<p>Het origineel \xff</p>",
        file_name: "/home/anna/bericht.html",
        format: "html",
        title: "Bericht",
        from: "nl".parse().unwrap(),
        to: "en-GB".parse().unwrap(),
        fingerprint: "f1",
        segments,
        at: at(0),
        author: Some("A. Vertaler"),
    }
}

pub(crate) fn create(path: &Path, sources: &[&str]) -> Job {
    Job::create(path, &new_job(sources.iter().map(|source| new_segment(source)).collect())).unwrap()
}

/// A folder with an open job in it.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    pub(crate) path: PathBuf,
}

pub(crate) fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.persklaar");
    Place { folder, path }
}

/// Everything about segments that undo has to restore: all but the time of the last change.
pub(crate) fn timeless(segments: Vec<Segment>) -> Vec<Segment> {
    segments.into_iter().map(|segment| Segment { changed: at(0), ..segment }).collect()
}
