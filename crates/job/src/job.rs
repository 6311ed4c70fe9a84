//! A job that is open: making one, who may write, and one transaction at a time. What is in it is read in `contents`
//! and changed in `operations`.

use crate::error::JobError;
use crate::file::{self, Identity};
use crate::lock::{self, Attempt, WriterLock};
use crate::migration::{self, M};
use crate::segment::NewSegment;
use crate::table::{self, meta::Meta};
use crate::{bounds, connection, schema};
use jiff::Timestamp;
use persklaar_text::Language;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

/// Whether this opener may change the job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// It may.
    Writer,
    /// Somebody else is at it; see [`Job::try_become_writer`].
    Reader {
        /// Program, process and since when, for people.
        writer: String,
    },
    /// The file or its folder cannot be written.
    ReadOnlyPlace,
}

/// What a job begins with.
#[derive(Debug, Clone)]
pub struct NewJob<'a> {
    /// The document as it came.
    pub original: &'a [u8],
    /// The document's file name; folders are taken off.
    pub file_name: &'a str,
    /// The name of its format.
    pub format: &'a str,
    /// The document's title.
    pub title: &'a str,
    /// Translated from.
    pub from: Language,
    /// Translated into.
    pub to: Language,
    /// Of the blocks as they were read.
    pub fingerprint: &'a str,
    /// In document order.
    pub segments: Vec<NewSegment>,
    /// Now.
    pub at: Timestamp,
    /// From the settings.
    pub author: Option<&'a str>,
}

/// An open job. Closed when dropped; [`Job::close`] also tells whether that went well.
#[derive(Debug)]
pub struct Job {
    pub(crate) conn: Connection,
    // After the connection, so that the file is at rest before anybody else may write.
    lock: Option<WriterLock>,
    access: Access,
    path: PathBuf,
    identity: Identity,
    /// The typing operation that goes on, and its segment.
    pub(crate) typing: Option<(i64, i64)>,
    /// Outbox rows up to this one are of an earlier opening: whether a memory has them is not known for sure.
    pub(crate) uncertain: i64,
}

impl Job {
    /// Makes a job file and opens it.
    ///
    /// # Errors
    /// [`JobError::Exists`] where a file is already; a place that cannot be written or is full.
    pub fn create(path: impl AsRef<Path>, new: &NewJob<'_>) -> Result<Self, JobError> {
        check(new)?;
        file::create(path.as_ref(), |conn| fill(conn, new))?;
        Self::open(path)
    }

    /// Opens a job, for writing if nobody else does.
    ///
    /// # Errors
    /// Whatever is no sound job of a known version.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, JobError> {
        Self::open_knowing(path.as_ref(), &migration::steps(), migration::VERSION)
    }

    fn open_knowing(path: &Path, steps: &[M], newest: i64) -> Result<Self, JobError> {
        let path = file::locate(path)?;
        let identity = file::identity(&path)?;
        let conn = connection::open(&path)?;
        let version = schema::check(&conn, steps, newest)?;
        schema::check_rows(&conn)?;
        let (access, lock) = ask(&conn, &path)?;
        let mut job = Self { conn, lock, access, path, identity, typing: None, uncertain: 0 };
        if version < newest {
            job.require_writer()?;
            file::upgrade(&mut job.conn, &job.path, steps, version, newest)?;
        }
        job.begin()?;
        Ok(job)
    }

    /// Sets the connection up for what it may do, once the file has proved readable: nothing is written to one that
    /// is refused.
    fn begin(&mut self) -> Result<(), JobError> {
        self.meta()?;
        self.uncertain = table::outbox::newest(&self.conn)?;
        match self.access {
            Access::Writer => connection::for_writing(&self.conn),
            Access::Reader { .. } | Access::ReadOnlyPlace => connection::for_reading(&self.conn),
        }
    }

    /// Whether this opener may change the job.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Asks again after [`Access::Reader`]: true once this opener may write. What was read before may be out of date.
    ///
    /// # Errors
    /// The file is gone or cannot be set up for writing.
    pub fn try_become_writer(&mut self) -> Result<bool, JobError> {
        if self.access == Access::Writer {
            return Ok(true);
        }
        self.require_file()?;
        let (access, lock) = ask(&self.conn, &self.path)?;
        let before = std::mem::replace(&mut self.access, access);
        self.lock = lock;
        self.typing = None;
        if let Err(error) = self.begin() {
            (self.access, self.lock) = (before, None);
            return Err(error);
        }
        Ok(self.access == Access::Writer)
    }

    /// Where the file is. For the application; it is not written into the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A number that changes when another process has written: a reader then reads again.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn data_version(&self) -> Result<i64, JobError> {
        Ok(self.conn.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// A copy in a single file, of what is saved. Works for readers, and for a job whose file was deleted meanwhile.
    ///
    /// # Errors
    /// [`JobError::Exists`]; a place that cannot be written or is full.
    pub fn copy_to(&self, path: impl AsRef<Path>) -> Result<(), JobError> {
        file::copy(&self.conn, path.as_ref())
    }

    /// Puts everything into the one file and lets go of it.
    ///
    /// # Errors
    /// The file could not be put into one; nothing is lost, it is whole again at the next opening.
    pub fn close(self) -> Result<(), JobError> {
        self.rest()
    }

    /// Moves what is saved from the WAL into the file itself, for idle moments: somebody may copy the file by hand.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn checkpoint(&self) -> Result<(), JobError> {
        self.require_writer()?;
        Ok(self.conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
    }

    fn rest(&self) -> Result<(), JobError> {
        if self.lock.is_some() { connection::into_one_file(&self.conn) } else { Ok(()) }
    }

    /// One transaction, on disk when this returns; on any error the job is as it was.
    pub(crate) fn write<T>(
        &mut self,
        change: impl FnOnce(&Connection) -> Result<T, JobError>,
    ) -> Result<T, JobError> {
        self.require_writer()?;
        self.require_file()?;
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let outcome = change(&tx)?;
        tx.commit()?;
        Ok(outcome)
    }

    fn require_writer(&self) -> Result<(), JobError> {
        match &self.access {
            Access::Writer => Ok(()),
            Access::Reader { writer } => Err(JobError::InUse { writer: writer.clone() }),
            Access::ReadOnlyPlace => Err(JobError::ReadOnlyPlace),
        }
    }

    /// A deleted file can still be written to, but what is written vanishes with the process.
    fn require_file(&self) -> Result<(), JobError> {
        match file::identity(&self.path) {
            Ok(now) if now == self.identity => Ok(()),
            Ok(_) | Err(JobError::NotFound) => Err(JobError::Gone),
            Err(error) => Err(error),
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        // Nothing can be reported here; SQLite repairs whatever is left at the next opening.
        let _ = self.rest();
    }
}

fn ask(conn: &Connection, path: &Path) -> Result<(Access, Option<WriterLock>), JobError> {
    if conn.is_readonly("main")? {
        return Ok((Access::ReadOnlyPlace, None));
    }
    Ok(match lock::attempt(path)? {
        Attempt::Mine(lock) => (Access::Writer, Some(lock)),
        Attempt::Theirs(writer) => (Access::Reader { writer }, None),
        Attempt::ReadOnlyPlace => (Access::ReadOnlyPlace, None),
    })
}

fn check(new: &NewJob<'_>) -> Result<(), JobError> {
    if new.original.len() > bounds::ORIGINAL {
        return Err(JobError::TooLarge { what: "the document" });
    }
    if new.segments.len() > bounds::SEGMENTS {
        return Err(JobError::TooLarge { what: "the number of segments" });
    }
    bounds::text(new.title, "the title")?;
    new.segments.iter().try_for_each(|segment| bounds::text(&segment.source.written(), "a segment"))
}

fn fill(conn: &Connection, new: &NewJob<'_>) -> Result<(), JobError> {
    table::original::insert(conn, new.original)?;
    for (place, segment) in (1..).zip(&new.segments) {
        table::segment::insert(conn, place, segment, new.at)?;
    }
    table::meta::insert(
        conn,
        &Meta {
            title: new.title.to_owned(),
            file_name: new.file_name.to_owned(),
            format: new.format.to_owned(),
            from: new.from.clone(),
            to: new.to.clone(),
            fingerprint: new.fingerprint.to_owned(),
            author: new.author.map(str::to_owned),
            created: new.at,
            changed: new.at,
            embargo: false,
            endpoint_allowed: None,
            place: None,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use persklaar_text::TaggedText;

    const fn sendable<T: Send>() {}
    const _: () = sendable::<Job>();

    fn job(path: &Path) -> Job {
        let segment = NewSegment {
            block: 1,
            role: "paragraph".to_owned(),
            start: 0,
            end: 4,
            source: TaggedText::plain("Een."),
            tags: Vec::new(),
            language: None,
            context: None,
        };
        let new = NewJob {
            original: b"Een.",
            file_name: "a.txt",
            format: "text",
            title: "A",
            from: Language::default(),
            to: "en".parse().unwrap(),
            fingerprint: "",
            segments: vec![segment],
            at: Timestamp::UNIX_EPOCH,
            author: None,
        };
        Job::create(path, &new).unwrap()
    }

    fn type_into(job: &mut Job, text: &str) -> Result<(), JobError> {
        job.type_target(1, &TaggedText::plain(text), Timestamp::UNIX_EPOCH).map(|_| ())
    }

    #[test]
    fn a_full_disk_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.persklaar");
        let mut job = job(&path);
        type_into(&mut job, "One.").unwrap();
        let pages: i64 = job.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        let bound = |job: &Job, pages: i64| {
            job.conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
        };
        bound(&job, pages);
        let before = (job.segments().unwrap(), job.operations().unwrap());
        let error = type_into(&mut job, &"long ".repeat(20_000)).unwrap_err();
        assert!(matches!(error, JobError::Full), "{error:?}");
        assert_eq!((job.segments().unwrap(), job.operations().unwrap()), before);
        bound(&job, 1_000_000);
        type_into(&mut job, "Two.").unwrap();
        drop(job);
        let job = Job::open(&path).unwrap();
        assert_eq!(job.segment(1).unwrap().target.text(), "Two.");
        assert_eq!(job.operations().unwrap().len(), 1, "typing went on after the failure");
    }

    #[test]
    fn every_commit_is_forced_to_disk() {
        let folder = tempfile::tempdir().unwrap();
        let job = job(&folder.path().join("a.persklaar"));
        let pragma = |name: &str| -> String {
            let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
            job.conn.query_row(&sql, [], |row| row.get(0)).unwrap()
        };
        assert_eq!((pragma("synchronous"), pragma("journal_mode")), ("2".to_owned(), "wal".to_owned()));
        assert_eq!((pragma("foreign_keys"), pragma("trusted_schema")), ("1".to_owned(), "0".to_owned()));
    }

    const LATER: i64 = migration::VERSION + 1;

    /// The copy that is kept before a migration from the present version.
    fn copy(folder: &Path, number: &str) -> PathBuf {
        folder.join(format!("a.v{}{number}.persklaar", migration::VERSION))
    }

    /// The steps of a later program, made up.
    fn later(sql: &'static str) -> Vec<M> {
        let mut steps = migration::steps();
        steps.push(M { version: LATER, sql });
        steps
    }

    #[test]
    fn an_older_version_is_brought_up_to_date_and_a_copy_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.persklaar");
        let mut old = job(&path);
        type_into(&mut old, "One.").unwrap();
        let segments = old.segments().unwrap();
        old.close().unwrap();

        let steps = later("ALTER TABLE setting ADD COLUMN note TEXT");
        let mut new = Job::open_knowing(&path, &steps, LATER).unwrap();
        assert_eq!(new.segments().unwrap(), segments);
        assert!(new.undo(Timestamp::UNIX_EPOCH).unwrap().is_some());
        new.close().unwrap();
        Job::open_knowing(&path, &steps, LATER).unwrap().close().unwrap();
        assert!(matches!(Job::open(&path), Err(JobError::NewerVersion { .. })));

        let kept = Job::open(copy(folder.path(), "")).unwrap();
        assert_eq!(kept.segments().unwrap(), segments);
    }

    #[test]
    fn a_job_of_version_1_is_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.persklaar");
        let mut old = job(&path);
        type_into(&mut old, "One.").unwrap();
        old.conn
            .execute_batch(
                "ALTER TABLE segment DROP COLUMN apart; UPDATE requires SET program = '0.1.0'; PRAGMA user_version = 1",
            )
            .unwrap();
        old.close().unwrap();
        let mut new = Job::open(&path).unwrap();
        assert_eq!(new.segments().unwrap()[0].target.text(), "One.");
        assert!(new.set_apart(1, true, Timestamp::UNIX_EPOCH).unwrap().segments[0].apart);
        assert!(folder.path().join("a.v1.persklaar").exists());
    }

    #[test]
    fn a_failed_step_leaves_the_older_version() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.persklaar");
        job(&path).close().unwrap();
        let steps = later("CREATE TABLE new (a) STRICT; CREATE TABLE meta (a)");
        let model = later("CREATE TABLE new (a TEXT) STRICT");
        assert!(Job::open_knowing(&path, &steps, LATER).is_err());
        assert_eq!(Job::open(&path).unwrap().segments().unwrap().len(), 1);
        Job::open_knowing(&path, &model, LATER).unwrap().close().unwrap();
        assert!(copy(folder.path(), "-2").exists(), "each attempt keeps its own copy");
    }

    #[test]
    fn a_reader_never_migrates() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.persklaar");
        let _writer = job(&path);
        let steps = later("ALTER TABLE setting ADD COLUMN note TEXT");
        assert!(matches!(Job::open_knowing(&path, &steps, LATER), Err(JobError::InUse { .. })));
    }
}
