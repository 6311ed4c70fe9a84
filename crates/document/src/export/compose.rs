//! A target becomes markup: texts, and the segment's own tags where the target has them, always balanced.

use super::edit::Piece;
use crate::block::{Block, What, wide};
use crate::segment::Part;
use persklaar_text::{self as text, Half, Tag, TaggedText};
use std::collections::{HashMap, HashSet};

/// A target in markup.
pub(crate) struct Composed {
    pub(crate) pieces: Vec<Piece>,
    /// How many tags of the target the segment does not have, or has only once.
    pub(crate) dropped: usize,
    /// How many tags of the segment the target does not have.
    pub(crate) missing: usize,
}

/// A target whose tags were found, in an order that nests.
pub(crate) struct Ordered {
    /// With what is hidden in the source; that has no tag.
    pub(crate) items: Vec<Ordinary>,
    pub(crate) dropped: usize,
    pub(crate) missing: usize,
}

/// A text, or a code of the block by its index.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ordinary {
    Text(String),
    Code(usize),
}

/// A text or a code of the block.
enum Item {
    Text(String),
    Code(usize, Tag),
}

/// Builds the markup for a target.
pub(crate) fn compose(block: &Block, part: Part, target: &TaggedText) -> Composed {
    let Ordered { items, dropped, missing } = ordered(block, part, target);
    let piece = |item| match item {
        Ordinary::Text(text) => Piece::Text(text),
        Ordinary::Code(index) => Piece::Original(wide(&block.codes[index].source)),
    };
    Composed { pieces: items.into_iter().map(piece).collect(), dropped, missing }
}

/// Finds the tags of a target among the segment's own.
pub(crate) fn ordered(block: &Block, part: Part, target: &TaggedText) -> Ordered {
    let own = part.numbered(block);
    let (items, dropped) = known(&own, target);
    let in_target: HashSet<usize> = items.iter().filter_map(code_of).collect();
    let order: Vec<usize> = items.iter().filter_map(code_of).collect();
    let as_source = order.iter().copied().eq(own.iter().map(|(index, _)| *index));
    // The source's own order is written as it is, crossed pairs and all.
    let items = if as_source { items } else { balanced(items, &own) };
    let written: HashSet<usize> = items.iter().filter_map(code_of).collect();
    // A half that other segments need is written all the same, and a pair whose halves do not pair is not.
    let missing =
        own.iter().filter(|(index, _)| !in_target.contains(index) || !written.contains(index)).count();
    Ordered { items: with_hidden(block, part, items), dropped, missing }
}

fn code_of(item: &Item) -> Option<usize> {
    match item {
        Item::Code(index, _) => Some(*index),
        Item::Text(_) => None,
    }
}

/// The target with each tag found among the segment's; what is not there, or there twice, is dropped.
fn known(own: &[(usize, Tag)], target: &TaggedText) -> (Vec<Item>, usize) {
    let mut left: HashMap<(u32, Half), usize> =
        own.iter().map(|(index, tag)| ((tag.number, tag.half), *index)).collect();
    let mut items = Vec::new();
    let mut dropped = 0;
    for piece in target.pieces() {
        match piece {
            text::Piece::Text(run) => items.push(Item::Text(run.clone())),
            text::Piece::Tag(tag) => match left.remove(&(tag.number, tag.half)) {
                Some(index) => items.push(Item::Code(index, *tag)),
                None => dropped += 1,
            },
        }
    }
    (items, dropped)
}

/// Drops halves whose other half is gone, puts back halves that other segments need, and uncrosses pairs.
fn balanced(items: Vec<Item>, own: &[(usize, Tag)]) -> Vec<Item> {
    let mut in_source: HashMap<u32, Vec<(usize, Half)>> = HashMap::new();
    for (index, tag) in own {
        in_source.entry(tag.number).or_default().push((*index, tag.half));
    }
    let is_pair = |number: u32| in_source.get(&number).is_some_and(|halves| halves.len() == 2);
    let whole = whole_pairs(&items);
    let kept = |tag: &Tag| tag.half == Half::Single || !is_pair(tag.number) || whole.contains(&tag.number);
    let items: Vec<Item> =
        items.into_iter().filter(|item| !matches!(item, Item::Code(_, tag) if !kept(tag))).collect();
    let mut items = uncrossed(items, &is_pair);
    let used: HashSet<usize> = items.iter().filter_map(code_of).collect();
    let lone = own
        .iter()
        .filter(|(index, tag)| tag.half != Half::Single && !is_pair(tag.number) && !used.contains(index));
    let (closes, opens): (Vec<_>, Vec<_>) = lone.partition(|(_, tag)| tag.half == Half::Close);
    let put_back = |lone: &(usize, Tag)| Item::Code(lone.0, lone.1);
    items.splice(0..0, closes.into_iter().map(put_back));
    items.extend(opens.into_iter().map(put_back));
    items
}

/// The numbers whose open half stands before their close half.
fn whole_pairs(items: &[Item]) -> HashSet<u32> {
    let (mut open, mut whole) = (HashSet::new(), HashSet::new());
    for item in items {
        match item {
            Item::Code(_, Tag { number, half: Half::Open, .. }) => drop(open.insert(*number)),
            Item::Code(_, Tag { number, half: Half::Close, .. }) if open.contains(number) => {
                whole.insert(*number);
            }
            Item::Code(..) | Item::Text(_) => {}
        }
    }
    whole
}

/// Closes pairs in the order in which they nest: an inner one that would outlast its outer one ends with it.
fn uncrossed(items: Vec<Item>, is_pair: &impl Fn(u32) -> bool) -> Vec<Item> {
    let closes: HashMap<u32, usize> = items
        .iter()
        .filter_map(|item| match item {
            Item::Code(index, tag) if tag.half == Half::Close => Some((tag.number, *index)),
            Item::Code(..) | Item::Text(_) => None,
        })
        .collect();
    let mut open: Vec<Tag> = Vec::new();
    let mut out = Vec::with_capacity(items.len());
    for item in items {
        match &item {
            Item::Code(_, tag) if tag.half == Half::Open && is_pair(tag.number) => open.push(*tag),
            Item::Code(_, tag) if tag.half == Half::Close && is_pair(tag.number) => {
                if !open.iter().any(|known| known.number == tag.number) {
                    continue;
                }
                while let Some(inner) = open.pop().filter(|inner| inner.number != tag.number) {
                    let close = Tag { half: Half::Close, ..inner };
                    out.extend(closes.get(&inner.number).map(|index| Item::Code(*index, close)));
                }
            }
            Item::Code(..) | Item::Text(_) => {}
        }
        out.push(item);
    }
    out
}

/// The items, with what is hidden in the source after the tag that it stood behind; and where the text behind that
/// tag is the source's own, in its very place.
fn with_hidden(block: &Block, part: Part, items: Vec<Item>) -> Vec<Ordinary> {
    let mut behind = hidden(block, part);
    let mut pieces = Vec::new();
    let mut here = behind.remove(&None).unwrap_or_default();
    for item in items {
        match item {
            Item::Text(run) => here.put(&run, &mut pieces),
            Item::Code(index, _) => {
                here.put("", &mut pieces);
                pieces.push(Ordinary::Code(index));
                here = behind.remove(&Some(index)).unwrap_or_default();
            }
        }
    }
    here.put("", &mut pieces);
    let mut rest: Vec<usize> =
        behind.into_values().flat_map(|stretch| stretch.hidden).map(|(index, _)| index).collect();
    rest.sort_unstable();
    pieces.extend(rest.into_iter().map(Ordinary::Code));
    pieces
}

/// The source between two tags: its text, and what is hidden at which offsets in it.
#[derive(Default)]
struct Stretch {
    text: String,
    hidden: Vec<(usize, usize)>,
}

impl Stretch {
    /// Writes a text of the target that stands in the place of this stretch, and what is hidden with it, once.
    fn put(&mut self, run: &str, pieces: &mut Vec<Ordinary>) {
        let same = run == self.text;
        let mut at = 0;
        for (index, offset) in self.hidden.drain(..) {
            if same && offset > at && run.is_char_boundary(offset) {
                pieces.push(Ordinary::Text(run[at..offset].to_owned()));
                at = offset;
            }
            pieces.push(Ordinary::Code(index));
        }
        pieces.push(Ordinary::Text(run[at..].to_owned()));
    }
}

/// The stretches with something hidden in them, by the tag before.
fn hidden(block: &Block, part: Part) -> HashMap<Option<usize>, Stretch> {
    let (before, after) = part.edges(block);
    let (from, to) = (part.from + before.len(), part.to - after.len());
    let mut stretches = HashMap::<Option<usize>, Stretch>::new();
    let (mut tag, mut start) = (None, from);
    let text = |start: usize, end: usize| {
        block.text.get(start..end.min(to).max(start)).unwrap_or_default().to_owned()
    };
    for (offset, code) in part.codes(block).iter().enumerate() {
        let index = part.first + offset;
        let at = (code.at as usize).max(from);
        match &code.what {
            What::Tag { .. } => {
                if let Some(stretch) = stretches.get_mut(&tag) {
                    stretch.text = text(start, at);
                }
                (tag, start) = (Some(index), at);
            }
            What::Hidden => stretches.entry(tag).or_default().hidden.push((index, at - start)),
        }
    }
    if let Some(stretch) = stretches.get_mut(&tag) {
        stretch.text = text(start, to);
    }
    stretches
}
