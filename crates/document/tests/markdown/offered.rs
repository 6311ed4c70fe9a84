//! Which texts are offered, in which roles, with which tags.

use crate::support::{MARKDOWN, document, offered, segments};
use persklaar_document::{Format, Hint, read};
use persklaar_text::TagKind;

fn check(text: &str, expected: &[(&str, &str)]) {
    let found = offered(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(role, text)| (role.as_str(), text.as_str())).collect();
    assert_eq!(found, expected, "{text}");
    // Carriage returns, alone or not, change nothing.
    let again = offered(&text.replace('\n', "\r\n"));
    let again: Vec<(&str, &str)> = again.iter().map(|(role, text)| (role.as_str(), text.as_str())).collect();
    assert_eq!(again, expected, "{text} with CR LF");
}

#[test]
fn blocks_have_their_roles() {
    check(
        "# A #\n\nB\n===\n\nC\nD\n---\n###### E\n\nF\n\n---\n\n- G\n\n  > H\n\n> I\n>\n> - J\n\nK [^1]\n\n[^1]: L\n",
        &[
            ("heading1", "A"),
            ("heading1", "B"),
            ("heading2", "C D"),
            ("heading6", "E"),
            ("paragraph", "F"),
            ("list-item", "G"),
            ("quote", "H"),
            ("quote", "I"),
            ("list-item", "J"),
            ("paragraph", "K"),
            ("paragraph", "L"),
        ],
    );
    check(
        "1. Een\n2. Twee\n   - [ ] Drie\n   - [x] Vier\n\n     Vijf\n",
        &[
            ("list-item", "Een"),
            ("list-item", "Twee"),
            ("list-item", "Drie"),
            ("list-item", "Vier"),
            ("list-item", "Vijf"),
        ],
    );
    check(
        "| Gebied | a \\| b |\n|:--|--:|\n| x | `y` |\n| *z* w ||\n",
        &[
            ("table-cell", "Gebied"),
            ("table-cell", "a | b"),
            ("table-cell", "x"),
            ("table-cell", "<1>z</1> w"),
        ],
    );
}

#[test]
fn lines_are_one_text() {
    check("een\ntwee  \ndrie\\\nvier\n", &[("paragraph", "een twee<1/>drie<2/>vier")]);
    check("> > een\n> > twee\n> drie\nvier\n", &[("quote", "een twee drie vier")]);
    check("-   een\n    twee\n\tdrie\nvier\n", &[("list-item", "een twee drie vier")]);
    check("een\n     > twee\n", &[("paragraph", "een > twee")]);
    check("> *een\n> twee* [drie\n> ](x) vier\n", &[("quote", "<1>een twee</1> <2>drie </2>vier")]);
}

#[test]
fn escapes_and_references_are_decoded() {
    check(
        "\\*een\\* \\& &amp; &eacute;&#233; 1\\) \\a &copy &nope; \\\\\n",
        &[("paragraph", "*een* &amp; &amp; éé 1) \\a &amp;copy &amp;nope; \\")],
    );
    check("# C\\# \\#\n", &[("heading1", "C# #")]);
}

#[test]
fn tags_are_numbered_and_wrappers_stay_outside() {
    check("**Een [twee](x)**\n", &[("paragraph", "Een <1>twee</1>")]);
    check(
        "Een **twee *drie*** ~~vier~~ __vijf__ _zes_[^1].\n\n[^1]: x\n",
        &[
            ("paragraph", "Een <1>twee <2>drie</2></1> <3>vier</3> <4>vijf</4> <5>zes</5><6/>."),
            ("paragraph", "x"),
        ],
    );
    check("Een **is. Twee** is.\n", &[("paragraph", "Een <1>is."), ("paragraph", "Twee</1> is.")]);
    check(
        "[a][r] [r][] [r] [weg]\n\n[r]: x 'Titel'\n",
        &[("paragraph", "<1>a</1> <2>r</2> <3>r</3> [weg]"), ("attribute title", "Titel")],
    );
}

#[test]
fn words_that_stay_are_tags() {
    check(
        "Zet `a *b*` op <https://a.example/x> of https://a.example/b_c. Mail <a@b.example>, www.a.example/x_y_z!\n",
        &[("paragraph", "Zet <1/> op <2/> of <3/>."), ("paragraph", "Mail <1/>, <2/>!")],
    );
    check(
        "## Kop {#anker}\n\nDe {{< figure src=\"x\" >}} hier\n\nhttps://a.example\n\n`code`\n",
        &[("heading2", "Kop"), ("paragraph", "De <1/> hier")],
    );
}

#[test]
fn code_is_not_offered() {
    check("    code\n\n```rust\nlet a;\n```\n\n- ~~~\n  x\n  ~~~\n\na\n", &[("paragraph", "a")]);
}

#[test]
fn pictures_and_titles_are_attributes() {
    check(
        "Zie ![Een *mooie* haven](x.jpg \"Titel \\\"a\\\"\") en [daar](y 'Meer').\n",
        &[
            ("paragraph", "Zie <1/> en <2>daar</2>."),
            ("attribute alt", "Een mooie haven"),
            ("attribute title", "Titel \"a\""),
            ("attribute title", "Meer"),
        ],
    );
    check("![logo][] ![logo]\n\n[logo]: x.png\n", &[("attribute alt", "logo"), ("attribute alt", "logo")]);
}

#[test]
fn html_goes_through_the_html_module() {
    check(
        "<div class=a>\n<p>Een <b>twee</b></p>\n\n**Drie**\n\n</div>\n\n> <p title=\"T\">Vier\n> vijf</p>\n",
        &[
            ("paragraph", "Een <1>twee</1>"),
            ("paragraph", "Drie"),
            ("attribute title", "T"),
            ("paragraph", "Vier vijf"),
        ],
    );
    check(
        "Een <b title='T'>twee</b><br>drie <!-- nee --> <span translate=no>vier *vijf*</span> <img alt=\"A\" src=x> <kbd\nclass=x>K</kbd>.\n",
        &[
            ("paragraph", "Een <1>twee</1><2/>drie <3/> <4/> <5>K</5>."),
            ("attribute title", "T"),
            ("attribute alt", "A"),
        ],
    );
    check("<div translate=no>\n\nWeg\n\n<p>ook</p>\n</div>\n\nHier\n", &[("paragraph", "Hier")]);
    check("Een <script>var a</script> twee <code>b</code>\n", &[("paragraph", "Een twee <1/>")]);
    let document = document("<section lang=\"en\">\n\nHello *you*\n\n</section>\n\nHallo\n");
    let languages: Vec<_> = segments(&document).into_iter().map(|segment| segment.language).collect();
    assert_eq!(languages, [Some("en".to_owned()), None]);
}

#[test]
fn front_matter_is_offered_by_key() {
    check(
        "---\ntitle: \"Een kop\"\ndate: 2026-03-12\nlang: nl\nauthor: J. Koole\nimage:\n  src: a.jpg\n  alt: Een haven\ntags: [water, 'zee']\n---\n\n# Kop\n",
        &[
            ("title title", "Een kop"),
            ("metadata image.alt", "Een haven"),
            ("metadata tags", "water"),
            ("metadata tags", "zee"),
            ("heading1", "Kop"),
        ],
    );
    check(
        "+++\ntitle = 'Kop'\ndraft = false\n+++\nTekst\n",
        &[("title title", "Kop"), ("paragraph", "Tekst")],
    );
}

#[test]
fn front_matter_that_stays_is_told() {
    for text in
        ["---\nsummary: |\n  a\n  b\n---\nx\n", "---\ntitle: \"a: b\n---\nx\n", "+++\ntitle = 3x\n+++\nx\n"]
    {
        let (_, notices) = read(text.as_bytes(), &MARKDOWN).unwrap();
        assert_eq!(
            notices.iter().map(|notice| notice.code).collect::<Vec<_>>(),
            ["front-matter-kept"],
            "{text}"
        );
        check(text, &[("paragraph", "x")]);
    }
}

#[test]
fn tags_have_labels_and_markup() {
    let document =
        document("Zie [*hier*](https://www.a.example/x \"T\") ![Logo](l.png)[^n] `x` **b**.\n\n[^n]: y\n");
    let tags = &segments(&document)[0].tags;
    let shown: Vec<(u32, TagKind, &str, &str)> =
        tags.iter().map(|tag| (tag.number, tag.kind, tag.label.as_str(), tag.markup.as_str())).collect();
    assert_eq!(
        shown,
        [
            (1, TagKind::Link, "a.example", "["),
            (2, TagKind::Italic, "italic", "*"),
            (2, TagKind::Italic, "italic", "*"),
            (1, TagKind::Link, "a.example", "](https://www.a.example/x \"T\")"),
            (3, TagKind::Image, "Logo", "![Logo](l.png)"),
            (4, TagKind::Note, "n", "[^n]"),
            (5, TagKind::Code, "x", "`x`"),
            (6, TagKind::Bold, "bold", "**"),
            (6, TagKind::Bold, "bold", "**"),
        ]
    );
}

#[test]
fn the_format_is_found() {
    for (text, name, format) in [
        ("a", Some("a.md"), Format::Markdown),
        ("a", Some("a.MARKDOWN"), Format::Markdown),
        ("a", Some("a.mkd"), Format::Markdown),
        ("# Kop\n\nZie [hier](x).\n", Some("README"), Format::Markdown),
        ("---\ntitle: a\n---\n", Some("bericht"), Format::Markdown),
        ("# Kop\n\nZie [hier](x).\n", None, Format::Text),
        ("# Kop\n\nZie [hier](x).\n", Some("a.txt"), Format::Text),
        ("- een\n- twee\n", Some("bericht"), Format::Text),
    ] {
        let hint = Hint { file_name: name, format: None };
        assert_eq!(read(text.as_bytes(), &hint).unwrap().0.format(), format, "{text} {name:?}");
    }
    assert_eq!(Format::from_name("markdown").map(Format::extension), Some("md"));
}
