//! The names of months, of the days of the week and of the halves of the day, from ICU4X.

use super::super::thing::NameForm;
use crate::compare::fold;
use icu_calendar::Gregorian;
use icu_datetime::fieldsets::enums::CompositeDateTimeFieldSet;
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::pattern::{
    DateTimePattern, DayPeriodNameLength, FixedCalendarDateTimeNames, MonthNameLength, PatternLoadError,
    WeekdayNameLength,
};
use icu_locale_core::Locale;
use writeable::TryWriteable;

type Names = FixedCalendarDateTimeNames<Gregorian, CompositeDateTimeFieldSet>;

/// 2024 began on a Monday.
const MONDAY_YEAR: i32 = 2024;
/// The forms in which months are named, the fuller ones first, with their patterns.
const MONTHS: [(NameForm, MonthNameLength, &str); 4] = [
    (NameForm::Wide, MonthNameLength::Wide, "MMMM"),
    (NameForm::Standalone, MonthNameLength::StandaloneWide, "LLLL"),
    (NameForm::Short, MonthNameLength::Abbreviated, "MMM"),
    (NameForm::ShortStandalone, MonthNameLength::StandaloneAbbreviated, "LLL"),
];

/// A name, as it is written and as it is compared.
#[derive(Debug)]
struct Name {
    written: String,
    folded: String,
}

/// A language's names in the calendar.
#[derive(Debug, Default)]
pub(in super::super) struct Calendar {
    months: Vec<(NameForm, Vec<Name>)>,
    weekdays: Vec<Name>,
    halves: Vec<String>,
}

impl Calendar {
    pub(super) fn of(locale: &Locale) -> Self {
        let months = MONTHS.into_iter().map(|(form, length, pattern)| {
            let load = |names: &mut Names| names.include_month_names(length).map(drop);
            let dates = (1..=12).map(|month| moment(month, 1, 0));
            (form, names(&named(locale, load, pattern, dates)))
        });
        let weekdays = |names: &mut Names| names.include_weekday_names(WeekdayNameLength::Wide).map(drop);
        let halves =
            |names: &mut Names| names.include_day_period_names(DayPeriodNameLength::Abbreviated).map(drop);
        Self {
            months: months.collect(),
            weekdays: names(&named(locale, weekdays, "EEEE", (1..=7).map(|day| moment(1, day, 0)))),
            halves: named(locale, halves, "a", [1, 13].into_iter().map(|hour| moment(1, 1, hour))),
        }
    }

    /// The month that a word names, from 1 on, and in which form.
    pub(in super::super) fn month(&self, word: &str) -> Option<(u8, NameForm)> {
        let folded = fold(word);
        self.months.iter().find_map(|(form, names)| Some((place(names, word, &folded)? + 1, *form)))
    }

    /// A month's name in a form, without a stop at its end. Months count from 1.
    pub(in super::super) fn month_name(&self, month: u8, form: NameForm) -> Option<&str> {
        let (_, names) = self.months.iter().find(|(known, _)| *known == form)?;
        names.get(usize::from(month).checked_sub(1)?).map(|name| name.written.as_str())
    }

    /// The day of the week that a word names, from 0 on Monday.
    pub(in super::super) fn weekday(&self, word: &str) -> Option<u8> {
        place(&self.weekdays, word, &fold(word))
    }

    /// A day's name.
    pub(in super::super) fn weekday_name(&self, day: u8) -> Option<&str> {
        self.weekdays.get(usize::from(day)).map(|name| name.written.as_str())
    }

    /// Whether the word is the first half of the day's name (false) or the second's (true).
    pub(in super::super) fn half(&self, word: &str) -> Option<bool> {
        let plain = letters(word);
        if plain.is_empty() {
            return None;
        }
        Some(self.halves.iter().position(|name| letters(name) == plain)? == 1)
    }

    /// The letters of a half's name.
    pub(in super::super) fn half_name(&self, second: bool) -> Option<String> {
        self.halves.get(usize::from(second)).map(|name| letters(name))
    }
}

/// A stop at the end of a short name belongs to the text around it: people leave it out.
fn names(written: &[String]) -> Vec<Name> {
    let name = |written: &String| {
        let bare = written.trim_end_matches('.');
        Name { written: bare.to_owned(), folded: fold(bare).into_owned() }
    };
    written.iter().map(name).collect()
}

/// Where a word stands in a list; a name that begins with a capital is no name without it.
fn place(names: &[Name], word: &str, folded: &str) -> Option<u8> {
    let capital = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let fits = |name: &Name| name.folded == folded && (capital(word) || !capital(&name.written));
    names.iter().position(|name| !name.folded.is_empty() && fits(name)).and_then(|at| u8::try_from(at).ok())
}

fn letters(text: &str) -> String {
    fold(&text.chars().filter(|char| char.is_alphabetic()).collect::<String>()).into_owned()
}

/// The names of some moments; none where the language has none.
fn named(
    locale: &Locale,
    load: impl Fn(&mut Names) -> Result<(), PatternLoadError>,
    pattern: &str,
    moments: impl Iterator<Item = Option<DateTime<Gregorian>>>,
) -> Vec<String> {
    let mut all = Names::new_without_number_formatting(locale.into());
    let (Ok(()), Ok(pattern)) = (load(&mut all), DateTimePattern::try_from_pattern_str(pattern)) else {
        return Vec::new();
    };
    let name = |moment: DateTime<Gregorian>| {
        let written = all.with_pattern_unchecked(&pattern).format(&moment);
        written.try_write_to_string().map(std::borrow::Cow::into_owned).unwrap_or_default()
    };
    moments.flatten().map(name).collect()
}

fn moment(month: u8, day: u8, hour: u8) -> Option<DateTime<Gregorian>> {
    let date = Date::try_new_gregorian(MONDAY_YEAR, month, day).ok()?;
    Some(DateTime { date, time: Time::try_new(hour, 0, 0, 0).ok()? })
}
