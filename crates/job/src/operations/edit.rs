//! Changing targets: typing, inserting, clearing, filling many, and the flags.

use super::{Changed, Deed, Filling, editable, record, unchanged};
use crate::bounds;
use crate::error::JobError;
use crate::job::Job;
use crate::segment::{Origin, Segment, State, Work};
use crate::table;
use crate::table::operation::OperationKind;
use jiff::Timestamp;
use persklaar_text::TaggedText;
use rusqlite::Connection;

impl Job {
    /// Typing in a segment. Goes on in the same operation until another segment, another operation or [`Job::seal`].
    /// A confirmed segment becomes a draft; an emptied one is empty.
    ///
    /// # Errors
    /// As every change; a locked or unknown segment.
    pub fn type_target(&mut self, id: i64, target: &TaggedText, at: Timestamp) -> Result<Changed, JobError> {
        bounds::text(&target.written(), "the target")?;
        let going_on = self.typing.filter(|(_, segment)| *segment == id).map(|(operation, _)| operation);
        let (changed, typing) = self.write(|conn| {
            let segment = editable(conn, id)?;
            if segment.target == *target {
                let operation = going_on.map(|operation| (operation, id));
                return Ok((unchanged(conn, vec![segment])?, operation));
            }
            let after = typed(&segment, target);
            if let Some(operation) = going_on {
                return go_on(conn, operation, segment, after, at);
            }
            let deed = Deed { kind: OperationKind::Type, focus: id, unit: None, at };
            let changed = record(conn, &deed, vec![(segment, after)])?;
            let operation = changed.operation;
            Ok((changed, Some((operation, id))))
        })?;
        self.typing = typing;
        Ok(changed)
    }

    /// The next typing is an operation of its own.
    pub fn seal(&mut self) {
        self.typing = None;
    }

    /// Inserts a match, a machine translation or a copy of the source: a draft.
    ///
    /// # Errors
    /// As every change; a locked or unknown segment.
    pub fn set_target(
        &mut self,
        id: i64,
        target: &TaggedText,
        origin: Origin,
        at: Timestamp,
    ) -> Result<Changed, JobError> {
        self.insert(&Filling::from((id, target.clone(), origin)), at)
    }

    /// As [`Job::set_target`], with everything that is known about the target.
    ///
    /// # Errors
    /// As every change; a locked or unknown segment.
    pub fn insert(&mut self, filling: &Filling, at: Timestamp) -> Result<Changed, JobError> {
        bounds::text(&filling.target.written(), "the target")?;
        // Whoever puts in another text has looked; what is to be looked at now is this one.
        let insert = |work: &Work| Work { needs_look: filling.needs_look, ..filling.on(work, State::Draft) };
        self.one(OperationKind::Insert, filling.segment, at, insert)
    }

    /// Takes the target away.
    ///
    /// # Errors
    /// As every change; a locked or unknown segment.
    pub fn clear(&mut self, id: i64, at: Timestamp) -> Result<Changed, JobError> {
        self.one(OperationKind::Clear, id, at, Work::cleared)
    }

    /// Says whether somebody should look at a segment again.
    ///
    /// # Errors
    /// As every change; a locked or unknown segment.
    pub fn set_needs_look(&mut self, id: i64, needs_look: bool, at: Timestamp) -> Result<Changed, JobError> {
        self.one(OperationKind::Mark, id, at, |work| Work { needs_look, ..work.clone() })
    }

    /// Locks or unlocks a segment.
    ///
    /// # Errors
    /// As every change; an unknown segment.
    pub fn set_locked(&mut self, id: i64, locked: bool, at: Timestamp) -> Result<Changed, JobError> {
        self.typing = None;
        self.write(|conn| {
            let segment = table::segment::get(conn, id)?;
            let after = Work { locked, ..segment.work() };
            single(conn, OperationKind::Mark, segment, after, at)
        })
    }

    /// Takes a segment out of its repetitions, or puts it back: apart, it is neither filled by them nor fills them.
    ///
    /// # Errors
    /// As every change; a locked or unknown segment.
    pub fn set_apart(&mut self, id: i64, apart: bool, at: Timestamp) -> Result<Changed, JobError> {
        self.one(OperationKind::Mark, id, at, |work| Work { apart, ..work.clone() })
    }

    /// Pretranslation: fills the empty segments among these as one operation; others are left alone.
    ///
    /// # Errors
    /// As every change; an unknown segment.
    pub fn prefill<F: Into<Filling>>(
        &mut self,
        fillings: impl IntoIterator<Item = F>,
        at: Timestamp,
    ) -> Result<Changed, JobError> {
        let fill = |segment: &Segment, filling: &Filling| {
            (segment.state == State::Empty).then(|| filling.on(&segment.work(), State::Prefilled))
        };
        self.many(OperationKind::Prefill, fillings, at, fill)
    }

    /// New targets for many segments as one operation: drafts, whatever they were. Locked ones are left alone.
    ///
    /// # Errors
    /// As every change; an unknown segment.
    pub fn replace_all<F: Into<Filling>>(
        &mut self,
        fillings: impl IntoIterator<Item = F>,
        at: Timestamp,
    ) -> Result<Changed, JobError> {
        let replace = |segment: &Segment, filling: &Filling| {
            (segment.target != filling.target).then(|| filling.on(&segment.work(), State::Draft))
        };
        self.many(OperationKind::ReplaceAll, fillings, at, replace)
    }

    fn one(
        &mut self,
        kind: OperationKind,
        id: i64,
        at: Timestamp,
        edit: impl FnOnce(&Work) -> Work,
    ) -> Result<Changed, JobError> {
        self.typing = None;
        self.write(|conn| {
            let segment = editable(conn, id)?;
            let after = edit(&segment.work());
            single(conn, kind, segment, after, at)
        })
    }

    fn many<F: Into<Filling>>(
        &mut self,
        kind: OperationKind,
        fillings: impl IntoIterator<Item = F>,
        at: Timestamp,
        edit: impl Fn(&Segment, &Filling) -> Option<Work>,
    ) -> Result<Changed, JobError> {
        self.typing = None;
        let fillings: Vec<Filling> = fillings.into_iter().map(Into::into).collect();
        self.write(|conn| {
            let edits = edits(conn, &fillings, edit)?;
            match edits.first().map(|(segment, _)| segment.id) {
                None => unchanged(conn, Vec::new()),
                Some(focus) => record(conn, &Deed { kind, focus, unit: None, at }, edits),
            }
        })
    }
}

/// The first filling of a segment counts; a second one for it is ignored.
fn edits(
    conn: &Connection,
    fillings: &[Filling],
    edit: impl Fn(&Segment, &Filling) -> Option<Work>,
) -> Result<Vec<(Segment, Work)>, JobError> {
    let mut seen = std::collections::HashSet::new();
    let mut edits = Vec::new();
    for filling in fillings.iter().filter(|filling| seen.insert(filling.segment)) {
        bounds::text(&filling.target.written(), "a target")?;
        let segment = table::segment::get(conn, filling.segment)?;
        let after = edit(&segment, filling).filter(|after| !segment.locked && *after != segment.work());
        edits.extend(after.map(|after| (segment, after)));
    }
    Ok(edits)
}

fn single(
    conn: &Connection,
    kind: OperationKind,
    segment: Segment,
    after: Work,
    at: Timestamp,
) -> Result<Changed, JobError> {
    if after == segment.work() {
        return unchanged(conn, vec![segment]);
    }
    record(conn, &Deed { kind, focus: segment.id, unit: None, at }, vec![(segment, after)])
}

/// The score of the match it began as stays, so that people still see where a draft came from.
fn typed(segment: &Segment, target: &TaggedText) -> Work {
    let before = segment.work();
    if target.is_empty() {
        return before.cleared();
    }
    Work { target: target.clone(), state: State::Draft, origin: Origin::Typed, tags_guessed: false, ..before }
}

/// The typing operation now ends at `after`. One that came back to where it began is forgotten, so that undo never
/// seems to do nothing.
fn go_on(
    conn: &Connection,
    operation: i64,
    segment: Segment,
    after: Work,
    at: Timestamp,
) -> Result<(Changed, Option<(i64, i64)>), JobError> {
    table::segment::set_work(conn, segment.id, &after, at)?;
    table::meta::set_changed(conn, at)?;
    if table::change::before(conn, operation, segment.id)? == after {
        table::change::remove(conn, operation)?;
        table::operation::remove(conn, operation)?;
        return Ok((unchanged(conn, vec![segment.with(after, at)])?, None));
    }
    table::change::set_after(conn, operation, segment.id, &after)?;
    table::operation::set_time(conn, operation, at)?;
    let typing = Some((operation, segment.id));
    Ok((Changed { segments: vec![segment.with(after, at)], operation }, typing))
}
