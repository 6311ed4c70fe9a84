//! A unit as a row of a table, the same in CSV and XLSX.

use super::segment::is_writable;
use crate::table_columns::Column;
use crate::unit::Unit;
use persklaar_text::TaggedText;

/// The cell of a column. Empty where the unit says nothing.
pub(super) fn cell(unit: &Unit, column: Column) -> String {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    let text = match column {
        Column::Source => text(&unit.source),
        Column::Target => text(&unit.target),
        Column::SourceLanguage => unit.from.to_string(),
        Column::TargetLanguage => unit.to.to_string(),
        Column::Document => or_empty(&unit.document),
        Column::Author => or_empty(&unit.author),
        Column::Changed => unit.changed.to_string(),
        Column::Created => unit.created.to_string(),
        Column::Used => unit.used.to_string(),
        Column::Origin => unit.origin.name().to_owned(),
        Column::Previous => or_empty(&unit.previous),
        Column::Next => or_empty(&unit.next),
        Column::SourceTags => unit.source.kinds(),
        Column::TargetTags => unit.target.kinds(),
        Column::Id => unit.uuid.clone(),
    };
    text.chars().filter(|char| is_writable(*char)).collect()
}

/// As people read it; with tags in the written form, and the kinds of the tags in a column of their own say so.
fn text(text: &TaggedText) -> String {
    if text.tags().next().is_some() { text.written() } else { text.text() }
}
