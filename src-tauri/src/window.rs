//! The window: its navigation rules, files dropped on it, and second starts of the program.

use persklaar_app::contract::Event;
use std::path::Path;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, WebviewWindowBuilder, WindowEvent};

pub(crate) const LABEL: &str = "main";
/// The name of the event that carries [`Event`].
pub(crate) const CHANNEL: &str = "persklaar";

/// Opens the one window as tauri.conf.json describes it. Nothing but the interface itself can be navigated to.
pub(crate) fn open(handle: &AppHandle) -> tauri::Result<()> {
    let Some(config) = handle.config().app.windows.iter().find(|window| window.label == LABEL).cloned()
    else {
        return Ok(());
    };
    let window = WebviewWindowBuilder::from_config(handle, &config)?.on_navigation(is_own_page).build()?;
    let handle = handle.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
            paths.iter().take(1).for_each(|path| offer(&handle, path));
        }
    });
    Ok(())
}

fn is_own_page(url: &tauri::Url) -> bool {
    let own_host = matches!(url.host_str(), Some("localhost" | "tauri.localhost"));
    match url.scheme() {
        "tauri" | "pkpreview" => own_host,
        "http" => url.host_str() == Some("tauri.localhost") || (cfg!(debug_assertions) && own_host),
        _ => false,
    }
}

/// A second start hands its file to the window that is there.
pub(crate) fn second_start(handle: &AppHandle, arguments: &[String], folder: &str) {
    if let Some(path) = arguments.iter().skip(1).find(|argument| !argument.starts_with('-')) {
        offer(handle, &Path::new(folder).join(path));
    }
    if let Some(window) = handle.get_webview_window(LABEL) {
        // A window that cannot be raised is still there; the file was offered all the same.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn offer(handle: &AppHandle, path: &Path) {
    let event = Event::FileOffered { path: path.to_string_lossy().into_owned() };
    if let Err(error) = handle.emit(CHANNEL, event) {
        log::warn!("the window did not hear of a file: {error}");
    }
}
