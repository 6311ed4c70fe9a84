//! What the properties of a run make visible, and which of them a rewritten run needs changed.
//!
//! Two runs that look the same are one text: revision marks, spelling and language do not part a word.

use super::cursor::{Cursor, Element};
use super::xml::{self, Space};
use std::collections::BTreeMap;
use std::ops::Range;

/// What nobody sees in a text of Latin letters, or what is no property of its looks.
const UNSEEN: [&str; 21] = [
    "lang",
    "noProof",
    "rPrChange",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "bCs",
    "iCs",
    "szCs",
    "cs",
    "rtl",
    "kern",
    "w",
    "snapToGrid",
    "webHidden",
    "fitText",
    "eastAsianLayout",
    "specVanish",
    "oMath",
    "rStyle",
];

/// Elements that come after `rtl` in a run's properties.
const AFTER_RTL: [&str; 7] = ["cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"];

/// Properties by name; an empty value turns off what a style turned on.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Visible(BTreeMap<String, String>);

impl Visible {
    /// These properties with others on top.
    pub(crate) fn with(mut self, upper: &Self) -> Self {
        self.0.extend(upper.0.iter().map(|(name, value)| (name.clone(), value.clone())));
        self
    }

    /// Without what is turned off.
    pub(crate) fn effective(mut self) -> Self {
        self.0.retain(|_, value| !value.is_empty());
        self
    }

    /// The value of a property that is on.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Sets a property by hand.
    pub(crate) fn set(&mut self, name: &str, value: String) {
        self.0.insert(name.to_owned(), value);
    }

    /// Whether a space looks different with these properties.
    pub(crate) fn shows_on_spaces(&self) -> bool {
        ["u", "strike", "dstrike", "highlight", "shd"].iter().any(|name| self.get(name).is_some())
    }

    /// Notes one child of a run's properties.
    fn note(&mut self, text: &str, element: &Element<'_>) {
        let of = |name: &str| xml::value(text, &element.tag, name);
        let value = match element.name {
            _ if element.space == Space::Effects => return self.note_effect(element.name),
            _ if element.space != Space::Word => return,
            name if UNSEEN.contains(&name) => return,
            "rFonts" => of("ascii").or_else(|| of("asciiTheme")).or_else(|| of("hAnsi")),
            "shd" => of("fill").filter(|fill| fill != "auto"),
            "color" => of("val").filter(|color| color != "auto"),
            "spacing" => {
                of("val").filter(|points| points.parse::<i32>().is_ok_and(|points| points.abs() >= 20))
            }
            "position" => of("val").filter(|points| points != "0"),
            "vertAlign" => of("val").filter(|place| place != "baseline"),
            "u" | "highlight" => of("val").filter(|kind| kind != "none"),
            "sz" => of("val"),
            _ => Some(of("val").map_or("on".to_owned(), |on| switch(&on).to_owned())),
        };
        self.set(element.name, value.unwrap_or_default());
    }

    fn note_effect(&mut self, name: &str) {
        if matches!(name, "glow" | "shadow" | "reflection" | "textOutline" | "textFill") {
            self.set(name, "on".to_owned());
        }
    }

    /// Names whose values differ, those of `other` included.
    pub(crate) fn differences<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        let names = self.0.keys().chain(other.0.keys().filter(|name| !self.0.contains_key(*name)));
        names.filter(|name| self.get(name) != other.get(name)).map(String::as_str).collect()
    }
}

/// Switches are on unless they say no.
pub(crate) fn switch(value: &str) -> &'static str {
    if matches!(value, "0" | "false" | "off") { "" } else { "on" }
}

/// The properties of one run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Properties {
    /// The whole element, empty where there is none.
    pub(crate) span: Range<usize>,
    pub(crate) visible: Visible,
    pub(crate) style: Option<String>,
    /// The value of the language.
    pub(crate) lang: Option<Range<usize>>,
    /// The value of the language of right-to-left text.
    pub(crate) right_lang: Option<Range<usize>>,
    /// Children that a copy must not have: tracked changes, and that the text does not run from right to left.
    pub(crate) cuts: Vec<Range<usize>>,
    /// How many tracked changes are among them.
    pub(crate) tracked: usize,
    /// Where `rtl` can be inserted, none where it is there.
    pub(crate) rtl_at: Option<usize>,
}

/// Reads the properties of a run, or of the runs of a style.
pub(crate) fn read(cursor: &mut Cursor<'_>, element: &Element<'_>) -> Properties {
    let mut found = Properties { span: element.tag.clone(), ..Properties::default() };
    if element.closed {
        return found;
    }
    let mut is_right = false;
    let end = loop {
        let child = match cursor.element() {
            Ok(child) => child,
            Err(end) => break end,
        };
        found.visible.note(cursor.text, &child);
        if child.space == Space::Word {
            note_special(&mut found, cursor.text, &child);
        }
        let is_off = xml::value(cursor.text, &child.tag, "val").is_some_and(|on| switch(&on).is_empty());
        let close = cursor.skip(&child);
        let tracked = matches!(child.name, "rPrChange" | "ins" | "del" | "moveFrom" | "moveTo");
        found.tracked += usize::from(tracked);
        if tracked || (child.name == "rtl" && is_off) {
            found.cuts.push(child.tag.start..close.end);
        }
        is_right |= child.name == "rtl" && !is_off;
    };
    found.rtl_at = if is_right { None } else { found.rtl_at.or(Some(end.start)) };
    found.span.end = end.end;
    found
}

fn note_special(found: &mut Properties, text: &str, child: &Element<'_>) {
    match child.name {
        "rStyle" => found.style = xml::value(text, &child.tag, "val"),
        "lang" => {
            found.lang = xml::place(text, &child.tag, "val");
            found.right_lang = xml::place(text, &child.tag, "bidi");
        }
        _ => {}
    }
    if found.rtl_at.is_none() && AFTER_RTL.contains(&child.name) {
        found.rtl_at = Some(child.tag.start);
    }
}
