//! Word classes as numbers, and how far two rows of them are apart.

/// Whether Levenshtein's distance is at most `limit`. Only the band of that width around the diagonal is worked out,
/// for a path outside it costs more than `limit` in insertions or deletions alone.
pub(crate) fn is_within(one: &[i32], other: &[i32], limit: usize) -> bool {
    let (one, other) = trimmed(one, other);
    if one.len().abs_diff(other.len()) > limit {
        return false;
    }
    let beyond = limit + 1;
    let mut row: Vec<usize> = (0..=other.len()).map(|at| at.min(beyond)).collect();
    for (at, class) in one.iter().enumerate() {
        let (first, last) = (at.saturating_sub(limit), (at + limit + 1).min(other.len()));
        let mut diagonal = row[first];
        row[first] = if first == 0 { (at + 1).min(beyond) } else { beyond };
        let mut least = row[first];
        for column in first..last {
            let above = if column < at + limit { row[column + 1] } else { beyond };
            let cost = (diagonal + usize::from(*class != other[column])).min(above + 1).min(row[column] + 1);
            diagonal = row[column + 1];
            row[column + 1] = cost.min(beyond);
            least = least.min(cost);
        }
        if least > limit {
            return false;
        }
    }
    row[other.len()] <= limit
}

/// What is the same at both ends costs nothing.
fn trimmed<'a>(one: &'a [i32], other: &'a [i32]) -> (&'a [i32], &'a [i32]) {
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    (&one[..one.len() - end], &other[..other.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Straight from the definition.
    fn distance(one: &[i32], other: &[i32]) -> usize {
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (at, class) in one.iter().enumerate() {
            let mut next = vec![at + 1];
            for column in 0..other.len() {
                let substitute = row[column] + usize::from(*class != other[column]);
                next.push(substitute.min(row[column + 1] + 1).min(next[column] + 1));
            }
            row = next;
        }
        row[other.len()]
    }

    proptest! {
        #[test]
        fn the_band_is_exact(
            one in prop::collection::vec(0i32..4, 0..14),
            other in prop::collection::vec(0i32..4, 0..14),
            limit in 0usize..10,
        ) {
            prop_assert_eq!(is_within(&one, &other, limit), distance(&one, &other) <= limit);
        }
    }
}
