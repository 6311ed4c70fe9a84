//! Units and queries made by the generator beside the repository.
//!
//! Made once and kept below `target/`, where nothing is committed from.

use persklaar_tests::places::{root, shared_data};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Real and made-up units, and sentences that are like some of them.
pub(crate) struct Grown {
    /// Source, tab, target.
    pub(crate) units: Vec<String>,
    /// Sentences of the first thousand units, edited by 0 to 40 %.
    pub(crate) queries: Vec<String>,
}

/// So many units, and a thousand queries. `None` says on stderr that the generator is absent.
pub(crate) fn grown(count: usize) -> Option<Grown> {
    let script = shared_data("memory/grow.py")?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (units, queries) = (folder.join(format!("units-{count}.tsv")), folder.join("queries.tsv"));
    if !units.exists() || !queries.exists() {
        grow(&script, count, &units, &queries);
    }
    let queries = lines(&queries).into_iter().filter_map(|line| Some(line.rsplit_once('\t')?.1.to_owned()));
    Some(Grown { units: lines(&units), queries: queries.collect() })
}

/// Under other names first, so that a run that was broken off leaves nothing that looks whole.
fn grow(script: &Path, count: usize, units: &Path, queries: &Path) {
    let unfinished = |path: &Path| path.with_extension(format!("{}.new", std::process::id()));
    let made = Command::new("python3")
        .arg(script)
        .arg(count.to_string())
        .arg(unfinished(units))
        .arg("--queries")
        .arg(unfinished(queries))
        .current_dir(root())
        .status();
    assert!(made.expect("python3 runs the generator").success(), "the generator failed");
    for path in [units, queries] {
        std::fs::rename(unfinished(path), path).expect("the grown file gets its name");
    }
}

fn lines(path: &PathBuf) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("the grown file is read");
    text.lines().map(str::to_owned).collect()
}
