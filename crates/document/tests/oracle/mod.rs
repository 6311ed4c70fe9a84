//! The standard's own parser as an oracle: its tree as lines, and the texts of a page as they are grouped in the tree.
#![allow(dead_code, unused_imports, reason = "each test uses a part of it")]

mod groups;

pub(crate) use groups::groups;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use persklaar_document::Document;
use std::path::PathBuf;

/// The real pages, where they are at hand.
pub(crate) fn pages() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/pages");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: there are no pages in ../shared/data/pages");
        return Vec::new();
    };
    let mut pages: Vec<(String, Vec<u8>)> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()))
        .collect();
    pages.sort();
    pages
}

/// The characters of a file, by the encoding that was found for it.
pub(crate) fn decoded(bytes: &[u8], document: &Document) -> String {
    let encoding = encoding_rs::Encoding::for_label(document.encoding().as_bytes()).unwrap();
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}

/// The tree of a page for a browser without scripts.
pub(crate) fn parse(text: &str) -> RcDom {
    let mut options = ParseOpts::default();
    options.tree_builder.scripting_enabled = false;
    parse_document(RcDom::default(), options).one(text)
}

/// What marks the line of an element.
pub(crate) const ELEMENT: char = '\u{1}';

/// A tree as lines, white space collapsed in texts and attributes; `lang` and `dir` left out.
pub(crate) fn tree(bytes: &[u8], document: &Document) -> Vec<String> {
    let dom = parse(&decoded(bytes, document));
    let mut lines = Vec::new();
    let mut todo: Vec<(usize, Handle)> = vec![(0, dom.document.clone())];
    while let Some((depth, node)) = todo.pop() {
        match &node.data {
            NodeData::Text { contents } => text_line(&mut lines, depth, &contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                let mut attributes: Vec<String> = attrs
                    .borrow()
                    .iter()
                    .filter(|attribute| !matches!(&*attribute.name.local, "lang" | "dir" | "xml:lang"))
                    .map(|attribute| format!("{}={}", attribute.name.local, words(&attribute.value)))
                    .collect();
                attributes.sort();
                let lang = attributes.iter().any(|one| {
                    let one = one.to_ascii_lowercase();
                    [
                        "=og:locale",
                        "=content-language",
                        "=language",
                        "=dc.language",
                        "=dcterms.language",
                        "=inlanguage",
                    ]
                    .iter()
                    .any(|end| one.ends_with(end))
                });
                lines.push(if lang {
                    "language".to_owned()
                } else {
                    format!("{depth} {ELEMENT}{} {attributes:?}", name.local)
                });
            }
            NodeData::Comment { contents } => lines.push(format!("{depth} !{contents}")),
            _ => {}
        }
        if let NodeData::Element { template_contents, .. } = &node.data
            && let Some(contents) = template_contents.borrow().as_ref()
        {
            todo.push((depth + 1, contents.clone()));
        }
        todo.extend(node.children.borrow().iter().rev().map(|child| (depth + 1, child.clone())));
    }
    lines
}

fn text_line(lines: &mut Vec<String>, depth: usize, text: &str) {
    let text = words(&text.replace("\\/", "/").replace('\0', ""));
    if !text.is_empty() && !text.contains("\"@context\"") {
        lines.push(format!("{depth} {text}"));
    }
}

pub(crate) fn words(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn same_tree(name: &str, one: &[String], other: &[String]) {
    for (index, (one, other)) in one.iter().zip(other).enumerate() {
        assert_eq!(one, other, "{name}, node {index}");
    }
    assert_eq!(one.len(), other.len(), "{name}");
}
