//! Repair of fuzzy matches: what differs between a segment and a unit's source in numbers, dates, times, names and
//! addresses is replaced in the unit's target, where that is safe, and each replacement is told.
//!
//! Safe means: the difference is one thing for another of its kind in the same place of the sentence; the unit's target
//! holds the old thing as often as the unit's source does, so that it is known what to replace; and nothing around it
//! depends on it in the target language, as the plural of a noun does. Whatever is not safe is left as it is and told.
//! Nothing is translated here, and the score of a match knows nothing of this.

mod align;
mod edit;
mod grammar;
mod language;
mod pairs;
mod scan;
mod settle;
mod thing;
mod write;

#[cfg(test)]
mod tests;

use crate::tag_mapping::{Mapped, map_tags};
use crate::{Language, Tag, TaggedText};
use align::align;
use edit::Edits;
use language::Conventions;
use settle::{Planned, settle};
use std::ops::Range;

/// The longest text in bytes that is repaired. Nothing that is read as a sentence is longer, and the comparison takes
/// time by the square.
const LONGEST: usize = 8_000;

/// What kind of thing was replaced or differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A number in digits or in words, an ordinal, an amount without its currency.
    Number,
    /// A day, a month or a day of the week.
    Date,
    /// A time of the day.
    Time,
    /// A person, an organisation: words with capitals that no language changes.
    Name,
    /// An address on the web, of mail, a handle, a hashtag or a file's name.
    Address,
    /// Letters and digits that mean something as they are: telephone numbers, versions, paragraphs.
    Code,
    /// The sign or the three letters of a currency.
    Currency,
}

impl Kind {
    /// The contract's word, such as `number`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Time => "time",
            Self::Name => "name",
            Self::Address => "address",
            Self::Code => "code",
            Self::Currency => "currency",
        }
    }
}

/// Why something that differs was not replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The unit's target does not hold it in a form that is known.
    Absent,
    /// It cannot be told which of several is meant.
    Ambiguous,
    /// The sentence around it is another one, so it may stand for something else.
    Moved,
    /// A word beside it would change with it: a plural, an article, a case.
    Grammar,
    /// The form that the unit's target has cannot say the new one.
    Form,
    /// A tag stands inside it.
    Tag,
    /// The new one may be a word that is translated.
    Translated,
}

impl Reason {
    /// The contract's word, such as `absent`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Ambiguous => "ambiguous",
            Self::Moved => "moved",
            Self::Grammar => "grammar",
            Self::Form => "form",
            Self::Tag => "tag",
            Self::Translated => "translated",
        }
    }
}

/// A stretch of the repaired target that is not the unit's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What kind of thing.
    pub kind: Kind,
    /// Where it stands in the repaired target's text without tags, in characters (Unicode scalar values).
    pub span: Range<usize>,
    /// What the unit's target had.
    pub was: String,
    /// What stands there now.
    pub is: String,
    /// What the unit's source has for it.
    pub source_was: String,
    /// What the segment has for it.
    pub source_is: String,
}

/// What still differs and is left to the translator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// In the unit's source; may be empty.
    pub was: String,
    /// In the segment; may be empty.
    pub is: String,
    /// For what might have been replaced: its kind, and why it was not.
    pub refused: Option<(Kind, Reason)>,
}

/// A unit's target for a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// With the segment's tags.
    pub text: TaggedText,
    /// In the order of the text, never overlapping.
    pub replaced: Vec<Replacement>,
    /// What the translator has to do, in the order of the sources.
    pub left: Vec<Left>,
    /// Whether punctuation differs too.
    pub punctuation: bool,
    /// Tags of the segment that the unit lacks and that were placed, because their words stand in the target.
    pub placed: Vec<Tag>,
    /// Tags of the unit that have no place in the segment.
    pub dropped: Vec<Tag>,
}

impl Repaired {
    /// The unit's own text, of which nothing was looked at.
    fn untouched(mapped: Mapped) -> Self {
        Self {
            text: mapped.text,
            replaced: Vec::new(),
            left: Vec::new(),
            punctuation: false,
            placed: Vec::new(),
            dropped: mapped.dropped,
        }
    }

    /// Whether everything that differed in the words of the sources was replaced.
    pub fn is_full(&self) -> bool {
        !self.replaced.is_empty() && self.left.is_empty() && !self.punctuation && self.dropped.is_empty()
    }
}

/// Repairs matches between two languages.
#[derive(Debug)]
pub struct Repairer {
    from: Conventions,
    to: Conventions,
}

impl Repairer {
    /// Knows how both languages write numbers, dates and times.
    pub fn new(from: &Language, to: &Language) -> Self {
        Self { from: Conventions::of(from), to: Conventions::of(to) }
    }

    /// The target of a unit for a segment that resembles the unit's source.
    pub fn repair(
        &self,
        segment: &TaggedText,
        unit_source: &TaggedText,
        unit_target: &TaggedText,
    ) -> Repaired {
        let mapped = map_tags(unit_target, unit_source, segment);
        let (old, new, target) = (unit_source.text(), segment.text(), mapped.text.text());
        if [&old, &new, &target].iter().any(|text| text.len() > LONGEST) {
            return Repaired::untouched(mapped);
        }
        let (old, new) = (scan::scan(&old, &self.from), scan::scan(&new, &self.from));
        let aligned = align(&old, &new);
        let found = scan::scan(&target, &self.to);
        let (planned, refused) = settle(&aligned, &found, &self.from, &self.to);
        let (planned, in_tags) = edit::within_runs(planned, &mapped.text);
        let (planned, misread) = self.that_all_read_back(planned, &mapped.text);
        let edits = Edits::of(&planned);
        let text = edits.apply(&mapped.text);
        let (text, placed) = pairs::place(text, segment);
        let refused = [refused, in_tags, misread].concat();
        let left = aligned.left(&refused);
        Repaired {
            replaced: edits.replacements(&target, &text.text()),
            text,
            left,
            punctuation: aligned.punctuation,
            placed,
            dropped: mapped.dropped,
        }
    }

    /// Until all that are left are read: one that is not made may have been read together with another.
    fn that_all_read_back(
        &self,
        mut planned: Vec<Planned>,
        target: &TaggedText,
    ) -> (Vec<Planned>, Vec<settle::Refused>) {
        let mut misread = Vec::new();
        loop {
            let count = planned.len();
            let (read, more) = self.that_read_back(planned, target);
            misread.extend(more);
            if read.len() == count {
                return (read, misread);
            }
            planned = read;
        }
    }

    /// Every replacement is read again in its place; what does not say what it should is not made.
    fn that_read_back(
        &self,
        planned: Vec<Planned>,
        target: &TaggedText,
    ) -> (Vec<Planned>, Vec<settle::Refused>) {
        let after = Edits::of(&planned).apply(target).text();
        let found = scan::scan(&after, &self.to);
        edit::that_are_read(planned, &found)
    }
}
