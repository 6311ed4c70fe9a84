//! SRX files of other programs, which are not part of the project: each is read, and what of it is not honoured is
//! printed with its line (`--nocapture`). Where the files are absent the test says so and passes.

use persklaar_text::segmentation::srx;
use std::path::PathBuf;
use std::time::Instant;

const SAMPLE: &str =
    "Mr. Smith left at 3.15 p.m. He came back. Dr. Ng (see p. 3) did not! \"Why?\" Nobody knows.";

#[test]
fn files_of_other_programs_are_read() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/interchange"));
    let Ok(files) = std::fs::read_dir(folder) else {
        println!("skipped: no files beside the checkout");
        return;
    };
    let files = files.map(|file| file.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "srx")).collect();
    files.sort();
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let started = Instant::now();
        let file = srx::read(&bytes).unwrap();
        let read = started.elapsed();
        let rules: usize = file.languages().iter().map(|set| set.rules).sum();
        assert!(rules > 0, "{}", path.display());
        let name = path.file_name().unwrap().to_string_lossy();
        println!("{name}: {rules} rules, {} problems, read in {read:?}", file.problems().len());
        for problem in file.problems() {
            println!("  line {}: {}", problem.line, problem.problem);
        }
        for tag in ["en", "nl-BE", "de", "ja"] {
            let started = Instant::now();
            let Some(segmenter) = file.segmenter(&tag.parse().unwrap()).unwrap() else { continue };
            let compiled = started.elapsed();
            let mut sample = SAMPLE.to_owned();
            segmenter.breaks(SAMPLE).into_iter().rev().for_each(|place| sample.insert(place, '|'));
            println!("  {tag}: compiled in {compiled:?}: {sample}");
        }
    }
}
