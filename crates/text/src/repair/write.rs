//! Writes a new value in the form that the unit's target had for the old one.

use super::align::Pair;
use super::edit::Edit;
use super::language::{Conventions, digit};
use super::scan::Scanned;
use super::thing::{Day, Figure, FigureForm, Form, NameForm, Thing, Value};
use std::ops::Range;

/// What is needed to write.
pub(super) struct Writer<'a> {
    pub(super) target: &'a Scanned,
    pub(super) from: &'a Conventions,
    pub(super) to: &'a Conventions,
}

impl Writer<'_> {
    /// The edits that make the old thing say the new. None: its form cannot.
    pub(super) fn write(&self, old: &Thing, pair: &Pair) -> Option<Vec<Edit>> {
        let edits = match (&old.form, &pair.new.value) {
            (Form::Figure(form), Value::Figure(new)) => {
                vec![self.whole(old, self.figure(old, *form, new, &pair.new.form)?)]
            }
            (Form::Spelled, Value::Figure(new)) => {
                vec![self.whole(old, self.spelled(old, new, &pair.new.form)?)]
            }
            (Form::Ordinal { digits, suffix }, Value::Ordinal(new)) => {
                let end = self.to.words.ordinal_end(*new, self.target.at(suffix))?;
                vec![self.whole(old, self.digits(digits, *new, 1) + end)]
            }
            (Form::Day { .. }, Value::Day(new)) => self.day(old, *new)?,
            (Form::Weekday, Value::Weekday(new)) => {
                vec![self.whole(old, like(self.target.at(&old.span), self.to.calendar.weekday_name(*new)?))]
            }
            (Form::Time { hour, minutes, half }, Value::Time(new)) => {
                self.time((hour, minutes.as_ref(), half.as_ref()), *new, pair)?
            }
            (
                Form::Verbatim,
                Value::Name(new) | Value::Address(new) | Value::Code(new) | Value::Currency(new),
            ) => {
                vec![self.whole(old, new.clone())]
            }
            _ => return None,
        };
        Some(
            edits
                .into_iter()
                .filter(|edit| !edit.span.is_empty() && self.target.at(&edit.span) != edit.text)
                .collect(),
        )
    }

    fn whole(&self, old: &Thing, text: String) -> Edit {
        Edit { span: old.span.clone(), text }
    }

    fn figure(&self, old: &Thing, form: FigureForm, new: &Figure, source: &Form) -> Option<String> {
        let length = new.whole().len();
        let grouped_in_source = match source {
            Form::Figure(FigureForm { group, .. }) => group.is_some(),
            _ => true,
        };
        let plain_in_source = !grouped_in_source && self.from.figures.would_group(length);
        let plain_here = form.group.is_none() && self.writes_long_plain(old);
        let grouped = !plain_in_source && !plain_here && (form.group.is_some() || grouped_in_source);
        self.to.figures.write(new, form, grouped)
    }

    /// Whether the old number is one that the language would part, and was not parted.
    fn writes_long_plain(&self, old: &Thing) -> bool {
        let Value::Figure(figure) = &old.value else { return false };
        self.to.figures.would_group(figure.whole().len())
    }

    /// A word for a word; what is more than a word says is written in digits, and a word for one is not known.
    fn spelled(&self, old: &Thing, new: &Figure, source: &Form) -> Option<String> {
        let word = new.0.parse().ok().and_then(|number| self.to.words.spelling(number));
        if let Some(word) = word {
            return Some(like(self.target.at(&old.span), word));
        }
        if matches!(new.0.as_str(), "0" | "1") {
            return None;
        }
        let form = FigureForm { group: None, decimal: None, zero: self.to.figures.zero() };
        let grouped = matches!(source, Form::Figure(FigureForm { group: Some(_), .. }));
        self.to.figures.write(new, form, grouped)
    }

    /// A count in the digits that stand in a place, at least so many.
    fn digits(&self, place: &Range<usize>, count: u32, width: usize) -> String {
        let zero = self.target.at(place).chars().find_map(digit).map_or('0', |(_, zero)| zero);
        let in_script =
            |char: char| char.to_digit(10).and_then(|count| char::from_u32(u32::from(zero) + count));
        format!("{count:0width$}").chars().filter_map(in_script).collect()
    }

    fn day(&self, old: &Thing, new: Day) -> Option<Vec<Edit>> {
        let (Form::Day { day, suffix, month, name, year }, Value::Day(was)) = (&old.form, &old.value) else {
            return None;
        };
        let moves = was.day != new.day || was.month != new.month;
        if moves && *name == NameForm::Digits && self.hides_its_order(was, day.as_ref(), year.as_ref()) {
            return None;
        }
        let mut edits = Vec::new();
        if let Some((place, count)) = day.as_ref().zip(new.day).filter(|_| was.day != new.day) {
            let beside = if *name == NameForm::Digits { self.target.at(month) } else { "" };
            let width = self.width(self.target.at(place), beside, *name == NameForm::Digits);
            let end = self.day_end(u32::from(count), self.target.at(suffix))?;
            let text = self.digits(place, u32::from(count), width) + end;
            edits.push(Edit { span: place.start..suffix.end.max(place.end), text });
        }
        if was.month != new.month {
            edits
                .push(Edit { span: month.clone(), text: self.month(month, day.as_ref(), *name, new.month)? });
        }
        if let Some((place, year)) = year.as_ref().zip(new.year).filter(|_| was.year != new.year) {
            let is_short = self.target.at(place).chars().count() == 2;
            let count = if is_short { u32::from(year % 100) } else { u32::from(year) };
            edits.push(Edit { span: place.clone(), text: self.digits(place, count, 2) });
        }
        Some(edits)
    }

    /// Whether it cannot be seen which number is the day: `5/5/2024` in English, whose writers put either first.
    fn hides_its_order(&self, was: &Day, day: Option<&Range<usize>>, year: Option<&Range<usize>>) -> bool {
        let year_first = year.zip(day).is_some_and(|(year, day)| year.start < day.start);
        self.to.language == "en" && was.day == Some(was.month) && !year_first
    }

    fn month(
        &self,
        place: &Range<usize>,
        day: Option<&Range<usize>>,
        name: NameForm,
        month: u8,
    ) -> Option<String> {
        let was = self.target.at(place);
        if name == NameForm::Digits {
            let beside = day.map(|day| self.target.at(day)).unwrap_or_default();
            return Some(self.digits(place, u32::from(month), self.width(was, beside, true)));
        }
        Some(like(was, self.to.calendar.month_name(month, name)?))
    }

    /// What ends a day's number: in French the first of a month alone is an ordinal.
    fn day_end<'a>(&self, day: u32, was: &'a str) -> Option<&'a str> {
        if self.to.language == "fr" {
            return Some(if day == 1 { "er" } else { "" });
        }
        if was.is_empty() { Some(was) } else { self.to.words.ordinal_end(day, was) }
    }

    /// How many digits: as many as are there for a small number, else as its neighbour has it.
    fn width(&self, was: &str, beside: &str, in_digits: bool) -> usize {
        let tells = |text: &str| {
            let padded = text.chars().next().and_then(digit).is_some_and(|(count, _)| count == 0);
            if padded { Some(2) } else { Some(1).filter(|_| text.chars().count() == 1) }
        };
        tells(was).or_else(|| tells(beside)).unwrap_or(if in_digits { 2 } else { 1 })
    }

    fn time(
        &self,
        (hour, minutes, half): (&Range<usize>, Option<&Range<usize>>, Option<&Range<usize>>),
        new: u16,
        pair: &Pair,
    ) -> Option<Vec<Edit>> {
        let (count, rest) = (u32::from(new / 60), u32::from(new % 60));
        let shown = if half.is_none() { count } else { (count + 11) % 12 + 1 };
        let mut text = self.digits(hour, shown, self.hour_width(hour, half.is_none(), pair));
        if minutes.is_none() && rest != 0 {
            text.push_str(&self.minutes_after_hour(rest, half.is_some())?);
        }
        let mut edits = vec![Edit { span: hour.clone(), text }];
        edits.extend(minutes.map(|place| Edit { span: place.clone(), text: self.digits(place, rest, 2) }));
        if let Some(place) = half {
            let was = self.target.at(place);
            if self.to.calendar.half(was) != Some(count >= 12) {
                edits.push(Edit { span: place.clone(), text: self.half(was, count >= 12)? });
            }
        }
        Some(edits)
    }

    /// Minutes where the form has an hour alone: `2 p.m.`, `14 uur`.
    fn minutes_after_hour(&self, minutes: u32, with_half: bool) -> Option<String> {
        match self.to.language.as_str() {
            "en" if with_half => Some(format!(":{minutes:02}")),
            "nl" | "de" if !with_half => Some(format!(".{minutes:02}")),
            _ => None,
        }
    }

    /// One digit where one stands, two where a nought leads; else as the segment has it.
    fn hour_width(&self, hour: &Range<usize>, by_24: bool, pair: &Pair) -> usize {
        let source = if by_24 { pair.texts.1.get(..2).unwrap_or_default() } else { "1" };
        let source =
            if source.chars().nth(1).is_some_and(|char| digit(char).is_none()) { "1" } else { source };
        self.width(self.target.at(hour), source, false)
    }

    /// The name of a half of the day, with stops and capitals where the old one has them.
    fn half(&self, was: &str, second: bool) -> Option<String> {
        let name = self.to.calendar.half_name(second)?;
        let mut letters = name.chars();
        let in_place = was.chars().map(|char| if char.is_alphabetic() { letters.next() } else { Some(char) });
        let text: String = in_place.collect::<Option<String>>()?;
        let rest: String = letters.collect();
        let is_upper = was.chars().all(|char| !char.is_lowercase());
        let text = text + &rest;
        Some(if is_upper { text.to_uppercase() } else { text })
    }
}

/// A word with the capitals of the one it stands for.
fn like(was: &str, word: &str) -> String {
    let mut letters = was.chars().filter(|char| char.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.next().is_some_and(char::is_uppercase);
    if first && rest {
        return word.to_uppercase();
    }
    let mut chars = word.chars();
    match chars.next() {
        Some(initial) if first => initial.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}
