//! Someone at work, for the suites that kill programs or run two at once.
//!
//! `test-worker confirm JOB MEMORY [COUNT]`: a translator who confirms one segment after the other and looks up the next.
//! What is confirmed is said on a line of its own, once it is: `SEGMENT ROUND`. Each round confirms every segment with
//! another target, so that a killed worker's successor can go on where it was.
//!
//! `test-worker merge MEMORY` merges duplicates and takes that back, `test-worker backup MEMORY FOLDER` makes backups and
//! says where each is; both until they are killed.

use persklaar_app::contract::{AppError, ErrorCode};
use persklaar_app::matching::{Question, lookup, questions};
use persklaar_app::{ConfirmOptions, Job, Memory, Segment, TaggedText, Timestamp, outbox};
use std::io::Write;
use std::ops::ControlFlow;

fn main() -> Result<(), AppError> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["confirm", job, memory] => Translator::new(job, memory)?.work(usize::MAX),
        ["confirm", job, memory, count] => Translator::new(job, memory)?.work(count.parse().unwrap_or(0)),
        ["merge", memory] => merge(memory),
        ["backup", memory, folder] => back_up(memory, folder),
        _ => {
            say("usage: test-worker confirm JOB MEMORY [COUNT] | merge MEMORY | backup MEMORY FOLDER");
            std::process::exit(2);
        }
    }
}

fn merge(memory: &str) -> Result<(), AppError> {
    let mut memory = Memory::open(memory)?;
    let mut go_on = |_, _| ControlFlow::Continue(());
    while let Some(step) = memory.merge_all(Timestamp::now(), &mut go_on)? {
        memory.undo(step.id, Timestamp::now(), &mut go_on)?;
    }
    Ok(())
}

fn back_up(memory: &str, folder: &str) -> Result<(), AppError> {
    let memory = Memory::open(memory)?;
    loop {
        let made =
            memory.back_up(folder.as_ref(), Timestamp::now(), &mut |_, _| ControlFlow::Continue(()))?;
        say(&made.path.display().to_string());
    }
}

/// Prints a line at once.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody listening is no reason to stop.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

struct Translator {
    job: Job,
    memory: Memory,
    segments: Vec<Segment>,
    questions: Vec<Question>,
}

impl Translator {
    fn new(job: &str, memory: &str) -> Result<Self, AppError> {
        let (mut job, mut memory) = (Job::open(job)?, Memory::open(memory)?);
        deliver(&mut job, &mut memory)?;
        let segments = job.segments()?;
        let questions = questions(segments.iter().map(|segment| &segment.source));
        Ok(Self { job, memory, segments, questions })
    }

    /// Goes on with the segment that was confirmed least often.
    fn work(&mut self, count: usize) -> Result<(), AppError> {
        let rounds: Vec<u32> = self.segments.iter().map(|segment| round(&segment.target.text())).collect();
        let first = rounds.iter().min().copied().unwrap_or(0);
        let start = rounds.iter().position(|round| *round == first).unwrap_or(0);
        for step in (start..).take(count) {
            let lap = u32::try_from(step / self.segments.len().max(1)).unwrap_or(u32::MAX);
            self.confirm(step % self.segments.len().max(1), first + 1 + lap)?;
        }
        Ok(())
    }

    fn confirm(&mut self, at: usize, round: u32) -> Result<(), AppError> {
        let Some(segment) = self.segments.get(at).cloned() else { return Ok(()) };
        let now = Timestamp::now();
        let target = TaggedText::plain(&format!("Segment {} in round {round}", segment.number));
        let own = self.memory.uuid().to_owned();
        let unit = outbox::unit(&self.job, &self.segments, &segment, &target, "", &own, now)?;
        let options = ConfirmOptions { unit: Some(unit), propagate: true };
        self.job.confirm(segment.id, &target, &options, now)?;
        deliver(&mut self.job, &mut self.memory)?;
        say(&format!("{} {round}", segment.number));
        self.look_at_the_next(at)
    }

    fn look_at_the_next(&self, at: usize) -> Result<(), AppError> {
        let Some(question) = self.questions.get((at + 1) % self.questions.len().max(1)) else {
            return Ok(());
        };
        let meta = self.job.meta()?;
        lookup(&self.memory, question, (&meta.from, &meta.to), 70, 5, false).map(drop)
    }
}

/// What waits goes to the memory. While another program has the memory for itself it waits on, as in the window.
fn deliver(job: &mut Job, memory: &mut Memory) -> Result<(), AppError> {
    match outbox::deliver_into(job, memory, Timestamp::now()) {
        Err(error) if error.code != ErrorCode::MemoryBusy => Err(error),
        _ => Ok(()),
    }
}

/// In which round a target was given; 0 for none.
fn round(target: &str) -> u32 {
    target.rsplit(' ').next().and_then(|round| round.parse().ok()).unwrap_or(0)
}
