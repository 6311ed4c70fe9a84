//! The command line as a host: there is nobody to ask, and keys come from the environment or the keychain.

use persklaar_app::contract::{AppError, Event};
use persklaar_app::{App, Host, Places, keychain};
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

    fn key(&self, endpoint: &str) -> Option<String> {
        std::env::var(KEY_VARIABLE).ok().or_else(|| keychain::key(endpoint))
    }

    fn keep_key(&self, endpoint: &str, key: Option<&str>) -> Result<(), AppError> {
        keychain::keep(endpoint, key)
    }
}
