//! XLSX: one sheet with the names of the columns in the first row, row by row, so that any number of units is held on
//! the disk and not in memory. Every cell is text: what looks like a formula is none.

use super::ExportError;
use super::table::cell;
use crate::table_columns::Column;
use crate::unit::Unit;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What a sheet and a cell can hold.
const MOST_ROWS: u32 = 1_048_576;
const LONGEST_CELL: usize = 32_767;

/// A sheet being written.
pub(super) struct Sheet {
    workbook: Workbook,
    /// The next one.
    row: u32,
}

impl Sheet {
    /// With its first row. What is not packed yet is kept in `room`.
    pub(super) fn new(room: &Path) -> Result<Self, ExportError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(room).map_err(failed)?;
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
        write_row(sheet, 0, Column::ALL.map(|column| column.name().to_owned()))?;
        Ok(Self { workbook, row: 1 })
    }

    /// One unit.
    pub(super) fn unit(&mut self, unit: &Unit) -> Result<(), ExportError> {
        if self.row >= MOST_ROWS {
            return Err(ExportError::TooManyForXlsx);
        }
        let cells = Column::ALL.map(|column| cell(unit, column));
        // Excel counts in UTF-16.
        if cells.iter().any(|cell| cell.len() > LONGEST_CELL && cell.encode_utf16().count() > LONGEST_CELL) {
            return Err(ExportError::TooLongForXlsx { unit: unit.id });
        }
        let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
        caught(|| write_row(sheet, self.row, cells))?;
        self.row += 1;
        Ok(())
    }

    /// Packs what was written into the file.
    pub(super) fn finish(mut self, out: &mut (dyn Write + Send)) -> Result<(), ExportError> {
        caught(|| self.workbook.save_to_writer(out).map_err(failed))
    }
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: [String; Column::ALL.len()]) -> Result<(), ExportError> {
    for (column, text) in (0..).zip(cells) {
        if !text.is_empty() {
            sheet.write_string(row, column, text).map_err(failed)?;
        }
    }
    Ok(())
}

/// The library panics where what is not packed yet cannot be written, on a full disk above all.
fn caught(work: impl FnOnce() -> Result<(), ExportError>) -> Result<(), ExportError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map_or("the sheet could not be written", String::as_str);
        let is_full = said.contains("StorageFull");
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        Err(ExportError::Write(if is_full { full() } else { io::Error::other(said.to_owned()) }))
    })
}

fn failed(error: XlsxError) -> ExportError {
    match error {
        XlsxError::IoError(error) => ExportError::Write(error),
        other => ExportError::Write(io::Error::other(other)),
    }
}
