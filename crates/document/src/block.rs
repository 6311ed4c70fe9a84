//! Blocks: the paragraph-like units of a document, with the way back from every character to its source.
//!
//! A block does not know its format; how its text is written back is its [`Writing`].

use persklaar_text::{Half, TagKind};
use std::fmt;
use std::ops::Range;

/// What a block is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The document's `<title>`.
    Title,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// Running text, and whatever is nothing else.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A paragraph of a quotation.
    Quote,
    /// The caption of a figure or table.
    Caption,
    /// A cell of a table.
    TableCell,
    /// The value of an attribute that people read or hear.
    Attribute,
    /// What search engines and social media show.
    Metadata,
}

impl Role {
    /// The contract's word, such as `list-item` or `heading2`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading(level) => ["heading1", "heading2", "heading3", "heading4", "heading5", "heading6"]
                [usize::from(level.clamp(1, 6)) - 1],
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::TableCell => "table-cell",
            Self::Attribute => "attribute",
            Self::Metadata => "metadata",
        }
    }

    /// The role with this name; none for an unknown one.
    pub fn from_name(name: &str) -> Option<Self> {
        let plain = [
            Self::Title,
            Self::Paragraph,
            Self::ListItem,
            Self::Quote,
            Self::Caption,
            Self::TableCell,
            Self::Attribute,
            Self::Metadata,
        ];
        plain.into_iter().chain((1..=6).map(Self::Heading)).find(|role| role.name() == name)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How a target becomes source text again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// Markup text, where tags may stand.
    Html,
    /// Markup text where no other element may stand: `<title>`, `<textarea>`, `<option>`, SVG text.
    HtmlWithoutElements,
    /// An attribute's value between its quotes, if it has any.
    Attribute(Option<char>),
    /// A string inside JSON inside a script.
    Json,
    /// As it is; a line end in the target becomes a space.
    Line,
    /// Text of an XML element that holds nothing else.
    Xml,
    /// The runs of a paragraph in a word-processor file, by its number.
    Word(u32),
    /// Inline Markdown, where tags may stand.
    Markdown,
    /// The title of a link, an image or a definition in Markdown, with the mark that begins it.
    MarkdownTitle(char),
    /// The description of a picture in Markdown; whether it is also the name under which its address is defined.
    MarkdownAlt(bool),
    /// A value of front matter.
    FrontMatter(Quoting),
}

/// How a value of front matter is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// YAML without quotes; whether inside `[...]` or `{...}`.
    Plain { inside: bool },
    /// YAML in `'...'`.
    Single,
    /// YAML in `"..."`.
    Double,
    /// TOML in `"..."`.
    Basic,
    /// TOML in `'...'`.
    Literal,
}

/// A stretch of a block's text and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Offset in the block's text.
    pub(crate) at: u32,
    /// Offset in the document's decoded text.
    pub(crate) source: u32,
    /// Length in the decoded text. Where it is the text's own length too, places inside correspond;
    /// otherwise the run is one character that stands for all of it.
    pub(crate) len: u32,
}

/// A place in the flow of a block that holds no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Code {
    /// Offset in the block's text before which it stands.
    pub(crate) at: u32,
    /// Its markup in the decoded text.
    pub(crate) source: Range<u32>,
    /// What it is.
    pub(crate) what: What,
}

/// What a [`Code`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// An inline tag. `pair` is the same for both halves and different for everything else in the block.
    Tag { half: Half, kind: TagKind, pair: u32, label: String, words: bool },
    /// A comment, a script: nothing that a reader sees.
    Hidden,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) role: Role,
    /// The stored form of the whole block, without tags.
    pub(crate) text: String,
    pub(crate) runs: Vec<Run>,
    pub(crate) codes: Vec<Code>,
    pub(crate) writing: Writing,
    /// The language that this part of the page says it is in.
    pub(crate) language: Option<String>,
    /// The attribute or metadata name.
    pub(crate) context: Option<String>,
    /// Where `lang` can be set for this block alone: the end of its element's tag name and its `lang` value, if any.
    pub(crate) owner: Option<Owner>,
}

/// The element that holds one block and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owner {
    /// Where an attribute can be inserted.
    pub(crate) insert: u32,
    /// The span of the value of `lang`, if it is there.
    pub(crate) lang: Option<Range<u32>>,
}

/// A narrow offset; documents are far smaller than 4 GiB (`read` refuses larger ones).
pub(crate) fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).expect("documents are limited to less than 4 GiB")
}

/// A range of narrow offsets as a range of usual ones.
pub(crate) fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

impl Block {
    /// Where the block's content begins in the decoded text: its first character.
    pub(crate) fn start(&self) -> u32 {
        self.runs.first().map_or(0, |run| run.source)
    }

    /// Where the character at `at` begins in the decoded text.
    pub(crate) fn source_start(&self, at: usize) -> usize {
        let run = self.runs.partition_point(|run| run.at as usize <= at);
        self.runs.get(run.saturating_sub(1)).map_or(0, |run| self.within(run, at))
    }

    /// Where the character that ends at `at` ends in the decoded text.
    pub(crate) fn source_end(&self, at: usize) -> usize {
        let index = self.runs.partition_point(|run| (run.at as usize) < at).saturating_sub(1);
        let Some(run) = self.runs.get(index) else { return 0 };
        let next = self.runs.get(index + 1).map_or(self.text.len(), |next| next.at as usize);
        if at >= next { (run.source + run.len) as usize } else { self.within(run, at) }
    }

    /// A copied run goes on with its text; any other is one thing.
    fn within(&self, run: &Run, at: usize) -> usize {
        let into = at.saturating_sub(run.at as usize);
        run.source as usize + into.min(run.len as usize)
    }
}
