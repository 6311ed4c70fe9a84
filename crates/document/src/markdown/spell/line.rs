//! One segment on its line: what stands beside each text and tag decides how it is written.

use super::spellings::{Spellings, is_delimiter};
use super::{Unit, is_hidden, trimmed};
use crate::block::{Block, Role, What, wide};
use crate::export::edit::Piece;
use crate::markdown::escape::{self, Context, reference};
use crate::markdown::write::Spelling;
use crate::read::Document;
use crate::segment::Part;
use persklaar_text::Half;
use std::collections::HashMap;
use std::ops::Range;

/// What is needed to write one segment.
pub(super) struct Line<'a> {
    pub(super) document: &'a Document,
    pub(super) block: &'a Block,
    pub(super) spelling: Spelling,
    pub(super) spellings: &'a Spellings,
}

impl Line<'_> {
    fn text(&self) -> &str {
        &self.document.decoded.text
    }

    fn markup(&self, index: usize) -> &str {
        match self.spellings.inside.get(&index) {
            Some(markup) => markup,
            None => &self.text()[wide(&self.block.codes[index].source)],
        }
    }

    /// The mark of emphasis that a unit is, and whether it opens.
    fn delimiter(&self, unit: &Unit) -> Option<(char, bool)> {
        let Unit::Code(index) = unit else { return None };
        let code = &self.block.codes[*index];
        let What::Tag { half, .. } = &code.what else { return None };
        let is_own = is_delimiter(code, self.text()) && !self.spellings.inside.contains_key(index);
        let mark = self.markup(*index).chars().next().filter(|_| is_own)?;
        Some((mark, *half == Half::Open))
    }

    pub(super) fn pieces(&self, units: Vec<Unit>, part: Part, place: &Range<usize>) -> Vec<Piece> {
        let units = trimmed(self.block, self.spaces_outside(units));
        let units = self.without_leading_comment(units, place.start);
        let (before, after) = self.edges(part, place);
        let forced = self.in_the_way(&units, place);
        let mut pieces = vec![Piece::Markup(before.to_owned())];
        let mut line_start = self.is_line_start(place.start);
        let mut previous = self.text()[..place.start].chars().next_back();
        for (index, unit) in units.iter().enumerate() {
            let after = units.get(index + 1);
            let next = after.map_or_else(|| self.text()[place.end..].chars().next(), |unit| self.first(unit));
            let last = match unit {
                Unit::Text(run) => {
                    let context = self.context(previous, next, line_start, after.is_none());
                    let (first, end) = forced.get(&index).copied().unwrap_or_default();
                    let written = escape::escape(run, self.spelling, &context, first, end);
                    let last = written.chars().next_back();
                    pieces.push(Piece::Markup(written));
                    last
                }
                Unit::Code(code) => {
                    pieces.push(self.code(*code));
                    self.last(unit)
                }
            };
            line_start = matches!(unit, Unit::Code(code) if self.ends_line(*code));
            previous = last.or(previous);
        }
        if units.is_empty() {
            // Nothing at all would take the paragraph away.
            pieces.push(Piece::Markup(reference(' ')));
        }
        pieces.push(Piece::Markup(after.to_owned()));
        pieces
    }

    /// White space from inside the tags at the segment's ends, where there is none outside them.
    fn edges(&self, part: Part, place: &Range<usize>) -> (&str, &str) {
        let (before, after) = part.edges(self.block);
        let text = self.text();
        let begins = self.is_line_start(place.start) || text[..place.start].ends_with(char::is_whitespace);
        let ends = text[place.end..].chars().next().is_none_or(char::is_whitespace);
        (if begins { "" } else { before }, if ends { "" } else { after })
    }

    fn context(&self, previous: Option<char>, next: Option<char>, line_start: bool, last: bool) -> Context {
        let heading_end = last && matches!(self.block.role, Role::Heading(_));
        Context { previous, next, line_start, heading_end, cell: self.block.role == Role::TableCell }
    }

    fn code(&self, index: usize) -> Piece {
        match self.spellings.inside.get(&index) {
            Some(markup) => Piece::Markup(markup.clone()),
            None => Piece::Original(wide(&self.block.codes[index].source)),
        }
    }

    /// Whether a tag is a break with the prefix of the next line after it.
    fn ends_line(&self, index: usize) -> bool {
        let markup = self.markup(index);
        markup.contains(['\n', '\r'])
            && markup.ends_with(['\n', '\r', '>', ' ', '\t'])
            && !markup.contains('<')
    }

    fn first(&self, unit: &Unit) -> Option<char> {
        match unit {
            Unit::Text(run) => run.chars().next(),
            Unit::Code(index) => self.markup(*index).chars().next(),
        }
    }

    fn last(&self, unit: &Unit) -> Option<char> {
        match unit {
            Unit::Text(run) => run.chars().next_back(),
            Unit::Code(index) => self.markup(*index).chars().next_back(),
        }
    }

    /// Whether what is written at this place could begin a block.
    fn is_line_start(&self, at: usize) -> bool {
        if self.block.role == Role::TableCell {
            return false;
        }
        let code = self.block.codes.first().map_or(u32::MAX, |code| code.source.start);
        if self.block.start().min(code) as usize >= at {
            // Behind the marks of containers; behind the `#` of a heading nothing begins a block.
            return !self.text()[..at].trim_end_matches([' ', '\t']).ends_with('#');
        }
        let before = self.text()[..at].trim_end_matches([' ', '\t', '>']);
        before.ends_with(['\n', '\r'])
    }

    /// Moves spaces at the inner ends of emphasis outside it.
    fn spaces_outside(&self, units: Vec<Unit>) -> Vec<Unit> {
        let opens = |unit: &Unit| self.delimiter(unit).is_some_and(|(_, opens)| opens);
        let closes = |unit: &Unit| self.delimiter(unit).is_some_and(|(_, opens)| !opens);
        let mut backwards = moved(units.into_iter().rev(), opens, |text| {
            let kept = text.trim_start_matches(' ').to_owned();
            (kept.len() < text.len()).then_some(kept)
        });
        backwards.reverse();
        moved(backwards.into_iter(), closes, |text| {
            let kept = text.trim_end_matches(' ').to_owned();
            (kept.len() < text.len()).then_some(kept)
        })
    }

    /// A comment at the beginning of a paragraph would be a block of HTML.
    fn without_leading_comment(&self, mut units: Vec<Unit>, at: usize) -> Vec<Unit> {
        let hidden = units.iter().take_while(|unit| is_hidden(self.block, unit)).count();
        if hidden > 0 && hidden < units.len() && self.is_line_start(at) {
            units[..=hidden].rotate_right(1);
        }
        units
    }

    /// Which texts must have their first or last character as a reference, so that the emphasis beside it works.
    fn in_the_way(&self, units: &[Unit], place: &Range<usize>) -> HashMap<usize, (bool, bool)> {
        let mut forced: HashMap<usize, (bool, bool)> = HashMap::new();
        for (index, unit) in units.iter().enumerate() {
            let Some((mark, opens)) = self.delimiter(unit) else { continue };
            let same = |unit: &Unit| self.delimiter(unit).is_some_and(|(other, _)| other == mark);
            let before = units[..index].iter().rposition(|unit| !same(unit));
            let after = units[index + 1..].iter().position(|unit| !same(unit)).map(|at| index + 1 + at);
            let left = before
                .map_or_else(|| self.text()[..place.start].chars().next_back(), |at| self.last(&units[at]));
            let right =
                after.map_or_else(|| self.text()[place.end..].chars().next(), |at| self.first(&units[at]));
            let (outer, inner) =
                if opens { ((before, left), (after, right)) } else { ((after, right), (before, left)) };
            let blank = inner.1.is_none_or(char::is_whitespace);
            let letter = outer.1.is_some_and(char::is_alphanumeric);
            if blank {
                force(&mut forced, units, inner.0, opens);
            }
            if letter && (blank || mark == '_' || !inner.1.is_some_and(char::is_alphanumeric)) {
                force(&mut forced, units, outer.0, !opens);
            }
        }
        forced
    }
}

fn force(forced: &mut HashMap<usize, (bool, bool)>, units: &[Unit], at: Option<usize>, first: bool) {
    let Some(at) = at.filter(|at| matches!(units[*at], Unit::Text(_))) else { return };
    let ends = forced.entry(at).or_default();
    if first { ends.0 = true } else { ends.1 = true }
}

/// Goes over units towards what stands inside a mark, and puts the spaces there on its other side.
fn moved(
    units: impl Iterator<Item = Unit>,
    is_mark: impl Fn(&Unit) -> bool,
    without_spaces: impl Fn(&str) -> Option<String>,
) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    for unit in units {
        let kept = match out.last() {
            Some(Unit::Text(text)) if is_mark(&unit) => without_spaces(text),
            _ => None,
        };
        match kept {
            Some(kept) => {
                out.pop();
                if !kept.is_empty() {
                    out.push(Unit::Text(kept));
                }
                out.push(unit);
                out.push(Unit::Text(" ".to_owned()));
            }
            None => out.push(unit),
        }
    }
    out
}
