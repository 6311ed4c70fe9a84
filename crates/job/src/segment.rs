//! A segment as callers see it: where it stands in the document, its source with tags, and what has been made of it.
//! The tables keep these; the rules for changing them are in `operations`.

use jiff::Timestamp;
use persklaar_text::{Half, Piece, Tag, TagKind, TaggedText};
use std::collections::HashMap;

/// How far the translation of a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// No target.
    Empty,
    /// Filled by the program, not yet looked at.
    Prefilled,
    /// In work.
    Draft,
    /// The translator said it is right.
    Confirmed,
}

impl State {
    /// The contract's word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Prefilled => "prefilled",
            Self::Draft => "draft",
            Self::Confirmed => "confirmed",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Empty, Self::Prefilled, Self::Draft, Self::Confirmed]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// Where a target came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// There is no target.
    None,
    /// A match of a memory, or a propagated translation (100), with its score from 1 to 102.
    Match(u8),
    /// Machine translation.
    Machine,
    /// The translator.
    Typed,
}

impl Origin {
    /// The contract's word: nothing, `102` to `1`, `mt` or `typed`.
    pub fn name(self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Match(score) => Some(score.to_string()),
            Self::Machine => Some("mt".to_owned()),
            Self::Typed => Some("typed".to_owned()),
        }
    }

    /// The origin with this name; a score outside 1 to 102 is none.
    pub fn from_name(name: Option<&str>) -> Option<Self> {
        match name {
            None => Some(Self::None),
            Some("mt") => Some(Self::Machine),
            Some("typed") => Some(Self::Typed),
            Some(score) => score.parse().ok().filter(|score| (1..=102).contains(score)).map(Self::Match),
        }
    }
}

/// An inline code of a segment's source with what only the job knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentTag {
    /// As in the text.
    pub number: u32,
    /// As in the text.
    pub half: Half,
    /// As in the text.
    pub kind: TagKind,
    /// For people: where a link goes, what an image is called.
    pub label: String,
    /// As it stands in the document.
    pub markup: String,
}

/// A segment to begin a job with. Its number is its place in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSegment {
    /// The block it belongs to, from 1.
    pub block: u32,
    /// The name of the block's role.
    pub role: String,
    /// Where it begins within the block; opaque to the job.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The source in stored form with its tags.
    pub source: TaggedText,
    /// Details of the tags.
    pub tags: Vec<SegmentTag>,
    /// Set where the page carries another language here than the source.
    pub language: Option<String>,
    /// What it is, for example the name of the attribute.
    pub context: Option<String>,
}

/// A segment of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Never changes and never returns.
    pub id: i64,
    /// For people, from 1 in document order; may shift.
    pub number: u32,
    /// The block it belongs to, from 1.
    pub block: u32,
    /// The name of the block's role.
    pub role: String,
    /// Where it begins within the block; opaque to the job.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The source in stored form with its tags.
    pub source: TaggedText,
    /// Details of the tags.
    pub tags: Vec<SegmentTag>,
    /// Set where the page carries another language here than the source.
    pub language: Option<String>,
    /// What it is, for example the name of the attribute.
    pub context: Option<String>,
    /// The translation; empty where there is none.
    pub target: TaggedText,
    /// How far it is.
    pub state: State,
    /// Somebody should look at it again.
    pub needs_look: bool,
    /// Not to be changed.
    pub locked: bool,
    /// Translated on its own: repetitions of it neither fill it nor are filled by it.
    pub apart: bool,
    /// Where the target came from.
    pub origin: Origin,
    /// The score of the match that the target began as; kept while it is being edited.
    pub match_score: Option<u8>,
    /// The machine lost the tags' places and the program guessed them.
    pub tags_guessed: bool,
    /// When target or state last changed, undo included.
    pub changed: Timestamp,
}

/// The part of a segment that work changes: what history keeps of before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Work {
    pub(crate) target: TaggedText,
    pub(crate) state: State,
    pub(crate) needs_look: bool,
    pub(crate) locked: bool,
    pub(crate) apart: bool,
    pub(crate) origin: Origin,
    pub(crate) match_score: Option<u8>,
    pub(crate) tags_guessed: bool,
}

impl Work {
    /// No target; the flags stay.
    pub(crate) fn cleared(&self) -> Self {
        Self {
            target: TaggedText::default(),
            state: State::Empty,
            origin: Origin::None,
            match_score: None,
            tags_guessed: false,
            ..self.clone()
        }
    }
}

impl Segment {
    pub(crate) fn work(&self) -> Work {
        Work {
            target: self.target.clone(),
            state: self.state,
            needs_look: self.needs_look,
            locked: self.locked,
            apart: self.apart,
            origin: self.origin,
            match_score: self.match_score,
            tags_guessed: self.tags_guessed,
        }
    }

    pub(crate) fn with(self, work: Work, changed: Timestamp) -> Self {
        Self {
            target: work.target,
            state: work.state,
            needs_look: work.needs_look,
            locked: work.locked,
            apart: work.apart,
            origin: work.origin,
            match_score: work.match_score,
            tags_guessed: work.tags_guessed,
            changed,
            ..self
        }
    }

    /// Whether a translation of `other` is one of this segment: same text, same tag sequence, same language.
    pub(crate) fn is_repetition_of(&self, other: &Self) -> bool {
        self.id != other.id && self.language == other.language && self.source.is_same_as(&other.source)
    }
}

/// `target` with the tag numbers of `from` turned into those of `to`, two sources with one tag sequence. `None` where
/// the pairs are nested differently, so that a number would have two meanings.
pub(crate) fn renumbered(target: &TaggedText, from: &TaggedText, to: &TaggedText) -> Option<TaggedText> {
    let mut numbers = HashMap::new();
    for (old, new) in from.tags().zip(to.tags()) {
        if numbers.insert(old.number, new.number).is_some_and(|known| known != new.number) {
            return None;
        }
    }
    let pieces = target.pieces().iter().cloned().map(|piece| match piece {
        Piece::Tag(tag) => {
            Piece::Tag(Tag { number: numbers.get(&tag.number).copied().unwrap_or(tag.number), ..tag })
        }
        text @ Piece::Text(_) => text,
    });
    Some(TaggedText::new(pieces))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(written: &str) -> TaggedText {
        TaggedText::parse(written, |_| TagKind::Bold).unwrap()
    }

    #[test]
    fn names_come_back() {
        for state in [State::Empty, State::Prefilled, State::Draft, State::Confirmed] {
            assert_eq!(State::from_name(state.name()), Some(state));
        }
        for origin in [Origin::None, Origin::Match(1), Origin::Match(102), Origin::Machine, Origin::Typed] {
            assert_eq!(Origin::from_name(origin.name().as_deref()), Some(origin));
        }
        for bad in ["0", "103", "", "TM"] {
            assert_eq!(Origin::from_name(Some(bad)), None);
        }
    }

    #[test]
    fn tags_take_the_numbers_of_the_other_source() {
        let check = |target: &str, from: &str, to: &str, expected: Option<&str>| {
            let mapped = renumbered(&text(target), &text(from), &text(to));
            assert_eq!(mapped.map(|text| text.written()).as_deref(), expected, "{target} {from} {to}");
        };
        check("<1>a</1>", "<1>x</1>", "<1>x</1>", Some("<1>a</1>"));
        check("<1>a</1>", "<1>x</1>", "<4>x</4>", Some("<4>a</4>"));
        check("<1>a</1>", "<1>x</1>", "<1>x</2>", None);
    }
}
