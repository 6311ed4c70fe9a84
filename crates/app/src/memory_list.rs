//! The list of memories as the window shows it: those that cannot be used too, each with the reason.

use crate::app::Inner;
use crate::contract::*;
use crate::failure;
use crate::shelf::OpenMemory;
use crate::store::memories::KnownMemory;
use crate::unit_filter::many;
use persklaar_memory::{PairStats, is_remote, may_write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The id of a memory that does not say its own.
const MISSING: &str = "missing:";
/// No memory costs its matches more than this.
const HIGHEST_PENALTY: u8 = 30;

impl Inner {
    /// The list as the window shows it, with those that cannot be used.
    pub(crate) fn memory_list(&self) -> Result<Memories, AppError> {
        let mut memories: Vec<MemoryInfo> = Vec::new();
        for known in &self.store.known_memories()? {
            let info = self.memory_info(known);
            let same = memories.iter().find(|other| other.memory == info.memory);
            let error = same.map(|same| failure::memory_twice(&known.path, &same.name));
            memories.push(error.map_or(info, |error| unusable(known, error)));
        }
        Ok(Memories { memories })
    }

    fn memory_info(&self, known: &KnownMemory) -> MemoryInfo {
        let opened = self.shelf.open(known).and_then(|open| {
            self.remember_id(known, &open);
            match (open.at_desk(|memory| memory.pairs()), open.damage()) {
                (Ok(pairs), _) => Ok(usable(known, &open, &pairs)),
                (Err(_), Some(_)) => Ok(usable(known, &open, &[])),
                (Err(error), None) => Err(error),
            }
        });
        match opened {
            Ok(info) => info,
            Err(error) => {
                self.shelf.put_back(&known.path);
                unusable(known, error)
            }
        }
    }

    /// So that the backups of a memory are found when it can no longer say whose they are.
    fn remember_id(&self, known: &KnownMemory, open: &OpenMemory) {
        if known.uuid.as_ref() == Some(&open.id) {
            return;
        }
        if let Err(error) = self.store.name_memory(&known.path, &open.id) {
            tracing::warn!(%error, "the id of a memory was not remembered");
        }
    }

    /// A memory on the list, whether it can be used or not.
    pub(crate) fn known_memory(&self, memory: &str) -> Result<KnownMemory, AppError> {
        let known = self.store.known_memories()?;
        let path = match memory.strip_prefix(MISSING) {
            Some(path) => PathBuf::from(path),
            None => match known.iter().find(|known| known.uuid.as_deref() == Some(memory)) {
                Some(found) => return Ok(found.clone()),
                None => self.memory(memory)?.path.clone(),
            },
        };
        known.into_iter().find(|known| known.path == path).ok_or_else(|| {
            AppError::new(ErrorCode::MemoryUnknown, "The memory is not there.", "Add it again from its file.")
        })
    }

    /// Puts the memories into another order; those that are not named come after the others, as they stood.
    pub(crate) fn order_memories(&self, memories: &[String]) -> Result<(), AppError> {
        let mut paths = Vec::new();
        for memory in memories {
            paths.push(self.known_memory(memory)?.path);
        }
        let rest = self.store.known_memories()?.into_iter().map(|known| known.path);
        let rest: Vec<PathBuf> = rest.filter(|path| !paths.contains(path)).collect();
        paths.extend(rest);
        self.store.order_memories(&paths)
    }

    /// What is taken off a memory's matches from now on.
    pub(crate) fn penalise_memory(&self, memory: &str, penalty: u8) -> Result<(), AppError> {
        self.store.penalise_memory(&self.known_memory(memory)?.path, penalty.min(HIGHEST_PENALTY))
    }
}

fn listed(known: &KnownMemory) -> MemoryInfo {
    MemoryInfo {
        memory: String::new(),
        name: known.name.clone(),
        path: known.path.to_string_lossy().into_owned(),
        units: 0,
        pairs: Vec::new(),
        receives: known.receives,
        writable: false,
        read_only: None,
        remote: is_remote(&known.path),
        penalty: known.penalty,
        used: known.used,
        error: None,
    }
}

fn unusable(known: &KnownMemory, error: AppError) -> MemoryInfo {
    MemoryInfo { memory: format!("{MISSING}{}", known.path.display()), error: Some(error), ..listed(known) }
}

fn usable(known: &KnownMemory, open: &Arc<OpenMemory>, pairs: &[PairStats]) -> MemoryInfo {
    let pair = |pair: &PairStats| (pair.from.to_string(), pair.to.to_string());
    MemoryInfo {
        memory: open.id.clone(),
        units: many(pairs.iter().map(|pair| pair.units).sum()),
        pairs: pairs.iter().map(pair).collect(),
        writable: open.writable,
        read_only: (!open.writable).then(|| why_read_only(&known.path)),
        error: open.damage(),
        ..listed(known)
    }
}

/// Asks the system again what it refuses, because SQLite does not tell.
fn why_read_only(path: &Path) -> ReadOnlyBecause {
    if !may_write(path) {
        return ReadOnlyBecause::File;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match tempfile::tempfile_in(folder) {
        Err(_) => ReadOnlyBecause::Folder,
        Ok(_) => ReadOnlyBecause::Place,
    }
}
