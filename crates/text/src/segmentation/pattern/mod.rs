//! Regular expressions as SRX files write them, read into a tree.
//!
//! The dialect is that of ICU, which SRX prescribes, with what Java adds to it. The tree says what a pattern means and
//! nothing about how it is searched; what an automaton cannot do (back-references and the like) is refused here with
//! words for it.

mod class;
mod escape;
mod parse;
mod properties;
mod sides;

pub(super) use parse::parse;
pub(super) use sides::{Side, sides};

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};
use std::collections::HashMap;

/// How many ranges all sets that are read may have together: a bound for files that ask for large sets over and over.
const MOST_RANGES: usize = 20_000_000;

/// Why a pattern cannot be used, in words that go on after "it has".
pub(super) type Refusal = String;

/// A set of characters, by its number in [`Sets`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct SetId(pub(super) usize);

/// A pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Node {
    /// One character out of a set.
    Set(SetId),
    /// A place, without a character.
    Place(Place),
    /// One after the other; none at all fits everywhere.
    Concat(Vec<Node>),
    /// Any of them.
    Either(Vec<Node>),
    /// Many of it.
    Repeat(Box<Repeat>),
    /// A look to one side that takes no character.
    Around(Box<Around>),
    /// What gives nothing back once it was taken.
    Atomic(Box<Node>),
}

/// Places that a pattern can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Place {
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordEdge,
    NoWordEdge,
}

/// A node some times over. Whether it is greedy makes no difference, for every way to fit is followed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Repeat {
    pub(super) node: Node,
    pub(super) min: u32,
    pub(super) max: Option<u32>,
}

/// A look ahead or behind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Around {
    pub(super) node: Node,
    pub(super) is_ahead: bool,
    pub(super) is_denied: bool,
}

impl Node {
    pub(super) fn empty() -> Self {
        Self::Concat(Vec::new())
    }

    /// Nodes in a row as one.
    fn row(mut row: Vec<Self>) -> Self {
        match row.len() {
            1 => row.remove(0),
            _ => Self::Concat(row),
        }
    }

    /// The nodes in a row that this node is.
    pub(super) fn into_row(self) -> Vec<Self> {
        match self {
            Self::Concat(row) => row,
            other => vec![other],
        }
    }

    /// Whether an automaton can have it as it is.
    pub(super) fn is_plain(&self) -> bool {
        match self {
            Self::Set(_) | Self::Place(_) => true,
            Self::Concat(row) | Self::Either(row) => row.iter().all(Self::is_plain),
            Self::Repeat(repeat) => repeat.node.is_plain(),
            Self::Around(_) | Self::Atomic(_) => false,
        }
    }

    /// How many single characters it is with its counted parts written out.
    pub(super) fn weight(&self) -> usize {
        match self {
            Self::Set(_) | Self::Place(_) => 1,
            Self::Concat(row) | Self::Either(row) => {
                row.iter().map(Self::weight).fold(1, usize::saturating_add)
            }
            Self::Repeat(repeat) => {
                let times = repeat.max.unwrap_or(repeat.min).max(1) as usize;
                repeat.node.weight().saturating_mul(times)
            }
            Self::Around(around) => around.node.weight(),
            Self::Atomic(inner) => inner.weight(),
        }
    }

    fn repeated(node: Self, min: u32, max: Option<u32>) -> Self {
        Self::Repeat(Box::new(Repeat { node, min, max }))
    }
}

/// The sets of characters of a rule set, each once.
#[derive(Debug, Default)]
pub(super) struct Sets {
    sets: Vec<ClassUnicode>,
    numbers: HashMap<Ranges, SetId>,
    /// What names stand for, and sets with the other case added: both take long to find.
    named: HashMap<String, Option<ClassUnicode>>,
    folded: HashMap<Ranges, ClassUnicode>,
    /// How many ranges were read so far.
    ranges: usize,
}

type Ranges = Vec<(char, char)>;

fn ranges(set: &ClassUnicode) -> Ranges {
    set.ranges().iter().map(|range| (range.start(), range.end())).collect()
}

impl Sets {
    pub(super) fn add(&mut self, set: ClassUnicode) -> SetId {
        *self.numbers.entry(ranges(&set)).or_insert_with(|| {
            self.sets.push(set);
            SetId(self.sets.len() - 1)
        })
    }

    pub(super) fn get(&self, id: SetId) -> &ClassUnicode {
        &self.sets[id.0]
    }

    pub(super) fn all(&self) -> &[ClassUnicode] {
        &self.sets
    }

    /// What a name stands for, if it is known.
    fn named(&mut self, name: &str) -> Option<ClassUnicode> {
        if let Some(found) = self.named.get(name) {
            return found.clone();
        }
        let found = properties::named(name);
        self.named.insert(name.to_owned(), found.clone());
        found
    }

    /// The set with the other case of its letters.
    fn folded(&mut self, mut set: ClassUnicode) -> Result<ClassUnicode, Refusal> {
        let key = ranges(&set);
        if let Some(found) = self.folded.get(&key) {
            return Ok(found.clone());
        }
        set.try_case_fold_simple().map_err(|error| error.to_string())?;
        self.folded.insert(key, set.clone());
        Ok(set)
    }

    /// Notes that a set was read.
    fn note(&mut self, set: &ClassUnicode) -> Result<(), Refusal> {
        self.ranges += set.ranges().len() + 1;
        if self.ranges > MOST_RANGES {
            Err("one large set too many for this file".to_owned())
        } else {
            Ok(())
        }
    }

    /// All characters that are not in the set.
    pub(super) fn others(&mut self, id: SetId) -> SetId {
        let mut set = self.get(id).clone();
        set.negate();
        self.add(set)
    }

    /// Every character.
    pub(super) fn any(&mut self) -> SetId {
        self.add(set_of(&[('\0', char::MAX)]))
    }
}

/// The characters of words.
pub(super) fn word() -> ClassUnicode {
    properties::named("word").unwrap_or_else(ClassUnicode::empty)
}

/// The set of some ranges.
pub(super) fn set_of(ranges: &[(char, char)]) -> ClassUnicode {
    ClassUnicode::new(ranges.iter().map(|(start, end)| ClassUnicodeRange::new(*start, *end)))
}

#[cfg(test)]
mod tests;
