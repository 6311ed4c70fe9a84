//! How a language writes numbers: its signs and grouping from ICU4X, and reading a number by them.

use super::super::thing::{Figure, FigureForm};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::GroupingStrategy;
use icu_locale_core::Locale;

/// The noughts of the digits that are read: Latin, Arabic, Persian, Devanagari, Bengali, Thai.
const ZEROS: [char; 6] = ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}'];
/// What Arabic has for a decimal sign and between thousands, whatever the region.
const ARABIC_DECIMAL: char = '\u{66B}';
const ARABIC_GROUP: char = '\u{66C}';
/// A number that shows every sign a language has for numbers.
const SHOWING: &str = "1234567.5";

/// A language's numbers.
#[derive(Debug)]
pub(in super::super) struct Figures {
    grouped: Option<DecimalFormatter>,
    group: Option<char>,
    decimal: char,
    zero: char,
}

impl Figures {
    pub(super) fn of(locale: &Locale) -> Self {
        let grouped = DecimalFormatter::try_new(locale.into(), GroupingStrategy::Auto.into()).ok();
        let shown = grouped.as_ref().zip(SHOWING.parse::<Decimal>().ok());
        let shown =
            shown.map(|(formatter, number)| formatter.format(&number).to_string()).unwrap_or_default();
        let signs: Vec<char> = shown.chars().filter(|char| digit(*char).is_none()).collect();
        Self {
            grouped,
            group: signs.first().filter(|_| signs.len() > 1).copied(),
            decimal: signs.last().copied().unwrap_or('.'),
            zero: shown.chars().find_map(digit).map_or('0', |(_, zero)| zero),
        }
    }

    /// Reads a run of digits and signs. None: it is no number in this language, or one that is written as no count is
    /// (`007`).
    pub(in super::super) fn read(&self, text: &str) -> Option<(Figure, FigureForm)> {
        let (groups, signs, zero) = cut(text)?;
        let decimal =
            signs.last().copied().filter(|sign| self.is_decimal(*sign) && signs.len() <= groups.len());
        let has_fraction =
            decimal.is_some_and(|sign| signs.iter().filter(|other| **other == sign).count() == 1);
        let (whole, fraction) =
            if has_fraction { groups.split_at(groups.len() - 1) } else { (groups.as_slice(), &[][..]) };
        let between = signs.get(..whole.len().saturating_sub(1))?;
        let group = between.first().copied();
        let is_grouped =
            group.is_none_or(|sign| self.is_group(sign) && between.iter().all(|other| *other == sign));
        let leading_nought = whole.first().is_some_and(|first| first.len() > 1 && first.starts_with('0'));
        if !is_grouped || !thousands(whole) || leading_nought {
            return None;
        }
        let digits = [&[whole.concat()], fraction].concat().join(".");
        let decimal = decimal.filter(|_| has_fraction);
        Some((Figure(digits), FigureForm { group, decimal, zero }))
    }

    /// Writes a number in a form. `grouped` says whether thousands are parted; by what is the form's, then the language's.
    pub(in super::super) fn write(&self, figure: &Figure, form: FigureForm, grouped: bool) -> Option<String> {
        let decimal = form.decimal.unwrap_or(self.decimal);
        if !grouped {
            let sign = |char| if char == '.' { decimal } else { in_digits(char, '0', form.zero) };
            return Some(figure.0.chars().map(sign).collect());
        }
        let shown = self.grouped.as_ref()?.format(&figure.0.parse::<Decimal>().ok()?).to_string();
        let sign = |char| match digit(char) {
            Some((_, zero)) => in_digits(char, zero, form.zero),
            None if char == self.decimal => decimal,
            None => form.group.unwrap_or(char),
        };
        Some(shown.chars().map(sign).collect())
    }

    /// Whether the language parts the thousands of a number of so many digits.
    pub(in super::super) fn would_group(&self, digits: usize) -> bool {
        let number: Option<Decimal> = "1".repeat(digits).parse().ok();
        let shown = self
            .grouped
            .as_ref()
            .zip(number)
            .map(|(formatter, number)| formatter.format(&number).to_string());
        shown.is_some_and(|shown| shown.chars().count() > digits)
    }

    /// The nought of the language's own digits.
    pub(in super::super) fn zero(&self) -> char {
        self.zero
    }

    /// Whether a space parts the thousands.
    pub(in super::super) fn groups_by_space(&self) -> bool {
        self.group.is_some_and(char::is_whitespace)
    }

    fn is_decimal(&self, sign: char) -> bool {
        sign == self.decimal || sign == ARABIC_DECIMAL
    }

    /// The language's sign, a space that holds together, an apostrophe, or that of point and comma which is no decimal sign.
    fn is_group(&self, sign: char) -> bool {
        Some(sign) == self.group
            || (sign != self.decimal && matches!(sign, '.' | ','))
            || matches!(sign, '\'' | '\u{2019}' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | ARABIC_GROUP)
    }
}

/// What a digit counts, and the nought of its script.
pub(in super::super) fn digit(char: char) -> Option<(u32, char)> {
    let count = |zero: &char| u32::from(char).checked_sub(u32::from(*zero)).filter(|count| *count < 10);
    ZEROS.iter().find_map(|zero| Some((count(zero)?, *zero)))
}

fn in_digits(char: char, from: char, to: char) -> char {
    let count = u32::from(char).checked_sub(u32::from(from)).filter(|count| *count < 10);
    count.and_then(|count| char::from_u32(u32::from(to) + count)).unwrap_or(char)
}

/// Runs of digits as ASCII, the signs between them, and their nought.
fn cut(text: &str) -> Option<(Vec<String>, Vec<char>, char)> {
    let mut groups = vec![String::new()];
    let (mut signs, mut script) = (Vec::new(), None);
    for char in text.chars() {
        if let Some((count, zero)) = digit(char) {
            if script.is_some_and(|known| known != zero) {
                return None;
            }
            script = Some(zero);
            groups.last_mut()?.extend(char::from_digit(count, 10));
        } else {
            signs.push(char);
            groups.push(String::new());
        }
    }
    let whole = groups.iter().all(|group| !group.is_empty());
    whole.then_some((groups, signs, script?))
}

/// Whether runs of digits can be thousands: threes, or as in India a three after twos.
fn thousands(groups: &[String]) -> bool {
    let [first, middle @ .., last] = groups else { return groups.len() == 1 };
    let all = |length: usize| middle.iter().all(|group| group.len() == length);
    (1..=3).contains(&first.len()) && last.len() == 3 && (all(3) || (all(2) && first.len() < 3))
}
