//! XLSX: the first sheet, a unit a row, its columns as in CSV. Formulas give the value that was stored with them.
//!
//! The file is a zip that may unpack to anything: it is kept in a temporary file, and each part of it is unpacked once
//! for counting before it is read. The line of a unit is its row.

use super::columns::{Columns, MOST_COLUMNS};
use super::sink::Sink;
use super::{ImportError, Reason};
use calamine::{Data, DataRef, Reader, Xlsx};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, Write};
use zip::ZipArchive;

const MB: u64 = 1024 * 1024;
/// No sheet that Excel can hold is larger when it is packed, or unpacked.
const LARGEST_FILE: u64 = 512 * MB;
const LARGEST_SHEET: u64 = 1024 * MB;
const LARGEST_IN_ALL: u64 = 4096 * MB;
/// What is read whole: the texts that cells share; and the rest, which only says how the parts belong together.
const LARGEST_TEXTS: u64 = 256 * MB;
const LARGEST_PART: u64 = 32 * MB;
const LONGEST_PIECE: u64 = 32 * MB;
const MOST_PARTS: usize = 10_000;
/// No cell of Excel is longer: 32,767 characters of UTF-16, in UTF-8.
const LONGEST_CELL: usize = 3 * 32_767;
/// All cells together: what they share is packed once, and could be taken any number of times.
const MOST_TEXT: u64 = 4096 * MB;

/// Reads a whole file into the sink.
pub(crate) fn read(bytes: impl Read, sink: &mut Sink<'_>) -> Result<(), ImportError> {
    let (file, size) = kept(bytes)?;
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|_| broken(1, CUT_SHORT))?;
    refuse_foreign(&zip)?;
    refuse_bomb(&mut zip, LARGEST_IN_ALL)?;
    let mut file = zip.into_inner();
    file.rewind().map_err(ImportError::Read)?;
    let mut workbook: Xlsx<_> = Xlsx::new(file).map_err(|error| damaged(1, &error))?;
    let first = workbook.sheet_names().into_iter().next();
    let Some(name) = first else { return Err(broken(1, "there is no sheet in it")) };
    read_sheet(&mut workbook, &name, size, sink)
}

/// The bytes in a file that goes away by itself, for a zip is read from its end.
fn kept(bytes: impl Read) -> Result<(File, u64), ImportError> {
    let mut file = tempfile::tempfile().map_err(ImportError::Read)?;
    let size = io::copy(&mut bytes.take(LARGEST_FILE + 1), &mut file).map_err(ImportError::Read)?;
    if size > LARGEST_FILE {
        return Err(broken(1, "it is larger than 512 MB; save it as CSV"));
    }
    file.flush().and_then(|()| file.rewind()).map_err(ImportError::Read)?;
    Ok((file, size))
}

/// Other programs pack their files as well.
fn refuse_foreign<R: Read + Seek>(zip: &ZipArchive<R>) -> Result<(), ImportError> {
    let has = |name: &str| zip.file_names().flatten().any(|found| found.eq_ignore_ascii_case(name));
    if has("xl/workbook.xml") {
        return Ok(());
    }
    let reason = if has("word/document.xml") {
        "it is a Word document; open it as a release"
    } else if has("xl/workbook.bin") || has("content.xml") {
        "it is a sheet of another kind; save it as XLSX"
    } else {
        "it is a packed folder (zip); unpack it and import the files in it"
    };
    Err(ImportError::Unknown(reason.to_owned()))
}

/// What a zip says of the sizes in it need not be true, and its parts may be the same bytes.
fn refuse_bomb<R: Read + Seek>(zip: &mut ZipArchive<R>, mut left: u64) -> Result<(), ImportError> {
    if zip.len() > MOST_PARTS {
        return Err(broken(1, "it has more parts than any sheet needs"));
    }
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(|error| damaged(1, &error))?;
        let name = part.name().map_err(|error| damaged(1, &error))?.into_owned();
        let most = most_of(&name);
        let mut gauge = Gauge::default();
        let unpacked =
            io::copy(&mut part.take(most.min(left) + 1), &mut gauge).map_err(|error| damaged(1, &error))?;
        if unpacked > most {
            return Err(broken(1, &format!("{name} in it is larger than {} MB", most / MB)));
        }
        if unpacked > left {
            return Err(broken(1, "it is larger than 4 GB when it is unpacked"));
        }
        if is_xml(&name) && gauge.longest > LONGEST_PIECE {
            return Err(broken(
                1,
                &format!("a piece of {name} in it is longer than {} MB", LONGEST_PIECE / MB),
            ));
        }
        left -= unpacked;
    }
    Ok(())
}

/// How long a tag with the text after it is: each is read at once.
#[derive(Default)]
struct Gauge {
    since: u64,
    longest: u64,
}

impl Write for Gauge {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split_inclusive(|byte| *byte == b'<') {
            self.since += piece.len() as u64;
            self.longest = self.longest.max(self.since);
            if piece.ends_with(b"<") {
                self.since = 0;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn is_xml(name: &str) -> bool {
    [".xml", ".rels"].iter().any(|ending| name.ends_with(ending))
}

/// By what it is used for; where a sheet stands is the file's to say, so that any part can be one.
fn most_of(name: &str) -> u64 {
    if name.starts_with("xl/worksheets/") {
        LARGEST_SHEET
    } else if name == "xl/sharedStrings.xml" || !is_xml(name) {
        LARGEST_TEXTS
    } else {
        LARGEST_PART
    }
}

fn read_sheet<R: Read + Seek>(
    workbook: &mut Xlsx<R>,
    name: &str,
    size: u64,
    sink: &mut Sink<'_>,
) -> Result<(), ImportError> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|error| damaged(1, &error))?;
    let rows = u64::from(cells.dimensions().end.0).max(1);
    let mut table =
        Table { size, rows, number: 0, row: Vec::new(), text: 0, is_too_long: false, columns: None };
    while let Some(cell) = cells.next_cell().map_err(|error| damaged(u64::from(table.number) + 1, &error))? {
        let (row, column) = cell.get_position();
        if row != table.number {
            table.end_row(sink)?;
            table.number = row;
        }
        table.put(column as usize, cell.get_value())?;
    }
    table.end_row(sink)
}

/// The rows of a sheet as their cells come.
struct Table {
    size: u64,
    rows: u64,
    /// From 0.
    number: u32,
    row: Vec<String>,
    /// Bytes in all cells so far.
    text: u64,
    /// Whether a cell of the row is longer than any can be.
    is_too_long: bool,
    columns: Option<Columns>,
}

impl Table {
    fn put(&mut self, column: usize, value: &DataRef<'_>) -> Result<(), ImportError> {
        if column >= MOST_COLUMNS || matches!(value, DataRef::Empty) {
            return Ok(());
        }
        if length(value) > LONGEST_CELL {
            self.is_too_long = true;
            return Ok(());
        }
        self.text += length(value) as u64;
        if self.text > MOST_TEXT {
            return Err(broken(u64::from(self.number) + 1, "there is more than 4 GB of text in the sheet"));
        }
        if self.row.len() <= column {
            self.row.resize(column + 1, String::new());
        }
        if let Some(cell) = self.row.get_mut(column) {
            *cell = text(value);
        }
        Ok(())
    }

    fn end_row(&mut self, sink: &mut Sink<'_>) -> Result<(), ImportError> {
        let mut row = std::mem::take(&mut self.row);
        if std::mem::take(&mut self.is_too_long) {
            sink.skip(u64::from(self.number) + 1, Reason::CellTooLong);
            return Ok(());
        }
        // A cell that is not there is one without text.
        row.resize(row.len().max(2), String::new());
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let number = u64::from(self.number);
        sink.step(self.size * number.min(self.rows) / self.rows)?;
        if let Some(columns) = &self.columns {
            return columns.take(&row, sink, number + 1);
        }
        let (columns, is_named) = Columns::begin(&row, sink)?;
        let taken = if is_named { Ok(()) } else { columns.take(&row, sink, number + 1) };
        self.columns = Some(columns);
        taken
    }
}

fn length(value: &DataRef<'_>) -> usize {
    match value {
        DataRef::String(text) => text.len(),
        DataRef::SharedString(text) => text.len(),
        _ => 0,
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        other => Data::from(other.clone()).to_string(),
    }
}

/// A file that a program began to write, or that was damaged on its way.
const CUT_SHORT: &str = "it is packed, as XLSX is, and cut short or damaged";

fn damaged(line: u64, error: &impl ToString) -> ImportError {
    broken(line, &format!("the sheet is damaged: {}", error.to_string()))
}

fn broken(line: u64, reason: &(impl ToString + ?Sized)) -> ImportError {
    ImportError::Broken { line, reason: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_counted_together() {
        let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        for name in ["xl/worksheets/a.xml", "xl/worksheets/b.xml", "media/c.png"] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(&[b'<'; 1000]).unwrap();
        }
        let mut zip = ZipArchive::new(zip.finish().unwrap()).unwrap();
        let mut check = |most, expected| assert_eq!(refuse_bomb(&mut zip, most).is_ok(), expected, "{most}");
        check(3000, true);
        check(2999, false);
        check(2000, false);
        check(0, false);
    }

    #[test]
    fn pieces_end_where_tags_begin() {
        let check = |writes: &[&str], expected| {
            let mut gauge = Gauge::default();
            writes.iter().for_each(|text| gauge.write_all(text.as_bytes()).unwrap());
            assert_eq!(gauge.longest, expected, "{writes:?}");
        };
        check(&["<a>text</a>"], 7);
        check(&["<a>te", "x>t</b"], 8);
        check(&["", "abc"], 3);
        check(&[], 0);
    }
}
