//! Every file of other tools that is at hand: each gives units or says why not, and nothing is lost in silence.
//!
//! Beside the reader stands a naive count over the bytes of a file: how many translations a plain search finds in it.

use crate::fixture::Fixture;
use crate::trip::{comes_back, import, units};
use persklaar_memory::{ImportError, Imported, Reason};
use persklaar_text::TagKind;
use regex_automata::meta::Regex;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

fn files() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/interchange");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return None;
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.file_name().unwrap() != "MANIFEST.tsv");
    files.sort();
    Some(files)
}

/// As text, in whatever of the encodings that occur it is.
fn decoded(bytes: &[u8]) -> String {
    let (encoding, mark) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned()
}

#[test]
fn every_file_gives_units_or_says_why_not() {
    let Some(files) = files() else { return };
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    let mut odd = Vec::new();
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(path).unwrap();
        let before = memory.count().unwrap();
        let mut outcome = import(&mut memory, &bytes, None);
        if matches!(outcome, Err(ImportError::LanguagesNeeded)) {
            assert_eq!(memory.count().unwrap(), before, "{name}");
            outcome = import(&mut memory, &bytes, Some(("en", "fr")));
        }
        match outcome {
            Ok(imported) => {
                println!("{name}: {}", told(&imported));
                assert_eq!(memory.count().unwrap(), before + imported.units, "{name}");
                odd.extend(difference(&name, &decoded(&bytes), &imported));
            }
            Err(error) => {
                println!("{name}: {error}");
                assert_eq!(memory.count().unwrap(), before, "{name}");
                let is_precise = matches!(error, ImportError::Unknown(_) | ImportError::Broken { .. });
                assert!(is_precise, "{name}: {error:?}");
            }
        }
    }
    assert!(odd.is_empty(), "{}", odd.join("\n"));
    println!("{} units in all", memory.count().unwrap());
    assert!(memory.count().unwrap() > 2000);
    comes_back(&memory);
}

/// A page that was translated in Trados: what is a link there is said in the header alone.
#[test]
fn tags_and_neighbours_of_trados_are_found() {
    let Some(files) = files() else { return };
    let name = "okapi_afb328c5_W3CHTMHLTest115991.sdlxliff";
    let Some(path) = files.iter().find(|path| path.ends_with(name)) else { return };
    let Fixture { folder: _folder, mut memory } = Fixture::new();
    import(&mut memory, &std::fs::read(path).unwrap(), None).unwrap();
    let units = units(&memory);
    assert!(units.len() > 4 && units.iter().all(|unit| unit.previous.is_some() || unit.next.is_some()));
    let kinds: Vec<TagKind> =
        units.iter().flat_map(|unit| unit.source.tags().map(|tag| tag.kind).collect::<Vec<_>>()).collect();
    assert!(kinds.len() > 4 && kinds.iter().all(|kind| *kind == TagKind::Link), "{kinds:?}");
}

fn told(imported: &Imported) -> String {
    let Imported { units, merged, skipped } = imported;
    format!("{units} units, {merged} merged, {} left out{}", skipped.len(), reasons(imported))
}

fn reasons(imported: &Imported) -> String {
    let mut reasons: Vec<String> =
        imported.skipped.iter().map(|skipped| skipped.reason.to_string()).collect();
    reasons.sort();
    reasons.dedup();
    reasons.truncate(6);
    if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join("; ")) }
}

/// What a plain search finds is what was taken, merged and left out together.
fn difference(name: &str, text: &str, imported: &Imported) -> Option<String> {
    if imported.skipped.iter().any(|skipped| skipped.reason == Reason::NothingInFile) {
        assert_eq!((imported.units, imported.merged, imported.skipped.len()), (0, 0, 1), "{name}");
        return (matches(text, r"<([a-z]+:)?(tu|trans-unit|segment)[\s>]") > 0)
            .then(|| format!("{name}: there are units"));
    }
    let found = imported.units + imported.merged + imported.skipped.len() as u64;
    let (expected, what) = if text.contains("<tmx") {
        (tmx_pairs(text), "pairs")
    } else if is_second(text) {
        (matches(&outside(text, "(?s)<!--.*?-->"), r"<segment[\s>]"), "segments")
    } else {
        (xliff_segments(text), "segments")
    };
    (found != expected).then(|| format!("{name}: {found} of {expected} {what}"))
}

fn is_second(text: &str) -> bool {
    regex(r"<xliff[^>]*srcLang").is_match(text)
}

/// Each is made once: that takes longer than all searches with it.
fn regex(pattern: &'static str) -> Regex {
    static MADE: LazyLock<Mutex<HashMap<&str, Regex>>> = LazyLock::new(Mutex::default);
    MADE.lock().unwrap().entry(pattern).or_insert_with(|| Regex::new(pattern).unwrap()).clone()
}

fn matches(text: &str, pattern: &'static str) -> u64 {
    regex(pattern).find_iter(text).count() as u64
}

fn parts<'a>(text: &'a str, pattern: &'static str) -> Vec<&'a str> {
    regex(pattern).find_iter(text).map(|found| &text[found.range()]).collect()
}

fn outside(text: &str, pattern: &'static str) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for found in regex(pattern).find_iter(text) {
        out.push_str(&text[at..found.start()]);
        at = found.end();
    }
    out + &text[at..]
}

/// A unit of so many texts is one pair fewer, or is left out as a whole.
fn tmx_pairs(text: &str) -> u64 {
    let text = outside(text, "(?s)<!--.*?-->");
    let units = parts(&text, r"(?s)<tu(?:\s[^>]*)?>.*?</tu>|<tu(?:\s[^>]*)?/>");
    units.iter().map(|unit| matches(unit, r"<tuv[\s>]").saturating_sub(1).max(1)).sum()
}

/// Each unit is one segment, or as many as its source marks; a translation of more is more.
fn xliff_segments(text: &str) -> u64 {
    let text = outside(text, r"(?s)<!--.*?-->|<([a-z]+:)?alt-trans.*?</([a-z]+:)?alt-trans>");
    let units = parts(&text, r"(?s)<(?:[a-z]+:)?trans-unit[\s>].*?</(?:[a-z]+:)?trans-unit>");
    units.iter().map(|unit| marked(unit).max(1)).sum()
}

/// The start of a marked segment.
const MARK: &str = r#"<(?:[a-z]+:)?mrk[^>]*mtype=["']seg["']"#;

fn marked(unit: &str) -> u64 {
    let source = parts(unit, r"(?s)<(?:[a-z]+:)?seg-source.*?</(?:[a-z]+:)?seg-source>");
    let source = source.first().copied().unwrap_or_default();
    let target = parts(unit, r"(?s)<(?:[a-z]+:)?target.*?</(?:[a-z]+:)?target>");
    let is_whole = target
        .first()
        .is_some_and(|target| matches(target, MARK) == 0 && !outside(target, "<[^>]*>").trim().is_empty());
    if is_whole { 1 } else { matches(source, MARK) }
}
