//! The rules as two automata: one walks the text once and tells at each place which rules' left sides end there, the
//! other looks ahead from the few places where a break is possible.
//!
//! Both are lazily built DFAs, so no rule costs time that the text does not ask for, and none can run away.

use super::rules::{Rule, Verdict};
use regex_automata::hybrid::dfa::{Cache, DFA, OverlappingState};
use regex_automata::util::pool::Pool;
use regex_automata::{Anchored, Input, MatchKind, PatternSet};
use std::fmt;

/// Room for the states of one automaton; Unicode classes need some.
const CACHE_BYTES: usize = 8 << 20;

type CachePool = Pool<Caches, Box<dyn Fn() -> Caches + Send + Sync>>;

struct Caches {
    before: Cache,
    after: Cache,
    /// Which rules' right sides begin at the place looked at.
    follows: PatternSet,
}

/// The compiled rules of one language.
pub(super) struct Engine {
    verdicts: Vec<Verdict>,
    before: DFA,
    after: DFA,
    caches: CachePool,
}

/// A rule that is no regular expression, or all of them too large together.
#[derive(Debug, thiserror::Error)]
#[error("the segmentation rules cannot be compiled")]
pub(super) struct CompileError(#[from] Box<regex_automata::hybrid::BuildError>);

impl Engine {
    pub(super) fn new(rules: &[Rule]) -> Result<Self, CompileError> {
        let befores: Vec<&str> = rules.iter().map(|rule| rule.before.as_str()).collect();
        let afters: Vec<&str> = rules.iter().map(|rule| rule.after.as_str()).collect();
        let (before, after) = (automaton(&befores)?, automaton(&afters)?);
        let (for_before, for_after) = (before.clone(), after.clone());
        let caches = Pool::new(Box::new(move || Caches {
            before: for_before.create_cache(),
            after: for_after.create_cache(),
            follows: PatternSet::new(for_after.pattern_len()),
        }) as Box<dyn Fn() -> Caches + Send + Sync>);
        Ok(Self { verdicts: rules.iter().map(|rule| rule.verdict).collect(), before, after, caches })
    }

    /// Byte offsets at which the first rule that fits says to break, ascending.
    pub(super) fn cuts(&self, text: &str) -> Vec<usize> {
        let mut caches = self.caches.get();
        let mut cuts = Vec::new();
        let mut fitting: Vec<usize> = Vec::new();
        let mut place = 0;
        let input = Input::new(text);
        let mut state = OverlappingState::start();
        loop {
            let found = self.before.try_search_overlapping_fwd(&mut caches.before, &input, &mut state);
            // Nothing in this automaton gives up: it has no quit bytes and no limit on rebuilding its cache.
            let half = found.ok().and_then(|()| state.get_match());
            let here = half.map_or(text.len(), |half| half.offset());
            if half.is_none() || here != place {
                if self.is_cut(&mut caches, text, place, &mut fitting) {
                    cuts.push(place);
                }
                fitting.clear();
                place = here;
            }
            match half {
                Some(half) => fitting.push(half.pattern().as_usize()),
                None => return cuts,
            }
        }
    }

    /// Whether the first rule decides for a break, among those whose left side ends at this place.
    fn is_cut(&self, caches: &mut Caches, text: &str, place: usize, fitting: &mut [usize]) -> bool {
        let can_break = fitting.iter().any(|rule| self.verdicts[*rule] == Verdict::Break);
        if !can_break || !text.is_char_boundary(place) {
            return false;
        }
        caches.follows.clear();
        let ahead = Input::new(text).range(place..).anchored(Anchored::Yes);
        let Caches { after, follows, .. } = caches;
        if self.after.try_which_overlapping_matches(after, &ahead, follows).is_err() {
            return false;
        }
        fitting.sort_unstable();
        let decides = fitting.iter().find(|rule| follows.contains(regex_automata::PatternID::must(**rule)));
        decides.is_some_and(|rule| self.verdicts[*rule] == Verdict::Break)
    }
}

fn automaton(patterns: &[&str]) -> Result<DFA, CompileError> {
    DFA::builder()
        .configure(
            DFA::config()
                .match_kind(MatchKind::All)
                .cache_capacity(CACHE_BYTES)
                .skip_cache_capacity_check(true),
        )
        .build_many(patterns)
        .map_err(|error| CompileError(Box::new(error)))
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").field("rules", &self.verdicts.len()).finish_non_exhaustive()
    }
}
