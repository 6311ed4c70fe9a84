//! What people call a tag: where a link goes, what a picture shows, or what the markup does.

use super::attributes::{Attribute, value};
use super::elements;
use super::tokens::{Kind, Tokens};
use persklaar_text::TagKind;

/// The label of an inline element.
pub(crate) fn label(name: &str, attributes: &[Attribute], text: &str) -> String {
    let of = |attribute: &str| value(attributes, text, attribute).filter(|found| !found.trim().is_empty());
    let kind = elements::kind(name);
    let told = match kind {
        TagKind::Link => {
            of("href").map(|address| place(&address)).or_else(|| of("id")).or_else(|| of("name"))
        }
        TagKind::Image => of("alt").or_else(|| of("src").map(|address| last_part(&address).to_owned())),
        _ if name == "input" => of("name").or_else(|| of("type")),
        _ => None,
    };
    let usual = match kind {
        TagKind::Other | TagKind::Span => name,
        _ => kind.name(),
    };
    told.map(|told| told.trim().to_owned())
        .filter(|told| !told.is_empty())
        .unwrap_or_else(|| usual.to_owned())
}

/// How much of a formula's markup is looked at; formulas may stand inside each other, each with a label.
const FORMULA: usize = 2000;

/// The beginning of what is seen of a formula.
pub(crate) fn formula(markup: &str) -> String {
    let end = (0..=FORMULA.min(markup.len())).rev().find(|at| markup.is_char_boundary(*at)).unwrap_or(0);
    let markup = &markup[..end];
    let mut seen = String::new();
    for token in Tokens::new(markup) {
        if token.kind == Kind::Text {
            seen.push_str(markup[token.start..token.end].trim());
        }
    }
    seen
}

/// Where an address leads: its host, or what tells a local one apart.
pub(crate) fn place(address: &str) -> String {
    let address = address.trim();
    if let Some(mail) = address.strip_prefix("mailto:").or_else(|| address.strip_prefix("tel:")) {
        return mail.split('?').next().unwrap_or(mail).to_owned();
    }
    let after_scheme = address.split_once("://").map(|(_, rest)| rest).or_else(|| address.strip_prefix("//"));
    match after_scheme {
        Some(rest) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
            host.strip_prefix("www.").unwrap_or(host).to_owned()
        }
        None => last_part(address).to_owned(),
    }
}

/// The last part of a path, or what an address points to inside a page.
pub(crate) fn last_part(address: &str) -> &str {
    if let Some((_, fragment)) = address.rsplit_once('#')
        && !fragment.is_empty()
    {
        return fragment;
    }
    let path = address.split(['?', '#']).next().unwrap_or(address).trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or(path);
    if last.is_empty() { address } else { last }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::attributes::scan_tag;

    #[test]
    fn labels_are_what_people_say() {
        for (name, rest, expected) in [
            ("a", " href='https://www.amnesty.nl/actueel?x=1'>", "amnesty.nl"),
            ("a", " href=//amnesty.nl/x>", "amnesty.nl"),
            ("a", " href='mailto:pers@amnesty.nl?subject=x'>", "pers@amnesty.nl"),
            ("a", " href='#noot-1'>", "noot-1"),
            ("a", " href='/actueel/rusland/'>", "rusland"),
            ("a", " id=anker>", "anker"),
            ("a", ">", "link"),
            ("img", " alt='Een logo' src=x.png>", "Een logo"),
            ("img", " alt='' src='img/logo.png?v=2'>", "logo.png"),
            ("img", ">", "image"),
            ("strong", ">", "bold"),
            ("span", " class=x>", "span"),
            ("q", ">", "q"),
        ] {
            let tag = scan_tag(rest, 0).unwrap();
            assert_eq!(label(name, &tag.attributes, rest), expected, "{name}{rest}");
        }
    }
}
