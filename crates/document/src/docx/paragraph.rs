//! A paragraph while it is being read: its texts, its codes and the elements around them, in order.

use super::layout::{Bidi, Format, Level, Node};
use super::properties::{Properties, Visible};
use crate::block::{Role, narrow};
use persklaar_text::TagKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// One thing in the flow of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    /// Text of one look. Where it is as long as its source, it is copied; otherwise it stands for all of that.
    Text { text: String, source: Range<u32>, format: u32 },
    /// Something that is no text, or a text that is not translated (`words`).
    Single { source: Range<u32>, kind: TagKind, label: String, words: bool },
    /// Something that nobody sees.
    Hidden { source: Range<u32> },
    /// A link or content control begins.
    Open { pair: u32, kind: TagKind, label: String, source: Range<u32> },
    /// It ends.
    Close { pair: u32, source: Range<u32> },
    /// A mark of a field.
    Mark { mark: Mark, source: Range<u32> },
    /// What a field does, or a part of that.
    Instruction { text: String, source: Range<u32> },
}

/// The three marks of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Before its instruction.
    Begin,
    /// Between its instruction and what people see.
    Separate,
    /// Behind it.
    End,
}

/// A paragraph in the making.
#[derive(Debug)]
pub(crate) struct Paragraph {
    pub(crate) items: Vec<Item>,
    /// The elements that have ended, in the order of their ends.
    pub(crate) nodes: Vec<Node>,
    pub(crate) formats: Vec<Format>,
    /// What each look is.
    pub(crate) looks: Vec<Visible>,
    /// The number of each look.
    numbers: BTreeMap<Visible, u32>,
    /// How text looks by the paragraph's style alone.
    pub(crate) style: Visible,
    pub(crate) role: Option<Role>,
    pub(crate) listed: bool,
    pub(crate) bidi: Bidi,
    pairs: u32,
}

/// An element that other elements of a paragraph stand in.
fn is_outer(node: &Node) -> bool {
    matches!(node.level, Level::Pair(_) | Level::Wrapper)
}

/// A narrow range.
pub(crate) fn narrow_range(range: &Range<usize>) -> Range<u32> {
    narrow(range.start)..narrow(range.end)
}

impl Paragraph {
    pub(crate) fn new(style: Visible, role: Option<Role>, listed: bool, bidi: Bidi) -> Self {
        Self {
            items: Vec::new(),
            nodes: Vec::new(),
            formats: Vec::new(),
            looks: Vec::new(),
            numbers: BTreeMap::new(),
            style,
            role,
            listed,
            bidi,
            pairs: 0,
        }
    }

    /// Whether nothing was read of it yet.
    pub(crate) fn is_fresh(&self) -> bool {
        self.items.is_empty() && self.nodes.is_empty()
    }

    pub(crate) fn new_pair(&mut self) -> u32 {
        self.pairs += 1;
        self.pairs
    }

    pub(crate) fn node(&mut self, open: &Range<usize>, close: &Range<usize>, level: Level) {
        self.nodes.push(Node::new(narrow_range(open), narrow_range(close), level));
    }

    pub(crate) fn single(&mut self, source: &Range<usize>, kind: TagKind, label: &str, words: bool) {
        let source = narrow_range(source);
        self.items.push(Item::Single { source, kind, label: label.to_owned(), words });
    }

    pub(crate) fn hidden(&mut self, source: &Range<usize>) {
        self.items.push(Item::Hidden { source: narrow_range(source) });
    }

    /// The innermost element of a kind that a range is in.
    pub(crate) fn around(&self, range: &Range<u32>, is: impl Fn(&Level) -> bool) -> Option<&Node> {
        let first = self.nodes.partition_point(|node| node.close.start < range.end);
        // What begins behind the range ends the search: nothing that ends later is in a run that holds the range.
        let near =
            self.nodes[first..].iter().take_while(|node| node.open.start <= range.start || is_outer(node));
        near.into_iter().find(|node| is(&node.level) && node.open.end <= range.start)
    }

    /// Text that was copied goes on with the text before it.
    pub(crate) fn text(&mut self, text: &str, source: &Range<usize>, format: u32) {
        let source = narrow_range(source);
        if let Some(Item::Text { text: last, source: known, format: same }) = self.items.last_mut()
            && *same == format
            && known.end == source.start
            && last.len() == known.len()
            && text.len() == source.len()
        {
            last.push_str(text);
            known.end = source.end;
            return;
        }
        self.items.push(Item::Text { text: text.to_owned(), source, format });
    }

    /// The number of the look that a run has.
    pub(crate) fn format(&mut self, properties: &Properties, look: Visible) -> u32 {
        if let Some(known) = self.numbers.get(&look) {
            return *known;
        }
        self.numbers.insert(look.clone(), narrow(self.looks.len()));
        self.looks.push(look);
        self.formats.push(Format {
            properties: narrow_range(&properties.span),
            lang: properties.lang.as_ref().map(narrow_range),
            right_lang: properties.right_lang.as_ref().map(narrow_range),
            cuts: properties.cuts.iter().map(narrow_range).collect(),
            rtl_at: properties.rtl_at.map(narrow),
        });
        narrow(self.formats.len() - 1)
    }
}
