//! A figure's line, the best of three runs, and what the system says of this process.

use cpu_time::ProcessTime;
use std::io::Write;
use std::time::{Duration, Instant};

/// Prints a line.
pub(crate) fn say(line: &str) {
    // A closed pipe ends the figures, not the program.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints a time.
pub(crate) fn report(figure: &str, took: Duration, how: &str) {
    let ms = took.as_secs_f64() * 1000.0;
    let shown = if ms < 10.0 { format!("{ms:.3}") } else { format!("{ms:.1}") };
    say(&format!("{figure} | {shown} ms | {how}"));
}

/// The best of three runs, with what the last one made.
pub(crate) fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut timed = || {
        let start = Instant::now();
        let made = work();
        (start.elapsed(), made)
    };
    let (one, _) = timed();
    let (two, _) = timed();
    let (three, made) = timed();
    (one.min(two).min(three), made)
}

/// The time below which so many of a hundred are; they are in order.
pub(crate) fn percentile(taken: &[Duration], share: usize) -> Duration {
    taken.get((taken.len() * share / 100).min(taken.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// Wall and processor time since a moment. Processor time says more on a machine that does other work.
pub(crate) struct Clock {
    wall: Instant,
    processor: ProcessTime,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self { wall: Instant::now(), processor: ProcessTime::now() }
    }

    /// Of all threads of this process.
    pub(crate) fn processor(&self) -> Duration {
        self.processor.elapsed()
    }

    /// Both, for people.
    pub(crate) fn told(&self) -> String {
        let seconds = self.wall.elapsed().as_secs_f64();
        format!("{seconds:.1} s, {:.1} s of processor", self.processor().as_secs_f64())
    }

    /// Prints both.
    pub(crate) fn report(&self, figure: &str, how: &str) {
        say(&format!("{figure} | {} | {how}", self.told()));
    }
}

/// The most that this process had in memory so far.
pub(crate) fn peak_megabytes() -> u64 {
    status("VmHWM:") / 1024
}

/// What this process has in memory, and how much of that is pages of files that the system can take back.
pub(crate) fn resident() -> String {
    format!("{} MB, {} of them mapped files", status("VmRSS:") / 1024, status("RssFile:") / 1024)
}

/// In kilobytes.
fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
