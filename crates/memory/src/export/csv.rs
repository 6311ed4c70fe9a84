//! CSV by RFC 4180: UTF-8, a first row with the names of the columns, a comma between fields and CR LF after records.
//!
//! A text is written as it is, also one that a spreadsheet would take for a formula; XLSX is the form for spreadsheets.

use super::table::cell;
use crate::table_columns::Column;
use crate::unit::Unit;
use std::io::{self, Write};

/// The first row.
pub(super) fn begin(out: &mut dyn Write) -> io::Result<()> {
    record(out, Column::ALL.iter().map(|column| column.name().to_owned()))
}

/// One unit.
pub(super) fn unit(out: &mut dyn Write, unit: &Unit) -> io::Result<()> {
    record(out, Column::ALL.iter().map(|column| cell(unit, *column)))
}

fn record(out: &mut dyn Write, fields: impl Iterator<Item = String>) -> io::Result<()> {
    let fields: Vec<String> = fields.map(|text| field(&text)).collect();
    write!(out, "{}\r\n", fields.join(","))
}

/// In quotation marks where the text could be taken for more than one field, or white space at an end for none.
fn field(text: &str) -> String {
    let is_plain = !text.contains([',', '"', '\r', '\n', '\t', ';']) && text.trim() == text;
    if is_plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        let check = |text: &str, expected: &str| assert_eq!(field(text), expected);
        check("huis", "huis");
        check("a, b", "\"a, b\"");
        check("a \"b\"", "\"a \"\"b\"\"\"");
        check("a\nb", "\"a\nb\"");
        check(" a", "\" a\"");
        check("=1+1", "=1+1");
        check("", "");
    }
}
