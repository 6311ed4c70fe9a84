//! The table of pages: a column for each program, a row for each figure, and what Persklaar aims at.

use crate::clock::Spent;
use crate::judge::{self, Verdict};
use crate::program::{Figures, Memory, folders};
use crate::{Failure, say, table};
use std::path::Path;

/// What is not known of a program.
const UNKNOWN: &str = "-";

struct Judged {
    figures: Figures,
    verdict: Verdict,
}

/// Judges every program below the folder and prints the table. What was lost and left is written beside each.
pub(crate) fn judge(from: &Path, below: &Path) -> Result<(), Failure> {
    let originals = judge::originals(from)?;
    let mut programs = Vec::new();
    for folder in folders(below)? {
        let verdict = judge::judge(&originals, &folder);
        std::fs::write(folder.join("particulars.txt"), verdict.particulars.join("\n"))?;
        programs.push(Judged { figures: Figures::load(&folder)?, verdict });
    }
    // Persklaar stands next to its aims, the others after it.
    programs.sort_by_key(|one| !one.figures.program.starts_with("Persklaar"));
    table::print(&rows(&programs, originals.len()));
    for Judged { figures, .. } in &programs {
        for note in &figures.notes {
            say(&format!("{}: {note}", figures.program));
        }
    }
    say(&format!("What was lost and left: particulars.txt in the folders of {}", below.display()));
    Ok(())
}

fn rows(programs: &[Judged], pages: usize) -> Vec<Vec<String>> {
    let row = |name: &str, aim: &str, cell: &dyn Fn(&Judged) -> String| {
        let mut cells = vec![name.to_owned(), aim.to_owned()];
        cells.extend(programs.iter().map(cell));
        cells
    };
    let all = format!("{pages} of {pages}");
    let of = |some: usize| format!("{some} of {pages}");
    vec![
        row(&format!("{pages} pages"), "aim", &|one| one.figures.program.clone()),
        row("come back, nothing translated", &all, &|one| of(one.verdict.untouched)),
        row("... identical, byte for byte", &all, &|one| of(one.verdict.identical)),
        row("... lack visible words: pages (words)", "0", &|one| {
            format!("{} ({})", one.verdict.losing, one.verdict.lost)
        }),
        row("come back, pseudo-translated", &all, &|one| of(one.verdict.pseudo)),
        row("... keep the tree of elements", &all, &|one| of(one.verdict.same_tree)),
        row("... visible words not offered, of all on these pages", "0", &|one| {
            format!("{} of {}", one.verdict.left, one.verdict.words)
        }),
        row("... code, addresses and translate=no that were kept", "", &|one| one.verdict.kept.to_string()),
        row("read and segment, ms per MB (processor)", "60", &|one| time(one.figures.read)),
        row("export, all translated, ms per MB (processor)", "20", &|one| time(one.figures.export)),
        row("file to file as a process, ms per MB (processor)", "", &|one| time(one.figures.whole)),
        row("peak memory / size of its largest page", "12x", &|one| memory(one.figures.memory.as_ref())),
    ]
}

fn time(spent: Option<Spent>) -> String {
    let per_megabyte = spent.and_then(Spent::per_megabyte);
    per_megabyte.map_or(UNKNOWN.to_owned(), |(ms, cpu_ms)| format!("{ms:.1} ({cpu_ms:.1})"))
}

fn memory(memory: Option<&Memory>) -> String {
    let Some(Memory { page_bytes, peak_bytes }) = memory else { return UNKNOWN.to_owned() };
    let (page, peak) = (*page_bytes as f64 / 1e6, *peak_bytes as f64 / 1e6);
    format!("{:.1}x ({peak:.0} / {page:.2} MB)", peak / page)
}
