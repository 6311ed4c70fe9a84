//! Reading: which format, which encoding, and the document that comes of it.

use crate::block::{Block, Role};
use crate::decode::{self, Decoded};
use crate::segment::{self, Part, Segment};
use crate::{docx, html, markdown, plain};
use persklaar_text::Language;

/// The formats that can be read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A page or a fragment of one.
    Html,
    /// Plain text.
    Text,
    /// A word-processor file of Word and its like.
    Docx,
    /// CommonMark with tables, footnotes, task lists and front matter.
    Markdown,
}

impl Format {
    /// The contract's word, such as `html`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Markdown => "markdown",
        }
    }

    /// The usual extension, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Text => "txt",
            Self::Docx => "docx",
            Self::Markdown => "md",
        }
    }

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Html, Self::Text, Self::Docx, Self::Markdown].into_iter().find(|format| format.name() == name)
    }
}

/// What is known about the bytes beside the bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hint<'a> {
    /// The file's name; only its extension is looked at.
    pub file_name: Option<&'a str>,
    /// The format, where somebody has decided it.
    pub format: Option<Format>,
}

/// Something worth telling that is no error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// A short fixed word for programs.
    pub code: &'static str,
    /// The particulars, in English.
    pub detail: String,
}

/// Why the bytes are no document; the message says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotADocument {
    /// No bytes at all.
    #[error("the file is empty; save the release once more and open that")]
    Empty,
    /// A picture.
    #[error("this is an image; open the page or text that it belongs to")]
    Image,
    /// A PDF.
    #[error("this is a PDF; open the page or text that it was made from")]
    Pdf,
    /// A packed file that is no document.
    #[error("this is an archive; unpack it and open the release that is in it")]
    Archive,
    /// A file that asks for a password.
    #[error(
        "this file is locked with a password; take the password off in the word processor and save it again"
    )]
    Encrypted,
    /// Word's format until 2007.
    #[error("this is a Word file of the old kind (.doc); open it in the word processor and save it as .docx")]
    OldWord,
    /// LibreOffice's own format, or a relative of it.
    #[error("this is an OpenDocument file; open it in LibreOffice and save it as .docx")]
    OpenDocument,
    /// A table of cells.
    #[error("this is a spreadsheet; open the text that it belongs to, or copy its words into a .docx")]
    Spreadsheet,
    /// Slides.
    #[error("this is a presentation; open the text that it belongs to, or copy its words into a .docx")]
    Presentation,
    /// A word-processor file with something missing or broken.
    #[error("this Word file is damaged; open it in the word processor, save it again and open that")]
    DamagedWord,
    /// A packed file that is made to be too much.
    #[error("this file unpacks to more than a release can be; save it again in the word processor, in parts")]
    UnpacksTooLarge,
    /// Sound, programs and other bytes that are no text.
    #[error("this is not text; save the release as HTML, Word (.docx) or plain text")]
    Binary,
    /// More than can be held.
    #[error("the file is larger than 256 MB; split it")]
    TooLarge,
}

impl NotADocument {
    /// A short fixed word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Image => "image",
            Self::Pdf => "pdf",
            Self::Archive => "archive",
            Self::Encrypted => "encrypted",
            Self::OldWord => "old-word",
            Self::OpenDocument => "open-document",
            Self::Spreadsheet => "spreadsheet",
            Self::Presentation => "presentation",
            Self::DamagedWord => "damaged-word",
            Self::UnpacksTooLarge => "unpacks-too-large",
            Self::Binary => "binary",
            Self::TooLarge => "too-large",
        }
    }
}

/// A document that was read: its bytes, and its blocks with the way back.
#[derive(Debug, Clone)]
pub struct Document {
    pub(crate) format: Format,
    pub(crate) decoded: Decoded,
    pub(crate) blocks: Vec<Block>,
    pub(crate) marks: html::LanguageMarks,
    /// How mail text is wrapped.
    pub(crate) wrap: Option<plain::Wrap>,
    /// Of a word-processor file: the file, which the decoded text is only a part of.
    pub(crate) package: Option<docx::package::Package>,
}

/// The largest file that is read.
const LARGEST: usize = 256 * 1024 * 1024;

/// Reads a document. Never panics: what cannot be understood stays as it is.
///
/// # Errors
/// Bytes that are no document, such as an image.
pub fn read(bytes: &[u8], hint: &Hint<'_>) -> Result<(Document, Vec<Notice>), NotADocument> {
    refuse(bytes)?;
    // No other format begins like a zip, whatever the file is called.
    if docx::is_zip(bytes) {
        return read_docx(bytes);
    }
    let format = hint.format.or_else(|| by_name(hint.file_name?)).unwrap_or_else(|| by_content(bytes, hint));
    let mut wrap = None;
    let mut kept = Vec::new();
    let (decoded, (blocks, marks)) = match format {
        Format::Docx => return Err(NotADocument::DamagedWord),
        Format::Html => {
            let decoded = decode::decode_page(bytes);
            let read = html::blocks(&decoded.text);
            (decoded, read)
        }
        Format::Text => {
            let decoded = decode::decode_text(bytes);
            let (blocks, wrapped) = plain::blocks(&decoded.text);
            wrap = wrapped;
            (decoded, (blocks, html::LanguageMarks::default()))
        }
        Format::Markdown => {
            let decoded = decode::decode_text(bytes);
            let found = markdown::blocks(&decoded.text);
            kept = found.notices;
            (decoded, (found.blocks, found.marks))
        }
    };
    let mut notices = notices(&decoded, &blocks);
    notices.append(&mut kept);
    Ok((Document { format, decoded, blocks, marks, wrap, package: None }, notices))
}

fn read_docx(bytes: &[u8]) -> Result<(Document, Vec<Notice>), NotADocument> {
    let docx::Read { text, blocks, package, notices: mut found } = docx::read(bytes)?;
    let decoded = decode::decode_as(text.as_bytes(), encoding_rs::UTF_8);
    found.extend(notices(&decoded, &blocks));
    let marks = html::LanguageMarks::default();
    Ok((Document { format: Format::Docx, decoded, blocks, marks, wrap: None, package: Some(package) }, found))
}

fn notices(decoded: &Decoded, blocks: &[Block]) -> Vec<Notice> {
    let mut notices = Vec::new();
    if decoded.damaged {
        let detail = format!("some bytes are not {}; they stay as they are", decoded.encoding.name());
        notices.push(Notice { code: "damaged-characters", detail });
    }
    if blocks.is_empty() {
        notices.push(Notice { code: "no-text", detail: "there is no text to translate".to_owned() });
    }
    notices
}

fn refuse(bytes: &[u8]) -> Result<(), NotADocument> {
    let starts = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if bytes.is_empty() {
        Err(NotADocument::Empty)
    } else if bytes.len() > LARGEST {
        Err(NotADocument::TooLarge)
    } else if starts(&[b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\x01\0"])
        || is_webp(bytes)
    {
        Err(NotADocument::Image)
    } else if starts(&[b"%PDF-"]) {
        Err(NotADocument::Pdf)
    } else if starts(&[b"\xd0\xcf\x11\xe0"]) {
        Err(docx::refuse_container(bytes))
    } else if docx::is_zip(bytes) {
        Ok(())
    } else if starts(&[b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!"]) {
        Err(NotADocument::Archive)
    } else if is_binary(bytes) {
        Err(NotADocument::Binary)
    } else {
        Ok(())
    }
}

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// Texts hold hardly any control characters; pages with a few damaged places still pass.
fn is_binary(bytes: &[u8]) -> bool {
    if decode::is_utf_16(bytes) {
        return false;
    }
    let sample = &bytes[..bytes.len().min(8192)];
    let controls = sample.iter().filter(|byte| **byte < 0x20 && !b"\t\n\r\x0c\x1b".contains(byte)).count();
    controls >= 8 && controls * 10 > sample.len()
}

fn by_name(name: &str) -> Option<Format> {
    let (_, extension) = name.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Some(Format::Html),
        "txt" | "text" => Some(Format::Text),
        "docx" | "docm" | "dotx" | "dotm" => Some(Format::Docx),
        "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
        _ => None,
    }
}

/// Bytes of unknown name are HTML if they begin with markup or hold end tags of it.
/// A file whose name has no extension may be Markdown too.
fn by_content(bytes: &[u8], hint: &Hint<'_>) -> Format {
    let decoded = decode::decode_page(&bytes[..bytes.len().min(4096)]);
    let nameless = hint.file_name.is_some_and(|name| !name.contains('.'));
    if nameless && markdown::is_clearly(&decoded.text) {
        return Format::Markdown;
    }
    let head = decoded.text.trim_start().to_ascii_lowercase();
    let begins = head.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '!' | '?'))
    });
    let holds = ["</p>", "</a>", "</div>", "</h1>", "</h2>", "</li>", "</b>", "</strong>", "</em>", "<br"];
    if begins || holds.iter().any(|tag| head.contains(tag)) { Format::Html } else { Format::Text }
}

impl Document {
    /// Which format it is.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The encoding's WHATWG name, such as `UTF-8`.
    pub fn encoding(&self) -> &'static str {
        self.decoded.encoding.name()
    }

    /// Bytes of the document's encoding, such as an export of it, as text without a byte-order mark.
    pub fn decoded(&self, bytes: &[u8]) -> String {
        decode::decode_as(bytes, self.decoded.encoding).text
    }

    /// The original bytes.
    pub fn bytes(&self) -> &[u8] {
        self.package.as_ref().map_or(self.decoded.bytes(), |package| &package.bytes)
    }

    /// What people call the document: its title, or else its first heading or block.
    pub fn title(&self) -> Option<String> {
        let with = |wanted: fn(Role) -> bool| self.blocks.iter().find(|block| wanted(block.role));
        with(|role| role == Role::Title)
            .or_else(|| with(|role| matches!(role, Role::Heading(1))))
            .or_else(|| with(|role| !matches!(role, Role::Attribute | Role::Metadata)))
            .map(|block| block.text.clone())
    }

    /// How many blocks are offered.
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// A hash over the blocks' roles and texts: equal when another version of the program reads the same blocks.
    pub fn fingerprint(&self) -> String {
        // FNV-1a in 128 bits: nothing hostile is kept out by it, and it will be the same for ever.
        let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        let mut feed = |bytes: &[u8]| {
            for byte in bytes.iter().chain(&[0xff]) {
                hash = (hash ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
            }
        };
        for block in &self.blocks {
            feed(block.role.name().as_bytes());
            feed(block.text.as_bytes());
        }
        format!("{hash:032x}")
    }

    /// The segments, cut at the byte offsets that `breaks` answers for a block's text (never 0, never its length).
    /// `source` is the source language: parts of the page in another one are marked.
    pub fn segments(&self, source: &Language, breaks: &dyn Fn(&str) -> Vec<usize>) -> Vec<Segment> {
        let numbered = self.blocks.iter().zip(1..);
        numbered
            .flat_map(|(block, number)| {
                let cut = segment::parts(block, breaks).into_iter();
                cut.map(move |part| segment::segment(number, block, part, &self.decoded.text, source))
            })
            .collect()
    }

    /// The segments at cuts that were stored: `(block, start, end)`. Cuts that are not in the document are left out.
    pub fn segments_at(&self, source: &Language, cuts: &[(u32, usize, usize)]) -> Vec<Segment> {
        cuts.iter()
            .filter_map(|(number, start, end)| {
                let block = self.block(*number)?;
                let part = Part::between(block, *start, *end)?;
                Some(segment::segment(*number, block, part, &self.decoded.text, source))
            })
            .collect()
    }

    /// The block with this number.
    pub(crate) fn block(&self, number: u32) -> Option<&Block> {
        self.blocks.get((number as usize).checked_sub(1)?)
    }
}
