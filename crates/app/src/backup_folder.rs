//! The folder where backups are put: the program's own, or one that a person chose.
//!
//! Backups stay where they are when another folder is chosen: the folders of before are remembered, and looked in.

use crate::app::Inner;
use crate::contract::{AppError, ErrorCode, Settings};
use crate::failure;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

impl Inner {
    /// Where backups are put.
    pub(crate) fn backup_folder(&self) -> PathBuf {
        self.folder_in(&self.store.settings())
    }

    /// Where backups are, or may be: the present folder first.
    pub(crate) fn backup_folders(&self) -> Vec<PathBuf> {
        let present = self.backup_folder();
        let before = self.store.backup_folders().into_iter().chain([self.own_backup_folder()]);
        let mut folders = vec![present];
        for folder in before {
            if !folders.iter().any(|known| is_same(known, &folder)) {
                folders.push(folder);
            }
        }
        folders
    }

    /// Refuses a folder that cannot be used, where another one is chosen than before; and remembers that one.
    pub(crate) fn change_backup_folder(&self, before: &Settings, after: &Settings) -> Result<(), AppError> {
        if before.backup_folder == after.backup_folder {
            return Ok(());
        }
        let (old, new) = (self.folder_in(before), self.folder_in(after));
        check(&new)?;
        let mut known = self.store.backup_folders();
        known.retain(|folder| !is_same(folder, &old) && !is_same(folder, &new));
        known.insert(0, old);
        self.store.save_backup_folders(&known)
    }

    fn folder_in(&self, settings: &Settings) -> PathBuf {
        match settings.backup_folder.as_str() {
            "" => self.own_backup_folder(),
            chosen => PathBuf::from(chosen),
        }
    }

    fn own_backup_folder(&self) -> PathBuf {
        self.places.data.join("backups")
    }
}

/// A folder of two names would list its backups twice.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other || fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|it| it == one))
}

/// Whether something can be written in it; it is made where it is absent, as it would be for the first backup.
fn check(folder: &Path) -> Result<(), AppError> {
    if !folder.is_absolute() {
        let message = format!("{} does not say where it is.", folder.display());
        return Err(AppError::new(ErrorCode::FileMissing, message, "Choose a folder by its full path.")
            .with("path", folder.display()));
    }
    let tried = fs::create_dir_all(folder).and_then(|()| tempfile::tempfile_in(folder));
    tried.map(drop).map_err(|error| failure::at_path(&plainly(error), folder))
}

/// A file stands where a folder is wanted, or on the way to it.
fn plainly(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(),
        _ => error,
    }
}
