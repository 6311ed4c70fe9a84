//! Real pages, and anything at all: untouched is identical, and writing every text anew keeps the tree that the
//! standard's own parser builds.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "these are tests, their helpers included")]

mod oracle;
mod random;

use oracle::{Shown, decoded, pages, same_tree, tree};
use persklaar_document::{
    Document, ExportOptions, Format, Hint, Segment, Translation, Untranslated, read, verify,
};
use persklaar_text::{Language, Piece, TaggedText};
use std::time::Instant;

const HTML: Hint<'static> = Hint { file_name: None, format: Some(Format::Html) };

/// Larger pages take too long to parse without optimisation.
const SLOW_TREES: usize = 400_000;

/// Cuts after a full stop and white space.
fn breaks(text: &str) -> Vec<usize> {
    text.match_indices(". ").map(|(at, _)| at + 2).filter(|at| *at < text.len()).collect()
}

fn export(
    document: &Document,
    segments: &[Segment],
    to: &Language,
    target: impl Fn(&Segment) -> Option<TaggedText>,
) -> Vec<u8> {
    let translations: Vec<Translation> =
        segments.iter().map(|segment| segment.with_target(target(segment))).collect();
    let options = ExportOptions { from: &Language::default(), to, untranslated: Untranslated::Source };
    document.export(&translations, &options).unwrap().bytes
}

/// Every letter another one, so that every text that is not offered can be told.
fn pseudo(source: &TaggedText) -> TaggedText {
    TaggedText::new(source.pieces().iter().map(|piece| match piece {
        Piece::Text(run) => Piece::Text(format!("Ж{run}é<&")),
        Piece::Tag(tag) => Piece::Tag(*tag),
    }))
}

fn check_round_trips(name: &str, bytes: &[u8]) {
    let began = Instant::now();
    let (document, _) = read(bytes, &HTML).unwrap();
    let nl = Language::default();
    let segments = document.segments(&nl, &breaks);
    let read_in = began.elapsed();
    let en: Language = "en".parse().unwrap();
    assert!(export(&document, &segments, &en, |_| None) == bytes, "{name} is not the same untouched");
    let again = export(&document, &segments, &nl, |segment| Some(segment.source.clone()));
    verify(bytes, &again, &HTML).unwrap_or_else(|error| panic!("{name}: {error}"));
    if cfg!(debug_assertions) && bytes.len() > SLOW_TREES {
        println!("{name}: its tree is compared in a release build only");
        return;
    }
    let shown = |bytes: &[u8], shown| tree(&decoded(bytes, &document), shown);
    same_tree(name, &shown(bytes, Shown::All), &shown(&again, Shown::All));
    let translated = export(&document, &segments, &en, |segment| Some(pseudo(&segment.source)));
    verify(bytes, &translated, &HTML).unwrap_or_else(|error| panic!("{name}, translated: {error}"));
    same_tree(name, &shown(bytes, Shown::Markup), &shown(&translated, Shown::Markup));
    let cuts: Vec<(u32, usize, usize)> =
        segments.iter().map(|segment| (segment.block, segment.start, segment.end)).collect();
    assert!(document.segments_at(&nl, &cuts) == segments, "{name}: stored cuts");
    println!(
        "{name}: {} bytes, {} segments, read in {read_in:?}, all in {:?}",
        bytes.len(),
        segments.len(),
        began.elapsed()
    );
}

#[test]
fn real_pages_come_back_whole() {
    for (name, bytes) in pages() {
        check_round_trips(&name, &bytes);
    }
}

const OWN: &[&str] = &[
    "<p>a<b>b<i>c</b>d</i>e<p>f</b>g",
    "<table>x<tr><td>a<p>b</table>c<select><option>d<option>e</select>",
    "<ul><li>a. B <b>c<li>d</b></ul><dl><dt>e<dd>f</dl>",
    "<p>a<svg><title>b</title><g><text x=1>c <tspan>d</tspan></text></g></svg>e<svg><p>f",
    "<math><mi>x</mi><mtext>y</mtext></math><p>a<math><mi>x</math>b",
    "<textarea>\n\n a &lt; b</textarea><pre>\n\nc\n d</pre><title>e &amp; f</title>",
    "<noscript><p>a <img alt=b></noscript><template><td>c</template><iframe>d</iframe>",
    "<p>a<!-- x --><script>b</script> c<style>d</style><b>e</b>. F <i>g</i>",
    "<p title=a>b <code>c</code> d <span translate=no>e <b>f</b></span> g",
    "<a href=x><div>a</div><p>b</a>c",
    "a<br>b<br/> c </br>d<hr>e<input value=f><button>g</button>h",
    "<p>&lt;b&gt; &amp;amp; &nbsp;x&nbsp; &#128;&notit; &copy2",
    "<body><p>a</body>b</html>c<p",
];

#[test]
fn own_pages_come_back_whole() {
    for page in OWN {
        check_round_trips(page, page.as_bytes());
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/offered/fixtures");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        check_round_trips(&path.display().to_string(), &std::fs::read(&path).unwrap());
    }
}

/// Deep nesting, tags without their other half and long lists of either, in a time that grows with the length only.
#[test]
fn hostile_lengths_come_back() {
    let many = |part: &str| part.repeat(20_000);
    let pages = [
        many("<b>a "),
        format!("x{}{}", many("<b>"), many("</i>")),
        format!("{}{}", many("<i>"), many("a</i>. B ")),
        many("<div><svg>"),
        format!("{}x{}", many("<div>"), many("</div>")),
        many("<p>a<!--x-->"),
        many("a<br>. B "),
        many("<td>a</p><li>"),
        format!("<p>{}", many("a</b>")),
        many("<code>a</code> b "),
        many("<iframe srcdoc='<p>a'></iframe> b "),
        format!("<svg><text>{}", many("<![CDATA[a]]>. B ")),
        many("<math><mtext>a</mtext></math> b "),
        format!("<script type='application/ld+json'>{{\"headline\":[{}", many("\"a\",")),
    ];
    for page in pages {
        let (document, _) = read(page.as_bytes(), &HTML).unwrap();
        let segments = document.segments(&Language::default(), &breaks);
        let en: Language = "en".parse().unwrap();
        assert!(export(&document, &segments, &en, |_| None) == page.as_bytes());
        export(&document, &segments, &en, |segment| Some(pseudo(&segment.source)));
        println!("{}..: {:?}", &page[..20], segments.len());
    }
}

/// Parts of pages, put together in any order.
fn part() -> impl proptest::strategy::Strategy<Value = String> {
    let parts = [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i class=x>",
        "</i>",
        "<div lang=en>",
        "</div>",
        "<br>",
        "a. ",
        "één ",
        "b",
        " ",
        "&amp;",
        "&eacute",
        "<",
        "&",
        "<!-- c -->",
        "<svg>",
        "</svg>",
        "<title>",
        "</title>",
        "<text>",
        "<code>",
        "</code>",
        "<span translate=no>",
        "</span>",
        "<td>",
        "<li>",
        "</ul>",
        "<img alt=x>",
        "<img alt='x y' src=z>",
        "<textarea>",
        "</textarea>",
        "<script>",
        "</script>",
        "\0",
        "\r\n",
        "<p title=\"",
        "\">",
        "<a href=x>",
        "</a>",
        "<html>",
        "<![CDATA[",
        "]]>",
        "<math>",
        "</math>",
        "<mi>",
        "<foreignObject>",
        "<template>",
        "<select>",
        "<option>",
        "<pre>",
        "</pre>",
        "<p\n",
        "<div translate=yes>",
        "\u{feff}",
    ];
    proptest::sample::select(parts.to_vec()).prop_map(str::to_owned)
}

use proptest::strategy::Strategy;

proptest::proptest! {
    #![proptest_config(random::config(150))]

    #[test]
    fn any_mixture_is_proved(parts in proptest::collection::vec(part(), 0..40)) {
        let page = format!("x{}", parts.concat());
        // Many NULs are taken for a file that is no text.
        let Ok((document, _)) = read(page.as_bytes(), &HTML) else { return Ok(()) };
        let segments = document.segments(&Language::default(), &breaks);
        let en: Language = "en".parse().unwrap();
        proptest::prop_assert_eq!(export(&document, &segments, &en, |_| None), page.as_bytes());
        let translated = export(&document, &segments, &en, |segment| Some(pseudo(&segment.source)));
        let proof = verify(page.as_bytes(), &translated, &HTML);
        proptest::prop_assert!(proof.is_ok(), "{:?} {}", proof, String::from_utf8_lossy(&translated));
    }

    #[test]
    fn any_bytes_come_back(mut bytes in proptest::collection::vec(proptest::num::u8::ANY, 1..200), name in "[a-z]{0,3}") {
        bytes.splice(0..0, format!("<p>{name} tekst. Nog een <b>tekst</b>, en meer tekst om op tekst te lijken").bytes());
        for format in [Format::Html, Format::Text] {
            let hint = Hint { file_name: None, format: Some(format) };
            let Ok((document, _)) = read(&bytes, &hint) else { continue };
            let segments = document.segments(&Language::default(), &breaks);
            let en: Language = "en".parse().unwrap();
            proptest::prop_assert_eq!(&export(&document, &segments, &en, |_| None), &bytes);
            let translated = export(&document, &segments, &en, |segment| Some(pseudo(&segment.source)));
            let proof = verify(&bytes, &translated, &hint);
            proptest::prop_assert!(proof.is_ok(), "{:?} {:?}", proof, String::from_utf8_lossy(&translated));
        }
    }
}
