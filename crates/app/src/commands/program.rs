//! Start, settings, recent jobs, and what the host is asked.

use super::picked;
use crate::app::Inner;
use crate::contract::*;
use crate::sample;
use persklaar_text::{Direction, Language};
use std::path::Path;

pub(crate) fn start(app: &Inner, _: Empty) -> Result<Start, AppError> {
    app.receiving_memory()?;
    Ok(Start {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        settings: app.store.settings(),
        system_languages: app.host.system_languages(),
        recent: app.store.recent()?,
        memories: app.memory_list()?,
        sample_units: sample::units(),
        offered: app.take_offered().map(|path| path.to_string_lossy().into_owned()),
    })
}

pub(crate) fn settings_save(app: &Inner, settings: Settings) -> Result<Settings, AppError> {
    let source: Language = settings.source_language.parse()?;
    let target: Language = settings.target_language.parse()?;
    let settings = Settings {
        source_language: source.to_string(),
        target_language: target.to_string(),
        text_size: settings.text_size.clamp(13, 24),
        minimum_score: settings.minimum_score.clamp(50, 100),
        ..settings
    };
    app.change_backup_folder(&app.store.settings(), &settings)?;
    app.store.save_settings(&settings)?;
    Ok(settings)
}

pub(crate) fn language_check(_: &Inner, request: LanguageCheck) -> Result<LanguageInfo, AppError> {
    let language: Language = request.tag.parse()?;
    Ok(LanguageInfo { tag: language.to_string(), rtl: language.direction() == Direction::Rtl })
}

pub(crate) fn recent_forget(app: &Inner, request: RecentForget) -> Result<RecentJobs, AppError> {
    app.store.forget_job(&request.path)?;
    Ok(RecentJobs { recent: app.store.recent()? })
}

pub(crate) fn pick_document(app: &Inner, _: Empty) -> Result<Picked, AppError> {
    app.host.pick_document().map(picked)
}

pub(crate) fn pick_memory_files(app: &Inner, _: Empty) -> Result<PickedMany, AppError> {
    let paths = app.host.pick_memory_files()?;
    Ok(PickedMany { paths: paths.iter().map(|path| path.to_string_lossy().into_owned()).collect() })
}

pub(crate) fn pick_save(app: &Inner, request: PickSave) -> Result<Picked, AppError> {
    app.host.pick_save(Path::new(&request.suggested)).map(picked)
}

pub(crate) fn pick_folder(app: &Inner, request: PathOnly) -> Result<Picked, AppError> {
    app.host.pick_folder(Path::new(&request.path)).map(picked)
}

pub(crate) fn open_in_browser(app: &Inner, request: PathOnly) -> Result<Empty, AppError> {
    app.host.open_in_browser(Path::new(&request.path))?;
    Ok(Empty {})
}

pub(crate) fn show_in_folder(app: &Inner, request: PathOnly) -> Result<Empty, AppError> {
    app.host.show_in_folder(Path::new(&request.path))?;
    Ok(Empty {})
}
