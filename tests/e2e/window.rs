//! One window under WebDriver: starting it, killing it, finding and waiting.
//!
//! Clicks and keys go as separate requests: WebKit settles the selection between them.

use crate::desk::Desk;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

const PATIENCE: Duration = Duration::from_secs(15);

pub(crate) struct Window {
    driver: WebDriver,
    server: Child,
}

/// The program as cargo built it for this run, with the interface inside.
fn program() -> PathBuf {
    let mut folder = std::env::current_exe().expect("this test has a path");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    let program = folder.join("persklaar");
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
        let server = Command::new("/usr/bin/WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("PERSKLAAR_DATA", desk.path("data"))
            .env("PERSKLAAR_SEPARATE", "1")
            .env("HOME", desk.path("home"))
            .env("XDG_DATA_HOME", desk.path("home"))
            .env("LC_ALL", "en_GB.UTF-8")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the driver starts");
        let mut capabilities = Capabilities::new();
        let browser = serde_json::json!({ "binary": program(), "args": arguments });
        capabilities.set("webkitgtk:browserOptions", browser).expect("capabilities");
        let driver = connect(port, &capabilities).await;
        let window = Self { driver, server };
        window.find("#app > *, body > *").await;
        window
    }

    /// Closes the window as a person does and waits until the program has ended.
    pub(crate) async fn close(mut self) {
        let _ = self.driver.clone().quit().await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let _ = self.server.kill();
        let _ = self.server.wait();
    }

    /// Kills the program at once, as a power cut would.
    pub(crate) async fn kill(mut self, desk: &Desk) {
        let data = desk.path("data").display().to_string();
        for process in processes_with(&data) {
            let _ = Command::new("kill").args(["-9", &process.to_string()]).status();
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
        tokio::time::sleep(Duration::from_millis(200)).await;
    }

    /// The first element that fits and is shown, once there is one.
    pub(crate) async fn find(&self, css: &str) -> WebElement {
        let start = Instant::now();
        loop {
            if let Ok(found) = self.driver.find(By::Css(css)).await {
                return found;
            }
            if start.elapsed() > PATIENCE {
                let _ =
                    self.driver.screenshot(&std::env::temp_dir().join("persklaar-window-failed.png")).await;
                panic!("{css} did not appear; the page says: {}", self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Clicks the button or link with this text.
    pub(crate) async fn click(&self, text: &str) {
        let start = Instant::now();
        let path = format!("//button[contains(normalize-space(.), {text:?})]");
        while start.elapsed() < PATIENCE {
            if let Ok(found) = self.driver.find(By::XPath(path.as_str())).await
                && found.click().await.is_ok()
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no button says {text:?}; the page says: {}", self.text().await);
    }

    /// Everything that is written on the screen.
    pub(crate) async fn text(&self) -> String {
        let script = "return document.body.innerText";
        let answer = self.driver.execute(script, Vec::new()).await;
        answer.ok().and_then(|answer| answer.convert::<String>().ok()).unwrap_or_default()
    }

    /// Evaluates an expression in the page.
    pub(crate) async fn eval(&self, expression: &str) -> serde_json::Value {
        let answer = self.driver.execute(format!("return {expression}"), Vec::new()).await;
        answer.map(|answer| answer.json().clone()).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Waits until an expression in the page is true.
    pub(crate) async fn until(&self, expression: &str) {
        let start = Instant::now();
        while self.eval(&format!("Boolean({expression})")).await != true {
            if start.elapsed() > PATIENCE {
                panic!("never true: {expression}; the page says: {}", self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Types into whatever has the focus.
    pub(crate) async fn keys(&self, keys: impl AsRef<str>) {
        let actions = self.driver.action_chain().send_keys(keys.as_ref());
        actions.perform().await.expect("the keys are typed");
    }

    /// Presses a key with modifiers held.
    pub(crate) async fn chord(&self, modifiers: &[Key], key: impl Into<char>) {
        let key: char = key.into();
        let mut actions = self.driver.action_chain();
        for modifier in modifiers {
            actions = actions.key_down(modifier.clone());
        }
        actions = actions.key_down(key).key_up(key);
        for modifier in modifiers {
            actions = actions.key_up(modifier.clone());
        }
        actions.perform().await.expect("the keys are pressed");
    }

    /// The target of a segment as it stands on the screen, chips left out.
    pub(crate) async fn target(&self, number: u32) -> String {
        self.eval(&format!("window.__target?.({number}) ?? ''")).await.as_str().unwrap_or_default().to_owned()
    }

    /// A picture of the window, for people.
    pub(crate) async fn picture(&self, path: &Path) {
        self.driver.screenshot(path).await.expect("a picture");
    }
}

async fn connect(port: u16, capabilities: &Capabilities) -> WebDriver {
    let start = Instant::now();
    loop {
        match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities.clone()).await {
            Ok(driver) => return driver,
            Err(error) if start.elapsed() > PATIENCE => panic!("no window: {error}"),
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
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
            command.trim() == "persklaar" && String::from_utf8_lossy(&environment).contains(&wanted)
        })
        .collect()
}
