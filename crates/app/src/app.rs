//! The running application: what is open, and one entry for every command.
//!
//! A command that panics is reported as an internal error and takes nothing else with it.

use crate::checking::Checked;
use crate::commands;
use crate::contract::*;
use crate::desk::Desk;
use crate::host::{Host, Places};
use crate::jobs::OpenJob;
use crate::release::Release;
use crate::rules::{Rules, RulesFolder};
use crate::shelf::Shelf;
use crate::store::Store;
use crate::tasks::Tasks;
use crate::words::Words;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The application. Cheap to clone; all clones are the same one.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

/// What the command bodies work on.
pub(crate) struct Inner {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) places: Places,
    pub(crate) store: Store,
    pub(crate) shelf: Shelf,
    pub(crate) tasks: Tasks,
    pub(crate) desk: Desk,
    pub(crate) words: Words,
    pub(crate) checked: Checked,
    pub(crate) rules_folder: RulesFolder,
    /// What sentences are cut by; read from the folder at the first release.
    rules: Mutex<Option<Arc<Rules>>>,
    pub(crate) client: persklaar_mt::Client,
    /// Keys of endpoints on a system without a keychain, until the program ends.
    pub(crate) session_keys: Mutex<BTreeMap<String, String>>,
    documents: Mutex<VecDeque<(String, Arc<Release>)>>,
    jobs: Mutex<BTreeMap<String, Arc<OpenJob>>>,
    offered: Mutex<Option<PathBuf>>,
    closing: AtomicBool,
}

/// Documents read but not yet made a job; a person looks at one at a time.
const KEPT_DOCUMENTS: usize = 4;

impl App {
    /// Opens the program's own database and starts nothing else.
    ///
    /// # Errors
    /// When the data folder cannot be made or written.
    pub fn open(places: Places, host: Arc<dyn Host>, offered: Option<PathBuf>) -> Result<Self, AppError> {
        let store = Store::open(&places.data)?;
        let inner = Inner {
            shelf: Shelf::new(&host),
            tasks: Tasks::default(),
            desk: Desk::default(),
            words: Words::default(),
            checked: Checked::default(),
            rules_folder: RulesFolder::new(&places.data),
            rules: Mutex::default(),
            client: persklaar_mt::Client::new(),
            session_keys: Mutex::default(),
            documents: Mutex::default(),
            jobs: Mutex::default(),
            offered: Mutex::new(offered),
            closing: AtomicBool::new(false),
            host,
            places,
            store,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Carries out one command of the contract.
    ///
    /// # Errors
    /// What the command's body says, `bad-request` for a name or a request that is not in the contract, `internal`
    /// for a fault of the program.
    pub async fn call(&self, command: &str, request: Value) -> Result<Value, AppError> {
        let inner = Arc::clone(&self.inner);
        let name = command.to_owned();
        let work = tokio::task::spawn_blocking(move || dispatch(&inner, &name, request));
        work.await.unwrap_or_else(|error| {
            tracing::error!(%error, command, "a command failed");
            let message = format!("The program made a mistake in {command}.");
            Err(AppError::new(ErrorCode::Internal, message, "Your work is saved; try again or restart."))
        })
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.inner
    }

    pub(crate) fn arc(&self) -> Arc<Inner> {
        Arc::clone(&self.inner)
    }

    /// Closes every open job in order, so that each is a single file, and backs up small memories that are due.
    ///
    /// Lookups that are under way end without an answer: a job that is being filled from the memories would keep the
    /// program from closing, and is left as it was.
    pub fn close(&self) {
        self.inner.closing.store(true, Ordering::Relaxed);
        self.inner.words.stop_all();
        for id in lock(&self.inner.jobs).keys().cloned().collect::<Vec<_>>() {
            self.inner.close_job(&id);
        }
        self.inner.back_up_what_is_due(crate::backups::SMALL);
    }
}

impl Inner {
    /// Whether the program is about to end, and nobody waits for an answer any more.
    pub(crate) fn is_closing(&self) -> bool {
        self.closing.load(Ordering::Relaxed)
    }

    pub(crate) fn keep_document(&self, release: Release) -> String {
        let id = uuid::Uuid::new_v4().to_string();
        let mut documents = lock(&self.documents);
        documents.push_back((id.clone(), Arc::new(release)));
        if documents.len() > KEPT_DOCUMENTS {
            documents.pop_front();
        }
        id
    }

    pub(crate) fn document(&self, id: &str) -> Result<Arc<Release>, AppError> {
        let documents = lock(&self.documents);
        let found = documents.iter().find(|(known, _)| known == id).map(|(_, release)| Arc::clone(release));
        found.ok_or_else(|| {
            AppError::new(ErrorCode::BadRequest, "The release is no longer open.", "Open it again.")
        })
    }

    pub(crate) fn keep_job(&self, job: OpenJob) -> Arc<OpenJob> {
        let job = Arc::new(job);
        lock(&self.jobs).insert(job.id.clone(), Arc::clone(&job));
        job
    }

    pub(crate) fn job(&self, id: &str) -> Result<Arc<OpenJob>, AppError> {
        lock(&self.jobs).get(id).cloned().ok_or_else(|| {
            AppError::new(ErrorCode::JobUnknown, "The job is not open.", "Open it from the first screen.")
        })
    }

    pub(crate) fn job_at(&self, path: &std::path::Path) -> Option<Arc<OpenJob>> {
        lock(&self.jobs).values().find(|job| job.path == path).cloned()
    }

    pub(crate) fn close_job(&self, id: &str) {
        let Some(job) = lock(&self.jobs).remove(id) else { return };
        if let Err(error) = self.remember(&job, None) {
            tracing::warn!(%error, "a job is not in the list of recent ones");
        }
        job.close();
    }

    /// What sentences are cut by.
    pub(crate) fn rules(&self) -> Arc<Rules> {
        let mut rules = lock(&self.rules);
        Arc::clone(rules.get_or_insert_with(|| Arc::new(self.rules_folder.kept())))
    }

    /// Cuts sentences by these from now on.
    pub(crate) fn use_rules(&self, rules: Rules) -> Arc<Rules> {
        let rules = Arc::new(rules);
        *lock(&self.rules) = Some(Arc::clone(&rules));
        rules
    }

    pub(crate) fn take_offered(&self) -> Option<PathBuf> {
        lock(&self.offered).take()
    }
}

/// A poisoned lock only says that a command panicked; what it guards is kept whole by transactions.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

macro_rules! bodies {
    ($($name:ident: $request:ty => $response:ty,)*) => {
        fn dispatch(inner: &Arc<Inner>, command: &str, request: Value) -> Result<Value, AppError> {
            match command {
                $( stringify!($name) => answer::<$request, $response>(request, |request| commands::$name(inner, request)), )*
                _ => Err(bad_request(&format!("there is no command '{command}'"))),
            }
        }
    };
}

crate::for_each_command!(bodies);

fn answer<Request: DeserializeOwned, Response: Serialize>(
    request: Value,
    body: impl FnOnce(Request) -> Result<Response, AppError>,
) -> Result<Value, AppError> {
    let request = serde_json::from_value(request).map_err(|error| bad_request(&error.to_string()))?;
    serde_json::to_value(body(request)?).map_err(|error| bad_request(&error.to_string()))
}

fn bad_request(what: &str) -> AppError {
    AppError::new(
        ErrorCode::BadRequest,
        format!("The program was asked something it does not know: {what}."),
        "",
    )
}
