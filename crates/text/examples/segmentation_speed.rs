//! How long the rule sets take to compile and to cut a text: `segmentation_speed FILE [LANGUAGE]`, in a release build.
//!
//! Each paragraph of the file is a line. The figure is the best of twenty runs on one thread.

#![expect(clippy::print_stdout, reason = "it prints figures")]

use persklaar_text::Language;
use persklaar_text::segmentation::Segmenter;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("usage: segmentation_speed FILE [LANGUAGE]")?;
    let language: Language = arguments.next().as_deref().unwrap_or("nl").parse()?;
    let text = std::fs::read_to_string(file)?;
    let started = Instant::now();
    let segmenter = Segmenter::for_language(&language);
    println!("compiled in {:.2} ms", started.elapsed().as_secs_f64() * 1e3);
    let mut best = f64::MAX;
    let mut sentences = 0;
    for _ in 0..20 {
        let started = Instant::now();
        sentences = text.lines().map(|line| segmenter.breaks(line).len() + 1).sum();
        best = best.min(started.elapsed().as_secs_f64());
    }
    println!("{sentences} sentences, {:.1} ms per MB", best * 1e9 / text.len() as f64);
    Ok(())
}
