//! Memories that are damaged, taken away or replaced while one translates: it is told, the others go on, and what is
//! confirmed waits in its job until it can be kept.
#![allow(clippy::unwrap_used, reason = "tests")]

use jiff::Timestamp;
use persklaar_app::contract::*;
use persklaar_app::{App, Host, Memory, NewUnit, Places, TaggedText, UnitOrigin};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

struct Desk(Mutex<Sender<Event>>);

impl Host for Desk {
    fn emit(&self, event: Event) {
        let _ = self.0.lock().unwrap().send(event);
    }

    fn now(&self) -> Timestamp {
        "2026-11-25T12:00:00Z".parse().unwrap()
    }

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
    events: Receiver<Event>,
    folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
}

impl Program {
    fn start(folder: tempfile::TempDir) -> Self {
        let (say, events) = channel();
        let places = Places { data: folder.path().join("data"), documents: folder.path().join("exports") };
        let app = App::open(places, Arc::new(Desk(Mutex::new(say))), None).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        Self { app, events, folder, runtime }
    }

    /// With memories of these names, the first of which receives.
    fn with(names: &[&str]) -> Self {
        let program = Self::start(tempfile::tempdir().unwrap());
        for name in names {
            let path = program.path(name);
            let mut memory = Memory::create(&path).unwrap();
            for at in 0..300 {
                let unit =
                    unit(&format!("Het huis {at} is groot."), &format!("House {at} is big, says {name}."));
                memory.put(&unit, &at.to_string()).unwrap();
            }
            drop(memory);
            program.call("memory_add", json!({ "path": path }));
            program.list();
        }
        program
    }

    /// Ends the program, does something with its files, and begins anew.
    fn anew(self, work: impl FnOnce(&Path)) -> Self {
        let Self { app, folder, .. } = self;
        drop(app);
        work(folder.path());
        Self::start(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(format!("{name}.pkmemory"))
    }

    fn try_call(&self, command: &str, request: Value) -> Result<Value, AppError> {
        self.runtime.block_on(self.app.call(command, request))
    }

    fn call(&self, command: &str, request: Value) -> Value {
        self.try_call(command, request).unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    fn list(&self) -> Vec<MemoryInfo> {
        serde_json::from_value::<Memories>(self.call("memory_list", json!({}))).unwrap().memories
    }

    fn job(&self, text: &str) -> Job {
        let origin = json!({ "kind": "pasted", "text": text });
        let document = self.call("document_read", json!({ "origin": origin }));
        let request = json!({ "document": document["document"], "from": "nl", "to": "en", "prefill": false });
        let job = self.call("job_create", request);
        let segments =
            job["segments"].as_array().unwrap().iter().map(|segment| segment["id"].clone()).collect();
        Job { id: job["job"].clone(), segments }
    }

    fn matches(&self, job: &Job, at: usize) -> Result<Vec<MatchView>, AppError> {
        let request = json!({ "job": job.id, "segment": job.segments[at] });
        let found = self.try_call("segment_matches", request)?;
        Ok(serde_json::from_value::<Matches>(found).unwrap().matches)
    }

    /// Answers whether it is in the memory, and how many wait.
    fn confirm(&self, job: &Job, at: usize, target: &str) -> (bool, u64) {
        let request = json!({ "job": job.id, "segment": job.segments[at], "target": target });
        let confirmed = self.call("segment_confirm", request);
        (confirmed["stored"].as_bool().unwrap(), confirmed["change"]["status"]["waiting"].as_u64().unwrap())
    }

    fn ends(&self, task: &Value) -> Event {
        loop {
            let event = self.events.recv_timeout(Duration::from_secs(60)).unwrap();
            let of = serde_json::to_value(&event).unwrap();
            if of["task"] == task["task"] && of["event"] != "task-progress" {
                return event;
            }
        }
    }
}

struct Job {
    id: Value,
    segments: Vec<Value>,
}

fn unit(source: &str, target: &str) -> NewUnit {
    NewUnit {
        from: "nl".parse().unwrap(),
        to: "en".parse().unwrap(),
        source: TaggedText::plain(source),
        target: TaggedText::plain(target),
        previous: None,
        next: None,
        document: None,
        author: None,
        at: Timestamp::UNIX_EPOCH,
        origin: UnitOrigin::Typed,
    }
}

/// Overwrites a page that holds units with zeros.
fn lose_a_page(path: &Path) {
    lose_a_page_of("unit", path);
}

fn lose_a_page_of(table: &str, path: &Path) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY pageno DESC LIMIT 1";
    let page: usize = connection.query_row(sql, [table], |row| row.get(0)).unwrap();
    drop(connection);
    let mut bytes = fs::read(path).unwrap();
    bytes[(page - 1) * 4096..page * 4096].fill(0);
    fs::write(path, bytes).unwrap();
}

/// Changes a letter inside a text, wherever it stands.
fn change_a_letter(path: &Path) {
    drop(rusqlite::Connection::open(path).unwrap().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"));
    let mut bytes = fs::read(path).unwrap();
    let text = b"House 7 is big";
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(text)).collect();
    assert!(!places.is_empty());
    places.iter().for_each(|at| bytes[at + 8] = b'j');
    fs::write(path, bytes).unwrap();
}

fn targets_in(path: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut statement =
        connection.prepare("SELECT target FROM unit WHERE target NOT LIKE 'House %' ORDER BY id").unwrap();
    let targets = statement.query_map([], |row| row.get(0)).unwrap();
    targets.map(Result::unwrap).collect()
}

#[test]
fn a_damaged_memory_is_told_hides_no_other_and_loses_nothing_that_is_confirmed() {
    let program = Program::with(&["own", "other"]).anew(|folder| lose_a_page(&folder.join("own.pkmemory")));
    let job = program.job("Het huis 7 is groot.\n\nNieuw is dit.\n\nEn dit ook.");
    let found = program.matches(&job, 0).unwrap();
    assert_eq!(found.iter().map(|found| found.memory_name.as_str()).next(), Some("other"));
    let listed = program.list().remove(0);
    let error = listed.error.unwrap();
    assert_eq!(error.code, ErrorCode::MemoryDamaged);
    assert_eq!(error.args["path"], program.path("own").display().to_string());
    let (stored, waiting) = program.confirm(&job, 1, "This is new.");
    assert_eq!(stored, waiting == 0);
    let started = program.call("memory_recover", json!({ "memory": listed.memory }));
    let Event::TaskRecovered { recovered, .. } = program.ends(&started) else { panic!() };
    assert!(recovered.units > 200, "{}", recovered.units);
    let back = program.list().remove(0);
    assert_eq!((back.memory, back.error), (listed.memory, None));
    assert_eq!(program.confirm(&job, 2, "And this too."), (true, 0));
    assert_eq!(targets_in(&program.path("own")), ["This is new.", "And this too."]);
}

/// What waits for it and its backups still find it.
#[test]
fn a_memory_that_no_longer_says_which_it_is_comes_back_as_the_same() {
    let program = Program::with(&["own"]);
    let id = program.list().remove(0).memory;
    let program = program.anew(|folder| lose_a_page_of("meta", &folder.join("own.pkmemory")));
    let job = program.job("Nieuw is dit.\n\nEn dit ook.");
    assert_eq!(program.confirm(&job, 0, "This is new."), (false, 1));
    let listed = program.list().remove(0);
    assert_eq!(listed.error.unwrap().code, ErrorCode::MemoryDamaged);
    let started = program.call("memory_recover", json!({ "memory": listed.memory }));
    assert!(matches!(program.ends(&started), Event::TaskRecovered { .. }));
    assert_eq!(program.list()[0].memory, id);
    assert_eq!(program.confirm(&job, 1, "And this too."), (true, 0));
    assert_eq!(targets_in(&program.path("own")), ["This is new.", "And this too."]);
}

/// Alone, a memory that cannot answer says so.
#[test]
fn no_match_and_no_answer_are_told_apart() {
    let program = Program::with(&["own"]).anew(|folder| lose_a_page(&folder.join("own.pkmemory")));
    let job = program.job("Het huis 7 is groot.");
    assert_eq!(program.matches(&job, 0).unwrap_err().code, ErrorCode::MemoryDamaged);
    let error = program.try_call("concordance", json!({ "words": "huis", "side": "source", "limit": 50 }));
    assert!(error.is_ok() || error.unwrap_err().code == ErrorCode::MemoryDamaged);
}

#[test]
fn a_memory_that_cannot_be_opened_gets_what_was_confirmed_once_it_can() {
    let program = Program::with(&["own"]).anew(|folder| {
        fs::rename(folder.join("own.pkmemory"), folder.join("away")).unwrap();
    });
    let job = program.job("Nieuw is dit.\n\nEn dit ook.");
    assert_eq!(program.confirm(&job, 0, "This is new."), (false, 1));
    assert_eq!(program.list()[0].error.as_ref().unwrap().code, ErrorCode::FileMissing);
    fs::rename(program.folder.path().join("away"), program.path("own")).unwrap();
    assert_eq!(program.confirm(&job, 1, "And this too."), (true, 0));
    assert_eq!(targets_in(&program.path("own")), ["This is new.", "And this too."]);
}

#[cfg(unix)]
#[test]
fn a_memory_that_is_taken_away_while_it_is_open_gets_what_was_confirmed_once_it_is_back() {
    let program = Program::with(&["own"]);
    let job = program.job("Nieuw is dit.\n\nEn dit ook.\n\nEn dat.");
    assert_eq!(program.confirm(&job, 0, "This is new."), (true, 0));
    let away = program.folder.path().join("away");
    fs::rename(program.path("own"), &away).unwrap();
    assert_eq!(program.confirm(&job, 1, "And this too."), (false, 1));
    assert_eq!(program.list()[0].error.as_ref().unwrap().code, ErrorCode::FileMissing);
    fs::rename(&away, program.path("own")).unwrap();
    assert_eq!(program.confirm(&job, 2, "And that."), (true, 0));
    assert_eq!(targets_in(&program.path("own")), ["This is new.", "And this too.", "And that."]);
    assert_eq!(program.list()[0].error, None);
}

#[cfg(unix)]
#[test]
fn a_memory_that_is_replaced_while_it_is_open_is_the_new_one_from_then_on() {
    let program = Program::with(&["own", "other"]);
    let job = program.job("Het huis 7 is groot.\n\nNieuw is dit.");
    assert_eq!(program.matches(&job, 0).unwrap()[0].target, "House 7 is big, says own.");
    fs::rename(program.path("other"), program.path("own")).unwrap();
    let found = program.matches(&job, 0).unwrap();
    assert_eq!(found[0].target, "House 7 is big, says other.");
    assert_eq!(program.confirm(&job, 1, "This is new."), (true, 0));
    assert_eq!(targets_in(&program.path("own")), ["This is new."]);
    assert_eq!(program.list()[0].error, None);
}

#[test]
fn damage_that_nobody_met_is_found_while_the_program_is_idle() {
    let program = Program::with(&["own"]);
    program.app.look_after_memories();
    let memory = program.list().remove(0);
    assert_eq!((copies(&program, &memory.memory), memory.error), (1, None));
    let program = program.anew(|folder| change_a_letter(&folder.join("own.pkmemory")));
    assert_eq!(program.list()[0].error, None, "nobody has looked");
    program.app.look_after_memories();
    let is_told =
        |event: &Event| matches!(event, Event::MemoryDamaged { memory: of, .. } if *of == memory.memory);
    assert!(program.events.try_iter().any(|event| is_told(&event)));
    let damaged = program.list().remove(0);
    assert_eq!(damaged.error.unwrap().code, ErrorCode::MemoryDamaged);
    assert_eq!(copies(&program, &damaged.memory), 1, "the copy from before is kept, and no other is made");
    let failed = program.call("memory_backup", json!({ "memory": damaged.memory }));
    let Event::TaskFailed { error, .. } = program.ends(&failed) else { panic!() };
    assert_eq!(error.code, ErrorCode::MemoryDamaged);
    let started = program.call("memory_recover", json!({ "memory": damaged.memory }));
    let Event::TaskRecovered { recovered, .. } = program.ends(&started) else { panic!() };
    assert_eq!(recovered.units, 299);
    assert_eq!(program.list()[0].error, None);
}

fn copies(program: &Program, memory: &str) -> usize {
    let found = program.call("memory_backups", json!({ "memory": memory }));
    let found: Backups = serde_json::from_value(found).unwrap();
    found.backups.iter().filter(|backup| backup.kind == BackupKind::Backup).count()
}
