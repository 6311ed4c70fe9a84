//! Whether a thing can take another's place without a word beside it having to change.
//!
//! It knows of few things: plurals (from ICU4X), articles, letters that are left out before a vowel, and languages in
//! which a name has endings. When in doubt it refuses.

use super::language::Conventions;
use super::scan::Scanned;
use super::thing::{Day, FigureForm, Form, Thing, Value};
use unicode_segmentation::UnicodeSegmentation;

/// Words before a name that tell its gender or come with one name and not with another.
const ARTICLES: &[(&str, &str)] = &[
    ("nl", "de het een"),
    ("en", "the a an"),
    ("de", "der die das dem den des ein eine einen einem einer eines im am zum zur vom beim ins ans"),
    ("fr", "le la les un une du des au aux"),
    ("es", "el la los las un una del al"),
    ("it", "il lo la i gli le un uno una del dello della dei al allo alla nel nello nella dal dalla"),
    ("pt", "o a os as um uma do da dos das ao no na nos nas pelo pela"),
];
/// Words that lose their last letter before a vowel.
const BEFORE_CONSONANT: &[&str] =
    &["de", "le", "la", "que", "je", "ne", "se", "me", "te", "jusque", "lorsque", "puisque"];

/// How many letters a word has at most that joins two numbers: `and`, `bis`, `à`.
const JOINING: usize = 3;

/// Whether `new` may stand where `thing` stands in the target. `parted`: the source parts its thousands, so that it is
/// no year.
pub(super) fn allows(
    thing: &Thing,
    new: &Value,
    parted: bool,
    target: &Scanned,
    language: &Conventions,
) -> bool {
    let beside = Beside::of(thing, target);
    match (&thing.value, new) {
        (Value::Figure(old), Value::Figure(new)) => {
            let parted = parted || matches!(thing.form, Form::Figure(FigureForm { group: Some(_), .. }));
            let free = (!parted && old.is_year() && new.is_year()) || beside.has_sign() || !beside.goes_on();
            (free || language.same_plural(&old.0, &new.0))
                && !beside.has_ending(language)
                && beside.fits_number(&old.0, &new.0, language)
        }
        (Value::Ordinal(old), Value::Ordinal(new)) => {
            !beside.has_ending(language) && beside.fits_number(&old.to_string(), &new.to_string(), language)
        }
        (Value::Day(old), Value::Day(new)) => beside.fits_days(*old, *new, language),
        (Value::Weekday(_), _) => {
            !language.is_inflected() && !matches!(language.language.as_str(), "it" | "pt")
        }
        (Value::Time(old), Value::Time(new)) => {
            let one = |time: u16| time / 60 % 12 == 1;
            one(*old) == one(*new) || !matches!(language.language.as_str(), "es" | "it" | "pt" | "ca" | "gl")
        }
        (Value::Name(old), Value::Name(new)) => {
            !language.is_inflected() && beside.fits_name(old, new, language)
        }
        _ => true,
    }
}

/// What may stand between a number and the word that it counts: quotes, brackets, and marks of direction.
fn stands_between(char: char) -> bool {
    matches!(
        char,
        '-' | '"' | '\'' | '(' | ')' | '[' | ']' | '«' | '»' | '‹' | '›'
            | '\u{2018}'..='\u{201F}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// What may stand between an article and a number: a currency's sign, a quote, a bracket.
fn opens(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '€' | '$' | '£' | '¥' | '₽' | '₺' | '₴' | '₹' | '"' | '“' | '„' | '‘' | '«' | '(' | '['
        )
}

/// What stands around a thing.
struct Beside<'a> {
    before: &'a str,
    after: &'a str,
    /// The word before, in small letters.
    word: String,
}

impl<'a> Beside<'a> {
    fn of(thing: &Thing, target: &'a Scanned) -> Self {
        let before = target.text.get(..thing.span.start).unwrap_or_default();
        let words = before.trim_end_matches(opens);
        let word = words.unicode_words().next_back().unwrap_or_default().to_lowercase();
        let stands_beside = words.to_lowercase().ends_with(&word);
        let word = if stands_beside { word } else { String::new() };
        Self { before, after: target.text.get(thing.span.end..).unwrap_or_default(), word }
    }

    /// Whether a word follows, which may be what is counted. A short one before another number joins the two, and what
    /// is counted agrees with the last: `1 in 3 women`.
    fn goes_on(&self) -> bool {
        let after = self.after.trim_start_matches(|char| stands_between(char) || char.is_whitespace());
        let word = after.split(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
        let rest = after.get(word.len()..).unwrap_or_default().trim_start();
        let joins = word.chars().count() <= JOINING && rest.starts_with(char::is_numeric);
        !word.is_empty() && !joins
    }

    /// Whether a number is an amount or a share: its sign has no plural.
    fn has_sign(&self) -> bool {
        let sign = |char: char| matches!(char, '%' | '‰' | '€' | '$' | '£' | '¥');
        self.after.trim_start().starts_with(sign) || self.before.trim_end().ends_with(sign)
    }

    /// Whether an ending of the language is tied to the thing: it would change with it.
    fn has_ending(&self, language: &Conventions) -> bool {
        let mut after = self.after.chars();
        let tied = matches!(after.next(), Some('-' | ':' | '\'' | '’'));
        language.is_inflected() && tied && after.next().is_some_and(char::is_alphabetic)
    }

    /// `a 7`, `an 8`; `7 o 9`, `7 u 8`; `il 7`, `l'8`.
    fn fits_number(&self, old: &str, new: &str, language: &Conventions) -> bool {
        let vowel = |number: &str| {
            let whole = number.split('.').next().unwrap_or_default();
            whole.starts_with('8')
                || (whole.len() % 3 == 2 && (whole.starts_with("11") || whole.starts_with("18")))
        };
        let tells = match language.language.as_str() {
            "en" => matches!(self.word.as_str(), "a" | "an"),
            "es" => matches!(self.word.as_str(), "o" | "u"),
            "it" => true,
            _ => false,
        };
        !tells || (vowel(old) == vowel(new) && (language.language != "it" || (old == "1") == (new == "1")))
    }

    /// A month's name may lean on the word before it; a month by itself has endings in some languages.
    fn fits_days(&self, old: Day, new: Day, language: &Conventions) -> bool {
        if old.day.is_none() && language.is_inflected() {
            return false;
        }
        let number = |day: Day| day.day.unwrap_or_default().to_string();
        let names =
            [old, new].map(|day| language.calendar.month_name(day.month, super::thing::NameForm::Wide));
        let [Some(one), Some(two)] = names else {
            return self.fits_number(&number(old), &number(new), language);
        };
        self.fits_number(&number(old), &number(new), language)
            && (old.day.is_some() || self.fits_vowel(one, two, language))
    }

    fn fits_name(&self, old: &str, new: &str, language: &Conventions) -> bool {
        let articles = ARTICLES.iter().find(|(known, _)| *known == language.language);
        let after_article = articles.is_some_and(|(_, words)| words.split(' ').any(|word| word == self.word));
        !after_article && self.fits_vowel(old, new, language)
    }

    /// `d'Amnesty`, `de Greenpeace`: what begins alike may follow the same word. An h may be either.
    fn fits_vowel(&self, old: &str, new: &str, language: &Conventions) -> bool {
        if !matches!(language.language.as_str(), "fr" | "it" | "ca" | "oc") {
            return true;
        }
        let is_elided = self.before.ends_with(['\'', '’']);
        if !is_elided && !BEFORE_CONSONANT.contains(&self.word.as_str()) {
            return true;
        }
        let vowel = |name: &str| {
            name.chars()
                .next()
                .is_some_and(|first| "aeiouyàâéèêîôûœ".contains(&first.to_lowercase().to_string()))
        };
        let begins_with_h = |name: &str| name.starts_with(['h', 'H']);
        vowel(old) == vowel(new) && !begins_with_h(old) && !begins_with_h(new)
    }
}
