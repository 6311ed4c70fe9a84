//! Parts that give nothing back (`x++`, `(?>...)`), made into ordinary ones where that changes nothing.
//!
//! It changes nothing where what follows cannot begin with what the part could give back.

use super::super::{Node, Refusal, Repeat, Sets};
use regex_syntax::hir::ClassUnicode;

/// What can come next.
#[derive(Debug, Clone)]
pub(super) struct Follow {
    first: ClassUnicode,
    /// Whether it may also be nothing.
    is_open: bool,
}

impl Follow {
    fn nothing() -> Self {
        Self { first: ClassUnicode::empty(), is_open: true }
    }

    fn either(mut self, other: &Self) -> Self {
        self.first.union(&other.first);
        self.is_open |= other.is_open;
        self
    }

    /// This, and where it may be nothing also what comes after it.
    fn then(self, next: &Self) -> Self {
        if !self.is_open {
            return self;
        }
        let is_open = next.is_open;
        Self { is_open, ..self.either(next) }
    }
}

/// How a node can begin.
pub(super) fn follow_of(node: &Node, sets: &Sets) -> Follow {
    match node {
        Node::Set(set) => Follow { first: sets.get(*set).clone(), is_open: false },
        Node::Place(_) | Node::Around(_) => Follow::nothing(),
        Node::Concat(row) => {
            row.iter().rev().fold(Follow::nothing(), |next, node| follow_of(node, sets).then(&next))
        }
        Node::Either(ways) => {
            let none = Follow { first: ClassUnicode::empty(), is_open: false };
            ways.iter().fold(none, |all, way| all.either(&follow_of(way, sets)))
        }
        Node::Repeat(repeat) => {
            let mut follow = follow_of(&repeat.node, sets);
            follow.is_open |= repeat.min == 0;
            follow
        }
        Node::Atomic(inner) => follow_of(inner, sets),
    }
}

/// The node as an automaton can have it, before what follows.
pub(super) fn settle(node: Node, next: &Follow, sets: &Sets) -> Result<Node, Refusal> {
    if node.is_plain() {
        return Ok(node);
    }
    match node {
        Node::Concat(row) => settle_row(row, next, sets),
        Node::Either(ways) => {
            let ways: Result<_, _> = ways.into_iter().map(|way| settle(way, next, sets)).collect();
            ways.map(Node::Either)
        }
        Node::Repeat(repeat) => {
            let next = follow_of(&repeat.node, sets).either(next);
            Ok(Node::repeated(settle(repeat.node, &next, sets)?, repeat.min, repeat.max))
        }
        Node::Atomic(inner) if is_kept(&inner, next, sets) => Ok(*inner),
        Node::Atomic(_) => Err("a part that gives nothing back ('++', '*+', '(?>')".to_owned()),
        Node::Around(around) if around.is_ahead => Err("a look ahead inside its text".to_owned()),
        Node::Around(_) => Err("a look back inside its text".to_owned()),
        plain @ (Node::Set(_) | Node::Place(_)) => Ok(plain),
    }
}

fn settle_row(row: Vec<Node>, next: &Follow, sets: &Sets) -> Result<Node, Refusal> {
    let mut next = next.clone();
    let mut settled = Vec::with_capacity(row.len());
    for node in row.into_iter().rev() {
        let before = follow_of(&node, sets).then(&next);
        settled.push(settle(node, &next, sets)?);
        next = before;
    }
    settled.reverse();
    Ok(Node::row(settled))
}

/// Whether the part means the same when it may give something back.
fn is_kept(inner: &Node, next: &Follow, sets: &Sets) -> bool {
    match inner {
        Node::Set(_) | Node::Place(_) => true,
        Node::Concat(row) => row.iter().all(|node| matches!(node, Node::Set(_) | Node::Place(_))),
        Node::Repeat(repeat) => is_kept_apart(repeat, next, sets),
        Node::Either(_) | Node::Around(_) | Node::Atomic(_) => false,
    }
}

fn is_kept_apart(repeat: &Repeat, next: &Follow, sets: &Sets) -> bool {
    let Node::Set(set) = repeat.node else { return false };
    let mut both = next.first.clone();
    both.intersect(sets.get(set));
    !next.is_open && both.ranges().is_empty()
}
