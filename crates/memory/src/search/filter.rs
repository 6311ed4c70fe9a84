//! What narrows a list of units, as a condition of SQL.
//!
//! Everything that somebody typed is a parameter; the text of the condition is ours alone. Words are not in it: the word
//! index answers them, and the list joins the two.

use super::Side;
use crate::unit::Origin;
use jiff::Timestamp;
use persklaar_text::Language;
use rusqlite::ToSql;

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

    /// The condition and its parameters, `1` where it narrows nothing. Groups are not in it either.
    pub(crate) fn condition(&self) -> (String, Vec<Box<dyn ToSql>>) {
        let mut condition = Condition::default();
        condition.is("origin", self.origin.map(Origin::name));
        condition.is_or_none("author", self.author.as_deref());
        condition.is_or_none("document", self.document.as_deref());
        condition.is("from_language", self.from.as_ref().map(ToString::to_string));
        condition.is("to_language", self.to.as_ref().map(ToString::to_string));
        condition.add("changed >= ?", self.since.map(Timestamp::as_microsecond));
        condition.add("changed < ?", self.until.map(Timestamp::as_microsecond));
        match self.kind {
            Kind::All | Kind::Contradictions | Kind::Duplicates => {}
            Kind::Tagged => condition.terms.push("(source_kinds <> '' OR target_kinds <> '')".to_owned()),
            Kind::Untranslated => condition.terms.push("source = target".to_owned()),
        }
        condition.end()
    }
}

#[derive(Default)]
struct Condition {
    terms: Vec<String>,
    parameters: Vec<Box<dyn ToSql>>,
}

impl Condition {
    fn add(&mut self, term: &str, parameter: Option<impl ToSql + 'static>) {
        if let Some(parameter) = parameter {
            self.terms.push(term.to_owned());
            self.parameters.push(Box::new(parameter));
        }
    }

    fn is(&mut self, column: &str, value: Option<impl ToSql + 'static>) {
        self.add(&format!("{column} = ?"), value);
    }

    fn is_or_none(&mut self, column: &str, value: Option<&str>) {
        match value {
            Some("") => self.terms.push(format!("({column} IS NULL OR {column} = '')")),
            value => self.is(column, value.map(str::to_owned)),
        }
    }

    fn end(self) -> (String, Vec<Box<dyn ToSql>>) {
        let text = if self.terms.is_empty() { "1".to_owned() } else { self.terms.join(" AND ") };
        (text, self.parameters)
    }
}
