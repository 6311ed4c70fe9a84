//! What stands after a backslash.

use super::{Place, Refusal, Sets, set_of};
use regex_syntax::hir::ClassUnicode;
use std::iter::Peekable;
use std::str::Chars;

pub(super) type Source<'p> = Peekable<Chars<'p>>;

/// What an escape means.
pub(super) enum Escape {
    Char(char),
    Set(ClassUnicode),
    Place(Place),
    /// The end, or before a line end that is the last thing.
    NearEnd,
    /// Any line end, two characters being one.
    LineEnding,
    /// Everything up to `\E` stands for itself.
    Quoted,
    /// `\E` without its `\Q`.
    Nothing,
}

/// Reads on after the backslash.
pub(super) fn escape(source: &mut Source<'_>, sets: &mut Sets) -> Result<Escape, Refusal> {
    let Some(char) = source.next() else {
        return Err("a backslash at its end".to_owned());
    };
    if let Some(place) = place(char) {
        return bounded(source, char).map(|()| place);
    }
    if let Some(set) = short_set(char, sets) {
        return Ok(Escape::Set(set));
    }
    match char {
        'Q' => Ok(Escape::Quoted),
        'E' => Ok(Escape::Nothing),
        'R' => Ok(Escape::LineEnding),
        'p' | 'P' => property(source, char == 'P', sets).map(Escape::Set),
        '1'..='9' | 'k' => Err("a back-reference".to_owned()),
        'G' | 'X' | 'N' => Err(format!("'\\{char}', which is not known here")),
        _ => character(char, source).map(Escape::Char),
    }
}

fn place(char: char) -> Option<Escape> {
    Some(match char {
        'b' => Escape::Place(Place::WordEdge),
        'B' => Escape::Place(Place::NoWordEdge),
        'A' => Escape::Place(Place::TextStart),
        'z' => Escape::Place(Place::TextEnd),
        'Z' => Escape::NearEnd,
        _ => return None,
    })
}

/// `\b{g}` and its like are other kinds of edges.
fn bounded(source: &mut Source<'_>, char: char) -> Result<(), Refusal> {
    if char == 'b' && source.peek() == Some(&'{') {
        return Err("a boundary of another kind ('\\b{...}')".to_owned());
    }
    Ok(())
}

fn short_set(char: char, sets: &mut Sets) -> Option<ClassUnicode> {
    let set = match char.to_ascii_lowercase() {
        'd' => sets.named("digit"),
        's' => sets.named("space"),
        'w' => sets.named("word"),
        'h' => sets.named("blank"),
        'v' => Some(line_ends()),
        _ => None,
    };
    set.map(|mut set| {
        if char.is_ascii_uppercase() {
            set.negate();
        }
        set
    })
}

/// The characters at which a line ends.
pub(super) fn line_ends() -> ClassUnicode {
    set_of(&[('\n', '\r'), ('\u{85}', '\u{85}'), ('\u{2028}', '\u{2029}')])
}

fn property(source: &mut Source<'_>, is_denied: bool, sets: &mut Sets) -> Result<ClassUnicode, Refusal> {
    let name = match source.next() {
        Some('{') => braced(source)?,
        Some(short) => short.to_string(),
        None => String::new(),
    };
    let (name, is_denied) = match name.strip_prefix('^') {
        Some(name) => (name, !is_denied),
        None => (name.as_str(), is_denied),
    };
    let mut set =
        sets.named(name).ok_or_else(|| format!("the property '{name}', which is not known here"))?;
    if is_denied {
        set.negate();
    }
    Ok(set)
}

fn braced(source: &mut Source<'_>) -> Result<String, Refusal> {
    let inside: String = source.by_ref().take_while(|char| *char != '}').take(100).collect();
    Ok(inside.trim().to_owned())
}

/// One character that is written otherwise.
fn character(char: char, source: &mut Source<'_>) -> Result<char, Refusal> {
    match char {
        't' => Ok('\t'),
        'n' => Ok('\n'),
        'r' => Ok('\r'),
        'f' => Ok('\u{c}'),
        'a' => Ok('\u{7}'),
        'e' => Ok('\u{1b}'),
        'x' if source.peek() == Some(&'{') => long_code(source),
        'x' => code(digits(source, 2, 16)),
        'u' if source.peek() == Some(&'{') => long_code(source),
        'u' => utf_16(source),
        'U' => code(digits(source, 8, 16)),
        '0' => code(digits(source, 3, 8)),
        'c' => control(source),
        letter if letter.is_ascii_alphanumeric() => Err(format!("'\\{letter}', which is not known here")),
        itself => Ok(itself),
    }
}

fn control(source: &mut Source<'_>) -> Result<char, Refusal> {
    let letter = source.next().filter(char::is_ascii);
    letter.map(|letter| char::from(letter.to_ascii_uppercase() as u8 ^ 0x40)).ok_or_else(no_character)
}

fn long_code(source: &mut Source<'_>) -> Result<char, Refusal> {
    source.next();
    let inside = braced(source)?;
    code(u32::from_str_radix(&inside, 16).ok())
}

/// `\uXXXX`; two of them may be one character.
fn utf_16(source: &mut Source<'_>) -> Result<char, Refusal> {
    let first = digits(source, 4, 16).ok_or_else(no_character)?;
    if !(0xd800..0xdc00).contains(&first) {
        return code(Some(first));
    }
    let mut ahead = source.clone();
    if (ahead.next(), ahead.next()) != (Some('\\'), Some('u')) {
        return Err(no_character());
    }
    let second = digits(&mut ahead, 4, 16).filter(|second| (0xdc00..0xe000).contains(second));
    *source = ahead;
    code(second.map(|second| 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)))
}

fn digits(source: &mut Source<'_>, most: usize, radix: u32) -> Option<u32> {
    let mut value = None;
    for _ in 0..most {
        let Some(digit) = source.peek().and_then(|char| char.to_digit(radix)) else { break };
        source.next();
        value = Some(value.unwrap_or(0u32).checked_mul(radix)?.checked_add(digit)?);
    }
    value
}

fn code(value: Option<u32>) -> Result<char, Refusal> {
    value.and_then(char::from_u32).ok_or_else(no_character)
}

fn no_character() -> Refusal {
    "an escape that is no character".to_owned()
}
