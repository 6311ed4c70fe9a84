//! The command line as a host: there is nobody to ask, and keys come from the environment or the keychain.

use persklaar_app::contract::{AppError, Event};
use persklaar_app::{App, Host, Places, keychain, nobody_to_ask};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The variable that holds a key where there is no keychain, as in a newsroom script.
const KEY_VARIABLE: &str = "PERSKLAAR_ENDPOINT_KEY";

pub(crate) struct Terminal;

/// The application over the user's own settings.
pub(crate) fn app() -> Result<App, AppError> {
    App::open(Places::of_user(), Arc::new(Terminal), None)
}

impl Host for Terminal {
    fn emit(&self, _: Event) {}

    fn system_languages(&self) -> Vec<String> {
        Vec::new()
    }

    fn pick_document(&self) -> Result<Option<PathBuf>, AppError> {
        nobody_to_ask()
    }

    fn pick_memory_files(&self) -> Result<Vec<PathBuf>, AppError> {
        nobody_to_ask()
    }

    fn pick_rules(&self) -> Result<Option<PathBuf>, AppError> {
        nobody_to_ask()
    }

    fn pick_save(&self, _: &Path) -> Result<Option<PathBuf>, AppError> {
        nobody_to_ask()
    }

    fn open_in_browser(&self, _: &Path) -> Result<(), AppError> {
        nobody_to_ask()
    }

    fn copy(&self, _: &str, _: bool) -> Result<(), AppError> {
        nobody_to_ask()
    }

    fn show_in_folder(&self, _: &Path) -> Result<(), AppError> {
        nobody_to_ask()
    }

    fn key(&self, endpoint: &str) -> Option<String> {
        std::env::var(KEY_VARIABLE).ok().or_else(|| keychain::key(endpoint))
    }

    fn keep_key(&self, endpoint: &str, key: Option<&str>) -> Result<(), AppError> {
        keychain::keep(endpoint, key)
    }
}
