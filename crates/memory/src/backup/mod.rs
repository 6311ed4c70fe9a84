//! Copies of a memory: dated backups, and putting one back.
//!
//! A backup is written under another name, looked at from beginning to end, and appears only then; so what is in the
//! folder is whole, whatever happened on the way. Which of them are kept is in [`keeping`]. When to make one is the
//! application's to decide.

mod beside;
mod keeping;
mod names;
mod origin;
mod restore;
mod watched;

pub use beside::{Kept, copies_beside};
pub use keeping::prune;
pub use origin::place_of;
pub use restore::{Replaced, restore};
pub(crate) use restore::{alone, place};
pub(crate) use watched::watched;

use crate::error::MemoryError;
use crate::file::open::{self, io_error};
use crate::file::{schema, unfinished};
use crate::memory::Memory;
use crate::recovery::check;
use crate::table::{lineage, meta};
use crate::upkeep::Watch;
use jiff::Timestamp;
use jiff::tz::Offset;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

/// A copy of a memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where.
    pub path: PathBuf,
    /// Bytes.
    pub bytes: u64,
    /// How many units.
    pub units: u64,
    /// The number of its newest change: another one than the memory's says that the memory changed since.
    pub change: i64,
    /// The memory's own id.
    pub uuid: String,
    /// Of which file it was made, as [`place_of`] says it; none for a file that is no backup or of an older version.
    pub place: Option<String>,
}

impl Memory {
    /// Makes a dated backup in a folder, which is made too. It is whole, or it is not there; of a memory in which a
    /// single text is no longer what it was there is none, so that the backups before the damage are kept.
    ///
    /// # Errors
    /// When the folder cannot be written or is full, when the memory is damaged ([`MemoryError::Corrupt`]), and
    /// [`MemoryError::Cancelled`].
    pub fn back_up(
        &self,
        folder: &Path,
        at: Timestamp,
        watch: &mut Watch<'_>,
    ) -> Result<Backup, MemoryError> {
        self.in_place()?;
        fs::create_dir_all(folder).map_err(|error| io_error(folder, error))?;
        unfinished::sweep(folder, at);
        let unfinished = unfinished::within(folder);
        let made = copy(self.path(), &unfinished, watch)
            .and_then(|()| origin::mark(&unfinished, self.path()))
            .and_then(|()| sound(&unfinished, watch))
            .and_then(|made| {
                let date = Offset::UTC.to_datetime(at).date();
                let path = names::give(&unfinished, folder, self.path(), date)?;
                sync_folder(folder);
                Ok(Backup { path, ..made })
            });
        unfinished::remove(&unfinished);
        made
    }

    /// The number of the newest change, as [`Backup::change`] has it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest_change(&self) -> Result<i64, MemoryError> {
        Ok(lineage::newest(self.connection())?)
    }
}

/// The backups of a memory in a folder, newest first; of those that cannot be read only whole ones count, so they are
/// left out. A folder that is not there has none.
pub fn backups(folder: &Path, uuid: &str) -> Vec<Backup> {
    let mut found: Vec<(names::Dated, Backup)> = names::dated(folder)
        .into_iter()
        .filter_map(|(dated, path)| Some((dated, glance(&path).ok().filter(|copy| copy.uuid == uuid)?)))
        .collect();
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    found.into_iter().map(|(_, backup)| backup).collect()
}

/// The newest backup of a memory in a folder, of a day or before; a clock that was wrong once makes later ones. Only one
/// that was made of this file, where `place` says which.
pub fn newest_backup(
    folder: &Path,
    uuid: &str,
    place: Option<&str>,
    until: jiff::civil::Date,
) -> Option<Backup> {
    let mut found = names::dated(folder);
    found.retain(|((day, _), _)| *day <= until);
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    let is_asked = |copy: &Backup| copy.uuid == uuid && (place.is_none() || copy.place.as_deref() == place);
    found.into_iter().find_map(|(_, path)| glance(&path).ok().filter(is_asked))
}

/// The day in the name of a backup.
pub fn day_of(backup: &Path) -> Option<jiff::civil::Date> {
    Some(names::date_of(backup.file_name()?.to_str()?)?.0)
}

/// What a copy says of itself, without reading all of it.
///
/// # Errors
/// When it is no memory, or cannot be read.
pub fn glance(path: &Path) -> Result<Backup, MemoryError> {
    let connection = reading(path)?;
    let bytes = fs::metadata(path).map_err(|error| io_error(path, error))?.len();
    Ok(Backup {
        path: path.to_owned(),
        bytes,
        units: connection.query_row("SELECT count(*) FROM unit", [], |row| row.get(0))?,
        change: newest_change(&connection)?,
        uuid: meta::get(&connection, meta::UUID)?.unwrap_or_default(),
        place: meta::get(&connection, meta::COPIED_FROM)?,
    })
}

/// Files of version 1 do not count their changes.
fn newest_change(connection: &Connection) -> rusqlite::Result<i64> {
    match schema::version(connection)? {
        0 | 1 => Ok(0),
        _ => lineage::newest(connection),
    }
}

/// Reads a copy from beginning to end.
pub(crate) fn inspect(path: &Path) -> Result<Backup, MemoryError> {
    check::pages(&reading(path)?)?;
    glance(path)
}

/// The same, and compares every text with its keys.
fn sound(path: &Path, watch: &mut Watch<'_>) -> Result<Backup, MemoryError> {
    let whole = fs::metadata(path).map_or(0, |about| about.len());
    watched(reading(path)?, &mut || watch(whole, whole), |copy| {
        check::pages(copy)?;
        check::texts(copy)
    })?;
    glance(path)
}

/// Opens a copy that nobody else writes, of any version that is known, without a file beside it.
fn reading(path: &Path) -> Result<Connection, MemoryError> {
    open::check_header(path)?;
    let connection = open::open_still(path)?;
    open::check_known(&connection, path)?;
    Ok(connection)
}

/// Copies a memory as it is at this moment, whatever others write meanwhile, onto the disk.
pub(crate) fn copy(from: &Path, to: &Path, watch: &mut Watch<'_>) -> Result<(), MemoryError> {
    OpenOptions::new().write(true).create_new(true).open(to).map_err(|error| io_error(to, error))?;
    open::check_header(from)?;
    let connection = source(from)?;
    let whole = fs::metadata(from).map_or(0, |meta| meta.len());
    let name = to.to_string_lossy().into_owned();
    let mut so_far = || watch(fs::metadata(to).map_or(0, |about| about.len()).min(whole), whole);
    watched(connection, &mut so_far, |memory| Ok(memory.execute("VACUUM INTO ?1", [name]).map(drop)?))?;
    File::open(to).and_then(|file| file.sync_all()).map_err(|error| io_error(to, error))
}

/// `VACUUM INTO` attaches its target, which no other connection may.
fn source(from: &Path) -> Result<Connection, MemoryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(from, flags)?;
    let connection = match open::settle(&connection).and_then(|()| schema::version(&connection)) {
        Ok(_) => connection,
        Err(_) => open::open_still(from)?,
    };
    open::check_known(&connection, from)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    Ok(connection)
}

/// A name is on the disk when its folder is; where a folder cannot be flushed, the system does it in its own time.
pub(crate) fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
