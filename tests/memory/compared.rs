//! Many texts compared with every unit in one pass, on all processors: what a lookup has to answer.
//!
//! Written from docs/formats.md alone: which units serve, what their languages cost, the neighbours, the order. Only the
//! score itself is the product's, which has an independent one of its own to answer to.

use persklaar_memory::{Match, Memory, Query, Unit};
use persklaar_text::score::{Scorable, rate};
use persklaar_text::{Language, TaggedText};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A text that is looked up.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) source: TaggedText,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) from: Language,
    pub(crate) to: Language,
}

impl Asked {
    pub(crate) fn query(&self, min: u8, limit: usize) -> Query<'_> {
        Query {
            source: &self.source,
            previous: self.previous.as_deref(),
            next: self.next.as_deref(),
            from: &self.from,
            to: &self.to,
            min,
            limit,
            exhaustive: false,
        }
    }
}

/// A unit that a text has to find.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub(crate) unit: i64,
    score: u8,
    penalty: u8,
    similarity: f64,
    reversed: bool,
    changed: i64,
}

impl Answer {
    pub(crate) fn of(found: &Match) -> Self {
        Self {
            unit: found.unit.id,
            score: found.score,
            penalty: found.penalty,
            similarity: found.similarity,
            reversed: found.reversed,
            changed: found.unit.changed.as_microsecond(),
        }
    }

    fn worth(&self) -> i16 {
        i16::from(self.score) - i16::from(self.penalty)
    }
}

/// Every unit there is.
pub(crate) fn units(memory: &Memory) -> Vec<Unit> {
    let count = usize::try_from(memory.count().expect("the units are counted")).expect("they fit");
    let mut units = Vec::with_capacity(count);
    let mut id = 1;
    while units.len() < count {
        units.extend(memory.get(id).expect("the unit is read"));
        id += 1;
    }
    units
}

/// For each text every unit that passes the gate, in the order of the contract.
pub(crate) fn with_all(units: &[Unit], asked: &[Asked]) -> Vec<Vec<Answer>> {
    let texts: Vec<Scorable> = asked.iter().map(|asked| Scorable::new(&asked.source)).collect();
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = units.chunks(units.len().div_ceil(processors).max(1));
    let found: Vec<Vec<Vec<Answer>>> = std::thread::scope(|scope| {
        let texts = &texts;
        let running: Vec<_> = parts.map(|part| scope.spawn(move || with_part(part, asked, texts))).collect();
        running.into_iter().map(|thread| thread.join().expect("the comparison ends")).collect()
    });
    let mut answers = vec![Vec::new(); asked.len()];
    for part in found {
        answers.iter_mut().zip(part).for_each(|(all, some)| all.extend(some));
    }
    answers.iter_mut().for_each(|answers| in_order(answers));
    answers
}

fn with_part(units: &[Unit], asked: &[Asked], texts: &[Scorable]) -> Vec<Vec<Answer>> {
    let mut answers = vec![Vec::new(); asked.len()];
    let mut services: HashMap<(&Language, &Language), Vec<Option<Service>>> = HashMap::new();
    for unit in units {
        let sides = [Scorable::new(&unit.source), Scorable::new(&unit.target)];
        let services = services
            .entry((&unit.from, &unit.to))
            .or_insert_with(|| asked.iter().map(|asked| service(unit, asked)).collect());
        for (at, service) in services.iter().enumerate() {
            answers[at]
                .extend(service.and_then(|service| compare(unit, &sides, service, &asked[at], &texts[at])));
        }
    }
    answers
}

fn compare(
    unit: &Unit,
    sides: &[Scorable; 2],
    (reversed, penalty): Service,
    asked: &Asked,
    text: &Scorable,
) -> Option<Answer> {
    let rated = rate(text, &sides[usize::from(reversed)])?;
    let same = |asked: &Option<String>, unit: &Option<String>| u8::from(asked.is_some() && asked == unit);
    let neighbours = same(&asked.previous, &unit.previous) + same(&asked.next, &unit.next);
    let context = if rated.score == 100 && !reversed { neighbours } else { 0 };
    Some(Answer {
        unit: unit.id,
        score: rated.score + context,
        penalty,
        similarity: rated.similarity,
        reversed,
        changed: unit.changed.as_microsecond(),
    })
}

/// Whether a unit is turned round, and what its languages cost.
type Service = (bool, u8);

/// No unit here has two languages that differ in region alone, and none a script of its own.
fn service(unit: &Unit, asked: &Asked) -> Option<Service> {
    let alike = |one: &Language, other: &Language| primary(one) == primary(other);
    let cost = |from: &Language, to: &Language| u8::from(*from != asked.from) + u8::from(*to != asked.to);
    if alike(&unit.from, &asked.from) && alike(&unit.to, &asked.to) {
        Some((false, cost(&unit.from, &unit.to)))
    } else if alike(&unit.to, &asked.from) && alike(&unit.from, &asked.to) {
        Some((true, 1 + cost(&unit.to, &unit.from)))
    } else {
        None
    }
}

fn primary(language: &Language) -> String {
    language.to_string().split('-').next().unwrap_or_default().to_owned()
}

pub(crate) fn in_order(answers: &mut [Answer]) {
    answers.sort_by(|one, other| {
        let key = |answer: &Answer| (Reverse(answer.worth()), Reverse(answer.score));
        key(one)
            .cmp(&key(other))
            .then(other.similarity.total_cmp(&one.similarity))
            .then(other.changed.cmp(&one.changed))
            .then(one.unit.cmp(&other.unit))
    });
}

/// What is left of the order at a threshold.
pub(crate) fn best(answers: &[Answer], min: u8, limit: usize) -> Vec<Answer> {
    let above = answers.iter().filter(|answer| answer.worth() >= i16::from(min));
    above.take(limit).cloned().collect()
}
