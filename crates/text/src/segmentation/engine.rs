//! The rules as two automata: one walks the text once and tells at each place which left sides end there, the other
//! looks ahead from the few places where a break is possible.

use super::alphabet::{Alphabet, INSIDE};
use super::automaton::{Automaton, Walk};
use super::pattern::{Node, Sets, Side};
use super::rules::{Rule, Verdict};
use regex_automata::hybrid::dfa::Cache;
use regex_automata::util::pool::Pool;
use regex_automata::{PatternID, PatternSet};
use std::collections::{HashMap, HashSet};
use std::fmt;

/// No more rules than this are tried at a place, after those that can be one were made one.
const MOST_RULES: usize = 5_000;
/// No automaton is made for more sets of characters than this.
const MOST_SETS: usize = 3_000;

type WorkPool = Pool<Work, Box<dyn Fn() -> Work + Send + Sync>>;

/// The compiled rules of one language.
pub(super) struct Engine {
    alphabet: Alphabet,
    rules: Vec<Compiled>,
    before: Automaton,
    after: Automaton,
    /// Whether a left side is one of a rule that breaks.
    breaks: Vec<bool>,
    work: WorkPool,
}

/// What one search needs, used again by the next.
struct Work {
    before: Cache,
    ahead: Ahead,
    /// Which left sides end at the place looked at.
    ends: PatternSet,
    text: Vec<u8>,
    places: Vec<usize>,
}

struct Ahead {
    cache: Cache,
    /// Which right sides begin at the place looked at.
    begins: PatternSet,
}

/// A rule by the numbers of its patterns.
#[derive(Debug)]
struct Compiled {
    verdict: Verdict,
    before: Numbers,
    after: Numbers,
}

#[derive(Debug)]
struct Numbers {
    needs: Vec<PatternID>,
    bars: Vec<PatternID>,
}

/// The rules of a language that need more room together than they may have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the segmentation rules of the language are too large together")]
pub struct TooLarge;

impl Engine {
    pub(super) fn new(rules: Vec<Rule>, mut sets: Sets) -> Result<Self, TooLarge> {
        let anything = Node::Set(sets.any());
        let (mut befores, mut afters) = (Patterns::default(), Patterns::default());
        let mut compiled = Vec::new();
        for mut rule in merged(rules) {
            if rule.verdict == Verdict::Break && rule.before.needs.is_empty() {
                rule.before.needs.push(anything.clone());
            }
            let (before, after) = (befores.numbers(rule.before)?, afters.numbers(rule.after)?);
            compiled.push(Compiled { verdict: rule.verdict, before, after });
        }
        if sets.all().len() > MOST_SETS || compiled.len() > MOST_RULES {
            return Err(TooLarge);
        }
        let alphabet = Alphabet::new(&mut sets).map_err(|_| TooLarge)?;
        let before = Automaton::new(&befores.nodes, &alphabet).ok_or(TooLarge)?;
        let after = Automaton::new(&afters.nodes, &alphabet).ok_or(TooLarge)?;
        let work = work_pool(&before, &after);
        Ok(Self {
            breaks: breaks(&compiled, befores.nodes.len()),
            alphabet,
            rules: compiled,
            before,
            after,
            work,
        })
    }

    /// Byte offsets at which the first rule that fits says to break, ascending.
    pub(super) fn cuts(&self, text: &str) -> Vec<usize> {
        let mut work = self.work.get();
        let Work { before, ahead, ends, text: letters, places } = &mut *work;
        self.alphabet.write(text, letters, places);
        let mut cuts = Vec::new();
        let Some(mut walk) = self.before.walk(before, letters) else { return cuts };
        for (at, place) in places.iter().enumerate() {
            if !walk.step(letters.get(at).copied()) {
                break;
            }
            if walk.is_match() && *place != INSIDE && self.is_cut(&walk, letters, at, ends, ahead) {
                cuts.push(*place);
            }
        }
        cuts
    }

    /// Whether the first rule that fits at this place decides for a break.
    fn is_cut(
        &self,
        walk: &Walk<'_>,
        letters: &[u8],
        at: usize,
        ends: &mut PatternSet,
        ahead: &mut Ahead,
    ) -> bool {
        ends.clear();
        let mut can_break = false;
        walk.each_match(|pattern| {
            ends.insert(pattern);
            can_break |= self.breaks[pattern.as_usize()];
        });
        if !can_break {
            return false;
        }
        self.after.fitting_at(at, letters, &mut ahead.cache, &mut ahead.begins);
        let mut rules = self.rules.iter();
        let decides = rules.find(|rule| rule.before.fit(ends) && rule.after.fit(&ahead.begins));
        decides.is_some_and(|rule| rule.verdict == Verdict::Break)
    }
}

impl Numbers {
    fn fit(&self, found: &PatternSet) -> bool {
        self.needs.iter().all(|need| found.contains(*need))
            && !self.bars.iter().any(|bar| found.contains(*bar))
    }
}

/// The patterns of one side of all rules, each once.
#[derive(Default)]
struct Patterns {
    nodes: Vec<Node>,
    numbers: HashMap<Node, PatternID>,
}

impl Patterns {
    fn numbers(&mut self, side: Side) -> Result<Numbers, TooLarge> {
        let needs = side.needs.into_iter().map(|node| self.number(node)).collect::<Result<_, _>>()?;
        let bars = side.bars.into_iter().map(|node| self.number(node)).collect::<Result<_, _>>()?;
        Ok(Numbers { needs, bars })
    }

    fn number(&mut self, node: Node) -> Result<PatternID, TooLarge> {
        if let Some(number) = self.numbers.get(&node) {
            return Ok(*number);
        }
        let number = PatternID::new(self.nodes.len()).map_err(|_| TooLarge)?;
        self.nodes.push(node.clone());
        self.numbers.insert(node, number);
        Ok(number)
    }
}

/// Rules in a row with one verdict and one side the same are one rule with either of the other side. A rule that came
/// before with the same sides has decided already.
fn merged(rules: Vec<Rule>) -> Vec<Rule> {
    let mut out: Vec<Rule> = Vec::new();
    let mut seen = HashSet::new();
    for mut rule in rules {
        if !seen.insert((rule.before.clone(), rule.after.clone())) {
            continue;
        }
        let is_taken = out.last_mut().is_some_and(|last| {
            last.verdict == rule.verdict
                && (last.after == rule.after && join(&mut last.before, &mut rule.before)
                    || last.before == rule.before && join(&mut last.after, &mut rule.after))
        });
        if !is_taken {
            out.push(rule);
        }
    }
    out
}

/// Adds one side's pattern to the other's, where each has just the one.
fn join(to: &mut Side, from: &mut Side) -> bool {
    let (Some(to), Some(from)) = (to.only(), from.only()) else { return false };
    let from = std::mem::replace(from, Node::empty());
    match to {
        Node::Either(ways) => ways.push(from),
        other => {
            let first = std::mem::replace(other, Node::empty());
            *other = Node::Either(vec![first, from]);
        }
    }
    true
}

/// For each left side whether a rule that breaks needs it.
fn breaks(rules: &[Compiled], count: usize) -> Vec<bool> {
    let mut breaks = vec![false; count];
    for rule in rules.iter().filter(|rule| rule.verdict == Verdict::Break) {
        rule.before.needs.iter().for_each(|need| breaks[need.as_usize()] = true);
    }
    breaks
}

fn work_pool(before: &Automaton, after: &Automaton) -> WorkPool {
    let (before, after) = (before.clone(), after.clone());
    Pool::new(Box::new(move || Work {
        before: before.cache(),
        ahead: Ahead { cache: after.cache(), begins: after.no_patterns() },
        ends: before.no_patterns(),
        text: Vec::new(),
        places: Vec::new(),
    }))
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").field("rules", &self.rules.len()).finish_non_exhaustive()
    }
}
