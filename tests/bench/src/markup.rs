//! What a page is to somebody who did not make it: its elements, and the words that a reader sees.
//!
//! Every program's pages are judged by this one module. It shares no code with Persklaar's own reading of HTML: the
//! parser is html5ever, and the encoding is found anew from the bytes, so that a wrong label counts as what a browser
//! would show. What style sheets and scripts do to a page is not known here.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use html5ever::tendril::TendrilSink;
use html5ever::{Attribute, ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements whose text no browser shows as text of the page.
const UNSEEN: &[&str] = &[
    "head", "script", "style", "template", "noscript", "iframe", "noembed", "noframes", "object", "audio",
    "video", "canvas", "title", "desc", "metadata",
];

/// Elements whose text is code or the symbols of a formula, which nobody translates.
const CODE: &[&str] = &["code", "xmp", "listing", "mi", "mo", "mn", "ms", "annotation", "annotation-xml"];

/// A browser looks for a declaration in the first kilobyte, and starts again when a later one turns up.
const DECLARED_WITHIN: usize = 64 * 1024;

/// A parsed page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Depth and name of every element in order. `meta` is left out: a program may declare its encoding.
    pub(crate) elements: Vec<(usize, String)>,
    /// Words in visible text: runs without white space that hold a letter. A tag parts words.
    pub(crate) words: Vec<Word>,
}

/// A visible word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it is shown.
    pub(crate) text: String,
    /// Not for translation: the page asks so, or it is code or an address.
    pub(crate) keep: bool,
}

/// What a node inherits.
#[derive(Clone, Copy)]
struct Around {
    depth: usize,
    seen: bool,
    keep: bool,
}

/// Reads a page.
pub(crate) fn parse(bytes: &[u8]) -> Page {
    let (text, _) = encoding(bytes).decode_with_bom_removal(bytes);
    let mut options = ParseOpts::default();
    // Persklaar offers what stands in `noscript`, so its elements count as well.
    options.tree_builder.scripting_enabled = false;
    let dom = parse_document(RcDom::default(), options).one(text.as_ref());
    let mut page = Page::default();
    let mut todo = vec![(Around { depth: 0, seen: true, keep: false }, dom.document.clone())];
    while let Some((around, node)) = todo.pop() {
        let inside = page.take(around, &node);
        todo.extend(node.children.borrow().iter().rev().map(|child| (inside, child.clone())));
        if let NodeData::Element { template_contents, .. } = &node.data {
            todo.extend(template_contents.borrow().iter().map(|contents| (inside, contents.clone())));
        }
    }
    page
}

impl Page {
    fn take(&mut self, around: Around, node: &Handle) -> Around {
        match &node.data {
            NodeData::Text { contents } if around.seen => self.text(&contents.borrow(), around.keep),
            NodeData::Element { name, attrs, .. } => {
                let name = &*name.local;
                if name != "meta" {
                    self.elements.push((around.depth, name.to_owned()));
                }
                return Around {
                    depth: around.depth + 1,
                    seen: around.seen && !UNSEEN.contains(&name),
                    keep: keeps(&attrs.borrow()).unwrap_or(around.keep || CODE.contains(&name)),
                };
            }
            _ => {}
        }
        around
    }

    fn text(&mut self, text: &str, keep: bool) {
        let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
        self.words.extend(words.map(|word| Word { text: word.to_owned(), keep: keep || is_address(word) }));
    }
}

/// A page's or a mailbox's address, as it stands in running text.
fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '[', '<', '"']);
    let is_mailbox =
        || word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    word.contains("://") || word.starts_with("www.") || is_mailbox()
}

/// What an element says about translation, if it says anything.
fn keeps(attributes: &[Attribute]) -> Option<bool> {
    let value = |name: &str| attributes.iter().find(|one| &*one.name.local == name).map(|one| &*one.value);
    match value("translate").map(|value| value.trim().to_ascii_lowercase()).as_deref() {
        Some("no") => Some(true),
        Some("yes" | "") => Some(false),
        _ => value("class")?.split_ascii_whitespace().any(|class| class == "notranslate").then_some(true),
    }
}

/// Byte-order mark, declaration, valid UTF-8, else the old Western encoding.
fn encoding(bytes: &[u8]) -> &'static Encoding {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    marked
        .or_else(|| declared(bytes))
        .unwrap_or_else(|| if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 })
}

/// The `charset` of the first `<meta>` that has one.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let label = start.split("<meta").skip(1).find_map(|rest| {
        let (_, after) = rest.split('>').next()?.split_once("charset")?;
        let after = after.trim_start().strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
        after.split(['"', '\'', ' ', ';', '/']).next().map(str::to_owned)
    })?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // Bytes in which such a declaration can be read are not UTF-16, whatever it says.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_words(page: &str, expected: &str) {
        let words = parse(page.as_bytes()).words;
        assert_eq!(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn words_are_what_a_reader_sees() {
        check_words("<title>a</title><p>b <b>c</b>d 12 3e &amp; &eacute;", "b c d 3e é");
        check_words("<script>a</script><p>b<noscript>c</noscript><template>d</template>", "b");
        check_words("<svg><title>a</title><text>b</text></svg><textarea>c</textarea>", "b c");
        check_words("", "");
    }

    #[test]
    fn a_page_can_ask_for_words_to_be_kept() {
        let page = "<p>a<i translate=no>b<u translate=yes>c</u></i><b class='x notranslate'>d</b>";
        let kept: Vec<bool> = parse(page.as_bytes()).words.iter().map(|word| word.keep).collect();
        assert_eq!(kept, [false, true, false, true]);
    }

    #[test]
    fn code_and_addresses_are_kept() {
        let page =
            "<p>a www.example.org (https://example.org/a) pers@example.org @naam <code>b</code> <tt>c</tt>";
        let kept: Vec<bool> = parse(page.as_bytes()).words.iter().map(|word| word.keep).collect();
        assert_eq!(kept, [false, true, true, true, false, true, false]);
    }

    #[test]
    fn elements_have_depth_and_no_meta() {
        let elements = parse(b"<meta charset=utf-8><p>a<b>c").elements;
        let names: Vec<String> = elements.iter().map(|(depth, name)| format!("{depth}{name}")).collect();
        assert_eq!(names, ["0html", "1head", "1body", "2p", "3b"]);
    }

    fn check_encoding(bytes: &[u8], expected: &str) {
        assert_eq!(encoding(bytes).name(), expected, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn the_encoding_is_found_as_a_browser_finds_it() {
        check_encoding(b"\xff\xfea\0", "UTF-16LE");
        check_encoding(b"\xef\xbb\xbf<meta charset=latin1>", "UTF-8");
        check_encoding(b"<META HTTP-EQUIV=x content='text/html; charset=ISO-8859-2'>", "ISO-8859-2");
        check_encoding(b"<meta name=a><meta charset = \"utf-16\">", "UTF-8");
        check_encoding(b"<script charset=latin1></script>\xc3\xa9", "UTF-8");
        check_encoding(b"<meta charset=nonsense>\xe9", "windows-1252");
    }
}
