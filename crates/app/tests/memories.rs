//! The commands of the memory screen, as the window calls them.
#![allow(clippy::unwrap_used, reason = "tests")]

use jiff::Timestamp;
use persklaar_app::contract::*;
use persklaar_app::{App, Host, Places};
use serde_json::{Value, json};
use std::fs;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A host with a clock that is set by hand.
struct Desk {
    events: Mutex<Sender<Event>>,
    now: Mutex<Timestamp>,
}

impl Host for Desk {
    fn emit(&self, event: Event) {
        let _ = self.events.lock().unwrap().send(event);
    }

    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
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

/// A running program in a folder of its own.
struct Program {
    app: App,
    host: Arc<Desk>,
    events: Receiver<Event>,
    folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
}

impl Program {
    fn new() -> Self {
        Self::start(tempfile::tempdir().unwrap())
    }

    /// Ends the program and leaves its folder.
    fn stop(self) -> tempfile::TempDir {
        self.folder
    }

    fn start(folder: tempfile::TempDir) -> Self {
        let (say, events) = channel();
        let now = Mutex::new("2026-11-25T12:00:00Z".parse().unwrap());
        let host = Arc::new(Desk { events: Mutex::new(say), now });
        let data = folder.path().join("data");
        let places = Places { documents: data.join("exports"), data };
        let app = App::open(places, Arc::clone(&host) as Arc<dyn Host>, None).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        Self { app, host, events, folder, runtime }
    }

    fn try_call(&self, command: &str, request: Value) -> Result<Value, AppError> {
        self.runtime.block_on(self.app.call(command, request))
    }

    fn call<T: serde::de::DeserializeOwned>(&self, command: &str, request: Value) -> T {
        let answer = self.try_call(command, request).unwrap_or_else(|error| panic!("{command}: {error:?}"));
        serde_json::from_value(answer).unwrap()
    }

    fn memories(&self) -> Vec<MemoryInfo> {
        self.call::<Memories>("memory_list", json!({})).memories
    }

    fn create(&self, name: &str) -> String {
        let memories = self.call::<Memories>("memory_create", json!({ "name": name })).memories;
        memories.iter().find(|memory| memory.name == name).unwrap().memory.clone()
    }

    /// Imports pairs from nl to en and waits for it.
    fn import(&self, memory: &str, tsv: &str) {
        let path = self.folder.path().join("in.tsv");
        fs::write(&path, tsv).unwrap();
        let request = json!({ "memory": memory, "paths": [path], "from": "nl", "to": "en" });
        let started: TaskStarted = self.call("memory_import", request);
        self.ends(&started.task);
    }

    /// Backs a memory up and answers where the copy is.
    fn back_up(&self, memory: &str) -> String {
        let started: TaskStarted = self.call("memory_backup", json!({ "memory": memory }));
        let Event::TaskBackedUp { backup, .. } = self.ends(&started.task) else { panic!("no backup") };
        backup.path
    }

    fn change_settings(&self, changes: &[(&str, Value)]) -> Result<Value, AppError> {
        let mut settings = serde_json::to_value(self.call::<Start>("start", json!({})).settings).unwrap();
        for (name, value) in changes {
            settings[name] = value.clone();
        }
        self.try_call("settings_save", settings)
    }

    /// The first that a task tells of itself: its phase, how much is done, and of how much.
    fn begins(&self, begun: &str) -> (String, u32, u32) {
        loop {
            match self.events.recv_timeout(Duration::from_secs(60)).unwrap() {
                Event::TaskProgress { task, phase, done, total, .. } if task == begun => {
                    return (phase, done, total);
                }
                _ => {}
            }
        }
    }

    /// The event that a task ended with.
    fn ends(&self, task: &str) -> Event {
        loop {
            let event = self.events.recv_timeout(Duration::from_secs(60)).unwrap();
            let of = serde_json::to_value(&event).unwrap();
            if of["task"] == task && of["event"] != "task-progress" {
                return event;
            }
        }
    }

    fn units(&self, memory: Option<&str>, filter: &Value) -> Units {
        let request =
            json!({ "memory": memory, "filter": filter, "sort": "source", "offset": 0, "limit": 100 });
        self.call("memory_units", request)
    }

    fn sources(&self, memory: &str, filter: &Value) -> Vec<String> {
        self.units(Some(memory), filter).units.into_iter().map(|unit| unit.source).collect()
    }

    fn matches(&self, text: &str) -> Vec<MatchView> {
        let origin = json!({ "kind": "pasted", "text": text });
        let document: Value = self.call("document_read", json!({ "origin": origin }));
        let request = json!({ "document": document["document"], "from": "nl", "to": "en", "prefill": false });
        let job: Value = self.call("job_create", request);
        let request = json!({ "job": job["job"], "segment": job["segments"][0]["id"] });
        self.call::<Matches>("segment_matches", request).matches
    }
}

fn brief(found: &[MatchView]) -> Vec<(u8, u8, String, String, u32)> {
    let brief =
        |it: &MatchView| (it.score, it.penalty, it.target.clone(), it.memory_name.clone(), it.also_in);
    found.iter().map(brief).collect()
}

#[test]
fn order_penalties_and_use_decide_what_a_segment_is_offered() {
    let program = Program::new();
    let (one, two) = (program.create("One"), program.create("Two"));
    program.import(&one, "Het huis is groot.\tThe house is big.\n");
    program.import(&two, "Het huis is groot.\tThe house is big.\nHet huis is groot.\tThe house is large.\n");
    let text = "Het huis is groot.";
    let offered = |expected: &[(u8, u8, &str, &str, u32)]| {
        let found = brief(&program.matches(text));
        let found: Vec<_> = found.iter().map(|it| (it.0, it.1, it.2.as_str(), it.3.as_str(), it.4)).collect();
        assert_eq!(found, expected);
    };
    let (big, large) = ("The house is big.", "The house is large.");
    offered(&[(100, 0, big, "One", 1), (100, 0, large, "Two", 0)]);
    let memories: Memories = program.call("memory_order", json!({ "memories": [two, one] }));
    assert_eq!(memories.memories[0].memory, two);
    offered(&[(100, 0, big, "Two", 1), (100, 0, large, "Two", 0)]);
    program.call::<Memories>("memory_penalty", json!({ "memory": two, "penalty": 3 }));
    offered(&[(100, 0, big, "One", 1), (100, 3, large, "Two", 0)]);
    program.call::<Memories>("memory_penalty", json!({ "memory": two, "penalty": 200 }));
    assert_eq!(program.memories()[0].penalty, 30);
    program.call::<Memories>("memory_use", json!({ "memory": one, "used": false }));
    offered(&[(100, 30, big, "Two", 0), (100, 30, large, "Two", 0)]);
    assert!(!program.memories()[1].used);
}

#[test]
fn units_of_one_memory_or_all_are_filtered_and_paged() {
    let program = Program::new();
    let (one, two) = (program.create("One"), program.create("Two"));
    program.import(&one, "appel\tapple\nboom\ttree\n");
    program.import(&two, "appel\tapple\npeer\tpear\n");
    assert_eq!(program.sources(&one, &json!({})), ["appel", "boom"]);
    assert_eq!(program.sources(&two, &json!({ "words": "pe" })), ["peer"]);
    let all = program.units(None, &json!({ "words": "appel" }));
    let memories: Vec<&str> = all.units.iter().map(|unit| unit.memory.as_str()).collect();
    assert_eq!((all.total, memories), (2, vec![one.as_str(), two.as_str()]));
    let request = json!({ "memory": null, "filter": {}, "sort": "source", "offset": 1, "limit": 2 });
    let page: Units = program.call("memory_units", request);
    let sources: Vec<&str> = page.units.iter().map(|unit| unit.source.as_str()).collect();
    assert_eq!((page.total, sources), (4, vec!["boom", "appel"]));
    let facets: Facets = program.call("memory_facets", json!({ "memory": null }));
    assert_eq!((facets.origins[0].value.as_str(), facets.origins[0].units), ("imported", 4));
    assert_eq!(facets.pairs, [PairFacet { from: "nl".into(), to: "en".into(), units: 4 }]);
    let odd = program.try_call(
        "memory_units",
        json!({ "memory": one, "filter": { "since": "soon" }, "sort": "newest", "offset": 0, "limit": 1 }),
    );
    assert_eq!(odd.unwrap_err().code, ErrorCode::BadRequest);
}

#[test]
fn steps_are_done_listed_and_taken_back() {
    let program = Program::new();
    let memory = program.create("One");
    program.import(&memory, "huis\thouse\nhuis\thome\nboom\ttree\n");
    let groups: UnitGroups =
        program.call("contradictions", json!({ "memory": memory, "offset": 0, "limit": 9 }));
    assert_eq!((groups.total, groups.groups[0].total), (1, 2));
    let keep = groups.groups[0].units.iter().find(|unit| unit.target == "home").unwrap().unit;
    let request = json!({ "memory": memory, "keep": keep, "others": "retarget" });
    let done: Settled = program.call("contradiction_resolve", request);
    assert_eq!(done.operation.unwrap().kind, OperationKind::Resolve);
    let groups: UnitGroups = program.call("duplicates", json!({ "memory": memory, "offset": 0, "limit": 9 }));
    assert_eq!(groups.total, 1);
    let merged: TaskStarted = program.call("duplicates_merge_all", json!({ "memory": memory }));
    let Event::TaskOperated { done, .. } = program.ends(&merged.task) else { panic!() };
    assert_eq!(done.operation.unwrap().kind, OperationKind::Merge);
    assert_eq!(program.sources(&memory, &json!({})), ["boom", "huis"]);
    let boom = program.units(Some(&memory), &json!({ "words": "boom" })).units[0].unit;
    program.call::<UnitView>("unit_update", json!({ "memory": memory, "unit": boom, "target": "a tree" }));
    program.call::<Operated>("unit_delete", json!({ "memory": memory, "units": [boom] }));
    let steps: Operations = program.call("memory_operations", json!({ "memory": memory }));
    let kinds: Vec<OperationKind> = steps.operations.iter().map(|step| step.kind).collect();
    use OperationKind::{Delete, Edit, Import, Merge, Resolve};
    assert_eq!(kinds, [Delete, Edit, Merge, Resolve, Import]);
    for kind in kinds {
        let undone: MemoryUndone =
            program.call("memory_undo", json!({ "memory": memory, "operation": null }));
        assert_eq!((undone.operation.unwrap().kind, undone.kept, undone.task), (kind, 0, None));
        assert!(undone.units > 0);
    }
    let undone: MemoryUndone = program.call("memory_undo", json!({ "memory": memory, "operation": null }));
    assert_eq!(undone, MemoryUndone::default());
    let steps: Operations = program.call("memory_operations", json!({ "memory": memory }));
    assert!(steps.operations.iter().all(|step| step.undone && step.redoable));
    for kind in [Import, Resolve, Merge, Edit, Delete] {
        let redone: MemoryUndone =
            program.call("memory_redo", json!({ "memory": memory, "operation": null }));
        let step = redone.operation.unwrap();
        assert_eq!((step.kind, step.undone, step.redoable, redone.kept), (kind, false, false, 0));
        assert!(redone.units > 0);
    }
    assert_eq!(program.sources(&memory, &json!({})), ["huis"]);
    let redone: MemoryUndone = program.call("memory_redo", json!({ "memory": memory, "operation": null }));
    assert_eq!(redone, MemoryUndone::default());
}

#[test]
fn a_source_is_mended_and_what_else_has_it_is_told() {
    let program = Program::new();
    let memory = program.create("One");
    program.import(&memory, "huis\thouse\nhuis\thome\nhuisje\thouse\n");
    let unit = program.units(Some(&memory), &json!({ "words": "huisje" })).units[0].unit;
    let mended: UnitMended =
        program.call("unit_source", json!({ "memory": memory, "unit": unit, "source": "huis" }));
    assert_eq!((mended.unit.source.as_str(), mended.duplicates, mended.contradictions), ("huis", 1, 1));
    assert_eq!(program.sources(&memory, &json!({ "words": "huisje" })), [] as [&str; 0]);
    let merged: Operated = program.call("duplicates_merge", json!({ "memory": memory, "unit": unit }));
    assert_eq!(merged.operation.unwrap().units, 1);
    for (source, code) in [(" <1/> ", ErrorCode::TargetMalformed), ("<1", ErrorCode::TargetMalformed)] {
        let refused =
            program.try_call("unit_source", json!({ "memory": memory, "unit": unit, "source": source }));
        assert_eq!(refused.unwrap_err().code, code, "{source}");
    }
    let gone = program.try_call("unit_source", json!({ "memory": memory, "unit": 99, "source": "x" }));
    assert_eq!(gone.unwrap_err().code, ErrorCode::UnitUnknown);
}

#[test]
fn what_a_filter_leaves_is_deleted_after_it_was_counted() {
    let program = Program::new();
    let memory = program.create("One");
    let tsv: String = (0..2500).map(|at| format!("zin {at}\tsentence {at}\n")).collect();
    program.import(&memory, &tsv);
    let filter = json!({ "origin": "imported" });
    let count: FoundCount = program.call("found_count", json!({ "memory": memory, "filter": filter }));
    assert_eq!(count.units, 2500);
    let wrong = json!({ "memory": memory, "filter": { "origin": "typed" }, "token": count.token });
    let started: TaskStarted = program.call("found_delete", wrong);
    let Event::TaskFailed { error, .. } = program.ends(&started.task) else { panic!() };
    assert_eq!(error.code, ErrorCode::UnitsChanged);
    let request = json!({ "memory": memory, "filter": filter, "token": count.token });
    let started: TaskStarted = program.call("found_delete", request);
    let Event::TaskOperated { done, .. } = program.ends(&started.task) else { panic!() };
    assert_eq!(done.operation.unwrap().units, 2500);
    assert_eq!(program.units(Some(&memory), &json!({})).total, 0);
    let undone: MemoryUndone = program.call("memory_undo", json!({ "memory": memory, "operation": null }));
    let Event::TaskUndone { undone, .. } = program.ends(&undone.task.unwrap()) else { panic!() };
    assert_eq!((undone.units, undone.kept), (2500, 0));
    assert_eq!(program.units(Some(&memory), &json!({})).total, 2500);
    let redone: MemoryUndone = program.call("memory_redo", json!({ "memory": memory, "operation": null }));
    let Event::TaskUndone { undone, .. } = program.ends(&redone.task.unwrap()) else { panic!() };
    assert_eq!((undone.units, undone.kept), (2500, 0));
    assert_eq!(program.units(Some(&memory), &json!({})).total, 0);
}

#[test]
fn a_large_group_is_merged_and_a_large_contradiction_ended_as_a_task() {
    let program = Program::new();
    let memory = program.create("One");
    let path = program.folder.path().join("same.csv");
    let neighbour = |at: usize| if at == 0 { String::new() } else { format!("zin {at}") };
    let row = |at: usize| format!("een huis,a house {},{}\n", at % 3, neighbour(at));
    fs::write(&path, format!("source,target,previous\n{}", (0..2_100).map(row).collect::<String>())).unwrap();
    let request = json!({ "memory": memory, "paths": [path], "from": "nl", "to": "en" });
    let started: TaskStarted = program.call("memory_import", request);
    program.ends(&started.task);
    let unit = program.units(Some(&memory), &json!({})).units[0].unit;
    let request = json!({ "memory": memory, "keep": unit, "others": "retarget" });
    let begun: Settled = program.call("contradiction_resolve", request);
    let Event::TaskOperated { done, .. } = program.ends(&begun.task.unwrap()) else { panic!() };
    assert_eq!(done.operation.map(|step| (step.kind, step.units)), Some((OperationKind::Resolve, 1_400)));
    let begun: Settled = program.call("duplicates_merge", json!({ "memory": memory, "unit": unit }));
    assert_eq!(begun.operation, None);
    // All others have a context of their own, so only the one without any can go.
    let Event::TaskOperated { done, .. } = program.ends(&begun.task.unwrap()) else { panic!() };
    assert_eq!(done.operation.map(|step| (step.kind, step.units)), Some((OperationKind::Merge, 1)));
    let groups: UnitGroups =
        program.call("contradictions", json!({ "memory": memory, "offset": 0, "limit": 9 }));
    assert_eq!(groups.total, 0);
}

#[test]
fn a_memory_is_counted() {
    let program = Program::new();
    let memory = program.create("One");
    program.import(&memory, "een huis\ta house\neen huis\ta home\n");
    let started: TaskStarted = program.call("memory_statistics", json!({ "memory": memory }));
    let Event::TaskCounted { statistics, .. } = program.ends(&started.task) else { panic!() };
    assert_eq!((statistics.units, statistics.source_words, statistics.contradictions), (2, 4, 1));
    assert_eq!(statistics.backed_up, None);
    assert!(statistics.bytes > 0);
}

#[test]
fn a_backup_is_made_listed_and_put_back() {
    let program = Program::new();
    let memory = program.create("One");
    program.import(&memory, "huis\thouse\n");
    let started: TaskStarted = program.call("memory_backup", json!({ "memory": memory }));
    let Event::TaskBackedUp { backup, .. } = program.ends(&started.task) else { panic!() };
    assert!(backup.path.ends_with("One 2026-11-25.pkmemory"), "{}", backup.path);
    program.import(&memory, "boom\ttree\n");
    assert_eq!(program.units(Some(&memory), &json!({})).total, 2);
    let request = json!({ "memory": memory, "backup": backup.path });
    let started: TaskStarted = program.call("memory_restore", request);
    let Event::TaskRestored { restored, .. } = program.ends(&started.task) else { panic!() };
    assert_eq!(restored.units, 1);
    assert_eq!(program.sources(&memory, &json!({})), ["huis"]);
    let found: Backups = program.call("memory_backups", json!({ "memory": memory }));
    let kinds: Vec<(BackupKind, Option<u32>)> = found.backups.iter().map(|it| (it.kind, it.units)).collect();
    assert!(
        kinds.contains(&(BackupKind::Backup, Some(1)))
            && kinds.contains(&(BackupKind::BeforeRestore, Some(2)))
    );
    let request = json!({ "memory": memory, "backup": restored.kept.unwrap() });
    let started: TaskStarted = program.call("memory_restore", request);
    assert!(matches!(program.ends(&started.task), Event::TaskRestored { .. }));
    assert_eq!(program.sources(&memory, &json!({})), ["boom", "huis"]);
    let other = program.create("Two");
    let refused = program.try_call("memory_restore", json!({ "memory": other, "backup": backup.path }));
    assert_eq!(refused.unwrap_err().code, ErrorCode::BackupUnusable);
}

#[test]
fn a_damaged_memory_is_on_the_list_with_its_backups_and_comes_back() {
    let program = Program::new();
    let memory = program.create("One");
    let tsv: String = (0..300).map(|at| format!("zin {at}\tsentence {at}\n")).collect();
    program.import(&memory, &tsv);
    let path = program.memories().remove(0).path;
    let started: TaskStarted = program.call("memory_backup", json!({ "memory": memory }));
    program.ends(&started.task);
    let folder = program.stop();
    let mut bytes = fs::read(&path).unwrap();
    bytes[..4096].fill(0);
    fs::write(&path, &bytes).unwrap();
    let program = Program::start(folder);
    let damaged = program.memories().remove(0);
    assert_eq!(damaged.error.unwrap().code, ErrorCode::MemoryDamaged);
    let found: Backups = program.call("memory_backups", json!({ "memory": damaged.memory }));
    assert_eq!(found.backups.len(), 1);
    let started: TaskStarted = program.call("memory_recover", json!({ "memory": damaged.memory }));
    let ended = program.ends(&started.task);
    let Event::TaskRecovered { recovered, .. } = ended else { panic!("{ended:?}") };
    assert_eq!((recovered.units, recovered.unreadable_bytes), (300, 4096));
    assert_eq!(fs::read(&recovered.kept).unwrap(), bytes);
    let back = program.memories().remove(0);
    assert_eq!((back.memory.as_str(), back.units, back.error), (memory.as_str(), 300, None));
    assert_eq!(program.sources(&memory, &json!({ "words": "299" })), ["zin 299"]);
    let found: Backups = program.call("memory_backups", json!({ "memory": memory }));
    assert!(found.backups.iter().any(|it| it.kind == BackupKind::Damaged && it.units.is_none()));
}

#[test]
fn memories_that_changed_are_backed_up_once_a_day() {
    let program = Program::new();
    let memory = program.create("One");
    let copies =
        || -> usize { program.call::<Backups>("memory_backups", json!({ "memory": memory })).backups.len() };
    program.app.close();
    assert_eq!(copies(), 0, "an empty one needs none");
    program.import(&memory, "huis\thouse\n");
    program.memories();
    program.app.close();
    program.import(&memory, "boom\ttree\n");
    program.app.close();
    assert_eq!(copies(), 1);
    *program.host.now.lock().unwrap() = "2026-11-26T00:10:00Z".parse().unwrap();
    program.app.close();
    program.app.close();
    assert_eq!(copies(), 2);
    program.change_settings(&[("backup_daily", json!(false))]).unwrap();
    program.import(&memory, "peer\tpear\n");
    *program.host.now.lock().unwrap() = "2026-11-27T00:10:00Z".parse().unwrap();
    program.app.close();
    assert_eq!(copies(), 2, "turned off");
}

#[test]
fn backups_are_put_where_a_person_says_and_the_earlier_ones_are_still_found() {
    let program = Program::new();
    let memory = program.create("One");
    program.import(&memory, "huis\thouse\n");
    program.memories();
    let first = program.back_up(&memory);
    let chosen = program.folder.path().join("elsewhere").join("copies");
    program.change_settings(&[("backup_folder", json!(chosen))]).unwrap();
    let second = program.back_up(&memory);
    assert_eq!(second, chosen.join("One 2026-11-25.pkmemory").to_str().unwrap());
    let paths = || {
        let found: Backups = program.call("memory_backups", json!({ "memory": memory }));
        let mut paths: Vec<String> = found.backups.into_iter().map(|it| it.path).collect();
        paths.sort();
        (found.folder, paths)
    };
    let mut expected = vec![first.clone(), second.clone()];
    expected.sort();
    assert_eq!(paths(), (chosen.to_str().unwrap().to_owned(), expected.clone()));
    // Another name of the same folder, and back to the program's own: nothing is listed twice, nothing is lost.
    let same = chosen.join("..").join("copies");
    for folder in [json!(same), json!(chosen), json!("")] {
        program.change_settings(&[("backup_folder", folder)]).unwrap();
        assert_eq!(paths().1.len(), 2);
    }
    assert_eq!(paths().1, expected);
    let request = json!({ "memory": memory, "backup": second });
    let started: TaskStarted = program.call("memory_restore", request);
    assert!(matches!(program.ends(&started.task), Event::TaskRestored { .. }));
}

#[test]
fn a_folder_that_cannot_be_used_for_backups_is_refused() {
    let program = Program::new();
    let file = program.folder.path().join("notes.txt");
    fs::write(&file, "mine").unwrap();
    let check = |folder: Value, expected: ErrorCode| {
        let error = program.change_settings(&[("backup_folder", folder)]).unwrap_err();
        assert_eq!(error.code, expected, "{error:?}");
        assert!(!error.hint.is_empty() && error.args.contains_key("path"), "{error:?}");
    };
    check(json!(file), ErrorCode::FileUnreadable);
    check(json!(file.join("in it")), ErrorCode::FileUnreadable);
    check(json!("somewhere"), ErrorCode::FileMissing);
    let start: Start = program.call("start", json!({}));
    assert_eq!(start.settings.backup_folder, "");
}

/// The first copy of a memory that was copied by hand is due although the other one has one of today.
#[test]
fn a_memory_and_its_copy_are_backed_up_apart() {
    let program = Program::new();
    let memory = program.create("One");
    program.import(&memory, "huis\thouse\n");
    let path = program.memories().remove(0).path;
    program.back_up(&memory);
    // Added while the first is away, or it would be refused.
    let folder = program.stop();
    let copy = folder.path().join("One.pkmemory");
    fs::rename(&path, &copy).unwrap();
    let program = Program::start(folder);
    program.call::<Memories>("memory_add", json!({ "path": copy }));
    let folder = program.stop();
    fs::copy(&copy, &path).unwrap();
    let program = Program::start(folder);
    program.app.close();
    program.app.close();
    let found: Backups = program.call("memory_backups", json!({ "memory": memory }));
    let mut kinds: Vec<BackupKind> = found.backups.iter().map(|it| it.kind).collect();
    kinds.sort_by_key(|kind| format!("{kind:?}"));
    assert_eq!(kinds, [BackupKind::Backup, BackupKind::OtherFile]);
}

/// Units are named by their memory's own id, so that two files with one id cannot both be used.
#[test]
fn a_copy_of_a_memory_is_not_taken_for_another_one() {
    let program = Program::new();
    let memory = program.create("One");
    program.import(&memory, "huis\thouse\n");
    let path = program.memories().remove(0).path;
    let copy = program.folder.path().join("copied.pkmemory");
    program.app.close();
    fs::copy(&path, &copy).unwrap();
    let refused = program.try_call("memory_add", json!({ "path": copy })).unwrap_err();
    assert_eq!((refused.code, refused.args["name"].as_str()), (ErrorCode::MemoryTwice, "One"));
    assert_eq!(program.memories().len(), 1);
    // Put on the list while the other one was away.
    let folder = program.stop();
    let aside = folder.path().join("aside");
    fs::rename(&path, &aside).unwrap();
    let program = Program::start(folder);
    program.call::<Memories>("memory_add", json!({ "path": copy }));
    let folder = program.stop();
    fs::rename(&aside, &path).unwrap();
    let program = Program::start(folder);
    let [first, second] = program.memories().try_into().unwrap();
    assert_eq!((first.memory.as_str(), first.error), (memory.as_str(), None));
    assert_eq!((second.error.unwrap().code, second.units), (ErrorCode::MemoryTwice, 0));
    assert_eq!(program.matches("huis").len(), 1);
    assert_eq!(program.matches("huis")[0].also_in, 0);
    let left: Memories = program.call("memory_forget", json!({ "memory": second.memory }));
    assert_eq!(left.memories.len(), 1);
}

#[test]
fn a_memory_is_written_as_a_task_and_what_is_broken_off_leaves_nothing() {
    let program = Program::new();
    let memory = program.create("One");
    let tsv: String = (0..3000).map(|at| format!("zin {at}\tsentence {at}\n")).collect();
    program.import(&memory, &tsv);
    for name in ["out.tmx", "out.csv", "out.xlsx"] {
        let path = program.folder.path().join(name);
        let request = json!({ "memory": memory, "path": path });
        let started: TaskStarted = program.call("memory_export", request.clone());
        assert_eq!(program.begins(&started.task), ("export".to_owned(), 0, 3000), "{name}");
        let Event::TaskExported { exported, .. } = program.ends(&started.task) else { panic!("{name}") };
        assert_eq!((exported.path.as_str(), exported.units), (path.to_str().unwrap(), 3000));
        fs::remove_file(&path).unwrap();
        let started: TaskStarted = program.call("memory_export", request);
        program.call::<Empty>("task_cancel", json!({ "task": started.task }));
        match program.ends(&started.task) {
            Event::TaskFailed { error, .. } => {
                assert_eq!(error.code, ErrorCode::Cancelled);
                assert!(!path.exists(), "{name}");
            }
            // It may be done before it is asked to stop; it is never half.
            ended => assert!(matches!(ended, Event::TaskExported { .. }) && path.exists(), "{ended:?}"),
        }
    }
    let left: Vec<_> =
        fs::read_dir(program.folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
    let request = json!({ "memory": memory, "path": program.folder.path().join("no").join("out.tmx") });
    let started: TaskStarted = program.call("memory_export", request);
    let Event::TaskFailed { error, .. } = program.ends(&started.task) else { panic!("it was written") };
    assert_eq!(error.code, ErrorCode::FileMissing);
}

/// The window says why in the reader's language, by the code.
#[test]
fn a_line_that_is_left_out_says_why_by_a_code() {
    let program = Program::new();
    let memory = program.create("One");
    let table = program.folder.path().join("words.tsv");
    fs::write(&table, "huis\thouse\nboom\npeer\t \n").unwrap();
    let request = json!({ "memory": memory, "paths": [table], "from": "nl", "to": "en" });
    let started: TaskStarted = program.call("memory_import", request);
    let Event::TaskImported { report, .. } = program.ends(&started.task) else { panic!("it was refused") };
    let told: Vec<(u32, LeftOut)> = report.files[0].skipped.iter().map(|it| (it.line, it.code)).collect();
    assert_eq!(told, [(2, LeftOut::TabMissing), (3, LeftOut::TargetEmpty)]);
}

/// The window asks for the languages of a file only when this says that they are needed.
#[test]
fn a_file_that_does_not_say_its_languages_says_that_it_needs_them() {
    let program = Program::new();
    let memory = program.create("Press");
    let table = program.folder.path().join("words.tsv");
    fs::write(&table, "de brug\tthe bridge\n").unwrap();
    let request = json!({ "memory": memory, "paths": [table], "from": null, "to": null });
    let started: TaskStarted = program.call("memory_import", request);
    let Event::TaskFailed { error, .. } = program.ends(&started.task) else { panic!("it was read") };
    assert_eq!(error.code, ErrorCode::ImportFailed);
    assert_eq!(error.args.get("needs").map(String::as_str), Some("languages"));
    assert_eq!(program.units(Some(&memory), &json!({})).total, 0);
}
