//! PO files of gettext.
//!
//! Each message with a translation is a unit. Of a message with plural forms the first form goes with the singular and
//! every other with the plural; a language with one form has it with both. Fuzzy and obsolete messages are left out.
//! The context of a message is not kept: the same text with two contexts is two units where the translations differ.
//! Nor are its neighbours: messages stand in the order of the program's code, which nobody reads as a text.

mod entry;
mod header;
mod quoted;

use super::decode::Decoded;
use super::file_unit::{Details, FileUnit, Variant};
use super::sink::Sink;
use super::{ImportError, pairs};
use entry::{Entry, Reader};
use header::Header;
pub(crate) use header::charset;
use std::io::Read;

/// Whether the beginning of a text is that of a PO file: comments, then a message.
pub(crate) fn is_po(beginning: &str) -> bool {
    let mut lines =
        beginning.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.next().is_some_and(|line| {
        ["msgid", "msgctxt", "domain"]
            .iter()
            .any(|word| line.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with('"')))
    }) || beginning.lines().any(|line| line.starts_with("#~ msgid \""))
}

/// Reads a whole file into the sink.
pub(crate) fn read<R: Read>(input: Decoded<R>, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    let (mut reader, mut header) = (Reader::new(input), Header::default());
    while let Some(entry) = reader.entry()? {
        sink.step(reader.bytes_read())?;
        let line = entry.line;
        match entry.faults(reader.is_malformed()) {
            Some(reason) => sink.skip(line, reason),
            None if entry.is_header() => header = Header::of(&entry),
            None => take(&entry, &header, sink)?,
        }
    }
    Ok(())
}

fn take(entry: &Entry, header: &Header, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    let (from, to) = header.languages(sink.languages())?;
    for (source, target) in forms(entry) {
        let (author, changed) = (header.author.clone(), header.changed);
        let unit = FileUnit {
            details: Details { author, changed, ..Details::default() },
            variants: vec![Variant::plain(&from, source), Variant::plain(&to, target)],
            ..FileUnit::default()
        };
        pairs::take(&unit, None, sink, entry.line)?;
    }
    Ok(())
}

/// Which texts of a message belong together.
fn forms(entry: &Entry) -> Vec<(&str, &str)> {
    let translated = entry.translations.iter().map(String::as_str).filter(|text| !text.trim().is_empty());
    let Some(plural) = entry.plural.as_deref() else {
        return translated.take(1).map(|target| (entry.id.as_str(), target)).collect();
    };
    let forms: Vec<&str> = translated.collect();
    match forms.as_slice() {
        [only] => vec![(entry.id.as_str(), *only), (plural, *only)],
        [first, others @ ..] => {
            let mut pairs = vec![(entry.id.as_str(), *first)];
            pairs.extend(others.iter().map(|other| (plural, *other)));
            pairs
        }
        [] => Vec::new(),
    }
}
