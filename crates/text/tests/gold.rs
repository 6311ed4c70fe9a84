//! Dutch segmentation beside gold texts that are not part of the project.
//!
//! Where they are absent the test says so and passes. It prints precision, recall, F1 and the paragraphs that differ;
//! run it with `--nocapture` to see them. The floors are there to notice a loss, not to describe the state.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a test that reports")]

use persklaar_text::Language;
use persklaar_text::segmentation::Segmenter;
use std::collections::BTreeSet;
use std::path::PathBuf;

struct Found {
    f1: f64,
    exact: usize,
}

/// A boundary is the count of non-space characters before it.
fn boundaries<'a>(sentences: impl Iterator<Item = &'a str>) -> BTreeSet<usize> {
    let ends = sentences.scan(0, |count, sentence| {
        *count += sentence.chars().filter(|char| !char.is_whitespace()).count();
        Some(*count)
    });
    let mut ends: BTreeSet<usize> = ends.collect();
    ends.pop_last();
    ends
}

fn sentences<'a>(segmenter: &Segmenter, text: &'a str) -> Vec<&'a str> {
    let mut cuts = segmenter.breaks(text);
    cuts.insert(0, 0);
    cuts.push(text.len());
    cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

fn measure(name: &str) -> Option<Found> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/segmentation"));
    let Ok(gold) = std::fs::read(folder.join(format!("{name}.gold.json"))) else {
        println!("skipped: no {name} beside the checkout");
        return None;
    };
    let gold: Vec<Vec<String>> = serde_json::from_slice(&gold).unwrap();
    let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
    let segmenter = Segmenter::for_language(&Language::default());
    let (mut right, mut extra, mut missed, mut exact) = (0, 0, 0, 0);
    for (want, paragraph) in gold.iter().zip(text.lines()) {
        let have = sentences(&segmenter, paragraph);
        let (wanted, found) = (boundaries(want.iter().map(String::as_str)), boundaries(have.iter().copied()));
        right += wanted.intersection(&found).count();
        extra += found.difference(&wanted).count();
        missed += wanted.difference(&found).count();
        exact += usize::from(wanted == found);
        if wanted != found {
            println!("want {}\nhave {}\n", want.join(" | "), have.join("| "));
        }
    }
    let f1 = 200.0 * right as f64 / (2 * right + extra + missed) as f64;
    println!("{name}: F1 {f1:.2}, {extra} extra, {missed} missed, exact {exact}/{}", gold.len());
    Some(Found { f1, exact })
}

#[test]
fn dutch_news_encyclopedia_and_traps() {
    for (name, floor, exact) in
        [("alpino-dev", 99.3, 0), ("lassysmall-dev", 99.6, 0), ("traps-dev", 97.0, 48)]
    {
        if let Some(found) = measure(name) {
            assert!(
                found.f1 >= floor && found.exact >= exact,
                "{name}: F1 {}, exact {}",
                found.f1,
                found.exact
            );
        }
    }
}
