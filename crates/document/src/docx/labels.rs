//! What people call a difference in looks: "bold", "red", "14 pt".

use super::properties::Visible;
use persklaar_text::TagKind;

/// The kind and label of text that looks like `own` among text that looks like `base`.
pub(crate) fn of(own: &Visible, base: &Visible) -> (TagKind, String) {
    let differences = own.differences(base);
    let words: Vec<String> = differences.iter().filter_map(|name| word(name, own.get(name))).collect();
    let kind = ["code", "b", "i", "u", "vertAlign"]
        .iter()
        .filter(|name| differences.contains(name))
        .find_map(|name| kind(name, own.get(name)))
        .unwrap_or(TagKind::Span);
    let label = if words.is_empty() { "formatting".to_owned() } else { words.join(", ") };
    (kind, label)
}

fn kind(name: &str, value: Option<&str>) -> Option<TagKind> {
    match (name, value?) {
        ("code", _) => Some(TagKind::Code),
        ("b", _) => Some(TagKind::Bold),
        ("i", _) => Some(TagKind::Italic),
        ("u", _) => Some(TagKind::Underline),
        ("vertAlign", "superscript") => Some(TagKind::Super),
        ("vertAlign", "subscript") => Some(TagKind::Sub),
        _ => None,
    }
}

/// What one property does, in the order of their names.
fn word(name: &str, value: Option<&str>) -> Option<String> {
    let Some(value) = value else {
        let plain = match name {
            "b" => "not bold",
            "i" => "not italic",
            "u" => "not underlined",
            _ => return None,
        };
        return Some(plain.to_owned());
    };
    Some(match name {
        "b" => "bold".to_owned(),
        "i" => "italic".to_owned(),
        "u" => "underline".to_owned(),
        "vertAlign" => value.to_owned(),
        "strike" | "dstrike" => "struck through".to_owned(),
        "caps" => "capitals".to_owned(),
        "smallCaps" => "small capitals".to_owned(),
        "color" => colour(value),
        "highlight" => format!("marked {}", camel(value)),
        "shd" => "shaded".to_owned(),
        "rFonts" | "style" => value.to_owned(),
        "sz" => points(value)?,
        "code" => "code".to_owned(),
        _ => return None,
    })
}

/// Half points as points.
fn points(value: &str) -> Option<String> {
    let half: u32 = value.parse().ok()?;
    let rest = if half % 2 == 1 { ".5" } else { "" };
    Some(format!("{}{rest} pt", half / 2))
}

/// `darkBlue` is dark blue.
fn camel(value: &str) -> String {
    let mut words = String::new();
    for letter in value.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

/// The name of the colour that `RRGGBB` is nearest to.
fn colour(value: &str) -> String {
    let part = |at: usize| value.get(at..at + 2).and_then(|digits| i32::from_str_radix(digits, 16).ok());
    let (Some(red), Some(green), Some(blue)) = (part(0), part(2), part(4)) else {
        return "coloured".to_owned();
    };
    let named = [
        ("black", 0, 0, 0),
        ("grey", 128, 128, 128),
        ("light grey", 200, 200, 200),
        ("white", 255, 255, 255),
        ("red", 255, 0, 0),
        ("dark red", 139, 0, 0),
        ("orange", 255, 165, 0),
        ("yellow", 255, 255, 0),
        ("green", 0, 160, 0),
        ("blue", 0, 0, 255),
        ("dark blue", 0, 32, 96),
        ("light blue", 90, 155, 213),
        ("purple", 128, 0, 128),
        ("pink", 255, 105, 180),
        ("brown", 139, 69, 19),
    ];
    let distance =
        |(_, r, g, b): &(&str, i32, i32, i32)| (r - red).pow(2) + (g - green).pow(2) + (b - blue).pow(2);
    named.iter().min_by_key(|colour| distance(colour)).map_or("coloured", |(name, ..)| name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(own: &[(&str, &str)], base: &[(&str, &str)], kind: TagKind, label: &str) {
        let visible = |pairs: &[(&str, &str)]| {
            let mut visible = Visible::default();
            for (name, value) in pairs {
                visible.set(name, (*value).to_owned());
            }
            visible
        };
        assert_eq!(of(&visible(own), &visible(base)), (kind, label.to_owned()));
    }

    #[test]
    fn labels_are_what_people_say() {
        check(&[("b", "on")], &[], TagKind::Bold, "bold");
        check(&[("b", "on"), ("i", "on")], &[], TagKind::Bold, "bold, italic");
        check(&[("color", "FF0000")], &[], TagKind::Span, "red");
        check(&[("color", "C00000")], &[("color", "000000")], TagKind::Span, "dark red");
        check(&[], &[("b", "on")], TagKind::Span, "not bold");
        check(&[("sz", "27")], &[("sz", "22")], TagKind::Span, "13.5 pt");
        check(&[("vertAlign", "superscript")], &[], TagKind::Super, "superscript");
        check(&[("highlight", "darkYellow")], &[], TagKind::Span, "marked dark yellow");
        check(&[("code", "on"), ("rFonts", "Mono")], &[], TagKind::Code, "code, Mono");
        check(&[], &[("color", "FF0000")], TagKind::Span, "formatting");
    }
}
