//! A large page on its way through a job: opened, stored, exported with its proof.

use crate::figures::{best, report, say};
use persklaar_app::contract::UntranslatedView;
use persklaar_app::exporting::{Options, page};
use persklaar_app::release::Release;
use persklaar_app::rules::Rules;
use persklaar_app::{Job, Language, jobs};
use persklaar_tests::places::shared_data;
use std::path::Path;
use std::time::Instant;

const PAGE: &str = "en_logius_saml_1_8MB.html";

/// Prints the figures, or that the page is absent.
pub(crate) fn print() {
    match shared_data("pages").map(|folder| folder.join(PAGE)).filter(|page| page.is_file()) {
        Some(page) => document(&page),
        None => say(&format!("job | absent | {PAGE} is not beside the repository")),
    }
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
    let job = jobs::create(path, release, from, to, "", persklaar_app::Timestamp::now());
    report("create its job", start.elapsed(), "one run, fsync included");
    job.expect("the job is made")
}
