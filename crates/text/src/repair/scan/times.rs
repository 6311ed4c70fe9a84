//! Times of the day: `14:30`, `14.30 uur`, `om 14 uur`, `14 h 30`, `2:30 p.m.`. A number of hours is no time.

use super::super::language::Conventions;
use super::super::thing::{Form, Value};
use super::figures::number;
use super::{Scanned, before, continues_after, continues_before};
use regex_automata::meta::Regex;
use regex_automata::util::captures::Captures;
use std::ops::Range;
use std::sync::LazyLock;

/// Hour, sign, minutes, and a word behind them; and the French way with an h between them.
static CLOCK: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [r"(\d{1,2})(?:([.:])(\d{2}))?(?:\s?(\p{L}\.\s?\p{L}\.?|\p{L}+))?", r"(\d{1,2})\s?h(?:\s?(\d{2}))?\b"]
        .map(|pattern| Regex::new(pattern).expect("a pattern of our own"))
});

/// Where the parts of a time stand.
struct Parts {
    hour: Range<usize>,
    minutes: Option<Range<usize>>,
    half: Option<(Range<usize>, bool)>,
}

pub(super) fn find(scanned: &mut Scanned, language: &Conventions) {
    let text = scanned.text.clone();
    let [clock, with_h] = &*CLOCK;
    for found in clock.captures_iter(&text) {
        if let Some(parts) = parts(&found, &text, language) {
            add(scanned, parts);
        }
    }
    for found in with_h.captures_iter(&text) {
        let group = |at| found.get_group(at).map(|group| group.range());
        let (Some(hour), minutes) = (group(1), group(2)) else { continue };
        if (minutes.is_some() || language.language == "fr") && !continues_before(&text, hour.start) {
            add(scanned, Parts { hour, minutes, half: None });
        }
    }
}

/// The parts, if they are a time: a colon says so, a point only with a word of time, and an hour alone only with a half
/// or between two words of time.
fn parts(found: &Captures, text: &str, language: &Conventions) -> Option<Parts> {
    let group = |at| found.get_group(at).map(|group| group.range());
    let (hour, sign, minutes, word) = (group(1)?, group(2), group(3), group(4));
    let read = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
    let half = word.clone().and_then(|span| Some((span.clone(), language.calendar.half(read(&span))?)));
    let says_hour = word.as_ref().is_some_and(|word| language.words.is_hour(read(word)));
    let is_time = match sign.as_ref().map(read) {
        Some(":") => true,
        Some(_) => half.is_some() || says_hour,
        None => half.is_some() || (says_hour && language.words.is_before_hour(last_word(text, hour.start))),
    };
    let digits_end = minutes.as_ref().map_or(hour.end, |minutes| minutes.end);
    let is_longer =
        continues_before(text, hour.start) || (word.is_none() && continues_after(text, digits_end));
    (is_time && !is_longer).then_some(Parts { hour, minutes, half })
}

fn last_word(text: &str, at: usize) -> &str {
    before(text, at).split_whitespace().next_back().unwrap_or_default()
}

fn add(scanned: &mut Scanned, parts: Parts) {
    let read = |span: &Range<usize>| number(scanned.at(span)).unwrap_or(u32::MAX);
    let (hour, minutes) = (read(&parts.hour), parts.minutes.as_ref().map_or(0, read));
    let hour = match &parts.half {
        Some((_, second)) if (1..=12).contains(&hour) => hour % 12 + if *second { 12 } else { 0 },
        Some(_) => return,
        None => hour,
    };
    if hour > 23 || minutes > 59 {
        return;
    }
    let half = parts.half.map(|(span, _)| span);
    let end = half.as_ref().or(parts.minutes.as_ref()).map_or(parts.hour.end, |last| last.end);
    let value = Value::Time(u16::try_from(hour * 60 + minutes).unwrap_or_default());
    let span = parts.hour.start..end;
    scanned.add(span, value, Form::Time { hour: parts.hour, minutes: parts.minutes, half });
}
