//! A host for tests: dialogs are answered in advance, what would be opened is written down.

use persklaar_app::contract::{AppError, Event};
use persklaar_app::{Host, nobody_to_ask};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::broadcast;

/// A host that is nothing but the trait.
pub struct TestHost {
    events: broadcast::Sender<Event>,
    picks: Mutex<VecDeque<PathBuf>>,
    opened: Mutex<Vec<PathBuf>>,
    copied: Mutex<Vec<String>>,
    keys: Mutex<BTreeMap<String, String>>,
}

impl Default for TestHost {
    fn default() -> Self {
        let (events, _) = broadcast::channel(256);
        Self {
            events,
            picks: Mutex::default(),
            opened: Mutex::default(),
            copied: Mutex::default(),
            keys: Mutex::default(),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl TestHost {
    /// What the next dialog answers.
    pub fn will_pick(&self, path: PathBuf) {
        lock(&self.picks).push_back(path);
    }

    /// What was shown in a browser or a folder.
    pub fn opened(&self) -> Vec<PathBuf> {
        lock(&self.opened).clone()
    }

    /// What was put on the clipboard.
    pub fn copied(&self) -> Vec<String> {
        lock(&self.copied).clone()
    }

    /// Everything that is told from now on.
    pub fn listen(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    fn pick(&self) -> Option<PathBuf> {
        lock(&self.picks).pop_front()
    }
}

impl Host for TestHost {
    fn emit(&self, event: Event) {
        // Nobody listening is fine.
        let _ = self.events.send(event);
    }

    fn system_languages(&self) -> Vec<String> {
        vec!["en-GB".to_owned()]
    }

    fn pick_document(&self) -> Result<Option<PathBuf>, AppError> {
        Ok(self.pick())
    }

    fn pick_memory_files(&self) -> Result<Vec<PathBuf>, AppError> {
        Ok(self.pick().into_iter().collect())
    }

    fn pick_rules(&self) -> Result<Option<PathBuf>, AppError> {
        Ok(self.pick())
    }

    fn pick_save(&self, _: &Path) -> Result<Option<PathBuf>, AppError> {
        Ok(self.pick())
    }

    fn pick_folder(&self, _: &Path) -> Result<Option<PathBuf>, AppError> {
        Ok(self.pick())
    }

    fn open_in_browser(&self, path: &Path) -> Result<(), AppError> {
        lock(&self.opened).push(path.to_path_buf());
        Ok(())
    }

    fn copy(&self, text: &str, _: bool) -> Result<(), AppError> {
        lock(&self.copied).push(text.to_owned());
        Ok(())
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), AppError> {
        lock(&self.opened).push(path.to_path_buf());
        Ok(())
    }

    fn key(&self, endpoint: &str) -> Option<String> {
        lock(&self.keys).get(endpoint).cloned()
    }

    fn keep_key(&self, endpoint: &str, key: Option<&str>) -> Result<(), AppError> {
        if endpoint.starts_with("no-keychain") {
            return nobody_to_ask();
        }
        match key {
            Some(key) => lock(&self.keys).insert(endpoint.to_owned(), key.to_owned()),
            None => lock(&self.keys).remove(endpoint),
        };
        Ok(())
    }
}
