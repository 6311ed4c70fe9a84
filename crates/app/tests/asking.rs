//! What the window is told when it asks the memories about a segment.
#![allow(clippy::unwrap_used, reason = "tests")]

use persklaar_app::contract::*;
use persklaar_app::{App, Host, Memory, Places};
use persklaar_memory::{Import, NewUnit, Origin};
use persklaar_text::TaggedText;
use serde_json::{Value, json};
use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;

struct Nobody;

impl Host for Nobody {
    fn emit(&self, _: Event) {}

    fn system_languages(&self) -> Vec<String> {
        vec!["en".to_owned()]
    }

    fn key(&self, _: &str) -> Option<String> {
        None
    }

    fn keep_key(&self, _: &str, _: Option<&str>) -> Result<(), AppError> {
        Ok(())
    }
}

struct Program {
    app: App,
    folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
}

impl Program {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places { data: folder.path().join("data"), documents: folder.path().join("exports") };
        let app = App::open(places, Arc::new(Nobody), None).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        Self { app, folder, runtime }
    }

    fn call(&self, command: &str, request: Value) -> Value {
        self.runtime.block_on(self.app.call(command, request)).unwrap()
    }

    /// Puts a memory with these units on the list.
    fn memory(&self, name: &str, units: &[(&str, &str)]) {
        let path = self.folder.path().join(format!("{name}.pkmemory"));
        let mut memory = Memory::create(&path).unwrap();
        for (at, (source, target)) in units.iter().enumerate() {
            memory.put(&unit(source, target), &at.to_string()).unwrap();
        }
        drop(memory);
        self.call("memory_add", json!({ "path": path }));
    }

    /// Opens a release of one line and answers its job and the id of its segment.
    fn job(&self, line: &str) -> (String, u64) {
        let path = self.folder.path().join("bericht.txt");
        std::fs::write(&path, line).unwrap();
        let read = self.call("document_read", json!({ "origin": { "kind": "file", "path": path } }));
        let request = json!({ "document": read["document"], "from": "nl", "to": "en", "prefill": false });
        let job = self.call("job_create", request);
        (job["job"].as_str().unwrap().to_owned(), job["segments"][0]["id"].as_u64().unwrap())
    }
}

fn unit(source: &str, target: &str) -> NewUnit {
    NewUnit {
        from: "nl".parse().unwrap(),
        to: "en".parse().unwrap(),
        source: TaggedText::plain(source),
        target: TaggedText::plain(target),
        previous: None,
        next: None,
        document: Some("Waterbericht".to_owned()),
        author: None,
        at: jiff::Timestamp::UNIX_EPOCH,
        origin: Origin::Typed,
    }
}

const LINE: &str =
    "Vandaag sprak de voorzitter over het recht op schoon water en de stille wijken van Zwolle";

#[test]
fn fragments_of_all_memories_are_one_list() {
    let program = Program::new();
    let quiet = ("Niemand kent de stille wijken van Zwolle", "Nobody knows the quiet quarters of Zwolle");
    program.memory("Eerste", &[quiet]);
    program.memory(
        "Tweede",
        &[
            ("Zij eisen het recht op schoon water nu", "They demand the right to clean water now"),
            ("Is het recht op schoon water geregeld", "Is the right to clean water settled"),
            ("Wie het recht op schoon water schendt", "Who violates the right to clean water"),
            ("Ook de stille wijken van", "Also the quiet quarters of"),
        ],
    );
    let (job, segment) = program.job(LINE);
    let question = json!({ "job": job, "segment": segment });
    assert_eq!(program.call("segment_matches", question.clone())["matches"], json!([]));

    let answer = program.call("segment_fragments", question);
    assert_eq!(answer["segment"], segment);
    let found = answer["fragments"].as_array().unwrap();
    let brief = |found: &Value| {
        let text = |name: &str| found[name].as_str().map(ToOwned::to_owned);
        (text("text").unwrap(), text("translation"), text("memory_name").unwrap())
    };
    let mut briefly: Vec<_> = found.iter().map(brief).collect();
    briefly.sort_unstable();
    let expected = |text: &str, translation: Option<&str>, memory: &str| {
        (text.to_owned(), translation.map(ToOwned::to_owned), memory.to_owned())
    };
    assert_eq!(
        briefly,
        [
            expected("de stille wijken van Zwolle", None, "Eerste"),
            expected("het recht op schoon water", Some("the right to clean water"), "Tweede"),
        ]
    );
    let told = found.iter().find(|found| !found["translation"].is_null()).unwrap();
    assert_eq!((&told["agreeing"], &told["document"]), (&json!(3), &json!("Waterbericht")));
}

#[test]
fn without_memories_there_are_none() {
    let program = Program::new();
    let (job, segment) = program.job(LINE);
    let question = json!({ "job": job, "segment": segment });
    assert_eq!(program.call("segment_fragments", question)["fragments"], json!([]));
}

/// Holds an import open in its one transaction while `work` is done, and lets it end.
fn during_import(path: &Path, work: impl FnOnce()) {
    let (begun, has_begun) = channel();
    let (end, may_end) = channel::<()>();
    let path = path.to_owned();
    let import = thread::spawn(move || {
        let mut units = String::new();
        (0..1_000).for_each(|at| writeln!(units, "Regel {at}\tLine {at}").unwrap());
        let languages = Some(("nl".parse().unwrap(), "en".parse().unwrap()));
        let options = Import { languages, at: jiff::Timestamp::UNIX_EPOCH, author: None };
        let mut memory = Memory::open(path).unwrap();
        let mut progress = |_| {
            let _ = begun.send(());
            let _ = may_end.recv();
            ControlFlow::Continue(())
        };
        memory.import(units.as_bytes(), &options, &mut progress).unwrap().units
    });
    has_begun.recv().unwrap();
    work();
    drop(end);
    assert_eq!(import.join().unwrap(), 1_000);
}

#[test]
fn an_import_holds_up_neither_typing_nor_matches_nor_fragments() {
    let program = Program::new();
    program.memory(
        "Druk",
        &[
            ("Vandaag sprak de voorzitter over het recht op schoon water", "Today the chair spoke of water"),
            ("Niemand kent de stille wijken van Zwolle", "Nobody knows the quiet quarters of Zwolle"),
        ],
    );
    let (job, segment) = program.job(LINE);
    let question = json!({ "job": job, "segment": segment });
    // What was kept a moment ago gets its words at the next search, which cannot write during an import.
    program.call("segment_fragments", question.clone());
    during_import(&program.folder.path().join("Druk.pkmemory"), || {
        let typed = json!({ "job": job, "segment": segment, "target": "Today" });
        assert_eq!(program.call("segment_type", typed)["segments"][0]["target"], "Today");
        assert_eq!(program.call("segment_matches", question.clone())["segment"], segment);
        let fragments = program.call("segment_fragments", question.clone());
        assert_eq!(fragments["fragments"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn a_program_that_closes_waits_for_no_lookup() {
    let program = Program::new();
    program.memory("m", &[("Het water stijgt snel.", "The water rises fast.")]);
    let path = program.folder.path().join("bericht.txt");
    std::fs::write(&path, "Het water stijgt snel.\n").unwrap();
    let read = program.call("document_read", json!({ "origin": { "kind": "file", "path": path } }));
    let request = json!({ "document": read["document"], "from": "nl", "to": "en" });
    assert_eq!(program.call("document_matches", request.clone())["exact"], 1);
    program.app.close();
    let asked = program.runtime.block_on(program.app.call("document_matches", request));
    assert_eq!(asked.unwrap_err().code, ErrorCode::Cancelled);
}
