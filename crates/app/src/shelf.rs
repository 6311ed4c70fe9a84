//! The memories of the window: which are open, in which order, and which one receives.
//!
//! A memory that cannot be opened stays on the list with the reason, and is tried again at the next look.

use crate::app::{Inner, lock};
use crate::contract::*;
use crate::jobs::count;
use crate::matching::{Question, lookup};
use crate::store::memories::KnownMemory;
use persklaar_memory::{Match, Memory, MemoryError, merge};
use persklaar_text::Language;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The open memories by path.
#[derive(Default)]
pub(crate) struct Shelf {
    open: Mutex<BTreeMap<PathBuf, Arc<OpenMemory>>>,
}

/// A memory that is open, with what never changes about it.
pub(crate) struct OpenMemory {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) writable: bool,
    memory: Mutex<Memory>,
}

impl OpenMemory {
    /// Works on the memory, one command at a time.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut Memory) -> Result<T, MemoryError>,
    ) -> Result<T, AppError> {
        Ok(work(&mut lock(&self.memory))?)
    }
}

/// Opens for writing where that can be had.
pub(crate) fn open_memory(path: &Path) -> Result<(Memory, bool), AppError> {
    match Memory::open(path) {
        Ok(memory) => Ok((memory, true)),
        Err(MemoryError::ReadOnly) => Ok((Memory::open_read_only(path)?, false)),
        Err(error) => Err(error.into()),
    }
}

impl Shelf {
    fn open(&self, known: &KnownMemory) -> Result<Arc<OpenMemory>, AppError> {
        let mut open = lock(&self.open);
        if let Some(memory) = open.get(&known.path) {
            return Ok(Arc::clone(memory));
        }
        let (memory, writable) = open_memory(&known.path)?;
        let opened = Arc::new(OpenMemory {
            id: memory.uuid().to_owned(),
            name: known.name.clone(),
            path: known.path.clone(),
            writable,
            memory: Mutex::new(memory),
        });
        open.insert(known.path.clone(), Arc::clone(&opened));
        Ok(opened)
    }

    fn put_back(&self, path: &Path) {
        lock(&self.open).remove(path);
    }
}

impl Inner {
    /// The memories that can be used now, in order of priority.
    pub(crate) fn memories(&self) -> Result<Vec<Arc<OpenMemory>>, AppError> {
        let known = self.store.known_memories()?;
        Ok(known.iter().filter_map(|memory| self.shelf.open(memory).ok()).collect())
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
        let known = KnownMemory { path: path.to_path_buf(), name: name.to_owned(), receives: false };
        let opened = self.shelf.open(&known)?;
        self.store.add_memory(path, name)?;
        Ok(opened)
    }

    /// Takes a memory off the list; its file stays.
    pub(crate) fn forget_memory(&self, path: &Path) -> Result<(), AppError> {
        self.shelf.put_back(path);
        self.store.forget_memory(path)
    }

    /// The list as the window shows it, with those that cannot be used.
    pub(crate) fn memory_list(&self) -> Result<Memories, AppError> {
        let known = self.store.known_memories()?;
        Ok(Memories { memories: known.iter().map(|memory| self.memory_info(memory)).collect() })
    }

    fn memory_info(&self, known: &KnownMemory) -> MemoryInfo {
        let opened = self.shelf.open(known).and_then(|open| {
            let stats = open.with(|memory| memory.stats())?;
            Ok((open, stats))
        });
        let mut info = MemoryInfo {
            memory: String::new(),
            name: known.name.clone(),
            path: known.path.to_string_lossy().into_owned(),
            units: 0,
            pairs: Vec::new(),
            receives: known.receives,
            writable: false,
            error: None,
        };
        match opened {
            Ok((open, stats)) => {
                info.memory.clone_from(&open.id);
                info.writable = open.writable;
                info.units = u32::try_from(stats.units).unwrap_or(u32::MAX);
                let pair = |pair: &persklaar_memory::PairStats| (pair.from.to_string(), pair.to.to_string());
                info.pairs = stats.pairs.iter().map(pair).collect();
            }
            Err(error) => {
                self.shelf.put_back(&known.path);
                info.memory = format!("missing:{}", known.path.display());
                info.error = Some(error);
            }
        }
        info
    }

    /// One ranked list over all memories: which memory (by its place in `memories`) and the match.
    pub(crate) fn lookup(
        &self,
        memories: &[Arc<OpenMemory>],
        question: &Question,
        languages: (&Language, &Language),
        min: u8,
        limit: usize,
    ) -> Result<Vec<(usize, Match)>, AppError> {
        let mut lists = Vec::new();
        for (priority, open) in memories.iter().enumerate() {
            let memory = lock(&open.memory);
            lists.push((priority, lookup(&memory, question, languages, min, limit, false)?));
        }
        Ok(merge(lists, limit))
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
