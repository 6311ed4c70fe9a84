//! Segments: what the translator translates, cut out of a block.
//!
//! A place in a block counts the bytes of its text and one for each code before it, so that it tells on which side of a
//! tag it is.

use crate::Translation;
use crate::block::{Block, Code, Role, What, Writing};
use persklaar_text::{Half, Language, Tag, TagKind, TaggedText};
use std::collections::HashMap;

/// What stands for a protected word while the text is cut into sentences.
const WORD: &str = "xxx";

/// A sentence or a whole block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The block's number, from 1.
    pub block: u32,
    /// The block's role.
    pub role: Role,
    /// Where the segment begins in its block: opaque, the same for the same bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its text and tags.
    pub source: TaggedText,
    /// What is known about each tag, in order.
    pub tags: Vec<TagDetail>,
    /// Set where the page says that this part is in another language than the source.
    pub language: Option<String>,
    /// The attribute's or metadata's name, such as `alt` or `og:title`.
    pub context: Option<String>,
}

impl Segment {
    /// The segment's place with its target, for the export.
    pub fn with_target(&self, target: Option<TaggedText>) -> Translation {
        Translation { block: self.block, start: self.start, end: self.end, target }
    }
}

/// What is known about one tag of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagDetail {
    /// The tag's number in the segment.
    pub number: u32,
    /// Which half.
    pub half: Half,
    /// Its kind.
    pub kind: TagKind,
    /// What people call it: `amnesty.nl`, `logo.png`, `bold`.
    pub label: String,
    /// The original markup.
    pub markup: String,
}

/// A part of a block: a range of its text and of its codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// Text from here.
    pub(crate) from: usize,
    /// Text to here.
    pub(crate) to: usize,
    /// The first code.
    pub(crate) first: usize,
    /// The code after the last.
    pub(crate) after: usize,
}

impl Part {
    fn start(self) -> usize {
        self.from + self.first
    }

    fn end(self) -> usize {
        self.to + self.after
    }

    /// The part between two stored places, if they are places in the block.
    pub(crate) fn between(block: &Block, start: usize, end: usize) -> Option<Self> {
        let (from, first) = place(block, start)?;
        let (to, after) = place(block, end)?;
        (from <= to && first <= after).then_some(Self { from, to, first, after })
    }

    pub(crate) fn codes(self, block: &Block) -> &[Code] {
        &block.codes[self.first..self.after]
    }

    /// The white space that stands inside the tags at the part's ends: it is no text, but it must not be lost.
    /// Beside a protected word it is text.
    pub(crate) fn edges(self, block: &Block) -> (&str, &str) {
        let text = &block.text[self.from..self.to];
        let is_word = |code: &Code| matches!(code.what, What::Tag { words: true, .. });
        let codes = self.codes(block);
        let begins = codes.iter().take_while(|code| code.at as usize <= self.from).any(is_word);
        let ends = codes.iter().rev().take_while(|code| code.at as usize >= self.to).any(is_word);
        let rest = if begins { text } else { text.trim_start_matches(is_edge) };
        let kept = if ends { rest } else { rest.trim_end_matches(is_edge) };
        (&text[..text.len() - rest.len()], &rest[kept.len()..])
    }

    /// The part's tags with their numbers.
    pub(crate) fn numbered(self, block: &Block) -> Vec<(usize, Tag)> {
        let mut pairs = HashMap::<u32, u32>::new();
        let mut tags = Vec::new();
        for (index, code) in self.codes(block).iter().enumerate() {
            let What::Tag { half, kind, pair, .. } = &code.what else { continue };
            let next = crate::block::narrow(pairs.len() + 1);
            let number = *pairs.entry(*pair).or_insert(next);
            tags.push((self.first + index, Tag { number, half: *half, kind: *kind }));
        }
        tags
    }
}

/// A place as an offset in the text and the number of codes before it.
fn place(block: &Block, at: usize) -> Option<(usize, usize)> {
    // Places of codes rise strictly, so they can be searched.
    let (mut low, mut high) = (0, block.codes.len());
    while low < high {
        let middle = (low + high) / 2;
        if block.codes[middle].at as usize + middle < at { low = middle + 1 } else { high = middle }
    }
    let offset = at.checked_sub(low)?;
    (offset <= block.text.len() && block.text.is_char_boundary(offset)).then_some((offset, low))
}

/// Cuts a block into trimmed parts.
pub(crate) fn parts(block: &Block, breaks: &dyn Fn(&str) -> Vec<usize>) -> Vec<Part> {
    let shown = Shown::new(block);
    let mut cuts: Vec<(usize, usize)> =
        breaks(&shown.text).into_iter().map(|at| shown.cut(block, at)).collect();
    cuts.push((block.text.len(), block.codes.len()));
    let mut parts = Vec::new();
    let (mut from, mut first) = (0, 0);
    for (to, after) in cuts {
        if to < from || after < first || !block.text.is_char_boundary(to) {
            continue;
        }
        let part = trim(block, Part { from, to, first, after });
        (from, first) = (to, after);
        let text = &block.text[part.from..part.to];
        if !text.is_empty() && (block.writing == Writing::Line || crate::html::is_offered(text)) {
            parts.push(part);
        }
    }
    parts
}

/// The text as the rules for sentences see it: a line break is a space, a protected word is a word.
struct Shown {
    text: String,
    /// For each code, where it begins and ends in that text.
    codes: Vec<(usize, usize)>,
}

impl Shown {
    fn new(block: &Block) -> Self {
        let mut shown = Self { text: String::with_capacity(block.text.len()), codes: Vec::new() };
        let mut at = 0;
        for code in &block.codes {
            shown.text.push_str(&block.text[at..code.at as usize]);
            at = code.at as usize;
            let start = shown.text.len();
            match &code.what {
                What::Tag { words: true, .. } => shown.text.push_str(WORD),
                What::Tag { kind: TagKind::Break, .. } => shown.text.push(' '),
                What::Tag { .. } | What::Hidden => {}
            }
            shown.codes.push((start, shown.text.len()));
        }
        shown.text.push_str(&block.text[at..]);
        shown
    }

    /// Where to cut for a break at `at`: tags that open or stand in the white space before it go along with what follows.
    fn cut(&self, block: &Block, at: usize) -> (usize, usize) {
        let at = at.min(self.text.len());
        let space = self.text.get(..at).map_or(at, |before| before.trim_end().len());
        let first = self.codes.partition_point(|(_, end)| *end < space);
        for (index, (start, end)) in self.codes.iter().enumerate().skip(first) {
            let here = (block.codes[index].at as usize, index);
            if *start > at || (*start == at && *end > at) {
                break;
            }
            match &block.codes[index].what {
                What::Tag { words: true, .. } if *end <= at => {}
                What::Tag { half: Half::Open, .. } if !self.is_empty_pair(block, index) || *start == at => {
                    return here;
                }
                What::Tag { half: Half::Single, kind, .. } if *kind != TagKind::Break && *start == at => {
                    return here;
                }
                What::Tag { .. } | What::Hidden => {}
            }
        }
        let before = self.codes.partition_point(|(_, end)| *end <= at);
        let last = before.checked_sub(1);
        let added = last.map_or(0, |last| self.codes[last].1 - block.codes[last].at as usize);
        (at - added, before)
    }

    fn is_empty_pair(&self, block: &Block, open: usize) -> bool {
        match (&block.codes[open].what, block.codes.get(open + 1).map(|code| &code.what)) {
            (What::Tag { pair, .. }, Some(What::Tag { pair: next, .. })) => {
                pair == next && block.codes[open].at == block.codes[open + 1].at
            }
            _ => false,
        }
    }
}

/// White space that is never part of a segment's ends.
fn is_edge(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

/// Leaves out white space, wrappers and whatever else stands at the ends without being text.
fn trim(block: &Block, mut part: Part) -> Part {
    let pairs = Pairs::new(block, part);
    let edge = pairs.right_edge(block, part);
    loop {
        let text = &block.text[part.from..part.to];
        let code = block.codes[part.first..part.after].first().filter(|code| code.at as usize <= part.from);
        match code {
            Some(code) if pairs.outside_left(block, code, part, edge) => part.first += 1,
            None if text.starts_with(is_edge) => part.from += 1,
            _ => break,
        }
    }
    loop {
        let text = &block.text[part.from..part.to];
        let code = block.codes[part.first..part.after].last().filter(|code| code.at as usize >= part.to);
        match code {
            Some(code) if pairs.outside_right(block, code, part) => part.after -= 1,
            None if text.ends_with(is_edge) => part.to -= 1,
            _ => break,
        }
    }
    part
}

/// Where the halves of each pair of a part are.
struct Pairs {
    halves: HashMap<u32, (Option<usize>, Option<usize>)>,
    /// The first protected word.
    first_words: usize,
    /// The code after the last one.
    after_words: usize,
}

impl Pairs {
    fn new(block: &Block, part: Part) -> Self {
        let mut pairs = HashMap::<u32, (Option<usize>, Option<usize>)>::new();
        let (mut first_words, mut after_words) = (usize::MAX, 0);
        for (index, code) in block.codes.iter().enumerate().take(part.after).skip(part.first) {
            match &code.what {
                What::Tag { words: true, .. } => {
                    (first_words, after_words) = (first_words.min(index), index + 1);
                }
                What::Tag { half: Half::Open, pair, .. } => pairs.entry(*pair).or_default().0 = Some(index),
                What::Tag { half: Half::Close, pair, .. } => pairs.entry(*pair).or_default().1 = Some(index),
                What::Tag { .. } | What::Hidden => {}
            }
        }
        Self { halves: pairs, first_words, after_words }
    }

    /// The first code after all text and protected words.
    fn right_edge(&self, block: &Block, part: Part) -> usize {
        let text_end = part.from + block.text[part.from..part.to].trim_end_matches(is_edge).len();
        let codes = &block.codes[part.first..part.after];
        (part.first + codes.partition_point(|code| (code.at as usize) < text_end)).max(self.after_words)
    }

    fn outside_left(&self, block: &Block, code: &Code, part: Part, edge: usize) -> bool {
        let What::Tag { half, pair, words, .. } = &code.what else { return true };
        match half {
            Half::Single => !words,
            Half::Close => true,
            Half::Open => match self.halves.get(pair).and_then(|halves| halves.1) {
                None => true,
                Some(close) => close >= edge || self.is_void(block, part.first, close),
            },
        }
    }

    /// Whether there is nothing to read between the first code that is left and a later one.
    fn is_void(&self, block: &Block, open: usize, close: usize) -> bool {
        block.codes[open].at == block.codes[close].at && close < self.first_words
    }

    fn outside_right(&self, block: &Block, code: &Code, part: Part) -> bool {
        let What::Tag { half, pair, words, .. } = &code.what else { return true };
        match half {
            Half::Single => !words,
            Half::Open => true,
            Half::Close => self.halves.get(pair).and_then(|halves| halves.0).is_none_or(|open| {
                let empty = block.codes[open].at == code.at && open >= self.after_words;
                open < part.first || empty
            }),
        }
    }
}

/// The segment that a part is.
pub(crate) fn segment(number: u32, block: &Block, part: Part, markup: &str, source: &Language) -> Segment {
    let tags =
        part.numbered(block).into_iter().map(|(index, tag)| detail(block, index, tag, markup)).collect();
    Segment {
        block: number,
        role: block.role,
        start: part.start(),
        end: part.end(),
        source: text(block, part),
        tags,
        language: other_language(block, source),
        context: block.context.clone(),
    }
}

/// The text of a part with its tags.
pub(crate) fn text(block: &Block, part: Part) -> TaggedText {
    let mut tagged = TaggedText::default();
    let (before, after) = part.edges(block);
    let (mut at, end) = (part.from + before.len(), part.to - after.len());
    let tags = part.numbered(block);
    if tags.is_empty() {
        // Most segments have none, and this takes no more room than the text.
        return TaggedText::plain(&block.text[at..end.max(at)]);
    }
    for (index, tag) in tags {
        let here = (block.codes[index].at as usize).clamp(at, end.max(at));
        tagged.push_text(&block.text[at..here]);
        at = here;
        tagged.push_tag(tag);
    }
    tagged.push_text(&block.text[at..end.max(at)]);
    tagged
}

/// The language that a block says it is in, where that is another than the source.
pub(crate) fn other_language(block: &Block, source: &Language) -> Option<String> {
    let declared: Language = block.language.as_deref()?.parse().ok()?;
    (!declared.serves(source)).then(|| declared.to_string())
}

fn detail(block: &Block, index: usize, tag: Tag, text: &str) -> TagDetail {
    let code = &block.codes[index];
    let label = match &code.what {
        What::Tag { label, .. } => label.split_whitespace().collect::<Vec<_>>().join(" "),
        What::Hidden => String::new(),
    };
    let markup = text[crate::block::wide(&code.source)].to_owned();
    TagDetail { number: tag.number, half: tag.half, kind: tag.kind, label, markup }
}
