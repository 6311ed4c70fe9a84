//! Messages of a PO file, one after another.

use super::quoted::text;
use crate::import::decode::Decoded;
use crate::import::{ImportError, Reason};
use std::io::Read;

/// One message with what is said of it.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Of its first word.
    pub(super) line: u64,
    pub(super) id: String,
    pub(super) plural: Option<String>,
    pub(super) translations: Vec<String>,
    has_context: bool,
    is_fuzzy: bool,
    is_obsolete: bool,
    fault: Option<Reason>,
}

/// Longer messages are none; what is longer is read and not kept.
const LONGEST: usize = 8 * 1024 * 1024;
/// No language has more plural forms.
const MOST_FORMS: usize = 16;

impl Entry {
    /// The first message of a file: what it says of itself.
    pub(super) fn is_header(&self) -> bool {
        self.id.is_empty() && !self.has_context
    }

    /// Why the message is left out.
    pub(super) fn faults(&self, malformed: bool) -> Option<Reason> {
        let texts = || self.translations.iter().chain([&self.id]).chain(&self.plural);
        if let Some(fault) = &self.fault {
            Some(fault.clone())
        } else if self.is_obsolete {
            Some(Reason::Obsolete)
        } else if self.is_header() {
            None
        } else if self.is_fuzzy {
            Some(Reason::Fuzzy)
        } else if self.translations.iter().all(|text| text.trim().is_empty()) {
            Some(Reason::Untranslated)
        } else if malformed && texts().any(|text| text.contains('\u{fffd}')) {
            Some(Reason::Undecodable)
        } else {
            None
        }
    }

    fn begin(&mut self, word: Word) {
        match word {
            Word::Context => self.has_context = true,
            Word::Id => {}
            Word::Plural => self.plural = Some(String::new()),
            Word::Translation => self.translations.push(String::new()),
        }
    }

    /// Adds a string to the text that was begun last.
    fn append(&mut self, word: Word, written: &str) {
        let place = match word {
            // What tells equal texts apart is no part of either.
            Word::Context => return,
            Word::Id => Some(&mut self.id),
            Word::Plural => self.plural.as_mut(),
            Word::Translation => self.translations.last_mut(),
        };
        let Some(place) = place else { return };
        match text(written) {
            Ok(text) if place.len() + text.len() <= LONGEST => place.push_str(&text),
            Ok(_) => self.fault = Some(Reason::TooLong),
            Err(reason) => self.fault = Some(reason),
        }
    }
}

/// What a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Context,
    Id,
    Plural,
    Translation,
}

/// A line, taken apart.
enum Line<'a> {
    Blank,
    Comment {
        is_fuzzy: bool,
    },
    Begins(Word, &'a str),
    GoesOn(&'a str),
    /// `domain` and the like.
    Other,
    Broken,
}

/// Reads message after message.
pub(super) struct Reader<R: Read> {
    input: Decoded<R>,
    entry: Entry,
    /// What the last string belonged to.
    last: Option<Word>,
}

impl<R: Read> Reader<R> {
    pub(super) fn new(input: Decoded<R>) -> Self {
        Self { input, entry: Entry::default(), last: None }
    }

    pub(super) fn bytes_read(&self) -> u64 {
        self.input.bytes_read()
    }

    pub(super) fn is_malformed(&self) -> bool {
        self.input.is_malformed()
    }

    /// The next message; a new one begins where the translation of the last has ended.
    pub(super) fn entry(&mut self) -> Result<Option<Entry>, ImportError> {
        loop {
            let Some((number, line)) = self.input.next_line()? else {
                self.last = None;
                return Ok(self.begun().then(|| std::mem::take(&mut self.entry)));
            };
            if let Some(entry) = self.line(&line, number) {
                return Ok(Some(entry));
            }
        }
    }

    /// Whether anything of a message was read: comments alone are none.
    fn begun(&self) -> bool {
        self.entry.line > 0
    }

    fn line(&mut self, line: &str, number: u64) -> Option<Entry> {
        let (is_obsolete, content) = obsolete(line);
        let kind = taken_apart(content);
        let finished = self.ends_before(&kind).then(|| std::mem::take(&mut self.entry));
        if finished.is_some() {
            self.last = None;
        }
        match kind {
            Line::Blank | Line::Other => {}
            Line::Comment { is_fuzzy } => self.entry.is_fuzzy |= is_fuzzy,
            Line::Begins(word, string) => self.begin(word, string, number, is_obsolete),
            Line::GoesOn(string) => self.go_on(string, number),
            Line::Broken => self.fault(number, Reason::LineUnknown),
        }
        finished
    }

    fn ends_before(&self, line: &Line<'_>) -> bool {
        let is_whole = !self.entry.translations.is_empty() || self.entry.fault.is_some();
        match line {
            Line::Blank | Line::Comment { .. } | Line::Other => self.begun() && is_whole,
            Line::Begins(Word::Context, _) => self.begun(),
            Line::Begins(Word::Id, _) => self.begun() && self.last != Some(Word::Context),
            _ => false,
        }
    }

    fn begin(&mut self, word: Word, string: &str, number: u64, is_obsolete: bool) {
        if self.entry.line == 0 {
            self.entry.line = number;
        }
        if word == Word::Translation && self.entry.translations.len() >= MOST_FORMS {
            self.fault(number, Reason::TooManyForms);
            return;
        }
        self.entry.is_obsolete |= is_obsolete;
        self.last = Some(word);
        self.entry.begin(word);
        self.entry.append(word, string);
    }

    fn go_on(&mut self, string: &str, number: u64) {
        match self.last {
            Some(word) => self.entry.append(word, string),
            None => self.fault(number, Reason::TextAlone),
        }
    }

    fn fault(&mut self, number: u64, reason: Reason) {
        if self.entry.line == 0 {
            self.entry.line = number;
        }
        self.entry.fault = Some(reason);
    }
}

/// `#~ msgid "x"`: what stands behind the mark.
fn obsolete(line: &str) -> (bool, &str) {
    let line = line.trim();
    match line.strip_prefix("#~") {
        // `#~|` is what an obsolete message was before.
        Some(rest) if !rest.starts_with('|') => (true, rest.trim_start()),
        _ => (false, line),
    }
}

fn taken_apart(line: &str) -> Line<'_> {
    if line.is_empty() {
        return Line::Blank;
    }
    if let Some(flags) = line.strip_prefix("#,") {
        return Line::Comment { is_fuzzy: flags.split(',').any(|flag| flag.trim() == "fuzzy") };
    }
    if line.starts_with('#') {
        return Line::Comment { is_fuzzy: false };
    }
    if line.starts_with('"') {
        return Line::GoesOn(line);
    }
    let Some(quote) = line.find('"') else { return Line::Broken };
    let (word, string) = line.split_at(quote);
    let word = word.trim_end();
    match word {
        "msgctxt" => Line::Begins(Word::Context, string),
        "msgid" => Line::Begins(Word::Id, string),
        "msgid_plural" => Line::Begins(Word::Plural, string),
        "msgstr" => Line::Begins(Word::Translation, string),
        "domain" => Line::Other,
        _ if word.starts_with("msgstr[") && word.ends_with(']') => Line::Begins(Word::Translation, string),
        _ => Line::Broken,
    }
}
