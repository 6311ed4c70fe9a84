//! An open memory.

use crate::error::MemoryError;
use crate::file::open;
use crate::file::standing::Standing;
use crate::lookup::{Index, Shelfmark};
use crate::search::Stop;
use crate::search::kept::Kept;
use crate::table::{meta, unit};
use crate::unit::Unit;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;
use uuid::Uuid;

/// One connection to a memory's file. It may go from thread to thread; two threads open it twice.
pub struct Memory {
    path: PathBuf,
    standing: Standing,
    uuid: String,
    connection: Connection,
    pub(crate) index: RefCell<Index>,
    pub(crate) shelfmark: Shelfmark,
    pub(crate) kept: RefCell<Kept>,
    /// Until when the present question is asked.
    pub(crate) stop: Option<Stop>,
}

impl Memory {
    /// Makes a new memory with a name like its file's.
    ///
    /// # Errors
    /// When something is at the path already, or nothing can be written there.
    pub fn create(path: impl AsRef<Path>) -> Result<Self, MemoryError> {
        let connection = open::create(path.as_ref())?;
        Self::over(Standing::of(path.as_ref()), path.as_ref(), connection)
    }

    /// Opens a memory for reading and writing.
    ///
    /// # Errors
    /// When it is not there, is no memory, is newer than this program, or cannot be written
    /// ([`MemoryError::ReadOnly`]: it may still open with [`Memory::open_read_only`]).
    pub fn open(path: impl AsRef<Path>) -> Result<Self, MemoryError> {
        // Before it is opened: what takes its place meanwhile is then another file.
        let standing = Standing::of(path.as_ref());
        Self::over(standing, path.as_ref(), open::open(path.as_ref())?)
    }

    /// Opens a memory for reading, also where nothing can be written.
    ///
    /// # Errors
    /// As [`Memory::open`]; a file of an older version has to be opened for writing once.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self, MemoryError> {
        let standing = Standing::of(path.as_ref());
        Self::over(standing, path.as_ref(), open::open_read_only(path.as_ref())?)
    }

    fn over(standing: Standing, path: &Path, connection: Connection) -> Result<Self, MemoryError> {
        let uuid = meta::get(&connection, meta::UUID)?.unwrap_or_default();
        let shelfmark = Shelfmark {
            path: path.to_owned(),
            uuid: Uuid::parse_str(&uuid).map(|uuid| uuid.as_u128()).unwrap_or_default(),
            writable: !connection.is_readonly(rusqlite::MAIN_DB)?,
        };
        let (index, kept) = (RefCell::default(), RefCell::default());
        Ok(Self { path: path.to_owned(), standing, uuid, connection, index, shelfmark, kept, stop: None })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file that is open, as long as it is at its path.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The memory's own id, the same in every copy and wherever the file is.
    pub fn uuid(&self) -> &str {
        &self.uuid
    }

    /// For people.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn name(&self) -> Result<String, MemoryError> {
        Ok(meta::get(&self.connection, meta::NAME)?.unwrap_or_default())
    }

    /// Gives the memory another name; its file keeps its own.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_name(&mut self, name: &str) -> Result<(), MemoryError> {
        let transaction = self.writing()?;
        meta::set(&transaction, meta::NAME, name)?;
        Ok(transaction.commit()?)
    }

    /// The unit with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn get(&self, id: i64) -> Result<Option<Unit>, MemoryError> {
        Ok(unit::get(&self.connection, id)?)
    }

    /// How long writing waits for another program that writes, unless said otherwise.
    pub const PATIENCE: Duration = open::PATIENCE;

    /// How long to wait for another program that writes before [`MemoryError::Busy`].
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn set_patience(&mut self, patience: Duration) -> Result<(), MemoryError> {
        Ok(self.connection.busy_timeout(patience)?)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Begins to write: takes the lock at once, so that what is read first is still so when it is written. A file that
    /// was taken away or replaced is not written to. From here on a question is not broken off any more: what is written
    /// is taken back by whoever writes it.
    pub(crate) fn writing(&mut self) -> Result<Transaction<'_>, MemoryError> {
        self.connection.progress_handler(0, None::<fn() -> bool>)?;
        self.index.get_mut().note_own_write();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        in_place(&self.standing, &self.path).map(|()| transaction)
    }

    /// That the file that is open is the one at the path.
    pub(crate) fn in_place(&self) -> Result<(), MemoryError> {
        in_place(&self.standing, &self.path)
    }

    /// Reads as of one moment, whatever others write meanwhile.
    pub(crate) fn reading(&self) -> Result<Transaction<'_>, MemoryError> {
        Ok(self.connection.unchecked_transaction()?)
    }
}

/// SQLite leaves the log of a file that went away as it is, and would apply it to whatever is opened under that name
/// next. What it holds goes into the file that it belongs to, wherever that is now.
impl Drop for Memory {
    fn drop(&mut self) {
        if !self.standing.holds() {
            open::empty_log(&self.connection);
        }
    }
}

fn in_place(standing: &Standing, path: &Path) -> Result<(), MemoryError> {
    if standing.holds() { Ok(()) } else { Err(MemoryError::Gone { path: path.to_owned() }) }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").field("path", &self.path).finish_non_exhaustive()
    }
}
