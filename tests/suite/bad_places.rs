//! Places that are full, missing or taken: what was there stays, and the message says how to go on.

use crate::tools::{Desk, bytes, sample};
use std::path::Path;
use std::process::Command;

fn job(desk: &Desk) -> String {
    let path = desk.path("j.persklaar").display().to_string();
    desk.run(["create", &sample("release.html"), "--to", "en", "-o", &path, "--json"]).json();
    path
}

#[test]
fn export_never_writes_over_a_job_or_a_memory() {
    let desk = Desk::new();
    let job = job(&desk);
    let memory = desk.path("m").display().to_string();
    desk.run(["memory", "import", &memory, &sample("memory.tmx"), "--json"]).json();
    let looks = || {
        let shown = desk.run(["show", &job, "--json"]).json();
        (shown, desk.run(["memory", "stats", &memory, "--json"]).json()["units"].clone())
    };
    let before = looks();
    for precious in [&job, &memory] {
        desk.run(["export", &job, "-o", precious, "--untranslated", "source", "--force"]).refused();
        desk.run(["pseudo", &sample("release.html"), "-o", precious, "--force"]).refused();
        desk.run(["memory", "export", &memory, "-o", precious]).refused();
        assert_eq!(looks(), before, "{precious} was written over");
    }
}

#[test]
fn memory_export_renews_its_own_and_leaves_other_files_alone() {
    let desk = Desk::new();
    let memory = desk.path("m").display().to_string();
    desk.run(["memory", "import", &memory, &sample("memory.tmx"), "--json"]).json();
    let tmx = desk.path("out.tmx").display().to_string();
    for _ in 0..2 {
        desk.run(["memory", "export", &memory, "-o", &tmx, "--json"]).json();
    }
    let csv = desk.path("out.csv").display().to_string();
    for _ in 0..2 {
        desk.run(["memory", "export", &memory, "-o", &csv, "--json"]).json();
    }
    let xlsx = desk.path("out.xlsx").display().to_string();
    desk.run(["memory", "export", &memory, "-o", &xlsx, "--json"]).json();
    desk.run(["memory", "export", &memory, "-o", &xlsx]).refused();
    let table = desk.file("table.csv", "kept").display().to_string();
    desk.run(["memory", "export", &memory, "-o", &table]).refused();
    let notes = desk.file("notes.txt", "kept").display().to_string();
    desk.run(["memory", "export", &memory, "-o", &notes]).refused();
    assert_eq!(bytes(notes.as_ref()), b"kept");
}

/// Every file is tried; what was read is in the memory and what was refused is told, each with its reason.
#[test]
fn an_import_of_several_files_goes_on_after_a_refused_one() {
    let desk = Desk::new();
    let memory = desk.path("m").display().to_string();
    let good = sample("memory.tmx");
    let broken = desk.file("broken.tmx", "<tmx version=\"1.4\"><header/><body><tu>").display().to_string();
    let other = desk.file("other.tsv", "huis\thouse\n").display().to_string();
    let missing = desk.path("missing.tmx").display().to_string();
    let answer = desk.run(["memory", "import", &memory, &broken, &good, &missing, &other, "--json"]);
    let told = answer.refused();
    for name in ["broken.tmx", "missing.tmx", "other.tsv"] {
        assert!(told.contains(name), "{name} is not named in: {told}");
    }
    assert!(told.contains("3 of 4 files were not imported"), "{told}");
    let read: serde_json::Value = serde_json::from_str(&answer.stdout).expect("one JSON document");
    assert_eq!(read["files"].as_array().map(Vec::len), Some(1));
    assert_eq!(read["files"][0]["file"], good);
    assert!(desk.run(["memory", "stats", &memory, "--json"]).json()["units"].as_u64() > Some(0));
    let none = desk.path("none").display().to_string();
    desk.run(["memory", "import", &none, &missing, &missing]).refused();
    assert!(!Path::new(&none).exists(), "no memory is made where there is nothing to read");
}

#[test]
fn a_missing_or_wrong_place_is_named() {
    let desk = Desk::new();
    let job = job(&desk);
    let folder = desk.path("folder");
    std::fs::create_dir(&folder).expect("a folder");
    let inside = desk.path("none").join("x.html").display().to_string();
    let missing = desk.run(["export", &job, "-o", &inside, "--untranslated", "source"]);
    assert!(missing.refused().contains("The folder"), "{}", missing.stderr);
    let taken = desk.run(["export", &job, "-o", &folder.display().to_string(), "--untranslated", "source"]);
    assert!(taken.refused().contains("is a folder"), "{}", taken.stderr);
    let absent = desk.run(["show", &desk.path("absent.persklaar").display().to_string()]);
    assert!(absent.refused().contains("absent.persklaar"), "{}", absent.stderr);
    let open = desk.run(["export", &job, "-o", &desk.path("x.html").display().to_string()]);
    assert!(open.refused().contains("the first is 1."), "{}", open.stderr);
}

#[test]
fn force_replaces_jobs_whole() {
    let desk = Desk::new();
    let job = job(&desk);
    desk.run(["set", &job, "1", "--target", "x", "--json"]).json();
    let other = desk.file("b.html", "<p>Dag.</p>").display().to_string();
    desk.run(["create", &other, "--to", "en", "-o", &job, "--force", "--json"]).json();
    let shown = desk.run(["show", &job, "--json"]).json();
    assert_eq!(shown["segments"].as_array().expect("segments").len(), 1);
    let zero = desk.file("zero.persklaar", "").display().to_string();
    desk.run(["create", &other, "--to", "en", "-o", &zero, "--force", "--json"]).json();
    let strange = desk.file("strange.persklaar", "notes").display().to_string();
    desk.run(["create", &other, "--to", "en", "-o", &strange, "--force"]).refused();
    assert_eq!(bytes(strange.as_ref()), b"notes");
}

/// A disk of 300 kB, gone when dropped.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(folder: &'a Path) -> Option<Self> {
        std::fs::create_dir(folder).expect("a folder");
        let words = ["-t", "tmpfs", "-o", "size=300k", "tmpfs"];
        let mounted = Command::new("mount").args(words).arg(folder).output();
        mounted.is_ok_and(|answer| answer.status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_loses_nothing_and_can_be_read() {
    let desk = Desk::new();
    let folder = desk.path("small");
    let Some(_disk) = SmallDisk::mount(&folder) else {
        eprintln!("skipped: a small disk cannot be mounted here");
        return;
    };
    let small = desk.file("small.html", "<p>Dag.</p>").display().to_string();
    let large = "Een zin die plaats inneemt. ".repeat(20_000);
    let large = desk.file("large.txt", large).display().to_string();
    let job = folder.join("j.persklaar").display().to_string();
    desk.run(["create", &small, "--to", "en", "-o", &job, "--json"]).json();
    desk.run(["set", &job, "1", "--target", "Hello.", "--json"]).json();
    let full = desk.run(["create", &large, "--to", "en", "-o", &job, "--force"]);
    assert!(full.refused().contains("full"), "{}", full.stderr);
    let left: Vec<_> = std::fs::read_dir(&folder).expect("the disk").flatten().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    // More than fits; what was written before the end of the room stays.
    let _ = std::fs::write(folder.join("fill"), vec![0; 400_000]);
    let shown = desk.run(["show", &job, "--json"]).json();
    assert_eq!(shown["segments"][0]["target"], "Hello.");
    let refused = desk.run(["set", &job, "1", "--target", "Bye."]);
    assert!(refused.refused().contains("full"), "{}", refused.stderr);
    let out = desk.path("out.html").display().to_string();
    desk.run(["export", &job, "-o", &out, "--json"]).json();
    assert_eq!(bytes(out.as_ref()), b"<p>Hello.</p>");
}

/// What was there under the name stays, and nothing is left beside it.
#[test]
fn a_memory_that_does_not_fit_on_a_disk_is_not_half_exported() {
    let desk = Desk::new();
    let folder = desk.path("small");
    let Some(_disk) = SmallDisk::mount(&folder) else {
        eprintln!("skipped: a small disk cannot be mounted here");
        return;
    };
    let memory = desk.path("m").display().to_string();
    let lines: String =
        (0..40_000).map(|n| format!("Zin nummer {n} over iets.\tSentence {n} about it.\n")).collect();
    let tsv = desk.file("big.tsv", lines).display().to_string();
    desk.run(["memory", "import", &memory, &tsv, "--from", "nl", "--to", "en", "--json"]).json();
    for name in ["out.tmx", "out.csv", "out.xlsx"] {
        let out = folder.join(name).display().to_string();
        let full = desk.run(["memory", "export", &memory, "-o", &out]);
        assert!(full.refused().contains("full"), "{name}: {}", full.stderr);
        assert_eq!(std::fs::read_dir(&folder).expect("the disk").count(), 0, "{name} was left");
    }
    let new = folder.join("new").display().to_string();
    let full = desk.run(["memory", "import", &new, &tsv, "--from", "nl", "--to", "en"]);
    assert!(full.refused().contains("full"), "{}", full.stderr);
    let out = desk.path("out.tmx").display().to_string();
    desk.run(["memory", "export", &memory, "-o", &out, "--json"]).json();
}
