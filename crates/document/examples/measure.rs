//! Measures reading, segmenting and exporting: `measure FILE...` prints a line for each file.
//!
//! Every segment gets a pseudo-translation, which is not timed. Times are the processor's, so that other work on the
//! machine does not count. The peak is the kernel's own figure for the whole process (`VmHWM`), set back before each
//! file; the file's bytes are part of it until they are read, the segments until they have targets, and the targets.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example speaks on the terminal")]

use persklaar_document::{ExportOptions, Hint, Translation, Untranslated, read};
use persklaar_text::{Language, pseudo::pseudo, segmentation::Segmenter};
use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, Instant};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    println!(
        "{:>11} {:>9} {:>11} {:>10} {:>9} {:>9}  file",
        "bytes", "read ms", "segment ms", "export ms", "peak MB", "peak/size"
    );
    for file in &files {
        if let Err(error) = measure(file) {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn measure(file: &str) -> Result<(), Box<dyn Error>> {
    // Asks the kernel to begin the peak anew; where it refuses, the peak is that of all files so far.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let bytes = std::fs::read(file)?;
    let size = bytes.len();
    let from = Language::default();
    let segmenter = Segmenter::for_language(&from);
    let (read, reading) = timed(|| read(&bytes, &Hint { file_name: Some(file), format: None }));
    let (document, _) = read?;
    let (segments, segmenting) = timed(|| document.segments(&from, &|text| segmenter.breaks(text)));
    let translations: Vec<Translation> =
        segments.iter().map(|segment| segment.with_target(Some(pseudo(&segment.source).clone()))).collect();
    drop((bytes, segments));
    let options = ExportOptions { from: &from, to: &"en".parse()?, untranslated: Untranslated::Stop };
    let (exported, exporting) = timed(|| document.export(&translations, &options));
    exported?;
    let peak = peak_in_kb()?;
    println!(
        "{:>11} {:>9.1} {:>11.1} {:>10.1} {:>9.1} {:>9.1}  {file}",
        size,
        milliseconds(reading),
        milliseconds(segmenting),
        milliseconds(exporting),
        peak / 1024.0,
        peak * 1024.0 / size as f64,
    );
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (began, clock) = (processor_time(), Instant::now());
    let done = work();
    let spent = began.zip(processor_time()).map(|(began, now)| now.saturating_sub(began));
    (done, spent.unwrap_or_else(|| clock.elapsed()))
}

/// The time that this process has been running on a processor, where the kernel tells.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The peak of resident memory, of Linux only.
fn peak_in_kb() -> Result<f64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("there is no VmHWM")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
