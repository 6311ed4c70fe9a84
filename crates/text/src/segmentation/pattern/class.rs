//! Sets in brackets: `[a-z]`, `[^...]`, sets within sets, `&&`, `--` and `-[...]`.

use super::escape::{Escape, Source, escape, line_ends};
use super::{Refusal, Sets, set_of};
use regex_syntax::hir::ClassUnicode;

/// Sets may stand in one another this deep.
const DEEPEST: usize = 20;

/// What is done with the next set.
#[derive(Clone, Copy)]
enum Joined {
    With,
    Only,
    Without,
}

/// Reads on after `[`, up to the bracket that closes it.
pub(super) fn class(source: &mut Source<'_>, folds: bool, sets: &mut Sets) -> Result<ClassUnicode, Refusal> {
    nested(source, folds, 0, sets)
}

fn nested(
    source: &mut Source<'_>,
    folds: bool,
    depth: usize,
    sets: &mut Sets,
) -> Result<ClassUnicode, Refusal> {
    if depth > DEEPEST {
        return Err("sets too deep in one another".to_owned());
    }
    let is_denied = source.next_if_eq(&'^').is_some();
    let mut set = operands(source, folds, depth, sets)?;
    sets.note(&set)?;
    if folds {
        set = sets.folded(set)?;
    }
    if is_denied {
        set.negate();
    }
    Ok(set)
}

/// Everything up to the closing bracket, joined from the left.
fn operands(
    source: &mut Source<'_>,
    folds: bool,
    depth: usize,
    sets: &mut Sets,
) -> Result<ClassUnicode, Refusal> {
    let mut whole: Option<ClassUnicode> = None;
    let mut joined = Joined::With;
    loop {
        let (set, next) = operand(source, folds, depth, whole.is_none(), sets)?;
        whole = Some(match whole {
            None => set,
            Some(whole) => join(whole, joined, &set),
        });
        match next {
            Some(next) => joined = next,
            None => return Ok(whole.unwrap_or_else(ClassUnicode::empty)),
        }
    }
}

fn join(mut whole: ClassUnicode, joined: Joined, set: &ClassUnicode) -> ClassUnicode {
    match joined {
        Joined::With => whole.union(set),
        Joined::Only => whole.intersect(set),
        Joined::Without => whole.difference(set),
    }
    whole
}

/// Members up to an operator or the end.
fn operand(
    source: &mut Source<'_>,
    folds: bool,
    depth: usize,
    is_first: bool,
    sets: &mut Sets,
) -> Result<(ClassUnicode, Option<Joined>), Refusal> {
    let mut set = ClassUnicode::empty();
    let mut has_member = false;
    loop {
        let char = source.next().ok_or("a set without its closing bracket")?;
        match char {
            ']' if has_member || !is_first => return Ok((set, None)),
            '[' => set.union(&inner(source, folds, depth, sets)?),
            '&' if source.next_if_eq(&'&').is_some() => return Ok((set, Some(Joined::Only))),
            '-' if has_member && source.next_if_eq(&'-').is_some() => {
                return Ok((set, Some(Joined::Without)));
            }
            '-' if has_member && source.peek() == Some(&'[') => {
                source.next();
                set.difference(&inner(source, folds, depth, sets)?);
            }
            _ => member(char, source, &mut set, sets)?,
        }
        has_member = true;
    }
}

/// A set within the set, or `[:name:]`.
fn inner(
    source: &mut Source<'_>,
    folds: bool,
    depth: usize,
    sets: &mut Sets,
) -> Result<ClassUnicode, Refusal> {
    let mut ahead = source.clone();
    if ahead.next() != Some(':') {
        return nested(source, folds, depth + 1, sets);
    }
    let name: String = ahead.by_ref().take_while(|char| *char != ':').take(40).collect();
    if ahead.next() != Some(']') {
        return nested(source, folds, depth + 1, sets);
    }
    *source = ahead;
    let (name, is_denied) = name.strip_prefix('^').map_or((name.as_str(), false), |name| (name, true));
    let mut set = sets.named(name).ok_or_else(|| format!("the set '[:{name}:]', which is not known here"))?;
    if is_denied {
        set.negate();
    }
    Ok(set)
}

/// A character, a range, or a set by its escape.
fn member(
    char: char,
    source: &mut Source<'_>,
    set: &mut ClassUnicode,
    sets: &mut Sets,
) -> Result<(), Refusal> {
    if char != '\\' {
        return range(char, source, set, sets);
    }
    match escape(source, sets)? {
        Escape::Char(start) => return range(start, source, set, sets),
        Escape::Set(other) => set.union(&other),
        Escape::LineEnding => set.union(&line_ends()),
        Escape::Quoted => quoted(source, set),
        Escape::Nothing => {}
        Escape::Place(_) | Escape::NearEnd => return Err("a place inside a set".to_owned()),
    }
    Ok(())
}

fn range(
    start: char,
    source: &mut Source<'_>,
    set: &mut ClassUnicode,
    sets: &mut Sets,
) -> Result<(), Refusal> {
    let end = range_end(source, sets)?.unwrap_or(start);
    if end < start {
        return Err(format!("the range {start}-{end}, which runs backwards"));
    }
    set.union(&set_of(&[(start, end)]));
    Ok(())
}

fn quoted(source: &mut Source<'_>, set: &mut ClassUnicode) {
    while let Some(char) = source.next() {
        if char == '\\' && source.next_if_eq(&'E').is_some() {
            break;
        }
        set.union(&set_of(&[(char, char)]));
    }
}

/// The other end of a range, if the hyphen that follows makes one.
fn range_end(source: &mut Source<'_>, sets: &mut Sets) -> Result<Option<char>, Refusal> {
    let mut ahead = source.clone();
    if ahead.next() != Some('-') {
        return Ok(None);
    }
    match ahead.next() {
        None | Some(']' | '[' | '-') => Ok(None),
        Some('\\') => match escape(&mut ahead, sets)? {
            Escape::Char(end) => {
                *source = ahead;
                Ok(Some(end))
            }
            _ => Ok(None),
        },
        Some(end) => {
            *source = ahead;
            Ok(Some(end))
        }
    }
}
