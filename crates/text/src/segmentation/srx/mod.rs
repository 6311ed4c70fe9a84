//! Segmentation rules that people bring along: SRX 2.0 files, and 1.0 as far as it is the same.
//!
//! A file is read whole and once. What of it cannot be honoured is left out and told with its line; nothing is guessed
//! and nothing outside the file is looked at. Writing SRX is not done here.

mod decode;
mod file;
mod xml;

use super::engine::{Engine, TooLarge};
use super::pattern::{Node, Place, Sets, parse};
use super::rules::{MOST_WEIGHT, Verdict, rules_of};
use super::{Segmenter, alphabet::Alphabet, automaton::Automaton};
use crate::Language;
use file::{File, WrittenRule};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// No file is larger.
const MOST_BYTES: usize = 4 << 20;
/// No file has more rules.
const MOST_RULES: usize = 20_000;
/// No file has more sets of rules and maps together.
const MOST_OTHERS: usize = 2_000;
/// No pattern is longer, in bytes.
const LONGEST_PATTERN: usize = 10_000;

/// The rules of an SRX file.
#[derive(Debug)]
pub struct Srx {
    sets: Vec<RuleSet>,
    maps: Vec<Map>,
    cascades: bool,
    problems: Vec<Problem>,
}

/// Something in a file that is not honoured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands, from 1.
    pub line: u32,
    /// What it is and what becomes of it.
    pub problem: String,
}

/// A set of rules of a file, and how languages come to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageRules {
    /// Its name in the file.
    pub name: String,
    /// The patterns of the language maps that lead to it, in order.
    pub patterns: Vec<String>,
    /// How many of its rules are used.
    pub rules: usize,
}

/// Why a file has no rules that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSrx {
    /// It is larger than any file of rules.
    #[error("the file is larger than 4 MB")]
    TooLarge,
    /// It has more rules than are read.
    #[error(
        "line {line}: the file has more than 20,000 rules, or than 2,000 sets of rules and language maps"
    )]
    TooManyRules {
        /// The line of the first one too many.
        line: u32,
    },
    /// It is no XML, or ends too early.
    #[error("line {line}: {reason}")]
    Broken {
        /// How far it could be read.
        line: u32,
        /// What is wrong there.
        reason: String,
    },
    /// It is XML of another kind.
    #[error("the file is XML, but <{0}> and not SRX")]
    Other(String),
    /// There is no rule in it.
    #[error("the file has no segmentation rules")]
    NoRules,
}

#[derive(Debug)]
struct RuleSet {
    name: String,
    rules: Vec<WrittenRule>,
}

#[derive(Debug)]
struct Map {
    pattern: String,
    /// The number of the set.
    set: usize,
}

/// Reads a file.
///
/// # Errors
/// When it is no SRX at all. What is wrong in parts of it is in [`Srx::problems`].
pub fn read(bytes: &[u8]) -> Result<Srx, NotSrx> {
    if bytes.len() > MOST_BYTES {
        return Err(NotSrx::TooLarge);
    }
    let (text, is_damaged) = decode::decode(bytes);
    let mut file = xml::read(&text)?;
    if is_damaged {
        file.problem(1, "the file has bytes that its encoding does not have");
    }
    let srx = Srx::new(file);
    if srx.sets.iter().all(|set| set.rules.is_empty()) && srx.problems.is_empty() {
        return Err(NotSrx::NoRules);
    }
    Ok(srx)
}

impl Srx {
    /// What of the file is not honoured, in the order of its lines.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The sets of rules in the order of the file.
    pub fn languages(&self) -> Vec<LanguageRules> {
        let empty = |set: &RuleSet| LanguageRules {
            name: set.name.clone(),
            patterns: Vec::new(),
            rules: set.rules.len(),
        };
        let mut languages: Vec<LanguageRules> = self.sets.iter().map(empty).collect();
        for map in &self.maps {
            if let Some(language) = languages.get_mut(map.set) {
                language.patterns.push(map.pattern.clone());
            }
        }
        languages
    }

    /// The rules for a language, compiled; none where no map leads to any. Compiling takes a while: keep it.
    ///
    /// A map's pattern is compared with the whole tag of the language (`nl-BE`), and capitals make no difference.
    ///
    /// # Errors
    /// When the rules of this language need more room than they may have.
    pub fn segmenter(&self, language: &Language) -> Result<Option<Arc<Segmenter>>, TooLarge> {
        let numbers = self.sets_for(language)?;
        if numbers.is_empty() {
            return Ok(None);
        }
        let (mut rules, mut sets) = (Vec::new(), Sets::default());
        for written in numbers.iter().filter_map(|number| self.sets.get(*number)).flat_map(|set| &set.rules) {
            // Those that are refused were left out when the file was read.
            rules.extend(written.rules(&mut sets).into_iter().flatten());
        }
        let engine = Engine::new(rules, sets)?;
        Ok(Some(Arc::new(Segmenter { engine })))
    }

    /// The sets that apply, in order: of all maps that fit, or of the first.
    fn sets_for(&self, language: &Language) -> Result<Vec<usize>, TooLarge> {
        let fitting = fitting_maps(&self.maps, &language.to_string())?;
        let mut seen = HashSet::new();
        let sets = fitting.into_iter().map(|map| map.set).filter(|set| seen.insert(*set));
        Ok(if self.cascades { sets.collect() } else { sets.take(1).collect() })
    }

    fn new(mut file: File) -> Self {
        // One for all of them, so that no language asks for more than the whole file may.
        let mut characters = Sets::default();
        let sets: Vec<RuleSet> = std::mem::take(&mut file.sets)
            .into_iter()
            .map(|set| RuleSet {
                name: set.name,
                rules: usable(set.rules, &mut characters, &mut file.problems),
            })
            .collect();
        let maps = maps(&mut file, &sets);
        file.problems.sort_by_key(|problem| problem.line);
        Self { sets, maps, cascades: file.cascades, problems: file.problems }
    }
}

/// The rules that can be had; the others become problems.
fn usable(rules: Vec<WrittenRule>, characters: &mut Sets, problems: &mut Vec<Problem>) -> Vec<WrittenRule> {
    let mut keep = |rule: &WrittenRule| match rule.rules(characters) {
        Ok(_) => true,
        Err(why) => {
            problems.push(Problem { line: rule.line, problem: format!("the rule is left out: {why}") });
            false
        }
    };
    rules.into_iter().filter(|rule| keep(rule)).collect()
}

impl WrittenRule {
    fn rules(&self, sets: &mut Sets) -> Result<Vec<super::rules::Rule>, String> {
        if self.before.len().max(self.after.len()) > LONGEST_PATTERN {
            return Err(format!("a pattern is longer than {LONGEST_PATTERN} bytes"));
        }
        let verdict = if self.breaks { Verdict::Break } else { Verdict::Keep };
        rules_of(verdict, &self.before, &self.after, sets)
    }
}

/// Maps whose pattern and set can be used.
fn maps(file: &mut File, sets: &[RuleSet]) -> Vec<Map> {
    // Of two sets with one name the first is meant.
    let numbers: HashMap<&str, usize> =
        sets.iter().enumerate().rev().map(|(number, set)| (set.name.as_str(), number)).collect();
    let mut maps = Vec::new();
    for map in std::mem::take(&mut file.maps) {
        let leave_out =
            |why: String| Problem { line: map.line, problem: format!("the language map is left out: {why}") };
        let set = numbers.get(map.name.as_str()).copied();
        match (set, language_pattern(&map.pattern, &mut Sets::default())) {
            (Some(set), Ok(_)) => maps.push(Map { pattern: map.pattern, set }),
            (None, _) => file.problems.push(leave_out(format!("there are no rules named '{}'", map.name))),
            (_, Err(why)) => file.problems.push(leave_out(why)),
        }
    }
    maps
}

/// The whole tag of a language.
fn language_pattern(pattern: &str, sets: &mut Sets) -> Result<Node, String> {
    if pattern.len() > LONGEST_PATTERN {
        return Err(format!("its pattern is longer than {LONGEST_PATTERN} bytes"));
    }
    let node = parse(pattern, true, sets).map_err(|why| format!("its pattern has {why}"))?;
    if node.weight() > MOST_WEIGHT {
        return Err("its pattern is too large".to_owned());
    }
    if !node.is_plain() {
        return Err("its pattern has a look to the side or a part that gives nothing back".to_owned());
    }
    Ok(Node::Concat(vec![node, Node::Place(Place::TextEnd)]))
}

fn fitting_maps<'m>(maps: &'m [Map], tag: &str) -> Result<Vec<&'m Map>, TooLarge> {
    let mut sets = Sets::default();
    let patterns: Result<Vec<Node>, _> =
        maps.iter().map(|map| language_pattern(&map.pattern, &mut sets)).collect();
    let patterns = patterns.map_err(|_| TooLarge)?;
    let alphabet = Alphabet::new(&mut sets).map_err(|_| TooLarge)?;
    let automaton = Automaton::new(&patterns, &alphabet).ok_or(TooLarge)?;
    let (mut letters, mut places, mut found) = (Vec::new(), Vec::new(), automaton.no_patterns());
    alphabet.write(tag, &mut letters, &mut places);
    automaton.fitting_at(0, &letters, &mut automaton.cache(), &mut found);
    Ok(found.iter().filter_map(|pattern| maps.get(pattern.as_usize())).collect())
}

#[cfg(test)]
mod tests;
