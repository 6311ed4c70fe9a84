//! Damage: whatever is done to a page, untouched it is exported as it is, and no change that an export may not make is
//! ever taken for one. `PERSKLAAR_FUZZ_CASES` makes the run as long as wanted; `make fuzz` does so.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "these are tests, their helpers included")]

mod oracle;
mod random;

use encoding_rs::Encoding;
use oracle::pages;
use persklaar_document::{
    Change, Document, ExportOptions, Format, Hint, Segment, Translation, Untranslated, read, verify,
};
use persklaar_text::pseudo::pseudo;
use persklaar_text::{Language, Piece, TaggedText, segmentation::Segmenter};
use proptest::prelude::*;

const HTML: Hint<'static> = Hint { file_name: None, format: Some(Format::Html) };

/// Real pages are taken up to this length, so that one case stays quick.
const LONGEST: usize = 120_000;

/// Whether somebody asked for more than a short run with every test.
fn is_long() -> bool {
    std::env::var_os("PERSKLAAR_FUZZ_CASES").is_some()
}

/// Our own pages with every construct, and the real ones where they are at hand.
fn seeds() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/offered/fixtures");
    let own = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    let real = pages().into_iter().map(|(_, bytes)| bytes).filter(|bytes| bytes.len() <= LONGEST);
    own.chain(real).collect()
}

fn segments(document: &Document) -> Vec<Segment> {
    let nl = Language::default();
    let segmenter = Segmenter::for_language(&nl);
    document.segments(&nl, &|text| segmenter.breaks(text))
}

fn export(document: &Document, target: impl Fn(&Segment) -> Option<TaggedText>) -> Vec<u8> {
    export_with(document, Untranslated::Source, target)
}

fn export_with(
    document: &Document,
    untranslated: Untranslated,
    target: impl Fn(&Segment) -> Option<TaggedText>,
) -> Vec<u8> {
    let translations: Vec<Translation> =
        segments(document).iter().map(|segment| segment.with_target(target(segment))).collect();
    let (from, to) = (Language::default(), "ar".parse().unwrap());
    let options = ExportOptions { from: &from, to: &to, untranslated };
    document.export(&translations, &options).unwrap().bytes
}

/// A translator may leave out every tag,
fn without_tags(source: &TaggedText) -> TaggedText {
    TaggedText::plain(&source.text())
}

/// or turn the sentence round.
fn turned(source: &TaggedText) -> TaggedText {
    TaggedText::new(source.pieces().iter().rev().cloned())
}

/// or swap neighbours only,
fn swapped(source: &TaggedText) -> TaggedText {
    TaggedText::new(source.pieces().chunks(2).flat_map(|pair| pair.iter().rev().cloned()))
}

/// or leave out every other tag,
fn with_fewer_tags(source: &TaggedText) -> TaggedText {
    let kept = |(index, piece): &(usize, &Piece)| matches!(piece, Piece::Text(_)) || index % 2 == 0;
    TaggedText::new(source.pieces().iter().enumerate().filter(kept).map(|(_, piece)| piece.clone()))
}

/// or write about markup.
fn about_markup(source: &TaggedText) -> TaggedText {
    TaggedText::new(source.pieces().iter().map(|piece| match piece {
        Piece::Text(run) => Piece::Text(format!("\u{feff}<!--]]>{run}\0\r'\"&amp;</")),
        Piece::Tag(tag) => Piece::Tag(*tag),
    }))
}

/// What must hold for any bytes at all.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok((document, _)) = read(bytes, &HTML) else { return Ok(()) };
    prop_assert!(export(&document, |_| None) == bytes, "not the same untouched");
    for (every, target) in [
        (1, pseudo as fn(&TaggedText) -> TaggedText),
        (2, pseudo),
        (1, Clone::clone),
        (1, without_tags),
        (1, turned),
        (3, swapped),
        (1, with_fewer_tags),
        (2, about_markup),
    ] {
        let untranslated = if every == 3 { Untranslated::Mark } else { Untranslated::Source };
        let exported = export_with(&document, untranslated, |segment| {
            (segment.block % every == 0).then(|| target(&segment.source))
        });
        let proof = verify(bytes, &exported, &HTML);
        prop_assert!(proof.is_ok(), "{:?}\n{}", proof, String::from_utf8_lossy(&exported));
    }
    Ok(())
}

/// One thing that happens to files.
#[derive(Debug, Clone)]
enum Damage {
    Cut(prop::sample::Index),
    Flip(prop::sample::Index, u8),
    Insert(prop::sample::Index, Vec<u8>),
    Splice(prop::sample::Index, prop::sample::Index, prop::sample::Index, usize),
    LineEnds,
    Encode(&'static str, bool),
    Declare(&'static str, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    let pieces = prop::sample::select(vec![
        "\0",
        "<",
        ">",
        "\"",
        "'",
        "&",
        "</p>",
        "<p>",
        "<svg>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "</title>",
        "<math>",
        "<script>",
        "</script>",
        "<iframe srcdoc='",
        "&amp;amp;",
        "<table>",
        "</b>",
        "<b>",
        "<plaintext>",
        "\r",
        "\u{feff}",
        "<template>",
        "</template>",
        "<select>",
        "<textarea>",
        "<p translate=no>",
        "<html lang=nl>",
        "<mtext>",
        "</math>",
        "<mi>",
        "</mi>",
        "</svg>",
        "<foreignObject>",
        "<desc>",
        "<br>",
        "<code>",
        "</code>",
        "<i translate=yes>",
        "<i alt=a b=c>",
        "<script type=application/ld+json>",
        "<option>",
        "</p x='",
        "lang=nl ",
        "]]",
        "\u{1f600}",
    ]);
    let encodings = prop::sample::select(vec![
        "windows-1252",
        "iso-8859-2",
        "iso-8859-15",
        "utf-16le",
        "utf-16be",
        "shift_jis",
        "euc-kr",
        "gb18030",
        "utf-8",
    ]);
    prop_oneof![
        at().prop_map(Damage::Cut),
        (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        (at(), pieces).prop_map(|(at, piece)| Damage::Insert(at, piece.as_bytes().to_vec())),
        (at(), at(), at(), 1_usize..2000)
            .prop_map(|(at, other, from, len)| Damage::Splice(at, other, from, len)),
        Just(Damage::LineEnds),
        (encodings.clone(), any::<bool>()).prop_map(|(encoding, mark)| Damage::Encode(encoding, mark)),
        (encodings, 0_usize..70_000).prop_map(|(encoding, late)| Damage::Declare(encoding, late)),
    ]
}

/// Does it to a page.
fn damaged(mut bytes: Vec<u8>, damage: &Damage, seeds: &[Vec<u8>]) -> Vec<u8> {
    let len = bytes.len();
    match damage {
        _ if len == 0 => {}
        Damage::Cut(at) => bytes.truncate(at.index(len) + 1),
        Damage::Flip(at, byte) => bytes[at.index(len)] ^= byte,
        Damage::Insert(at, piece) => drop(bytes.splice(at.index(len)..at.index(len), piece.iter().copied())),
        Damage::Splice(at, other, from, count) => {
            let other = other.get(seeds);
            let from = from.index(other.len());
            let part = other[from..(from + count).min(other.len())].to_vec();
            let at = at.index(len);
            drop(bytes.splice(at..at, part));
        }
        Damage::LineEnds => {
            bytes = String::from_utf8_lossy(&bytes).replace('\n', "\r\n").into_bytes();
        }
        Damage::Encode(name, mark) => bytes = encoded(&String::from_utf8_lossy(&bytes), name, *mark),
        Damage::Declare(name, late) => {
            let mut text = format!("<!--{}--><meta charset={name}>", "x".repeat(*late)).into_bytes();
            text.append(&mut bytes);
            bytes = text;
        }
    }
    bytes
}

fn encoded(text: &str, name: &str, mark: bool) -> Vec<u8> {
    let units = || "\u{feff}".encode_utf16().filter(|_| mark).chain(text.encode_utf16());
    match name {
        "utf-16le" => units().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => units().flat_map(u16::to_be_bytes).collect(),
        "utf-8" if mark => format!("\u{feff}{text}").into_bytes(),
        _ => Encoding::for_label(name.as_bytes()).unwrap().encode(text).0.into_owned(),
    }
}

thread_local! {
    static SEEDS: Vec<Vec<u8>> = seeds();
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 100, ..random::config(30) })]

    #[test]
    fn damaged_pages_come_back(seed in any::<prop::sample::Index>(), all in prop::collection::vec(damage(), 1..5)) {
        SEEDS.with(|seeds| {
            let page = all.iter().fold(seed.get(seeds).clone(), |page, damage| damaged(page, damage, seeds));
            check(&page)
        })?;
    }

    /// Short stretches of pages are where the odd ends meet.
    #[test]
    fn pieces_of_pages_come_back(
        seed in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), len in 1_usize..600,
        all in prop::collection::vec(damage(), 0..6),
    ) {
        SEEDS.with(|seeds| {
            let page = seed.get(seeds);
            let from = from.index(page.len());
            let piece = page[from..(from + len).min(page.len())].to_vec();
            let page = all.iter().filter(|one| !matches!(one, Damage::Declare(..) | Damage::Splice(..)))
                .fold(piece, |page, damage| damaged(page, damage, seeds));
            check(&page)
        })?;
    }

    /// A byte of the export that no export may change is changed; the proof has to fail.
    #[test]
    fn other_changes_are_refused(
        seed in any::<prop::sample::Index>(), places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 20),
    ) {
        SEEDS.with(|seeds| {
            let page = seed.get(seeds);
            let Ok((document, _)) = read(page, &HTML) else { return Ok(()) };
            let exported = export(&document, |segment| Some(replaced(&segment.source)));
            let proof = verify(page, &exported, &HTML).unwrap();
            for (at, byte) in places {
                let at = at.index(page.len());
                let mut changed = page.clone();
                changed[at] ^= byte.max(1);
                if is_kept(page, at, &proof.changed) {
                    prop_assert!(verify(page, &changed, &HTML).is_err(), "{}", around(page, &changed, at));
                }
            }
            Ok(())
        })?;
    }
}

/// Not a character of the source is left, so what did not change was not offered.
fn replaced(source: &TaggedText) -> TaggedText {
    TaggedText::new(source.pieces().iter().map(|piece| match piece {
        Piece::Text(run) => Piece::Text(run.chars().map(|_| 'Ж').collect()),
        Piece::Tag(tag) => Piece::Tag(*tag),
    }))
}

/// Of text only letters count: what is no word at all, such as a lone no-break space, belongs to the text around it.
fn is_kept(page: &[u8], at: usize, changed: &[Change]) -> bool {
    let in_tag = page[..at].iter().rev().find(|byte| b"<>".contains(byte)) == Some(&b'<');
    let in_reference = page[..at].iter().rev().find(|byte| b"&; ".contains(byte)) == Some(&b'&');
    if !in_tag && (in_reference || !page[at].is_ascii_alphabetic()) {
        return false;
    }
    let next = changed.partition_point(|change| change.end <= at);
    changed.get(next).is_none_or(|change| at < change.start)
}

fn around(page: &[u8], changed: &[u8], at: usize) -> String {
    let span = at.saturating_sub(60)..(at + 60).min(page.len());
    format!(
        "byte {at}: {:?} became {:?}",
        String::from_utf8_lossy(&page[span.clone()]),
        String::from_utf8_lossy(&changed[span])
    )
}

/// What damage once broke, as short as it gets.
#[test]
fn what_damage_once_broke_comes_back() {
    for page in [
        // An end tag that ends nothing does not end a formula either.
        "x<math></ul>één </math>\">",
        // Protected texts that lack their end, or are not whole in another way.
        "H<sub></sub>O<t translate=no> ",
        "<h translate=no>k<n translate=yes>b",
        "<h translate=no>k<n translate=yes>b</n> c</h> d <b>e</b> f",
        "<code x>a</template>tmx</code>o <b>p</b>",
        "p<code>x</>\r",
        "<metadata>g<code></metadata>><svg><t></svg>",
        "p<code>\n</></code>",
        "p<code>g<meta>\n",
        "p<code></script>\n<t>",
        "p <code>a<!-- b -->c<script>d</script></code> e <code>f</code> g",
        // Markup that ends SVG or MathML, and words inside that only seem to be outside.
        "<math>d<b>e</b>g",
        "<math>T<code></code>t",
        "<svg><i>a</i>><g>",
        "<p><math><mi></p></mi><t>n<m>3",
        "<iframe srcdoc=\"<math>l&lt;b&gt;v&lt/b&gt;i\">",
        "<svg>d</",
        "<svg><title>l</svg>d</title><p0>",
        // Tags that cross, or lack a half, around which elements are put.
        "><span><i>9</span>",
        ",<r title=d><mark><i>t</mark>",
        "n<svg><title><span></title></svg>e",
        "a<p>b<span translate=no>c<i translate=yes>d</i>e",
        "<tt>c<code>e</tt>>",
        "a<span ><span><",
        // Values without quotes.
        "g<iframe srcdoc=d></iframe><iframe srcdoc=h&lt/>",
        "<i alt=r&#32l\0>",
        "<i alt=r&#32s&#32;>",
    ] {
        check(page.as_bytes()).unwrap_or_else(|error| panic!("{page:?}: {error}"));
    }
    // Without the tag these are a byte-order mark.
    check(b"\xef<c>\xbb\xbf en woorden").unwrap();
    check(b"<meta charset=windows-1252>\xef<c>\xbb\xbf").unwrap();
}

/// What is let pass in damaged pages lets nothing else pass.
#[test]
fn other_changes_of_damaged_pages_are_refused() {
    for (page, changed) in [
        ("<math>d<b>e</b>g", "<math>dZ<b>e</b>g"),
        ("a <code>b<!-- c --></code> d", "a <code>b<!-- x --></code> d"),
        ("H<sub>i</sub>O<t translate=no>x", "HiO<t translate=no>y"),
        ("p <h translate=no>k<n translate=yes>b", "p <h translate=no>Zk<n translate=yes>b"),
        ("a<span ><span>b", "a<span  ><span>Z"),
        ("n<svg><title><span></title></svg>e", "n<svg><title><mark lang=\"nl\"></title></svg>e"),
    ] {
        assert!(verify(page.as_bytes(), page.as_bytes(), &HTML).is_ok(), "{page:?}");
        assert!(verify(page.as_bytes(), changed.as_bytes(), &HTML).is_err(), "{page:?} became {changed:?}");
    }
}

/// Every construct, cut off in the middle.
#[test]
fn pages_that_end_too_early_come_back() {
    for page in SEEDS.with(|seeds| seeds[..4].to_vec()) {
        for end in (1..page.len()).step_by(if is_long() { 1 } else { 61 }) {
            check(&page[..end]).unwrap_or_else(|error| {
                panic!(
                    "cut at {end}, after {:?}: {error}",
                    String::from_utf8_lossy(&page[end.saturating_sub(200)..end])
                )
            });
        }
    }
}

#[test]
fn there_are_pages_to_damage() {
    let seeds = SEEDS.with(Vec::len);
    println!("{seeds} pages");
    assert!(seeds >= 4);
}
