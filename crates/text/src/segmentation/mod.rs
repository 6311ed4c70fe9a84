//! Cutting a paragraph into sentences by rules in the shape of SRX 2.0.
//!
//! The rules and abbreviations of a language are text files beside this one; the code knows no language.
//! Tags are not seen here: whoever has them takes them out first. Headings, list items and the like are blocks of
//! their own before their text comes here.

mod alphabet;
mod automaton;
mod engine;
mod languages;
mod pattern;
mod rules;
pub mod srx;

use crate::Language;
use engine::Engine;
pub use engine::TooLarge;
use std::sync::{Arc, OnceLock};

/// The rules of one language, ready for use from many threads.
#[derive(Debug)]
pub struct Segmenter {
    engine: Engine,
}

impl Segmenter {
    /// The rules of the language, else the general ones; compiled at first use.
    pub fn for_language(language: &Language) -> Arc<Self> {
        static COMPILED: [OnceLock<Arc<Segmenter>>; languages::COUNT] =
            [const { OnceLock::new() }; languages::COUNT];
        let index = languages::index_of(language.primary());
        Arc::clone(COMPILED[index].get_or_init(|| Arc::new(Self::built_in(index))))
    }

    fn built_in(index: usize) -> Self {
        let (rules, sets) =
            languages::rules(index).expect("the rules that come with the program are read by a test");
        Self {
            engine: Engine::new(rules, sets)
                .expect("the rules that come with the program are compiled by a test"),
        }
    }

    /// Byte offsets at which a new sentence starts, ascending; never 0 and never the length.
    /// White space belongs to the sentence before it.
    pub fn breaks(&self, text: &str) -> Vec<usize> {
        let mut starts: Vec<usize> = Vec::new();
        for cut in self.engine.cuts(text) {
            let start = text.len() - text[cut..].trim_start().len();
            let is_inside = start < text.len() && !text[..start].trim_start().is_empty();
            if is_inside && starts.last() != Some(&start) {
                starts.push(start);
            }
        }
        starts
    }
}

#[cfg(test)]
mod tests;
