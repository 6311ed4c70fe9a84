//! Long work: each has a name, can be cancelled, and tells how far it is at most ten times a second.

use crate::app::lock;
use crate::contract::{AppError, ErrorCode, Event};
use crate::host::Host;
use persklaar_memory::Stop;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const BETWEEN_EVENTS: Duration = Duration::from_millis(100);

/// The tasks that are under way.
#[derive(Default)]
pub(crate) struct Tasks {
    running: Arc<Mutex<BTreeMap<String, Arc<AtomicBool>>>>,
}

/// A task's own view of itself.
pub(crate) struct Task {
    pub(crate) id: String,
    cancelled: Arc<AtomicBool>,
    host: Arc<dyn Host>,
    last: Option<Instant>,
}

impl Tasks {
    /// Runs `work` on a thread of its own and tells the window how it ended.
    pub(crate) fn start(
        &self,
        host: &Arc<dyn Host>,
        work: impl FnOnce(&mut Task) -> Result<Event, AppError> + Send + 'static,
    ) -> String {
        let id = uuid::Uuid::new_v4().to_string();
        let cancelled = Arc::new(AtomicBool::new(false));
        lock(&self.running).insert(id.clone(), Arc::clone(&cancelled));
        let mut task = Task { id: id.clone(), cancelled, host: Arc::clone(host), last: None };
        let running = Arc::clone(&self.running);
        std::thread::spawn(move || {
            let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&mut task)));
            lock(&running).remove(&task.id);
            let event = outcome
                .unwrap_or_else(|_| Err(broken()))
                .unwrap_or_else(|error| Event::TaskFailed { task: task.id.clone(), error });
            task.host.emit(event);
        });
        id
    }

    /// Asks a task to stop at its next safe point. One that has ended is no error.
    pub(crate) fn cancel(&self, id: &str) {
        if let Some(cancelled) = lock(&self.running).get(id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }
}

impl Task {
    /// Until when a memory is asked something: until the task is cancelled.
    pub(crate) fn stop(&self) -> Stop {
        let cancelled = Arc::clone(&self.cancelled);
        Stop::when(move || cancelled.load(Ordering::Relaxed))
    }

    /// Tells how far it is; `Break` when it was cancelled.
    pub(crate) fn progress(&mut self, phase: &str, done: u64, total: u64) -> ControlFlow<()> {
        self.progress_of_units(phase, done, total, 0)
    }

    /// The same, with the units that came of it so far.
    pub(crate) fn progress_of_units(
        &mut self,
        phase: &str,
        done: u64,
        total: u64,
        units: u64,
    ) -> ControlFlow<()> {
        if self.cancelled.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        if self.last.is_none_or(|last| last.elapsed() >= BETWEEN_EVENTS) {
            self.last = Some(Instant::now());
            self.host.emit(Event::TaskProgress {
                task: self.id.clone(),
                phase: phase.to_owned(),
                done: u32::try_from(done).unwrap_or(u32::MAX),
                total: u32::try_from(total).unwrap_or(u32::MAX),
                units: u32::try_from(units).unwrap_or(u32::MAX),
            });
        }
        ControlFlow::Continue(())
    }
}

fn broken() -> AppError {
    AppError::new(
        ErrorCode::Internal,
        "The program made a mistake in a long piece of work.",
        "Nothing of it was kept.",
    )
}
