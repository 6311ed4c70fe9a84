//! A block while it is being read: text in its stored form, tags with their pairs, and the way back to the source.

use super::entities;
use crate::block::{Block, Code, Role, Run, What, Writing, narrow};
use persklaar_text::{Half, TagKind};
use std::collections::HashMap;
use std::ops::Range;

/// How many characters of a protected text its label shows.
const LABEL: usize = 40;

/// A block in the making.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    text: String,
    runs: Vec<Run>,
    codes: Vec<Code>,
    /// Open tags by name, the last one last.
    open: HashMap<String, Vec<(u32, String)>>,
    pairs: u32,
    /// Whether a space at this place would be collapsed.
    after_space: bool,
    /// White space is kept.
    pub(crate) preserve: bool,
    in_attribute: bool,
    /// Where the protected code that was last added ends.
    protected: Option<usize>,
    /// The protected code whose element has not ended yet.
    unended: Option<usize>,
    /// Some of the text stands in SVG or MathML.
    pub(crate) foreign: bool,
}

impl Flow {
    pub(crate) fn new(preserve: bool) -> Self {
        Self { preserve, after_space: true, ..Self::default() }
    }

    /// For the value of an attribute.
    pub(crate) fn attribute() -> Self {
        Self { in_attribute: true, ..Self::new(false) }
    }

    /// Appends text with its references decoded. `source` is the whole text, `span` the part of it.
    pub(crate) fn push_text(&mut self, source: &str, span: Range<usize>, references: bool) {
        let mut at = span.start;
        while at < span.end {
            let rest = &source[at..span.end];
            let plain = rest.find(['&', ' ', '\t', '\n', '\r', '\x0c', '\0']).unwrap_or(rest.len());
            if plain > 0 {
                self.copy(&rest[..plain], at);
                at += plain;
                continue;
            }
            at += match rest.as_bytes()[0] {
                b'&' => self.ampersand(rest, at, references),
                0 if self.in_attribute => self.replaced_null(at),
                0 => 1,
                _ if self.preserve => self.kept_space(rest, at),
                _ => self.space(rest, at),
            };
        }
    }

    /// Text that stands for itself.
    pub(crate) fn copy(&mut self, text: &str, source: usize) {
        self.settle();
        let (at, source, len) = (narrow(self.text.len()), narrow(source), narrow(text.len()));
        match self.runs.last_mut() {
            Some(last) if last.at + last.len == at && last.source + last.len == source => last.len += len,
            _ => self.runs.push(Run { at, source, len }),
        }
        self.text.push_str(text);
        self.after_space = false;
    }

    /// Text that stands for `len` bytes of the source.
    pub(crate) fn replace(&mut self, text: &str, source: usize, len: usize) {
        self.settle();
        self.runs.push(Run { at: narrow(self.text.len()), source: narrow(source), len: narrow(len) });
        self.text.push_str(text);
        self.after_space = false;
    }

    fn ampersand(&mut self, rest: &str, at: usize, references: bool) -> usize {
        match entities::reference(rest, self.in_attribute).filter(|_| references) {
            Some((characters, used)) => {
                self.replace(&characters, at, used);
                used
            }
            None => {
                self.copy("&", at);
                1
            }
        }
    }

    /// Values show what is dropped from texts.
    fn replaced_null(&mut self, at: usize) -> usize {
        self.replace("\u{fffd}", at, 1);
        1
    }

    fn kept_space(&mut self, rest: &str, at: usize) -> usize {
        if rest.starts_with("\r\n") {
            self.replace("\n", at, 2);
            return 2;
        }
        if rest.starts_with('\r') {
            self.replace("\n", at, 1);
        } else {
            self.copy(&rest[..1], at);
        }
        1
    }

    fn space(&mut self, rest: &str, at: usize) -> usize {
        let len =
            rest.bytes().take_while(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c' | b' ')).count();
        if !self.after_space {
            if &rest[..len] == " " {
                self.copy(" ", at);
            } else {
                self.replace(" ", at, len);
            }
            self.after_space = true;
        }
        len
    }

    /// White space of another format: one space that stands for `len` bytes of the source.
    pub(crate) fn blank(&mut self, source: usize, len: usize) {
        if !self.after_space {
            self.replace(" ", source, len);
            self.after_space = true;
        }
    }

    fn code(&mut self, source: Range<usize>, what: What) {
        self.settle();
        let source = narrow(source.start)..narrow(source.end);
        self.codes.push(Code { at: narrow(self.text.len()), source, what });
    }

    fn pair(&mut self) -> u32 {
        self.pairs += 1;
        self.pairs
    }

    pub(crate) fn open(&mut self, name: &str, kind: TagKind, label: String, source: Range<usize>) {
        let pair = self.pair();
        self.open.entry(name.to_owned()).or_default().push((pair, label.clone()));
        self.code(source, What::Tag { half: Half::Open, kind, pair, label, words: false });
    }

    pub(crate) fn close(&mut self, name: &str, kind: TagKind, source: Range<usize>) {
        let known = self.open.get_mut(name).and_then(Vec::pop);
        let (pair, label) = known.unwrap_or_else(|| (self.pair(), kind.name().to_owned()));
        self.code(source, What::Tag { half: Half::Close, kind, pair, label, words: false });
    }

    pub(crate) fn single(&mut self, kind: TagKind, label: String, source: Range<usize>) {
        let pair = self.pair();
        self.code(source, What::Tag { half: Half::Single, kind, pair, label, words: false });
        self.after_space = false;
    }

    pub(crate) fn hidden(&mut self, source: Range<usize>) {
        self.code(source, What::Hidden);
    }

    /// Something that must not be translated, with the text that people see there; neighbours become one.
    /// `words` says whether it is a part of a sentence, and not what stands around one.
    pub(crate) fn protected(&mut self, kind: TagKind, seen: &str, source: Range<usize>, words: bool) {
        self.settle();
        let blank = self.is_blank(seen);
        if let Some(last) = self.codes.last_mut().filter(|_| self.protected == Some(source.start))
            && last.at as usize == self.text.len()
            && let What::Tag { label, words: known, .. } = &mut last.what
        {
            last.source.end = narrow(source.end);
            *known |= words;
            let room = LABEL.saturating_sub(label.chars().count());
            label.extend(seen.chars().take(room));
        } else {
            let pair = self.pair();
            let label = seen.chars().take(LABEL).collect();
            self.code(source.clone(), What::Tag { half: Half::Single, kind, pair, label, words });
        }
        self.protected = Some(source.end);
        self.after_space = blank;
    }

    /// The same for a start tag: what follows goes with it, up to its end.
    pub(crate) fn begin_protected(&mut self, kind: TagKind, source: Range<usize>) {
        self.protected(kind, "", source, true);
        self.unended = self.codes.len().checked_sub(1);
    }

    /// More that must not be translated, inside an element that is protected. Where that element did not begin in this
    /// block, this is only a part of it and stays where it is.
    pub(crate) fn more_protected(&mut self, seen: &str, source: Range<usize>) {
        let blank = self.is_blank(seen);
        match self.unended.and_then(|index| self.codes.get_mut(index)) {
            Some(Code { source: known, what: What::Tag { label, .. }, .. }) => {
                known.end = narrow(source.end);
                let room = LABEL.saturating_sub(label.chars().count());
                label.extend(seen.chars().take(room));
                self.protected = Some(source.end);
            }
            _ => self.hidden(source),
        }
        self.after_space = blank;
    }

    /// The protected element has ended.
    pub(crate) fn end_protected(&mut self) {
        self.unended = None;
    }

    /// An element that did not end where what is protected ended is not whole: moved or left out, it would take what
    /// follows along.
    fn settle(&mut self) {
        if let Some(code) = self.unended.take().and_then(|index| self.codes.get_mut(index)) {
            code.what = What::Hidden;
        }
    }

    fn is_blank(&self, seen: &str) -> bool {
        self.after_space && self.text.is_empty() && seen.trim().is_empty()
    }

    /// The block, if a reader sees a letter or a digit in it that is not an address.
    pub(crate) fn finish(mut self, role: Role, writing: Writing) -> Option<Block> {
        self.settle();
        if !self.preserve && self.text.ends_with(' ') && !self.ends_with_word() {
            self.drop_last_space();
        }
        // There are as many of these as paragraphs, and they live as long as the document.
        self.text.shrink_to_fit();
        self.runs.shrink_to_fit();
        self.codes.shrink_to_fit();
        is_offered(&self.text).then_some(Block {
            role,
            text: self.text,
            runs: self.runs,
            codes: self.codes,
            writing,
            language: None,
            context: None,
            owner: None,
        })
    }
}

impl Flow {
    /// Whether a protected word stands after all text, so that the space before it is seen.
    fn ends_with_word(&self) -> bool {
        let end = narrow(self.text.len());
        let last = self.codes.iter().rev().take_while(|code| code.at == end);
        last.into_iter().any(|code| matches!(code.what, What::Tag { words: true, .. }))
    }

    fn drop_last_space(&mut self) {
        self.text.pop();
        let end = narrow(self.text.len());
        match self.runs.last_mut() {
            Some(last) if last.at >= end => drop(self.runs.pop()),
            Some(last) => last.len -= 1,
            None => {}
        }
        for code in self.codes.iter_mut().rev().take_while(|code| code.at > end) {
            code.at = end;
        }
    }
}

/// Whether there is anything to translate: a letter or a digit, and not an address alone.
pub(crate) fn is_offered(text: &str) -> bool {
    text.contains(char::is_alphanumeric) && !is_address(text.trim())
}

fn is_address(text: &str) -> bool {
    let starts = ["http://", "https://", "www.", "mailto:", "ftp://", "data:"];
    !text.contains(char::is_whitespace) && starts.iter().any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(source: &str, preserve: bool) -> Option<Block> {
        let mut flow = Flow::new(preserve);
        flow.push_text(source, 0..source.len(), true);
        flow.finish(Role::Paragraph, Writing::Html)
    }

    #[test]
    fn white_space_is_collapsed_and_references_are_decoded() {
        for (source, text) in [
            ("  een \n\t twee  ", "een twee"),
            ("a&nbsp;b&#32; c", "a\u{a0}b  c"),
            ("caf&eacute; &amp; b\u{ad}ar", "café & b\u{ad}ar"),
            ("a\0b", "ab"),
        ] {
            assert_eq!(block(source, false).unwrap().text, text, "{source:?}");
        }
        assert_eq!(block("a\r\n  b\rc", true).unwrap().text, "a\n  b\nc");
    }

    #[test]
    fn addresses_and_marks_are_not_offered() {
        for source in ["", " \n", "-", "&nbsp;", "https://www.amnesty.nl/x", "www.amnesty.nl"] {
            assert!(block(source, false).is_none(), "{source:?}");
        }
        assert!(block("12", false).is_some());
    }

    #[test]
    fn the_space_before_a_protected_word_at_the_end_stays() {
        let source = "Zet <code>a</code>";
        let mut flow = Flow::new(false);
        flow.push_text(source, 0..4, true);
        flow.protected(TagKind::Code, "a", 4..source.len(), true);
        assert_eq!(flow.finish(Role::Paragraph, Writing::Html).unwrap().text, "Zet ");
    }

    #[test]
    fn runs_lead_back() {
        let source = " caf&eacute;  au\nlait ";
        let block = block(source, false).unwrap();
        let spans: Vec<(usize, &str)> = block
            .runs
            .iter()
            .map(|run| (run.at as usize, &source[run.source as usize..(run.source + run.len) as usize]))
            .collect();
        assert_eq!(spans, [(0, "caf"), (3, "&eacute;"), (5, "  "), (6, "au"), (8, "\nlait")]);
    }
}
