//! What is written for a target, and what is proved.

use crate::support::{MARKDOWN, document, export, translate};
use persklaar_document::{ChangeKind, Hint, Untranslated, verify};
use persklaar_text::TaggedText;

fn check(text: &str, targets: &[(&str, &str)], expected: &str) {
    assert_eq!(translate(text, targets, Untranslated::Source), expected);
}

#[test]
fn only_the_text_changes() {
    check(
        "Kop  \n===\n\n> - Een  **twee**&eacute;.\n>   Drie\n>   vier.\n",
        &[("Kop", "Head"), ("Een <1>twee</1>é.", "One <1>two</1>.")],
        "Head  \n===\n\n> - One **two**.\n>   Drie\n>   vier.\n",
    );
    check("> een\n> twee\n\n1. drie\n   vier\n", &[("een twee", "A"), ("drie vier", "B")], "> A\n\n1. B\n");
    check("een\r\ntwee\r\n\r\ndrie\r\n", &[("een twee", "A")], "A\r\n\r\ndrie\r\n");
}

#[test]
fn an_untouched_sentence_keeps_its_bytes() {
    check(
        "Een. Tw&eacute;e \\*x\\*\nis. Drie **vier. Vijf** zes.\n",
        &[("Een.", "One."), ("Vijf</1> zes.", "Five</1> six.")],
        "One. Tw&eacute;e \\*x\\*\nis. Drie **vier. Five** six.\n",
    );
}

#[test]
fn texts_that_look_like_markup_are_escaped() {
    for (target, expected) in [
        ("1. een", "1\\. een"),
        ("- een", "\\- een"),
        ("# een #", "\\# een #"),
        (
            "&lt;b> &amp;amp; &amp; *a* _b_ c_d `e` [f](g) ![h] ~~i~~ | \\",
            "\\<b> \\&amp; & \\*a\\* \\_b\\_ c_d \\`e\\` \\[f\\](g) !\\[h\\] \\~\\~i\\~\\~ | \\\\",
        ),
        ("[x]: y", "\\[x\\]: y"),
        ("    vier", "vier"),
        ("---", "\\---"),
        ("a\nb", "a b"),
        ("&lt;!-- x -->", "\\<!-- x -->"),
        ("", "&#32;"),
    ] {
        check("a\n\nbron\n\nb\n", &[("bron", target)], &format!("a\n\n{expected}\n\nb\n"));
    }
    check("# bron #\n", &[("bron", "C #")], "# C \\# #\n");
    check("bron\n---\n", &[("bron", "> C")], "\\> C\n---\n");
    check("|a|b|\n|-|-|\n|c|d|\n", &[("c", "x | y"), ("a", "- z")], "|- z|b|\n|-|-|\n|x \\| y|d|\n");
    check("[^1] a\n\n[^1]: bron\n", &[("bron", "[^2]: x")], "[^1] a\n\n[^1]: \\[^2\\]: x\n");
}

#[test]
fn emphasis_over_sentences_outlives_a_target_without_its_half() {
    let text = "**Een. Twee** drie.\n";
    for (target, expected) in
        [("Two</1> three.", "**One. Two** three.\n"), ("Two three.", "<strong>One. </strong>Two three.\n")]
    {
        check(text, &[("Een.", "One."), ("Twee</1> drie.", target)], expected);
    }
    check(
        "Nul. ~~Een. Twee~~ drie.\n",
        &[("Een.", "One."), ("Twee</1> drie.", "Two three.")],
        "Nul. <del>One. </del>Two three.\n",
    );
    check("_Een. Twee._\n", &[("Een.", "\u{a0}One."), ("Twee.", "Two.")], "<em>\u{a0}One. Two.</em>\n");
}

#[test]
fn control_characters_do_not_keep_a_text_from_being_written() {
    check("Een.\n", &[("Een.", "O\u{1}ne\u{b}two.")], "One two.\n");
}

#[test]
fn emphasis_works_wherever_it_stands() {
    let text = "de **een** en *twee* dan\n";
    let source = "de <1>een</1> en <2>twee</2> dan";
    for (target, expected) in [
        ("<2>B</2> <1>A</1>", "*B* **A**"),
        ("x<1> A </1>y", "x **A** y"),
        ("x<1>'A'</1>y", "&#120;**'A'**&#121;"),
        ("<1>A <2>B</2></1>", "**A *B***"),
        ("<1><2>A</2></1>", "<strong><em>A</em></strong>"),
        ("<2><1>A</1></2>", "***A***"),
        ("<1>A</1><2>B</2>", "**A***B*"),
        ("<1></1>A<2>B</2>", "<strong></strong>A*B*"),
        ("<1>A <2>B</1> C</2>", "**A *B*** C"),
        ("<1>\u{a0}A</1>", "**&#160;A**"),
        ("A", "A"),
    ] {
        check(text, &[(source, target)], &format!("{expected}\n"));
    }
    check("de _een_ dan\n", &[("de <1>een</1> dan", "x<1>a</1>y")], "&#120;_a_&#121;\n");
}

#[test]
fn links_and_pictures_keep_their_addresses() {
    check(
        "Zie [dit](x \"T\") ![Alt](y 'U') nu.\n",
        &[
            ("Zie <1>dit</1> <2/> nu.", "<2/> see <1>this [a]</1>."),
            ("T", "\"Q\" \\ `"),
            ("Alt", "Pic] `|"),
            ("U", "it's"),
        ],
        "![Pic\\] \\`&#124;](y 'it\\'s') see [this \\[a\\]](x \"\\\"Q\\\" \\\\ &#96;\").\n",
    );
    check("A [a](x) [b](y)\n", &[("A <1>a</1> <2>b</2>", "A <1>a <2>b</2></1>")], "A [a b](x)\n");
    check("Let [op](x)\n", &[("Let <1>op</1>", "Look!<1>out</1>")], "Look\\![out](x)\n");
    check(
        "Zie [Een huis], ![een huis][] of [een\nhuis][].\n\n[een huis]: x \"T\"\n",
        &[
            ("Zie <1>Een huis</1>, <2/> of <3>een huis</3>.", "See <1>A house</1>, <2/> or <3>a house</3>."),
            ("een huis", "a house"),
            ("T", "t"),
        ],
        "See [A house][Een huis], ![a house][een huis] or [a house][een huis].\n\n[een huis]: x \"t\"\n",
    );
    check(
        "[x] is hier\n\n[x]: y\n",
        &[("<1>x</1> is hier", "<1>x</1>: there")],
        "[x][x]\\: there\n\n[x]: y\n",
    );
}

#[test]
fn a_link_named_by_its_text_keeps_its_name_over_sentences() {
    let text = "[Een zin. Twee]\n\n[een zin. twee]: x\n";
    check(
        text,
        &[("Een zin.", "One."), ("Twee", "Two")],
        "[One. Two][Een zin. Twee]\n\n[een zin. twee]: x\n",
    );
    check(text, &[("Een zin.", "One.")], "[One. Twee][Een zin. Twee]\n\n[een zin. twee]: x\n");
    let split = "A [een. B] c.\n\n[een. b]: x\n";
    check(split, &[("A <1>een.", "A <1>one.")], "A [one. B][een. B] c.\n\n[een. b]: x\n");
    check(split, &[("B</1> c.", "D</1> e.")], "A [een. D][een. B] e.\n\n[een. b]: x\n");
}

#[test]
fn breaks_stay_in_their_containers() {
    check(
        "> een  \n> twee\\\n> drie\n",
        &[("een<1/>twee<2/>drie", "A<1/>- b<2/>1. c")],
        "> A  \n> \\- b\\\n> 1\\. c\n",
    );
    check("een  \ntwee\n", &[("een<1/>twee", "A<1/>")], "A<br>\n");
}

#[test]
fn words_that_stay_may_move() {
    check(
        "Zet `a` op <https://a.example> of https://b.example/c_d_e.\n",
        &[("Zet <1/> op <2/> of <3/>.", "<3/> or <2/>: <1/>!")],
        "https://b.example/c_d_e or <https://a.example>: `a`!\n",
    );
    check(
        "Zie https://a.example.\n",
        &[("Zie <1/>.", "See https://a.example/en_x_ or www.b.example.")],
        "See https://a.example/en_x\\_ or www.b.example.\n",
    );
}

#[test]
fn html_is_written_as_html() {
    check(
        "<p title=\"T\">\nEen <b>twee</b>\n</p>\n\nA <b title='U'>b</b> <!-- c --> d\n",
        &[
            ("T", "\"x\" `"),
            ("Een <1>twee</1>", "One\n\n<1>two</1> *"),
            ("U", "it's | `"),
            ("A <1>b</1> d", "E <1>f</1> g"),
        ],
        "<p title=\"&quot;x&quot; &#96;\">\nOne&#10;&#10;<b>two</b> *\n</p>\n\nE <b title='it&#39;s &#124; &#96;'>f</b><!-- c --> g\n",
    );
    check("A <!-- c --> d\n", &[("A d", "B")], "B<!-- c -->\n");
}

#[test]
fn front_matter_keeps_its_quotes() {
    check(
        "---\ntitle: Een kop\nsubtitle: 'x'\nlead: \"y\"\ntags: [a, b]\nlang: nl\n---\nTekst. Meer.\n",
        &[
            ("Een kop", "A: head"),
            ("x", "it's"),
            ("y", "\"q\" \\"),
            ("a", "x, y"),
            ("b", "Yes we can"),
            ("Tekst.", "Text."),
        ],
        "---\ntitle: \"A: head\"\nsubtitle: 'it''s'\nlead: \"\\\"q\\\" \\\\\"\ntags: [\"x, y\", Yes we can]\nlang: en\n---\nText. Meer.\n",
    );
    check(
        "+++\ntitle = 'Kop'\nsummary = \"Een. Twee.\"\nlanguage = \"nl_NL\"\n+++\n",
        &[("Kop", "It's"), ("Een.", "A \"b\".")],
        "+++\ntitle = \"It's\"\nsummary = \"A \\\"b\\\". Twee.\"\nlanguage = \"en_US\"\n+++\n",
    );
    check(
        "---\ndescription: Een. Twee.\n---\n",
        &[("Een.", "A: b.")],
        "---\ndescription: \"A: b. Twee.\"\n---\n",
    );
    check("---\ntitle: x\n---\n", &[("x", "no")], "---\ntitle: \"no\"\n---\n");
}

#[test]
fn what_has_no_target_can_be_marked() {
    let text = "---\ntitle: Kop\n---\n**Een** zin. Twee ![alt](x \"t\").\n\n<p>Drie</p>\n";
    assert_eq!(
        translate(text, &[], Untranslated::Mark),
        "---\ntitle: \"[[Kop]]\"\n---\n\\[\\[**Een** zin.\\]\\] \\[\\[Twee ![\\[\\[alt\\]\\]](x \"[[t]]\").\\]\\]\n\n<p><mark lang=\"nl\">Drie</mark></p>\n"
    );
    assert_eq!(
        translate("Een. Twee.\n\n<p>Drie</p>\n", &[("Een.", "One.")], Untranslated::Source),
        "One. Twee.\n\n<p lang=\"nl\">Drie</p>\n"
    );
    assert_eq!(translate(text, &[], Untranslated::Source), text);
}

#[test]
fn language_marks_are_set() {
    let exported = export(
        &document("---\nlang: nl\nlocale: 'nl_NL'\n---\nDag\n\n<p lang=nl>x</p>\n"),
        "no",
        Untranslated::Source,
        |_| Some(TaggedText::plain("Hei")),
    );
    assert_eq!(
        String::from_utf8(exported.bytes).unwrap(),
        "---\nlang: \"no\"\nlocale: 'no_NO'\n---\nHei\n\n<p lang=no>Hei</p>\n"
    );
}

#[test]
fn encodings_survive() {
    let latin = b"# caf\xe9\n\nnog \xe9\xe9n **z\xe9\xe9**\n";
    let (document, _) = persklaar_document::read(latin, &MARKDOWN).unwrap();
    let exported = export(&document, "en", Untranslated::Source, |segment| {
        Some(TaggedText::new(
            segment.source.pieces().iter().cloned().chain([persklaar_text::Piece::Text(" Ж".to_owned())]),
        ))
    });
    assert_eq!(exported.bytes, b"# caf\xe9 &#1046;\n\nnog \xe9\xe9n **z\xe9\xe9** &#1046;\n");
    verify(latin, &exported.bytes, &MARKDOWN).unwrap();
}

#[test]
fn proof_lists_the_changes_and_refuses_others() {
    let text = "---\ntitle: Kop\nlang: nl\n---\nEen [twee](x \"T\") `c` **d**\n\n    code\n\n<p title=U>P</p>\n\n[r]: y 'V'\n";
    let new = "---\ntitle: Head\nlang: en\n---\nOne [two](x \"S\") `c` **d**\n\n    code\n\n<p title=W>Q</p>\n\n[r]: y 'W'\n";
    let proof = verify(text.as_bytes(), new.as_bytes(), &MARKDOWN).unwrap();
    let changes: Vec<(ChangeKind, &str)> =
        proof.changed.iter().map(|change| (change.kind, &text[change.start..change.end])).collect();
    assert_eq!(
        changes,
        [
            (ChangeKind::Metadata, "Kop"),
            (ChangeKind::Language, "nl"),
            (ChangeKind::Text, "Een"),
            (ChangeKind::Text, "ee"),
            (ChangeKind::Attribute, "T"),
            (ChangeKind::Attribute, "U"),
            (ChangeKind::Text, "P"),
            (ChangeKind::Attribute, "V"),
        ]
    );
    for other in [
        text.replace("code", "c0de"),
        text.replace("`c`", "`e`"),
        text.replace("(x ", "(z "),
        text.replace("y 'V'", "z 'V'"),
        text.replace("**d**", "**d** **e**"),
        text.replace("Een", "Een\n\nTwee"),
        text.replace("Een", "# Een"),
        text.replace("Een", "- Een"),
        text.replace("<p ", "<p class=x "),
        text.replace("lang: nl", "lung: nl"),
        text.replace("[r]", "[s]"),
        text.replace("Een", "<script>x</script>"),
        text.replace("Een", "![x](y)"),
        format!("{text}meer\n"),
        text.replace("\n    code", "\n     code"),
    ] {
        assert!(verify(text.as_bytes(), other.as_bytes(), &MARKDOWN).is_err(), "{other}");
    }
    let off = "Een <span translate=no>twee</span> drie\n";
    assert!(
        verify(
            off.as_bytes(),
            off.replace("twee", "two").as_bytes(),
            &Hint { file_name: Some("a.md"), ..Hint::default() }
        )
        .is_err()
    );
}
