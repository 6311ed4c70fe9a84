//! The sources before and after each segment, in the order of the file, as a translator meets them in a release.
//!
//! Order runs through paragraphs and groups and ends with a file. A segment nobody has translated yet is a neighbour
//! like any other; what has no text, and what is not to be translated, is none. The source after a segment is known
//! once that was read, so one segment waits for it; a file of any size takes no more.

use super::file::File;
use super::{Pair, is_blank, trimmed};
use crate::import::Reason;
use crate::import::file_unit::FileUnit;
use crate::import::inline::Item;
use crate::import::segment::Text;
use crate::import::sink::Sink;
use crate::import::{ImportError, pairs};

/// Where in its file a reader is.
#[derive(Default)]
pub(super) struct Neighbours {
    /// The source that was read last.
    previous: Option<String>,
    /// A unit that has all but the source after it, and its line.
    waiting: Option<(FileUnit, u64)>,
}

impl Neighbours {
    /// Takes the next segment of the file: gives it to the sink, now or later, or says why it is left out.
    pub(super) fn take(
        &mut self,
        mut pair: Pair,
        file: &File,
        sink: &mut Sink<'_>,
        line: u64,
    ) -> Result<(), ImportError> {
        pair.source = pair.source.map(trimmed);
        // A target that marks a text which the source does not have stands nowhere.
        let stands = pair.is_offered && pair.source.as_ref().is_some_and(|source| !is_blank(source));
        if !stands {
            return match unit(pair, file, sink, line)? {
                Some(unit) => pairs::take(&unit, None, sink, line),
                None => Ok(()),
            };
        }
        let text = pair.source.as_ref().and_then(text);
        self.let_go(text.as_ref(), sink)?;
        let previous = std::mem::replace(&mut self.previous, text);
        if let Some(mut unit) = unit(pair, file, sink, line)? {
            unit.details.previous = previous;
            self.waiting = Some((unit, line));
        }
        Ok(())
    }

    /// Ends a file: nothing comes after what waits.
    pub(super) fn end(&mut self, sink: &mut Sink<'_>) -> Result<(), ImportError> {
        self.previous = None;
        self.let_go(None, sink)
    }

    fn let_go(&mut self, next: Option<&String>, sink: &mut Sink<'_>) -> Result<(), ImportError> {
        let Some((mut unit, line)) = self.waiting.take() else { return Ok(()) };
        unit.details.next = next.cloned();
        pairs::take(&unit, None, sink, line)
    }
}

/// The text of a source without its codes; of one that cannot be read nothing is known.
fn text(source: &Text) -> Option<String> {
    let items = source.as_ref().ok()?;
    Some(items.iter().filter_map(Item::as_text).collect())
}

/// A segment as a unit, unless there is a reason to leave it out, which is told.
fn unit(pair: Pair, file: &File, sink: &mut Sink<'_>, line: u64) -> Result<Option<FileUnit>, ImportError> {
    let target = pair.target.map(trimmed).filter(|target| !is_blank(target));
    let (source, target) = match (pair.source, target) {
        (_, None) => {
            sink.skip(line, Reason::Untranslated);
            return Ok(None);
        }
        _ if pair.about.is_rejected => {
            sink.skip(line, Reason::Rejected);
            return Ok(None);
        }
        (None, _) => {
            sink.skip(line, Reason::SourceMissing);
            return Ok(None);
        }
        (Some(source), Some(target)) => (source, target),
    };
    file.unit((source, target), pair.about, sink.languages()).map(Some)
}
