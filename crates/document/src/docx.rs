//! Word-processor files (DOCX): a zip of XML parts becomes blocks, and targets become runs again.
//!
//! The text of all offered parts is one text, so that blocks, segments and edits work as in any other format; beside it
//! a package keeps the file (docs/decisions/0006-docx.md). Comments are not offered: they are what the writers said to
//! each other, and no part of the release.

pub(crate) mod archive;
pub(crate) mod compose;
mod core;
mod cursor;
mod fields;
mod flow;
pub(crate) mod hidden;
mod inline;
mod labels;
pub(crate) mod language;
pub(crate) mod layout;
pub(crate) mod package;
mod paragraph;
mod parts;
mod properties;
mod run;
mod styles;
mod walk;
pub(crate) mod xml;

use crate::block::{Block, Writing, narrow};
use crate::read::{NotADocument, Notice};
use archive::{Archive, Packed};
use package::{Kept, Package};
use parts::{Relationship, relationships, resolve};
use std::collections::HashMap;
use styles::Styles;
use walk::{Found, Walk};

/// The kinds of parts that hold text, in the order in which they are offered behind the document.
const TEXTS: [(&str, &str); 4] =
    [("header", "header"), ("footer", "footer"), ("footnotes", "footnote"), ("endnotes", "endnote")];
/// Where text stands that is not offered, and what to call it.
const LEFT_OUT: [(&str, &str); 3] =
    [("word/charts/", "charts"), ("word/diagrams/", "diagrams"), ("word/glossary/", "building blocks")];

/// A file that was read.
pub(crate) struct Read {
    /// The text of all offered parts.
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
    pub(crate) package: Package,
    pub(crate) notices: Vec<Notice>,
}

/// Whether bytes begin as a zip does.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// What a file in Microsoft's older container is, which all but the first are no documents to us.
pub(crate) fn refuse_container(bytes: &[u8]) -> NotADocument {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        NotADocument::Encrypted
    } else if holds("WordDocument") {
        NotADocument::OldWord
    } else {
        NotADocument::Archive
    }
}

/// Reads a zip as a word-processor file.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, NotADocument> {
    let mut archive = Archive::open(bytes).map_err(|error| cut_off(bytes, error))?;
    let main = parts::main(&mut archive)?;
    let links = relationships(&mut archive, &main);
    let styles = styles(&mut archive, &main, &links);
    let mut reader = Reader {
        archive,
        styles,
        text: String::new(),
        package: Package::default(),
        all: Vec::new(),
        notices: Vec::new(),
    };
    reader.core();
    reader.document(&main)?;
    for (kind, context) in TEXTS {
        for link in links.iter().filter(|link| link.kind == kind && !link.external) {
            reader.part(&resolve(&main, &link.target), Some(context));
        }
    }
    reader.notice_left_out();
    // What could not be packed again should be known before anybody translates it.
    let is_sound = Archive::open(bytes)?.pack(&HashMap::new()).is_some();
    if is_sound { Ok(reader.finish(bytes)) } else { Err(NotADocument::DamagedWord) }
}

/// A file that holds a document's parts is a damaged one; any other zip is not ours.
fn cut_off(bytes: &[u8], error: NotADocument) -> NotADocument {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    let word = holds(b"word/") || holds(b"[Content_Types].xml");
    if error == NotADocument::DamagedWord && !word { NotADocument::Archive } else { error }
}

fn styles(archive: &mut Archive<'_>, main: &str, links: &[Relationship]) -> Styles {
    let link = links.iter().find(|link| link.kind == "styles" && !link.external);
    let text = link.and_then(|link| parts::text(archive, &resolve(main, &link.target)));
    text.map(|text| Styles::read(&text)).unwrap_or_default()
}

/// Parts on their way into one document.
struct Reader<'a> {
    archive: Archive<'a>,
    styles: Styles,
    text: String,
    package: Package,
    all: Vec<Found>,
    notices: Vec<Notice>,
}

impl Reader<'_> {
    fn core(&mut self) {
        let links = relationships(&mut self.archive, "");
        let Some(link) = links.into_iter().find(|link| link.kind == "core-properties") else { return };
        let Some(name) = self.archive.find(&resolve("", &link.target)).map(str::to_owned) else { return };
        if let Some(Ok((text, marked))) = package::text(&mut self.archive, &name) {
            let span = self.package.push(&mut self.text, &name, &text, marked);
            let offered = core::offered(&self.text, span);
            self.all.push(Found { offered, ..Found::default() });
        }
    }

    /// The document itself has to be readable.
    fn document(&mut self, name: &str) -> Result<(), NotADocument> {
        match package::text(&mut self.archive, name) {
            Some(Ok((text, marked))) => {
                self.walk(name, &text, marked, None);
                Ok(())
            }
            Some(Err(Kept::Packed(Packed::TooLarge))) => Err(NotADocument::UnpacksTooLarge),
            Some(Err(_)) | None => Err(NotADocument::DamagedWord),
        }
    }

    /// Any other part that cannot be read stays as it is.
    fn part(&mut self, name: &str, context: Option<&'static str>) {
        let Some(name) = self.archive.find(name).map(str::to_owned) else { return };
        if self.package.parts.iter().any(|part| part.name == name) {
            return;
        }
        match package::text(&mut self.archive, &name) {
            Some(Ok((text, marked))) => self.walk(&name, &text, marked, context),
            Some(Err(why)) => {
                let why = match why {
                    Kept::Packed(Packed::TooLarge) => "it is too large",
                    Kept::Packed(Packed::Damaged) => "it cannot be unpacked",
                    Kept::Encoding => "it is not in UTF-8",
                    Kept::Xml(xml::Unreadable::DocumentType) => {
                        "it has a document type or entities of its own"
                    }
                    Kept::Xml(xml::Unreadable::Malformed) => "it is not well-formed XML",
                    Kept::Xml(xml::Unreadable::TooDeep) => "it is nested too deep",
                };
                self.notice("part-kept", format!("{name} stays as it is, because {why}"));
            }
            None => {}
        }
    }

    fn walk(&mut self, name: &str, text: &str, marked: bool, context: Option<&'static str>) {
        let links = relationships(&mut self.archive, name);
        let targets: HashMap<String, String> = links.into_iter().map(|link| (link.id, link.target)).collect();
        let span = self.package.push(&mut self.text, name, text, marked);
        self.all.push(Walk::part(&self.text, span, &self.styles, &targets, context));
    }

    fn notice(&mut self, code: &'static str, detail: String) {
        self.notices.push(Notice { code, detail });
    }

    /// Says what a reader may see that is not offered, and what an export undoes.
    fn notice_left_out(&mut self) {
        let has = |start: &str| self.archive.names().iter().any(|name| name.starts_with(start));
        let left: Vec<&str> =
            LEFT_OUT.iter().filter(|(start, _)| has(start)).map(|(_, what)| *what).collect();
        let signed = has("_xmlsignatures/");
        if !left.is_empty() {
            self.notice("parts-not-offered", format!("text in {} stays as it is", left.join(" and ")));
        }
        if signed {
            self.notice("signed", "the file is signed; a translation of it is not".to_owned());
        }
        let tracked: usize = self.all.iter().map(|found| found.tracked).sum();
        if tracked > 0 {
            let detail = format!(
                "{tracked} tracked changes are read as accepted; those in translated text become final"
            );
            self.notice("tracked-changes", detail);
        }
        let kept: usize = self.all.iter().map(|found| found.kept).sum();
        if kept > 0 {
            self.notice(
                "paragraph-kept",
                format!("{kept} paragraphs have too many pieces and stay as they are"),
            );
        }
    }

    fn finish(mut self, bytes: &[u8]) -> Read {
        let mut blocks = Vec::new();
        for found in self.all {
            for one in found.offered {
                blocks.push(number(one, &mut self.package));
            }
            for (key, one) in found.mirrors {
                let block = number(one, &mut self.package);
                self.package.mirrors.entry(key).or_default().push(block);
            }
        }
        blocks.sort_by_key(Block::start);
        self.package.bytes = bytes.to_vec();
        Read { text: self.text, blocks, package: self.package, notices: self.notices }
    }
}

/// Gives a paragraph its number.
fn number(one: walk::Offered, package: &mut Package) -> Block {
    let Some(layout) = one.layout else { return one.block };
    package.layouts.push(layout);
    Block { writing: Writing::Word(narrow(package.layouts.len() - 1)), ..one.block }
}
