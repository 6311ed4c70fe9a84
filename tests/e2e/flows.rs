//! The main job in the real window, and what must survive.

use crate::desk::Desk;
use crate::window::{TARGET, Window, can_drive, program};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Mutex;
use std::time::Duration;
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

/// One window at a time: they share the display and its focus.
static DISPLAY: Mutex<()> = Mutex::new(());
const LIMIT: Duration = Duration::from_secs(90);

const TITLE: &str = "Zeeland’s creeks fail the swimming standard";
const LEAD: &str = "In 14 of the 22 creeks studied in Zeeland, the water is too dirty to swim in safely.";
const TWICE: &str = "The counts continue all year round.";

pub(crate) fn drive(work: impl Future<Output = ()>) {
    let _one = DISPLAY.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if can_drive() {
        let limited = async { tokio::time::timeout(LIMIT, work).await.expect("the test ends in time") };
        Runtime::new().expect("a runtime").block_on(limited);
    }
}

/// Opens the sample release by its path and starts, with the keys alone. `prefill`: whether known sentences are filled in.
async fn start(desk: &Desk, prefill: bool) -> Window {
    let window = Window::open(desk, &[&desk.path("release.html")]).await;
    window.says("364 words in 46 segments").await;
    if !prefill {
        tab_back_to(&window, "input[type=checkbox]").await;
        window.keys(" ").await;
        window.until("!document.querySelector('input[type=checkbox]').checked").await;
        tab_to(&window, "button.primary").await;
    }
    window.until("document.activeElement.matches('button.primary:not(:disabled)')").await;
    window.press(Key::Enter).await;
    window.entered(1).await;
    window
}

async fn tab_to(window: &Window, css: &str) {
    tab(window, &[], css).await;
}

async fn tab_back_to(window: &Window, css: &str) {
    tab(window, &[Key::Shift], css).await;
}

async fn tab(window: &Window, modifiers: &[Key], css: &str) {
    for _ in 0..12 {
        if window.eval(&format!("document.activeElement.matches({css:?})")).await == true {
            return;
        }
        window.chord(modifiers, Key::Tab).await;
    }
    panic!("Tab does not reach {css}; the page says: {}", window.text().await);
}

#[test]
fn the_main_job_with_keys_alone() {
    drive(async {
        let desk = Desk::new();
        desk.with_memory().await;
        let window = start(&desk, false).await;
        translate(&window).await;
        undo_over_segments(&window).await;
        export(&window).await;
        // What was left in Dutch says so; for two sentences that takes an element of its own.
        let page = desk.exported("release.en-GB.html");
        assert!(page.contains("<title lang=\"nl\">"), "{page}");
        assert_eq!(page.replace(" lang=\"nl\"", ""), expected(&desk.exported("release.html")));
        window.close().await;
    });
}

async fn translate(window: &Window) {
    window.go_to(9).await;
    window.until("document.querySelector('.beside').innerText.includes('83 %')").await;
    window.chord(&[Key::Control], '1').await;
    window.stands(9, "draft", "Zeeland’s creeks fail the oxygen standard").await;
    window.chord(&[Key::Control], 'a').await;
    window.keys(TITLE).await;
    window.confirm_to(10).await;
    // The same words stand in the texts for search engines and social media.
    window.go_to(4).await;
    window.stands(4, "prefilled", TITLE).await;

    window.go_to(10).await;
    window.chord(&[Key::Control], 't').await;
    window.keys("Goes, 12 March 2026").await;
    window.chord(&[Key::Control], 't').await;
    window.keys(format!(" – {LEAD}")).await;
    window.stands(10, "draft", &format!("[1Goes, 12 March 20261] – {LEAD}")).await;
    // The tag moves to the words that are selected.
    window.chord(&[Key::Control], Key::Home).await;
    window.press(Key::Right).await;
    window.chord(&[Key::Control, Key::Shift], Key::Right).await;
    window.chord(&[Key::Alt], '1').await;
    window.stands(10, "draft", &format!("[1Goes1], 12 March 2026 – {LEAD}")).await;
    window.confirm_to(11).await;

    // By number and not typed: typing may be stored, and taken back, in more than one step.
    window.go_to(12).await;
    window.until("document.querySelector('.beside').innerText.includes('86 %')").await;
    window.chord(&[Key::Control], '1').await;
    window.stands(12, "draft", TWICE).await;
    window.confirm_to(13).await;
    window.says("Segment 12 confirmed, and").await;
    window.go_to(39).await;
    window.stands(39, "prefilled", TWICE).await;
}

/// The caret is in the last of three segments that were worked on; the steps back are those of the job.
async fn undo_over_segments(window: &Window) {
    window.chord(&[Key::Control], 'z').await;
    window.entered(12).await;
    window.stands(12, "draft", TWICE).await;
    window.chord(&[Key::Control], 'z').await;
    window.stands(12, "empty", "").await;
    window.chord(&[Key::Control], 'z').await;
    window.entered(10).await;
    window.stands(10, "draft", &format!("[1Goes1], 12 March 2026 – {LEAD}")).await;

    window.chord(&[Key::Control], 'y').await;
    window.stands(10, "confirmed", &format!("[1Goes1], 12 March 2026 – {LEAD}")).await;
    for state in ["draft", "confirmed"] {
        window.chord(&[Key::Control], 'y').await;
        window.stands(12, state, TWICE).await;
    }
    window.go_to(39).await;
    window.stands(39, "prefilled", TWICE).await;
}

pub(crate) async fn export(window: &Window) {
    window.chord(&[Key::Control, Key::Shift], 'e').await;
    window.says("Almost ready for the press").await;
    window.until("document.activeElement.matches('dialog[open] button.primary')").await;
    tab_back_to(window, "dialog[open] input[type=radio]").await;
    for _ in 0..3 {
        if window.eval("document.activeElement.value").await == "source" {
            break;
        }
        window.press(Key::Right).await;
    }
    window.until("document.querySelector('dialog[open] input[value=source]').checked").await;
    tab_to(window, "dialog[open] .actions button:nth-last-child(2)").await;
    window.press(Key::Enter).await;
    window.says("Proved:").await;
}

/// The sample with what was translated in its place, and not a byte else.
fn expected(sample: &str) -> String {
    let title = "Zeeuwse kreken halen de zwemnorm niet";
    let twice = "De metingen gaan het hele jaar door.";
    let lead = "<strong>Goes, 12&nbsp;maart 2026</strong> &ndash; In 14 van de 22 onderzochte kreken in Zeeland is het\n      water te vuil om er veilig te zwemmen.";
    let replaced = sample
        .replace(&format!("<title>{title}"), "<title>\0")
        .replace(title, TITLE)
        .replace('\0', title)
        .replace(twice, TWICE)
        .replace(lead, &format!("<strong>Goes</strong>, 12 March 2026 – {LEAD}"));
    let marked = [("Dat blijkt uit", "vandaag publiceert."), ("Alle meetreeksen", "vrij van rechten.")];
    let marked = marked.iter().fold(replaced, |page, (first, last)| {
        page.replace(first, &format!("<span>{first}")).replace(last, &format!("{last}</span>"))
    });
    marked
        .replace("<html lang=\"nl\"", "<html lang=\"en-GB\"")
        .replace("nl_NL", "en_GB")
        .replace("\"inLanguage\": \"nl\"", "\"inLanguage\": \"en-GB\"")
}

#[test]
fn what_was_typed_survives_a_kill() {
    drive(async {
        let desk = Desk::new();
        let window = start(&desk, true).await;
        window.go_to(10).await;
        window.keys("the middle").await;
        window.go_to(9).await;
        window.keys("A heading").await;
        // Home at once: the caret must not be put back to where the focus set it.
        window.chord(&[Key::Control], Key::Enter).await;
        window.press(Key::Home).await;
        window.keys("From the start to ").await;
        window.stands(10, "draft", "From the start to the middle").await;
        window.press(Key::End).await;
        window.keys(" of an unfini").await;
        // As long as typed text may take to the file, and a little more.
        tokio::time::sleep(Duration::from_millis(550)).await;
        window.kill().await;

        let window = Window::open(&desk, &[]).await;
        window.click_css(".recent .open").await;
        window.entered(10).await;
        window.stands(9, "confirmed", "A heading").await;
        window.stands(10, "draft", "From the start to the middle of an unfini").await;
        window.close().await;
    });
}

#[test]
fn language_and_theme_are_kept() {
    drive(async {
        let desk = Desk::new();
        let window = Window::open(&desk, &[]).await;
        window.click("Settings").await;
        window.says("Looks").await;
        window.click_css("#ui-language option[value=nl]").await;
        window.says("Instellingen").await;
        window.click_css("input[name=theme][value=dark]").await;
        window.until("document.documentElement.dataset.theme === 'dark'").await;
        window.close().await;

        let window = Window::open(&desk, &[]).await;
        window.says("Welk bericht vertalen we?").await;
        window.until("document.documentElement.dataset.theme === 'dark'").await;
        window.until("document.documentElement.lang.startsWith('nl')").await;
        window.close().await;
    });
}

#[test]
fn the_window_and_the_command_line_share_a_job() {
    drive(async {
        let desk = Desk::new();
        let window = start(&desk, true).await;
        window.keys("From the window").await;
        window.saved().await;
        let job = desk.job();

        let refused = set(&desk, &job, "From the command line");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success(), "the job was written while the window had it open");
        assert!(said.contains("persklaar (process "), "names no writer: {said}");
        window.stands(1, "draft", "From the window").await;
        window.close().await;

        let done = set(&desk, &job, "From the command line");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let window = Window::open(&desk, &[&job]).await;
        window.until(TARGET).await;
        window.stands(1, "draft", "From the command line").await;
        window.close().await;
    });
}

fn set(desk: &Desk, job: &Path, target: &str) -> Output {
    let mut command = Command::new(program("persklaar-cli"));
    command.env("PERSKLAAR_DATA", desk.path("data")).arg("set").args(["--target", target]).arg(job).arg("1");
    command.output().expect("the command runs")
}

#[test]
fn what_cannot_be_opened_is_said() {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    drive(async {
        let desk = Desk::new();
        let cases: [(&str, &[u8], &str); 4] = [
            ("empty.html", b"", "empty.html holds no text to translate."),
            ("picture.html", PNG, "picture.html is not a release that Persklaar can read."),
            ("nothing.persklaar", b"", "is not a Persklaar translation."),
            ("gone.html", b"-", "gone.html is not there any more."),
        ];
        for (name, bytes, words) in cases {
            let path = desk.path(name);
            if name != "gone.html" {
                std::fs::write(&path, bytes).expect("the file is written");
            }
            let window = Window::open(&desk, &[&path]).await;
            window.says(words).await;
            window.says("Which release are we translating?").await;
            window.click("Try it").await;
            window.says("364 words in 46 segments").await;
            window.close().await;
            if name != "gone.html" {
                assert_eq!(std::fs::read(&path).expect("still there"), bytes, "{name} was changed");
            }
        }
    });
}
