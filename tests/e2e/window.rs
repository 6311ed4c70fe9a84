//! One window under WebDriver: starting it, closing it, killing it, and what a person does and sees in it.
//!
//! A click and the keys after it go as separate requests: WebKit settles the selection between them. No pictures are
//! taken: without a GPU WebKit never answers a request for one.

use crate::desk::Desk;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

const PATIENCE: Duration = Duration::from_secs(10);
const REQUEST: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(30);

/// The editing view while it has the focus, as an expression in the page.
pub(crate) const TARGET: &str = "document.activeElement.closest('.target-text')";

pub(crate) struct Window {
    driver: Option<WebDriver>,
    server: Child,
    /// The data folder, by which the program is told from others.
    data: String,
}

/// A program as cargo built it for this run, the window with the interface inside.
pub(crate) fn program(name: &str) -> PathBuf {
    let mut folder = std::env::current_exe().expect("this test has a path");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    let program = folder.join(name);
    assert!(program.is_file(), "{} is not built; run make test", program.display());
    program
}

/// Whether a window can be driven here; says why not.
#[expect(clippy::print_stderr, reason = "a skipped test says why")]
pub(crate) fn can_drive() -> bool {
    let driver = Path::new("/usr/bin/WebKitWebDriver").exists();
    let display = std::env::var_os("DISPLAY").is_some();
    if !(driver && display) {
        eprintln!("skipped: no WebKitWebDriver or no display; make test brings both");
    }
    driver && display
}

impl Window {
    /// Opens the program with these arguments and waits for its first screen.
    pub(crate) async fn open(desk: &Desk, arguments: &[&Path]) -> Self {
        let port = free_port();
        let data = desk.path("data");
        let server = serve(desk, &data, port);
        let mut window = Self { driver: None, server, data: data.display().to_string() };
        let mut capabilities = Capabilities::new();
        let browser = json!({ "binary": program("persklaar"), "args": arguments });
        capabilities.set("webkitgtk:browserOptions", browser).expect("capabilities");
        window.driver = Some(connect(port, &capabilities).await);
        window.until("document.querySelector('h1, h2, .doc')").await;
        window
    }

    /// Ends the session, which closes the window, and waits until the program is gone. Stopping the driver before that
    /// would leave the program behind.
    pub(crate) async fn close(mut self) {
        let programs = processes_with(&self.data);
        if let Some(driver) = self.driver.take() {
            let _ = driver.quit().await;
        }
        gone(&programs).await;
    }

    /// Kills the program at once, as a power cut would.
    pub(crate) async fn kill(self) {
        gone(&self.kill_programs()).await;
    }

    fn kill_programs(&self) -> Vec<u32> {
        let programs = processes_with(&self.data);
        for program in &programs {
            let _ = Command::new("kill").args(["-9", &program.to_string()]).status();
        }
        programs
    }

    fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the window is open")
    }

    /// Clicks the button that holds this text.
    pub(crate) async fn click(&self, text: &str) {
        self.click_at(By::XPath(format!("//button[contains(normalize-space(.), {text:?})]"))).await;
    }

    /// Clicks what a selector names, once it is there and can be clicked.
    pub(crate) async fn click_css(&self, css: &str) {
        self.click_at(By::Css(css)).await;
    }

    async fn click_at(&self, by: By) {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Ok(found) = self.driver().find(by.clone()).await
                && found.click().await.is_ok()
            {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
        panic!("{by:?} cannot be clicked; the page says: {}", self.text().await);
    }

    /// Everything that is written on the screen.
    pub(crate) async fn text(&self) -> String {
        let answer = self.driver().execute("return document.body.innerText", Vec::new()).await;
        answer.ok().and_then(|answer| answer.convert::<String>().ok()).unwrap_or_default()
    }

    /// Waits until these words are on the screen.
    pub(crate) async fn says(&self, words: &str) {
        self.until(&format!("document.body.innerText.includes({words:?})")).await;
    }

    /// Evaluates an expression in the page.
    pub(crate) async fn eval(&self, expression: &str) -> Value {
        let answer = self.driver().execute(format!("return {expression}"), Vec::new()).await;
        answer.map(|answer| answer.json().clone()).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Waits until an expression in the page is true.
    pub(crate) async fn until(&self, expression: &str) {
        let start = Instant::now();
        while self.eval(&format!("Boolean({expression})")).await != true {
            if start.elapsed() > PATIENCE {
                panic!("never true: {expression}; the page says: {}", self.text().await);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Types into whatever has the focus.
    pub(crate) async fn keys(&self, keys: impl AsRef<str>) {
        let actions = self.driver().action_chain().send_keys(keys.as_ref());
        actions.perform().await.expect("the keys are typed");
    }

    /// Presses one key.
    pub(crate) async fn press(&self, key: Key) {
        self.chord(&[], key).await;
    }

    /// Presses a key with modifiers held.
    pub(crate) async fn chord(&self, modifiers: &[Key], key: impl Into<char>) {
        let key: char = key.into();
        let mut actions = self.driver().action_chain();
        for modifier in modifiers {
            actions = actions.key_down(modifier.clone());
        }
        actions = actions.key_down(key).key_up(key);
        for modifier in modifiers.iter().rev() {
            actions = actions.key_up(modifier.clone());
        }
        actions.perform().await.expect("the keys are pressed");
    }
}

/// What a translator does in the editor.
impl Window {
    /// Goes to a segment by its number, and waits until the caret stands in it.
    pub(crate) async fn go_to(&self, number: u32) {
        self.chord(&[Key::Control], 'g').await;
        self.until("document.activeElement.closest('dialog[open] input')").await;
        self.keys(number.to_string()).await;
        self.press(Key::Enter).await;
        self.entered(number).await;
    }

    /// Waits until the caret stands in a segment.
    pub(crate) async fn entered(&self, number: u32) {
        self.until(&format!("{TARGET}?.closest('[aria-posinset=\"{number}\"]')")).await;
    }

    /// Confirms, and waits until the caret stands in the segment after it.
    pub(crate) async fn confirm_to(&self, next: u32) {
        self.chord(&[Key::Control], Key::Enter).await;
        self.entered(next).await;
    }

    /// Waits until a segment in sight has this state and target; a tag's chip reads as its number, `[1` or `1]`.
    pub(crate) async fn stands(&self, number: u32, state: &str, target: &str) {
        let wanted = json!([true, target]);
        let start = Instant::now();
        loop {
            let seen = self.eval(&segment(number, state)).await;
            if seen == wanted {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "segment {number} is not {state} {target:?} but {seen}; the page says: {}",
                self.text().await
            );
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until everything that was typed is in the job file.
    pub(crate) async fn saved(&self) {
        self.until("document.querySelector('.under').innerText.includes('Saved')").await;
    }
}

impl Drop for Window {
    /// After a test that failed nothing is left behind that the next one could meet.
    fn drop(&mut self) {
        self.kill_programs();
        let _ = self.server.kill();
        let _ = self.server.wait();
        if let Some(driver) = self.driver.take() {
            let _ = driver.leak();
        }
    }
}

/// An expression for whether a row has a state, and for its target.
fn segment(number: u32, state: &str) -> String {
    format!(
        "(row => {{
            const target = row?.querySelector('.target')?.cloneNode(true);
            target?.querySelectorAll('.hidden-visually').forEach(hidden => hidden.remove());
            target?.querySelectorAll('.chip').forEach(chip => chip.replaceWith(
                chip.dataset.half === 'open' ? '[' + chip.dataset.tag : chip.dataset.tag + ']'));
            return [row?.classList.contains({state:?}) ?? false, (target?.textContent ?? '').trim()];
        }})(document.querySelector('.row[aria-posinset=\"{number}\"]'))"
    )
}

fn serve(desk: &Desk, data: &Path, port: u16) -> Child {
    Command::new("/usr/bin/WebKitWebDriver")
        .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("PERSKLAAR_DATA", data)
        .env("PERSKLAAR_SEPARATE", "1")
        .env("HOME", desk.path("home"))
        .env("XDG_DATA_HOME", desk.path("home"))
        .env("LC_ALL", "en_GB.UTF-8")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the driver starts")
}

async fn connect(port: u16, capabilities: &Capabilities) -> WebDriver {
    let start = Instant::now();
    loop {
        let address = format!("http://127.0.0.1:{port}");
        match WebDriver::builder(address, capabilities.clone()).request_timeout(REQUEST).await {
            Ok(driver) => return driver,
            Err(error) if start.elapsed() > PATIENCE => panic!("no window: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// Waits until processes have ended, with all they hold.
async fn gone(processes: &[u32]) {
    let start = Instant::now();
    while processes.iter().any(|process| runs(*process)) {
        assert!(start.elapsed() < PATIENCE, "the program did not end");
        tokio::time::sleep(PAUSE).await;
    }
}

/// A process whose parent has not asked after it yet stays listed, with its first thread dead. The other threads may die
/// later than the first, and locks go with the last of them.
fn runs(process: u32) -> bool {
    let state = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let dead = state.lines().any(|line| line.starts_with("State:") && line.contains('Z'));
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).map_or(0, Iterator::count);
    threads > usize::from(dead)
}

/// Processes of the program whose environment names this data folder.
fn processes_with(data: &str) -> Vec<u32> {
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = entries.filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    let wanted = format!("PERSKLAAR_DATA={data}");
    numbers
        .filter(|number| {
            let environment = std::fs::read(format!("/proc/{number}/environ")).unwrap_or_default();
            let command = std::fs::read_to_string(format!("/proc/{number}/comm")).unwrap_or_default();
            let mut entries = environment.split(|byte| *byte == 0);
            command.trim() == "persklaar" && entries.any(|entry| entry == wanted.as_bytes())
        })
        .collect()
}
