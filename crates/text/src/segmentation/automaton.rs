//! Patterns over letters as one lazily built automaton.
//!
//! It is built as far as texts ask for it, within a fixed room, so no pattern costs time that no text asks for, and
//! none can run away.

use super::alphabet::Alphabet;
use super::pattern::Node;
use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{Compiler, Config, WhichCaptures};
use regex_automata::{Anchored, Input, MatchKind, PatternID, PatternSet};
use regex_syntax::hir::Hir;

/// Room for the states of one automaton.
const CACHE_BYTES: usize = 4 << 20;
/// How large the patterns of one side may be together before any state is made.
const PATTERN_BYTES: usize = 8 << 20;
/// How far ahead of a place is looked, in bytes: keeps a text of many places and a pattern without an end from taking
/// the square of its length.
const AHEAD: usize = 2_000;

/// Several patterns, any of which may fit.
#[derive(Debug, Clone)]
pub(super) struct Automaton {
    dfa: DFA,
}

impl Automaton {
    pub(super) fn new(patterns: &[Node], alphabet: &Alphabet) -> Option<Self> {
        let hirs: Vec<Hir> = patterns.iter().map(|node| alphabet.hir(node)).collect();
        let config =
            Config::new().utf8(false).nfa_size_limit(Some(PATTERN_BYTES)).which_captures(WhichCaptures::None);
        let nfa = Compiler::new().configure(config).build_many_from_hir(&hirs).ok()?;
        let config = DFA::config()
            .match_kind(MatchKind::All)
            .cache_capacity(CACHE_BYTES)
            .skip_cache_capacity_check(true);
        let dfa = DFA::builder().configure(config).build_from_nfa(nfa).ok()?;
        Some(Self { dfa })
    }

    pub(super) fn cache(&self) -> Cache {
        self.dfa.create_cache()
    }

    pub(super) fn no_patterns(&self) -> PatternSet {
        PatternSet::new(self.dfa.pattern_len())
    }

    /// Begins to walk at the start of a text.
    pub(super) fn walk<'a>(&'a self, cache: &'a mut Cache, text: &[u8]) -> Option<Walk<'a>> {
        let state = self.dfa.start_state_forward(cache, &Input::new(text)).ok()?;
        Some(Walk { dfa: &self.dfa, cache, state })
    }

    /// All patterns that fit a stretch beginning at a place.
    pub(super) fn fitting_at(&self, place: usize, text: &[u8], cache: &mut Cache, found: &mut PatternSet) {
        found.clear();
        let input = Input::new(text).range(place..).anchored(Anchored::Yes);
        let Ok(state) = self.dfa.start_state_forward(cache, &input) else { return };
        let mut walk = Walk { dfa: &self.dfa, cache, state };
        let ahead = text.get(place..).unwrap_or_default();
        let end = (ahead.len() <= AHEAD).then_some(None);
        for byte in ahead.iter().take(AHEAD).copied().map(Some).chain(end) {
            if !walk.step(byte) || walk.state.is_dead() {
                return;
            }
            walk.each_match(|pattern| {
                found.insert(pattern);
            });
        }
    }
}

/// An automaton on its way through a text.
pub(super) struct Walk<'a> {
    dfa: &'a DFA,
    cache: &'a mut Cache,
    state: LazyStateID,
}

impl Walk<'_> {
    /// Goes over a byte, or over the end. What ended before it fits now.
    pub(super) fn step(&mut self, byte: Option<u8>) -> bool {
        let next = match byte {
            Some(byte) => self.dfa.next_state(self.cache, self.state, byte),
            None => self.dfa.next_eoi_state(self.cache, self.state),
        };
        // Nothing in the automaton gives up: it has no bytes to quit at and no limit on making its cache anew.
        next.map(|state| self.state = state).is_ok()
    }

    pub(super) fn is_match(&self) -> bool {
        self.state.is_match()
    }

    pub(super) fn each_match(&self, mut each: impl FnMut(PatternID)) {
        if self.state.is_match() {
            for index in 0..self.dfa.match_len(self.cache, self.state) {
                each(self.dfa.match_pattern(self.cache, self.state, index));
            }
        }
    }
}
