//! What the memories hold of parts of a segment, asked when no match came.

use super::micros;
use crate::app::Inner;
use crate::contract::*;
use crate::jobs::count;
use crate::shelf::OpenMemory;
use persklaar_memory::{Fragment, FragmentQuery};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many fragments a segment is shown.
const SHOWN: usize = 5;
/// After so long what was found is the answer: later it comes too late to help.
const PATIENCE: Duration = Duration::from_millis(250);

pub(crate) fn segment_fragments(app: &Inner, request: SegmentOnly) -> Result<Fragments, AppError> {
    let open = app.job(&request.job)?;
    // Whoever asks has the answer about matches already; nobody is overtaken.
    let turn = open.turns.take(true)?;
    let (meta, segment) = open.with(|job| Ok((job.meta()?, job.segment(i64::from(request.segment))?)))?;
    let text = segment.source.text();
    let start = Instant::now();
    let enough = || turn.is_over() || app.is_closing() || start.elapsed() > PATIENCE;
    let query = FragmentQuery { text: &text, from: &meta.from, to: &meta.to, limit: SHOWN, enough: &enough };
    let memories: Vec<_> = app.consulted()?.into_iter().map(|consulted| consulted.memory).collect();
    let mut found = Vec::new();
    for memory in &memories {
        let fragments = memory.with(|memory| memory.fragments(&query))?;
        found.extend(fragments.into_iter().map(|fragment| (memory, fragment)));
    }
    // What was broken off for a newer question is no answer to this one.
    turn.check()?;
    let fragments = best(found).iter().map(|(memory, fragment)| view(&text, memory, fragment)).collect();
    Ok(Fragments { segment: request.segment, fragments, micros: micros(start) })
}

/// Over all memories, in the order of their priority: of the same stretch the one with a translation, and nothing that
/// is inside another.
fn best(mut found: Vec<(&Arc<OpenMemory>, Fragment)>) -> Vec<(&Arc<OpenMemory>, Fragment)> {
    // The sort is stable: of equals the memory with the higher priority goes first.
    found.sort_by_key(|(_, fragment)| fragment.translation.is_none());
    found.sort_by_key(|(_, fragment)| std::cmp::Reverse(fragment.span.1 - fragment.span.0));
    let mut kept: Vec<(&Arc<OpenMemory>, Fragment)> = Vec::new();
    for (memory, fragment) in found {
        let inside = |other: &Fragment| other.span.0 <= fragment.span.0 && fragment.span.1 <= other.span.1;
        if !kept.iter().any(|(_, other)| inside(other)) {
            kept.push((memory, fragment));
        }
    }
    kept.sort_by(|(_, one), (_, other)| other.worth.total_cmp(&one.worth));
    kept.truncate(SHOWN);
    kept
}

fn view(text: &str, memory: &OpenMemory, fragment: &Fragment) -> FragmentView {
    let unit = &fragment.unit;
    let told = fragment.translation.as_ref();
    FragmentView {
        text: text.chars().skip(fragment.span.0).take(fragment.span.1 - fragment.span.0).collect(),
        translation: told.map(|told| told.text.clone()),
        agreeing: told.and_then(|told| told.units).map(count),
        source: unit.source.text(),
        target: unit.target.text(),
        source_span: place(fragment.source_span),
        target_span: told.map(|told| place(told.span)),
        memory_name: memory.name.clone(),
        document: unit.document.clone().unwrap_or_default(),
        author: unit.author.clone().unwrap_or_default(),
        changed: unit.changed.to_string(),
    }
}

fn place(span: (usize, usize)) -> (u32, u32) {
    (count(span.0), count(span.1))
}
