//! The standard's own parser as an oracle: its tree as lines, and the texts of a page as they are grouped in the tree.
#![allow(dead_code, unused_imports, reason = "each test uses a part of it")]

mod groups;
mod tree;

pub(crate) use groups::groups;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::RcDom;
use persklaar_document::Document;
use std::path::PathBuf;
pub(crate) use tree::{Shown, tree};

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

pub(crate) fn words(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn same_tree(name: &str, one: &[String], other: &[String]) {
    for (index, (one, other)) in one.iter().zip(other).enumerate() {
        assert_eq!(one, other, "{name}, node {index}");
    }
    assert_eq!(one.len(), other.len(), "{name}");
}
