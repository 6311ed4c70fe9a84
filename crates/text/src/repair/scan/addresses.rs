//! Addresses of the web and of mail, handles, hashtags and names of files: all are the same in every language.

use super::super::thing::{Form, Value};
use super::Scanned;
use regex_automata::meta::Regex;
use std::sync::LazyLock;

/// In order: with a scheme or `www`, mail, handle or hashtag, and words joined by points (`amnesty.nl`, `report.pdf`).
static ADDRESSES: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        r#"(?i)\b(?:https?://|www\.)[^\s<>"“”„‘’«»]*[^\s<>"“”„‘’«».,;:!?()\]]"#,
        r"(?i)[\p{L}\d][\p{L}\d._%+-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}",
        r"[@#][\p{L}\p{M}\d_]*\p{L}[\p{L}\p{M}\d_]*",
        r#"[\p{L}\d][\p{L}\d_-]+(?:\.[\p{L}\d_-]+)*\.\p{L}[\p{L}\d]{1,9}\b(?:/[^\s<>"“”„‘’«»]*[^\s<>"“”„‘’«».,;:!?()\]])?"#,
    ]
    .map(|pattern| Regex::new(pattern).expect("a pattern of our own"))
});

pub(super) fn find(scanned: &mut Scanned) {
    for regex in ADDRESSES.iter() {
        let spans: Vec<_> = regex.find_iter(&scanned.text).map(|found| found.range()).collect();
        for span in
            spans.into_iter().filter(|span| begins_a_word(&scanned.text, span.start)).collect::<Vec<_>>()
        {
            let value = Value::Address(scanned.at(&span).to_owned());
            scanned.add(span, value, Form::Verbatim);
        }
    }
}

fn begins_a_word(text: &str, at: usize) -> bool {
    let last = super::before(text, at).chars().next_back();
    last.is_none_or(|char| !char.is_alphanumeric() && !matches!(char, '@' | '#' | '_' | '/'))
}
