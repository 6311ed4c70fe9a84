//! PO files of gettext.

use crate::fixture::Fixture;
use crate::trip::{brief, check, import, skipped, units};
use persklaar_memory::ImportError;

const HEADER: &str = "# Words of ours\nmsgid \"\"\nmsgstr \"\"\n\"Language: nl\\n\"\n\"X-Source-Language: en\\n\"\n\
    \"Last-Translator: Ada Bakker <ada@example.org>\\n\"\n\"PO-Revision-Date: 2026-11-23 21:10+0100\\n\"\n\n";

#[test]
fn messages_with_a_translation_are_units() {
    let file = format!(
        "{HEADER}#: main.c:1\nmsgid \"house\"\nmsgstr \"huis\"\n#, c-format\nmsgctxt \"menu\"\nmsgid \"\"\n\"%d \"\n\"files\\n\"\n\
         msgstr \"%d \\\"bestanden\\\"\"\n"
    );
    check(&file, None, &[["en", "nl", "house", "huis"], ["en", "nl", "%d files\n", "%d \"bestanden\""]]);
    check(
        &file.replace('\n', "\r\n"),
        None,
        &[["en", "nl", "house", "huis"], ["en", "nl", "%d files\n", "%d \"bestanden\""]],
    );
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    import(&mut memory, file.as_bytes(), None).unwrap();
    let unit = &units(&memory)[0];
    assert_eq!(
        (unit.author.as_deref(), unit.changed.to_string().as_str()),
        (Some("Ada Bakker"), "2026-11-23T20:10:00Z")
    );
}

#[test]
fn languages_come_from_the_header_and_the_caller() {
    let body = "msgid \"house\"\nmsgstr \"huis\"\n";
    let file = format!("{HEADER}{body}").replace("\"X-Source-Language: en\\n\"\n", "");
    let outcome = import(&mut Fixture::new().memory, file.as_bytes(), None);
    assert!(matches!(outcome, Err(ImportError::LanguagesNeeded)), "{outcome:?}");
    check(&file, Some(("en", "nl")), &[["en", "nl", "house", "huis"]]);
    check(&file, Some(("en-GB", "nl-BE")), &[["en-GB", "nl", "house", "huis"]]);
    check(&file, Some(("nl", "en")), &[["nl", "en", "huis", "house"]]);
    check(body, Some(("en", "fr")), &[["en", "fr", "house", "huis"]]);
    let other = check(&file, Some(("en", "de")), &[]);
    assert_eq!(skipped(&other), [(8, "there is no text in de")]);
}

#[test]
fn plural_forms() {
    let plural = |forms: &[&str], expected: &[[&str; 2]]| {
        let forms: String = (0..).zip(forms).map(|(at, form)| format!("msgstr[{at}] \"{form}\"\n")).collect();
        let file = format!("{HEADER}msgid \"file\"\nmsgid_plural \"files\"\n{forms}");
        let expected: Vec<[&str; 4]> =
            expected.iter().map(|[source, target]| ["en", "nl", source, target]).collect();
        check(&file, None, &expected);
    };
    plural(&["bestand", "bestanden"], &[["file", "bestand"], ["files", "bestanden"]]);
    plural(&["x"], &[["file", "x"], ["files", "x"]]);
    plural(&["a", "b", "c"], &[["file", "a"], ["files", "b"], ["files", "c"]]);
}

#[test]
fn what_is_left_out_is_told_with_its_line() {
    let file = format!(
        "{HEADER}#, fuzzy, c-format\nmsgid \"a\"\nmsgstr \"b\"\n\nmsgid \"c\"\nmsgstr \"\"\n\n#~ msgid \"d\"\n#~ msgstr \"e\"\n\n\
         msgid \"f\"\nmsgstr \"g\"h\"\n\nnonsense\n\nmsgid \"i\"\nmsgstr \"j\"\n"
    );
    let imported = check(&file, None, &[["en", "nl", "i", "j"]]);
    assert_eq!(
        skipped(&imported),
        [
            (10, "it is marked as fuzzy: nobody has looked at the translation yet"),
            (13, "there is no translation"),
            (16, "it is obsolete: the text is not in the program any more"),
            (19, "there is a quotation mark inside a text"),
            (22, "there is a line that is neither a message nor a comment"),
        ]
    );
}

#[test]
fn the_header_says_the_encoding() {
    let file = format!("{HEADER}msgid \"house\"\nmsgstr \"h~s\"\n")
        .replace("\"Language", "\"Content-Type: text/plain; charset=ISO-8859-15\\n\"\n\"Language");
    let bytes: Vec<u8> = file.bytes().map(|byte| if byte == b'~' { 0xa4 } else { byte }).collect();
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    import(&mut memory, &bytes, None).unwrap();
    assert_eq!(brief(&memory)[0][3], "h€s");
    let bytes: Vec<u8> = file
        .replace("ISO-8859-15", "UTF-8")
        .bytes()
        .map(|byte| if byte == b'~' { 0xff } else { byte })
        .collect();
    let imported = import(&mut Fixture::new().memory, &bytes, None).unwrap();
    assert_eq!((imported.units, imported.skipped.len()), (0, 1));
}
