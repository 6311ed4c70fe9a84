//! Anything at all: bytes come back, whatever is translated is proved, and hostile sizes take no hostile time.

use crate::support::{MARKDOWN, document, export};
use persklaar_document::{Untranslated, read, verify};
use persklaar_text::{Piece, TaggedText};
use proptest::strategy::Strategy;
use pulldown_cmark::{Event, Options, Parser};
use std::time::Instant;

/// The same structure by the parser itself: events without text, texts joined.
fn events(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut events: Vec<String> = Vec::new();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(_) | Event::SoftBreak => {}
            Event::Start(tag) => events.push(format!("{:?}", tag.to_end())),
            Event::Code(code) => events.push(format!("`{code}")),
            Event::Html(_) => {}
            other => events.push(format!("{other:?}")),
        }
    }
    events
}

fn pseudo(source: &TaggedText, before: &str, after: &str) -> TaggedText {
    TaggedText::new(source.pieces().iter().map(|piece| match piece {
        Piece::Text(run) => Piece::Text(format!("{before}{run}{after}")),
        Piece::Tag(tag) => Piece::Tag(*tag),
    }))
}

/// The beginning of a text, for messages.
fn head(text: &str) -> &str {
    let end = text.char_indices().map(|(at, _)| at).nth(300).unwrap_or(text.len());
    &text[..end]
}

/// Answers the notices of writing every source as its own target.
fn check(text: &str, before: &str, after: &str) -> Vec<&'static str> {
    let Ok((document, _)) = read(text.as_bytes(), &MARKDOWN) else { return Vec::new() };
    let same = export(&document, "en", Untranslated::Source, |_| None);
    assert!(same.bytes == text.as_bytes(), "{:?} is not the same untouched", head(text));
    let again = export(&document, "nl", Untranslated::Source, |segment| Some(segment.source.clone()));
    proved(text, &again.bytes);
    let translated =
        export(&document, "en", Untranslated::Source, |segment| Some(pseudo(&segment.source, before, after)));
    let shown = proved(text, &translated.bytes);
    let blocks = crate::support::document(&shown).block_count();
    assert_eq!(blocks, document.block_count(), "{:?} translated {:?}", head(text), head(&shown));
    again.notices.iter().map(|notice| notice.code).collect()
}

fn proved(text: &str, exported: &[u8]) -> String {
    let shown = String::from_utf8_lossy(exported).into_owned();
    verify(text.as_bytes(), exported, &MARKDOWN)
        .unwrap_or_else(|error| panic!("{error}: {:?} became {:?}", head(text), head(&shown)));
    shown
}

/// Parts of files, put together in any order.
fn part() -> impl Strategy<Value = String> {
    let parts = [
        "\n",
        "\n\n",
        "  \n",
        "\\\n",
        "\r\n",
        " ",
        "    ",
        "\t",
        "> ",
        ">",
        "- ",
        "* ",
        "1. ",
        "- [ ] ",
        "# ",
        "## ",
        "===\n",
        "---\n",
        "a. ",
        "één ",
        "b",
        "C",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "~",
        "`",
        "```\n",
        "[",
        "]",
        "(x)",
        "](x)",
        "](x \"t\")",
        "![",
        "[r]",
        "[]",
        "\n\n[r]: u 'T'\n\n",
        "[^1]",
        "\n\n[^1]: ",
        "<b>",
        "</b>",
        "<div>\n",
        "</div>\n\n",
        "<!-- c -->",
        "<br>",
        "<i title=x>",
        "</i>",
        "<span translate=no>",
        "</span>",
        "&amp;",
        "&eacute;",
        "&",
        "<",
        ">",
        "\\",
        "\\*",
        "|",
        "|a|b|\n|-|-|\n|c|",
        "<https://a.example>",
        "https://a.example/x_y",
        "www.b.example",
        "{{ x }}",
        "<p>c",
        "<img alt='d' src=e>",
        "\u{a0}",
        "!",
        "'",
        "\"",
        "(",
        ")",
        ".",
        ":",
        "1",
        "+",
        "=",
        "+++\n",
        "{#x}",
        "\0",
        "\n<p\n",
        "<code>",
        "</code>",
    ];
    proptest::sample::select(parts.to_vec()).prop_map(str::to_owned)
}

fn front() -> impl Strategy<Value = String> {
    let fronts =
        ["", "", "---\ntitle: a b\nlang: nl\ntags: [x, 'y']\n---\n", "+++\ntitle = \"a\"\n+++\n", "---\n"];
    proptest::sample::select(fronts.to_vec()).prop_map(str::to_owned)
}

fn target_part() -> impl Strategy<Value = String> {
    let parts = [
        "", "Ж", " ", "é<&", "*", "_", "1. ", "- ", "# ", "`", "[", "]", "](", "~", "|", "\\", "!", "'",
        "<b>", "&#42;", ":", "=", "\n", "  ",
    ];
    proptest::sample::select(parts.to_vec()).prop_map(str::to_owned)
}

proptest::proptest! {
    #![proptest_config(crate::random::config(200))]

    #[test]
    fn any_mixture_is_proved(
        front in front(),
        parts in proptest::collection::vec(part(), 0..30),
        before in target_part(),
        after in target_part(),
    ) {
        let text = format!("{front}x{}", parts.concat());
        check(&text, &before, &after);
    }

    #[test]
    fn any_bytes_come_back(mut bytes in proptest::collection::vec(proptest::num::u8::ANY, 1..200), name in "[a-z]{0,3}") {
        bytes.splice(0..0, format!("# {name} tekst\n\nNog een **tekst**, en meer tekst om op tekst te lijken").bytes());
        let Ok((document, _)) = read(&bytes, &MARKDOWN) else { return Ok(()) };
        let same = export(&document, "en", Untranslated::Source, |_| None);
        proptest::prop_assert_eq!(&same.bytes, &bytes);
        let translated = export(&document, "en", Untranslated::Source, |segment| Some(pseudo(&segment.source, "é", "x")));
        let proof = verify(&bytes, &translated.bytes, &MARKDOWN);
        proptest::prop_assert!(proof.is_ok(), "{:?} {:?}", proof, String::from_utf8_lossy(&translated.bytes));
    }
}

/// What the mixtures once brought to light: each can be written as itself.
#[test]
fn odd_texts_can_be_written() {
    for text in [
        "x===\n- \\](x)",
        "x[a. ](x)  \na. \n",
        "x\n\n[r]: u 'T'\n\n<div>\n{#x}*",
        "x{{ x }}\0{#x}> ",
        "x![&amp;[r]](x)\n\n[r]: u 'T'\n\n",
        "x\n<div>\n(x)<br>> ",
        "x<span translate=no>[^1]> \n\n[^1]: ",
        "x```\n<p>c<b>1. </b>> ",
        "x[https://a.example/x_y[r]<b>](x)",
        "x</span>> ",
        "x</div>\n\n<b>{#x}\r\n(x)</b>> ",
        "x\r\n</i>  \na. ",
    ] {
        assert_eq!(check(text, " ", "\n"), Vec::<&str>::new(), "{text:?}");
    }
}

#[test]
fn a_translation_has_the_same_structure_and_other_text() {
    let text = include_str!("../../../../samples/release.md");
    let document = document(text);
    let translated =
        export(&document, "en", Untranslated::Source, |segment| Some(pseudo(&segment.source, "Ж", "")));
    let shown = String::from_utf8(translated.bytes).unwrap();
    verify(text.as_bytes(), shown.as_bytes(), &MARKDOWN).unwrap();
    assert_eq!(events(text), events(&shown));
    assert!(translated.notices.is_empty());
}

#[test]
fn hostile_sizes_take_no_hostile_time() {
    // Without optimisation a part says the same.
    let size = if cfg!(debug_assertions) { 40 } else { 1 };
    let many = |part: &str, times: usize| part.repeat(times / size);
    let texts = [
        many(">", 100_000) + " a",
        many("> ", 100_000) + "a",
        many("- ", 100_000) + "a",
        many("*", 100_000) + "a" + &many("*", 100_000),
        many("*a ", 100_000),
        many("a_b ", 100_000),
        many("[", 100_000) + "a",
        many("[a](", 100_000),
        many("![", 50_000) + "a" + &many("](x)", 50_000),
        many("**a** ", 100_000),
        many("[a] ", 50_000) + "\n\n[a]: x",
        many("[a]: x 'b'\n", 50_000),
        many("<b>", 100_000) + "a",
        many("<div>\n\na\n\n", 30_000),
        many("<b>a</b> ", 50_000),
        many("`a` ", 100_000),
        many("`", 100_000) + "a",
        many("a\n", 100_000),
        many("a. ", 100_000),
        many("a **b.** c. ", 50_000),
        many("[^a] ", 100_000),
        many("[^a]: b\n\n", 50_000),
        "|a|b|c\n|-|-|-\n".to_owned() + &many("|b|c|d\n", 150_000),
        "|a|b|c|d\n|-|-|-|-\n".to_owned() + &many("|b\n", 40_000),
        many("een *twee* ", 1_000_000),
        "---\n".to_owned() + &many("title: a\n", 50_000) + "---\n",
        "---\ntags: ".to_owned() + &many("[", 50_000) + "\n---\n",
        "+++\na = ".to_owned() + &many("[", 50_000) + "\n+++\n",
        "---\n".to_owned() + &many("a:\n ", 50_000) + "\n---\n",
        many("<!--", 100_000),
        many("&", 100_000) + "a",
        many("\\", 100_000) + "a",
        many("https://a.example ", 50_000),
        many("{{", 100_000),
    ];
    for text in texts {
        let began = Instant::now();
        check(&text, "Ж", "");
        let head = head(&text).chars().take(12).collect::<String>();
        println!("{head:?}..: {} bytes in {:?}", text.len(), began.elapsed());
    }
}
