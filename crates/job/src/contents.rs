//! What a job holds besides operations: reading everything, and the parts that undo leaves alone (consent, ledger,
//! settings, place, deliveries).

use crate::bounds;
use crate::error::JobError;
use crate::job::Job;
use crate::segment::Segment;
use crate::table::{self, ledger::LedgerEntry, meta::Meta, operation::Operation, outbox::OutboxRow};

impl Job {
    /// The job as a whole.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn meta(&self) -> Result<Meta, JobError> {
        table::meta::get(&self.conn)
    }

    /// The document as it came.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn original(&self) -> Result<Vec<u8>, JobError> {
        table::original::get(&self.conn)
    }

    /// All segments in document order.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn segments(&self) -> Result<Vec<Segment>, JobError> {
        table::segment::all(&self.conn)
    }

    /// One segment.
    ///
    /// # Errors
    /// [`JobError::NoSegment`].
    pub fn segment(&self, id: i64) -> Result<Segment, JobError> {
        table::segment::get(&self.conn, id)
    }

    /// The whole history, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn operations(&self) -> Result<Vec<Operation>, JobError> {
        table::operation::all(&self.conn)
    }

    /// What waits for memories, to be delivered in this order.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn outbox(&self) -> Result<Vec<OutboxRow>, JobError> {
        table::outbox::all(&self.conn)
    }

    /// The memory has it: takes the row with this op out. No error if it is not there.
    ///
    /// # Errors
    /// As every change.
    pub fn outbox_done(&mut self, op: &str) -> Result<(), JobError> {
        self.write(|conn| table::outbox::remove(conn, op))
    }

    /// Appends to the ledger.
    ///
    /// # Errors
    /// As every change.
    pub fn ledger_add(&mut self, entry: &LedgerEntry) -> Result<(), JobError> {
        bounds::text(&entry.result, "the answer of the service")?;
        self.write(|conn| table::ledger::insert(conn, entry))
    }

    /// What was sent to machine translation, oldest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn ledger(&self) -> Result<Vec<LedgerEntry>, JobError> {
        table::ledger::all(&self.conn)
    }

    /// Forbids or allows that anything of this job leaves the machine.
    ///
    /// # Errors
    /// As every change.
    pub fn set_embargo(&mut self, embargo: bool) -> Result<(), JobError> {
        self.write(|conn| table::meta::set_embargo(conn, embargo))
    }

    /// Allows one endpoint, by its name in the settings, or none.
    ///
    /// # Errors
    /// As every change.
    pub fn allow_endpoint(&mut self, endpoint: Option<&str>) -> Result<(), JobError> {
        bounds::text(endpoint.unwrap_or_default(), "the endpoint's name")?;
        self.write(|conn| table::meta::set_endpoint(conn, endpoint))
    }

    /// Calls the job something else.
    ///
    /// # Errors
    /// As every change.
    pub fn set_title(&mut self, title: &str) -> Result<(), JobError> {
        bounds::text(title, "the title")?;
        self.write(|conn| table::meta::set_title(conn, title))
    }

    /// A small text that was kept with the job.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>, JobError> {
        table::setting::get(&self.conn, key)
    }

    /// Keeps a small text with the job. Never a path or a name of a person: the job may be mailed.
    ///
    /// # Errors
    /// As every change.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), JobError> {
        bounds::text(key, "the setting")?;
        bounds::text(value, "the setting")?;
        self.write(|conn| table::setting::set(conn, key, value))
    }

    /// The segment where the translator was.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn place(&self) -> Result<Option<i64>, JobError> {
        Ok(self.meta()?.place)
    }

    /// Remembers where the translator is.
    ///
    /// # Errors
    /// [`JobError::NoSegment`], and as every change.
    pub fn set_place(&mut self, segment: i64) -> Result<(), JobError> {
        table::segment::get(&self.conn, segment)?;
        self.write(|conn| table::meta::set_place(conn, segment))
    }
}
