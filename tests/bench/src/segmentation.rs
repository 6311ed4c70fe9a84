//! The table of Dutch segmentation: a row for each program, the same texts and the same count for all.
//!
//! Other programs' sentences were written to `NAME.json` by `peers/sentences.py`.

use crate::clock::{Spent, timed};
use crate::program::{bytes, with_extension};
use crate::sentences::{Paragraphs, Score};
use crate::{Failure, say, table};
use persklaar_text::Language;
use persklaar_text::segmentation::Segmenter;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

const TEXTS: [&str; 3] = ["alpino-dev", "lassysmall-dev", "traps-dev"];

/// The texts are small, so they are cut again and again for at least this long.
const AT_LEAST_MS: f64 = 1000.0;

/// What a program made of the texts.
#[derive(Deserialize)]
struct Found {
    program: String,
    spent: Spent,
    texts: BTreeMap<String, Paragraphs>,
}

struct Text {
    name: &'static str,
    paragraphs: Vec<String>,
    gold: Paragraphs,
}

/// Cuts the texts, judges every program's sentences and prints the table.
pub(crate) fn judge(gold: &Path, found: &Path) -> Result<(), Failure> {
    let texts = TEXTS.iter().map(|name| load(gold, name)).collect::<Result<Vec<_>, _>>()?;
    let mut programs = vec![persklaar(&texts)];
    programs.extend(others(found)?);
    let mut rows = vec![head()];
    rows.extend(programs.iter().map(|program| row(program, &texts)));
    table::print(&rows);
    for program in &programs {
        for text in &texts {
            let changed = score(program, text).changed;
            if changed > 0 {
                let Text { name, .. } = text;
                say(&format!("{}: changes the letters of {changed} paragraphs of {name}", program.program));
            }
        }
    }
    Ok(())
}

fn load(folder: &Path, name: &'static str) -> Result<Text, Failure> {
    let gold = serde_json::from_slice(&bytes(&folder.join(format!("{name}.gold.json")))?)?;
    let text = String::from_utf8(bytes(&folder.join(format!("{name}.txt")))?)?;
    Ok(Text { name, paragraphs: text.lines().map(str::to_owned).collect(), gold })
}

fn others(folder: &Path) -> Result<Vec<Found>, Failure> {
    with_extension(folder, "json")?.iter().map(|file| Ok(serde_json::from_slice(&bytes(file)?)?)).collect()
}

fn persklaar(texts: &[Text]) -> Found {
    let segmenter = Segmenter::for_language(&Language::default());
    let cut = |text: &Text| -> Paragraphs {
        text.paragraphs.iter().map(|paragraph| sentences(&segmenter, paragraph)).collect()
    };
    // The first pass also compiles the rules, which a process does once.
    let made = texts.iter().map(|text| (text.name.to_owned(), cut(text))).collect();
    let mut spent = Spent::default();
    while spent.ms < AT_LEAST_MS {
        for text in texts {
            let bytes = text.paragraphs.iter().map(String::len).sum();
            spent += timed(bytes, || std::hint::black_box(cut(text))).0;
        }
    }
    Found { program: format!("Persklaar {}", env!("CARGO_PKG_VERSION")), spent, texts: made }
}

fn sentences(segmenter: &Segmenter, paragraph: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in segmenter.breaks(paragraph).into_iter().chain([paragraph.len()]) {
        found.extend(paragraph.get(from..at).map(str::to_owned));
        from = at;
    }
    found
}

fn head() -> Vec<String> {
    let texts = TEXTS.iter().flat_map(|name| [format!("{name} P / R / F1"), "exact".to_owned()]);
    let mut head = vec!["program".to_owned()];
    head.extend(texts);
    head.push("processor ms per MB".to_owned());
    head
}

fn score(program: &Found, text: &Text) -> Score {
    let nothing = Paragraphs::new();
    Score::of(&text.gold, program.texts.get(text.name).unwrap_or(&nothing))
}

fn row(program: &Found, texts: &[Text]) -> Vec<String> {
    let mut row = vec![program.program.clone()];
    for text in texts {
        let score = score(program, text);
        row.push(score.percent().map(|value| format!("{value:.2}")).join(" / "));
        row.push(format!("{} of {}", score.exact, score.paragraphs));
    }
    row.push(program.spent.per_megabyte().map_or_else(|| "-".to_owned(), |(_, cpu)| format!("{cpu:.1}")));
    row
}
