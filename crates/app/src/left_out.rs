//! The reasons of an import in the contract's words: the window says them in the reader's language, by their code.

use crate::contract::{LeftOut, SkippedUnit};
use persklaar_memory::{Reason, Skipped};

/// What the window shows of a unit that was left out.
pub(crate) fn skipped_unit(skipped: &Skipped) -> SkippedUnit {
    SkippedUnit {
        line: u32::try_from(skipped.line).unwrap_or(u32::MAX),
        code: code(&skipped.reason),
        args: argument(&skipped.reason)
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect(),
        reason: skipped.reason.to_string(),
    }
}

fn code(reason: &Reason) -> LeftOut {
    match reason {
        Reason::NothingInFile => LeftOut::NothingInFile,
        Reason::SourceEmpty => LeftOut::SourceEmpty,
        Reason::TargetEmpty => LeftOut::TargetEmpty,
        Reason::TooLong => LeftOut::TooLong,
        Reason::TooLongOrTagged => LeftOut::TooLongOrTagged,
        Reason::CellTooLong => LeftOut::CellTooLong,
        Reason::TooManyTexts => LeftOut::TooManyTexts,
        Reason::TooLongRepeated => LeftOut::TooLongRepeated,
        Reason::RestNotListed => LeftOut::RestNotListed,
        Reason::LanguageAbsent { .. } => LeftOut::LanguageAbsent,
        Reason::SourceAbsent { .. } => LeftOut::SourceAbsent,
        Reason::TextAbsent => LeftOut::TextAbsent,
        Reason::OneLanguage { .. } => LeftOut::OneLanguage,
        Reason::Untranslated => LeftOut::Untranslated,
        Reason::LanguageMissing => LeftOut::LanguageMissing,
        Reason::LanguageUnknown { .. } => LeftOut::LanguageUnknown,
        Reason::SegmentMissing => LeftOut::SegmentMissing,
        Reason::EntityUnknown { .. } => LeftOut::EntityUnknown,
        Reason::Undecodable => LeftOut::Undecodable,
        Reason::NotUtf8 => LeftOut::NotUtf8,
        Reason::ColumnMissing => LeftOut::ColumnMissing,
        Reason::TabMissing => LeftOut::TabMissing,
        Reason::TagsUnreadable(_) => LeftOut::TagsUnreadable,
        Reason::TextAfterQuote => LeftOut::TextAfterQuote,
        Reason::QuoteInField => LeftOut::QuoteInField,
        Reason::QuoteOpen => LeftOut::QuoteOpen,
        Reason::Obsolete => LeftOut::Obsolete,
        Reason::Fuzzy => LeftOut::Fuzzy,
        Reason::LineUnknown => LeftOut::LineUnknown,
        Reason::TooManyForms => LeftOut::TooManyForms,
        Reason::TextAlone => LeftOut::TextAlone,
        Reason::Unquoted => LeftOut::Unquoted,
        Reason::QuoteInText => LeftOut::QuoteInText,
        Reason::EscapeUnknown => LeftOut::EscapeUnknown,
        Reason::Rejected => LeftOut::Rejected,
        Reason::SourceMissing => LeftOut::SourceMissing,
    }
}

/// What the words name, if they name anything.
fn argument(reason: &Reason) -> Option<(&'static str, &str)> {
    match reason {
        Reason::LanguageAbsent { language }
        | Reason::SourceAbsent { language }
        | Reason::OneLanguage { language }
        | Reason::LanguageUnknown { language } => Some(("language", language)),
        Reason::EntityUnknown { name } => Some(("name", name)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_words_name_goes_with_the_code() {
        let check = |reason: Reason, code: &str, args: &str, english: &str| {
            let shown = serde_json::to_value(skipped_unit(&Skipped { line: 7, reason })).unwrap();
            let expected: serde_json::Value = serde_json::from_str(args).unwrap();
            assert_eq!(shown["code"], code);
            assert_eq!(shown["args"], expected, "{code}");
            assert_eq!((shown["line"].as_u64(), shown["reason"].as_str()), (Some(7), Some(english)));
        };
        let language = || "xx-<b>".to_owned();
        check(Reason::Fuzzy, "fuzzy", "{}", &Reason::Fuzzy.to_string());
        check(
            Reason::LanguageUnknown { language: language() },
            "language-unknown",
            r#"{"language":"xx-<b>"}"#,
            "'xx-<b>' is not a language",
        );
        check(
            Reason::EntityUnknown { name: "lol".into() },
            "entity-unknown",
            r#"{"name":"lol"}"#,
            "the entity &lol; is not known",
        );
    }
}
