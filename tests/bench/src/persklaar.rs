//! Persklaar's own part: every page read, cut into segments and exported, untouched and pseudo-translated.
//!
//! Times are taken inside this process, the best of three. The files that are judged are made by a process for each
//! page, so that its peak of memory is that of one page.

use crate::Failure;
use crate::clock::{Spent, best, peak_memory, timed};
use crate::program::{Figures, Kind, Memory, bytes, name, pages};
use cpu_time::ProcessTime;
use persklaar_document::{Document, ExportOptions, Hint, Segment, Translation, Untranslated, read, verify};
use persklaar_text::Language;
use persklaar_text::pseudo::pseudo;
use persklaar_text::segmentation::Segmenter;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::process::Command;

/// What a process tells about itself when its page is written.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    cpu_ms: f64,
    peak_bytes: Option<u64>,
}

/// Exports every page both ways into `out` and writes the figures there.
pub(crate) fn write(from: &Path, out: &Path) -> Result<(), Failure> {
    for kind in [Kind::Untouched, Kind::Pseudo] {
        std::fs::create_dir_all(out.join(kind.name()))?;
    }
    let mut all = Totals::default();
    for page in pages(from)? {
        if let Err(failure) = all.page(&page, out) {
            all.notes.push(format!("{}: {failure}", name(&page)));
        }
    }
    all.figures().save(out)
}

/// Exports one page in this process and prints what that took.
pub(crate) fn export_one(kind: &str, page: &Path, out: &Path) -> Result<(), Failure> {
    let kind = Kind::from_name(kind).ok_or("the kind is untouched or pseudo")?;
    let bytes = bytes(page)?;
    let (document, segments) = opened(&bytes, page)?;
    // The document has the bytes, and the translations have what the export needs of the segments.
    let translations = translations(&segments, kind);
    drop((bytes, segments));
    std::fs::write(out, exported(&document, &translations)?)?;
    let cpu_ms = ProcessTime::now().as_duration().as_secs_f64() * 1000.0;
    let told = Told { cpu_ms, peak_bytes: peak_memory() };
    crate::say(&serde_json::to_string(&told)?);
    Ok(())
}

#[derive(Default)]
struct Totals {
    read: Spent,
    export: Spent,
    untouched: Spent,
    whole: Spent,
    proved: usize,
    /// On the smallest page, where it is the process itself.
    start: Option<Memory>,
    memory: Option<Memory>,
    notes: Vec<String>,
}

impl Totals {
    fn page(&mut self, page: &Path, out: &Path) -> Result<(), Failure> {
        let bytes = bytes(page)?;
        // The rules of a language are compiled once in a process; they are no part of a page's time.
        opened(b"<p>Warm.", page)?;
        let (read, made) = best(bytes.len(), || opened(&bytes, page));
        let (document, segments) = made?;
        let (export, translated) =
            best(bytes.len(), || exported(&document, &translations(&segments, Kind::Pseudo)));
        let (untouched, _) =
            best(bytes.len(), || exported(&document, &translations(&segments, Kind::Untouched)));
        self.read += read;
        self.export += export;
        self.untouched += untouched;
        self.proved += usize::from(verify(&bytes, &translated?, &hint(&name(page))).is_ok());
        for kind in [Kind::Untouched, Kind::Pseudo] {
            self.process(kind, page, bytes.len(), out)?;
        }
        Ok(())
    }

    fn process(&mut self, kind: Kind, page: &Path, bytes: usize, out: &Path) -> Result<(), Failure> {
        let to = out.join(kind.name()).join(name(page));
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["export", kind.name()]).arg(page).arg(to);
        let (spent, output) = timed(bytes, || command.output());
        let output = output?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        let told: Told = serde_json::from_slice(&output.stdout)?;
        if kind == Kind::Untouched {
            self.whole += Spent { cpu_ms: told.cpu_ms, ..spent };
        }
        if let Some(peak_bytes) = told.peak_bytes {
            self.remember(Memory { page_bytes: bytes as u64, peak_bytes });
        }
        Ok(())
    }

    /// Keeps what is told of the largest page, and of that the most; of the smallest the least.
    fn remember(&mut self, new: Memory) {
        let size = |memory: &Memory| (memory.page_bytes, memory.peak_bytes);
        if self.start.as_ref().is_none_or(|old| size(&new) < size(old)) {
            self.start = Some(new.clone());
        }
        if self.memory.as_ref().is_none_or(|old| size(old) < size(&new)) {
            self.memory = Some(new);
        }
    }

    fn figures(self) -> Figures {
        let mut notes = self.notes;
        notes.push(format!("pseudo-translated pages that `verify` proves: {}", self.proved));
        if let Some((ms, cpu_ms)) = self.untouched.per_megabyte() {
            notes.push(format!("export with nothing translated: {ms:.1} ms per MB, processor {cpu_ms:.1}"));
        }
        if let Some(Memory { page_bytes, peak_bytes }) = self.start {
            let peak = peak_bytes as f64 / 1e6;
            notes.push(format!("peak memory on the smallest page ({page_bytes} bytes): {peak:.1} MB"));
        }
        Figures {
            program: format!("Persklaar {}", env!("CARGO_PKG_VERSION")),
            read: Some(self.read),
            export: Some(self.export),
            whole: Some(self.whole),
            memory: self.memory,
            notes,
        }
    }
}

fn hint(name: &str) -> Hint<'_> {
    Hint { file_name: Some(name), format: None }
}

fn opened(bytes: &[u8], page: &Path) -> Result<(Document, Vec<Segment>), Failure> {
    let from = Language::default();
    let segmenter = Segmenter::for_language(&from);
    let (document, _) = read(bytes, &hint(&name(page)))?;
    let segments = document.segments(&from, &|text| segmenter.breaks(text));
    Ok((document, segments))
}

fn translations(segments: &[Segment], kind: Kind) -> Vec<Translation> {
    let target = |segment: &Segment| (kind == Kind::Pseudo).then(|| pseudo(&segment.source));
    segments.iter().map(|segment| segment.with_target(target(segment))).collect()
}

fn exported(document: &Document, translations: &[Translation]) -> Result<Vec<u8>, Failure> {
    let (from, to) = (Language::default(), "en".parse::<Language>()?);
    let options = ExportOptions { from: &from, to: &to, untranslated: Untranslated::Source };
    Ok(document.export(translations, &options)?.bytes)
}
