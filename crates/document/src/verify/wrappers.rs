//! The tags that an export adds on its own: around a text that stays in the source language.

use super::Found;
use crate::html::tokens::{Kind, Token};
use std::collections::{HashMap, HashSet};

/// Where the tags begin that an export puts around a text that stays: `<mark lang="nl">` and `<span lang="nl">`.
/// A picture that does not end what it begins ends it all the same.
pub(super) fn wrappers(
    found: &Found<'_>,
    pictures: &HashMap<usize, usize>,
    one: &[Token],
    other: &[Token],
) -> HashSet<usize> {
    let own = |token: &Token, text: &str| text[token.start..token.end].to_owned();
    let mut known: HashMap<String, usize> = HashMap::new();
    for token in one.iter().filter(|token| matches!(token.kind, Kind::Start(_))) {
        *known.entry(own(token, &found.original.text)).or_default() += 1;
    }
    let mut added = HashSet::new();
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut inside: Vec<(usize, usize)> = Vec::new();
    for token in other {
        while let Some((_, depth)) = inside.pop_if(|(end, _)| *end <= token.start) {
            open.truncate(depth);
        }
        inside.extend(pictures.get(&token.start).map(|end| (*end, open.len())));
        match &token.kind {
            Kind::Start(name) if matches!(name.as_str(), "mark" | "span") => {
                let markup = own(token, &found.exported.text);
                let old =
                    known.get_mut(&markup).filter(|count| **count > 0).map(|count| *count -= 1).is_some();
                let new = !old && is_wrapper(&markup);
                if new {
                    added.insert(token.start);
                }
                open.push((name, new));
            }
            Kind::End(name) if matches!(name.as_str(), "mark" | "span") => {
                if open.last().is_some_and(|(known, _)| known == name)
                    && let Some((_, true)) = open.pop()
                {
                    added.insert(token.start);
                }
            }
            _ => {}
        }
    }
    added
}

fn is_wrapper(markup: &str) -> bool {
    ["<mark lang=\"", "<span lang=\""]
        .iter()
        .find_map(|start| markup.strip_prefix(start))
        .and_then(|rest| rest.strip_suffix("\">"))
        .is_some_and(|language| language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
}
