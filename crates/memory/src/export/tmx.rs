//! The frame of a TMX file and its units, in the order that the DTD of TMX 1.4 wants.

use super::segment;
use crate::unit::Unit;
use jiff::Timestamp;
use jiff::tz::Offset;
use persklaar_text::Language;
use std::io::{self, Write};

/// Up to the first unit. Without units the source language is not known.
pub(crate) fn begin(out: &mut dyn Write, from: Option<&Language>) -> io::Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let from = from.map_or_else(|| "*all*".to_owned(), ToString::to_string);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">")?;
    writeln!(out, "<tmx version=\"1.4\">")?;
    writeln!(
        out,
        "<header creationtool=\"Persklaar\" creationtoolversion=\"{version}\" segtype=\"sentence\" \
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
    if let Some(author) = &unit.author {
        write!(out, " changeid=\"{}\"", segment::attribute(author))?;
    }
    writeln!(out, " srclang=\"{}\">", unit.from)?;
    let properties = [("x-document", &unit.document), ("x-previous", &unit.previous), ("x-next", &unit.next)];
    for (name, value) in properties {
        if let Some(value) = value {
            writeln!(out, "<prop type=\"{name}\">{}</prop>", segment::text(value))?;
        }
    }
    for (language, text) in [(&unit.from, &unit.source), (&unit.to, &unit.target)] {
        writeln!(out, "<tuv xml:lang=\"{language}\"><seg>{}</seg></tuv>", segment::tagged(text))?;
    }
    writeln!(out, "</tu>")
}

/// `20261123T211007Z`.
fn date(time: Timestamp) -> String {
    Offset::UTC.to_datetime(time).strftime("%Y%m%dT%H%M%SZ").to_string()
}
