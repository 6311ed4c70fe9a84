//! Killing a program at a random moment, by a seed that is printed.
//!
//! Twenty kills in an ordinary run of all tests together, five hundred in a long one. Give a seed back as
//! `PERSKLAAR_SEED` to repeat a run as well as a scheduler lets it be repeated.

use fastrand::Rng;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How often each of the tests here kills.
pub(crate) fn kills(ordinary: usize) -> usize {
    if crate::long() { ordinary * 25 } else { ordinary }
}

/// Moments to be killed at, by a seed that is told.
#[expect(clippy::print_stderr, reason = "whoever reads of a failure wants to repeat it")]
pub(crate) fn moments(test: &str) -> (Rng, u64) {
    let given = std::env::var("PERSKLAAR_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = given.unwrap_or_else(|| if crate::long() { fastrand::u64(..1_000_000) } else { 1 });
    eprintln!("{test}: PERSKLAAR_SEED={seed}");
    (Rng::with_seed(seed), seed)
}

/// Starts a program, kills it after a while, and answers whether it was still at work and what it had said by then.
pub(crate) fn killed(command: &mut Command, after: Duration) -> (bool, String) {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    std::thread::sleep(after);
    let was_at_work = child.try_wait().expect("its state is known").is_none();
    child.kill().expect("it is killed");
    let output = child.wait_with_output().expect("it has ended");
    (was_at_work, String::from_utf8_lossy(&output.stdout).into_owned())
}

pub(crate) fn up_to(longest: Duration, rng: &mut Rng) -> Duration {
    longest.mul_f64(rng.f64())
}
