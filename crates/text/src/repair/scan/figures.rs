//! Numbers in digits and in words, ordinals, currencies, and codes: whatever has digits and is not counted.

use super::super::language::{Conventions, digit};
use super::super::thing::{Figure, Form, Value};
use super::{Scanned, after, before, continues_before, is_cased};
use regex_automata::meta::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

/// What makes a number before it a part of a date or a time in Chinese, Japanese and Korean, which are not read.
const CALENDAR_SIGNS: &[char] =
    &['年', '月', '日', '号', '號', '时', '時', '点', '點', '分', '秒', '년', '월', '일', '시', '분', '초'];
const YEAR_SIGNS: &[char] = &['年', '년'];
/// How many digits a telephone number has at least.
const TELEPHONE: usize = 9;

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let regex = |pattern| Regex::new(pattern).expect("a pattern of our own");
    Patterns {
        account: regex(
            r"\b(?:[A-Z]{2}\d{2}(?:[ \x{a0}\x{202f}][A-Z\d]{4}){2,7}|\d{4}(?:[ \x{a0}\x{202f}-]\d{4}){2,})(?:[ \x{a0}\x{202f}-][A-Z\d]{1,3})?\b",
        ),
        telephone: regex(r"(?:\+\d|\b0\d{1,3}[\s-])[\d\s().-]*\d"),
        code: regex(
            r"[\p{Latin}\p{Greek}\p{Cyrillic}_][\p{L}\p{M}\d_]*(?:[-/.][\p{L}\p{M}_]*\d[\p{L}\p{M}\d_]*)*",
        ),
        digits: regex(r"\d+(?:[.,:/'’\x{a0}\x{202f}\x{2009}\x{66b}\x{66c}]\d+)*"),
        spaced: regex(r"\d{1,3}(?: \d{3})+"),
        currency: regex(r"[€$£¥₽₺₴₹]|\b(?:EUR|USD|GBP|CHF|JPY)\b"),
        amount: regex(r"^(?:EUR|USD|GBP|CHF|JPY)\d"),
    }
});

struct Patterns {
    /// A bank account or a card, in groups of four.
    account: Regex,
    telephone: Regex,
    code: Regex,
    digits: Regex,
    spaced: Regex,
    currency: Regex,
    amount: Regex,
}

pub(super) fn find(scanned: &mut Scanned, language: &Conventions) {
    let text = scanned.text.clone();
    for span in spans(&PATTERNS.account, &text) {
        add_code(scanned, span);
    }
    for span in spans(&PATTERNS.telephone, &text) {
        if count_digits(scanned.at(&span)) >= TELEPHONE && !continues_before(&text, span.start) {
            add_code(scanned, span);
        }
    }
    for span in spans(&PATTERNS.code, &text) {
        let written = scanned.at(&span);
        if count_digits(written) > 0
            && !PATTERNS.amount.is_match(written)
            && !continues_before(&text, span.start)
        {
            add_code(scanned, span);
        }
    }
    for span in spans(&PATTERNS.currency, &text) {
        let value = Value::Currency(scanned.at(&span).to_owned());
        scanned.add(span, value, Form::Verbatim);
    }
    add_spaced(scanned, language);
    for span in spans(&PATTERNS.digits, &text) {
        add_digits(scanned, language, span);
    }
    add_spelled(scanned, language);
}

/// Thousands that plain spaces part: a number where that is the custom and where no other digits are near. Elsewhere it
/// may be two numbers or one, and is left as it is written.
fn add_spaced(scanned: &mut Scanned, language: &Conventions) {
    let text = scanned.text.clone();
    for span in spans(&PATTERNS.spaced, &text) {
        if continues_before(&text, span.start) || after(&text, span.end).starts_with(char::is_numeric) {
            continue;
        }
        if !language.figures.groups_by_space() {
            add_code(scanned, span);
            continue;
        }
        let fraction = spans(&PATTERNS.digits, after(&text, span.end.saturating_sub(1)))
            .first()
            .map_or(0, |run| run.end);
        let end = span.end.max(span.end.saturating_sub(1) + fraction);
        if let Some((figure, form)) = language.figures.read(scanned.at(&(span.start..end))) {
            scanned.add(span.start..end, Value::Figure(figure), Form::Figure(form));
        }
    }
}

/// A run of digits and signs: a number, an ordinal with what follows, two numbers if a space parts them, or a code.
fn add_digits(scanned: &mut Scanned, language: &Conventions, span: Range<usize>) {
    let text = scanned.text.clone();
    let written = scanned.at(&span).to_owned();
    if let Some((end, value)) = ordinal(&text, &span, language) {
        let form = Form::Ordinal { digits: span.clone(), suffix: span.end..end };
        return scanned.add(span.start..end, value, form);
    }
    let letters: usize = after(&text, span.end)
        .chars()
        .take_while(|char| is_cased(*char) || char.is_numeric())
        .map(char::len_utf8)
        .sum();
    if letters > 0 {
        return add_code(scanned, span.start..span.end + letters + exponent(&text, span.end + letters));
    }
    // A fraction without its nought, `.5`: no form in which another number could be written.
    if before(&text, span.start).ends_with(['.', ',']) && !continues_before(&text, span.start - 1) {
        let sign_begins = before(&text, span.start - 1).chars().next_back().is_none_or(char::is_whitespace);
        if sign_begins {
            return add_code(scanned, span.start - 1..span.end);
        }
    }
    let sign = after(&text, span.end).chars().next().filter(|char| CALENDAR_SIGNS.contains(char));
    match language.figures.read(&written) {
        // In a year the sign says no more than the number does.
        Some((figure, _)) if sign.is_some_and(|sign| !(YEAR_SIGNS.contains(&sign) && figure.is_year())) => {
            add_code(scanned, span.start..span.end + sign.map_or(0, char::len_utf8));
        }
        Some((figure, form)) => scanned.add(span, Value::Figure(figure), Form::Figure(form)),
        None if written.contains(char::is_whitespace) => {
            let mut at = span.start;
            for part in written.split(char::is_whitespace) {
                add_digits(scanned, language, at..at + part.len());
                at += part.len()
                    + written
                        .get(at - span.start + part.len()..)
                        .and_then(|rest| rest.chars().next())
                        .map_or(0, char::len_utf8);
            }
        }
        None => add_code(scanned, span),
    }
}

/// How long the exponent behind an E is: `1.2E-4`.
fn exponent(text: &str, at: usize) -> usize {
    let rest = after(text, at);
    let digits = rest.get(1..).unwrap_or_default().chars().take_while(char::is_ascii_digit).count();
    let is_one = before(text, at).ends_with(['E', 'e']) && rest.starts_with(['-', '+']) && digits > 0;
    if is_one { 1 + digits } else { 0 }
}

fn ordinal(text: &str, span: &Range<usize>, language: &Conventions) -> Option<(usize, Value)> {
    let rest = after(text, span.end);
    let letters = rest
        .char_indices()
        .find(|(_, char)| !char.is_alphabetic() && !matches!(char, '°'))
        .map_or(rest.len(), |(at, _)| at);
    let stop = if rest.starts_with(".º") || rest.starts_with(".ª") { 3 } else { letters };
    let is_one = ordinal_end(language, rest.get(..stop)?);
    let count = number(text.get(span.clone())?).filter(|_| is_one && !continues_before(text, span.start))?;
    Some((span.end + stop, Value::Ordinal(count)))
}

/// Whether this ends an ordinal in the language.
pub(super) fn ordinal_end(language: &Conventions, end: &str) -> bool {
    language.words.is_ordinal_end(end)
}

/// Numbers in words, if nothing joins the word to another.
fn add_spelled(scanned: &mut Scanned, language: &Conventions) {
    let text = scanned.text.clone();
    for (at, word) in text.unicode_word_indices() {
        let joined = before(&text, at).ends_with(['-', '\'', '’'])
            || after(&text, at + word.len()).starts_with(['-', '\'', '’']);
        if let Some(count) = language.words.spelled(word).filter(|_| !joined) {
            let value = Value::Figure(Figure(count.to_string()));
            scanned.add(at..at + word.len(), value, Form::Spelled);
        }
    }
}

fn add_code(scanned: &mut Scanned, span: Range<usize>) {
    let value = Value::Code(scanned.at(&span).to_owned());
    scanned.add(span, value, Form::Verbatim);
}

/// The count that a run of digits of any script says.
pub(super) fn number(digits: &str) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    digits.chars().try_fold(0_u32, |sum, char| sum.checked_mul(10)?.checked_add(digit(char)?.0))
}

fn count_digits(text: &str) -> usize {
    text.chars().filter(|char| digit(*char).is_some()).count()
}

fn spans(regex: &Regex, text: &str) -> Vec<Range<usize>> {
    regex.find_iter(text).map(|found| found.range()).collect()
}
