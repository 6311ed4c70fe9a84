//! A page inside an attribute: its markup with the references decoded, and the way back to the page around it.
//!
//! The inner page is read as any page is. Only places are translated here, so that export can change the inner page's
//! texts where they stand.

use super::entities;
use super::language::{DirectionMark, LanguageMark, LanguageMarks};
use crate::block::{Block, Code, Owner, Run, narrow, wide};
use std::ops::Range;

/// How many pages may stand one inside the other.
pub(crate) const DEEPEST: usize = 4;

/// The decoded value of a `srcdoc`.
pub(crate) struct Inner {
    pub(crate) text: String,
    /// Where its characters come from. A run that is longer in the source than in the text is a reference.
    runs: Vec<Run>,
}

impl Inner {
    /// Decodes the value that stands at `span` of the page around it.
    pub(crate) fn new(page: &str, span: Range<usize>) -> Self {
        let mut inner = Self { text: String::with_capacity(span.len()), runs: Vec::new() };
        let mut at = span.start;
        while at < span.end {
            let rest = &page[at..span.end];
            let copied = rest.find('&').unwrap_or(rest.len());
            at += match entities::reference(&rest[copied..], true) {
                Some((characters, used)) => {
                    inner.copy(&rest[..copied], at);
                    inner.push(&characters, at + copied, used);
                    copied + used
                }
                // A `&` that is only itself goes with the text before it.
                None => inner.copy(&rest[..rest.len().min(copied + 1)], at),
            };
        }
        inner
    }

    fn copy(&mut self, text: &str, source: usize) -> usize {
        let goes_on = self.runs.last().is_some_and(|last| {
            let copied = self.text.len() - last.at as usize == last.len as usize;
            copied && (last.source + last.len) as usize == source
        });
        match self.runs.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.len += narrow(text.len());
                self.text.push_str(text);
            }
            None if text.is_empty() => {}
            None => self.push(text, source, text.len()),
        }
        text.len()
    }

    fn push(&mut self, characters: &str, source: usize, len: usize) {
        self.runs.push(Run { at: narrow(self.text.len()), source: narrow(source), len: narrow(len) });
        self.text.push_str(characters);
    }

    /// The runs with their ends in the decoded text.
    pub(crate) fn runs(&self) -> impl Iterator<Item = (Range<usize>, Run)> {
        (0..self.runs.len()).map(|index| (self.range(index), self.runs[index]))
    }

    fn range(&self, index: usize) -> Range<usize> {
        let end = self.runs.get(index + 1).map_or(self.text.len(), |next| next.at as usize);
        self.runs[index].at as usize..end
    }

    /// Where the character at `at` begins in the page around.
    fn start(&self, at: usize) -> usize {
        let index = self.runs.partition_point(|run| run.at as usize <= at).saturating_sub(1);
        let Some(run) = self.runs.get(index) else { return 0 };
        let into = at - run.at as usize;
        let copied = self.range(index).len() == run.len as usize;
        // After the last character is after its reference.
        let into = if copied || into == 0 { into } else { run.len as usize };
        run.source as usize + into
    }

    /// Where the character that ends at `at` ends in the page around.
    fn end(&self, at: usize) -> usize {
        let index = self.runs.partition_point(|run| (run.at as usize) < at).saturating_sub(1);
        let Some(run) = self.runs.get(index) else { return 0 };
        let range = self.range(index);
        let into = if at >= range.end { run.len as usize } else { at - range.start };
        run.source as usize + into
    }

    fn span(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.start(span.start);
        start..if span.is_empty() { start } else { self.end(span.end) }
    }

    /// A block of the inner page as one of the page around it.
    pub(crate) fn block(&self, mut block: Block) -> Block {
        let ends = block.runs.iter().skip(1).map(|run| run.at as usize).chain([block.text.len()]);
        let mut runs = Vec::with_capacity(block.runs.len());
        for (run, end) in block.runs.iter().zip(ends) {
            self.run(*run, end - run.at as usize, &mut runs);
        }
        block.runs = runs;
        for code in &mut block.codes {
            let Code { source, .. } = code;
            *source = self.narrow_span(source);
        }
        block.owner = block.owner.map(|owner| Owner {
            insert: narrow(self.start(owner.insert as usize)),
            lang: owner.lang.map(|span| self.narrow_span(&span)),
        });
        block
    }

    fn narrow_span(&self, span: &Range<u32>) -> Range<u32> {
        let span = self.span(&wide(span));
        narrow(span.start)..narrow(span.end)
    }

    /// A run of `len` bytes of a block's text: copied text is parted where references stand in it.
    fn run(&self, run: Run, len: usize, out: &mut Vec<Run>) {
        let source = run.source as usize..(run.source + run.len) as usize;
        if len != source.len() {
            let span = self.span(&source);
            out.push(Run { at: run.at, source: narrow(span.start), len: narrow(span.len()) });
            return;
        }
        let first = self.runs.partition_point(|own| own.at as usize <= source.start).saturating_sub(1);
        for index in first..self.runs.len() {
            let range = self.range(index);
            if range.start >= source.end {
                break;
            }
            let part = range.start.max(source.start)..range.end.min(source.end);
            let span = self.span(&part);
            let at = run.at + narrow(part.start - source.start);
            out.push(Run { at, source: narrow(span.start), len: narrow(span.len()) });
        }
    }

    /// Notes what the inner page says about language and layers. It speaks for itself only.
    pub(crate) fn note(&self, inner: LanguageMarks, outer: &mut LanguageMarks) {
        outer.marks.extend(inner.marks.into_iter().map(|mark| {
            let span = self.span(&mark.span);
            LanguageMark { span, page: false, ..mark }
        }));
        outer.directions.extend(inner.directions.into_iter().filter_map(|direction| {
            let language = self.span(&direction.language?);
            let span = self.span(&direction.span);
            Some(DirectionMark { span, language: Some(language) })
        }));
        inner.layers.iter().for_each(|layer| outer.layers.push(self.span(&layer.span), layer.kind));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_through_references() {
        let page = "x=\"a&lt;b&amp;amp;c\"";
        let inner = Inner::new(page, 3..page.len() - 1);
        assert_eq!(inner.text, "a<b&amp;c");
        let shown = |span: Range<usize>| &page[inner.span(&span)];
        assert_eq!(shown(0..1), "a");
        assert_eq!(shown(1..2), "&lt;");
        assert_eq!(shown(3..8), "&amp;amp;");
        assert_eq!(shown(0..9), &page[3..page.len() - 1]);
        assert_eq!(shown(2..2), "");
        let mut runs = Vec::new();
        inner.run(Run { at: 0, source: 0, len: 3 }, 3, &mut runs);
        let spans: Vec<&str> =
            runs.iter().map(|run| &page[run.source as usize..(run.source + run.len) as usize]).collect();
        assert_eq!(spans, ["a", "&lt;", "b"]);
        let odd = "é & ṽ&&x;&amp";
        let inner = Inner::new(odd, 0..odd.len());
        assert_eq!((inner.text.as_str(), inner.runs.len()), ("é & ṽ&&x;&", 2));
    }
}
