//! What files mean, in small files of our own.

use super::*;

/// A file with one set of rules for all languages; a rule is `yes BEFORE~AFTER` or `no BEFORE~AFTER`.
fn file(rules: &[&str]) -> String {
    let rule = |rule: &&str| {
        let (verdict, sides) = rule.split_once(' ').unwrap();
        let (before, after) = sides.split_once('~').unwrap();
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        format!(
            "<rule break=\"{verdict}\"><beforebreak>{}</beforebreak><afterbreak>{}</afterbreak></rule>\n",
            escaped(before),
            escaped(after)
        )
    };
    let rules: String = rules.iter().map(rule).collect();
    format!(
        "<srx version=\"2.0\" xmlns=\"http://www.lisa.org/srx20\"><header cascade=\"no\"/><body><languagerules>\n\
         <languagerule languagerulename=\"all\">\n{rules}</languagerule></languagerules>\n\
         <maprules><languagemap languagepattern=\".*\" languagerulename=\"all\"/></maprules></body></srx>"
    )
}

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn cut(srx: &Srx, tag: &str, text: &str) -> String {
    let segmenter = srx.segmenter(&language(tag)).unwrap().unwrap();
    let mut out = text.to_owned();
    for start in segmenter.breaks(text).into_iter().rev() {
        out.insert(start, '|');
    }
    out
}

#[track_caller]
fn check(rules: &[&str], expected: &str) {
    let srx = read(file(rules).as_bytes()).unwrap();
    assert_eq!(srx.problems(), []);
    assert_eq!(cut(&srx, "nl", &expected.replace('|', "")), expected);
}

#[test]
fn the_first_rule_that_fits_decides() {
    check(&[r"no \bdr\.~\s", r"yes \.~\s"], "Een dr. en. |Nog");
    check(&[r"yes \.~\s", r"no \bdr\.~\s"], "Een dr. |en. |Nog");
    check(
        &[r"no dr\.~\s", r"no mr\.~\s", r"yes \.~\s\p{Lu}", r"no \.~\s", r"yes [.!]~\s"],
        "dr. A mr. B c. |D e. f! |g",
    );
}

#[test]
fn a_side_may_be_empty_or_missing() {
    check(&[r"yes \n~"], "a\n|b\n|c");
    check(&[r"no ~x", r"yes ~[xy]"], "axb|yc");
    let missing = file(&[r"yes \.~"]).replace("<afterbreak></afterbreak>", "").replace(" break=\"yes\"", "");
    assert_eq!(cut(&read(missing.as_bytes()).unwrap(), "nl", "a.b"), "a.|b");
}

#[test]
fn where_a_left_side_begins_makes_no_difference() {
    check(&[r"yes [a-z]+\.~\s", r"no x~"], "een. |twee. |x");
    check(&[r"no (\p{Lu}\.){2,}~\s", r"yes \.~\s"], "De U.S. is x. |U. |B");
    check(&[r"yes a.*b~"], "a b |b|c");
}

#[test]
fn places_are_known_in_any_script() {
    check(&[r"no \bé\.~", r"yes \.~"], "aé.|b é.c");
    check(&[r"no \bг\.~\s", r"yes \.~\s"], "2024 г. в дог. |Да");
    check(&[r"no ^\s*\d+\.~", r"yes \.~\s"], " 1. een 2. |twee");
    check(&[r"yes \.\B~\s", r"no x~"], "a. |b");
    check(&[r"no \.~\s*$", r"yes \.~"], "a.|b. \n");
    check(&[r"yes (?m:^)x~"], "x\n|x|y");
    check(&[r"no \.~\bx\b", r"yes \.~"], "a.x b.|xé c.|x1");
    check(&[r"yes \w\b~", r"no q~q"], "één |д |1");
}

#[test]
fn letters_of_two_bytes_are_letters() {
    let letters: Vec<String> = ('а'..='я')
        .chain('А'..='Я')
        .chain('α'..='ω')
        .chain('a'..='z')
        .map(|char| format!("q{char}"))
        .collect();
    let many = format!(r"no \b({})\.~\s", letters.join("|"));
    let srx = read(file(&[&many, r"no \bя\b.~\s", r"no ю\B.\.~", r"yes \.~\s"]).as_bytes()).unwrap();
    let expected = "я. яя. |qю. aqю. |юx. юю. ю.. |я";
    assert_eq!(cut(&srx, "ru", &expected.replace('|', "")), expected);
}

#[test]
fn the_dialects_of_icu_and_java_are_read() {
    check(&[r"no (?iu)\bÉG\.~", r"yes \.~"], "ég.x ÉG.x g.|x");
    check(&[r"no ((?i)jan|feb)\.~", r"yes \.~"], "JAN.x Feb.x mrt.|x");
    check(&[r"yes \Q...\E|…~\h"], "a... |b… |c. d");
    check(&[r"yes [\p{L}&&[^x]]\.~"], "a.|b x.c");
    check(&[r"yes [\p{L}--[xy]]\.~"], "a.|b x.c");
    check(&[r"yes [\p{Po}-[,]]~"], "a.|b,c");
    check(&[r"yes [\u0061\x{62}\x63]\.~"], "a.|b.|c.|d.e");
    check(&[r"yes \uD83D\uDE00~"], "a😀|b");
    check(&[r"yes \.\R~"], "a.\r\n|b.\n|c");
    check(&[r"yes \p{IsCyrillic}\p{Punct}~\s"], "да. |a. б! |x");
    check(&[r"yes (?x) \. # a stop~\s"], "a. |b");
    check(&[r"yes []a]~"], "]|a|b");
}

#[test]
fn looks_at_the_edges_are_conditions_of_the_place() {
    check(&[r"yes (?<!3ds )[Mm]ax\.~"], "3ds max.a max.|b 3d max.|c");
    check(&[r"yes \.(?=\s\p{Lu})~"], "a. |B. c");
    check(&[r"yes \.(?!x)~"], "a.|b.x");
    check(&[r"yes ~(?<=\.)\s", r"no x~"], "a. |b c");
    check(&[r"yes \.~(?<!\bdr\.)\s"], "Een dr. x. |y");
    check(&[r"yes \.~\s(?!\d)"], "a. 1. |b");
    check(&[r"yes (?<=a)b\.~"], "ab.|b.c");
    check(&[r"yes x|\.(?!y)~"], "ax|b.|c.y");
}

#[test]
fn what_gives_nothing_back_is_read_where_it_is_exact() {
    check(&[r"yes [.?!]++~"], "a?!|b.|c");
    check(&[r"yes \.~\s++\p{Lu}"], "a. b.  |C");
    check(&[r"yes (?>abc)\.~"], "abc.|b");
}

#[test]
fn problems_are_told_with_their_lines() {
    let srx = read(file(&[r"yes \.~", r"no (a)\1~", r"no a(?=b)c~", "no &x~"]).as_bytes()).unwrap();
    let lines: Vec<u32> = srx.problems().iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [4, 5]);
    assert_eq!(srx.problems()[0].problem, "the rule is left out: before the break it has a back-reference");
    assert_eq!(srx.languages()[0].rules, 2);
    let unknown = file(&["no x~", "yes y~"]).replace(">x<", ">&evil;<");
    let srx = read(unknown.as_bytes()).unwrap();
    assert_eq!(srx.problems()[0].line, 3);
    assert_eq!(cut(&srx, "nl", "yx"), "y|x");
}

const MAPS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE srx SYSTEM "srx.dtd" [<!ENTITY a "b">]>
<srx version="2.0" xmlns:okpsrx="x">
<header segmentsubflows="no" cascade="CASCADE">
<formathandle type="start" include="yes"/><formathandle type="end" include="yes"/>
<okpsrx:options useIcu4jBreakRules="yes"/><okpsrx:rangeRule>\[.*\]</okpsrx:rangeRule></header>
<body><languagerules>
<languagerule languagerulename="Dutch"><rule break="no"><beforebreak>dhr\.</beforebreak></rule></languagerule>
<languagerule languagerulename="Belgian"><rule break="no"><beforebreak>nv\.</beforebreak></rule></languagerule>
<languagerule languagerulename="Default"><rule break="yes"><beforebreak>\.</beforebreak><afterbreak>\s</afterbreak></rule></languagerule>
</languagerules>
<maprules>
<languagemap languagepattern="NL-BE" languagerulename="Belgian"/>
<languagemap languagepattern="(NL|af).*" languagerulename="Dutch"/>
<languagemap languagepattern="nl.*" languagerulename="Default"/>
<languagemap languagepattern="e(?=n).*" languagerulename="Default"/>
<languagemap languagepattern="en" languagerulename="English"/>
</maprules></body></srx>"#;

#[test]
fn maps_lead_from_languages_to_rules() {
    let all = read(MAPS.replace("CASCADE", "yes").as_bytes()).unwrap();
    assert_eq!(cut(&all, "nl-BE", "Een dhr. en nv. of. Zo"), "Een dhr. en nv. of. |Zo");
    assert_eq!(cut(&all, "nl", "Een dhr. en nv. of. Zo"), "Een dhr. en nv. |of. |Zo");
    assert!(all.segmenter(&language("en")).unwrap().is_none());
    let first = read(MAPS.replace("CASCADE", "no").as_bytes()).unwrap();
    assert_eq!(cut(&first, "nl", "Een dhr. en. Zo"), "Een dhr. en. Zo");
    assert_eq!(all.languages()[0].patterns, ["(NL|af).*"]);
}

#[test]
fn what_of_the_header_and_the_maps_is_not_honoured_is_told() {
    let srx = read(MAPS.as_bytes()).unwrap();
    let lines: Vec<u32> = srx.problems().iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 4, 5, 6, 6, 16, 17], "{:?}", srx.problems());
}

#[test]
fn srx_1_is_read_as_far_as_it_is_the_same() {
    let old = file(&[r"yes \.~\s"])
        .replace("version=\"2.0\" xmlns=\"http://www.lisa.org/srx20\"", "version=\"1.0\"")
        .replace("<header cascade=\"no\"/>", "<header segmentsubflows=\"yes\"/>")
        .replace("<maprules>", "<maprules><maprule maprulename=\"Default\">")
        .replace("</maprules>", "</maprule><maprule maprulename=\"Other\"><languagemap languagepattern=\"x\" languagerulename=\"all\"/></maprule></maprules>");
    let srx = read(old.as_bytes()).unwrap();
    assert_eq!(srx.problems().len(), 1);
    assert_eq!(cut(&srx, "fr", "a. b"), "a. |b");
}

#[test]
fn what_is_no_srx_is_told_apart() {
    let check = |bytes: &[u8], expected: &str| assert_eq!(read(bytes).unwrap_err().to_string(), expected);
    check(b"<tmx/>", "the file is XML, but <tmx> and not SRX");
    check(b"Hello", "line 1: this is not XML");
    check(b"", "line 1: the file ends here and is not complete");
    check(b"<srx>\n<body>", "line 2: the file ends here and is not complete");
    check(b"<srx/>", "the file has no segmentation rules");
    check(&vec![b' '; MOST_BYTES + 1], "the file is larger than 4 MB");
    let many = format!("<srx><languagerule>{}", "<rule/>".repeat(MOST_RULES + 1));
    check(
        many.as_bytes(),
        "line 1: the file has more than 20,000 rules, or than 2,000 sets of rules and language maps",
    );
    let many = format!("<srx>{}", "<languagerule languagerulename='a'/>".repeat(MOST_OTHERS + 1));
    assert!(matches!(read(many.as_bytes()), Err(NotSrx::TooManyRules { line: 1 })));
    assert!(matches!(
        read("<a>".repeat(200).replacen("<a>", "<srx>", 1).as_bytes()),
        Err(NotSrx::Broken { .. })
    ));
}

#[test]
fn hostile_files_are_bounded() {
    let srx = read(file(&[r"yes (((a{1000}){1000}){1000})~", r"yes \.~\s"]).as_bytes()).unwrap();
    assert_eq!(srx.problems()[0].problem, "the rule is left out: it is too large");
    let large: Vec<String> = (0..600).map(|at| format!("yes (\\p{{L}}?{at}){{900}}~{at}")).collect();
    let large: Vec<&str> = large.iter().map(String::as_str).collect();
    assert_eq!(read(file(&large).as_bytes()).unwrap().segmenter(&language("nl")).unwrap_err(), TooLarge);
    let map = file(&[r"yes \.~\s"]).replace("\".*\"", "\"(a{1000}){1000}\"");
    assert!(read(map.as_bytes()).unwrap().problems()[0].problem.ends_with("its pattern is too large"));
    let sets = r"(?i)[\p{L}&&[^a]]".repeat(300);
    let large = file(&vec![format!("no {sets}~x").as_str(); 110]);
    assert!(read(large.as_bytes()).unwrap().problems()[0].problem.contains("large set"));
    let slow = read(file(&[r"no (.*a){12}~.*b", r"yes .~.*c"]).as_bytes()).unwrap();
    slow.segmenter(&language("nl")).unwrap().unwrap().breaks(&"a. ".repeat(3_000));
}

proptest::proptest! {
    #[test]
    fn any_file_is_read_or_refused(
        text in r#"(<srx>|</srx>|<languagerule languagerulename="a">|<rule break="no">|<beforebreak>|</beforebreak>|</rule>|</languagerule>|<languagemap languagepattern=".*" languagerulename="a"/>|&[a-z]*;|<!DOCTYPE|<!\[CDATA\[|\PC){0,20}"#
    ) {
        if let Ok(srx) = read(text.as_bytes()) {
            let _ = srx.segmenter(&Language::default());
        }
    }
}

/// Whether a rule fits at a place, by its definition: its left side ends there, its right side begins there.
fn fits(before: &str, after: &str, text: &str, place: usize) -> bool {
    let is_match = |pattern: String| regex_automata::meta::Regex::new(&pattern).unwrap().is_match(text);
    let (left, right) = (text[..place].chars().count(), text[place..].chars().count());
    is_match(format!(r"\A(?s:.*)(?:{before})(?s:.{{{right}}})\z"))
        && is_match(format!(r"\A(?s:.{{{left}}})(?:{})", after.replace('$', r"(?:\n?\z)")))
}

/// The places that the rules cut at, in the shape of [`Segmenter::breaks`].
fn by_definition(rules: &[(String, String, String)], text: &str) -> Vec<usize> {
    let cuts = (1..text.len()).filter(|place| text.is_char_boundary(*place)).filter(|place| {
        let decides = rules.iter().find(|(_, before, after)| fits(before, after, text, *place));
        decides.is_some_and(|(verdict, ..)| verdict == "yes")
    });
    let starts = cuts.map(|cut| text.len() - text[cut..].trim_start().len());
    let mut starts: Vec<usize> =
        starts.filter(|start| *start < text.len() && !text[..*start].trim().is_empty()).collect();
    starts.dedup();
    starts
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]
    #[test]
    fn cuts_are_those_of_the_definition(
        rules in proptest::collection::vec(
            ("yes|no", r"([ab.é]|\\b|\\B|\^|\(a\|b\.\)|\[\^a\]|\[ab\]\+|a\{2\}){0,3}", r"([ab. é]|\\b|a\*|\.\?|\$){0,2}"),
            1..5,
        ),
        text in "[ab. é\n]{0,12}",
    ) {
        let written: Vec<String> =
            rules.iter().map(|(verdict, before, after)| format!("{verdict} {before}~{after}")).collect();
        let written: Vec<&str> = written.iter().map(String::as_str).collect();
        let srx = read(file(&written).as_bytes()).unwrap();
        let segmenter = srx.segmenter(&Language::default()).unwrap().unwrap();
        proptest::prop_assert_eq!(segmenter.breaks(&text), by_definition(&rules, &text));
    }
}
