//! Why a unit of a file is left out: a closed set, so that whoever shows it has words for each.
//!
//! The words here are the developers' English, for scripts and logs. What breaks a whole file is an
//! [`ImportError`](super::ImportError) and not here.

use persklaar_text::WrittenError;

/// Why a unit was left out of an import.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The file is sound, and empty.
    #[error("there is no unit in the file")]
    NothingInFile,
    /// Nothing stands in the source, or only white space.
    #[error("the source is empty")]
    SourceEmpty,
    /// Nothing stands in the translation, or only white space.
    #[error("the translation is empty")]
    TargetEmpty,
    /// No segment is so long.
    #[error("the text is longer than 4 MB")]
    TooLong,
    /// No segment is so long, or has so many codes.
    #[error("the text is longer than 4 MB, or has more than 100,000 codes")]
    TooLongOrTagged,
    /// No cell of an XLSX can be so long.
    #[error("a cell is longer than the 32,767 characters that it can hold")]
    CellTooLong,
    /// The unit has more texts than any has.
    #[error("it has more than 1,000 texts, or more than 64 MB of them")]
    TooManyTexts,
    /// A long source would be kept once for each of many languages.
    #[error("it is too long to be kept once for each of its languages")]
    TooLongRepeated,
    /// So much was left out before that the list ends here.
    #[error("what is left out from here on is not listed")]
    RestNotListed,
    /// The unit has no text in a language that was asked for.
    #[error("there is no text in {language}")]
    LanguageAbsent {
        /// Its tag.
        language: String,
    },
    /// The unit has no text in the language that the file calls its source.
    #[error("there is no text in the source language {language}")]
    SourceAbsent {
        /// As the file names it.
        language: String,
    },
    /// The unit has no text at all.
    #[error("there is no text in it")]
    TextAbsent,
    /// The unit has several texts in one language only.
    #[error("every text in it is in {language}")]
    OneLanguage {
        /// As the file names it.
        language: String,
    },
    /// Nobody has translated it yet.
    #[error("there is no translation")]
    Untranslated,
    /// A text does not say its language.
    #[error("a text has no language")]
    LanguageMissing,
    /// A text says a language that is none.
    #[error("'{language}' is not a language")]
    LanguageUnknown {
        /// As the file names it.
        language: String,
    },
    /// A text of the unit has no segment.
    #[error("a text has no segment")]
    SegmentMissing,
    /// Entities of a file's own are not expanded.
    #[error("the entity &{name}; is not known")]
    EntityUnknown {
        /// Without `&` and `;`.
        name: String,
    },
    /// Bytes that mean nothing in the encoding that the file declares.
    #[error("there are bytes in it that are no text in the file's encoding")]
    Undecodable,
    /// Bytes that mean nothing in UTF-8, in a file that cannot declare anything else.
    #[error("there are bytes in it that are no text; save the file as UTF-8")]
    NotUtf8,
    /// A row of a table ends after its first column.
    #[error("there is no second column")]
    ColumnMissing,
    /// A line of a TSV has no tab.
    #[error("there is no tab between source and translation")]
    TabMissing,
    /// The tags of a table's text are not in the written form.
    #[error("its tags cannot be read: {0}")]
    TagsUnreadable(WrittenError),
    /// A field of a CSV goes on after its closing quotation mark.
    #[error("there is text after a closing quotation mark")]
    TextAfterQuote,
    /// A field of a CSV has a quotation mark and none around it.
    #[error("there is a quotation mark in a field without quotation marks around it")]
    QuoteInField,
    /// A field of a CSV has no closing quotation mark.
    #[error("a quotation mark is not closed")]
    QuoteOpen,
    /// A message of a PO file that its program no longer shows.
    #[error("it is obsolete: the text is not in the program any more")]
    Obsolete,
    /// A message of a PO file whose translation was guessed.
    #[error("it is marked as fuzzy: nobody has looked at the translation yet")]
    Fuzzy,
    /// A line of a PO file that cannot be understood.
    #[error("there is a line that is neither a message nor a comment")]
    LineUnknown,
    /// A message of a PO file with too many plural forms.
    #[error("there are more plural forms than any language has")]
    TooManyForms,
    /// A text of a PO file with no message before it.
    #[error("there is a text that belongs to no message")]
    TextAlone,
    /// A text of a PO file without its quotation marks.
    #[error("a text is not in quotation marks")]
    Unquoted,
    /// A text of a PO file with a quotation mark that should have a backslash.
    #[error("there is a quotation mark inside a text")]
    QuoteInText,
    /// A text of a PO file with an escape that is none.
    #[error("there is a backslash that means nothing")]
    EscapeUnknown,
    /// Somebody refused the translation.
    #[error("its translation was rejected")]
    Rejected,
    /// A translation without a source.
    #[error("there is a translation of a text that is not there")]
    SourceMissing,
}
