//! Word and Markdown files in the real window: opened, translated by keyboard, exported with their proof.

use crate::desk::Desk;
use crate::flows::{drive, export};
use crate::window::{Window, program};
use persklaar_tests::places::root;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use thirtyfour::prelude::*;

const TARGET: &str = "A first text of our own";

/// The texts of a file's segments, as the command line sees them.
fn texts(desk: &Desk, file: &Path) -> Vec<String> {
    let mut command = Command::new(program("persklaar-cli"));
    let output =
        command.env("PERSKLAAR_DATA", desk.path("data")).args(["segments", "--json"]).arg(file).output();
    let output = output.expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    let segments = answer["segments"].as_array().expect("segments");
    segments.iter().map(|segment| segment["text"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn translate_and_export(window: &Window) {
    window.until("document.activeElement.matches('button.primary:not(:disabled)')").await;
    window.press(Key::Enter).await;
    window.entered(1).await;
    window.keys(TARGET).await;
    window.confirm_to(2).await;
    export(window).await;
}

fn comes_back(name: &str, exported: &str) {
    drive(async {
        let desk = Desk::new();
        let file = desk.path(name);
        std::fs::copy(root().join("samples").join(name), &file).expect("the sample is copied");
        let window = Window::open(&desk, &[&file]).await;
        translate_and_export(&window).await;
        // The same words elsewhere in the release are filled in too.
        let source = texts(&desk, &file);
        let target = |text: &String| if *text == source[0] { TARGET.to_owned() } else { text.clone() };
        let expected: Vec<String> = source.iter().map(target).collect();
        assert_eq!(texts(&desk, &desk.path(exported)), expected);
        window.close().await;
    });
}

#[test]
fn a_word_file_comes_back() {
    comes_back("release.docx", "release.en-GB.docx");
}

#[test]
fn a_markdown_file_comes_back() {
    comes_back("release.md", "release.en-GB.md");
}
