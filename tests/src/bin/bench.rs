//! Prints figures with how they were taken. Asserts nothing: a busy machine is no fault.
//!
//! What needs real material that is not in the repository says that it is absent.

use persklaar_app::contract::UntranslatedView;
use persklaar_app::exporting::{Options, page};
use persklaar_app::release::Release;
use persklaar_app::rules::Rules;
use persklaar_app::{Job, Language, jobs, matching};
use persklaar_tests::places::{root, shared_data};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

fn main() {
    say("figure | value | how");
    let page = shared_data("pages").map(|folder| folder.join("en_logius_saml_1_8MB.html"));
    if let Some(page) = page.filter(|page| page.is_file()) {
        document(&page);
    }
    if let Some(script) = shared_data("memory").map(|folder| folder.join("grow.py")) {
        memory(&script);
    }
}

fn say(line: &str) {
    // A closed pipe ends the figures, not the program.
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn report(figure: &str, took: Duration, how: &str) {
    say(&format!("{figure} | {:.1} ms | {how}", took.as_secs_f64() * 1000.0));
}

/// The best of three runs, with what the last one made.
fn best<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
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

fn document(path: &Path) {
    let from = Language::default();
    let (took, release) =
        best(|| Release::from_file(path, &from, &Rules::built_in()).expect("the page is read"));
    report("read and segment 1.8 MB", took, "release build, best of 3, warm");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let to: Language = "en".parse().expect("a language");
    let job = make_job(&release, &from, &to, &folder.path().join("create.persklaar"));
    let (took, _) = best(|| job.segments().expect("the segments"));
    report("read its segments from the job", took, &format!("{} segments", release.segments.len()));
    let options = Options { untranslated: UntranslatedView::Source, unconfirmed: true, overwrite: false };
    let (took, made) = best(|| page(&job, &options).expect("the page is exported"));
    report("export and prove 1.8 MB untouched", took, &format!("{} bytes", made.bytes.len()));
}

fn make_job(release: &Release, from: &Language, to: &Language, path: &Path) -> Job {
    let start = Instant::now();
    let job = jobs::create(path, release, from, to, "", now()).expect("the job is made");
    report("create its job", start.elapsed(), "one run, fsync included");
    job
}

fn now() -> persklaar_app::Timestamp {
    persklaar_app::Timestamp::now()
}

fn memory(script: &Path) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some((units, queries)) = grow(script, folder.path()) else { return };
    let mut memory = persklaar_app::Memory::create(folder.path().join("m")).expect("a memory");
    let pair = Some((Language::default(), "en".parse().expect("a language")));
    let start = Instant::now();
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    persklaar_app::importing::import_file(&mut memory, &units, &pair, "", now(), &mut go_on)
        .expect("the import");
    report("import 100,000 units", start.elapsed(), "TSV, until lookup and concordance work");
    let mut taken = lookups(&memory, &queries);
    report("first lookup", taken.remove(0), "makes the index");
    taken.sort_unstable();
    let at = |part: usize| taken[(taken.len() * part / 100).min(taken.len() - 1)];
    report("lookup p50", at(50), &format!("{} queries, 5 best at 70", taken.len()));
    report("lookup p95", at(95), "the same");
}

fn lookups(memory: &persklaar_app::Memory, queries: &Path) -> Vec<Duration> {
    let text = std::fs::read_to_string(queries).expect("the queries");
    let (from, to) = (Language::default(), "en".parse::<Language>().expect("a language"));
    let mut taken = Vec::new();
    for line in text.lines().filter_map(|line| line.split('\t').next_back()) {
        let source = persklaar_app::TaggedText::plain(line);
        let question = matching::Question { source, previous: None, next: None };
        let start = Instant::now();
        matching::lookup(memory, &question, (&from, &to), 70, 5, false).expect("a lookup");
        taken.push(start.elapsed());
    }
    taken
}

/// Makes 100,000 units and 1,000 queries with the generator beside the repository.
fn grow(script: &Path, folder: &Path) -> Option<(std::path::PathBuf, std::path::PathBuf)> {
    let (units, queries) = (folder.join("units.tsv"), folder.join("queries.txt"));
    let made = Command::new("python3")
        .arg(script)
        .arg("100000")
        .arg(&units)
        .arg("--queries")
        .arg(&queries)
        .current_dir(root())
        .status();
    match made {
        Ok(status) if status.success() => Some((units, queries)),
        _ => {
            say("lookup | absent | the generator did not run");
            None
        }
    }
}
