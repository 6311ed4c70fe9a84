//! Opening, the first answer, and a thousand lookups; some of them compared with every unit.

use super::material::{Material, languages};
use crate::figures::{Clock, percentile, report, resident, say};
use persklaar_app::matching::{Question, lookup};
use persklaar_app::{Match, Memory};
use std::time::{Duration, Instant};

/// So many lookups are compared with every unit, which takes a second or more for each.
const COMPARED: usize = 20;

/// As the peers do, so that few queries are of all kinds.
const STRIDE: usize = 617;

/// Prints the figures.
pub(crate) fn print(material: &Material) {
    let questions = material.questions();
    opening(material, &questions);
    let memory = material.open();
    ask(&memory, &questions[0], false);
    say(&format!("in memory after the first answer | {} | of the process", resident()));
    lookups(&memory, &questions);
    say(&format!("in memory after {} lookups | {} | of the process", 3 * questions.len(), resident()));
    compared(&memory, &questions);
}

/// The five best at 70 or more.
pub(crate) fn ask(memory: &Memory, question: &Question, exhaustive: bool) -> Vec<Match> {
    let (from, to) = languages();
    lookup(memory, question, (&from, &to), 70, 5, exhaustive).expect("a lookup")
}

fn opening(material: &Material, questions: &[Question]) {
    let open = || {
        let start = Instant::now();
        let memory = material.open();
        ask(&memory, &questions[0], false);
        start.elapsed()
    };
    let first = open();
    let warm = (0..5).map(|_| open()).min().unwrap_or(first);
    report(
        "open and first answer, warm",
        warm,
        &format!("best of five; the first of the process {first:.1?}"),
    );
}

fn lookups(memory: &Memory, questions: &[Question]) {
    let mut best: Option<Vec<Duration>> = None;
    let clock = Clock::start();
    let mut found = 0;
    for _ in 0..3 {
        let timed = |question: &Question| {
            let start = Instant::now();
            found += usize::from(!ask(memory, question, false).is_empty());
            start.elapsed()
        };
        let mut taken: Vec<Duration> = questions.iter().map(timed).collect();
        taken.sort_unstable();
        if best.as_ref().is_none_or(|best| percentile(&taken, 95) < percentile(best, 95)) {
            best = Some(taken);
        }
    }
    let best = best.unwrap_or_default();
    let each = clock.processor().as_secs_f64() * 1e3 / (3 * questions.len()) as f64;
    let how = format!("with scoring, the better of three runs of {}", best.len());
    report("lookup p50", percentile(&best, 50), &how);
    report("lookup p95", percentile(&best, 95), &format!("the same; {each:.3} ms of processor on average"));
    say(&format!("with a match of 70 or more | {} of {} |", found / 3, questions.len()));
}

fn compared(memory: &Memory, questions: &[Question]) {
    let clock = Clock::start();
    let chosen = |at: usize| &questions[at * STRIDE % questions.len()];
    let sample: Vec<&Question> = (0..COMPARED).map(chosen).collect();
    let all: Vec<Vec<Match>> = sample.iter().map(|question| ask(memory, question, true)).collect();
    let whole = clock.told();
    let wanted: usize = all.iter().map(Vec::len).sum();
    let both = sample.iter().zip(&all);
    let same: usize = both
        .map(|(question, all)| all.iter().zip(ask(memory, question, false)).filter(|(a, b)| *a == b).count())
        .sum();
    let share = 100.0 * same as f64 / wanted.max(1) as f64;
    say(&format!(
        "found | {share:.1} % | of {wanted} answers of comparing with every unit, {COMPARED} queries ({whole})"
    ));
}
