//! Wrapped mail text: a target is filled to the width of the file's own lines, and ends lines as the file does.

use crate::plain::Wrap;

/// Where the last target of a block ended, for the next one to go on from there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pen {
    /// The end of the segment's place in the decoded text.
    pub(crate) source: usize,
    /// Characters in the line so far.
    pub(crate) column: usize,
}

impl Pen {
    /// The column at `at`, with what stands in the file between the last target and that place.
    pub(crate) fn moved(last: Option<Self>, text: &str, at: usize) -> usize {
        let line = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        match last.filter(|pen| pen.source <= at && line <= pen.source) {
            Some(pen) => pen.column + text[pen.source..at].chars().count(),
            None => text[line..at].chars().count(),
        }
    }
}

/// The text with line ends in the place of spaces, and the column where it ends. A word that is wider than the lines
/// stands alone; no-break spaces do what they say.
pub(crate) fn fill(text: &str, wrap: &Wrap, mut column: usize) -> (String, usize) {
    let mut out = String::with_capacity(text.len() + text.len() / wrap.width + 1);
    for (index, word) in text.split([' ', '\n', '\r']).enumerate() {
        let width = word.chars().count();
        if index > 0 && column + 1 + width > wrap.width {
            out.push_str(wrap.line_end);
            column = 0;
        } else if index > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    (out, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, column: usize, expected: &str) {
        let (filled, end) = fill(text, &Wrap { width: 12, line_end: "\n" }, column);
        assert_eq!(filled, expected);
        let last = expected.rsplit('\n').next().unwrap_or(expected);
        let start = if expected.contains('\n') { 0 } else { column };
        assert_eq!(end, start + last.chars().count());
    }

    #[test]
    fn lines_are_filled() {
        check("one two three four", 0, "one two\nthree four");
        check("one two three four", 8, "one\ntwo three\nfour");
        check("extraordinarily long", 0, "extraordinarily\nlong");
        check("één twéé dríé", 0, "één twéé\ndríé");
        check("one\u{a0}two three", 4, "one\u{a0}two\nthree");
        check("", 3, "");
        check("a\nb", 0, "a b");
    }

    #[test]
    fn the_pen_goes_on_where_it_was() {
        let text = "abc def.\nghi jkl. mno";
        let column = |last, at| Pen::moved(last, text, at);
        assert_eq!(column(None, 4), 4);
        assert_eq!(column(None, 9), 0);
        assert_eq!(column(Some(Pen { source: 17, column: 30 }), 18), 31);
        assert_eq!(column(Some(Pen { source: 8, column: 30 }), 9), 0, "the file's own line end");
    }
}
