//! A release before it is a job.

use crate::app::Inner;
use crate::consulting::Wanted;
use crate::contract::*;
use crate::importing::import_file;
use crate::jobs::count;
use crate::matching::questions;
use crate::release::Release;
use crate::sample::SAMPLE_MEMORY;
use crate::shelf::tally;
use persklaar_text::Language;
use std::ops::ControlFlow;

const SAMPLE_MEMORY_NAME: &str = "Sample";

pub(crate) fn document_read(app: &Inner, request: DocumentRead) -> Result<DocumentInfo, AppError> {
    let from: Language = app.store.settings().source_language.parse().unwrap_or_default();
    let release = Release::from_origin(&request.origin, &from, &app.rules())?;
    if request.origin == DocumentOrigin::Sample {
        bring_sample_memory(app)?;
    }
    Ok(DocumentInfo {
        name: release.file_name.clone(),
        title: release.title(),
        format: release.document.format().name().to_owned(),
        encoding: release.document.encoding().to_owned(),
        segments: count(release.segments.len()),
        words: count(release.words()),
        from: from.to_string(),
        notices: release.notices.clone(),
        document: app.keep_document(release),
    })
}

pub(crate) fn document_matches(app: &Inner, request: DocumentMatches) -> Result<MatchCounts, AppError> {
    let release = app.document(&request.document)?;
    let (from, to): (Language, Language) = (request.from.parse()?, request.to.parse()?);
    let memories = app.consulted()?;
    let min = app.store.settings().minimum_score;
    let mut counts = MatchCounts::default();
    for question in questions(release.segments.iter().map(|segment| &segment.source)) {
        let wanted = Wanted { question: &question, languages: (&from, &to), min, limit: 1 };
        let best = app.lookup(&memories, &wanted, &|| false)?;
        tally(&mut counts, best.first().map(|best| &best.found));
    }
    Ok(counts)
}

/// The sample's memory has a file of its own, so that a person's memory holds only their own work.
fn bring_sample_memory(app: &Inner) -> Result<(), AppError> {
    let path = app.places.memories().join("sample.pkmemory");
    let known = app.store.known_memories()?;
    if known.iter().any(|memory| memory.path == path) && path.is_file() {
        return Ok(());
    }
    if !path.is_file() {
        let tmx = tempfile::Builder::new().suffix(".tmx").tempfile();
        let tmx = tmx.map_err(|error| crate::failure::at_path(&error, &path))?;
        std::fs::write(tmx.path(), SAMPLE_MEMORY)
            .map_err(|error| crate::failure::at_path(&error, tmx.path()))?;
        let mut memory = persklaar_memory::Memory::create(&path)?;
        import_file(&mut memory, tmx.path(), &None, "", app.host.now(), &mut |_| ControlFlow::Continue(()))?;
    }
    app.add_memory(&path, SAMPLE_MEMORY_NAME)?;
    Ok(())
}
