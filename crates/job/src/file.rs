//! The job as a file: is it there, is it still there, making one, copying one, and bringing an older one up to date
//! after a copy of it was kept.

use crate::bounds;
use crate::connection;
use crate::error::JobError;
use crate::migration::{self, M};
use crate::publish::publish;
use crate::schema;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

/// The one path of a job, however it was named, once it may be a job at all. Only asks for facts about the file:
/// opening and closing it here would end SQLite's locks of other connections in this process.
pub(crate) fn locate(path: &Path) -> Result<PathBuf, JobError> {
    let found = std::fs::metadata(path)?;
    if !found.is_file() {
        return Err(JobError::NotAJob);
    }
    if found.len() == 0 {
        return Err(JobError::Empty);
    }
    if found.len() > bounds::FILE {
        return Err(JobError::TooLarge { what: "this file" });
    }
    Ok(std::fs::canonicalize(path)?)
}

/// Tells one file from another that later has its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity(#[cfg(unix)] (u64, u64));

/// The file that has this name now.
pub(crate) fn identity(path: &Path) -> Result<Identity, JobError> {
    let found = std::fs::metadata(path)?;
    #[cfg(unix)]
    return Ok(Identity({
        use std::os::unix::fs::MetadataExt;
        (found.dev(), found.ino())
    }));
    #[cfg(not(unix))]
    return Ok({
        let _ = found;
        Identity()
    });
}

/// A file name without any folder, of either kind of system; files from elsewhere may hold anything.
pub(crate) fn bare_name(name: &str) -> &str {
    let last = name.rsplit(['/', '\\', ':']).next().unwrap_or_default();
    if last == "." || last == ".." { "" } else { last }
}

/// Makes a job file that `fill` fills in one transaction.
pub(crate) fn create(
    path: &Path,
    fill: impl FnOnce(&Connection) -> Result<(), JobError>,
) -> Result<(), JobError> {
    publish(path, |unfinished| {
        let mut conn = connection::create(unfinished)?;
        conn.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
        let tx = conn.transaction()?;
        migration::run(&tx, &migration::steps(), migration::VERSION)?;
        fill(&tx)?;
        tx.commit()?;
        conn.close().map_err(|(_, error)| error.into())
    })
}

/// A copy in one file, of what is saved at this moment.
pub(crate) fn copy(conn: &Connection, target: &Path) -> Result<(), JobError> {
    publish(target, |unfinished| {
        let mut copy = connection::create(unfinished)?;
        let backup = rusqlite::backup::Backup::new(conn, &mut copy)?;
        backup.run_to_completion(1000, std::time::Duration::ZERO, None)?;
        drop(backup);
        connection::into_one_file(&copy)?;
        copy.close().map_err(|(_, error)| error.into())
    })
}

/// Brings an older file to the newest version; a copy stays beside it.
pub(crate) fn upgrade(
    conn: &mut Connection,
    path: &Path,
    steps: &[M],
    from: i64,
    to: i64,
) -> Result<(), JobError> {
    copy(conn, &kept_name(path, from)?)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    migration::run(&tx, steps, to)?;
    tx.commit()?;
    Ok(())
}

/// `a.persklaar` of version 1 is kept as `a.v1.persklaar`, or with a number where that is taken.
fn kept_name(path: &Path, version: i64) -> Result<PathBuf, JobError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let names = (1..1000).map(|count| match count {
        1 => format!("{stem}.v{version}.persklaar"),
        _ => format!("{stem}.v{version}-{count}.persklaar"),
    });
    names.map(|name| path.with_file_name(name)).find(|path| !path.exists()).ok_or(JobError::Exists)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_name_is_kept() {
        let check = |name: &str, expected: &str| assert_eq!(bare_name(name), expected, "{name}");
        check("persbericht.html", "persbericht.html");
        check("/home/anna/persbericht.html", "persbericht.html");
        check("C:\\Users\\anna\\persbericht.html", "persbericht.html");
        check("../..", "");
        check("a/", "");
    }
}
