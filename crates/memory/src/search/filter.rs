//! What narrows a list of units. How it is answered is not here.

use super::Side;
use crate::unit::Origin;
use jiff::Timestamp;
use persklaar_text::Language;

/// Narrows a list of units; what is left out narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Beginnings of words that all have to be there, and `"phrases"`.
    pub words: String,
    /// Where the words have to be; none for either side.
    pub side: Option<Side>,
    /// Which units.
    pub kind: Kind,
    /// Where they come from.
    pub origin: Option<Origin>,
    /// Exactly; empty for units without one.
    pub author: Option<String>,
    /// Exactly; empty for units without one.
    pub document: Option<String>,
    /// Source language, exactly.
    pub from: Option<Language>,
    /// Target language, exactly.
    pub to: Option<Language>,
    /// Changed at this instant or later.
    pub since: Option<Timestamp>,
    /// Changed before this instant.
    pub until: Option<Timestamp>,
}

/// Which units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Every one.
    #[default]
    All,
    /// Those with the same source and another target than an other.
    Contradictions,
    /// Those that a merge of duplicates would make fewer.
    Duplicates,
    /// Those with tags.
    Tagged,
    /// Those whose target is their source.
    Untranslated,
}

impl Filter {
    /// A filter for words alone.
    pub fn of_words(words: &str) -> Self {
        Self { words: words.to_owned(), ..Self::default() }
    }

    /// Whether it narrows by something other than words.
    pub(crate) fn is_of_words_alone(&self) -> bool {
        *self == Self { words: self.words.clone(), side: self.side, ..Self::default() }
    }
}
