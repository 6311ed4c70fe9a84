//! Two programs on one file, and programs that die.

use crate::tools::{Desk, program, sample};
use persklaar_app::{Access, Job};
use std::process::{Command, Stdio};

#[test]
fn second_program_reads_a_job_and_is_told_who_writes() {
    let desk = Desk::new();
    let path = desk.path("j.persklaar");
    let job = path.display().to_string();
    desk.run(["create", &sample("release.html"), "--to", "en", "-o", &job, "--json"]).json();
    let open = Job::open(&path).expect("the job opens");
    assert_eq!(*open.access(), Access::Writer);
    desk.run(["show", &job, "--json"]).json();
    let refused = desk.run(["set", &job, "1", "--target", "x"]);
    assert!(refused.refused().contains(&std::process::id().to_string()), "{}", refused.stderr);
    open.close().expect("the job closes");
    desk.run(["set", &job, "1", "--target", "x", "--json"]).json();
}

/// Of the moments some are in the reading of the file, some in the making of the indexes, and the last may be too late.
#[test]
fn killed_import_leaves_the_memory_as_it_was_or_whole() {
    let lines: String =
        (0..60_000).map(|n| format!("Zin nummer {n} over iets.\tSentence {n} about it.\n")).collect();
    for wait in [20, 200, 600, 1200, 2000, 4000] {
        let desk = Desk::new();
        let memory = desk.path("m").display().to_string();
        desk.run(["memory", "import", &memory, &sample("memory.tmx"), "--json"]).json();
        let units = || desk.run(["memory", "stats", &memory, "--json"]).json()["units"].as_u64();
        let before = units().expect("a number");
        let tsv = desk.file("big.tsv", &lines).display().to_string();
        let import = ["memory", "import", &memory, &tsv, "--from", "nl", "--to", "en"];
        let mut child =
            Command::new(program()).args(import).stdout(Stdio::null()).spawn().expect("the import starts");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().expect("the import is killed");
        child.wait().expect("the import has ended");
        let after = units().expect("a number");
        assert!(after == before || after == before + 60_000, "{before}, then {after}");
        let found = desk.run(["memory", "search", &memory, "nummer", "--limit", "70000", "--json"]).json();
        let found = found["hits"].as_array().expect("finds").len() as u64;
        assert_eq!(found, after - before);
        desk.run(["memory", "lookup", &memory, "--to", "en", "Zin nummer 3 over iets.", "--json"]).json();
    }
}

#[test]
fn four_imports_at_once_into_a_new_memory_all_arrive() {
    let desk = Desk::new();
    let memory = desk.path("m").display().to_string();
    let import = |part: u32| {
        let lines: String =
            (0..500).map(|n| format!("Zin {n} van {part}.\tSentence {n} of {part}.\n")).collect();
        let file = desk.file(&format!("{part}.tsv"), lines);
        let mut command = Command::new(program());
        command.args(["memory", "import", &memory]).arg(file).args(["--from", "nl", "--to", "en"]);
        command.stdout(Stdio::null()).spawn().expect("the import starts")
    };
    let children: Vec<_> = (0..4).map(import).collect();
    for mut child in children {
        assert!(child.wait().expect("the import ends").success());
    }
    let stats = desk.run(["memory", "stats", &memory, "--json"]).json();
    assert_eq!(stats["units"], 2000);
}
