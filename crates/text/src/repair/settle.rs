//! Decides for each difference whether it is replaced, and where in the unit's target.

use super::align::{Aligned, Pair};
use super::edit::Edit;
use super::language::Conventions;
use super::scan::{Scanned, places};
use super::thing::{FigureForm, Form, Thing, Value};
use super::{Kind, Reason};
use super::{grammar, write};
use crate::compare::fold;
use std::ops::Range;

/// A thing of the unit's target that is written anew.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub(super) kind: Kind,
    /// The whole thing, in bytes of the target's text.
    pub(super) span: Range<usize>,
    /// The parts of it that change.
    pub(super) edits: Vec<Edit>,
    /// What it has to say afterwards.
    pub(super) value: Value,
    pub(super) source_was: String,
    pub(super) source_is: String,
    /// The pair it is for.
    pub(super) order: usize,
}

/// A difference that is left as it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refused {
    /// The pair.
    pub(super) order: usize,
    pub(super) reason: Reason,
}

/// What is replaced and what is not.
pub(super) fn settle(
    aligned: &Aligned,
    target: &Scanned,
    from: &Conventions,
    to: &Conventions,
) -> (Vec<Planned>, Vec<Refused>) {
    let (mut planned, mut refused): (Vec<Planned>, Vec<Refused>) = (Vec::new(), Vec::new());
    let settlement = Settlement { aligned, target, from, to };
    let mut done: Vec<&Value> = Vec::new();
    for pair in aligned.pairs.iter().filter(|pair| pair.old.value != pair.new.value) {
        if done.contains(&&pair.old.value) {
            continue;
        }
        done.push(&pair.old.value);
        match settlement.plan(pair) {
            Ok(more) if !overlap(&more, &planned) => planned.extend(more),
            Ok(_) => refused.extend(settlement.refuse(pair, Reason::Ambiguous)),
            Err(reason) => refused.extend(settlement.refuse(pair, reason)),
        }
    }
    (planned, refused)
}

/// Whether a name differs in its capitals alone: the target has its own way of writing it.
fn is_respelt(pair: &Pair) -> bool {
    match (&pair.old.value, &pair.new.value) {
        (Value::Name(old), Value::Name(new)) => fold(old) == fold(new),
        _ => false,
    }
}

/// Whether two things that say the same are written alike: `15000` beside `15.000` is about the way of writing.
fn same_form(one: &Pair, two: &Pair) -> bool {
    let both = |one: &Form, two: &Form| match (one, two) {
        (Form::Figure(one), Form::Figure(two)) => one.group == two.group,
        _ => true,
    };
    both(&one.old.form, &two.old.form) && both(&one.new.form, &two.new.form)
}

fn overlap(some: &[Planned], others: &[Planned]) -> bool {
    some.iter().any(|one| {
        others.iter().any(|other| one.span.start < other.span.end && other.span.start < one.span.end)
    })
}

/// The numbers that a date, a time of the day or an ordinal is made of.
fn parts(value: &Value) -> Vec<u32> {
    match value {
        Value::Day(day) => {
            let (date, year) = (day.day.map(u32::from), day.year.map(u32::from));
            date.into_iter().chain([u32::from(day.month)]).chain(year).collect()
        }
        Value::Time(time) => {
            let hour = u32::from(time / 60);
            vec![hour, (hour + 11) % 12 + 1, u32::from(time % 60)]
        }
        Value::Ordinal(count) => vec![*count],
        _ => Vec::new(),
    }
}

/// Whether a bracket was opened before a place and not closed again.
fn is_in_brackets(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let last = before.rfind(['(', '[']);
    last.is_some_and(|open| !before.get(open..).unwrap_or_default().contains([')', ']']))
}

/// What is known when a difference is settled.
struct Settlement<'a> {
    aligned: &'a Aligned<'a>,
    target: &'a Scanned,
    from: &'a Conventions,
    to: &'a Conventions,
}

impl Settlement<'_> {
    /// Every place in the target where the old thing of a pair stands, written anew.
    fn plan(&self, pair: &Pair) -> Result<Vec<Planned>, Reason> {
        let alike: Vec<&Pair> = self.alike(pair).collect();
        if alike.iter().any(|other| other.new.value != pair.new.value || !same_form(other, pair)) {
            return Err(Reason::Ambiguous);
        }
        if alike.iter().any(|other| !other.trusted) {
            return Err(Reason::Moved);
        }
        if matches!(pair.new.form, Form::Name { sure: false }) || is_respelt(pair) {
            return Err(Reason::Translated);
        }
        let expected = self.standing(self.aligned.old, &pair.old.value).len();
        let found = self.standing(self.target, &pair.old.value);
        if found.is_empty() {
            return Err(Reason::Absent);
        }
        let is_one = found.len() == expected && alike.len() == expected;
        if !is_one || self.may_be_of_another(&pair.old.value) || self.is_converted(&pair.old.value) {
            return Err(Reason::Ambiguous);
        }
        found.iter().map(|thing| self.plan_one(pair, thing)).collect()
    }

    fn plan_one(&self, pair: &Pair, thing: &Thing) -> Result<Planned, Reason> {
        let parted = [pair.old, pair.new]
            .iter()
            .any(|thing| matches!(thing.form, Form::Figure(FigureForm { group: Some(_), .. })));
        if !grammar::allows(thing, &pair.new.value, parted, self.target, self.to) {
            return Err(Reason::Grammar);
        }
        let writer = write::Writer { target: self.target, from: self.from, to: self.to };
        let edits = writer.write(thing, pair).ok_or(Reason::Form)?;
        Ok(Planned {
            kind: thing.value.kind(),
            span: thing.span.clone(),
            edits,
            value: pair.new.value.clone(),
            source_was: pair.texts.0.to_owned(),
            source_is: pair.texts.1.to_owned(),
            order: pair.order,
        })
    }

    /// Whether a number is a part of a date, a time or an ordinal of the unit's source too, and the target does not have
    /// that in a form that is known: what looks like the number there may be that part.
    fn may_be_of_another(&self, value: &Value) -> bool {
        let Value::Figure(figure) = value else { return false };
        let is_part = |thing: &&Thing| parts(&thing.value).iter().any(|part| part.to_string() == figure.0);
        let is_there = |thing: &Thing| self.target.things.iter().any(|other| other.value == thing.value);
        self.aligned.old.things.iter().filter(is_part).any(|thing| !is_there(thing))
    }

    /// Whether the target says something in brackets that the source does not, of numbers or times: the same in miles,
    /// in dollars or in another zone would have to change with it.
    fn is_converted(&self, value: &Value) -> bool {
        let counts = |value: &Value| match value {
            Value::Figure(figure) => !figure.is_year(),
            Value::Time(_) => true,
            _ => false,
        };
        let is_new = |thing: &Thing| !self.aligned.old.things.iter().any(|old| old.value == thing.value);
        counts(value)
            && self.target.things.iter().any(|thing| {
                counts(&thing.value) && is_in_brackets(&self.target.text, thing.span.start) && is_new(thing)
            })
    }

    /// The pairs whose old thing says the same.
    fn alike<'a>(&'a self, pair: &'a Pair) -> impl Iterator<Item = &'a Pair<'a>> {
        self.aligned.pairs.iter().filter(|other| other.old.value == pair.old.value)
    }

    fn refuse(&self, pair: &Pair, reason: Reason) -> Vec<Refused> {
        let differing = self.alike(pair).filter(|other| other.old.value != other.new.value);
        differing.map(|other| Refused { order: other.order, reason }).collect()
    }

    /// Where a text has a thing. A name is looked for as it is written: what is a name in the one language may look
    /// like another word in the other. So may a code be a number there, as `5.0` is.
    fn standing(&self, side: &Scanned, value: &Value) -> Vec<Thing> {
        let thing = |span| Thing { span, value: value.clone(), form: Form::Verbatim };
        if let Value::Code(code) = value {
            let spans = side.things.iter().map(|thing| thing.span.clone());
            return spans.filter(|span| side.at(span) == code).map(thing).collect();
        }
        let Value::Name(name) = value else {
            return side.things.iter().filter(|thing| thing.value == *value).cloned().collect();
        };
        let is_other = |span: &Range<usize>| {
            side.things.iter().any(|thing| {
                !matches!(thing.value, Value::Name(_))
                    && thing.span.start < span.end
                    && span.start < thing.span.end
            })
        };
        places(&side.text, name).into_iter().filter(|span| !is_other(span)).map(thing).collect()
    }
}
