//! What a page offers, and what comes of it at export.
#![expect(clippy::unwrap_used, reason = "these are tests, their helpers included")]

use persklaar_document::{
    ChangeKind, Document, ExportError, ExportOptions, Format, Hint, NotADocument, Segment, Translation,
    Untranslated, read, verify,
};
use persklaar_text::{Language, TagKind, TaggedText};

/// Enough of a rule for sentences to try the cuts with.
fn breaks(text: &str) -> Vec<usize> {
    let ends = text.match_indices(['.', '!', '?']);
    ends.filter_map(|(at, end)| {
        let rest = &text[at + end.len()..];
        let next = at + end.len() + (rest.len() - rest.trim_start().len());
        (rest.starts_with(char::is_whitespace) && next < text.len()).then_some(next)
    })
    .collect()
}

fn html(bytes: &[u8]) -> Document {
    read(bytes, &Hint { format: Some(Format::Html), ..Hint::default() }).unwrap().0
}

fn nl() -> Language {
    Language::default()
}

fn segments(document: &Document) -> Vec<Segment> {
    document.segments(&nl(), &breaks)
}

fn offered(page: &str) -> Vec<(String, String)> {
    segments(&html(page.as_bytes()))
        .into_iter()
        .map(|segment| {
            let context = segment.context.map(|context| format!(" {context}")).unwrap_or_default();
            (format!("{}{context}", segment.role), segment.source.written())
        })
        .collect()
}

fn check(page: &str, expected: &[(&str, &str)]) {
    let found = offered(page);
    let found: Vec<(&str, &str)> = found.iter().map(|(role, text)| (role.as_str(), text.as_str())).collect();
    assert_eq!(found, expected, "{page}");
}

#[test]
fn blocks_have_their_roles() {
    check(
        "<title>T</title><h1>A</h1><h6>B</h6><p>C<ul><li>D<li><p>E</ul><blockquote><p>F</blockquote>G",
        &[
            ("title", "T"),
            ("heading1", "A"),
            ("heading6", "B"),
            ("paragraph", "C"),
            ("list-item", "D"),
            ("list-item", "E"),
            ("quote", "F"),
            ("paragraph", "G"),
        ],
    );
    check(
        "<figure><img src=x alt='Alt'><figcaption>C</figcaption></figure><table><caption>D<tr><td>E<td>5<th>-</table>",
        &[
            ("attribute alt", "Alt"),
            ("caption", "C"),
            ("caption", "D"),
            ("table-cell", "E"),
            ("table-cell", "5"),
        ],
    );
}

#[test]
fn metadata_and_attributes_are_offered() {
    check(
        "<meta name=description content='D.'><meta property='og:title' content=O><meta property=og:url content=u>
         <meta name=viewport content=width><p title=T data-x=no aria-label='L'>P <input placeholder=H value=v>
         <input type=submit value=S></p><option label=O>",
        &[
            ("metadata description", "D."),
            ("metadata og:title", "O"),
            ("attribute title", "T"),
            ("attribute aria-label", "L"),
            ("paragraph", "P"),
            ("attribute placeholder", "H"),
            ("attribute value", "S"),
            ("attribute label", "O"),
        ],
    );
    check(
        r#"<script type="application/ld+json">{"headline":"Kop \"a\"","url":"x"}</script>"#,
        &[("metadata headline", "Kop \"a\"")],
    );
}

#[test]
fn every_name_that_people_read_is_offered() {
    for name in
        ["description", "keywords", "twitter:label1", "twitter:data12", "DC.Title", "dcterms.abstract"]
    {
        check(
            &format!("<meta name='{name}' content='Woord'>"),
            &[(&format!("metadata {}", name.to_ascii_lowercase()), "Woord")],
        );
    }
    for name in ["og:url", "og:type", "article:author", "twitter:card", "twitter:data", "robots", "generator"]
    {
        check(&format!("<meta name='{name}' property='{name}' content='Woord'>"), &[]);
    }
    check("<meta property='x og:title' content=Kop>", &[("metadata og:title", "Kop")]);
    check(
        "<div itemscope itemtype='https://schema.org/Article'><meta itemprop=name content=Kop><meta itemprop=headline content=K>
         <div itemprop=author itemscope itemtype='https://schema.org/Person'><meta itemprop=name content=Jan></div>
         <meta itemprop='name alternateName' content=Nog><meta itemprop=image content=Nee></div>",
        &[("metadata name", "Kop"), ("metadata headline", "K"), ("metadata name", "Nog")],
    );
    for attribute in [
        "title",
        "alt",
        "placeholder",
        "xlink:title",
        "aria-label",
        "aria-description",
        "aria-valuetext",
        "aria-roledescription",
        "aria-placeholder",
        "aria-braillelabel",
        "aria-brailleroledescription",
    ] {
        check(&format!("<i {attribute}=W>"), &[(&format!("attribute {attribute}"), "W")]);
    }
    check(
        "<table summary=A><th abbr=B><track label=C><input type=image alt=D value=E><input type=reset value=F>
         <button value=G data-title=H name=I></button><link rel='alternate' title=J><link rel=stylesheet title=K>",
        &[
            ("attribute summary", "A"),
            ("attribute abbr", "B"),
            ("attribute label", "C"),
            ("attribute alt", "D"),
            ("attribute value", "F"),
            ("attribute title", "J"),
        ],
    );
}

#[test]
fn code_keeps_its_text_but_not_its_explanation() {
    check(
        "<p>Typ <code title=Uitleg>ls <a title=Meer>x</a></code> in.<p translate=no title=Nee>x</p>",
        &[("paragraph", "Typ <1/> in."), ("attribute title", "Uitleg"), ("attribute title", "Meer")],
    );
    check_export(
        "<p>Typ <code title=Uitleg>ls</code> in.",
        &[("Typ <1/> in.", "<1/> it."), ("Uitleg", "Why")],
        "<p><code title=Why>ls</code> it.",
    );
}

#[test]
fn pages_in_attributes_are_pages() {
    let page = "<p>Voor</p><iframe title=Kader srcdoc='<html lang=nl><p class=\"x\">Een &amp;amp; <b>twee</b>. Drie.</p><img alt=&quot;Vier&quot;>'></iframe>";
    check(
        page,
        &[
            ("paragraph", "Voor"),
            ("attribute title", "Kader"),
            ("paragraph", "Een &amp; <1>twee</1>."),
            ("paragraph", "Drie."),
            ("attribute alt", "Vier"),
        ],
    );
    check_export(
        page,
        &[("Een &amp; <1>twee</1>.", "It's <1>2</1> &lt; &amp;"), ("Drie.", "Drie."), ("Vier", "\"4\"")],
        "<p lang=\"nl\">Voor</p><iframe title=Kader srcdoc='<html lang=en><p class=\"x\">It&#39;s <b>2</b> &amp;lt; &amp;amp; Drie.</p><img alt=&quot;&amp;quot;4&amp;quot;&quot;>'></iframe>",
    );
    check_export(
        "<iframe srcdoc=&lt;p&gt;Een.&#32;Twee.&lt;p&gt;Drie></iframe>",
        &[("Een.", "One two."), ("Drie", "=")],
        "<iframe srcdoc=&lt;p&gt;One&#32;two.&#32;&lt;span&#32;lang&#61;&quot;nl&quot;&gt;Twee.&lt;/span&gt;&lt;p&gt;&#61;></iframe>",
    );
    let twice = "<iframe srcdoc=\"<iframe srcdoc='&amp;lt;p>Een &amp;amp;amp; twee'>\">";
    check(twice, &[("paragraph", "Een &amp; twee")]);
    check_export(
        twice,
        &[("Een &amp; twee", "'1' &amp; &lt;2>")],
        "<iframe srcdoc=\"<iframe srcdoc='&amp;lt;p>&amp;#39;1&amp;#39; &amp;amp;amp; &amp;amp;lt;2&amp;amp;gt;'>\">",
    );
    check("<iframe translate=no srcdoc='<p>Een'></iframe>", &[]);
    let wide = |page: &str| -> Vec<u8> { page.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let page = wide("<html lang=nl><iframe srcdoc='<p>\u{e9}\u{e9}n &amp;lt; <b>twee</b>'></iframe>");
    let expected = wide("<html lang=en><iframe srcdoc='<p>X <b>Y</b>'></iframe>");
    assert_eq!(
        translate(&page, &[("\u{e9}\u{e9}n &lt; <1>twee</1>", "X <1>Y</1>")], "en", Untranslated::Stop),
        expected
    );
}

#[test]
fn cdata_is_text_in_pictures_only() {
    check(
        "<svg><text>Een <![CDATA[twee & <drie>]]> vier</text></svg><p>a<![CDATA[b]]>c",
        &[("paragraph", "Een twee &amp; &lt;drie> vier"), ("paragraph", "ac")],
    );
    for (page, source, target, expected) in [
        ("<![CDATA[a & b]]>", "a &amp; b", "]]> &lt;&amp;", "<![CDATA[]]]]><![CDATA[> <&]]>"),
        ("a <![CDATA[b]]>", "a b", "&lt;", "&lt;"),
        ("<![CDATA[a]]> b", "a b", "c", "c"),
        ("<![CDATA[a. B]]> c.", "a.", "d.", "<![CDATA[d. B]]> c."),
        ("<![CDATA[a. B]]> c.", "B c.", "&lt;d", "<![CDATA[a. ]]>&lt;d"),
        ("a <![CDATA[b. C]]>", "a b.", "d.", "d.<![CDATA[ C]]>"),
    ] {
        check_export(
            &format!("<svg lang=en><text>{page}</text></svg>"),
            &[(source, target)],
            &format!("<svg lang=en><text>{expected}</text></svg>"),
        );
    }
}

#[test]
fn a_text_never_becomes_a_byte_order_mark() {
    check_export(
        "Een <b>\u{feff}twee</b>",
        &[("Een <1>\u{feff}twee</1>", "\u{feff}<1>Two</1>")],
        "&#65279;<b>Two</b>",
    );
}

#[test]
fn what_an_encoding_lacks_leaves_cdata() {
    let page = b"<meta charset=windows-1252><svg lang=en><text><![CDATA[a & b]]></text></svg>";
    let exported = translate(page, &[("a &amp; b", "\u{416} &amp; \u{e9}")], "uk", Untranslated::Source);
    assert_eq!(
        exported,
        b"<meta charset=windows-1252><svg lang=en><text><![CDATA[]]>&#1046;<![CDATA[ & \xe9]]></text></svg>"
    );
    let read = segments(&html(&exported)).remove(0).source.text();
    assert_eq!(read, "\u{416} & \u{e9}");
}

#[test]
fn values_without_quotes_stay_one_value() {
    check_export(
        "<img alt=Een.&#32;Twee.>",
        &[("Een.", "1 = \"one\"."), ("Twee.", "`2`>")],
        "<img alt=1&#32;&#61;&#32;&quot;one&quot;.&#32;&#96;2&#96;&gt;>",
    );
}

#[test]
fn what_is_not_for_translation_stays() {
    check(
        "<script>a</script><style>b</style><!-- c --><p translate=no>d<p class='x notranslate'>e<code>f</code>
         <p>https://amnesty.nl/x<pre><code>g</code></pre><div translate=no>h <b translate=yes>ja</b> i</div><math><mi>x</mi></math>",
        &[("paragraph", "ja")],
    );
    check(
        "<p>Zet <code>a=1</code> in <span translate=no>het <b>bestand</b></span> nu.",
        &[("paragraph", "Zet <1/> in <2/> nu.")],
    );
}

#[test]
fn tags_are_numbered_and_wrappers_stay_outside() {
    check("<p><b>Een <a href=x>twee</a></b></p>", &[("paragraph", "Een <1>twee</1>")]);
    check("<p><img src=x> <span><a id=y></a>Een</span><br></p>", &[("paragraph", "Een")]);
    check("<p>A <b>b</b> <i>c</i><br>d</p>", &[("paragraph", "A <1>b</1> <2>c</2><3/>d")]);
    check(
        "<p>Een <b>is. Twee</b> is. <i>Drie</i> is.</p>",
        &[("paragraph", "Een <1>is."), ("paragraph", "Twee</1> is."), ("paragraph", "<1>Drie</1> is.")],
    );
    check("<p><b>Een. Twee.</b>", &[("paragraph", "Een."), ("paragraph", "Twee.")]);
    check("<p>Een.<br>Twee<br>drie.", &[("paragraph", "Een."), ("paragraph", "Twee<1/>drie.")]);
    check("<p>Een.<b> Twee</b> drie.", &[("paragraph", "Een."), ("paragraph", "<1>Twee</1> drie.")]);
    check("<p>A <b>een. </b>Twee.", &[("paragraph", "A <1>een.</1>"), ("paragraph", "Twee.")]);
    check("<p>a<!-- x --> b</p>", &[("paragraph", "a b")]);
}

#[test]
fn tags_have_labels_and_markup() {
    let document =
        html(b"<p>Zie <a class=k href='https://www.amnesty.nl/x'>hier</a> en <strong>daar</strong>.");
    let tags = &segments(&document)[0].tags;
    let shown: Vec<(u32, TagKind, &str, &str)> =
        tags.iter().map(|tag| (tag.number, tag.kind, tag.label.as_str(), tag.markup.as_str())).collect();
    assert_eq!(
        shown,
        [
            (1, TagKind::Link, "amnesty.nl", "<a class=k href='https://www.amnesty.nl/x'>"),
            (1, TagKind::Link, "amnesty.nl", "</a>"),
            (2, TagKind::Bold, "bold", "<strong>"),
            (2, TagKind::Bold, "bold", "</strong>"),
        ]
    );
}

#[test]
fn white_space_and_references_are_as_the_reader_sees_them() {
    check(
        "<p>  een\n\t <b> twee </b> drie&nbsp;&euro; </p>",
        &[("paragraph", "een <1>twee </1>drie\u{a0}€")],
    );
    check("<pre>\n een\n  twee\n</pre>", &[("paragraph", "een\n  twee")]);
    check("<textarea>a &amp; <b></textarea>", &[("paragraph", "a &amp; &lt;b>")]);
}

#[test]
fn white_space_beside_a_protected_word_is_text() {
    let page = "<p><code>a</code> is <b> niet </b> <code>b</code></p>";
    check(page, &[("paragraph", "<1/> is <2>niet </2><3/>")]);
    check_export(
        page,
        &[("<1/> is <2>niet </2><3/>", "<1/> is <2>not</2> <3/>")],
        "<p><code>a</code> is <b>not</b> <code>b</code></p>",
    );
}

#[test]
fn foreign_content_and_fallbacks_are_offered() {
    check(
        "<p>Voor <svg viewBox='0 0'><title>Naam</title><g><text>In <tspan>beeld</tspan></text></g></svg> na</p>
         <noscript><p>Zonder</p></noscript><template><p>Sjabloon</template><details><summary>Meer</summary>Tekst</details>",
        &[
            ("paragraph", "Voor <1/> na"),
            ("attribute title", "Naam"),
            ("paragraph", "In <1>beeld</1>"),
            ("paragraph", "Zonder"),
            ("paragraph", "Sjabloon"),
            ("paragraph", "Meer"),
            ("paragraph", "Tekst"),
        ],
    );
}

#[test]
fn parts_in_another_language_say_so() {
    let document = html(b"<html lang=en><p>Hallo<p lang=en-GB>Hello<div lang=nl-BE><p>Dag</div>");
    let languages: Vec<Option<String>> =
        segments(&document).into_iter().map(|segment| segment.language).collect();
    assert_eq!(languages, [None, Some("en-GB".to_owned()), None]);
}

fn translate(page: &[u8], targets: &[(&str, &str)], to: &str, untranslated: Untranslated) -> Vec<u8> {
    let document = html(page);
    let translations: Vec<Translation> = segments(&document)
        .into_iter()
        .map(|segment| {
            let written = segment.source.written();
            let kind_of = |number| {
                segment.source.tags().find(|tag| tag.number == number).map_or(TagKind::Other, |tag| tag.kind)
            };
            let target = targets.iter().find(|(source, _)| *source == written);
            let target = target.map(|(_, target)| TaggedText::parse(target, kind_of).unwrap());
            segment.with_target(target)
        })
        .collect();
    let options = ExportOptions { from: &nl(), to: &to.parse().unwrap(), untranslated };
    let exported = document.export(&translations, &options).unwrap().bytes;
    verify(page, &exported, &Hint { format: Some(Format::Html), ..Hint::default() })
        .unwrap_or_else(|error| panic!("{error} in {}", String::from_utf8_lossy(&exported)));
    exported
}

fn check_export(page: &str, targets: &[(&str, &str)], expected: &str) {
    let exported = translate(page.as_bytes(), targets, "en", Untranslated::Source);
    assert_eq!(String::from_utf8_lossy(&exported), expected);
}

#[test]
fn only_the_text_changes() {
    check_export(
        "<p  class='x' >\n Een <b>  twee </b>&amp; &eacute;. Rest&nbsp;&eacute;.\n</p >",
        &[("Een <1>twee </1>&amp; é.", "One <1>two</1> &lt; three."), ("Rest\u{a0}é.", "R")],
        "<p  class='x' >\n One <b>two</b> &lt; three. R\n</p >",
    );
}

#[test]
fn tags_may_move_and_stay_balanced() {
    let page = "<p>A <a href=x>b</a> <i>c</i> d</p>";
    let source = "A <1>b</1> <2>c</2> d";
    for (target, expected) in [
        ("<2>C</2> <1>B</1>", "<p><i>C</i> <a href=x>B</a></p>"),
        ("<1>B <2>C</2></1>", "<p><a href=x>B <i>C</i></a></p>"),
        ("<1>B <2>C</1> D</2>", "<p><a href=x>B <i>C</i></a> D</p>"),
        ("<1>B", "<p>B</p>"),
        ("</1>B<1>", "<p>B</p>"),
        ("<1>B</1><1>C</1><7/>", "<p><a href=x>B</a>C</p>"),
    ] {
        check_export(page, &[(source, target)], expected);
    }
    let split = "<p>Een <b>is. Twee</b> is.</p>";
    check_export(
        split,
        &[("Een <1>is.", "One."), ("Twee</1> is.", "Two</1> is.")],
        "<p>One.<b> Two</b> is.</p>",
    );
    check_export(
        split,
        &[("Twee</1> is.", "Two.")],
        "<p><span lang=\"nl\">Een </span><b><span lang=\"nl\">is.</span> </b>Two.</p>",
    );
}

#[test]
fn halves_that_do_not_pair_are_told() {
    let page = "<p>A <a href=x>b</a> c</p>";
    for (target, missing) in
        [("A <1>b</1> c", None), ("A </1>b<1> c", Some("2 tags")), ("A <1>b", Some("2 tags"))]
    {
        let document = html(page.as_bytes());
        let segment = segments(&document).remove(0);
        let target = Some(TaggedText::parse(target, |_| TagKind::Link).unwrap());
        let one = segment.with_target(target);
        let options =
            ExportOptions { from: &nl(), to: &"en".parse().unwrap(), untranslated: Untranslated::Stop };
        let notices = document.export(&[one], &options).unwrap().notices;
        let told = notices.iter().find(|notice| notice.code == "tag-missing");
        assert_eq!(told.map(|notice| &notice.detail[..6]), missing, "{notices:?}");
    }
}

#[test]
fn control_characters_of_a_target_stay_out_of_the_page() {
    check_export(
        "<p title='Een'>Twee</p>",
        &[("Een", "a\u{b}b\0"), ("Twee", "c\u{1}d\u{85}e")],
        "<p title='a b'>cd e</p>",
    );
}

#[test]
fn a_page_in_a_utf_16_page_is_proved() {
    let page =
        "\u{feff}<p>Een</p><iframe srcdoc=\"&lt;p class='x'&gt;Twéé &amp;amp; meer.&lt;/p&gt;\"></iframe>";
    let bytes = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for (source, target) in [("Een", "One"), ("Twéé &amp; meer.", "Two.")] {
        translate(&bytes(page), &[(source, target)], "en", Untranslated::Source);
    }
}

#[test]
fn attributes_keep_their_quotes() {
    check_export(
        "<img alt='Een' title=\"Twee\"><img alt=Drie>",
        &[("Een", "It's \"1\""), ("Twee", "It's \"2\""), ("Drie", "Three or \"3\"")],
        "<img alt='It&#39;s \"1\"' title=\"It's &quot;2&quot;\"><img alt=\"Three or &quot;3&quot;\">",
    );
    check_export(
        "<p>Zie <img alt=Beeld src=x> hier</p>",
        &[("Zie <1/> hier", "<1/> here"), ("Beeld", "Pic")],
        "<p><img alt=Pic src=x> here</p>",
    );
}

#[test]
fn language_marks_are_set() {
    let page = "<!doctype html><html><head><meta charset=utf-8><meta property=og:locale content=nl_NL><meta http-equiv=Content-Language content='nl'>\
        <script type='application/ld+json'>{\"inLanguage\":\"nl-NL\",\"headline\":\"Kop\"}</script></head><body><div lang=nl><p>Dag</div></body></html>";
    let exported =
        translate(page.as_bytes(), &[("Dag", "مرحبا"), ("Kop", "&lt;/script>\"")], "ar", Untranslated::Stop);
    assert_eq!(
        String::from_utf8(exported).unwrap(),
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=utf-8><meta property=og:locale content=ar_EG><meta http-equiv=Content-Language content='ar'>\
        <script type='application/ld+json'>{\"inLanguage\":\"ar\",\"headline\":\"\\u003c/script>\\\"\"}</script></head><body><div lang=ar><p>مرحبا</div></body></html>"
    );
}

#[test]
fn marks_of_every_kind_are_set() {
    for (page, to, expected) in [
        ("<html xml:lang='nl' lang=nl>", "en-GB", "<html xml:lang='en-GB' lang=en-GB>"),
        ("<html lang=nl dir=ltr>", "ar", "<html lang=ar dir=rtl>"),
        ("<html lang=nl dir=auto>", "ar", "<html lang=ar dir=auto>"),
        ("<html lang=nl dir='RTL'>", "en", "<html lang=en dir='ltr'>"),
        ("<html lang=nl><body dir=ltr>", "he", "<html dir=\"rtl\" lang=he><body dir=rtl>"),
        (
            "<div lang=nl dir=ltr>-<p dir=ltr>-<p lang=de dir=ltr>",
            "ar",
            "<div lang=ar dir=rtl>-<p dir=ltr>-<p lang=de dir=ltr>",
        ),
        ("<html lang=''>", "en", "<html lang='en'>"),
        (
            "<meta property=og:locale content=nl_NL><meta property=og:locale:alternate content=nl_BE>",
            "en-GB",
            "<meta property=og:locale content=en_GB><meta property=og:locale:alternate content=nl_BE>",
        ),
        (
            "<meta name=dc.language content=nl><meta itemprop=inLanguage content='nl-NL'>",
            "fr",
            "<meta name=dc.language content=fr><meta itemprop=inLanguage content='fr'>",
        ),
        (
            "<a href=x hreflang=nl lang=en>b</a><link rel=alternate hreflang=nl href=x>",
            "fr",
            "<a href=x hreflang=nl lang=en>b</a><link rel=alternate hreflang=nl href=x>",
        ),
        (
            "<script type='application/ld+json; charset=utf-8'>{\"@context\":{\"@language\":\"nl\"},\"inLanguage\":[\"nl-BE\",\"de\"]}</script>",
            "fr",
            "<script type='application/ld+json; charset=utf-8'>{\"@context\":{\"@language\":\"fr\"},\"inLanguage\":[\"fr\",\"de\"]}</script>",
        ),
    ] {
        let exported = translate(
            format!("{page}<q>Dag</q>").as_bytes(),
            &[("Dag", "X"), ("<1>Dag</1>", "<1>X</1>")],
            to,
            Untranslated::Source,
        );
        let exported = String::from_utf8(exported).unwrap();
        assert!(exported.starts_with(expected), "{page} became {exported}");
    }
}

#[test]
fn nothing_changes_without_a_target() {
    let page = b"<html lang=nl><p>Een. Twee.\0\xff<p>drie";
    assert_eq!(translate(page, &[], "en", Untranslated::Source), page);
}

#[test]
fn what_has_no_target_is_told_apart() {
    let page = "<p>Een</p><p>Twee. Drie.</p><p>Vier <b>vijf. Zes</b> zeven.</p>";
    check_export(
        page,
        &[("Een", "One"), ("Twee.", "Two."), ("Zes</1> zeven.", "Six</1>.")],
        "<p>One</p><p>Two. <span lang=\"nl\">Drie.</span></p><p><span lang=\"nl\">Vier </span><b><span lang=\"nl\">vijf.</span> Six</b>.</p>",
    );
    check_export(
        page,
        &[("Een", "One")],
        "<p>One</p><p lang=\"nl\">Twee. Drie.</p><p lang=\"nl\">Vier <b>vijf. Zes</b> zeven.</p>",
    );
    let marked = translate(b"<title>T</title><p title=U>Een</p>", &[], "en", Untranslated::Mark);
    assert_eq!(
        String::from_utf8(marked).unwrap(),
        "<title>[[T]]</title><p title=[[U]]><mark lang=\"nl\">Een</mark></p>"
    );
    let document = html(b"<p>Een</p><p lang=en>Hello</p><p>Twee</p>");
    let translations: Vec<Translation> =
        segments(&document).into_iter().map(|segment| segment.with_target(None)).collect();
    let options = ExportOptions { from: &nl(), to: &"en".parse().unwrap(), untranslated: Untranslated::Stop };
    assert_eq!(
        document.export(&translations, &options),
        Err(ExportError::Untranslated { count: 2, first: "Een".to_owned() })
    );
}

#[test]
fn encodings_survive() {
    let latin = b"<html lang=nl><meta charset=iso-8859-1><p>caf\xe9.</p><p>nog \xe9\xe9n</p>";
    assert_eq!(
        translate(latin, &[("café.", "é Ж")], "en", Untranslated::Source),
        b"<html lang=en><meta charset=iso-8859-1><p>\xe9 &#1046;</p><p lang=\"nl\">nog \xe9\xe9n</p>"
    );
    let plain = b"<html lang=nl><p>dag</p>";
    assert_eq!(translate(plain, &[("dag", "é")], "en", Untranslated::Stop), b"<html lang=en><p>&#233;</p>");
    let utf_16: Vec<u8> =
        "\u{feff}<html lang=nl><p>één</p>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let expected: Vec<u8> =
        "\u{feff}<html lang=en><p>tôo😀</p>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(translate(&utf_16, &[("één", "tôo😀")], "en", Untranslated::Stop), expected);
}

#[test]
fn proof_lists_the_changes_and_refuses_others() {
    let hint = Hint { format: Some(Format::Html), ..Hint::default() };
    let page = b"<html lang=nl><p title=Dag>Een twee</p><p translate=no>drie</p>";
    let proof =
        verify(page, b"<html lang=en><p title=Day>One two</p><p translate=no>drie</p>", &hint).unwrap();
    let changes: Vec<(ChangeKind, &[u8])> =
        proof.changed.iter().map(|change| (change.kind, &page[change.start..change.end])).collect();
    assert_eq!(
        changes,
        [
            (ChangeKind::Language, &b"nl"[..]),
            (ChangeKind::Attribute, b"Dag"),
            (ChangeKind::Text, b"Een twee"),
        ]
    );
    assert_eq!(proof.identical_bytes, page.len() - 13);
    for other in [
        &b"<html lang=nl><p title=Dag>Een twee</p><p translate=no>DRIE</p>"[..],
        b"<html lang=nl><p title=Dag>Een <b>twee</b></p><p translate=no>drie</p>",
        b"<html lang=nl><p class=Dag>Een twee</p><p translate=no>drie</p>",
        b"<html lang=nl><p title=Dag>Een twee</p><p translate=no>drie</p><p>x</p>",
        b"<html lang=nl><p title=Dag onclick=x>Een twee</p><p translate=no>drie</p>",
        b"<html lang=nl><p title=Dag>Een twee<script>x</script></p><p translate=no>drie</p>",
        b"<html lang=nl><p title=Dag>Een twee</p>",
        b"<html lang=bananas><p title=Dag>Een twee</p><p translate=no>drie</p>",
        b"<html dir=\"up\" lang=nl><p title=Dag>Een twee</p><p translate=no>drie</p>",
    ] {
        assert!(verify(page, other, &hint).is_err(), "{}", String::from_utf8_lossy(other));
    }
}

#[test]
fn a_text_that_only_says_its_language_is_a_mark_of_language() {
    let hint = Hint { format: Some(Format::Html), ..Hint::default() };
    let page = b"<p>Een. <b>Twee.</b> Drie.</p>";
    let exported = b"<p><span lang=\"nl\">Een. </span><b>Two.</b><span lang=\"nl\"> Drie.</span></p>";
    let proof = verify(page, exported, &hint).unwrap();
    let kinds: Vec<ChangeKind> = proof.changed.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [ChangeKind::Language, ChangeKind::Text, ChangeKind::Language]);
}

#[test]
fn what_is_no_document_is_refused_with_advice() {
    for (bytes, code) in [
        (&b""[..], "empty"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04", "archive"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", "binary"),
    ] {
        let error: NotADocument = read(bytes, &Hint::default()).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(error.to_string().contains(';'), "{error}");
    }
}

#[test]
fn stored_cuts_give_the_same_segments() {
    let document = html("<p>Een <b>is. Twee</b> is.<p>A<br>b <i>c</i>. D".as_bytes());
    let segments = segments(&document);
    let cuts: Vec<(u32, usize, usize)> =
        segments.iter().map(|segment| (segment.block, segment.start, segment.end)).collect();
    assert_eq!(document.segments_at(&nl(), &cuts), segments);
    assert!(document.segments_at(&nl(), &[(0, 0, 1), (9, 0, 1), (1, 5, 2), (1, 0, 999)]).is_empty());
}

#[test]
fn the_format_is_found() {
    for (bytes, name, format) in [
        (&b"<p>x"[..], None, Format::Html),
        (b"Kop\nTekst <b>x</b>", None, Format::Html),
        (b"Kop\n1 < 2", None, Format::Text),
        (b"<p>x", Some("a.txt"), Format::Text),
        (b"tekst", Some("a.HTM"), Format::Html),
    ] {
        let hint = Hint { file_name: name, format: None };
        assert_eq!(read(bytes, &hint).unwrap().0.format(), format);
    }
}

#[test]
fn text_files_keep_everything_around_the_text() {
    let text = b"\xef\xbb\xbfKop\r\n\r\n  Een zin. Nog een.  \r\n.\r\n";
    let (document, _) = read(text, &Hint { file_name: Some("x.txt"), format: None }).unwrap();
    let translations: Vec<Translation> = segments(&document)
        .into_iter()
        .map(|segment| {
            let target = (segment.source.text() != "Nog een.").then(|| TaggedText::plain("<x>\n&"));
            segment.with_target(target)
        })
        .collect();
    assert_eq!(translations.len(), 4);
    let options = ExportOptions { from: &nl(), to: &"en".parse().unwrap(), untranslated: Untranslated::Mark };
    let exported = document.export(&translations, &options).unwrap().bytes;
    assert_eq!(exported, b"\xef\xbb\xbf<x> &\r\n\r\n  <x> & [[Nog een.]]  \r\n<x> &\r\n");
    let proof = verify(text, &exported, &Hint { file_name: Some("x.txt"), format: None }).unwrap();
    assert_eq!(proof.changed.len(), 3);
}

#[test]
fn pictures_may_move_in_their_text() {
    let page = "<p>Voor <svg><title>Een</title><path d=1></svg> <svg><path d=2></svg> na</p>";
    check_export(
        page,
        &[("Voor <1/> <2/> na", "<2/> after <1/>"), ("Een", "One")],
        "<p><svg><path d=2></svg> after <svg><title>One</title><path d=1></svg></p>",
    );
    check_export(page, &[("Voor <1/> <2/> na", "A <2/>")], "<p>A <svg><path d=2></svg></p>");
}

/// The wrapper around a text that stays is a change too, at either end.
#[test]
fn proof_lists_the_marks_of_language_around_untranslated_text() {
    for untranslated in [Untranslated::Source, Untranslated::Mark] {
        let page = b"<p>Een zin. Twee zin.</p>";
        let exported = translate(page, &[("Twee zin.", "Two.")], "en", untranslated);
        let proof = persklaar_document::verify(page, &exported, &Hint::default()).unwrap();
        assert_eq!(proof.changed.first().map(|change| change.start), Some(3), "{untranslated:?}");
    }
}

/// A formula stands in its sentence as one thing; only the words in it are offered, on their own.
#[test]
fn words_in_formulas_are_offered() {
    check(
        "<p>Als <math><mi>x</mi><mtext>kleiner <b>dan</b></mtext><mn>3</mn></math> is, <math><mi>y</mi></math>.</p>
         <code><math><mtext>nee</mtext></math></code><math translate=no><mtext>nee</mtext></math><math><mi translate=yes>nee<mrow translate=no><mtext>nee</math>",
        &[("paragraph", "Als <1/> is, <2/>."), ("paragraph", "kleiner <1>dan</1>")],
    );
    check_export(
        "<p>Als <math><mi>x</mi><mtext>is</mtext></math> na <math><mi>y</mi></math> komt.",
        &[("Als <1/> na <2/> komt.", "If <2/> before <1/>."), ("is", "be")],
        "<p>If <math><mi>y</mi></math> before <math><mi>x</mi><mtext>be</mtext></math>.",
    );
    check("<p>a<math><mtext>b<p>c</math>d", &[("paragraph", "a"), ("paragraph", "b"), ("paragraph", "cd")]);
}

/// The rules for sentences decide about line breaks too: a line is a segment only where a sentence could end.
#[test]
fn line_breaks_part_only_sentences() {
    let nl = nl();
    let segmenter = persklaar_text::segmentation::Segmenter::for_language(&nl);
    for (page, expected) in [
        ("<p>Jan<br>Piet</p>", &["Jan<1/>Piet"][..]),
        (
            "<p>Kade 12<br>1234 AB Rivierstad<br>Nederland</p>",
            &["Kade 12<1/>1234 AB Rivierstad<2/>Nederland"],
        ),
        (
            "<p>Aan de oever<br>staat een boom.<br>Hij wacht.</p>",
            &["Aan de oever<1/>staat een boom.", "Hij wacht."],
        ),
        ("<p>Een zin.<br><br>Nog een.", &["Een zin.", "Nog een."]),
        ("<p>Dhr.<br>Jansen", &["Dhr.<1/>Jansen"]),
        ("<p>Zie <a href=x>de site. Of</a> bel.", &["Zie <1>de site.", "Of</1> bel."]),
        (
            "<p>Lees <a href=x>dit stuk</a>. Teken <a href=y>hier</a>.",
            &["Lees <1>dit stuk</1>.", "Teken <1>hier</1>."],
        ),
        ("<p><a href=x>Lees dit.</a> <a href=y>Teken dit.</a>", &["Lees dit.", "Teken dit."]),
        ("<pre>a  b\n c</pre>", &["a  b\n c"]),
    ] {
        let segments = html(page.as_bytes()).segments(&nl, &|text| segmenter.breaks(text));
        let found: Vec<String> = segments.iter().map(|segment| segment.source.written()).collect();
        assert_eq!(found, expected, "{page}");
    }
}
