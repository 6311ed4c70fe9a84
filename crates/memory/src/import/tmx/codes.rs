//! The inline codes of TMX, and the tags that OmegaT writes as text.

use crate::import::file_unit::Variant;
use crate::import::inline::{Code, Codes, Item, kind_of};
use crate::import::segment::Inline;
use crate::import::xml::attribute;
use persklaar_text::Half;
use quick_xml::events::BytesStart;

/// What an element of a `<seg>` stands for.
pub(super) fn inline(start: &BytesStart<'_>, codes: &mut Codes) -> Inline {
    match start.local_name().as_ref() {
        "bpt" => Inline::Code(begin(start, codes)),
        "ept" => Inline::Code(end(start, codes)),
        "it" if is_end(start) => Inline::Code(code(start, codes, "it", Half::Close)),
        "it" => Inline::Code(code(start, codes, "it", Half::Open)),
        "ph" => Inline::Code(code(start, codes, "ph", Half::Single)),
        "ut" => Inline::Code(code(start, codes, "ut", Half::Single)),
        "hi" => Inline::Around(code(start, codes, "hi", Half::Open)),
        // An element of no TMX version: its text is text.
        _ => Inline::Transparent,
    }
}

/// Codes of source and translation belong together by `x`, whatever elements they are.
fn code(start: &BytesStart<'_>, codes: &mut Codes, element: &'static str, half: Half) -> Code {
    let (x, kind) = (attribute(start, &["x"]), attribute(start, &["type"]));
    let wish = x.as_deref().and_then(|x| x.parse().ok()).filter(|number| (1..=9999).contains(number));
    let element = if x.is_some() { "x" } else { element };
    Code { wish, ..codes.code(element, x.as_deref(), half, kind.as_deref()) }
}

/// `<bpt>`: without `x`, source and translation have the same `i`.
fn begin(start: &BytesStart<'_>, codes: &mut Codes) -> Code {
    let i = attribute(start, &["i"]).unwrap_or_default();
    let mut code = code(start, codes, "bpt", Half::Open);
    if attribute(start, &["x"]).is_none() {
        code.key = format!("i {i}");
    }
    codes.begin(&i, code)
}

/// `<ept>`, which belongs to the `<bpt>` with the same `i` if there is one.
fn end(start: &BytesStart<'_>, codes: &mut Codes) -> Code {
    let i = attribute(start, &["i"]).unwrap_or_default();
    match codes.end(&i) {
        Some(code) => code,
        None => codes.code("ept", Some(&i), Half::Close, None),
    }
}

/// `pos` of `<it>`; some tools say `close`.
fn is_end(start: &BytesStart<'_>) -> bool {
    attribute(start, &["pos"]).is_some_and(|pos| matches!(pos.to_ascii_lowercase().as_str(), "end" | "close"))
}

/// OmegaT's own memories have `<f0>bold</f0>` and `<br1/>` as text: letters, a number, nothing else.
pub(super) fn read_omegat(variant: &mut Variant) {
    let Some(Ok(items)) = &mut variant.segment else { return };
    if items.iter().any(|item| matches!(item, Item::Text(text) if text.contains('<'))) {
        *items = items.drain(..).flat_map(split).collect();
    }
}

fn split(item: Item) -> Vec<Item> {
    let Item::Text(text) = item else { return vec![item] };
    let (mut items, mut kept, mut at) = (Vec::new(), 0, 0);
    while let Some(less) = text[at..].find('<') {
        let start = at + less;
        at = start + 1;
        let Some((code, length)) = omegat_tag(&text[start..]) else { continue };
        if kept < start {
            items.push(Item::Text(text[kept..start].to_owned()));
        }
        items.push(Item::Code(code));
        at = start + length;
        kept = at;
    }
    if kept < text.len() {
        items.push(Item::Text(text[kept..].to_owned()));
    }
    items
}

/// The tag that a text begins with, and how long it is.
fn omegat_tag(text: &str) -> Option<(Code, usize)> {
    let inner = text.strip_prefix('<')?.split_once('>')?.0;
    let (name, half) = match (inner.strip_prefix('/'), inner.strip_suffix('/')) {
        (Some(name), None) => (name, Half::Close),
        (None, Some(name)) => (name, Half::Single),
        (None, None) => (inner, Half::Open),
        (Some(_), Some(_)) => return None,
    };
    let letters = name.trim_end_matches(|char: char| char.is_ascii_digit());
    let is_name = !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_name || letters.len() == name.len() || name.len() > 24 {
        return None;
    }
    let code = Code { key: format!("omegat {name}"), wish: None, half, kind: Some(kind_of(letters)) };
    Some((code, inner.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::inline::{Numbers, tagged};

    #[test]
    fn tags_of_omegat() {
        let check = |text: &str, written: &str, kinds: &str| {
            let mut variant = Variant::plain("nl", text);
            read_omegat(&mut variant);
            let (text, _) = tagged(variant.segment.unwrap().unwrap(), &Numbers::default());
            assert_eq!((text.written().as_str(), text.kinds().as_str()), (written, kinds));
        };
        check("een <b0>twee</b0> drie<br1/>", "een <1>twee</1> drie<2/>", "1:bold 2:break");
        check("<f0><a12>x</a12>", "<1><2>x</2>", "1:other 2:link");
        check(
            "2 < 3 <b> <0> <B0> </b0/> <é1> <b0",
            "2 &lt; 3 &lt;b> &lt;0> &lt;B0> &lt;/b0/> &lt;é1> &lt;b0",
            "",
        );
    }
}
