//! The shell: window, dialogs, files dropped or handed over, and one typed entry for every command.
//!
//! The only code that knows Tauri. What a command does is in `persklaar-app`; the shell carries names and JSON.

mod display;
mod entry;
mod host;
mod window;

use host::ShellHost;
use persklaar_app::{App, Places};
use std::process::ExitCode;
use std::sync::Arc;
use tauri::{AppHandle, Manager, RunEvent};

/// Runs the program until its window is closed.
pub fn run() -> ExitCode {
    if let Some(outcome) = display::prepare() {
        return outcome;
    }
    let offered = std::env::args_os().skip(1).find(|argument| !argument.to_string_lossy().starts_with('-'));
    let offered = offered.and_then(|path| std::path::absolute(path).ok());
    let outcome = plugins(tauri::Builder::default())
        .invoke_handler(tauri::generate_handler![entry::call])
        .setup(move |tauri| {
            let host = Arc::new(ShellHost::new(tauri.handle().clone()));
            let app = App::open(Places::of_user(), host, offered)?;
            app.keep_backups();
            tauri.manage(app);
            window::open(tauri.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!("tauri.conf.json"));
    match outcome {
        Ok(program) => {
            program.run(at_the_end);
            ExitCode::SUCCESS
        }
        Err(error) => {
            display::complain(&format!("Persklaar could not start: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Leaves every open job as a single file behind.
fn at_the_end(handle: &AppHandle, event: RunEvent) {
    if let (RunEvent::Exit, Some(app)) = (event, handle.try_state::<App>()) {
        app.close();
    }
}

/// `PERSKLAAR_SEPARATE` keeps tests and portable copies from handing their files to a program that runs already.
fn plugins(builder: tauri::Builder<tauri::Wry>) -> tauri::Builder<tauri::Wry> {
    let builder = if std::env::var_os("PERSKLAAR_SEPARATE").is_some() {
        builder
    } else {
        builder.plugin(tauri_plugin_single_instance::init(|handle, arguments, folder| {
            window::second_start(handle, &arguments, &folder);
        }))
    };
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_log::Builder::new().level(log::LevelFilter::Info).build())
}
