//! XLIFF 1 and 2, and what Trados and memoQ make of the first.

use crate::fixture::Fixture;
use crate::trip::{check, import, skipped, units};
use persklaar_memory::ImportError;

/// A file of version 1.2 from en to nl.
fn one(body: &str) -> String {
    format!(
        "<?xml version='1.0'?>\n<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>\
         <file original='C:\\Users\\ada\\bericht.docx' source-language='en' target-language='nl'><header><note>x</note>\
         </header><body>\n{body}\n</body></file></xliff>"
    )
}

/// A file of version 2.0 from en to nl.
fn two(body: &str) -> String {
    format!(
        "<xliff version='2.0' srcLang='en' trgLang='nl'><file id='f'>\n<unit id='u'>{body}</unit></file></xliff>"
    )
}

fn unit(source: &str, target: &str) -> String {
    format!("<trans-unit id='1'><source>{source}</source><target>{target}</target></trans-unit>")
}

const HOUSE: [&str; 4] = ["en", "nl", "house", "huis"];

#[test]
fn pairs_of_version_one() {
    check(&one(&unit("house", "huis")), None, &[HOUSE]);
    check(&one(&format!("<group><group>{}</group></group>", unit("house", "huis"))), None, &[HOUSE]);
    let alternative = "<alt-trans><source>home</source><target>thuis</target></alt-trans></trans-unit>";
    check(&one(&unit("house", "huis").replace("</trans-unit>", alternative)), None, &[HOUSE]);
    check(&one(&unit("<![CDATA[a<b]]>&amp;&#x41;", "c")), None, &[["en", "nl", "a&lt;b&amp;A", "c"]]);
    let prefixed =
        one(&unit("house", "huis")).replace('<', "<x:").replace("<x:/", "</x:").replace("<x:?", "<?");
    check(&prefixed, None, &[HOUSE]);
}

#[test]
fn languages_come_from_the_file_then_the_text_then_the_caller() {
    let file = one(&unit("house", "huis"));
    let without = file.replace(" target-language='nl'", "");
    check(
        &without.replace("<target>", "<target xml:lang='nl-BE'>"),
        None,
        &[["en", "nl-BE", "house", "huis"]],
    );
    check(&without, Some(("en-GB", "nl")), &[HOUSE]);
    let outcome = import(&mut Fixture::new().memory, without.as_bytes(), None);
    assert!(matches!(outcome, Err(ImportError::LanguagesNeeded)), "{outcome:?}");
    let other = check(&file, Some(("en", "fr")), &[]);
    assert_eq!(skipped(&other), [(3, "there is no text in fr")]);
    check(&file, Some(("nl", "en")), &[["nl", "en", "huis", "house"]]);
    let same = check(&file.replace("'nl'", "'en'"), None, &[]);
    assert_eq!(skipped(&same), [(3, "every text in it is in en")]);
}

#[test]
fn segments_are_paired_by_their_ids() {
    let body = |source: &str, target: &str| {
        one(&format!(
            "<trans-unit id='1'><source>One. Two.</source><seg-source>{source}</seg-source><target>{target}</target></trans-unit>"
        ))
    };
    let mark = |id: &str, text: &str| format!("<mrk mtype='seg' mid='{id}'>{text}</mrk>");
    let both = mark("1", "One.") + " " + &mark("2", " Two.");
    let (one, two) = (["en", "nl", "One.", "Een."], ["en", "nl", "Two.", "Twee."]);
    check(&body(&both, &(mark("2", "Twee.") + " " + &mark("1", "Een."))), None, &[one, two]);
    check(
        &body(&format!("<g id='0'>{both}</g>"), &(mark("1", "Een.") + &mark("2", "Twee."))),
        None,
        &[one, two],
    );
    let half = check(&body(&both, &(mark("1", "Een.") + &mark("2", ""))), None, &[one]);
    assert_eq!(skipped(&half), [(3, "there is no translation")]);
    let more = check(
        &body(&both, &(mark("1", "Een.") + &mark("2", "Twee.") + &mark("3", "Drie."))),
        None,
        &[one, two],
    );
    assert_eq!(skipped(&more), [(3, "there is a translation of a text that is not there")]);
    check(&body(&both, "Een. Twee."), None, &[["en", "nl", "One.  Two.", "Een. Twee."]]);
    check(
        &body(&both, &(mark("1", "Een.") + &mark("1", " En.") + &mark("2", "Twee."))),
        None,
        &[["en", "nl", "One.", "Een. En."], two],
    );
    let split = mark("1", "<bpt id='1' ctype='bold'/>One.") + &mark("2", "Two.<ept id='1'/>");
    check(
        &body(&split, &(mark("1", "<bpt id='1'/>Een.") + &mark("2", "Twee.<ept id='1'/>"))),
        None,
        &[["en", "nl", "<1>One.", "<1>Een."], ["en", "nl", "Two.</1>", "Twee.</1>"]],
    );
}

#[test]
fn what_has_no_translation_is_told() {
    let untranslated = |body: &str| {
        let imported = check(&one(body), None, &[]);
        assert_eq!(skipped(&imported), [(3, "there is no translation")], "{body}");
    };
    untranslated("<trans-unit id='1'><source>house</source></trans-unit>");
    untranslated(&unit("house", ""));
    untranslated(&unit("house", " \n "));
    untranslated("<trans-unit id='1' translate='no'><source>house</source><note>huis</note></trans-unit>");
    check(
        &one(&unit("house", "huis").replace("<target>", "<target state='needs-review-translation'>")),
        None,
        &[HOUSE],
    );
    let nothing = check(&one(""), None, &[]);
    assert_eq!(skipped(&nothing), [(1, "there is no unit in the file")]);
    let broken = check(&one(&(unit("&x;", "huis") + "\n" + &unit("house", "huis"))), None, &[HOUSE]);
    assert_eq!(skipped(&broken), [(3, "the entity &x; is not known")]);
}

#[test]
fn codes_of_version_one_become_tags() {
    let seg = |source: &str, target: &str, expected: [&str; 2], kinds: &str| {
        let Fixture { folder: _folder, mut memory } = Fixture::new();
        import(&mut memory, one(&unit(source, target)).as_bytes(), None).unwrap();
        let unit = &units(&memory)[0];
        let found = [unit.source.written(), unit.target.written()];
        assert_eq!((found, unit.source.kinds().as_str()), (expected.map(str::to_owned), kinds));
        crate::trip::comes_back(&memory);
    };
    seg(
        "<g id='7' ctype='bold'>a</g> b<x id='8' ctype='lb'/>",
        "b<x id='8'/> <g id='7'>a</g>",
        ["<1>a</1> b<2/>", "b<2/> <1>a</1>"],
        "1:bold 2:break",
    );
    seg(
        "<bpt id='1' rid='3' ctype='x-html-i'>&lt;i></bpt>a<ept id='2' rid='3'>&lt;/i></ept>",
        "<bpt id='1' rid='3'/>b<ept id='2' rid='3'/>",
        ["<1>a</1>", "<1>b</1>"],
        "1:italic",
    );
    seg(
        "<bx id='1'/>a<ex id='1'/><ph id='2'>%s<sub>x</sub></ph>",
        "b<ph id='2'>%s</ph>",
        ["<1>a</1><2/>", "b<2/>"],
        "1:other 2:other",
    );
    seg("<it id='1' pos='open' ctype='link'/>a", "<it id='2' pos='close'/>b", ["<1>a", "</2>b"], "1:link");
    seg(
        "a <mrk mtype='term'>b</mrk> <own>c</own>",
        "<mrk mtype='x-sdl-deleted'>x</mrk>d",
        ["a b c", "d"],
        "",
    );
}

#[test]
fn white_space_is_kept_where_the_file_says_so() {
    let unit = unit("a\n  b", "c\n  d\n");
    check(&one(&unit), None, &[["en", "nl", "a b", "c d"]]);
    check(
        &one(&unit.replace("id='1'", "id='1' xml:space='preserve'")),
        None,
        &[["en", "nl", "a\n  b", "c\n  d"]],
    );
    check(
        &one(&unit).replace("original=", "xml:space='preserve' original="),
        None,
        &[["en", "nl", "a\n  b", "c\n  d"]],
    );
}

#[test]
fn what_trados_and_memoq_say_of_a_segment() {
    let trados = "<trans-unit id='1'><source>a</source><seg-source><mrk mtype='seg' mid='5'>a</mrk><mrk mtype='seg' mid='6'>b\
        </mrk></seg-source><target><mrk mtype='seg' mid='5'>c</mrk><mrk mtype='seg' mid='6'>d</mrk></target><sdl:seg-defs>\
        <sdl:seg id='5' conf='ApprovedTranslation' locked='true'><sdl:prev-origin><sdl:value key='modified_on'>x</sdl:value>\
        </sdl:prev-origin><sdl:value key='created_by'>Bo</sdl:value><sdl:value key='last_modified_by'>LAB\\ada</sdl:value>\
        <sdl:value key='modified_on'>08/30/2020 05:44:31</sdl:value></sdl:seg><sdl:seg id='6' conf='RejectedTranslation'/>\
        </sdl:seg-defs></trans-unit>";
    let memoq = "<trans-unit id='2' mq:lastchangedtimestamp='2021-05-13T10:07:00Z' mq:lastchanginguser='eva'><source>e</source>\
        <target>f</target></trans-unit>";
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let imported = import(&mut memory, one(&format!("{trados}{memoq}")).as_bytes(), None).unwrap();
    assert_eq!(skipped(&imported), [(3, "its translation was rejected")]);
    let told: Vec<_> = units(&memory)
        .into_iter()
        .map(|unit| (unit.author.unwrap(), unit.changed.to_string(), unit.document.unwrap()))
        .collect();
    let expected = [("LAB\\ada", "2020-08-30T05:44:31Z"), ("eva", "2021-05-13T10:07:00Z")]
        .map(|(author, time)| (author.to_owned(), time.to_owned(), "bericht.docx".to_owned()));
    assert_eq!(told, expected);
}

/// The tags of Trados have their kinds in the header: by the name of what they were, else by the look they give.
#[test]
fn tags_of_trados_have_the_kinds_of_their_definitions() {
    let header = "<header><reference><internal-file form='base64'>QQ==</internal-file></reference>\
        <tag-defs><tag id='0'><st name='p'>&lt;p></st></tag><tag id='1'><bpt name='b' word-end='false'>&lt;b></bpt>\
        <ept name='b'>&lt;/b></ept></tag><tag id='2'><ph name='br'>&lt;br></ph></tag><tag id='3'><bpt name='cf'>&lt;cf></bpt>\
        <bpt-props><value key='Bold'>x</value></bpt-props><ept name='cf'/><fmt id='7'/></tag><tag id='4'><bpt name='cf'/><ept/>\
        <fmt id='8'/></tag><tag id='5'><bpt name='a'/><ept name='a'/><fmt id='7'/></tag><tag id='6'><bpt name='cf'/><ept/>\
        <fmt id='99'/></tag><tag/></tag-defs><fmt-defs><fmt-def id='7'><value key='FontSize'>9</value>\
        <value key='Italic'>True</value><value key='Bold'>False</value></fmt-def><fmt-def id='8'>\
        <value key='TextPosition'>Superscript</value></fmt-def></fmt-defs></header>";
    let file = one(&unit(
        "<g id='1'>a</g><x id='2'/><g id='3'>b</g><g id='4'>c</g><g id='5'>d</g><g id='6'>e</g><x id='44'/>",
        "<g id='5'>D</g><x id='2'/><g id='1'>A</g>",
    ));
    let file = file.replace("<header><note>x</note></header>", header);
    assert!(file.contains("tag-defs"));
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    import(&mut memory, file.as_bytes(), None).unwrap();
    let found = &units(&memory)[0];
    assert_eq!(found.source.kinds(), "1:bold 2:break 3:italic 4:super 5:link 6:span 7:other");
    assert_eq!(found.target.written(), "<5>D</5><2/><1>A</1>");
    assert_eq!(found.target.kinds(), "5:link 2:break 1:bold");
    let other = file
        .replace("</file>", "</file><file source-language='en' target-language='nl'><body>")
        .replace("</xliff>", &format!("{}</body></file></xliff>", unit("<g id='1'>z</g>", "z")));
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    import(&mut memory, other.as_bytes(), None).unwrap();
    assert_eq!(units(&memory)[1].source.kinds(), "1:other");
}

#[test]
fn segments_of_version_two() {
    let seg = |source: &str, target: &str| {
        format!("<segment><source>{source}</source><target>{target}</target></segment>")
    };
    let ignored = "<ignorable><source>x</source><target>y</target></ignorable>";
    let matches = "<mtc:matches><mtc:match><source>p</source><target>q</target></mtc:match></mtc:matches>";
    check(
        &two(&format!("{matches}{}{ignored}{}", seg("house", "huis"), seg("a", "b"))),
        None,
        &[HOUSE, ["en", "nl", "a", "b"]],
    );
    let untranslated = check(&two("\n<segment state='initial'><source>a</source></segment>"), None, &[]);
    assert_eq!(skipped(&untranslated), [(3, "there is no translation")]);
    check(&two(&seg("house", "huis")).replace(" trgLang='nl'", ""), Some(("en", "nl")), &[HOUSE]);
    let file = two(&seg(
        "<pc id='1' type='fmt' subType='xlf:b'>a</pc> <ph id='2'/><cp hex='0009'/><cp hex='0001'/>",
        "<sc id='1'/>b<ec startRef='1'/> <ph id='2'/><sm id='m1'/>c<em startRef='m1'/> <mrk id='m2'>d</mrk>",
    ));
    check(&file, None, &[["en", "nl", "<1>a</1> <2/>", "<1>b</1> <2/>c d"]]);
    let halves =
        two(&(seg("<sc id='1'/>a.", "<sc id='1'/>b.") + &seg("c<ec startRef='1'/>", "d<ec startRef='1'/>")));
    check(&halves, None, &[["en", "nl", "<1>a.", "<1>b."], ["en", "nl", "c</1>", "d</1>"]]);
}

#[test]
fn a_broken_file_leaves_the_memory_as_it_was() {
    let mut fixture = Fixture::new();
    fixture.with(&[("een", "one")]);
    let whole = one(&format!("{}\n{}", unit("house", "huis"), unit("a", "b")));
    for (file, line) in [
        (whole.replace("</body>", ""), 5),
        (whole.replacen("</target>", "</targe>", 1), 3),
        (whole[..whole.len() - 40].to_owned(), 4),
    ] {
        match import(&mut fixture.memory, file.as_bytes(), None) {
            Err(ImportError::Broken { line: found, .. }) => assert_eq!(found, line, "{file}"),
            other => panic!("{file}: {other:?}"),
        }
        assert_eq!(fixture.memory.count().unwrap(), 1);
    }
}
