//! What the use cases need from whoever runs them.
//!
//! The shell answers with dialogs and a window, the command line with a terminal, tests with a folder and a fixed clock.
//! Only a handful of things: everything else is the application's own.

use crate::contract::{AppError, ErrorCode, Event};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// The outside world, as far as the use cases know it. Calls may block; they are made off the window's thread.
///
/// What needs a window is refused unless a host has one.
pub trait Host: Send + Sync + 'static {
    /// Tells the window. Must not block.
    fn emit(&self, event: Event);

    /// The time, UTC.
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    /// The person's languages, most wanted first, as BCP 47.
    fn system_languages(&self) -> Vec<String>;

    /// Asks for a release or a job to open.
    ///
    /// # Errors
    /// When there is nobody to ask.
    fn pick_document(&self) -> Result<Option<PathBuf>, AppError> {
        nobody_to_ask()
    }

    /// Asks for memories to import or add.
    ///
    /// # Errors
    /// When there is nobody to ask.
    fn pick_memory_files(&self) -> Result<Vec<PathBuf>, AppError> {
        nobody_to_ask()
    }

    /// Asks for a file with rules for sentences.
    ///
    /// # Errors
    /// When there is nobody to ask.
    fn pick_rules(&self) -> Result<Option<PathBuf>, AppError> {
        nobody_to_ask()
    }

    /// Asks where to write.
    ///
    /// # Errors
    /// When there is nobody to ask.
    fn pick_save(&self, _suggested: &Path) -> Result<Option<PathBuf>, AppError> {
        nobody_to_ask()
    }

    /// Asks for a folder, beginning in this one.
    ///
    /// # Errors
    /// When there is nobody to ask.
    fn pick_folder(&self, _from: &Path) -> Result<Option<PathBuf>, AppError> {
        nobody_to_ask()
    }

    /// Shows a page in the system's browser.
    ///
    /// # Errors
    /// When the system has none.
    fn open_in_browser(&self, _path: &Path) -> Result<(), AppError> {
        nobody_to_ask()
    }

    /// Puts text on the clipboard; with `is_html`, for programs that take formatted text too.
    ///
    /// # Errors
    /// When the system has none.
    fn copy(&self, _text: &str, _is_html: bool) -> Result<(), AppError> {
        nobody_to_ask()
    }

    /// Shows a file in the system's file browser.
    ///
    /// # Errors
    /// When the system has none.
    fn show_in_folder(&self, _path: &Path) -> Result<(), AppError> {
        nobody_to_ask()
    }

    /// The endpoint's key from the keychain.
    fn key(&self, endpoint: &str) -> Option<String>;

    /// Keeps an endpoint's key in the keychain; `None` forgets it.
    ///
    /// # Errors
    /// When the system has no keychain; the key is then kept nowhere.
    fn keep_key(&self, endpoint: &str, key: Option<&str>) -> Result<(), AppError>;
}

/// The answer of a host that has no window.
///
/// # Errors
/// Always.
pub fn nobody_to_ask<T>() -> Result<T, AppError> {
    Err(AppError::new(ErrorCode::NotYet, "There is no window to ask in.", "Give the path instead."))
}

/// Where the program keeps its own files.
#[derive(Debug, Clone)]
pub struct Places {
    /// Jobs, memories and settings.
    pub data: PathBuf,
    /// Where exports of releases without a folder go.
    pub documents: PathBuf,
}

impl Places {
    /// The user's folders; `PERSKLAAR_DATA` puts all of them elsewhere, for tests and portable use.
    pub fn of_user() -> Self {
        if let Some(folder) = std::env::var_os("PERSKLAAR_DATA") {
            let data = PathBuf::from(folder);
            return Self { documents: data.join("exports"), data };
        }
        let data = dirs::data_dir().unwrap_or_else(std::env::temp_dir).join("persklaar");
        let documents = dirs::document_dir().or_else(dirs::home_dir).unwrap_or_else(|| data.join("exports"));
        Self { data, documents }
    }

    /// Where jobs made by dropping a file live.
    pub fn jobs(&self) -> PathBuf {
        self.data.join("jobs")
    }

    /// Where memories made in the window live.
    pub fn memories(&self) -> PathBuf {
        self.data.join("memories")
    }
}
