//! Edit distances between sequences of words.

use super::scorable::Parts;
use crate::distance::Block;
use std::collections::HashMap;

/// Cells of a table of distances; 16 MB.
const LARGEST_TABLE: usize = 4 << 20;
/// Above so many cells the table is gone through by bit vectors: below it they cost more than they save.
const BY_CELLS: usize = 1 << 12;

/// What one step along a shortest way from one sequence to the other does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The words at these places are the same.
    Same(usize, usize),
    /// The words at these places differ.
    Changed(usize, usize),
    /// The word at this place is only in the first sequence.
    OnlyFirst(usize),
    /// The word at this place is only in the second sequence.
    OnlySecond(usize),
}

/// The Levenshtein distance, or none if it is above the limit: then the work ends early.
pub(super) fn distance(one: &Parts, two: &Parts, limit: usize) -> Option<usize> {
    let (start, one_end, two_end) = differing(one, two);
    let (rows, columns) = (one_end - start, two_end - start);
    if rows.abs_diff(columns) > limit {
        return None;
    }
    if rows.saturating_mul(columns) > BY_CELLS {
        return by_bits(one, two, (start, one_end, two_end), limit);
    }
    let mut row: Vec<usize> = (0..=columns).collect();
    for at in 0..rows {
        let item = one.get(start + at);
        let mut diagonal = row[0];
        row[0] = at + 1;
        let mut least = row[0];
        for other in 0..columns {
            let replaced = diagonal + usize::from(item != two.get(start + other));
            diagonal = row[other + 1];
            row[other + 1] = replaced.min(diagonal + 1).min(row[other] + 1);
            least = least.min(row[other + 1]);
        }
        if least > limit {
            return None;
        }
    }
    Some(row[columns]).filter(|distance| *distance <= limit)
}

/// As [`distance`], a column of the table at a time. Both sequences have words that differ.
fn by_bits(
    one: &Parts,
    two: &Parts,
    (start, one_end, two_end): (usize, usize, usize),
    limit: usize,
) -> Option<usize> {
    let rows = one_end - start;
    let mut places: HashMap<&str, Vec<u64>> = HashMap::new();
    for at in 0..rows {
        let of_word = places.entry(one.get(start + at)).or_insert_with(|| vec![0; rows.div_ceil(64)]);
        of_word[at / 64] |= 1 << (at % 64);
    }
    let nowhere = vec![0; rows.div_ceil(64)];
    let mut column = vec![Block::default(); rows.div_ceil(64)];
    let mut score = rows;
    for other in start..two_end {
        let equal = places.get(two.get(other)).unwrap_or(&nowhere);
        let mut change = 1;
        for (at, (block, equal)) in column.iter_mut().zip(equal).enumerate() {
            let last = if at + 1 == rows.div_ceil(64) { (rows - 1) % 64 } else { 63 };
            change = block.step(*equal, change, 1 << last);
        }
        score = score.checked_add_signed(change)?;
        // Each word that is still to come makes it smaller by one at most.
        if score > limit.saturating_add(two_end - other - 1) {
            return None;
        }
    }
    Some(score).filter(|distance| *distance <= limit)
}

/// Where the sequences begin to differ, and the ends of what differs: what is the same at both ends costs nothing.
fn differing(one: &Parts, two: &Parts) -> (usize, usize, usize) {
    let shorter = one.len().min(two.len());
    let start = (0..shorter).take_while(|at| one.get(*at) == two.get(*at)).count();
    let same_from_end = |back: &usize| one.get(one.len() - 1 - back) == two.get(two.len() - 1 - back);
    let tail = (0..shorter - start).take_while(same_from_end).count();
    (start, one.len() - tail, two.len() - tail)
}

/// The steps of one shortest way, from the start; none where finding it would take too much memory. Among shortest
/// ways it takes the one that changes rather than removes and adds.
pub(super) fn steps(one: &Parts, two: &Parts) -> Option<Vec<Step>> {
    let (start, one_end, two_end) = differing(one, two);
    if (one_end - start).saturating_mul(two_end - start) > LARGEST_TABLE {
        return None;
    }
    let same_before = (0..start).map(|at| Step::Same(at, at));
    let same_after = (one_end..one.len()).zip(two_end..two.len()).map(|(at, other)| Step::Same(at, other));
    let between = walk(one, two, start, &table(one, two, (start, one_end, two_end)));
    Some(same_before.chain(between).chain(same_after).collect())
}

/// Back through the table to the start, then turned round.
fn walk(one: &Parts, two: &Parts, start: usize, table: &[Vec<u32>]) -> Vec<Step> {
    let (mut at, mut other) = (table.len() - 1, table[0].len() - 1);
    let mut steps = Vec::new();
    while at > 0 || other > 0 {
        let step = last_step(one, two, start, table, (at, other));
        match step {
            Step::Same(..) | Step::Changed(..) => (at, other) = (at - 1, other - 1),
            Step::OnlyFirst(_) => at -= 1,
            Step::OnlySecond(_) => other -= 1,
        }
        steps.push(step);
    }
    steps.reverse();
    steps
}

/// The step that led to a cell of the table.
fn last_step(
    one: &Parts,
    two: &Parts,
    start: usize,
    table: &[Vec<u32>],
    (at, other): (usize, usize),
) -> Step {
    let here = table[at][other];
    if at > 0 && other > 0 {
        let (first, second) = (start + at - 1, start + other - 1);
        let cost = table[at - 1][other - 1];
        let same = one.get(first) == two.get(second);
        if same && cost == here {
            return Step::Same(first, second);
        }
        if !same && cost + 1 == here {
            return Step::Changed(first, second);
        }
    }
    if at > 0 && table[at - 1][other] + 1 == here {
        Step::OnlyFirst(start + at - 1)
    } else {
        Step::OnlySecond(start + other - 1)
    }
}

/// All distances between the beginnings of what differs.
fn table(one: &Parts, two: &Parts, (start, one_end, two_end): (usize, usize, usize)) -> Vec<Vec<u32>> {
    let mut table: Vec<Vec<u32>> = vec![(0_u32..).take(two_end - start + 1).collect()];
    for at in start..one_end {
        let above = &table[at - start];
        let mut row = vec![above[0] + 1];
        for other in start..two_end {
            let column = other - start;
            let replaced = above[column] + u32::from(one.get(at) != two.get(other));
            row.push(replaced.min(above[column + 1] + 1).min(row[column] + 1));
        }
        table.push(row);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Parts {
        Parts::words_of(text.to_owned())
    }

    proptest::proptest! {
        #[test]
        fn the_limit_only_cuts_off(one in "[abc]( [abc]){0,7}", two in "[abc]( [abc]){0,7}", limit in 0_usize..6) {
            let (one, two) = (parts(&one), parts(&two));
            let whole = table(&one, &two, (0, one.len(), two.len()))[one.len()][two.len()] as usize;
            let expected = Some(whole).filter(|distance| *distance <= limit);
            proptest::prop_assert_eq!(distance(&one, &two, limit), expected);
        }

        #[test]
        fn bit_vectors_count_as_the_table_does(
            one in "[abcd]( [abcd]){40,150}",
            two in "[abcd]( [abcd]){40,150}",
            limit in 0_usize..150,
        ) {
            let (one, two) = (parts(&one), parts(&two));
            let whole = table(&one, &two, (0, one.len(), two.len()))[one.len()][two.len()] as usize;
            let all = (0, one.len(), two.len());
            proptest::prop_assert_eq!(by_bits(&one, &two, all, limit), Some(whole).filter(|found| *found <= limit));
            proptest::prop_assert_eq!(distance(&one, &two, usize::MAX), Some(whole));
        }

        #[test]
        fn steps_cost_the_distance_and_cover_both(one in "[abc]( [abc]){0,7}", two in "[abc]( [abc]){0,7}") {
            let (one, two) = (parts(&one), parts(&two));
            let steps = steps(&one, &two).unwrap();
            let cost = steps.iter().filter(|step| !matches!(step, Step::Same(..))).count();
            proptest::prop_assert_eq!(Some(cost), distance(&one, &two, usize::MAX));
            let first = steps.iter().filter(|step| !matches!(step, Step::OnlySecond(_))).count();
            let second = steps.iter().filter(|step| !matches!(step, Step::OnlyFirst(_))).count();
            proptest::prop_assert_eq!((first, second), (one.len(), two.len()));
        }
    }
}
