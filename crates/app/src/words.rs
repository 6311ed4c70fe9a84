//! The words of large imports, made searchable in the background.
//!
//! An import leaves them, because lookup does without and they take as long as all the rest. They are written here in
//! steps of some milliseconds on a connection of their own, with as long a rest between two, so that a confirm never
//! waits for them. What is left when the program ends is taken up when the memory is opened again.

use crate::app::lock;
use persklaar_memory::{Memory, MemoryError};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A step may take so long; it is made smaller when it took longer.
const STEP: Duration = Duration::from_millis(20);
/// Units of the first step, and of the smallest and the largest.
const UNITS: (u64, u64, u64) = (200, 50, 800);
/// How long to leave a memory alone that another program writes to.
const REST: Duration = Duration::from_millis(500);

/// Which memories are being worked on, each with the wish that it stop. All clones are the same.
#[derive(Clone, Default)]
pub(crate) struct Words {
    running: Arc<(Mutex<Running>, Condvar)>,
}

/// The wish to stop of each memory that is being worked on.
type Running = BTreeMap<PathBuf, Arc<AtomicBool>>;

impl Words {
    /// Writes what waits in a memory, on a thread of its own if none is at it already. `tell` hears the memory's id if
    /// there was anything, at the end.
    pub(crate) fn follow(&self, path: &Path, tell: impl FnOnce(String) + Send + 'static) {
        let stop = Arc::new(AtomicBool::new(false));
        let mut running = lock(&self.running.0);
        if running.contains_key(path) {
            return;
        }
        running.insert(path.to_owned(), Arc::clone(&stop));
        let done = Done { words: self.clone(), path: path.to_owned() };
        thread::spawn(move || match write(&done.path, &stop) {
            Ok(None) => {}
            Ok(Some(memory)) => tell(memory),
            Err(error) => tracing::warn!(%error, "the words of a memory are not complete"),
        });
    }

    /// Stops working on a memory and waits until nothing of it is held any more, before its file is replaced.
    pub(crate) fn stop(&self, path: &Path) {
        let (running, ended) = &*self.running;
        let mut running = lock(running);
        while let Some(stop) = running.get(path) {
            stop.store(true, Ordering::Relaxed);
            running = ended.wait(running).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Stops working on all of them, when the program ends.
    pub(crate) fn stop_all(&self) {
        let paths: Vec<PathBuf> = lock(&self.running.0).keys().cloned().collect();
        paths.iter().for_each(|path| self.stop(path));
    }
}

/// Takes a memory off the list however its thread ends.
struct Done {
    words: Words,
    path: PathBuf,
}

impl Drop for Done {
    fn drop(&mut self) {
        let (running, ended) = &*self.words.running;
        lock(running).remove(&self.path);
        ended.notify_all();
    }
}

/// Answers the memory's id if there was anything to write.
fn write(path: &Path, stop: &AtomicBool) -> Result<Option<String>, MemoryError> {
    let mut memory = match Memory::open(path) {
        Err(MemoryError::ReadOnly) => return Ok(None),
        opened => opened?,
    };
    if memory.pending_words()? == 0 {
        return Ok(None);
    }
    memory.set_patience(Duration::ZERO)?;
    let (mut units, least, most) = UNITS;
    while !stop.load(Ordering::Relaxed) {
        let start = Instant::now();
        match memory.index_words(units) {
            Ok(0) => break,
            Ok(_) => {}
            Err(MemoryError::Busy) => thread::sleep(REST),
            Err(error) => return Err(error),
        }
        let took = start.elapsed();
        units = if took > STEP { units / 2 } else { units + units / 4 }.clamp(least, most);
        thread::sleep(took.min(REST));
    }
    Ok(Some(memory.uuid().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use persklaar_memory::{Import, Search, Side};
    use std::ops::ControlFlow;
    use std::sync::mpsc::channel;

    fn imported(path: &Path, units: usize) -> Memory {
        let mut memory = Memory::create(path).unwrap();
        let file: String = (0..units).map(|number| format!("zin {number}\tsentence {number}\n")).collect();
        let languages = Some(("nl".parse().unwrap(), "en".parse().unwrap()));
        let options = Import { languages, at: Timestamp::UNIX_EPOCH, author: None };
        memory.import(file.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
        memory
    }

    #[test]
    fn what_waits_is_found_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("m.pkmemory");
        let memory = imported(&path, 3_000);
        assert_eq!(memory.pending_words().unwrap(), 3_000);
        let (words, (tell, told)) = (Words::default(), channel());
        for _ in 0..3 {
            let tell = tell.clone();
            words.follow(&path, move |memory| tell.send(memory).unwrap());
        }
        drop(tell);
        assert_eq!(told.iter().collect::<Vec<_>>(), [memory.uuid()]);
        assert_eq!(memory.pending_words().unwrap(), 0);
        let search = Search { words: "zin", side: Side::Source, offset: 0, limit: 5_000 };
        assert_eq!(memory.search(&search).unwrap().len(), 3_000);
    }

    #[test]
    fn it_stops_when_it_is_told_to_and_can_go_on() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("m.pkmemory");
        drop(imported(&path, 20_000));
        let words = Words::default();
        words.follow(&path, |_| ());
        words.stop(&path);
        let left = Memory::open(&path).unwrap().pending_words().unwrap();
        assert!(left > 0 && left <= 20_000);
        let (tell, told) = channel();
        words.follow(&path, move |memory| tell.send(memory).unwrap());
        told.recv().unwrap();
        words.stop_all();
        assert_eq!(Memory::open(&path).unwrap().pending_words().unwrap(), 0);
    }
}
