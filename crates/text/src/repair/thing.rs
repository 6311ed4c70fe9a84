//! What the scan finds in a text: things with a value that can be compared between languages, and how each is written.

use super::Kind;
use std::ops::Range;

/// A number's digits: `1234.5`, without grouping, with a point, as ASCII.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure(pub(super) String);

impl Figure {
    /// The digits before the point.
    pub(super) fn whole(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }

    /// Whether it may be a year: four digits that stand for one more often than for a count.
    pub(super) fn is_year(&self) -> bool {
        self.0.len() == 4 && self.0.parse().is_ok_and(|year: u16| (1900..2100).contains(&year))
    }
}

/// A day as far as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) day: Option<u8>,
    pub(super) month: u8,
    pub(super) year: Option<u16>,
}

/// What a thing says, apart from how it is written.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Figure(Figure),
    Ordinal(u32),
    Day(Day),
    /// From 0, Monday.
    Weekday(u8),
    /// Minutes since midnight.
    Time(u16),
    Name(String),
    Address(String),
    Code(String),
    Currency(String),
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Figure(one), Self::Figure(two)) => one == two,
            (Self::Ordinal(one), Self::Ordinal(two)) => one == two,
            (Self::Day(one), Self::Day(two)) => one == two,
            (Self::Weekday(one), Self::Weekday(two)) => one == two,
            (Self::Time(one), Self::Time(two)) => one == two,
            (Self::Name(one), Self::Name(two))
            | (Self::Address(one), Self::Address(two))
            | (Self::Code(one), Self::Code(two))
            | (Self::Currency(one), Self::Currency(two)) => one == two,
            _ => false,
        }
    }
}

impl Value {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Figure(_) | Self::Ordinal(_) => Kind::Number,
            Self::Day(_) | Self::Weekday(_) => Kind::Date,
            Self::Time(_) => Kind::Time,
            Self::Name(_) => Kind::Name,
            Self::Address(_) => Kind::Address,
            Self::Code(_) => Kind::Code,
            Self::Currency(_) => Kind::Currency,
        }
    }

    /// What stands for all things of its sort when two sentences are compared. Only like can stand for like.
    pub(super) fn sort(&self) -> &'static str {
        match self {
            Self::Figure(_) => "\u{0}figure",
            Self::Ordinal(_) => "\u{0}ordinal",
            Self::Day(Day { day: Some(_), year: Some(_), .. }) => "\u{0}day month year",
            Self::Day(Day { day: Some(_), year: None, .. }) => "\u{0}day month",
            Self::Day(Day { day: None, year: Some(_), .. }) => "\u{0}month year",
            Self::Day(_) => "\u{0}month",
            Self::Weekday(_) => "\u{0}weekday",
            Self::Time(_) => "\u{0}time",
            Self::Name(_) => "\u{0}name",
            Self::Address(_) => "\u{0}address",
            Self::Code(_) => "\u{0}code",
            Self::Currency(_) => "\u{0}currency",
        }
    }
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FigureForm {
    /// What stands between thousands.
    pub(super) group: Option<char>,
    /// What stands before the fraction.
    pub(super) decimal: Option<char>,
    /// The nought of its digits.
    pub(super) zero: char,
}

/// How a month is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NameForm {
    /// Beside a day.
    Wide,
    /// By itself.
    Standalone,
    /// Cut short, beside a day.
    Short,
    /// Cut short, by itself.
    ShortStandalone,
    /// In digits.
    Digits,
}

/// How a thing is written: what is needed to write another one alike. Places are bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    Figure(FigureForm),
    /// In a word.
    Spelled,
    Ordinal {
        digits: Range<usize>,
        suffix: Range<usize>,
    },
    Day {
        day: Option<Range<usize>>,
        suffix: Range<usize>,
        month: Range<usize>,
        name: NameForm,
        year: Option<Range<usize>>,
    },
    Weekday,
    Time {
        hour: Range<usize>,
        minutes: Option<Range<usize>>,
        half: Option<Range<usize>>,
    },
    /// `sure`: nothing says that it is one that languages translate.
    Name {
        sure: bool,
    },
    /// As it is.
    Verbatim,
}

/// A thing in a text.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    /// In bytes.
    pub(super) span: Range<usize>,
    pub(super) value: Value,
    pub(super) form: Form,
}
