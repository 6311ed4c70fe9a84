//! Keys of endpoints in the system's keychain.
//!
//! There is deliberately no second place: where the system has no keychain a key is kept for the session only.

use crate::contract::{AppError, ErrorCode};
use keyring::Entry;

const SERVICE: &str = "org.persklaar.desktop";

/// The key kept for this endpoint, if there is one and the keychain is open.
pub fn key(endpoint: &str) -> Option<String> {
    Entry::new(SERVICE, endpoint).ok()?.get_password().ok()
}

/// Keeps a key, or forgets it.
///
/// # Errors
/// `key-store-missing` when the system has no usable keychain.
pub fn keep(endpoint: &str, key: Option<&str>) -> Result<(), AppError> {
    let missing = |error: keyring::Error| {
        tracing::info!(%error, "no keychain");
        AppError::new(
            ErrorCode::KeyStoreMissing,
            "This system has no keychain that can be used.",
            "The key is kept until the program ends and has to be given again.",
        )
    };
    let entry = Entry::new(SERVICE, endpoint).map_err(missing)?;
    match key {
        Some(key) => entry.set_password(key).map_err(missing),
        None => match entry.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(missing(error)),
        },
    }
}
