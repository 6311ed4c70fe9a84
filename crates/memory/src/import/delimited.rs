//! TSV, raw, and CSV by RFC 4180. Neither has tags, languages or a header; a third column and more are left out.

use super::ImportError;
use super::decode::Decoded;
use super::sink::Sink;
use crate::unit::{NewUnit, Origin};
use persklaar_text::TaggedText;
use std::io::{BufRead, Read};

/// A unit a line: source, tab, target.
pub(crate) fn read_tsv<R: Read>(mut input: Decoded<R>, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    while let Some((line, text)) = next_line(&mut input)? {
        sink.step(input.bytes_read())?;
        let text = text.trim_end_matches(['\n', '\r']);
        match text.split_once('\t') {
            _ if text.trim().is_empty() => {}
            None => sink.skip(line, "there is no tab between source and translation"),
            Some((source, rest)) => {
                let target = rest.split('\t').next().unwrap_or_default();
                add(sink, source, target, (line, &input))?;
            }
        }
    }
    Ok(())
}

/// A record goes on over several lines inside quotation marks.
pub(crate) fn read_csv<R: Read>(mut input: Decoded<R>, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    while let Some((line, mut record)) = next_line(&mut input)? {
        sink.step(input.bytes_read())?;
        let mut place = Place::Start.after(&record);
        while place == Place::Quoted {
            let Some((_, more)) = next_line(&mut input)? else {
                return Err(ImportError::Broken {
                    line,
                    reason: "a quotation mark is not closed".to_owned(),
                });
            };
            place = place.after(&more);
            record.push_str(&more);
        }
        let record = record.trim_end_matches(['\n', '\r']);
        if record.trim().is_empty() {
            continue;
        }
        match fields(record) {
            Err(reason) => sink.skip(line, reason),
            Ok(fields) if fields.len() < 2 => sink.skip(line, "there is no second column"),
            Ok(fields) => add(sink, &fields[0], &fields[1], (line, &input))?,
        }
    }
    Ok(())
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
    fn after(self, text: &str) -> Self {
        text.chars().fold(self, |place, char| match (place, char) {
            (Self::Lost, _) | (Self::Plain, '"') => Self::Lost,
            (Self::Start | Self::Closed, '"') => Self::Quoted,
            (Self::Quoted, '"') => Self::Closed,
            (Self::Quoted, _) => Self::Quoted,
            (_, ',') => Self::Start,
            (Self::Closed, '\r' | '\n') => Self::Closed,
            (Self::Closed, _) => Self::Lost,
            (Self::Start | Self::Plain, _) => Self::Plain,
        })
    }
}

fn next_line<R: Read>(input: &mut Decoded<R>) -> Result<Option<(u64, String)>, ImportError> {
    let (line, mut text) = (input.line(), String::new());
    input.mark();
    let read = input.read_line(&mut text);
    match read {
        Ok(0) => Ok(None),
        Ok(_) => Ok(Some((line, text))),
        Err(error) => Err(ImportError::Read(error)),
    }
}

/// The fields of a whole record.
fn fields(record: &str) -> Result<Vec<String>, &'static str> {
    let mut fields = Vec::new();
    let mut rest = record;
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_field(quoted)?,
            None => plain_field(rest)?,
        };
        fields.push(field);
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None if after.is_empty() => return Ok(fields),
            None => return Err("there is text after a closing quotation mark"),
        }
    }
}

fn plain_field(rest: &str) -> Result<(String, &str), &'static str> {
    let (field, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
    if field.contains('"') {
        return Err("there is a quotation mark in a field without quotation marks around it");
    }
    Ok((field.to_owned(), after))
}

fn quoted_field(quoted: &str) -> Result<(String, &str), &'static str> {
    let (mut field, mut rest) = (String::new(), quoted);
    loop {
        let Some((text, after)) = rest.split_once('"') else { return Err("a quotation mark is not closed") };
        field.push_str(text);
        match after.strip_prefix('"') {
            Some(more) => rest = more,
            None => return Ok((field, after)),
        }
        field.push('"');
    }
}

fn add<R: Read>(
    sink: &mut Sink<'_>,
    source: &str,
    target: &str,
    place: (u64, &Decoded<R>),
) -> Result<(), ImportError> {
    let (line, input) = place;
    let Some((from, to)) = sink.languages() else { return Err(ImportError::LanguagesNeeded) };
    if input.is_malformed() && (source.contains('\u{fffd}') || target.contains('\u{fffd}')) {
        sink.skip(line, "there are bytes in it that are no text; save the file as UTF-8");
        return Ok(());
    }
    let text = |text: &str| TaggedText::plain(text.trim());
    let unit = NewUnit {
        from: from.clone(),
        to: to.clone(),
        source: text(source),
        target: text(target),
        previous: None,
        next: None,
        document: None,
        author: sink.options.author.clone(),
        at: sink.options.at,
        origin: Origin::Imported,
    };
    sink.add(&unit, None, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_fields() {
        let check = |record, expected: Result<&[&str], ()>| {
            let found = fields(record).map_err(|_| ());
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
        check(r#""a"b,c"#, Err(()));
        check(r#"a"b",c"#, Err(()));
    }
}
