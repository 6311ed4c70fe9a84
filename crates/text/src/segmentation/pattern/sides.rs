//! The two sides of a rule as conditions at its place: what must end or begin there, and what must not.
//!
//! An automaton cannot look around inside a pattern, but at the edges of a side a look says something about the place
//! itself or about one more part of the pattern, and there it is rewritten without loss. Anything else is refused.

mod settle;

use super::{Around, Node, Place, Refusal, SetId, Sets};
use settle::{follow_of, settle};

/// How many rules one rule may become when its alternatives are parted.
const MOST_WAYS: usize = 64;

/// What is asked for on one side of a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(in crate::segmentation) struct Side {
    /// All of these fit.
    pub(in crate::segmentation) needs: Vec<Node>,
    /// None of these fits.
    pub(in crate::segmentation) bars: Vec<Node>,
}

/// The sides of one rule; several pairs where only its alternatives apart can be had, all with its verdict.
pub(in crate::segmentation) fn sides(
    before: Node,
    after: Node,
    sets: &mut Sets,
) -> Result<Vec<(Side, Side)>, Refusal> {
    let (befores, afters) = (ways(before), ways(after));
    if befores.len() * afters.len() > MOST_WAYS {
        return Err("too many alternatives with a look to the side".to_owned());
    }
    let mut pairs = Vec::new();
    for before in &befores {
        for after in &afters {
            pairs.push(pair(before.clone(), after.clone(), sets)?);
        }
    }
    Ok(pairs)
}

/// Alternatives apart, where they have something in them that needs it.
fn ways(node: Node) -> Vec<Node> {
    match node {
        Node::Either(ways) if !ways.iter().all(Node::is_plain) => ways,
        other => vec![other],
    }
}

fn pair(before: Node, after: Node, sets: &mut Sets) -> Result<(Side, Side), Refusal> {
    let (mut left, mut right) = (Side::default(), Side::default());
    let (mut before, mut after) = (before.into_row(), after.into_row());
    for around in arounds_at_end(&mut before).into_iter().chain(arounds_at_start(&mut after)) {
        let side = if around.is_ahead { &mut right } else { &mut left };
        side.add(around)?;
    }
    if let Some(set) = end_gives_nothing_back(&mut before) {
        right.bars.push(Node::Set(set));
    }
    // Nothing follows the right side for which its last part could have given something back.
    if let Some(Node::Atomic(inner)) = after.pop_if(|last| matches!(last, Node::Atomic(_))) {
        after.push(*inner);
    }
    if let Some(part) = extension(arounds_at_start(&mut before), false, sets)? {
        before.insert(0, part);
    }
    if let Some(part) = extension(arounds_at_end(&mut after), true, sets)? {
        after.push(part);
    }
    left.need(before, sets)?;
    right.need(after, sets)?;
    Ok((left, right))
}

impl Side {
    /// The only pattern of the side, if one is all there is to it.
    pub(in crate::segmentation) fn only(&mut self) -> Option<&mut Node> {
        match (self.needs.as_mut_slice(), self.bars.is_empty()) {
            ([node], true) => Some(node),
            _ => None,
        }
    }

    fn add(&mut self, around: Around) -> Result<(), Refusal> {
        if !around.node.is_plain() {
            return Err("a look to the side inside another".to_owned());
        }
        let side = if around.is_denied { &mut self.bars } else { &mut self.needs };
        side.push(around.node);
        Ok(())
    }

    fn need(&mut self, row: Vec<Node>, sets: &Sets) -> Result<(), Refusal> {
        let node = settle(Node::row(row), &follow_of(&Node::empty(), sets), sets)?;
        if node != Node::empty() {
            self.needs.insert(0, node);
        }
        Ok(())
    }
}

/// Takes the looks out of the zero-width nodes that a row ends with.
fn arounds_at_end(row: &mut Vec<Node>) -> Vec<Around> {
    let from = row.iter().rposition(|node| !is_zero_width(node)).map_or(0, |last| last + 1);
    take_arounds(row, from, row.len())
}

fn arounds_at_start(row: &mut Vec<Node>) -> Vec<Around> {
    let to = row.iter().position(|node| !is_zero_width(node)).unwrap_or(row.len());
    take_arounds(row, 0, to)
}

fn take_arounds(row: &mut Vec<Node>, from: usize, to: usize) -> Vec<Around> {
    let tail = row.split_off(to);
    let (mut found, mut kept) = (Vec::new(), Vec::new());
    for node in row.drain(from..) {
        match node {
            Node::Around(around) => found.push(*around),
            other => kept.push(other),
        }
    }
    row.extend(kept.into_iter().chain(tail));
    found
}

fn is_zero_width(node: &Node) -> bool {
    matches!(node, Node::Place(_) | Node::Around(_))
}

/// `x*+` at the end of the left side says that no further x follows.
fn end_gives_nothing_back(row: &mut [Node]) -> Option<SetId> {
    let last = row.last_mut()?;
    let Node::Atomic(inner) = last else { return None };
    let Node::Repeat(repeat) = inner.as_ref() else { return None };
    let (Node::Set(set), None) = (&repeat.node, repeat.max) else { return None };
    let set = *set;
    *last = Node::Repeat(repeat.clone());
    Some(set)
}

/// A look outwards at the outer edge of a side is one more part of the pattern.
fn extension(mut arounds: Vec<Around>, is_ahead: bool, sets: &mut Sets) -> Result<Option<Node>, Refusal> {
    let Some(around) = arounds.pop() else { return Ok(None) };
    if around.is_ahead != is_ahead {
        return Err("a look into its own text".to_owned());
    }
    if !arounds.is_empty() || !around.node.is_plain() {
        return Err("several looks at one place".to_owned());
    }
    if !around.is_denied {
        return Ok(Some(around.node));
    }
    let mut row = sequence(&around.node, sets).ok_or("a denied look for something of no fixed length")?;
    if !is_ahead {
        row.reverse();
    }
    Ok(Some(unlike(&row, is_ahead, sets)))
}

/// The sets of a text of fixed length, if it is one.
fn sequence(node: &Node, sets: &mut Sets) -> Option<Vec<SetId>> {
    match node {
        Node::Set(set) => Some(vec![*set]),
        Node::Concat(row) => {
            let parts: Option<Vec<_>> = row.iter().map(|node| sequence(node, sets)).collect();
            parts.map(|parts| parts.concat()).filter(|sets| !sets.is_empty())
        }
        Node::Either(ways) => {
            let mut whole = regex_syntax::hir::ClassUnicode::empty();
            for way in ways {
                let [set] = sequence(way, sets)?[..] else { return None };
                whole.union(sets.get(set));
            }
            Some(vec![sets.add(whole)])
        }
        _ => None,
    }
}

/// Whatever does not go on (or, with the sequence reversed, did not come) as the sequence says: the first character is
/// another, or there is none, or it is the first and the rest is unlike.
fn unlike(sequence: &[SetId], is_ahead: bool, sets: &mut Sets) -> Node {
    let edge = if is_ahead { Place::TextEnd } else { Place::TextStart };
    let Some((first, rest)) = sequence.split_first() else { return Node::Either(Vec::new()) };
    let mut ways = vec![Node::Place(edge), Node::Set(sets.others(*first))];
    if !rest.is_empty() {
        let (first, rest) = (Node::Set(*first), unlike(rest, is_ahead, sets));
        ways.push(Node::Concat(if is_ahead { vec![first, rest] } else { vec![rest, first] }));
    }
    Node::Either(ways)
}
