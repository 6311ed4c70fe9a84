//! What the use cases ask of the desktop: dialogs, the browser, the folder, the keychain, events.

use crate::window::CHANNEL;
use persklaar_app::Host;
use persklaar_app::contract::{AppError, ErrorCode, Event};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Emitter};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_plugin_opener::OpenerExt;

const RELEASES: &[&str] =
    &["html", "htm", "xhtml", "md", "markdown", "mdown", "mkd", "docx", "txt", "text", "persklaar"];
const RULES: &[&str] = &["srx"];
const MEMORIES: &[&str] =
    &["tmx", "xlf", "xliff", "sdlxliff", "mqxliff", "mxliff", "po", "xlsx", "csv", "tsv", "txt", "pkmemory"];

pub(crate) struct ShellHost {
    handle: AppHandle,
    /// Kept, because on Linux what was copied is gone with it.
    clipboard: Mutex<Option<arboard::Clipboard>>,
}

impl ShellHost {
    pub(crate) fn new(handle: AppHandle) -> Self {
        Self { handle, clipboard: Mutex::default() }
    }

    fn cannot_show(&self, path: &Path, error: &tauri_plugin_opener::Error) -> AppError {
        log::warn!("the system did not open a file: {error}");
        AppError::new(
            ErrorCode::FileUnreadable,
            format!("The system could not open {}.", path.display()),
            "Open it from your file browser.",
        )
        .with("path", path.display())
    }
}

impl Host for ShellHost {
    fn emit(&self, event: Event) {
        if let Err(error) = self.handle.emit(CHANNEL, event) {
            log::warn!("the window did not hear of an event: {error}");
        }
    }

    fn system_languages(&self) -> Vec<String> {
        sys_locale::get_locales().collect()
    }

    fn pick_document(&self) -> Result<Option<PathBuf>, AppError> {
        let picked = self.handle.dialog().file().add_filter("Persklaar", RELEASES).blocking_pick_file();
        Ok(picked.and_then(into_path))
    }

    fn pick_memory_files(&self) -> Result<Vec<PathBuf>, AppError> {
        let picked = self
            .handle
            .dialog()
            .file()
            .add_filter("TMX, XLIFF, PO, XLSX, CSV, TSV", MEMORIES)
            .blocking_pick_files();
        Ok(picked.unwrap_or_default().into_iter().filter_map(into_path).collect())
    }

    fn pick_rules(&self) -> Result<Option<PathBuf>, AppError> {
        let picked = self.handle.dialog().file().add_filter("SRX", RULES).blocking_pick_file();
        Ok(picked.and_then(into_path))
    }

    fn pick_save(&self, suggested: &Path) -> Result<Option<PathBuf>, AppError> {
        let mut dialog = self.handle.dialog().file();
        if let Some(name) = suggested.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        if let Some(folder) = suggested.parent() {
            dialog = dialog.set_directory(folder);
        }
        Ok(dialog.blocking_save_file().and_then(into_path))
    }

    fn pick_folder(&self, from: &Path) -> Result<Option<PathBuf>, AppError> {
        let mut dialog = self.handle.dialog().file();
        if from.is_dir() {
            dialog = dialog.set_directory(from);
        }
        Ok(dialog.blocking_pick_folder().and_then(into_path))
    }

    fn open_in_browser(&self, path: &Path) -> Result<(), AppError> {
        let opened = self.handle.opener().open_path(path.to_string_lossy(), None::<&str>);
        opened.map_err(|error| self.cannot_show(path, &error))
    }

    fn copy(&self, text: &str, is_html: bool) -> Result<(), AppError> {
        let mut kept = self.clipboard.lock().unwrap_or_else(PoisonError::into_inner);
        let copied = match kept.take().map_or_else(arboard::Clipboard::new, Ok) {
            Ok(mut clipboard) => {
                let set = clipboard.set();
                let copied = if is_html { set.html(text, Some(text)) } else { set.text(text) };
                *kept = Some(clipboard);
                copied
            }
            Err(error) => Err(error),
        };
        copied.map_err(|error| {
            log::warn!("nothing was copied: {error}");
            let message = "The clipboard of this computer cannot be used.";
            AppError::new(ErrorCode::ClipboardMissing, message, "Export the page to a file instead.")
        })
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), AppError> {
        let shown = self.handle.opener().reveal_item_in_dir(path);
        shown.map_err(|error| self.cannot_show(path, &error))
    }

    fn key(&self, endpoint: &str) -> Option<String> {
        persklaar_app::keychain::key(endpoint)
    }

    fn keep_key(&self, endpoint: &str, key: Option<&str>) -> Result<(), AppError> {
        persklaar_app::keychain::keep(endpoint, key)
    }
}

fn into_path(picked: FilePath) -> Option<PathBuf> {
    picked.into_path().ok()
}
