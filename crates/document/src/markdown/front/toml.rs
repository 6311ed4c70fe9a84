//! TOML front matter: the parser's tables, walked with the path of keys.

use super::Found;
use crate::block::Quoting;
use std::ops::Range;
use toml_edit::{Document, Item, TableLike, Value};

/// What TOML front matter holds.
pub(crate) fn toml(text: &str, span: Range<usize>) -> Found {
    let slice = &text[span.clone()];
    match Document::parse(slice) {
        Ok(document) => {
            let mut reading = Reading { text, start: span.start, found: Found::default() };
            reading.table(document.as_table(), &mut Vec::new());
            reading.found.values.sort_by_key(|value| value.span.start);
            reading.found
        }
        Err(error) => Found::broken(&error.message()),
    }
}

struct Reading<'a> {
    text: &'a str,
    start: usize,
    found: Found,
}

impl Reading<'_> {
    /// The parser refuses documents that nest deeply, so this may call itself.
    fn table(&mut self, table: &dyn TableLike, path: &mut Vec<String>) {
        for (key, item) in table.iter() {
            path.push(key.to_owned());
            match item {
                Item::Value(value) => self.value(value, path),
                Item::Table(table) => self.table(table, path),
                Item::ArrayOfTables(tables) => tables.iter().for_each(|table| self.table(table, path)),
                Item::None => {}
            }
            path.pop();
        }
    }

    fn value(&mut self, value: &Value, path: &mut Vec<String>) {
        match value {
            Value::String(string) => self.string(string.value(), value.span(), path),
            Value::Array(array) => array.iter().for_each(|value| self.value(value, path)),
            Value::InlineTable(table) => self.table(table, path),
            _ => {}
        }
    }

    fn string(&mut self, shown: &str, span: Option<Range<usize>>, path: &[String]) {
        let Some(span) = span else { return };
        let span = span.start + self.start..span.end + self.start;
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let source = &self.text[span.clone()];
        if source.starts_with("\"\"\"") || source.starts_with("'''") {
            self.found.kept(&path);
        } else if source.starts_with('"') {
            self.found.string(&path, span, Quoting::Basic, shown);
        } else if source.starts_with('\'') {
            self.found.string(&path, span, Quoting::Literal, shown);
        }
    }
}
