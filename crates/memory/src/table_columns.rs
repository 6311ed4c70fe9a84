//! The columns of the tables that memories are written to and read from (CSV and XLSX).

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Source,
    Target,
    SourceLanguage,
    TargetLanguage,
    Document,
    Author,
    Changed,
    Created,
    /// How often it was confirmed again.
    Used,
    Origin,
    Previous,
    Next,
    /// The kinds of the source's tags; where it is filled, the source is in the written form.
    SourceTags,
    TargetTags,
    Id,
}

impl Column {
    /// In the order in which they are written: what people read first.
    pub(crate) const ALL: [Self; 15] = [
        Self::Source,
        Self::Target,
        Self::SourceLanguage,
        Self::TargetLanguage,
        Self::Document,
        Self::Author,
        Self::Changed,
        Self::Created,
        Self::Used,
        Self::Origin,
        Self::Previous,
        Self::Next,
        Self::SourceTags,
        Self::TargetTags,
        Self::Id,
    ];

    /// The word in the first row.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Target => "target",
            Self::SourceLanguage => "source-language",
            Self::TargetLanguage => "target-language",
            Self::Document => "document",
            Self::Author => "author",
            Self::Changed => "changed",
            Self::Created => "created",
            Self::Used => "used",
            Self::Origin => "origin",
            Self::Previous => "previous",
            Self::Next => "next",
            Self::SourceTags => "source-tags",
            Self::TargetTags => "target-tags",
            Self::Id => "unit-id",
        }
    }

    /// The column with this name, in any case; people and other tools have words of their own for some.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '_'], "-");
        let known = Self::ALL.into_iter().find(|column| column.name() == name);
        known.or(match name.as_str() {
            "source-text" | "original" | "bron" | "brontekst" => Some(Self::Source),
            "target-text" | "translation" | "doel" | "doeltekst" | "vertaling" => Some(Self::Target),
            "brontaal" | "source-lang" => Some(Self::SourceLanguage),
            "doeltaal" | "target-lang" => Some(Self::TargetLanguage),
            _ => None,
        })
    }
}
