//! Tells what a real browser found: texts with words that were not offered, as `tests/offered/offered.mjs` answers.

use crate::program::bytes;
use crate::{Failure, say};
use serde::Deserialize;
use std::io::Read;
use std::path::Path;

#[derive(Deserialize)]
struct Answer {
    pages: Vec<Page>,
}

#[derive(Deserialize)]
struct Page {
    page: String,
    visible_words: usize,
    /// One for each text, whatever is told about it.
    not_offered: Vec<serde_json::Value>,
}

/// Prints the sum, and the pages that have any. The answer is a file, or standard input for `-`.
pub(crate) fn tell(answer: &str) -> Result<(), Failure> {
    let mut text = String::new();
    if answer == "-" {
        std::io::stdin().read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes(Path::new(answer))?)?;
    }
    for line in lines(&text)? {
        say(&line);
    }
    Ok(())
}

fn lines(answer: &str) -> Result<Vec<String>, Failure> {
    let pages = serde_json::from_str::<Answer>(answer)?.pages;
    let words: usize = pages.iter().map(|page| page.visible_words).sum();
    let left: usize = pages.iter().map(|page| page.not_offered.len()).sum();
    let count = pages.len();
    let mut lines =
        vec![format!("{left} texts with words that were not offered; {count} pages, {words} words")];
    for Page { page, not_offered, .. } in pages.iter().filter(|page| !page.not_offered.is_empty()) {
        lines.push(format!("  {page}: {}", not_offered.len()));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_browsers_answer_is_summed() {
        let answer = r#"{"pages":[{"page":"a","visible_words":5,"not_offered":["x","y"]},
            {"page":"b","visible_words":7,"not_offered":[]}]}"#;
        let lines = super::lines(answer).unwrap();
        assert_eq!(lines, ["2 texts with words that were not offered; 2 pages, 12 words", "  a: 2"]);
        assert!(super::lines("no answer").is_err());
    }
}
