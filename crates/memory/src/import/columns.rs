//! What the columns of a table are: by its first row where that names them, else source and translation.
//!
//! A row can name a column for each language, or `source` and `target` with what our own exports write beside them.

use super::file_unit::{Details, FileUnit, Variant};
use super::inline::items;
use super::pairs;
use super::segment::Text;
use super::sink::Sink;
use super::{ImportError, Reason};
use crate::table_columns::Column;
use crate::unit::Origin;
use persklaar_text::{Language, TaggedText};

/// Columns after these are left out.
pub(crate) const MOST_COLUMNS: usize = 256;

/// The columns of a table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    texts: Texts,
    /// The others that are known, with where they stand.
    about: Vec<(Column, usize)>,
}

#[derive(Debug, PartialEq, Eq)]
enum Texts {
    /// Source and translation.
    Pair(usize, usize),
    /// A language each.
    Languages(Vec<(usize, Language)>),
}

impl Columns {
    /// Without a row that names them.
    pub(crate) fn unnamed() -> Self {
        Self { texts: Texts::Pair(0, 1), about: Vec::new() }
    }

    /// What a first row names, if it names anything. Words that could be languages by chance are so only where these
    /// were asked for, or none were.
    fn named(row: &[String], asked: Option<&(Language, Language)>) -> Option<Self> {
        let about: Vec<(Column, usize)> =
            row.iter().enumerate().filter_map(|(at, name)| Some((Column::named(name)?, at))).collect();
        let at = |column| about.iter().find(|known| known.0 == column).map(|known| known.1);
        if let Some((source, target)) = at(Column::Source).zip(at(Column::Target)) {
            return Some(Self { texts: Texts::Pair(source, target), about });
        }
        let mut languages = languages(row);
        // Many a short word is the tag of some language of three letters.
        languages.retain(|(_, language)| asked.is_some() || language.primary().len() == 2);
        let serves = |wanted: &Language| languages.iter().any(|(_, language)| wanted.serves(language));
        let is_asked = asked.is_none_or(|(from, to)| serves(from) && serves(to));
        let differ =
            languages.iter().any(|(_, language)| Some(language) != languages.first().map(|first| &first.1));
        (differ && is_asked).then_some(Self { texts: Texts::Languages(languages), about })
    }

    /// By the first row, and whether that is a row of names and no unit. Languages that neither the table nor the
    /// caller says are an error.
    pub(crate) fn begin(row: &[String], sink: &Sink<'_>) -> Result<(Self, bool), ImportError> {
        let named = Self::named(row, sink.languages());
        let is_named = named.is_some();
        let columns = named.unwrap_or_else(Self::unnamed);
        if sink.languages().is_none() && !columns.have_languages() {
            return Err(ImportError::LanguagesNeeded);
        }
        Ok((columns, is_named))
    }

    /// Whether the table says its languages itself.
    fn have_languages(&self) -> bool {
        let has = |column| self.at(column).is_some();
        matches!(self.texts, Texts::Languages(_))
            || has(Column::SourceLanguage) && has(Column::TargetLanguage)
    }

    fn at(&self, column: Column) -> Option<usize> {
        self.about.iter().find(|known| known.0 == column).map(|known| known.1)
    }

    /// Gives a row to the sink.
    pub(crate) fn take(&self, row: &[String], sink: &mut Sink<'_>, line: u64) -> Result<(), ImportError> {
        match &self.texts {
            _ if row.iter().all(|cell| cell.trim().is_empty()) => Ok(()),
            Texts::Pair(source, target) => self.take_pair(row, (*source, *target), sink, line),
            Texts::Languages(languages) => self.take_languages(row, languages, sink, line),
        }
    }

    fn take_pair(
        &self,
        row: &[String],
        (source, target): (usize, usize),
        sink: &mut Sink<'_>,
        line: u64,
    ) -> Result<(), ImportError> {
        let (Some(source), Some(target)) = (row.get(source), row.get(target)) else {
            sink.skip(line, Reason::ColumnMissing);
            return Ok(());
        };
        let asked = sink.languages();
        let language = |column, asked: Option<&Language>| {
            let named = self.cell(row, column).map(str::to_owned);
            named.or_else(|| asked.map(ToString::to_string)).ok_or(ImportError::LanguagesNeeded)
        };
        let from = language(Column::SourceLanguage, asked.map(|asked| &asked.0))?;
        let to = language(Column::TargetLanguage, asked.map(|asked| &asked.1))?;
        let source = self.text(source, self.cell(row, Column::SourceTags));
        let target = self.text(target, self.cell(row, Column::TargetTags));
        let variants = vec![Variant::new(from, source), Variant::new(to, target)];
        pairs::take(&FileUnit { variants, ..self.unit(row) }, None, sink, line)
    }

    fn take_languages(
        &self,
        row: &[String],
        languages: &[(usize, Language)],
        sink: &mut Sink<'_>,
        line: u64,
    ) -> Result<(), ImportError> {
        let variant = |(at, language): &(usize, Language)| {
            let cell = row.get(*at).filter(|cell| !cell.trim().is_empty())?;
            Some(Variant::new(language.to_string(), self.text(cell, None)))
        };
        let variants = languages.iter().filter_map(variant).collect();
        let first = languages.first().map(|(_, language)| language.to_string());
        pairs::take(&FileUnit { variants, ..self.unit(row) }, first.as_deref(), sink, line)
    }

    /// Whether this program has written it.
    fn is_ours(&self) -> bool {
        self.at(Column::Id).is_some()
    }

    /// A row of our own has its text to the letter; in others white space around it is not meant.
    fn text(&self, cell: &str, tags: Option<&str>) -> Text {
        match tags {
            Some(kinds) => {
                let text = TaggedText::parse_with_kinds(cell, kinds);
                text.map(|text| items(&text)).map_err(Reason::TagsUnreadable)
            }
            None if self.is_ours() => Ok(items(&TaggedText::plain(cell))),
            None => Ok(items(&TaggedText::plain(cell.trim()))),
        }
    }

    fn unit(&self, row: &[String]) -> FileUnit {
        let own = |column| self.cell(row, column).map(str::to_owned);
        let time = |column| self.cell(row, column).and_then(|time| time.trim().parse().ok());
        let details = Details {
            author: own(Column::Author),
            created: time(Column::Created),
            changed: time(Column::Changed),
            used: self.cell(row, Column::Used).and_then(|count| count.trim().parse().ok()),
            origin: self.cell(row, Column::Origin).and_then(|name| Origin::from_name(name.trim())),
            document: own(Column::Document),
            previous: own(Column::Previous),
            next: own(Column::Next),
        };
        FileUnit { id: own(Column::Id), details, is_ours: self.is_ours(), ..FileUnit::default() }
    }

    /// What a row says, if it says anything.
    fn cell<'a>(&self, row: &'a [String], column: Column) -> Option<&'a str> {
        let cell = row.get(self.at(column)?)?;
        (!cell.is_empty()).then_some(cell)
    }
}

/// The cells that name a language, by its tag or in words.
fn languages(row: &[String]) -> Vec<(usize, Language)> {
    let language = |(at, cell): (usize, &String)| Some((at, language(cell.trim())?));
    row.iter().enumerate().filter_map(language).collect()
}

fn language(name: &str) -> Option<Language> {
    let is_tag = name.len() <= 11 && !name.contains(' ');
    let by_tag = || if is_tag { name.parse().ok() } else { None };
    let lower = name.to_lowercase();
    let by_name = NAMES.iter().find(|(_, names)| names.contains(&lower.as_str()));
    by_name.and_then(|(tag, _)| tag.parse().ok()).or_else(by_tag)
}

/// Languages in their own words, in English and in Dutch.
const NAMES: &[(&str, &[&str])] = &[
    ("nl", &["nederlands", "dutch"]),
    ("en", &["english", "engels"]),
    ("de", &["deutsch", "german", "duits"]),
    ("fr", &["français", "french", "frans"]),
    ("es", &["español", "spanish", "spaans"]),
    ("it", &["italiano", "italian", "italiaans"]),
    ("pt", &["português", "portuguese", "portugees"]),
    ("pl", &["polski", "polish", "pools"]),
    ("uk", &["українська", "ukrainian", "oekraïens"]),
    ("ru", &["русский", "russian", "russisch"]),
    ("ar", &["العربية", "arabic", "arabisch"]),
    ("fy", &["frysk", "frisian", "fries"]),
    ("tr", &["türkçe", "turkish", "turks"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn first_rows() {
        let check = |cells: &[&str], asked: Option<(&str, &str)>, expected: Option<&[usize]>| {
            let asked = asked.map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap()));
            let texts = Columns::named(&row(cells), asked.as_ref()).map(|columns| match columns.texts {
                Texts::Pair(source, target) => vec![source, target],
                Texts::Languages(languages) => languages.into_iter().map(|(at, _)| at).collect(),
            });
            assert_eq!(texts.as_deref(), expected, "{cells:?}");
        };
        check(&["nl", "en-GB"], None, Some(&[0, 1]));
        check(&["id", "Nederlands", "English", "Deutsch"], None, Some(&[0, 1, 2, 3]));
        check(&["Dutch", "note", "German"], Some(("nl", "de")), Some(&[0, 2]));
        check(&["Target", "Source"], None, Some(&[1, 0]));
        check(&["huis", "house"], None, None);
        check(&["nl", "nl"], None, None);
        check(&["no", "it"], Some(("nl", "en")), None);
        check(&["is", "of"], Some(("nl", "en")), None);
        check(&["dog", "man"], None, None);
        check(&["gsw", "de"], Some(("gsw", "de")), Some(&[0, 1]));
        check(&[], None, None);
    }
}
