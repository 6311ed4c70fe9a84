//! The main job in the real window, and what must survive.

use crate::desk::Desk;
use crate::window::{Window, can_drive};
use std::sync::Mutex;
use tokio::runtime::Runtime;

/// One window at a time: they share the display and its focus.
static DISPLAY: Mutex<()> = Mutex::new(());

fn drive(work: impl Future<Output = ()>) {
    let _one = DISPLAY.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if can_drive() {
        Runtime::new().expect("a runtime").block_on(work);
    }
}

#[test]
fn explore() {
    drive(async {
        let desk = Desk::new();
        desk.with_memory().await;
        let window = Window::open(&desk, &[&desk.path("release.html")]).await;
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        window.picture(&desk.path("1.png")).await;
        window.click("Start").await;
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        window.picture(&desk.path("2.png")).await;
        println!("{}", window.text().await);
        window.close().await;
    });
}
