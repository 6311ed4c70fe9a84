//! A place to write to that asks before every piece whether to go on, for work that cannot be asked itself.

use super::ExportError;
use std::io::{self, Write};
use std::ops::ControlFlow;

/// Asked before every piece.
type Asked<'a> = &'a mut (dyn FnMut() -> ControlFlow<()> + Send);

struct Watched<'a, W> {
    out: &'a mut W,
    go_on: Asked<'a>,
    is_stopped: bool,
}

/// Lets `work` write until it is done, or until it is not to go on.
pub(super) fn writing<W: Write + Send>(
    out: &mut W,
    go_on: Asked<'_>,
    work: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let mut watched = Watched { out, go_on, is_stopped: false };
    let worked = work(&mut watched);
    if watched.is_stopped { Err(ExportError::Cancelled) } else { worked }
}

impl<W: Write> Write for Watched<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_stopped {
            // A packer that is thrown away still writes its end, and would complain.
            return Ok(bytes.len());
        }
        if (self.go_on)().is_break() {
            self.is_stopped = true;
            return Err(io::Error::other("the export was cancelled"));
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stopped_writes_no_more_and_says_so() {
        let mut left = 2;
        let mut go_on = || {
            left -= 1;
            if left < 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut out = Vec::new();
        let outcome = writing(&mut out, &mut go_on, |out| {
            out.write_all(b"a")?;
            out.write_all(b"b")?;
            assert!(out.write_all(b"c").is_err());
            // Nor where the work takes no notice.
            out.write_all(b"d")?;
            Ok(())
        });
        assert!(matches!(outcome, Err(ExportError::Cancelled)), "{outcome:?}");
        assert_eq!(out, b"ab");
    }
}
