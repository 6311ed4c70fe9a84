//! Names of sets of characters: general categories, scripts, binary properties, the names of POSIX and of Java, and
//! the blocks that rules ask for.
//!
//! `\p{Alpha}` and its like mean Unicode's letters as in ICU, and not only those of ASCII as in Java.

use super::set_of;
use regex_syntax::hir::{Class, ClassUnicode, HirKind};

/// Blocks by name, without spaces, hyphens and case.
const BLOCKS: &[(&str, char, char)] = &[
    ("basiclatin", '\0', '\u{7f}'),
    ("latin1supplement", '\u{80}', '\u{ff}'),
    ("latin1", '\u{80}', '\u{ff}'),
    ("latinextendeda", '\u{100}', '\u{17f}'),
    ("latinextendedb", '\u{180}', '\u{24f}'),
    ("latinextendedadditional", '\u{1e00}', '\u{1eff}'),
    ("greek", '\u{370}', '\u{3ff}'),
    ("greekandcoptic", '\u{370}', '\u{3ff}'),
    ("cyrillic", '\u{400}', '\u{4ff}'),
    ("armenian", '\u{530}', '\u{58f}'),
    ("hebrew", '\u{590}', '\u{5ff}'),
    ("arabic", '\u{600}', '\u{6ff}'),
    ("devanagari", '\u{900}', '\u{97f}'),
    ("thai", '\u{e00}', '\u{e7f}'),
    ("georgian", '\u{10a0}', '\u{10ff}'),
    ("khmer", '\u{1780}', '\u{17ff}'),
    ("generalpunctuation", '\u{2000}', '\u{206f}'),
    ("currencysymbols", '\u{20a0}', '\u{20cf}'),
    ("cjksymbolsandpunctuation", '\u{3000}', '\u{303f}'),
    ("hiragana", '\u{3040}', '\u{309f}'),
    ("katakana", '\u{30a0}', '\u{30ff}'),
    ("cjkunifiedideographs", '\u{4e00}', '\u{9fff}'),
    ("hangulsyllables", '\u{ac00}', '\u{d7af}'),
    ("halfwidthandfullwidthforms", '\u{ff00}', '\u{ffef}'),
];

/// The set that a name stands for, as it is written in `\p{...}` or `[:...:]`.
pub(super) fn named(name: &str) -> Option<ClassUnicode> {
    let (key, value) = name.split_once('=').unwrap_or(("", name));
    let plain: String = value.chars().filter(|char| !" -_".contains(*char)).collect();
    let plain = plain.to_ascii_lowercase();
    if matches!(key.to_ascii_lowercase().as_str(), "blk" | "block") {
        return block(&plain);
    }
    if !key.is_empty() {
        return known(name);
    }
    match plain.strip_prefix("in").and_then(block) {
        Some(block) => Some(block),
        None => {
            let plain = plain.strip_prefix("java").unwrap_or(&plain);
            let plain = plain.strip_prefix("is").unwrap_or(plain);
            other_name(plain).or_else(|| known(plain))
        }
    }
}

fn block(name: &str) -> Option<ClassUnicode> {
    let (_, start, end) = BLOCKS.iter().find(|(block, ..)| *block == name)?;
    Some(set_of(&[(*start, *end)]))
}

/// Names that Unicode does not have, or has for something else.
fn other_name(name: &str) -> Option<ClassUnicode> {
    let pattern = match name {
        "alpha" | "letter" => r"\p{Alphabetic}",
        "lower" => r"\p{Lowercase}",
        "upper" => r"\p{Uppercase}",
        "title" | "titlecase" => r"\p{Lt}",
        "digit" => r"\p{Nd}",
        "alnum" | "letterordigit" => r"[\p{Alphabetic}\p{Nd}]",
        "punct" => r"\p{P}",
        "space" | "whitespace" => r"\s",
        "blank" => r"[\t\p{Zs}]",
        "cntrl" => r"\p{Cc}",
        "xdigit" => r"[0-9A-Fa-f]",
        "word" => r"\w",
        "ascii" => r"[\x00-\x7F]",
        "any" | "all" => r"[\x{0}-\x{10FFFF}]",
        "graph" => r"[^\s\p{Cc}\p{Cn}]",
        "print" => r"[^\p{Cc}\p{Cn}\p{Zl}\p{Zp}]",
        _ => return None,
    };
    built_in(pattern)
}

/// A name that Unicode has.
fn known(name: &str) -> Option<ClassUnicode> {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || " -_=".contains(char);
    if name.is_empty() || !name.chars().all(is_plain) {
        return None;
    }
    built_in(&format!(r"\p{{{name}}}"))
}

/// A set in the notation of the regex crates.
fn built_in(pattern: &str) -> Option<ClassUnicode> {
    match regex_syntax::Parser::new().parse(pattern).ok()?.into_kind() {
        HirKind::Class(Class::Unicode(set)) => Some(set),
        HirKind::Literal(literal) => {
            let char = str::from_utf8(&literal.0).ok()?.chars().next()?;
            Some(set_of(&[(char, char)]))
        }
        HirKind::Empty
        | HirKind::Class(Class::Bytes(_))
        | HirKind::Look(_)
        | HirKind::Repetition(_)
        | HirKind::Capture(_)
        | HirKind::Concat(_)
        | HirKind::Alternation(_) => None,
    }
}
