//! The configured machine-translation endpoints.
//!
//! Adding one sends nothing; only a job that allows it, or a command that names it, does.

use crate::app::{Inner, lock};
use crate::contract::*;
use crate::store::endpoints::KnownEndpoint;
use persklaar_mt::{Endpoint, Kind};

impl Inner {
    pub(crate) fn endpoints(&self) -> Result<Endpoints, AppError> {
        let known = self.store.endpoints()?;
        Ok(Endpoints { endpoints: known.iter().map(|endpoint| self.endpoint_info(endpoint)).collect() })
    }

    fn endpoint_info(&self, known: &KnownEndpoint) -> EndpointInfo {
        let checked = checked(known, None).ok();
        let key_for_session = lock(&self.session_keys).contains_key(&known.name);
        EndpointInfo {
            name: known.name.clone(),
            kind: known.kind.clone(),
            url: known.url.clone(),
            host: checked.as_ref().map(Endpoint::host).unwrap_or_default(),
            loopback: checked.as_ref().is_some_and(Endpoint::is_loopback),
            has_key: key_for_session || self.host.key(&known.name).is_some(),
            key_for_session,
        }
    }

    /// Adds an endpoint or replaces the one of that name.
    pub(crate) fn save_endpoint(&self, save: &EndpointSave) -> Result<(), AppError> {
        let known = KnownEndpoint {
            name: save.name.trim().to_owned(),
            kind: save.kind.clone(),
            url: save.url.trim().to_owned(),
        };
        if known.name.is_empty() {
            return Err(AppError::new(
                ErrorCode::EndpointInvalid,
                "The endpoint has no name.",
                "Give it a name.",
            ));
        }
        checked(&known, None)?;
        if let Some(key) = save.key.as_deref().filter(|key| !key.is_empty()) {
            self.keep_key(&known.name, key);
        }
        self.store.save_endpoint(&known)
    }

    /// In the keychain, or until the program ends where there is none.
    fn keep_key(&self, name: &str, key: &str) {
        if self.host.keep_key(name, Some(key)).is_err() {
            lock(&self.session_keys).insert(name.to_owned(), key.to_owned());
        }
    }

    pub(crate) fn remove_endpoint(&self, name: &str) -> Result<(), AppError> {
        if !self.store.remove_endpoint(name)? {
            return Err(unknown(name));
        }
        lock(&self.session_keys).remove(name);
        if let Err(error) = self.host.keep_key(name, None) {
            tracing::info!(%error, "there was no key to forget");
        }
        Ok(())
    }

    /// The endpoint of this name with its key, ready to be asked.
    pub(crate) fn endpoint(&self, name: &str) -> Result<Endpoint, AppError> {
        let known = self.store.endpoints()?.into_iter().find(|known| known.name == name);
        let known = known.ok_or_else(|| unknown(name))?;
        let session = lock(&self.session_keys).get(name).cloned();
        checked(&known, session.or_else(|| self.host.key(name)))
    }
}

fn checked(known: &KnownEndpoint, key: Option<String>) -> Result<Endpoint, AppError> {
    let kind = Kind::from_name(&known.kind).ok_or_else(|| {
        AppError::new(
            ErrorCode::EndpointInvalid,
            format!("'{}' is no kind of endpoint.", known.kind),
            "It is libretranslate or apertium.",
        )
    })?;
    Ok(Endpoint::new(&known.name, kind, &known.url, key.map(Into::into))?)
}

fn unknown(name: &str) -> AppError {
    AppError::new(
        ErrorCode::EndpointUnknown,
        format!("There is no endpoint '{name}'."),
        "Add it in the settings, or with: persklaar-cli endpoint add.",
    )
    .with("name", name)
}
