//! Blocks without a tree are the blocks of the tree: the same texts, parted at the same places, in the same order.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "these are tests, their helpers included")]

mod oracle;

use oracle::{decoded, groups, pages, words};
use persklaar_document::{Format, Hint, Role, read};
use persklaar_text::Language;

/// Pages on which text moves when the tree is built: text that stands in a table but in no cell goes before the table.
const MOVED: [&str; 1] = ["malformed.html"];

fn blocks(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let (document, _) = read(bytes, &Hint { format: Some(Format::Html), ..Hint::default() }).unwrap();
    let own = document
        .segments(&Language::default(), &|_| Vec::new())
        .iter()
        .filter(|segment| !matches!(segment.role, Role::Attribute | Role::Metadata))
        .map(|segment| words(&segment.source.text()))
        .collect();
    (own, groups(&decoded(bytes, &document)))
}

/// Moved text joins the text before the table, so only its words can be compared.
fn sorted_words(texts: &[String]) -> Vec<String> {
    let mut words: Vec<String> =
        texts.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect();
    words.sort();
    words
}

fn check(name: &str, bytes: &[u8]) {
    let (mut own, mut tree) = blocks(bytes);
    if MOVED.contains(&name) {
        (own, tree) = (sorted_words(&own), sorted_words(&tree));
    }
    for (one, other) in own.iter().zip(&tree) {
        assert_eq!(one, other, "{name}");
    }
    assert_eq!(own.len(), tree.len(), "{name}: {:?}", (own.last(), tree.last()));
    println!("{name}: {} blocks", own.len());
}

#[test]
fn blocks_of_real_pages_are_those_of_the_tree() {
    for (name, bytes) in pages() {
        check(&name, &bytes);
    }
}

#[test]
fn blocks_of_own_pages_are_those_of_the_tree() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/offered/fixtures");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // Pages in attributes are not in the tree.
        let text = std::fs::read_to_string(&path).unwrap().replace("srcdoc=", "data-srcdoc=");
        check(&name, text.as_bytes());
    }
}

#[test]
fn blocks_of_small_pages_are_those_of_the_tree() {
    for page in [
        "<p>a<div>b</div>c<p>d<ul><li>e<li>f</ul>g",
        "<b>a<p>b</b>c</p>d",
        "<h1>a<h2>b</h1>c",
        "<dl><dt>a<dd>b<dt>c</dl><select><option>d<optgroup label=x><option>e</select>",
        "<table><caption>a<tr><th>b<td>c<tr><td>d</table>e",
        "<a href=x>a<div>b</div>c</a>d<button>e<p>f</button>g",
        "<p>a<svg><text>b</text></svg>c<p>d<svg><p>e</svg>f",
        "<p>a<svg><foreignObject><p>b</p></foreignObject><text>c<tspan>d</tspan></text></svg>e",
        "<p>a<br>b</p>c</p>d<hr>e<textarea>f</textarea>g<pre>h</pre>i",
        "<template><p>a<template>b</template>c</template>d<noscript>e<p>f</noscript>",
        "<p>a<math><mi>x</mi></math>b<code>c</code>d<span translate=no>e<b translate=yes>f</b></span>g",
        "<details><summary>a</summary>b<p>c</details>d<fieldset><legend>e</legend>f</fieldset>",
        "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>c<label>d<input>e</label><q>f</q>",
        "<div><span>a</div>b</span>c<li>d</li>e",
    ] {
        check(page, page.as_bytes());
    }
}
