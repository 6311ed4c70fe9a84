//! The memories of the window: which are open, in which order, and which one receives.
//!
//! A memory that cannot be opened stays on the list with the reason, and is tried again at the next look. Each has two
//! connections: one for what a translator waits for, and one for the memory screen, where a question may take longer.
//!
//! A file that was taken away or replaced while it was open is closed and looked for anew. One that turns out to be
//! damaged goes on answering what it can, and is shown with its damage until it is saved or replaced.

use crate::app::{Inner, lock};
use crate::contract::*;
use crate::host::Host;
use crate::jobs::count;
use crate::store::memories::KnownMemory;
use persklaar_memory::{Match, Memory, MemoryError, Standing};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a memory that could only be read is left at that before it is tried again: a disk that was full may have
/// room meanwhile.
const BETWEEN_TRIES: Duration = Duration::from_secs(10);

/// The open memories by path.
pub(crate) struct Shelf {
    host: Arc<dyn Host>,
    open: Mutex<BTreeMap<PathBuf, Arc<OpenMemory>>>,
    /// Those that are kept closed while their file is replaced.
    away: Mutex<BTreeSet<PathBuf>>,
}

/// Keeps a memory closed as long as it lives.
pub(crate) struct Away {
    inner: Arc<Inner>,
    path: PathBuf,
}

impl Drop for Away {
    fn drop(&mut self) {
        lock(&self.inner.shelf.away).remove(&self.path);
    }
}

/// A memory that is open, with what never changes about it.
pub(crate) struct OpenMemory {
    host: Arc<dyn Host>,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) writable: bool,
    standing: Standing,
    /// When it was last tried to write in it.
    tried: Mutex<Instant>,
    /// What was found of it, if it is damaged.
    damage: Mutex<Option<AppError>>,
    memory: Mutex<Memory>,
    /// Opened when the memory screen first asks.
    desk: Mutex<Option<Memory>>,
}

/// A memory that segments are looked up in.
pub(crate) struct Consulted {
    pub(crate) memory: Arc<OpenMemory>,
    /// Taken off its matches.
    pub(crate) penalty: u8,
}

impl OpenMemory {
    /// Works on the memory, one command at a time.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut Memory) -> Result<T, MemoryError>,
    ) -> Result<T, AppError> {
        let done = work(&mut lock(&self.memory)).map_err(AppError::from);
        self.noticed(done)
    }

    /// Asks what may take long, while lookups go on.
    pub(crate) fn at_desk<T>(
        &self,
        work: impl FnOnce(&mut Memory) -> Result<T, MemoryError>,
    ) -> Result<T, AppError> {
        let mut desk = lock(&self.desk);
        let memory = match desk.as_mut() {
            Some(memory) => memory,
            None => desk.insert(open_memory(&self.path)?.0),
        };
        let found = work(memory).map_err(AppError::from);
        self.noticed(found)
    }

    /// What is known of its damage.
    pub(crate) fn damage(&self) -> Option<AppError> {
        lock(&self.damage).clone()
    }

    /// Remembers damage that was met, names the file in it, and tells the window the first time.
    pub(crate) fn noticed<T>(&self, outcome: Result<T, AppError>) -> Result<T, AppError> {
        outcome.map_err(|error| {
            if error.code != ErrorCode::MemoryDamaged {
                return error;
            }
            let error = error.with("path", self.path.display());
            tracing::warn!(%error, path = %self.path.display(), "a memory is damaged");
            if lock(&self.damage).replace(error.clone()).is_none() {
                self.host.emit(Event::MemoryDamaged { memory: self.id.clone(), error: error.clone() });
                self.host.emit(Event::MemoryChanged { memory: self.id.clone() });
            }
            error
        })
    }

    /// Whether it is still what would be opened now.
    fn is_current(&self) -> bool {
        self.standing.holds() && (self.writable || !self.can_be_written_now())
    }

    /// Whether a memory that could only be read can be written after all; asked now and then.
    fn can_be_written_now(&self) -> bool {
        let mut tried = lock(&self.tried);
        if tried.elapsed() < BETWEEN_TRIES {
            return false;
        }
        *tried = Instant::now();
        Memory::open(&self.path).is_ok()
    }
}

/// Opens for writing where that can be had.
pub(crate) fn open_memory(path: &Path) -> Result<(Memory, bool), AppError> {
    match Memory::open(path) {
        Ok(memory) => Ok((memory, true)),
        // Nothing can be kept in it now, and what is in it is of use all the same.
        Err(error @ (MemoryError::ReadOnly | MemoryError::Full | MemoryError::NotTaken)) => {
            match Memory::open_read_only(path) {
                Err(MemoryError::ReadOnly | MemoryError::Sqlite(_)) => Err(error.into()),
                opened => Ok((opened?, false)),
            }
        }
        Err(error) => Err(error.into()),
    }
}

impl Shelf {
    pub(crate) fn new(host: &Arc<dyn Host>) -> Self {
        Self { host: Arc::clone(host), open: Mutex::default(), away: Mutex::default() }
    }

    pub(crate) fn open(&self, known: &KnownMemory) -> Result<Arc<OpenMemory>, AppError> {
        let mut open = lock(&self.open);
        match open.get(&known.path) {
            Some(memory) if memory.is_current() => return Ok(Arc::clone(memory)),
            // Its log must be gone before another file is opened in its place.
            Some(memory) if Arc::strong_count(memory) > 1 && !memory.standing.holds() => {
                return Err(MemoryError::Gone { path: known.path.clone() }.into());
            }
            _ => {}
        }
        let before = open.remove(&known.path).filter(|memory| memory.standing.holds());
        // One that was renamed may be what is opened now, and its log must be in it first.
        open.retain(|_, memory| memory.standing.holds() || Arc::strong_count(memory) > 1);
        if lock(&self.away).contains(&known.path) {
            return Err(MemoryError::Busy.into());
        }
        let (memory, writable) = open_memory(&known.path)?;
        let standing = memory.standing().clone();
        let opened = Arc::new(OpenMemory {
            host: Arc::clone(&self.host),
            id: memory.uuid().to_owned(),
            name: known.name.clone(),
            path: known.path.clone(),
            writable,
            standing,
            tried: Mutex::new(Instant::now()),
            damage: Mutex::new(before.and_then(|memory| memory.damage())),
            memory: Mutex::new(memory),
            desk: Mutex::default(),
        });
        open.insert(known.path.clone(), Arc::clone(&opened));
        Ok(opened)
    }

    /// Closes a memory once nobody works on it any more.
    pub(crate) fn put_back(&self, path: &Path) {
        lock(&self.open).remove(path);
    }
}

impl Inner {
    /// The memories that can be used now, in order of priority.
    pub(crate) fn memories(&self) -> Result<Vec<Arc<OpenMemory>>, AppError> {
        Ok(self.usable(&self.store.known_memories()?).into_iter().map(|(_, memory)| memory).collect())
    }

    /// Those of a list that can be used now. Of two files that are the same memory only the first can: units are named
    /// by their memory's own id.
    fn usable<'a>(&self, known: &'a [KnownMemory]) -> Vec<(&'a KnownMemory, Arc<OpenMemory>)> {
        let mut usable: Vec<(&KnownMemory, Arc<OpenMemory>)> = Vec::new();
        for known in known {
            let Ok(memory) = self.shelf.open(known) else { continue };
            if usable.iter().all(|(_, other)| other.id != memory.id) {
                usable.push((known, memory));
            }
        }
        usable
    }

    /// The memories that segments are looked up in, in order of priority.
    pub(crate) fn consulted(&self) -> Result<Vec<Consulted>, AppError> {
        let known = self.store.known_memories()?;
        let used = self.usable(&known).into_iter().filter(|(known, _)| known.used);
        Ok(used.map(|(known, memory)| Consulted { memory, penalty: known.penalty }).collect())
    }

    /// Closes a memory and keeps it closed, so that its file can be replaced.
    pub(crate) fn take_away(self: &Arc<Self>, path: &Path) -> Away {
        lock(&self.shelf.away).insert(path.to_path_buf());
        self.words.stop(path);
        self.shelf.put_back(path);
        Away { inner: Arc::clone(self), path: path.to_path_buf() }
    }

    /// The memory with this id.
    pub(crate) fn memory(&self, id: &str) -> Result<Arc<OpenMemory>, AppError> {
        self.memories()?.into_iter().find(|memory| memory.id == id).ok_or_else(|| {
            AppError::new(ErrorCode::MemoryUnknown, "The memory is not there.", "Add it again from its file.")
        })
    }

    /// How many units of a memory cannot be found by their words yet; sees to it that they are written.
    pub(crate) fn pending_words(&self, memory: &OpenMemory) -> Result<u32, AppError> {
        let pending = memory.with(|memory| memory.pending_words())?;
        if pending > 0 && memory.writable {
            let host = Arc::clone(&self.host);
            self.words.follow(&memory.path, move |memory| host.emit(Event::MemoryChanged { memory }));
        }
        Ok(u32::try_from(pending).unwrap_or(u32::MAX))
    }

    /// The memory that confirmed segments go to; made on first use.
    pub(crate) fn receiving_memory(&self) -> Result<Arc<OpenMemory>, AppError> {
        let known = self.store.known_memories()?;
        match known.iter().find(|memory| memory.receives) {
            Some(memory) => self.shelf.open(memory),
            None => self.create_memory("Persklaar"),
        }
    }

    /// The id of the memory that confirmed segments go to. One that is out of reach is known by the id that it had, and
    /// what is confirmed waits for it.
    pub(crate) fn receiving_id(&self) -> Option<String> {
        match self.receiving_memory() {
            Ok(memory) => Some(memory.id.clone()),
            Err(error) => {
                tracing::info!(%error, "the memory that receives is out of reach");
                let known = self.store.known_memories().unwrap_or_default();
                known.into_iter().find(|memory| memory.receives)?.uuid
            }
        }
    }

    /// Makes a memory in the data folder and adds it to the list.
    pub(crate) fn create_memory(&self, name: &str) -> Result<Arc<OpenMemory>, AppError> {
        let folder = self.places.memories();
        std::fs::create_dir_all(&folder).map_err(|error| crate::failure::at_path(&error, &folder))?;
        let path = free_path(&folder, name);
        Memory::create(&path)?;
        self.add_memory(&path, name)
    }

    /// Adds a memory's file to the list.
    pub(crate) fn add_memory(&self, path: &Path, name: &str) -> Result<Arc<OpenMemory>, AppError> {
        let others = self.memories()?;
        let opened = self.shelf.open(&KnownMemory::new(path, name))?;
        if let Some(other) = others.iter().find(|other| other.id == opened.id && other.path != opened.path) {
            self.shelf.put_back(path);
            return Err(crate::failure::memory_twice(path, &other.name));
        }
        self.store.add_memory(path, name)?;
        self.store.name_memory(path, &opened.id)?;
        Ok(opened)
    }

    /// Takes a memory off the list; its file stays.
    pub(crate) fn forget_memory(&self, path: &Path) -> Result<(), AppError> {
        self.shelf.put_back(path);
        self.store.forget_memory(path)
    }
}

/// Counts of what the memories know, over all segments of a release.
pub(crate) fn tally(counts: &mut MatchCounts, best: Option<&Match>) {
    let place = match best.map(|found| found.score) {
        Some(101..) => &mut counts.context,
        Some(100) => &mut counts.exact,
        Some(_) => &mut counts.fuzzy,
        None => &mut counts.fresh,
    };
    *place += count(1);
}

fn free_path(folder: &Path, name: &str) -> PathBuf {
    let name: String = name
        .chars()
        .map(|char| if char.is_alphanumeric() || char == ' ' { char } else { '-' })
        .take(60)
        .collect();
    (1..)
        .map(|number| match number {
            1 => folder.join(format!("{name}.pkmemory")),
            _ => folder.join(format!("{name} {number}.pkmemory")),
        })
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join("memory.pkmemory"))
}
