//! TSV, raw, and CSV by RFC 4180.
//!
//! TSV has neither tags nor languages nor a header, and a third column and more are left out. In CSV the first row can
//! say what the columns are; without that it is as TSV. A semicolon stands for the comma where a spreadsheet of a
//! country with decimal commas has written it.

use super::columns::{Columns, MOST_COLUMNS};
use super::decode::Decoded;
use super::sink::Sink;
use super::{ImportError, Reason};
use std::io::Read;

/// No record is longer; one that seems to be has a quotation mark that is not closed.
const LONGEST: usize = 32 * 1024 * 1024;

/// A unit a line: source, tab, target.
pub(crate) fn read_tsv<R: Read>(mut input: Decoded<R>, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    if sink.languages().is_none() {
        return Err(ImportError::LanguagesNeeded);
    }
    let columns = Columns::unnamed();
    while let Some((line, text)) = input.next_line()? {
        sink.step(input.bytes_read())?;
        let text = text.trim_end_matches(['\n', '\r']);
        if text.trim().is_empty() {
            continue;
        }
        if !text.contains('\t') {
            sink.skip(line, Reason::TabMissing);
            continue;
        }
        let row: Vec<String> = text.split('\t').take(2).map(str::to_owned).collect();
        take(&columns, &row, sink, (line, &input))?;
    }
    Ok(())
}

/// A record goes on over several lines inside quotation marks.
pub(crate) fn read_csv<R: Read>(
    mut input: Decoded<R>,
    separator: char,
    sink: &mut Sink<'_>,
) -> Result<(), ImportError> {
    let mut columns = None;
    while let Some((line, record)) = next_record(&mut input, separator)? {
        sink.step(input.bytes_read())?;
        let record = record.trim_end_matches(['\n', '\r']);
        if record.trim().is_empty() {
            continue;
        }
        let row = match fields(record, separator) {
            Ok(row) => row,
            Err(reason) => {
                sink.skip(line, reason);
                continue;
            }
        };
        match &columns {
            Some(columns) => take(columns, &row, sink, (line, &input))?,
            None => {
                let (begun, is_named) = Columns::begin(&row, sink)?;
                if !is_named {
                    take(&begun, &row, sink, (line, &input))?;
                }
                columns = Some(begun);
            }
        }
    }
    Ok(())
}

fn next_record<R: Read>(
    input: &mut Decoded<R>,
    separator: char,
) -> Result<Option<(u64, String)>, ImportError> {
    let Some((line, mut record)) = input.next_line()? else { return Ok(None) };
    let mut place = Place::Start.after(&record, separator);
    while place == Place::Quoted {
        let more =
            input.next_line()?.map(|(_, more)| more).filter(|more| record.len() + more.len() < LONGEST);
        let Some(more) = more else {
            let reason = Reason::QuoteOpen.to_string();
            return Err(ImportError::Broken { line, reason });
        };
        place = place.after(&more, separator);
        record.push_str(&more);
    }
    Ok(Some((line, record)))
}

/// Where in a record a reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of a field.
    Start,
    /// In a field without quotation marks around it.
    Plain,
    /// Inside quotation marks.
    Quoted,
    /// After one that closes a field, or is the first of two that stand for one.
    Closed,
    /// After something that no record can hold; the line is all there is of it.
    Lost,
}

impl Place {
    fn after(self, text: &str, separator: char) -> Self {
        text.chars().fold(self, |place, char| match (place, char) {
            (Self::Lost, _) | (Self::Plain, '"') => Self::Lost,
            (Self::Start | Self::Closed, '"') => Self::Quoted,
            (Self::Quoted, '"') => Self::Closed,
            (Self::Quoted, _) => Self::Quoted,
            (_, char) if char == separator => Self::Start,
            (Self::Closed, '\r' | '\n') => Self::Closed,
            (Self::Closed, _) => Self::Lost,
            (Self::Start | Self::Plain, _) => Self::Plain,
        })
    }
}

/// The fields of a whole record; those after the last column that is looked at are left out.
fn fields(record: &str, separator: char) -> Result<Vec<String>, Reason> {
    let mut fields = Vec::new();
    let mut rest = record;
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_field(quoted)?,
            None => plain_field(rest, separator)?,
        };
        if fields.len() < MOST_COLUMNS {
            fields.push(field);
        }
        match after.strip_prefix(separator) {
            Some(next) => rest = next,
            None if after.is_empty() => return Ok(fields),
            None => return Err(Reason::TextAfterQuote),
        }
    }
}

fn plain_field(rest: &str, separator: char) -> Result<(String, &str), Reason> {
    let (field, after) = rest.split_at(rest.find(separator).unwrap_or(rest.len()));
    if field.contains('"') {
        return Err(Reason::QuoteInField);
    }
    Ok((field.to_owned(), after))
}

fn quoted_field(quoted: &str) -> Result<(String, &str), Reason> {
    let (mut field, mut rest) = (String::new(), quoted);
    loop {
        let Some((text, after)) = rest.split_once('"') else { return Err(Reason::QuoteOpen) };
        field.push_str(text);
        match after.strip_prefix('"') {
            Some(more) => rest = more,
            None => return Ok((field, after)),
        }
        field.push('"');
    }
}

fn take<R: Read>(
    columns: &Columns,
    row: &[String],
    sink: &mut Sink<'_>,
    place: (u64, &Decoded<R>),
) -> Result<(), ImportError> {
    let (line, input) = place;
    if input.is_malformed() && row.iter().any(|cell| cell.contains('\u{fffd}')) {
        sink.skip(line, Reason::NotUtf8);
        return Ok(());
    }
    columns.take(row, sink, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_fields() {
        let check = |record, expected: Result<&[&str], ()>| {
            let found = fields(record, ',').map_err(|_| ());
            assert_eq!(
                found,
                expected.map(|fields| fields.iter().map(ToString::to_string).collect()),
                "{record}"
            );
        };
        check("a,b", Ok(&["a", "b"]));
        check(r#""a, ""b""",c"#, Ok(&[r#"a, "b""#, "c"]));
        check("\"two\nlines\",c,", Ok(&["two\nlines", "c", ""]));
        check("", Ok(&[""]));
        check("a;b", Ok(&["a;b"]));
        assert_eq!(fields("\"a;b\";c,d", ';').unwrap(), ["a;b", "c,d"]);
        check(r#""a"b,c"#, Err(()));
        check(r#"a"b",c"#, Err(()));
    }
}
