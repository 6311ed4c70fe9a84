//! A translator's desk for one test: folders of its own, the sample release as a file, and a memory that knows it.

use persklaar_app::contract::Memories;
use persklaar_app::{App, Places, SAMPLE_MEMORY, SAMPLE_RELEASE};
use persklaar_tests::host::TestHost;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        std::fs::create_dir_all(desk.path("home")).expect("a home");
        std::fs::write(desk.path("release.html"), SAMPLE_RELEASE).expect("the sample is written");
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn app(&self) -> App {
        let places = Places { data: self.path("data"), documents: self.path("exports") };
        App::open(places, Arc::new(TestHost::default()), None).expect("the application opens")
    }

    /// Fills the receiving memory with the sample's units, and names the author.
    pub(crate) async fn with_memory(&self) {
        let app = self.app();
        let start = ask(&app, "start", json!({})).await;
        let memory = start["memories"]["memories"][0]["memory"].clone();
        let file = self.path("memory.tmx");
        std::fs::write(&file, SAMPLE_MEMORY).expect("the memory is written");
        ask(&app, "memory_import", json!({ "memory": memory, "paths": [file] })).await;
        let patience = Instant::now();
        while units(&app).await == 0 {
            assert!(patience.elapsed() < Duration::from_secs(30), "the memory was not imported");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        app.close();
    }

    /// The one job that the window made.
    pub(crate) fn job(&self) -> PathBuf {
        let entries = std::fs::read_dir(self.path("data/jobs")).expect("a folder of jobs");
        let mut jobs = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "persklaar"));
        jobs.next().expect("a job")
    }

    /// The text of the release, or of a page beside it.
    pub(crate) fn exported(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

async fn ask(app: &App, command: &str, request: Value) -> Value {
    app.call(command, request).await.unwrap_or_else(|error| panic!("{command}: {error}"))
}

async fn units(app: &App) -> u32 {
    let list: Memories = serde_json::from_value(ask(app, "memory_list", json!({})).await).expect("a list");
    list.memories.iter().map(|memory| memory.units).sum()
}
