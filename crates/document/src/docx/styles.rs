//! Styles: what a paragraph is by its style, and how its style makes its text look.

use super::cursor::{Cursor, Element};
use super::properties::{self, Visible};
use super::xml;
use crate::block::Role;
use std::collections::HashMap;

/// How far a chain of styles that are based on each other is followed.
const LONGEST_CHAIN: usize = 20;

/// One style.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// From 0; 9 is running text.
    outline: Option<u8>,
    listed: Option<bool>,
    visible: Visible,
}

/// All styles of a document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Styles {
    styles: HashMap<String, Style>,
    default_paragraph: Option<String>,
    usual: Visible,
}

impl Styles {
    /// Reads a part that was checked.
    pub(crate) fn read(text: &str) -> Self {
        let mut styles = Self::default();
        let mut cursor = Cursor::new(text, 0..text.len());
        let Ok(root) = cursor.element() else { return styles };
        if root.closed {
            return styles;
        }
        while let Ok(child) = cursor.element() {
            if child.is("style") && !child.closed {
                styles.read_style(&mut cursor, &child);
            } else if child.is("docDefaults") && !child.closed {
                styles.usual = run_defaults(&mut cursor);
            } else {
                cursor.skip(&child);
            }
        }
        styles
    }

    fn read_style(&mut self, cursor: &mut Cursor<'_>, element: &Element<'_>) {
        let text = cursor.text;
        let of = |name: &str| xml::value(text, &element.tag, name);
        let id = of("styleId").unwrap_or_default();
        let is_default = of("default").is_some_and(|on| matches!(on.as_str(), "1" | "true" | "on"));
        if is_default && of("type").as_deref() == Some("paragraph") {
            self.default_paragraph = Some(id.clone());
        }
        let mut style = Style::default();
        while let Ok(child) = cursor.element() {
            match child.name {
                "rPr" if !child.closed => {
                    style.visible = properties::read(cursor, &child).visible;
                    continue;
                }
                "pPr" if !child.closed => {
                    read_paragraph(cursor, &mut style);
                    continue;
                }
                "name" => style.name = xml::value(text, &child.tag, "val").unwrap_or_default(),
                "basedOn" => style.based_on = xml::value(text, &child.tag, "val"),
                _ => {}
            }
            cursor.skip(&child);
        }
        self.styles.insert(id, style);
    }

    /// A style and those that it is based on, the nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> Vec<&'a Style> {
        let mut chain = Vec::new();
        let mut next = id;
        while let Some(style) =
            next.and_then(|id| self.styles.get(id)).filter(|_| chain.len() < LONGEST_CHAIN)
        {
            chain.push(style);
            next = style.based_on.as_deref();
        }
        chain
    }

    fn paragraph_chain<'a>(&'a self, id: Option<&'a str>) -> Vec<&'a Style> {
        self.chain(id.or(self.default_paragraph.as_deref()))
    }

    /// How text in a paragraph of this style looks.
    pub(crate) fn paragraph(&self, id: Option<&str>) -> Visible {
        let chain = self.paragraph_chain(id);
        chain.iter().rev().fold(self.usual.clone(), |lower, style| lower.with(&style.visible))
    }

    /// What a style of characters adds to that.
    pub(crate) fn character(&self, id: Option<&str>) -> Visible {
        let chain = self.chain(id);
        let mut visible =
            chain.iter().rev().fold(Visible::default(), |lower, style| lower.with(&style.visible));
        if chain.iter().any(|style| is_code(&style.name)) {
            visible.set("code", "on".to_owned());
        }
        // What a style that is not in the file looks like is up to the program that opens it.
        if let (true, Some(id)) = (chain.is_empty(), id) {
            visible.set("style", id.to_owned());
        }
        visible
    }

    /// What a paragraph is by its style, none where the style says nothing.
    pub(crate) fn role(&self, id: Option<&str>) -> Option<Role> {
        let chain = self.paragraph_chain(id);
        let by_name = chain.iter().find_map(|style| by_name(&style.name));
        by_name.or_else(|| {
            let level = chain.iter().find_map(|style| style.outline)?;
            heading(level)
        })
    }

    /// Whether a paragraph of this style is an item of a list.
    pub(crate) fn is_listed(&self, id: Option<&str>) -> bool {
        self.paragraph_chain(id).iter().find_map(|style| style.listed).unwrap_or(false)
    }
}

/// The heading of an outline level.
pub(crate) fn heading(level: u8) -> Option<Role> {
    (level < 9).then(|| Role::Heading((level + 1).min(6)))
}

fn run_defaults(cursor: &mut Cursor<'_>) -> Visible {
    let mut visible = Visible::default();
    while let Ok(child) = cursor.element() {
        if child.is("rPrDefault") && !child.closed {
            while let Ok(inner) = cursor.element() {
                if inner.is("rPr") && !inner.closed {
                    visible = properties::read(cursor, &inner).visible;
                } else {
                    cursor.skip(&inner);
                }
            }
        } else {
            cursor.skip(&child);
        }
    }
    visible
}

fn read_paragraph(cursor: &mut Cursor<'_>, style: &mut Style) {
    while let Ok(child) = cursor.element() {
        match child.name {
            "outlineLvl" => {
                style.outline =
                    xml::value(cursor.text, &child.tag, "val").and_then(|level| level.parse().ok());
            }
            "numPr" if !child.closed => {
                style.listed = Some(is_numbered(cursor));
                continue;
            }
            _ => {}
        }
        cursor.skip(&child);
    }
}

/// Whether the entered `numPr` names a list; 0 takes it away.
pub(crate) fn is_numbered(cursor: &mut Cursor<'_>) -> bool {
    let mut numbered = true;
    while let Ok(child) = cursor.element() {
        if child.is("numId") {
            numbered = xml::value(cursor.text, &child.tag, "val").is_some_and(|id| id != "0");
        }
        cursor.skip(&child);
    }
    numbered
}

fn by_name(name: &str) -> Option<Role> {
    let name = name.to_lowercase();
    let level = ["heading ", "kop ", "überschrift ", "titre "]
        .iter()
        .find_map(|start| name.strip_prefix(start))
        .and_then(|level| level.parse::<u8>().ok());
    if let Some(level) = level.filter(|level| (1..=9).contains(level)) {
        return Some(Role::Heading(level.min(6)));
    }
    match name.as_str() {
        "title" | "titel" => Some(Role::Title),
        "quote" | "citaat" | "intense quote" | "duidelijk citaat" | "quotations" | "block text" => {
            Some(Role::Quote)
        }
        "caption" | "bijschrift" => Some(Role::Caption),
        _ => None,
    }
}

fn is_code(name: &str) -> bool {
    let name = name.to_lowercase();
    ["html code", "source text", "verbatim char", "code char"].contains(&name.as_str())
        || name.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "code")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Niveau"><w:name w:val="Niveau"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Kring"><w:name w:val="Kring"/><w:basedOn w:val="Kring"/></w:style>
        <w:style w:type="character" w:styleId="Code"><w:name w:val="HTML Code"/></w:style>
    </w:styles>"#;

    #[test]
    fn roles_come_from_names_levels_and_what_styles_are_based_on() {
        let styles = Styles::read(STYLES);
        for (id, role) in [
            ("Kop1", Some(Role::Heading(1))),
            ("Eigen", Some(Role::Heading(1))),
            ("Niveau", Some(Role::Heading(3))),
            ("Standaard", None),
            ("Kring", None),
            ("onbekend", None),
        ] {
            assert_eq!(styles.role(Some(id)), role, "{id}");
        }
        assert!(styles.is_listed(Some("Lijst")) && !styles.is_listed(None));
    }

    #[test]
    fn dutch_and_english_names_are_known() {
        for (name, role) in [
            ("Kop 2", Some(Role::Heading(2))),
            ("heading 9", Some(Role::Heading(6))),
            ("Titel", Some(Role::Title)),
            ("Citaat", Some(Role::Quote)),
            ("Bijschrift", Some(Role::Caption)),
            ("Kop 0", None),
            ("Koptekst", None),
        ] {
            assert_eq!(by_name(name), role, "{name}");
        }
    }

    #[test]
    fn looks_are_inherited() {
        let styles = Styles::read(STYLES);
        let heading = styles.paragraph(Some("Eigen"));
        assert_eq!((heading.get("b"), heading.get("sz")), (Some("on"), Some("22")));
        assert_eq!(styles.paragraph(None).get("b"), None);
        assert_eq!(styles.character(Some("Code")).get("code"), Some("on"));
    }
}
