//! Reading a release: from a file, from the clipboard, or the sample, to a document cut into segments.

use crate::contract::{AppError, DocumentOrigin, ErrorCode, NoticeView, TagView};
use crate::failure;
use crate::jobs::half_name;
use crate::rules::Rules;
use crate::sample::{SAMPLE_NAME, SAMPLE_RELEASE};
use persklaar_document::{Document, Format, Hint, NotADocument, Notice, Segment};
use persklaar_text::Language;
use persklaar_text::compare::count_words;
use std::path::{Path, PathBuf};

/// Larger files are no press releases; the limit is in bytes.
pub const LARGEST: u64 = 100 * 1024 * 1024;

/// A release that was read and cut into segments.
pub struct Release {
    /// The document with its bytes.
    pub document: Document,
    /// In document order.
    pub segments: Vec<Segment>,
    /// What was odd about it.
    pub notices: Vec<NoticeView>,
    /// File name without its folder; made up for pasted text.
    pub file_name: String,
    /// Where it came from, for the export to go there too.
    pub folder: Option<PathBuf>,
}

impl Release {
    /// Reads a file.
    ///
    /// # Errors
    /// `file-missing`, `file-unreadable`, `file-too-large`, `file-empty`, `not-a-document`.
    pub fn from_file(path: &Path, from: &Language, rules: &Rules) -> Result<Self, AppError> {
        let size = std::fs::metadata(path).map_err(|error| failure::at_path(&error, path))?.len();
        if size > LARGEST {
            return Err(failure::too_large(path));
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // Reading and closing it would take away the locks of this program on a job or memory that is in use.
        if persklaar_memory::is_database(path) {
            return Err(failure::not_a_document(&NotADocument::Binary, &name));
        }
        let bytes = std::fs::read(path).map_err(|error| failure::at_path(&error, path))?;
        let folder = std::path::absolute(path).ok().and_then(|path| path.parent().map(Path::to_path_buf));
        Ok(Self { folder, ..Self::from_bytes(&bytes, &name, None, from, rules)? })
    }

    /// Reads what a person pasted: HTML when it looks like it, else text.
    ///
    /// # Errors
    /// `file-empty` for nothing but white space.
    pub fn from_paste(text: &str, from: &Language, rules: &Rules) -> Result<Self, AppError> {
        if text.trim().is_empty() {
            return Err(AppError::new(
                ErrorCode::FileEmpty,
                "There is no text.",
                "Copy the release and paste it again.",
            ));
        }
        let format = if looks_like_html(text) { Format::Html } else { Format::Text };
        let name = format!("release.{}", format.extension());
        Self::from_bytes(text.as_bytes(), &name, Some(format), from, rules)
    }

    /// Reads from wherever the request says.
    ///
    /// # Errors
    /// As the other constructors.
    pub fn from_origin(origin: &DocumentOrigin, from: &Language, rules: &Rules) -> Result<Self, AppError> {
        match origin {
            DocumentOrigin::File { path } => Self::from_file(Path::new(path), from, rules),
            DocumentOrigin::Pasted { text } => Self::from_paste(text, from, rules),
            DocumentOrigin::Sample => {
                Self::from_bytes(SAMPLE_RELEASE.as_bytes(), SAMPLE_NAME, None, from, rules)
            }
        }
    }

    fn from_bytes(
        bytes: &[u8],
        name: &str,
        format: Option<Format>,
        from: &Language,
        rules: &Rules,
    ) -> Result<Self, AppError> {
        let (document, notices) = read(bytes, name, format)?;
        let segmenter = rules.segmenter(from)?;
        let segments = document.segments(from, &|text| segmenter.breaks(text));
        if segments.is_empty() {
            return Err(failure::nothing_to_translate(name));
        }
        let notices = notices.into_iter().map(notice_view).collect();
        Ok(Self { document, segments, notices, file_name: name.to_owned(), folder: None })
    }

    /// Words of all segments, for people.
    pub fn words(&self) -> usize {
        self.segments.iter().map(|segment| count_words(&segment.source.text())).sum()
    }

    /// The document's title, else its first segment, else its file name.
    pub fn title(&self) -> String {
        let first = || self.segments.first().map(|segment| segment.source.text());
        let title = self.document.title().or_else(first).filter(|title| !title.trim().is_empty());
        title.unwrap_or_else(|| self.file_name.clone())
    }
}

/// Reads bytes as a document.
///
/// # Errors
/// `file-empty`, `not-a-document`.
pub(crate) fn read(
    bytes: &[u8],
    name: &str,
    format: Option<Format>,
) -> Result<(Document, Vec<Notice>), AppError> {
    let hint = Hint { file_name: Some(name), format };
    persklaar_document::read(bytes, &hint).map_err(|error| failure::not_a_document(&error, name))
}

pub(crate) fn notice_view(notice: Notice) -> NoticeView {
    NoticeView { code: notice.code.to_owned(), detail: notice.detail }
}

/// A tag name directly behind `<`, as clipboard text of a CMS has it and prose does not.
fn looks_like_html(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        if name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '!') && rest.contains('>') {
            return true;
        }
    }
    false
}

/// A segment of a release that is no job yet.
#[derive(Debug, Clone)]
pub struct ReleaseSegment {
    /// From 1, in document order.
    pub number: usize,
    /// Which block it is part of, from 1.
    pub block: u32,
    /// The block's role.
    pub role: String,
    /// Without tags and escaping.
    pub text: String,
    /// Written form.
    pub tagged: String,
    /// In order.
    pub tags: Vec<TagView>,
}

impl Release {
    /// The segments for people and scripts.
    pub fn segment_views(&self) -> Vec<ReleaseSegment> {
        let view = |(at, segment): (usize, &Segment)| ReleaseSegment {
            number: at + 1,
            block: segment.block,
            role: segment.role.name().to_string(),
            text: segment.source.text(),
            tagged: segment.source.written(),
            tags: segment.tags.iter().map(tag_view).collect(),
        };
        self.segments.iter().enumerate().map(view).collect()
    }
}

fn tag_view(tag: &persklaar_document::TagDetail) -> TagView {
    TagView {
        number: tag.number,
        half: half_name(tag.half).to_owned(),
        kind: tag.kind.name().to_owned(),
        label: tag.label.clone(),
    }
}
