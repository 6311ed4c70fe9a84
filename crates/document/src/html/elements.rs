//! What the standard says about elements, as tables: which are blocks, void, raw; what an inline one does to text.

use super::attributes::{Attribute, find};
use crate::block::Role;
use persklaar_text::TagKind;

/// Elements that part text: what browsers show as blocks, list items and parts of tables, and the controls and
/// containers whose text is a text of its own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "audio",
    "blockquote",
    "body",
    "button",
    "canvas",
    "caption",
    "center",
    "col",
    "colgroup",
    "datalist",
    "dd",
    "desc",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "foreignobject",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
    "xmp",
];

/// Start tags that close an open `<p>`.
const CLOSE_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
];

const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// HTML elements that cannot be inside SVG or MathML: they end it.
pub(crate) const END_FOREIGN: [&str; 44] = [
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "ruby",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tt",
    "u",
    "ul",
    "var",
];

/// Whether text before and after a tag of this element belongs to different blocks.
pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

pub(crate) fn is_void(name: &str) -> bool {
    VOID.binary_search(&name).is_ok()
}

pub(crate) fn closes_paragraph(name: &str) -> bool {
    CLOSE_PARAGRAPH.contains(&name)
}

/// Elements without anything to see, wherever they stand.
pub(crate) fn is_hidden(name: &str) -> bool {
    matches!(name, "script" | "style" | "meta" | "link" | "base" | "param" | "source" | "track" | "area")
}

/// Elements whose content is not markup.
pub(crate) fn holds_raw_text(name: &str) -> bool {
    matches!(
        name,
        "title" | "textarea" | "style" | "script" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext"
    )
}

/// Elements whose content is never a text for translation.
pub(crate) fn is_code(name: &str) -> bool {
    matches!(name, "code" | "math" | "xmp" | "listing" | "script" | "style")
}

pub(crate) fn keeps_white_space(name: &str) -> bool {
    matches!(name, "pre" | "textarea" | "listing" | "xmp" | "plaintext")
}

/// Elements in which no other element may be put.
pub(crate) fn refuses_elements(name: &str) -> bool {
    matches!(name, "title" | "textarea" | "option" | "optgroup" | "select" | "svg" | "datalist")
}

/// Whether HTML rules hold inside this SVG or MathML element.
pub(crate) fn is_integration_point(name: &str) -> bool {
    matches!(
        name,
        "foreignobject" | "desc" | "title" | "mi" | "mo" | "mn" | "ms" | "mtext" | "annotation-xml"
    )
}

/// Whether this tag ends SVG or MathML.
pub(crate) fn ends_foreign(name: &str, text: &str, attributes: &[Attribute]) -> bool {
    END_FOREIGN.binary_search(&name).is_ok()
        || (name == "font"
            && ["color", "face", "size"].iter().any(|known| find(attributes, text, known).is_some()))
}

/// The elements that a start tag closes, and those that stop the search for them.
pub(crate) fn implied_ends(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    Some(match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir", "table", "td", "th"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td", "th"]),
        "option" => (&["option"], &["select", "optgroup", "datalist"]),
        "optgroup" => (&["optgroup", "option"], &["select"]),
        "td" | "th" => (&["td", "th", "caption"], &["tr", "table", "template"]),
        "tr" => (&["tr", "caption", "colgroup"], &["table", "template"]),
        "tbody" | "thead" | "tfoot" => {
            (&["tbody", "thead", "tfoot", "caption", "colgroup"], &["table", "template"])
        }
        "colgroup" => (&["caption", "colgroup"], &["table", "template"]),
        "body" => (&["head"], &[]),
        _ => return None,
    })
}

/// The role that an element gives to the text inside it.
pub(crate) fn role(name: &str) -> Option<Role> {
    Some(match name {
        "title" => Role::Title,
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "li" | "dt" | "dd" => Role::ListItem,
        "blockquote" => Role::Quote,
        "figcaption" | "caption" => Role::Caption,
        "td" | "th" => Role::TableCell,
        // What begins anew, even where a list or a table is used for the layout.
        "article" | "main" | "body" => Role::Paragraph,
        _ => return None,
    })
}

/// What an inline element does to its text.
pub(crate) fn kind(name: &str) -> TagKind {
    match name {
        "a" => TagKind::Link,
        "b" | "strong" => TagKind::Bold,
        "i" | "em" | "cite" | "dfn" => TagKind::Italic,
        "u" | "ins" => TagKind::Underline,
        "sup" => TagKind::Super,
        "sub" => TagKind::Sub,
        "code" | "kbd" | "samp" | "var" | "tt" => TagKind::Code,
        "span" | "font" => TagKind::Span,
        "img" | "image" | "svg" => TagKind::Image,
        "br" => TagKind::Break,
        _ => TagKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searched_tables_are_sorted() {
        assert!(BLOCKS.is_sorted());
        assert!(VOID.is_sorted());
        assert!(END_FOREIGN.is_sorted());
    }
}
