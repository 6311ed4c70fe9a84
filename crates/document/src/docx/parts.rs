//! Which parts a package has and how they hang together: content types and relationships.
//!
//! Only what leads to the text is looked at; everything else is never even unpacked.

use super::archive::{Archive, Packed};
use super::xml::{self, Kind, Tokens};
use crate::read::NotADocument;

/// One relationship of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relationship {
    pub(crate) id: String,
    /// The last word of its type, such as `header`.
    pub(crate) kind: String,
    pub(crate) target: String,
    pub(crate) external: bool,
}

/// The relationships of a part; none where they cannot be read.
pub(crate) fn relationships(archive: &mut Archive<'_>, part: &str) -> Vec<Relationship> {
    let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    let Some(text) = text(archive, &format!("{folder}{slash}_rels/{file}.rels")) else { return Vec::new() };
    let starts = Tokens::new(&text, 0..text.len()).filter(is_relationship);
    starts
        .filter_map(|token| {
            let of = |name: &str| xml::value(&text, &token.span, name);
            let kind = of("Type")?;
            Some(Relationship {
                id: of("Id")?,
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: of("Target")?,
                external: of("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external")),
            })
        })
        .collect()
}

fn is_relationship(token: &xml::Token<'_>) -> bool {
    matches!(token.kind, Kind::Start(_, "Relationship", _))
}

/// The text of a small part that helps to read the others.
pub(crate) fn text(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    let text = String::from_utf8(archive.unpack(name)?.ok()?).ok()?;
    let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
    xml::check(&text).ok().map(|()| text)
}

/// The name of the part that a target leads to, seen from a part's folder.
pub(crate) fn resolve(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            _ => path.push(step),
        }
    }
    path.join("/")
}

/// The part that holds the document.
pub(crate) fn main(archive: &mut Archive<'_>) -> Result<String, NotADocument> {
    if is_open_document(archive) {
        return Err(NotADocument::OpenDocument);
    }
    let found = relationships(archive, "").into_iter().find(|one| one.kind == "officeDocument");
    let (Some(found), Some(_)) = (found, archive.find("[Content_Types].xml")) else {
        return Err(unknown(archive));
    };
    let name = resolve("", &found.target);
    let kind = content_type(archive, &name).unwrap_or_default();
    if kind.contains("spreadsheetml") || kind.contains("ms-excel") {
        Err(NotADocument::Spreadsheet)
    } else if kind.contains("presentationml") || kind.contains("ms-powerpoint") {
        Err(NotADocument::Presentation)
    } else if kind.contains("wordprocessingml") || kind.contains("ms-word") {
        archive.find(&name).map(str::to_owned).ok_or(NotADocument::DamagedWord)
    } else {
        Err(unknown(archive))
    }
}

/// What leads nowhere is a damaged document where it has a document's parts, and another archive where it has not.
fn unknown(archive: &Archive<'_>) -> NotADocument {
    let is_word = archive.names().iter().any(|name| name.starts_with("word/"));
    if is_word { NotADocument::DamagedWord } else { NotADocument::Archive }
}

fn is_open_document(archive: &mut Archive<'_>) -> bool {
    let kind: Option<Result<Vec<u8>, Packed>> = archive.unpack("mimetype");
    matches!(kind, Some(Ok(bytes)) if bytes.starts_with(b"application/vnd.oasis.opendocument"))
}

/// What the package says a part is: by its own name, else by its extension.
fn content_type(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    let text = text(archive, "[Content_Types].xml")?;
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let mut by_extension = None;
    for token in Tokens::new(&text, 0..text.len()) {
        let of = |attribute: &str| xml::value(&text, &token.span, attribute);
        match token.kind {
            Kind::Start(_, "Override", _) => {
                let part = of("PartName").unwrap_or_default();
                if part.trim_start_matches('/').eq_ignore_ascii_case(name) {
                    return of("ContentType");
                }
            }
            Kind::Start(_, "Default", _)
                if of("Extension").is_some_and(|known| known.eq_ignore_ascii_case(extension)) =>
            {
                by_extension = of("ContentType");
            }
            _ => {}
        }
    }
    by_extension
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_lead_to_parts() {
        for (part, target, expected) in [
            ("word/document.xml", "header1.xml", "word/header1.xml"),
            ("word/document.xml", "/word/footer1.xml", "word/footer1.xml"),
            ("word/document.xml", "../docProps/core.xml", "docProps/core.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word/document.xml", "../../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolve(part, target), expected);
        }
    }
}
