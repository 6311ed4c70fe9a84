//! How long work takes and how much memory the process has held.
//!
//! Wall time tells what a person waits, processor time what the work costs on a machine that others use too.

use cpu_time::ProcessTime;
use serde::{Deserialize, Serialize};
use std::ops::AddAssign;
use std::time::Instant;

/// Time spent on so many bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Spent {
    /// Wall time in milliseconds.
    pub(crate) ms: f64,
    /// Processor time in milliseconds.
    pub(crate) cpu_ms: f64,
    /// The bytes worked on.
    pub(crate) bytes: u64,
}

impl Spent {
    /// Wall and processor milliseconds per million bytes.
    pub(crate) fn per_megabyte(self) -> Option<(f64, f64)> {
        let megabytes = self.bytes as f64 / 1e6;
        (self.bytes > 0).then(|| (self.ms / megabytes, self.cpu_ms / megabytes))
    }

    /// The shorter time of each clock, for two runs of the same work.
    fn least(self, other: Self) -> Self {
        Self { ms: self.ms.min(other.ms), cpu_ms: self.cpu_ms.min(other.cpu_ms), bytes: self.bytes }
    }
}

impl AddAssign for Spent {
    fn add_assign(&mut self, other: Self) {
        self.ms += other.ms;
        self.cpu_ms += other.cpu_ms;
        self.bytes += other.bytes;
    }
}

/// Runs the work once.
pub(crate) fn timed<T>(bytes: usize, work: impl FnOnce() -> T) -> (Spent, T) {
    let (wall, processor) = (Instant::now(), ProcessTime::now());
    let made = work();
    let spent = Spent {
        ms: wall.elapsed().as_secs_f64() * 1000.0,
        cpu_ms: processor.elapsed().as_secs_f64() * 1000.0,
        bytes: bytes as u64,
    };
    (spent, made)
}

/// Runs the work three times; of each clock the best, and what the last run made.
pub(crate) fn best<T>(bytes: usize, mut work: impl FnMut() -> T) -> (Spent, T) {
    let (one, _) = timed(bytes, &mut work);
    let (two, _) = timed(bytes, &mut work);
    let (three, made) = timed(bytes, work);
    (one.least(two).least(three), made)
}

/// The most memory that this process has held so far, in bytes; Linux alone tells.
pub(crate) fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_per_million_bytes() {
        let mut spent = Spent { ms: 10.0, cpu_ms: 5.0, bytes: 500_000 };
        assert_eq!(spent.per_megabyte(), Some((20.0, 10.0)));
        spent += Spent { ms: 20.0, cpu_ms: 25.0, bytes: 500_000 };
        assert_eq!(spent.per_megabyte(), Some((30.0, 30.0)));
        assert_eq!(Spent::default().per_megabyte(), None);
    }

    #[test]
    fn the_best_of_three_is_the_best_of_each_clock() {
        let (one, two) = (Spent { ms: 3.0, cpu_ms: 1.0, bytes: 9 }, Spent { ms: 2.0, cpu_ms: 2.0, bytes: 9 });
        assert_eq!(one.least(two), Spent { ms: 2.0, cpu_ms: 1.0, bytes: 9 });
        let mut runs = 0;
        let (spent, made) = best(3, || {
            runs += 1;
            runs
        });
        assert_eq!((made, spent.bytes), (3, 3));
    }
}
