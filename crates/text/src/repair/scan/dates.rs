//! Dates: days with a month in words or digits, months with or without a year, days of the week.

use super::super::language::Conventions;
use super::super::thing::{Day, Form, NameForm, Value};
use super::figures::{number, ordinal_end};
use super::{Scanned, after, before, continues_after, continues_before};
use regex_automata::meta::Regex;
use regex_automata::util::captures::Captures;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let regex = |pattern| Regex::new(pattern).expect("a pattern of our own");
    Patterns {
        ordered: regex(r"(\d{1,2})(?:-(\d{1,2})-|/(\d{1,2})/|\.(\d{1,2})\.)(\d{4}|\d{2})"),
        iso: regex(r"(\d{4})-(\d{2})-(\d{2})"),
        day_before: regex(r"(\d{1,2})(\p{L}{1,3}|[º°ª])?\.?[\s]{1,2}(?:of\s|de\s|d['’])?$"),
        year_after: regex(r"^\.?(?:,|\sde|\sdel|\sof)?\s(\d{4})"),
        day_after: regex(r"^\.?\s(\d{1,2})(\p{L}{2})?"),
    }
});

struct Patterns {
    ordered: Regex,
    iso: Regex,
    day_before: Regex,
    year_after: Regex,
    day_after: Regex,
}

pub(super) fn find(scanned: &mut Scanned, language: &Conventions) {
    find_in_digits(scanned, language);
    let words: Vec<(usize, String)> =
        scanned.text.unicode_word_indices().map(|(at, word)| (at, word.to_owned())).collect();
    for (at, word) in words {
        if let Some((month, name)) = language.calendar.month(&word) {
            add_month(scanned, language, at..at + word.len(), (month, name));
        } else if let Some(day) = language.calendar.weekday(&word) {
            scanned.add(at..at + word.len(), Value::Weekday(day), Form::Weekday);
        }
    }
}

/// A month in words with what stands around it.
fn add_month(
    scanned: &mut Scanned,
    language: &Conventions,
    month: Range<usize>,
    (number, name): (u8, NameForm),
) {
    let text = scanned.text.clone();
    let day = day_before(&text, month.start, language).or_else(|| day_after(&text, month.end, language));
    let end = day.as_ref().map_or(month.end, |(_, digits, suffix)| month.end.max(digits.end).max(suffix.end));
    let year = year_after(&text, end);
    let is_short = matches!(name, NameForm::Short | NameForm::ShortStandalone);
    if is_short && day.is_none() && year.is_none() {
        return;
    }
    let start = day.as_ref().map_or(month.start, |(_, digits, _)| month.start.min(digits.start));
    let span = start..year.as_ref().map_or(end, |(_, digits)| digits.end);
    let value =
        Day { day: day.as_ref().map(|day| day.0), month: number, year: year.as_ref().map(|year| year.0) };
    let suffix = day.as_ref().map_or(month.start..month.start, |day| day.2.clone());
    let form = Form::Day { day: day.map(|day| day.1), suffix, month, name, year: year.map(|year| year.1) };
    scanned.add(span, Value::Day(value), form);
}

/// A day's number, where its digits stand, and where the end of its ordinal stands.
type DayNumber = (u8, Range<usize>, Range<usize>);

fn day_before(text: &str, month: usize, language: &Conventions) -> Option<DayNumber> {
    let found = captured(&PATTERNS.day_before, before(text, month))?;
    let digits = found.get_group(1)?.range();
    if continues_before(text, digits.start) {
        return None;
    }
    day(text, digits, found.get_group(2).map(|suffix| suffix.range()), language)
}

/// Only where months come first: elsewhere a number after a month counts something else.
fn day_after(text: &str, month: usize, language: &Conventions) -> Option<DayNumber> {
    if !matches!(language.language.as_str(), "en" | "hu") {
        return None;
    }
    let found = captured(&PATTERNS.day_after, after(text, month))?;
    let shift = |span: Range<usize>| span.start + month..span.end + month;
    let digits = shift(found.get_group(1)?.range());
    let suffix = found.get_group(2).map(|suffix| shift(suffix.range()));
    let end = suffix.as_ref().map_or(digits.end, |suffix| suffix.end);
    if continues_after(text, end) {
        return None;
    }
    day(text, digits, suffix, language)
}

fn day(
    text: &str,
    digits: Range<usize>,
    suffix: Option<Range<usize>>,
    language: &Conventions,
) -> Option<DayNumber> {
    let count = number(text.get(digits.clone())?).filter(|day| (1..=31).contains(day))?;
    let suffix = suffix.unwrap_or(digits.end..digits.end);
    let fits = suffix.is_empty() || ordinal_end(language, text.get(suffix.clone())?);
    fits.then_some((u8::try_from(count).ok()?, digits, suffix))
}

fn year_after(text: &str, at: usize) -> Option<(u16, Range<usize>)> {
    let found = captured(&PATTERNS.year_after, after(text, at))?;
    let digits = found.get_group(1)?.range();
    let digits = digits.start + at..digits.end + at;
    let year = number(text.get(digits.clone())?).and_then(|year| u16::try_from(year).ok())?;
    (!continues_after(text, digits.end)).then_some((year, digits))
}

fn find_in_digits(scanned: &mut Scanned, language: &Conventions) {
    let text = scanned.text.clone();
    for found in PATTERNS.iso.captures_iter(&text) {
        add_digits(scanned, &found, [3, 2, 1]);
    }
    let month_first = language.month_first;
    for found in PATTERNS.ordered.captures_iter(&text) {
        let middle = (2..=4).find(|group| found.get_group(*group).is_some()).unwrap_or(2);
        // A month beyond twelve says that the other order is meant.
        let order = if month_first { [middle, 1, 5] } else { [1, middle, 5] };
        add_digits(scanned, &found, order);
        add_digits(scanned, &found, [order[1], order[0], 5]);
    }
}

/// A date in digits: the groups of day, month and year.
fn add_digits(scanned: &mut Scanned, found: &Captures, groups: [usize; 3]) {
    let Some(span) = found.get_match().map(|found| found.range()) else { return };
    let places = groups.map(|group| found.get_group(group).map(|group| group.range()).unwrap_or_default());
    let [day, month, year] = places.clone().map(|place| number(scanned.at(&place)).unwrap_or_default());
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month);
    if !fits || continues_before(&scanned.text, span.start) || continues_after(&scanned.text, span.end) {
        return;
    }
    let year = if places[2].len() == 2 { year + 2000 } else { year };
    let byte = |count: u32| u8::try_from(count).unwrap_or_default();
    let value = Day { day: Some(byte(day)), month: byte(month), year: u16::try_from(year).ok() };
    let [day, month, year] = places;
    let suffix = day.end..day.end;
    let form = Form::Day { day: Some(day), suffix, month, name: NameForm::Digits, year: Some(year) };
    scanned.add(span, Value::Day(value), form);
}

fn captured(regex: &Regex, text: &str) -> Option<Captures> {
    let mut captures = regex.create_captures();
    regex.captures(text, &mut captures);
    captures.is_match().then_some(captures)
}
