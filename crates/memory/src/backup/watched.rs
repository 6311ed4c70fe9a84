//! Work of SQLite's that takes long, on a thread of its own, so that the caller hears how far it is and can break it
//! off.

use crate::error::MemoryError;
use rusqlite::{Connection, ErrorCode};
use std::ops::ControlFlow;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// How often the caller is asked whether to go on.
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// Does the work; `go_on` is asked again and again until it is done.
///
/// # Errors
/// Those of the work, and [`MemoryError::Cancelled`] when it was broken off.
pub(crate) fn watched<T: Send>(
    connection: Connection,
    go_on: &mut dyn FnMut() -> ControlFlow<()>,
    work: impl FnOnce(&Connection) -> Result<T, MemoryError> + Send,
) -> Result<T, MemoryError> {
    let handle = connection.get_interrupt_handle();
    let (say, hear) = channel();
    let done = std::thread::scope(|scope| {
        scope.spawn(move || say.send(work(&connection)));
        loop {
            match hear.recv_timeout(BETWEEN_LOOKS) {
                Ok(outcome) => return outcome,
                Err(RecvTimeoutError::Timeout) => {
                    if go_on().is_break() {
                        handle.interrupt();
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return Err(MemoryError::Cancelled),
            }
        }
    });
    done.map_err(interrupted)
}

fn interrupted(error: MemoryError) -> MemoryError {
    match &error {
        MemoryError::Sqlite(cause) if cause.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => {
            MemoryError::Cancelled
        }
        _ => error,
    }
}
