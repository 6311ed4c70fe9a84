//! A target becomes runs: from the markup that the segment begins in to the markup that it ends in.
//!
//! What is written is always a walk over levels (link, run, text): close what is not wanted, open what is. Text of the
//! look that is open goes on in it, so most segments only change characters. Elements that would be left empty at
//! either end are taken along.

use super::language::{self, Spoken};
use super::layout::{Inside, Layout, Level};
use super::xml;
use crate::block::{Block, What, wide};
use crate::export::{Ordinary, Piece};
use crate::segment::Part;
use persklaar_text::{Half, TagKind};
use std::ops::Range;

/// A segment in runs.
pub(crate) struct Rewritten {
    /// What it takes the place of.
    pub(crate) span: Range<usize>,
    pub(crate) pieces: Vec<Piece>,
    /// Text elements of the original that now begin or end with a space, and did not say that it counts.
    pub(crate) spaced: Vec<u32>,
}

/// One level of markup. What is the same needs no markup between.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    Pair(u32),
    /// By its node.
    Wrapper(u32),
    /// A run of the original, by its node.
    Own(u32),
    /// A run of a look.
    Run(u32),
    Text,
}

/// A level that is open; its node where it is an element of the original.
#[derive(Debug, Clone)]
struct Step {
    key: Key,
    node: Option<u32>,
}

/// Writes one segment.
pub(crate) struct Writer<'a> {
    text: &'a str,
    layout: &'a Layout,
    block: &'a Block,
    spoken: Option<&'a Spoken>,
    prefix: &'a str,
    pieces: Vec<Piece>,
    path: Vec<Step>,
    /// The tags that are open in the target.
    stack: Vec<(u32, Inside)>,
    start: u32,
    end: u32,
    /// Nothing was written yet.
    fresh: bool,
    spaced: Vec<u32>,
}

impl<'a> Writer<'a> {
    /// For the part of a block at `span`. `spoken` is the language of new runs, none for that of the source.
    pub(crate) fn new(
        text: &'a str,
        layout: &'a Layout,
        (block, part): (&'a Block, Part),
        span: &Range<usize>,
        spoken: Option<&'a Spoken>,
    ) -> Self {
        let (start, end) = (crate::block::narrow(span.start), crate::block::narrow(span.end));
        let path =
            layout.path(start).into_iter().map(|node| Step { key: key(layout, node), node: Some(node) });
        let name = xml::qualified(&text[layout.paragraph.start as usize..], 1);
        Self {
            text,
            layout,
            block,
            spoken,
            prefix: &name[..name.len() - 1],
            pieces: Vec::new(),
            path: path.collect(),
            stack: open_before(layout, block, part),
            start,
            end,
            fresh: true,
            spaced: Vec::new(),
        }
    }

    /// Writes texts and codes in their order.
    pub(crate) fn write(mut self, items: &[Ordinary]) -> Rewritten {
        for item in items {
            match item {
                Ordinary::Text(text) => self.put(text),
                Ordinary::Code(index) => self.code(*index),
            }
        }
        self.finish();
        let span = self.start as usize..self.end as usize;
        Rewritten { span, pieces: self.pieces, spaced: self.spaced }
    }

    /// Text, with Word's own elements for the two hyphens that are more than characters to it.
    fn put(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['\u{2011}', '\u{ad}']) {
            self.plain(&rest[..at]);
            let hyphen = rest[at..].chars().next().unwrap_or_default();
            let name = if hyphen == '\u{ad}' { "softHyphen" } else { "noBreakHyphen" };
            let want = self.wanted(false);
            self.go(&want);
            self.emit(Piece::Markup(format!("<{}{name}/>", self.prefix)));
            rest = &rest[at + hyphen.len_utf8()..];
        }
        self.plain(rest);
    }

    fn plain(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let want = self.wanted(true);
        self.go(&want);
        if self.fresh && text.starts_with(' ') {
            self.note_space();
        }
        self.emit(Piece::Text(text.to_owned()));
    }

    /// The levels that text at this place of the target stands in.
    fn wanted(&self, text: bool) -> Vec<Key> {
        let mut want = self.containers();
        let look = self.stack.last().map_or(self.layout.base, |(_, inside)| match inside {
            Inside::Format(format) | Inside::Container { format, .. } => *format,
        });
        want.push(Key::Run(look));
        if text {
            want.push(Key::Text);
        }
        want
    }

    fn containers(&self) -> Vec<Key> {
        let is_container = |(_, inside): &&(u32, Inside)| matches!(inside, Inside::Container { .. });
        self.stack.iter().filter(is_container).map(|(pair, _)| Key::Pair(*pair)).collect()
    }

    fn code(&mut self, index: usize) {
        let code = &self.block.codes[index];
        match &code.what {
            What::Tag { half: Half::Open, pair, .. } => {
                self.stack.extend(self.layout.pairs.get(pair).map(|inside| (*pair, *inside)));
            }
            What::Tag { half: Half::Close, pair, .. } => {
                if let Some(open) = self.stack.iter().rposition(|(known, _)| known == pair) {
                    self.stack.remove(open);
                }
            }
            What::Tag { half: Half::Single, kind, .. } => {
                let containers = self.containers();
                self.copy(&code.source, containers, *kind == TagKind::Break);
            }
            What::Hidden => {
                let is_container = |key: &Key| matches!(key, Key::Pair(_) | Key::Wrapper(_));
                let containers =
                    self.path.iter().map(|step| step.key.clone()).take_while(is_container).collect();
                self.copy(&code.source, containers, false);
            }
        }
    }

    /// Copies something of the original to where it may stand: in a run like its own, or between runs.
    fn copy(&mut self, source: &Range<u32>, containers: Vec<Key>, any_run: bool) {
        let depth = containers.len();
        let mut want = containers;
        let within = self.layout.path(source.start);
        let run = within.iter().find_map(|node| match self.layout.node(*node).level {
            Level::Run(format, _) => Some(format),
            _ => None,
        });
        if let Some(format) = run {
            let open = self.path.get(depth).map(|step| &step.key);
            let here = open.filter(|key| any_run && matches!(key, Key::Own(_) | Key::Run(_)));
            want.push(here.cloned().unwrap_or(Key::Run(format)));
            if within.last().is_some_and(|node| matches!(self.layout.node(*node).level, Level::Text(_))) {
                want.push(Key::Text);
            }
        }
        self.go(&want);
        self.emit(Piece::Original(wide(source)));
        self.land(source, depth);
    }

    /// What was copied may have ended in another run than it began in.
    fn land(&mut self, source: &Range<u32>, depth: usize) {
        let run = |at: u32| {
            let path = self.layout.path(at).into_iter();
            path.rev().find(|node| matches!(self.layout.node(*node).level, Level::Run(..)))
        };
        let (before, after) = (run(source.start), run(source.end));
        if before == after {
            return;
        }
        self.path.truncate(depth);
        if let Some(Level::Run(format, _)) = after.map(|node| &self.layout.node(node).level) {
            self.path.push(Step { key: Key::Run(*format), node: None });
        }
    }

    fn emit(&mut self, piece: Piece) {
        self.fresh = false;
        self.pieces.push(piece);
    }

    fn markup(&mut self, markup: String) {
        self.emit(Piece::Markup(markup));
    }

    /// Closes and opens levels until exactly these are open.
    fn go(&mut self, want: &[Key]) {
        let same = self.path.iter().zip(want).take_while(|(step, key)| self.fits(&step.key, key)).count();
        while self.path.len() > same {
            self.close();
        }
        for key in &want[same..] {
            self.open(key);
        }
    }

    /// Whether an open level can be used as another.
    fn fits(&self, open: &Key, want: &Key) -> bool {
        let turns = self.spoken.is_some_and(|spoken| spoken.right_to_left);
        match (open, want) {
            (Key::Own(node), Key::Run(look)) if !turns => {
                matches!(&self.layout.node(*node).level, Level::Run(format, _) if format == look)
            }
            _ => open == want,
        }
    }

    fn close(&mut self) {
        let Some(step) = self.path.pop() else { return };
        if let (true, Some(node)) = (self.fresh, step.node) {
            if self.is_empty(self.layout.node(node).open.end..self.start) {
                self.start = self.layout.node(node).open.start;
                return;
            }
            if step.key == Key::Text {
                self.path.push(step.clone());
                self.note_space();
                self.path.pop();
            }
        }
        match step.key {
            Key::Pair(pair) => self.original(pair, |layout, node| layout.node(node).close.clone()),
            Key::Wrapper(node) => self.emit(Piece::Original(wide(&self.layout.node(node).close))),
            Key::Own(_) | Key::Run(_) => self.markup(format!("</{}r>", self.prefix)),
            Key::Text => self.markup(format!("</{}t>", self.prefix)),
        }
    }

    fn open(&mut self, key: &Key) {
        match key {
            Key::Pair(pair) => self.original(*pair, |layout, node| layout.node(node).open.clone()),
            Key::Wrapper(node) | Key::Own(node) => {
                self.emit(Piece::Original(wide(&self.layout.node(*node).open)));
            }
            Key::Run(look) => {
                let properties =
                    language::properties(self.text, self.layout.format(*look), self.spoken, self.prefix);
                self.markup(format!("<{}r>{properties}", self.prefix));
            }
            Key::Text => self.markup(format!("<{}t xml:space=\"preserve\">", self.prefix)),
        }
        self.path.push(Step { key: key.clone(), node: None });
    }

    /// Copies the begin or end of a link or control.
    fn original(&mut self, pair: u32, which: impl Fn(&Layout, u32) -> Range<u32>) {
        if let Some(Inside::Container { node, .. }) = self.layout.pairs.get(&pair) {
            let source = which(self.layout, *node);
            self.emit(Piece::Original(wide(&source)));
        }
    }

    /// Whether a stretch of the original holds nothing that has to stay.
    fn is_empty(&self, stretch: Range<u32>) -> bool {
        let run = self.block.runs.partition_point(|run| run.source + run.len <= stretch.start);
        let text = self.block.runs.get(run).is_some_and(|run| run.source < stretch.end);
        let code = self.block.codes.partition_point(|code| code.source.end <= stretch.start);
        let near = self.block.codes[code..].iter().take_while(|code| code.source.start < stretch.end);
        let stays = |what: &What| matches!(what, What::Hidden | What::Tag { half: Half::Single, .. });
        !text && !near.into_iter().any(|code| stays(&code.what))
    }

    /// The open text of the original begins or is cut at a space.
    fn note_space(&mut self) {
        let Some(Step { key: Key::Text, node: Some(node) }) = self.path.last() else { return };
        let element = self.layout.node(*node);
        let kept = &self.text[element.open.end as usize..self.start.max(element.open.end) as usize];
        if element.level == Level::Text(false) && (kept.is_empty() || kept.ends_with(' ')) {
            self.spaced.push(element.open.end);
        }
    }

    /// Leaves the markup as the original has it at the segment's end.
    fn finish(&mut self) {
        let mut rest = self.layout.path(self.end);
        while let Some(node) = rest.last().copied() {
            let open = self.path.iter().any(|step| step.node == Some(node));
            let close = self.layout.node(node).close.clone();
            if open || !self.is_empty(self.end..close.start) {
                break;
            }
            self.end = close.end;
            rest.pop();
        }
        let want: Vec<Key> = rest.iter().map(|node| key(self.layout, *node)).collect();
        self.go(&want);
        let ends_in_space = matches!(self.pieces.last(), Some(Piece::Text(text)) if text.ends_with(' '));
        if let (true, Some(Step { key: Key::Text, node: Some(node) })) = (ends_in_space, self.path.last()) {
            let element = self.layout.node(*node);
            if element.level == Level::Text(false) && element.close.start == self.end {
                self.spaced.push(element.open.end);
            }
        }
    }
}

fn key(layout: &Layout, node: u32) -> Key {
    match layout.node(node).level {
        Level::Pair(pair) => Key::Pair(pair),
        Level::Wrapper => Key::Wrapper(node),
        Level::Run(..) => Key::Own(node),
        Level::Text(_) => Key::Text,
    }
}

/// The pairs that are open where a part begins.
fn open_before(layout: &Layout, block: &Block, part: Part) -> Vec<(u32, Inside)> {
    let mut open: Vec<(u32, Inside)> = Vec::new();
    for code in &block.codes[..part.first] {
        match &code.what {
            What::Tag { half: Half::Open, pair, .. } => {
                open.extend(layout.pairs.get(pair).map(|inside| (*pair, *inside)));
            }
            What::Tag { half: Half::Close, pair, .. } => open.retain(|(known, _)| known != pair),
            What::Tag { half: Half::Single, .. } | What::Hidden => {}
        }
    }
    open
}
