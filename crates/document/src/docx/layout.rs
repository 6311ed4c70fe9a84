//! The way back into a paragraph's markup: which elements a place is in, and how text of each look is written.
//!
//! A segment may begin in the middle of one run and end in the middle of another, inside a link or outside; export has
//! to leave the markup at its end as it would have been without it.

use std::collections::HashMap;
use std::ops::Range;

/// What an element of a paragraph is to its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Level {
    /// A link or a content control: a pair of tags.
    Pair(u32),
    /// Something that a translation does without, such as the mark of an insertion.
    Wrapper,
    /// A run, with its look and the place of its language.
    Run(u32, Option<Range<u32>>),
    /// The text of a run; whether it says how its spaces count.
    Text(bool),
}

/// An element, or a field that is a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its start tag; of a run with its properties, of a field all up to its text.
    pub(crate) open: Range<u32>,
    /// Its end.
    pub(crate) close: Range<u32>,
    pub(crate) level: Level,
    parent: Option<u32>,
}

impl Node {
    pub(crate) fn new(open: Range<u32>, close: Range<u32>, level: Level) -> Self {
        Self { open, close, level, parent: None }
    }
}

/// The properties that runs of one look have, taken from the first of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Format {
    /// The whole element; empty where there is none.
    pub(crate) properties: Range<u32>,
    pub(crate) lang: Option<Range<u32>>,
    pub(crate) right_lang: Option<Range<u32>>,
    /// Children that a copy must not have.
    pub(crate) cuts: Vec<Range<u32>>,
    /// Where `rtl` can be inserted, none where it is there.
    pub(crate) rtl_at: Option<u32>,
}

/// What text inside a pair of tags is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inside {
    /// Text of another look.
    Format(u32),
    /// Text inside a link or control, with the look that most of it has.
    Container { node: u32, format: u32 },
}

/// Where a paragraph can be told that it runs from right to left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bidi {
    /// It says so already.
    Set,
    /// It says that it does not, from here to there.
    Off(u32, u32),
    /// Inside its properties.
    Inside(u32),
    /// Properties have to be made.
    Missing(u32),
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The whole element.
    pub(crate) paragraph: Range<u32>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) formats: Vec<Format>,
    /// The look of most of its text.
    pub(crate) base: u32,
    pub(crate) pairs: HashMap<u32, Inside>,
    pub(crate) bidi: Bidi,
}

impl Layout {
    /// Puts the nodes in order and finds out which is inside which. Answers where each of them went.
    pub(crate) fn nested(mut nodes: Vec<Node>) -> (Vec<Node>, Vec<u32>) {
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_by_key(|index| (nodes[*index].open.start, std::cmp::Reverse(nodes[*index].close.end)));
        let mut moved = vec![0; nodes.len()];
        for (new, old) in order.iter().enumerate() {
            moved[*old] = crate::block::narrow(new);
        }
        let mut sorted: Vec<Node> = Vec::with_capacity(nodes.len());
        let mut open: Vec<u32> = Vec::new();
        for old in order {
            let mut node = std::mem::replace(&mut nodes[old], Node::new(0..0, 0..0, Level::Wrapper));
            while open.last().is_some_and(|last| sorted[*last as usize].close.start < node.open.end) {
                open.pop();
            }
            node.parent = open.last().copied();
            open.push(crate::block::narrow(sorted.len()));
            sorted.push(node);
        }
        (sorted, moved)
    }

    /// The elements that a place is in, the outermost first. A place between two elements is in neither.
    pub(crate) fn path(&self, at: u32) -> Vec<u32> {
        let mut next =
            self.nodes.partition_point(|node| node.open.end <= at).checked_sub(1).map(crate::block::narrow);
        let mut path = Vec::new();
        while let Some(index) = next {
            let node = &self.nodes[index as usize];
            if at <= node.close.start {
                path.push(index);
            }
            next = node.parent;
        }
        path.reverse();
        path
    }

    pub(crate) fn node(&self, index: u32) -> &Node {
        &self.nodes[index as usize]
    }

    pub(crate) fn format(&self, index: u32) -> &Format {
        &self.formats[index as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(nodes: Vec<Node>) -> Layout {
        Layout {
            paragraph: 0..100,
            nodes: Layout::nested(nodes).0,
            formats: vec![Format::default()],
            base: 0,
            pairs: HashMap::new(),
            bidi: Bidi::Missing(0),
        }
    }

    #[test]
    fn places_know_what_they_are_in() {
        let layout = layout(vec![
            Node::new(3..6, 9..12, Level::Text(false)),
            Node::new(0..3, 12..15, Level::Run(0, None)),
            Node::new(15..18, 30..33, Level::Pair(1)),
            Node::new(18..21, 24..27, Level::Run(0, None)),
        ]);
        for (at, expected) in [
            (0, vec![]),
            (3, vec![0]),
            (6, vec![0, 1]),
            (9, vec![0, 1]),
            (12, vec![0]),
            (15, vec![]),
            (18, vec![2]),
            (21, vec![2, 3]),
            (27, vec![2]),
            (33, vec![]),
        ] {
            assert_eq!(layout.path(at), expected, "{at}");
        }
    }
}
