//! The inline codes of both versions of XLIFF. Codes of source and translation have the same id.

use crate::import::inline::{Code, Codes};
use crate::import::segment::Inline;
use crate::import::xml::attribute;
use persklaar_text::Half;
use quick_xml::events::BytesStart;

/// What an element of a `<source>`, `<seg-source>` or `<target>` of XLIFF 1 stands for.
pub(super) fn first(start: &BytesStart<'_>, codes: &mut Codes) -> Inline {
    let kind = attribute(start, &["ctype"]);
    let (kind, id) = (kind.as_deref(), attribute(start, &["id"]));
    // The halves of a pair name each other by `rid`; many tools give them one id instead.
    let pair = || attribute(start, &["rid"]).or_else(|| id.clone()).unwrap_or_default();
    match start.local_name().as_ref() {
        "g" => Inline::Around(codes.code("g", id.as_deref(), Half::Open, kind)),
        "x" | "ph" => Inline::Code(codes.code("x", id.as_deref(), Half::Single, kind)),
        "bx" | "bpt" => Inline::Code(begin(codes, &pair(), kind)),
        "ex" | "ept" => Inline::Code(end(codes, &pair(), kind)),
        "it" if closes(start) => Inline::Code(codes.code("it", id.as_deref(), Half::Close, kind)),
        "it" => Inline::Code(codes.code("it", id.as_deref(), Half::Open, kind)),
        "mrk" => mark(start),
        // An element of somebody's own: its text is text.
        _ => Inline::Transparent,
    }
}

/// What an element of a `<source>` or `<target>` of XLIFF 2 stands for.
pub(super) fn second(start: &BytesStart<'_>, codes: &mut Codes) -> Inline {
    let kind = attribute(start, &["subType"]).or_else(|| attribute(start, &["type"]));
    let (kind, id) = (kind.as_deref(), attribute(start, &["id"]));
    match start.local_name().as_ref() {
        "ph" => Inline::Code(codes.code("x", id.as_deref(), Half::Single, kind)),
        // A tool may write a pair as two halves in the translation.
        "pc" => Inline::Around(codes.code("pair", id.as_deref(), Half::Open, kind)),
        "sc" => Inline::Code(begin(codes, &id.unwrap_or_default(), kind)),
        "ec" => {
            let begins = attribute(start, &["startRef"]).or(id).unwrap_or_default();
            Inline::Code(end(codes, &begins, kind))
        }
        "sm" | "em" => Inline::Hidden,
        "cp" => control(start).map_or(Inline::Hidden, Inline::Character),
        _ => Inline::Transparent,
    }
}

fn begin(codes: &mut Codes, name: &str, kind: Option<&str>) -> Code {
    let code = codes.code("pair", Some(name), Half::Open, kind);
    codes.begin(name, code)
}

/// Its opening half may be in another segment.
fn end(codes: &mut Codes, name: &str, kind: Option<&str>) -> Code {
    match codes.end(name) {
        Some(code) => code,
        None => codes.code("pair", Some(name), Half::Close, kind),
    }
}

fn closes(start: &BytesStart<'_>) -> bool {
    attribute(start, &["pos"]).is_some_and(|pos| matches!(pos.to_ascii_lowercase().as_str(), "close" | "end"))
}

/// Segments are marked, and so is much that is of no concern here. What a reviser of Trados took out is still there.
fn mark(start: &BytesStart<'_>) -> Inline {
    match attribute(start, &["mtype"]).as_deref() {
        Some("seg") => Inline::Segment(attribute(start, &["mid"]).unwrap_or_default()),
        Some("x-sdl-deleted" | "x-sdl-feedback-deleted") => Inline::Hidden,
        _ => Inline::Transparent,
    }
}

/// `<cp hex="001A"/>`.
fn control(start: &BytesStart<'_>) -> Option<char> {
    char::from_u32(u32::from_str_radix(attribute(start, &["hex"])?.trim(), 16).ok()?)
}
