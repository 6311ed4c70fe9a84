//! Whose turn it is on the memory screen.
//!
//! Somebody who types asks again before the last answer is there. A question that another one of its kind overtook is
//! broken off where it stands, unless it is the same question about another page. What is counted beside the list gives
//! way to the list, and is counted afterwards.

use crate::app::lock;
use crate::contract::{AppError, ErrorCode};
use crate::shelf::OpenMemory;
use persklaar_memory::{Memory, MemoryError, Stop};
use serde::Serialize;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// How long to wait before looking again whether the list is answered.
const GIVE_WAY: Duration = Duration::from_millis(5);

/// The kinds of questions, each of which has a newest one.
#[derive(Default)]
pub(crate) struct Desk {
    /// Units of the list.
    pub(crate) list: Arc<Line>,
    /// Contradictions or duplicates.
    pub(crate) groups: Arc<Line>,
    /// What there is to filter by.
    pub(crate) facets: Arc<Line>,
}

/// The questions of one kind.
#[derive(Default)]
pub(crate) struct Line {
    newest: AtomicU64,
    asked: Mutex<String>,
    under_way: AtomicU64,
}

/// A question, as long as it is wanted.
pub(crate) struct Asked {
    line: Arc<Line>,
    number: u64,
    /// Questions that go first.
    before: Option<Arc<Line>>,
}

impl Line {
    /// Takes up a question; the same one again goes on being the newest.
    pub(crate) fn ask(self: &Arc<Self>, question: &impl Serialize) -> Asked {
        let question = serde_json::to_string(question).unwrap_or_default();
        let mut asked = lock(&self.asked);
        if *asked != question {
            *asked = question;
            self.newest.fetch_add(1, Ordering::SeqCst);
        }
        self.under_way.fetch_add(1, Ordering::SeqCst);
        Asked { line: Arc::clone(self), number: self.newest.load(Ordering::SeqCst), before: None }
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.line.under_way.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Asked {
    /// The same question, which gives way to others.
    pub(crate) fn after(mut self, before: &Arc<Line>) -> Self {
        self.before = Some(Arc::clone(before));
        self
    }

    /// Asks a memory.
    ///
    /// # Errors
    /// `cancelled` when it was overtaken; what the memory fails with.
    pub(crate) fn answered<T>(
        &self,
        memory: &OpenMemory,
        question: impl Fn(&mut Memory) -> Result<T, MemoryError>,
    ) -> Result<T, AppError> {
        loop {
            match memory.at_desk(|memory| memory.until(&self.stop(), &question)) {
                Err(error) if error.code == ErrorCode::Cancelled && !self.is_overtaken() => {
                    thread::sleep(GIVE_WAY);
                }
                answer => return answer,
            }
        }
    }

    fn is_overtaken(&self) -> bool {
        self.line.newest.load(Ordering::SeqCst) != self.number
    }

    fn stop(&self) -> Stop {
        let (line, number, before) = (Arc::clone(&self.line), self.number, self.before.clone());
        Stop::when(move || {
            line.newest.load(Ordering::SeqCst) != number
                || before.as_ref().is_some_and(|before| before.under_way.load(Ordering::SeqCst) > 0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_question_overtakes_and_another_page_does_not() {
        let line = Arc::new(Line::default());
        let first = line.ask(&("m", "de"));
        let again = line.ask(&("m", "de"));
        assert!(!first.is_overtaken() && !again.is_overtaken());
        let other = line.ask(&("m", "den"));
        assert!(first.is_overtaken() && again.is_overtaken() && !other.is_overtaken());
        let back = line.ask(&("m", "de"));
        assert!(first.is_overtaken() && other.is_overtaken() && !back.is_overtaken());
    }

    #[test]
    fn what_is_counted_gives_way_while_a_list_is_asked_for() {
        let desk = Desk::default();
        let counting = desk.groups.ask(&"m").after(&desk.list);
        let is_over = |asked: &Asked| format!("{:?}", asked.stop()) == "Stop(true)";
        assert!(!is_over(&counting));
        let list = desk.list.ask(&"m");
        assert!(is_over(&counting) && !counting.is_overtaken() && !is_over(&list));
        drop(list);
        assert!(!is_over(&counting));
    }
}
