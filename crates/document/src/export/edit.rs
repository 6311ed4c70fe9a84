//! The list of changes to the original, and how it is written: copy, change, copy.

use super::Exported;
use super::compose::{Composed, compose};
use super::wrap::{Pen, fill};
use crate::block::{Block, Writing};
use crate::decode::Decoded;
use crate::docx::language::Spoken;
use crate::encode::{encode, escape, in_cdata};
use crate::html::LayerKind;
use crate::html::tokens::CDATA;
use crate::plain::Wrap;
use crate::read::{Document, Format, Notice};
use crate::segment::Part;
use encoding_rs::Encoding;
use persklaar_text::{Language, TaggedText};
use std::collections::HashSet;
use std::ops::Range;

/// One change: a range of the decoded text and what comes in its place. An empty range is an insertion.
pub(crate) struct Edit {
    pub(crate) span: Range<usize>,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) writing: Writing,
}

/// What comes in the place of a range.
pub(crate) enum Piece {
    /// Text, still to be escaped.
    Text(String),
    /// Markup of our own.
    Markup(String),
    /// Markup of the original, with the changes inside it.
    Original(Range<usize>),
}

/// All changes.
pub(crate) struct Edits<'a> {
    pub(super) document: &'a Document,
    edits: Vec<Edit>,
    notices: Vec<Notice>,
    /// In wrapped text, where the last target ended.
    pen: Option<Pen>,
    /// The language of the targets.
    pub(super) spoken: Spoken,
    /// Where texts were told to keep their spaces.
    pub(super) spaced: HashSet<u32>,
}

impl<'a> Edits<'a> {
    /// For a document in the language of its targets.
    pub(crate) fn new(document: &'a Document, to: &Language) -> Self {
        let spoken = Spoken::new(to);
        Self { document, edits: Vec::new(), notices: Vec::new(), pen: None, spoken, spaced: HashSet::new() }
    }

    pub(crate) fn push(&mut self, edit: Edit) {
        self.edits.push(edit);
    }

    /// Puts markup at a place.
    pub(crate) fn insert(&mut self, at: usize, markup: String) {
        self.push(Edit { span: at..at, pieces: vec![Piece::Markup(markup)], writing: Writing::Html });
    }

    /// Puts the target in the place of a segment.
    pub(crate) fn replace(&mut self, block: &Block, part: Part, target: &TaggedText) {
        if matches!(block.writing, Writing::Word(_)) {
            let spoken = self.spoken.clone();
            return self.rewrite(block, part, target, Some(&spoken));
        }
        if let Some(wrap) = self.document.wrap {
            return self.replace_wrapped(block, part, &target.text(), &wrap);
        }
        let Composed { mut pieces, dropped, missing } = compose(block, part, target);
        self.note_tags(block, part, dropped, missing);
        let (before, after) = part.edges(block);
        if !before.is_empty() {
            pieces.insert(0, Piece::Text(before.to_owned()));
        }
        if !after.is_empty() {
            pieces.push(Piece::Text(after.to_owned()));
        }
        let mut writing = block.writing;
        let span = span(block, part);
        if writing == Writing::Attribute(None) && needs_quotes(&target.text()) {
            // Quotes go around the whole value. Where the value has more segments, references do.
            if part.from == 0 && part.to == block.text.len() && self.ends_value(span.end) {
                pieces.insert(0, Piece::Markup("\"".to_owned()));
                pieces.push(Piece::Markup("\"".to_owned()));
                writing = Writing::Attribute(Some('"'));
            }
        }
        let mut edit = Edit { span, pieces, writing };
        self.leave_cdata(&mut edit);
        // There are as many of these as segments, and they all live until the end.
        edit.pieces.shrink_to_fit();
        self.push(edit);
    }

    /// Whether a value without quotes ends here.
    fn ends_value(&self, at: usize) -> bool {
        let next = self.document.decoded.text[at..].chars().next();
        next.is_some_and(|next| next == '>' || next.is_ascii_whitespace())
    }

    /// A change that begins or ends inside a CDATA section, but not both in the same one, is written outside of it.
    fn leave_cdata(&self, edit: &mut Edit) {
        let cdata = |span: &Range<usize>| {
            let inmost = self.document.marks.layers.around(span).next()?;
            (inmost.kind == LayerKind::Cdata).then(|| inmost.span.clone())
        };
        let Range { start, end } = edit.span;
        if cdata(&edit.span).is_some() {
            return;
        }
        if let Some(section) = cdata(&(start..start)) {
            if section.start == start {
                edit.span.start -= CDATA.len();
            } else {
                edit.pieces.insert(0, Piece::Markup("]]>".to_owned()));
            }
        }
        if let Some(section) = cdata(&(end..end)) {
            if section.end == end {
                let closed = self.document.decoded.text[end..].starts_with("]]>");
                edit.span.end += if closed { "]]>".len() } else { 0 };
            } else {
                edit.pieces.push(Piece::Markup(CDATA.to_owned()));
            }
        }
    }

    /// Puts the target in the place of a segment of wrapped text. Targets come in document order.
    fn replace_wrapped(&mut self, block: &Block, part: Part, target: &str, wrap: &Wrap) {
        let span = span(block, part);
        let column = Pen::moved(self.pen, &self.document.decoded.text, span.start);
        let (filled, column) = fill(target, wrap, column);
        self.pen = Some(Pen { source: span.end, column });
        self.push(Edit { span, pieces: vec![Piece::Markup(filled)], writing: block.writing });
    }

    /// Adds something worth telling.
    pub(crate) fn notice(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// Spells the texts of the change that was added last in another way, after their usual escapes.
    pub(crate) fn respell(&mut self, spell: impl Fn(&str) -> String) {
        let Some(edit) = self.edits.last_mut() else { return };
        for piece in &mut edit.pieces {
            if let Piece::Text(text) = piece {
                *piece = Piece::Markup(spell(&escape(text, edit.writing)));
            }
        }
    }

    /// Tells how many tags of a target were left out, and how many are not in it.
    pub(crate) fn note_tags(&mut self, block: &Block, part: Part, dropped: usize, missing: usize) {
        self.note(block, part, "tag-dropped", "tags that the source lacks were left out", dropped);
        self.note(block, part, "tag-missing", "tags of the source are not in the target", missing);
    }

    fn note(&mut self, block: &Block, part: Part, code: &'static str, what: &str, count: usize) {
        if count > 0 {
            let text: String = block.text[part.from..part.to].chars().take(60).collect();
            self.notices.push(Notice { code, detail: format!("{count} {what}: {text}") });
        }
    }

    /// The exported bytes.
    pub(crate) fn write(mut self) -> Exported {
        // They nearly always are in order, and sorting takes room.
        let place = |edit: &Edit| (edit.span.start, edit.span.end);
        if !self.edits.is_sorted_by_key(place) {
            self.edits.sort_by_key(place);
        }
        let mut out = Vec::with_capacity(self.expected_length());
        let decoded = &self.document.decoded;
        out.extend_from_slice(&decoded.bytes()[..decoded.byte_at(0)]);
        let mut lost = 0;
        self.copy(0..decoded.text.len(), true, &mut out, &mut lost);
        if self.document.format == Format::Html {
            without_mark(&mut out, decoded);
        }
        if lost > 0 {
            let detail = format!("{lost} characters are not in {} and became '?'", self.document.encoding());
            self.notices.push(Notice { code: "characters-lost", detail });
        }
        Exported { bytes: out, notices: self.notices }
    }

    /// Room for everything, because making room later copies what is there.
    fn expected_length(&self) -> usize {
        let texts = self.edits.iter().flat_map(|edit| &edit.pieces);
        let added: usize =
            texts.map(|piece| if let Piece::Text(text) = piece { text.len() } else { 0 }).sum();
        let replaced: usize = self.edits.iter().map(|edit| edit.span.len()).sum();
        (self.document.bytes().len() + added).saturating_sub(replaced) + 1024
    }

    /// Copies a range of the original with the changes in it; those at its very ends only where `ends` says so.
    fn copy(&self, span: Range<usize>, ends: bool, out: &mut Vec<u8>, lost: &mut usize) {
        let decoded = &self.document.decoded;
        let mut at = span.start;
        let first = self.edits.partition_point(|edit| {
            if ends { edit.span.start < span.start } else { edit.span.start <= span.start }
        });
        for edit in &self.edits[first..] {
            let inside = if ends { edit.span.start <= span.end } else { edit.span.start < span.end };
            if !inside {
                break;
            }
            // What lies inside an earlier change was written with it.
            if edit.span.start < at {
                continue;
            }
            out.extend_from_slice(&decoded.bytes()[decoded.bytes_of(&(at..edit.span.start))]);
            self.apply(edit, out, lost);
            at = edit.span.end;
        }
        out.extend_from_slice(&decoded.bytes()[decoded.bytes_of(&(at..span.end.max(at)))]);
    }

    fn apply(&self, edit: &Edit, out: &mut Vec<u8>, lost: &mut usize) {
        for piece in &edit.pieces {
            match piece {
                Piece::Text(text) => {
                    self.put(&self.layered(edit, text, true), edit.writing, out, lost);
                }
                Piece::Markup(markup) => {
                    self.put(&self.layered(edit, markup, false), edit.writing, out, lost);
                }
                Piece::Original(span) => self.copy(span.clone(), false, out, lost),
            }
        }
    }

    /// What stands for a text, or for markup of our own, in all the stretches around it.
    fn layered(&self, edit: &Edit, text: &str, escaped: bool) -> String {
        let mut layers = self.document.marks.layers.around(&edit.span).peekable();
        let cdata = layers.next_if(|layer| layer.kind == LayerKind::Cdata).is_some();
        let own = match (cdata, escaped) {
            (true, _) => in_cdata(text, self.encoding()),
            (false, true) => escape(text, edit.writing),
            (false, false) => text.to_owned(),
        };
        layers.fold(own, |inner, layer| match layer.kind {
            LayerKind::Page(quote) => escape(&inner, Writing::Attribute(quote)),
            LayerKind::Cdata => inner,
        })
    }

    /// Of a page that declares nothing browsers expect no UTF-8.
    fn encoding(&self) -> &'static Encoding {
        let plain = self.document.decoded.plain && self.document.marks.insert.is_some();
        if plain { encoding_rs::X_USER_DEFINED } else { self.document.decoded.encoding }
    }

    fn put(&self, text: &str, writing: Writing, out: &mut Vec<u8>, lost: &mut usize) {
        let (bytes, missing) = encode(text, self.encoding(), writing);
        *lost += missing;
        out.extend_from_slice(&bytes);
    }
}

/// A text that is the first thing in a page must not be taken for a byte-order mark.
fn without_mark(out: &mut Vec<u8>, decoded: &Decoded) {
    if decoded.byte_at(0) > 0 || Encoding::for_bom(out).is_none() {
        return;
    }
    let (head, _) = decoded.encoding.decode_without_bom_handling(&out[..out.len().min(4)]);
    let Some(first) = head.chars().next() else { return };
    let bytes = |text: &str| encode(text, decoded.encoding, Writing::Html).0;
    let len = bytes(&first.to_string()).len().min(out.len());
    drop(out.splice(..len, bytes(&format!("&#{};", u32::from(first)))));
}

/// Where a segment stands in the decoded text.
pub(crate) fn span(block: &Block, part: Part) -> Range<usize> {
    let codes = part.codes(block);
    let start = match codes.first() {
        Some(code) if code.at as usize <= part.from => code.source.start as usize,
        _ => block.source_start(part.from),
    };
    let end = match codes.last() {
        Some(code) if code.at as usize >= part.to => code.source.end as usize,
        _ => block.source_end(part.to),
    };
    start..end.max(start)
}

fn needs_quotes(value: &str) -> bool {
    value.is_empty()
        || value.contains(|character: char| character.is_ascii_whitespace() || "\"'=<>`".contains(character))
}
