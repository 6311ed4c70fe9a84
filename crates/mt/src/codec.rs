//! What of a segment is sent, and how the answer becomes a segment again.
//!
//! Tags and white space that stand around the whole text never leave: they are put back as they were. What is inside
//! travels as the service can bear it, and [`repair`](crate::repair) brings the tags home.

mod html;
mod wrapping;

use crate::{MtError, repair};
use persklaar_text::{Piece, TaggedText};
use wrapping::{trimmed, unwrapped};

/// How tags travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codec {
    /// Not at all: the text goes alone and the tags are placed by guessing.
    Plain,
    /// As elements of our own in escaped text.
    Html,
}

/// A translation with the source's tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// The text, with exactly the tags of its source.
    pub text: TaggedText,
    /// Whether some of the tags stand where they were guessed to belong.
    pub tags_guessed: bool,
}

/// A segment taken apart for sending.
#[derive(Debug)]
pub(crate) struct Parcel {
    source: TaggedText,
    lead: Vec<Piece>,
    before: String,
    core: TaggedText,
    after: String,
    trail: Vec<Piece>,
    codec: Codec,
    wire: Option<String>,
}

impl Parcel {
    pub(crate) fn pack(source: &TaggedText, codec: Codec) -> Self {
        let (lead, inside, trail) = unwrapped(source);
        let (before, core, after) = trimmed(&inside);
        let wire = core.text().chars().any(char::is_alphabetic).then(|| match codec {
            Codec::Plain => core.text(),
            Codec::Html => html::encode(&core),
        });
        Self { source: source.clone(), lead, before, core, after, trail, codec, wire }
    }

    /// What is sent; none if there is nothing to translate.
    pub(crate) fn wire(&self) -> Option<&str> {
        self.wire.as_deref()
    }

    /// How many characters of text are sent.
    pub(crate) fn characters(&self) -> usize {
        if self.wire.is_some() { self.core.text().chars().count() } else { 0 }
    }

    /// The translation of a text that is not sent.
    pub(crate) fn unsent(&self) -> Translated {
        Translated { text: self.source.clone(), tags_guessed: false }
    }

    /// Reads what came back. It is text, whatever it looks like.
    pub(crate) fn unpack(&self, answer: &str) -> Result<Translated, MtError> {
        let read = match self.codec {
            Codec::Plain => TaggedText::plain(answer),
            Codec::Html => html::decode(answer, &self.core),
        };
        let (_, answer, _) = trimmed(&readable(&read));
        if answer.text().is_empty() {
            return Err(MtError::BadAnswer);
        }
        let Translated { text, tags_guessed } = repair(&self.core, &answer);
        let mut whole = self.lead.clone();
        whole.push(Piece::Text(self.before.clone()));
        whole.extend_from_slice(text.pieces());
        whole.push(Piece::Text(self.after.clone()));
        whole.extend_from_slice(&self.trail);
        Ok(Translated { text: TaggedText::new(whole), tags_guessed })
    }
}

/// Without control characters, which no page can hold.
fn readable(text: &TaggedText) -> TaggedText {
    let fit = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    TaggedText::new(text.pieces().iter().map(|piece| match piece {
        Piece::Text(run) => Piece::Text(run.chars().filter(fit).collect()),
        Piece::Tag(tag) => Piece::Tag(*tag),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use persklaar_text::TagKind;

    fn tagged(written: &str) -> TaggedText {
        TaggedText::parse(written, |_| TagKind::Other).unwrap()
    }

    fn check(codec: Codec, source: &str, wire: Option<&str>, answer: &str, expected: &str, guessed: bool) {
        let parcel = Parcel::pack(&tagged(source), codec);
        assert_eq!(parcel.wire(), wire, "{source}");
        let translated = match wire {
            Some(_) => parcel.unpack(answer).unwrap(),
            None => parcel.unsent(),
        };
        assert_eq!(translated.text.written(), expected, "{source}");
        assert_eq!(translated.tags_guessed, guessed, "{source}");
    }

    #[test]
    fn what_wraps_the_whole_text_stays_here() {
        for codec in [Codec::Plain, Codec::Html] {
            check(codec, "<1>Hallo</1>", Some("Hallo"), "Hello", "<1>Hello</1>", false);
            check(
                codec,
                "<1/> <2>Hallo.</2><3/>",
                Some("Hallo."),
                " Hello. ",
                "<1/> <2>Hello.</2><3/>",
                false,
            );
            check(codec, "<3>Hallo", Some("Hallo"), "Hello", "<3>Hello", false);
            check(codec, "12 <1/>.", None, "", "12 <1/>.", false);
            check(codec, "", None, "", "", false);
        }
    }

    #[test]
    fn html_brings_the_tags_back() {
        let check = |source, wire, answer, expected, guessed| {
            check(Codec::Html, source, Some(wire), answer, expected, guessed);
        };
        let wire = r#"de <g id="1">rode</g> auto &amp; <x id="3"/>ik"#;
        let source = "de <1>rode</1> auto &amp; <2/>ik";
        check(
            source,
            wire,
            r#"the <g id="1">red</g> car &amp; <x id="3"/>I"#,
            "the <1>red</1> car &amp; <2/>I",
            false,
        );
        check(source, wire, "the red car &amp; I", "the <1>red</1> car &amp; <2/>I", true);
    }

    #[test]
    fn plain_text_has_its_tags_guessed() {
        check(
            Codec::Plain,
            "Lees <1>Rapport 12</1> nu",
            Some("Lees Rapport 12 nu"),
            "Now read Rapport 12",
            "Now read <1>Rapport 12</1>",
            true,
        );
        check(Codec::Plain, "geen tags", Some("geen tags"), "no tags", "no tags", false);
    }

    #[test]
    fn what_comes_back_is_text_and_never_markup() {
        let plain = |answer, text: &str| {
            let translated = Parcel::pack(&tagged("hallo"), Codec::Plain).unpack(answer).unwrap();
            assert_eq!(translated.text, TaggedText::plain(text));
        };
        plain("<b>hello</b>", "<b>hello</b>");
        plain("<script>alert(1)</script>", "<script>alert(1)</script>");
        plain("&lt;script&gt;", "&lt;script&gt;");
        plain("<1>a</1>", "<1>a</1>");
        plain("nul\0 and \u{1b}escape", "nul and escape");
        let html = |answer, text: &str| {
            let translated = Parcel::pack(&tagged("hallo"), Codec::Html).unpack(answer).unwrap();
            assert_eq!(translated.text, TaggedText::plain(text));
        };
        html("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>");
        html("<b onclick=x>hello</b>", "<b onclick=x>hello</b>");
        html(r#"<g id="9">hello</g><x id="1"/>"#, "hello");
        html("a < b & c &amp;lt;", "a < b & c &lt;");
        html("&#0;&#x1b;nul", "nul");
    }

    #[test]
    fn nothing_is_no_translation() {
        for answer in ["", "  \n", "\0"] {
            assert_eq!(Parcel::pack(&tagged("hallo"), Codec::Plain).unpack(answer), Err(MtError::BadAnswer));
        }
        let parcel = Parcel::pack(&tagged("<1>hallo</1> daar"), Codec::Html);
        assert_eq!(parcel.unpack(r#"<g id="1"></g>"#), Err(MtError::BadAnswer));
    }

    #[test]
    fn characters_are_those_of_the_text() {
        let characters = |written, codec| Parcel::pack(&tagged(written), codec).characters();
        assert_eq!(characters("<1>één</1> <2/>&lt;", Codec::Html), 5);
        assert_eq!(characters("<1>één</1>", Codec::Plain), 3);
        assert_eq!(characters("2026", Codec::Plain), 0);
    }
}
