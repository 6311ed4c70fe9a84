//! The frame of a TMX file and its units, in the order that the DTD of TMX 1.4 wants.

use super::segment;
use crate::unit::{Origin, Unit};
use jiff::Timestamp;
use jiff::tz::Offset;
use persklaar_text::Language;
use std::io::{self, Write};

/// The name of this program, as a file says what has made it.
pub(crate) const TOOL: &str = "Persklaar";

/// Up to the first unit. Without units the source language is not known.
pub(crate) fn begin(out: &mut dyn Write, from: Option<&Language>) -> io::Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let from = from.map_or_else(|| "*all*".to_owned(), ToString::to_string);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">")?;
    writeln!(out, "<tmx version=\"1.4\">")?;
    writeln!(
        out,
        "<header creationtool=\"{TOOL}\" creationtoolversion=\"{version}\" segtype=\"sentence\" \
         o-tmf=\"Persklaar\" adminlang=\"en\" srclang=\"{from}\" datatype=\"plaintext\"/>"
    )?;
    writeln!(out, "<body>")
}

/// After the last unit.
pub(crate) fn end(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "</body>\n</tmx>")
}

/// One unit: its own source language, for the header's is that of most.
pub(crate) fn unit(out: &mut dyn Write, unit: &Unit) -> io::Result<()> {
    write!(out, "<tu tuid=\"{}\" usagecount=\"{}\"", unit.uuid, unit.used)?;
    write!(out, " creationdate=\"{}\" changedate=\"{}\"", date(unit.created), date(unit.changed))?;
    if let Some(author) = unit.author.as_ref().filter(|author| !author.trim().is_empty()) {
        write!(out, " changeid=\"{}\"", segment::attribute(author))?;
    }
    writeln!(out, " srclang=\"{}\">", unit.from)?;
    property(out, "x-document", unit.document.as_deref())?;
    if unit.origin != Origin::Imported {
        property(out, "x-origin", Some(unit.origin.name()))?;
    }
    property(out, "x-previous", unit.previous.as_deref())?;
    property(out, "x-next", unit.next.as_deref())?;
    write!(out, "<tuv xml:lang=\"{}\">", unit.from)?;
    for (name, neighbour) in [("x-context-pre", &unit.previous), ("x-context-post", &unit.next)] {
        property(out, name, neighbour.as_deref().map(in_seg).as_deref())?;
    }
    writeln!(out, "<seg>{}</seg></tuv>", segment::tagged(&unit.source))?;
    writeln!(out, "<tuv xml:lang=\"{}\"><seg>{}</seg></tuv>", unit.to, segment::tagged(&unit.target))?;
    writeln!(out, "</tu>")
}

/// What there is nothing to say of is left out.
fn property(out: &mut dyn Write, name: &str, value: Option<&str>) -> io::Result<()> {
    match value {
        None | Some("") => Ok(()),
        Some(value) => writeln!(out, "<prop type=\"{name}\">{}</prop>", segment::text(value)),
    }
}

/// A neighbour as memoQ reads it: a segment that is written as text.
fn in_seg(neighbour: &str) -> String {
    if neighbour.is_empty() { String::new() } else { format!("<seg>{}</seg>", segment::text(neighbour)) }
}

/// `20261123T211007Z`.
fn date(time: Timestamp) -> String {
    Offset::UTC.to_datetime(time).strftime("%Y%m%dT%H%M%SZ").to_string()
}
