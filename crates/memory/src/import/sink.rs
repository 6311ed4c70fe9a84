//! Where readers of files put units: from here they go, in batches, to the thread that writes.
//!
//! Reading and writing take about as long as each other, so each has a thread; the channel between them is short, so
//! that a file of any size takes the same memory. The reader's thread is the caller's and the only one that tells it
//! how far things are.

use super::writer::{self, Arriving, Batch, Live, Written};
use super::{Import, ImportError, Imported, Phase, Progress, Reason, Skipped};
use crate::error::MemoryError;
use crate::memory::Memory;
use crate::table::unit::Past;
use crate::unit::{Keys, NewUnit};
use persklaar_text::{Language, Piece, TaggedText};
use rusqlite::InterruptHandle;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;
use uuid::Uuid;

/// After so many steps the caller hears of it and may break off.
const STEP: u64 = 256;
/// A longer text is no segment.
pub(crate) const LONGEST: usize = 4 * 1024 * 1024;
/// So many units that were left out are listed, for a list has to fit into memory.
const MOST_SKIPPED: usize = 1_000_000;
/// So many units go to the writer together, or fewer where they are long.
const BATCH: usize = 256;
/// A batch with so many bytes is full.
const FULL: usize = 512 * 1024;
/// So many batches wait for the writer at most.
const WAITING: usize = 8;
/// How often the caller is asked whether to go on once the file is read.
const PULSE: Duration = Duration::from_millis(100);

/// What the caller wants to hear.
type Report<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// An import under way.
pub(crate) struct Sink<'a> {
    pub(crate) options: &'a Import,
    report: Report<'a>,
    live: &'a Live,
    /// Gone once there is nothing more to write.
    writer: Option<SyncSender<Batch>>,
    batch: Batch,
    /// Bytes of text in the batch.
    weight: usize,
    skipped: Vec<Skipped>,
    seen: u64,
    bytes: u64,
    /// Whether the caller wants no more of it.
    is_unwanted: bool,
}

/// Reads units by `read` and writes them, all or none.
pub(crate) fn run(
    memory: &mut Memory,
    options: &Import,
    report: Report<'_>,
    read: impl FnOnce(&mut Sink<'_>) -> Result<(), ImportError>,
) -> Result<Imported, ImportError> {
    let live = Live::default();
    let interrupt = memory.connection().get_interrupt_handle();
    thread::scope(|scope| {
        let (writer, batches) = sync_channel(WAITING);
        let (done, ended) = sync_channel::<()>(0);
        let writing = scope.spawn(|| {
            let _done = done;
            writer::write(memory, batches, options.at, &live)
        });
        let batch = Batch::default();
        let mut sink = Sink {
            options,
            report,
            live: &live,
            writer: Some(writer),
            batch,
            weight: 0,
            skipped: Vec::new(),
            seen: 0,
            bytes: 0,
            is_unwanted: false,
        };
        let read = read(&mut sink);
        let (waited, sink) = sink.wait(read, &ended, &interrupt);
        let written = writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        sink.outcome(waited, written)
    })
}

impl<'a> Sink<'a> {
    /// The languages that the caller asked for.
    pub(crate) fn languages(&self) -> Option<&'a (Language, Language)> {
        self.options.languages.as_ref()
    }

    /// Takes a unit, if it has both sides; whether it is new turns out later.
    pub(crate) fn add(
        &mut self,
        new: NewUnit,
        past: Past,
        uuid: Option<Uuid>,
        line: u64,
    ) -> Result<(), ImportError> {
        if let Some(reason) = unfit(&new) {
            self.skip(line, reason);
            return Ok(());
        }
        self.weight += weight(&new);
        let keys = Keys::of(&new);
        self.batch.units.push(Arriving { new, past, keys, uuid });
        if self.batch.units.len() < BATCH && self.weight < FULL { Ok(()) } else { self.send() }
    }

    fn send(&mut self) -> Result<(), ImportError> {
        self.weight = 0;
        let batch = std::mem::take(&mut self.batch);
        // Where nobody takes it the writer failed, and says why.
        let taken = self.writer.as_ref().is_some_and(|writer| writer.send(batch).is_ok());
        if taken { Ok(()) } else { Err(ImportError::Cancelled) }
    }

    /// Leaves something out and says why.
    pub(crate) fn skip(&mut self, line: u64, reason: Reason) {
        match self.skipped.len() {
            ..MOST_SKIPPED => self.skipped.push(Skipped { line, reason }),
            MOST_SKIPPED => self.skipped.push(Skipped { line, reason: Reason::RestNotListed }),
            _ => {}
        }
    }

    /// Says how far the file was read; every so often the caller is asked whether to go on.
    pub(crate) fn step(&mut self, bytes: u64) -> Result<(), ImportError> {
        self.seen += 1;
        self.bytes = bytes;
        if !self.seen.is_multiple_of(STEP) && self.seen != 1 {
            return Ok(());
        }
        self.tell(Phase::Reading)
    }

    fn tell(&mut self, phase: Phase) -> Result<(), ImportError> {
        match (self.report)(Progress { phase, bytes: self.bytes, units: self.live.units() }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => {
                self.is_unwanted = true;
                Err(ImportError::Cancelled)
            }
        }
    }

    /// The writer's failure is the reason where both failed, for the reader only finds nobody to give its units to;
    /// unless the caller broke it off, which interrupts the writer too.
    fn outcome(
        self,
        read: Result<(), ImportError>,
        written: Result<Option<Written>, MemoryError>,
    ) -> Result<Imported, ImportError> {
        match (read, written) {
            (_, Ok(Some(Written { units, merged }))) => Ok(Imported { units, merged, skipped: self.skipped }),
            (Err(ImportError::Cancelled), _) if self.is_unwanted => Err(ImportError::Cancelled),
            (_, Err(error)) => Err(error.into()),
            (read, Ok(None)) => Err(read.err().unwrap_or(ImportError::Cancelled)),
        }
    }

    /// Lets the writer finish, or give up where the reader did, and keeps telling the caller.
    fn wait(
        mut self,
        read: Result<(), ImportError>,
        ended: &Receiver<()>,
        interrupt: &InterruptHandle,
    ) -> (Result<(), ImportError>, Self) {
        let mut outcome = read.and_then(|()| {
            self.batch.is_last = true;
            self.send()
        });
        self.writer = None;
        loop {
            if outcome.is_ok() {
                outcome = self.tell(self.live.phase());
            }
            if matches!(outcome, Err(ImportError::Cancelled)) {
                self.live.give_up();
                interrupt.interrupt();
            }
            if ended.recv_timeout(PULSE) != Err(RecvTimeoutError::Timeout) {
                // A unit may wait for what comes after it.
                self.skipped.sort_by_key(|skipped| skipped.line);
                return (outcome, self);
            }
        }
    }
}

fn unfit(new: &NewUnit) -> Option<Reason> {
    if is_blank(&new.source) {
        Some(Reason::SourceEmpty)
    } else if is_blank(&new.target) {
        Some(Reason::TargetEmpty)
    } else if length(&new.source).max(length(&new.target)) > LONGEST {
        Some(Reason::TooLong)
    } else {
        None
    }
}

fn runs(text: &TaggedText) -> impl Iterator<Item = &str> {
    text.pieces().iter().filter_map(|piece| match piece {
        Piece::Text(run) => Some(run.as_str()),
        Piece::Tag(_) => None,
    })
}

fn is_blank(text: &TaggedText) -> bool {
    runs(text).all(|run| run.trim().is_empty())
}

/// Bytes of all that the file says, for a batch is not to grow by what stands beside the texts.
fn weight(new: &NewUnit) -> usize {
    let beside = [&new.previous, &new.next, &new.document, &new.author];
    let beside: usize = beside.into_iter().flatten().map(String::len).sum();
    let tags = new.source.pieces().len() + new.target.pieces().len();
    length(&new.source) + length(&new.target) + beside + tags * size_of::<Piece>()
}

fn length(text: &TaggedText) -> usize {
    runs(text).map(str::len).sum()
}
