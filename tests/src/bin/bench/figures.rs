//! A figure's line, and the best of three runs.

use std::io::Write;
use std::time::{Duration, Instant};

/// Prints a line.
pub(crate) fn say(line: &str) {
    // A closed pipe ends the figures, not the program.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Prints a time.
pub(crate) fn report(figure: &str, took: Duration, how: &str) {
    say(&format!("{figure} | {:.1} ms | {how}", took.as_secs_f64() * 1000.0));
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
